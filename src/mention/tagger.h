/* Tagger: the best segmentation of a sentence into names and the rest, by dynamic programming over integer weights. */
#ifndef DZ_TAGGER_H
#define DZ_TAGGER_H

#include "features.h"

enum { DZ_SUMS = 1 << 13 };

/* What a group of features of the neighbourhood says, summed. */
typedef struct dz_cached_sum {
    uint64_t key;
    int32_t of[DZ_ROW];
} dz_cached_sum;

/* What a word says, summed over its features, for the places 2 before to 2 behind it. Kept from sentence to sentence. */
typedef struct dz_cached_word {
    int16_t of[DZ_OFFSETS][DZ_ROW];
} dz_cached_word;

typedef int32_t dz_transitions[DZ_LABELS + 1][DZ_ROW]; /* from (the last row: start) to */

typedef struct dz_tagger {
    const dz_image *image;
    dz_cached_word *words; /* of the words that the lexicon keeps, in the same places */
    uint32_t *marks;       /* which word it is */
    dz_cached_sum *sums;   /* DZ_SUMS places, direct mapped */
    dz_transitions transitions;
} dz_tagger;

void dz_tagger_init(dz_tagger *tagger, const dz_image *image, dz_memory *memory);
void dz_tagger_free(dz_tagger *tagger, dz_memory *memory);

/* Sets labels[t] for the tokens of the context and margins[t], by how much the label beat "no name" there. */
void dz_tagger_run(dz_tagger *tagger, const dz_context *context, dz_arena *arena, uint8_t *labels, int32_t *margins);

/* Best path for given scores: count rows of DZ_ROW, behind the label `before`. */
void dz_tagger_path(const dz_transitions transitions, const int32_t *scores, uint32_t count, int before, dz_arena *arena, uint8_t *labels);

#endif
