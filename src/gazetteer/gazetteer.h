/* Gazetteer: every inflected match of every listed name, of every length, with all its readings. */
#ifndef DZ_GAZETTEER_H
#define DZ_GAZETTEER_H

#include "base/limits.h"
#include "lexicon/lexicon.h"

typedef struct dz_match {
    uint32_t first, last; /* tokens [first, last) */
    uint32_t node;        /* its readings */
    bool bare;            /* the last word only without its genitive ending */
} dz_match;

typedef DZ_ARRAY(dz_match) dz_matches;

enum { DZ_MAX_NAME_TOKENS = DZ_LIMIT_NAME_TOKENS };

/* Adds all matches of the sentence, by first token, then length. of_token[t]: where those of a token begin. */
void dz_gazetteer_match(const dz_image *image, const dz_text *text, const dz_info *const *infos, const dz_sentence *sentence,
                        dz_arena *arena, dz_matches *matches, uint32_t *of_token);

#endif
