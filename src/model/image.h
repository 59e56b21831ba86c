/* The model image: all language data as flat tables in one block that is read where it lies.
 *
 * Sections are arrays of the structs below; they refer to each other by index and to text by offset into the string pool
 * (0 is the empty string). The builder writes it, dz_image_open checks it, the stages read it.
 *
 * What is found by key lies in tables without a gap: the key tells a room, the records of a room lie side by side, and the section
 * behind the table says where each room starts. */
#ifndef DZ_IMAGE_H
#define DZ_IMAGE_H

#include "base/day.h"
#include "base/hash.h"
#include "base/prefetch.h"
#include "dreisatz.h"

enum { DZ_IMAGE_VERSION = 9, DZ_NONE = 0xFFFFFFFFu };

typedef enum dz_section {
    DZ_S_STRINGS,      /* char */
    DZ_S_WORDS,        /* dz_word, a table */
    DZ_S_WORD_ROOMS,   /* uint32_t */
    DZ_S_ENTRIES,      /* dz_entry, each once */
    DZ_S_READINGS,     /* dz_reading, of entries */
    DZ_S_SORTS,        /* dz_sort, each once */
    DZ_S_TRAITS,       /* dz_traits, each once; the first has none */
    DZ_S_LEMMAS,       /* dz_lemma */
    DZ_S_LEMMA_PLACES, /* dz_lemma_place, a table */
    DZ_S_LEMMA_ROOMS,  /* uint32_t */
    DZ_S_EDGES,        /* dz_edge, a table */
    DZ_S_EDGE_ROOMS,   /* uint32_t */
    DZ_S_NODES,        /* dz_node */
    DZ_S_NAMES,        /* dz_name */
    DZ_S_RECORDS,      /* dz_record */
    DZ_S_PREDICATES,   /* dz_predicate */
    DZ_S_FRAMES,       /* dz_frame */
    DZ_S_SLOTS,        /* dz_slot; frames with the same slots share them */
    DZ_S_PARTS,        /* dz_part, in the same way */
    DZ_S_TRIGGERS,     /* dz_trigger, grouped by lemma */
    DZ_S_GATES,        /* dz_gate, each once */
    DZ_S_PASSAGES,     /* dz_passage, grouped by lemma; lemmas with the same share them */
    DZ_S_BEHIND,       /* uint64_t, sets of triggers */
    DZ_S_RULE_POINTS,  /* int16_t, one a trigger: what the rule of the word counts for a triple */
    DZ_S_MEMBERSHIPS,  /* uint32_t: word lists of `with`, grouped by lemma; DZ_NONE ends a group, the first is empty */
    DZ_S_PATTERNS,     /* dz_pattern, grouped by the sign behind the first name */
    DZ_S_ELEMENTS,     /* dz_element */
    DZ_S_FILES,        /* uint32_t: string of each source file */
    DZ_S_KINDS,        /* uint32_t: string of each kind */
    DZ_S_WEIGHTS,      /* dz_weight, a table */
    DZ_S_WEIGHT_ROOMS, /* uint32_t */
    DZ_S_WEIGHT_ROWS,  /* dz_weight_row, of each weight by offset */
    DZ_S_PAIRS,        /* dz_pair of all neighbours: DZ_PAIRS */
    DZ_S_ACROSS,       /* dz_weight_row, what the tokens before and behind a token count for on it: DZ_PAIRS */
    DZ_S_TRIPLES,      /* dz_weight_row of three neighbours, grouped by the first two */
    DZ_S_SELDOM,       /* uint64_t, DZ_SELDOM bits: see dz_image_is_seldom */
    DZ_S_AFFIXES,      /* dz_affix, a table */
    DZ_S_AFFIX_ROOMS,  /* uint32_t */
    DZ_S_USAGES,       /* dz_usage, a table */
    DZ_S_USAGE_ROOMS,  /* uint32_t */
    DZ_S_CALIBRATION,  /* dz_calibration */
    DZ_S_GROUNDS,      /* int16_t: what each dz_ground counts for a triple */
    DZ_S_OFFICES,      /* dz_office, grouped by lemma */
    DZ_S_EXPRESSIONS,  /* dz_expression */
    DZ_S_TERMS,        /* dz_term, a table */
    DZ_S_TERM_ROOMS,   /* uint32_t */
    /* What a user's files add to or change in the tables above, looked up first; empty in a model compiled from a folder. */
    DZ_S_ADDED_WORDS,  /* dz_added_word, with open addressing */
    DZ_S_ADDED_EDGES,  /* dz_added_edge, with open addressing */
    DZ_S_ADDED_USAGES, /* dz_added_usage, with open addressing */
    DZ_SECTION_COUNT
} dz_section;

/* ---- lexicon ---- */

