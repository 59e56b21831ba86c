/* Tune: learns the weights from gold as a conditional random field. Deterministic: no clock, no random numbers but a fixed
 * sequence. */
#ifndef DZ_TUNE_H
#define DZ_TUNE_H

#include "eval/gold.h"
#include "mention.h"

typedef struct dz_tuning {
    int rounds;
    uint32_t fold, folds; /* texts whose block of 50 is `fold` modulo `folds` are left out; folds 0: none */
    const char *without;  /* names of features, between blanks, that are left out; NULL: none */
} dz_tuning;

/* Learns from the texts and writes the weights. */
bool dz_tune(const dz_image *image, dz_memory *memory, const dz_gold *gold, const dz_tuning *how, const char *out);

#endif
