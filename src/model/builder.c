#include "builder.h"
#include "base/limits.h"
#include <stdlib.h>

void dz_builder_init(dz_builder *b, dz_memory *memory) {
    *b = (dz_builder){.memory = memory};
    dz_arena_init(&b->arena, memory);
    b->problems.arena = &b->arena;
    dz_map *maps[] = {&b->string_map, &b->word_map,      &b->lemma_map, &b->edge_map, &b->weight_map, &b->usage_map,
                      &b->affix_map,  &b->predicate_map, &b->name_map,  &b->term_map, &b->traits_map, &b->list_map};
    for (size_t i = 0; i < sizeof maps / sizeof *maps; i++)
        maps[i]->arena = &b->arena;
    dz_build_string(b, "", 0);
    DZ_PUSH(&b->arena, &b->kinds) = 0;
    DZ_PUSH(&b->arena, &b->files) = 0;
    DZ_PUSH(&b->arena, &b->nodes) = (dz_build_node){DZ_NONE};
    b->pairs = dz_arena_zero(&b->arena, sizeof *b->pairs * DZ_PAIRS);
    b->thirds = dz_arena_zero(&b->arena, sizeof *b->thirds * DZ_THIRDS);
    b->feminine = "";
}

void dz_builder_free(dz_builder *b) {
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

static uint32_t index_of(dz_builder *b, uint32_t *list, uint32_t count, const char *name) {
    uint32_t text = dz_build_string(b, name, strlen(name));
    for (uint32_t i = 0; i < count; i++)
        if (list[i] == text)
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

uint32_t dz_build_lemma(dz_builder *b, const char *text, size_t length) {
    bool fresh;
    uint64_t key = dz_hash(text, length);
    uint32_t *place = dz_map_put(&b->lemma_map, key, &fresh);
    if (fresh) {
        *place = b->lemmas.count;
        DZ_PUSH(&b->arena, &b->lemmas) = (dz_lemma){.key = key, .text = dz_build_string(b, text, length), .length = (uint16_t)length};
    }
    return *place;
}

uint32_t dz_build_known_lemma(dz_builder *b, const char *text, size_t length, dz_pos pos) {
    uint64_t key = dz_hash(text, length);
    const uint32_t *place = dz_map_get(&b->word_map, key);
    uint32_t found = DZ_NONE;
    for (uint32_t i = place ? b->words.at[*place].readings : DZ_NONE; i != DZ_NONE; i = b->readings.at[i].next) {
        const dz_reading *r = &b->readings.at[i].reading;
        if (r->pos != (uint8_t)pos)
            continue;
        if (b->lemmas.at[r->lemma].key == key)
            return r->lemma;
        found = r->lemma;
    }
    return found;
}

dz_build_word *dz_build_word_of(dz_builder *b, const char *form, size_t length) {
    bool fresh;
    uint64_t key = dz_hash(form, length);
    uint32_t *place = dz_map_put(&b->word_map, key, &fresh);
    if (fresh) {
        *place = b->words.count;
        DZ_PUSH(&b->arena, &b->words) = (dz_build_word){.key = key, .readings = DZ_NONE};
    }
    return &b->words.at[*place];
}

static bool same_reading(const dz_reading *r, uint32_t lemma, dz_pos pos, uint8_t extra) {
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
        if (same_reading(&b->readings.at[*link].reading, lemma, pos, extra)) {
            b->readings.at[*link].reading.morph |= morph;
            return;
        }
    }
    if (w->reading_count == 255 || b->readings.count == DZ_MAX_READINGS - 1)
        return;
    w->reading_count++;
    *link = b->readings.count;
    dz_build_reading made = {{.lemma = lemma, .pos = (uint8_t)pos, .extra = extra, .morph = morph}, DZ_NONE};
    DZ_PUSH(&b->arena, &b->readings) = made;
}

void dz_build_reading_of(dz_builder *b, const char *form, size_t length, uint32_t lemma, dz_pos pos, uint8_t extra, uint16_t morph) {
    char other[2 * DZ_LIMIT_SPELLING + 4];
    add_reading(b, form, length, lemma, pos, extra, morph);
    if (dz_build_swiss(form, length, other, sizeof other))
        add_reading(b, other, strlen(other), lemma, pos, extra, morph);
}

dz_build_usage *dz_build_usage_of(dz_builder *b, uint64_t word) {
    bool fresh;
    uint32_t *place = dz_map_put(&b->usage_map, word, &fresh);
    if (fresh) {
        *place = b->usages.count;
        DZ_PUSH(&b->arena, &b->usages) = (dz_build_usage){.key = word, .usage = {.cluster = DZ_NO_CLUSTER}};
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
    uint32_t *place = dz_map_put(&b->edge_map, key, &fresh);
    if (fresh) {
        *place = b->nodes.count;
        DZ_PUSH(&b->arena, &b->edges) = (dz_build_edge){key, {.node = b->nodes.count}};
        DZ_PUSH(&b->arena, &b->nodes) = (dz_build_node){DZ_NONE};
    }
    return *place;
}

/* ---- writing ---- */

typedef struct out {
    char *bytes;
    dz_image_header *header;
    size_t used;
} out;

/* Seven places of ten are taken. */
static uint32_t table_size(uint32_t count) {
    return (uint32_t)((uint64_t)count * 10 / 7) + 8;
}

static void *begin(out *o, dz_section s, size_t size, uint32_t count) {
    o->header->sections[s].offset = o->used;
    o->header->sections[s].count = count;
    void *at = o->bytes + o->used;
    o->used += (size * count + 7) & ~(size_t)7;
    return at;
}

static void copy(out *o, dz_section s, size_t size, const void *from, uint32_t count) {
    void *at = begin(o, s, size, count);
    if (count)
        memcpy(at, from, size * count);
}

/* Places the records, which lie `shift` bytes behind their key in parts of `stride` bytes, into a table with open addressing. */
static void place_table(out *o, dz_section s, size_t size, const void *from, size_t stride, size_t shift, uint32_t count) {
    uint32_t room = table_size(count), there;
    char *table = begin(o, s, size, room);
    for (uint32_t i = 0; i < count; i++) {
        const char *part = (const char *)from + stride * i;
        uint64_t key;
        memcpy(&key, part, sizeof key);
        uint32_t at = dz_image_place(key, room), mark = dz_image_mark(key);
        while (memcpy(&there, table + size * at, sizeof there), there != 0)
            at = at + 1 < room ? at + 1 : 0;
        memcpy(table + size * at, part + shift, size);
        memcpy(table + size * at, &mark, sizeof mark);
    }
}

#define PLACE(o, s, array, field)                                                                                                          \
    place_table((o), (s), sizeof(array)->at->field, (array)->at, sizeof *(array)->at, offsetof(__typeof__(*(array)->at), field),           \
                (array)->count)

static uint16_t traits_of(dz_builder *b, const dz_traits *t) {
    bool fresh;
    uint32_t *place = dz_map_put(&b->traits_map, dz_hash((const char *)t, sizeof *t), &fresh);
    if (fresh) {
        *place = b->traits.count;
        DZ_PUSH(&b->arena, &b->traits) = *t;
    }
    return (uint16_t)*place;
}

static void write_words(dz_builder *b, out *o) {
    dz_reading *readings = begin(o, DZ_S_READINGS, sizeof *readings, b->readings.count);
    uint32_t used = 0;
    traits_of(b, &(dz_traits){0});
    for (uint32_t i = 0; i < b->words.count; i++) {
        dz_build_word *w = &b->words.at[i];
        w->word.traits = traits_of(b, &w->traits);
        w->word.reading_count = w->reading_count;
        w->word.readings = used & (DZ_MAX_READINGS - 1);
        for (uint32_t r = w->readings; r != DZ_NONE; r = b->readings.at[r].next)
            readings[used++] = b->readings.at[r].reading;
    }
    PLACE(o, DZ_S_WORDS, &b->words, word);
    copy(o, DZ_S_TRAITS, sizeof(dz_traits), b->traits.at, b->traits.count);
}

static void write_names(dz_builder *b, out *o) {
    dz_node *nodes = begin(o, DZ_S_NODES, sizeof *nodes, b->nodes.count);
    dz_name *names = begin(o, DZ_S_NAMES, sizeof *names, b->names.count);
    uint32_t used = 0;
    for (uint32_t i = 0; i < b->nodes.count; i++) {
        nodes[i] = (dz_node){used, 0};
        for (uint32_t n = b->nodes.at[i].names; n != DZ_NONE; n = b->names.at[n].next)
            names[used++] = b->names.at[n].name, nodes[i].count++;
    }
    PLACE(o, DZ_S_EDGES, &b->edges, edge);
}

static int by_lemma(const void *x, const void *y) {
    const dz_build_trigger *a = x, *b = y;
    if (a->lemma != b->lemma)
        return a->lemma < b->lemma ? -1 : 1;
    return a->frame < b->frame ? -1 : a->frame > b->frame;
}

/* The lemma spelled like the tail, with its first letter large or, failing that, small; DZ_NONE. */
static uint32_t lemma_of_tail(const dz_builder *b, const char *tail, size_t length) {
    char spelled[256];
    if (length > sizeof spelled)
        return DZ_NONE;
    memcpy(spelled, tail, length);
    for (int small = 0; small < 2; small++) {
        spelled[0] = (char)(small ? tail[0] | 0x20 : tail[0] & ~0x20);
        const uint32_t *found = dz_map_get(&b->lemma_map, dz_hash(spelled, length));
        if (found)
            return *found;
    }
    return DZ_NONE;
}

/* Compounds of rules' words hold for them, too: found here once rather than by comparing spellings in each sentence. */
static uint32_t ending_of(const dz_builder *b, const dz_lemma *l) {
    enum { MIN_HEAD = 4 };
    const char *text = &b->strings.at[l->text];
    for (size_t from = 1; from + MIN_HEAD <= l->length; from++) {
        uint32_t found = lemma_of_tail(b, text + from, l->length - from);
        if (found != DZ_NONE)
            return found;
    }
    return DZ_NONE;
}

static int by_member(const void *x, const void *y) {
    const dz_build_membership *a = x, *b = y;
    if (a->lemma != b->lemma)
        return a->lemma < b->lemma ? -1 : 1;
    return a->list < b->list ? -1 : a->list > b->list;
}

static uint32_t members_size(const dz_builder *b) {
    return 2 * b->memberships.count + 1;
}

/* The lists of each lemma one behind the other, with DZ_NONE behind each group; a lemma in no list has the empty group. */
static void write_memberships(dz_builder *b, out *o) {
    uint32_t *lists = begin(o, DZ_S_MEMBERSHIPS, sizeof *lists, members_size(b)), used = 0;
    lists[used++] = DZ_NONE;
    if (b->memberships.count)
        qsort(b->memberships.at, b->memberships.count, sizeof *b->memberships.at, by_member);
    for (uint32_t i = 0; i < b->memberships.count; i++) {
        uint32_t lemma = b->memberships.at[i].lemma;
        if (i == 0 || b->memberships.at[i - 1].lemma != lemma)
            b->lemmas.at[lemma].memberships = used;
        lists[used++] = b->memberships.at[i].list;
        if (i + 1 == b->memberships.count || b->memberships.at[i + 1].lemma != lemma)
            lists[used++] = DZ_NONE;
    }
    for (; used < members_size(b); used++)
        lists[used] = DZ_NONE;
}

static void write_lemmas(dz_builder *b, out *o) {
    write_memberships(b, o);
    for (uint32_t i = 0; i < b->lemmas.count; i++)
        b->lemmas.at[i].ending = ending_of(b, &b->lemmas.at[i]);
    if (b->triggers.count)
        qsort(b->triggers.at, b->triggers.count, sizeof *b->triggers.at, by_lemma);
    uint32_t *triggers = begin(o, DZ_S_TRIGGERS, sizeof *triggers, b->triggers.count);
    for (uint32_t i = 0; i < b->triggers.count; i++) {
        dz_lemma *lemma = &b->lemmas.at[b->triggers.at[i].lemma];
        if (!lemma->trigger_count++)
            lemma->triggers = i;
        triggers[i] = b->triggers.at[i].frame;
    }
    copy(o, DZ_S_LEMMAS, sizeof(dz_lemma), b->lemmas.at, b->lemmas.count);
    uint32_t room = table_size(b->lemmas.count);
    uint32_t *places = begin(o, DZ_S_LEMMA_PLACES, sizeof *places, room);
    for (uint32_t i = 0; i < b->lemmas.count; i++) {
        uint32_t at = dz_image_place(b->lemmas.at[i].key, room);
        while (places[at])
            at = at + 1 < room ? at + 1 : 0;
        places[at] = i + 1;
    }
}

static size_t size_needed(const dz_builder *b) {
    size_t size = sizeof(dz_image_header) + 64 * DZ_SECTION_COUNT;
    size += b->strings.count + sizeof(dz_word) * table_size(b->words.count) + sizeof(dz_reading) * b->readings.count +
            sizeof(dz_traits) * (b->words.count + 1);
    size +=
        sizeof(dz_lemma) * b->lemmas.count + sizeof(uint32_t) * table_size(b->lemmas.count) + sizeof(dz_edge) * table_size(b->edges.count);
    size += sizeof(dz_node) * b->nodes.count + sizeof(dz_name) * b->names.count + sizeof(dz_record) * b->records.count;
    size += sizeof(dz_predicate) * b->predicates.count + sizeof(dz_frame) * b->frames.count + sizeof(dz_slot) * b->slots.count;
    size += sizeof(dz_part) * b->parts.count + sizeof(uint32_t) * (b->triggers.count + b->files.count + b->kinds.count);
    size +=
        sizeof(dz_pattern) * b->patterns.count + sizeof(dz_element) * b->elements.count + sizeof(dz_weight) * table_size(b->weights.count);
    size += sizeof(dz_weight_row) * DZ_OFFSETS * b->weights.count + sizeof(dz_weight_row) * DZ_PAIRS + sizeof(uint32_t) * DZ_THIRDS;
    size += sizeof(dz_expression) * b->expressions.count + sizeof(dz_term) * table_size(b->terms.count);
    size += sizeof(dz_usage) * table_size(b->usages.count) + sizeof(uint32_t) * members_size(b);
    return size + sizeof(dz_affix) * table_size(b->affixes.count) + sizeof(dz_calibration) * b->calibration.count;
}

static void write_weights(dz_builder *b, out *o) {
    uint32_t count = 0;
    for (uint32_t i = 0; i < b->weights.count; i++)
        count += (uint32_t)__builtin_popcount(b->weights.at[i].weight.offsets);
    dz_weight_row *rows = begin(o, DZ_S_WEIGHT_ROWS, sizeof *rows, count);
    uint32_t used = 0;
    for (uint32_t i = 0; i < b->weights.count; i++) {
        dz_build_weight *w = &b->weights.at[i];
        w->weight.first = used;
        for (int offset = 0; offset < DZ_OFFSETS; offset++)
            if (w->weight.offsets & 1u << offset)
                rows[used++] = w->rows[offset];
    }
    PLACE(o, DZ_S_WEIGHTS, &b->weights, weight);
    copy(o, DZ_S_PAIRS, sizeof(dz_weight_row), b->pairs, DZ_PAIRS);
    copy(o, DZ_S_THIRDS, sizeof(uint32_t), b->thirds, DZ_THIRDS);
}

static uint16_t level_of(uint32_t count) {
    uint16_t level = 0;
    while (level < 15 && count >> level)
        level++;
    return level;
}

static void write_usages(dz_builder *b, out *o) {
    for (uint32_t i = 0; i < b->usages.count; i++)
        for (int type = 0; type < 4; type++)
            b->usages.at[i].usage.in_names |= (uint16_t)(level_of(b->usages.at[i].in_names[type]) << 4 * type);
    PLACE(o, DZ_S_USAGES, &b->usages, usage);
}

/* Types that one of the slots may take. A slot with kinds takes what the predicate says as well. */
static uint8_t slots_take(const dz_builder *b, uint32_t first, uint8_t count, uint16_t types) {
    unsigned taken = 0;
    for (uint8_t i = 0; i < count; i++) {
        const dz_slot *s = &b->slots.at[first + i];
        taken |= s->types | (s->kinds || !s->types ? types : 0u);
    }
    return (uint8_t)taken;
}

static bool is_self(const dz_builder *b, uint32_t first, uint8_t count) {
    return count == 1 && b->slots.at[first].kind == DZ_SLOT_SELF && !b->slots.at[first].of;
}

static void write_frames(dz_builder *b, out *o) {
    for (uint32_t i = 0; i < b->frames.count; i++) {
        dz_frame *f = &b->frames.at[i];
        const dz_predicate *p = &b->predicates.at[f->predicate];
        f->subject_takes = slots_take(b, f->subject, f->subject_count, p->subject_types);
        f->subject_self = is_self(b, f->subject, f->subject_count);
        f->object_self = is_self(b, f->object, f->object_count);
        f->object_takes = f->flags & DZ_F_BOTH ? 0xFF : slots_take(b, f->object, f->object_count, p->object_types);
    }
    copy(o, DZ_S_FRAMES, sizeof(dz_frame), b->frames.at, b->frames.count);
}

void *dz_builder_finish(dz_builder *b, size_t *size) {
    size_t room = size_needed(b);
    out o = {.bytes = dz_memory_get(b->memory, NULL, room)};
    memset(o.bytes, 0, room);
    o.header = (dz_image_header *)(void *)o.bytes;
    o.used = (sizeof(dz_image_header) + 7) & ~(size_t)7;
    write_words(b, &o);
    write_names(b, &o);
    write_lemmas(b, &o);
    copy(&o, DZ_S_RECORDS, sizeof(dz_record), b->records.at, b->records.count);
    copy(&o, DZ_S_PREDICATES, sizeof(dz_predicate), b->predicates.at, b->predicates.count);
    write_frames(b, &o);
    copy(&o, DZ_S_SLOTS, sizeof(dz_slot), b->slots.at, b->slots.count);
    copy(&o, DZ_S_PARTS, sizeof(dz_part), b->parts.at, b->parts.count);
    copy(&o, DZ_S_PATTERNS, sizeof(dz_pattern), b->patterns.at, b->patterns.count);
    copy(&o, DZ_S_ELEMENTS, sizeof(dz_element), b->elements.at, b->elements.count);
    copy(&o, DZ_S_FILES, sizeof(uint32_t), b->files.at, b->files.count);
    copy(&o, DZ_S_KINDS, sizeof(uint32_t), b->kinds.at, b->kinds.count);
    copy(&o, DZ_S_CALIBRATION, sizeof(dz_calibration), b->calibration.at, b->calibration.count);
    write_weights(b, &o);
    write_usages(b, &o);
    copy(&o, DZ_S_EXPRESSIONS, sizeof(dz_expression), b->expressions.at, b->expressions.count);
    PLACE(&o, DZ_S_TERMS, &b->terms, term);
    PLACE(&o, DZ_S_AFFIXES, &b->affixes, affix);
    copy(&o, DZ_S_STRINGS, 1, b->strings.at, b->strings.count);
    memcpy(o.header->magic, "dreisatz", 8);
    o.header->version = DZ_IMAGE_VERSION;
    o.header->endian = 0x01020304u;
    o.header->size = o.used;
    o.header->checksum = dz_image_checksum(o.bytes, o.used);
    *size = o.used;
    return o.bytes;
}

bool dz_compile(dz_builder *b, const char *folder) {
    dz_build_words(b, folder);
    dz_build_patterns(b, folder);
    dz_build_names(b, folder);
    dz_build_rules(b, folder);
    dz_build_cues(b, folder);
    dz_build_weights(b, folder);
    return b->problems.errors == 0;
}
