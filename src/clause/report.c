/* What stands between clauses: who says a clause, what governs it, and what that does to its factuality. */
#include "parser.h"

static dz_clause *clause(const dz_parser *p, uint32_t index) {
    return &p->c->clauses.at[index];
}

static uint16_t lists_of(const dz_parser *p, uint32_t lemma) {
    return lemma == DZ_NONE ? 0 : p->a->image->lemmas[lemma].lists;
}

static uint8_t cue_of(const dz_parser *p, uint32_t lemma) {
    return lemma == DZ_NONE ? 0 : p->a->image->lemmas[lemma].cue;
}

static void lower_by_cue(dz_clause *c, uint8_t cue) {
    if (cue && (uint8_t)(cue - 1) < c->factuality)
        c->factuality = (uint8_t)(cue - 1);
}

static bool is_content(const dz_clause *c) {
    return c->antecedent == DZ_NONE && !c->shares && (c->subordinate || c->infinitive || c->second);
}

/* ---- the noun whose content a clause is: `der Plan, … zu …`, `Behauptungen des Westens, dass …` ---- */

static bool governs(const dz_parser *p, uint32_t lemma) {
    return cue_of(p, lemma) || (lists_of(p, lemma) & DZ_LEMMA_DEMANDING);
}

uint32_t dz_parser_governing_noun(const dz_parser *p, uint32_t phrase) {
    uint32_t found = DZ_NONE;
    for (uint32_t n = 0, up = phrase; n < 3 && up != DZ_NONE; n++, up = dz_parser_attribute_base(p, up))
        if (governs(p, p->c->phrases.at[up].lemma))
            found = up;
    return found;
}

static void find_noun(dz_parser *p, dz_clause *c) {
    uint32_t border = c->first > p->c->first ? c->first - 1 : DZ_NONE;
    for (uint32_t i = p->c->phrases.count; border != DZ_NONE && i-- > 0;) {
        const dz_phrase *f = &p->c->phrases.at[i];
        if (f->last != border)
            continue;
        c->noun = dz_parser_governing_noun(p, i);
        return;
    }
}

/* ---- who says it ---- */

static bool says(const dz_parser *p, uint32_t index) {
    uint32_t verb = clause(p, index)->verb;
    return (lists_of(p, verb) & DZ_LEMMA_SAYING) || cue_of(p, verb);
}

static bool is_main(const dz_clause *c) {
    return !c->subordinate && !c->infinitive && !c->shares;
}

/* `X sagte, Polen liefere …`, `X sagt: …` */
static bool is_reported_before(const dz_parser *p, const dz_clause *c) {
    if (c->parent == DZ_NONE || !is_main(c) || !says(p, c->parent) || c->first == p->c->first)
        return false;
    const dz_token *border = &p->a->text.tokens.at[c->first - 1];
    return border->first == ':' || (border->flags & DZ_QUOTE) || c->reported_mood;
}

/* `sagte X`, `so sagte X` */
static bool is_opened_by_verb(const dz_parser *p, const dz_clause *c) {
    const dz_reading *r = dz_parser_reading(p, c->first, DZ_ADV);
    bool so = r && dz_parser_sense(p, r->lemma) == DZ_SENSE_QUOTES;
    return c->finite == c->first + so;
}

/* `…, sagte X`: the verb of saying opens its clause. */
static void find_reporters(dz_parser *p) {
    for (uint32_t i = 0; i < p->c->clauses.count; i++) {
        dz_clause *c = clause(p, i);
        if (is_reported_before(p, c))
            c->reporter = c->parent;
        bool opens = c->parent != DZ_NONE && is_main(c) && is_opened_by_verb(p, c) && c->first > p->c->first &&
                     clause(p, c->parent)->reporter == DZ_NONE;
        if (opens && says(p, i) && is_main(clause(p, c->parent)))
            clause(p, c->parent)->reporter = i;
    }
}

