/* Prints why rules that could have held in a sentence did not. */
#ifndef DZ_NEAR_H
#define DZ_NEAR_H

#include "relation/matcher.h"

void dz_near_print(dz_analysis *a, dz_entities *entities, uint32_t sentence, const dreisatz_options *options);

#endif
