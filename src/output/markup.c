#include "markup.h"
#include <stdint.h>
#include <string.h>
#include <unicode/utf8.h>

static const char *escape_of(UChar32 c) {
    switch (c) {
    case '&':
        return "&amp;";
    case '<':
        return "&lt;";
    case '>':
        return "&gt;";
    case '"':
        return "&quot;";
    case '\'':
        return "&#39;";
    case '\r':
        return "&#13;";
    default:
        return c < 0 || (c < 0x20 && c != '\n' && c != '\t') || (c & 0xFFFE) == 0xFFFE || c == 0x7F ? "\xEF\xBF\xBD" : NULL;
    }
}

void dz_markup_text(dz_buffer *b, const char *text, size_t length) {
    size_t from = 0;
    for (size_t at = 0, next = 0; at < length; at = next) {
        UChar32 c;
        U8_NEXT((const uint8_t *)text, next, length, c);
        const char *escape = escape_of(c);
        if (!escape)
            continue;
        dz_buffer_add(b, text + from, at - from);
        dz_buffer_text(b, escape);
        from = next;
    }
    dz_buffer_add(b, text + from, length - from);
}

void dz_markup_word(dz_buffer *b, const char *text) {
    dz_markup_text(b, text, strlen(text));
}
