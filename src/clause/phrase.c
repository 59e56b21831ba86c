/* Phrases: PREP? DET? ADJ* NOUN NAME?, pronouns, bare names. */
#include "phrase.h"

static const dz_phrase EMPTY = {.lemma = DZ_NONE,
                                .preposition = DZ_NONE,
                                .self = DZ_NONE,
                                .adjective = DZ_NONE,
                                .compound = DZ_NONE,
                                .owner = DZ_NONE,
                                .genitive_of = DZ_NONE,
                                .next = DZ_NONE,
                                .apposition_of = DZ_NONE,
                                .named_by = DZ_NONE,
                                .same_as = DZ_NONE,
                                .possessed_by = DZ_NONE,
                                .head = DZ_NONE,
                                .participle = DZ_NONE,
                                .morph = DZ_ANY};

/* `als Trainer`, not `als Polen angriff` nor `mehr als 50`. */
static bool may_be_as(const dz_parser *p, uint32_t t) {
    return !(dz_parser_inside(p, t) & DZ_IN_OPENER) && t + 1 < p->c->last && p->a->text.tokens.at[t + 1].class != DZ_NUMBER;
}

static bool takes_preposition(const dz_parser *p, dz_phrase *f) {
    const dz_reading *r = dz_parser_reading(p, f->last, DZ_PREP), *as = dz_parser_reading(p, f->last, DZ_SUB);
    if (as && dz_parser_sense(p, as->lemma) == DZ_SENSE_AS && may_be_as(p, f->last)) {
        f->preposition = as->lemma; /* `als Trainer` works like a prepositional phrase */
        f->last++;
        return true;
    }
    bool opener = dz_parser_inside(p, f->last) & DZ_IN_OPENER; /* `während Polen Ungarn lobt` */
    if (!r || opener || dz_parser_name_at(p, f->last) != DZ_NONE || dz_parser_is_large(p, f->last))
        return false;
    f->preposition = r->lemma;
    uint32_t next = dz_phrase_behind_estimate(p, f->last + 1);
    if (next == f->last + 1 && dz_parser_is_preposition(p, next)) { /* `bis nach` */
        f->last++;
        takes_preposition(p, f);
        if (p->a->image->lemmas[r->lemma].cue == DZ_CUE_NEGATED) /* `statt nach Berlin`: not there */
            f->preposition = r->lemma;
        return true;
    }
    dz_phrase_narrow(f, dz_parser_morph(p, r));
    if (dz_parser_has(p, r, DZ_X_CONTRACTED)) {
        f->morph &= dz_parser_morph(p, r);
        f->definite = true;
    }
    f->last = next;
    return true;
}

/* `folgte ihr Olaf Scholz`: a person is nobody's own. */
static bool is_pronoun_before_person(const dz_parser *p, uint32_t t) {
    uint32_t m = dz_parser_name_at(p, t + 1);
    return m != DZ_NONE && p->a->mentions.at[m].type == DREISATZ_PER && !dz_parser_is_genitive_name(p, m) &&
           dz_parser_reading(p, t, DZ_PRON);
}

static bool takes_determiner(const dz_parser *p, dz_phrase *f) {
    const dz_reading *r = dz_parser_is_large(p, f->last) ? NULL : dz_parser_reading(p, f->last, DZ_DET);
    if (!r || (dz_parser_inside(p, f->last) & DZ_IN_RELATIVE && !dz_parser_has(p, r, DZ_X_POSS)) ||
        (dz_parser_has(p, r, DZ_X_POSS) && is_pronoun_before_person(p, f->last)))
        return false;
    dz_phrase_narrow(f, dz_parser_morph(p, r));
    f->possessive = f->possessive || dz_parser_has(p, r, DZ_X_POSS);
    f->demonstrative = dz_parser_has(p, r, DZ_X_POSS) && dz_parser_reading(p, f->last, DZ_REL);
    f->possessor |= dz_parser_has(p, r, DZ_X_OF_MN) ? 5 : dz_parser_has(p, r, DZ_X_OF_FP) ? 10 : 0;
    f->definite = f->definite || dz_parser_has(p, r, DZ_X_DEF);
    f->indefinite = f->indefinite || dz_parser_has(p, r, DZ_X_INDEF);
    f->last++;
    return true;
}

