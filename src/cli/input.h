/* Input: the bytes of a file, read in pieces into a buffer that grows to a stated size. */
#ifndef DZ_INPUT_H
#define DZ_INPUT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef struct dz_input {
    int file;
    char *bytes;
    size_t at, used, room; /* what is read and not taken yet: [at, used) */
    bool ended;
    int error;                  /* errno of a failed read */
    uint64_t total;             /* bytes read so far, of all files */
    int wake;                   /* a pipe that ends the waiting when something is written to it, or -1 */
    void (*wait)(void *waiter); /* called before a read that may block */
    void *waiter;
} dz_input;

/* Opens `name` (- is standard input). False: errno says why; a folder is EISDIR. */
bool dz_input_open(dz_input *in, const char *name);
void dz_input_close(dz_input *in);
void dz_input_free(dz_input *in);

/* Reads more; false at the end, on a fault and when a signal came. Moves what is left to the front of the buffer. */
bool dz_input_more(dz_input *in);

/* Hands over all that is read, with a NUL behind it; the caller frees it. */
char *dz_input_take(dz_input *in, size_t *length);

#endif
