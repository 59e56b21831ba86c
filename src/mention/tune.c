#include "tune.h"
#include "base/map.h"
#include "crf.h"
#include "lexicon/known.h"
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

enum { SCALE = 100, MIN_COUNT = 2, FIRST_FEATURE = DZ_LABELS + 1 /* behind those of the label before */ };

typedef struct feature {
    const char *name; /* NULL: cannot be written */
    uint32_t count;
} feature;

typedef struct tuner {
    dz_arena *arena, *scratch;
    dz_known known;
    dz_map map;
    DZ_ARRAY(feature) features;
    DZ_ARRAY(uint32_t) list; /* features of the running example */
    DZ_ARRAY(dz_run) runs;
} tuner;

/* ---- examples ---- */

static void note_feature(tuner *t, const dz_feature *f, int offset) {
    bool fresh;
    uint64_t key = dz_hash_mix(dz_feature_key(f), (uint64_t)(offset + DZ_OFFSETS));
    uint32_t *place = dz_map_put(&t->map, key ? key : 1, &fresh);
    if (fresh) {
        char name[DZ_FEATURE_NAME];
        *place = t->features.count;
        bool good = dz_feature_write(f, offset, name);
        DZ_PUSH(t->arena, &t->features) = (feature){good ? dz_arena_copy(t->arena, name, strlen(name)) : NULL, 0};
    }
    t->features.at[*place].count++;
    DZ_PUSH(t->arena, &t->list) = *place;
}

static void note_token(tuner *t, const dz_context *c, uint32_t token) {
    dz_features f;
    for (int away = -2; away <= 2; away++) {
        int64_t other = (int64_t)token + away;
        if (other < (int64_t)c->first || other >= (int64_t)c->last)
            continue;
        dz_features_word(c, (uint32_t)other, &f);
        for (uint32_t i = 0; i < f.count; i++)
            if (abs(away) <= dz_feature_reach(f.at[i].template))
                note_feature(t, &f.at[i], away);
    }
    dz_features_context(c, token, &f);
    for (uint32_t i = 0; i < f.count; i++)
        note_feature(t, &f.at[i], 0);
}

