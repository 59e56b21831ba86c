/* Votes: which type a single word has by what the document says of it elsewhere. */
#ifndef DZ_VOTE_H
#define DZ_VOTE_H

#include "mention.h"

/* What the names of the document say of a word. */
typedef struct dz_vote {
    uint64_t key;
    int32_t of[3];         /* PER ORG LOC */
    int32_t in_long;       /* as a part of longer names of organisations */
    uint32_t full, called; /* the token + 1 where it is first the surname of a longer name, the name behind `Baufirma`; 0: nowhere */
} dz_vote;

typedef struct dz_votes {
    dz_vote *at;
    uint32_t room; /* a power of two; 0: nobody voted */
} dz_votes;

/* Counts the votes in the labels, then labels the words that stand alone by them. */
dz_votes dz_vote_once(dz_analysis *a);

/* The label that the votes give a word with this hash wherever it stands; DZ_O: it is no name in the document. */
uint8_t dz_vote_label(const dz_votes *votes, uint64_t hash);

#endif
