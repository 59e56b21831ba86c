/* The reader is our own because records come from strangers: a general parser cuts strings at \u0000, turns long numbers
 * into others, takes text behind the value and the second of two equal keys, and cannot give a member back as it was
 * written. This one only checks, and remembers where the members lie. */
#include "record.h"
#include "base/bytes.h"
#include "base/limits.h"
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unicode/utf8.h>

typedef struct slice {
    const char *at;
    size_t length;
} slice;

typedef struct scanner {
    const char *start, *at, *end;
    const char *fault;
    int depth;
} scanner;

typedef struct member {
    slice key, value; /* as written; a key without its quotes */
} member;

typedef struct members {
    member at[DZ_LIMIT_MEMBERS];
    size_t count;
} members;

static bool fail(scanner *s, const char *fault) {
    if (!s->fault)
        s->fault = fault;
    return false;
}

static void skip_space(scanner *s) {
    while (s->at < s->end && (*s->at == ' ' || *s->at == '\t' || *s->at == '\r' || *s->at == '\n'))
        s->at++;
}

static bool take(scanner *s, char c) {
    if (s->at == s->end || *s->at != c)
        return false;
    s->at++;
    return true;
}

/* ---- values ---- */

static int hex4(const char *at, const char *end) {
    int value = 0;
    for (int i = 0; i < 4; i++, at++) {
        if (at >= end)
            return -1;
        int digit = *at >= '0' && *at <= '9'   ? *at - '0'
                    : *at >= 'a' && *at <= 'f' ? *at - 'a' + 10
                    : *at >= 'A' && *at <= 'F' ? *at - 'A' + 10
                                               : -1;
        if (digit < 0)
            return -1;
        value = value * 16 + digit;
    }
    return value;
}

/* Behind `\u`; a surrogate needs its pair. Returns the code point or -1. */
static int32_t scan_unicode(scanner *s) {
    int unit = hex4(s->at, s->end);
    if (unit < 0)
        return fail(s, "\\u without four hex digits"), -1;
    s->at += 4;
    if (unit < 0xD800 || unit > 0xDFFF)
        return unit;
    bool pair = unit < 0xDC00 && s->end - s->at >= 6 && s->at[0] == '\\' && s->at[1] == 'u';
    int second = pair ? hex4(s->at + 2, s->end) : -1;
    if (second < 0xDC00 || second > 0xDFFF)
        return fail(s, "half of a surrogate pair"), -1;
    s->at += 6;
    return 0x10000 + ((unit - 0xD800) << 10) + (second - 0xDC00);
}

/* Behind a backslash. Returns the code point or -1. */
static int32_t scan_escape(scanner *s) {
    static const char NAMES[] = "\"\\/bfnrt", VALUES[] = "\"\\/\b\f\n\r\t";
    char c = s->at < s->end ? *s->at++ : '\0';
    const char *known = c ? strchr(NAMES, c) : NULL;
    if (known)
        return VALUES[known - NAMES];
    return c == 'u' ? scan_unicode(s) : (fail(s, "unknown escape in a string"), -1);
}

static bool is_plain(char c) {
    return c != '"' && c != '\\' && (unsigned char)c >= 0x20;
}

/* How many of the next bytes stand for themselves. */
static size_t plain_length(const scanner *s) {
    const char *at = s->at;
    for (; s->end - at >= 8; at += 8) {
        uint64_t bytes = dz_bytes_load(at);
        if (dz_bytes_equal(bytes, '"') | dz_bytes_equal(bytes, '\\') | dz_bytes_below(bytes, 0x20))
            break;
    }
    while (at < s->end && is_plain(*at))
        at++;
    return (size_t)(at - s->at);
}

/* A backslash being next; its character goes to `out` when that is not NULL. */
static bool decode_escape(scanner *s, char *out, size_t *used) {
    s->at++;
    int32_t c = scan_escape(s);
    if (c >= 0 && out)
        U8_APPEND_UNSAFE((uint8_t *)out, *used, (uint32_t)c);
    return c >= 0;
}

