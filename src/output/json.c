/* The JSON formats: one object a document, or one a relation. */
#include "writing.h"
#include <string.h>

/* `,"NAME":` as one literal. */
#define KEY(b, name) dz_buffer_text((b), ",\"" name "\":")

static void string(dz_buffer *b, const char *text) {
    dz_buffer_json(b, text, strlen(text));
}

static void offsets(const dz_output *o, dz_buffer *b, dreisatz_span span) {
    dz_buffer_text(b, "\"start\":");
    dz_buffer_number(b, dz_output_offset(o, span.start));
    dz_buffer_text(b, ",\"end\":");
    dz_buffer_number(b, dz_output_offset(o, span.end));
}

static void covered(const dz_output *o, dz_buffer *b, dreisatz_span span) {
    dz_buffer_text(b, "\"text\":");
    dz_buffer_json(b, o->text + span.start, span.end - span.start);
}

static void write_span(const dz_output *o, dz_buffer *b, dreisatz_span span) {
    dz_buffer_text(b, "{");
    offsets(o, b, span);
    dz_buffer_text(b, ",");
    covered(o, b, span);
    dz_buffer_text(b, "}");
}

static void ids(dz_buffer *b, const dreisatz_entity *e) {
    if (!e->id_count)
        return;
    dz_buffer_text(b, ",\"ids\":{");
    for (size_t i = 0; i < e->id_count; i++) {
        if (i)
            dz_buffer_text(b, ",");
        dz_buffer_name(b, e->ids[i].scheme);
        dz_buffer_text(b, ":");
        string(b, e->ids[i].value);
    }
    dz_buffer_text(b, "}");
}

static void words(dz_buffer *b, const char *const *list, size_t count) {
    dz_buffer_text(b, "[");
    for (size_t i = 0; i < count; i++) {
        if (i)
            dz_buffer_text(b, ",");
        string(b, list[i]);
    }
    dz_buffer_text(b, "]");
}

static void id(dz_buffer *b, char letter, size_t index) {
    dz_buffer_add(b, (char[]){'"', letter}, 2);
    dz_buffer_number(b, index + 1);
    dz_buffer_text(b, "\"");
}

/* ---- what both formats say of a relation ---- */

static void qualifiers(const dz_output *o, dz_buffer *b, const dreisatz_relation *r) {
    const char *last = NULL;
    if (!r->qualifier_count)
        return;
    KEY(b, "qualifiers");
    dz_buffer_text(b, "{");
    for (size_t i = 0; i < r->qualifier_count; i++) {
        const dreisatz_qualifier *q = &r->qualifiers[i];
        bool same = last && strcmp(last, q->key) == 0;
        if (!same) {
            dz_buffer_text(b, last ? "]," : "");
            dz_buffer_name(b, q->key);
            dz_buffer_text(b, ":[");
        } else {
            dz_buffer_text(b, ",");
        }
        dz_buffer_text(b, "{");
        covered(o, b, q->span);
        dz_buffer_text(b, ",");
        offsets(o, b, q->span);
        if (q->value) {
            KEY(b, "value");
            string(b, q->value);
        }
        dz_buffer_text(b, "}");
        last = q->key;
    }
    dz_buffer_text(b, "]}");
}

static void codes(dz_buffer *b, const dreisatz_relation *r) {
    bool any = false;
    if (!r->plover && !r->cameo_count && !r->wikidata_count)
        return;
    KEY(b, "codes");
    dz_buffer_text(b, "{");
    if (r->plover) {
        dz_buffer_text(b, "\"plover\":");
        string(b, r->plover);
        any = true;
    }
    if (r->cameo_count) {
        dz_buffer_text(b, any ? ",\"cameo\":" : "\"cameo\":");
        words(b, r->cameo, r->cameo_count);
        any = true;
    }
    if (r->wikidata_count) {
        dz_buffer_text(b, any ? ",\"wikidata\":" : "\"wikidata\":");
        words(b, r->wikidata, r->wikidata_count);
    }
    dz_buffer_text(b, "}");
}

