/* What is known of each word, in as few bytes as it takes: the one thing that most words may be lies in their own record; the others
 * share an entry with all that are like them. */
#include "builder.h"

static uint16_t traits_of(dz_builder *b, const dz_traits *t) {
    bool fresh;
    uint32_t *place = dz_map_put(&b->traits_map, dz_hash((const char *)t, sizeof *t), &fresh);
    if (fresh) {
        *place = b->traits.count;
        DZ_PUSH(&b->arena, &b->traits) = *t;
    }
    return (uint16_t)*place;
}

static uint32_t sort_of(dz_builder *b, const dz_build_reading *r) {
    dz_sort s = {.morph = r->morph, .extra = r->extra, .cued = b->lemmas.at[r->lemma].cue != DZ_CUE_NONE};
    bool fresh;
    uint32_t *place = dz_map_put(&b->sort_map, dz_hash((const char *)&s, sizeof s), &fresh);
    if (fresh) {
        *place = b->sorts.count;
        DZ_PUSH(&b->arena, &b->sorts) = s;
    }
    return *place;
}

static dz_reading packed(dz_builder *b, const dz_build_reading *r) {
    dz_reading made = {.lemma = r->lemma & (DZ_MAX_LEMMAS - 1), .pos = r->pos & 15u, .sort = sort_of(b, r) & (DZ_MAX_SORTS - 1)};
    return made;
}

/* Equal entries are one; its readings lie behind those there are. */
static uint32_t entry_of(dz_builder *b, const dz_build_word *w) {
    uint32_t first = b->entry_readings.count;
    dz_entry e = {.reading_count = w->reading_count, .lists = w->lists, .traits = traits_of(b, &w->traits)};
    for (uint32_t r = w->readings; r != DZ_NONE; r = b->readings.at[r].next)
        DZ_PUSH(&b->arena, &b->entry_readings) = packed(b, &b->readings.at[r]);
    uint64_t key = dz_hash((const char *)&e, sizeof e);
    if (w->reading_count)
        key = dz_hash_mix(dz_hash((const char *)&b->entry_readings.at[first], sizeof(dz_reading) * w->reading_count), key) | 1;
    bool fresh;
    uint32_t *place = dz_map_put(&b->entry_map, key, &fresh);
    if (!fresh) {
        b->entry_readings.count = first;
        return *place;
    }
    e.readings = first & (DZ_MAX_READINGS - 1);
    *place = b->entries.count;
    DZ_PUSH(&b->arena, &b->entries) = e;
    return *place;
}

/* Most words are in no list and may be one thing only: that is their record. */
static void make_word(dz_builder *b, dz_build_word *w) {
    bool plain = w->reading_count == 1 && !w->lists && traits_of(b, &w->traits) == 0;
    w->word.only = plain ? packed(b, &b->readings.at[w->readings]) : (dz_reading){.lemma = entry_of(b, w) & (DZ_MAX_LEMMAS - 1)};
}

/* Of the lemma that has the most. */
static uint32_t count_triggers(dz_builder *b) {
    uint32_t most = 0, *counts = dz_arena_zero(&b->arena, sizeof *counts * (b->lemmas.count + 1));
    for (uint32_t i = 0; i < b->triggers.count; i++) {
        uint32_t count = ++counts[b->triggers.at[i].lemma];
        most = count > most ? count : most;
    }
    return most;
}

static void check_limits(dz_builder *b) {
    if (count_triggers(b) > DZ_MAX_TRIGGERS)
        dz_problem_add(&b->problems, "relations", 1, 1, false, "more than %d rules for one word", DZ_MAX_TRIGGERS);
    if (b->lemmas.count > DZ_MAX_LEMMAS || b->entries.count > DZ_MAX_LEMMAS)
        dz_problem_add(&b->problems, "words", 1, 1, false, "more than %d lemmas or entries", DZ_MAX_LEMMAS);
    if (b->sorts.count > DZ_MAX_SORTS)
        dz_problem_add(&b->problems, "words", 1, 1, false, "more than %d sorts of readings", DZ_MAX_SORTS);
}

void dz_build_entries(dz_builder *b) {
    traits_of(b, &(dz_traits){0}); /* the first is that of words without entry */
    for (uint32_t i = 0; i < b->words.count; i++)
        make_word(b, &b->words.at[i]);
    check_limits(b);
}
