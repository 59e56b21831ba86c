/* The writers, one file each. */
#ifndef DZ_WRITING_H
#define DZ_WRITING_H

#include "graph.h"
#include "output.h"

void dz_write_triples(const dz_output *o, dz_buffer *b);
void dz_write_row(const dz_output *o, dz_buffer *b); /* all triples as one line, an array */
void dz_write_error(dz_buffer *b, const char *document, const char *code, const char *message);
void dz_write_json(const dz_output *o, dz_buffer *b);
void dz_write_text(const dz_output *o, dz_buffer *b);
void dz_write_conll(const dz_output *o, dz_buffer *b);
void dz_write_brat(const dz_output *o, dz_buffer *b);      /* the annotations */
void dz_write_brat_text(const dz_output *o, dz_buffer *b); /* the text they refer to */
void dz_begin_tsv(dz_buffer *b);
void dz_write_tsv(const dz_output *o, dz_buffer *b);
void dz_write_nt(const dz_output *o, dz_buffer *b);
void dz_begin_turtle(dz_buffer *b);
void dz_write_turtle(const dz_output *o, dz_buffer *b);
void dz_begin_jsonld(dz_buffer *b);
void dz_write_jsonld(const dz_output *o, dz_buffer *b);
void dz_end_jsonld(const dz_graph *g, dz_buffer *b);
void dz_write_dot(const dz_graph *g, dz_buffer *b);
void dz_write_graphml(const dz_graph *g, dz_buffer *b);
void dz_begin_html(dz_buffer *b);
void dz_write_html(const dz_output *o, dz_buffer *b);
void dz_end_html(const dz_graph *g, dz_buffer *b);
void dz_write_displacy(const dz_output *o, dz_buffer *b);
void dz_write_doccano(const dz_output *o, dz_buffer *b);

#endif
