/* What the parts of the clause stage share. They run in this order: relative pronouns, phrases, clauses, verbs, reference, reports. */
#ifndef DZ_PARSER_H
#define DZ_PARSER_H

#include "clause.h"

/* What a token is or may be, found once: most questions about a token end here. */
typedef struct dz_senses {
    uint16_t poses; /* bit dz_pos */
    uint16_t verb;  /* features of all its verbs; 0 where no verb can stand, be it inside a name or not */
    uint8_t marks;  /* DZ_IS_* */
} dz_senses;

enum {
    DZ_IS_LARGE = 1 /* see dz_parser_is_large */,
    DZ_IS_BORDER = 2 /* parts clauses */,
    DZ_IS_FRONTED = 4 /* see dz_parser_is_fronted */,
    DZ_IS_LEADING = 8 /* see dz_parser_is_leading_helper */,
    DZ_IS_CUE = 32 /* may say something about factuality */,
    DZ_IS_QUOTATION = 16 /* a quotation mark around a few words within a clause: no border */
};

typedef struct dz_parser {
    const dz_analysis *a;
    dz_clauses *c;
    uint32_t *name_at;    /* mention that starts at a token, names only */
    uint32_t *surface_at; /* first adjective or compound mention on a token */
    uint8_t *inside;      /* DZ_IN_* of each token */
    dz_senses *senses;    /* of each token */
} dz_parser;

enum {
    DZ_IN_NAME = 1,
    DZ_IN_PHRASE = 2,
    DZ_IN_RELATIVE = 4 /* is a relative pronoun */,
    DZ_IN_PARTICIPLE = 8 /* between article and participle */,
    DZ_IN_OPENER = 16 /* opens a clause with the verb at its end */
};

static inline dz_senses dz_parser_senses(const dz_parser *p, uint32_t token) {
    return p->senses[token - p->c->first];
}
/* The reading of a token that has one; where only its being there is asked for, the attributes save the call. */
__attribute__((pure, returns_nonnull)) const dz_reading *dz_parser_find_reading(const dz_parser *p, uint32_t token, dz_pos pos);
/* NULL when there is none, and behind the end of the sentence. */
static inline const dz_reading *dz_parser_reading(const dz_parser *p, uint32_t token, dz_pos pos) {
    bool has = token < p->c->last && dz_parser_senses(p, token).poses >> pos & 1;
    return has ? dz_parser_find_reading(p, token, pos) : NULL;
}
static inline uint16_t dz_parser_morph(const dz_parser *p, const dz_reading *reading) {
    return dz_image_morph(p->a->image, reading);
}
/* Has it one of the DZ_X_* features? `reading` may be NULL. */
static inline bool dz_parser_has(const dz_parser *p, const dz_reading *reading, uint8_t extra) {
    return reading && (dz_image_extra(p->a->image, reading) & extra);
}
uint32_t dz_parser_sense(const dz_parser *p, uint32_t lemma);
/* Written large without need: a noun or name. */
static inline bool dz_parser_is_large(const dz_parser *p, uint32_t token) {
    return dz_parser_senses(p, token).marks & DZ_IS_LARGE;
}
static inline bool dz_parser_is_border(const dz_parser *p, uint32_t token) {
    return dz_parser_senses(p, token).marks & DZ_IS_BORDER;
}
static inline bool dz_parser_is_quotation(const dz_parser *p, uint32_t token) {
    return token < p->c->last && (dz_parser_senses(p, token).marks & DZ_IS_QUOTATION);
}
static inline uint8_t dz_parser_inside(const dz_parser *p, uint32_t token) {
    return p->inside[token - p->c->first];
}
/* A connective that joins parts of a sentence here: `und`, or `noch` behind `weder`. */
bool dz_parser_joins(const dz_parser *p, uint32_t token);

