/* A 64-bit hash of short strings. Keys of the model are hashes only: two of a million words collide with a chance of
 * 1 in 10^7, and the compiler refuses a model in which two of its own words do. The same on every machine. */
#ifndef DZ_HASH_H
#define DZ_HASH_H

#include "bytes.h"

static inline uint64_t dz_hash_mix(uint64_t a, uint64_t b) {
    uint64_t h = (a ^ (b * 0x9E3779B97F4A7C15u)) * 0xD6E8FEB86659FD93u;
    return h ^ (h >> 32);
}

/* Never 0, so that 0 can mark an empty place in a table. */
static inline uint64_t dz_hash(const char *text, size_t length) {
    const unsigned char *bytes = (const unsigned char *)text;
    uint64_t h = 0x243F6A8885A308D3u ^ length;
    while (length >= 8) {
        h = dz_hash_mix(h, dz_bytes_load(bytes));
        bytes += 8;
        length -= 8;
    }
    h = dz_hash_mix(h, dz_bytes_load_few(bytes, length) + 1);
    h = dz_hash_mix(h, h >> 29);
    return h ? h : 1;
}

static inline uint64_t dz_hash_string(const char *text) {
    return dz_hash(text, strlen(text));
}

#endif
