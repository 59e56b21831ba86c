/* Tune: learns the weights from gold as a conditional random field. Deterministic: no clock, no random numbers but a fixed
 * sequence. */
#ifndef DZ_TUNE_H
#define DZ_TUNE_H

#include "eval/gold.h"
#include "mention.h"

/* Learns from all texts but those whose block of 50 is `fold` modulo `folds` (folds 0: from all), and writes the weights.
 * `left_out`: evidence that it does without, but never the label before. */
bool dz_tune(const dz_image *image, dz_memory *memory, const dz_gold *gold, int rounds, uint32_t fold, uint32_t folds,
             const bool left_out[DZ_TEMPLATE_COUNT], const char *out);

#endif
