/* Problems: what stops or blemishes the commands that work on language data and gold. */
#ifndef DZ_PROBLEMS_H
#define DZ_PROBLEMS_H

#include "model/builder.h"

/* Out of memory ends the command; so these commands need no way back from an allocation. */
extern const dreisatz_allocator DZ_OR_EXIT;

/* The faults and warnings of language data, as file:line:column: text. */
void dz_cli_print_problems(const dz_builder *b);

#endif
