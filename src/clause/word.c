/* Words as the parts of a phrase: nouns, adjectives, what grades them. */
#include "phrase.h"

enum { MAX_ADJECTIVES = 6 };

uint32_t dz_parser_name_at(const dz_parser *p, uint32_t t) {
    return t < p->c->last ? p->name_at[t - p->c->first] : DZ_NONE;
}

uint32_t dz_phrase_surface_at(const dz_parser *p, uint32_t t, uint8_t form) {
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

bool dz_phrase_is_noun(const dz_parser *p, uint32_t t) {
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

const dz_reading *dz_phrase_attribute_at(const dz_parser *p, uint32_t t) {
    const dz_reading *r = dz_parser_is_large(p, t) ? NULL : dz_parser_reading(p, t, DZ_ADJ);
    return r && dz_parser_morph(p, r) ? r : NULL;
}

bool dz_phrase_is_adjective(const dz_parser *p, uint32_t t) {
    return t < p->c->last && (dz_phrase_attribute_at(p, t) || dz_phrase_surface_at(p, t, DREISATZ_ADJECTIVE) != DZ_NONE);
}

bool dz_phrase_is_grade(const dz_parser *p, uint32_t t) {
    const dz_reading *r = dz_parser_reading(p, t, DZ_ADJ);
    return t < p->c->last && !(p->a->text.tokens.at[t].flags & DZ_UPPER) && !dz_parser_reading(p, t, DZ_DET) &&
           !dz_parser_reading(p, t, DZ_PREP) &&
           (dz_parser_reading(p, t, DZ_ADV) || dz_parser_reading(p, t, DZ_NEG) || (r && !dz_parser_morph(p, r)));
}

bool dz_phrase_parts_adjectives(const dz_parser *p, uint32_t t) {
    if (t == p->c->first || !dz_phrase_is_adjective(p, t - 1) || !(p->a->text.tokens.at[t].first == ',' || dz_parser_joins(p, t)))
        return false;
    return dz_phrase_is_adjective(p, t + 1) || (dz_phrase_is_grade(p, t + 1) && dz_phrase_is_adjective(p, t + 2));
}

bool dz_phrase_starts_noun(const dz_parser *p, uint32_t t) {
    for (uint32_t n = 0; t < p->c->last && n < MAX_ADJECTIVES; t++, n++) {
        if (dz_phrase_is_noun(p, t))
            return true;
        bool goes_on = dz_phrase_is_adjective(p, t) || p->a->text.tokens.at[t].class == DZ_NUMBER || dz_phrase_parts_adjectives(p, t) ||
                       (n && dz_phrase_is_grade(p, t) && dz_phrase_is_adjective(p, t + 1));
        if (!goes_on)
            return false;
    }
    return false;
}

bool dz_parser_is_preposition(const dz_parser *p, uint32_t t) {
    return dz_parser_reading(p, t, DZ_PREP) && !dz_parser_is_large(p, t);
}
