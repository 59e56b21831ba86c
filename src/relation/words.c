#include "words.h"

static void note(dz_words *words, const dz_image *image, uint32_t lemma) {
    if (lemma == DZ_NONE || !image->lemmas[lemma].listed)
        return;
    for (; lemma != DZ_NONE; lemma = image->lemmas[lemma].ending)
        for (const uint32_t *list = image->memberships + image->lemmas[lemma].memberships; *list != DZ_NONE; list++)
            words->lists[*list % DZ_WORDS_BITS / 64] |= (uint64_t)1 << *list % 64;
}

static void note_preposition(dz_words *words, uint32_t lemma) {
    words->prepositions |= (uint64_t)(lemma != DZ_NONE) << lemma % 64;
}

static void note_readings(dz_words *words, const dz_image *image, const dz_word *w) {
    dz_readings all = dz_image_readings(image, w);
    for (const dz_reading *r = all.first; r < all.end; r++) {
        if (r->pos == DZ_NOUN || r->pos == DZ_ADJ || r->pos == DZ_ADV)
            note(words, image, r->lemma);
    }
}

void dz_words_read(dz_words *words, const dz_analysis *a, const dz_clauses *c) {
    *words = (dz_words){.prepositions = 0};
    for (uint32_t t = c->first; t < c->last; t++) {
        note_readings(words, a->image, a->infos[t]->word);
        if (a->infos[t]->initial)
            note_readings(words, a->image, a->infos[t]->folded);
        note(words, a->image, a->infos[t]->head);
    }
    for (uint32_t i = 0; i < c->phrases.count; i++) {
        note(words, a->image, c->phrases.at[i].lemma); /* a compound with rules of its own is no reading */
        note_preposition(words, c->phrases.at[i].preposition);
    }
    for (uint32_t i = 0; i < c->clauses.count; i++)
        note_preposition(words, c->clauses.at[i].relative_preposition);
}