typedef enum dz_pos {
    DZ_NOUN = 1,
    DZ_VERB,
    DZ_ADJ,
    DZ_ADV,
    DZ_DET,
    DZ_PRON,
    DZ_REL,
    DZ_WH,
    DZ_PREP,
    DZ_CONJ,
    DZ_SUB,
    DZ_PTKL,
    DZ_NEG,
    DZ_NUM,
    DZ_INTJ,
    DZ_PHRASE, /* no word: any phrase with a name, the trigger of `phrase` blocks */
    DZ_POS_COUNT
} dz_pos;

#define DZ_KIND_CLUB "club" /* the kinds that the stage of entities knows by name */
#define DZ_KIND_CITY "city"
#define DZ_PHRASE_LEMMA "*" /* what the frames of `phrase` blocks hang on */

enum { /* nominal morphology: bit case*4 + gender; gender 3 is the plural */
       DZ_NOM = 0x000F,
       DZ_GEN = 0x00F0,
       DZ_DAT = 0x0F00,
       DZ_ACC = 0xF000,
       DZ_MASC = 0x1111,
       DZ_FEM = 0x2222,
       DZ_NEUT = 0x4444,
       DZ_PLUR = 0x8888,
       DZ_SING = 0x7777,
       DZ_ANY = 0xFFFF
};

enum { /* verbal morphology */
       DZ_PRES = 1,
       DZ_PRET = 2,
       DZ_KONJ1 = 4,
       DZ_KONJ2 = 8,
       DZ_FIN = 15,
       DZ_3SG = 16,
       DZ_3PL = 32,
       DZ_INF = 64,
       DZ_PART2 = 128,
       DZ_ZUINF = 256,
       DZ_PART1 = 512,
       DZ_OTHER_PERSON = 1024
};

/* What a word may be. */
typedef struct dz_reading {
    uint32_t lemma : 19, pos : 4 /* dz_pos */, sort : 9 /* index: its morphology */;
} dz_reading;

_Static_assert(DZ_PHRASE == 16, "the parts of speech of words fit four bits");

enum { DZ_MAX_LEMMAS = 1 << 19, DZ_MAX_SORTS = 1 << 9 };

/* Morphology of readings, of which there are few. */
typedef struct dz_sort {
    uint16_t morph;
    uint8_t extra; /* DZ_X_* bits */
    bool cued;     /* the lemma has a cue */
} dz_sort;

enum { /* dz_sort.extra */
       DZ_X_DEF = 1,
       DZ_X_INDEF = 2,
       DZ_X_POSS = 4,
       DZ_X_CONTRACTED = 8,
       DZ_X_PART1 = 16,
       DZ_X_PART2 = 32,
       DZ_X_POSTPOSED = 64,
       DZ_X_NEGATIVE = 128,
       DZ_X_OF_MN = 16,
       DZ_X_OF_FP = 32, /* possessives: genders of the owner; participle bits are for adjectives only */
       /* connectives: joins parts; opens or closes a pair (`weder … noch`); corrects what was said (`sondern`) */
       DZ_X_JOINS = 1,
       DZ_X_OPENS = 2,
       DZ_X_CLOSES = 4,
       DZ_X_CORRECTS = 8
};

enum { /* dz_entry.lists */
       DZ_L_GIVEN = 1,
       DZ_L_SURNAME = 2,
       DZ_L_PLACE = 4,
       DZ_L_ORG = 8,
       DZ_L_PER = 16,
       DZ_L_STATE = 32,
       DZ_L_TITLE = 64,
       DZ_L_ROLE = 128,
       DZ_L_ORG_HEAD = 256,
       DZ_L_PLACE_HEAD = 512,
       DZ_L_PERSON_HEAD = 1024,
       DZ_L_LEGAL = 2048,
       DZ_L_ABBREVIATION = 4096,
       DZ_L_ABBREVIATION_END = 8192,
       DZ_L_DATE = 16384,
       DZ_L_UNIT = 32768
};

/* Tables hold records that begin with a mark: the upper half of the key. */
typedef struct dz_word {
    uint32_t mark;
    dz_reading only; /* all that is known of most words; of others its part of speech is 0 and its lemma the index of their dz_entry */
} dz_word;

/* A word that is in lists, or may be several things or none. */
typedef struct dz_entry {
    uint32_t readings : 24, reading_count : 8;
    uint16_t lists;
    uint16_t traits; /* index */
} dz_entry;

enum { DZ_MAX_READINGS = 1 << 24 };

/* What few words have. */
typedef struct dz_traits {
    uint8_t given;   /* weight 0..9 */
    uint8_t surname; /* weight 0..9 */
    uint8_t gender;  /* of the given name: 1 m, 2 f, 3 both */
    uint8_t kind;    /* index of the kind of an organisation or place head */
    uint8_t starts;  /* expressions that may start with it: the bits from DZ_START_WORDS on */
} dz_traits;

