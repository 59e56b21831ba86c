/* Layout: a DOT graph drawn as SVG by Graphviz, where it is there. */
#ifndef DZ_LAYOUT_H
#define DZ_LAYOUT_H

#include "buffer.h"

/* Adds the drawing of `dot` (NUL-terminated); false when there is no Graphviz or it fails. */
bool dz_layout_svg(dz_buffer *b, const char *dot);

#endif
