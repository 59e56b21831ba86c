/* Text: bytes → NFC text with a map back to the bytes → paragraphs, sentences, tokens.
 *
 * The normalized text is NFC, without soft hyphens and zero-width characters, with ill-formed parts as U+FFFD and
 * words joined that were hyphenated over a line end. Offsets of tokens are bytes of the normalized text; dz_text_input_*
 * lead back to the caller's bytes. */
#ifndef DZ_TEXT_H
#define DZ_TEXT_H

#include "base/memory.h"

typedef enum dz_token_class { DZ_WORD, DZ_NUMBER, DZ_PUNCT } dz_token_class;

enum {                       /* dz_token.flags */
       DZ_UPPER = 1,         /* first letter is upper case */
       DZ_ALL_UPPER = 2,     /* two or more letters, all upper case */
       DZ_INNER_UPPER = 4,   /* an upper-case letter after a lower-case one */
       DZ_HAS_DIGIT = 8,     /* */
       DZ_HYPHEN = 16,       /* a hyphen inside or at the end */
       DZ_DOT = 32,          /* ends in the dot of an abbreviation or ordinal */
       DZ_SPACE_BEFORE = 64, /* white space stands before it */
       DZ_NON_LATIN = 128,   /* */
       DZ_QUOTE = 256,       /* quotation mark */
       /* by the lexicon */
       DZ_STARTS_NAME = 512,    /* a listed name may begin here */
       DZ_STARTS_FIGURE = 1024, /* an expression for dates and amounts may */
};

typedef struct dz_token {
    uint32_t start, end; /* bytes of the normalized text */
    uint64_t hash;       /* dz_hash of these bytes */
    uint16_t flags;
    uint8_t class; /* dz_token_class */
    uint8_t first; /* first byte: quick tests for punctuation */
    uint8_t kind;  /* dz_class, by the lexicon */
    uint8_t group; /* the first bits of its cluster behind a 1, 0: none, by the lexicon */
} dz_token;

typedef struct dz_sentence {
    uint32_t first, last; /* tokens [first, last) */
    bool headline;        /* a line of its own without final punctuation */
} dz_sentence;

typedef struct dz_segment {
    uint32_t norm, in_start, in_end; /* from `norm` on: input [in_start, in_end) */
} dz_segment;

typedef struct dz_text {
    const char *norm;
    uint32_t length;
    DZ_ARRAY(dz_segment) map; /* empty: normalized text and input are the same bytes */
    DZ_ARRAY(dz_token) tokens;
    DZ_ARRAY(dz_sentence) sentences;
    size_t ill_formed, first_ill_formed;
    size_t cut; /* sentences that were cut at DZ_LIMIT_SENTENCE */
} dz_text;

/* Which words end in a dot that does not end a sentence: answers for a word without its dot. */
typedef enum dz_dot { DZ_DOT_ENDS, DZ_DOT_NEVER_ENDS, DZ_DOT_MAY_END } dz_dot;
typedef struct dz_abbreviations {
    dz_dot (*of)(const void *user, const char *word, size_t length);
    bool (*ordinal_follower)(const void *user, const char *word, size_t length); /* month and the like after `2.` */
    bool (*starts_sentence)(const void *user, const char *word, size_t length);  /* word that mostly is lower case */
    const void *user;
} dz_abbreviations;

/* Normalizes and cuts `input`. All of the result lives in `arena` or is `input` itself. Length < 2^31. */
void dz_text_read(dz_text *text, dz_arena *arena, const char *input, size_t length, const dz_abbreviations *dots);

size_t dz_text_input_start(const dz_text *text, uint32_t norm);
size_t dz_text_input_end(const dz_text *text, uint32_t norm);

/* The two halves of dz_text_read, for tests. */
void dz_text_normalize(dz_text *text, dz_arena *arena, const char *input, size_t length);
void dz_text_cut(dz_text *text, dz_arena *arena, const dz_abbreviations *dots);

static inline const char *dz_token_text(const dz_text *text, const dz_token *token) {
    return text->norm + token->start;
}
static inline size_t dz_token_length(const dz_token *token) {
    return token->end - token->start;
}

#endif
