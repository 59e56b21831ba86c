#include "literal.h"
#include "rdf.h"
#include <string.h>

static void quoted(dz_buffer *b, const char *text) {
    static const char SPECIAL[] = "\"\\\n\r\t", NAMES[] = "\"\\nrt";
    dz_buffer_text(b, "\"");
    for (; *text; text++) {
        const char *found = strchr(SPECIAL, *text);
        if (found)
            dz_buffer_add(b, (char[]){'\\', NAMES[found - SPECIAL]}, 2);
        else
            dz_buffer_add(b, (unsigned char)*text < 0x20 ? " " : text, 1);
    }
    dz_buffer_text(b, "\"");
}

void dz_literal_put(dz_buffer *b, char kind, const char *object) {
    if (kind == 'i') {
        dz_buffer_text(b, "<");
        dz_buffer_text(b, object);
        dz_buffer_text(b, ">");
        return;
    }
    quoted(b, object);
    if (kind == 'g')
        dz_buffer_text(b, "@de");
    else if (kind != 's')
        dz_buffer_text(b, kind == 'n' ? "^^<" DZ_XSD_NS "integer>" : "^^<" DZ_XSD_NS "decimal>");
}
