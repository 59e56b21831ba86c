/* Writers: the formats by name, in one table. */
#ifndef DZ_WRITERS_H
#define DZ_WRITERS_H

#include "graph.h"
#include "output.h"

/* A format. `document` writes one document and keeps nothing, so that any thread may do it; a format that needs the
 * whole run gets it as a graph of distinct nodes and edges at the end. Each part may be NULL. */
typedef struct dz_writer {
    const char *name;
    void (*begin)(dz_buffer *b);
    void (*document)(const dz_output *o, dz_buffer *b);
    void (*graph)(const dz_graph *g, dz_buffer *b);
    bool resumable; /* a run can go on behind what an earlier one wrote */
} dz_writer;

#define DZ_FORMAT_NAMES "triples|json|text|conll|brat|tsv|nt|turtle|jsonld|dot|graphml|html|displacy|doccano"
enum {
    DZ_FORMAT_TRIPLES,
    DZ_FORMAT_JSON,
    DZ_FORMAT_TEXT,
    DZ_FORMAT_CONLL,
    DZ_FORMAT_BRAT,
    DZ_FORMAT_TSV,
    DZ_FORMAT_NT,
    DZ_FORMAT_TURTLE,
    DZ_FORMAT_JSONLD,
    DZ_FORMAT_DOT,
    DZ_FORMAT_GRAPHML,
    DZ_FORMAT_HTML,
    DZ_FORMAT_DISPLACY,
    DZ_FORMAT_DOCCANO,
    DZ_FORMAT_AUTO
};
extern const dz_writer DZ_WRITERS[DZ_FORMAT_AUTO];

#endif
