/* patterns/ → expressions and the words they use. terms.tsv lists words by table (`März  month  03`); the other files hold one
 * expression a line: `name  kind  starts  expression  normal form`.
 *
 * In an expression `{month}` stands for any word of that table, or for the line of kind `part` with that name, and is a group
 * of this name; a blank stands for white space of any kind. This file writes both out for PCRE2, keeps for each byte written
 * where it came from, so that a fault is shown at its column, and has PCRE2 check the result. */
#include "base/limits.h"
#include "builder.h"
#include "pattern/pattern.h"
#include <stdio.h>
#include <stdlib.h>
#include <unicode/uchar.h>
#include <unicode/utf8.h>

enum { MAX_TABLES = 32, MAX_PARTS = 32, LAST_START = 0x8000 };

#define BLANK "(?:[\\s\\x{A0}\\x{2007}-\\x{200A}\\x{202F}]++)"
#define WHOLE "(?:%s)(?![\\pL\\pN]|-\\pL)" /* a figure ends where a word ends */

typedef struct table {
    const char *name;
    DZ_ARRAY(const char *) words;     /* as listed */
    DZ_ARRAY(const char *) spellings; /* these, and at the start of a sentence */
    uint16_t start;                   /* its bit in dz_expression.starts, 0: nothing starts with it */
} table;

typedef struct part {
    const char *name, *source; /* written out for PCRE2 */
} part;

typedef struct patterns {
    dz_builder *b;
    const char *file;
    uint16_t file_index;
    const dz_lines *line;
    table tables[MAX_TABLES];
    part parts[MAX_PARTS];
    uint32_t table_count, part_count;
    uint16_t next_start;
    bool too_long;             /* the expression at hand */
    DZ_ARRAY(char) out;        /* the expression for PCRE2 */
    DZ_ARRAY(uint32_t) origin; /* of each byte of it: byte of the line's expression */
} patterns;

enum { NAME, KIND, STARTS, SOURCE, FORM, COLUMNS };

/* A fault in a column of the line, `at` bytes behind its start. */
static void fault(const patterns *p, uint32_t column, size_t at, const char *format, const char *what) {
    const char *text = dz_lines_column(p->line, column);
    uint32_t place = p->line->count > column ? (uint32_t)(text - p->line->columns[0]) : 0;
    dz_problem_add(&p->b->problems, p->file, p->line->line, place + (uint32_t)at + 1, false, format, what);
}

/* ---- terms ---- */

static table *table_of(patterns *p, const char *name, size_t length) {
    for (uint32_t i = 0; i < p->table_count; i++)
        if (strlen(p->tables[i].name) == length && memcmp(p->tables[i].name, name, length) == 0)
            return &p->tables[i];
    return NULL;
}

static table *make_table(patterns *p, const char *name) {
    table *t = table_of(p, name, strlen(name));
    if (t || p->table_count == MAX_TABLES)
        return t;
    t = &p->tables[p->table_count++];
    *t = (table){.name = name};
    return t;
}

static bool add_spelling(patterns *p, table *t, const char *word, const char *value) {
    if (!dz_build_term_of(p->b, t->name, word, value))
        return false;
    DZ_PUSH(&p->b->arena, &t->spellings) = word;
    return true;
}

/* `seit` as `Seit`; NULL for what is no word but a sign or symbol, or has a capital already. */
static const char *capitalized(patterns *p, const char *word) {
    int32_t at = 0, used = 0, length = (int32_t)strlen(word);
    UChar32 c;
    U8_NEXT((const uint8_t *)word, at, length, c);
    if (c < 0 || length < 3 || !u_islower(c))
        return NULL;
    char *made = dz_arena_alloc(&p->b->arena, (size_t)length + 5);
    U8_APPEND_UNSAFE((uint8_t *)made, used, (uint32_t)u_toupper(c));
    memcpy(made + used, word + at, (size_t)(length - at) + 1);
    return made;
}

