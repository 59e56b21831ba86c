/* Phrases: PREP? DET? ADJ* NOUN NAME?, pronouns, bare names. */
#include "base/hash.h"
#include "parser.h"

#include <stdio.h>
#include <string.h>

enum { MAX_PARTICIPLE_REACH = 12, MAX_ADVERBS = 2, MAX_ADJECTIVES = 6, MAX_GRADES = 3, MAX_SCORE = 7 };

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

uint32_t dz_parser_name_at(const dz_parser *p, uint32_t t) {
    return t < p->c->last ? p->name_at[t - p->c->first] : DZ_NONE;
}

static uint32_t surface_at(const dz_parser *p, uint32_t t, uint8_t form) {
    uint32_t m = p->surface_at[t - p->c->first];
    return m != DZ_NONE && p->a->mentions.at[m].form == form ? m : DZ_NONE;
}

bool dz_parser_is_genitive_name(const dz_parser *p, uint32_t m) {
    return p->a->mentions.at[m].genitive;
}

/* `Heute`, `Sowohl` at the start of a sentence: written large, but no noun. */
static bool is_function_word(const dz_parser *p, const dz_word *w) {
    dz_readings all = dz_image_readings(p->a->image, w);
    for (const dz_reading *r = all.first; r < all.end; r++) {
        if (r->pos != DZ_NOUN && r->pos != DZ_VERB && r->pos != DZ_ADJ)
            return true;
    }
    return false;
}

static bool is_noun(const dz_parser *p, uint32_t t) {
    if (t >= p->c->last)
        return false;
    const dz_token *k = &p->a->text.tokens.at[t];
    if (k->class == DZ_NUMBER && p->a->infos[t]->head != DZ_NONE)
        return true; /* `2:1-Sieg` */
    if (k->class != DZ_WORD || !(k->flags & DZ_UPPER) || dz_parser_name_at(p, t) != DZ_NONE || dz_parser_is_fronted(p, t) ||
        dz_parser_is_leading_helper(p, t))
        return false;
    const dz_info *i = p->a->infos[t];
    return !i->initial || (!is_function_word(p, i->folded) && (dz_lexicon_reading(p->a->image, i->word, DZ_NOUN) || i->head != DZ_NONE));
}

static const dz_reading *attribute_at(const dz_parser *p, uint32_t t) {
    const dz_reading *r = dz_parser_is_large(p, t) ? NULL : dz_parser_reading(p, t, DZ_ADJ);
    return r && dz_parser_morph(p, r) ? r : NULL;
}

static bool is_adjective(const dz_parser *p, uint32_t t) {
    return t < p->c->last && (attribute_at(p, t) || surface_at(p, t, DREISATZ_ADJECTIVE) != DZ_NONE);
}

/* An adverb, an adjective without ending or `nicht`, which grade what follows. */
static bool is_grade(const dz_parser *p, uint32_t t) {
    const dz_reading *r = dz_parser_reading(p, t, DZ_ADJ);
    return t < p->c->last && !(p->a->text.tokens.at[t].flags & DZ_UPPER) && !dz_parser_reading(p, t, DZ_DET) &&
           !dz_parser_reading(p, t, DZ_PREP) &&
           (dz_parser_reading(p, t, DZ_ADV) || dz_parser_reading(p, t, DZ_NEG) || (r && !dz_parser_morph(p, r)));
}

/* `südlichen und nördlichen`, `einzelnen, sehr kleinen`: between two adjectives of one noun. */
static bool parts_adjectives(const dz_parser *p, uint32_t t) {
    if (t == p->c->first || !is_adjective(p, t - 1) || !(p->a->text.tokens.at[t].first == ',' || dz_parser_joins(p, t)))
        return false;
    return is_adjective(p, t + 1) || (is_grade(p, t + 1) && is_adjective(p, t + 2));
}

