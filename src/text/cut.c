/* Tokens and sentences by German rules: abbreviations, ordinals, initials, quotes, line ends. */
#include "base/bytes.h"
#include "base/limits.h"
#include "base/hash.h"
#include "characters.h"
#include "text.h"

typedef struct cutter {
    dz_text *text;
    dz_arena *arena;
    const dz_abbreviations *dots;
    const char *s;
    uint32_t at, length;
} cutter;

static dz_char peek(const cutter *c, uint32_t at, uint32_t *next) {
    if (at >= c->length) {
        *next = at;
        return DZ_C_SPACE;
    }
    *next = at;
    return dz_char_next(c->s, next, c->length);
}

/* ---- tokens ---- */

static bool joins_letters(const cutter *c, uint32_t at) {
    unsigned char byte = (unsigned char)c->s[at];
    if (byte == '-' || byte == '\'' || byte == '&' || byte == '_' || byte == '@')
        return true;
    return byte == 0xE2 && at + 2 < c->length && (unsigned char)c->s[at + 1] == 0x80 &&
           ((unsigned char)c->s[at + 2] == 0x99 || (unsigned char)c->s[at + 2] == 0x91); /* ’ and ‑ */
}

/* Behind the small ASCII letters at `at`, which most of a text is. */
static uint32_t behind_small_letters(const cutter *c, uint32_t at) {
    while (c->length - at >= 8) {
        size_t small = dz_bytes_before(dz_bytes_not_small(dz_bytes_load(c->s + at)));
        at += (uint32_t)small;
        if (small < 8)
            return at;
    }
    while (at < c->length && c->s[at] >= 'a' && c->s[at] <= 'z')
        at++;
    return at;
}

/* The commonest bytes that end a word whatever follows them. */
static bool ends_word(unsigned char byte) {
    static const bool ENDS[256] = {['\n'] = true, [' '] = true, ['.'] = true, [','] = true, [':'] = true, [';'] = true,
                                   ['!'] = true,  ['?'] = true, ['"'] = true, ['('] = true, [')'] = true, ['/'] = true};
    return ENDS[byte];
}

/* End of a word that starts at `from`; its flags are gathered on the way. */
static uint32_t word_end(const cutter *c, uint32_t from, uint16_t *flags) {
    uint32_t at = from, next, letters = 0, upper = 0;
    bool lower_before = false;
    while (at < c->length) {
        uint32_t small = behind_small_letters(c, at);
        letters += small - at;
        lower_before = lower_before || small > at;
        at = small;
        if (at == c->length || ends_word((unsigned char)c->s[at]))
            break;
        dz_char k = peek(c, at, &next);
        if (k == DZ_C_UPPER) {
            if (at == from)
                *flags |= DZ_UPPER;
            if (lower_before)
                *flags |= DZ_INNER_UPPER;
            letters++, upper++;
            lower_before = false;
        } else if (k == DZ_C_LOWER) {
            letters++;
            lower_before = true;
        } else if (k == DZ_C_FOREIGN) {
            *flags |= DZ_NON_LATIN;
            letters++;
        } else if (k == DZ_C_DIGIT) {
            *flags |= DZ_HAS_DIGIT;
        } else if (k != DZ_C_MARK) {
            uint32_t behind;
            if (at == from || !joins_letters(c, at))
                break;
            peek(c, at, &next);
            dz_char after = peek(c, next, &behind);
            bool hyphen = c->s[at] == '-' || (unsigned char)c->s[at] == 0xE2;
            if (!dz_char_is_letter(after) && after != DZ_C_DIGIT) {
                if (c->s[at] == '-' && after == DZ_C_SPACE && next < c->length) { /* `Außen- und` */
                    *flags |= DZ_HYPHEN;
                    at = next;
                }
                break;
            }
            if (hyphen)
                *flags |= DZ_HYPHEN;
            lower_before = false;
        }
        at = next;
    }
    if (letters >= 2 && letters == upper)
        *flags |= DZ_ALL_UPPER;
    return at;
}

static uint32_t number_end(const cutter *c, uint32_t from, uint16_t *flags) {
    uint32_t at = from, next, behind;
    while (at < c->length) {
        dz_char k = peek(c, at, &next);
        if (k != DZ_C_DIGIT) {
            char sign = c->s[at];
            bool inside = sign == '.' || sign == ',' || sign == ':';
            if (!inside || peek(c, next, &behind) != DZ_C_DIGIT)
                break;
        }
        at = next;
    }
    if (at < c->length && (c->s[at] == '-' || dz_char_is_letter(peek(c, at, &next)))) { /* `50-jährige`, `3er` */
        uint16_t more = 0;
        uint32_t tail = c->s[at] == '-' ? at + 1 : at;
        if (tail < c->length && dz_char_is_letter(peek(c, tail, &next))) {
            at = word_end(c, tail, &more);
            *flags |= (uint16_t)(more & (DZ_HYPHEN | DZ_NON_LATIN));
            if (tail > from && c->s[tail - 1] == '-')
                *flags |= DZ_HYPHEN;
        }
    }
    return at;
}

