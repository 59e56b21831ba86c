/* Abbreviation: a word in brackets that shortens the words before it, `Bundesamt für Gesundheit (BAG)`. */
#ifndef DZ_ABBREVIATION_H
#define DZ_ABBREVIATION_H

#include "features.h"

typedef enum dz_short {
    DZ_SHORT_NONE,
    DZ_SHORT_ALONE,  /* in brackets, shortens nothing */
    DZ_SHORT_OF,     /* in brackets, behind its long form */
    DZ_SHORT_BEGINS, /* the first word of the long form */
    DZ_SHORT_INSIDE  /* a further word of it */
} dz_short;

dz_short dz_abbreviation_part(const dz_context *context, uint32_t token);

#endif
