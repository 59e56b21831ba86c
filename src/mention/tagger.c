#include "tagger.h"
#include "lexicon/known.h"

enum { FORBIDDEN = -60000000 /* less than any path, and eight times it is still a number */ };

_Static_assert(sizeof(dz_evidence) <= DZ_NOTE, "the evidence of a word lies in its note");
_Static_assert(sizeof(dz_cached_sum) == sizeof(int32_t) * DZ_ROW, "a cached sum is read as a row");

static void make_sums(dz_tagger *g, dz_memory *memory) {
    g->block = dz_memory_get(memory, NULL, sizeof *g->sums * DZ_SUMS + DZ_LINE);
    g->sums = dz_line_start(g->block);
    memset(g->sums, 0, sizeof *g->sums * DZ_SUMS);
}

void dz_tagger_init(dz_tagger *g, const dz_image *image, dz_memory *memory) {
    g->image = image;
    dz_arena_init(&g->arena, memory);
    make_sums(g, memory);
    dz_transitions transitions = {{0}};
    for (unsigned from = 0; from <= DZ_LABELS; from++) {
        uint64_t key = dz_feature_key(&(dz_feature){.template = DZ_T_FROM, .numbers = from});
        const dz_weight_row *w = dz_image_row(image, dz_image_weight(image, key), 0);
        for (int to = 0; w && to < DZ_LABELS; to++)
            transitions[from][dz_place_of(to)] = w->of[to];
    }
    dz_ways_make(&g->ways, transitions);
}

void dz_tagger_free(dz_tagger *g, dz_memory *memory) {
    g->arena.memory = memory;
    dz_arena_free(&g->arena);
    dz_memory_release(memory, g->block);
}

/* ---- sums of features ---- */

/* The weights of the features; all are on their way before the first is looked at. */
static void find_weights(const dz_image *image, const dz_features *f, const dz_weight **weights) {
    uint64_t keys[DZ_MAX_FEATURES];
    for (uint32_t i = 0; i < f->count; i++) {
        keys[i] = dz_feature_key(&f->at[i]);
        dz_image_seek_weight(image, keys[i]);
    }
    for (uint32_t i = 0; i < f->count; i++)
        dz_image_expect_weight(image, keys[i]);
    for (uint32_t i = 0; i < f->count; i++)
        if ((weights[i] = dz_image_weight(image, keys[i])))
            dz_prefetch(image->weight_rows + weights[i]->first);
}

/* Spelt as vectors: compilers do not see it in the loop. Unsigned, for some places hold no sums. */
typedef int16_t weight_vector __attribute__((vector_size(2 * DZ_ROW), aligned(2), may_alias));
typedef uint32_t sum_vector __attribute__((vector_size(4 * DZ_ROW), aligned(4), may_alias));

static void add_row(const int16_t *of, sum_vector *sum) {
    *sum += __builtin_convertvector(*(const weight_vector *)of, sum_vector);
}

/* Adds the rows of a feature, which lie in the order of their offsets, each to the sums of its offset. */
static void add_rows(const dz_image *image, const dz_weight *weight, sum_vector *sums) {
    const dz_weight_row *row = image->weight_rows + weight->first;
    for (uint32_t offset = 0; weight->offsets >> offset; offset++)
        if (weight->offsets >> offset & 1)
            add_row((row++)->of, &sums[offset]);
}

static void sum_features(const dz_image *image, const dz_features *f, sum_vector *sums) {
    const dz_weight *weights[DZ_MAX_FEATURES];
    find_weights(image, f, weights);
    for (uint32_t i = 0; i < f->count; i++)
        if (weights[i])
            add_rows(image, weights[i], sums);
}

static int16_t short_of(int32_t sum) {
    return (int16_t)(sum > INT16_MAX ? INT16_MAX : sum < INT16_MIN ? INT16_MIN : sum);
}

static void sum_word(const dz_context *c, uint32_t t, dz_evidence *e) {
    dz_features f;
    sum_vector sums[DZ_OFFSETS] = {{0}};
    dz_features_word(c, t, &f);
    sum_features(c->image, &f, sums);
    for (int offset = 0; offset < DZ_OFFSETS; offset++)
        for (int i = 0; i < DZ_NAMED; i++)
            e->of[offset][i] = short_of((int32_t)sums[offset][DZ_NAMED_LABELS[i]]);
    e->known = true;
}

static void sum_group(const dz_context *c, uint32_t t, dz_group group, dz_cached_sum *s) {
    dz_features f;
    sum_vector sums[DZ_OFFSETS] = {{0}};
    dz_features_group(c, t, group, &f);
    sum_features(c->image, &f, sums);
    for (int i = 0; i < DZ_NAMED; i++)
        s->of[i] = (int32_t)sums[DZ_REACH][DZ_NAMED_LABELS[i]];
}