/* Does a noun follow here, behind adjectives? */
static bool starts_noun(const dz_parser *p, uint32_t t) {
    for (uint32_t n = 0; t < p->c->last && n < MAX_ADJECTIVES; t++, n++) {
        if (is_noun(p, t))
            return true;
        bool goes_on = is_adjective(p, t) || p->a->text.tokens.at[t].class == DZ_NUMBER || parts_adjectives(p, t) ||
                       (n && is_grade(p, t) && is_adjective(p, t + 1));
        if (!goes_on)
            return false;
    }
    return false;
}

/* ---- participles with complements of their own: `der von Moskau unterstützte General` ---- */

/* `complement`: it begins with a preposition, which an adjective takes as well: `die in Limassol ansässige Firma`. */
static bool is_participle(const dz_parser *p, uint32_t t, bool complement) {
    const dz_reading *r = attribute_at(p, t);
    bool rules = complement && r && p->a->image->lemmas[r->lemma].trigger_count;
    return r && (dz_parser_has(p, r, DZ_X_PART1 | DZ_X_PART2) || rules);
}

/* `der die Ukraine unterstützende Präsident` */
static bool doubles_article(const dz_parser *p, uint32_t t) {
    const dz_reading *r = dz_parser_reading(p, t, DZ_DET), *before = dz_parser_reading(p, t - 1, DZ_DET);
    return r && before && dz_parser_has(p, r, DZ_X_DEF | DZ_X_INDEF) && dz_parser_has(p, before, DZ_X_DEF);
}

/* `die Penguin Verlagsgruppe`: an organisation is called by the gender of the noun it ends in. */
static uint16_t genders_of_noun(const dz_parser *p, const dz_mention *m) {
    uint16_t morph, genders = 0;
    if (m->type != DREISATZ_ORG || m->last - m->first < 2 || dz_lexicon_noun(p->a->infos[m->last - 1], &morph) == DZ_NONE)
        return DZ_ANY;
    for (int shift = 0; shift < 16; shift += 4)
        genders |= morph >> shift & 15;
    return (uint16_t)(genders * 0x1111);
}

/* Gender and number as far as a list tells them: `die USA` is a plural, `der Ukraine` no masculine. */
static uint16_t genders_of(const dz_parser *p, const dz_mention *m) {
    static const uint16_t BITS[] = {DZ_ANY, DZ_MASC, DZ_FEM, DZ_NEUT, DZ_PLUR};
    uint8_t gender = m->record != DZ_NONE ? p->a->image->records[m->record].gender : m->type == DREISATZ_PER ? m->gender : 0;
    if (!gender && m->record == DZ_NONE)
        return genders_of_noun(p, m);
    uint16_t noun = 0;
    if (m->type == DREISATZ_ORG && m->last == m->first + 1 && m->form == DREISATZ_NAME && /* `die Sozialdemokraten`: as the noun has it */
        dz_lexicon_noun(p->a->infos[m->first], &noun) != DZ_NONE && noun && !(noun & DZ_SING))
        return noun;
    uint16_t bits = gender < sizeof BITS / sizeof *BITS && m->form != DREISATZ_INHABITANT ? BITS[gender] : DZ_ANY;
    bool organisation = m->type == DREISATZ_ORG && m->form != DREISATZ_INHABITANT;
    bool many = organisation && (p->a->infos[m->last - 1]->noun_morph & DZ_PLUR) && p->a->infos[m->last - 1]->noun != DZ_NONE;
    bool initials = organisation && bits == DZ_PLUR && m->form == DREISATZ_ACRONYM;
    return (uint16_t)(bits | (many ? DZ_PLUR : 0) | (initials ? DZ_FEM : 0)); /* `die M23-Rebellen`; `die RSF kämpfen`, `der RSF` */
}

/* `die USA verhängten …`: the article is the name's own. */
static bool agrees_with_article(const dz_parser *p, uint32_t t) {
    const dz_reading *r = t > p->c->first ? dz_parser_reading(p, t - 1, DZ_DET) : NULL;
    return !r || (dz_parser_morph(p, r) & genders_of(p, &p->a->mentions.at[dz_parser_name_at(p, t)]));
}

