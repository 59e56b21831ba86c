#include "tune.h"
#include "base/map.h"
#include <stdio.h>
#include <stdlib.h>

enum { SCALE = 100, MIN_COUNT = 2, COST_OF_MISSING = 100 /* a name that is not found costs more than one too many */ };

/* Every token moves a transition, but few move any one feature: a small step keeps them from outweighing the words. */
static const float TRANSITION_RATE = 0.05f;

/* ---- feature numbers ---- */

typedef struct feature {
    const char *name;
    uint32_t count;
} feature;

typedef struct sentence {
    uint32_t *features; /* of all tokens, one behind the other */
    uint32_t *ends;     /* one a token */
    uint8_t *labels;
    uint8_t *ignore;
    uint32_t count;
} sentence;

typedef struct trainer {
    dz_arena *arena;
    dz_map map;
    DZ_ARRAY(feature) features;
    DZ_ARRAY(uint32_t) list; /* of the running sentence */
    DZ_ARRAY(sentence) sentences;
    float *weights, *totals;
    uint32_t *stamps;
    uint32_t step;
    float transitions[DZ_LABELS + 1][DZ_LABELS], transition_totals[DZ_LABELS + 1][DZ_LABELS];
} trainer;

static void note_feature(void *user, const char *name, const char *value, size_t length) {
    trainer *t = user;
    bool fresh;
    uint32_t *place = dz_map_put(&t->map, dz_feature_key(dz_hash_string(name), dz_hash(value, length)), &fresh);
    if (fresh) {
        *place = t->features.count;
        bool writable = !memchr(value, '\t', length) && !memchr(value, '\n', length);
        DZ_PUSH(t->arena, &t->features) = (feature){writable ? dz_arena_format(t->arena, "%s=%.*s", name, (int)length, value) : NULL, 0};
    }
    t->features.at[*place].count++;
    DZ_PUSH(t->arena, &t->list) = *place;
}

static void gather(trainer *t, const dz_context *c, uint32_t token) {
    dz_feature_sink sink = {note_feature, t};
    for (int offset = -2; offset <= 2; offset++) {
        int64_t other = (int64_t)token + offset;
        if (other >= (int64_t)c->first && other < (int64_t)c->last)
            dz_features_word(c, (uint32_t)other, offset, &sink);
    }
    dz_features_context(c, token, &sink);
}

/* ---- gold labels of tokens ---- */

static uint32_t *code_points(dz_arena *arena, const char *text, size_t length) {
    uint32_t *at = dz_arena_alloc(arena, sizeof *at * (length + 1)), n = 0;
    for (size_t i = 0; i <= length; i++) {
        at[i] = n;
        if (i < length && ((unsigned char)text[i + 1] & 0xC0) != 0x80)
            n++;
    }
    return at;
}

/* Labels token by token; a span that starts or ends inside a token labels that token only when it covers most of it. */
static void label_tokens(const dz_analysis *a, const dz_gold_text *g, const uint32_t *points, uint8_t *labels, uint8_t *ignore) {
    for (uint32_t s = 0; s < g->spans.count; s++) {
        const dz_gold_span *span = &g->spans.at[s];
        bool begun = false;
        for (uint32_t t = 0; t < a->text.tokens.count; t++) {
            uint32_t start = points[dz_text_input_start(&a->text, a->text.tokens.at[t].start)];
            uint32_t end = points[dz_text_input_end(&a->text, a->text.tokens.at[t].end)];
            if (start >= span->end || end <= span->start)
                continue;
            if (span->ignore) {
                ignore[t] = 1;
            } else if (start >= span->start && end <= span->end + 1) {
                uint8_t base = span->type == DREISATZ_PER ? DZ_B_PER : span->type == DREISATZ_ORG ? DZ_B_ORG : DZ_B_LOC;
                labels[t] = (uint8_t)(begun ? base + 1 : base);
                begun = true;
            }
        }
    }
}

static void add_sentence(trainer *t, const dz_context *c, const uint8_t *labels, const uint8_t *ignore) {
    sentence s = {.count = c->last - c->first};
    s.ends = dz_arena_alloc(t->arena, sizeof *s.ends * (s.count + 1));
    s.labels = (uint8_t *)dz_arena_copy(t->arena, (const char *)labels + c->first, s.count);
    s.ignore = (uint8_t *)dz_arena_copy(t->arena, (const char *)ignore + c->first, s.count);
    t->list.count = 0;
    for (uint32_t i = 0; i < s.count; i++) {
        gather(t, c, c->first + i);
        s.ends[i] = t->list.count;
    }
    s.features = dz_arena_alloc(t->arena, sizeof *s.features * (t->list.count + 1));
    if (t->list.count)
        memcpy(s.features, t->list.at, sizeof *s.features * t->list.count);
    DZ_PUSH(t->arena, &t->sentences) = s;
}

