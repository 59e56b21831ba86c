/* Numbers, grades and scores in a phrase. */
#include "base/hash.h"
#include "phrase.h"

#include <stdio.h>
#include <string.h>

enum { MAX_ADVERBS = 2, MAX_GRADES = 3, MAX_SCORE = 7 };

uint32_t dz_phrase_behind_estimate(const dz_parser *p, uint32_t t) {
    uint32_t to = t;
    while (to < t + MAX_ADVERBS && dz_parser_is_preposition(p, to))
        to++;
    const dz_token *k = to < p->c->last ? &p->a->text.tokens.at[to] : NULL;
    bool count = k && ((k->class == DZ_NUMBER && !(k->flags & DZ_DOT)) || (!dz_parser_is_large(p, to) && dz_parser_reading(p, to, DZ_NUM)));
    return count ? to : t;
}

/* `mehr als 300` */
static bool compares_number(const dz_parser *p, uint32_t t) {
    const dz_reading *r = t + 1 < p->c->last ? dz_parser_reading(p, t, DZ_SUB) : NULL;
    return r && dz_parser_sense(p, r->lemma) == DZ_SENSE_AS && p->a->text.tokens.at[t + 1].class == DZ_NUMBER;
}

bool dz_phrase_takes_grades(const dz_parser *p, dz_phrase *f) {
    uint32_t t = f->last;
    while (t < f->last + MAX_GRADES && dz_phrase_is_grade(p, t))
        t++;
    if (t == f->last)
        return false;
    t += compares_number(p, t);
    bool number = t + 1 < p->c->last && p->a->text.tokens.at[t].class == DZ_NUMBER && dz_phrase_starts_noun(p, t + 1);
    const dz_reading *r = dz_parser_reading(p, t, DZ_ADJ); /* `bis dahin niedersächsischer Innenminister`: not in the case of `bis` */
    bool adjective = dz_phrase_is_adjective(p, t) && dz_phrase_starts_noun(p, t + 1) && (!r || (dz_parser_morph(p, r) & f->morph));
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

bool dz_phrase_takes_number(const dz_parser *p, dz_phrase *f) {
    uint32_t t = f->last;
    bool word = !dz_parser_is_large(p, t) && dz_parser_reading(p, t, DZ_NUM) && dz_phrase_starts_noun(p, t + 1);
    if ((p->a->text.tokens.at[t].class != DZ_NUMBER && !word) || t + 1 >= p->c->last)
        return false;
    bool year = is_year(p, f, t);
    if (!year && (ends_date(p, t) || counts_no_name(p, t)))
        return false;
    f->head = year ? t : f->head;
    if (!year && is_several(p, t, word) && dz_phrase_starts_noun(p, t + 1))
        f->morph = f->morph & DZ_PLUR ? f->morph & DZ_PLUR : DZ_PLUR; /* `ein paar Leute` */
    f->last++;
    return true;
}

bool dz_phrase_is_about_many(const dz_parser *p, const dz_phrase *f) {
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

bool dz_phrase_takes_score(const dz_parser *p, dz_phrase *f) {
    static const char *const NAMES[] = {"1:2", "1:1", "2:1"};
    const dz_token *k = &p->a->text.tokens.at[f->last];
    bool counts = f->last + 1 < p->c->last && dz_phrase_is_noun(p, f->last + 1), score; /* `12:30 Uhr` */
    if (f->last == f->first || k->class != DZ_NUMBER || counts)
        return false;
    int sign = compare_score(p->a->text.norm + k->start, k->end - k->start, &score);
    if (!score)
        return false;
    f->lemma = dz_image_lemma(p->a->image, dz_hash_string(NAMES[sign + 1]));
    f->head = f->last++;
    return true;
}
