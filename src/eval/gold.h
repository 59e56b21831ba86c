/* Gold: annotated texts to measure against and to learn from. Readers for brat standoff, CoNLL-2002/2003 and GermEval
 * columns, JSON Lines and marked text. Offsets count code points once they are read, whatever their unit in the file. */
#ifndef DZ_GOLD_H
#define DZ_GOLD_H

#include "base/memory.h"
#include "output/output.h"

typedef struct dz_gold_span {
    uint32_t start, end;
    uint8_t type; /* DREISATZ_PER, STATE, ORG or LOC */
    bool ignore;  /* counts neither way */
} dz_gold_span;

/* A place where an argument of a relation is mentioned. */
typedef struct dz_gold_place {
    uint32_t argument, start, end;
} dz_gold_place;

typedef struct dz_gold_relation {
    const char *predicates;   /* alternatives joined by / */
    const char *factualities; /* the same; "" where the gold does not say */
    uint32_t subject, object; /* arguments */
    bool optional;            /* counts neither way */
} dz_gold_relation;

typedef struct dz_gold_text {
    const char *id, *text;
    size_t length;
    DZ_ARRAY(dz_gold_span) spans;
    DZ_ARRAY(dz_gold_place) places;
    DZ_ARRAY(dz_gold_relation) relations;
    uint32_t argument_count;
    uint32_t number; /* within its file or folder, from 0 */
    bool broad;      /* made by others: states are LOC, few predicates, surface forms mostly unmarked */
} dz_gold_text;

typedef struct dz_gold {
    dz_arena *arena;
    dz_unit unit; /* of the offsets in JSON Lines and brat */
    DZ_ARRAY(dz_gold_text) texts;
    char fault[300]; /* FILE:LINE: what is wrong */
} dz_gold;

/* Texts are dealt out to folds in blocks of this many. */
enum { DZ_FOLD_BLOCK = 50 };

/* Is the text part of fold `fold` of `folds`? With 0 folds it never is. */
bool dz_gold_in_fold(const dz_gold_text *text, uint32_t fold, uint32_t folds);

/* Adds the texts of a file, or of every .ann file in a folder and the folders in it, by name. False: see `fault`. */
bool dz_gold_read(dz_gold *gold, const char *path);

#endif
