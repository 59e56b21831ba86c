#include "gate.h"

/* Does the sentence hold one of the types that the side takes, and one of its prepositions? */
static bool is_side_here(const dz_matcher *m, const dz_gate *g, dz_frame_side side) {
    bool typed = g->self[side] || g->takes[side] & m->types[0];
    return typed && (!g->prepositions[side] || g->prepositions[side] & m->words.prepositions);
}

static uint8_t state_of(const dz_matcher *m, const dz_gate *g) {
    if (g->needs && !dz_words_may_hold(&m->words, g->needs))
        return DZ_GATE_SHUT;
    if (!g->rejects && !(is_side_here(m, g, DZ_SUBJECT_SIDE) && is_side_here(m, g, DZ_OBJECT_SIDE)))
        return DZ_GATE_SHUT;
    return g->self[DZ_SUBJECT_SIDE] || g->self[DZ_OBJECT_SIDE] ? DZ_GATE_OF_SELF : DZ_GATE_OPEN;
}

/* The watch hears of all frames. */
uint8_t dz_gate_ask(const dz_matcher *m, uint32_t gate) {
    return m->gates[gate] = m->watch ? DZ_GATE_OPEN : state_of(m, &m->image->gates[gate]);
}

bool dz_gate_takes_self(const dz_matcher *m, const dz_gate *g) {
    for (dz_frame_side side = DZ_SUBJECT_SIDE; side <= DZ_OBJECT_SIDE; side++)
        if (g->self[side] && !(g->takes[side] & m->types[1]))
            return false;
    return true;
}
