/* weights.tsv: `template=value` and one integer a label; clusters: `word path`; calibration.tsv: `score confidence`. */
#include "builder.h"
#include "mention/feature.h"
#include "mention/labels.h"
#include <stdlib.h>

static int16_t weight_of(const char *text) {
    long value = strtol(text, NULL, 10);
    return (int16_t)(value > INT16_MAX ? INT16_MAX : value < INT16_MIN ? INT16_MIN : value);
}

static dz_build_weight *weight_with(dz_builder *b, uint64_t key) {
    bool fresh;
    uint32_t *place = dz_map_put(&b->weight_map, key, &fresh);
    if (fresh) {
        *place = b->weights.count;
        DZ_PUSH(&b->arena, &b->weights) = (dz_build_weight){.key = key};
    }
    return &b->weights.at[*place];
}

static dz_weight_row in_named_order(const dz_weight_row *row) {
    dz_weight_row named = {{0}};
    for (int i = 0; i < DZ_NAMED; i++)
        named.of[i] = row->of[DZ_NAMED_LABELS[i]];
    return named;
}

/* The weights of neighbours lie by place too. */
static void note_neighbours(dz_builder *b, const dz_feature *f, const dz_weight_row *row) {
    dz_sides sides;
    dz_neighbours kind = dz_feature_neighbours((dz_template)f->template, &sides);
    if (kind == DZ_N_NONE)
        return;
    unsigned first = dz_feature_side(sides, f->numbers), second = dz_feature_side(sides, f->numbers >> 16);
    uint32_t pair = dz_pair_place(sides, first, second);
    if (kind == DZ_N_ACROSS) {
        b->across[pair] = in_named_order(row);
    } else if (kind == DZ_N_TRIPLE) {
        unsigned third = dz_feature_side(sides, f->numbers >> 32);
        b->pairs[pair].thirds[third / 64] |= (uint64_t)1 << third % 64;
        DZ_PUSH(&b->arena, &b->triples) = (dz_build_triple){pair, third, in_named_order(row)};
    } else {
        b->pairs[pair].on[kind == DZ_N_ON_SECOND] = in_named_order(row);
    }
}

static void read_weight(dz_builder *b, const char *file, const dz_lines *l) {
    dz_feature f;
    int offset;
    if (!dz_feature_read(&f, &offset, l->columns[0]) || l->count != DZ_LABELS) {
        dz_problem_add(&b->problems, file, l->line, 1, false, "expected FEATURE=VALUE and %d numbers, not %u columns", DZ_LABELS - 1,
                       l->count);
        return;
    }
    dz_build_weight *w = weight_with(b, dz_feature_key(&f));
    unsigned bit = 1u << (offset + DZ_REACH);
    if (w->weight.offsets & bit) {
        dz_problem_add(&b->problems, file, l->line, 1, false, "feature '%s' stands twice", l->columns[0]);
        return;
    }
    w->weight.offsets |= bit;
    for (uint32_t i = 0; i + 1 < DZ_LABELS; i++)
        w->rows[offset + DZ_REACH].of[i + 1] = weight_of(l->columns[i + 1]);
    note_neighbours(b, &f, &w->rows[offset + DZ_REACH]);
}

/* `word path`, the path written as 0 and 1 from the root. */
static void read_cluster(dz_builder *b, const char *file, const dz_lines *l) {
    const char *word = dz_lines_column(l, 0), *path = dz_lines_column(l, 1);
    size_t length = strlen(path);
    if (length > 15 || strspn(path, "01") != length) {
        dz_problem_add(&b->problems, file, l->line, 1, false, "path '%s' is not at most 15 times 0 or 1", path);
        return;
    }
    dz_usage *u = &dz_build_usage_of(b, dz_hash_string(word))->usage;
    u->cluster = 0;
    for (size_t i = 0; i < length; i++)
        u->cluster |= (uint16_t)((path[i] == '1') << (15 - i));
}

/* `0.93` as 9300; more than 10000 when it is no share. Not by strtod, whose decimal sign is the host's. */
static uint32_t share_of(const char *text) {
    uint32_t share = (uint32_t)(*text == '1') * 10000, place = 1000;
    if ((*text != '0' && *text != '1') || (text[1] && text[1] != '.'))
        return UINT32_MAX;
    for (text += text[1] ? 2 : 1; *text >= '0' && *text <= '9'; text++, place /= 10)
        share += (uint32_t)(*text - '0') * place;
    return *text ? UINT32_MAX : share;
}

static void read_calibration(dz_builder *b, const char *file, const dz_lines *l) {
    dz_calibration c = {.confidence = share_of(dz_lines_column(l, 1))};
    char *end;
    long score = strtol(dz_lines_column(l, 0), &end, 10);
    if (c.confidence > 10000 || *end || end == dz_lines_column(l, 0) || score < INT32_MIN || score > INT32_MAX) {
        dz_problem_add(&b->problems, file, l->line, 1, false, "expected a score and a share of 0 to 1");
        return;
    }
    c.score = (int32_t)score;
    DZ_PUSH(&b->arena, &b->calibration) = c;
}

static void read_file(dz_builder *b, const char *folder, const char *name, void (*read)(dz_builder *, const char *, const dz_lines *)) {
    dz_source source;
    if (!dz_source_read(&source, &b->arena, folder, name, &b->problems))
        return;
    dz_lines l = dz_lines_of(&source);
    while (dz_lines_next(&l))
        read(b, name, &l);
}

void dz_build_weights(dz_builder *b, const char *folder) {
    read_file(b, folder, "words/clusters.tsv", read_cluster);
    read_file(b, folder, "weights.tsv", read_weight);
    read_file(b, folder, "calibration.tsv", read_calibration);
}
