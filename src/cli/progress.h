/* Progress: what was done so far, shown while it goes on and summed up at the end. */
#ifndef DZ_PROGRESS_H
#define DZ_PROGRESS_H

#include "options.h"
#include <stdint.h>

typedef struct dz_progress {
    size_t items, documents, skipped, errors, cut, repaired; /* items = documents + skipped + errors + blank */
    size_t blank, sentences, mentions, relations;
    uint64_t bytes, total; /* read; 0: not known */
    double started, shown;
    bool shows, forced, visible;
} dz_progress;

void dz_progress_start(dz_progress *p, const dz_options *o);
void dz_progress_show(dz_progress *p); /* now and then */
void dz_progress_end(dz_progress *p, const dz_options *o);

#endif
