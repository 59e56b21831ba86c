/* CoNLL-2003 columns: token, part of speech and chunk (not known: -X- and O), name in IOB2; an empty line behind a sentence. */
#include "writing.h"
#include <stdlib.h>

/* A token holds no space, so that its line has four columns. */
static void put_token(const dz_output *o, dz_buffer *b, dreisatz_span token) {
    size_t from = token.start;
    for (size_t i = token.start; i < token.end; i++) {
        if ((unsigned char)o->text[i] > ' ')
            continue;
        dz_buffer_clean(b, o->text + from, i - from);
        dz_buffer_text(b, "_");
        from = i + 1;
    }
    dz_buffer_clean(b, o->text + from, token.end - from);
}

static void put_tag(const dz_output *o, dz_buffer *b, const dz_place *place, bool first) {
    const dreisatz_entity *e = dreisatz_document_entity(o->document, place->entity);
    dz_buffer_text(b, first ? "B-" : "I-");
    dz_buffer_text(b, dreisatz_type_name(e->type));
}

/* Columns cannot nest: of mentions that overlap the first and longest counts. Pronouns and descriptions are no names. */
static size_t flatten(const dz_output *o, dz_place *places, size_t count) {
    size_t kept = 0, end = 0;
    for (size_t i = 0; i < count; i++) {
        const dreisatz_entity *e = dreisatz_document_entity(o->document, places[i].entity);
        if (places[i].span.start < end || e->mentions[places[i].mention].form >= DREISATZ_PRONOUN || e->type > DREISATZ_LOC)
            continue;
        end = places[i].span.end;
        places[kept++] = places[i];
    }
    return kept;
}

void dz_write_conll(const dz_output *o, dz_buffer *b) {
    size_t count, at = 0, last = (size_t)-1, sentence = 0, last_place = (size_t)-1;
    dz_place *places = dz_output_places(o, &count);
    count = flatten(o, places, count);
    dz_buffer_text(b, "-DOCSTART- -X- O O\n\n");
    for (size_t i = 0; i < dreisatz_document_token_count(o->document); i++) {
        dreisatz_span token = dreisatz_document_token(o->document, i, &sentence);
        if (i && sentence != last)
            dz_buffer_text(b, "\n");
        last = sentence;
        while (at < count && places[at].span.end <= token.start)
            at++;
        put_token(o, b, token);
        dz_buffer_text(b, " -X- O ");
        if (at < count && places[at].span.start < token.end)
            put_tag(o, b, &places[at], at != last_place);
        else
            dz_buffer_text(b, "O");
        last_place = at < count && places[at].span.start < token.end ? at : (size_t)-1;
        dz_buffer_text(b, "\n");
    }
    dz_buffer_text(b, "\n");
    free(places);
}
