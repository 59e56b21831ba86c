/* The report: one page without network. Each document is a section with its text, names marked, and a table of its
 * relations; the graph of the run is at the end. Everything that comes from a text is escaped, and the page's policy allows
 * no script but the one whose hash it names. Offsets for the script are UTF-16 units, as a browser counts. */
#include "layout.h"
#include "markup.h"
#include "report-parts.h"
#include "writing.h"
#include <stdlib.h>
#include <string.h>

enum { MOST_NODES = 200 };

static void attribute(dz_buffer *b, const char *name, const char *value) {
    dz_buffer_text(b, " ");
    dz_buffer_text(b, name);
    dz_buffer_text(b, "=\"");
    dz_markup_word(b, value);
    dz_buffer_text(b, "\"");
}

/* ---- the page ---- */

void dz_begin_html(dz_buffer *b) {
    static const char *const TYPES[] = {"PER", "STATE", "ORG", "LOC"};
    dz_buffer_text(b, "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
                      "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'; script-src '");
    dz_buffer_text(b, REPORT_HASH);
    dz_buffer_text(b, "'\">\n<meta name=\"viewport\" content=\"width=device-width\">\n<title>dreisatz report</title>\n<style>\n");
    dz_buffer_text(b, REPORT_CSS);
    dz_buffer_text(b, "</style>\n</head>\n<body>\n<h1>Who stands in which relation to whom</h1>\n"
                      "<div class=\"controls\" role=\"search\">\n"
                      "<label>Word <input type=\"search\" id=\"word\" placeholder=\"/\"></label>\n"
                      "<label>Predicate <select id=\"predicate\"><option value=\"\">all</option></select></label>\n"
                      "<label>Factuality <select id=\"factuality\"><option value=\"\">all</option></select></label>\n");
    for (size_t i = 0; i < 4; i++) {
        dz_buffer_text(b, "<label class=\"");
        dz_buffer_text(b, TYPES[i]);
        dz_buffer_text(b, "\"><input type=\"checkbox\" name=\"type\" value=\"");
        dz_buffer_text(b, TYPES[i]);
        dz_buffer_text(b, "\" checked> ");
        dz_buffer_text(b, TYPES[i]);
        dz_buffer_text(b, "</label>\n");
    }
    dz_buffer_text(b, "<output id=\"count\" class=\"note\"></output>\n</div>\n<main>\n");
}

/* ---- the text ---- */

/* `m` NUMBER of the document `-` place, as ids go through the page. */
static void mark_id(dz_buffer *b, const dz_output *o, size_t place) {
    dz_buffer_text(b, "m");
    dz_buffer_number(b, o->number);
    dz_buffer_text(b, "-");
    dz_buffer_number(b, place);
}

static void put_mark(const dz_output *o, dz_buffer *b, const dz_place *place, size_t number) {
    const dreisatz_entity *e = dreisatz_document_entity(o->document, place->entity);
    dz_buffer_text(b, "<mark tabindex=\"0\" id=\"");
    mark_id(b, o, number);
    dz_buffer_text(b, "\"");
    attribute(b, "class", dreisatz_type_name(e->type));
    attribute(b, "data-name", e->name);
    dz_buffer_text(b, " title=\"");
    dz_markup_word(b, e->name);
    dz_buffer_text(b, " (");
    dz_buffer_text(b, dreisatz_type_name(e->type));
    dz_buffer_text(b, ", ");
    dz_buffer_text(b, dreisatz_form_name(e->mentions[place->mention].form));
    dz_buffer_text(b, ")\">");
    dz_markup_text(b, o->text + place->span.start, place->span.end - place->span.start);
    dz_buffer_text(b, "</mark>");
}

/* Names within names are left out. */
static void put_text(const dz_output *o, dz_buffer *b, const dz_place *places, size_t count) {
    size_t at = 0;
    dz_buffer_text(b, "<div class=\"text\" lang=\"de\" dir=\"auto\">");
    for (size_t i = 0; i < count; i++) {
        if (places[i].span.start < at)
            continue;
        dz_markup_text(b, o->text + at, places[i].span.start - at);
        put_mark(o, b, &places[i], i + 1);
        at = places[i].span.end;
    }
    dz_markup_text(b, o->text + at, o->length - at);
    dz_buffer_text(b, "</div>\n");
}

/* ---- the table ---- */

static void put_range(const dz_output *o, dz_buffer *b, const char *name, dreisatz_span span) {
    dz_buffer_text(b, " data-");
    dz_buffer_text(b, name);
    dz_buffer_text(b, "=\"");
    dz_buffer_number(b, dz_output_local(o, span.start));
    dz_buffer_text(b, " ");
    dz_buffer_number(b, dz_output_local(o, span.end));
    dz_buffer_text(b, "\"");
}

