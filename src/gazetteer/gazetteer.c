#include "gazetteer.h"

/* The nodes behind `node` for one token: as written, without genitive ending, as capitalized. At most three. */
static uint32_t steps(const dz_image *image, uint32_t node, const dz_token *t, const dz_info *i, uint32_t out[3], uint32_t *bare) {
    uint32_t count = 0, next = dz_image_step(image, node, t->hash);
    *bare = DZ_NONE;
    if (next != DZ_NONE)
        out[count++] = next;
    if (i->bare_hash && (next = dz_image_step(image, node, i->bare_hash)) != DZ_NONE) {
        *bare = count;
        out[count++] = next;
    }
    if ((t->flags & DZ_ALL_UPPER) && i->folded_hash && (next = dz_image_step(image, node, i->folded_hash)) != DZ_NONE)
        out[count++] = next;
    return count;
}

typedef struct walk {
    const dz_image *image;
    const dz_text *text;
    const dz_info *infos;
    uint32_t end;
    dz_arena *arena;
    dz_matches *matches;
} walk;

static void follow(const walk *w, uint32_t first, uint32_t at, uint32_t node, bool by_bare) {
    if (w->image->nodes[node].count)
        DZ_PUSH(w->arena, w->matches) = (dz_match){first, at, node, by_bare};
    if (at == w->end || at - first >= DZ_MAX_NAME_TOKENS)
        return;
    uint32_t next[3], bare, count = steps(w->image, node, &w->text->tokens.at[at], &w->infos[at], next, &bare);
    for (uint32_t i = 0; i < count; i++)
        follow(w, first, at + 1, next[i], i == bare);
}

void dz_gazetteer_match(const dz_image *image, const dz_text *text, const dz_info *infos, const dz_sentence *sentence, dz_arena *arena,
                        dz_matches *matches) {
    walk w = {image, text, infos, sentence->last, arena, matches};
    for (uint32_t t = sentence->first; t < sentence->last; t++) {
        for (int i = 0; i < 3; i++)
            if (infos[t].name_starts[i] != DZ_NONE)
                follow(&w, t, t + 1, infos[t].name_starts[i], i == 1);
    }
}
