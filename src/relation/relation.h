/* Relations: rules on clauses and phrases → triples with factuality, source and qualifiers. */
#ifndef DZ_RELATION_H
#define DZ_RELATION_H

#include "clause/clause.h"
#include "entity/entity.h"

enum { DZ_R_COREF = 1, DZ_R_AMBIGUOUS_ORDER = 2 };

typedef struct dz_span {
    uint32_t start, end; /* bytes of the normalized text */
} dz_span;

enum { DZ_Q_THEME, DZ_Q_AMOUNT, DZ_Q_DATE, DZ_Q_PLACE, DZ_Q_ROLE, DZ_Q_FORMER, DZ_Q_PURPOSE, DZ_Q_INSTRUMENT };

typedef struct dz_qualifier {
    uint8_t key; /* DZ_Q_* */
    dz_span span;
    const char *value; /* normal form, NULL: none */
} dz_qualifier;

/* What speaks for and against a triple. */
typedef struct dz_grounds {
    uint32_t bits;       /* by dz_ground */
    uint32_t rule, word; /* its place among the triggers, and the lemma that it hangs on; DZ_NONE: a surface pattern */
    uint16_t predicate;
} dz_grounds;

typedef struct dz_relation {
    uint32_t subject, object; /* mentions */
    uint32_t sentence;
    uint32_t trigger_first, trigger_last; /* tokens, equal when there is none */
    uint16_t predicate;
    uint16_t file;
    uint32_t line;
    uint8_t factuality; /* dreisatz_factuality */
    uint8_t flags;
    uint16_t confidence;                  /* per ten thousand */
    dz_grounds grounds;                   /* of the confidence */
    uint32_t qualifiers, qualifier_count; /* into the list */
    dz_span source;
    uint32_t source_mention;
    uint8_t filled; /* slots filled, for choosing between rules */
} dz_relation;

typedef struct dz_relations {
    DZ_ARRAY(dz_relation) list;
    DZ_ARRAY(dz_qualifier) qualifiers;
} dz_relations;

/* Finds the relations of one sentence, whose mentions are linked. */
void dz_relation_find(dz_analysis *a, dz_entities *entities, uint32_t sentence, const dreisatz_options *options, dz_relations *relations);

#endif
