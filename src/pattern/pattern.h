/* Patterns: the regular expressions of gazetteers/patterns/ → figures: dates and amounts as written, with their normal form.
 *
 * An expression is tried only at a token that it may start with (dz_expression.starts), anchored there, and looks at most
 * DZ_PATTERN_REACH bytes ahead: so the cost is linear and next to nothing for a token that starts none. The longest match
 * counts, of equal ones the expression that stands first in the files. Figures do not overlap. */
#ifndef DZ_PATTERN_H
#define DZ_PATTERN_H

#include "lexicon/lexicon.h"
#include <stdatomic.h>
#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>

enum { DZ_PATTERN_REACH = 256, DZ_PATTERN_GROUPS = 31 };

typedef struct dz_figure {
    uint32_t first, last; /* tokens [first, last) */
    uint32_t start, end;  /* bytes of the normalized text */
    uint8_t kind;         /* dz_figure_kind */
    const char *value;    /* ISO 8601 date, or number and unit; NULL when there is none */
} dz_figure;

typedef DZ_ARRAY(dz_figure) dz_figures; /* in text order */

/* ---- compiled expressions: of a model, shared by threads ---- */

/* Published once and never changed: NULL until its first use, and the one with machine code until it has been used often. */
typedef struct dz_code {
    _Atomic(pcre2_code *) plain, fast;
} dz_code;

typedef struct dz_codes {
    const dz_image *image;
    dreisatz_allocator allocator;
    dz_code *at; /* one an expression of the image */
} dz_codes;

/* False when out of memory. `image` and `codes` stay where they are until dz_codes_free. */
bool dz_codes_init(dz_codes *codes, const dz_image *image, const dreisatz_allocator *allocator);
void dz_codes_free(dz_codes *codes);
/* The code of an expression, compiled when it is the first call; NULL when out of memory or the source is refused. */
pcre2_code *dz_codes_get(dz_codes *codes, uint32_t expression, bool fast);

/* Compiles `source` for a look at its faults: NULL, *fault (see pcre2_get_error_message) and *offset. */
pcre2_code *dz_code_compile(const dreisatz_allocator *allocator, const char *source, int *fault, size_t *offset);
/* PCRE2's memory through the allocator, which must outlive all that is made with it. NULL when out of memory. */
pcre2_general_context *dz_code_memory(const dreisatz_allocator *allocator);

/* ---- finder: of an extractor, one thread's ---- */

typedef struct dz_finder {
    dz_codes *codes;
    dz_memory *memory;
    pcre2_match_context *limits; /* made on first use, as the others */
    pcre2_match_data *match;
    uint8_t *uses;       /* of each expression, up to the number that makes it fast */
    uint32_t limit_hits; /* matches given up, over all texts: a limit of PCRE2 was hit, or the source is refused by it */
} dz_finder;

void dz_finder_init(dz_finder *finder, dz_codes *codes, dz_memory *memory);
void dz_finder_free(dz_finder *finder);

/* All figures of a text whose tokens the lexicon has read. */
void dz_pattern_find(dz_finder *finder, const dz_text *text, const dz_info *const *infos, dz_arena *arena, dz_figures *figures);

/* Index of the first figure that starts at this token or behind it: a search by halves. */
static inline uint32_t dz_figure_from(const dz_figures *figures, uint32_t token) {
    uint32_t low = 0, high = figures->count;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (figures->at[middle].first < token)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* ---- normal forms ---- */

/* A match with its named groups. */
typedef struct dz_groups {
    const dz_image *image;
    const pcre2_code *code;
    const char *subject;
    const size_t *ends; /* PCRE2's pairs of offsets */
    uint32_t count;     /* of groups that are set or stand before one that is */
} dz_groups;

/* Fills the template `form`: literal text and
 *   {name}        what the table of this name says of the text of the group of this name, else the text
 *   {name:2}      the same, filled up with zeros to two digits
 *   {name*scale}  the number times the number of the other group (1 when that one is not set)
 * NULL when a number cannot be read or is too large. */
const char *dz_figure_value(const dz_groups *groups, const char *form, dz_arena *arena);

#endif