/* `während Polen …`, `weil …`: when or why, not what; a word that says how far it is true (`ob`) says so itself. */
static bool is_circumstance(const dz_parser *p, const dz_clause *c) {
    const dz_reading *r = c->subordinate ? dz_parser_reading(p, c->first, DZ_SUB) : NULL;
    return r && dz_parser_sense(p, r->lemma) != DZ_SENSE_CONTENT && !cue_of(p, r->lemma);
}

uint32_t dz_parser_who_says(const dz_parser *p, uint32_t index) {
    uint32_t subject = dz_clause_subject(p->a, p->c, index);
    const dz_phrase *f = subject == DZ_NONE ? NULL : &p->c->phrases.at[subject];
    bool nobody = f && f->pronoun && !(f->morph & ~DZ_NEUT) && (f->self == DZ_NONE || f->first > clause(p, index)->finite);
    return nobody ? DZ_NONE : subject;
}

static uint32_t source_of_verb(const dz_parser *p, uint32_t index) {
    return says(p, index) ? dz_parser_who_says(p, index) : DZ_NONE;
}

static uint32_t owner_phrase(const dz_parser *p, uint32_t index) {
    for (uint32_t i = index + 1; i < p->c->phrases.count && i <= index + 2; i++) {
        const dz_phrase *f = &p->c->phrases.at[i];
        if (f->genitive_of == index || (f->first == p->c->phrases.at[index].last && dz_parser_sense(p, f->preposition) == DZ_SENSE_AGENT))
            return i;
    }
    return index;
}

/* `laut einem Bericht der Zeitung X`: rather who wrote it than what he wrote. */
static uint32_t named_owner(const dz_parser *p, uint32_t index) {
    uint32_t owner = p->c->phrases.at[index].self == DZ_NONE ? owner_phrase(p, index) : index;
    return p->c->phrases.at[owner].self != DZ_NONE ? owner : index;
}

/* `wie X mitteilte`: a clause beside this one that tells who says it; DZ_NONE. */
static uint32_t told_by(const dz_parser *p, uint32_t index) {
    for (uint32_t i = 0; i < p->c->clauses.count; i++) {
        const dz_clause *c = clause(p, i);
        const dz_reading *r = c->parent == index && c->subordinate ? dz_parser_reading(p, c->first, DZ_SUB) : NULL;
        if (r && dz_parser_sense(p, r->lemma) == DZ_SENSE_TOLD && (lists_of(p, c->verb) & DZ_LEMMA_SAYING))
            return dz_clause_subject(p->a, p->c, i);
    }
    return DZ_NONE;
}

/* `…, so X, …` */
static bool is_quoted_by(const dz_parser *p, const dz_phrase *f) {
    const dz_reading *r = f->first > p->c->first ? dz_parser_reading(p, f->first - 1, DZ_ADV) : NULL;
    return r && dz_parser_sense(p, r->lemma) == DZ_SENSE_QUOTES;
}

/* `laut X`, `nach Angaben von X`: a phrase of the clause names the source. */
static uint32_t source_in(const dz_parser *p, uint32_t index) {
    for (uint32_t i = 0; i < p->c->phrases.count; i++) {
        const dz_phrase *f = &p->c->phrases.at[i];
        if (f->clause == index && f->aside && is_quoted_by(p, f))
            return i;
        if (f->clause != index || f->preposition == DZ_NONE)
            continue;
        if (cue_of(p, f->preposition) == DZ_CUE_ALLEGED) /* not `statt X` */
            return named_owner(p, i);
        if (cue_of(p, f->lemma) == DZ_CUE_ALLEGED && (lists_of(p, f->preposition) & DZ_LEMMA_CIRCUMSTANCE)) /* not `auf den Vorwurf` */
            return owner_phrase(p, i);
    }
    return DZ_NONE;
}

