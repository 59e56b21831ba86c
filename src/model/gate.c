#include "gate.h"

/* The slots of one side of a frame. */
typedef struct side {
    const dz_slot *first, *end;
    uint16_t types; /* as the predicate says */
} side;

/* A slot with kinds takes what the predicate says as well. */
static uint8_t types_taken(side s) {
    unsigned taken = 0;
    for (const dz_slot *slot = s.first; slot < s.end; slot++)
        taken |= slot->types | (slot->kinds || !slot->types ? s.types : 0u);
    return taken & 15u;
}

static uint64_t prepositions_needed(side s) {
    uint64_t bits = 0;
    for (const dz_slot *slot = s.first; slot < s.end; slot++) {
        if (slot->kind != DZ_SLOT_PREP)
            return 0;
        bits |= (uint64_t)1 << slot->preposition % 64;
    }
    return bits;
}

static bool is_self(side s) {
    return s.end - s.first == 1 && s.first->kind == DZ_SLOT_SELF && !s.first->of;
}

static bool asks_for(side s, uint8_t kind) {
    for (const dz_slot *slot = s.first; kind && slot < s.end; slot++)
        if (slot->kinds >> kind & 1)
            return true;
    return false;
}

/* The first list of words that one must stand in the sentence of; a verb may stand elsewhere. */
static uint32_t list_needed(const dz_builder *b, const dz_frame *f) {
    for (uint8_t i = 0; i < f->part_count; i++) {
        const dz_part *part = &b->parts.at[f->parts + i];
        if (!part->key && !part->at && !part->negated && part->list && b->slots.at[part->slots].kind != DZ_SLOT_VERB)
            return part->list;
    }
    return 0;
}

static uint8_t kind_of_clubs(const dz_builder *b) {
    for (uint32_t i = 1; i < b->kinds.count; i++)
        if (strcmp(b->strings.at + b->kinds.at[i], DZ_KIND_CLUB) == 0)
            return (uint8_t)i;
    return 0;
}

static bool is_of_self(const dz_builder *b, const dz_frame *f) {
    return f->subject_count && b->slots.at[f->subject].kind == DZ_SLOT_SELF;
}

static side side_of(const dz_builder *b, const dz_frame *f, dz_frame_side which) {
    const dz_predicate *p = &b->predicates.at[f->predicate];
    bool subject = which == DZ_SUBJECT_SIDE;
    const dz_slot *first = b->slots.at + (subject ? f->subject : f->object);
    return (side){first, first + (subject ? f->subject_count : f->object_count), subject ? p->subject_types : p->object_types};
}

/* A noun may have its subject from the head of a headline, and those who do something to each other side by side before it. */
static bool may_lack_slots(const dz_builder *b, const dz_frame *f, dz_frame_side which) {
    return f->pos == (uint8_t)DZ_NOUN && (which == DZ_SUBJECT_SIDE || b->predicates.at[f->predicate].symmetric);
}

static void describe_side(const dz_builder *b, const dz_frame *f, dz_frame_side which, dz_gate *gate) {
    side s = side_of(b, f, which);
    bool shared = which == DZ_OBJECT_SIDE && f->flags & DZ_F_BOTH; /* has no slots of its own */
    gate->takes[which] = shared ? 15 : types_taken(s);
    gate->prepositions[which] = may_lack_slots(b, f, which) ? 0 : prepositions_needed(s);
    gate->self[which] = is_self(s);
    gate->clubs[which] = asks_for(s, kind_of_clubs(b));
}

uint32_t dz_gate_of(dz_builder *b, uint32_t frame) {
    const dz_frame *f = &b->frames.at[frame];
    dz_gate gate = {.needs = list_needed(b, f), .pos = f->pos, .rejects = (f->flags & DZ_F_REJECT) != 0, .of_self = is_of_self(b, f)};
    describe_side(b, f, DZ_SUBJECT_SIDE, &gate);
    describe_side(b, f, DZ_OBJECT_SIDE, &gate);
    bool fresh;
    uint32_t *place = dz_map_put(&b->gate_map, dz_hash((const char *)&gate, sizeof gate), &fresh);
    if (fresh) {
        *place = b->gates.count;
        DZ_PUSH(&b->arena, &b->gates) = gate;
    }
    return *place;
}
