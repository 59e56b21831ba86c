/* Lexicon: token → entry, part of speech, features; compounds split. */
#ifndef DZ_LEXICON_H
#define DZ_LEXICON_H

#include "model/image.h"
#include "text/text.h"

/* What a token may be, as the mention stage sees it. Capitalized words are DZ_K_CAPITAL plus the bits of what the lists know. */
typedef enum dz_class {
    DZ_K_OTHER,
    DZ_K_DET,
    DZ_K_PREP,
    DZ_K_CONJ,
    DZ_K_SUB,
    DZ_K_PRON,
    DZ_K_FINITE,
    DZ_K_VERB,
    DZ_K_ADJ,
    DZ_K_ADV,
    DZ_K_NEG,
    DZ_K_SMALL,
    DZ_K_COMMA,
    DZ_K_STOP,
    DZ_K_QUOTE,
    DZ_K_OPEN,
    DZ_K_CLOSE,
    DZ_K_DASH,
    DZ_K_COLON,
    DZ_K_SLASH,
    DZ_K_NUMBER,
    DZ_K_ORDINAL,
    DZ_K_DATE,
    DZ_K_UNIT,
    DZ_K_TITLE,
    DZ_K_ROLE,
    DZ_K_ORG_HEAD,
    DZ_K_PLACE_HEAD,
    DZ_K_PERSON_HEAD,
    DZ_K_LEGAL,
    DZ_K_ACRONYM,
    DZ_K_INITIAL,
    DZ_K_CAPITAL /* + 1 noun + 2 given + 4 surname + 8 place or state + 16 organisation */
} dz_class;

enum { DZ_NO_CLASS = DZ_K_CAPITAL + 32 /* beyond the sentence */ };

typedef struct dz_info {     /* 64 bytes: a line of the processor's cache */
    const dz_word *word;     /* as written */
    const dz_word *folded;   /* small at the start of a sentence, or capitalized for a word in capitals */
    const dz_word *bare;     /* without genitive ending */
    uint32_t noun;           /* lemma, of a compound too when it has rules of its own, or DZ_NONE */
    uint32_t head;           /* lemma of the last part of a compound, or DZ_NONE */
    uint16_t noun_morph;     /* of the noun or the head */
    uint16_t lists;          /* of all three */
    uint16_t cluster;        /* as in dz_usage */
    uint16_t in_names;       /* as in dz_usage */
    uint32_t name_starts[3]; /* nodes of the names that begin with it: as written, without genitive ending, folded; or DZ_NONE */
    uint8_t given, surname, gender, kind;
    uint16_t starts; /* expressions of dates and amounts that may start here: DZ_START_* bits */
    uint8_t class;   /* dz_class */
    uint8_t bare_length;
    bool genitive; /* known only without its ending */
    bool initial;  /* first word of its sentence */
} dz_info;

typedef struct dz_known dz_known; /* see known.h */

/* The first `bits` of the path to a cluster behind a 1; 0: no cluster. */
static inline unsigned dz_cluster_prefix(uint16_t cluster, int bits) {
    return cluster == DZ_NO_CLUSTER ? 0 : 1u << bits | (unsigned)cluster >> (16 - bits);
}

enum { DZ_GROUP_BITS = 6 /* of dz_token.group */ };

/* The infos of the tokens, in an array in `arena`. They stay until the next text is read with the same `known`. */
const dz_info **dz_lexicon_read(const dz_image *image, dz_known *known, dz_text *text, dz_arena *arena);

/* Hash of the token without its genitive ending, 0 when it has none. */
uint64_t dz_lexicon_bare_hash(const dz_text *text, const dz_token *token, const dz_info *info);
/* Hash of the token in small letters, or capitalized; 0 when it is not to be read so. */
uint64_t dz_lexicon_folded_hash(const dz_text *text, const dz_token *token, const dz_info *info);

/* The reading of `word` with this part of speech, or NULL. */
const dz_reading *dz_lexicon_reading(const dz_image *image, const dz_word *word, dz_pos pos);

/* The noun lemma of a token: its own or that of its compound's head; DZ_NONE. */
uint32_t dz_lexicon_noun(const dz_info *info, uint16_t *morph);

dz_abbreviations dz_lexicon_abbreviations(const dz_image *image);

#endif
