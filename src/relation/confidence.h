/* Confidence: what speaks for and against a triple, summed up and turned into how often such triples are right. */
#ifndef DZ_CONFIDENCE_H
#define DZ_CONFIDENCE_H

#include "matcher.h"

/* All grounds of the relation, whose other fields are set. */
dz_grounds dz_confidence_grounds(const dz_matcher *m, const dz_frame *frame, const dz_relation *relation);
/* The same for one that a surface pattern gave. */
dz_grounds dz_confidence_of_pattern(const dz_matcher *m, const dz_relation *relation);

/* What they count together. */
int32_t dz_confidence_sum(const dz_image *image, const dz_grounds *grounds);
/* The share of triples with such grounds that are right, per ten thousand. */
uint16_t dz_confidence_of(const dz_image *image, const dz_grounds *grounds);

#endif
