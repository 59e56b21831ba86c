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

/* What the sentence says of the gate. The watch hears of all frames. */
static uint8_t ask(const dz_matcher *m, uint32_t gate) {
    if (m->gates[gate] == DZ_GATE_NOT_ASKED)
        m->gates[gate] = m->watch ? DZ_GATE_OPEN : state_of(m, &m->image->gates[gate]);
    return m->gates[gate];
}

/* Does the trigger's phrase name one whom the gate takes? */
static bool takes_self(const dz_matcher *m, const dz_gate *g) {
    for (dz_frame_side side = DZ_SUBJECT_SIDE; side <= DZ_OBJECT_SIDE; side++)
        if (g->self[side] && !(g->takes[side] & m->types[1]))
            return false;
    return true;
}

static bool lets_in(const dz_matcher *m, uint32_t gate, dz_pos pos) {
    const dz_gate *g = &m->image->gates[gate];
    uint8_t state = ask(m, gate);
    if (state == DZ_GATE_SHUT || g->pos != (uint8_t)pos)
        return false;
    return state == DZ_GATE_OPEN || takes_self(m, g);
}

bool dz_gate_open(const dz_matcher *m, const dz_lemma *lemma, dz_pos pos, dz_triggers *open, dz_triggers *giving) {
    bool any = false;
    dz_triggers_clear(open, lemma->trigger_count);
    dz_triggers_clear(giving, lemma->trigger_count);
    for (const dz_passage *p = dz_image_passages(m->image, lemma); p->gate != DZ_NONE; p++) {
        if (!lets_in(m, p->gate, pos))
            continue;
        dz_triggers_add(open, m->image, p, lemma->trigger_count);
        if (m->image->gates[p->gate].rejects)
            continue;
        dz_triggers_add(giving, m->image, p, lemma->trigger_count);
        any = true;
    }
    return any;
}
