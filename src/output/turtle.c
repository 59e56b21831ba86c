/* Turtle: the same statements grouped by subject, with prefixes. */
#include "literal.h"
#include "rdf.h"
#include <string.h>

static const struct {
    const char *prefix, *space;
} PREFIXES[] = {{"dz:", DZ_NS}, {"rdf:", DZ_RDF_NS}, {"rdfs:", DZ_RDFS_NS}, {"xsd:", DZ_XSD_NS}, {"wd:", DZ_WD_NS}, {"wdt:", DZ_WDT_NS}};

typedef struct writer {
    dz_buffer *b;
    char subject[600]; /* of the last triple */
    bool open;
} writer;

void dz_begin_turtle(dz_buffer *b) {
    for (size_t i = 0; i < sizeof PREFIXES / sizeof *PREFIXES; i++) {
        dz_buffer_text(b, "@prefix ");
        dz_buffer_text(b, PREFIXES[i].prefix);
        dz_buffer_text(b, " <");
        dz_buffer_text(b, PREFIXES[i].space);
        dz_buffer_text(b, "> .\n");
    }
}

/* Short where the rest is a plain name; what needs an escape is written in full. */
static void iri(dz_buffer *b, const char *text) {
    for (size_t i = 0; i < sizeof PREFIXES / sizeof *PREFIXES; i++) {
        size_t n = strlen(PREFIXES[i].space);
        const char *rest = text + n;
        if (strncmp(text, PREFIXES[i].space, n) != 0 || !*rest ||
            rest[strspn(rest, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_:")] || rest[strlen(rest) - 1] == ':')
            continue;
        dz_buffer_text(b, PREFIXES[i].prefix);
        dz_buffer_text(b, rest);
        return;
    }
    dz_literal_put(b, 'i', text);
}

static void close_group(writer *w) {
    if (w->open)
        dz_buffer_text(w->b, " .\n");
    w->open = false;
}

static void put(void *user, const char *subject, const char *predicate, char kind, const char *object) {
    writer *w = user;
    bool fits = strlen(subject) < sizeof w->subject, same = w->open && fits && strcmp(subject, w->subject) == 0;
    if (!same) {
        close_group(w);
        iri(w->b, subject);
        strcpy(w->subject, fits ? subject : "");
    }
    dz_buffer_text(w->b, same ? " ;\n    " : " ");
    iri(w->b, predicate);
    dz_buffer_text(w->b, " ");
    if (kind == 'i')
        iri(w->b, object);
    else if (kind == 'n' || kind == 'd')
        dz_buffer_text(w->b, object);
    else
        dz_literal_put(w->b, kind, object);
    w->open = true;
}

void dz_write_turtle(const dz_output *o, dz_buffer *b) {
    writer w = {.b = b};
    dz_rdf_document(o, put, &w);
    close_group(&w);
}
