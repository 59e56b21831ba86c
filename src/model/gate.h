/* Gates: what must stand in a sentence so that a frame could hold. */
#ifndef DZ_GATE_H
#define DZ_GATE_H

#include "builder.h"

/* The index of the frame's gate, which is made unless another frame has the same. */
uint32_t dz_gate_of(dz_builder *b, uint32_t frame);

#endif
