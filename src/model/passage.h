/* Passages: the gates of a lemma's triggers, each with the triggers that lie behind it. */
#ifndef DZ_PASSAGE_H
#define DZ_PASSAGE_H

#include "builder.h"

/* The index of the first passage of a lemma whose triggers are the `count` ones from `first` on; they are made unless another lemma has
 * the same. */
uint32_t dz_passages_of(dz_builder *b, uint32_t first, uint32_t count);

#endif
