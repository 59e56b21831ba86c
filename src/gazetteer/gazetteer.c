#include "gazetteer.h"

typedef struct walk {
    const dz_image *image;
    const dz_text *text;
    const dz_info *const *infos;
    uint32_t end;
    dz_arena *arena;
    dz_matches *matches;
} walk;

/* The nodes behind `node` for one token: as written, without genitive ending, as capitalized. At most three. */
static uint32_t steps(const walk *w, uint32_t node, uint32_t token, uint32_t out[3], uint32_t *bare) {
    const dz_token *t = &w->text->tokens.at[token];
    uint64_t bare_hash = dz_lexicon_bare_hash(w->text, t, w->infos[token]);
    uint64_t folded_hash = t->flags & DZ_ALL_UPPER ? dz_lexicon_folded_hash(w->text, t, w->infos[token]) : 0;
    uint32_t count = 0, next = dz_image_step(w->image, node, t->hash);
    *bare = DZ_NONE;
    if (next != DZ_NONE)
        out[count++] = next;
    if (bare_hash && (next = dz_image_step(w->image, node, bare_hash)) != DZ_NONE) {
        *bare = count;
        out[count++] = next;
    }
    if (folded_hash && (next = dz_image_step(w->image, node, folded_hash)) != DZ_NONE)
        out[count++] = next;
    return count;
}

static void follow(const walk *w, uint32_t first, uint32_t at, uint32_t node, bool by_bare) {
    if (w->image->nodes[node].count)
        DZ_PUSH(w->arena, w->matches) = (dz_match){first, at, node, by_bare};
    if (!w->image->nodes[node].leads_on || at == w->end || at - first >= DZ_MAX_NAME_TOKENS)
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
        for (int i = 0; i < 3; i++)
            if (infos[t]->name_starts[i] != DZ_NONE)
                follow(&w, t, t + 1, infos[t]->name_starts[i], i == 1);
    }
}
