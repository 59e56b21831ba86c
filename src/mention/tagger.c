#include "tagger.h"

enum { FORBIDDEN = -100000000 };

void dz_tagger_init(dz_tagger *g, const dz_image *image, dz_memory *memory) {
    g->image = image;
    g->cache = dz_memory_get(memory, NULL, sizeof *g->cache * DZ_CACHE);
    memset(g->cache, 0, sizeof *g->cache * DZ_CACHE);
    g->sums = dz_memory_get(memory, NULL, sizeof *g->sums * DZ_SUMS);
    memset(g->sums, 0, sizeof *g->sums * DZ_SUMS);
    for (unsigned from = 0; from <= DZ_LABELS; from++) {
        uint64_t key = dz_feature_key(&(dz_feature){.template = DZ_T_FROM, .numbers = from});
        const dz_weight_row *w = dz_image_row(image, dz_image_weight(image, key), 0);
        for (int to = 0; to < DZ_LABELS; to++)
            g->transitions[from][to] = !dz_label_may_follow((int)from, to) ? FORBIDDEN : w && to ? w->of[to - 1] : 0;
    }
}

void dz_tagger_free(dz_tagger *g, dz_memory *memory) {
    dz_memory_release(memory, g->cache);
    dz_memory_release(memory, g->sums);
}

/* ---- scores ---- */

/* The weights of the features; all are on their way before the first is looked at. */
static void find_weights(const dz_image *image, const dz_features *f, const dz_weight **weights) {
    uint64_t keys[DZ_MAX_FEATURES];
    for (uint32_t i = 0; i < f->count; i++) {
        keys[i] = dz_feature_key(&f->at[i]);
        dz_image_expect_weight(image, keys[i]);
    }
    for (uint32_t i = 0; i < f->count; i++)
        weights[i] = dz_image_weight(image, keys[i]);
}

static void add_row(int32_t *sums, const dz_weight_row *row) {
    for (int l = 0; row && l < DZ_LABELS - 1; l++)
        sums[l] += row->of[l];
}

static void sum_word(const dz_context *c, uint32_t t, dz_cached_word *w) {
    dz_features f;
    const dz_weight *weights[DZ_MAX_FEATURES];
    int32_t sums[DZ_OFFSETS][DZ_LABELS - 1] = {{0}};
    dz_features_word(c, t, &f);
    find_weights(c->image, &f, weights);
    for (uint32_t i = 0; i < f.count; i++)
        for (int offset = -DZ_REACH; weights[i] && offset <= DZ_REACH; offset++)
            add_row(sums[offset + DZ_REACH], dz_image_row(c->image, weights[i], offset));
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

static void sum_group(const dz_context *c, uint32_t t, dz_group group, int32_t *sums) {
    dz_features f;
    const dz_weight *weights[DZ_MAX_FEATURES];
    dz_features_group(c, t, group, &f);
    find_weights(c->image, &f, weights);
    memset(sums, 0, sizeof *sums * (DZ_LABELS - 1));
    for (uint32_t i = 0; i < f.count; i++)
        add_row(sums, dz_image_row(c->image, weights[i], 0));
}

/* From memory, where the group has a key. */
static const int32_t *sum_kept(dz_tagger *g, const dz_context *c, uint32_t t, dz_group group) {
    static const int32_t NOTHING[DZ_LABELS - 1] = {0};
    uint64_t key = dz_features_key(c, t, group);
    dz_cached_sum *s = &g->sums[key >> 7 & (DZ_SUMS - 1)];
    if (!key)
        return NOTHING;
    if (s->key != key) {
        sum_group(c, t, group, s->of);
        s->key = key;
    }
    return s->of;
}

static void add_sums(int32_t *row, const int32_t *sums) {
    for (int l = 0; l < DZ_LABELS - 1; l++)
        row[l + 1] += sums[l];
}

static void score_token(dz_tagger *g, const dz_context *c, uint32_t t, int32_t *row) {
    memset(row, 0, sizeof *row * DZ_LABELS);
    for (int away = -DZ_REACH; away <= DZ_REACH; away++) {
        int64_t other = (int64_t)t + away;
        if (other < (int64_t)c->first || other >= (int64_t)c->last)
            continue;
        const int16_t *of = cached(g, c, (uint32_t)other)->of[away + DZ_REACH];
        for (int l = 0; l < DZ_LABELS - 1; l++)
            row[l + 1] += of[l];
    }
    for (int group = 0; group < DZ_G_PLACE; group++)
        add_sums(row, sum_kept(g, c, t, (dz_group)group));
    int32_t sums[DZ_LABELS - 1];
    sum_group(c, t, DZ_G_PLACE, sums);
    add_sums(row, sums);
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

/* `russische Armee` is no name, whatever it is made of. */
static void forbid_begin(int32_t *row) {
    row[DZ_B_PER] = row[DZ_B_ORG] = row[DZ_B_LOC] = FORBIDDEN;
}

static void run_island(dz_tagger *g, const dz_context *c, uint32_t first, uint32_t last, dz_arena *arena, uint8_t *labels,
                       int32_t *margins) {
    int32_t *scores = dz_arena_alloc(arena, sizeof *scores * DZ_LABELS * (last - first));
    for (uint32_t t = first; t < last; t++) {
        int32_t *row = scores + (size_t)(t - first) * DZ_LABELS;
        score_token(g, c, t, row);
        if (!dz_features_may_begin(c, t))
            forbid_begin(row);
    }
    dz_tagger_path(g->transitions, scores, last - first, first == c->first ? DZ_START : DZ_O, arena, labels + first);
    for (uint32_t t = first; t < last; t++)
        margins[t] = scores[(size_t)(t - first) * DZ_LABELS + labels[t]];
}

void dz_tagger_run(dz_tagger *g, const dz_context *c, dz_arena *arena, uint8_t *labels, int32_t *margins) {
    uint32_t first, last = c->first;
    while (dz_features_island(c, last, &first, &last))
        run_island(g, c, first, last, arena, labels, margins);
}
