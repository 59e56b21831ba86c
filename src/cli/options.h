/* Options of the command line: one table drives parsing, help and spelling suggestions. */
#ifndef DZ_OPTIONS_H
#define DZ_OPTIONS_H

#include "output/output.h"

enum { DZ_EXIT_OK, DZ_EXIT_ASKED, DZ_EXIT_USAGE, DZ_EXIT_MODEL, DZ_EXIT_SKIPPED, DZ_EXIT_OUTPUT };

typedef enum dz_input_kind { DZ_IN_TEXT, DZ_IN_LINES, DZ_IN_JSONL } dz_input_kind;
typedef enum dz_format { DZ_FORMAT_AUTO, DZ_FORMAT_TRIPLES, DZ_FORMAT_JSON, DZ_FORMAT_TEXT } dz_format;
typedef enum dz_on_error { DZ_ON_SKIP, DZ_ON_FAIL, DZ_ON_EMIT } dz_on_error;

typedef struct dz_options {
    dz_input_kind input;
    dz_format format;
    dz_unit unit;
    dz_on_error on_error;
    dreisatz_options extract;
    const char *model, *text_field, *id_field, *color, *output;
    const char *add[16];
    size_t add_count;
    double min_confidence;
    bool exit_status, quiet;
    char **files; /* what is left: operands */
    int file_count;
} dz_options;

/* Reads the arguments. Returns -1 to go on, else the exit status (help and version were printed, or the fault). */
int dz_options_read(dz_options *o, int argc, char **argv);

#endif
