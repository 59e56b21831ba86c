/* Pairs: who has to do with whom, without the predicate. A pair that stands in several relations in a sentence counts once. */
#include "matching.h"
#include "scorer.h"

typedef struct pairs {
    const dz_scorer *s;
    bool ordered; /* subject and object may not change places, but where the relation is symmetric */
} pairs;

/* ---- gold ---- */

/* Arguments that are mentioned in the same place are one. */
static bool same_argument(const dz_gold_text *g, uint32_t a, uint32_t b) {
    for (uint32_t i = 0; i < g->places.count && a != b; i++)
        for (uint32_t k = 0; g->places.at[i].argument == a && k < g->places.count; k++)
            if (g->places.at[k].argument == b && g->places.at[k].start == g->places.at[i].start)
                return true;
    return a == b;
}

static bool same_pair(const pairs *p, const dz_gold_relation *x, const dz_gold_relation *y) {
    const dz_gold_text *g = p->s->gold;
    if (same_argument(g, x->subject, y->subject) && same_argument(g, x->object, y->object))
        return true;
    return !p->ordered && same_argument(g, x->subject, y->object) && same_argument(g, x->object, y->subject);
}

/* The relations that stand for the pairs of the gold: the first of each pair, a required one before an optional one. */
static const dz_gold_relation **wanted(const pairs *p, uint32_t *count) {
    const dz_gold_text *g = p->s->gold;
    const dz_gold_relation **list = dz_arena_alloc(p->s->score->arena, sizeof *list * (g->relations.count + 1));
    *count = 0;
    for (uint32_t i = 0; i < g->relations.count; i++) {
        const dz_gold_relation *r = &g->relations.at[i];
        uint32_t at = 0;
        while (at < *count && !same_pair(p, list[at], r))
            at++;
        if (at == *count || list[at]->optional)
            list[at] = r;
        *count += at == *count;
    }
    return list;
}

/* ---- answers ---- */

static bool fits(const pairs *p, const dreisatz_relation *a, const dz_gold_relation *w) {
    if (dz_scorer_stands_for(p->s, a->subject, w->subject) && dz_scorer_stands_for(p->s, a->object, w->object))
        return true;
    return (!p->ordered || a->symmetric) && dz_scorer_stands_for(p->s, a->subject, w->object) &&
           dz_scorer_stands_for(p->s, a->object, w->subject);
}

static bool same_answer(const pairs *p, const dreisatz_relation *x, const dreisatz_relation *y) {
    if (x->sentence != y->sentence)
        return false;
    if (x->subject.entity == y->subject.entity && x->object.entity == y->object.entity)
        return true;
    return !p->ordered && x->subject.entity == y->object.entity && x->object.entity == y->subject.entity;
}

static bool is_excused(const pairs *p, const dz_matching *m, uint32_t answer) {
    for (uint32_t w = 0; w < m->wants; w++)
        if (m->optional[w] && m->fits[answer * m->wants + w])
            return true;
    return dz_scorer_excuses(p->s, dreisatz_document_relation(p->s->document, answer));
}

/* A wrong answer, the first of its pair. */
static bool is_wrong(const pairs *p, const dz_matching *m, uint32_t answer) {
    const dreisatz_relation *a = dreisatz_document_relation(p->s->document, answer);
    if (m->used[answer] || is_excused(p, m, answer))
        return false;
    for (uint32_t b = 0; b < m->answers; b++)
        if (b != answer && same_answer(p, a, dreisatz_document_relation(p->s->document, b)) &&
            (m->used[b] || (b < answer && !is_excused(p, m, b))))
            return false;
    return true;
}

static void count_pairs(const pairs *p, dz_count *count) {
    uint32_t wants, answers = (uint32_t)dreisatz_document_relation_count(p->s->document);
    const dz_gold_relation **want = wanted(p, &wants);
    dz_matching m = dz_matching_of(p->s->score->arena, answers, wants);
    for (uint32_t w = 0; w < wants; w++)
        m.optional[w] = want[w]->optional;
    for (uint32_t a = 0; a < answers; a++)
        for (uint32_t w = 0; w < wants; w++)
            m.fits[a * wants + w] = fits(p, dreisatz_document_relation(p->s->document, a), want[w]);
    dz_matching_find(&m);
    for (uint32_t w = 0; w < wants; w++)
        if (!m.optional[w])
            ++*(m.owner[w] < 0 ? &count->fn : &count->tp);
    for (uint32_t a = 0; a < answers; a++)
        count->fp += is_wrong(p, &m, a);
}

void dz_scorer_add_pairs(const dz_scorer *s) {
    count_pairs(&(pairs){s, true}, &s->score->ordered_pairs);
    count_pairs(&(pairs){s, false}, &s->score->unordered_pairs);
}
