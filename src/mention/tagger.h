/* Tagger: the best segmentation of a sentence into names and the rest, by dynamic programming over integer weights. */
#ifndef DZ_TAGGER_H
#define DZ_TAGGER_H

#include "features.h"

enum { DZ_SUMS = 1 << 13 };

/* The tagger keeps the labels in this order: the beginnings and O, which may follow anything, then the inside of each name four places
 * behind its beginning. */
static inline int dz_place_of(int label) {
    return label == DZ_O ? 3 : label & 1 ? label / 2 : 3 + label / 2;
}

/* What a word says for its label and those of its neighbours, summed over its features; without O, for which nothing counts. Kept with the
 * word, in a line of the processor's cache. */
typedef struct dz_evidence {
    int16_t of[DZ_OFFSETS][DZ_NAMED];
    uint32_t known;
} dz_evidence;

/* What a group of features of the neighbourhood says, summed. */
typedef struct dz_cached_sum {
    int32_t of[DZ_NAMED];
    uint64_t key;
} dz_cached_sum;

/* From a label (the last row: start) to the places of others; from O or the start to an inside nothing leads. */
typedef int32_t dz_transitions[DZ_LABELS + 1][DZ_ROW];

/* The same, ready for the search: see tagger.c. */
typedef struct dz_ways {
    int32_t outer[DZ_LABELS + 1][DZ_ROW / 2];      /* from each label to the beginnings and O */
    int32_t begun[DZ_ROW / 2], inside[DZ_ROW / 2]; /* to the insides from their beginnings, from themselves */
} dz_ways;

void dz_ways_make(dz_ways *ways, const dz_transitions transitions);

typedef struct dz_tagger {
    const dz_image *image;
    void *block;         /* that the sums lie in */
    dz_cached_sum *sums; /* DZ_SUMS places, direct mapped */
    dz_ways ways;
    dz_arena arena; /* of the running island */
} dz_tagger;

void dz_tagger_init(dz_tagger *tagger, const dz_image *image, dz_memory *memory);
void dz_tagger_free(dz_tagger *tagger, dz_memory *memory);

/* Sets labels[t] for the tokens of the context and margins[t], by how much the label beat "no name" there. */
void dz_tagger_run(dz_tagger *tagger, const dz_context *context, uint8_t *labels, int32_t *margins);

/* Best path for given scores: count rows of DZ_ROW in the order of dz_place_of, behind the label `before`. */
void dz_tagger_path(const dz_ways *ways, const int32_t *scores, uint32_t count, int before, dz_arena *arena, uint8_t *labels);

#endif