/* A string, the first quote being next. Decodes it into `out` when that is not NULL. */
static bool scan_string(scanner *s, slice *raw, char *out, size_t *length) {
    size_t used = 0;
    if (!take(s, '"'))
        return fail(s, "a string was expected");
    raw->at = s->at;
    for (;;) {
        size_t plain = plain_length(s);
        if (out)
            memcpy(out + used, s->at, plain);
        used += plain;
        s->at += plain;
        if (s->at == s->end || *s->at == '"')
            break;
        if (*s->at != '\\')
            return fail(s, "control character in a string");
        if (!decode_escape(s, out, &used))
            return false;
    }
    raw->length = (size_t)(s->at - raw->at);
    if (length)
        *length = used;
    return take(s, '"') || fail(s, "a string does not end");
}

static bool digits(scanner *s) {
    const char *from = s->at;
    while (s->at < s->end && *s->at >= '0' && *s->at <= '9')
        s->at++;
    return s->at > from;
}

static bool scan_number(scanner *s) {
    take(s, '-');
    if (!take(s, '0') && !digits(s))
        return fail(s, "a value was expected");
    if (take(s, '.') && !digits(s))
        return fail(s, "number without digits behind the point");
    if (take(s, 'e') || take(s, 'E')) {
        if (!take(s, '+'))
            take(s, '-');
        if (!digits(s))
            return fail(s, "number without an exponent");
    }
    return s->at == s->end || !strchr("0123456789.", *s->at) || fail(s, "not a number of JSON");
}

static bool scan_word(scanner *s) {
    static const char *const WORDS[] = {"true", "false", "null"};
    for (size_t i = 0; i < 3; i++) {
        size_t n = strlen(WORDS[i]);
        if ((size_t)(s->end - s->at) >= n && memcmp(s->at, WORDS[i], n) == 0) {
            s->at += n;
            return true;
        }
    }
    return fail(s, "a value was expected");
}

static bool scan_value(scanner *s);

/* An object, its brace being next; lists its members when `m` is not NULL. */
static bool scan_object(scanner *s, members *m) {
    s->at++;
    skip_space(s);
    if (take(s, '}'))
        return true;
    do {
        member found;
        skip_space(s);
        if (!scan_string(s, &found.key, NULL, NULL))
            return false;
        skip_space(s);
        if (!take(s, ':'))
            return fail(s, "a colon was expected");
        skip_space(s);
        found.value.at = s->at;
        if (!scan_value(s))
            return false;
        found.value.length = (size_t)(s->at - found.value.at);
        if (m && m->count == DZ_LIMIT_MEMBERS)
            return fail(s, "more than 1000 members");
        if (m)
            m->at[m->count++] = found;
        skip_space(s);
    } while (take(s, ','));
    return take(s, '}') || fail(s, "a comma or } was expected");
}

static bool scan_array(scanner *s) {
    s->at++;
    skip_space(s);
    if (take(s, ']'))
        return true;
    do {
        skip_space(s);
        if (!scan_value(s))
            return false;
        skip_space(s);
    } while (take(s, ','));
    return take(s, ']') || fail(s, "a comma or ] was expected");
}

static bool scan_value(scanner *s) {
    slice raw;
    bool good;
    if (s->at == s->end)
        return fail(s, "a value was expected");
    if (++s->depth > DZ_LIMIT_DEPTH)
        return fail(s, "nested deeper than 64");
    switch (*s->at) {
    case '"':
        good = scan_string(s, &raw, NULL, NULL);
        break;
    case '{':
        good = scan_object(s, NULL);
        break;
    case '[':
        good = scan_array(s);
        break;
    case 't':
    case 'f':
    case 'n':
        good = scan_word(s);
        break;
    default:
        good = scan_number(s);
    }
    s->depth--;
    return good;
}

/* ---- the record ---- */

static bool bad(dz_record_line *r, const char *reason) {
    snprintf(r->reason, sizeof r->reason, "%s", reason);
    return false;
}

/* A new string with the decoded contents of a member's key or string value; NULL when out of memory. */
static char *decode(const char *at, const char *end, size_t *length) {
    char *out = malloc((size_t)(end - at) + 1);
    scanner s = {.start = at, .at = at, .end = end};
    slice raw;
    *length = 0;
    if (out && scan_string(&s, &raw, out, length))
        out[*length] = '\0';
    return out;
}

