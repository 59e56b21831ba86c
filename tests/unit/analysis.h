/* The fixture of the stages' tests: a text goes through all stages of the built-in model. */
#ifndef UNIT_ANALYSIS_H
#define UNIT_ANALYSIS_H

#include "model/extractor.h"
#include "unit.h"

extern dz_findings found; /* of the last text, until the next */
extern dz_analysis *const analysis;

void analysis_begin(void);
void analysis_end(void);

/* Runs all stages over `text`. */
void analyze(const char *text);

/* What a test says of a lemma, a token and a mention: static text, good until the process ends or the next call. */
const char *lemma(uint32_t index);
const char *words(uint32_t first, uint32_t last);
const char *mention_text(const dz_mention *mention);

/* Adds formatted text to a line of at most `size` bytes, behind a blank unless it is the first. */
__attribute__((format(printf, 3, 4))) void append(char *line, size_t size, const char *format, ...);

#endif
