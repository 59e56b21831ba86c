/* Literals and IRIs as N-Triples and Turtle write them. */
#ifndef DZ_LITERAL_H
#define DZ_LITERAL_H

#include "buffer.h"

/* `kind` as in dz_rdf_put. */
void dz_literal_put(dz_buffer *b, char kind, const char *object);

#endif
