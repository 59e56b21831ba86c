/* Participles behind an article that have complements are clauses of their own: `der von Moskau unterstützte General`. */
#include "segment.h"

/* One participle with what stands before it from `first` on. */
static void add_participle(dz_parser *p, uint32_t index, uint32_t first, uint32_t verb) {
    const dz_reading *r = dz_parser_reading(p, verb, DZ_ADJ);
    uint32_t made = dz_parser_add_clause(p, first, p->c->phrases.at[index].clause);
    dz_clause *c = &p->c->clauses.at[made];
    c->last = verb + 1;
    c->subordinate = true;
    c->verb = r->lemma;
    c->verb_token = verb;
    c->passive = dz_parser_has(p, r, DZ_X_PART2) && !(p->a->image->lemmas[r->lemma].lists & DZ_LEMMA_SEIN);
    c->antecedent = index;
    c->relative_morph = DZ_NOM;
    for (uint32_t t = first; t < c->last; t++)
        p->c->of_token[t - p->c->first] = made;
    for (uint32_t i = 0; i < p->c->phrases.count; i++)
        if (p->c->phrases.at[i].first >= first && p->c->phrases.at[i].last <= c->last)
            p->c->phrases.at[i].clause = made;
}

static bool is_participle(const dz_parser *p, uint32_t t) {
    const dz_reading *r = dz_parser_is_large(p, t) ? NULL : dz_parser_reading(p, t, DZ_ADJ);
    return dz_parser_has(p, r, DZ_X_PART1 | DZ_X_PART2) || (r && p->a->image->lemmas[r->lemma].trigger_count);
}

void dz_parser_open_participle(dz_parser *p, uint32_t index) {
    uint32_t last = p->c->phrases.at[index].participle, first = last;
    while (first > p->c->phrases.at[index].first && (dz_parser_inside(p, first - 1) & DZ_IN_PARTICIPLE))
        first--;
    for (uint32_t t = first + 1; t < last; t++) {
        if (!dz_parser_joins(p, t) || !is_participle(p, t - 1))
            continue;
        add_participle(p, index, first, t - 1);
        first = t + 1;
    }
    add_participle(p, index, first, last);
}