typedef struct dz_lemma {
    uint64_t key;
    uint32_t text;
    uint32_t triggers; /* first index into DZ_S_TRIGGERS */
    uint16_t trigger_count;
    uint8_t cue;               /* dz_cue: factuality it lends */
    uint8_t sense;             /* dz_sense: what the word does in a clause */
    uint16_t lists;            /* DZ_LEMMA_* */
    uint16_t length;           /* of the text, bytes */
    uint32_t ending;           /* the longest other lemma that it ends in, as compounds do, DZ_NONE: `Staatsbank`, Bank */
    uint32_t memberships : 31; /* the word lists it is in: first index into DZ_S_MEMBERSHIPS */
    uint32_t listed : 1;       /* it, or a lemma that it ends in, is in some */
} dz_lemma;

/* Where the lemma with a key is. */
typedef struct dz_lemma_place {
    uint32_t mark, lemma;
} dz_lemma_place;

typedef enum dz_sense {
    DZ_SENSE_NONE,
    DZ_SENSE_COPULA,
    DZ_SENSE_PERFECT,
    DZ_SENSE_PASSIVE,
    DZ_SENSE_INTENT,
    DZ_SENSE_ABILITY,
    DZ_SENSE_MODAL,
    DZ_SENSE_AGENT,
    DZ_SENSE_AS,
    DZ_SENSE_MARK,
    DZ_SENSE_REFLEXIVE,
    DZ_SENSE_FOCUS,
    DZ_SENSE_WITHIN,
    DZ_SENSE_LET,
    DZ_SENSE_GET,
    DZ_SENSE_TIME,
    DZ_SENSE_PARTNER,
    DZ_SENSE_FORMER,
    DZ_SENSE_QUOTES,
    DZ_SENSE_SAID,
    DZ_SENSE_CONTENT,
    DZ_SENSE_AMONG,
    DZ_SENSE_SPEAKER,
    DZ_SENSE_BESIDE,
    DZ_SENSE_ALSO,
    DZ_SENSE_TOGETHER,
    DZ_SENSE_TOLD,
    DZ_SENSE_IDIOM,
    DZ_SENSE_SOURCE,
    DZ_SENSE_GOVERNMENT,
    DZ_SENSE_TOWN,
    DZ_SENSE_VOICE
} dz_sense;

enum {
    DZ_LEMMA_ROLE = 1,
    DZ_LEMMA_ORG_HEAD = 2,
    DZ_LEMMA_PLACE_HEAD = 4,
    DZ_LEMMA_PERSON_HEAD = 8,
    DZ_LEMMA_BODY = 16,
    DZ_LEMMA_STATE_HEAD = 32,
    DZ_LEMMA_SAYING = 64,
    DZ_LEMMA_OBJECT_CONTROL = 128,
    DZ_LEMMA_SEIN = 256 /* a verb with `sein` in the perfect */,
    DZ_LEMMA_CIRCUMSTANCE = 1024, /* a preposition: what it governs has happened, whatever the clause says */
    DZ_LEMMA_STATIVE = 2048,      /* a verb of state: `soll in Moskau leben` is said, not planned */
    DZ_LEMMA_DEMANDING = 512,     /* what it governs is wanted, not said: `fordert X auf, …` */
    DZ_LEMMA_PREDICATIVE = 4096,  /* a verb with a second nominative: `bleibt Chef` */
    DZ_LEMMA_OFFICE = 16384,      /* an office whose holders are listed with their dates */
    DZ_LEMMA_HOLDER = 8192,       /* a noun that rules say of persons: `self:PER` */
    DZ_LEMMA_DEED = 32768,        /* a noun that rules know as what is done only, never as what somebody is */
    DZ_LEMMA_WHOLE = 1024,        /* a noun: with a name before it the organisation itself: `VW-Konzern` */
    DZ_LEMMA_WHERE = 2048         /* a preposition that with the dative says where something happens */
};

/* What a word says about the factuality of what it governs; 0: nothing. */
typedef enum dz_cue {
    DZ_CUE_NONE,
    DZ_CUE_DENIED,
    DZ_CUE_NEGATED,
    DZ_CUE_POSSIBLE,
    DZ_CUE_PLANNED,
    DZ_CUE_ALLEGED,
    DZ_CUE_ASSERTED,
    DZ_CUE_TURNED /* of a frame: holds in negated clauses, and the negation is what it asserts */
} dz_cue;

/* ---- names ---- */

typedef struct dz_edge {
    uint32_t mark; /* of node and token */
    uint32_t node;
} dz_edge;

typedef struct dz_node {
    uint32_t names; /* readings that end here */
    uint16_t count;
    uint16_t next; /* a bit for each token that leads on from here: see dz_node_bit */
} dz_node;

