/* JSON-LD: one object a run, a context and a graph of the same statements. */
#include "rdf.h"
#include <string.h>

typedef struct writer {
    dz_buffer *b;
    char subject[600]; /* of the last triple */
    bool open;
} writer;

void dz_begin_jsonld(dz_buffer *b) {
    dz_buffer_text(b, "{\"@context\":{\"dz\":\"" DZ_NS "\",\"rdf\":\"" DZ_RDF_NS "\",\"rdfs\":\"" DZ_RDFS_NS "\",\"xsd\":\"" DZ_XSD_NS
                      "\"},\n\"@graph\":[{\"@id\":\"" DZ_NS "run\",\"@type\":\"" DZ_NS "Run\"}");
}

void dz_end_jsonld(const dz_graph *g, dz_buffer *b) {
    (void)g;
    dz_buffer_text(b, "\n]}\n");
}

static void string(dz_buffer *b, const char *text) {
    dz_buffer_json(b, text, strlen(text));
}

static void value(dz_buffer *b, char kind, const char *object) {
    dz_buffer_text(b, kind == 'i' ? "{\"@id\":" : "{\"@value\":");
    string(b, object);
    if (kind == 'g')
        dz_buffer_text(b, ",\"@language\":\"de\"");
    else if (kind == 'n' || kind == 'd')
        dz_buffer_text(b, kind == 'n' ? ",\"@type\":\"xsd:integer\"" : ",\"@type\":\"xsd:decimal\"");
    dz_buffer_text(b, "}");
}

static void put(void *user, const char *subject, const char *predicate, char kind, const char *object) {
    writer *w = user;
    bool fits = strlen(subject) < sizeof w->subject, same = w->open && fits && strcmp(subject, w->subject) == 0;
    bool is_type = strcmp(predicate, DZ_RDF_NS "type") == 0;
    if (!same) {
        dz_buffer_text(w->b, w->open ? "},\n{\"@id\":" : ",\n{\"@id\":");
        string(w->b, subject);
        strcpy(w->subject, fits ? subject : "");
    }
    dz_buffer_text(w->b, ",");
    string(w->b, is_type ? "@type" : predicate);
    dz_buffer_text(w->b, ":");
    if (is_type)
        string(w->b, object);
    else
        value(w->b, kind, object);
    w->open = true;
}

void dz_write_jsonld(const dz_output *o, dz_buffer *b) {
    writer w = {.b = b};
    dz_rdf_document(o, put, &w);
    dz_buffer_text(b, w.open ? "}" : "");
}
