/* Gates: which frames could hold in a sentence at all. Each gate is asked once a sentence, as far as frames come to it. */
#ifndef DZ_RELATION_GATE_H
#define DZ_RELATION_GATE_H

#include "matcher.h"

enum { DZ_GATE_NOT_ASKED, DZ_GATE_SHUT, DZ_GATE_OPEN, DZ_GATE_OF_SELF /* open to a phrase that names a fitting one */ };

/* The triggers whose frames may hold, at a word of this part of speech, and of those the ones that give a triple; false: there is none of
 * the latter. */
bool dz_gate_open(const dz_matcher *m, const dz_lemma *lemma, dz_pos pos, dz_triggers *open, dz_triggers *giving);

#endif
