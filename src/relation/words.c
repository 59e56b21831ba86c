#include "words.h"

static void note(dz_words *words, const dz_image *image, uint32_t lemma) {
    for (; lemma != DZ_NONE; lemma = image->lemmas[lemma].ending)
        for (const uint32_t *list = image->memberships + image->lemmas[lemma].memberships; *list != DZ_NONE; list++)
            words->lists[*list % DZ_WORDS_BITS / 64] |= (uint64_t)1 << *list % 64;
}

static void note_readings(dz_words *words, const dz_image *image, const dz_word *w) {
    for (uint32_t i = 0; w && i < w->reading_count; i++) {
        const dz_reading *r = &image->readings[w->readings + i];
        if (r->pos == DZ_NOUN || r->pos == DZ_ADJ || r->pos == DZ_ADV)
            note(words, image, r->lemma);
    }
}

void dz_words_read(dz_words *words, const dz_analysis *a, const dz_clauses *c) {
    *words = (dz_words){{0}};
    for (uint32_t t = c->first; t < c->last; t++) {
        note_readings(words, a->image, a->infos[t]->word);
        note(words, a->image, a->infos[t]->head);
    }
    for (uint32_t i = 0; i < c->phrases.count; i++) /* a compound with rules of its own is no reading */
        note(words, a->image, c->phrases.at[i].lemma);
}
