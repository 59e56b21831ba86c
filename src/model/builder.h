/* The builder: tables that grow while the language data is read, and are written out as one image. */
#ifndef DZ_BUILDER_H
#define DZ_BUILDER_H

#include "base/hash.h"
#include "base/map.h"
#include "image.h"
#include "source.h"

typedef struct dz_build_reading {
    uint32_t lemma;
    uint16_t morph;
    uint8_t pos, extra;
    uint32_t next; /* of the same word, DZ_NONE at the end */
} dz_build_reading;

typedef struct dz_build_word {
    uint64_t key;
    dz_word word; /* made in the end */
    dz_traits traits;
    uint16_t lists;
    uint8_t reading_count;
    uint32_t readings; /* first dz_build_reading */
} dz_build_word;

typedef struct dz_build_node {
    uint32_t names; /* first dz_build_name */
    uint16_t next;  /* as in dz_node */
} dz_build_node;

typedef struct dz_build_name {
    dz_name name;
    uint32_t next;
} dz_build_name;

typedef struct dz_build_edge {
    uint64_t key;
    dz_edge edge;
} dz_build_edge;

typedef struct dz_build_affix {
    uint64_t key;
    dz_affix affix;
} dz_build_affix;

typedef struct dz_build_term {
    uint64_t key;
    dz_term term;
} dz_build_term;

typedef struct dz_build_trigger {
    uint32_t lemma, frame;
    int16_t points;
    uint32_t passages; /* of the first trigger of a lemma, in the end */
} dz_build_trigger;

typedef struct dz_build_membership {
    uint32_t lemma, list;
} dz_build_membership;

typedef struct dz_build_weight {
    uint64_t key;
    dz_weight weight; /* rows are placed in the end */
    dz_weight_row rows[DZ_OFFSETS];
} dz_build_weight;

typedef struct dz_build_triple {
    uint32_t pair, third; /* places in DZ_S_PAIRS and among the sides */
    dz_weight_row row;
} dz_build_triple;

typedef struct dz_build_usage {
    uint64_t key;
    uint32_t in_names[4]; /* by type */
    dz_usage usage;
} dz_build_usage;

/* The table of terms that keeps the endings which rules need. No table of patterns/ can have this name. */
#define DZ_ENDINGS_TABLE "/endings"

typedef struct dz_example {
    const char *file, *text, *subject, *predicate, *object, *factuality;
    uint32_t line;
    bool positive;
} dz_example;

/* An ending from endings.tsv, and the case, number and gender that it shows. */
typedef struct dz_build_ending {
    const char *text;
    uint16_t morph;
} dz_build_ending;

/* How somebody from a place is called: the endings, between blanks, of a word that ends in `tail`; the first that fits counts. */
typedef struct dz_build_inhabitant {
    const char *tail, *endings;
    bool plural; /* the word without an ending is the plural as well */
} dz_build_inhabitant;

typedef struct dz_builder {
    const dz_image *base;                   /* NULL, or what it all goes on top of: see base.h */
    const char *feminine, *feminine_plural; /* endings of nouns for women, from endings.tsv */
    DZ_ARRAY(dz_build_ending) adjective;    /* strong and weak endings together */
    DZ_ARRAY(dz_build_inhabitant) inhabitants;
    dz_memory *memory;
    dz_arena arena;
    dz_problems problems;
    DZ_ARRAY(char) strings;
    dz_map string_map, word_map, lemma_map, edge_map, weight_map, usage_map, affix_map, predicate_map, term_map, traits_map, list_map,
        entry_map, sort_map, gate_map, passage_map;
    DZ_ARRAY(dz_build_word) words;
    DZ_ARRAY(dz_build_reading) readings;
    DZ_ARRAY(dz_entry) entries;
    DZ_ARRAY(dz_reading) entry_readings;
    DZ_ARRAY(dz_sort) sorts;
    DZ_ARRAY(dz_traits) traits;
    DZ_ARRAY(dz_lemma) lemmas;
    DZ_ARRAY(dz_build_edge) edges;
    DZ_ARRAY(dz_build_node) nodes;
    DZ_ARRAY(dz_build_name) names;
    DZ_ARRAY(dz_record) records;
    DZ_ARRAY(dz_predicate) predicates;
    DZ_ARRAY(dz_frame) frames;
    DZ_ARRAY(dz_slot) slots;
    DZ_ARRAY(dz_part) parts;
    DZ_ARRAY(dz_build_membership) memberships;
    uint32_t list_count;
    DZ_ARRAY(dz_build_trigger) triggers;
    DZ_ARRAY(dz_gate) gates;
    DZ_ARRAY(dz_passage) passages;
    DZ_ARRAY(uint64_t) behind;
    DZ_ARRAY(dz_pattern) patterns;
    DZ_ARRAY(dz_element) elements;
    DZ_ARRAY(uint32_t) files;
    DZ_ARRAY(uint32_t) kinds;
    DZ_ARRAY(dz_build_weight) weights;
    uint64_t seldom[DZ_SELDOM / 64];
    dz_pair *pairs;        /* DZ_PAIRS */
    dz_weight_row *across; /* DZ_PAIRS */
    DZ_ARRAY(dz_build_triple) triples;
    DZ_ARRAY(dz_build_usage) usages;
    DZ_ARRAY(dz_build_affix) affixes;
    DZ_ARRAY(dz_calibration) calibration;
    int16_t grounds[DZ_GROUNDS];
    DZ_ARRAY(dz_office) offices;
    DZ_ARRAY(dz_expression) expressions;
    DZ_ARRAY(dz_build_term) terms;
    DZ_ARRAY(dz_example) examples;
    void *image; /* while it is being written */
} dz_builder;

