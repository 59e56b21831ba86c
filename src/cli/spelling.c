#include "spelling.h"
#include <string.h>

enum { LONGEST = 62, FAR = 99 };

static size_t least(size_t a, size_t b, size_t c) {
    size_t ab = a < b ? a : b;
    return ab < c ? ab : c;
}

/* Levenshtein's distance, row by row. */
static size_t distance(const char *a, const char *b) {
    size_t row[LONGEST + 1], n = strlen(b);
    if (n > LONGEST)
        return FAR;
    for (size_t j = 0; j <= n; j++)
        row[j] = j;
    for (size_t i = 0; a[i]; i++) {
        size_t corner = row[0];
        row[0] = i + 1;
        for (size_t j = 0; j < n; j++) {
            size_t change = corner + (a[i] != b[j]);
            corner = row[j + 1];
            row[j + 1] = least(change, corner + 1, row[j] + 1);
        }
    }
    return row[n];
}

const char *dz_spelling_nearest(const char *word, const char *const *names, size_t count) {
    const char *best = NULL;
    size_t fewest = strlen(word) < 5 ? 2 : 3;
    for (size_t i = 0; i < count; i++) {
        size_t d = distance(word, names[i]);
        if (d < fewest || (d == fewest && !best)) {
            fewest = d;
            best = names[i];
        }
    }
    return best;
}
