/* Score: answers against gold, counted as the annotation guide says. */
#ifndef DZ_SCORE_H
#define DZ_SCORE_H

#include "gold.h"

typedef struct dz_count {
    uint32_t tp, fp, fn;
    uint32_t touched; /* gold mentions that an answer of their type overlaps: the partial count */
} dz_count;

typedef struct dz_row {
    const char *name;
    dz_count count;
} dz_row;

typedef struct dz_score {
    dz_arena *arena;
    DZ_ARRAY(dz_row) types, predicates, rules; /* in order of first use */
    dz_count entities, relations;
    dz_count ordered_pairs, unordered_pairs; /* relations without their predicate */
    uint32_t factual, factual_right;
    uint32_t show; /* so many faults are printed */
    /* Hears of each relation that counts; NULL: nobody does. */
    void (*judged)(void *user, const dreisatz_document *document, size_t relation, bool right);
    void *user;
    const char *only; /* NULL, "entities" or "relations": which faults */
} dz_score;

/* Counts the document's answers against the gold text. */
void dz_score_add(dz_score *score, const dz_gold_text *gold, const dreisatz_document *document);

double dz_precision(dz_count c);
double dz_recall(dz_count c);
double dz_f1(dz_count c);

#endif
