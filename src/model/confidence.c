/* relations/confidence.tsv: what each ground counts for a triple, `ground points`, `predicate=NAME points` and
 * `rule=PREDICATE,WORD points`. Predicates and rules that are not there any more are passed over: rules change more often than the
 * fit. */
#include "builder.h"
#include <stdlib.h>

static bool is_points(const char *text, int16_t *points) {
    char *end;
    long value = strtol(text, &end, 10);
    *points = (int16_t)value;
    return *text && !*end && value >= -1000 && value <= 1000;
}

static uint32_t predicate_named(const dz_builder *b, const char *name, size_t length) {
    const uint32_t *found = dz_map_get(&b->predicate_map, dz_hash(name, length));
    return found ? *found : DZ_NONE;
}

static void set_rule(dz_builder *b, const char *name, int16_t points) {
    size_t length = strcspn(name, ",");
    uint32_t predicate = predicate_named(b, name, length);
    uint32_t lemma = name[length] ? dz_build_find_lemma(b, dz_hash_string(name + length + 1)) : DZ_NONE;
    for (uint32_t i = 0; lemma != DZ_NONE && i < b->triggers.count; i++)
        if (b->triggers.at[i].lemma == lemma && b->frames.at[b->triggers.at[i].frame].predicate == predicate)
            b->triggers.at[i].points = points;
}

static bool set_points(dz_builder *b, const char *name, int16_t points) {
    if (strncmp(name, "rule=", 5) == 0) {
        set_rule(b, name + 5, points);
        return true;
    }
    if (strncmp(name, "predicate=", 10) == 0) {
        uint32_t predicate = predicate_named(b, name + 10, strlen(name + 10));
        if (predicate != DZ_NONE)
            b->predicates.at[predicate].points = points;
        return true;
    }
    for (int g = 0; g < DZ_GROUNDS; g++)
        if (strcmp(DZ_GROUND_NAMES[g], name) == 0) {
            b->grounds[g] = points;
            return true;
        }
    return false;
}

void dz_build_confidence(dz_builder *b, const char *folder) {
    static const char *const FILE_NAME = "relations/confidence.tsv";
    dz_source source;
    if (!dz_source_read(&source, &b->arena, folder, FILE_NAME, &b->problems))
        return;
    dz_lines l = dz_lines_of(&source);
    while (dz_lines_next(&l)) {
        int16_t points;
        if (l.count != 2 || !is_points(l.columns[1], &points))
            dz_problem_add(&b->problems, FILE_NAME, l.line, 1, false, "expected a ground and points of -1000 to 1000");
        else if (!set_points(b, l.columns[0], points))
            dz_problem_add(&b->problems, FILE_NAME, l.line, 1, false, "no ground is called '%s'", l.columns[0]);
    }
}
