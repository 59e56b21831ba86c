/* Days as numbers like 20211208, which compare like the days. */
#ifndef DZ_DAY_H
#define DZ_DAY_H

#include <stdint.h>

enum { DZ_NO_DAY = 0, DZ_LAST_DAY = 99991231 };

/* The day that a text begins with, as in `2021-12-08T10:00Z`, or DZ_NO_DAY. */
static inline uint32_t dz_day_of(const char *text) {
    uint32_t day = 0;
    for (int i = 0; i < 10; i++) {
        if (i == 4 || i == 7 ? text[i] != '-' : text[i] < '0' || text[i] > '9')
            return DZ_NO_DAY;
        if (i != 4 && i != 7)
            day = day * 10 + (uint32_t)(text[i] - '0');
    }
    uint32_t month = day / 100 % 100, number = day % 100;
    return month >= 1 && month <= 12 && number >= 1 && number <= 31 ? day : DZ_NO_DAY;
}

#endif
