/* For people: aligned columns, colour on a terminal. */
#include "writing.h"
#include <string.h>
#include <unicode/uchar.h>
#include <unicode/utf8.h>

enum { GAP = 2, FACTUALITY_WIDTH = 8, NARROWEST = 12 };

static const char BOLD[] = "\033[1m", DIM[] = "\033[2m", PLAIN[] = "\033[0m";

/* Columns that a terminal uses for a character. */
static size_t width_of_char(UChar32 c) {
    int kind = c < 0 ? 0 : u_charType(c);
    if (kind == U_NON_SPACING_MARK || kind == U_ENCLOSING_MARK || kind == U_FORMAT_CHAR)
        return 0;
    int wide = c < 0 ? 0 : u_getIntPropertyValue(c, UCHAR_EAST_ASIAN_WIDTH);
    return wide == U_EA_WIDE || wide == U_EA_FULLWIDTH ? 2 : 1;
}

static size_t width_of(const char *text) {
    size_t width = 0, length = strlen(text);
    for (size_t at = 0; at < length;) {
        UChar32 c;
        U8_NEXT((const uint8_t *)text, at, length, c);
        width += width_of_char(c);
    }
    return width;
}

/* The text, shortened with an ellipsis where it is wider than `most`. Control characters and those that turn the writing
 * direction are left out: they would act on the terminal. Returns its width. */
static size_t fit(dz_buffer *b, const char *text, size_t most) {
    size_t used = 0, length = strlen(text), all = width_of(text);
    for (size_t at = 0; at < length;) {
        size_t from = at;
        UChar32 c;
        U8_NEXT((const uint8_t *)text, at, length, c);
        bool acts = c >= 0 && (u_charType(c) == U_CONTROL_CHAR || u_hasBinaryProperty(c, UCHAR_BIDI_CONTROL));
        size_t width = acts ? 0 : width_of_char(c);
        if (all > most && used + width + 1 > most) {
            dz_buffer_text(b, "…");
            return used + 1;
        }
        if (!acts)
            dz_buffer_add(b, text + from, at - from);
        used += width;
    }
    return used;
}

static void column(const dz_output *o, dz_buffer *b, const char *text, size_t width, const char *color) {
    bool colored = o->color && *color;
    dz_buffer_text(b, colored ? color : "");
    size_t used = fit(b, text, width);
    dz_buffer_text(b, colored ? PLAIN : "");
    for (; used < width + GAP; used++)
        dz_buffer_text(b, " ");
}

static const char *color_of(dreisatz_type type) {
    static const char *const COLORS[] = {"\033[36m", "\033[33m", "\033[35m", "\033[32m"};
    return type <= DREISATZ_LOC ? COLORS[type] : "";
}

typedef struct widths {
    size_t subject, predicate, object;
} widths;

static void widen(size_t *width, const char *text) {
    size_t need = width_of(text);
    *width = need > *width ? need : *width;
}

static widths measure(const dz_output *o) {
    widths w = {0};
    for (size_t i = 0; i < o->fact_count; i++) {
        const dreisatz_relation *r = dz_output_relation(o, &o->facts[i]);
        widen(&w.subject, dz_output_entity(o, r->subject)->name);
        widen(&w.predicate, r->predicate);
        widen(&w.object, dz_output_entity(o, r->object)->name);
    }
    return w;
}

/* Names give way when the line is wider than the terminal; the rule is the first to go. */
static bool shrink(widths *w, size_t terminal) {
    size_t fixed = w->predicate + FACTUALITY_WIDTH + 4 * GAP + 4, most = terminal > fixed ? (terminal - fixed) / 2 : 0;
    most = most > NARROWEST ? most : NARROWEST;
    if (!terminal || w->subject + w->object + fixed + 26 <= terminal)
        return true;
    if (w->subject + w->object + fixed > terminal) {
        w->subject = w->subject < most ? w->subject : most;
        w->object = w->object < most ? w->object : most;
    }
    return false;
}

static void fraction(dz_buffer *b, double value) {
    unsigned parts = (unsigned)(value * 100 + 0.5);
    dz_buffer_add(b, (char[]){(char)('0' + parts / 100), '.', (char)('0' + parts / 10 % 10), (char)('0' + parts % 10)}, 4);
}

static void line(const dz_output *o, dz_buffer *b, const dz_fact *fact, const widths *w, bool with_rule) {
    const dreisatz_relation *r = dz_output_relation(o, fact);
    const dreisatz_entity *s = dz_output_entity(o, r->subject), *t = dz_output_entity(o, r->object);
    column(o, b, s->name, w->subject, color_of(s->type));
    column(o, b, r->predicate, w->predicate, BOLD);
    column(o, b, t->name, w->object, color_of(t->type));
    column(o, b, dreisatz_factuality_name(r->factuality), FACTUALITY_WIDTH, r->factuality == DREISATZ_ASSERTED ? "" : DIM);
    fraction(b, r->confidence);
    if (with_rule) {
        dz_buffer_text(b, "  ");
        dz_buffer_text(b, r->rule);
    }
    if (fact->count > 1) {
        dz_buffer_text(b, "  ×");
        dz_buffer_number(b, fact->count);
    }
    dz_buffer_text(b, "\n");
}

void dz_write_text(const dz_output *o, dz_buffer *b) {
    widths w = measure(o);
    bool with_rule = shrink(&w, o->width);
    for (size_t i = 0; i < o->fact_count; i++)
        if (o->facts[i].leads)
            line(o, b, &o->facts[i], &w, with_rule);
}