/* A name that begins before the run is cut off there. */
static void add_run(tuner *t, const dz_context *c, uint32_t first, uint32_t last, const uint8_t *labels, const uint8_t *ignore) {
    uint32_t count = last - first, *ends = dz_arena_alloc(t->arena, sizeof *ends * count);
    uint8_t *mine = (uint8_t *)dz_arena_copy(t->arena, (const char *)labels + first, count);
    if (mine[0] && !(mine[0] & 1))
        mine[0]--;
    t->list.count = 0;
    for (uint32_t i = 0; i < count; i++) {
        note_token(t, c, first + i);
        ends[i] = t->list.count;
    }
    uint32_t *features = (uint32_t *)(void *)dz_arena_copy(t->arena, (const char *)t->list.at, sizeof *features * t->list.count);
    const uint8_t *skip = (const uint8_t *)dz_arena_copy(t->arena, (const char *)ignore + first, count);
    DZ_PUSH(t->arena, &t->runs) = (dz_run){features, ends, mine, skip, count, first == c->first ? DZ_START : DZ_O};
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

static uint8_t label_of(uint8_t type) {
    return type == DREISATZ_PER ? DZ_B_PER : type == DREISATZ_ORG ? DZ_B_ORG : DZ_B_LOC;
}

/* A span that starts or ends inside a token labels that token only when it covers all but a sign of it. Adjectives and
 * inhabitants are no names: they are found without the tagger. */
static void label_span(const dz_analysis *a, const dz_gold_span *span, const uint32_t *points, uint8_t *labels, uint8_t *ignore) {
    const dz_text *text = &a->text;
    bool begun = false;
    for (uint32_t t = 0; t < text->tokens.count; t++) {
        uint32_t start = points[dz_text_input_start(text, text->tokens.at[t].start)];
        uint32_t end = points[dz_text_input_end(text, text->tokens.at[t].end)];
        bool whole = start == span->start && end == span->end;
        if (start >= span->end || end <= span->start || (whole && dz_mention_is_derived(a, t)))
            continue;
        if (span->ignore) {
            ignore[t] = 1;
        } else if (start >= span->start && end <= span->end + 1) {
            labels[t] = (uint8_t)(label_of(span->type) + begun);
            begun = true;
        }
    }
}

static void add_text(tuner *t, const dz_image *image, const dz_gold_text *g) {
    dz_analysis a = {.image = image, .arena = t->scratch};
    dz_abbreviations dots = dz_lexicon_abbreviations(image);
    dz_arena_reset(t->scratch);
    dz_text_read(&a.text, t->scratch, g->text, g->length, &dots);
    uint32_t n = a.text.tokens.count;
    a.infos = dz_lexicon_read(image, &t->known, &a.text, t->scratch);
    dz_mention_match(&a);
    uint8_t *labels = dz_arena_zero(t->scratch, n + 1), *ignore = dz_arena_zero(t->scratch, n + 1);
    const uint32_t *points = code_points(t->scratch, g->text, g->length);
    for (uint32_t s = 0; s < g->spans.count; s++)
        label_span(&a, &g->spans.at[s], points, labels, ignore);
    for (uint32_t s = 0; s < a.text.sentences.count; s++) {
        dz_context c = dz_mention_context(&a, s);
        uint32_t first, last = c.first;
        while (dz_features_island(&c, last, &first, &last))
            add_run(t, &c, first, last, labels, ignore);
    }
}

/* ---- output ---- */

static int by_name(const void *a, const void *b) {
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static const char *line_of(dz_arena *arena, const char *name, const float *row) {
    int w[DZ_LABELS - 1];
    bool any = false;
    for (int l = 0; l < DZ_LABELS - 1; l++) {
        w[l] = (int)lroundf(row[l] * SCALE);
        any = any || w[l] > 1 || w[l] < -1;
    }
    return any ? dz_arena_format(arena, "%s\t%d\t%d\t%d\t%d\t%d\t%d", name, w[0], w[1], w[2], w[3], w[4], w[5]) : NULL;
}

static bool write_lines(const char **lines, uint32_t count, const char *path) {
    FILE *f = fopen(path, "wb");
    if (!f)
        return false;
    fputs("# What each piece of evidence counts for B-PER I-PER B-ORG I-ORG B-LOC I-LOC against no name, in hundredths.\n# Made by "
          "`dreisatz tune`.\n",
          f);
    for (uint32_t i = 0; i < count; i++)
        fprintf(f, "%s\n", lines[i]);
    return fclose(f) == 0;
}

static bool write_weights(tuner *t, const float *weights, const char *path) {
    const char **lines = dz_arena_alloc(t->arena, sizeof *lines * t->features.count);
    uint32_t count = 0;
    for (uint32_t f = 0; f < t->features.count; f++) {
        const char *name = t->features.at[f].name;
        if (name && (lines[count] = line_of(t->arena, name, weights + (size_t)f * (DZ_LABELS - 1))))
            count++;
    }
    qsort(lines, count, sizeof *lines, by_name);
    return write_lines(lines, count, path);
}

/* Is the feature `word-1=Herr` one of those that the list calls `word`? */
static bool is_in(const char *list, const char *name) {
    size_t length = strcspn(name, "=");
    bool shifted = length > 2 && (name[length - 2] == '+' || name[length - 2] == '-') && !memchr(name, ',', length);
    length -= shifted ? 2 : 0;
    for (const char *at = list; at && *at; at += strcspn(at, " "), at += strspn(at, " "))
        if (strcspn(at, " ") == length && memcmp(at, name, length) == 0)
            return true;
    return false;
}

static bool *used_features(tuner *t, const char *without) {
    bool *used = dz_arena_alloc(t->arena, sizeof *used * t->features.count);
    for (uint32_t f = 0; f < t->features.count; f++) {
        const char *name = t->features.at[f].name;
        used[f] = f < FIRST_FEATURE || (t->features.at[f].count >= MIN_COUNT && !(name && is_in(without, name)));
    }
    return used;
}

bool dz_tune(const dz_image *image, dz_memory *memory, const dz_gold *gold, const dz_tuning *how, const char *out) {
    dz_arena arena, scratch;
    dz_arena_init(&arena, memory);
    dz_arena_init(&scratch, memory);
    tuner t = {.arena = &arena, .scratch = &scratch, .map.arena = &arena};
    dz_known_init(&t.known, memory);
    for (unsigned from = 0; from <= DZ_LABELS; from++)
        note_feature(&t, &(dz_feature){.template = DZ_T_FROM, .numbers = from}, 0);
    for (uint32_t i = 0; i < gold->texts.count; i++)
        if (!dz_gold_in_fold(&gold->texts.at[i], how->fold, how->folds))
            add_text(&t, image, &gold->texts.at[i]);
    const float *weights = dz_crf_learn(&arena, t.runs.at, t.runs.count, used_features(&t, how->without), t.features.count, how->rounds);
    bool written = write_weights(&t, weights, out);
    dz_known_free(&t.known, memory);
    dz_arena_free(&scratch);
    dz_arena_free(&arena);
    return written;
}
