/* Record: one line of JSON Lines, read strictly. */
#ifndef DZ_RECORD_H
#define DZ_RECORD_H

#include <stdbool.h>
#include <stddef.h>

typedef struct dz_record_line {
    char *text; /* decoded; may hold NUL from \u0000 */
    size_t length;
    char *id;
    char reason[160]; /* why it is bad */
} dz_record_line;

/* Fills `record`, to be freed by dz_record_free also on failure. False: bad, see reason. */
bool dz_record_read(dz_record_line *record, const char *line, size_t length, const char *text_field, const char *id_field);
void dz_record_free(dz_record_line *record);

#endif
