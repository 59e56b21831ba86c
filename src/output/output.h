/* Output: one writer a format, over the public header only. */
#ifndef DZ_OUTPUT_H
#define DZ_OUTPUT_H

#include "buffer.h"
#include "dreisatz.h"

typedef enum dz_unit { DZ_UNIT_CHARS, DZ_UNIT_BYTES, DZ_UNIT_UTF16 } dz_unit;

typedef struct dz_output {
    const dreisatz_document *document;
    const char *id; /* of the document */
    const char *text;
    size_t length;
    dz_unit unit;
    double min_confidence;
    bool color;
    const char *input; /* other fields of a JSONL record, or NULL */
    size_t input_length;
    uint32_t *units; /* offset of each byte in the unit; made by dz_output_prepare */
} dz_output;

/* Makes the table of offsets; false when out of memory. */
bool dz_output_prepare(dz_output *o);
void dz_output_finish(dz_output *o);

void dz_write_json(const dz_output *o, dz_buffer *b);
void dz_write_triples(const dz_output *o, dz_buffer *b);
void dz_write_text(const dz_output *o, dz_buffer *b);

/* Shared by the JSON writers. */
size_t dz_output_offset(const dz_output *o, size_t byte);
void dz_write_span(const dz_output *o, dz_buffer *b, dreisatz_span span);

#endif
