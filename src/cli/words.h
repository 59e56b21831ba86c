/* Words: which capitalised words of a text the language data knows. */
#ifndef DZ_CLI_WORDS_H
#define DZ_CLI_WORDS_H

#include "model/extractor.h"

/* A line each: `lexicon`, `name` or `unknown`, and the word. */
void dz_words_print(const dz_analysis *analysis);

#endif
