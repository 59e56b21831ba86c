/* Encoding: what the bytes of a text are, and UTF-8 made of Windows-1252. */
#ifndef DZ_ENCODING_H
#define DZ_ENCODING_H

#include <stdbool.h>
#include <stddef.h>

/* Ill-formed parts of UTF-8, as many U+FFFD as they would be read as; `first` receives the byte offset of the first. */
size_t dz_encoding_ill_formed(const char *text, size_t length, size_t *first);

/* Is this text rather Windows-1252 than UTF-8? True when it holds more ill-formed parts than characters of several bytes. */
bool dz_encoding_is_windows(const char *text, size_t length);

/* A new UTF-8 string, NUL-terminated, of Windows-1252; NULL when out of memory. A byte without a meaning becomes the
 * control character of its number, as in the WHATWG's table. */
char *dz_encoding_from_windows(const char *text, size_t length, size_t *made);

#endif
