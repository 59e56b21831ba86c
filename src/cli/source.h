/* Source: the documents of the input, one after the other, whatever way they are packed. */
#ifndef DZ_SOURCE_H
#define DZ_SOURCE_H

#include "input.h"
#include "options.h"
#include "record.h"

/* One document, or what is wrong in its place. */
typedef struct dz_item {
    const char *file;
    size_t line;      /* 0: a whole file */
    const char *code; /* NULL, or the kind of fault: "record", "encoding", "limit", "file" */
    char fault[240];
    char id[512];      /* shortened when longer, see dz_item_id */
    char *long_id;     /* or NULL */
    char *date, *text; /* date may be NULL */
    size_t length;
    char *rest; /* other members of a record, or NULL */
    size_t rest_length;
    size_t base;       /* offset of the text within its file, in the unit of the output */
    size_t ill_formed; /* parts that are read as U+FFFD */
    size_t first_ill;  /* byte of the first */
    bool named;        /* the record gave the id */
    bool blank;        /* an empty line where a record was expected: no document */
    bool windows;      /* came as Windows-1252, one byte a character */
    bool cut;          /* the file goes on in another part */
} dz_item;

typedef struct dz_source {
    const dz_options *o;
    dz_input in;
    int next_file;
    const char *file; /* open, or NULL */
    size_t line, part, base;
    bool skipping;            /* the rest of a line that is too long */
    const volatile int *stop; /* set: no more items */
} dz_source;

void dz_source_init(dz_source *s, const dz_options *o);

/* The next item, to be freed by dz_item_free; false at the end. */
bool dz_source_next(dz_source *s, dz_item *item);
void dz_source_free(dz_source *s);

const char *dz_item_id(const dz_item *item);
void dz_item_free(dz_item *item);

#endif
