#include "base.h"
#include "base/limits.h"
#include <stdlib.h>

void dz_builder_init(dz_builder *b, dz_memory *memory) {
    *b = (dz_builder){.memory = memory};
    dz_arena_init(&b->arena, memory);
    b->problems.arena = &b->arena;
    dz_map *maps[] = {&b->string_map, &b->word_map,  &b->lemma_map,     &b->edge_map, &b->weight_map,
                      &b->usage_map,  &b->affix_map, &b->predicate_map, &b->term_map, &b->traits_map,
                      &b->list_map,   &b->entry_map, &b->sort_map,      &b->gate_map, &b->passage_map};
    for (size_t i = 0; i < sizeof maps / sizeof *maps; i++)
        maps[i]->arena = &b->arena;
    dz_build_string(b, "", 0);
    DZ_PUSH(&b->arena, &b->kinds) = 0;
    DZ_PUSH(&b->arena, &b->files) = 0;
    DZ_PUSH(&b->arena, &b->nodes) = (dz_build_node){.names = DZ_NONE};
    b->pairs = dz_arena_zero(&b->arena, sizeof *b->pairs * DZ_PAIRS);
    b->across = dz_arena_zero(&b->arena, sizeof *b->across * DZ_PAIRS);
    b->feminine = b->feminine_plural = "";
}

void dz_builder_free(dz_builder *b) {
    dz_memory_release(b->arena.memory, b->image);
    dz_arena_free(&b->arena);
}

uint32_t dz_build_string(dz_builder *b, const char *text, size_t length) {
    bool fresh;
    uint32_t *place = dz_map_put(&b->string_map, dz_hash(text, length), &fresh);
    if (fresh) {
        *place = b->strings.count;
        for (size_t i = 0; i < length; i++)
            DZ_PUSH(&b->arena, &b->strings) = text[i];
        DZ_PUSH(&b->arena, &b->strings) = '\0';
    }
    return *place;
}

static uint32_t index_of(const dz_builder *b, const uint32_t *list, uint32_t count, const char *name) {
    for (uint32_t i = 0; i < count; i++)
        if (strcmp(b->strings.at + list[i], name) == 0)
            return i;
    return DZ_NONE;
}

uint16_t dz_build_file(dz_builder *b, const char *name) {
    uint32_t at = index_of(b, b->files.at, b->files.count, name);
    if (at == DZ_NONE) {
        at = b->files.count;
        DZ_PUSH(&b->arena, &b->files) = dz_build_string(b, name, strlen(name));
    }
    return (uint16_t)at;
}

uint8_t dz_build_kind(dz_builder *b, const char *name, const char *file, uint32_t line) {
    uint32_t at = index_of(b, b->kinds.at, b->kinds.count, name);
    if (at == DZ_NONE && b->kinds.count > DZ_LIMIT_KINDS)
        dz_problem_add(&b->problems, file, line, 1, false, "more than %d kinds, from '%s' on", DZ_LIMIT_KINDS, name);
    if (at == DZ_NONE && b->kinds.count <= DZ_LIMIT_KINDS) {
        at = b->kinds.count;
        DZ_PUSH(&b->arena, &b->kinds) = dz_build_string(b, name, strlen(name));
    }
    return at == DZ_NONE ? 0 : (uint8_t)at;
}

uint32_t dz_build_find_lemma(const dz_builder *b, uint64_t key) {
    uint32_t known = b->base ? dz_image_lemma(b->base, key) : DZ_NONE;
    const uint32_t *place = known == DZ_NONE ? dz_map_get(&b->lemma_map, key) : &known;
    return place ? *place : DZ_NONE;
}

uint32_t dz_build_lemma(dz_builder *b, const char *text, size_t length) {
    bool fresh;
    uint64_t key = dz_hash(text, length);
    uint32_t known = dz_build_find_lemma(b, key);
    if (known != DZ_NONE)
        return known;
    uint32_t *place = dz_map_put(&b->lemma_map, key, &fresh);
    if (fresh) {
        *place = b->lemmas.count;
        DZ_PUSH(&b->arena, &b->lemmas) = (dz_lemma){.key = key, .text = dz_build_string(b, text, length), .length = (uint16_t)length};
    }
    return *place;
}

/* Making a lemma may move them all, so its place is asked for afterwards. */
dz_lemma *dz_build_lemma_of(dz_builder *b, const char *text, size_t length) {
    uint32_t lemma = dz_build_lemma(b, text, length);
    return &b->lemmas.at[lemma];
}

uint32_t dz_build_known_lemma(dz_builder *b, const char *text, size_t length, dz_pos pos) {
    uint64_t key = dz_hash(text, length);
    const dz_build_word *word = dz_build_find_word(b, key);
    uint32_t found = DZ_NONE;
    for (uint32_t i = word ? word->readings : DZ_NONE; i != DZ_NONE; i = b->readings.at[i].next) {
        const dz_build_reading *r = &b->readings.at[i];
        if (r->pos != (uint8_t)pos)
            continue;
        if (b->lemmas.at[r->lemma].key == key)
            return r->lemma;
        found = r->lemma;
    }
    return found;
}

dz_build_word *dz_build_word_at(dz_builder *b, uint64_t key) {
    bool fresh;
    uint32_t *place = dz_map_put(&b->word_map, key, &fresh);
    if (fresh) {
        dz_build_word made = {.key = key, .readings = DZ_NONE};
        if (b->base)
            dz_base_word(b, &made);
        *place = b->words.count;
        DZ_PUSH(&b->arena, &b->words) = made;
    }
    return &b->words.at[*place];
}