static bool same_key(const member *m, const char *name) {
    size_t length, n = strlen(name);
    if (!memchr(m->key.at, '\\', m->key.length))
        return m->key.length == n && memcmp(m->key.at, name, n) == 0;
    char *key = decode(m->key.at - 1, m->key.at + m->key.length + 1, &length);
    bool same = key && length == n && memcmp(key, name, n) == 0;
    free(key);
    return same;
}

/* The member with this name; false when there are two. */
static bool find(const members *m, const char *name, const member **found) {
    *found = NULL;
    for (size_t i = 0; name && i < m->count; i++) {
        if (!same_key(&m->at[i], name))
            continue;
        if (*found)
            return false;
        *found = &m->at[i];
    }
    return true;
}

static bool is_string(const member *m) {
    return *m->value.at == '"';
}

/* A string, decoded, or a number as it was written. */
static bool take_word(dz_record_line *r, const member *m, const char *name, char **place) {
    size_t length;
    if (!m)
        return true;
    bool number = *m->value.at == '-' || (*m->value.at >= '0' && *m->value.at <= '9');
    if (!is_string(m) && !number)
        return snprintf(r->reason, sizeof r->reason, "field '%s' is neither a string nor a number", name), false;
    *place = number ? strndup(m->value.at, m->value.length) : decode(m->value.at, m->value.at + m->value.length, &length);
    return *place || bad(r, "out of memory");
}

/* Copies the members that are not used, separated by commas. */
static bool keep_rest(dz_record_line *r, const members *m, const member *const *used, size_t room) {
    char *out = r->rest = malloc(room + 2);
    if (!out)
        return bad(r, "out of memory");
    *out++ = '{';
    for (size_t i = 0; i < m->count; i++) {
        const member *k = &m->at[i];
        if (k == used[0] || k == used[1] || k == used[2])
            continue;
        size_t n = (size_t)(k->value.at + k->value.length - (k->key.at - 1));
        if (out != r->rest + 1)
            *out++ = ',';
        memcpy(out, k->key.at - 1, n);
        out += n;
    }
    *out++ = '}';
    r->rest_length = (size_t)(out - r->rest);
    return true;
}

static bool fill(dz_record_line *r, const members *m, const dz_record_fields *f, size_t length) {
    const member *text, *id, *date;
    if (!find(m, f->text, &text) || !find(m, f->id, &id) || !find(m, f->date, &date))
        return bad(r, "a field is there twice");
    if (!text)
        return snprintf(r->reason, sizeof r->reason, "record has no field '%s'", f->text), false;
    if (!is_string(text))
        return snprintf(r->reason, sizeof r->reason, "field '%s' is not a string", f->text), false;
    r->text = decode(text->value.at, text->value.at + text->value.length, &r->length);
    if (!r->text)
        return bad(r, "out of memory");
    const member *used[] = {text, id, date};
    if (m->count > (size_t)1 + (id != NULL) + (date != NULL) && !keep_rest(r, m, used, length))
        return false;
    return take_word(r, id, f->id, &r->id) && take_word(r, date, f->date, &r->date);
}

bool dz_record_read(dz_record_line *r, const char *line, size_t length, const dz_record_fields *fields) {
    scanner s = {.start = line, .at = line, .end = line + length};
    members m;
    m.count = 0;
    *r = (dz_record_line){0};
    skip_space(&s);
    if (s.at == s.end)
        return bad(r, "empty record");
    if (*s.at != '{')
        return bad(r, scan_value(&s) ? "record is not a JSON object" : "not JSON");
    if (!scan_object(&s, &m))
        return snprintf(r->reason, sizeof r->reason, "not JSON: %s (byte %zu)", s.fault, (size_t)(s.at - line)), false;
    skip_space(&s);
    if (s.at < s.end)
        return snprintf(r->reason, sizeof r->reason, "text behind the JSON value (byte %zu)", (size_t)(s.at - line)), false;
    return fill(r, &m, fields, length);
}

void dz_record_free(dz_record_line *r) {
    free(r->text);
    free(r->id);
    free(r->date);
    free(r->rest);
    *r = (dz_record_line){0};
}
