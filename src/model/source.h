/* Source files of the language data: lines, columns, and the list of what is wrong with them. */
#ifndef DZ_SOURCE_H
#define DZ_SOURCE_H

#include "base/memory.h"

typedef struct dz_problem {
    const char *file; /* as shown to people */
    uint32_t line, column;
    bool warning;
    const char *text;
} dz_problem;

typedef struct dz_problems {
    dz_arena *arena;
    DZ_ARRAY(dz_problem) list;
    uint32_t errors;
} dz_problems;

void dz_problem_add(dz_problems *problems, const char *file, uint32_t line, uint32_t column, bool warning, const char *format, ...)
    __attribute__((format(printf, 6, 7)));

/* A file read whole; NUL-terminated. Names are relative to the data folder. */
typedef struct dz_source {
    const char *name;
    char *text;
    size_t length;
    uint16_t file; /* index in the image */
} dz_source;

bool dz_source_read(dz_source *source, dz_arena *arena, const char *folder, const char *name, dz_problems *problems);

/* Names of the files in `folder`/`sub` that start with `prefix` and end in `suffix`, sorted, as `sub`/name. */
typedef DZ_ARRAY(const char *) dz_file_list;
void dz_source_list(dz_file_list *list, dz_arena *arena, const char *folder, const char *sub, const char *prefix, const char *suffix);

/* One line after the other: the columns between tabs, cut in place. Comments and empty lines are skipped. */
enum { DZ_MAX_COLUMNS = 14 };
typedef struct dz_lines {
    char *at;
    uint32_t line;
    uint32_t count; /* columns of this line */
    char *columns[DZ_MAX_COLUMNS];
} dz_lines;

dz_lines dz_lines_of(dz_source *source);
bool dz_lines_next(dz_lines *lines);
/* Column `n`, or "" when the line is shorter. */
const char *dz_lines_column(const dz_lines *lines, uint32_t n);

/* Cuts the next item off a list joined by `sign`; NULL at the end. */
char *dz_split_next(char **rest, char sign);

#endif