static void read_term(patterns *p, const dz_lines *l) {
    const char *word = dz_lines_column(l, 0), *name = dz_lines_column(l, 1), *value = dz_lines_column(l, 2);
    table *t = *word && *name ? make_table(p, name) : NULL;
    if (!t) {
        fault(p, 0, 0, "expected WORD, TABLE, VALUE and at most 32 tables%s", "");
        return;
    }
    if (!add_spelling(p, t, word, value)) {
        fault(p, 0, 0, "'%s' stands twice in its table", word);
        return;
    }
    DZ_PUSH(&p->b->arena, &t->words) = word;
    const char *capital = capitalized(p, word);
    if (capital)
        add_spelling(p, t, capital, value);
}

/* By first letter, for put_table; of one letter the longest first, so that no alternative hides a longer one. */
static int by_letter_and_length(const void *x, const void *y) {
    const char *a = *(const char *const *)x, *b = *(const char *const *)y;
    size_t n = strlen(a), m = strlen(b);
    if (*a != *b)
        return (unsigned char)*a < (unsigned char)*b ? -1 : 1;
    return n == m ? strcmp(a, b) : n > m ? -1 : 1;
}

/* ---- writing an expression out ---- */

static void put(patterns *p, const char *text, size_t length, size_t origin) {
    if (p->out.count + length > DZ_LIMIT_EXPRESSION) {
        if (!p->too_long)
            fault(p, SOURCE, 0, "longer than the limit when its parts are written out%s", "");
        p->too_long = true;
        return;
    }
    for (size_t i = 0; i < length; i++) {
        DZ_PUSH(&p->b->arena, &p->out) = text[i];
        DZ_PUSH(&p->b->arena, &p->origin) = (uint32_t)origin;
    }
}

static void begin_out(patterns *p) {
    p->out.count = p->origin.count = 0;
    p->too_long = false;
}

static void put_text(patterns *p, const char *text, size_t origin) {
    put(p, text, strlen(text), origin);
}

static void put_word(patterns *p, const char *word, size_t origin) {
    for (; *word; word++) {
        bool plain = (unsigned char)*word >= 0x80 || (*word >= '0' && *word <= '9') || (*word >= 'A' && *word <= 'Z') ||
                     (*word >= 'a' && *word <= 'z');
        if (*word == ' ') {
            put_text(p, BLANK, origin);
            continue;
        }
        if (!plain)
            put(p, "\\", 1, origin);
        put(p, word, 1, origin);
    }
}

/* `Ju(li|ni)` as `J(?:uli|uni)`: the words of one first letter together, so that others are passed over at once. */
static void put_table(patterns *p, const table *t, size_t origin) {
    char open = '\0';
    for (uint32_t i = 0; i < t->spellings.count; i++) {
        const char *word = t->spellings.at[i];
        bool letter = (*word >= 'A' && *word <= 'Z') || (*word >= 'a' && *word <= 'z');
        if (open && *word != open)
            put(p, ")", 1, origin);
        if (i)
            put(p, "|", 1, origin);
        if (letter && *word != open) {
            put(p, word, 1, origin);
            put_text(p, "(?:", origin);
        }
        open = letter ? *word : '\0';
        put_word(p, letter ? word + 1 : word, origin);
    }
    if (open)
        put(p, ")", 1, origin);
}

static const part *part_of(const patterns *p, const char *name, size_t length) {
    for (uint32_t i = 0; i < p->part_count; i++)
        if (strlen(p->parts[i].name) == length && memcmp(p->parts[i].name, name, length) == 0)
            return &p->parts[i];
    return NULL;
}

static bool is_name(const char *text, size_t length) {
    for (size_t i = 0; i < length; i++)
        if (text[i] < 'a' || text[i] > 'z')
            return false;
    return length > 0;
}

/* Does the normal form of the line use the group? One that nobody asks for only costs time. */
static bool is_in_form(const patterns *p, const char *name, size_t length) {
    for (const char *at = dz_lines_column(p->line, FORM); *at; at++)
        if ((*at == '{' || *at == '*') && strncmp(at + 1, name, length) == 0 && at[1 + length] && strchr(":*}", at[1 + length]))
            return true;
    return false;
}

