/* Spelling: the nearest of some names. */
#ifndef DZ_SPELLING_H
#define DZ_SPELLING_H

#include <stddef.h>

/* The name with the fewest changes from `word`, or NULL when all are far from it. */
const char *dz_spelling_nearest(const char *word, const char *const *names, size_t count);

#endif