/* A finite verb and nothing else: no attribute goes on over it. */
static bool is_verb_only(const dz_parser *p, uint32_t t) {
    return (dz_parser_verb_bits(p, t) & DZ_FIN) && !dz_parser_reading(p, t, DZ_ADJ) && !dz_parser_reading(p, t, DZ_PREP) &&
           !dz_parser_reading(p, t, DZ_DET) && !dz_parser_reading(p, t, DZ_ADV) && !dz_parser_reading(p, t, DZ_PRON);
}

/* The participle that the article at `t - 1` belongs to when a preposition or name comes first; DZ_NONE. */
uint32_t dz_parser_far_participle(const dz_parser *p, uint32_t t) {
    uint32_t end = t + MAX_PARTICIPLE_REACH < p->c->last ? t + MAX_PARTICIPLE_REACH : p->c->last;
    bool name = dz_parser_name_at(p, t) != DZ_NONE && !agrees_with_article(p, t), complement = dz_parser_reading(p, t, DZ_PREP) != NULL;
    if (t >= end || is_noun(p, t) ||
        !(name || dz_parser_reading(p, t, DZ_PREP) || dz_parser_reading(p, t, DZ_ADV) || dz_parser_reading(p, t, DZ_PRON) ||
          p->a->text.tokens.at[t].class == DZ_NUMBER || doubles_article(p, t)))
        return DZ_NONE;
    for (uint32_t k = t; k < end && !dz_parser_is_border(p, k) && !is_verb_only(p, k); k++)
        if (is_participle(p, k, complement) && (starts_noun(p, k + 1) || (!name && dz_parser_name_at(p, k + 1) != DZ_NONE)))
            return k;
    return DZ_NONE;
}

/* ---- one phrase ---- */

/* To what it has in common with `morph`, if anything. */
static void narrow(dz_phrase *f, uint16_t morph) {
    if (f->morph & morph)
        f->morph &= morph;
}

static bool takes_name(const dz_parser *p, uint32_t t, dz_phrase *f) {
    uint32_t m = dz_parser_name_at(p, t);
    if (m == DZ_NONE)
        return false;
    if (p->a->mentions.at[m].form == DREISATZ_INHABITANT && is_noun(p, p->a->mentions.at[m].last) &&
        dz_parser_name_at(p, p->a->mentions.at[m].last) == DZ_NONE) {
        f->adjective = m; /* `die Schweizer Behörden` */
        f->last = p->a->mentions.at[m].last;
        return false;
    }
    f->self = m;
    f->last = p->a->mentions.at[m].last;
    bool alone = f->first == t && p->a->mentions.at[m].type == DREISATZ_ORG && genders_of(p, &p->a->mentions.at[m]) == DZ_PLUR;
    if (f->lemma == DZ_NONE && !alone) /* `der Streamingriese Netflix`: the noun tells the gender; `Ärzte ohne Grenzen hilft` */
        narrow(f, genders_of(p, &p->a->mentions.at[m]));
    return true;
}

/* `der Spanier Carlos Alcaraz`: the inhabitant describes the person behind it, as an adjective would. */
static void takes_person(const dz_parser *p, dz_phrase *f) {
    uint32_t m = dz_parser_name_at(p, f->last);
    const dz_mention *k = &p->a->mentions.at[f->self];
    bool person = m != DZ_NONE && p->a->mentions.at[m].type == DREISATZ_PER;
    bool inhabitant = k->form == DREISATZ_INHABITANT ||
                      (person && k->type == DREISATZ_STATE && (f->definite || f->indefinite) && /* not `lobte Polen X` */
                       dz_mention_reading(p->a, k->first, k->last, 1u << DREISATZ_STATE, 1u << DREISATZ_INHABITANT));
    if (!person || !inhabitant)
        return;
    f->adjective = f->self;
    f->head = f->last;
    takes_name(p, f->last, f);
}

/* `als Trainer`, not `als Polen angriff` nor `mehr als 50`. */
static bool may_be_as(const dz_parser *p, uint32_t t) {
    return !(dz_parser_inside(p, t) & DZ_IN_OPENER) && t + 1 < p->c->last && p->a->text.tokens.at[t + 1].class != DZ_NUMBER;
}

