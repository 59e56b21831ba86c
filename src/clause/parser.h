/* What the parts of the clause stage share. They run in this order: relative pronouns, phrases, clauses, verbs, reference, reports. */
#ifndef DZ_PARSER_H
#define DZ_PARSER_H

#include "clause.h"

/* What a token may be by its readings, found once: most questions about a token end here. */
typedef struct dz_senses {
    uint16_t poses; /* bit dz_pos */
    uint16_t verb;  /* features of all its verbs */
} dz_senses;

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

const dz_reading *dz_parser_reading(const dz_parser *p, uint32_t token, dz_pos pos);
uint32_t dz_parser_sense(const dz_parser *p, uint32_t lemma);
bool dz_parser_is_large(const dz_parser *p, uint32_t token);
bool dz_parser_is_border(const dz_parser *p, uint32_t token);
uint8_t dz_parser_inside(const dz_parser *p, uint32_t token);
/* A connective that joins parts of a sentence here: `und`, or `noch` behind `weder`. */
bool dz_parser_joins(const dz_parser *p, uint32_t token);

/* All verbal features of the token (DZ_FIN …), 0 when it is no verb here. */
uint16_t dz_parser_verb_bits(const dz_parser *p, uint32_t token);
/* An infinitive behind `zu`. */
bool dz_parser_is_marked(const dz_parser *p, uint32_t token);
bool dz_parser_is_finite(const dz_parser *p, uint32_t token);
/* A participle that opens the sentence, right before its helper: `Gegründet wurde …`. */
bool dz_parser_is_fronted(const dz_parser *p, uint32_t token);
uint32_t dz_parser_verb_lemma(const dz_parser *p, uint32_t token, uint16_t want);

/* The noun of the phrase, or one that it is an attribute of, whose content a clause behind it can be: `Plan`, `Vorwurf des Westens`;
 * DZ_NONE. */
uint32_t dz_parser_governing_noun(const dz_parser *p, uint32_t phrase);

/* The verb that the particle makes of its base, DZ_NONE. */
uint32_t dz_parser_joined_lemma(const dz_parser *p, uint32_t particle, uint32_t base);
/* Which of DZ_INF and DZ_PART2 the helper asks for at the end of its bracket. */
uint16_t dz_parser_wanted_by(const dz_parser *p, uint32_t helper);
/* A helper that opens the sentence and looks like a noun there: `Haben die USA …?` */
bool dz_parser_is_leading_helper(const dz_parser *p, uint32_t token);

void dz_parser_find_relatives(dz_parser *p);
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
void dz_parser_read_verbs(dz_parser *p);
void dz_parser_resolve(dz_parser *p);
void dz_parser_read_reports(dz_parser *p);

#endif
