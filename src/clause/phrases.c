/* The phrases of a sentence, one behind the other, and inside participles that have complements. */
#include "base/hash.h"
#include "parser.h"

enum { MAX_PREFIX = 8 };

static void cover(dz_parser *p, uint32_t from, uint32_t to, uint8_t bit) {
    for (uint32_t t = from; t < to; t++)
        p->inside[t - p->c->first] |= bit;
}

/* `…, so Söder, …` names who says it and is no part of the clause. */
static bool is_quoted_by(const dz_parser *p, uint32_t t) {
    const dz_reading *r = t > p->c->first + 1 ? dz_parser_reading(p, t - 1, DZ_ADV) : NULL;
    const dz_token *before = r ? &p->a->text.tokens.at[t - 2] : NULL;
    return r && dz_parser_sense(p, r->lemma) == DZ_SENSE_QUOTES && (before->first == ',' || (before->flags & DZ_QUOTE));
}

/* How deep in brackets `t` is when it was `depth` before. */
static uint32_t bracket_depth(const dz_parser *p, uint32_t t, uint32_t depth) {
    uint32_t sign = p->a->text.tokens.at[t].first;
    return sign == '(' || sign == '[' ? depth + 1 : (sign == ')' || sign == ']') && depth ? depth - 1 : depth;
}

static bool is_possessive(const dz_parser *p, uint32_t t) {
    const dz_reading *r = dz_parser_reading(p, t, DZ_DET);
    return dz_parser_has(p, r, DZ_X_POSS);
}

/* `unter anderem`: two tokens that the lexicon has as one adverb; how many tokens, or 0. */
static uint32_t fixed_adverb(const dz_parser *p, uint32_t t) {
    if (t + 1 >= p->c->last || !dz_parser_reading(p, t, DZ_PREP))
        return 0;
    const dz_token *first = &p->a->text.tokens.at[t], *second = first + 1;
    uint64_t key = dz_hash(dz_token_text(&p->a->text, first), second->end - first->start);
    if (!dz_image_is_seldom(p->a->image, key))
        return 0;
    return dz_lexicon_reading(p->a->image, dz_image_word(p->a->image, key), DZ_ADV) ? 2 : 0;
}

/* `Angaben aus Kiew zufolge`: gives the phrase before, whose attributes may come between, the preposition that follows it. */
static bool takes_postposition(dz_parser *p, uint32_t t, uint32_t prev) {
    const dz_reading *r = dz_parser_reading(p, t, DZ_PREP);
    if (!dz_parser_has(p, r, DZ_X_POSTPOSED) || prev == DZ_NONE || p->c->phrases.at[prev].last != t)
        return false;
    for (uint32_t base = prev; base != DZ_NONE; base = dz_parser_attribute_base(p, prev))
        prev = base;
    dz_phrase *f = &p->c->phrases.at[prev];
    if (f->preposition != DZ_NONE || !(f->morph & dz_parser_morph(p, r)))
        return false;
    f->preposition = r->lemma;
    f->morph &= dz_parser_morph(p, r);
    return true;
}

/* `X, in Wien geborener Schriftsteller,`: behind a name and comma a participle with its complement but without article. */
static bool reads_bare_participle(dz_parser *p, uint32_t t, uint32_t prev, dz_phrase *f, uint32_t *participle) {
    dz_phrase complement;
    uint32_t inner, far = DZ_NONE;
    bool behind = prev != DZ_NONE && p->c->phrases.at[prev].self != DZ_NONE && p->c->phrases.at[prev].last + 1 == t &&
                  p->a->text.tokens.at[t - 1].first == ',' && dz_parser_is_preposition(p, t);
    if (behind && dz_parser_read_phrase(p, t, &complement, &inner) && inner == DZ_NONE)
        far = dz_parser_far_participle(p, t);
    if (far == DZ_NONE || complement.last != far || !dz_parser_read_phrase(p, far, f, &inner) || f->lemma == DZ_NONE ||
        !(f->morph & DZ_NOM))
        return false;
    f->first = t;
    *participle = far;
    return true;
}

static void read_span(dz_parser *p, uint32_t from, uint32_t to, bool nested) {
    uint32_t prev = DZ_NONE, depth = 0;
    for (uint32_t t = from; t < to;) {
        dz_phrase f;
        uint32_t participle;
        depth = bracket_depth(p, t, depth);
        bool skip = p->a->text.tokens.at[t].class == DZ_PUNCT || ((dz_parser_inside(p, t) & DZ_IN_RELATIVE) && !is_possessive(p, t));
        uint32_t fixed = fixed_adverb(p, t);
        skip = skip || takes_postposition(p, t, prev);
        bool bare = !skip && !fixed && !nested && reads_bare_participle(p, t, prev, &f, &participle);
        if (skip || fixed || (!bare && !dz_parser_read_phrase(p, t, &f, &participle)) || f.last > to) {
            t += fixed ? fixed : 1;
            continue;
        }
        uint32_t index = p->c->phrases.count;
        f.participle = nested ? DZ_NONE : participle;
        f.aside = depth > 0 || is_quoted_by(p, f.first);
        DZ_PUSH(p->a->arena, &p->c->phrases) = f;
        if (prev != DZ_NONE)
            dz_parser_attach(p, index, prev);
        prev = depth > 0 ? prev : index;
        cover(p, f.first, f.head + 1, DZ_IN_PHRASE);
        if (participle != DZ_NONE && !nested) {
            uint32_t start =
                bare ? f.first : f.first + 1 + (f.preposition != DZ_NONE && dz_parser_reading(p, f.first, DZ_PREP) && !f.definite);
            cover(p, start, participle + 1, DZ_IN_PARTICIPLE);
            read_span(p, start, participle, true);
        }
        t = f.last;
    }
}

/* The dash or colon that ends a prefix of at most a few tokens: `Wien (APA) – `, `Kiew: `, but not `X (1887–1956) war …`; DZ_NONE. */
static uint32_t prefix_end(const dz_parser *p) {
    for (uint32_t t = p->c->first, n = 0, depth = 0; t < p->c->last && n < MAX_PREFIX; t++, n++) {
        uint8_t first = p->a->text.tokens.at[t].first;
        bool colon = first == ':';
        depth = first == '(' ? depth + 1 : first == ')' && depth ? depth - 1 : depth;
        if (n && !depth && (colon || p->a->infos[t]->class == DZ_K_DASH))
            return t;
        if (dz_parser_verb_bits(p, t) && !dz_parser_reading(p, t, DZ_PREP))
            return DZ_NONE;
    }
    return DZ_NONE;
}

void dz_parser_read_phrases(dz_parser *p) {
    uint32_t end = prefix_end(p);
    read_span(p, p->c->first, p->c->last, false);
    dz_parser_find_groups(p);
    for (uint32_t i = 0; end != DZ_NONE && i < p->c->phrases.count && p->c->phrases.at[i].first < end; i++)
        p->c->phrases.at[i].aside = p->c->phrases.at[i].last <= end;
}
