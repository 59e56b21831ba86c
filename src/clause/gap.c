/* Gapping: `Polen lobte Ungarn und Serbien Malta`, `Russland liefert Öl, Nordkorea Munition`: two phrases side by side behind a clause
 * share its verb. */
#include "parser.h"

enum { MAX_PARTS = 3, MAX_LOOSE = 3 };

static bool is_bare(const dz_parser *p, const dz_phrase *f) {
    return f->preposition == DZ_NONE && f->genitive_of == DZ_NONE && f->apposition_of == DZ_NONE && !f->pronoun && !f->aside &&
           !dz_clause_is_time(p->a, f);
}

/* Between the phrases of a gap stand adverbs, a negation and numbers at most. */
static bool is_loose(const dz_parser *p, uint32_t t) {
    return dz_parser_reading(p, t, DZ_ADV) || dz_parser_reading(p, t, DZ_NEG) || p->a->text.tokens.at[t].class == DZ_NUMBER;
}

/* How many tokens of the span belong to no phrase; many when one of them can't stand in a gap. */
static uint32_t count_loose(const dz_parser *p, uint32_t from, uint32_t to) {
    uint32_t count = 0, t = from;
    for (uint32_t i = 0; i < p->c->phrases.count; i++) {
        const dz_phrase *f = &p->c->phrases.at[i];
        if (f->last <= from || f->first >= to)
            continue;
        for (; t < f->first; t++)
            count += is_loose(p, t) ? 1 : MAX_LOOSE + 1;
        t = f->last > t ? f->last : t;
    }
    for (; t < to; t++)
        count += p->a->text.tokens.at[t].class == DZ_PUNCT ? 0 : is_loose(p, t) ? 1 : MAX_LOOSE + 1;
    return count;
}

/* The phrases of the span that stand by themselves, at most `room`; how many there are. */
static uint32_t parts_of(const dz_parser *p, uint32_t from, uint32_t to, uint32_t *parts, uint32_t room) {
    uint32_t count = 0;
    for (uint32_t i = 0; i < p->c->phrases.count; i++) {
        const dz_phrase *f = &p->c->phrases.at[i];
        bool inside = f->first >= from && f->last <= to, first = f->first == from;
        if (!inside || (f->coordinated && !first) || !(first || is_bare(p, f)))
            continue;
        if (count < room)
            parts[count] = i;
        count++;
    }
    return count;
}

static bool is_somebody(const dz_phrase *f) {
    return f->self != DZ_NONE && (f->morph & DZ_NOM) && f->own_morph != DZ_GEN;
}

bool dz_parser_is_gap(const dz_parser *p, uint32_t from, uint32_t to) {
    uint32_t parts[MAX_PARTS];
    if (parts_of(p, from, to, parts, MAX_PARTS) != 2 || p->c->phrases.at[parts[0]].first != from)
        return false;
    const dz_phrase *a = &p->c->phrases.at[parts[0]], *b = &p->c->phrases.at[parts[1]];
    bool first = is_somebody(a) || (a->pronoun && !a->reflexive && is_somebody(b)); /* `Ihm folgte X, diesem Y` */
    bool names = first && a->preposition == DZ_NONE && (b->self != DZ_NONE || b->lemma != DZ_NONE) && b->first >= a->last;
    return names && (b->morph & (a->pronoun ? DZ_NOM : DZ_ACC | DZ_DAT)) && count_loose(p, from, to) <= MAX_LOOSE;
}

/* `hat A verkauft, X Y gekauft`: two phrases before the participle, the first of somebody. */
bool dz_parser_names_subject(const dz_parser *p, uint32_t from, uint32_t to) {
    uint32_t parts[MAX_PARTS], count = parts_of(p, from, to, parts, MAX_PARTS);
    const dz_phrase *a = count > 1 ? &p->c->phrases.at[parts[0]] : NULL, *b = a ? &p->c->phrases.at[parts[1]] : NULL;
    return a && count <= MAX_PARTS && a->first == from && a->preposition == DZ_NONE && is_somebody(a) && (b->morph & DZ_ACC);
}

/* `machen Polen und Ungarn gemeinsame Sache`: before the connective the clause would lack an object. */
bool dz_parser_may_precede_gap(const dz_parser *p, uint32_t from, uint32_t to) {
    uint32_t count = 0;
    for (uint32_t i = 0; i < p->c->phrases.count; i++) {
        const dz_phrase *f = &p->c->phrases.at[i];
        count += f->first >= from && f->last <= to && f->preposition == DZ_NONE && f->genitive_of == DZ_NONE &&
                 f->apposition_of == DZ_NONE && !f->coordinated && !f->reflexive && !f->aside;
    }
    return count > 1;
}

/* `lieferte Polen Panzer und Ungarn Geld`: the clause before has two objects behind its verb, so the gap names two as well. */
static bool has_two_objects(const dz_parser *p, const dz_clause *c, uint32_t to) {
    uint32_t parts[MAX_PARTS], count = 0;
    for (uint32_t i = 0; i < p->c->phrases.count; i++) {
        const dz_phrase *f = &p->c->phrases.at[i];
        bool behind = f->first > c->finite && f->last <= to && is_bare(p, f) && !f->coordinated && !f->reflexive;
        if (behind && count < MAX_PARTS)
            parts[count++] = i;
    }
    return count == 2 && (p->c->phrases.at[parts[0]].morph & DZ_DAT) && (p->c->phrases.at[parts[1]].morph & DZ_ACC);
}

/* `… und die USA Munition`: no case but that of a subject. */
static bool opens_without_dative(const dz_parser *p, uint32_t clause) {
    for (uint32_t i = 0; i < p->c->phrases.count; i++)
        if (p->c->phrases.at[i].clause == clause)
            return p->c->phrases.at[i].preposition == DZ_NONE &&
                   !(p->c->phrases.at[i].own_morph ? p->c->phrases.at[i].own_morph & DZ_DAT : p->c->phrases.at[i].morph & DZ_DAT);
    return false;
}

void dz_parser_fill_gap(dz_parser *p, uint32_t index) {
    dz_clause *c = &p->c->clauses.at[index];
    const dz_clause *above = &p->c->clauses.at[c->parent];
    c->verb = above->verb;
    c->verb_token = above->verb_token;
    c->finite = above->finite;
    c->governor = above->governor;
    c->passive = above->passive;
    c->copular = above->copular;
    c->factuality = above->factuality;
    c->reported_mood = above->reported_mood;
    c->conditional = above->conditional;
    c->own_subject = !has_two_objects(p, above, c->first) || opens_without_dative(p, index);
}
