/* Output: one document for the writers, with what is to be kept of it. Uses the public header only. */
#ifndef DZ_OUTPUT_H
#define DZ_OUTPUT_H

#include "buffer.h"
#include "dreisatz.h"
#include "units.h"

typedef enum dz_unit { DZ_UNIT_CHARS, DZ_UNIT_BYTES, DZ_UNIT_UTF16 } dz_unit;

/* What to keep of a document. */
typedef struct dz_filter {
    double min_confidence;
    unsigned types;         /* bit set of dreisatz_type; 0: all */
    const char *predicates; /* joined by commas; NULL: all */
    bool merge;             /* one fact per subject, predicate and object */
} dz_filter;

/* A relation that is kept. Of those that are merged one leads and is written; the others are its further evidence. */
typedef struct dz_fact {
    size_t relation; /* index */
    size_t next;     /* fact with the same subject, predicate and object, in text order, or DZ_NO_FACT */
    size_t group;    /* its first fact */
    size_t count;    /* facts in the group */
    bool leads;
} dz_fact;

#define DZ_NO_FACT ((size_t)-1)

typedef struct dz_output {
    const dreisatz_document *document;
    const char *id, *date; /* of the document; date may be NULL */
    const char *text;
    size_t length;
    size_t number;        /* of the document in the run, from 1 */
    size_t base;          /* offset of the text in its file, in the unit */
    size_t width;         /* columns of the terminal; 0: no limit */
    const char *language; /* "other" when it is marked as not German, else NULL */
    const char *input;    /* other fields of a JSONL record, or NULL */
    size_t input_length;
    dz_filter filter;
    dz_unit unit;
    bool color;
    /* made by dz_output_prepare: */
    dz_units units; /* from bytes to the unit */
    dz_fact *facts; /* in order of the relations */
    size_t fact_count;
} dz_output;

/* Makes the table of offsets and the facts; false when out of memory. */
bool dz_output_prepare(dz_output *o);
void dz_output_finish(dz_output *o);

/* Offset of a byte in the unit of the output, in the text itself or in the file that holds it. */
size_t dz_output_local(const dz_output *o, size_t byte);
size_t dz_output_offset(const dz_output *o, size_t byte);

bool dz_output_keeps(const dz_output *o, const dreisatz_entity *entity);
const dreisatz_entity *dz_output_entity(const dz_output *o, dreisatz_argument a);
const dreisatz_mention *dz_output_mention(const dz_output *o, dreisatz_argument a);
const dreisatz_relation *dz_output_relation(const dz_output *o, const dz_fact *fact);

/* All kept mentions with their entities, in text order; free() it. NULL when there are none or when out of memory, and then
 * the buffer has failed. */
typedef struct dz_place {
    dreisatz_span span;
    size_t entity, mention;
} dz_place;
dz_place *dz_output_places(const dz_output *o, dz_buffer *b, size_t *count);

/* The number of an argument's mention among the places, from 1; 0 when it is not there. */
size_t dz_output_place_of(const dz_place *places, size_t count, const dz_output *o, dreisatz_argument a);

#endif
