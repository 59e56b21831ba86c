/* Clause borders: segments between commas, brackets, quotes and connectives, each given to the clause it belongs to. */
#include "parser.h"

static bool has_verb(const dz_parser *p, uint32_t from, uint32_t to, uint16_t bits) {
    for (uint32_t t = from; t < to; t++)
        if (!(dz_parser_inside(p, t) & DZ_IN_PHRASE) && (dz_parser_verb_bits(p, t) & bits) &&
            (!(bits & DZ_FIN) || dz_parser_is_finite(p, t)))
            return true;
    return false;
}

static bool has_finite(const dz_parser *p, uint32_t from, uint32_t to) {
    return has_verb(p, from, to, DZ_FIN);
}

static uint32_t next_border(const dz_parser *p, uint32_t from) {
    while (from < p->c->last && !dz_parser_is_border(p, from) && p->a->infos[from]->class != DZ_K_DASH)
        from++;
    return from;
}

static bool is_stop(const dz_parser *p, uint32_t t) {
    return p->a->text.tokens.at[t].class == DZ_PUNCT;
}

static uint32_t first_finite(const dz_parser *p, uint32_t from, uint32_t to) {
    while (from < to && ((dz_parser_inside(p, from) & DZ_IN_PHRASE) || !dz_parser_is_finite(p, from)))
        from++;
    return from;
}

static bool is_helper(const dz_parser *p, uint32_t t) {
    uint32_t sense = dz_parser_sense(p, dz_parser_verb_lemma(p, t, DZ_FIN));
    return (sense >= DZ_SENSE_COPULA && sense <= DZ_SENSE_MODAL) || sense == DZ_SENSE_SAID;
}

/* Is the first finite verb from `from` on one that helps? */
static bool has_helper(const dz_parser *p, uint32_t from, uint32_t to) {
    uint32_t finite = first_finite(p, from, to);
    return finite < to && is_helper(p, finite);
}

enum { MAX_RELATIVE_PARTS = 3, VERBAL = DZ_INF | DZ_PART2 | DZ_ZUINF };

/* What looks finite at the end may be the infinitive of a helper before: `wollen … unterzeichnen`. */
static bool is_helped(const dz_parser *p, uint32_t from, uint32_t t) {
    if (!(dz_parser_verb_bits(p, t) & VERBAL))
        return false;
    for (uint32_t finite = first_finite(p, from, t); finite < t; finite = first_finite(p, finite + 1, t))
        if (is_helper(p, finite)) /* not the first, where an attribute may look finite: `die versammelten Gäste müssen …` */
            return true;
    return false;
}