static void claim(const dz_output *o, dz_buffer *b, const dreisatz_relation *r) {
    KEY(b, "factuality");
    dz_buffer_name(b, dreisatz_factuality_name(r->factuality));
    if (r->trigger.end > r->trigger.start) {
        KEY(b, "trigger");
        write_span(o, b, r->trigger);
    }
    qualifiers(o, b, r);
    if (r->has_source) {
        KEY(b, "source");
        dz_buffer_text(b, "{");
        covered(o, b, r->source);
        dz_buffer_text(b, ",");
        offsets(o, b, r->source);
        if (r->source_entity) {
            KEY(b, "entity");
            id(b, 'e', *r->source_entity);
        }
        dz_buffer_text(b, "}");
    }
    codes(b, r);
    KEY(b, "flags");
    words(b, r->flags, r->flag_count);
    KEY(b, "confidence");
    dz_buffer_fraction(b, r->confidence);
    KEY(b, "rule");
    string(b, r->rule);
}

/* Where a merged fact was said, each time. */
static void evidence(const dz_output *o, dz_buffer *b, const dz_fact *fact) {
    if (!o->filter.merge)
        return;
    KEY(b, "evidence");
    dz_buffer_text(b, "[");
    for (size_t i = fact->group; i != DZ_NO_FACT; i = o->facts[i].next) {
        const dreisatz_relation *r = dz_output_relation(o, &o->facts[i]);
        dz_buffer_text(b, i == fact->group ? "{\"sentence\":" : ",{\"sentence\":");
        dz_buffer_number(b, r->sentence);
        dz_buffer_text(b, ",");
        offsets(o, b, r->span);
        dz_buffer_text(b, ",");
        covered(o, b, r->span);
        KEY(b, "factuality");
        dz_buffer_name(b, dreisatz_factuality_name(r->factuality));
        KEY(b, "confidence");
        dz_buffer_fraction(b, r->confidence);
        KEY(b, "rule");
        string(b, r->rule);
        dz_buffer_text(b, "}");
    }
    dz_buffer_text(b, "]");
}

/* What is said of the document itself. */
static void head(const dz_output *o, dz_buffer *b) {
    dz_buffer_text(b, "{\"v\":1,\"doc\":");
    string(b, o->id);
    if (o->date) {
        KEY(b, "date");
        string(b, o->date);
    }
    if (o->language) {
        KEY(b, "language");
        string(b, o->language);
    }
}

/* ---- json ---- */

static void mention(const dz_output *o, dz_buffer *b, const dreisatz_mention *m) {
    dz_buffer_text(b, "{");
    offsets(o, b, m->span);
    dz_buffer_text(b, ",");
    covered(o, b, m->span);
    KEY(b, "form");
    dz_buffer_name(b, dreisatz_form_name(m->form));
    KEY(b, "sentence");
    dz_buffer_number(b, m->sentence);
    KEY(b, "confidence");
    dz_buffer_fraction(b, m->confidence);
    KEY(b, "rule");
    string(b, m->rule);
    dz_buffer_text(b, "}");
}

static void entity(const dz_output *o, dz_buffer *b, size_t index) {
    const dreisatz_entity *e = dreisatz_document_entity(o->document, index);
    dz_buffer_text(b, "{\"id\":");
    id(b, 'e', index);
    KEY(b, "type");
    dz_buffer_name(b, dreisatz_type_name(e->type));
    KEY(b, "name");
    string(b, e->name);
    ids(b, e);
    KEY(b, "mentions");
    dz_buffer_text(b, "[");
    for (size_t i = 0; i < e->mention_count; i++) {
        if (i)
            dz_buffer_text(b, ",");
        mention(o, b, &e->mentions[i]);
    }
    dz_buffer_text(b, "]}");
}

static void entities(const dz_output *o, dz_buffer *b) {
    const char *comma = "";
    for (size_t i = 0; i < dreisatz_document_entity_count(o->document); i++) {
        if (!dz_output_keeps(o, dreisatz_document_entity(o->document, i)))
            continue;
        dz_buffer_text(b, comma);
        entity(o, b, i);
        comma = ",";
    }
}

static void side(dz_buffer *b, const char *key, dreisatz_argument a) {
    dz_buffer_text(b, key);
    dz_buffer_text(b, "{\"entity\":");
    id(b, 'e', a.entity);
    KEY(b, "mention");
    dz_buffer_number(b, a.mention);
    dz_buffer_text(b, "}");
}

