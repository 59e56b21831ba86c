/* weights.tsv: `template=value` and one integer a label; calibration.tsv: `score confidence`. */
#include "builder.h"
#include "mention/labels.h"
#include <stdlib.h>

static int16_t weight_of(const char *text) {
    long value = strtol(text, NULL, 10);
    return (int16_t)(value > INT16_MAX ? INT16_MAX : value < INT16_MIN ? INT16_MIN : value);
}

static void read_weights(dz_builder *b, dz_source *source) {
    dz_lines l = dz_lines_of(source);
    while (dz_lines_next(&l)) {
        dz_weight w = {.key = dz_feature_key_of(l.columns[0])};
        bool fresh;
        if (!w.key || l.count != DZ_LABELS + 1) {
            dz_problem_add(&b->problems, source->name, l.line, 1, false, "expected FEATURE=VALUE and %d numbers, not %u columns", DZ_LABELS,
                           l.count);
            continue;
        }
        uint32_t *place = dz_map_put(&b->weight_map, w.key, &fresh);
        if (!fresh) {
            dz_problem_add(&b->problems, source->name, l.line, 1, false, "feature '%s' stands twice", l.columns[0]);
            continue;
        }
        *place = b->weights.count;
        for (uint32_t i = 0; i < DZ_LABELS; i++)
            w.of[i] = weight_of(l.columns[i + 1]);
        DZ_PUSH(&b->arena, &b->weights) = w;
    }
}

void dz_build_weights(dz_builder *b, const char *folder) {
    dz_source source;
    if (dz_source_read(&source, &b->arena, folder, "weights.tsv", &b->problems))
        read_weights(b, &source);
    if (!dz_source_read(&source, &b->arena, folder, "calibration.tsv", &b->problems))
        return;
    dz_lines l = dz_lines_of(&source);
    while (dz_lines_next(&l))
        DZ_PUSH(&b->arena, &b->calibration) =
            (dz_calibration){(int32_t)atol(dz_lines_column(&l, 0)), (uint32_t)(atof(dz_lines_column(&l, 1)) * 10000)};
}