/* Does the finite verb stand at the end, as in subordinate clauses? */
static bool is_verb_final(const dz_parser *p, uint32_t from, uint32_t to) {
    while (to > from && is_stop(p, to - 1))
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

/* `noch`, `wie` join only behind `weder`, `sowohl`: `…, noch in diesem Jahr liefern`, `…, wie X sagte`. */
static uint32_t behind_connective(const dz_parser *p, uint32_t t, uint32_t end) {
    const dz_reading *r = t < end && !dz_parser_is_large(p, t) ? dz_parser_reading(p, t, DZ_CONJ) : NULL;
    bool half = dz_parser_has(p, r, DZ_X_CLOSES) && !dz_parser_has(p, r, DZ_X_JOINS) && !dz_parser_joins(p, t);
    return r && !half ? t + 1 : t;
}

/* ---- relative pronouns, before the phrases: `, die Russland beliefert` against `, die Regierung Russlands,` ---- */

/* What follows cannot go on with an article: a pronoun, a preposition with its noun, a particle. */
static bool is_no_article(const dz_parser *p, uint32_t t) {
    bool noun_next = t + 1 < p->c->last && (p->a->text.tokens.at[t + 1].flags & DZ_UPPER) && !dz_parser_reading(p, t + 1, DZ_PREP);
    const dz_reading *attribute = dz_parser_reading(p, t + 1, DZ_ADJ);
    return t + 1 < p->c->last && !noun_next && !(attribute && dz_parser_morph(p, attribute));
}

/* The verb of a long relative clause may stand behind borders of its own: `der, wie es hieß, Polen besuchte`. */
static bool is_verb_final_later(const dz_parser *p, uint32_t at, uint32_t end) {
    for (int n = 0; n < MAX_RELATIVE_PARTS && end < p->c->last; n++) {
        uint32_t next = next_border(p, end + 1);
        for (uint32_t t = at + 1; t < end; t++)
            if (dz_parser_is_finite(p, t))
                return false;
        end = next;
        if (is_verb_final(p, at, end))
            return true;
    }
    return false;
}

static bool is_relative_at(const dz_parser *p, uint32_t t, uint32_t end) {
    return t < end && ((dz_parser_inside(p, t) & DZ_IN_RELATIVE) || (t + 1 < end && (dz_parser_inside(p, t + 1) & DZ_IN_RELATIVE)));
}

/* `dass die SPD aus dem Wandel, der Globalisierung … gelernt hat`: the clause before has no verb yet and no other follows to close it. */
static bool closes_opener(const dz_parser *p, uint32_t t, uint32_t end) {
    uint32_t from = t - 1;
    while (from > p->c->first && !dz_parser_is_border(p, from - 1))
        from--;
    const dz_reading *r = dz_parser_reading(p, behind_connective(p, from, t - 1), DZ_SUB);
    return r && !dz_parser_reading(p, from, DZ_PREP) && !has_finite(p, from, t - 1) && !has_finite(p, end, p->c->last);
}

/* `soll in der Nacht, als viele schliefen, den Libanon bombardiert haben`: the first finite verb is a modal that still waits for the
 * infinitive that stands here, and no other verb follows. */
static bool closes_modal(const dz_parser *p, uint32_t t, uint32_t end) {
    uint32_t modal = first_finite(p, p->c->first, t), border = next_border(p, modal), last = end;
    while (last > t && is_stop(p, last - 1))
        last--;
    bool waits = modal < t && border < t && dz_parser_wanted_by(p, modal) == DZ_INF && is_helper(p, modal) &&
                 !has_verb(p, modal + 1, border, VERBAL);
    return waits && last > t && (dz_parser_verb_bits(p, last - 1) & DZ_INF) && !has_finite(p, end, p->c->last);
}

static void find_relative(dz_parser *p, uint32_t t, uint32_t end) {
    uint32_t at = behind_connective(p, t, end);
    if (at + 1 < end && dz_parser_reading(p, at, DZ_PREP) && dz_parser_reading(p, at + 1, DZ_REL))
        at++;
    if (at >= end || at <= p->c->first || !dz_parser_reading(p, at, DZ_REL) ||
        (at == t && !is_no_article(p, at) && (closes_opener(p, t, end) || closes_modal(p, t, end))))
        return;
    if (is_verb_final(p, at, end) || (is_no_article(p, at) && is_verb_final_later(p, at, end)))
        p->inside[at - p->c->first] |= DZ_IN_RELATIVE;
}

/* `seit 1968`, `bis 2010`: a preposition with its number. */
static bool counts(const dz_parser *p, uint32_t t) {
    return dz_parser_reading(p, t, DZ_PREP) && t + 1 < p->c->last && p->a->text.tokens.at[t + 1].class == DZ_NUMBER;
}

/* `um Polen zu helfen`: the segment ends in an infinitive with its mark. */
static bool is_infinitive_final(const dz_parser *p, uint32_t from, uint32_t to) {
    while (to > from && is_stop(p, to - 1))
        to--;
    return to > from + 1 && ((dz_parser_verb_bits(p, to - 1) & DZ_ZUINF) || dz_parser_is_marked(p, to - 1));
}

/* `als Polen angriff` against `als Partner`, `um zu siegen` against `um Polen`. */
static void find_opener(dz_parser *p, uint32_t t, uint32_t end) {
    uint32_t at = behind_connective(p, t, end);
    bool preposition = at < end && dz_parser_reading(p, at, DZ_PREP);
    if (at < end && dz_parser_reading(p, at, DZ_SUB) && !counts(p, at) &&
        (is_verb_final(p, at, end) || (preposition && is_infinitive_final(p, at, end))))
        p->inside[at - p->c->first] |= DZ_IN_OPENER;
}

/* `Es gibt Leute die alles wissen`: a relative clause without its comma, behind a noun in a clause that has its verb. */
static void find_loose_relative(dz_parser *p, uint32_t from, uint32_t end) {
    for (uint32_t t = from + 2; t + 2 < end; t++) {
        bool behind = dz_parser_is_large(p, t - 1) && dz_parser_reading(p, t, DZ_REL) && !dz_parser_is_large(p, t);
        if (!behind || (dz_parser_inside(p, t) & DZ_IN_NAME) || !is_no_article(p, t) || dz_parser_reading(p, t + 1, DZ_REL))
            continue;
        if (has_finite(p, from, t) && !has_helper(p, from, t) && is_verb_final(p, t, end)) {
            p->inside[t - p->c->first] |= DZ_IN_RELATIVE;
            return;
        }
    }
}

void dz_parser_find_relatives(dz_parser *p) {
    find_loose_relative(p, p->c->first, next_border(p, p->c->first));
    find_opener(p, p->c->first, next_border(p, p->c->first));
    for (uint32_t t = next_border(p, p->c->first); t < p->c->last; t = next_border(p, t + 1)) {
        uint32_t end = next_border(p, t + 1);
        find_relative(p, t + 1, end);
        find_opener(p, t + 1, end);
        for (uint32_t i = t + 2; i + 1 < end && is_relative_at(p, t + 1, end); i++) /* `den X kaufte und den Y verkaufte` */
            if (dz_parser_joins(p, i) && (has_finite(p, t + 1, i) || has_verb(p, t + 1, i, VERBAL)))
                find_relative(p, i, end);
    }
}

/* ---- segments ---- */

/* `… kritisiert Polen`: no form that ends a bracket, where a noun or name follows. */
static bool goes_on_behind(const dz_parser *p, uint32_t t, uint32_t to) {
    return t + 1 < to && !is_stop(p, t + 1) && !dz_parser_verb_bits(p, t + 1) &&
           (dz_parser_inside(p, t + 1) & (DZ_IN_NAME | DZ_IN_PHRASE)) && !dz_parser_reading(p, t + 1, DZ_PREP) &&
           !dz_parser_reading(p, t + 1, DZ_SUB) && !dz_parser_reading(p, t + 1, DZ_CONJ);
}

/* A finite verb that is none of the forms in `but`, or does not stand where such a form does. */
static bool has_finite_but(const dz_parser *p, uint32_t from, uint32_t to, uint16_t but) {
    for (uint32_t t = from; t < to; t++)
        if (dz_parser_is_finite(p, t) && (!(dz_parser_verb_bits(p, t) & but) || (but != VERBAL && goes_on_behind(p, t, to))))
            return true;
    return false;
}

/* A finite verb that can be no participle or infinitive. */
static bool has_finite_only(const dz_parser *p, uint32_t from, uint32_t to) {
    return has_finite_but(p, from, to, VERBAL);
}

/* What the helper asks for at the end of its bracket: an infinitive behind a modal, a participle behind `hat`, `ist`, either behind
 * `wird`. */
uint16_t dz_parser_wanted_by(const dz_parser *p, uint32_t helper) {
    uint32_t sense = dz_parser_sense(p, dz_parser_verb_lemma(p, helper, DZ_FIN));
    uint16_t participle = sense == DZ_SENSE_COPULA || sense == DZ_SENSE_PERFECT || sense == DZ_SENSE_PASSIVE ? DZ_PART2 : 0;
    return participle | (sense == DZ_SENSE_COPULA || sense == DZ_SENSE_PERFECT ? 0 : DZ_INF);
}

/* A connective at `t` has a whole verb group on both sides; the right one may share the helper of the left. The bracket that a
 * helper opens is closed by the verb that it helps. */
static bool joins_clauses(const dz_parser *p, uint32_t from, uint32_t t, uint32_t to) {
    uint32_t finite = first_finite(p, from, t);
    bool closed = has_verb(p, from, finite, VERBAL) || (finite < t && has_verb(p, finite + 1, t, VERBAL));
    if (finite < t && !closed && is_helper(p, finite))
        return has_finite_but(p, t + 1, to, dz_parser_wanted_by(p, finite));
    return (finite < t || closed) && (has_finite(p, t + 1, to) || (closed && has_verb(p, t + 1, to, VERBAL)));
}

/* `griff X (Y) an und …`: behind a bracket the particle that ends the clause stands alone before the connective. */
static bool ends_with_particle(const dz_parser *p, uint32_t from, uint32_t t, uint32_t border) {
    return t == from + 1 && from > p->c->first && dz_parser_is_border(p, from - 1) && dz_parser_reading(p, from, DZ_PTKL) &&
           has_finite(p, t + 1, border);
}

/* `Polen lobte Ungarn und Serbien Malta`: behind the connective two phrases that share the verb before it. */
static bool joins_gap(const dz_parser *p, uint32_t from, uint32_t t, uint32_t border) {
    while (border > t && is_stop(p, border - 1))
        border--;
    return first_finite(p, from, t) < t && dz_parser_is_gap(p, t + 1, border) && dz_parser_may_precede_gap(p, from, t);
}

/* `Man sagt dass …`, `Leute die …`: what opens a subordinate clause, without its comma. */
static bool opens_without_comma(const dz_parser *p, uint32_t from, uint32_t t, uint32_t border) {
    bool sub = dz_parser_senses(p, t).poses == 1u << DZ_SUB && !(dz_parser_inside(p, t) & DZ_IN_NAME);
    if (!sub && !(dz_parser_inside(p, t) & DZ_IN_RELATIVE))
        return false;
    return t > from + 1 && has_finite(p, from, t) && is_verb_final(p, t, border) && !dz_parser_reading(p, t - 1, DZ_PREP) &&
           !dz_parser_reading(p, t - 1, DZ_ADV) && !dz_parser_joins(p, t - 1);
}

/* To the next border, or to a connective with a verb on both sides. */
static uint32_t segment_end(const dz_parser *p, uint32_t from) {
    uint32_t border = next_border(p, from);
    for (uint32_t t = from + 1; t < border; t++) {
        if (opens_without_comma(p, from, t, border))
            return t;
        if (dz_parser_joins(p, t) && !dz_parser_inside(p, t) &&
            (joins_clauses(p, from, t, border) || ends_with_particle(p, from, t, border) || joins_gap(p, from, t, border)))
            return t;
    }
    return border;
}

static uint32_t add_clause(dz_parser *p, uint32_t first, uint32_t parent) {
    dz_clause made = {.first = first,
                      .last = first,
                      .verb = DZ_NONE,
                      .verb_token = DZ_NONE,
                      .finite = DZ_NONE,
                      .governor = DZ_NONE,
                      .parent = parent,
                      .antecedent = DZ_NONE,
                      .relative_preposition = DZ_NONE,
                      .noun = DZ_NONE,
                      .reporter = DZ_NONE,
                      .source = DZ_NONE,
                      .factuality = DREISATZ_ASSERTED};
    DZ_PUSH(p->a->arena, &p->c->clauses) = made;
    return p->c->clauses.count - 1;
}

static void open_relative(const dz_parser *p, dz_clause *c, uint32_t t) {
    const dz_reading *r = dz_parser_reading(p, t, DZ_PREP);
    if (r && !(dz_parser_inside(p, t) & DZ_IN_RELATIVE)) {
        c->relative_preposition = r->lemma;
        t++;
    }
    const dz_reading *relative = dz_parser_reading(p, t, DZ_REL);
    c->relative_morph = dz_parser_morph(p, relative);
    if (dz_parser_has(p, relative, DZ_X_CONTRACTED))
        c->relative_preposition = relative->lemma; /* `wo`: in which */
    c->antecedent = t;                             /* the token for now; dz_parser_resolve finds the phrase */
}

typedef enum kind { K_FRAGMENT, K_PARTICIPLE, K_MAIN, K_SUB, K_RELATIVE, K_INFINITIVE } kind;

static bool has_infinitive(const dz_parser *p, uint32_t from, uint32_t to) {
    for (uint32_t t = from; t < to; t++) {
        if (!(dz_parser_inside(p, t) & DZ_IN_PHRASE) && ((dz_parser_verb_bits(p, t) & DZ_ZUINF) || dz_parser_is_marked(p, t)))
            return true;
    }
    return false;
}

static bool opens_subordinate(const dz_parser *p, uint32_t t, uint32_t end, bool finite) {
    if (t >= end || dz_parser_is_large(p, t) || (dz_parser_inside(p, t) & DZ_IN_NAME) || counts(p, t))
        return false;
    bool sub = dz_parser_reading(p, t, DZ_SUB) != NULL, wh = dz_parser_reading(p, t, DZ_WH) != NULL && t > p->c->first;
    bool leads = t == p->c->first && dz_parser_reading(p, t, DZ_WH) && end + 1 < p->c->last && p->a->text.tokens.at[end].first == ',' &&
                 dz_parser_is_finite(p, end + 1); /* `Wer siegen will, muss …` */
    bool other = dz_parser_reading(p, t, DZ_PREP) || dz_parser_reading(p, t, DZ_ADV);
    if (is_verb_final(p, t, end))
        return sub || wh || leads;
    other = other || dz_parser_reading(p, t, DZ_CONJ); /* `als Leiter`, `wie Polen`: no clause without a verb */
    return sub && !finite && !other && end < p->c->last && !has_infinitive(p, t, end) && dz_parser_is_border(p, end) && t + 1 < end;
}

/* The phrase with a name that ends before the comma at `t - 1`; DZ_NONE. */
static uint32_t named_before(const dz_parser *p, uint32_t t) {
    if (t <= p->c->first || p->a->text.tokens.at[t - 1].first != ',')
        return DZ_NONE;
    for (uint32_t i = p->c->phrases.count; i-- > 0;)
        if (p->c->phrases.at[i].last == t - 1)
            return p->c->phrases.at[i].self != DZ_NONE ? i : DZ_NONE;
    return DZ_NONE;
}

static bool follows_name(const dz_parser *p, uint32_t t) {
    return named_before(p, t) != DZ_NONE;
}

/* `X, von Y begründet, …`: what looks finite at the end of such a segment is a participle; a main clause has its verb in second place. */
static bool ends_in_participle(const dz_parser *p, uint32_t lead, uint32_t end) {
    bool opened =
        lead < end && (dz_parser_reading(p, lead, DZ_PREP) || dz_parser_reading(p, lead, DZ_ADV)) && !dz_parser_reading(p, lead, DZ_SUB);
    uint32_t finite = first_finite(p, lead, end);
    return opened && finite == end - 1 && (dz_parser_verb_bits(p, finite) & DZ_PART2) && end < p->c->last && follows_name(p, lead);
}

/* `X, in Wien ansässig, …`: an adjective with rules of its own that ends or opens the segment; `to` when there is none. */
static uint32_t loose_adjective(const dz_parser *p, uint32_t from, uint32_t to) {
    uint32_t ends[] = {to > from ? to - 1 : to, from};
    for (int i = 0; i < 2 && to > from; i++) {
        const dz_reading *r = dz_parser_is_large(p, ends[i]) ? NULL : dz_parser_reading(p, ends[i], DZ_ADJ);
        if (r && !(dz_parser_inside(p, ends[i]) & DZ_IN_PHRASE) && p->a->image->lemmas[r->lemma].trigger_count)
            return ends[i];
    }
    return to;
}

static kind kind_of(const dz_parser *p, uint32_t lead, uint32_t end) {
    bool infinitive = has_infinitive(p, lead, end), finite = infinitive ? has_finite_only(p, lead, end) : has_finite(p, lead, end);
    if (is_relative_at(p, lead, end))
        return K_RELATIVE;
    if (opens_subordinate(p, lead, end, finite))
        return K_SUB;
    if (ends_in_participle(p, lead, end))
        return K_PARTICIPLE;
    if (finite)
        return K_MAIN;
    if (infinitive)
        return K_INFINITIVE;
    return follows_name(p, lead) && (has_verb(p, lead, end, DZ_PART2) || loose_adjective(p, lead, end) < end) ? K_PARTICIPLE : K_FRAGMENT;
}

typedef struct cutter {
    dz_parser *p;
    uint32_t main, current;
} cutter;

static dz_clause *clause(const cutter *k, uint32_t index) {
    return &k->p->c->clauses.at[index];
}

/* One that was opened as such; a relative clause has other cases in its pronoun. */
static bool is_loose_participle(const dz_clause *c) {
    return c->antecedent != DZ_NONE && c->relative_morph == DZ_NOM;
}

/* A subordinate clause ends with its verb; then the one above goes on. */
static bool is_complete(const cutter *k, uint32_t index) {
    const dz_clause *c = clause(k, index);
    const dz_clause *next = index + 1 < k->p->c->clauses.count ? clause(k, index + 1) : c;
    if (c->antecedent != DZ_NONE && next->parent == index && next->antecedent != DZ_NONE && dz_parser_joins(k->p, next->first))
        return next->finite != DZ_NONE; /* `das X abgespalten und das Y gekauft hatte` */
    bool participle = is_loose_participle(c) || (c->shares && c->finite == DZ_NONE && is_loose_participle(clause(k, c->parent)));
    return index != k->main && (c->infinitive || (c->subordinate && (c->finite != DZ_NONE || participle)));
}

static void pop(cutter *k) {
    while (is_complete(k, k->current) && clause(k, k->current)->parent != DZ_NONE)
        k->current = clause(k, k->current)->parent;
}

static void open_sub(cutter *k, uint32_t t, uint32_t lead, kind what) {
    uint32_t parent = k->current;
    if (what == K_SUB && is_complete(k, parent) && !clause(k, parent)->infinitive)
        parent = clause(k, parent)->parent != DZ_NONE && t != lead ? clause(k, parent)->parent : parent;
    uint32_t made = add_clause(k->p, t, parent);
    clause(k, made)->subordinate = what != K_INFINITIVE;
    clause(k, made)->infinitive = what == K_INFINITIVE;
    if (what == K_RELATIVE)
        open_relative(k->p, clause(k, made), lead);
    k->current = made;
}

/* `… und besuchte Polen`: goes on with the subject, and where it has no finite verb with the finite verb, of the clause before. */
static void open_coordinated(cutter *k, uint32_t t, uint32_t before) {
    uint32_t made = add_clause(k->p, t, before);
    clause(k, made)->shares = true;
    clause(k, made)->subordinate = clause(k, before)->subordinate;
    clause(k, made)->infinitive = clause(k, before)->infinitive;
    if (!clause(k, made)->subordinate)
        k->main = made;
    k->current = made;
}

/* `den Vorwurf, China liefere Waffen, wies er zurück`: a noun that tells before the comma, a verb in second place behind it. */
static bool follows_governing_noun(const dz_parser *p, uint32_t t) {
    if (t <= p->c->first + 1 || p->a->text.tokens.at[t - 1].first != ',' || dz_parser_is_finite(p, t))
        return false;
    for (uint32_t i = p->c->phrases.count; i-- > 0;)
        if (p->c->phrases.at[i].last == t - 1)
            return dz_parser_governing_noun(p, i) != DZ_NONE;
    return false;
}

static uint32_t participle_in(const dz_parser *p, uint32_t from, uint32_t to) {
    while (from < to && ((dz_parser_inside(p, from) & DZ_IN_PHRASE) || !(dz_parser_verb_bits(p, from) & DZ_PART2)))
        from++;
    return from;
}

/* `X, in Hamburg geboren, …`: a participle behind the comma that says something of the name before it. */
static void open_loose_participle(cutter *k, uint32_t t, uint32_t end) {
    dz_parser *p = k->p;
    uint32_t made = add_clause(p, t, k->current);
    dz_clause *c = clause(k, made);
    c->subordinate = true;
    c->verb_token = participle_in(p, t, end);
    bool adjective = c->verb_token == end;
    c->verb_token = adjective ? loose_adjective(p, t, end) : c->verb_token;
    c->verb = adjective ? dz_parser_reading(p, c->verb_token, DZ_ADJ)->lemma : dz_parser_verb_lemma(p, c->verb_token, DZ_PART2);
    c->passive = !adjective && !(c->verb != DZ_NONE && (p->a->image->lemmas[c->verb].lists & DZ_LEMMA_SEIN));
    c->antecedent = named_before(p, t);
    c->relative_morph = DZ_NOM;
    k->current = made;
}

/* The segment ends in the infinitive of a helper behind another verb. */
static bool ends_in_helper(const dz_parser *p, uint32_t t, uint32_t end) {
    bool cluster = end > t + 1 && (dz_parser_verb_bits(p, end - 1) & DZ_INF) && (dz_parser_verb_bits(p, end - 2) & VERBAL);
    uint32_t sense = cluster ? dz_parser_sense(p, dz_parser_verb_lemma(p, end - 1, DZ_INF)) : 0;
    return sense >= DZ_SENSE_COPULA && sense <= DZ_SENSE_PASSIVE;
}

/* `hatte A gekauft, später aber B verkauft`: behind a closed bracket another participle or infinitive of the same helper. */
static bool goes_on_with_helper(const cutter *k, uint32_t t, uint32_t end) {
    const dz_parser *p = k->p;
    uint32_t helper = clause(k, k->current)->finite;
    bool follows = t > p->c->first + 1 && p->a->text.tokens.at[t - 1].first == ',' && !(dz_parser_inside(p, t - 2) & DZ_IN_PHRASE);
    uint16_t before = follows ? dz_parser_verb_bits(p, t - 2) & VERBAL : 0;
    while (end > t && is_stop(p, end - 1))
        end--;
    uint32_t last = end - (ends_in_helper(p, t, end) && end > t + 2); /* `…, Polen aber gelobt haben` */
    bool ends = last > t + 1 && before && (dz_parser_verb_bits(p, last - 1) & before) && first_finite(p, t, end) >= last - 1;
    return ends && helper != DZ_NONE && !clause(k, k->current)->subordinate && has_helper(p, helper, t);
}

/* The last token of the segment but stops; `from` when there is none. */
static uint32_t last_word(const dz_parser *p, uint32_t from, uint32_t end) {
    while (end > from + 1 && is_stop(p, end - 1))
        end--;
    return end > from ? end - 1 : from;
}

/* The finite verb of the clause read so far, `to` when there is none. */
static uint32_t finite_of(const cutter *k, uint32_t index, uint32_t to) {
    uint32_t t = clause(k, index)->finite == DZ_NONE ? to : first_finite(k->p, clause(k, index)->finite, to);
    while (t < to && k->p->c->of_token[t - k->p->c->first] != index)
        t = first_finite(k->p, t + 1, to);
    return t;
}

static bool is_closed(const cutter *k, uint32_t index, uint32_t from, uint32_t to) {
    for (uint32_t t = from; t < to; t++)
        if (k->p->c->of_token[t - k->p->c->first] == index && has_verb(k->p, t, t + 1, VERBAL))
            return true;
    return false;
}

/* A main clause that only says who speaks: `…, räumte X ein, …`. */
static bool is_inserted(const dz_clause *c) {
    return !c->subordinate && !c->shares && c->parent != DZ_NONE && c->finite == c->first;
}

/* The clause whose bracket may go on here, its helper in `helper`; DZ_NONE. */
static uint32_t open_bracket(const cutter *k, uint32_t t, uint32_t *helper) {
    const dz_parser *p = k->p;
    uint32_t index = k->current;
    while ((is_complete(k, index) || is_inserted(clause(k, index))) && clause(k, index)->parent != DZ_NONE)
        index = clause(k, index)->parent;
    *helper = clause(k, index)->subordinate ? t : finite_of(k, index, t);
    return *helper < t && is_helper(p, *helper) && !is_closed(k, index, *helper + 1, t) ? index : DZ_NONE;
}

/* `muss X, der es wollte, einem anderen weichen`: the helper's bracket is still open, and what looks finite at the end of the segment
 * is the form that the helper asks for. Gives the helper's clause or DZ_NONE. */
static uint32_t closes_bracket(const cutter *k, uint32_t t, uint32_t end) {
    const dz_parser *p = k->p;
    uint32_t helper, index = open_bracket(k, t, &helper), last = last_word(p, t, end), finite = first_finite(p, t, end);
    if (index == DZ_NONE)
        return DZ_NONE;
    if (finite >= end) /* `hatte X, der Präsident, um Geld gebeten`: nothing behind closes it instead */
        return (dz_parser_verb_bits(p, last) & dz_parser_wanted_by(p, helper)) && !has_verb(p, end, p->c->last, VERBAL) ? index : DZ_NONE;
    bool cluster = finite == last || (finite + 1 == last && (dz_parser_verb_bits(p, last) & VERBAL));
    bool wanted = (dz_parser_verb_bits(p, finite) & VERBAL) && (dz_parser_verb_bits(p, last) & dz_parser_wanted_by(p, helper));
    return cluster && wanted ? index : DZ_NONE;
}

/* `Geboren in Wien, zog Berta nach Prag`: a participle opens the sentence and says something of the subject behind the finite verb. */
static bool opens_with_participle(const dz_parser *p, uint32_t t, uint32_t end) {
    bool first = t == p->c->first && (dz_parser_verb_bits(p, t) & DZ_PART2) && !dz_parser_is_fronted(p, t);
    return first && end + 1 < p->c->last && p->a->text.tokens.at[end].first == ',' && dz_parser_is_finite(p, end + 1) &&
           first_finite(p, t + 1, end) == end;
}

static void open_first_participle(cutter *k, uint32_t t, uint32_t end) {
    dz_parser *p = k->p;
    uint32_t subject = DZ_NONE;
    for (uint32_t i = 0; i < p->c->phrases.count && subject == DZ_NONE; i++)
        if (p->c->phrases.at[i].first == end + 2 && p->c->phrases.at[i].self != DZ_NONE)
            subject = i;
    if (subject == DZ_NONE)
        return;
    uint32_t made = add_clause(p, t, k->main);
    dz_clause *c = clause(k, made);
    c->subordinate = true;
    c->verb_token = t;
    c->verb = dz_parser_verb_lemma(p, t, DZ_PART2);
    c->passive = !(c->verb != DZ_NONE && (p->a->image->lemmas[c->verb].lists & DZ_LEMMA_SEIN));
    c->antecedent = subject;
    c->relative_morph = DZ_NOM;
    k->current = made;
}

/* The finite verb at `t` with the particle that ends its segment: `räumte Rau ein`. */
static uint32_t verb_with_particle(const dz_parser *p, uint32_t t, uint32_t end) {
    uint32_t base = dz_parser_verb_lemma(p, t, DZ_FIN), last = last_word(p, t, end);
    bool apart = base != DZ_NONE && last > t && dz_parser_reading(p, last, DZ_PTKL);
    uint32_t joined = apart ? dz_parser_joined_lemma(p, last, base) : DZ_NONE;
    return joined == DZ_NONE ? base : joined;
}

/* `„…“, räumte Rau ein`: a verb behind a quotation has a speaker of its own. */
static bool follows_quote(const dz_parser *p, uint32_t t) {
    return t > p->c->first + 1 && (p->a->text.tokens.at[t - 2].flags & DZ_QUOTE) && !dz_parser_is_quotation(p, t - 2);
}

/* `…, versprach der Minister`: a subject for sure stands right behind the verb. */
static bool has_subject_behind(const dz_parser *p, uint32_t t) {
    for (uint32_t i = 0; i < p->c->phrases.count; i++)
        if (p->c->phrases.at[i].first == t + 1)
            return p->c->phrases.at[i].preposition == DZ_NONE && !(p->c->phrases.at[i].morph & ~DZ_NOM);
    return false;
}

/* `Er dankte allen, lobte Polen und reiste ab`: a further verb without a subject of its own, not `…, forderte Polen`. */
static bool goes_on_with_verb(const cutter *k, uint32_t t, uint32_t end) {
    const dz_parser *p = k->p;
    const dz_clause *before = clause(k, k->current);
    uint32_t lemma = verb_with_particle(p, t, end);
    if (p->a->text.tokens.at[t - 1].first != ',' || follows_quote(p, t) || has_subject_behind(p, t) || !dz_parser_is_finite(p, t) ||
        lemma == DZ_NONE || dz_parser_is_finite(p, before->first))
        return false;
    const dz_lemma *l = &p->a->image->lemmas[lemma];
    bool contrast = l->trigger_count && !dz_parser_joins(p, t + 1) && /* `…, kritisierte aber Polen` */
                    (dz_parser_reading(p, t + 1, DZ_ADV) || dz_parser_reading(p, t + 1, DZ_CONJ));
    return contrast || (!(l->lists & (DZ_LEMMA_SAYING | DZ_LEMMA_DEMANDING)) && !l->cue);
}

/* `Russland liefert Öl, Nordkorea Munition`: a segment without verb behind a clause that has one. */
static bool leaves_gap(const cutter *k, uint32_t t, uint32_t lead, uint32_t end) {
    const dz_parser *p = k->p;
    uint32_t before = finite_of(k, k->current, t), last = last_word(p, lead, end);
    bool behind = t > p->c->first && (lead > t || p->a->text.tokens.at[t - 1].first == ',' || p->a->text.tokens.at[t - 1].first == ';');
    return behind && before < t && before > clause(k, k->current)->first && !clause(k, k->current)->subordinate &&
           dz_parser_is_gap(p, lead, last + 1);
}

static void take_segment(cutter *k, uint32_t t, uint32_t end) {
    dz_parser *p = k->p;
    uint32_t lead = behind_connective(p, t, end);
    kind what = kind_of(p, lead, end);
    bool finite = what != K_INFINITIVE && what != K_PARTICIPLE && has_finite(p, lead, end), connected = lead > t,
         verbal = finite || has_verb(p, lead, end, VERBAL);
    bool cut_here = connected && t > p->c->first && !dz_parser_is_border(p, t - 1);
    uint32_t bracket = (what == K_MAIN || what == K_PARTICIPLE) && !connected ? closes_bracket(k, t, end) : DZ_NONE;
    if (opens_with_participle(p, t, end)) {
        open_first_participle(k, t, end);
        finite = false;
    } else if (bracket != DZ_NONE) {
        k->main = k->current = bracket;
        finite = false;
    } else if (what == K_FRAGMENT && leaves_gap(k, t, lead, end)) {
        open_coordinated(k, lead, k->current);
        clause(k, k->current)->gapped = true;
    } else if ((what == K_MAIN || what == K_FRAGMENT) && goes_on_with_helper(k, t, end)) {
        open_coordinated(k, t, k->current);
        clause(k, k->current)->own_subject = dz_parser_names_subject(p, lead, end);
        finite = false;
    } else if (cut_here && verbal && what != K_RELATIVE && what != K_SUB) {
        bool own = what == K_MAIN && clause(k, k->current)->subordinate && !is_verb_final(p, lead, end);
        open_coordinated(k, t, own ? k->main : k->current);
    } else if (what == K_PARTICIPLE) {
        open_loose_participle(k, t, end);
    } else if (what == K_SUB || what == K_RELATIVE || what == K_INFINITIVE) {
        open_sub(k, t, lead, what);
    } else if (what == K_MAIN && !connected && follows_governing_noun(p, t)) {
        pop(k);
        open_sub(k, t, lead, K_SUB);
        clause(k, k->current)->second = true;
    } else {
        pop(k);
        if (what == K_MAIN && clause(k, k->current)->finite != DZ_NONE) {
            uint32_t before = k->main;
            bool shares = connected || goes_on_with_verb(k, t, end);
            k->main = k->current = add_clause(p, t, before);
            clause(k, k->current)->shares = shares;
        }
    }
    if (finite)
        clause(k, k->current)->finite = t;
    for (uint32_t i = t; i <= end && i < p->c->last; i++)
        p->c->of_token[i - p->c->first] = k->current;
    clause(k, k->current)->last = end;
}

/* ---- participles with complements are clauses of their own ---- */

/* One participle with what stands before it from `first` on. */
static void add_participle(dz_parser *p, uint32_t index, uint32_t first, uint32_t verb) {
    const dz_reading *r = dz_parser_reading(p, verb, DZ_ADJ);
    uint32_t made = add_clause(p, first, p->c->phrases.at[index].clause);
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
    return dz_parser_has(p, r, DZ_X_PART1 | DZ_X_PART2);
}

/* `der in A geborene und in B lebende X`: each participle is a clause of its own. */
static void open_participle(dz_parser *p, uint32_t index) {
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

/* `… hat hohe Qualität und das Haus ist schön`: members of two clauses, each with a verb of its own, are no coordination. */
static void part_members(dz_parser *p) {
    for (uint32_t i = 0; i < p->c->phrases.count; i++) {
        dz_phrase *f = &p->c->phrases.at[i], *next = f->next == DZ_NONE ? NULL : &p->c->phrases.at[f->next];
        bool prefixed = next && dz_parser_reading(p, next->first, DZ_PREP);
        if (!next || next->clause == f->clause || !p->c->clauses.at[next->clause].shares || prefixed)
            continue;
        next->coordinated = false;
        next->genitive_of = next->preposition = f->next = DZ_NONE;
        next->morph = next->own_morph;
    }
}

void dz_parser_cut_clauses(dz_parser *p) {
    cutter k = {.p = p};
    k.main = k.current = add_clause(p, p->c->first, DZ_NONE);
    for (uint32_t t = p->c->first; t < p->c->last;) {
        uint32_t end = segment_end(p, t);
        if (end > t)
            take_segment(&k, t, end);
        else
            p->c->of_token[t - p->c->first] = k.current;
        bool skip = end < p->c->last && (dz_parser_is_border(p, end) || p->a->infos[end]->class == DZ_K_DASH);
        t = skip ? end + 1 : end > t ? end : t + 1;
    }
    for (uint32_t i = 0; i < p->c->phrases.count; i++)
        p->c->phrases.at[i].clause = p->c->of_token[p->c->phrases.at[i].head - p->c->first];
    part_members(p);
    for (uint32_t i = 0; i < p->c->phrases.count; i++)
        if (p->c->phrases.at[i].participle != DZ_NONE)
            open_participle(p, i);
}
