/* Clauses: clause borders, verb group with its particle, phrases with their possible cases, attributes, coordination. */
#ifndef DZ_CLAUSE_H
#define DZ_CLAUSE_H

#include "mention/mention.h"

/* A noun phrase with its preposition. Mentions are indexes into the analysis or DZ_NONE. */
typedef struct dz_phrase {
    uint32_t first, last; /* tokens */
    uint32_t head;        /* token of the last noun, or of the name */
    uint32_t lemma;       /* of the noun, DZ_NONE for a bare name */
    uint32_t preposition; /* lemma, DZ_NONE */
    uint32_t clause;
    uint32_t self;     /* the one it names */
    uint32_t adjective, compound, owner; /* `russische`, `US-`, `Malis` before the noun */
    uint32_t genitive_of; /* the phrase whose attribute it is, DZ_NONE */
    uint32_t next;        /* the next member of a coordination, DZ_NONE */
    uint16_t morph;       /* readings left: case and gender */
    bool possessive, coordinated; /* coordinated: is a later member */
} dz_phrase;

typedef struct dz_clause {
    uint32_t first, last; /* tokens it spans, with what is embedded */
    uint32_t verb;        /* lemma, DZ_NONE */
    uint32_t verb_token, finite;
    uint32_t parent;      /* clause, DZ_NONE */
    uint32_t antecedent;  /* phrase a relative pronoun stands for */
    uint32_t relative_preposition;
    uint16_t relative_morph;
    uint8_t factuality;   /* dreisatz_factuality of its verb group */
    bool subordinate, infinitive, passive, copular, plural;
} dz_clause;

typedef struct dz_clauses {
    DZ_ARRAY(dz_phrase) phrases;
    DZ_ARRAY(dz_clause) clauses;
    uint32_t *of_token; /* clause of each token, from the sentence's first */
    uint32_t first, last;
    uint32_t sentence;
} dz_clauses;

void dz_clause_read(const dz_analysis *a, uint32_t sentence, dz_clauses *c);

#endif