/* Does the dot at `dot` belong to the token [from, dot)? */
static bool takes_dot(const cutter *c, uint32_t from, uint32_t dot, dz_token_class class, uint16_t flags) {
    uint32_t next;
    if (dot >= c->length || c->s[dot] != '.')
        return false;
    if (dot + 1 < c->length && c->s[dot + 1] == '.')
        return false; /* ... */
    dz_char after = peek(c, dot + 1, &next);
    if (class == DZ_NUMBER) {
        if (dot - from > 3 || after != DZ_C_SPACE || dot + 1 >= c->length)
            return false;
        uint32_t word = dot + 1, end;
        while (word < c->length && (c->s[word] == ' ' || (unsigned char)c->s[word] == 0xC2 || (unsigned char)c->s[word] == 0xA0))
            word++;
        dz_char k = peek(c, word, &end);
        uint16_t ignored = 0;
        if (k == DZ_C_LOWER)
            return true;
        if (k != DZ_C_UPPER)
            return k == DZ_C_DIGIT && dot - from <= 2;
        end = word_end(c, word, &ignored);
        return c->dots && c->dots->ordinal_follower(c->dots->user, c->s + word, end - word);
    }
    if (!c->dots)
        return false;
    uint32_t end;
    bool one_letter = (peek(c, from, &end), end == dot);
    if (one_letter && (flags & DZ_UPPER))
        return true; /* initial */
    return c->dots->of(c->dots->user, c->s + from, dot - from) != DZ_DOT_ENDS;
}

static void add_token(cutter *c, uint32_t from, uint32_t to, dz_token_class class, uint16_t flags) {
    if (from > 0 && ((unsigned char)c->s[from - 1] <= ' ' || (unsigned char)c->s[from - 1] == 0xA0))
        flags |= DZ_SPACE_BEFORE;
    dz_token token = {.start = from,
                      .end = to,
                      .hash = dz_hash(c->s + from, to - from),
                      .flags = flags,
                      .class = (uint8_t) class,
                      .first = (uint8_t)c->s[from]};
    DZ_PUSH(c->arena, &c->text->tokens) = token;
}

static void cut_word_or_number(cutter *c, dz_char k) {
    uint32_t from = c->at;
    uint16_t flags = 0;
    dz_token_class class = k == DZ_C_DIGIT ? DZ_NUMBER : DZ_WORD;
    uint32_t end = class == DZ_NUMBER ? number_end(c, from, &flags) : word_end(c, from, &flags);
    if (takes_dot(c, from, end, class, flags)) {
        flags |= DZ_DOT;
        end++;
    }
    add_token(c, from, end, class, flags);
    c->at = end;
}

static void cut_sign(cutter *c, dz_char k, uint32_t next) {
    uint32_t from = c->at;
    if (c->s[from] == '.' && from + 2 < c->length && c->s[from + 1] == '.' && c->s[from + 2] == '.')
        next = from + 3;
    add_token(c, from, next, DZ_PUNCT, k == DZ_C_QUOTE ? DZ_QUOTE : 0);
    c->at = next;
}

/* ---- sentences ---- */

static bool ends_sentence(const cutter *c, const dz_token *t) {
    switch (t->first) {
    case '.':
    case '!':
    case '?':
        return t->class == DZ_PUNCT;
    case 0xE2:
        return t->end - t->start == 3 && memcmp(c->s + t->start, "\xE2\x80\xA6", 3) == 0; /* … */
    default:
        return false;
    }
}

static bool closes(const dz_token *t) {
    return (t->flags & DZ_QUOTE) || t->first == ')' || t->first == ']';
}

/* May a sentence start with this token after a full stop? */
static bool may_start(const dz_token *t) {
    return (t->flags & (DZ_UPPER | DZ_QUOTE | DZ_NON_LATIN)) || t->class == DZ_NUMBER || t->first == '(' || t->first == '-' ||
           t->first == '[' || t->first >= 0x80 || t->first == '*';
}

/* After an abbreviation that may end a sentence, only a word that is mostly written small says so when it is written large. */
static bool abbreviation_ends(const cutter *c, const dz_token *t, const dz_token *next) {
    size_t length = t->end - t->start - 1;
    if (t->class != DZ_WORD || !(next->flags & DZ_UPPER) || !c->dots)
        return false;
    dz_dot dot = c->dots->of(c->dots->user, c->s + t->start, length);
    return dot == DZ_DOT_MAY_END && c->dots->starts_sentence(c->dots->user, c->s + next->start, next->end - next->start);
}

static void close_sentence(cutter *c, uint32_t *first, uint32_t last, bool headline) {
    if (last > *first)
        DZ_PUSH(c->arena, &c->text->sentences) = (dz_sentence){*first, last, headline};
    *first = last;
}

