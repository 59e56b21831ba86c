/* Matching: which answer counts for which wanted item; one answer for one at most. */
#ifndef DZ_MATCHING_H
#define DZ_MATCHING_H

#include "base/memory.h"

typedef struct dz_matching {
    uint32_t answers, wants;
    bool *fits;     /* answers × wants */
    bool *optional; /* wants: they are served last */
    int64_t *owner; /* of each want: its answer or -1 */
    bool *used;     /* answers that own a want */
    bool *tried;
} dz_matching;

/* Nothing fits yet, nothing is optional. */
dz_matching dz_matching_of(dz_arena *arena, uint32_t answers, uint32_t wants);

/* Fills owner and used with a largest matching. */
void dz_matching_find(dz_matching *m);

#endif
