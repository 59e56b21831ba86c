#include "tagger.h"

enum { FORBIDDEN = -100000000 };

void dz_tagger_init(dz_tagger *g, const dz_image *image, dz_memory *memory) {
    g->image = image;
    g->cache = dz_memory_get(memory, NULL, sizeof *g->cache * DZ_CACHE);
    memset(g->cache, 0, sizeof *g->cache * DZ_CACHE);
    for (unsigned from = 0; from <= DZ_LABELS; from++) {
        const dz_weight *w = dz_image_weight(image, dz_feature_key(&(dz_feature){.template = DZ_T_FROM, .numbers = from}, 0));
        for (int to = 0; to < DZ_LABELS; to++)
            g->transitions[from][to] = !dz_label_may_follow((int)from, to) ? FORBIDDEN : w && to ? w->of[to - 1] : 0;
    }
}

void dz_tagger_free(dz_tagger *g, dz_memory *memory) {
    dz_memory_release(memory, g->cache);
}

/* ---- scores ---- */

static void sum_word(const dz_context *c, uint32_t t, dz_cached_word *w) {
    dz_features f;
    int32_t sums[DZ_OFFSETS][DZ_LABELS - 1] = {{0}};
    dz_features_word(c, t, &f);
    for (uint32_t i = 0; i < f.count; i++) {
        int reach = dz_feature_reach(f.at[i].template);
        for (int offset = -reach; offset <= reach; offset++) {
            const dz_weight *k = dz_image_weight(c->image, dz_feature_key(&f.at[i], offset));
            for (int l = 0; k && l < DZ_LABELS - 1; l++)
                sums[offset + 2][l] += k->of[l];
        }
    }
    for (int i = 0; i < DZ_OFFSETS * (DZ_LABELS - 1); i++) {
        int32_t sum = (&sums[0][0])[i];
        (&w->of[0][0])[i] = (int16_t)(sum > INT16_MAX ? INT16_MAX : sum < INT16_MIN ? INT16_MIN : sum);
    }
}

/* The word and whether it starts a sentence decide the sums; so they are the key. */
static const dz_cached_word *cached(dz_tagger *g, const dz_context *c, uint32_t t) {
    uint64_t key = c->text->tokens.at[t].hash ^ (c->infos[t].initial ? 0x5555555555555555u : 0);
    dz_cached_word *w = &g->cache[key % DZ_CACHE];
    uint32_t mark = dz_image_mark(key);
    if (w->mark != mark) {
        sum_word(c, t, w);
        w->mark = mark;
    }
    return w;
}

static void score_token(dz_tagger *g, const dz_context *c, uint32_t t, int32_t *row) {
    dz_features f;
    memset(row, 0, sizeof *row * DZ_LABELS);
    for (int away = -2; away <= 2; away++) {
        int64_t other = (int64_t)t + away;
        if (other < (int64_t)c->first || other >= (int64_t)c->last)
            continue;
        const int16_t *of = cached(g, c, (uint32_t)other)->of[away + 2];
        for (int l = 0; l < DZ_LABELS - 1; l++)
            row[l + 1] += of[l];
    }
    dz_features_context(c, t, &f);
    uint64_t keys[DZ_MAX_FEATURES];
    for (uint32_t i = 0; i < f.count; i++) { /* all are on their way before the first is looked at */
        keys[i] = dz_feature_key(&f.at[i], 0);
        dz_image_expect_weight(c->image, keys[i]);
    }
    for (uint32_t i = 0; i < f.count; i++) {
        const dz_weight *w = dz_image_weight(c->image, keys[i]);
        for (int l = 0; w && l < DZ_LABELS - 1; l++)
            row[l + 1] += w->of[l];
    }
}

/* ---- the best path ---- */

static int best_before(const int32_t *now, const dz_transitions transitions, int to) {
    int best = 0;
    for (int from = 1; from < DZ_LABELS; from++)
        if (now[from] + transitions[from][to] > now[best] + transitions[best][to])
            best = from;
    return best;
}

void dz_tagger_path(const dz_transitions transitions, const int32_t *scores, uint32_t count, int before, dz_arena *arena, uint8_t *labels) {
    uint8_t *back = dz_arena_alloc(arena, (size_t)count * DZ_LABELS);
    int32_t now[DZ_LABELS], next[DZ_LABELS];
    for (int l = 0; l < DZ_LABELS; l++)
        now[l] = transitions[before][l] + scores[l];
    for (uint32_t t = 1; t < count; t++) {
        for (int to = 0; to < DZ_LABELS; to++) {
            int from = best_before(now, transitions, to);
            int32_t sum = now[from] + transitions[from][to] + scores[t * DZ_LABELS + (uint32_t)to];
            next[to] = sum < FORBIDDEN ? FORBIDDEN : sum;
            back[t * DZ_LABELS + (uint32_t)to] = (uint8_t)from;
        }
        memcpy(now, next, sizeof now);
    }
    int best = 0;
    for (int l = 1; l < DZ_LABELS; l++)
        best = now[l] > now[best] ? l : best;
    for (uint32_t t = count; t-- > 0;) {
        labels[t] = (uint8_t)best;
        best = t ? back[t * DZ_LABELS + (uint32_t)best] : best;
    }
}

static void run_island(dz_tagger *g, const dz_context *c, uint32_t first, uint32_t last, dz_arena *arena, uint8_t *labels,
                       int32_t *margins) {
    int32_t *scores = dz_arena_alloc(arena, sizeof *scores * DZ_LABELS * (last - first));
    for (uint32_t t = first; t < last; t++)
        score_token(g, c, t, scores + (size_t)(t - first) * DZ_LABELS);
    dz_tagger_path(g->transitions, scores, last - first, first == c->first ? DZ_START : DZ_O, arena, labels + first);
    for (uint32_t t = first; t < last; t++)
        margins[t] = scores[(size_t)(t - first) * DZ_LABELS + labels[t]];
}

void dz_tagger_run(dz_tagger *g, const dz_context *c, dz_arena *arena, uint8_t *labels, int32_t *margins) {
    uint32_t first, last = c->first;
    while (dz_features_island(c, last, &first, &last))
        run_island(g, c, first, last, arena, labels, margins);
}
