/* doccano's JSON Lines: one object a document with entities and the relations between them; offsets in code points. */
#include "writing.h"
#include <stdlib.h>
#include <string.h>

static void put_entity(const dz_output *o, dz_buffer *b, const dz_place *place, size_t id) {
    dz_buffer_text(b, id > 1 ? ",{\"id\":" : "{\"id\":");
    dz_buffer_number(b, id);
    dz_buffer_text(b, ",\"label\":\"");
    dz_buffer_text(b, dreisatz_type_name(dreisatz_document_entity(o->document, place->entity)->type));
    dz_buffer_text(b, "\",\"start_offset\":");
    dz_buffer_number(b, dz_output_local(o, place->span.start));
    dz_buffer_text(b, ",\"end_offset\":");
    dz_buffer_number(b, dz_output_local(o, place->span.end));
    dz_buffer_text(b, "}");
}

static void put_relation(dz_buffer *b, const dreisatz_relation *r, size_t id, const size_t *ids) {
    dz_buffer_text(b, id > 1 ? ",{\"id\":" : "{\"id\":");
    dz_buffer_number(b, id);
    dz_buffer_text(b, ",\"from_id\":");
    dz_buffer_number(b, ids[0]);
    dz_buffer_text(b, ",\"to_id\":");
    dz_buffer_number(b, ids[1]);
    dz_buffer_text(b, ",\"type\":");
    dz_buffer_json(b, r->predicate, strlen(r->predicate));
    dz_buffer_text(b, "}");
}

void dz_write_doccano(const dz_output *o, dz_buffer *b) {
    size_t count, relations = 0;
    dz_place *places = dz_output_places(o, &count);
    dz_buffer_text(b, "{\"text\":");
    dz_buffer_json(b, o->text, o->length);
    dz_buffer_text(b, ",\"entities\":[");
    for (size_t i = 0; i < count; i++)
        put_entity(o, b, &places[i], i + 1);
    dz_buffer_text(b, "],\"relations\":[");
    for (size_t i = 0; i < o->fact_count; i++) {
        const dreisatz_relation *r = dz_output_relation(o, &o->facts[i]);
        const size_t ids[] = {dz_output_place_of(places, count, o, r->subject), dz_output_place_of(places, count, o, r->object)};
        if (o->facts[i].leads && ids[0] && ids[1])
            put_relation(b, r, ++relations, ids);
    }
    dz_buffer_text(b, "],\"comments\":[]}\n");
    free(places);
}
