#include "rdf.h"
#include <stdlib.h>
#include <string.h>

/* Text as part of an IRI: unreserved ASCII stays, all else is percent-encoded. */
static void encode(dz_buffer *b, const char *text) {
    static const char HEX[] = "0123456789ABCDEF";
    for (; *text; text++) {
        unsigned char c = (unsigned char)*text;
        bool plain = (c >= '0' && c <= '9') || ((c | 32) >= 'a' && (c | 32) <= 'z') || strchr("-._~:/", c);
        if (plain)
            dz_buffer_add(b, text, 1);
        else
            dz_buffer_add(b, (char[]){'%', HEX[c >> 4], HEX[c & 15]}, 3);
    }
}

void dz_rdf_entity(dz_buffer *b, const dreisatz_entity *e) {
    for (size_t i = 0; i < e->id_count; i++)
        if (strcmp(e->ids[i].scheme, "wikidata") == 0) {
            dz_buffer_text(b, DZ_WD_NS);
            encode(b, e->ids[i].value);
            return;
        }
    dz_buffer key = {0};
    dz_graph_key(&key, e);
    dz_buffer_add(&key, "", 1);
    dz_buffer_text(b, DZ_NS "entity:");
    encode(b, key.failed ? "" : key.bytes);
    b->failed = b->failed || key.failed;
    dz_buffer_free(&key);
}

/* ---- the triples ---- */

typedef struct stream {
    const dz_output *o;
    dz_rdf_put *put;
    void *user;
    dz_buffer subject, object; /* NUL-terminated while in use */
} stream;

static const char *closed(dz_buffer *b) {
    dz_buffer_add(b, "", 1);
    return b->failed ? "" : b->bytes;
}

static void put(stream *s, const char *predicate, char kind, const char *object) {
    s->put(s->user, s->subject.bytes ? s->subject.bytes : "", predicate, kind, object);
}

static void put_entity(stream *s, const char *predicate, const dreisatz_entity *e) {
    s->object.used = 0;
    dz_rdf_entity(&s->object, e);
    put(s, predicate, 'i', closed(&s->object));
}

static void put_named(stream *s, const char *predicate, const char *space, const char *name) {
    s->object.used = 0;
    dz_buffer_text(&s->object, space);
    encode(&s->object, name);
    put(s, predicate, 'i', closed(&s->object));
}

static void put_number(stream *s, const char *predicate, size_t n) {
    s->object.used = 0;
    dz_buffer_number(&s->object, n);
    put(s, predicate, 'n', closed(&s->object));
}

static void put_text(stream *s, const char *predicate, char kind, dreisatz_span span) {
    s->object.used = 0;
    dz_buffer_clean(&s->object, s->o->text + span.start, span.end - span.start);
    for (size_t i = 0; i < s->object.used; i++) /* a NUL would end the text */
        if (!s->object.bytes[i])
            s->object.bytes[i] = ' ';
    put(s, predicate, kind, closed(&s->object));
}

/* Which entities some fact is about; NULL when out of memory. */
static bool *find_partners(const dz_output *o) {
    bool *takes_part = calloc(dreisatz_document_entity_count(o->document) + 1, sizeof *takes_part);
    for (size_t i = 0; takes_part && i < o->fact_count; i++) {
        const dreisatz_relation *r = dz_output_relation(o, &o->facts[i]);
        takes_part[r->subject.entity] = takes_part[r->object.entity] = true;
    }
    return takes_part;
}

static void entity(stream *s, const dreisatz_entity *e) {
    s->subject.used = 0;
    dz_rdf_entity(&s->subject, e);
    closed(&s->subject);
    put_named(s, DZ_RDF_NS "type", DZ_NS "type:", dreisatz_type_name(e->type));
    put(s, DZ_RDFS_NS "label", 'g', e->name);
}

/* The plain statements: Wikidata's properties, of which ^ turns the two sides round. */
static void plain(stream *s, const dreisatz_relation *r) {
    for (size_t i = 0; i < r->wikidata_count && r->factuality == DREISATZ_ASSERTED; i++) {
        bool turned = *r->wikidata[i] == '^';
        char property[80] = DZ_WDT_NS;
        strncat(property, r->wikidata[i] + turned, 30);
        s->subject.used = 0;
        dz_rdf_entity(&s->subject, dz_output_entity(s->o, turned ? r->object : r->subject));
        closed(&s->subject);
        put_entity(s, property, dz_output_entity(s->o, turned ? r->subject : r->object));
    }
}

static void name_statement(stream *s, size_t relation) {
    s->subject.used = 0;
    dz_buffer_text(&s->subject, DZ_NS "doc:");
    encode(&s->subject, s->o->id);
    dz_buffer_text(&s->subject, "#r");
    dz_buffer_number(&s->subject, relation + 1);
    closed(&s->subject);
}

static void statement(stream *s, const dz_fact *fact) {
    const dreisatz_relation *r = dz_output_relation(s->o, fact);
    name_statement(s, fact->relation);
    put(s, DZ_RDF_NS "type", 'i', DZ_RDF_NS "Statement");
    put_entity(s, DZ_RDF_NS "subject", dz_output_entity(s->o, r->subject));
    put_named(s, DZ_RDF_NS "predicate", DZ_NS "predicate:", r->predicate);
    put_entity(s, DZ_RDF_NS "object", dz_output_entity(s->o, r->object));
    put_named(s, DZ_NS "factuality", DZ_NS "factuality:", dreisatz_factuality_name(r->factuality));
    s->object.used = 0;
    dz_buffer_fraction(&s->object, r->confidence);
    put(s, DZ_NS "confidence", 'd', closed(&s->object));
    put(s, DZ_NS "rule", 's', r->rule);
    put(s, DZ_NS "document", 's', s->o->id);
    if (s->o->date)
        put(s, DZ_NS "date", 's', s->o->date);
    put_number(s, DZ_NS "start", dz_output_offset(s->o, r->span.start));
    put_number(s, DZ_NS "end", dz_output_offset(s->o, r->span.end));
    put_text(s, DZ_NS "sentence", 'g', dreisatz_document_sentence(s->o->document, r->sentence));
    if (r->has_source)
        put_text(s, DZ_NS "source", 's', r->source);
    plain(s, r);
}

void dz_rdf_document(const dz_output *o, dz_rdf_put *put_triple, void *user) {
    stream s = {.o = o, .put = put_triple, .user = user};
    bool *takes_part = find_partners(o);
    for (size_t i = 0; takes_part && i < dreisatz_document_entity_count(o->document); i++)
        if (takes_part[i])
            entity(&s, dreisatz_document_entity(o->document, i));
    for (size_t i = 0; i < o->fact_count; i++)
        if (o->facts[i].leads)
            statement(&s, &o->facts[i]);
    free(takes_part);
    dz_buffer_free(&s.subject);
    dz_buffer_free(&s.object);
}
