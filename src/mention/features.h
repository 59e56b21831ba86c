/* Features: all evidence about the label of a token, gathered from its word, the words around it and the lists. */
#ifndef DZ_FEATURES_H
#define DZ_FEATURES_H

#include "feature.h"
#include "gazetteer/gazetteer.h"
#include "labels.h"

/* What the lists say about a token by way of the matches that cover it. No padding: it is hashed. */
typedef struct dz_cover {
    uint8_t best[4];  /* by type PER STATE ORG LOC: length of the longest match that covers it, 0: none */
    uint8_t place[4]; /* 0 begin, 1 inside, 2 single */
    uint8_t flags[4]; /* DZ_NAME_* of that match */
    uint16_t file[4]; /* that lists it */
} dz_cover;

static inline bool dz_cover_any(const dz_cover *cover) {
    return cover->best[0] || cover->best[1] || cover->best[2] || cover->best[3];
}

typedef struct dz_context {
    const dz_image *image;
    const dz_text *text;
    const dz_info *const *infos;
    const dz_cover *covers; /* one a token of the sentence */
    uint32_t first, last;   /* tokens of the sentence */
    bool quotes, brackets;  /* has quotation marks, brackets */
} dz_context;

static inline const dz_cover *dz_cover_at(const dz_context *context, int64_t token) {
    return &context->covers[token - context->first];
}

dz_context dz_context_of(const dz_image *image, const dz_text *text, const dz_info *const *infos, const dz_cover *covers,
                         const dz_sentence *sentence);

enum { DZ_MAX_FEATURES = 64 };

typedef struct dz_features {
    uint32_t count;
    dz_feature at[DZ_MAX_FEATURES];
    char shape[40]; /* text of the feature that no other text holds */
} dz_features;

/* Evidence of a word for itself and its neighbours; depends on the word and on whether it starts a sentence. */
void dz_features_word(const dz_context *context, uint32_t token, dz_features *features);
/* Evidence of the neighbourhood of a token. */
void dz_features_context(const dz_context *context, uint32_t token, dz_features *features);

/* The same but for classes and clusters, in groups: the features of a group follow from its key, so what they count for may be
 * kept. */
typedef enum dz_group {
    DZ_G_PLACE,
    DZ_G_LISTS, /* from here on only of tokens that the lists cover */
    DZ_G_LIST_BEFORE,
    DZ_G_LIST_AFTER,
    DZ_G_COUNT
} dz_group;

/* 0: the group has no features. */
uint64_t dz_features_key(const dz_context *context, uint32_t token, dz_group group);
void dz_features_group(const dz_context *context, uint32_t token, dz_group group, dz_features *features);

/* What a token is to its neighbours: see dz_feature_side. */
typedef struct dz_side {
    uint8_t class, cluster;
} dz_side;
dz_side dz_features_side(const dz_context *context, int64_t token); /* the token may lie outside */

/* Finds the next run of tokens from `from` on that may hold names: capitalized or listed words and the few small words between
 * them. False when none is left in the sentence. */
bool dz_features_island(const dz_context *context, uint32_t from, uint32_t *first, uint32_t *last);

/* May a name begin with this token of an island? */
bool dz_features_may_begin(const dz_context *context, uint32_t token);

/* Notes the matches [first, end), which are those of a sentence, in its covers, which are zero so far. */
void dz_features_cover(const dz_image *image, const dz_match *first, const dz_match *end, uint32_t first_token, dz_cover *covers);

#endif
