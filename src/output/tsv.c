/* Tab-separated values with a header. In a field, tab, line feed, carriage return and backslash are written \t, \n, \r and \\. */
#include "writing.h"
#include <string.h>

static void field(dz_buffer *b, const char *text, size_t length) {
    static const char SPECIAL[] = "\t\n\r\\", NAMES[] = "tnr\\";
    size_t from = 0;
    for (size_t i = 0; i < length; i++) {
        const char *found = text[i] ? strchr(SPECIAL, text[i]) : NULL;
        if (!found && text[i])
            continue;
        dz_buffer_clean(b, text + from, i - from);
        if (found)
            dz_buffer_add(b, (char[]){'\\', NAMES[found - SPECIAL]}, 2);
        from = i + 1;
    }
    dz_buffer_clean(b, text + from, length - from);
}

static void word(dz_buffer *b, const char *text) {
    field(b, text, strlen(text));
    dz_buffer_text(b, "\t");
}

static void number(dz_buffer *b, size_t n) {
    dz_buffer_number(b, n);
    dz_buffer_text(b, "\t");
}

static void argument(const dz_output *o, dz_buffer *b, dreisatz_argument a) {
    const dreisatz_entity *e = dz_output_entity(o, a);
    const dreisatz_mention *m = dz_output_mention(o, a);
    word(b, e->name);
    word(b, dreisatz_type_name(e->type));
    dz_buffer key = {0};
    if (e->id_count)
        dz_graph_key(&key, e);
    field(b, key.bytes ? key.bytes : "", key.used);
    b->failed = b->failed || key.failed;
    dz_buffer_free(&key);
    dz_buffer_text(b, "\t");
    number(b, dz_output_offset(o, m->span.start));
    number(b, dz_output_offset(o, m->span.end));
}

void dz_begin_tsv(dz_buffer *b) {
    dz_buffer_text(b,
                   "doc\tdate\tsubject\tsubject_type\tsubject_id\tsubject_start\tsubject_end\tpredicate\tobject\tobject_type\tobject_id\t"
                   "object_start\tobject_end\tfactuality\tconfidence\tcount\trule\tsentence\n");
}

void dz_write_tsv(const dz_output *o, dz_buffer *b) {
    for (size_t i = 0; i < o->fact_count; i++) {
        const dreisatz_relation *r = dz_output_relation(o, &o->facts[i]);
        dreisatz_span sentence = dreisatz_document_sentence(o->document, r->sentence);
        if (!o->facts[i].leads)
            continue;
        word(b, o->id);
        word(b, o->date ? o->date : "");
        argument(o, b, r->subject);
        word(b, r->predicate);
        argument(o, b, r->object);
        word(b, dreisatz_factuality_name(r->factuality));
        dz_buffer_fraction(b, r->confidence);
        dz_buffer_text(b, "\t");
        number(b, o->facts[i].count);
        word(b, r->rule);
        field(b, o->text + sentence.start, sentence.end - sentence.start);
        dz_buffer_text(b, "\n");
    }
}