/* Cuts the tokens from `first` on, which are all of one paragraph line, into sentences. */
static void cut_sentences(cutter *c, uint32_t first, bool headline) {
    dz_text *t = c->text;
    uint32_t count = t->tokens.count, start = first;
    for (uint32_t i = first; i < count; i++) {
        const dz_token *token = &t->tokens.at[i];
        uint32_t last = i + 1;
        if (ends_sentence(c, token)) {
            while (last < count && (ends_sentence(c, &t->tokens.at[last]) ||
                                    (closes(&t->tokens.at[last]) && !(t->tokens.at[last].flags & DZ_SPACE_BEFORE))))
                last++;
            bool spaced = last < count && (t->tokens.at[last].flags & DZ_SPACE_BEFORE);
            if (last < count && (!spaced || !may_start(&t->tokens.at[last])))
                continue;
            close_sentence(c, &start, last, false);
            i = last - 1;
        } else if ((token->flags & DZ_DOT) && last < count && abbreviation_ends(c, token, &t->tokens.at[last])) {
            close_sentence(c, &start, last, false);
        } else if (last - start == DZ_LIMIT_SENTENCE && last < count) {
            close_sentence(c, &start, last, false);
            t->cut++;
        }
    }
    close_sentence(c, &start, count, headline);
}

/* ---- lines ---- */

typedef struct lines {
    uint32_t widest; /* of the paragraph, in bytes */
} lines;

static uint32_t line_end(const cutter *c, uint32_t at) {
    const char *sign = at < c->length ? memchr(c->s + at, '\n', c->length - at) : NULL;
    return sign ? (uint32_t)(sign - c->s) : at < c->length ? c->length : at;
}

static bool is_blank(const cutter *c, uint32_t from, uint32_t to) {
    while (from < to && (unsigned char)c->s[from] <= ' ')
        from++;
    return from == to;
}

static uint32_t widest_line(const cutter *c, uint32_t from) {
    uint32_t widest = 0;
    for (uint32_t at = from; at < c->length;) {
        uint32_t end = line_end(c, at);
        if (is_blank(c, at, end))
            break;
        widest = end - at > widest ? end - at : widest;
        at = end + 1;
    }
    return widest;
}

/* A text that was wrapped breaks a line only where the next word did not fit any more. So a line that had room for
 * it ends a paragraph, and so does every line of a text that is not wrapped at all. */
static bool line_ends_paragraph(const cutter *c, uint32_t from, uint32_t end, uint32_t widest) {
    enum { WRAPPED = 130 };
    uint32_t next = end + 1, word = next;
    if (next >= c->length || is_blank(c, next, line_end(c, next)) || widest > WRAPPED)
        return true;
    while (word < c->length && (unsigned char)c->s[word] > ' ')
        word++;
    return end - from + 1 + (word - next) < widest;
}

static void cut_tokens_until(cutter *c, uint32_t end) {
    while (c->at < end) {
        uint32_t next;
        dz_char k = peek(c, c->at, &next);
        if (k == DZ_C_SPACE || k == DZ_C_NEWLINE)
            c->at = next;
        else if (dz_char_is_letter(k) || k == DZ_C_DIGIT)
            cut_word_or_number(c, k);
        else
            cut_sign(c, k, next);
    }
}

static bool has_final_sign(const cutter *c, uint32_t first) {
    const dz_text *t = c->text;
    for (uint32_t i = t->tokens.count; i > first; i--) {
        const dz_token *token = &t->tokens.at[i - 1];
        if (!closes(token))
            return ends_sentence(c, token) || token->first == ':' || token->first == ',' || token->first == ';';
    }
    return false;
}

/* Room for as many as a text mostly has. */
static void expect_tokens(cutter *c) {
    enum { BYTES = 5 /* of a token with its blank, rather few */ };
    dz_text *t = c->text;
    t->tokens.room = c->length / BYTES + 8;
    t->tokens.at = dz_arena_alloc(c->arena, sizeof *t->tokens.at * t->tokens.room);
    t->tokens.count = 0;
}

void dz_text_cut(dz_text *text, dz_arena *arena, const dz_abbreviations *dots) {
    cutter c = {.text = text, .arena = arena, .dots = dots, .s = text->norm, .length = text->length};
    expect_tokens(&c);
    uint32_t widest = 0, first = 0;
    for (uint32_t from = 0; from < c.length;) {
        uint32_t end = line_end(&c, from);
        if (is_blank(&c, from, end)) {
            widest = 0;
            from = end + 1;
            continue;
        }
        if (!widest)
            widest = widest_line(&c, from);
        c.at = c.at < from ? from : c.at;
        cut_tokens_until(&c, end);
        if (end >= c.length || line_ends_paragraph(&c, from, end, widest)) {
            cut_sentences(&c, first, !has_final_sign(&c, first));
            first = text->tokens.count;
        }
        from = end + 1;
    }
    cut_sentences(&c, first, !has_final_sign(&c, first));
}

void dz_text_read(dz_text *text, dz_arena *arena, const char *input, size_t length, const dz_abbreviations *dots) {
    dz_text_normalize(text, arena, input, length);
    dz_text_cut(text, arena, dots);
}