bool dz_parser_is_preposition(const dz_parser *p, uint32_t t) {
    return dz_parser_reading(p, t, DZ_PREP) && !dz_parser_is_large(p, t);
}

/* `mit bis zu 300 Soldaten`, `seit über zehn Jahren`: what stands between a preposition and a count says how many; where it ends. */
static uint32_t behind_estimate(const dz_parser *p, uint32_t t) {
    uint32_t to = t;
    while (to < t + MAX_ADVERBS && dz_parser_is_preposition(p, to))
        to++;
    const dz_token *k = to < p->c->last ? &p->a->text.tokens.at[to] : NULL;
    bool count = k && ((k->class == DZ_NUMBER && !(k->flags & DZ_DOT)) || (!dz_parser_is_large(p, to) && dz_parser_reading(p, to, DZ_NUM)));
    return count ? to : t;
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
    uint32_t next = behind_estimate(p, f->last + 1);
    if (next == f->last + 1 && dz_parser_is_preposition(p, next)) { /* `bis nach` */
        f->last++;
        takes_preposition(p, f);
        if (p->a->image->lemmas[r->lemma].cue == DZ_CUE_NEGATED) /* `statt nach Berlin`: not there */
            f->preposition = r->lemma;
        return true;
    }
    narrow(f, dz_parser_morph(p, r));
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
    narrow(f, dz_parser_morph(p, r));
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
    if (!r || !before || !dz_parser_has(p, r, ARTICLE) == !dz_parser_has(p, before, ARTICLE) || !starts_noun(p, t + 1))
        return false;
    if (dz_parser_has(p, r, ARTICLE))
        narrow(f, dz_parser_morph(p, r));
    f->last++;
    return true;
}

/* `einer der Verbündeten Russlands`: the article tells the case of the one, the noun is a genitive of many only in form. */
static bool takes_partitive(const dz_parser *p, dz_phrase *f, uint16_t *one_morph) {
    uint32_t t = f->last;
    const dz_reading *of = dz_parser_reading(p, t, DZ_DET), *one = t > f->first ? dz_parser_reading(p, t - 1, DZ_DET) : NULL;
    const dz_reading *alone = t > f->first ? dz_parser_reading(p, t - 1, DZ_PRON) : NULL;
    if (!of || !dz_parser_has(p, one, DZ_X_INDEF) || !dz_parser_has(p, of, DZ_X_DEF | DZ_X_POSS) ||
        !(dz_parser_morph(p, of) & DZ_GEN & DZ_PLUR) || !starts_noun(p, t + 1))
        return false;
    *one_morph = f->morph | (alone && f->preposition == DZ_NONE ? dz_parser_morph(p, alone) : 0);
    f->last++;
    return true;
}

/* `mehr als 300` */
static bool compares_number(const dz_parser *p, uint32_t t) {
    const dz_reading *r = t + 1 < p->c->last ? dz_parser_reading(p, t, DZ_SUB) : NULL;
    return r && dz_parser_sense(p, r->lemma) == DZ_SENSE_AS && p->a->text.tokens.at[t + 1].class == DZ_NUMBER;
}

/* `mit rund 300 Soldaten`, `die bislang größte Übernahme`: what grades a number or an adjective inside the phrase. */
static bool takes_grades(const dz_parser *p, dz_phrase *f) {
    uint32_t t = f->last;
    while (t < f->last + MAX_GRADES && is_grade(p, t))
        t++;
    if (t == f->last)
        return false;
    t += compares_number(p, t);
    bool number = t + 1 < p->c->last && p->a->text.tokens.at[t].class == DZ_NUMBER && starts_noun(p, t + 1);
    const dz_reading *r = dz_parser_reading(p, t, DZ_ADJ); /* `bis dahin niedersächsischer Innenminister`: not in the case of `bis` */
    bool adjective = is_adjective(p, t) && starts_noun(p, t + 1) && (!r || (dz_parser_morph(p, r) & f->morph));
    if (!number && !adjective)
        return false;
    f->last = t;
    return true;
}