static void find_source(dz_parser *p, uint32_t index) {
    dz_clause *c = clause(p, index);
    c->source = source_in(p, index);
    if (c->source == DZ_NONE && c->reporter != DZ_NONE)
        c->source = source_of_verb(p, c->reporter);
    if (c->source == DZ_NONE && c->reporter == DZ_NONE)
        c->source = told_by(p, index);
    if (c->source == DZ_NONE && c->noun != DZ_NONE)
        c->source = owner_phrase(p, c->noun) != c->noun ? owner_phrase(p, c->noun) : DZ_NONE;
    else if (c->source == DZ_NONE && is_content(c) && c->parent != DZ_NONE && !c->infinitive && !is_circumstance(p, c))
        c->source = source_of_verb(p, c->parent);
    if (c->source == DZ_NONE && c->parent != DZ_NONE && c->reporter == DZ_NONE && (is_content(c) || c->shares))
        c->source = clause(p, c->parent)->source;
}

/* `Scholz: Treffen mit Söder` tells what he does, with a verb it is what he says. */
static bool has_verb(const dz_parser *p) {
    for (uint32_t i = 0; i < p->c->clauses.count; i++)
        if (clause(p, i)->verb != DZ_NONE)
            return true;
    return false;
}

/* `Putin: Russland greift nicht an`: who stands before the colon at the start of a sentence, without a verb, says the rest. */
static void find_headline_source(dz_parser *p) {
    if (!p->c->phrases.count)
        return;
    dz_phrase *f = &p->c->phrases.at[0];
    bool prefix =
        f->first == p->c->first && f->last < p->c->last && p->a->text.tokens.at[f->last].first == ':' && f->preposition == DZ_NONE;
    if (!prefix || f->self == DZ_NONE || p->a->mentions.at[f->self].type != DREISATZ_PER || !has_verb(p))
        return;
    for (uint32_t i = 0; i < p->c->clauses.count; i++) {
        clause(p, i)->source = clause(p, i)->source == DZ_NONE ? 0 : clause(p, i)->source;
        lower_by_cue(clause(p, i), DZ_CUE_ALLEGED);
    }
}

/* ---- factuality handed down ---- */

/* What governs a clause: the verb above it, for one that goes on with another's that one's. */
static const dz_clause *governor_of(const dz_parser *p, const dz_clause *c) {
    const dz_clause *up = c;
    if (c->shares && c->parent != DZ_NONE)
        up = clause(p, c->parent);
    bool governed = up->parent != DZ_NONE && (up->subordinate || up->infinitive) && up->antecedent == DZ_NONE && !is_circumstance(p, up);
    return governed ? clause(p, up->parent) : NULL;
}

/* `schließt nicht aus, dass …` leaves it possible; who does not plan to, does not. */
static uint8_t under_negation(const dz_clause *above, uint8_t cue) {
    if (!above->negated)
        return cue;
    return cue == DZ_CUE_NEGATED || cue == DZ_CUE_DENIED ? DZ_CUE_POSSIBLE : cue == DZ_CUE_PLANNED ? DZ_CUE_NEGATED : cue;
}

/* What a verb lends to its content. */
static uint8_t handed_down(const dz_parser *p, const dz_clause *above) {
    return under_negation(above, cue_of(p, above->verb));
}

/* `…, was Kiew bestritt`: a clause about the one before it. What that one tells is denied, else that one itself. */
static void deny_before(dz_parser *p, uint32_t index) {
    const dz_clause *c = clause(p, index);
    bool about = c->subordinate && c->parent != DZ_NONE && dz_parser_reading(p, c->first, DZ_WH) && cue_of(p, c->verb) == DZ_CUE_DENIED;
    bool told = false;
    for (uint32_t i = 0; about && i < index; i++) {
        dz_clause *k = clause(p, i);
        if (k->parent != c->parent || !is_content(k))
            continue;
        lower_by_cue(k, DZ_CUE_DENIED);
        told = true;
    }
    if (about && !told)
        lower_by_cue(clause(p, c->parent), DZ_CUE_DENIED);
}