static void put_side(const dz_output *o, dz_buffer *b, const char *name, dreisatz_argument a, size_t place) {
    dz_buffer_text(b, " data-");
    dz_buffer_text(b, name);
    dz_buffer_text(b, "=\"");
    mark_id(b, o, place);
    dz_buffer_text(b, "\" data-");
    dz_buffer_text(b, name);
    dz_buffer_text(b, "-type=\"");
    dz_buffer_text(b, dreisatz_type_name(dz_output_entity(o, a)->type));
    dz_buffer_text(b, "\"");
}

static void cell(dz_buffer *b, const char *class, const char *text) {
    dz_buffer_text(b, "<td");
    attribute(b, "class", class);
    dz_buffer_text(b, "><bdi>");
    dz_markup_word(b, text);
    dz_buffer_text(b, "</bdi></td>");
}

static void item(dz_buffer *b, const char *name, const char *text, size_t length) {
    dz_buffer_text(b, "<dt>");
    dz_markup_word(b, name);
    dz_buffer_text(b, "</dt><dd><bdi>");
    dz_markup_text(b, text, length);
    dz_buffer_text(b, "</bdi></dd>");
}

static void item_span(const dz_output *o, dz_buffer *b, const char *name, dreisatz_span span) {
    if (span.end > span.start)
        item(b, name, o->text + span.start, span.end - span.start);
}

/* Evidence: where it is said, by which word, by whom, and which rule found it. */
static void put_details(const dz_output *o, dz_buffer *b, const dz_fact *fact) {
    const dreisatz_relation *r = dz_output_relation(o, fact);
    dz_buffer_text(b, "<tr class=\"more\" hidden><td colspan=\"6\"><dl>");
    for (size_t i = fact->group; i != DZ_NO_FACT; i = o->facts[i].next)
        item_span(o, b, "sentence", dreisatz_document_sentence(o->document, dz_output_relation(o, &o->facts[i])->sentence));
    item_span(o, b, "trigger", r->trigger);
    for (size_t i = 0; i < r->qualifier_count; i++)
        item_span(o, b, r->qualifiers[i].key, r->qualifiers[i].span);
    if (r->has_source)
        item_span(o, b, "source", r->source);
    for (size_t i = 0; i < r->flag_count; i++)
        item(b, "flag", r->flags[i], strlen(r->flags[i]));
    if (r->plover)
        item(b, "PLOVER", r->plover, strlen(r->plover));
    item(b, "rule", r->rule, strlen(r->rule));
    dz_buffer_text(b, "</dl></td></tr>\n");
}

static void put_fact(const dz_output *o, dz_buffer *b, const dz_fact *fact, const dz_place *places, size_t count) {
    const dreisatz_relation *r = dz_output_relation(o, fact);
    dz_buffer_text(b, "<tr tabindex=\"0\" aria-expanded=\"false\"");
    dz_buffer_text(b, " class=\"fact ");
    dz_buffer_text(b, dreisatz_factuality_name(r->factuality));
    dz_buffer_text(b, "\"");
    attribute(b, "data-predicate", r->predicate);
    attribute(b, "data-factuality", dreisatz_factuality_name(r->factuality));
    put_side(o, b, "subject", r->subject, dz_output_place_of(places, count, o, r->subject));
    put_side(o, b, "object", r->object, dz_output_place_of(places, count, o, r->object));
    put_range(o, b, "sentence", dreisatz_document_sentence(o->document, r->sentence));
    put_range(o, b, "trigger", r->trigger);
    dz_buffer_text(b, ">");
    cell(b, "subject", dz_output_entity(o, r->subject)->name);
    cell(b, "predicate", r->predicate);
    cell(b, "object", dz_output_entity(o, r->object)->name);
    cell(b, "factuality", dreisatz_factuality_name(r->factuality));
    dz_buffer_text(b, "<td class=\"number\">");
    dz_buffer_fraction(b, r->confidence);
    dz_buffer_text(b, "</td>");
    cell(b, "rule", r->rule);
    dz_buffer_text(b, "</tr>\n");
    put_details(o, b, fact);
}

static void put_table(const dz_output *o, dz_buffer *b, const dz_place *places, size_t count) {
    if (!o->fact_count) {
        dz_buffer_text(b, "<p class=\"note\">No relation was found.</p>\n");
        return;
    }
    dz_buffer_text(b,
                   "<table><thead><tr><th scope=\"col\">Subject</th><th scope=\"col\">Predicate</th><th scope=\"col\">Object</th>"
                   "<th scope=\"col\">Factuality</th><th scope=\"col\">Confidence</th><th scope=\"col\">Rule</th></tr></thead>\n<tbody>\n");
    for (size_t i = 0; i < o->fact_count; i++)
        if (o->facts[i].leads)
            put_fact(o, b, &o->facts[i], places, count);
    dz_buffer_text(b, "</tbody></table>\n");
}

