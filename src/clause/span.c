/* Spans of tokens: their verbs, helpers and ends, as far as they can be told before there are phrases. */
#include "segment.h"

bool dz_parser_has_verb(const dz_parser *p, uint32_t from, uint32_t to, uint16_t bits) {
    for (uint32_t t = from; t < to; t++)
        if (!(dz_parser_inside(p, t) & DZ_IN_PHRASE) && (dz_parser_verb_bits(p, t) & bits) &&
            (!(bits & DZ_FIN) || dz_parser_is_finite(p, t)))
            return true;
    return false;
}

bool dz_parser_has_finite(const dz_parser *p, uint32_t from, uint32_t to) {
    return dz_parser_has_verb(p, from, to, DZ_FIN);
}

uint32_t dz_parser_next_border(const dz_parser *p, uint32_t from) {
    while (from < p->c->last && !dz_parser_is_border(p, from) && p->a->infos[from]->class != DZ_K_DASH)
        from++;
    return from;
}

bool dz_parser_is_stop(const dz_parser *p, uint32_t t) {
    return p->a->text.tokens.at[t].class == DZ_PUNCT;
}

uint32_t dz_parser_first_finite(const dz_parser *p, uint32_t from, uint32_t to) {
    while (from < to && ((dz_parser_inside(p, from) & DZ_IN_PHRASE) || !dz_parser_is_finite(p, from)))
        from++;
    return from;
}

bool dz_parser_is_helper(const dz_parser *p, uint32_t t) {
    uint32_t sense = dz_parser_sense(p, dz_parser_verb_lemma(p, t, DZ_FIN));
    return (sense >= DZ_SENSE_COPULA && sense <= DZ_SENSE_MODAL) || sense == DZ_SENSE_SAID;
}

bool dz_parser_has_helper(const dz_parser *p, uint32_t from, uint32_t to) {
    uint32_t finite = dz_parser_first_finite(p, from, to);
    return finite < to && dz_parser_is_helper(p, finite);
}

/* What looks finite at the end may be the infinitive of a helper before: `wollen … unterzeichnen`. */
static bool is_helped(const dz_parser *p, uint32_t from, uint32_t t) {
    if (!(dz_parser_verb_bits(p, t) & DZ_VERBAL))
        return false;
    for (uint32_t finite = dz_parser_first_finite(p, from, t); finite < t; finite = dz_parser_first_finite(p, finite + 1, t))
        if (dz_parser_is_helper(p, finite)) /* not the first, where an attribute may look finite: `die versammelten Gäste müssen …` */
            return true;
    return false;
}

bool dz_parser_is_verb_final(const dz_parser *p, uint32_t from, uint32_t to) {
    while (to > from && dz_parser_is_stop(p, to - 1))
        to--;
    for (uint32_t t = to, n = 0; t > from && n < 3; n++) {
        t--;
        if (dz_parser_is_finite(p, t) && !is_helped(p, from, t))
            return t > from + 1 || to - from <= 2;
        if (!(dz_parser_verb_bits(p, t) & (DZ_INF | DZ_PART2 | DZ_ZUINF)))
            return false;
    }
    return false;
}

uint32_t dz_parser_behind_connective(const dz_parser *p, uint32_t t, uint32_t end) {
    const dz_reading *r = t < end && !dz_parser_is_large(p, t) ? dz_parser_reading(p, t, DZ_CONJ) : NULL;
    bool half = dz_parser_has(p, r, DZ_X_CLOSES) && !dz_parser_has(p, r, DZ_X_JOINS) && !dz_parser_joins(p, t);
    return r && !half ? t + 1 : t;
}

bool dz_parser_is_relative_at(const dz_parser *p, uint32_t t, uint32_t end) {
    return t < end && ((dz_parser_inside(p, t) & DZ_IN_RELATIVE) || (t + 1 < end && (dz_parser_inside(p, t + 1) & DZ_IN_RELATIVE)));
}

uint32_t dz_parser_opening_report(const dz_parser *p, uint32_t from, uint32_t to) {
    const dz_reading *r = from < to ? dz_parser_reading(p, from, DZ_ADV) : NULL;
    uint32_t t = r && dz_parser_sense(p, r->lemma) == DZ_SENSE_QUOTES ? from + 1 : from;
    uint32_t verb = t < to && dz_parser_is_finite(p, t) ? dz_parser_verb_lemma(p, t, DZ_FIN) : DZ_NONE;
    return verb != DZ_NONE && (p->a->image->lemmas[verb].lists & DZ_LEMMA_SAYING) ? t : to;
}

bool dz_parser_counts(const dz_parser *p, uint32_t t) {
    return dz_parser_reading(p, t, DZ_PREP) && t + 1 < p->c->last && p->a->text.tokens.at[t + 1].class == DZ_NUMBER;
}

bool dz_parser_is_infinitive_final(const dz_parser *p, uint32_t from, uint32_t to) {
    while (to > from && dz_parser_is_stop(p, to - 1))
        to--;
    return to > from + 1 && ((dz_parser_verb_bits(p, to - 1) & DZ_ZUINF) || dz_parser_is_marked(p, to - 1));
}

/* What the helper asks for at the end of its bracket: an infinitive behind a modal, a participle behind `hat`, `ist`, either behind
 * `wird`. */
uint16_t dz_parser_wanted_by(const dz_parser *p, uint32_t helper) {
    uint32_t sense = dz_parser_sense(p, dz_parser_verb_lemma(p, helper, DZ_FIN));
    uint16_t participle = sense == DZ_SENSE_COPULA || sense == DZ_SENSE_PERFECT || sense == DZ_SENSE_PASSIVE ? DZ_PART2 : 0;
    return participle | (sense == DZ_SENSE_COPULA || sense == DZ_SENSE_PERFECT ? 0 : DZ_INF);
}

uint32_t dz_parser_participle_in(const dz_parser *p, uint32_t from, uint32_t to) {
    while (from < to && ((dz_parser_inside(p, from) & DZ_IN_PHRASE) || !(dz_parser_verb_bits(p, from) & DZ_PART2)))
        from++;
    return from;
}

uint32_t dz_parser_last_word(const dz_parser *p, uint32_t from, uint32_t end) {
    while (end > from + 1 && dz_parser_is_stop(p, end - 1))
        end--;
    return end > from ? end - 1 : from;
}
