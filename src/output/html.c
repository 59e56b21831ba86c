#include "writing.h"
void dz_begin_html(dz_buffer *b) {
    (void)b;
}
void dz_write_html(const dz_output *o, dz_buffer *b) {
    (void)o;
    (void)b;
}
void dz_end_html(const dz_graph *g, dz_buffer *b) {
    (void)g;
    (void)b;
}