void dz_builder_init(dz_builder *b, dz_memory *memory);
void dz_builder_free(dz_builder *b);

uint32_t dz_build_string(dz_builder *b, const char *text, size_t length);
uint16_t dz_build_file(dz_builder *b, const char *name);
uint8_t dz_build_kind(dz_builder *b, const char *name, const char *file, uint32_t line); /* 0 is "no kind" */
uint32_t dz_build_lemma(dz_builder *b, const char *text, size_t length);
dz_lemma *dz_build_lemma_of(dz_builder *b, const char *text, size_t length); /* stays until the next lemma is made */
uint32_t dz_build_find_lemma(const dz_builder *b, uint64_t key);             /* DZ_NONE when there is none */
/* The lemma that the form belongs to in the lexicon (`Verbündeter` to `Verbündete`), its own first; DZ_NONE. */
uint32_t dz_build_known_lemma(dz_builder *b, const char *text, size_t length, dz_pos pos);
dz_build_word *dz_build_word_of(dz_builder *b, const char *form, size_t length);
dz_build_word *dz_build_word_at(dz_builder *b, uint64_t key);
/* The same if there is such a word, else NULL. */
const dz_build_word *dz_build_find_word(dz_builder *b, uint64_t key);
/* Swiss and old spelling, ss for ß, into `out`; false when the word has none. */
bool dz_build_swiss(const char *spelling, size_t length, char *out, size_t room);
void dz_build_reading_of(dz_builder *b, const char *form, size_t length, uint32_t lemma, dz_pos pos, uint8_t extra, uint16_t morph);
/* What a word of a table of patterns/ stands for; false when it is there already. */
bool dz_build_term_of(dz_builder *b, const char *table, const char *word, const char *value);
/* How the word with this hash is used, so far not at all. */
dz_build_usage *dz_build_usage_of(dz_builder *b, uint64_t word);
/* The number of the word list with just these lemmas, from 1. */
uint32_t dz_build_list(dz_builder *b, const uint32_t *lemmas, uint32_t count);
uint32_t dz_build_step(dz_builder *b, uint32_t node, uint64_t token);

/* What each kind of source adds; called in this order by dz_compile. */
void dz_build_words(dz_builder *b, const char *folder);
void dz_build_names(dz_builder *b, const char *folder);
void dz_build_rules(dz_builder *b, const char *folder);
void dz_build_cues(dz_builder *b, const char *folder);
void dz_build_weights(dz_builder *b, const char *folder);
void dz_build_confidence(dz_builder *b, const char *folder);
void dz_build_patterns(dz_builder *b, const char *folder);

/* One file of a user's names or rules. */
void dz_build_user_names(dz_builder *b, const char *path);
void dz_build_rules_file(dz_builder *b, const char *folder, const char *name);

/* Behind all of these: makes the records of the words. */
void dz_build_entries(dz_builder *b);

/* The finished image, in memory of dz_memory_get; *size receives its length. */
void *dz_builder_finish(dz_builder *b, size_t *size);

/* The whole of a folder; problems are in b->problems. False when there are errors. */
bool dz_compile(dz_builder *b, const char *folder);

#endif
