/* brat standoff: T lines for mentions, R lines for relations, A and # lines for what is said of them. The text that goes with
 * them has a space for CR and for other line ends that brat's reader would stumble over, so that offsets stay. */
#include "writing.h"
#include <stdlib.h>
#include <string.h>

static void number(dz_buffer *b, const char *letter, size_t n) {
    dz_buffer_text(b, letter);
    dz_buffer_number(b, n);
}

/* A line end within a mention, as bytes: LF, CR, NEL, U+2028 and U+2029. */
static size_t line_end(const char *at, size_t left) {
    if (*at == '\n' || *at == '\r')
        return 1;
    if (left >= 2 && memcmp(at, "\xC2\x85", 2) == 0)
        return 2;
    return left >= 3 && memcmp(at, "\xE2\x80", 2) == 0 && (at[2] == (char)0xA8 || at[2] == (char)0xA9) ? 3 : 0;
}

/* The text with a space in the place of line ends and control characters; LF stays when `keeps_lines`. */
static void put_text(const dz_output *o, dz_buffer *b, dreisatz_span span, bool keeps_lines) {
    size_t from = span.start;
    for (size_t i = span.start, n; i < span.end; i += n ? n : 1) {
        n = line_end(o->text + i, span.end - i);
        if ((!n && (unsigned char)o->text[i] >= ' ') || (keeps_lines && o->text[i] == '\n'))
            continue;
        dz_buffer_clean(b, o->text + from, i - from);
        dz_buffer_text(b, " ");
        from = i + (n ? n : 1);
    }
    dz_buffer_clean(b, o->text + from, span.end - from);
}

/* A mention over a line end is written in pieces, since brat shows no other. */
static void offsets(const dz_output *o, dz_buffer *b, dreisatz_span span) {
    size_t from = span.start;
    for (size_t i = span.start; i < span.end; i++) {
        if (o->text[i] != '\n')
            continue;
        if (i > from) {
            dz_buffer_number(b, dz_output_local(o, from));
            dz_buffer_text(b, " ");
            dz_buffer_number(b, dz_output_local(o, i));
            dz_buffer_text(b, ";");
        }
        from = i + 1;
    }
    dz_buffer_number(b, dz_output_local(o, from));
    dz_buffer_text(b, " ");
    dz_buffer_number(b, dz_output_local(o, span.end));
}

static void put_mention(const dz_output *o, dz_buffer *b, const dz_place *place, size_t id) {
    const dreisatz_entity *e = dreisatz_document_entity(o->document, place->entity);
    number(b, "T", id);
    dz_buffer_text(b, "\t");
    dz_buffer_text(b, dreisatz_type_name(e->type));
    dz_buffer_text(b, " ");
    offsets(o, b, place->span);
    dz_buffer_text(b, "\t");
    put_text(o, b, place->span, false);
    number(b, "\nA", id);
    dz_buffer_text(b, "\tForm ");
    number(b, "T", id);
    dz_buffer_text(b, " ");
    dz_buffer_text(b, dreisatz_form_name(e->mentions[place->mention].form));
    if (e->id_count) {
        number(b, "\n#", id);
        dz_buffer_text(b, "\tAnnotatorNotes ");
        number(b, "T", id);
        dz_buffer_text(b, "\t");
        dz_graph_key(b, e);
    }
    dz_buffer_text(b, "\n");
}

static void put_relation(dz_buffer *b, const dreisatz_relation *r, const size_t *ids, size_t id, size_t mentions) {
    number(b, "R", id);
    dz_buffer_text(b, "\t");
    dz_buffer_text(b, r->predicate);
    number(b, " Arg1:T", ids[0]);
    number(b, " Arg2:T", ids[1]);
    number(b, "\nA", mentions + id);
    dz_buffer_text(b, "\tFactuality ");
    number(b, "R", id);
    dz_buffer_text(b, " ");
    dz_buffer_text(b, dreisatz_factuality_name(r->factuality));
    dz_buffer_text(b, "\n");
}

void dz_write_brat(const dz_output *o, dz_buffer *b) {
    size_t count, relations = 0;
    dz_place *places = dz_output_places(o, &count);
    for (size_t i = 0; i < count; i++)
        put_mention(o, b, &places[i], i + 1);
    for (size_t i = 0; i < o->fact_count; i++) {
        const dreisatz_relation *r = dz_output_relation(o, &o->facts[i]);
        const size_t ids[] = {dz_output_place_of(places, count, o, r->subject), dz_output_place_of(places, count, o, r->object)};
        if (o->facts[i].leads && ids[0] && ids[1])
            put_relation(b, r, ids, ++relations, count);
    }
    free(places);
}

void dz_write_brat_text(const dz_output *o, dz_buffer *b) {
    put_text(o, b, (dreisatz_span){0, o->length}, true);
}
