/* Record: one line of JSON Lines, read strictly. */
#ifndef DZ_RECORD_H
#define DZ_RECORD_H

#include <stdbool.h>
#include <stddef.h>

typedef struct dz_record_fields {
    const char *text, *id, *date; /* names; date may be NULL */
} dz_record_fields;

typedef struct dz_record_line {
    char *text; /* decoded; may hold NUL from \u0000 */
    size_t length;
    char *id, *date; /* NULL when the record has none */
    char *rest;      /* the other members as they were written, in braces; NULL when there are none */
    size_t rest_length;
    char reason[200]; /* why it is bad */
} dz_record_line;

/* Fills `record`, to be freed by dz_record_free also on failure. False: bad, see reason. */
bool dz_record_read(dz_record_line *record, const char *line, size_t length, const dz_record_fields *fields);
void dz_record_free(dz_record_line *record);

#endif
