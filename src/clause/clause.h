/* Clauses: clause borders, verb group with its particle, phrases with their possible cases, attributes, coordination,
 * relative pronouns with their antecedents, pronouns and descriptions with theirs. */
#ifndef DZ_CLAUSE_H
#define DZ_CLAUSE_H

#include "mention/mention.h"

/* A noun phrase with its preposition. Mentions are indexes into the analysis or DZ_NONE. */
typedef struct dz_phrase {
    uint32_t first, last; /* tokens */
    uint32_t head;        /* token of the last noun, of the name or the pronoun */
    uint32_t lemma;       /* of the noun, DZ_NONE for a bare name or pronoun */
    uint32_t preposition; /* lemma, DZ_NONE */
    uint32_t clause;
    uint32_t self;                       /* the one it names or, when `referring`, refers to */
    uint32_t adjective, compound, owner; /* `russische`, `US-`, `Malis` before the noun */
    uint32_t genitive_of;                /* the phrase whose attribute it is, DZ_NONE */
    uint32_t next;                       /* the next member of a coordination, DZ_NONE */
    uint32_t apposition_of;              /* the phrase that it names or describes once more, DZ_NONE */
    uint32_t named_by;                   /* the list of names that says who its several are, DZ_NONE */
    uint32_t participle;                 /* token, when its complements stand behind the article: `der von Moskau unterstützte General` */
    uint16_t morph;                      /* readings left: case and gender */
    uint16_t own_morph;                  /* the same before it was joined to a coordination */
    uint8_t possessor;                   /* genders the possessive refers to: bits as in a nibble of morph */
    uint32_t possessed_by;               /* phrase that its possessive refers to, DZ_NONE */
    uint32_t same_as;                    /* the phrase of the sentence that a pronoun or description stands for, DZ_NONE */
    bool coordinated;                    /* is a later member */
    bool pronoun, reflexive, definite, possessive, indefinite;
    bool demonstrative; /* its possessive is `dessen` or `deren` */
    bool aside;         /* in brackets or before a colon: no part of the clause */
    bool corrected;     /* `nicht Polen, sondern …` */
    bool companion;     /* `gemeinsam mit Polen`, `neben Polen auch …`: does what the subject does */
    bool referring;     /* self is the antecedent of a pronoun or description */
} dz_phrase;

typedef struct dz_clause {
    uint32_t first, last; /* tokens it spans, with what is embedded */
    uint32_t verb;        /* lemma, DZ_NONE */
    uint32_t verb_token, finite;
    uint32_t governor;   /* lemma of a verb above the infinitive in the same group (`versucht zu …`), DZ_NONE */
    uint32_t parent;     /* clause, DZ_NONE */
    uint32_t antecedent; /* phrase a relative pronoun or participle stands for */
    uint32_t noun;       /* phrase whose content it is: `der Plan, …`, DZ_NONE */
    uint32_t reporter;   /* clause that reports it without conjunction: `…, sagte Scholz`, DZ_NONE */
    uint32_t source;     /* phrase: who says it, DZ_NONE */
    uint32_t relative_preposition;
    uint16_t relative_morph;
    uint8_t factuality; /* dreisatz_factuality of its verb group */
    bool subordinate, infinitive, passive, copular, plural, singular;
    bool second;        /* content of a noun with its verb in second place: `Berichte, er habe …` */
    bool shares;        /* coordinated with its parent: may share its subject and finite verb */
    bool gapped;        /* has no verb but its parent's: `…, Nordkorea Munition` */
    bool own_subject;   /* a gap that names another subject */
    bool reflexive;     /* holds a reflexive pronoun */
    bool reported_mood; /* Konjunktiv */
    bool conditional;   /* `würde` with an infinitive */
    bool negated;       /* by a word of its own */
    bool carried;       /* said by whom a sentence beside this one names: see dz_clauses */
    bool demanded;      /* somebody wants it; nothing is said of its happening */
    bool recipient;     /* passive with the receiver as subject: `bekam … geliefert` */
} dz_clause;

/* Who says something, as tokens of the document; none: nobody. */
typedef struct dz_speaker {
    uint32_t first, last;
    uint32_t mention; /* DZ_NONE */
} dz_speaker;

typedef struct dz_clauses {
    DZ_ARRAY(dz_phrase) phrases;
    DZ_ARRAY(dz_clause) clauses;
    uint32_t *of_token; /* clause of each token, from the sentence's first */
    uint32_t first, last;
    uint32_t sentence;
    dz_speaker carried; /* who says the clauses that are `carried` */
    dz_speaker speaker; /* who says what the next sentence goes on with */
    dz_speaker opener;  /* who says the quotation that ends in the first clause */
} dz_clauses;

/* What the sentences of a document have heard of each other's speakers, so that most need not be read twice. */
typedef struct dz_hearing {
    uint32_t sentence; /* read last, DZ_NONE: none */
    dz_speaker speaker;
    uint32_t steps; /* from the sentence that asks */
    bool behind;    /* asks those behind it */
} dz_hearing;

dz_hearing *dz_clause_new_hearing(dz_arena *arena);

/* The phrase that is the subject of the clause by case and agreement, DZ_NONE. */
uint32_t dz_clause_subject(const dz_analysis *a, const dz_clauses *c, uint32_t clause);

/* The first token of the phrase behind its preposition, which may also stand behind it all. */
uint32_t dz_clause_behind_preposition(const dz_analysis *a, const dz_phrase *phrase);

/* A bare phrase of time: `Mitte Mai`, `drei Tage`. */
bool dz_clause_is_time(const dz_analysis *a, const dz_phrase *phrase);

void dz_clause_read(const dz_analysis *a, uint32_t sentence, dz_clauses *c);

/* The clauses of a sentence, read once. */
const dz_clauses *dz_clause_of_sentence(const dz_analysis *a, uint32_t sentence);

#endif
