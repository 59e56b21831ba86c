/* Words seen before, so that each is read once: from a key to what the lexicon says of the word.
 *
 * They lie in tables of one size. When the newest is full another begins, and a word that is asked for again moves from the table
 * before into it: so frequent words stay and rare ones are forgotten. Within a document nothing is forgotten or moved, so that
 * every token may point to its word. */
#ifndef DZ_KNOWN_H
#define DZ_KNOWN_H

#include "base/memory.h"
#include "lexicon.h"

enum { DZ_KNOWN_ROOM = 1 << 15, DZ_KNOWN_FULL = DZ_KNOWN_ROOM / 4 * 3, DZ_NOTE = 64 };

typedef struct dz_known_word {
    dz_info info;
    uint64_t note[DZ_NOTE / sizeof(uint64_t)];
} dz_known_word;

typedef struct dz_known_table {
    struct dz_known_table *before;
    dz_known_word *words; /* as they came, so that they lie close together; behind the table */
    uint32_t count;
    uint16_t index[DZ_KNOWN_ROOM]; /* of the word in this place */
    uint64_t keys[DZ_KNOWN_ROOM];  /* 0: an empty place */
} dz_known_table;

struct dz_known {
    dz_memory *memory;
    dz_known_table *newest;
    bool off; /* every word is read anew: for tests */
};

void dz_known_init(dz_known *known, dz_memory *memory);
void dz_known_free(dz_known *known, dz_memory *memory);

/* A document begins: the infos of the one before may be forgotten. */
void dz_known_begin(dz_known *known);

/* The word of the key, searched from `hash` on. *fresh: it is new, and its info is to be filled in before the next is asked for. */
dz_info *dz_known_get(dz_known *known, uint64_t hash, uint64_t key, bool *fresh);

/* Is there a word with this hash, or one in its place? */
static inline bool dz_known_may_have(const dz_known *known, uint64_t hash) {
    return known->newest->keys[hash % DZ_KNOWN_ROOM] != 0;
}

/* The first tells the processor that a word will be asked for, the second, some words later, that it will be soon, and says whether there
 * may be one. */
static inline void dz_known_expect(const dz_known *known, uint64_t hash) {
    dz_prefetch(&known->newest->keys[hash % DZ_KNOWN_ROOM]);
    dz_prefetch(&known->newest->index[hash % DZ_KNOWN_ROOM]);
}
static inline bool dz_known_fetch(const dz_known *known, uint64_t hash) {
    const dz_known_table *t = known->newest;
    dz_prefetch(&t->words[t->index[hash % DZ_KNOWN_ROOM]]);
    return dz_known_may_have(known, hash);
}

/* Bytes kept with the word for a later stage; zero in a new word. */
static inline void *dz_known_note(const dz_info *info) {
    return (void *)(uintptr_t)((const dz_known_word *)(const void *)info)->note;
}

#endif
