/* Sharing: slots and parts that several frames have in the same order stand in the image once. */
#ifndef DZ_SHARE_H
#define DZ_SHARE_H

#include "base/limits.h"
#include "builder.h"

/* Gives frames with the same slots the same indexes, so that what a slot holds can be kept from one frame to the next. */
void dz_share_slots(dz_builder *b);

#endif
