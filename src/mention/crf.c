#include "crf.h"
#include "base/hash.h"
#include <math.h>

enum { NAMES = DZ_LABELS - 1, DROP = 40 /* percent of the features are left out */ };

static const float RATE = 0.05f, L2 = 1e-5f, L1 = 1e-6f;
/* A name that is not found costs more than one too many. */
static const float COST_OF_MISSING = 0.2f;

typedef struct learner {
    const bool *used;
    float *weights, *squares; /* rows of NAMES */
    float *sums;              /* of the weights after each of the later rounds */
    uint32_t *stamps;         /* step of the last shrinking */
    uint32_t step;
    uint64_t seed;
    /* of the running example */
    uint32_t room;
    float *scores, *forward, *backward, *scale; /* rows of DZ_LABELS */
    bool *dropped;
    float transitions[DZ_LABELS + 1][DZ_LABELS], moved[DZ_LABELS + 1][NAMES];
} learner;

static uint32_t draw(learner *k) {
    k->seed = k->seed * 6364136223846793005u + 1442695040888963407u;
    return (uint32_t)(k->seed >> 33);
}

/* ---- weights ---- */

/* What regularization did to the weights of a feature since they were last looked at. */
static void shrink(learner *k, uint32_t f) {
    float steps = (float)(k->step - k->stamps[f]);
    k->stamps[f] = k->step;
    if (steps == 0)
        return;
    for (uint32_t i = f * NAMES; i < (f + 1) * NAMES; i++) {
        float by = RATE * steps / sqrtf(k->squares[i] + 1e-4f), w = k->weights[i] / (1 + by * L2);
        k->weights[i] = w > by * L1 ? w - by * L1 : w < -by * L1 ? w + by * L1 : 0;
    }
}

static void update(learner *k, uint32_t f, const float gradient[NAMES]) {
    for (uint32_t l = 0; l < NAMES; l++) {
        uint32_t i = f * NAMES + l;
        k->squares[i] += gradient[l] * gradient[l];
        k->weights[i] -= RATE * gradient[l] / sqrtf(k->squares[i] + 1e-4f);
    }
}

/* ---- scores ---- */

static void score(learner *k, const dz_run *r) {
    uint32_t at = 0;
    for (uint32_t t = 0; t < r->count; t++) {
        float row[NAMES] = {0}, most = 0;
        for (; at < r->ends[t]; at++) {
            uint32_t f = r->features[at];
            k->dropped[at] = !k->used[f] || draw(k) % 100 < DROP;
            if (k->dropped[at])
                continue;
            shrink(k, f);
            for (uint32_t l = 0; l < NAMES; l++)
                row[l] += k->weights[f * NAMES + l];
        }
        float *out = k->scores + t * DZ_LABELS;
        out[0] = r->labels[t] && !r->ignore[t] ? COST_OF_MISSING : 0;
        for (uint32_t l = 0; l < NAMES; l++)
            out[l + 1] = row[l];
        for (uint32_t l = 0; l < DZ_LABELS; l++)
            most = out[l] > most ? out[l] : most;
        for (uint32_t l = 0; l < DZ_LABELS; l++)
            out[l] = expf(out[l] - most);
    }
}

static void read_transitions(learner *k) {
    for (uint32_t from = 0; from <= DZ_LABELS; from++) {
        shrink(k, from);
        for (uint32_t to = 0; to < DZ_LABELS; to++)
            k->transitions[from][to] = !dz_label_may_follow((int)from, (int)to) ? 0 : to ? expf(k->weights[from * NAMES + to - 1]) : 1;
    }
}

/* ---- forward and backward ---- */

static void run_forward(learner *k, const dz_run *r) {
    for (uint32_t t = 0; t < r->count; t++) {
        float *now = k->forward + t * DZ_LABELS, sum = 0;
        for (uint32_t to = 0; to < DZ_LABELS; to++) {
            float in = t ? 0 : k->transitions[r->before][to];
            for (uint32_t from = 0; t && from < DZ_LABELS; from++)
                in += now[(int)from - DZ_LABELS] * k->transitions[from][to];
            now[to] = in * k->scores[t * DZ_LABELS + to];
            sum += now[to];
        }
        k->scale[t] = 1 / sum;
        for (uint32_t l = 0; l < DZ_LABELS; l++)
            now[l] *= k->scale[t];
    }
}

static void run_backward(learner *k, const dz_run *r) {
    for (uint32_t l = 0; l < DZ_LABELS; l++)
        k->backward[(r->count - 1) * DZ_LABELS + l] = 1;
    for (uint32_t t = r->count - 1; t-- > 0;) {
        float *now = k->backward + t * DZ_LABELS;
        const float *next = now + DZ_LABELS, *scores = k->scores + (t + 1) * DZ_LABELS;
        for (uint32_t from = 0; from < DZ_LABELS; from++) {
            float out = 0;
            for (uint32_t to = 0; to < DZ_LABELS; to++)
                out += k->transitions[from][to] * scores[to] * next[to];
            now[from] = out * k->scale[t + 1];
        }
    }
}

/* ---- learning ---- */