/* `seit 2023 Mitglied`: four digits behind a preposition of circumstance are a year, not a number of what follows. */
static bool is_year(const dz_parser *p, const dz_phrase *f, uint32_t t) {
    const dz_token *k = &p->a->text.tokens.at[t];
    bool circumstance = f->preposition != DZ_NONE && (p->a->image->lemmas[f->preposition].lists & DZ_LEMMA_CIRCUMSTANCE);
    return circumstance && k->class == DZ_NUMBER && k->end - k->start == 4 && t == f->first + 1;
}

/* `im Jahr 2015 | Angela Merkel`: the last word of a date counts nothing behind it. */
static bool ends_date(const dz_parser *p, uint32_t t) {
    const dz_figures *figures = &p->a->figures;
    uint32_t behind = dz_figure_from(figures, t + 1);
    return behind > 0 && figures->at[behind - 1].last == t + 1 && figures->at[behind - 1].kind == DZ_FIGURE_DATE;
}

/* `3000`, `zwei`: more than one; not `3.`, `1`, `25jährige`. */
static bool is_several(const dz_parser *p, uint32_t t, bool word) {
    const dz_token *k = &p->a->text.tokens.at[t];
    char last = p->a->text.norm[k->end - 1];
    return word || (last >= '0' && last <= '9' && (k->end - k->start > 1 || last != '1'));
}

/* `eroberten 2021 | Kabul`: nobody is counted but inhabitants. */
static bool counts_no_name(const dz_parser *p, uint32_t t) {
    uint32_t m = dz_parser_name_at(p, t + 1);
    return m != DZ_NONE && p->a->mentions.at[m].form != DREISATZ_INHABITANT;
}

/* Digits or a numeral, with a noun behind it somewhere. */
static bool takes_number(const dz_parser *p, dz_phrase *f) {
    uint32_t t = f->last;
    bool word = !dz_parser_is_large(p, t) && dz_parser_reading(p, t, DZ_NUM) && starts_noun(p, t + 1);
    if ((p->a->text.tokens.at[t].class != DZ_NUMBER && !word) || t + 1 >= p->c->last)
        return false;
    bool year = is_year(p, f, t);
    if (!year && (ends_date(p, t) || counts_no_name(p, t)))
        return false;
    f->head = year ? t : f->head;
    if (!year && is_several(p, t, word) && starts_noun(p, t + 1))
        f->morph = f->morph & DZ_PLUR ? f->morph & DZ_PLUR : DZ_PLUR; /* `ein paar Leute` */
    f->last++;
    return true;
}

/* `im siebenbürgischen Kronstadt`: a small word that no list knows, between article or preposition and noun. */
static bool is_unknown_attribute(const dz_parser *p, const dz_phrase *f, bool determined) {
    const dz_token *k = &p->a->text.tokens.at[f->last];
    bool unknown = k->class == DZ_WORD && !(k->flags & DZ_UPPER) && !p->senses[f->last - p->c->first].poses;
    return unknown && (determined || f->preposition != DZ_NONE) &&
           (starts_noun(p, f->last + 1) || dz_parser_name_at(p, f->last + 1) != DZ_NONE);
}

static bool takes_adjective(const dz_parser *p, dz_phrase *f, bool determined) {
    uint32_t m = surface_at(p, f->last, DREISATZ_ADJECTIVE);
    const dz_reading *r = dz_parser_reading(p, f->last, DZ_ADJ);
    if (m != DZ_NONE) {
        f->adjective = f->adjective == DZ_NONE ? m : f->adjective;
    } else if (!is_unknown_attribute(p, f, determined)) {
        r = attribute_at(p, f->last);
        bool verb = dz_parser_verb_bits(p, f->last) != 0;
        if (!r || (verb && !determined && f->preposition == DZ_NONE && f->last == f->first) ||
            !(starts_noun(p, f->last + 1) || dz_parser_name_at(p, f->last + 1) != DZ_NONE))
            return false;
    }
    if (r)
        narrow(f, dz_parser_morph(p, r));
    f->last++;
    if (f->last < p->c->last && parts_adjectives(p, f->last) && starts_noun(p, f->last + 1))
        f->last++;
    return true;
}