/* `der anderen Besucher`, `alle seine Freunde`: an article and a word that could stand for one. */
static bool takes_second_determiner(const dz_parser *p, dz_phrase *f) {
    enum { ARTICLE = DZ_X_DEF | DZ_X_INDEF | DZ_X_POSS };
    uint32_t t = f->last;
    const dz_reading *r = dz_parser_is_large(p, t) ? NULL : dz_parser_reading(p, t, DZ_DET);
    const dz_reading *before = t > f->first ? dz_parser_reading(p, t - 1, DZ_DET) : NULL;
    if (!r || !before || !dz_parser_has(p, r, ARTICLE) == !dz_parser_has(p, before, ARTICLE) || !dz_phrase_starts_noun(p, t + 1))
        return false;
    if (dz_parser_has(p, r, ARTICLE))
        dz_phrase_narrow(f, dz_parser_morph(p, r));
    f->last++;
    return true;
}

/* `einer der Verbündeten Russlands`: the article tells the case of the one, the noun is a genitive of many only in form. */
static bool takes_partitive(const dz_parser *p, dz_phrase *f, uint16_t *one_morph) {
    uint32_t t = f->last;
    const dz_reading *of = dz_parser_reading(p, t, DZ_DET), *one = t > f->first ? dz_parser_reading(p, t - 1, DZ_DET) : NULL;
    const dz_reading *alone = t > f->first ? dz_parser_reading(p, t - 1, DZ_PRON) : NULL;
    if (!of || !dz_parser_has(p, one, DZ_X_INDEF) || !dz_parser_has(p, of, DZ_X_DEF | DZ_X_POSS) ||
        !(dz_parser_morph(p, of) & DZ_GEN & DZ_PLUR) || !dz_phrase_starts_noun(p, t + 1))
        return false;
    *one_morph = f->morph | (alone && f->preposition == DZ_NONE ? dz_parser_morph(p, alone) : 0);
    f->last++;
    return true;
}

/* `im siebenbürgischen Kronstadt`: a small word that no list knows, between article or preposition and noun. */
static bool is_unknown_attribute(const dz_parser *p, const dz_phrase *f, bool determined) {
    const dz_token *k = &p->a->text.tokens.at[f->last];
    bool unknown = k->class == DZ_WORD && !(k->flags & DZ_UPPER) && !p->senses[f->last - p->c->first].poses;
    return unknown && (determined || f->preposition != DZ_NONE) &&
           (dz_phrase_starts_noun(p, f->last + 1) || dz_parser_name_at(p, f->last + 1) != DZ_NONE);
}

static bool takes_adjective(const dz_parser *p, dz_phrase *f, bool determined) {
    uint32_t m = dz_phrase_surface_at(p, f->last, DREISATZ_ADJECTIVE);
    const dz_reading *r = dz_parser_reading(p, f->last, DZ_ADJ);
    if (m != DZ_NONE) {
        f->adjective = f->adjective == DZ_NONE ? m : f->adjective;
    } else if (!is_unknown_attribute(p, f, determined)) {
        r = dz_phrase_attribute_at(p, f->last);
        bool verb = dz_parser_verb_bits(p, f->last) != 0;
        if (!r || (verb && !determined && f->preposition == DZ_NONE && f->last == f->first) ||
            !(dz_phrase_starts_noun(p, f->last + 1) || dz_parser_name_at(p, f->last + 1) != DZ_NONE))
            return false;
    }
    if (r)
        dz_phrase_narrow(f, dz_parser_morph(p, r));
    f->last++;
    if (f->last < p->c->last && dz_phrase_parts_adjectives(p, f->last) && dz_phrase_starts_noun(p, f->last + 1))
        f->last++;
    return true;
}

