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

typedef struct dz_info {
    const dz_word *word;   /* as written */
    const dz_word *folded; /* small at the start of a sentence, or capitalized for a word in capitals */
    const dz_word *bare;   /* without genitive ending */
    uint64_t bare_hash, folded_hash;
    uint32_t noun;           /* lemma, of a compound too when it has rules of its own, or DZ_NONE */
    uint32_t head;           /* lemma of the last part of a compound, or DZ_NONE */
    uint32_t head_start;     /* byte in the text where it begins */
    uint16_t noun_morph;     /* of the noun or the head */
    uint16_t lists;          /* of all three */
    uint16_t cluster;        /* as in dz_usage */
    uint16_t in_names;       /* as in dz_usage */
    uint32_t name_starts[3]; /* nodes of the names that begin with it: as written, without genitive ending, folded; or DZ_NONE */
    uint8_t given, surname, gender, kind;
    uint8_t class;   /* dz_class */
    uint16_t starts; /* expressions of dates and amounts that may start here: DZ_START_* bits */
    uint8_t bare_length;
    bool genitive; /* known only without its ending */
    bool initial;  /* first word of its sentence */
} dz_info;

/* Words seen before, kept so that each is looked up once. */
enum { DZ_KNOWN = 1 << 15, DZ_WAYS = 4 /* places that a word may have */ };
typedef struct dz_known {
    uint64_t keys[DZ_KNOWN]; /* of the word and whether it starts a sentence */
    uint8_t oldest[DZ_KNOWN / DZ_WAYS];
    dz_info infos[DZ_KNOWN]; /* as if the word began the text */
} dz_known;

dz_known *dz_known_make(dz_memory *memory); /* to be released */

/* Fills one dz_info per token. `known` may be NULL. */
void dz_lexicon_read(const dz_image *image, dz_known *known, dz_text *text, dz_info *infos);

/* The reading of `word` with this part of speech, or NULL. */
const dz_reading *dz_lexicon_reading(const dz_image *image, const dz_word *word, dz_pos pos);

/* The noun lemma of a token: its own or that of its compound's head; DZ_NONE. */
uint32_t dz_lexicon_noun(const dz_info *info, uint16_t *morph);

dz_abbreviations dz_lexicon_abbreviations(const dz_image *image);

#endif