static void add_text(trainer *t, const dz_image *image, const dz_gold_text *g, dz_arena *scratch) {
    dz_arena_reset(scratch);
    dz_analysis a = {.image = image, .arena = scratch};
    dz_abbreviations dots = dz_lexicon_abbreviations(image);
    dz_text_read(&a.text, scratch, g->text, g->length, &dots);
    uint32_t n = a.text.tokens.count;
    a.infos = dz_arena_alloc(scratch, sizeof *a.infos * (n + 1));
    a.covers = dz_arena_zero(scratch, sizeof *a.covers * (n + 1));
    dz_lexicon_read(image, &a.text, a.infos);
    for (uint32_t s = 0; s < a.text.sentences.count; s++)
        dz_gazetteer_match(image, &a.text, a.infos, &a.text.sentences.at[s], scratch, &a.matches);
    dz_features_cover(image, &a.matches, a.covers);
    uint8_t *labels = dz_arena_zero(scratch, n + 1), *ignore = dz_arena_zero(scratch, n + 1);
    label_tokens(&a, g, code_points(scratch, g->text, g->length), labels, ignore);
    for (uint32_t s = 0; s < a.text.sentences.count; s++) {
        dz_context c = {image, &a.text, a.infos, a.covers, NULL, a.text.sentences.at[s].first, a.text.sentences.at[s].last};
        for (uint32_t i = c.first; i < c.last; i++) /* a sentence border inside a name */
            if (labels[i] && !(labels[i] & 1) && (i == c.first || labels[i - 1] == 0))
                labels[i]--;
        add_sentence(t, &c, labels, ignore);
    }
}

/* ---- perceptron ---- */

static void settle_row(trainer *t, uint32_t f) {
    float steps = (float)(t->step - t->stamps[f]);
    for (int i = 0; i < DZ_LABELS; i++)
        t->totals[f * DZ_LABELS + (uint32_t)i] += t->weights[f * DZ_LABELS + (uint32_t)i] * steps;
    t->stamps[f] = t->step;
}

static void update(trainer *t, const sentence *s, uint32_t token, int label, float by) {
    for (uint32_t i = token ? s->ends[token - 1] : 0; i < s->ends[token]; i++) {
        const feature *f = &t->features.at[s->features[i]];
        if (f->count < MIN_COUNT)
            continue;
        settle_row(t, s->features[i]);
        t->weights[s->features[i] * DZ_LABELS + (uint32_t)label] += by;
    }
}

static void score_sentence(trainer *t, const sentence *s, int32_t *scores) {
    uint32_t at = 0;
    for (uint32_t i = 0; i < s->count; i++) {
        float row[DZ_LABELS] = {0};
        for (; at < s->ends[i]; at++)
            for (int l = 0; l < DZ_LABELS; l++)
                row[l] += t->weights[s->features[at] * DZ_LABELS + (uint32_t)l];
        for (int l = 0; l < DZ_LABELS; l++)
            scores[i * DZ_LABELS + (uint32_t)l] = (int32_t)(row[l] * SCALE);
    }
}

static void learn(trainer *t, const sentence *s, dz_arena *scratch) {
    int32_t transitions[DZ_LABELS + 1][DZ_LABELS];
    int32_t *scores = dz_arena_alloc(scratch, sizeof *scores * DZ_LABELS * (s->count + 1));
    uint8_t *got = dz_arena_alloc(scratch, s->count + 1);
    score_sentence(t, s, scores);
    for (uint32_t i = 0; i < s->count; i++) /* cost: the wrong labels get a bonus, so that the right one learns a margin */
        for (int l = 0; l < DZ_LABELS; l++)
            if (l != s->labels[i])
                scores[i * DZ_LABELS + (uint32_t)l] += l == DZ_O ? COST_OF_MISSING : SCALE / 2;
    for (int from = 0; from <= DZ_LABELS; from++)
        for (int to = 0; to < DZ_LABELS; to++) {
            bool allowed = to == DZ_O || (to & 1) || from == to || from == to - 1;
            transitions[from][to] = allowed ? (int32_t)(t->transitions[from][to] * SCALE) : -100000000;
        }
    dz_tagger_path((const int32_t(*)[DZ_LABELS])transitions, scores, s->count, scratch, got);
    for (uint32_t i = 0; i < s->count; i++) {
        if (s->ignore[i])
            continue;
        if (got[i] != s->labels[i]) {
            update(t, s, i, s->labels[i], 1);
            update(t, s, i, got[i], -1);
        }
        int before_gold = i ? s->labels[i - 1] : DZ_LABELS, before_got = i ? got[i - 1] : DZ_LABELS;
        if (before_gold != before_got || got[i] != s->labels[i]) {
            t->transitions[before_gold][s->labels[i]] += TRANSITION_RATE;
            t->transitions[before_got][got[i]] -= TRANSITION_RATE;
        }
    }
    t->step++;
    for (int from = 0; from <= DZ_LABELS; from++)
        for (int to = 0; to < DZ_LABELS; to++)
            t->transition_totals[from][to] += t->transitions[from][to];
}

