/* Gates: which frames could hold in a sentence at all. Each gate is asked once a sentence, as far as frames come to it. */
#ifndef DZ_RELATION_GATE_H
#define DZ_RELATION_GATE_H

#include "matcher.h"

enum { DZ_GATE_NOT_ASKED, DZ_GATE_SHUT, DZ_GATE_OPEN, DZ_GATE_OF_SELF /* open to a phrase that names a fitting one */ };

/* What the sentence says of the gate; notes it in m->gates. */
uint8_t dz_gate_ask(const dz_matcher *m, uint32_t gate);
/* Does the trigger's phrase name one whom the gate takes? */
bool dz_gate_takes_self(const dz_matcher *m, const dz_gate *gate);

/* May the frame of a trigger hold, at a word of this part of speech? */
static inline bool dz_gate_lets_in(const dz_matcher *m, uint32_t trigger, dz_pos pos) {
    uint32_t gate = m->image->triggers[trigger].gate;
    uint8_t state = m->gates[gate];
    if (state == DZ_GATE_NOT_ASKED)
        state = dz_gate_ask(m, gate);
    if (state == DZ_GATE_SHUT || m->image->gates[gate].pos != (uint8_t)pos)
        return false;
    return state == DZ_GATE_OPEN || dz_gate_takes_self(m, &m->image->gates[gate]);
}

#endif