/* All verbal features of the token (DZ_FIN …), 0 when it is no verb here. */
static inline uint16_t dz_parser_verb_bits(const dz_parser *p, uint32_t token) {
    dz_senses s = dz_parser_senses(p, token);
    bool name = s.verb && !(s.marks & (DZ_IS_FRONTED | DZ_IS_LEADING)) && dz_parser_inside(p, token) & (DZ_IN_NAME | DZ_IN_RELATIVE);
    return name ? 0 : s.verb;
}
/* An infinitive behind `zu`. */
bool dz_parser_is_marked(const dz_parser *p, uint32_t token);
bool dz_parser_is_finite_here(const dz_parser *p, uint32_t token);
/* A finite form that is neither a function word nor an attribute inside a phrase. */
static inline bool dz_parser_is_finite(const dz_parser *p, uint32_t token) {
    return dz_parser_senses(p, token).verb & DZ_FIN && dz_parser_is_finite_here(p, token);
}
/* A participle that opens the sentence, right before its helper: `Gegründet wurde …`. */
static inline bool dz_parser_is_fronted(const dz_parser *p, uint32_t token) {
    return dz_parser_senses(p, token).marks & DZ_IS_FRONTED;
}
uint32_t dz_parser_verb_lemma(const dz_parser *p, uint32_t token, uint16_t want);

/* The noun of the phrase, or one that it is an attribute of, whose content a clause behind it can be: `Plan`, `Vorwurf des Westens`;
 * DZ_NONE. */
uint32_t dz_parser_governing_noun(const dz_parser *p, uint32_t phrase);

/* The verb that the particle makes of its base, DZ_NONE. */
uint32_t dz_parser_joined_lemma(const dz_parser *p, uint32_t particle, uint32_t base);
/* Which of DZ_INF and DZ_PART2 the helper asks for at the end of its bracket. */
uint16_t dz_parser_wanted_by(const dz_parser *p, uint32_t helper);
/* A helper that opens the sentence and looks like a noun there: `Haben die USA …?` */
static inline bool dz_parser_is_leading_helper(const dz_parser *p, uint32_t token) {
    return dz_parser_senses(p, token).marks & DZ_IS_LEADING;
}

void dz_parser_find_relatives(dz_parser *p);
/* Reads a phrase at token `t`; `inner` gets the participle when its complements stand between article and participle. */
bool dz_parser_read_phrase(dz_parser *p, uint32_t t, dz_phrase *f, uint32_t *inner);
bool dz_parser_is_preposition(const dz_parser *p, uint32_t t);
/* The participle that the article before `t` belongs to when its complement begins there; DZ_NONE: none. */
uint32_t dz_parser_far_participle(const dz_parser *p, uint32_t t);
void dz_parser_read_phrases(dz_parser *p);
/* The name that starts at a token, DZ_NONE; is it written as a genitive? */
uint32_t dz_parser_name_at(const dz_parser *p, uint32_t token);
bool dz_parser_is_genitive_name(const dz_parser *p, uint32_t mention);
/* Makes the phrase an attribute, an apposition or a later member of what stands before it; `prev` is the phrase before on the same level.
 */
void dz_parser_attach(dz_parser *p, uint32_t index, uint32_t prev);
/* What the attribute belongs to, DZ_NONE. */
uint32_t dz_parser_attribute_base(const dz_parser *p, uint32_t index);
/* Does the noun, or its last part, say something of persons: an office, a trade, a kinship? */
bool dz_parser_describes_person(const dz_parser *p, const dz_phrase *noun);
/* Finds the nouns for several that a list beside them names. */
void dz_parser_find_groups(dz_parser *p);
void dz_parser_cut_clauses(dz_parser *p);
/* Two phrases side by side that lack a verb; the clause that they make takes its parent's. */
bool dz_parser_is_gap(const dz_parser *p, uint32_t from, uint32_t to);
bool dz_parser_names_subject(const dz_parser *p, uint32_t from, uint32_t to);
bool dz_parser_may_precede_gap(const dz_parser *p, uint32_t from, uint32_t to);
void dz_parser_fill_gap(dz_parser *p, uint32_t clause);
void dz_parser_read_verbs(dz_parser *p);
void dz_parser_resolve(dz_parser *p);
void dz_parser_read_reports(dz_parser *p);
/* Who speaks in a clause of saying; nobody (DZ_NONE) in `hieß es`. */
uint32_t dz_parser_who_says(const dz_parser *p, uint32_t clause);
/* Finds who says clauses whose speaker a sentence beside this one names; keeps whom this one leaves to the next. */
void dz_parser_carry_speaker(dz_parser *p);
void dz_parser_leave_speaker(dz_parser *p);

#endif
