#include "writers.h"
#include "writing.h"

const dz_writer DZ_WRITERS[DZ_FORMAT_AUTO] = {
    [DZ_FORMAT_TRIPLES] = {"triples", NULL, dz_write_triples, NULL, true},
    [DZ_FORMAT_JSON] = {"json", NULL, dz_write_json, NULL, true},
    [DZ_FORMAT_TEXT] = {"text", NULL, dz_write_text, NULL, true},
    [DZ_FORMAT_CONLL] = {"conll", NULL, dz_write_conll, NULL, true},
    [DZ_FORMAT_BRAT] = {"brat", NULL, dz_write_brat, NULL, false},
    [DZ_FORMAT_TSV] = {"tsv", dz_begin_tsv, dz_write_tsv, NULL, true},
    [DZ_FORMAT_NT] = {"nt", NULL, dz_write_nt, NULL, true},
    [DZ_FORMAT_TURTLE] = {"turtle", dz_begin_turtle, dz_write_turtle, NULL, true},
    [DZ_FORMAT_JSONLD] = {"jsonld", dz_begin_jsonld, dz_write_jsonld, dz_end_jsonld, false},
    [DZ_FORMAT_DOT] = {"dot", NULL, NULL, dz_write_dot, false},
    [DZ_FORMAT_GRAPHML] = {"graphml", NULL, NULL, dz_write_graphml, false},
    [DZ_FORMAT_HTML] = {"html", dz_begin_html, dz_write_html, dz_end_html, false},
    [DZ_FORMAT_DISPLACY] = {"displacy", NULL, dz_write_displacy, NULL, true},
    [DZ_FORMAT_DOCCANO] = {"doccano", NULL, dz_write_doccano, NULL, true},
};