static void relation(const dz_output *o, dz_buffer *b, const dz_fact *fact) {
    const dreisatz_relation *r = dz_output_relation(o, fact);
    dz_buffer_text(b, "{\"id\":");
    id(b, 'r', fact->relation);
    side(b, ",\"subject\":", r->subject);
    KEY(b, "predicate");
    string(b, r->predicate);
    side(b, ",\"object\":", r->object);
    KEY(b, "sentence");
    dz_buffer_number(b, r->sentence);
    dz_buffer_text(b, ",");
    offsets(o, b, r->span);
    claim(o, b, r);
    evidence(o, b, fact);
    dz_buffer_text(b, "}");
}

void dz_write_json(const dz_output *o, dz_buffer *b) {
    const dreisatz_document *d = o->document;
    head(o, b);
    KEY(b, "sentences");
    dz_buffer_text(b, "[");
    for (size_t i = 0; i < dreisatz_document_sentence_count(d); i++) {
        dz_buffer_text(b, i ? ",{" : "{");
        offsets(o, b, dreisatz_document_sentence(d, i));
        dz_buffer_text(b, "}");
    }
    dz_buffer_text(b, "],\"entities\":[");
    entities(o, b);
    dz_buffer_text(b, "],\"relations\":[");
    const char *comma = "";
    for (size_t i = 0; i < o->fact_count; i++) {
        if (!o->facts[i].leads)
            continue;
        dz_buffer_text(b, comma);
        relation(o, b, &o->facts[i]);
        comma = ",";
    }
    dz_buffer_text(b, "]");
    if (o->input) {
        KEY(b, "input");
        dz_buffer_add(b, o->input, o->input_length);
    }
    dz_buffer_text(b, "}\n");
}

/* ---- triples ---- */

static void argument(const dz_output *o, dz_buffer *b, const char *key, dreisatz_argument a) {
    const dreisatz_entity *e = dreisatz_document_entity(o->document, a.entity);
    const dreisatz_mention *m = &e->mentions[a.mention];
    dz_buffer_text(b, key);
    dz_buffer_text(b, "{\"name\":");
    string(b, e->name);
    KEY(b, "type");
    dz_buffer_name(b, dreisatz_type_name(e->type));
    ids(b, e);
    dz_buffer_text(b, ",");
    covered(o, b, m->span);
    KEY(b, "form");
    dz_buffer_name(b, dreisatz_form_name(m->form));
    dz_buffer_text(b, ",");
    offsets(o, b, m->span);
    dz_buffer_text(b, "}");
}

static void triple(const dz_output *o, dz_buffer *b, const dz_fact *fact) {
    const dreisatz_relation *r = dz_output_relation(o, fact);
    dreisatz_span sentence = dreisatz_document_sentence(o->document, r->sentence);
    head(o, b);
    argument(o, b, ",\"subject\":", r->subject);
    KEY(b, "predicate");
    string(b, r->predicate);
    argument(o, b, ",\"object\":", r->object);
    claim(o, b, r);
    evidence(o, b, fact);
    KEY(b, "sentence");
    dz_buffer_text(b, "{\"index\":");
    dz_buffer_number(b, r->sentence);
    dz_buffer_text(b, ",");
    offsets(o, b, sentence);
    dz_buffer_text(b, ",");
    covered(o, b, sentence);
    dz_buffer_text(b, "}}");
}

void dz_write_triples(const dz_output *o, dz_buffer *b) {
    for (size_t i = 0; i < o->fact_count; i++)
        if (o->facts[i].leads) {
            triple(o, b, &o->facts[i]);
            dz_buffer_text(b, "\n");
        }
}

void dz_write_row(const dz_output *o, dz_buffer *b) {
    const char *comma = "";
    dz_buffer_text(b, "[");
    for (size_t i = 0; i < o->fact_count; i++)
        if (o->facts[i].leads) {
            dz_buffer_text(b, comma);
            triple(o, b, &o->facts[i]);
            comma = ",";
        }
    dz_buffer_text(b, "]\n");
}

void dz_write_error(dz_buffer *b, const char *document, const char *code, const char *message) {
    dz_buffer_text(b, "{\"v\":1,\"doc\":");
    string(b, document);
    dz_buffer_text(b, ",\"error\":{\"code\":");
    string(b, code);
    dz_buffer_text(b, ",\"message\":");
    string(b, message);
    dz_buffer_text(b, "}}\n");
}
