/* Features: the named evidence for and against a label at a token. Each is `template=value`; the same functions feed the
 * tagger (which hashes them), the tuner (which learns their weights) and explain (which prints them). */
#ifndef DZ_FEATURES_H
#define DZ_FEATURES_H

#include "gazetteer/gazetteer.h"
#include "labels.h"

typedef struct dz_feature_sink {
    void (*take)(void *user, const char *name, const char *value, size_t length);
    void *user;
} dz_feature_sink;

/* What the lists say about a token by way of the matches that cover it; gathered once a sentence. */
typedef struct dz_cover {
    uint8_t best[4];  /* by type PER STATE ORG LOC: length of the longest match that covers it, 0: none */
    uint8_t place[4]; /* 0 begin, 1 inside, 2 single */
    uint8_t flags[4]; /* DZ_NAME_* of that match */
} dz_cover;

typedef struct dz_context {
    const dz_image *image;
    const dz_text *text;
    const dz_info *infos;
    const dz_cover *covers; /* one a token of the document */
    const uint8_t *votes;   /* one a token of the document: label voted by the document, 0 none; may be NULL */
    uint32_t first, last;   /* tokens of the sentence */
} dz_context;

/* Evidence of a word for the label of the token `offset` places before it (-2..2): depends on the word alone. */
void dz_features_word(const dz_context *context, uint32_t token, int offset, const dz_feature_sink *sink);
/* Evidence of the neighbourhood. */
void dz_features_context(const dz_context *context, uint32_t token, const dz_feature_sink *sink);

/* Fills covers[t] for the tokens that `matches` cover. */
void dz_features_cover(const dz_image *image, const dz_matches *matches, dz_cover *covers);

#endif