/* ---- the scores of a token ---- */

/* What the word of a token says. */
static const dz_evidence *evidence(const dz_context *c, uint32_t t) {
    dz_evidence *e = dz_known_note(c->infos[t]);
    if (!e->known)
        sum_word(c, t, e);
    return e;
}

/* What the words say that the token is in reach of. A row is read with what lies behind it, in places that hold no sums. */
static void add_words(const dz_context *c, uint32_t t, sum_vector *sum) {
    uint32_t from = t - c->first > DZ_REACH ? t - DZ_REACH : c->first, to = c->last - t > DZ_REACH ? t + DZ_REACH + 1 : c->last;
    for (uint32_t word = from; word < to; word++)
        add_row(evidence(c, word)->of[word - t + DZ_REACH], sum);
}

/* Of the groups of features of a token; 0: the group has none. */
typedef struct keys {
    uint64_t of[DZ_G_COUNT];
} keys;

static dz_cached_sum *place_of(dz_tagger *g, uint64_t key) {
    return &g->sums[key >> 7 & (DZ_SUMS - 1)];
}

/* The sums are on their way when the keys are known. */
static keys find_keys(dz_tagger *g, const dz_context *c, uint32_t t) {
    keys k = {{0}};
    dz_group groups = dz_cover_any(dz_cover_at(c, t)) ? DZ_G_COUNT : DZ_G_LISTS;
    for (dz_group group = 0; group < groups; group++) {
        k.of[group] = dz_features_key(c, t, group);
        dz_prefetch(place_of(g, k.of[group]));
    }
    return k;
}

/* From memory, where it is there. */
static void add_group(dz_tagger *g, const dz_context *c, uint32_t t, dz_group group, uint64_t key, sum_vector *sum) {
    dz_cached_sum *s = place_of(g, key);
    if (!key)
        return;
    if (s->key != key) {
        sum_group(c, t, group, s);
        s->key = key;
    }
    *sum += *(const sum_vector *)s->of;
}

/* What the token and its neighbours count for on it, by their classes or their clusters. */
static void add_neighbours(const dz_image *image, dz_sides sides, const uint8_t side[3], sum_vector *sum) {
    const dz_pair *before = &image->pairs[dz_pair_place(sides, side[0], side[1])];
    const dz_pair *behind = &image->pairs[dz_pair_place(sides, side[1], side[2])];
    const dz_weight_row *triple = dz_image_triple(image, before, side[2]);
    add_row(before->on[DZ_ON_SECOND].of, sum);
    add_row(behind->on[DZ_ON_FIRST].of, sum);
    add_row(image->across[dz_pair_place(sides, side[0], side[2])].of, sum);
    if (triple)
        add_row(triple->of, sum);
}

/* The token before, the token and the one behind it. */
typedef struct window {
    uint8_t classes[3], clusters[3];
} window;

static void move_on(window *w, dz_side next) {
    memmove(w->classes, w->classes + 1, 2);
    memmove(w->clusters, w->clusters + 1, 2);
    w->classes[2] = next.class;
    w->clusters[2] = next.cluster;
}

/* The sums as a row of scores; O has none. */
static void write_row(const sum_vector *sum, int32_t *row) {
    const uint32_t *of = (const uint32_t *)sum;
    for (int i = 0; i < 3; i++) {
        row[i] = (int32_t)of[i];
        row[i + 4] = (int32_t)of[i + 3];
    }
    row[3] = row[7] = 0;
}

static void score(dz_tagger *g, const dz_context *c, uint32_t t, const window *w, const keys *k, int32_t *row) {
    sum_vector sum = {0};
    add_words(c, t, &sum);
    add_neighbours(g->image, DZ_CLASS_SIDES, w->classes, &sum);
    add_neighbours(g->image, DZ_CLUSTER_SIDES, w->clusters, &sum);
    for (dz_group group = 0; group < DZ_G_COUNT; group++)
        add_group(g, c, t, group, k->of[group], &sum);
    write_row(&sum, row);
    if (!dz_features_may_begin(c, t)) /* `russische Armee` is no name, whatever it is made of */
        row[0] = row[1] = row[2] = FORBIDDEN;
}

