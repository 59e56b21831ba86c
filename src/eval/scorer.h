/* Scorer: one document's answers beside its gold; what the counts of mentions, relations and pairs share. */
#ifndef DZ_SCORER_H
#define DZ_SCORER_H

#include "score.h"

typedef struct dz_scorer {
    dz_score *score;
    const dz_gold_text *gold;
    const dreisatz_document *document;
    const uint32_t *points; /* code point of each byte */
} dz_scorer;

/* Does a side of an answer stand for the gold's argument? A pronoun stands for all mentions of its entity. */
bool dz_scorer_stands_for(const dz_scorer *s, dreisatz_argument side, uint32_t argument);

/* An answer that counts neither way where the gold does not have it: its sides are parts of solid words, or the gold, made by
 * others, knows nothing of its kind. */
bool dz_scorer_excuses(const dz_scorer *s, const dreisatz_relation *answer);

/* Counts the pairs of entities that stand in some relation, whichever it is. */
void dz_scorer_add_pairs(const dz_scorer *s);

#endif
