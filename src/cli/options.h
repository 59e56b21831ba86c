/* Options of the command line: one table drives parsing, help, man page, completions and spelling suggestions. */
#ifndef DZ_OPTIONS_H
#define DZ_OPTIONS_H

#include "output/writers.h"

enum { DZ_EXIT_OK, DZ_EXIT_ASKED, DZ_EXIT_USAGE, DZ_EXIT_MODEL, DZ_EXIT_SKIPPED, DZ_EXIT_OUTPUT };

typedef enum dz_command {
    DZ_EXTRACT = 1,
    DZ_EVAL = 2,
    DZ_EXPLAIN = 4,
    DZ_COMPILE = 8,
    DZ_CHECK = 16,
    DZ_TUNE = 32,
    DZ_EVERY_COMMAND = 63
} dz_command;

typedef enum dz_input_kind { DZ_IN_TEXT, DZ_IN_LINES, DZ_IN_JSONL } dz_input_kind;
typedef enum dz_on_error { DZ_ON_SKIP, DZ_ON_FAIL, DZ_ON_EMIT } dz_on_error;
typedef enum dz_encoding { DZ_ENCODING_AUTO, DZ_ENCODING_UTF8, DZ_ENCODING_WINDOWS } dz_encoding;
typedef enum dz_ill_formed { DZ_ILL_REPLACE, DZ_ILL_SKIP, DZ_ILL_FAIL } dz_ill_formed;
typedef enum dz_color { DZ_COLOR_AUTO, DZ_COLOR_ALWAYS, DZ_COLOR_NEVER } dz_color;
typedef enum dz_lang_check { DZ_LANG_SKIP, DZ_LANG_MARK, DZ_LANG_OFF } dz_lang_check;

/* An option that may be given again. */
typedef struct dz_list {
    const char *at[32];
    size_t count;
} dz_list;

typedef struct dz_options {
    dz_command command;
    dz_input_kind input;
    unsigned format; /* index into DZ_WRITERS; DZ_FORMAT_AUTO: by what the output is */
    dz_unit unit;
    dz_on_error on_error;
    dz_encoding encoding;
    dz_ill_formed ill_formed;
    dz_color color;
    dz_lang_check lang_check;
    dreisatz_options extract;
    const char *model, *text_field, *id_field, *date_field, *output;
    const char *types, *predicates, *only, *fold, *without, *generate;
    dz_list add;
    double min_confidence, min_f1;
    size_t max_document, jobs, show, rounds;
    bool merge, rows, resume, progress, stats, interactive, exit_status, quiet, warnings_are_errors, json, rules, grounds, gold;
    bool help, version;
    char **files; /* what is left: operands */
    int file_count;
} dz_options;

typedef struct dz_option {
    const char *name;
    char letter;
    const char *values; /* NULL: a switch; else what it takes, choices joined by | */
    unsigned commands;  /* which have it */
    const char *help;
} dz_option;

size_t dz_option_count(void);
const dz_option *dz_option_at(size_t index);

typedef struct dz_command_name {
    const char *name;
    dz_command command;
    const char *operands, *help;
} dz_command_name;

extern const dz_command_name DZ_COMMANDS[];
extern const size_t DZ_COMMAND_COUNT;

/* Reads the arguments of `command`. Returns -1 to go on, else the exit status (help and version were printed, or the fault). */
int dz_options_read(dz_options *o, dz_command command, int argc, char **argv);

#endif
