/* Graph: the distinct entities and relations of a run. */
#ifndef DZ_GRAPH_H
#define DZ_GRAPH_H

#include "output.h"

typedef struct dz_graph_node {
    const char *key; /* its first id as scheme:value, else TYPE:folded name */
    const char *name;
    dreisatz_type type;
    size_t count; /* relations it takes part in */
} dz_graph_node;

typedef struct dz_graph_edge {
    size_t subject, object; /* nodes */
    const char *predicate;
    dreisatz_factuality factuality;
    bool symmetric;
    double confidence; /* the highest */
    size_t count;
} dz_graph_edge;

typedef struct dz_table {
    size_t *places; /* index + 1 of an entry, 0: free */
    size_t room;    /* 0 or a power of two */
} dz_table;

typedef struct dz_graph {
    dz_graph_node *nodes;
    dz_graph_edge *edges;
    size_t node_count, node_room, edge_count, edge_room;
    dz_table node_table, edge_table;
    bool failed; /* out of memory */
} dz_graph;

/* Adds the facts of a document. */
void dz_graph_add(dz_graph *g, const dz_output *o);
void dz_graph_free(dz_graph *g);

/* The key of an entity, as in dz_graph_node. */
void dz_graph_key(dz_buffer *b, const dreisatz_entity *e);

#endif
