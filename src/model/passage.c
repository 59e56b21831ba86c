#include "passage.h"
#include "gate.h"

/* The set of a passage, in words of 64 triggers. */
static uint64_t *set_of(dz_builder *b, const dz_passage *p) {
    return &b->behind.at[p->behind];
}

static dz_passage *add_passage(dz_builder *b, uint32_t gate, uint32_t words) {
    DZ_PUSH(&b->arena, &b->passages) = (dz_passage){.gate = gate, .behind = b->behind.count};
    for (uint32_t i = 0; i < words; i++)
        DZ_PUSH(&b->arena, &b->behind) = 0;
    return &b->passages.at[b->passages.count - 1];
}

/* The passage through the gate among those from `start` on. */
static dz_passage *passage_through(dz_builder *b, uint32_t start, uint32_t gate, uint32_t words) {
    for (uint32_t i = start; i < b->passages.count; i++)
        if (b->passages.at[i].gate == gate)
            return &b->passages.at[i];
    return add_passage(b, gate, words);
}

static void add_passages(dz_builder *b, const uint32_t *gates, uint32_t count) {
    uint32_t start = b->passages.count;
    for (uint32_t i = 0; i < count; i++)
        set_of(b, passage_through(b, start, gates[i], dz_trigger_words(count)))[i / 64] |= (uint64_t)1 << i % 64;
    DZ_PUSH(&b->arena, &b->passages) = (dz_passage){.gate = DZ_NONE};
}

uint32_t dz_passages_of(dz_builder *b, uint32_t first, uint32_t count) {
    uint32_t *gates = dz_arena_alloc(&b->arena, sizeof *gates * count);
    bool fresh;
    for (uint32_t i = 0; i < count; i++)
        gates[i] = dz_gate_of(b, b->triggers.at[first + i].frame);
    uint32_t *place = dz_map_put(&b->passage_map, dz_hash((const char *)gates, sizeof *gates * count), &fresh);
    if (fresh) {
        *place = b->passages.count;
        add_passages(b, gates, count);
    }
    return *place;
}
