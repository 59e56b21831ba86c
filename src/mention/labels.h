/* The labels of the segmentation and the names of the features, shared by the model compiler, the tagger and the tuner. */
#ifndef DZ_LABELS_H
#define DZ_LABELS_H

#include "base/hash.h"
#include <stdint.h>
#include <string.h>

enum { DZ_O, DZ_B_PER, DZ_I_PER, DZ_B_ORG, DZ_I_ORG, DZ_B_LOC, DZ_I_LOC };

/* Key of a feature written `template=value`. */
static inline uint64_t dz_feature_key(uint64_t template_hash, uint64_t value_hash) {
    uint64_t key = dz_hash_mix(template_hash, value_hash);
    return key ? key : 1;
}

static inline uint64_t dz_feature_key_of(const char *text) {
    const char *sign = strchr(text, '=');
    if (!sign)
        return 0;
    return dz_feature_key(dz_hash(text, (size_t)(sign - text)), dz_hash_string(sign + 1));
}

#endif
