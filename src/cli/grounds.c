#include "grounds.h"
#include <stdio.h>

static int32_t rule_points(const dz_image *image, const dz_grounds *g) {
    return g->rule == DZ_NONE ? 0 : image->rule_points[g->rule];
}

static void print_points(bool wanted, int32_t points) {
    if (wanted)
        printf(" %+d", points);
}

void dz_grounds_print(const dz_image *image, const dz_grounds *g, bool points) {
    const dz_predicate *p = &image->predicates[g->predicate];
    for (int i = 0; i < DZ_GROUNDS; i++) {
        if (!(g->bits >> i & 1))
            continue;
        printf("%s%s", i ? " " : "", DZ_GROUND_NAMES[i]);
        print_points(points, image->grounds[i]);
    }
    printf(" predicate=%s", dz_image_string(image, p->name));
    print_points(points, p->points);
    if (g->rule == DZ_NONE)
        return;
    printf(" rule=%s,%s", dz_image_string(image, p->name), dz_image_string(image, image->lemmas[g->word].text));
    print_points(points, rule_points(image, g));
}
