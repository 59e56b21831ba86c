#include "tagger.h"
#include <stdio.h>

enum { FORBIDDEN = -100000000 };

typedef struct sum {
    const dz_image *image;
    int32_t *row;
} sum;

static void add_weight(void *user, const char *name, const char *value, size_t length) {
    const sum *s = user;
    const dz_weight *w = dz_image_weight(s->image, dz_feature_key(dz_hash_string(name), dz_hash(value, length)));
    for (int i = 0; w && i < DZ_LABELS; i++)
        s->row[i] += w->of[i];
}

static bool may_follow(int from, int to) {
    if (to == DZ_O || (to & 1))
        return true; /* O and B */
    return from == to || from == to - 1;
}

static void read_transitions(dz_tagger *g) {
    for (int from = 0; from <= DZ_LABELS; from++) {
        char value[8];
        int32_t row[DZ_LABELS] = {0};
        int n = snprintf(value, sizeof value, "%d", from);
        add_weight(&(sum){g->image, row}, "from", value, (size_t)n);
        for (int to = 0; to < DZ_LABELS; to++)
            g->transitions[from][to] = may_follow(from, to) ? row[to] : FORBIDDEN;
    }
}

void dz_tagger_init(dz_tagger *g, const dz_image *image, dz_memory *memory) {
    g->image = image;
    g->cache = dz_memory_get(memory, NULL, sizeof *g->cache * DZ_CACHE);
    memset(g->cache, 0, sizeof *g->cache * DZ_CACHE);
    read_transitions(g);
}

void dz_tagger_free(dz_tagger *g, dz_memory *memory) {
    dz_memory_release(memory, g->cache);
}

/* The word, sentence start and neighbourhood-free flags decide the row; so they are the key. */
static const dz_cached_word *cached(dz_tagger *g, const dz_context *c, uint32_t t) {
    uint64_t key = c->text->tokens.at[t].hash ^ (c->infos[t].initial ? 0x5555555555555555u : 0);
    dz_cached_word *w = &g->cache[key % DZ_CACHE];
    if (w->key == key)
        return w;
    memset(w, 0, sizeof *w);
    w->key = key;
    for (int offset = -2; offset <= 2; offset++) {
        sum s = {g->image, w->of[offset + 2]};
        dz_features_word(c, t, offset, &(dz_feature_sink){add_weight, &s});
    }
    return w;
}

static void score_token(dz_tagger *g, const dz_context *c, uint32_t t, int32_t *row) {
    memset(row, 0, sizeof *row * DZ_LABELS);
    for (int offset = -2; offset <= 2; offset++) {
        int64_t other = (int64_t)t + offset;
        if (other < (int64_t)c->first || other >= (int64_t)c->last)
            continue;
        const dz_cached_word *w = cached(g, c, (uint32_t)other);
        for (int i = 0; i < DZ_LABELS; i++)
            row[i] += w->of[offset + 2][i];
    }
    sum s = {g->image, row};
    dz_features_context(c, t, &(dz_feature_sink){add_weight, &s});
}

void dz_tagger_path(const int32_t transitions[DZ_LABELS + 1][DZ_LABELS], const int32_t *scores, uint32_t count, dz_arena *arena,
                    uint8_t *labels) {
    uint8_t *back = dz_arena_alloc(arena, (size_t)count * DZ_LABELS);
    int32_t now[DZ_LABELS], next[DZ_LABELS];
    if (!count)
        return;
    for (int i = 0; i < DZ_LABELS; i++)
        now[i] = scores[i] + transitions[DZ_LABELS][i];
    for (uint32_t t = 1; t < count; t++) {
        for (int to = 0; to < DZ_LABELS; to++) {
            int best = 0;
            for (int from = 1; from < DZ_LABELS; from++)
                if (now[from] + transitions[from][to] > now[best] + transitions[best][to])
                    best = from;
            next[to] = now[best] + transitions[best][to] + scores[t * DZ_LABELS + (uint32_t)to];
            if (next[to] < FORBIDDEN)
                next[to] = FORBIDDEN;
            back[t * DZ_LABELS + (uint32_t)to] = (uint8_t)best;
        }
        memcpy(now, next, sizeof now);
    }
    int best = 0;
    for (int i = 1; i < DZ_LABELS; i++)
        if (now[i] > now[best])
            best = i;
    for (uint32_t t = count; t-- > 0;) {
        labels[t] = (uint8_t)best;
        best = t ? back[t * DZ_LABELS + (uint32_t)best] : best;
    }
}

void dz_tagger_run(dz_tagger *g, const dz_context *c, dz_arena *arena, uint8_t *labels, int32_t *margins) {
    uint32_t count = c->last - c->first;
    int32_t *scores = dz_arena_alloc(arena, sizeof *scores * DZ_LABELS * (count + 1));
    for (uint32_t t = 0; t < count; t++)
        score_token(g, c, c->first + t, scores + (size_t)t * DZ_LABELS);
    dz_tagger_path((const int32_t(*)[DZ_LABELS])g->transitions, scores, count, arena, labels + c->first);
    for (uint32_t t = 0; t < count; t++)
        margins[c->first + t] = scores[t * DZ_LABELS + labels[c->first + t]] - scores[t * DZ_LABELS];
}
