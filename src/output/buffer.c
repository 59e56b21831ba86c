#include "buffer.h"
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unicode/utf8.h>

bool dz_buffer_grow(dz_buffer *b, size_t count) {
    size_t room = b->room * 2 + count + 256;
    char *grown = b->failed ? NULL : realloc(b->bytes, room);
    if (!grown) {
        b->failed = true;
        return false;
    }
    b->bytes = grown;
    b->room = room;
    return true;
}

void dz_buffer_number(dz_buffer *b, size_t number) {
    enum { MOST = 20 };
    char digits[2 * MOST] = {0};
    size_t at = MOST;
    do
        digits[--at] = (char)('0' + number % 10);
    while (number /= 10);
    if (b->room - b->used < MOST && !dz_buffer_grow(b, MOST))
        return;
    memcpy(b->bytes + b->used, digits + at, MOST); /* more than are meant: a copy of a fixed size is no call */
    b->used += MOST - at;
}

void dz_buffer_fraction(dz_buffer *b, double value) {
    unsigned parts = (unsigned)(value * 10000 + 0.5);
    char text[8] = {(char)('0' + parts / 10000),     '.',
                    (char)('0' + parts / 1000 % 10), (char)('0' + parts / 100 % 10),
                    (char)('0' + parts / 10 % 10),   (char)('0' + parts % 10)};
    size_t length = 6;
    while (length > 3 && text[length - 1] == '0')
        length--;
    dz_buffer_add(b, text, length);
}

static void escape(dz_buffer *b, unsigned code) {
    static const char HEX[] = "0123456789abcdef";
    char text[6] = {'\\', 'u', HEX[code >> 12 & 15], HEX[code >> 8 & 15], HEX[code >> 4 & 15], HEX[code & 15]};
    if (code == '"' || code == '\\')
        dz_buffer_add(b, (char[]){'\\', (char)code}, 2);
    else if (code == '\n')
        dz_buffer_text(b, "\\n");
    else if (code == '\t')
        dz_buffer_text(b, "\\t");
    else if (code == '\r')
        dz_buffer_text(b, "\\r");
    else
        dz_buffer_add(b, text, 6);
}

void dz_buffer_clean(dz_buffer *b, const char *text, size_t length) {
    size_t from = 0;
    for (size_t at = 0, next = 0; at < length; at = next) {
        UChar32 c;
        U8_NEXT((const uint8_t *)text, next, length, c);
        if (c >= 0)
            continue;
        dz_buffer_add(b, text + from, at - from);
        dz_buffer_text(b, "\xEF\xBF\xBD");
        from = next;
    }
    dz_buffer_add(b, text + from, length - from);
}

/* ASCII that stands for itself in JSON. */
static bool is_plain(char c) {
    return c >= 0x20 && c < 0x7F && c != '"' && c != '\\';
}

/* The same for eight bytes at once: each step sets the highest bit of the bytes that it is about. */
static bool are_plain(const char *text) {
    const uint64_t ones = 0x0101010101010101u, highest = 0x8080808080808080u;
    uint64_t bytes;
    memcpy(&bytes, text, sizeof bytes);
    uint64_t controls = bytes - ones * 0x20, del = bytes + ones, quotes = (bytes ^ ones * '"') - ones,
             slashes = (bytes ^ ones * '\\') - ones;
    return !((bytes | controls | del | quotes | slashes) & highest);
}

/* A letter of two bytes: `ü`. */
static bool is_letter_pair(const char *text) {
    return (unsigned char)text[0] == 0xC3 && ((unsigned char)text[1] & 0xC0) == 0x80;
}

/* How far the text stands for itself; it may go on so behind what takes a closer look. */
static size_t plain_length(const char *text, size_t length) {
    size_t at = 0;
    while (at < length) {
        if (at + 8 <= length && are_plain(text + at))
            at += 8;
        else if (at + 8 > length && length >= 8 && are_plain(text + length - 8))
            at = length;
        else if (is_plain(text[at]))
            at++;
        else if (at + 1 < length && is_letter_pair(text + at))
            at += 2;
        else
            break;
    }
    return at;
}

void dz_buffer_json(dz_buffer *b, const char *text, size_t length) {
    size_t from = 0, at = plain_length(text, length);
    dz_buffer_add(b, "\"", 1);
    while (at < length) {
        if (is_plain(text[at])) {
            at++;
            continue;
        }
        size_t next = at;
        UChar32 c;
        U8_NEXT((const uint8_t *)text, next, length, c);
        if (c < 0 || c < 0x20 || c == '"' || c == '\\' || c == 0x7F || c == 0x2028 || c == 0x2029) {
            dz_buffer_add(b, text + from, at - from);
            if (c < 0)
                dz_buffer_text(b, "\xEF\xBF\xBD");
            else
                escape(b, (unsigned)c);
            from = next;
        }
        at = next;
    }
    dz_buffer_add(b, text + from, length - from);
    dz_buffer_add(b, "\"", 1);
}

void dz_buffer_free(dz_buffer *b) {
    free(b->bytes);
    *b = (dz_buffer){0};
}