void dz_write_html(const dz_output *given, dz_buffer *b) {
    dz_output o = *given;
    o.unit = DZ_UNIT_UTF16;
    o.units = (dz_units){0};
    o.facts = NULL;
    size_t count = 0;
    if (!dz_output_prepare(&o)) {
        b->failed = true;
        dz_output_finish(&o);
        return;
    }
    dz_place *places = dz_output_places(&o, b, &count);
    dz_buffer_text(b, "<section><h2><bdi>");
    dz_markup_word(b, o.id);
    dz_buffer_text(b, "</bdi>");
    if (o.date) {
        dz_buffer_text(b, " <span class=\"note\">");
        dz_markup_word(b, o.date);
        dz_buffer_text(b, "</span>");
    }
    dz_buffer_text(b, "</h2>\n");
    put_text(&o, b, places, count);
    put_table(&o, b, places, count);
    dz_buffer_text(b, "</section>\n");
    free(places);
    dz_output_finish(&o);
}

/* ---- the graph ---- */

/* How many nodes take part in more than `count` relations. */
static size_t nodes_above(const dz_graph *g, size_t count) {
    size_t nodes = 0;
    for (size_t i = 0; i < g->node_count; i++)
        nodes += g->nodes[i].count > count;
    return nodes;
}

/* Marks the nodes with most relations: all above a count, and of those with just so many the first. */
static bool *choose_nodes(const dz_graph *g) {
    bool *chosen = calloc(g->node_count + 1, sizeof *chosen);
    size_t least = 0;
    while (nodes_above(g, least) > MOST_NODES)
        least++;
    size_t extra = MOST_NODES - nodes_above(g, least);
    for (size_t i = 0; chosen && i < g->node_count; i++)
        chosen[i] = g->nodes[i].count > least || (g->nodes[i].count == least && extra && extra--);
    return chosen;
}

static size_t place_node(const dz_graph *g, dz_graph *part, size_t *places, size_t node) {
    if (!places[node]) {
        part->nodes[part->node_count++] = g->nodes[node];
        places[node] = part->node_count;
    }
    return places[node] - 1;
}

/* The edges between chosen nodes, with these nodes, so that the drawing stays readable. */
static bool thin_out(const dz_graph *g, dz_graph *part) {
    bool *chosen = choose_nodes(g);
    size_t *places = calloc(g->node_count + 1, sizeof *places);
    *part = (dz_graph){.nodes = calloc(g->node_count + 1, sizeof *part->nodes), .edges = calloc(g->edge_count + 1, sizeof *part->edges)};
    bool good = chosen && places && part->nodes && part->edges;
    for (size_t i = 0; good && i < g->edge_count; i++) {
        dz_graph_edge e = g->edges[i];
        if (!chosen[e.subject] || !chosen[e.object])
            continue;
        e.subject = place_node(g, part, places, e.subject);
        e.object = place_node(g, part, places, e.object);
        part->edges[part->edge_count++] = e;
    }
    free(chosen);
    free(places);
    return good;
}

static void put_drawing(dz_buffer *b, const dz_graph *part) {
    dz_buffer dot = {0};
    dz_write_dot(part, &dot);
    dz_buffer_add(&dot, "", 1);
    dz_buffer_text(b, "<div class=\"drawing\" tabindex=\"0\" role=\"region\" aria-label=\"graph of entities and relations\">\n");
    if (!dot.failed && !dz_layout_svg(b, dot.bytes))
        dz_buffer_text(b, "<p class=\"note\">The graph is not drawn: Graphviz (libgvc) is not installed. "
                          "<code>dreisatz -f dot</code> writes it for any other program.</p>\n");
    dz_buffer_text(b, "</div>\n");
    b->failed = b->failed || dot.failed;
    dz_buffer_free(&dot);
}

static void put_graph(const dz_graph *g, dz_buffer *b) {
    dz_graph part;
    b->failed = !thin_out(g, &part) || b->failed;
    dz_buffer_text(b, "<section id=\"graph\"><h2>Graph</h2>\n");
    if (part.node_count < g->node_count) {
        dz_buffer_text(b, "<p class=\"note\">Shown are the ");
        dz_buffer_number(b, part.node_count);
        dz_buffer_text(b, " of ");
        dz_buffer_number(b, g->node_count);
        dz_buffer_text(b, " entities that have most relations.</p>\n");
    }
    if (part.node_count && !b->failed)
        put_drawing(b, &part);
    dz_buffer_text(b, "</section>\n");
    free(part.nodes);
    free(part.edges);
}

void dz_end_html(const dz_graph *g, dz_buffer *b) {
    put_graph(g, b);
    dz_buffer_text(b, "</main>\n<script>");
    dz_buffer_text(b, REPORT_JS);
    dz_buffer_text(b, "</script>\n</body>\n</html>\n");
}
