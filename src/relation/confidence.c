#include "confidence.h"

enum { FAR_APART = 12 /* tokens */, MANY_NAMES = 5, UNSURE = 5000, DOUBTFUL = 8000 /* per ten thousand */ };

#define BIT(ground) (1u << (ground))

static uint32_t if_so(bool holds, dz_ground ground) {
    return holds ? BIT(ground) : 0;
}

/* ---- the two names ---- */

static uint32_t grounds_of_names(const dz_matcher *m, const dz_mention *s, const dz_mention *o) {
    uint32_t a = dz_mention_confidence(m->image, s->margin), b = dz_mention_confidence(m->image, o->margin), least = a < b ? a : b;
    return if_so(s->form == DREISATZ_COMPOUND || o->form == DREISATZ_COMPOUND, DZ_GR_COMPOUND) | if_so(least < UNSURE, DZ_GR_UNSURE) |
           if_so(least >= UNSURE && least < DOUBTFUL, DZ_GR_DOUBTFUL);
}

/* ---- where they stand ---- */

static uint32_t grounds_of_place(const dz_matcher *m, const dz_mention *s, const dz_mention *o) {
    const dz_mentions *all = &m->a->mentions;
    const dz_mention *left = s->first < o->first ? s : o, *right = left == s ? o : s;
    uint32_t names = 0;
    bool between = false;
    for (uint32_t i = dz_mention_first_of(m->a, m->sentence); i < all->count && all->at[i].sentence == m->sentence; i++) {
        names++;
        between = between || (all->at[i].first >= left->last && all->at[i].last <= right->first);
    }
    return if_so(right->first > left->last + FAR_APART, DZ_GR_FAR) | if_so(between, DZ_GR_BETWEEN) | if_so(names > MANY_NAMES, DZ_GR_CROWD);
}

static bool is_outside(const dz_matcher *m, const dz_mention *n) {
    bool here = n->first >= m->c->first && n->first < m->c->last;
    return !here || m->c->of_token[n->first - m->c->first] != m->clause;
}

static uint32_t grounds_of_clause(const dz_matcher *m, const dz_mention *s, const dz_mention *o) {
    const dz_clause *c = dz_matcher_clause(m);
    return if_so(is_outside(m, s) || is_outside(m, o), DZ_GR_OUTSIDE) | if_so(m->passive, DZ_GR_PASSIVE) |
           if_so(c->antecedent != DZ_NONE, DZ_GR_RELATIVE);
}

/* ---- what is said ---- */

static uint32_t grounds_of_saying(const dz_relation *r) {
    bool unreal = r->factuality == DREISATZ_NEGATED || r->factuality == DREISATZ_DENIED;
    return if_so(r->flags & DZ_R_COREF, DZ_GR_COREF) | if_so(r->flags & DZ_R_AMBIGUOUS_ORDER, DZ_GR_ORDER) | if_so(unreal, DZ_GR_UNREAL) |
           if_so(!unreal && r->factuality != DREISATZ_ASSERTED, DZ_GR_HEDGED);
}

static dz_ground kind_of(const dz_matcher *m, const dz_frame *f) {
    if (f->subject_count && m->phrase != DZ_NONE && f->pos != (uint8_t)DZ_PHRASE && m->image->slots[f->subject].kind == DZ_SLOT_SELF)
        return DZ_GR_OFFICE;
    return f->pos == (uint8_t)DZ_VERB     ? DZ_GR_VERB
           : f->pos == (uint8_t)DZ_ADJ    ? DZ_GR_ADJECTIVE
           : f->pos == (uint8_t)DZ_PHRASE ? DZ_GR_PHRASE
                                          : DZ_GR_NOUN;
}

static uint32_t grounds_of_all(const dz_matcher *m, const dz_relation *r) {
    const dz_mention *s = &m->a->mentions.at[r->subject], *o = &m->a->mentions.at[r->object];
    return BIT(DZ_GR_BASE) | grounds_of_names(m, s, o) | grounds_of_place(m, s, o) | grounds_of_saying(r);
}

dz_grounds dz_confidence_grounds(const dz_matcher *m, const dz_frame *f, const dz_relation *r) {
    const dz_mention *s = &m->a->mentions.at[r->subject], *o = &m->a->mentions.at[r->object];
    uint32_t bits = grounds_of_all(m, r) | grounds_of_clause(m, s, o) | BIT(kind_of(m, f));
    bits |= if_so(f->flags & DZ_F_LOW, DZ_GR_LOW);
    return (dz_grounds){bits, m->rule, m->word, r->predicate};
}

dz_grounds dz_confidence_of_pattern(const dz_matcher *m, const dz_relation *r) {
    return (dz_grounds){grounds_of_all(m, r) | BIT(DZ_GR_PATTERN), DZ_NONE, DZ_NONE, r->predicate};
}

/* ---- from a sum to a share ---- */

/* 1 / (1 + e^-x) for x = 0, ½, 1 …, per ten thousand; a table, so that every host says the same. */
static uint16_t share_of(int32_t sum) {
    static const uint16_t SHARES[] = {5000, 6225, 7311, 8176, 8808, 9241, 9526, 9707, 9820, 9890, 9933, 9959, 9975};
    enum { STEP = 50, LAST = sizeof SHARES / sizeof *SHARES - 1 };
    int32_t size = sum < 0 ? -sum : sum, at = size / STEP;
    int32_t share = at >= LAST ? SHARES[LAST] : SHARES[at] + (SHARES[at + 1] - SHARES[at]) * (size % STEP) / STEP;
    return (uint16_t)(sum < 0 ? 10000 - share : share);
}

int32_t dz_confidence_sum(const dz_image *image, const dz_grounds *g) {
    int32_t sum = image->predicates[g->predicate].points + (g->rule == DZ_NONE ? 0 : image->rule_points[g->rule]);
    for (int i = 0; i < DZ_GROUNDS; i++)
        sum += g->bits & BIT(i) ? image->grounds[i] : 0;
    return sum;
}

uint16_t dz_confidence_of(const dz_image *image, const dz_grounds *g) {
    return share_of(dz_confidence_sum(image, g));
}
