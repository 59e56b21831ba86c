/* What the parts of the relation stage share: a trigger in its clause, and the arguments that fill a slot of its frames. */
#ifndef DZ_MATCHER_H
#define DZ_MATCHER_H

#include "relation.h"
#include "words.h"

enum { DZ_MAX_ARGUMENTS = 12, DZ_MAX_FOUND = 16, DZ_NOT_ASKED = 0xFEFEFEFEu };

typedef struct dz_watch dz_watch;

typedef struct dz_arguments {
    uint32_t at[DZ_MAX_ARGUMENTS]; /* mentions */
    uint32_t count;
    uint32_t phrase; /* where they stand, so that two slots do not take the same; DZ_NONE: unknown */
    bool coref;
    bool seated;   /* named by the seat of who acts for them: `die Regierung in Kiew` */
    uint8_t depth; /* of the lists and references being followed */
} dz_arguments;

/* What slots of a trigger hold, for the frames that ask for the same slots. */
typedef struct dz_found {
    uint64_t keys[DZ_MAX_FOUND]; /* the slots, and what else decides who fills them */
    dz_arguments arguments[DZ_MAX_FOUND];
    uint32_t count;
} dz_found;

typedef struct dz_matcher {
    const dz_analysis *a;
    const dz_image *image;
    dz_entities *entities;
    dz_relations *relations;
    const dz_clauses *c;
    uint32_t sentence;
    uint32_t clause;  /* where the trigger stands */
    uint32_t phrase;  /* of a noun trigger, DZ_NONE for a verb */
    uint32_t trigger; /* token */
    uint32_t rule;    /* of the frame that is tried: its place among the triggers */
    uint32_t word;    /* the lemma that it hangs on */
    bool passive;
    uint16_t types[2];     /* bit dreisatz_type: of all that can fill a slot in this sentence; of whom the trigger's phrase names */
    uint32_t *subjects;    /* of each clause, as far as they have been asked for */
    uint8_t *gates;        /* of each gate, what the sentence says: see gate.h */
    dz_found *found;       /* at this trigger */
    dz_words words;        /* of the sentence, for the conditions */
    const dz_watch *watch; /* hears of frames that do not hold; NULL but for explain */
    bool tight;            /* prepositional slots stand close to the trigger */
    bool behind;           /* the genitive stands behind the noun; the one before it fills another slot */
    bool pairs;            /* both sides stand in one slot: all members of a coordination count */
    bool turned;           /* the relative pronoun, which may be both, is the object: `SpaceX, das Musk gründete` */
    bool touching;         /* prepositional slots stand right behind the trigger's phrase */
} dz_matcher;

/* Memory that lasts as long as the matcher. */
static inline dz_arena *dz_matcher_arena(const dz_matcher *m) {
    return dz_analysis_passing(m->a);
}

/* Why a frame did not hold. */
typedef enum dz_miss { DZ_MISS_VOICE, DZ_MISS_CONDITION, DZ_MISS_DEMANDED, DZ_MISS_SLOT, DZ_MISS_SAME } dz_miss;

struct dz_watch {
    void (*missed)(void *user, const dz_matcher *m, const dz_frame *frame, const dz_arguments *subject, const dz_arguments *object,
                   dz_miss why);
    void *user;
};

/* Tries all rules of a sentence once more, adds nothing, and tells the watch what did not hold. */
void dz_relation_watch(dz_analysis *a, dz_entities *entities, uint32_t sentence, const dreisatz_options *options, const dz_watch *watch);

static inline const dz_phrase *dz_matcher_phrase(const dz_matcher *m, uint32_t index) {
    return &m->c->phrases.at[index];
}

static inline const dz_clause *dz_matcher_clause(const dz_matcher *m) {
    return &m->c->clauses.at[m->clause];
}

/* The reading of a token, which a sentence may open with; NULL. */
static inline const dz_reading *dz_matcher_reading(const dz_matcher *m, uint32_t token, dz_pos pos) {
    const dz_info *i = m->a->infos[token];
    const dz_reading *r = dz_lexicon_reading(m->image, i->word, pos);
    return r || !i->initial ? r : dz_lexicon_reading(m->image, i->folded, pos);
}

/* Does the mention fit the slot (NULL: only the types)? */
bool dz_slot_fits(const dz_matcher *m, uint32_t mention, const dz_slot *slot, uint16_t types);
/* Fills alternative slots: the first one that yields a fitting argument. What it was for one frame is kept in m->found for the next. */
void dz_slot_fill(const dz_matcher *m, uint32_t first, uint8_t count, uint16_t types, dz_arguments *arguments);
/* Who stands before the colon or dash of a headline that has no verb, when the trigger heads the rest: `VW: Einigung mit der IG Metall`. */
void dz_slot_put_topic(const dz_matcher *m, dz_arguments *arguments);
/* The phrase that is the subject of the trigger's clause, DZ_NONE. */
uint32_t dz_slot_subject(const dz_matcher *m);

/* Do the `with` and `not with` parts of the frame hold? */
bool dz_parts_allow(const dz_matcher *m, const dz_frame *frame);
/* What the frame's `KEY: slot` parts, the office and the words around it add to the relation. */
void dz_qualifiers_add(const dz_matcher *m, const dz_frame *frame, dz_relation *relation);

/* One more qualifier: the tokens [first, last). One that the relation has is not added again. */
void dz_qualifier_put(const dz_matcher *m, dz_relation *relation, uint8_t key, uint32_t first, uint32_t last, const char *value);
/* The figure of this kind that shares a token with [first, last), NULL. */
const dz_figure *dz_circumstance_figure(const dz_matcher *m, dz_figure_kind kind, uint32_t first, uint32_t last);
/* When, where and how much, as far as the clause says it of the trigger. */
void dz_circumstances_add(const dz_matcher *m, const dz_frame *frame, dz_relation *relation);

/* Adds the relation unless the sentence has given it already. */
void dz_relation_add(const dz_matcher *m, dz_relation *relation);
/* Surface patterns over the names of the sentence. */
void dz_patterns_try(const dz_matcher *m);

#endif