static void score_island(dz_tagger *g, const dz_context *c, uint32_t first, uint32_t last, int32_t *scores) {
    window w = {{0}, {0}};
    keys *all = dz_arena_alloc(&g->arena, sizeof *all * (last - first));
    for (uint32_t t = first; t < last; t++)
        all[t - first] = find_keys(g, c, t);
    move_on(&w, dz_features_side(c, (int64_t)first - 1));
    move_on(&w, dz_features_side(c, first));
    for (uint32_t t = first; t < last; t++) {
        move_on(&w, dz_features_side(c, (int64_t)t + 1));
        score(g, c, t, &w, &all[t - first], scores + (size_t)(t - first) * DZ_ROW);
    }
}

/* ---- the best path ---- */

/* Scores up to each label, times 8: the lowest three bits say which label came before. Of equal ones the lower label counts, so they hold
 * 7 less it. */
typedef int32_t path_vector __attribute__((vector_size(4 * DZ_ROW / 2), aligned(4), may_alias));
typedef struct reached {
    path_vector outer, inner; /* the halves of a row: beginnings and O, insides */
} reached;

void dz_ways_make(dz_ways *w, const dz_transitions transitions) {
    for (int from = 0; from <= DZ_LABELS; from++)
        for (int i = 0; i < 4; i++)
            w->outer[from][i] = transitions[from][i] * 8 + 7 - from;
    for (int i = 0; i < 4; i++)
        w->begun[i] = w->inside[i] = FORBIDDEN * 8;
    for (int label = DZ_B_PER; label <= DZ_B_LOC; label += 2) {
        w->begun[dz_place_of(label)] = transitions[label][dz_place_of(label + 1)] * 8 + 7 - label;
        w->inside[dz_place_of(label)] = transitions[label + 1][dz_place_of(label + 1)] * 8 + 7 - (label + 1);
    }
}

static path_vector half(const int32_t *row) {
    return *(const path_vector *)row;
}

static path_vector greater(path_vector a, path_vector b) {
    path_vector first = a > b;
    return (a & first) | (b & ~first);
}

static reached add_scores(reached best, const int32_t *row) {
    return (reached){(best.outer & ~7) + half(row) * 8, (best.inner & ~7) + half(row + 4) * 8};
}

/* Beginnings and O follow anything, an inside only its own beginning or inside. */
static reached step(const dz_ways *w, const reached *now) {
    reached best = {half(w->outer[DZ_O]) + now->outer[3], greater(half(w->begun) + now->outer, half(w->inside) + now->inner)};
    for (int i = 0; i < 3; i++) {
        path_vector begun = half(w->outer[DZ_B_PER + 2 * i]) + now->outer[i], inside = half(w->outer[DZ_I_PER + 2 * i]) + now->inner[i];
        best.outer = greater(best.outer, greater(begun, inside));
    }
    return best;
}

static int32_t reached_at(const reached *r, int label) {
    int place = dz_place_of(label);
    return place < 4 ? r->outer[place] : r->inner[place - 4];
}

static int best_label(const reached *last) {
    int label = DZ_O;
    for (int l = DZ_B_PER; l < DZ_LABELS; l++)
        label = reached_at(last, l) > reached_at(last, label) ? l : label;
    return label;
}

void dz_tagger_path(const dz_ways *ways, const int32_t *scores, uint32_t count, int before, dz_arena *arena, uint8_t *labels) {
    reached *best = dz_arena_alloc(arena, sizeof *best * count);
    best[0] = (reached){half(ways->outer[before]), (path_vector){0} + FORBIDDEN * 8};
    reached now = add_scores(best[0], scores);
    for (uint32_t t = 1; t < count; t++) {
        best[t] = step(ways, &now);
        now = add_scores(best[t], scores + (size_t)t * DZ_ROW);
    }
    int label = best_label(&now);
    for (uint32_t t = count; t-- > 0; label = 7 - (reached_at(&best[t], label) & 7))
        labels[t] = (uint8_t)label;
}

static void run_island(dz_tagger *g, const dz_context *c, uint32_t first, uint32_t last, uint8_t *labels, int32_t *margins) {
    dz_arena_reset(&g->arena);
    int32_t *scores = dz_arena_alloc(&g->arena, sizeof *scores * DZ_ROW * (last - first));
    score_island(g, c, first, last, scores);
    dz_tagger_path(&g->ways, scores, last - first, first == c->first ? DZ_START : DZ_O, &g->arena, labels + first);
    for (uint32_t t = first; t < last; t++)
        margins[t] = scores[(size_t)(t - first) * DZ_ROW + (size_t)dz_place_of(labels[t])];
}

void dz_tagger_run(dz_tagger *g, const dz_context *c, uint8_t *labels, int32_t *margins) {
    uint32_t first, last = c->first;
    while (dz_features_island(c, last, &first, &last))
        run_island(g, c, first, last, labels, margins);
}
