/* DOT: the graph of the run for Graphviz; colour tells the type, the line what is certain. */
#include "writing.h"
#include <string.h>

/* In quotes; a backslash would start one of DOT's own escapes. */
static void quoted(dz_buffer *b, const char *text) {
    dz_buffer_text(b, "\"");
    for (; *text; text++) {
        if (*text == '"' || *text == '\\')
            dz_buffer_text(b, "\\");
        dz_buffer_add(b, (unsigned char)*text < 0x20 ? " " : text, 1);
    }
    dz_buffer_text(b, "\"");
}

static const char *fill_of(dreisatz_type type) {
    static const char *const FILLS[] = {"#cfe8ff", "#ffe3b0", "#ecd6f7", "#d3efd3"};
    return type <= DREISATZ_LOC ? FILLS[type] : "#eeeeee";
}

static const char *style_of(dreisatz_factuality f) {
    return f == DREISATZ_ASSERTED ? "solid" : f <= DREISATZ_NEGATED ? "dotted" : "dashed";
}

static void put_node(dz_buffer *b, const dz_graph_node *n, size_t id) {
    dz_buffer_text(b, "  n");
    dz_buffer_number(b, id);
    dz_buffer_text(b, " [label=");
    quoted(b, n->name);
    dz_buffer_text(b, ", tooltip=");
    quoted(b, n->key);
    dz_buffer_text(b, ", class=");
    quoted(b, dreisatz_type_name(n->type));
    dz_buffer_text(b, ", fillcolor=");
    quoted(b, fill_of(n->type));
    dz_buffer_text(b, "];\n");
}

static void put_edge(dz_buffer *b, const dz_graph_edge *e, size_t id) {
    dz_buffer_text(b, "  n");
    dz_buffer_number(b, e->subject + 1);
    dz_buffer_text(b, " -> n");
    dz_buffer_number(b, e->object + 1);
    dz_buffer_text(b, " [id=e");
    dz_buffer_number(b, id);
    dz_buffer_text(b, ", label=\"");
    dz_buffer_text(b, e->predicate);
    if (e->count > 1) {
        dz_buffer_text(b, " ×");
        dz_buffer_number(b, e->count);
    }
    dz_buffer_text(b, "\", class=\"");
    dz_buffer_text(b, dreisatz_factuality_name(e->factuality));
    dz_buffer_text(b, "\", tooltip=\"");
    dz_buffer_text(b, dreisatz_factuality_name(e->factuality));
    dz_buffer_text(b, "\", style=");
    dz_buffer_text(b, style_of(e->factuality));
    dz_buffer_text(b, e->symmetric ? ", dir=none];\n" : "];\n");
}

void dz_write_dot(const dz_graph *g, dz_buffer *b) {
    dz_buffer_text(b, "digraph dreisatz {\n"
                      "  graph [rankdir=LR, overlap=prism, splines=true, bgcolor=transparent];\n"
                      "  node [shape=box, style=\"rounded,filled\", fontname=\"sans-serif\", fontsize=12];\n"
                      "  edge [fontname=\"sans-serif\", fontsize=9];\n");
    for (size_t i = 0; i < g->node_count; i++)
        put_node(b, &g->nodes[i], i + 1);
    for (size_t i = 0; i < g->edge_count; i++)
        put_edge(b, &g->edges[i], i + 1);
    dz_buffer_text(b, "}\n");
}
