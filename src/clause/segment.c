/* Segments: from border to border, or to a connective with a verb on both sides; and which kind of clause each may be. */
#include "segment.h"

/* `… kritisiert Polen`: no form that ends a bracket, where a noun or name follows. */
static bool goes_on_behind(const dz_parser *p, uint32_t t, uint32_t to) {
    return t + 1 < to && !dz_parser_is_stop(p, t + 1) && !dz_parser_verb_bits(p, t + 1) &&
           (dz_parser_inside(p, t + 1) & (DZ_IN_NAME | DZ_IN_PHRASE)) && !dz_parser_reading(p, t + 1, DZ_PREP) &&
           !dz_parser_reading(p, t + 1, DZ_SUB) && !dz_parser_reading(p, t + 1, DZ_CONJ);
}

/* A finite verb that is none of the forms in `but`, or does not stand where such a form does. */
static bool has_finite_but(const dz_parser *p, uint32_t from, uint32_t to, uint16_t but) {
    for (uint32_t t = from; t < to; t++)
        if (dz_parser_is_finite(p, t) && (!(dz_parser_verb_bits(p, t) & but) || (but != DZ_VERBAL && goes_on_behind(p, t, to))))
            return true;
    return false;
}

/* A finite verb that can be no participle or infinitive. */
static bool has_finite_only(const dz_parser *p, uint32_t from, uint32_t to) {
    return has_finite_but(p, from, to, DZ_VERBAL);
}

/* A connective at `t` has a whole verb group on both sides; the right one may share the helper of the left. The bracket that a
 * helper opens is closed by the verb that it helps. */
static bool joins_clauses(const dz_parser *p, uint32_t from, uint32_t t, uint32_t to) {
    uint32_t finite = dz_parser_first_finite(p, from, t);
    bool closed = dz_parser_has_verb(p, from, finite, DZ_VERBAL) || (finite < t && dz_parser_has_verb(p, finite + 1, t, DZ_VERBAL));
    if (finite < t && !closed && dz_parser_is_helper(p, finite))
        return has_finite_but(p, t + 1, to, dz_parser_wanted_by(p, finite));
    return (finite < t || closed) && (dz_parser_has_finite(p, t + 1, to) || (closed && dz_parser_has_verb(p, t + 1, to, DZ_VERBAL)));
}

/* `griff X (Y) an und …`: behind a bracket the particle that ends the clause stands alone before the connective. */
static bool ends_with_particle(const dz_parser *p, uint32_t from, uint32_t t, uint32_t border) {
    return t == from + 1 && from > p->c->first && dz_parser_is_border(p, from - 1) && dz_parser_reading(p, from, DZ_PTKL) &&
           dz_parser_has_finite(p, t + 1, border);
}

/* `Polen lobte Ungarn und Serbien Malta`: behind the connective two phrases that share the verb before it, or that two others share
 * already. */
static bool joins_gap(const dz_parser *p, uint32_t from, uint32_t t, uint32_t border) {
    while (border > t && dz_parser_is_stop(p, border - 1))
        border--;
    bool verb = dz_parser_first_finite(p, from, t) < t;
    return dz_parser_is_gap(p, t + 1, border) && (verb ? dz_parser_may_precede_gap(p, from, t) : dz_parser_is_gap(p, from, t));
}

/* `Man sagt dass …`, `Leute die …`: what opens a subordinate clause, without its comma. */
static bool opens_without_comma(const dz_parser *p, uint32_t from, uint32_t t, uint32_t border) {
    bool sub = dz_parser_senses(p, t).poses == 1u << DZ_SUB && !(dz_parser_inside(p, t) & DZ_IN_NAME);
    if (!sub && !(dz_parser_inside(p, t) & DZ_IN_RELATIVE))
        return false;
    return t > from + 1 && dz_parser_has_finite(p, from, t) && dz_parser_is_verb_final(p, t, border) &&
           !dz_parser_reading(p, t - 1, DZ_PREP) && !dz_parser_reading(p, t - 1, DZ_ADV) && !dz_parser_joins(p, t - 1);
}

uint32_t dz_parser_segment_end(const dz_parser *p, uint32_t from) {
    uint32_t border = dz_parser_next_border(p, from);
    for (uint32_t t = from + 1; t < border; t++) {
        if (opens_without_comma(p, from, t, border))
            return t;
        if (dz_parser_joins(p, t) && !dz_parser_inside(p, t) &&
            (joins_clauses(p, from, t, border) || ends_with_particle(p, from, t, border) || joins_gap(p, from, t, border)))
            return t;
    }
    return border;
}