/* `{month}` at `source`: the words of the table or the text of the part, as a group. False when it is none, as in `[0-9]{4}`. */
static bool put_reference(patterns *p, const char *source, size_t origin) {
    const char *name = source + 1;
    size_t length = strcspn(name, "}");
    if (*source != '{' || !is_name(name, length))
        return false;
    const table *t = table_of(p, name, length);
    const part *q = part_of(p, name, length);
    if (!t && !q) {
        fault(p, SOURCE, origin, "no table and no part is named '%s'", dz_arena_copy(&p->b->arena, name, length));
        return true;
    }
    put_text(p, is_in_form(p, name, length) ? "(?<" : "(?:", origin);
    if (is_in_form(p, name, length)) {
        put(p, name, length, origin);
        put_text(p, ">", origin);
    }
    if (t)
        put_table(p, t, origin);
    else
        put_text(p, q->source, origin);
    put_text(p, ")", origin);
    return true;
}

static void put_source(patterns *p, const char *source) {
    bool inside = false; /* of a class: `[ ,]` */
    for (size_t i = 0; source[i]; i++) {
        if (source[i] == '\\' && source[i + 1]) {
            put(p, source + i, 2, i);
            i++;
            continue;
        }
        inside = source[i] == '[' || (inside && source[i] != ']');
        if (source[i] == ' ' && !inside)
            put_text(p, BLANK, i);
        else if (!inside && put_reference(p, source + i, i))
            i += strcspn(source + i, "}");
        else
            put(p, source + i, 1, i);
    }
}

/* ---- an expression ---- */

/* Each `{name}`, `{name:2}`, `{name*scale}` of the normal form names groups of the expression. */
static void check_form(patterns *p, const pcre2_code *code) {
    const char *form = dz_lines_column(p->line, FORM);
    for (const char *at = form; *at; at++) {
        if (*at != '{' && *at != '*')
            continue;
        char *name = dz_arena_copy(&p->b->arena, at + 1, strcspn(at + 1, ":*}"));
        if (pcre2_substring_number_from_name(code, (PCRE2_SPTR)name) < 0)
            fault(p, FORM, (size_t)(at - form) + 1, "the expression has no group '%s'", name);
    }
}

static void check_with_pcre2(patterns *p) {
    int number;
    uint32_t groups = 0;
    size_t offset;
    PCRE2_UCHAR message[200];
    pcre2_code *code = dz_code_compile(&p->b->memory->allocator, p->out.at, &number, &offset);
    if (number == PCRE2_ERROR_NOMEMORY || number == PCRE2_ERROR_HEAP_FAILED)
        longjmp(*p->b->memory->fail, 1);
    if (!code) {
        pcre2_get_error_message(number, message, sizeof message);
        fault(p, SOURCE, offset < p->origin.count ? p->origin.at[offset] : 0, "%s", (const char *)message);
        return;
    }
    pcre2_pattern_info(code, PCRE2_INFO_CAPTURECOUNT, &groups);
    if (groups > DZ_PATTERN_GROUPS)
        fault(p, SOURCE, 0, "more than 31 groups%s", "");
    if (pcre2_pattern_info(code, PCRE2_INFO_MINLENGTH, &groups) == 0 && groups == 0)
        fault(p, SOURCE, 0, "matches the empty text%s", "");
    check_form(p, code);
    pcre2_code_free(code);
}

/* Marks the words of a table as starts of expressions. */
static uint16_t table_bit(patterns *p, table *t) {
    if (t->start)
        return t->start;
    t->start = p->next_start;
    p->next_start = p->next_start == LAST_START ? DZ_START_WORDS : (uint16_t)(p->next_start << 1);
    for (uint32_t i = 0; i < t->words.count; i++)
        dz_build_word_of(p->b, t->words.at[i], strlen(t->words.at[i]))->traits.starts |= (uint8_t)(t->start / DZ_START_WORDS);
    return t->start;
}

/* `number|ordinal|{month}`: tokens of a class, words of a table. */
static uint16_t start_bit(patterns *p, const char *item) {
    static const char *const CLASSES[] = {"number", "ordinal", "year", "dotted"}; /* in the order of DZ_START_* */
    for (unsigned i = 0; i < sizeof CLASSES / sizeof *CLASSES; i++)
        if (strcmp(item, CLASSES[i]) == 0)
            return (uint16_t)(1u << i);
    size_t length = strlen(item);
    table *t = length > 2 && *item == '{' && item[length - 1] == '}' ? table_of(p, item + 1, length - 2) : NULL;
    return t ? table_bit(p, t) : 0;
}

