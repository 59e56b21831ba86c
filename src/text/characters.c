#include "characters.h"
#include <unicode/uchar.h>
#include <unicode/utf8.h>

static dz_char class_of(UChar32 c) {
    switch (c) {
    case '\n':
    case 0x2028:
    case 0x2029:
        return DZ_C_NEWLINE;
    case '"':
    case 0xAB:
    case 0xBB:
    case 0x2018:
    case 0x201A:
    case 0x201B:
    case 0x201C:
    case 0x201D:
    case 0x201E:
    case 0x201F:
    case 0x2039:
    case 0x203A:
        return DZ_C_QUOTE;
    default:
        break;
    }
    if (c < 0x20 || u_isUWhiteSpace(c))
        return DZ_C_SPACE;
    switch (u_charType(c)) {
    case U_UPPERCASE_LETTER:
    case U_TITLECASE_LETTER:
        return DZ_C_UPPER;
    case U_LOWERCASE_LETTER:
        return DZ_C_LOWER;
    case U_MODIFIER_LETTER:
    case U_OTHER_LETTER:
        return DZ_C_FOREIGN;
    case U_NON_SPACING_MARK:
    case U_ENCLOSING_MARK:
    case U_COMBINING_SPACING_MARK:
        return DZ_C_MARK;
    case U_DECIMAL_DIGIT_NUMBER:
        return DZ_C_DIGIT;
    default:
        return DZ_C_OTHER;
    }
}

/* The ASCII part of class_of, spelt out: most characters end here. A test compares both. */
#define S DZ_C_SPACE
#define L DZ_C_LOWER
#define U DZ_C_UPPER
#define D DZ_C_DIGIT
#define N DZ_C_NEWLINE
#define Q DZ_C_QUOTE
const uint8_t DZ_CHAR_ASCII[128] = {S, S, S, S, S, S, S, S, S, S, N, S, S, S, S, S, S, S, S, S, S, S, S, S, S, S, S, S, S, S, S, S,
                                    S, 0, Q, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, D, D, D, D, D, D, D, D, D, D, 0, 0, 0, 0, 0, 0,
                                    0, U, U, U, U, U, U, U, U, U, U, U, U, U, U, U, U, U, U, U, U, U, U, U, U, U, U, 0, 0, 0, 0, 0,
                                    0, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, 0, 0, 0, 0, 0};
#undef S
#undef L
#undef U
#undef D
#undef N
#undef Q

dz_char dz_char_beyond_ascii(const char *s, uint32_t *at, uint32_t length) {
    if ((unsigned char)s[*at] == 0xC3) { /* U+00C0–00FF: letters but for × and ÷ */
        unsigned char low = (unsigned char)s[*at + 1];
        *at += 2;
        if (low == 0x97 || low == 0xB7)
            return DZ_C_OTHER;
        return low < 0x9F ? DZ_C_UPPER : DZ_C_LOWER;
    }
    UChar32 c;
    U8_NEXT((const uint8_t *)s, *at, length, c);
    return class_of(c);
}