/* Of sixteen bits the one of a token: most tokens that lead nowhere need not be looked up. */
static inline uint16_t dz_node_bit(uint64_t token) {
    return (uint16_t)(1u << (token >> 40 & 15));
}

typedef struct dz_name {
    uint32_t record;
    uint8_t form : 4, type : 4; /* dreisatz_form; dreisatz_type of the record */
    uint8_t flags;              /* DZ_NAME_* */
    uint16_t file;              /* of the record */
} dz_name;

enum {
    DZ_NAME_COMMON = 1,
    /* also an ordinary word */ DZ_NAME_SURNAME = 2,
    /* a bare surname */ DZ_NAME_VARIANT = 4,
    DZ_NAME_CAPITAL = 8, /* metonym that is first of all a place */
    DZ_NAME_POST = 16    /* also an ordinary word, but not before a post: `Spiegel-Redakteur` */
};

typedef struct dz_record {
    uint32_t name, iso, wikidata;
    uint8_t type;   /* dreisatz_type */
    uint8_t gender; /* 0 unknown 1 m 2 f 3 n 4 plural */
    uint8_t kind;   /* index into DZ_S_KINDS */
    uint8_t flags;
    uint16_t state; /* two letters of the ISO code, 0 unknown */
    uint16_t file;
    uint32_t line;
} dz_record;

/* Who could be called by an office, from which day to which. */
typedef struct dz_office {
    uint32_t lemma, record, from, to;
} dz_office;

/* ---- patterns ---- */

typedef enum dz_figure_kind { DZ_FIGURE_DATE, DZ_FIGURE_AMOUNT } dz_figure_kind;

enum {
    DZ_START_NUMBER = 1,
    DZ_START_ORDINAL = 2,
    DZ_START_YEAR = 4,    /* a number of four digits */
    DZ_START_DOTTED = 8,  /* a number with a dot inside */
    DZ_START_WORDS = 256, /* and the bits above it, those of dz_word.starts: each for some tables of words */
};

/* A regular expression for dates or amounts, tried where a token of its starts stands. */
typedef struct dz_expression {
    uint32_t source; /* for PCRE2, with tables and blanks written out */
    uint32_t form;   /* template of the normal form, "": none */
    uint32_t line;
    uint16_t file;
    uint16_t starts; /* DZ_START_* bits */
    uint32_t kind;   /* dz_figure_kind */
} dz_expression;

/* What a word of a table means in a normal form: month, März: 03. */
typedef struct dz_term {
    uint32_t mark; /* of dz_term_key */
    uint32_t value;
} dz_term;

/* ---- relations ---- */

typedef struct dz_predicate {
    uint32_t name, plover, cameo, wikidata; /* cameo and wikidata: joined by blanks */
    uint16_t subject_types, object_types;   /* bit dreisatz_type */
    uint8_t symmetric;
    uint8_t spoken;  /* done by words, which a denial does not undo */
    uint8_t literal; /* a place as its object is a place: a capital does not stand for its state */
    uint8_t amount;  /* money or goods in the clause belong to it */
    int16_t points;  /* what the predicate counts for the confidence of a triple */
    uint16_t unused;
} dz_predicate;

typedef enum dz_slot_kind {
    DZ_SLOT_SUBJECT,
    DZ_SLOT_ACC,
    DZ_SLOT_DAT,
    DZ_SLOT_GEN,
    DZ_SLOT_PREP,
    DZ_SLOT_ADJ,
    DZ_SLOT_COMPOUND,
    DZ_SLOT_POSS,
    DZ_SLOT_CLAUSE,
    DZ_SLOT_SELF,
    DZ_SLOT_NAME,
    DZ_SLOT_OWNER /* the genitive before the noun or its possessive */,
    DZ_SLOT_CONTENT /* the subject of the clause that the verb reports or judges */,
    DZ_SLOT_AIM /* whom the infinitive that the verb governs is about */,
    DZ_SLOT_SOURCE /* who says the clause */,
    DZ_SLOT_REPLY /* who acts in the clause that this one answers */,
    DZ_SLOT_BEARER /* the name that the trigger's preposition hangs on: `Siemens mit Sitz in München` */,
    DZ_SLOT_VERB /* only in `with`: the verb of the clause */,
    DZ_SLOT_OWN /* only in `with`: an adjective of the trigger's phrase */
} dz_slot_kind;

typedef struct dz_slot {
    uint8_t kind;   /* dz_slot_kind */
    uint8_t cases;  /* of a preposition: 2 gen 4 dat 8 acc */
    bool strict;    /* a kind must be known to fit */
    bool of;        /* not what fills the slot, but whose it is: `acc.of` */
    uint16_t types; /* bit dreisatz_type, 0: as the predicate says */
    uint16_t unused;
    uint32_t preposition; /* lemma */
    uint32_t unused2;
    uint64_t kinds; /* bit kind, 0: any */
} dz_slot;

