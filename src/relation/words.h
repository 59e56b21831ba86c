/* Words: which word lists of conditions the words of a sentence are in. Most conditions ask for a word that is not there; here
 * that is told without a look at the phrases. */
#ifndef DZ_WORDS_H
#define DZ_WORDS_H

#include "clause/clause.h"

/* One bit for the lists of the same number modulo DZ_WORDS_BITS: a bit that is not set is sure, one that is set is not. */
enum { DZ_WORDS_BITS = 512 };
typedef struct dz_words {
    uint64_t lists[DZ_WORDS_BITS / 64];
    uint64_t prepositions; /* of phrases and relative pronouns, in the same way */
} dz_words;

/* Of the nouns, adjectives and adverbs that the tokens may be, and of what compounds end in. */
void dz_words_read(dz_words *words, const dz_analysis *a, const dz_clauses *c);

static inline bool dz_words_may_hold(const dz_words *words, uint32_t list) {
    return words->lists[list % DZ_WORDS_BITS / 64] >> list % 64 & 1;
}

static inline bool dz_words_may_precede(const dz_words *words, uint32_t preposition) {
    return words->prepositions >> preposition % 64 & 1;
}

static inline bool dz_words_list_has(const dz_image *image, uint32_t lemma, uint32_t list) {
    const uint32_t *at = image->memberships + image->lemmas[lemma].memberships;
    while (*at != DZ_NONE && *at != list)
        at++;
    return *at != DZ_NONE;
}

#endif
