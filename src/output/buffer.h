/* Buffer: bytes that grow; every writer writes into one. */
#ifndef DZ_BUFFER_H
#define DZ_BUFFER_H

#include <stdbool.h>
#include <stddef.h>
#include <string.h>

typedef struct dz_buffer {
    char *bytes;
    size_t used, room;
    bool failed; /* out of memory: what follows is dropped */
} dz_buffer;

/* Makes room for so many more bytes; false when out of memory. */
bool dz_buffer_grow(dz_buffer *b, size_t count);

/* These two stand here so that what is written as a literal is copied without a call. */
static inline void dz_buffer_add(dz_buffer *b, const char *bytes, size_t count) {
    if (b->room - b->used < count && !dz_buffer_grow(b, count))
        return;
    if (count)
        memcpy(b->bytes + b->used, bytes, count);
    b->used += count;
}

static inline void dz_buffer_text(dz_buffer *b, const char *text) {
    dz_buffer_add(b, text, strlen(text));
}

void dz_buffer_number(dz_buffer *b, size_t number);
/* `value` of 0 to 1 with at most four decimals; the same in every locale. */
void dz_buffer_fraction(dz_buffer *b, double value);
/* Text, with U+FFFD in the place of each ill-formed part. */
void dz_buffer_clean(dz_buffer *b, const char *text, size_t length);
/* A JSON string with its quotes. Ill-formed UTF-8 becomes U+FFFD. */
void dz_buffer_json(dz_buffer *b, const char *text, size_t length);
/* The same for a name of ours, which stands for itself. */
static inline void dz_buffer_name(dz_buffer *b, const char *name) {
    dz_buffer_add(b, "\"", 1);
    dz_buffer_text(b, name);
    dz_buffer_add(b, "\"", 1);
}
void dz_buffer_free(dz_buffer *b);

#endif
