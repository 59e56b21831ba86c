/* Eight bytes of text at a time, as one number, the first byte lowest on every machine. */
#ifndef DZ_BYTES_H
#define DZ_BYTES_H

#include <stddef.h>
#include <stdint.h>
#include <string.h>

#define DZ_BYTES_ALL(byte) (0x0101010101010101u * (byte))
#define DZ_BYTES_HIGH DZ_BYTES_ALL(0x80u) /* the highest bit of each */

static inline uint64_t dz_bytes_load(const void *bytes) {
    uint64_t all;
    memcpy(&all, bytes, sizeof all);
#if __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
    all = __builtin_bswap64(all);
#endif
    return all;
}

/* How many bytes stand before the first that is marked by its highest bit; 8: none is marked. */
static inline size_t dz_bytes_before(uint64_t marks) {
    return marks ? (size_t)__builtin_ctzll(marks) / 8 : 8;
}

static inline uint64_t dz_bytes_load_half(const unsigned char *bytes) {
    uint32_t half;
    memcpy(&half, bytes, sizeof half);
#if __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
    half = __builtin_bswap32(half);
#endif
    return half;
}

/* As dz_bytes_load of up to seven bytes; nothing behind them is read, but some are read twice. */
static inline uint64_t dz_bytes_load_few(const unsigned char *bytes, size_t count) {
    if (count >= 4)
        return dz_bytes_load_half(bytes) | dz_bytes_load_half(bytes + count - 4) << 8 * (count - 4);
    if (!count)
        return 0;
    return bytes[0] | (uint64_t)bytes[count / 2] << 8 * (count / 2) | (uint64_t)bytes[count - 1] << 8 * (count - 1);
}

/* Marks the bytes that are no small ASCII letters. No sum carries into the next byte. */
static inline uint64_t dz_bytes_not_small(uint64_t all) {
    uint64_t low = all & ~DZ_BYTES_HIGH, from_a = low + DZ_BYTES_ALL(0x80u - 'a'), behind_z = low + DZ_BYTES_ALL(0x7Fu - 'z');
    return ~(from_a & ~behind_z & ~all) & DZ_BYTES_HIGH;
}

/* Not 0 when a byte is below the limit, at most 0x80; which one, only the lowest mark tells. */
static inline uint64_t dz_bytes_below(uint64_t all, unsigned char limit) {
    return (all - DZ_BYTES_ALL(limit)) & ~all & DZ_BYTES_HIGH;
}

static inline uint64_t dz_bytes_equal(uint64_t all, char c) {
    return dz_bytes_below(all ^ DZ_BYTES_ALL((unsigned char)c), 1);
}

/* How many ASCII bytes the text begins with. */
static inline size_t dz_bytes_ascii(const char *text, size_t length) {
    size_t at = 0, plain = 8;
    for (; plain == 8 && length - at >= 8; at += plain)
        plain = dz_bytes_before(dz_bytes_load(text + at) & DZ_BYTES_HIGH);
    while (plain == 8 && at < length && (unsigned char)text[at] < 0x80)
        at++;
    return at;
}

#endif
