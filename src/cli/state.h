/* State: how far a run has come, in a file beside its output, so that --resume can go on. */
#ifndef DZ_STATE_H
#define DZ_STATE_H

#include "options.h"
#include <stdint.h>

typedef struct dz_state {
    uint64_t items; /* documents and bad records that are dealt with */
    uint64_t bytes; /* of output that belong to them */
    char run[40];   /* what model and options made it */
} dz_state;

/* Identifies the model and the options that shape the output. */
void dz_state_name_run(dz_state *s, const dz_options *o, const char *fingerprint);

/* Reads the state of `output`. False: there is one, but of another run, or it is damaged (said on stderr). No file: zeros. */
bool dz_state_read(dz_state *s, const char *output);
bool dz_state_write(const dz_state *s, const char *output);

#endif