/* `with` and qualifiers of a frame. */
typedef struct dz_part {
    uint32_t slots; /* first index */
    uint32_t list;  /* the word list, 0: none */
    uint16_t slot_count;
    uint16_t at; /* the preposition of the trigger's own phrase */
    uint8_t negated;
    uint8_t key; /* 0: `with` or `at`; else qualifier key + 1 */
    uint16_t unused;
} dz_part;

enum {
    DZ_F_BOTH = 1,
    DZ_F_ACTIVE = 2,
    DZ_F_PASSIVE = 4,
    DZ_F_FORMER = 8,
    DZ_F_LOW = 16,
    DZ_F_REJECT = 32,
    DZ_F_REFLEXIVE = 64,
    DZ_F_ALSO = 128 /* gives its triple beside another frame's */
};

typedef struct dz_frame {
    uint32_t subject, object, parts; /* first indexes */
    uint8_t subject_count, object_count, part_count;
    uint8_t pos;
    uint8_t flags;
    uint8_t factuality; /* dz_cue */
    uint16_t predicate;
    uint16_t file;
    bool conditional; /* has parts that must or must not hold */
    bool standing;    /* says what somebody is: see is_standing of the writer */
    bool owned;       /* its subject is the genitive before the trigger, or its possessive */
    uint32_t line;
    uint32_t example; /* a sentence that it finds its triple in, "" */
} dz_frame;

/* A frame of a lemma. */
typedef struct dz_trigger {
    uint32_t frame;
    uint32_t passages; /* of the lemma: first index */
} dz_trigger;

typedef enum dz_frame_side { DZ_SUBJECT_SIDE, DZ_OBJECT_SIDE } dz_frame_side;

/* What must stand in a sentence so that a frame could hold: never more than the frame itself asks for. Many frames share a gate, so that
 * few questions are asked however many rules there are. */
typedef struct dz_gate {
    uint64_t prepositions[2]; /* of each dz_frame_side whose slots all have one: bit lemma modulo 64; 0: it needs none */
    uint32_t needs;           /* a word list of `with` without whose words it cannot hold, 0: none */
    uint8_t pos;              /* of the lemma */
    bool rejects;
    uint8_t takes[2]; /* bit dreisatz_type, of each side: never fewer than the slots let through */
    bool self[2];     /* the only slot of this side is `self` */
    bool clubs[2];    /* this side asks for a club */
    bool of_self;     /* its subject may be whom the trigger's phrase names */
    uint8_t unused[3];
} dz_gate;

/* A gate of a lemma, and which of its triggers lie behind it. */
typedef struct dz_passage {
    uint32_t gate;   /* DZ_NONE ends the passages of a lemma */
    uint32_t behind; /* index of the first word of a set: a bit for each trigger of the lemma */
} dz_passage;

enum { DZ_MAX_TRIGGERS = 1 << 13 /* of a lemma */ };

/* Some triggers of a lemma, a bit each. */
typedef struct dz_triggers {
    uint64_t bits[DZ_MAX_TRIGGERS / 64];
} dz_triggers;

/* How many words of it are used when the lemma has so many. */
static inline uint32_t dz_trigger_words(uint32_t triggers) {
    return (triggers + 63) / 64;
}

typedef struct dz_pattern {
    uint32_t elements;
    uint16_t element_count, predicate;
    uint16_t file, reverse;
    uint32_t line;
    uint32_t example; /* as of dz_frame */
    uint32_t beyond;  /* index behind the last pattern with the same sign */
    uint64_t behind;  /* that sign: dz_hash of the token that must stand behind the first name, 0: any */
} dz_pattern;

typedef struct dz_element {
    uint64_t literal; /* dz_hash of the token, 0: a mention or a gap */
    uint64_t kinds;
    uint16_t types;
    uint16_t gap; /* any tokens of the bracket */
    uint32_t unused2;
} dz_element;

/* ---- weights ---- */

enum { DZ_LABELS = 7 }; /* O, B-PER, I-PER, B-ORG, I-ORG, B-LOC, I-LOC */

enum { DZ_REACH = 2, DZ_OFFSETS = 2 * DZ_REACH + 1 }; /* a feature counts for the tokens up to so far from its word */

/* A feature: where its rows are, and for which offsets it has one. */
typedef struct dz_weight {
    uint32_t mark;
    uint32_t first;   /* dz_weight_row */
    uint32_t offsets; /* bit offset + DZ_REACH */
} dz_weight;

/* What a feature at one offset counts for each label: 0 for O; the last place is not used, so that a row makes a vector. */
enum { DZ_ROW = 8 };
typedef struct dz_weight_row {
    int16_t of[DZ_ROW];
} dz_weight_row;