static void shuffle(uint32_t *order, uint32_t count, uint64_t seed) {
    for (uint32_t i = count; i > 1; i--) {
        seed = dz_hash_mix(seed, i);
        uint32_t j = (uint32_t)(seed % i), swap = order[i - 1];
        order[i - 1] = order[j];
        order[j] = swap;
    }
}

static void train(trainer *t, int rounds, dz_arena *scratch) {
    size_t cells = (size_t)t->features.count * DZ_LABELS;
    t->weights = dz_arena_zero(t->arena, sizeof *t->weights * cells);
    t->totals = dz_arena_zero(t->arena, sizeof *t->totals * cells);
    t->stamps = dz_arena_zero(t->arena, sizeof *t->stamps * t->features.count);
    uint32_t *order = dz_arena_alloc(t->arena, sizeof *order * (t->sentences.count + 1));
    for (uint32_t i = 0; i < t->sentences.count; i++)
        order[i] = i;
    for (int round = 0; round < rounds; round++) {
        shuffle(order, t->sentences.count, (uint64_t)round + 7);
        for (uint32_t i = 0; i < t->sentences.count; i++) {
            dz_arena_reset(scratch);
            learn(t, &t->sentences.at[order[i]], scratch);
        }
    }
    for (uint32_t f = 0; f < t->features.count; f++)
        settle_row(t, f);
}

/* ---- output ---- */

static int by_name(const void *a, const void *b) {
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static bool write_weights(trainer *t, const char *path) {
    const char **lines = dz_arena_alloc(t->arena, sizeof *lines * (t->features.count + DZ_LABELS + 2));
    uint32_t count = 0;
    for (uint32_t f = 0; f < t->features.count; f++) {
        int w[DZ_LABELS], any = 0;
        for (int l = 0; l < DZ_LABELS; l++) {
            float mean = t->totals[f * DZ_LABELS + (uint32_t)l] / (float)(t->step ? t->step : 1) * SCALE;
            w[l] = (int)(mean < 0 ? mean - 0.5f : mean + 0.5f);
            any |= w[l] > 4 || w[l] < -4;
        }
        if (any && t->features.at[f].name && t->features.at[f].count >= MIN_COUNT)
            lines[count++] = dz_arena_format(t->arena, "%s\t%d\t%d\t%d\t%d\t%d\t%d\t%d", t->features.at[f].name, w[0], w[1], w[2], w[3],
                                             w[4], w[5], w[6]);
    }
    for (int from = 0; from <= DZ_LABELS; from++) {
        int w[DZ_LABELS];
        for (int l = 0; l < DZ_LABELS; l++)
            w[l] = (int)(t->transition_totals[from][l] / (float)(t->step ? t->step : 1) * SCALE);
        lines[count++] = dz_arena_format(t->arena, "from=%d\t%d\t%d\t%d\t%d\t%d\t%d\t%d", from, w[0], w[1], w[2], w[3], w[4], w[5], w[6]);
    }
    qsort(lines, count, sizeof *lines, by_name);
    FILE *f = fopen(path, "wb");
    if (!f)
        return false;
    fputs("# Weights of the evidence for names: feature, then O B-PER I-PER B-ORG I-ORG B-LOC I-LOC, in hundredths.\n# Made by `dreisatz "
          "tune`.\n",
          f);
    for (uint32_t i = 0; i < count; i++)
        fprintf(f, "%s\n", lines[i]);
    return fclose(f) == 0;
}

bool dz_tune(const dz_image *image, dz_memory *memory, const dz_gold *gold, int rounds, uint32_t fold, uint32_t folds, const char *out) {
    dz_arena arena, scratch;
    dz_arena_init(&arena, memory);
    dz_arena_init(&scratch, memory);
    trainer *t = dz_arena_zero(&arena, sizeof *t);
    t->arena = &arena;
    t->map.arena = &arena;
    for (uint32_t i = 0; i < gold->texts.count; i++)
        if (!dz_gold_in_fold(&gold->texts.at[i], fold, folds))
            add_text(t, image, &gold->texts.at[i], &scratch);
    train(t, rounds, &scratch);
    bool written = write_weights(t, out);
    dz_arena_free(&scratch);
    dz_arena_free(&arena);
    return written;
}
