#include "graph.h"
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unicode/ucasemap.h>

/* Case-folded name; as it is when ICU cannot. */
static void add_folded(dz_buffer *b, const char *name) {
    UErrorCode status = U_ZERO_ERROR;
    UCaseMap *map = ucasemap_open("", 0, &status);
    char folded[400];
    int32_t n = map ? ucasemap_utf8FoldCase(map, folded, (int32_t)sizeof folded, name, -1, &status) : 0;
    if (U_SUCCESS(status) && n < (int32_t)sizeof folded)
        dz_buffer_add(b, folded, (size_t)n);
    else
        dz_buffer_text(b, name);
    ucasemap_close(map);
}

void dz_graph_key(dz_buffer *b, const dreisatz_entity *e) {
    if (e->id_count) {
        dz_buffer_text(b, e->ids[0].scheme);
        dz_buffer_text(b, ":");
        dz_buffer_text(b, e->ids[0].value);
    } else {
        dz_buffer_text(b, dreisatz_type_name(e->type));
        dz_buffer_text(b, ":");
        add_folded(b, e->name);
    }
}

/* ---- hashing: entries are found by their hash, then compared ---- */

static uint64_t mix(uint64_t hash, uint64_t value) {
    hash = (hash ^ value) * 0x9E3779B97F4A7C15u;
    return hash ^ hash >> 29;
}

static uint64_t hash_text(const char *text) {
    uint64_t hash = 0;
    for (; *text; text++)
        hash = mix(hash, (unsigned char)*text);
    return hash;
}

static uint64_t hash_node(const dz_graph *g, size_t i) {
    return hash_text(g->nodes[i].key);
}

static uint64_t hash_edge(const dz_graph *g, size_t i) {
    const dz_graph_edge *e = &g->edges[i];
    return mix(mix(mix(hash_text(e->predicate), e->subject), e->object), e->factuality);
}

static bool same_node(const dz_graph *g, size_t x, size_t y) {
    return strcmp(g->nodes[x].key, g->nodes[y].key) == 0;
}

static bool same_edge(const dz_graph *g, size_t x, size_t y) {
    const dz_graph_edge *a = &g->edges[x], *b = &g->edges[y];
    return a->subject == b->subject && a->object == b->object && a->factuality == b->factuality && strcmp(a->predicate, b->predicate) == 0;
}

typedef uint64_t hasher(const dz_graph *g, size_t i);
typedef bool comparer(const dz_graph *g, size_t x, size_t y);

static bool widen(dz_graph *g, dz_table *t, size_t count, hasher *hash) {
    if ((count + 1) * 2 <= t->room)
        return true;
    size_t room = t->room ? t->room * 2 : 64, *places = calloc(room, sizeof *places);
    if (!places)
        return false;
    for (size_t i = 0; i < count; i++) {
        size_t at = hash(g, i) & (room - 1);
        while (places[at])
            at = (at + 1) & (room - 1);
        places[at] = i + 1;
    }
    free(t->places);
    *t = (dz_table){places, room};
    return true;
}

/* The entry equal to the last one, which is `count`; the last one itself when it is new. */
static size_t find(dz_graph *g, dz_table *t, size_t count, hasher *hash, comparer *same) {
    size_t at = hash(g, count) & (t->room - 1);
    for (; t->places[at]; at = (at + 1) & (t->room - 1))
        if (same(g, t->places[at] - 1, count))
            return t->places[at] - 1;
    t->places[at] = count + 1;
    return count;
}

static bool make_room(void **list, size_t count, size_t *room, size_t size) {
    if (count < *room)
        return true;
    size_t more = *room * 2 + 16;
    void *grown = realloc(*list, more * size);
    if (!grown)
        return false;
    *list = grown;
    *room = more;
    return true;
}

/* ---- adding ---- */

static size_t add_node(dz_graph *g, const dreisatz_entity *e) {
    dz_buffer key = {0};
    dz_graph_key(&key, e);
    dz_buffer_add(&key, "", 1);
    char *name = strdup(e->name);
    g->failed = g->failed || key.failed || !name || !make_room((void **)&g->nodes, g->node_count, &g->node_room, sizeof *g->nodes) ||
                !widen(g, &g->node_table, g->node_count, hash_node);
    size_t found = 0;
    if (!g->failed) {
        g->nodes[g->node_count] = (dz_graph_node){key.bytes, name, e->type, 0};
        found = find(g, &g->node_table, g->node_count, hash_node, same_node);
    }
    if (!g->failed && found == g->node_count) {
        g->node_count++;
    } else {
        dz_buffer_free(&key);
        free(name);
    }
    return found;
}

static void add_edge(dz_graph *g, const dreisatz_relation *r, size_t subject, size_t object, size_t count) {
    char *predicate = strdup(r->predicate);
    bool turn = r->symmetric && object < subject;
    g->failed = g->failed || !predicate || !make_room((void **)&g->edges, g->edge_count, &g->edge_room, sizeof *g->edges) ||
                !widen(g, &g->edge_table, g->edge_count, hash_edge);
    if (g->failed) {
        free(predicate);
        return;
    }
    g->edges[g->edge_count] =
        (dz_graph_edge){turn ? object : subject, turn ? subject : object, predicate, r->factuality, r->symmetric, 0, 0};
    size_t found = find(g, &g->edge_table, g->edge_count, hash_edge, same_edge);
    if (found == g->edge_count)
        g->edge_count++;
    else
        free(predicate);
    dz_graph_edge *e = &g->edges[found];
    e->confidence = r->confidence > e->confidence ? r->confidence : e->confidence;
    e->count += count;
    g->nodes[subject].count++;
    g->nodes[object].count++;
}

void dz_graph_add(dz_graph *g, const dz_output *o) {
    for (size_t i = 0; i < o->fact_count && !g->failed; i++) {
        if (!o->facts[i].leads)
            continue;
        const dreisatz_relation *r = dz_output_relation(o, &o->facts[i]);
        size_t subject = add_node(g, dz_output_entity(o, r->subject)), object = add_node(g, dz_output_entity(o, r->object));
        if (!g->failed)
            add_edge(g, r, subject, object, o->facts[i].count);
    }
}

void dz_graph_free(dz_graph *g) {
    for (size_t i = 0; i < g->node_count; i++) {
        free((char *)g->nodes[i].key);
        free((char *)g->nodes[i].name);
    }
    for (size_t i = 0; i < g->edge_count; i++)
        free((char *)g->edges[i].predicate);
    free(g->nodes);
    free(g->edges);
    free(g->node_table.places);
    free(g->edge_table.places);
    *g = (dz_graph){0};
}
