#include "known.h"

/* With its words in the same block, each at the start of a line of the processor's cache. */
static dz_known_table *make_table(dz_memory *memory, dz_known_table *before) {
    dz_known_table *t = dz_memory_get(memory, NULL, sizeof *t + sizeof *t->words * DZ_KNOWN_FULL + DZ_LINE);
    memset(t, 0, sizeof *t);
    t->before = before;
    t->words = dz_line_start(t + 1);
    return t;
}

static void free_tables(dz_known_table *t, dz_memory *memory) {
    while (t) {
        dz_known_table *before = t->before;
        dz_memory_release(memory, t);
        t = before;
    }
}

void dz_known_init(dz_known *k, dz_memory *memory) {
    *k = (dz_known){.memory = memory};
    k->newest = make_table(memory, NULL);
}

void dz_known_free(dz_known *k, dz_memory *memory) {
    free_tables(k->newest, memory);
    k->newest = NULL;
}

void dz_known_begin(dz_known *k) {
    dz_known_table *before = k->newest->before;
    if (before) {
        free_tables(before->before, k->memory);
        before->before = NULL;
    }
}

/* The place of a key, or the empty one where it may be put. */
static uint32_t place_of(const dz_known_table *t, uint64_t hash, uint64_t key) {
    uint32_t at = (uint32_t)hash % DZ_KNOWN_ROOM;
    while (t->keys[at] && t->keys[at] != key)
        at = (at + 1) % DZ_KNOWN_ROOM;
    return at;
}

/* What the table before knows of the word; NULL when it does not. */
static const dz_known_word *older(const dz_known *k, uint64_t hash, uint64_t key) {
    const dz_known_table *t = k->newest->before;
    uint32_t place = t && !k->off ? place_of(t, hash, key) : 0;
    return t && !k->off && t->keys[place] == key ? &t->words[t->index[place]] : NULL;
}

static dz_info *put(dz_known *k, uint64_t hash, uint64_t key, bool *fresh) {
    if (k->newest->count == DZ_KNOWN_FULL)
        k->newest = make_table(k->memory, k->newest);
    uint32_t place = place_of(k->newest, hash, k->off ? 0 : key);
    dz_known_word *word = &k->newest->words[k->newest->count];
    const dz_known_word *there = older(k, hash, key);
    *fresh = !there;
    if (there)
        *word = *there;
    else
        memset(word->note, 0, sizeof word->note);
    k->newest->keys[place] = key;
    k->newest->index[place] = (uint16_t)k->newest->count++;
    return &word->info;
}

dz_info *dz_known_get(dz_known *k, uint64_t hash, uint64_t key, bool *fresh) {
    key = key ? key : 1;
    uint32_t place = place_of(k->newest, hash, key);
    if (k->newest->keys[place] != key || k->off)
        return put(k, hash, key, fresh);
    *fresh = false;
    return &k->newest->words[k->newest->index[place]].info;
}
