/* Tune: learns the weights from gold by an averaged structured perceptron. Deterministic: no clock, no random numbers but a
 * fixed shuffle. */
#ifndef DZ_TUNE_H
#define DZ_TUNE_H

#include "mention.h"

typedef struct dz_gold_span {
    uint32_t start, end; /* code points */
    uint8_t type;        /* DREISATZ_PER, ORG or LOC */
    bool ignore;
} dz_gold_span;

typedef struct dz_gold_text {
    const char *text;
    size_t length;
    DZ_ARRAY(dz_gold_span) spans;
} dz_gold_text;

typedef DZ_ARRAY(dz_gold_text) dz_gold_texts;

/* Reads a devsets JSONL file; false when it cannot be read. */
bool dz_gold_read(dz_gold_texts *gold, dz_arena *arena, const char *path);

/* Learns from all texts but those whose block of 50 is `fold` modulo `folds` (folds 0: from all), and writes the weights. */
bool dz_tune(const dz_image *image, dz_memory *memory, const dz_gold_texts *gold, int rounds, uint32_t fold, uint32_t folds, const char *out);

#endif