static bool has_self(const dz_image *image, uint32_t first, uint8_t count) {
    for (uint8_t i = 0; i < count; i++)
        if (image->slots[first + i].kind == DZ_SLOT_SELF)
            return true;
    return false;
}

/* `den Vorwurf Christoph Blochers`: what rules know as a deed only is nobody's title. */
static bool is_deed(const dz_parser *p, uint32_t lemma) {
    const dz_image *image = p->a->image;
    const dz_lemma *l = lemma == DZ_NONE ? NULL : &image->lemmas[lemma];
    bool deed = false;
    for (uint16_t i = 0; l && i < l->trigger_count; i++) {
        const dz_frame *f = dz_image_frame(image, l->triggers + i);
        if (f->pos != (uint8_t)DZ_NOUN || (f->flags & DZ_F_REJECT))
            continue;
        if (has_self(image, f->subject, f->subject_count) || has_self(image, f->object, f->object_count))
            return false;
        deed = true;
    }
    return deed;
}

/* Can the noun before the name say what it is? `das Land Mali`, `der Konzern X`, but not `hat die Regierung Russland …`. */
static bool may_be_named(const dz_parser *p, const dz_phrase *f, const dz_mention *name) {
    uint32_t head = f->lemma == DZ_NONE ? DZ_NONE : p->a->infos[f->head]->head;
    uint16_t lists = f->lemma == DZ_NONE ? 0 : p->a->image->lemmas[f->lemma].lists;
    uint16_t state = (uint16_t)(lists | (head == DZ_NONE ? 0 : p->a->image->lemmas[head].lists)); /* `Nato-Partner` */
    bool time = dz_parser_sense(p, f->lemma) == DZ_SENSE_TIME || (p->a->infos[f->head]->lists & (DZ_L_DATE | DZ_L_UNIT));
    switch (name->type) {
    case DREISATZ_PER:
        return !time && !is_deed(p, f->lemma);
    case DREISATZ_STATE:
        return (state & (DZ_LEMMA_STATE_HEAD | DZ_LEMMA_PLACE_HEAD)) != 0;
    case DREISATZ_LOC:
        return !time && !(lists & (DZ_LEMMA_ROLE | DZ_LEMMA_HOLDER | DZ_LEMMA_BODY));
    default:
        return !time && (!(lists & (DZ_LEMMA_ROLE | DZ_LEMMA_HOLDER)) || (lists & DZ_LEMMA_ORG_HEAD));
    }
}

static bool is_measure(const dz_parser *p, uint32_t t) {
    const dz_info *i = p->a->infos[t];
    bool number = t > p->c->first && (p->a->text.tokens.at[t - 1].class == DZ_NUMBER || dz_parser_reading(p, t - 1, DZ_NUM));
    return number && ((i->lists & DZ_L_UNIT) || (i->noun != DZ_NONE && dz_parser_sense(p, i->noun) == DZ_SENSE_TIME));
}

/* `der Rivale Tereos`, `Chef Juha Martelius`: the s of an unknown name behind a noun that describes such is rather its own than a
 * genitive's. */
static bool is_own_s(const dz_parser *p, const dz_phrase *f, uint32_t m) {
    const dz_mention *k = &p->a->mentions.at[m];
    uint32_t head = f->lemma == DZ_NONE ? DZ_NONE : p->a->infos[f->head]->head;
    uint16_t lists = f->lemma == DZ_NONE ? 0 : p->a->image->lemmas[f->lemma].lists;
    lists |= head == DZ_NONE ? 0 : p->a->image->lemmas[head].lists; /* `das Biotechunternehmen Tubulis` */
    const dz_word *bare = p->a->infos[k->last - 1]->bare;           /* a plain word tells nothing: `Tubuli` */
    bool unknown = k->record == DZ_NONE && (!bare || !dz_image_lists(p->a->image, bare));
    bool person = k->type == DREISATZ_PER && k->last - k->first > 1 && (lists & (DZ_LEMMA_ROLE | DZ_LEMMA_HOLDER | DZ_LEMMA_PERSON_HEAD));
    return unknown && (person || (k->type == DREISATZ_ORG && (lists & DZ_LEMMA_ORG_HEAD)));
}