/* What neighbours count for by their classes, or by the prefixes of their clusters: weights too, but found by place, as each token needs
 * them. Their rows are in the order of DZ_NAMED_LABELS. */
typedef enum dz_sides { DZ_CLASS_SIDES, DZ_CLUSTER_SIDES } dz_sides;

enum { DZ_SIDES = 66 /* classes, or prefixes of clusters */ };
enum { DZ_PAIRS = 2 * DZ_SIDES * DZ_SIDES, DZ_ON_FIRST = 0, DZ_ON_SECOND = 1 };

/* Two neighbours: a line of the processor's cache. */
typedef struct dz_pair {
    dz_weight_row on[2]; /* what they count for on the first and on the second of them */
    uint64_t thirds[2];  /* a bit for each third neighbour with which they count as a triple on the second */
    uint32_t triples;    /* the row of the lowest bit: index into DZ_S_TRIPLES */
    uint32_t unused[3];
} dz_pair;

/* How a word is used: by itself and inside names. */
typedef struct dz_usage {
    uint32_t mark;
    uint16_t cluster;  /* path to its Brown cluster in a binary tree of words by their neighbours, first step in the highest bit */
    uint16_t in_names; /* how many listed names of several words have it, 4 bits a type: 0 none, n: 2 to the n - 1 or more */
} dz_usage;

enum { DZ_NO_CLUSTER = 0xFFFF };

typedef struct dz_affix {
    uint32_t mark; /* of the suffix */
    uint32_t kind; /* DZ_AFFIX_* bits */
} dz_affix;

enum { DZ_AFFIX_ORG = 1, DZ_AFFIX_PLACE = 2, DZ_AFFIX_SURNAME = 4 };

typedef struct dz_calibration {
    int32_t score;       /* from this margin on */
    uint32_t confidence; /* per ten thousand */
} dz_calibration;

/* What speaks for or against a triple beside its predicate and its rule. Named in relations/confidence.tsv. */
typedef enum dz_ground {
    DZ_GR_BASE,
    /* what gave it: a verb, an adjective or participle, a noun, a noun that is one side, a phrase alone, signs around names */
    DZ_GR_VERB,
    DZ_GR_ADJECTIVE,
    DZ_GR_NOUN,
    DZ_GR_OFFICE,
    DZ_GR_PHRASE,
    DZ_GR_PATTERN,
    DZ_GR_LOW,      /* the rule says so */
    DZ_GR_COREF,    /* a side is a pronoun or a description */
    DZ_GR_ORDER,    /* only the order tells who is who */
    DZ_GR_FAR,      /* the sides are far apart */
    DZ_GR_BETWEEN,  /* another name stands between them */
    DZ_GR_OUTSIDE,  /* a side stands outside the clause of the trigger */
    DZ_GR_CROWD,    /* a sentence with many names */
    DZ_GR_UNSURE,   /* a side is hardly a name, by its own confidence */
    DZ_GR_DOUBTFUL, /* a side may be none */
    DZ_GR_COMPOUND, /* a side is a part of a compound */
    DZ_GR_PASSIVE,  /* the clause of the trigger is passive */
    DZ_GR_RELATIVE, /* … hangs on a noun */
    DZ_GR_HEDGED,   /* possible, planned or alleged */
    DZ_GR_UNREAL,   /* negated or denied */
    DZ_GROUNDS
} dz_ground;

extern const char *const DZ_GROUND_NAMES[DZ_GROUNDS];
/* ---- what was added ---- */

/* With the whole key, 0 in an empty place, so that more can be added to a model that has been added to. */
typedef struct dz_added_word {
    uint64_t key;
    dz_word word;
} dz_added_word;

typedef struct dz_added_edge {
    uint64_t key;
    dz_edge edge;
} dz_added_edge;

typedef struct dz_added_usage {
    uint64_t key;
    dz_usage usage;
} dz_added_usage;

/* ---- the image ---- */

typedef struct dz_image_header {
    char magic[8];
    uint32_t version, endian;
    uint64_t size, checksum; /* of what follows it */
    struct {
        uint64_t offset, count;
    } sections[DZ_SECTION_COUNT];
} dz_image_header;

/* The checksum of an image of so many bytes. */
static inline uint64_t dz_image_checksum(const void *bytes, size_t size) {
    return dz_hash((const char *)bytes + offsetof(dz_image_header, sections), size - offsetof(dz_image_header, sections));
}

