/* displaCy's manual mode: one object a document with the text and its names; offsets in code points, as spaCy counts. */
#include "writing.h"
#include <stdlib.h>
#include <string.h>

static void put_name(const dz_output *o, dz_buffer *b, const dz_place *place) {
    const dreisatz_entity *e = dreisatz_document_entity(o->document, place->entity);
    dz_buffer_text(b, "{\"start\":");
    dz_buffer_number(b, dz_output_local(o, place->span.start));
    dz_buffer_text(b, ",\"end\":");
    dz_buffer_number(b, dz_output_local(o, place->span.end));
    dz_buffer_text(b, ",\"label\":\"");
    dz_buffer_text(b, dreisatz_type_name(e->type));
    dz_buffer_text(b, "\"}");
}

void dz_write_displacy(const dz_output *o, dz_buffer *b) {
    size_t count, end = 0;
    dz_place *places = dz_output_places(o, &count);
    const char *comma = "";
    dz_buffer_text(b, "{\"text\":");
    dz_buffer_json(b, o->text, o->length);
    dz_buffer_text(b, ",\"ents\":[");
    for (size_t i = 0; i < count; i++) {
        if (places[i].span.start < end) /* displaCy draws no names within names */
            continue;
        end = places[i].span.end;
        dz_buffer_text(b, comma);
        put_name(o, b, &places[i]);
        comma = ",";
    }
    dz_buffer_text(b, "],\"title\":");
    dz_buffer_json(b, o->id, strlen(o->id));
    dz_buffer_text(b, "}\n");
    free(places);
}
