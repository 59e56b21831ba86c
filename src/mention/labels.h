/* The labels of the segmentation, and which may follow which. */
#ifndef DZ_LABELS_H
#define DZ_LABELS_H

#include "model/image.h"

enum { DZ_O, DZ_B_PER, DZ_I_PER, DZ_B_ORG, DZ_I_ORG, DZ_B_LOC, DZ_I_LOC, DZ_START = DZ_LABELS };

/* "No name" and the first word of a name may follow anything; a further word only its own name. */
static inline bool dz_label_may_follow(int from, int to) {
    return to == DZ_O || (to & 1) || from == to || from == to - 1;
}

/* What is summed for a token: only for the labels of words in names, as nothing counts for O; first those of the first words. */
enum { DZ_NAMED = DZ_LABELS - 1 };
static const uint8_t DZ_NAMED_LABELS[DZ_NAMED] = {DZ_B_PER, DZ_B_ORG, DZ_B_LOC, DZ_I_PER, DZ_I_ORG, DZ_I_LOC};

#endif