static bool takes_pronoun(const dz_parser *p, dz_phrase *f) {
    const dz_reading *r =
        dz_parser_is_large(p, f->last) || dz_parser_inside(p, f->last) & DZ_IN_RELATIVE ? NULL : dz_parser_reading(p, f->last, DZ_PRON);
    if (!r)
        return false;
    f->pronoun = true;
    f->reflexive = dz_parser_sense(p, r->lemma) == DZ_SENSE_REFLEXIVE;
    f->head = f->last++;
    dz_phrase_narrow(f, dz_parser_morph(p, r));
    return true;
}

/* The mark that closes a quotation which the phrase has opened is a part of it. */
static void closes_quotation(const dz_parser *p, dz_phrase *f) {
    bool open = false;
    for (uint32_t t = f->first; t < f->last; t++)
        open = open != dz_parser_is_quotation(p, t);
    f->last += open && dz_parser_is_quotation(p, f->last);
}

/* `die deutsche und die französische Regierung`: the noun of an adjective of a state stands in the next phrase only. */
static void takes_noun_behind(dz_parser *p, dz_phrase *f) {
    dz_phrase next;
    uint32_t inner;
    if (f->adjective == DZ_NONE || f->last + 1 >= p->c->last || !dz_parser_joins(p, f->last) ||
        !dz_parser_read_phrase(p, f->last + 1, &next, &inner) || next.lemma == DZ_NONE || next.adjective == DZ_NONE || next.self != DZ_NONE)
        return;
    f->head = f->last - 1;
    f->lemma = next.lemma;
}

bool dz_parser_read_phrase(dz_parser *p, uint32_t t, dz_phrase *f, uint32_t *inner) {
    bool determined = false;
    uint16_t one = 0;
    *inner = DZ_NONE;
    *f = EMPTY;
    f->first = f->last = t;
    if (takes_preposition(p, f) && f->last < p->c->last && (p->a->text.tokens.at[f->last].flags & DZ_QUOTE))
        f->last++; /* `als „Bettler“` */
    while (f->last < p->c->last && f->head == DZ_NONE) {
        uint32_t at = f->last;
        if (at > f->first && dz_parser_is_quotation(p, at)) {
            f->last++; /* `die „feige Attacke“` */
        } else if (!determined && dz_phrase_takes_owner(p, f)) {
            determined = true;
        } else if (dz_phrase_takes_organisation(p, f)) {
            continue;
        } else if (dz_phrase_takes_name(p, at, f)) {
            f->head = at;
            dz_phrase_takes_person(p, f);
        } else if (!determined && takes_determiner(p, f)) {
            determined = true;
            uint32_t far = dz_parser_far_participle(p, f->last);
            if (far != DZ_NONE) {
                *inner = far;
                f->last = far;
            }
        } else if (takes_adjective(p, f, determined) || (determined && (takes_partitive(p, f, &one) || takes_second_determiner(p, f)))) {
            continue;
        } else if (dz_phrase_takes_score(p, f)) {
            break;
        } else if (!dz_phrase_is_noun(p, at) && dz_phrase_takes_number(p, f)) {
            determined = true;
        } else if (dz_phrase_takes_noun(p, f) || ((determined || f->preposition != DZ_NONE) && dz_phrase_takes_grades(p, f))) {
            continue;
        } else if (determined || !takes_pronoun(p, f)) {
            break;
        }
    }
    if (f->head == DZ_NONE && determined && f->last > f->first + 1)
        takes_noun_behind(p, f);
    if (f->head != DZ_NONE)
        closes_quotation(p, f);
    if (one)
        f->morph = one & DZ_SING;
    if (f->preposition != DZ_NONE)
        f->morph &= (uint16_t)~DZ_NOM;
    if (f->preposition != DZ_NONE && dz_phrase_is_about_many(p, f)) {
        f->preposition = DZ_NONE;
        f->morph = (DZ_NOM | DZ_ACC) & DZ_PLUR;
    }
    if (f->head == DZ_NONE && determined && f->definite && f->last > f->first) { /* `dieser`, `die` alone: a pronoun */
        f->pronoun = true;
        f->head = f->last - 1;
    }
    return f->head != DZ_NONE;
}
