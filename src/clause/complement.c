/* The participle whose complements stand behind the article: `der von Moskau unterstützte General`. */
#include "phrase.h"

enum { MAX_PARTICIPLE_REACH = 12 };

/* `complement`: it begins with a preposition, which an adjective takes as well: `die in Limassol ansässige Firma`. */
static bool is_participle(const dz_parser *p, uint32_t t, bool complement) {
    const dz_reading *r = dz_phrase_attribute_at(p, t);
    bool rules = complement && r && p->a->image->lemmas[r->lemma].trigger_count;
    return r && (dz_parser_has(p, r, DZ_X_PART1 | DZ_X_PART2) || rules);
}

/* `der die Ukraine unterstützende Präsident` */
static bool doubles_article(const dz_parser *p, uint32_t t) {
    const dz_reading *r = dz_parser_reading(p, t, DZ_DET), *before = dz_parser_reading(p, t - 1, DZ_DET);
    return r && before && dz_parser_has(p, r, DZ_X_DEF | DZ_X_INDEF) && dz_parser_has(p, before, DZ_X_DEF);
}

/* `die USA verhängten …`: the article is the name's own. */
static bool agrees_with_article(const dz_parser *p, uint32_t t) {
    const dz_reading *r = t > p->c->first ? dz_parser_reading(p, t - 1, DZ_DET) : NULL;
    return !r || (dz_parser_morph(p, r) & dz_phrase_genders_of(p, &p->a->mentions.at[dz_parser_name_at(p, t)]));
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
    if (t >= end || dz_phrase_is_noun(p, t) ||
        !(name || dz_parser_reading(p, t, DZ_PREP) || dz_parser_reading(p, t, DZ_ADV) || dz_parser_reading(p, t, DZ_PRON) ||
          p->a->text.tokens.at[t].class == DZ_NUMBER || doubles_article(p, t)))
        return DZ_NONE;
    for (uint32_t k = t; k < end && !dz_parser_is_border(p, k) && !is_verb_only(p, k); k++)
        if (is_participle(p, k, complement) && (dz_phrase_starts_noun(p, k + 1) || (!name && dz_parser_name_at(p, k + 1) != DZ_NONE)))
            return k;
    return DZ_NONE;
}
