/* What opens a subordinate clause: relative pronouns and conjunctions whose verb stands at the end. Found before the phrases, which
 * must not take them for articles and prepositions. */
#include "segment.h"

enum { MAX_RELATIVE_PARTS = 3 };

/* What follows cannot go on with an article: a pronoun, a preposition with its noun, a particle. */
static bool is_no_article(const dz_parser *p, uint32_t t) {
    bool noun_next = t + 1 < p->c->last && (p->a->text.tokens.at[t + 1].flags & DZ_UPPER) && !dz_parser_reading(p, t + 1, DZ_PREP);
    const dz_reading *attribute = dz_parser_reading(p, t + 1, DZ_ADJ);
    return t + 1 < p->c->last && !noun_next && !(attribute && dz_parser_morph(p, attribute));
}

/* The verb of a long relative clause may stand behind borders of its own: `der, wie es hieß, Polen besuchte`. */
static bool is_verb_final_later(const dz_parser *p, uint32_t at, uint32_t end) {
    for (int n = 0; n < MAX_RELATIVE_PARTS && end < p->c->last; n++) {
        uint32_t next = dz_parser_next_border(p, end + 1);
        for (uint32_t t = at + 1; t < end; t++)
            if (dz_parser_is_finite(p, t))
                return false;
        end = next;
        if (dz_parser_is_verb_final(p, at, end))
            return true;
    }
    return false;
}

/* `dass die SPD aus dem Wandel, der Globalisierung … gelernt hat`: the clause before has no verb yet and no other follows to close it. */
static bool closes_opener(const dz_parser *p, uint32_t t, uint32_t end) {
    uint32_t from = t - 1;
    while (from > p->c->first && !dz_parser_is_border(p, from - 1))
        from--;
    const dz_reading *r = dz_parser_reading(p, dz_parser_behind_connective(p, from, t - 1), DZ_SUB);
    return r && !dz_parser_reading(p, from, DZ_PREP) && !dz_parser_has_finite(p, from, t - 1) && !dz_parser_has_finite(p, end, p->c->last);
}

/* `habe, sagte X, die Ukraine unterstützt`: behind a report the helper before it still waits for the form that stands here. */
static bool closes_behind_report(const dz_parser *p, uint32_t t, uint32_t end) {
    uint32_t from = t - 1, helper = dz_parser_first_finite(p, p->c->first, t), last = end;
    while (from > p->c->first && !dz_parser_is_border(p, from - 1))
        from--;
    while (last > t && dz_parser_is_stop(p, last - 1))
        last--;
    return helper + 1 < from && dz_parser_is_helper(p, helper) && dz_parser_opening_report(p, from, t - 1) < t - 1 &&
           !dz_parser_has_verb(p, helper + 1, from, DZ_VERBAL) && last > t &&
           (dz_parser_verb_bits(p, last - 1) & dz_parser_wanted_by(p, helper));
}

/* `soll in der Nacht, als viele schliefen, den Libanon bombardiert haben`: the first finite verb is a modal that still waits for the
 * infinitive that stands here, and no other verb follows. */
static bool closes_modal(const dz_parser *p, uint32_t t, uint32_t end) {
    uint32_t modal = dz_parser_first_finite(p, p->c->first, t), border = dz_parser_next_border(p, modal), last = end;
    while (last > t && dz_parser_is_stop(p, last - 1))
        last--;
    bool waits = modal < t && border < t && dz_parser_wanted_by(p, modal) == DZ_INF && dz_parser_is_helper(p, modal) &&
                 !dz_parser_has_verb(p, modal + 1, border, DZ_VERBAL);
    return waits && last > t && (dz_parser_verb_bits(p, last - 1) & DZ_INF) && !dz_parser_has_finite(p, end, p->c->last);
}

/* `fragte, welche Länder zustimmen`: before its noun it asks. */
static bool asks(const dz_parser *p, uint32_t t) {
    bool name = t + 1 < p->c->last && (dz_parser_inside(p, t + 1) & DZ_IN_NAME); /* `eine Firma, welche Polen beliefert` */
    return dz_parser_reading(p, t, DZ_WH) && dz_parser_reading(p, t, DZ_DET) && !is_no_article(p, t) && !name;
}

static void find_relative(dz_parser *p, uint32_t t, uint32_t end) {
    uint32_t at = dz_parser_behind_connective(p, t, end);
    if (at + 1 < end && dz_parser_reading(p, at, DZ_PREP) && dz_parser_reading(p, at + 1, DZ_REL))
        at++;
    if (at >= end || at <= p->c->first || !dz_parser_reading(p, at, DZ_REL) || asks(p, at) ||
        (at == t && !is_no_article(p, at) && (closes_opener(p, t, end) || closes_modal(p, t, end) || closes_behind_report(p, t, end))))
        return;
    if (dz_parser_is_verb_final(p, at, end) || (is_no_article(p, at) && is_verb_final_later(p, at, end)))
        p->inside[at - p->c->first] |= DZ_IN_RELATIVE;
}

/* `als Polen angriff` against `als Partner`, `um zu siegen` against `um Polen`. */
static void find_opener(dz_parser *p, uint32_t t, uint32_t end) {
    uint32_t at = dz_parser_behind_connective(p, t, end);
    bool preposition = at < end && dz_parser_reading(p, at, DZ_PREP);
    if (at < end && dz_parser_reading(p, at, DZ_SUB) && !dz_parser_counts(p, at) &&
        (dz_parser_is_verb_final(p, at, end) || (preposition && dz_parser_is_infinitive_final(p, at, end))))
        p->inside[at - p->c->first] |= DZ_IN_OPENER;
}

/* `Es gibt Leute die alles wissen`: a relative clause without its comma, behind a noun in a clause that has its verb. */
static void find_loose_relative(dz_parser *p, uint32_t from, uint32_t end) {
    for (uint32_t t = from + 2; t + 2 < end; t++) {
        bool behind = dz_parser_is_large(p, t - 1) && dz_parser_reading(p, t, DZ_REL) && !dz_parser_is_large(p, t);
        if (!behind || (dz_parser_inside(p, t) & DZ_IN_NAME) || !is_no_article(p, t) || dz_parser_reading(p, t + 1, DZ_REL))
            continue;
        if (dz_parser_has_finite(p, from, t) && !dz_parser_has_helper(p, from, t) && dz_parser_is_verb_final(p, t, end)) {
            p->inside[t - p->c->first] |= DZ_IN_RELATIVE;
            return;
        }
    }
}

void dz_parser_find_relatives(dz_parser *p) {
    find_loose_relative(p, p->c->first, dz_parser_next_border(p, p->c->first));
    find_opener(p, p->c->first, dz_parser_next_border(p, p->c->first));
    for (uint32_t t = dz_parser_next_border(p, p->c->first); t < p->c->last; t = dz_parser_next_border(p, t + 1)) {
        uint32_t end = dz_parser_next_border(p, t + 1);
        find_relative(p, t + 1, end);
        find_opener(p, t + 1, end);
        for (uint32_t i = t + 2; i + 1 < end && dz_parser_is_relative_at(p, t + 1, end); i++) /* `den X kaufte und den Y verkaufte` */
            if (dz_parser_joins(p, i) && (dz_parser_has_finite(p, t + 1, i) || dz_parser_has_verb(p, t + 1, i, DZ_VERBAL)))
                find_relative(p, i, end);
    }
}
