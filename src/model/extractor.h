/* Extractor: the stages in their order, with the memory they share. */
#ifndef DZ_EXTRACTOR_H
#define DZ_EXTRACTOR_H

#include "entity/entity.h"
#include "lexicon/known.h"
#include "model.h"
#include "relation/relation.h"

struct dreisatz_extractor {
    dreisatz_model *model;
    dz_memory memory;
    dz_arena scratch, working, passing; /* of the analysis: arena, working, passing */
    dz_known known;
    dz_tagger tagger;
    dz_finder finder;
};

/* What the stages found; lives until the extractor's next text. */
typedef struct dz_findings {
    dz_analysis analysis;
    dz_entities entities;
    dz_relations relations;
} dz_findings;

/* Of the relation with this index. */
const dz_grounds *dz_document_grounds(const dreisatz_document *document, size_t index);

/* Runs all stages. On lack of memory it leaves by the memory's `fail`, which the caller has set. */
void dz_extractor_analyze(dreisatz_extractor *x, const char *text, size_t length, const dreisatz_options *options, dz_findings *findings);

#endif
