/* Eight bytes of a text at once, for what is true of most of it. Each test yields the highest bit of the bytes that it is true of; a
 * byte above one of these may be among them, too, so that only 0 is exact: there is none. */
#ifndef DZ_BYTES_H
#define DZ_BYTES_H

#include <stdint.h>
#include <string.h>

#define DZ_BYTES_ONES 0x0101010101010101u
#define DZ_BYTES_HIGHEST 0x8080808080808080u

static inline uint64_t dz_bytes_load(const char *text) {
    uint64_t bytes;
    memcpy(&bytes, text, sizeof bytes);
    return bytes;
}

static inline uint64_t dz_bytes_below(uint64_t bytes, unsigned char limit) {
    return (bytes - DZ_BYTES_ONES * limit) & ~bytes & DZ_BYTES_HIGHEST;
}

static inline uint64_t dz_bytes_equal(uint64_t bytes, char c) {
    return dz_bytes_below(bytes ^ DZ_BYTES_ONES * (unsigned char)c, 1);
}

/* Not ASCII. */
static inline uint64_t dz_bytes_high(uint64_t bytes) {
    return bytes & DZ_BYTES_HIGHEST;
}

#endif
