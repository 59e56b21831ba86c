#include "tagger.h"

enum { FORBIDDEN = -100000000 };

void dz_tagger_init(dz_tagger *g, const dz_image *image, dz_memory *memory) {
    g->image = image;
    g->words = dz_memory_get(memory, NULL, sizeof *g->words * DZ_KNOWN);
    g->marks = dz_memory_get(memory, NULL, sizeof *g->marks * DZ_KNOWN);
    memset(g->marks, 0, sizeof *g->marks * DZ_KNOWN);
    g->sums = dz_memory_get(memory, NULL, sizeof *g->sums * DZ_SUMS);
    memset(g->sums, 0, sizeof *g->sums * DZ_SUMS);
    for (unsigned from = 0; from <= DZ_LABELS; from++) {
        uint64_t key = dz_feature_key(&(dz_feature){.template = DZ_T_FROM, .numbers = from});
        const dz_weight_row *w = dz_image_row(image, dz_image_weight(image, key), 0);
        memset(g->transitions[from], 0, sizeof g->transitions[from]);
        for (int to = 0; to < DZ_LABELS; to++)
            g->transitions[from][to] = !dz_label_may_follow((int)from, to) ? FORBIDDEN : w ? w->of[to] : 0;
    }
}

void dz_tagger_free(dz_tagger *g, dz_memory *memory) {
    dz_memory_release(memory, g->words);
    dz_memory_release(memory, g->marks);
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
        if ((weights[i] = dz_image_weight(image, keys[i])))
            __builtin_prefetch(image->weight_rows + weights[i]->first);
}

/* Spelt as vectors: compilers do not see it in the loop. */
typedef int16_t weight_vector __attribute__((vector_size(2 * DZ_ROW), aligned(2), may_alias));
typedef int32_t sum_vector __attribute__((vector_size(4 * DZ_ROW), aligned(4), may_alias));

static void add_row(int32_t *sums, const int16_t *of) {
    sum_vector *s = (sum_vector *)sums;
    *s += __builtin_convertvector(*(const weight_vector *)of, sum_vector);
}

/* Adds the rows of a feature, which lie in the order of their offsets, each to the sums of its offset. */
static void add_rows(const dz_image *image, const dz_weight *weight, int32_t (*sums)[DZ_ROW]) {
    const dz_weight_row *row = image->weight_rows + weight->first;
    for (uint32_t offset = 0; weight->offsets >> offset; offset++)
        if (weight->offsets >> offset & 1)
            add_row(sums[offset], (row++)->of);
}

static void sum_word(const dz_context *c, uint32_t t, dz_cached_word *w) {
    dz_features f;
    const dz_weight *weights[DZ_MAX_FEATURES];
    int32_t sums[DZ_OFFSETS][DZ_ROW] = {{0}};
    dz_features_word(c, t, &f);
    find_weights(c->image, &f, weights);
    for (uint32_t i = 0; i < f.count; i++)
        if (weights[i])
            add_rows(c->image, weights[i], sums);
    for (int i = 0; i < DZ_OFFSETS * DZ_ROW; i++) {
        int32_t sum = (&sums[0][0])[i];
        (&w->of[0][0])[i] = (int16_t)(sum > INT16_MAX ? INT16_MAX : sum < INT16_MIN ? INT16_MIN : sum);
    }
}

/* The word and whether it starts a sentence decide the sums, as they decide its place. */
static const dz_cached_word *cached(dz_tagger *g, const dz_context *c, uint32_t t) {
    uint32_t place = c->text->tokens.at[t].known;
    uint32_t mark = dz_image_mark(c->text->tokens.at[t].hash ^ (c->infos[t].initial ? 0x5555555555555555u : 0));
    if (g->marks[place] != mark) {
        sum_word(c, t, &g->words[place]);
        g->marks[place] = mark;
    }
    return &g->words[place];
}

static void sum_group(const dz_context *c, uint32_t t, dz_group group, int32_t *sums) {
    dz_features f;
    const dz_weight *weights[DZ_MAX_FEATURES];
    dz_features_group(c, t, group, &f);
    find_weights(c->image, &f, weights);
    memset(sums, 0, sizeof *sums * DZ_ROW);
    for (uint32_t i = 0; i < f.count; i++)
        if (weights[i])
            add_rows(c->image, weights[i], (int32_t(*)[DZ_ROW])sums - DZ_REACH);
}

/* From memory, where the group has features. */
static void add_group(dz_tagger *g, const dz_context *c, uint32_t t, dz_group group, int32_t *row) {
    uint64_t key = dz_features_key(c, t, group);
    dz_cached_sum *s = &g->sums[key >> 7 & (DZ_SUMS - 1)];
    if (!key)
        return;
    if (s->key != key) {
        sum_group(c, t, group, s->of);
        s->key = key;
    }
    for (int l = 0; l < DZ_ROW; l++)
        row[l] += s->of[l];
}

/* The pairs and the triple of a token and its neighbours; `kind`: the first of three kinds of pairs. */
static void add_neighbours(const dz_image *image, const uint8_t side[3], dz_pair_kind kind, dz_template triple, int32_t *row) {
    uint32_t before = dz_pair_place(kind, side[0], side[1]);
    add_row(row, image->pairs[before].of);
    add_row(row, image->pairs[dz_pair_place(kind + 1, side[1], side[2])].of);
    add_row(row, image->pairs[dz_pair_place(kind + 2, side[0], side[2])].of);
    if (!(image->thirds[before] >> side[2] % 32 & 1))
        return;
    uint64_t numbers = 0;
    for (int i = 0; i < 3; i++)
        numbers |= dz_feature_number(kind, side[i]) << 16 * i;
    const dz_weight *w = dz_image_weight(image, dz_feature_key(&(dz_feature){.numbers = numbers, .template = (uint8_t)triple}));
    if (w)
        add_row(row, image->weight_rows[w->first].of);
}

