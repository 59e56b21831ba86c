/* What the fuzz targets share. Each target is one file with LLVMFuzzerTestOneInput, for libFuzzer or for driver.c. */
#ifndef FUZZ_H
#define FUZZ_H

#include "dreisatz.h"
#include <stddef.h>
#include <stdint.h>

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

/* Ends the process, with what is wrong, unless `good`. */
void fuzz_check(bool good, const char *what);

/* A file of the test's own, made once and rewritten by each call; returns its path. `suffix` as in ".tsv". */
const char *fuzz_file(const char *suffix, const void *bytes, size_t size);

/* The built-in model and the model of tests/fuzz/language, opened once. */
dreisatz_model *fuzz_builtin(void);
dreisatz_model *fuzz_language(void);
const char *fuzz_folder(void); /* tests/fuzz/language */

/* Extracts with the model and checks the invariants of the document. */
void fuzz_extract(dreisatz_model *model, const char *text, size_t length);

/* What the public header promises of every document; see docs/reliability.md. */
void fuzz_check_document(const dreisatz_document *document, const char *text, size_t length);

#endif
