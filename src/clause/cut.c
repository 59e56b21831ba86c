/* Clauses: each segment is given to the clause that it opens or goes on with. */
#include "segment.h"

uint32_t dz_parser_add_clause(dz_parser *p, uint32_t first, uint32_t parent) {
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

static void open_sub(cutter *k, uint32_t t, uint32_t lead, dz_kind what) {
    uint32_t parent = k->current;
    if (what == DZ_SUBORDINATE && is_complete(k, parent) && !clause(k, parent)->infinitive)
        parent = clause(k, parent)->parent != DZ_NONE && t != lead ? clause(k, parent)->parent : parent;
    uint32_t made = dz_parser_add_clause(k->p, t, parent);
    clause(k, made)->subordinate = what != DZ_INFINITIVE;
    clause(k, made)->infinitive = what == DZ_INFINITIVE;
    if (what == DZ_RELATIVE)
        open_relative(k->p, clause(k, made), lead);
    k->current = made;
}

/* `… und besuchte Polen`: goes on with the subject, and where it has no finite verb with the finite verb, of the clause before. */
static void open_coordinated(cutter *k, uint32_t t, uint32_t before) {
    uint32_t made = dz_parser_add_clause(k->p, t, before);
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

/* Whom the participle at `t` says something of; `X, in A geboren, in B gestorben`: a second one of the same as the first. */
static uint32_t described_before(const cutter *k, uint32_t t) {
    const dz_clause *before = clause(k, k->current);
    bool second = is_loose_participle(before) && before->last + 1 == t;
    return second ? before->antecedent : dz_parser_named_before(k->p, t);
}

/* `X, in Hamburg geboren, …`: a participle behind the comma that says something of the name before it. */
static void open_loose_participle(cutter *k, uint32_t t, uint32_t end) {
    dz_parser *p = k->p;
    uint32_t made = dz_parser_add_clause(p, t, k->current);
    dz_clause *c = clause(k, made);
    c->subordinate = true;
    c->verb_token = dz_parser_participle_in(p, t, end);
    bool adjective = c->verb_token == end;
    c->verb_token = adjective ? dz_parser_loose_adjective(p, t, end) : c->verb_token;
    c->verb = adjective ? dz_parser_reading(p, c->verb_token, DZ_ADJ)->lemma : dz_parser_verb_lemma(p, c->verb_token, DZ_PART2);
    c->passive = !adjective && !(c->verb != DZ_NONE && (p->a->image->lemmas[c->verb].lists & DZ_LEMMA_SEIN));
    c->antecedent = described_before(k, t);
    c->relative_morph = DZ_NOM;
    k->current = made;
}

/* The segment ends in the infinitive of a helper behind another verb. */
static bool ends_in_helper(const dz_parser *p, uint32_t t, uint32_t end) {
    bool cluster = end > t + 1 && (dz_parser_verb_bits(p, end - 1) & DZ_INF) && (dz_parser_verb_bits(p, end - 2) & DZ_VERBAL);
    uint32_t sense = cluster ? dz_parser_sense(p, dz_parser_verb_lemma(p, end - 1, DZ_INF)) : 0;
    return sense >= DZ_SENSE_COPULA && sense <= DZ_SENSE_PASSIVE;
}

/* `hatte A gekauft, später aber B verkauft`: behind a closed bracket another participle or infinitive of the same helper. */
static bool goes_on_with_helper(const cutter *k, uint32_t t, uint32_t end) {
    const dz_parser *p = k->p;
    uint32_t helper = clause(k, k->current)->finite;
    bool follows = t > p->c->first + 1 && p->a->text.tokens.at[t - 1].first == ',' && !(dz_parser_inside(p, t - 2) & DZ_IN_PHRASE);
    uint16_t before = follows ? dz_parser_verb_bits(p, t - 2) & DZ_VERBAL : 0;
    while (end > t && dz_parser_is_stop(p, end - 1))
        end--;
    uint32_t last = end - (ends_in_helper(p, t, end) && end > t + 2); /* `…, Polen aber gelobt haben` */
    bool ends = last > t + 1 && before && (dz_parser_verb_bits(p, last - 1) & before) && dz_parser_first_finite(p, t, end) >= last - 1;
    return ends && helper != DZ_NONE && !clause(k, k->current)->subordinate && dz_parser_has_helper(p, helper, t);
}

/* The finite verb of the clause read so far, `to` when there is none. */
static uint32_t finite_of(const cutter *k, uint32_t index, uint32_t to) {
    uint32_t t = clause(k, index)->finite == DZ_NONE ? to : dz_parser_first_finite(k->p, clause(k, index)->finite, to);
    while (t < to && k->p->c->of_token[t - k->p->c->first] != index)
        t = dz_parser_first_finite(k->p, t + 1, to);
    return t;
}

static bool is_closed(const cutter *k, uint32_t index, uint32_t from, uint32_t to) {
    for (uint32_t t = from; t < to; t++)
        if (k->p->c->of_token[t - k->p->c->first] == index && dz_parser_has_verb(k->p, t, t + 1, DZ_VERBAL))
            return true;
    return false;
}

/* A main clause that only says who speaks: `…, räumte X ein, …`. */
static bool is_inserted(const dz_clause *c) {
    return !c->subordinate && !c->shares && c->parent != DZ_NONE && c->finite <= c->first + 1;
}

/* The clause whose bracket may go on here, its helper in `helper`; DZ_NONE. */
static uint32_t open_bracket(const cutter *k, uint32_t t, uint32_t *helper) {
    const dz_parser *p = k->p;
    uint32_t index = k->current;
    while ((is_complete(k, index) || is_inserted(clause(k, index))) && clause(k, index)->parent != DZ_NONE)
        index = clause(k, index)->parent;
    *helper = clause(k, index)->subordinate ? t : finite_of(k, index, t);
    return *helper < t && dz_parser_is_helper(p, *helper) && !is_closed(k, index, *helper + 1, t) ? index : DZ_NONE;
}

/* `muss X, der es wollte, einem anderen weichen`: the helper's bracket is still open, and what looks finite at the end of the segment
 * is the form that the helper asks for. Gives the helper's clause or DZ_NONE. */
static uint32_t closes_bracket(const cutter *k, uint32_t t, uint32_t end) {
    const dz_parser *p = k->p;
    uint32_t helper, index = open_bracket(k, t, &helper), last = dz_parser_last_word(p, t, end), finite = dz_parser_first_finite(p, t, end);
    if (index == DZ_NONE)
        return DZ_NONE;
    if (finite >= end) /* `hatte X, der Präsident, um Geld gebeten`: nothing behind closes it instead */
        return (dz_parser_verb_bits(p, last) & dz_parser_wanted_by(p, helper)) && !dz_parser_has_verb(p, end, p->c->last, DZ_VERBAL)
                   ? index
                   : DZ_NONE;
    bool cluster = finite == last || (finite + 1 == last && (dz_parser_verb_bits(p, last) & DZ_VERBAL));
    bool wanted = (dz_parser_verb_bits(p, finite) & DZ_VERBAL) && (dz_parser_verb_bits(p, last) & dz_parser_wanted_by(p, helper));
    return cluster && wanted ? index : DZ_NONE;
}

/* `Besiegt Polen auch Malta, …`: what could be the finite verb of a condition has its subject right behind it. */
static bool asks(const dz_parser *p, uint32_t t) {
    for (uint32_t i = 0; (dz_parser_verb_bits(p, t) & DZ_FIN) && i < p->c->phrases.count && p->c->phrases.at[i].first <= t + 1; i++)
        if (p->c->phrases.at[i].first == t + 1)
            return p->c->phrases.at[i].preposition == DZ_NONE && (p->c->phrases.at[i].morph & DZ_NOM);
    return false;
}

/* `Geboren in Wien, zog Berta nach Prag`, `In Wien geboren, …`: a participle opens or ends the first segment and says something of the
 * subject behind the finite verb. The participle's token, or `end`. */
static uint32_t leading_participle(const dz_parser *p, uint32_t t, uint32_t end) {
    bool first = t == p->c->first && end > t + 1 && end + 1 < p->c->last && p->a->text.tokens.at[end].first == ',';
    if (!first || !dz_parser_is_finite(p, end + 1) || dz_parser_is_fronted(p, t) || dz_parser_reading(p, t, DZ_SUB))
        return end;
    if ((dz_parser_verb_bits(p, t) & DZ_PART2) && dz_parser_first_finite(p, t + 1, end) == end && !asks(p, t))
        return t;
    bool last = (dz_parser_verb_bits(p, end - 1) & DZ_PART2) && !(dz_parser_inside(p, end - 1) & DZ_IN_PHRASE);
    return last && dz_parser_first_finite(p, t, end) >= end - 1 ? end - 1 : end;
}

/* The first phrase behind the finite verb that may be its subject, DZ_NONE. */
static uint32_t subject_behind(const dz_parser *p, uint32_t finite) {
    for (uint32_t i = 0; i < p->c->phrases.count; i++) {
        const dz_phrase *f = &p->c->phrases.at[i];
        if (f->first <= finite || f->reflexive)
            continue;
        bool may = f->first <= finite + 2 && f->preposition == DZ_NONE && (f->morph & DZ_NOM) && (f->self != DZ_NONE || f->pronoun);
        return may ? i : DZ_NONE;
    }
    return DZ_NONE;
}

static void open_first_participle(cutter *k, uint32_t t, uint32_t participle, uint32_t subject) {
    uint32_t made = dz_parser_add_clause(k->p, t, k->main);
    dz_clause *c = clause(k, made);
    c->subordinate = true;
    c->verb_token = participle;
    c->verb = dz_parser_verb_lemma(k->p, participle, DZ_PART2);
    c->passive = !(c->verb != DZ_NONE && (k->p->a->image->lemmas[c->verb].lists & DZ_LEMMA_SEIN));
    c->antecedent = subject;
    c->relative_morph = DZ_NOM;
    k->current = made;
}

/* The finite verb at `t` with the particle that ends its segment: `räumte Rau ein`. */
static uint32_t verb_with_particle(const dz_parser *p, uint32_t t, uint32_t end) {
    uint32_t base = dz_parser_verb_lemma(p, t, DZ_FIN), last = dz_parser_last_word(p, t, end);
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

/* Could anything behind the verb be its subject? */
static bool may_have_subject(const dz_parser *p, uint32_t t, uint32_t end) {
    for (uint32_t i = 0; i < p->c->phrases.count; i++) {
        const dz_phrase *f = &p->c->phrases.at[i];
        bool bare = f->preposition == DZ_NONE && f->genitive_of == DZ_NONE && f->apposition_of == DZ_NONE && !f->reflexive;
        if (bare && f->first > t && f->first < end && (f->morph & DZ_NOM) && !dz_clause_is_time(p->a, f))
            return true;
    }
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
    if (!may_have_subject(p, t, end)) /* `…, drohte den USA und …` */
        return true;
    bool contrast = l->trigger_count && !dz_parser_joins(p, t + 1) && /* `…, kritisierte aber Polen` */
                    (dz_parser_reading(p, t + 1, DZ_ADV) || dz_parser_reading(p, t + 1, DZ_CONJ));
    return contrast || (!(l->lists & (DZ_LEMMA_SAYING | DZ_LEMMA_DEMANDING)) && !l->cue);
}

/* The clause whose verb gaps share. */
static uint32_t before_gaps(const cutter *k) {
    uint32_t index = k->current;
    while (clause(k, index)->gapped)
        index = clause(k, index)->parent;
    return index;
}

/* `Russland liefert Öl, Nordkorea Munition`: a segment without verb behind a clause that has one. */
static bool leaves_gap(const cutter *k, uint32_t t, uint32_t lead, uint32_t end) {
    const dz_parser *p = k->p;
    uint32_t with_verb = before_gaps(k), before = finite_of(k, with_verb, t), last = dz_parser_last_word(p, lead, end);
    bool behind = t > p->c->first && (lead > t || p->a->text.tokens.at[t - 1].first == ',' || p->a->text.tokens.at[t - 1].first == ';');
    return behind && before < t && before > clause(k, with_verb)->first && !clause(k, with_verb)->subordinate &&
           dz_parser_is_gap(p, lead, last + 1);
}

/* `Die Union, so kritisierte X, habe …`: a report between a subject and its verb. */
static bool interrupts(const cutter *k, uint32_t t, uint32_t end) {
    const dz_parser *p = k->p;
    bool between = k->current == k->main && clause(k, k->main)->finite == DZ_NONE && t > p->c->first && end + 1 < p->c->last &&
                   p->a->text.tokens.at[t - 1].first == ',' && p->a->text.tokens.at[end].first == ',';
    return between && dz_parser_opening_report(p, t, end) < end && dz_parser_is_finite(p, end + 1);
}

static void insert_report(cutter *k, uint32_t t, uint32_t end) {
    uint32_t verb = dz_parser_opening_report(k->p, t, end), made = dz_parser_add_clause(k->p, verb, k->main);
    clause(k, made)->finite = verb;
    clause(k, made)->last = end;
    for (uint32_t i = t; i <= end; i++)
        k->p->c->of_token[i - k->p->c->first] = made;
}

typedef struct segment {
    uint32_t t, end, lead; /* `lead`: behind the connective */
    dz_kind what;
    bool connected, finite, verbal;
} segment;

static segment segment_at(const dz_parser *p, uint32_t t, uint32_t end) {
    segment s = {.t = t, .end = end, .lead = dz_parser_behind_connective(p, t, end)};
    s.what = dz_parser_kind_of(p, s.lead, end);
    s.connected = s.lead > t;
    s.finite = s.what != DZ_INFINITIVE && s.what != DZ_PARTICIPLE && dz_parser_has_finite(p, s.lead, end);
    s.verbal = s.finite || dz_parser_has_verb(p, s.lead, end, DZ_VERBAL);
    return s;
}

/* A participle in front of the finite verb, or the end of a bracket that is still open: what looks finite in it is not. */
static bool belongs_to_bracket(cutter *k, segment *s) {
    uint32_t participle = leading_participle(k->p, s->t, s->end);
    uint32_t subject = participle < s->end ? subject_behind(k->p, s->end + 1) : DZ_NONE;
    bool may_close = (s->what == DZ_MAIN || s->what == DZ_PARTICIPLE) && !s->connected && subject == DZ_NONE;
    uint32_t bracket = may_close ? closes_bracket(k, s->t, s->end) : DZ_NONE;
    if (subject != DZ_NONE)
        open_first_participle(k, s->t, participle, subject);
    else if (bracket != DZ_NONE)
        k->main = k->current = bracket;
    s->finite = s->finite && subject == DZ_NONE && bracket == DZ_NONE;
    return subject != DZ_NONE || bracket != DZ_NONE;
}

/* Another clause with the verb or the helper of the one before. */
static bool shares_verb(cutter *k, segment *s) {
    if (s->what == DZ_FRAGMENT && leaves_gap(k, s->t, s->lead, s->end)) {
        open_coordinated(k, s->lead, before_gaps(k));
        clause(k, k->current)->gapped = true;
        return true;
    }
    if ((s->what != DZ_MAIN && s->what != DZ_FRAGMENT) || !goes_on_with_helper(k, s->t, s->end))
        return false;
    open_coordinated(k, s->t, k->current);
    clause(k, k->current)->own_subject = dz_parser_names_subject(k->p, s->lead, s->end);
    s->finite = false;
    return true;
}

/* Behind a connective in the middle of a segment. */
static bool is_cut_off(const dz_parser *p, const segment *s) {
    bool inside = s->connected && s->t > p->c->first && !dz_parser_is_border(p, s->t - 1);
    return inside && s->verbal && s->what != DZ_RELATIVE && s->what != DZ_SUBORDINATE;
}

/* Goes on with the main clause, or opens another when that one has its verb. */
static void take_main(cutter *k, const segment *s) {
    pop(k);
    if (s->what != DZ_MAIN || clause(k, k->current)->finite == DZ_NONE)
        return;
    uint32_t before = k->main;
    bool shares = s->connected || goes_on_with_verb(k, s->t, s->end);
    k->main = k->current = dz_parser_add_clause(k->p, s->t, before);
    clause(k, k->current)->shares = shares;
}

static void open_by_kind(cutter *k, const segment *s) {
    if (is_cut_off(k->p, s)) {
        bool own = s->what == DZ_MAIN && clause(k, k->current)->subordinate && !dz_parser_is_verb_final(k->p, s->lead, s->end);
        open_coordinated(k, s->t, own ? k->main : k->current);
    } else if (s->what == DZ_PARTICIPLE) {
        open_loose_participle(k, s->t, s->end);
    } else if (s->what == DZ_SUBORDINATE || s->what == DZ_RELATIVE || s->what == DZ_INFINITIVE) {
        open_sub(k, s->t, s->lead, s->what);
    } else if (s->what == DZ_MAIN && !s->connected && follows_governing_noun(k->p, s->t)) {
        pop(k);
        open_sub(k, s->t, s->lead, DZ_SUBORDINATE);
        clause(k, k->current)->second = true;
    } else {
        take_main(k, s);
    }
}

static void take_segment(cutter *k, uint32_t t, uint32_t end) {
    dz_parser *p = k->p;
    if (interrupts(k, t, end)) {
        insert_report(k, t, end);
        return;
    }
    segment s = segment_at(p, t, end);
    if (!belongs_to_bracket(k, &s) && !shares_verb(k, &s))
        open_by_kind(k, &s);
    if (s.finite)
        clause(k, k->current)->finite = t;
    for (uint32_t i = t; i <= end && i < p->c->last; i++)
        p->c->of_token[i - p->c->first] = k->current;
    clause(k, k->current)->last = end;
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
    k.main = k.current = dz_parser_add_clause(p, p->c->first, DZ_NONE);
    for (uint32_t t = p->c->first; t < p->c->last;) {
        uint32_t end = dz_parser_segment_end(p, t);
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
            dz_parser_open_participle(p, i);
}
