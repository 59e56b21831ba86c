#include "encoding.h"
#include "base/bytes.h"
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unicode/utf8.h>

/* What bytes 0x80 to 0x9F stand for. */
static const uint16_t WINDOWS[32] = {0x20AC, 0x81,   0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
                                     0x2039, 0x0152, 0x8D,   0x017D, 0x8F,   0x90,   0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
                                     0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D,   0x017E, 0x0178};

typedef struct tally {
    size_t bad, first_bad, multibyte;
} tally;

static tally count(const char *text, size_t length) {
    tally t = {0};
    for (size_t at = dz_bytes_ascii(text, length); at < length; at += dz_bytes_ascii(text + at, length - at)) {
        size_t start = at;
        UChar32 c;
        U8_NEXT((const uint8_t *)text, at, length, c);
        if (c < 0 && t.bad++ == 0)
            t.first_bad = start;
        t.multibyte += c >= 0x80;
    }
    return t;
}

size_t dz_encoding_ill_formed(const char *text, size_t length, size_t *first) {
    tally t = count(text, length);
    *first = t.first_bad;
    return t.bad;
}

bool dz_encoding_is_windows(const char *text, size_t length) {
    tally t = count(text, length);
    return t.bad > t.multibyte;
}

char *dz_encoding_from_windows(const char *text, size_t length, size_t *made) {
    char *out = malloc(length * 3 + 1); /* the euro sign takes three bytes */
    size_t used = 0;
    for (size_t i = 0; out && i < length; i++) {
        uint8_t byte = (uint8_t)text[i];
        uint16_t c = byte >= 0x80 && byte < 0xA0 ? WINDOWS[byte - 0x80] : byte;
        U8_APPEND_UNSAFE((uint8_t *)out, used, c);
    }
    if (out)
        out[used] = '\0';
    *made = used;
    return out;
}