typedef struct dz_image {
    const void *bytes;
    const char *strings;
    const dz_word *words;
    const dz_entry *entries;
    const dz_reading *readings;
    const dz_sort *sorts;
    const dz_traits *traits;
    const dz_lemma *lemmas;
    const dz_lemma_place *lemma_places;
    const dz_edge *edges;
    const dz_node *nodes;
    const dz_name *names;
    const dz_record *records;
    const dz_predicate *predicates;
    const dz_frame *frames;
    const dz_slot *slots;
    const dz_part *parts;
    const int16_t *rule_points;
    const dz_trigger *triggers;
    const dz_gate *gates;
    const dz_passage *passages;
    const uint64_t *behind;
    const uint32_t *memberships;
    const dz_pattern *patterns;
    const dz_element *elements;
    const uint32_t *files, *kinds;
    const dz_weight *weights;
    const dz_weight_row *weight_rows;
    const dz_pair *pairs;
    const dz_weight_row *across, *triples;
    const uint64_t *seldom;
    const dz_affix *affixes;
    const dz_usage *usages;
    const dz_calibration *calibration;
    const int16_t *grounds;
    const dz_office *offices;
    const dz_expression *expressions;
    const dz_term *terms;
    const dz_added_word *added_words;
    const dz_added_edge *added_edges;
    const dz_added_usage *added_usages;
    const uint32_t *word_rooms, *lemma_rooms, *edge_rooms, *weight_rooms, *affix_rooms, *usage_rooms, *term_rooms;
    uint32_t counts[DZ_SECTION_COUNT];
} dz_image;

/* Reads the header at `bytes` and, when `verify`, checks the checksum and every offset. The bytes stay the caller's. */
dreisatz_status dz_image_open(dz_image *image, const void *bytes, size_t size, bool verify, dreisatz_error *error);

uint64_t dz_term_key(const char *table, const char *word, size_t length);

/* Lookups; NULL or DZ_NONE when absent. */
/* Did the person of the record hold the office on that day; with DZ_NO_DAY: ever? */
bool dz_image_holds(const dz_image *image, uint32_t record, uint32_t office, uint32_t day);
const dz_word *dz_image_word(const dz_image *image, uint64_t key);
uint32_t dz_image_lemma(const dz_image *image, uint64_t key);
uint32_t dz_image_step(const dz_image *image, uint32_t node, uint64_t token);
const dz_weight *dz_image_weight(const dz_image *image, uint64_t key);
uint32_t dz_image_affix(const dz_image *image, uint64_t key);
dz_usage dz_image_usage(const dz_image *image, uint64_t word); /* DZ_NO_CLUSTER and 0 when absent */
/* The value of a word in a table of patterns/. */
const char *dz_image_term(const dz_image *image, const char *table, const char *word, size_t length);

static inline uint32_t dz_image_mark(uint64_t key) {
    return (uint32_t)(key >> 32);
}

/* Key of the edge from a node of the name trie to the next; never 0. */
static inline uint64_t dz_image_step_key(uint32_t node, uint64_t token) {
    uint64_t key = dz_hash_mix(token, node + 1);
    return key ? key : 1;
}

/* One of so many places for a key: the room of a table, or where a search with open addressing begins. */
static inline uint32_t dz_image_place(uint64_t key, uint32_t places) {
    return (uint32_t)((uint64_t)(uint32_t)key * places >> 32);
}

/* The room of a key among those of a table; the section has one more start than there are rooms. */
static inline const uint32_t *dz_image_room(const dz_image *image, dz_section s, const uint32_t *rooms, uint64_t key) {
    return rooms + dz_image_place(key, image->counts[s] - 1);
}

/* May the word be one of the few that are asked for often and seldom found, abbreviations and those of several tokens? A bit for each of
 * them, by its key, says no to most other words before they are looked up. */
enum { DZ_SELDOM = 1 << 13 };
static inline uint64_t dz_seldom_bit(uint64_t key) {
    return (uint64_t)1 << (key >> 32 & 63);
}
static inline uint32_t dz_seldom_place(uint64_t key) {
    return (uint32_t)(key >> 38) % (DZ_SELDOM / 64);
}
static inline bool dz_image_is_seldom(const dz_image *image, uint64_t key) {
    return (image->seldom[dz_seldom_place(key)] & dz_seldom_bit(key)) != 0;
}

/* These tell the processor that something will be asked for: first the room is sought, then the record in it is expected. */
static inline void dz_image_seek_word(const dz_image *image, uint64_t key) {
    dz_prefetch(dz_image_room(image, DZ_S_WORD_ROOMS, image->word_rooms, key));
}
static inline void dz_image_seek_token(const dz_image *image, uint64_t key) {
    dz_image_seek_word(image, key);
    dz_prefetch(dz_image_room(image, DZ_S_EDGE_ROOMS, image->edge_rooms, dz_image_step_key(0, key)));
    dz_prefetch(dz_image_room(image, DZ_S_USAGE_ROOMS, image->usage_rooms, key));
}
static inline void dz_image_seek_weight(const dz_image *image, uint64_t key) {
    dz_prefetch(dz_image_room(image, DZ_S_WEIGHT_ROOMS, image->weight_rooms, key));
}
static inline void dz_image_expect_word(const dz_image *image, uint64_t key) {
    dz_prefetch(image->words + *dz_image_room(image, DZ_S_WORD_ROOMS, image->word_rooms, key));
}
static inline void dz_image_expect_token(const dz_image *image, uint64_t key) {
    dz_image_expect_word(image, key);
    dz_prefetch(image->edges + *dz_image_room(image, DZ_S_EDGE_ROOMS, image->edge_rooms, dz_image_step_key(0, key)));
    dz_prefetch(image->usages + *dz_image_room(image, DZ_S_USAGE_ROOMS, image->usage_rooms, key));
}
static inline void dz_image_expect_weight(const dz_image *image, uint64_t key) {
    dz_prefetch(image->weights + *dz_image_room(image, DZ_S_WEIGHT_ROOMS, image->weight_rooms, key));
}

