#include "units.h"
#include <stdlib.h>
#include <string.h>
#include <unicode/utf8.h>

enum { STEP = 32 };

static uint64_t count_ones(uint64_t low_bits) { /* of the lowest bit of each byte */
    return low_bits * 0x0101010101010101u >> 56;
}

/* In eight bytes of well-formed text: those that begin a character, and again those that begin one beyond U+FFFF. */
static uint64_t units_in(uint64_t bytes, bool utf16) {
    const uint64_t ones = 0x0101010101010101u;
    uint64_t second = bytes >> 7 & ~bytes >> 6 & ones, large = bytes >> 7 & bytes >> 6 & bytes >> 5 & bytes >> 4 & ones;
    return 8 - count_ones(second) + (utf16 ? count_ones(large) : 0);
}

static uint64_t load(const char *text, size_t count) {
    uint64_t bytes = 0x8080808080808080u; /* begin nothing */
    memcpy(&bytes, text, count);
    return bytes;
}

static size_t count_sound(const dz_units *u, size_t *at, size_t to) {
    size_t units = 0;
    for (size_t left; *at < to; *at += left) {
        left = to - *at < 8 ? to - *at : 8;
        units += units_in(load(u->text + *at, left), u->utf16);
    }
    while (*at < u->length && U8_IS_TRAIL(u->text[*at]))
        ++*at;
    return units;
}

static size_t count_any(const dz_units *u, size_t *at, size_t to) {
    size_t units = 0;
    while (*at < to) {
        UChar32 c;
        U8_NEXT((const uint8_t *)u->text, *at, u->length, c);
        units += u->utf16 && c > 0xFFFF ? 2 : 1;
    }
    return units;
}

/* Moves to the first character that begins at `to` or behind it; the units on the way. */
static size_t move_to(const dz_units *u, size_t *at, size_t to) {
    return u->sound ? count_sound(u, at, to) : count_any(u, at, to);
}

bool dz_units_make(dz_units *u, const char *text, size_t length, bool utf16, bool sound) {
    size_t count = length / STEP + 1, at = 0, units = 0;
    *u = (dz_units){.text = text, .length = length, .utf16 = utf16, .sound = sound, .marks = malloc(sizeof *u->marks * count)};
    for (size_t i = 0; u->marks && i < count; i++) {
        units += move_to(u, &at, i * STEP);
        u->marks[i] = (dz_mark){(uint32_t)units, (uint32_t)at};
    }
    return u->marks != NULL;
}

size_t dz_units_before(const dz_units *u, size_t byte) {
    dz_mark mark = u->marks[byte / STEP];
    size_t at = mark.start;
    return mark.units + move_to(u, &at, byte);
}

void dz_units_free(dz_units *u) {
    free(u->marks);
    u->marks = NULL;
}
