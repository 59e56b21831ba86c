/* N-Triples: one statement a line, no state between documents. */
#include "rdf.h"
#include "literal.h"

static void put(void *user, const char *subject, const char *predicate, char kind, const char *object) {
    dz_buffer *b = user;
    dz_buffer_text(b, "<");
    dz_buffer_text(b, subject);
    dz_buffer_text(b, "> <");
    dz_buffer_text(b, predicate);
    dz_buffer_text(b, "> ");
    dz_literal_put(b, kind, object);
    dz_buffer_text(b, " .\n");
}

void dz_write_nt(const dz_output *o, dz_buffer *b) {
    dz_rdf_document(o, put, b);
}
