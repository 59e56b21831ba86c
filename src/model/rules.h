/* The reader of one file of rules, as its parts share it: the line with a cursor, the block that is open, what the file has named. */
#ifndef DZ_RULES_H
#define DZ_RULES_H

#include "base/limits.h"
#include "builder.h"

enum { MAX_LEMMAS = DZ_LIMIT_BLOCK_WORDS, MAX_TEXTS = 4 };

typedef struct dz_rules {
    dz_builder *b;
    const char *file;
    uint16_t file_index;
    uint32_t line;
    char *text, *at; /* the line and the place in it */
    int predicate;   /* current one, -1 before the first */
    uint8_t pos;     /* of the current block, 0: none */
    uint32_t lemmas[MAX_LEMMAS];
    bool reflexive[MAX_LEMMAS]; /* with `sich` */
    uint32_t lemma_count;
    struct {
        char name[40];
        char *text;
    } slot_names[40];
    uint32_t slot_name_count;
    struct {
        char name[40];
        char *text;
    } word_names[40];
    uint32_t word_name_count;
    struct {
        uint32_t line, frames, positive, negative;             /* where it begins, 0: no block; frames that give triples, and examples */
        uint32_t first_frame, first_pattern, texts[MAX_TEXTS]; /* texts of the first positive examples */
        bool patterns;                                         /* patterns one below the other are a block, too */
    } block;
} dz_rules;

/* Notes a fault at a place of the line; `format` has one %s. */
void dz_rules_fault(dz_rules *r, const char *at, const char *format, const char *what);

void dz_rules_skip_blanks(dz_rules *r);
/* Only blanks or a comment are left of the line. */
bool dz_rules_at_end(dz_rules *r);
/* The next word up to a blank, in `word`; false at the end of the line. */
bool dz_rules_next_word(dz_rules *r, char *word, size_t room);
/* Passes over `word` when it is the next one. */
bool dz_rules_take(dz_rules *r, const char *word);

/* The bit of a type of entities, 0: there is none of that name. */
uint16_t dz_rules_type_bit(const char *name);
/* The words that the file has given a name to, NULL: none. */
const char *dz_rules_words(const dz_rules *r, const char *name);
/* Reads a factuality as dz_cue, 0: it is none. */
uint8_t dz_rules_factuality(const char *word);

/* The lemma of a trigger; a fault when the lexicon does not know it. */
uint32_t dz_rules_lemma(dz_rules *r, const char *word, dz_pos pos);

/* Reads the types and kinds `ORG,LOC` that a slot takes; `list` is cut up. */
void dz_rules_restriction(dz_rules *r, char *list, dz_slot *slot);
/* Adds the slots that `gen/von+dat:ORG` stands for behind the others; how many they are. */
uint8_t dz_rules_slots(dz_rules *r, const char *text);
/* Reads a line of a block that says who is subject and object. */
void dz_rules_frame(dz_rules *r);

#endif
