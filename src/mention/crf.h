/* Crf: learns the weights of a linear-chain conditional random field by AdaGrad with L1 and L2 regularization. At each look at a
 * run some of the features are left out, so that each learns to do without the others. */
#ifndef DZ_CRF_H
#define DZ_CRF_H

#include "base/memory.h"
#include "labels.h"

/* A run of tokens with gold labels. Features are numbers; those of token t are features[ends[t - 1] .. ends[t]). */
typedef struct dz_run {
    const uint32_t *features, *ends;
    const uint8_t *labels, *ignore; /* ignored tokens teach nothing */
    uint32_t count;
    uint8_t before; /* label before the run: DZ_START or DZ_O */
} dz_run;

/* Numbers 0 .. DZ_LABELS are the features of the label before; features that are not `used` are too rare to learn. Returns rows of
 * DZ_LABELS - 1 weights, one a feature. */
float *dz_crf_learn(dz_arena *arena, const dz_run *runs, uint32_t count, const bool *used, uint32_t feature_count, int rounds);

#endif
