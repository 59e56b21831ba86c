/* GraphML: the graph of the run for yEd, Gephi, networkx and igraph. */
#include "markup.h"
#include "writing.h"

static const char HEAD[] =
    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
    "<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\" "
    "xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" "
    "xsi:schemaLocation=\"http://graphml.graphdrawing.org/xmlns http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd\">\n"
    "<key id=\"name\" for=\"node\" attr.name=\"name\" attr.type=\"string\"/>\n"
    "<key id=\"type\" for=\"node\" attr.name=\"type\" attr.type=\"string\"/>\n"
    "<key id=\"key\" for=\"node\" attr.name=\"key\" attr.type=\"string\"/>\n"
    "<key id=\"predicate\" for=\"edge\" attr.name=\"predicate\" attr.type=\"string\"/>\n"
    "<key id=\"factuality\" for=\"edge\" attr.name=\"factuality\" attr.type=\"string\"/>\n"
    "<key id=\"symmetric\" for=\"edge\" attr.name=\"symmetric\" attr.type=\"boolean\"/>\n"
    "<key id=\"confidence\" for=\"edge\" attr.name=\"confidence\" attr.type=\"double\"/>\n"
    "<key id=\"count\" for=\"edge\" attr.name=\"count\" attr.type=\"int\"/>\n"
    "<graph edgedefault=\"directed\">\n";

static void datum(dz_buffer *b, const char *key, const char *value) {
    dz_buffer_text(b, "<data key=\"");
    dz_buffer_text(b, key);
    dz_buffer_text(b, "\">");
    dz_markup_word(b, value);
    dz_buffer_text(b, "</data>");
}

static void put_node(dz_buffer *b, const dz_graph_node *n, size_t id) {
    dz_buffer_text(b, "<node id=\"n");
    dz_buffer_number(b, id);
    dz_buffer_text(b, "\">");
    datum(b, "name", n->name);
    datum(b, "type", dreisatz_type_name(n->type));
    datum(b, "key", n->key);
    dz_buffer_text(b, "</node>\n");
}

static void put_edge(dz_buffer *b, const dz_graph_edge *e, size_t id) {
    dz_buffer_text(b, "<edge id=\"e");
    dz_buffer_number(b, id);
    dz_buffer_text(b, "\" source=\"n");
    dz_buffer_number(b, e->subject + 1);
    dz_buffer_text(b, "\" target=\"n");
    dz_buffer_number(b, e->object + 1);
    dz_buffer_text(b, "\">");
    datum(b, "predicate", e->predicate);
    datum(b, "factuality", dreisatz_factuality_name(e->factuality));
    dz_buffer_text(b, "<data key=\"confidence\">");
    dz_buffer_fraction(b, e->confidence);
    dz_buffer_text(b, "</data><data key=\"count\">");
    dz_buffer_number(b, e->count);
    dz_buffer_text(b, "</data>");
    datum(b, "symmetric", e->symmetric ? "true" : "false");
    dz_buffer_text(b, "</edge>\n");
}

void dz_write_graphml(const dz_graph *g, dz_buffer *b) {
    dz_buffer_text(b, HEAD);
    for (size_t i = 0; i < g->node_count; i++)
        put_node(b, &g->nodes[i], i + 1);
    for (size_t i = 0; i < g->edge_count; i++)
        put_edge(b, &g->edges[i], i + 1);
    dz_buffer_text(b, "</graph>\n</graphml>\n");
}
