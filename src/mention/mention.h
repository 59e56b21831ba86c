/* Mentions: candidates from gazetteer and shape, each with evidence; the best segmentation; surface forms of states. */
#ifndef DZ_MENTION_H
#define DZ_MENTION_H

#include "pattern/pattern.h"
#include "tagger.h"

typedef struct dz_mention {
    uint32_t first, last; /* tokens [first, last) */
    uint32_t start, end;  /* bytes of the normalized text; inside a token for parts of compounds */
    uint32_t sentence;
    uint32_t record; /* of the gazetteer, DZ_NONE: none */
    uint32_t entity; /* set by the entity stage */
    int32_t margin;
    uint8_t type;   /* dreisatz_type */
    uint8_t form;   /* dreisatz_form */
    uint8_t gender; /* of a person by the given name: 1 m, 2 f, 0 unknown */
    bool genitive;  /* carries a genitive ending */
    bool metonym;   /* a capital that may stand for its state: see state_record */
    uint32_t state_record;
} dz_mention;

typedef DZ_ARRAY(dz_mention) dz_mentions;

/* The analysis of one document, grown stage by stage. */
typedef struct dz_analysis {
    const dz_image *image;
    dz_arena *arena;
    dz_arena *working; /* for what stages leave to later ones, but not to the result; NULL: as for the next */
    dz_arena *passing; /* for what a stage, or a sentence in it, needs no longer; NULL: all lives in `arena` */
    dz_text text;
    const dz_info **infos; /* one a token; equal words share theirs */
    dz_figures figures;    /* dates and amounts, in text order */
    dz_cover *covers;      /* of one sentence: dz_mention_context */
    dz_matches matches;
    uint32_t *matches_of; /* index of the first match of a token or a later one */
    uint8_t *labels;
    int32_t *margins;
    dz_mentions mentions; /* in text order */
    dreisatz_coref coref;
    uint32_t day;                /* of the document, like 20211208, or DZ_NO_DAY */
    struct dz_clauses **clauses; /* one a sentence, NULL before it is read: dz_clause_of_sentence */
    struct dz_hearing *hearing;  /* NULL: sentences have no speaker from each other */
} dz_analysis;

static inline dz_arena *dz_analysis_working(const dz_analysis *a) {
    return a->working ? a->working : a->arena;
}
/* Memory for what a stage needs no longer than it says. */
static inline dz_arena *dz_analysis_passing(const dz_analysis *a) {
    return a->passing ? a->passing : a->arena;
}
/* Gives it back, and so that much of it does not stay with a long text. */
static inline void dz_analysis_pass(const dz_analysis *a) {
    enum { KEPT = 1024 * 1024 };
    if (a->passing)
        dz_arena_shrink(a->passing, KEPT);
}

/* Fills `matches`: what the lists say. The first half of dz_mention_find, for the tuner. */
void dz_mention_match(dz_analysis *a);
/* What the tagger sees of a sentence, until the next one is asked for. */
dz_context dz_mention_context(const dz_analysis *a, uint32_t sentence);
/* An adjective or inhabitant of a place, and no name itself: `Kölner`, `russische`. */
bool dz_mention_is_derived(const dz_analysis *a, uint32_t token);
void dz_mention_find(dz_analysis *a, dz_tagger *tagger);

/* How often names with this margin are right, per ten thousand. */
uint32_t dz_mention_confidence(const dz_image *image, int32_t margin);

/* Index of the first mention of the sentence or of a later one; mentions are in text order, so a search by halves. */
static inline uint32_t dz_mention_first_of(const dz_analysis *a, uint32_t sentence) {
    uint32_t low = 0, high = a->mentions.count;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (a->mentions.at[middle].sentence < sentence)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* Readings of exactly this span: calls `see` for each until it returns true. */
const dz_name *dz_mention_reading(const dz_analysis *a, uint32_t first, uint32_t last, uint32_t types, uint32_t forms);

#endif
