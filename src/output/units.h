/* Units: from bytes of a text to code points or UTF-16 units, by a mark every 32 bytes and a count from there. */
#ifndef DZ_UNITS_H
#define DZ_UNITS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef struct dz_mark {
    uint32_t units; /* before `start` */
    uint32_t start; /* of the first character that begins in these 32 bytes or behind them */
} dz_mark;

typedef struct dz_units {
    const char *text;
    size_t length;
    bool utf16, sound; /* sound: the text is well-formed, so that counting bytes will do */
    dz_mark *marks;
} dz_units;

/* False when out of memory. */
bool dz_units_make(dz_units *units, const char *text, size_t length, bool utf16, bool sound);
/* The units before the character that begins at the byte. */
size_t dz_units_before(const dz_units *units, size_t byte);
void dz_units_free(dz_units *units);

#endif
