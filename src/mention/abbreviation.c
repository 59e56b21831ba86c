#include "abbreviation.h"

enum { FAR = 9 /* tokens that a long form may have */ };

static char lower(char c) {
    return c >= 'A' && c <= 'Z' ? (char)(c + 32) : c;
}

static bool has_class(const dz_context *c, int64_t t, uint8_t class) {
    return t >= (int64_t)c->first && t < (int64_t)c->last && c->text->tokens.at[t].kind == class;
}

/* Two or more capitals, between brackets. */
static bool is_bracketed(const dz_context *c, uint32_t t) {
    return (c->text->tokens.at[t].flags & (DZ_ALL_UPPER | DZ_INNER_UPPER)) && has_class(c, (int64_t)t - 1, DZ_K_OPEN) &&
           has_class(c, (int64_t)t + 1, DZ_K_CLOSE);
}

/* Do the letters of the short form stand in this order in the text up to the bracket? */
static bool shortens(const dz_context *c, uint32_t from, uint32_t t) {
    const char *text = c->text->norm, *s = dz_token_text(c->text, &c->text->tokens.at[t]);
    size_t length = dz_token_length(&c->text->tokens.at[t]), done = 0;
    uint32_t end = c->text->tokens.at[t - 2].end;
    for (uint32_t at = c->text->tokens.at[from].start; at < end && done < length; at++)
        done += lower(text[at]) == lower(s[done]);
    return done == length;
}

/* The first word of the long form before the bracket; t when there is none. */
static uint32_t long_start(const dz_context *c, uint32_t t) {
    char first = lower(*dz_token_text(c->text, &c->text->tokens.at[t]));
    for (uint32_t from = t - 1; from-- > c->first && t - from < FAR + 2;) {
        const dz_token *k = &c->text->tokens.at[from];
        if ((k->flags & DZ_UPPER) && lower(*dz_token_text(c->text, k)) == first && shortens(c, from, t))
            return from;
    }
    return t;
}

dz_short dz_abbreviation_part(const dz_context *c, uint32_t t) {
    if (!c->brackets)
        return DZ_SHORT_NONE;
    if (is_bracketed(c, t))
        return t >= c->first + 2 && long_start(c, t) < t ? DZ_SHORT_OF : DZ_SHORT_ALONE;
    for (uint32_t k = t + 2; k < c->last && k < t + FAR + 2; k++)
        if (is_bracketed(c, k)) {
            uint32_t start = long_start(c, k);
            return t < start || t > k - 2 || start == k ? DZ_SHORT_NONE : t == start ? DZ_SHORT_BEGINS : DZ_SHORT_INSIDE;
        }
    return DZ_SHORT_NONE;
}
