#include "words.h"
#include <stdio.h>

static bool in_lexicon(const dz_image *image, const dz_info *i) {
    const dz_word *const ways[] = {i->word, i->folded, i->bare};
    for (int w = 0; w < 3; w++)
        if (dz_image_is_read(image, ways[w]))
            return true;
    return i->head != DZ_NONE; /* a compound of a known noun */
}

/* `Der` in a headline: known in small letters. */
static bool in_small_letters(const dz_analysis *a, const dz_token *token) {
    enum { FIRST_OF_UMLAUT = 0xC3 };
    char small[64];
    size_t length = token->end - token->start;
    if (length > sizeof small)
        return false;
    memcpy(small, a->text.norm + token->start, length);
    small[(unsigned char)small[0] == FIRST_OF_UMLAUT] |= 0x20; /* Ä, Ö and Ü differ from ä, ö and ü in the second byte */
    return dz_image_is_read(a->image, dz_image_word(a->image, dz_hash(small, length)));
}

/* Marks the tokens of all mentions. */
static bool *tokens_of_names(const dz_analysis *a) {
    bool *named = dz_arena_zero(a->arena, a->text.tokens.count + 1);
    for (uint32_t i = 0; i < a->mentions.count; i++)
        for (uint32_t t = a->mentions.at[i].first; t < a->mentions.at[i].last; t++)
            named[t] = true;
    return named;
}

void dz_words_print(const dz_analysis *a) {
    const bool *named = tokens_of_names(a);
    for (uint32_t t = 0; t < a->text.tokens.count; t++) {
        const dz_token *token = &a->text.tokens.at[t];
        if (token->class != DZ_WORD || !(token->flags & DZ_UPPER))
            continue;
        const char *known = named[t] ? "name" : in_lexicon(a->image, a->infos[t]) || in_small_letters(a, token) ? "lexicon" : "unknown";
        printf("%s\t%.*s\n", known, (int)(token->end - token->start), a->text.norm + token->start);
    }
}