static bool has_infinitive(const dz_parser *p, uint32_t from, uint32_t to) {
    for (uint32_t t = from; t < to; t++) {
        if (!(dz_parser_inside(p, t) & DZ_IN_PHRASE) && ((dz_parser_verb_bits(p, t) & DZ_ZUINF) || dz_parser_is_marked(p, t)))
            return true;
    }
    return false;
}

static bool opens_subordinate(const dz_parser *p, uint32_t t, uint32_t end, bool finite) {
    if (t >= end || dz_parser_is_large(p, t) || (dz_parser_inside(p, t) & DZ_IN_NAME) || dz_parser_counts(p, t))
        return false;
    bool sub = dz_parser_reading(p, t, DZ_SUB) != NULL, wh = dz_parser_reading(p, t, DZ_WH) != NULL && t > p->c->first;
    bool leads = t == p->c->first && dz_parser_reading(p, t, DZ_WH) && end + 1 < p->c->last && p->a->text.tokens.at[end].first == ',' &&
                 dz_parser_is_finite(p, end + 1); /* `Wer siegen will, muss …` */
    bool other = dz_parser_reading(p, t, DZ_PREP) || dz_parser_reading(p, t, DZ_ADV);
    if (dz_parser_is_verb_final(p, t, end))
        return sub || wh || leads;
    other = other || dz_parser_reading(p, t, DZ_CONJ); /* `als Leiter`, `wie Polen`: no clause without a verb */
    return sub && !finite && !other && end < p->c->last && !has_infinitive(p, t, end) && dz_parser_is_border(p, end) && t + 1 < end;
}

uint32_t dz_parser_named_before(const dz_parser *p, uint32_t t) {
    if (t <= p->c->first || p->a->text.tokens.at[t - 1].first != ',')
        return DZ_NONE;
    for (uint32_t i = p->c->phrases.count; i-- > 0;)
        if (p->c->phrases.at[i].last == t - 1)
            return p->c->phrases.at[i].self != DZ_NONE ? i : DZ_NONE;
    return DZ_NONE;
}

static bool follows_name(const dz_parser *p, uint32_t t) {
    return dz_parser_named_before(p, t) != DZ_NONE;
}

/* `X, von Y begründet, …`: what looks finite at the end of such a segment is a participle; a main clause has its verb in second place. */
static bool ends_in_participle(const dz_parser *p, uint32_t lead, uint32_t end) {
    bool opened =
        lead < end && (dz_parser_reading(p, lead, DZ_PREP) || dz_parser_reading(p, lead, DZ_ADV)) && !dz_parser_reading(p, lead, DZ_SUB);
    uint32_t finite = dz_parser_first_finite(p, lead, end);
    return opened && finite == end - 1 && (dz_parser_verb_bits(p, finite) & DZ_PART2) && end < p->c->last && follows_name(p, lead);
}

uint32_t dz_parser_loose_adjective(const dz_parser *p, uint32_t from, uint32_t to) {
    uint32_t ends[] = {to > from ? to - 1 : to, from};
    for (int i = 0; i < 2 && to > from; i++) {
        const dz_reading *r = dz_parser_is_large(p, ends[i]) ? NULL : dz_parser_reading(p, ends[i], DZ_ADJ);
        if (r && !(dz_parser_inside(p, ends[i]) & DZ_IN_PHRASE) && p->a->image->lemmas[r->lemma].trigger_count)
            return ends[i];
    }
    return to;
}

dz_kind dz_parser_kind_of(const dz_parser *p, uint32_t lead, uint32_t end) {
    bool infinitive = has_infinitive(p, lead, end),
         finite = infinitive ? has_finite_only(p, lead, end) : dz_parser_has_finite(p, lead, end);
    if (dz_parser_is_relative_at(p, lead, end))
        return DZ_RELATIVE;
    if (opens_subordinate(p, lead, end, finite))
        return DZ_SUBORDINATE;
    if (ends_in_participle(p, lead, end))
        return DZ_PARTICIPLE;
    if (finite)
        return DZ_MAIN;
    if (infinitive)
        return DZ_INFINITIVE;
    return follows_name(p, lead) && (dz_parser_has_verb(p, lead, end, DZ_PART2) || dz_parser_loose_adjective(p, lead, end) < end)
               ? DZ_PARTICIPLE
               : DZ_FRAGMENT;
}
