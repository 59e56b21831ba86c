/* Feature: one piece of evidence, `template=value`. The value is up to four small numbers, a word, or both. The tagger works
 * with its key; the tuner, the model compiler and explain read and write its name. */
#ifndef DZ_FEATURE_H
#define DZ_FEATURE_H

#include "base/hash.h"
#include "model/image.h"
#include <stdbool.h>

typedef enum dz_template {
    /* of a word, for the tokens around it */
    DZ_T_WORD,
    DZ_T_CLASS,
    DZ_T_CLUSTER4,
    DZ_T_CLUSTER6,
    DZ_T_CLUSTER8,
    DZ_T_CLUSTER,
    DZ_T_CLASS_CLUSTER,
    DZ_T_LEMMA,
    DZ_T_HEAD,
    DZ_T_NAME,
    DZ_T_LISTS,
    DZ_T_KIND,
    DZ_T_SHAPE,
    DZ_T_TAIL3,
    DZ_T_TAIL2,
    DZ_T_TAIL4,
    DZ_T_FRONT3,
    DZ_T_BARE,
    DZ_T_GENITIVE,
    DZ_T_DERIVED,
    DZ_T_AFFIX,
    DZ_T_PART,
    DZ_T_PART_CLUSTER,
    DZ_T_PART_LISTS,
    DZ_T_HEAD_CLUSTER,
    DZ_T_IN_NAMES,
    /* of the neighbourhood */
    DZ_T_K12,
    DZ_T_K23,
    DZ_T_K123,
    DZ_T_K13,
    DZ_T_C12,
    DZ_T_C23,
    DZ_T_C13,
    DZ_T_C123,
    DZ_T_LIST,
    DZ_T_FILE,
    DZ_T_LIST_CLASS,
    DZ_T_LIST_BEFORE,
    DZ_T_LIST_AFTER,
    DZ_T_LISTS_ALL,
    DZ_T_BEFORE,
    DZ_T_QUOTED,
    DZ_T_QUOTED_FILE,
    DZ_T_ABBREVIATION,
    DZ_T_FIRST,
    DZ_T_FROM, /* the label before */
    DZ_TEMPLATE_COUNT
} dz_template;

typedef struct dz_feature {
    uint64_t numbers; /* 16 bits each, the first lowest */
    uint64_t word;    /* dz_hash of the text, 0: no text */
    const char *text;
    uint16_t length;
    uint8_t template; /* dz_template */
} dz_feature;

enum { DZ_FEATURE_NAME = 160 };

/* The key of the feature, wherever it stands. Never 0. */
static inline uint64_t dz_feature_key(const dz_feature *f) {
    uint64_t h = dz_hash_mix(f->word + f->template, f->numbers);
    h = dz_hash_mix(h, h >> 29);
    return h ? h : 1;
}

/* How many places away from its word a feature still counts. */
int dz_feature_reach(dz_template template);

/* Is it a feature of neighbours: of two, on the first or on the second of them, of those on both sides of a token, or of three? */
typedef enum dz_neighbours { DZ_N_NONE, DZ_N_ON_FIRST, DZ_N_ON_SECOND, DZ_N_ACROSS, DZ_N_TRIPLE } dz_neighbours;
dz_neighbours dz_feature_neighbours(dz_template template, dz_sides *sides);

/* The place of a class or cluster among the DZ_SIDES. A prefix of six bits is 64 to 127; 0 and 1 say that there is no cluster or no
 * token. */
static inline unsigned dz_feature_side(dz_sides sides, uint64_t number) {
    unsigned value = (unsigned)(number & 0xFFFF);
    return (sides == DZ_CLUSTER_SIDES && value > 1 ? value - 62 : value) % DZ_SIDES;
}

/* Writes `template=value`; false when it cannot be written on one line or has no room. */
bool dz_feature_write(const dz_feature *f, int offset, char out[DZ_FEATURE_NAME]);
/* Reads what dz_feature_write writes; the text stays in `name`. */
bool dz_feature_read(dz_feature *f, int *offset, const char *name);

#endif
