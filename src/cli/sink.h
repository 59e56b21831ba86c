/* Sink: where the results go. Every write is checked. */
#ifndef DZ_SINK_H
#define DZ_SINK_H

#include "output/buffer.h"
#include <stdint.h>

typedef struct dz_sink {
    int file;
    const char *name;
    dz_buffer out;
    uint64_t written; /* bytes, with those of an earlier run that is resumed */
    bool failed;      /* the output is not whole; it was said */
} dz_sink;

/* Standard output when `path` is NULL. `keep`: bytes of the file that stay, the rest is cut off. */
bool dz_sink_open(dz_sink *s, const char *path, uint64_t keep);
void dz_sink_flush(dz_sink *s);
void dz_sink_sync(dz_sink *s); /* flushed, and on the disk */
void dz_sink_close(dz_sink *s);

/* Writes a whole file of its own; false: it was said why. */
bool dz_sink_file(const char *folder, const char *name, const char *ending, const dz_buffer *contents);

#endif
