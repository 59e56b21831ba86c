/* For people: aligned columns, colour on a terminal. */
#include "output.h"
#include <string.h>
#include <unicode/uchar.h>
#include <unicode/utf8.h>

/* Columns that a terminal uses for the text. */
static size_t width_of(const char *text) {
    size_t width = 0, length = strlen(text);
    for (size_t at = 0; at < length;) {
        UChar32 c;
        U8_NEXT((const uint8_t *)text, at, length, c);
        int kind = c < 0 ? 0 : u_charType(c);
        if (kind == U_NON_SPACING_MARK || kind == U_ENCLOSING_MARK || kind == U_FORMAT_CHAR)
            continue;
        int wide = c < 0 ? 0 : u_getIntPropertyValue(c, UCHAR_EAST_ASIAN_WIDTH);
        width += wide == U_EA_WIDE || wide == U_EA_FULLWIDTH ? 2 : 1;
    }
    return width;
}

static void column(dz_buffer *b, const char *text, size_t width, const char *color, bool colored) {
    if (colored)
        dz_buffer_text(b, color);
    dz_buffer_text(b, text);
    if (colored)
        dz_buffer_text(b, "\033[0m");
    for (size_t used = width_of(text); used < width + 2; used++)
        dz_buffer_text(b, " ");
}

static const char *color_of(dreisatz_type type) {
    static const char *const COLORS[] = {"\033[36m", "\033[33m", "\033[35m", "\033[32m"};
    return type <= DREISATZ_LOC ? COLORS[type] : "";
}

static void widen(size_t *width, const char *text) {
    size_t need = width_of(text);
    *width = need > *width ? need : *width;
}

static const dreisatz_entity *entity_of(const dz_output *o, dreisatz_argument a) {
    return dreisatz_document_entity(o->document, a.entity);
}

void dz_write_text(const dz_output *o, dz_buffer *b) {
    size_t widths[3] = {0}, count = dreisatz_document_relation_count(o->document);
    for (size_t i = 0; i < count; i++) {
        const dreisatz_relation *r = dreisatz_document_relation(o->document, i);
        widen(&widths[0], entity_of(o, r->subject)->name);
        widen(&widths[1], r->predicate);
        widen(&widths[2], entity_of(o, r->object)->name);
    }
    for (size_t i = 0; i < count; i++) {
        const dreisatz_relation *r = dreisatz_document_relation(o->document, i);
        const dreisatz_entity *s = entity_of(o, r->subject), *t = entity_of(o, r->object);
        if (r->confidence < o->min_confidence)
            continue;
        column(b, s->name, widths[0], color_of(s->type), o->color);
        column(b, r->predicate, widths[1], "\033[1m", o->color);
        column(b, t->name, widths[2], color_of(t->type), o->color);
        column(b, dreisatz_factuality_name(r->factuality), 8, r->factuality == DREISATZ_ASSERTED ? "" : "\033[2m", o->color);
        dz_buffer_fraction(b, r->confidence);
        dz_buffer_text(b, "  ");
        dz_buffer_text(b, r->rule);
        dz_buffer_text(b, "\n");
    }
}
