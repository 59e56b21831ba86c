/* Markup: text within XML and HTML. */
#ifndef DZ_MARKUP_H
#define DZ_MARKUP_H

#include "buffer.h"

/* Escaped, and fit for an attribute in double quotes. What XML cannot hold becomes U+FFFD; CR is kept as a reference. */
void dz_markup_text(dz_buffer *b, const char *text, size_t length);
void dz_markup_word(dz_buffer *b, const char *text);

#endif
