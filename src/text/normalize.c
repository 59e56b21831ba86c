/* Bytes to NFC text with a map back. ICU says what NFC is; this file only keeps the offsets. */
#include "text.h"
#include "base/bytes.h"
#include "base/limits.h"
#include <unicode/uchar.h>
#include <unicode/unorm2.h>
#include <unicode/ustring.h>
#include <unicode/utf16.h>
#include <unicode/utf8.h>

typedef struct writer {
    dz_text *text;
    dz_arena *arena;
    const char *input;
    char *out;
    uint32_t used, room;
} writer;

static bool is_dropped(UChar32 c) {
    return c == 0xAD || c == 0xFEFF || (c >= 0x200B && c <= 0x200F) || (c >= 0x202A && c <= 0x202E) || c == 0x2060;
}

/* Does a hyphen stand before this line end? */
static bool has_hyphen_before(const char *s, size_t length, char line_end) {
    const char *at = memchr(s, line_end, length);
    while (at && !(at > s && at[-1] == '-'))
        at = memchr(at + 1, line_end, (size_t)(s + length - (at + 1)));
    return at != NULL;
}

/* Is every byte its own normal form, so that the input can be used as it is? True for ASCII and two-byte sequences up to
 * U+02FF and General Punctuation, less what is dropped; the common case of German text. */
static bool is_plain(const char *text, size_t length) {
    const unsigned char *s = (const unsigned char *)text;
    if (has_hyphen_before(text, length, '\n') || has_hyphen_before(text, length, '\r'))
        return false;
    for (size_t i = dz_bytes_ascii(text, length); i < length; i += dz_bytes_ascii(text + i, length - i)) {
        unsigned char c = s[i];
        if (c >= 0xC2 && c <= 0xCB && i + 1 < length && (s[i + 1] & 0xC0) == 0x80) {
            if (c == 0xC2 && s[i + 1] == 0xAD)
                return false;
            i += 2;
        } else if (c == 0xE2 && i + 2 < length && s[i + 1] == 0x80 && s[i + 2] >= 0x90 && s[i + 2] <= 0xA9) {
            i += 3; /* dashes, quotes, ellipsis */
        } else if (c == 0xE2 && i + 2 < length && s[i + 1] == 0x82 && (s[i + 2] & 0xC0) == 0x80) {
            i += 3; /* currency signs */
        } else {
            return false;
        }
    }
    return true;
}

static void put(writer *w, const char *bytes, uint32_t count) {
    if (w->room - w->used < count) {
        uint32_t room = w->room * 2 + count + 64;
        w->out = dz_arena_grow(w->arena, w->out, w->used, room);
        w->room = room;
    }
    memcpy(w->out + w->used, bytes, count);
    w->used += count;
}

/* Writes `count` bytes that stand for input [from, to); joins the last segment when both run on unchanged. */
static void emit(writer *w, const char *bytes, uint32_t count, uint32_t from, uint32_t to) {
    dz_text *t = w->text;
    bool same = count == to - from && memcmp(bytes, w->input + from, count) == 0;
    dz_segment *last = t->map.count ? &t->map.at[t->map.count - 1] : NULL;
    bool linear = last && last->in_end - last->in_start == w->used - last->norm && last->in_end == from;
    if (last && same && linear)
        last->in_end = to;
    else
        DZ_PUSH(w->arena, &t->map) = (dz_segment){w->used, from, to};
    put(w, bytes, count);
}

/* NFC of the code points `units`, which come from input [from, to). */
static void emit_normalized(writer *w, const UNormalizer2 *nfc, const UChar *units, int32_t count, uint32_t from, uint32_t to) {
    UChar stack[256];
    UErrorCode status = U_ZERO_ERROR;
    int32_t length = unorm2_normalize(nfc, units, count, stack, 256, &status);
    char bytes[256 * 3];
    int32_t used = 0;
    if (U_SUCCESS(status))
        u_strToUTF8(bytes, (int32_t)sizeof bytes, &used, stack, length, &status);
    if (U_SUCCESS(status))
        emit(w, bytes, (uint32_t)used, from, to);
    else /* a heap of marks: kept as it is */
        emit(w, w->input + from, to - from, from, to);
}

/* Does a hyphen at `i` end a line in the middle of a word? Then the offset where it goes on, else 0. A small letter takes up a
 * word that was cut; a large one a compound that keeps its hyphen (`US-\nRegierung`): `keep`. */