/* `ist bereit, X zu helfen`, `ist unklar, ob …`: what the adjective says of the clause that hangs on it. */
static uint8_t adjective_cue(const dz_parser *p, const dz_clause *c) {
    for (uint32_t t = c->first; t < c->last; t++) {
        bool own = &p->c->clauses.at[p->c->of_token[t - p->c->first]] == c && !(dz_parser_inside(p, t) & DZ_IN_PHRASE);
        const dz_reading *r = own && !dz_parser_is_large(p, t) ? dz_parser_reading(p, t, DZ_ADJ) : NULL;
        if (r && cue_of(p, r->lemma))
            return cue_of(p, r->lemma);
    }
    return 0;
}

static void inherit(dz_parser *p, dz_clause *c) {
    const dz_clause *above = c->reporter != DZ_NONE ? clause(p, c->reporter) : c->antecedent != DZ_NONE ? NULL : governor_of(p, c);
    uint32_t noun = c->noun == DZ_NONE ? DZ_NONE : p->c->phrases.at[c->noun].lemma;
    lower_by_cue(c, cue_of(p, c->governor));
    lower_by_cue(c, cue_of(p, noun));
    if (above) {
        lower_by_cue(c, handed_down(p, above));
        lower_by_cue(c, under_negation(above, adjective_cue(p, above)));
    }
    c->demanded = (lists_of(p, noun) & DZ_LEMMA_DEMANDING) ||
                  (above && noun == DZ_NONE && (lists_of(p, above->verb) & DZ_LEMMA_DEMANDING)) ||
                  (lists_of(p, c->governor) & DZ_LEMMA_DEMANDING);
    if (c->conditional) /* `würde`: a report has no other form for the future, else it is only thought */
        lower_by_cue(c, c->source != DZ_NONE || c->reporter != DZ_NONE || c->carried ? DZ_CUE_ALLEGED : DZ_CUE_POSSIBLE);
}

/* `Er habe X nie getroffen, sagte Y`: a pronoun that agrees with the person who says it, named behind it. */
static bool may_be_speaker(const dz_parser *p, const dz_phrase *f, const dz_phrase *source) {
    const dz_mention *m = &p->a->mentions.at[source->self];
    uint8_t gender = m->type == DREISATZ_PER && (m->gender == 1 || m->gender == 2) ? (uint8_t)(1u << (m->gender - 1)) : 0;
    bool agrees = (f->morph | f->morph >> 4 | f->morph >> 8 | f->morph >> 12) & gender & 15;
    return agrees && f->first < source->first && source->next == DZ_NONE && clause(p, f->clause)->reported_mood;
}

/* `„Ich habe X nie getroffen“, sagte Y`: who says it means himself. */
static void name_speaker(dz_parser *p, dz_phrase *f) {
    const dz_reading *r = f->pronoun && !f->reflexive && f->self == DZ_NONE ? dz_parser_reading(p, f->head, DZ_PRON) : NULL;
    uint32_t source = r ? clause(p, f->clause)->source : DZ_NONE;
    if (source == DZ_NONE || p->c->phrases.at[source].self == DZ_NONE || p->a->coref == DREISATZ_COREF_OFF ||
        (dz_parser_sense(p, r->lemma) != DZ_SENSE_SPEAKER && !may_be_speaker(p, f, &p->c->phrases.at[source])))
        return;
    f->self = p->c->phrases.at[source].self;
    f->same_as = source;
    f->referring = true;
}

void dz_parser_read_reports(dz_parser *p) {
    for (uint32_t i = 0; i < p->c->clauses.count; i++)
        if (is_content(clause(p, i)))
            find_noun(p, clause(p, i));
    find_reporters(p);
    for (uint32_t i = 0; i < p->c->clauses.count; i++)
        find_source(p, i);
    dz_parser_carry_speaker(p);
    for (uint32_t i = 0; i < p->c->clauses.count; i++)
        inherit(p, clause(p, i));
    for (uint32_t i = 0; i < p->c->clauses.count; i++)
        deny_before(p, i);
    find_headline_source(p);
    for (uint32_t i = 0; i < p->c->phrases.count; i++)
        name_speaker(p, &p->c->phrases.at[i]);
    dz_parser_leave_speaker(p);
}
