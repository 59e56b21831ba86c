/* Grounds: the names of what speaks for and against a triple, and what each counts. */
#ifndef DZ_CLI_GROUNDS_H
#define DZ_CLI_GROUNDS_H

#include "relation/relation.h"

/* `base verb predicate=supplies rule=supplies,beliefern`; with their points: `base +210 verb -3 …`. */
void dz_grounds_print(const dz_image *image, const dz_grounds *grounds, bool points);

#endif