dz_build_word *dz_build_word_of(dz_builder *b, const char *form, size_t length) {
    uint64_t key = dz_hash(form, length);
    if (memchr(form, ' ', length))
        b->seldom[dz_seldom_place(key)] |= dz_seldom_bit(key);
    return dz_build_word_at(b, key);
}

const dz_build_word *dz_build_find_word(dz_builder *b, uint64_t key) {
    if (b->base && dz_image_word(b->base, key))
        return dz_build_word_at(b, key);
    const uint32_t *place = dz_map_get(&b->word_map, key);
    return place ? &b->words.at[*place] : NULL;
}

static bool same_reading(const dz_build_reading *r, uint32_t lemma, dz_pos pos, uint8_t extra) {
    return r->lemma == lemma && r->pos == (uint8_t)pos && r->extra == extra;
}

bool dz_build_swiss(const char *spelling, size_t length, char *out, size_t room) {
    size_t used = 0;
    bool changed = false;
    if (length * 2 + 3 > room)
        return false;
    for (size_t i = 0; i < length && used + 3 < room; i++) {
        bool sharp = (unsigned char)spelling[i] == 0xC3 && i + 1 < length && (unsigned char)spelling[i + 1] == 0x9F;
        out[used++] = sharp ? 's' : spelling[i];
        if (sharp)
            out[used++] = 's';
        i += sharp;
        changed = changed || sharp;
    }
    out[used] = '\0';
    return changed;
}

static void add_reading(dz_builder *b, const char *form, size_t length, uint32_t lemma, dz_pos pos, uint8_t extra, uint16_t morph) {
    dz_build_word *w = dz_build_word_of(b, form, length);
    uint32_t *link = &w->readings;
    for (; *link != DZ_NONE; link = &b->readings.at[*link].next) {
        if (same_reading(&b->readings.at[*link], lemma, pos, extra)) {
            b->readings.at[*link].morph |= morph;
            return;
        }
    }
    if (w->reading_count == 255 || b->readings.count == DZ_MAX_READINGS - 1)
        return;
    w->reading_count++;
    *link = b->readings.count;
    DZ_PUSH(&b->arena, &b->readings) =
        (dz_build_reading){.lemma = lemma, .pos = (uint8_t)pos, .extra = extra, .morph = morph, .next = DZ_NONE};
}

void dz_build_reading_of(dz_builder *b, const char *form, size_t length, uint32_t lemma, dz_pos pos, uint8_t extra, uint16_t morph) {
    char other[2 * DZ_LIMIT_SPELLING + 4];
    add_reading(b, form, length, lemma, pos, extra, morph);
    if (dz_build_swiss(form, length, other, sizeof other))
        add_reading(b, other, strlen(other), lemma, pos, extra, morph);
}

bool dz_build_term_of(dz_builder *b, const char *table, const char *word, const char *value) {
    dz_build_term term = {dz_term_key(table, word, strlen(word)), {.value = dz_build_string(b, value, strlen(value))}};
    bool fresh;
    uint32_t *place = dz_map_put(&b->term_map, term.key, &fresh);
    if (fresh) {
        *place = b->terms.count;
        DZ_PUSH(&b->arena, &b->terms) = term;
    }
    return fresh;
}

dz_build_usage *dz_build_usage_of(dz_builder *b, uint64_t word) {
    bool fresh;
    uint32_t *place = dz_map_put(&b->usage_map, word, &fresh);
    if (fresh) {
        dz_build_usage made = {.key = word, .usage = {.cluster = DZ_NO_CLUSTER}};
        if (b->base)
            dz_base_usage(b->base, &made);
        *place = b->usages.count;
        DZ_PUSH(&b->arena, &b->usages) = made;
    }
    return &b->usages.at[*place];
}

uint32_t dz_build_list(dz_builder *b, const uint32_t *lemmas, uint32_t count) {
    bool fresh;
    uint32_t *place = dz_map_put(&b->list_map, dz_hash((const char *)lemmas, sizeof *lemmas * count), &fresh);
    if (!fresh)
        return *place;
    *place = ++b->list_count;
    for (uint32_t i = 0; i < count; i++)
        DZ_PUSH(&b->arena, &b->memberships) = (dz_build_membership){lemmas[i], b->list_count};
    return b->list_count;
}

uint32_t dz_build_step(dz_builder *b, uint32_t node, uint64_t token) {
    bool fresh;
    uint64_t key = dz_image_step_key(node, token);
    uint32_t known = b->base ? dz_image_step(b->base, node, token) : DZ_NONE;
    if (known != DZ_NONE)
        return known;
    uint32_t *place = dz_map_put(&b->edge_map, key, &fresh);
    b->nodes.at[node].next |= dz_node_bit(token);
    if (fresh) {
        *place = b->nodes.count;
        DZ_PUSH(&b->arena, &b->edges) = (dz_build_edge){key, {.node = b->nodes.count}};
        DZ_PUSH(&b->arena, &b->nodes) = (dz_build_node){.names = DZ_NONE};
    }
    return *place;
}

bool dz_compile(dz_builder *b, const char *folder) {
    dz_build_words(b, folder);
    dz_build_patterns(b, folder);
    dz_build_names(b, folder);
    dz_build_rules(b, folder);
    dz_build_cues(b, folder);
    dz_build_weights(b, folder);
    dz_build_confidence(b, folder);
    dz_build_entries(b);
    return b->problems.errors == 0;
}
