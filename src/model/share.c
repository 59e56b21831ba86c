#include "share.h"

typedef struct sharer {
    dz_builder *b;
    dz_map slot_map, part_map; /* to the index of the first */
    DZ_ARRAY(dz_slot) slots;
    DZ_ARRAY(dz_part) parts;
} sharer;

static uint32_t share_slots(sharer *s, uint32_t first, uint32_t count) {
    const dz_slot *slots = s->b->slots.at + first;
    bool fresh;
    if (!count)
        return 0;
    uint32_t *place = dz_map_put(&s->slot_map, dz_hash((const char *)slots, sizeof *slots * count), &fresh);
    if (fresh)
        *place = s->slots.count;
    for (uint32_t i = 0; fresh && i < count; i++)
        DZ_PUSH(&s->b->arena, &s->slots) = slots[i];
    return *place;
}

static uint32_t share_parts(sharer *s, uint32_t first, uint32_t count) {
    dz_part parts[DZ_LIMIT_PARTS];
    bool fresh;
    if (!count)
        return 0;
    memcpy(parts, s->b->parts.at + first, sizeof *parts * count);
    for (uint32_t i = 0; i < count; i++)
        parts[i].slots = share_slots(s, parts[i].slots, parts[i].slot_count);
    uint32_t *place = dz_map_put(&s->part_map, dz_hash((const char *)parts, sizeof *parts * count), &fresh);
    if (fresh)
        *place = s->parts.count;
    for (uint32_t i = 0; fresh && i < count; i++)
        DZ_PUSH(&s->b->arena, &s->parts) = parts[i];
    return *place;
}

void dz_share_slots(dz_builder *b) {
    sharer s = {.b = b, .slot_map = {.arena = &b->arena}, .part_map = {.arena = &b->arena}};
    for (uint32_t i = 0; i < b->frames.count; i++) {
        dz_frame *f = &b->frames.at[i];
        f->subject = share_slots(&s, f->subject, f->subject_count);
        f->object = share_slots(&s, f->object, f->object_count);
        f->parts = share_parts(&s, f->parts, f->part_count);
    }
    b->slots.at = s.slots.at;
    b->slots.count = s.slots.count;
    b->slots.room = s.slots.room;
    b->parts.at = s.parts.at;
    b->parts.count = s.parts.count;
    b->parts.room = s.parts.room;
}
