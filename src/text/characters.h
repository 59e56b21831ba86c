/* Character classes: a table for U+0000–02FF, ICU beyond it. */
#ifndef DZ_CHARACTERS_H
#define DZ_CHARACTERS_H

#include <stdbool.h>
#include <stdint.h>

typedef enum dz_char {
    DZ_C_OTHER,
    DZ_C_SPACE,
    DZ_C_NEWLINE,
    DZ_C_LOWER,
    DZ_C_UPPER,
    DZ_C_MARK,
    DZ_C_DIGIT,
    DZ_C_QUOTE,
    DZ_C_FOREIGN
} dz_char;

extern const uint8_t DZ_CHAR_ASCII[128];
dz_char dz_char_beyond_ascii(const char *s, uint32_t *at, uint32_t length);

/* Class of the code point at s[*at], which is moved behind it. Requires valid UTF-8 and *at < length. */
static inline dz_char dz_char_next(const char *s, uint32_t *at, uint32_t length) {
    unsigned char byte = (unsigned char)s[*at];
    if (byte >= 0x80)
        return dz_char_beyond_ascii(s, at, length);
    ++*at;
    return (dz_char)DZ_CHAR_ASCII[byte];
}

static inline bool dz_char_is_letter(dz_char c) {
    return c == DZ_C_LOWER || c == DZ_C_UPPER || c == DZ_C_MARK || c == DZ_C_FOREIGN;
}

#endif