/* `hat Ministerpräsident Markus Söder vorgehalten`: before its name a noun without article stands in the nominative, whatever the
 * case of the two. */
static void frees_title(dz_phrase *f) {
    uint16_t nominative = f->morph & DZ_NOM & DZ_SING;
    if (f->first == f->head && nominative)
        f->morph |= (uint16_t)(nominative << 8 | nominative << 12);
}

/* `Der Kandidat Serbien wartet`: before the finite verb stands one phrase alone. */
static bool leads_sentence(const dz_parser *p, const dz_phrase *f, uint32_t m) {
    uint32_t next = p->a->mentions.at[m].last;
    return f->first == p->c->first && f->preposition == DZ_NONE && next < p->c->last && dz_parser_is_finite(p, next);
}

/* `der VW-Konzern`, `die Midea-Gruppe`: the organisation itself. */
static bool is_whole(const dz_parser *p, const dz_phrase *f) {
    uint32_t head = p->a->infos[f->head]->head;
    return f->compound != DZ_NONE && p->a->mentions.at[f->compound].type == DREISATZ_ORG && head != DZ_NONE &&
           (p->a->image->lemmas[head].lists & DZ_LEMMA_WHOLE) && (f->morph & DZ_SING);
}

static bool takes_noun(const dz_parser *p, dz_phrase *f) {
    uint16_t morph;
    uint32_t t = f->last;
    if (!is_noun(p, t))
        return false;
    f->head = t;
    f->lemma = dz_lexicon_noun(p->a->infos[t], &morph);
    if (f->lemma != DZ_NONE)
        narrow(f, morph);
    uint32_t m = surface_at(p, t, DREISATZ_COMPOUND);
    f->compound = m != DZ_NONE ? m : f->compound;
    f->last++;
    if (is_measure(p, t) && f->last < p->c->last && is_noun(p, f->last))
        return takes_noun(p, f);                                  /* `zwei Millionen Euro`, `fünf Jahre Haft`: what is measured heads it */
    uint32_t name = f->last + dz_parser_is_quotation(p, f->last); /* `die Zeitung „Bild“` */
    m = dz_parser_name_at(p, name);
    if (m != DZ_NONE && (!dz_parser_is_genitive_name(p, m) || is_own_s(p, f, m)) &&
        (may_be_named(p, f, &p->a->mentions.at[m]) || leads_sentence(p, f, m))) {
        frees_title(f);
        takes_name(p, name, f); /* close apposition: Präsident Putin; but `die Kritik Deutschlands` is a genitive */
    }
    if (f->self == DZ_NONE && is_whole(p, f))
        f->self = f->compound;
    return true;
}

/* `Österreichs FPÖ`, `Dortmunds Marco Reus` */
static bool owns_name(const dz_parser *p, uint32_t owner) {
    const dz_mention *k = &p->a->mentions.at[owner];
    uint32_t m = dz_parser_name_at(p, k->last);
    bool owned = m != DZ_NONE && (p->a->mentions.at[m].type == DREISATZ_PER || p->a->mentions.at[m].type == DREISATZ_ORG);
    return owned && k->type != DREISATZ_PER && !dz_parser_is_genitive_name(p, m);
}

/* `Malis Machthaber`: a genitive before the noun stands in the article's place. */
static bool takes_owner(const dz_parser *p, dz_phrase *f) {
    uint32_t m = dz_parser_name_at(p, f->last);
    if (m == DZ_NONE || !dz_parser_is_genitive_name(p, m) || !(starts_noun(p, p->a->mentions.at[m].last) || owns_name(p, m)))
        return false;
    f->owner = m;
    f->last = p->a->mentions.at[m].last;
    return true;
}

