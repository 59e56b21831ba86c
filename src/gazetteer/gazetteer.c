#include "gazetteer.h"

typedef struct walk {
    const dz_image *image;
    const dz_text *text;
    const dz_info *const *infos;
    uint32_t end;
    dz_arena *arena;
    dz_matches *matches;
} walk;

/* Where a token leads; false: nowhere. */
static bool step(const dz_image *image, uint32_t node, uint64_t token, uint32_t *to) {
    if (!token || !(image->nodes[node].next & dz_node_bit(token)))
        return false;
    *to = dz_image_step(image, node, token);
    return *to != DZ_NONE;
}

/* The nodes behind `node` for one token: as written, without genitive ending, as capitalized. At most three. */
static uint32_t steps(const walk *w, uint32_t node, uint32_t token, uint32_t out[3], uint32_t *bare) {
    const dz_token *t = &w->text->tokens.at[token];
    uint64_t bare_hash = dz_lexicon_bare_hash(w->text, t, w->infos[token]);
    uint64_t folded_hash = t->flags & DZ_ALL_UPPER ? dz_lexicon_folded_hash(w->text, t, w->infos[token]) : 0;
    uint32_t count = 0;
    *bare = DZ_NONE;
    count += step(w->image, node, t->hash, &out[count]);
    if (step(w->image, node, bare_hash, &out[count]))
        *bare = count++;
    return count + step(w->image, node, folded_hash, &out[count]);
}

static void follow(const walk *w, uint32_t first, uint32_t at, uint32_t node, bool by_bare) {
    if (w->image->nodes[node].count) {
        DZ_PUSH(w->arena, w->matches) = (dz_match){first, at, node, by_bare};
        dz_prefetch(&w->image->names[w->image->nodes[node].names]);
    }
    if (!w->image->nodes[node].next || at == w->end || at - first >= DZ_MAX_NAME_TOKENS)
        return;
    uint32_t next[3], bare, count = steps(w, node, at, next, &bare);
    for (uint32_t i = 0; i < count; i++)
        follow(w, first, at + 1, next[i], i == bare);
}

void dz_gazetteer_match(const dz_image *image, const dz_text *text, const dz_info *const *infos, const dz_sentence *sentence,
                        dz_arena *arena, dz_matches *matches, uint32_t *of_token) {
    walk w = {image, text, infos, sentence->last, arena, matches};
    for (uint32_t t = sentence->first; t < sentence->last; t++) {
        of_token[t] = matches->count;
        for (int i = 0; i < 3 && (text->tokens.at[t].flags & DZ_STARTS_NAME); i++)
            if (infos[t]->name_starts[i] != DZ_NONE)
                follow(&w, t, t + 1, infos[t]->name_starts[i], i == 1);
    }
}
