/* A builder that starts from a finished image, so that what a user adds goes on top of any model, also the one built in. */
#ifndef DZ_BASE_H
#define DZ_BASE_H

#include "builder.h"

/* Like dz_builder_init; then the builder holds all of `base`, whose bytes must stay until dz_builder_finish. Costs a copy of
 * the arrays; the large tables are looked up where they lie. */
void dz_builder_init_from(dz_builder *b, dz_memory *memory, const dz_image *base);

/* What the base says of a word or a usage, into a record made for it. */
void dz_base_word(dz_builder *b, dz_build_word *word);
void dz_base_usage(const dz_image *base, dz_build_usage *usage);

#endif
