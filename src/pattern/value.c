/* Normal forms of figures, from a template and the named groups of a match. */
#include "pattern.h"
#include <inttypes.h>
#include <stdio.h>
#include <unicode/uchar.h>
#include <unicode/utf8.h>

enum { MAX_NAME = 32, MAX_VALUE = 128 };

#define SIGNS "sign" /* the table of what stands between digits: "." before decimals, "" between thousands, as white space is */

/* ---- groups ---- */

typedef struct piece {
    const char *text;
    size_t length;
    bool listed; /* from a table, where numbers are written as in the normal form */
} piece;

/* The text of a group, or what the table of its name says of it; NULL when it is not set. */
static piece value_of(const dz_groups *g, const char *name) {
    int number = pcre2_substring_number_from_name(g->code, (PCRE2_SPTR)name);
    if (number <= 0 || (uint32_t)number >= g->count || g->ends[2 * number] == PCRE2_UNSET)
        return (piece){NULL, 0, false};
    piece text = {g->subject + g->ends[2 * number], g->ends[2 * number + 1] - g->ends[2 * number], false};
    const char *term = dz_image_term(g->image, name, text.text, text.length);
    return term ? (piece){term, strlen(term), true} : text;
}

/* ---- numbers: digits with a point before the last `places` of them ---- */

typedef struct decimal {
    uint64_t digits;
    uint32_t places;
} decimal;

static bool multiply(uint64_t *number, uint64_t factor, uint64_t more) {
    return !__builtin_mul_overflow(*number, factor, number) && !__builtin_add_overflow(*number, more, number);
}

/* What a sign between digits means; NULL: nothing. */
static const char *sign_of(const dz_groups *g, const piece *p, UChar32 c, const char *sign, size_t length) {
    if (p->listed && c == '.')
        return ".";
    return u_isUWhiteSpace(c) ? "" : dz_image_term(g->image, SIGNS, sign, length);
}

static bool read_decimal(const dz_groups *g, piece p, decimal *d) {
    bool behind_point = false;
    *d = (decimal){0, 0};
    for (size_t at = 0, from = 0; at < p.length; from = at) {
        UChar32 c;
        U8_NEXT((const uint8_t *)p.text, at, p.length, c);
        if (c >= '0' && c <= '9') {
            if (!multiply(&d->digits, 10, (uint64_t)(c - '0')))
                return false;
            d->places += behind_point;
            continue;
        }
        const char *sign = sign_of(g, &p, c, p.text + from, at - from);
        if (!sign || (*sign && behind_point))
            return false;
        behind_point = behind_point || *sign;
    }
    return p.length > 0;
}

static bool times(decimal *d, const decimal *factor) {
    if (!multiply(&d->digits, factor->digits, 0))
        return false;
    d->places += factor->places;
    while (d->places && d->digits % 10 == 0) {
        d->digits /= 10;
        d->places--;
    }
    return d->places < 19;
}

static int print_decimal(char *out, size_t room, const decimal *d) {
    uint64_t unit = 1;
    for (uint32_t i = 0; i < d->places; i++)
        unit *= 10;
    if (!d->places)
        return snprintf(out, room, "%" PRIu64, d->digits);
    return snprintf(out, room, "%" PRIu64 ".%0*" PRIu64, d->digits / unit, (int)d->places, d->digits % unit);
}

/* ---- the template ---- */

typedef struct value {
    const dz_groups *groups;
    char text[MAX_VALUE];
    size_t used;
} value;

static bool add(value *v, const char *text, size_t length) {
    if (v->used + length >= MAX_VALUE)
        return false;
    memcpy(v->text + v->used, text, length);
    v->used += length;
    return true;
}

static bool add_padded(value *v, const char *name, size_t width) {
    piece p = value_of(v->groups, name);
    for (size_t i = p.length; i < width; i++)
        if (!add(v, "0", 1))
            return false;
    return add(v, p.text ? p.text : "", p.length);
}

static bool add_product(value *v, const char *name, const char *scale) {
    piece number = value_of(v->groups, name), factor = value_of(v->groups, scale);
    decimal d, f = {1, 0};
    char text[64];
    if (!number.text || !read_decimal(v->groups, number, &d) || (factor.text && !read_decimal(v->groups, factor, &f)) || !times(&d, &f))
        return false;
    int length = print_decimal(text, sizeof text, &d);
    return length > 0 && add(v, text, (size_t)length);
}

/* What stands between braces: `name`, `name:2` or `name*scale`. */
static bool add_item(value *v, const char *item, size_t length) {
    char name[MAX_NAME];
    if (length >= sizeof name)
        return false;
    memcpy(name, item, length);
    name[length] = '\0';
    char *sign = strpbrk(name, ":*");
    if (!sign)
        return add_padded(v, name, 0);
    bool product = *sign == '*';
    *sign = '\0';
    return product ? add_product(v, name, sign + 1) : add_padded(v, name, (size_t)(sign[1] - '0') % 10);
}

const char *dz_figure_value(const dz_groups *groups, const char *form, dz_arena *arena) {
    value v = {.groups = groups, .used = 0};
    while (*form) {
        const char *close = *form == '{' ? strchr(form, '}') : NULL;
        if (!(close ? add_item(&v, form + 1, (size_t)(close - form) - 1) : add(&v, form, 1)))
            return NULL;
        form = close ? close + 1 : form + 1;
    }
    while (v.used && v.text[v.used - 1] == ' ') /* before a unit that is not set */
        v.used--;
    return v.used ? dz_arena_copy(arena, v.text, v.used) : NULL;
}