/* `BMW Chef Harald Krüger`: between an organisation, an office and its holder the hyphen is left out. */
static bool takes_organisation(const dz_parser *p, dz_phrase *f) {
    uint32_t m = dz_parser_name_at(p, f->last), office = m == DZ_NONE ? 0 : p->a->mentions.at[m].last;
    if (m == DZ_NONE || p->a->mentions.at[m].type != DREISATZ_ORG || office + 1 >= p->c->last || !is_noun(p, office))
        return false;
    uint32_t lemma = dz_lexicon_noun(p->a->infos[office], NULL), holder = dz_parser_name_at(p, office + 1);
    bool held = lemma != DZ_NONE && (p->a->image->lemmas[lemma].lists & DZ_LEMMA_ROLE) && holder != DZ_NONE;
    if (!held || p->a->mentions.at[holder].type != DREISATZ_PER)
        return false;
    f->compound = m;
    f->last = office;
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
    narrow(f, dz_parser_morph(p, r));
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

/* `Über 100 Staaten halfen`: before the finite verb in the plural a preposition with a number says how many do it. */
static bool is_about_many(const dz_parser *p, const dz_phrase *f) {
    bool counts = f->first == p->c->first && f->head > f->first + 1 && p->a->text.tokens.at[f->first + 1].class == DZ_NUMBER &&
                  !(p->a->text.tokens.at[f->first + 1].flags & DZ_DOT);
    bool verb = counts && f->last < p->c->last && dz_parser_is_finite(p, f->last) && (dz_parser_verb_bits(p, f->last) & DZ_3PL);
    return verb && f->lemma != DZ_NONE && f->self == DZ_NONE && !(f->morph & ~(DZ_ACC & DZ_PLUR));
}

/* `2:1`: 1 when the first number is larger, -1 when the second is, 0 when they are equal or the token is no score. */
static int compare_score(const char *s, uint32_t length, bool *score) {
    char text[MAX_SCORE + 1] = {0};
    int a, b, end = 0;
    memcpy(text, s, length <= MAX_SCORE ? length : 0);
    *score = sscanf(text, "%3d:%3d%n", &a, &b, &end) == 2 && (uint32_t)end == length;
    return *score ? (a > b) - (a < b) : 0;
}

/* `nach dem 2:1 gegen X`: a score is a noun of which the rules speak as `2:1`, `1:2`, `1:1`. */
static bool takes_score(const dz_parser *p, dz_phrase *f) {
    static const char *const NAMES[] = {"1:2", "1:1", "2:1"};
    const dz_token *k = &p->a->text.tokens.at[f->last];
    bool counts = f->last + 1 < p->c->last && is_noun(p, f->last + 1), score; /* `12:30 Uhr` */
    if (f->last == f->first || k->class != DZ_NUMBER || counts)
        return false;
    int sign = compare_score(p->a->text.norm + k->start, k->end - k->start, &score);
    if (!score)
        return false;
    f->lemma = dz_image_lemma(p->a->image, dz_hash_string(NAMES[sign + 1]));
    f->head = f->last++;
    return true;
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
        } else if (!determined && takes_owner(p, f)) {
            determined = true;
        } else if (takes_organisation(p, f)) {
            continue;
        } else if (takes_name(p, at, f)) {
            f->head = at;
            takes_person(p, f);
        } else if (!determined && takes_determiner(p, f)) {
            determined = true;
            uint32_t far = dz_parser_far_participle(p, f->last);
            if (far != DZ_NONE) {
                *inner = far;
                f->last = far;
            }
        } else if (takes_adjective(p, f, determined) || (determined && (takes_partitive(p, f, &one) || takes_second_determiner(p, f)))) {
            continue;
        } else if (takes_score(p, f)) {
            break;
        } else if (!is_noun(p, at) && takes_number(p, f)) {
            determined = true;
        } else if (takes_noun(p, f) || ((determined || f->preposition != DZ_NONE) && takes_grades(p, f))) {
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
    if (f->preposition != DZ_NONE && is_about_many(p, f)) {
        f->preposition = DZ_NONE;
        f->morph = (DZ_NOM | DZ_ACC) & DZ_PLUR;
    }
    if (f->head == DZ_NONE && determined && f->definite && f->last > f->first) { /* `dieser`, `die` alone: a pronoun */
        f->pronoun = true;
        f->head = f->last - 1;
    }
    return f->head != DZ_NONE;
}