/* What the feature counts for the token `offset` places before its word, or NULL. */
static inline const dz_weight_row *dz_image_row(const dz_image *image, const dz_weight *weight, int offset) {
    unsigned bit = 1u << (offset + DZ_REACH);
    if (!weight || !(weight->offsets & bit))
        return NULL;
    return image->weight_rows + weight->first + __builtin_popcount(weight->offsets & (bit - 1));
}

static inline uint32_t dz_pair_place(dz_sides sides, unsigned a, unsigned b) {
    return ((uint32_t)sides * DZ_SIDES + a) * DZ_SIDES + b;
}

/* What the pair and a third neighbour behind it count for on the second token, or NULL. */
static inline const dz_weight_row *dz_image_triple(const dz_image *image, const dz_pair *pair, unsigned third) {
    uint64_t bit = (uint64_t)1 << third % 64, thirds = pair->thirds[third / 64];
    if (!(thirds & bit))
        return NULL;
    int before = __builtin_popcountll(thirds & (bit - 1)) + (third < 64 ? 0 : __builtin_popcountll(pair->thirds[0]));
    return image->triples + pair->triples + before;
}

static inline const dz_frame *dz_image_frame(const dz_image *image, uint32_t trigger) {
    return &image->frames[image->triggers[trigger].frame];
}
/* The passages of a lemma that has triggers. */
static inline const dz_passage *dz_image_passages(const dz_image *image, const dz_lemma *lemma) {
    return &image->passages[image->triggers[lemma->triggers].passages];
}

static inline void dz_triggers_clear(dz_triggers *set, uint32_t count) {
    memset(set->bits, 0, sizeof *set->bits * dz_trigger_words(count));
}
static inline void dz_triggers_add(dz_triggers *set, const dz_image *image, const dz_passage *passage, uint32_t count) {
    for (uint32_t i = 0; i < dz_trigger_words(count); i++)
        set->bits[i] |= image->behind[passage->behind + i];
}
/* The first one from `i` on, `count` when there is none. */
static inline uint32_t dz_triggers_next(const dz_triggers *set, uint32_t i, uint32_t count) {
    while (i < count && !(set->bits[i / 64] >> i % 64))
        i = (i / 64 + 1) * 64;
    i += i < count ? (uint32_t)__builtin_ctzll(set->bits[i / 64] >> i % 64) : 0;
    return i < count ? i : count;
}

/* ---- what is known of a word, which may be NULL ---- */

static inline const dz_entry *dz_image_entry(const dz_image *image, const dz_word *word) {
    return word && !word->only.pos ? &image->entries[word->only.lemma] : NULL;
}

typedef struct dz_readings {
    const dz_reading *first, *end;
} dz_readings;

static inline dz_readings dz_image_readings(const dz_image *image, const dz_word *word) {
    if (!word || word->only.pos)
        return (dz_readings){word ? &word->only : NULL, word ? &word->only + 1 : NULL};
    const dz_entry *e = dz_image_entry(image, word);
    const dz_reading *first = image->readings + e->readings;
    return (dz_readings){first, first + e->reading_count};
}

static inline bool dz_image_is_read(const dz_image *image, const dz_word *word) {
    dz_readings all = dz_image_readings(image, word);
    return all.first < all.end;
}

static inline uint16_t dz_image_lists(const dz_image *image, const dz_word *word) {
    const dz_entry *e = dz_image_entry(image, word);
    return e ? e->lists : 0;
}

static inline const dz_traits *dz_image_traits(const dz_image *image, const dz_word *word) {
    const dz_entry *e = dz_image_entry(image, word);
    return &image->traits[e ? e->traits : 0];
}

static inline uint16_t dz_image_morph(const dz_image *image, const dz_reading *reading) {
    return image->sorts[reading->sort].morph;
}

static inline uint8_t dz_image_extra(const dz_image *image, const dz_reading *reading) {
    return image->sorts[reading->sort].extra;
}

static inline const char *dz_image_string(const dz_image *image, uint32_t offset) {
    return image->strings + offset;
}

#endif