static uint16_t read_starts(patterns *p) {
    uint16_t starts = 0;
    const char *column = dz_lines_column(p->line, STARTS);
    for (char *rest = dz_arena_copy(&p->b->arena, column, strlen(column)), *item; (item = dz_split_next(&rest, '|'));) {
        uint16_t bit = start_bit(p, item);
        if (!bit)
            fault(p, STARTS, 0, "'%s' is not number, ordinal, year, dotted or a {TABLE} of terms.tsv", item);
        starts |= bit;
    }
    return starts;
}

static void write_out(patterns *p, const char *source) {
    begin_out(p);
    put_source(p, source);
    DZ_PUSH(&p->b->arena, &p->out) = '\0';
    DZ_PUSH(&p->b->arena, &p->origin) = (uint32_t)strlen(source);
    if (strncmp(source, "(*", 2) == 0)
        fault(p, SOURCE, 0, "an expression must not set options of the engine: '%s'", source);
}

static void add_expression(patterns *p, dz_figure_kind kind) {
    const char *form = dz_lines_column(p->line, FORM);
    dz_expression e = {.file = p->file_index, .line = p->line->line, .kind = kind, .starts = read_starts(p)};
    write_out(p, dz_lines_column(p->line, SOURCE));
    check_with_pcre2(p);
    const char *whole = dz_arena_format(&p->b->arena, WHOLE, p->out.at);
    e.source = dz_build_string(p->b, whole, strlen(whole));
    e.form = dz_build_string(p->b, form, strlen(form));
    DZ_PUSH(&p->b->arena, &p->b->expressions) = e;
}

static void add_part(patterns *p) {
    const char *name = dz_lines_column(p->line, NAME);
    if (p->part_count == MAX_PARTS) {
        fault(p, NAME, 0, "more than 32 parts, from '%s' on", name);
        return;
    }
    begin_out(p);
    put_source(p, dz_lines_column(p->line, SOURCE));
    p->parts[p->part_count++] = (part){name, dz_arena_copy(&p->b->arena, p->out.at, p->out.count)};
}

static void read_expression(patterns *p, const dz_lines *l) {
    const char *kind = dz_lines_column(l, KIND);
    p->line = l;
    if (l->count < SOURCE + 1 || l->count > COLUMNS)
        fault(p, 0, 0, "expected name, kind, starts, expression and normal form%s", "");
    else if (strcmp(kind, "part") == 0)
        add_part(p);
    else if (strcmp(kind, "date") == 0)
        add_expression(p, DZ_FIGURE_DATE);
    else if (strcmp(kind, "amount") == 0)
        add_expression(p, DZ_FIGURE_AMOUNT);
    else
        fault(p, KIND, 0, "kind '%s' is none of part date amount", kind);
}

/* ---- files ---- */

static void read_file(patterns *p, const char *folder, const char *name, void (*read)(patterns *, const dz_lines *)) {
    dz_source source;
    if (!dz_source_read(&source, &p->b->arena, folder, name, &p->b->problems))
        return;
    p->file = name;
    p->file_index = dz_build_file(p->b, name);
    dz_lines l = dz_lines_of(&source);
    p->line = &l;
    while (dz_lines_next(&l))
        read(p, &l);
    p->line = NULL;
}

void dz_build_patterns(dz_builder *b, const char *folder) {
    patterns *p = dz_arena_zero(&b->arena, sizeof *p);
    dz_file_list terms = {0}, files = {0};
    *p = (patterns){.b = b, .next_start = DZ_START_WORDS};
    dz_source_list(&terms, &b->arena, folder, "patterns", "terms", ".tsv");
    for (uint32_t i = 0; i < terms.count; i++)
        read_file(p, folder, terms.at[i], read_term);
    for (uint32_t i = 0; i < p->table_count; i++)
        qsort(p->tables[i].spellings.at, p->tables[i].spellings.count, sizeof *p->tables[i].spellings.at, by_letter_and_length);
    dz_source_list(&files, &b->arena, folder, "patterns", "", ".tsv");
    for (uint32_t i = 0; i < files.count; i++)
        if (strncmp(files.at[i], "patterns/terms", 14) != 0)
            read_file(p, folder, files.at[i], read_expression);
}