static uint32_t hyphenation(const char *s, uint32_t i, uint32_t length, bool *keep) {
    uint32_t j = i + 1;
    if (s[i] != '-' || i == 0 || j >= length || (s[j] != '\n' && s[j] != '\r'))
        return 0;
    while (j < length && (s[j] == '\r' || s[j] == ' ' || s[j] == '\t'))
        j++;
    if (j >= length || s[j] != '\n')
        return 0;
    j++;
    while (j < length && (s[j] == ' ' || s[j] == '\t'))
        j++;
    if (j == length)
        return 0;
    UChar32 before, after;
    int32_t at = (int32_t)i;
    uint32_t next = j;
    U8_PREV((const uint8_t *)s, 0, at, before);
    U8_NEXT((const uint8_t *)s, next, length, after);
    *keep = after > 0 && u_isupper(after);
    return before > 0 && after > 0 && (*keep ? u_isalpha(before) : u_islower(before) && u_islower(after)) ? j : 0;
}

/* `Bildungs-\nund` is a truncated compound and keeps its hyphen: the word behind it is a connective. The text stage knows no
 * words, so the join is left to words of four letters and more. */
static bool long_enough(const char *s, uint32_t at, uint32_t length) {
    uint32_t end = at;
    while (end < length && (unsigned char)s[end] > ' ' && s[end] != ',' && s[end] != '.')
        end++;
    return end - at >= 4;
}

static void note_fault(dz_text *text, uint32_t offset) {
    if (text->ill_formed++ == 0)
        text->first_ill_formed = offset;
}

/* One code point with its following marks, normalized together. Returns the offset behind. */
static uint32_t cluster(writer *w, const UNormalizer2 *nfc, uint32_t from, uint32_t length) {
    UChar units[DZ_LIMIT_MARKS + 2];
    int32_t count = 0;
    uint32_t at = from;
    bool changed = false;
    while (at < length && count < DZ_LIMIT_MARKS) {
        uint32_t next = at;
        UChar32 c;
        U8_NEXT((const uint8_t *)w->input, next, length, c);
        if (c < 0 || (count > 0 && unorm2_hasBoundaryBefore(nfc, c)))
            break;
        changed = changed || count > 0 || c >= 0x300;
        U16_APPEND_UNSAFE(units, count, c);
        at = next;
    }
    if (changed)
        emit_normalized(w, nfc, units, count, from, at);
    else
        emit(w, w->input + from, at - from, from, at);
    return at;
}

void dz_text_normalize(dz_text *text, dz_arena *arena, const char *input, size_t length) {
    *text = (dz_text){.norm = input, .length = (uint32_t)length};
    if (is_plain(input, length))
        return;
    UErrorCode status = U_ZERO_ERROR;
    const UNormalizer2 *nfc = unorm2_getNFCInstance(&status);
    writer w = {.text = text, .arena = arena, .input = input};
    uint32_t size = (uint32_t)length;
    w.room = size + 16;
    w.out = dz_arena_alloc(arena, w.room);
    for (uint32_t i = 0; i < size;) {
        uint32_t next = i;
        UChar32 c;
        U8_NEXT((const uint8_t *)input, next, size, c);
        bool keep = false;
        uint32_t joined = c == '-' ? hyphenation(input, i, size, &keep) : 0;
        if (joined && long_enough(input, joined, size)) {
            if (keep)
                emit(&w, "-", 1, i, joined);
            i = joined;
        } else if (c < 0) {
            note_fault(text, i);
            emit(&w, "\xEF\xBF\xBD", 3, i, next);
            i = next;
        } else if (is_dropped(c)) {
            i = next;
        } else if (c < 0x80 && next < size && (unsigned char)input[next] < 0x80) {
            emit(&w, input + i, 1, i, next); /* a mark cannot follow */
            i = next;
        } else {
            i = cluster(&w, nfc, i, size);
        }
    }
    text->norm = w.out;
    text->length = w.used;
}

/* Last segment with segment.norm <= at (or < at). */
static const dz_segment *segment_at(const dz_text *text, uint32_t at) {
    uint32_t low = 0, high = text->map.count;
    while (high - low > 1) {
        uint32_t middle = low + (high - low) / 2;
        if (text->map.at[middle].norm <= at)
            low = middle;
        else
            high = middle;
    }
    return &text->map.at[low];
}

/* What normalization made of several bytes has no places inside that would lead back: it is taken whole. */
static bool is_linear(const dz_text *text, const dz_segment *s) {
    uint32_t behind = s + 1 < text->map.at + text->map.count ? s[1].norm : text->length;
    return behind - s->norm == s->in_end - s->in_start;
}

size_t dz_text_input_start(const dz_text *text, uint32_t norm) {
    if (!text->map.count)
        return norm;
    const dz_segment *s = segment_at(text, norm);
    return s->in_start + (is_linear(text, s) ? norm - s->norm : 0);
}

size_t dz_text_input_end(const dz_text *text, uint32_t norm) {
    if (!text->map.count)
        return norm;
    if (norm == 0)
        return 0;
    const dz_segment *s = segment_at(text, norm - 1);
    return is_linear(text, s) ? (size_t)s->in_start + (norm - s->norm) : s->in_end;
}