/* What each word says, to the tokens in its reach. */
static void spread_words(dz_tagger *g, const dz_context *c, uint32_t first, uint32_t last, int32_t *scores) {
    uint32_t from = first - c->first > DZ_REACH ? first - DZ_REACH : c->first, to = c->last - last > DZ_REACH ? last + DZ_REACH : c->last;
    for (uint32_t word = from; word < to; word++)
        __builtin_prefetch(&g->words[c->text->tokens.at[word].known]);
    for (uint32_t word = from; word < to; word++) {
        const dz_cached_word *w = cached(g, c, word);
        uint32_t low = word > first + DZ_REACH ? word - DZ_REACH : first, high = word + DZ_REACH < last ? word + DZ_REACH + 1 : last;
        for (uint32_t t = low; t < high; t++)
            add_row(scores + (size_t)(t - first) * DZ_ROW, w->of[word - t + DZ_REACH]);
    }
}

/* `russische Armee` is no name, whatever it is made of. */
static void forbid_begin(int32_t *row) {
    row[DZ_B_PER] = row[DZ_B_ORG] = row[DZ_B_LOC] = FORBIDDEN;
}

static void score(dz_tagger *g, const dz_context *c, uint32_t first, uint32_t last, int32_t *scores) {
    uint8_t classes[3], clusters[3];
    memset(scores, 0, sizeof *scores * DZ_ROW * (last - first));
    spread_words(g, c, first, last, scores);
    for (uint32_t t = first; t < last; t++) {
        int32_t *row = scores + (size_t)(t - first) * DZ_ROW;
        for (int i = 0; i < 3; i++) {
            dz_side side = dz_features_side(c, (int64_t)t + i - 1);
            classes[i] = side.class;
            clusters[i] = side.cluster;
        }
        add_neighbours(g->image, classes, DZ_P_K12, DZ_T_K123, row);
        add_neighbours(g->image, clusters, DZ_P_C12, DZ_T_C123, row);
        add_group(g, c, t, DZ_G_LISTS, row);
        add_group(g, c, t, DZ_G_PLACE, row);
        if (!dz_features_may_begin(c, t))
            forbid_begin(row);
    }
}

/* ---- the best path ---- */

/* The best label before each label, with the score up to it. All labels at once: the loops over DZ_ROW become vectors. */
static void step(const dz_transitions transitions, const int32_t *now, int32_t *best, int32_t *back) {
    for (int to = 0; to < DZ_ROW; to++) {
        best[to] = now[0] + transitions[0][to];
        back[to] = 0;
    }
    for (int from = 1; from < DZ_LABELS; from++)
        for (int to = 0; to < DZ_ROW; to++) {
            int32_t sum = now[from] + transitions[from][to];
            back[to] = sum > best[to] ? from : back[to];
            best[to] = sum > best[to] ? sum : best[to];
        }
}

void dz_tagger_path(const dz_transitions transitions, const int32_t *scores, uint32_t count, int before, dz_arena *arena, uint8_t *labels) {
    uint8_t *back = dz_arena_alloc(arena, (size_t)count * DZ_ROW);
    int32_t now[DZ_ROW], best[DZ_ROW], from[DZ_ROW];
    for (int l = 0; l < DZ_ROW; l++)
        now[l] = transitions[before][l] + scores[l];
    for (uint32_t t = 1; t < count; t++) {
        step(transitions, now, best, from);
        for (int to = 0; to < DZ_ROW; to++) {
            int32_t sum = best[to] + scores[t * DZ_ROW + (uint32_t)to];
            now[to] = sum < FORBIDDEN ? FORBIDDEN : sum;
            back[t * DZ_ROW + (uint32_t)to] = (uint8_t)from[to];
        }
    }
    int label = 0;
    for (int l = 1; l < DZ_LABELS; l++)
        label = now[l] > now[label] ? l : label;
    for (uint32_t t = count; t-- > 0;) {
        labels[t] = (uint8_t)label;
        label = t ? back[t * DZ_ROW + (uint32_t)label] : label;
    }
}

static void run_island(dz_tagger *g, const dz_context *c, uint32_t first, uint32_t last, dz_arena *arena, uint8_t *labels,
                       int32_t *margins) {
    int32_t *scores = dz_arena_alloc(arena, sizeof *scores * DZ_ROW * (last - first));
    score(g, c, first, last, scores);
    dz_tagger_path(g->transitions, scores, last - first, first == c->first ? DZ_START : DZ_O, arena, labels + first);
    for (uint32_t t = first; t < last; t++)
        margins[t] = scores[(size_t)(t - first) * DZ_ROW + labels[t]];
}

void dz_tagger_run(dz_tagger *g, const dz_context *c, dz_arena *arena, uint8_t *labels, int32_t *margins) {
    uint32_t first, last = c->first;
    while (dz_features_island(c, last, &first, &last))
        run_island(g, c, first, last, arena, labels, margins);
}
