/* libgvc is looked for when a graph is to be drawn, and not before: nothing else needs it, and loading it costs more than the
 * whole start of the program. Its few functions are declared here, so that no header is needed to build. */
#include "layout.h"
#include <dlfcn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef struct graphviz {
    void *library;
    void *(*context)(void);
    void *(*read)(const char *dot);
    int (*layout)(void *context, void *graph, const char *engine);
    int (*render)(void *context, void *graph, const char *format, char **data, size_t *length);
    void (*free_data)(char *data);
    int (*free_layout)(void *context, void *graph);
    int (*close)(void *graph);
    int (*free_context)(void *context);
} graphviz;

static bool load(graphviz *g) {
    static const char *const NAMES[] = {"libgvc.so.6", "libgvc.so.7", "libgvc.so", "libgvc.dylib"};
    for (size_t i = 0; !g->library && i < sizeof NAMES / sizeof *NAMES; i++)
        g->library = dlopen(NAMES[i], RTLD_NOW | RTLD_LOCAL);
    const struct {
        const char *name;
        void *place;
    } symbols[] = {{"gvContext", &g->context},
                   {"agmemread", &g->read},
                   {"gvLayout", &g->layout},
                   {"gvRenderData", &g->render},
                   {"gvFreeRenderData", &g->free_data},
                   {"gvFreeLayout", &g->free_layout},
                   {"agclose", &g->close},
                   {"gvFreeContext", &g->free_context}};
    for (size_t i = 0; i < sizeof symbols / sizeof *symbols; i++) {
        void *found = g->library ? dlsym(g->library, symbols[i].name) : NULL;
        if (!found)
            return false;
        memcpy(symbols[i].place, &found, sizeof found);
    }
    return true;
}

/* Only the element itself: a page has no place for the XML declaration and the document type. */
static bool add_svg(dz_buffer *b, const char *data) {
    const char *svg = data ? strstr(data, "<svg") : NULL;
    if (svg)
        dz_buffer_text(b, svg);
    return svg;
}

static bool draw(const graphviz *g, dz_buffer *b, const char *dot) {
    void *context = g->context(), *graph = context ? g->read(dot) : NULL;
    char *data = NULL;
    size_t length = 0;
    bool laid = graph && g->layout(context, graph, "dot") == 0;
    bool good = laid && g->render(context, graph, "svg", &data, &length) == 0 && add_svg(b, data);
    if (data)
        g->free_data(data);
    if (laid)
        g->free_layout(context, graph);
    if (graph)
        g->close(graph);
    if (context)
        g->free_context(context);
    return good;
}

bool dz_layout_svg(dz_buffer *b, const char *dot) {
    graphviz g = {0};
    bool good = load(&g) && draw(&g, b, dot);
    if (g.library && !good)
        dlclose(g.library);
    return good; /* a library that drew stays loaded: its own data would else count as lost */
}