static void learn_token(learner *k, const dz_run *r, uint32_t t) {
    const float *forward = k->forward + t * DZ_LABELS, *backward = k->backward + t * DZ_LABELS;
    float gradient[NAMES], most = 0, all = 0;
    for (uint32_t l = 0; l < DZ_LABELS; l++)
        all += forward[l] * backward[l];
    for (uint32_t l = 0; l < NAMES; l++) {
        gradient[l] = forward[l + 1] * backward[l + 1] / all - (r->labels[t] == l + 1);
        most = fabsf(gradient[l]) > most ? fabsf(gradient[l]) : most;
    }
    if (most < 1e-3f)
        return;
    for (uint32_t at = t ? r->ends[t - 1] : 0; at < r->ends[t]; at++)
        if (!k->dropped[at])
            update(k, r->features[at], gradient);
}

static void note_transition(learner *k, const dz_run *r, uint32_t t) {
    const float *scores = k->scores + t * DZ_LABELS, *backward = k->backward + t * DZ_LABELS;
    float pairs[DZ_LABELS + 1][DZ_LABELS], all = 0;
    for (uint32_t from = 0; from <= DZ_LABELS; from++)
        for (uint32_t to = 0; to < DZ_LABELS; to++) {
            float before = t ? (from < DZ_LABELS ? k->forward[(t - 1) * DZ_LABELS + from] : 0) : from == r->before;
            all += pairs[from][to] = before * k->transitions[from][to] * scores[to] * backward[to];
        }
    for (uint32_t from = 0; from <= DZ_LABELS; from++)
        for (uint32_t to = 1; to < DZ_LABELS; to++)
            k->moved[from][to - 1] += pairs[from][to] / all;
    if (r->labels[t])
        k->moved[t ? r->labels[t - 1] : r->before][r->labels[t] - 1] -= 1;
}

static void learn_run(learner *k, const dz_run *r) {
    bool whole = true;
    score(k, r);
    read_transitions(k);
    run_forward(k, r);
    run_backward(k, r);
    memset(k->moved, 0, sizeof k->moved);
    for (uint32_t t = 0; t < r->count; t++) {
        whole = whole && !r->ignore[t];
        if (!r->ignore[t])
            learn_token(k, r, t);
        if (!r->ignore[t] && whole)
            note_transition(k, r, t);
    }
    for (uint32_t from = 0; from <= DZ_LABELS; from++)
        update(k, from, k->moved[from]);
    k->step++;
}

static void shuffle(learner *k, uint32_t *order, uint32_t count) {
    for (uint32_t i = count; i > 1; i--) {
        uint32_t j = draw(k) % i, swap = order[i - 1];
        order[i - 1] = order[j];
        order[j] = swap;
    }
}

static void make_room(learner *k, dz_arena *arena, const dz_run *runs, uint32_t count) {
    uint32_t tokens = 1, features = 1;
    for (uint32_t i = 0; i < count; i++) {
        tokens = runs[i].count > tokens ? runs[i].count : tokens;
        features = runs[i].ends[runs[i].count - 1] > features ? runs[i].ends[runs[i].count - 1] : features;
    }
    k->scores = dz_arena_alloc(arena, sizeof(float) * DZ_LABELS * tokens);
    k->forward = dz_arena_alloc(arena, sizeof(float) * DZ_LABELS * tokens);
    k->backward = dz_arena_alloc(arena, sizeof(float) * DZ_LABELS * tokens);
    k->scale = dz_arena_alloc(arena, sizeof(float) * tokens);
    k->dropped = dz_arena_alloc(arena, sizeof(bool) * features);
}

static void add_to_sums(learner *k, uint32_t feature_count) {
    for (uint32_t f = 0; f < feature_count; f++) {
        shrink(k, f);
        for (uint32_t i = f * NAMES; i < (f + 1) * NAMES; i++)
            k->sums[i] += k->weights[i];
    }
}

/* The weights are the mean of those after the later half of the rounds: the last runs count for no more than others. */
static void learn_rounds(learner *k, const dz_run *runs, uint32_t *order, uint32_t count, uint32_t feature_count, int rounds) {
    for (int round = 0; round < rounds; round++) {
        shuffle(k, order, count);
        for (uint32_t i = 0; i < count; i++)
            learn_run(k, &runs[order[i]]);
        if (round >= rounds / 2)
            add_to_sums(k, feature_count);
    }
    for (size_t i = 0; i < (size_t)feature_count * NAMES; i++)
        k->sums[i] /= (float)(rounds - rounds / 2);
}

float *dz_crf_learn(dz_arena *arena, const dz_run *runs, uint32_t count, const bool *used, uint32_t feature_count, int rounds) {
    learner k = {.used = used, .seed = 7};
    size_t cells = (size_t)feature_count * NAMES;
    k.weights = dz_arena_zero(arena, sizeof(float) * cells);
    k.squares = dz_arena_zero(arena, sizeof(float) * cells);
    k.sums = dz_arena_zero(arena, sizeof(float) * cells);
    k.stamps = dz_arena_zero(arena, sizeof(uint32_t) * feature_count);
    uint32_t *order = dz_arena_alloc(arena, sizeof *order * (count + 1));
    make_room(&k, arena, runs, count);
    for (uint32_t i = 0; i < count; i++)
        order[i] = i;
    learn_rounds(&k, runs, order, count, feature_count, rounds);
    return k.sums;
}
