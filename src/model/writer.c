/* The builder's tables → one image: arrays one behind the other, tables sorted into rooms. On top of a base its tables
 * are copied as they are, and what was added gets tables of its own. */
#include "gate.h"
#include "passage.h"
#include "share.h"
#include <stdlib.h>

typedef struct out {
    char *bytes;
    dz_image_header *header;
    size_t used;
} out;

/* Of a table with open addressing seven places of ten are taken. */
static uint32_t table_size(uint32_t count) {
    return (uint32_t)((uint64_t)count * 10 / 7) + 8;
}

/* Sections begin with a line of the processor's cache. */
static size_t line_end(size_t used) {
    return (used + DZ_LINE - 1) / DZ_LINE * DZ_LINE;
}

static void *begin(out *o, dz_section s, size_t size, uint32_t count) {
    o->header->sections[s].offset = o->used;
    o->header->sections[s].count = count;
    void *at = o->bytes + o->used;
    o->used = line_end(o->used + size * count);
    return at;
}

static void copy(out *o, dz_section s, size_t size, const void *from, uint32_t count) {
    void *at = begin(o, s, size, count);
    if (count)
        memcpy(at, from, size * count);
}

static const void *base_section(const dz_builder *b, dz_section s) {
    const dz_image_header *h = b->base->bytes;
    return (const char *)b->base->bytes + h->sections[s].offset;
}

static void copy_base(const dz_builder *b, out *o, dz_section s, size_t size) {
    copy(o, s, size, base_section(b, s), b->base->counts[s]);
}

enum { IN_A_ROOM = 4 }; /* records, on average */

/* As many starts as rooms, and the end of the last one. */
static uint32_t starts_of_rooms(uint32_t count) {
    return count / IN_A_ROOM + 2;
}

static uint32_t room_of(const void *part, uint32_t rooms, uint64_t *key) {
    memcpy(key, part, sizeof *key);
    return dz_image_place(*key, rooms);
}

/* How many records lie before each room, counted two rooms further on: placing them moves each start to its end. */
static uint32_t *count_rooms(out *o, dz_section s, const void *from, size_t stride, uint32_t count) {
    uint32_t starts = starts_of_rooms(count), *rooms = begin(o, s, sizeof *rooms, starts);
    uint64_t key;
    for (uint32_t i = 0; i < count; i++) {
        uint32_t room = room_of((const char *)from + stride * i, starts - 1, &key);
        if (room + 2 < starts)
            rooms[room + 2]++;
    }
    for (uint32_t room = 2; room < starts; room++)
        rooms[room] += rooms[room - 1];
    return rooms;
}

/* Sorts the records, which lie `shift` bytes behind their key in parts of `stride` bytes, into the rooms of a table. */
static void place_table(out *o, dz_section s, size_t size, const void *from, size_t stride, size_t shift, uint32_t count) {
    char *table = begin(o, s, size, count);
    uint32_t *rooms = count_rooms(o, s + 1, from, stride, count);
    uint64_t key;
    for (uint32_t i = 0; i < count; i++) {
        const char *part = (const char *)from + stride * i;
        char *record = table + size * rooms[room_of(part, starts_of_rooms(count) - 1, &key) + 1]++;
        uint32_t mark = dz_image_mark(key);
        memcpy(record, part + shift, size);
        memcpy(record, &mark, sizeof mark);
    }
}

#define PLACE(o, s, array, field)                                                                                                          \
    place_table((o), (s), sizeof(array)->at->field, (array)->at, sizeof *(array)->at, offsetof(__typeof__(*(array)->at), field),           \
                (array)->count)

/* A table of the base and its rooms. */
static void copy_table(const dz_builder *b, out *o, dz_section s, size_t size) {
    copy_base(b, o, s, size);
    copy_base(b, o, s + 1, sizeof(uint32_t));
}

/* Places records that begin with their key into a table of its own. */
static void place_added(out *o, dz_section s, size_t size, const void *from, uint32_t count) {
    uint32_t room = count ? table_size(count) : 0;
    uint64_t key, there;
    char *table = begin(o, s, size, room);
    for (uint32_t i = 0; i < count; i++) {
        memcpy(&key, (const char *)from + size * i, sizeof key);
        uint32_t at = dz_image_place(key, room);
        while (memcpy(&there, table + size * at, sizeof there), there != 0)
            at = at + 1 < room ? at + 1 : 0;
        memcpy(table + size * at, (const char *)from + size * i, size);
    }
}

static void write_added_words(dz_builder *b, out *o) {
    DZ_ARRAY(dz_added_word) added = {0};
    for (uint32_t i = 0; b->base && i < b->words.count; i++) {
        dz_added_word made = {b->words.at[i].key, b->words.at[i].word};
        DZ_PUSH(&b->arena, &added) = made;
    }
    place_added(o, DZ_S_ADDED_WORDS, sizeof(dz_added_word), added.at, added.count);
}

static void write_seldom(dz_builder *b, out *o) {
    for (uint32_t i = 0; i < b->words.count; i++)
        if (b->words.at[i].lists & (DZ_L_ABBREVIATION | DZ_L_ABBREVIATION_END))
            b->seldom[dz_seldom_place(b->words.at[i].key)] |= dz_seldom_bit(b->words.at[i].key);
    copy(o, DZ_S_SELDOM, sizeof *b->seldom, b->seldom, DZ_SELDOM / 64);
}

static void write_words(dz_builder *b, out *o) {
    write_seldom(b, o);
    copy(o, DZ_S_ENTRIES, sizeof(dz_entry), b->entries.at, b->entries.count);
    copy(o, DZ_S_READINGS, sizeof(dz_reading), b->entry_readings.at, b->entry_readings.count);
    copy(o, DZ_S_SORTS, sizeof(dz_sort), b->sorts.at, b->sorts.count);
    if (b->base)
        copy_table(b, o, DZ_S_WORDS, sizeof(dz_word));
    else
        PLACE(o, DZ_S_WORDS, &b->words, word);
    write_added_words(b, o);
    copy(o, DZ_S_TRAITS, sizeof(dz_traits), b->traits.at, b->traits.count);
}

static void write_edges(dz_builder *b, out *o) {
    if (b->base)
        copy_table(b, o, DZ_S_EDGES, sizeof(dz_edge));
    else
        PLACE(o, DZ_S_EDGES, &b->edges, edge);
    DZ_ARRAY(dz_added_edge) added = {0};
    for (uint32_t i = 0; b->base && i < b->edges.count; i++) {
        dz_added_edge made = {b->edges.at[i].key, b->edges.at[i].edge};
        DZ_PUSH(&b->arena, &added) = made;
    }
    place_added(o, DZ_S_ADDED_EDGES, sizeof(dz_added_edge), added.at, added.count);
}

static void write_names(dz_builder *b, out *o) {
    dz_node *nodes = begin(o, DZ_S_NODES, sizeof *nodes, b->nodes.count);
    dz_name *names = begin(o, DZ_S_NAMES, sizeof *names, b->names.count);
    uint32_t used = 0;
    for (uint32_t i = 0; i < b->nodes.count; i++) {
        nodes[i] = (dz_node){.names = used, .next = b->nodes.at[i].next};
        for (uint32_t n = b->nodes.at[i].names; n != DZ_NONE; n = b->names.at[n].next)
            names[used++] = b->names.at[n].name, nodes[i].count = (uint16_t)(nodes[i].count + (nodes[i].count < UINT16_MAX));
    }
    write_edges(b, o);
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
        uint32_t found = dz_build_find_lemma(b, dz_hash(spelled, length));
        if (found != DZ_NONE)
            return found;
    }
    return DZ_NONE;
}

enum { MIN_HEAD = 4 };

/* Compounds of rules' words hold for them, too: found here once rather than by comparing spellings in each sentence. */
static uint32_t ending_of(const dz_builder *b, const dz_lemma *l) {
    const char *text = &b->strings.at[l->text];
    for (size_t from = 1; from + MIN_HEAD <= l->length; from++) {
        uint32_t found = lemma_of_tail(b, text + from, l->length - from);
        if (found != DZ_NONE)
            return found;
    }
    return DZ_NONE;
}

static bool ends_in(const dz_builder *b, const dz_lemma *l, const dz_lemma *head) {
    if (head->length < MIN_HEAD || l->length <= head->length)
        return false;
    const char *tail = b->strings.at + l->text + (l->length - head->length), *text = b->strings.at + head->text;
    return (tail[0] | 0x20) == (text[0] | 0x20) && memcmp(tail + 1, text + 1, head->length - 1u) == 0;
}

/* A lemma of the base may end in one that is new; few are, so each is held against all. */
static void link_base(dz_builder *b, uint32_t known, uint32_t head) {
    const dz_lemma *h = &b->lemmas.at[head];
    for (uint32_t i = 0; i < known; i++) {
        dz_lemma *l = &b->lemmas.at[i];
        if (ends_in(b, l, h) && (l->ending == DZ_NONE || b->lemmas.at[l->ending].length < h->length))
            l->ending = head;
    }
}

static void link_compounds(dz_builder *b) {
    uint32_t known = b->base ? b->base->counts[DZ_S_LEMMAS] : 0;
    for (uint32_t i = known; i < b->lemmas.count; i++) {
        b->lemmas.at[i].ending = ending_of(b, &b->lemmas.at[i]);
        link_base(b, known, i);
    }
}

static int by_member(const void *x, const void *y) {
    const dz_build_membership *a = x, *b = y;
    if (a->lemma != b->lemma)
        return a->lemma < b->lemma ? -1 : 1;
    return a->list < b->list ? -1 : a->list > b->list;
}

typedef struct dz_build_place {
    uint64_t key;
    dz_lemma_place place;
} dz_build_place;

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
            b->lemmas.at[lemma].memberships = used & (DZ_NONE >> 1);
        lists[used++] = b->memberships.at[i].list;
        if (i + 1 == b->memberships.count || b->memberships.at[i + 1].lemma != lemma)
            lists[used++] = DZ_NONE;
    }
    for (; used < members_size(b); used++)
        lists[used] = DZ_NONE;
}

/* Sorts the triggers by lemma and makes their passages. */
static void group_triggers(dz_builder *b) {
    dz_build_trigger *all = b->triggers.at;
    if (b->triggers.count)
        qsort(all, b->triggers.count, sizeof *all, by_lemma);
    for (uint32_t i = 0, count; i < b->triggers.count; i += count) {
        dz_lemma *lemma = &b->lemmas.at[all[i].lemma];
        for (count = 1; i + count < b->triggers.count && all[i + count].lemma == all[i].lemma;)
            count++;
        lemma->triggers = i;
        lemma->trigger_count = (uint16_t)count;
        all[i].passages = dz_passages_of(b, i, count);
    }
}

static bool has_slot(const dz_builder *b, uint32_t first, uint8_t count, dz_slot_kind kind) {
    for (uint8_t i = 0; i < count; i++)
        if (b->slots.at[first + i].kind == (uint8_t)kind)
            return true;
    return false;
}

/* What rules know as a deed only is nobody's title. */
static void mark_deeds(dz_builder *b) {
    for (int selves = 0; selves <= 1; selves++) {
        for (uint32_t i = 0; i < b->triggers.count; i++) {
            const dz_frame *f = &b->frames.at[b->triggers.at[i].frame];
            uint16_t *lists = &b->lemmas.at[b->triggers.at[i].lemma].lists;
            bool self = has_slot(b, f->subject, f->subject_count, DZ_SLOT_SELF) || has_slot(b, f->object, f->object_count, DZ_SLOT_SELF);
            if (f->pos != (uint8_t)DZ_NOUN || (f->flags & DZ_F_REJECT) || self != (selves != 0))
                continue;
            *lists = (uint16_t)(selves ? *lists & ~DZ_LEMMA_DEED : *lists | DZ_LEMMA_DEED);
        }
    }
}

static void write_triggers(dz_builder *b, out *o) {
    dz_trigger *triggers = begin(o, DZ_S_TRIGGERS, sizeof *triggers, b->triggers.count);
    int16_t *points = begin(o, DZ_S_RULE_POINTS, sizeof *points, b->triggers.count);
    for (uint32_t i = 0; i < b->triggers.count; i++) {
        const dz_build_trigger *t = &b->triggers.at[i];
        triggers[i] = (dz_trigger){t->frame, b->triggers.at[b->lemmas.at[t->lemma].triggers].passages};
        points[i] = t->points;
    }
    copy(o, DZ_S_GATES, sizeof(dz_gate), b->gates.at, b->gates.count);
    copy(o, DZ_S_PASSAGES, sizeof(dz_passage), b->passages.at, b->passages.count);
    copy(o, DZ_S_BEHIND, sizeof *b->behind.at, b->behind.at, b->behind.count);
    mark_deeds(b);
}

static void write_lemma_places(dz_builder *b, out *o) {
    DZ_ARRAY(dz_build_place) places = {0};
    for (uint32_t i = 0; i < b->lemmas.count; i++)
        DZ_PUSH(&b->arena, &places) = (dz_build_place){b->lemmas.at[i].key, {.lemma = i}};
    PLACE(o, DZ_S_LEMMA_PLACES, &places, place);
}

static void mark_listed(dz_builder *b) {
    for (uint32_t i = 0; i < b->lemmas.count; i++) {
        uint32_t k = i;
        while (k != DZ_NONE && !b->lemmas.at[k].memberships)
            k = b->lemmas.at[k].ending;
        b->lemmas.at[i].listed = k != DZ_NONE;
    }
}

static void write_lemmas(dz_builder *b, out *o) {
    write_memberships(b, o);
    link_compounds(b);
    mark_listed(b);
    write_triggers(b, o);
    copy(o, DZ_S_LEMMAS, sizeof(dz_lemma), b->lemmas.at, b->lemmas.count);
    write_lemma_places(b, o);
}

static size_t table_bytes(size_t record, uint32_t count) {
    return record * count + sizeof(uint32_t) * starts_of_rooms(count);
}

static size_t size_needed(const dz_builder *b) {
    size_t size = sizeof(dz_image_header) + DZ_LINE * (DZ_SECTION_COUNT + 1);
    size += b->strings.count + table_bytes(sizeof(dz_word), b->words.count) + sizeof(dz_reading) * b->readings.count +
            sizeof(dz_sort) * DZ_MAX_SORTS + (sizeof(dz_entry) + sizeof(dz_traits)) * (b->words.count + 1);
    size += sizeof(dz_lemma) * b->lemmas.count + table_bytes(sizeof(dz_lemma_place), b->lemmas.count) +
            table_bytes(sizeof(dz_edge), b->edges.count);
    size += sizeof(dz_office) * b->offices.count + sizeof(dz_node) * b->nodes.count + sizeof(dz_name) * b->names.count +
            sizeof(dz_record) * b->records.count;
    size += sizeof(dz_predicate) * b->predicates.count + sizeof(dz_frame) * b->frames.count + sizeof(dz_slot) * b->slots.count;
    size += sizeof(dz_part) * b->parts.count + sizeof(uint32_t) * (b->files.count + b->kinds.count);
    size += sizeof(dz_trigger) * b->triggers.count + sizeof(dz_gate) * b->gates.count + sizeof(dz_passage) * b->passages.count +
            sizeof *b->behind.at * b->behind.count;
    size +=
        sizeof(dz_pattern) * b->patterns.count + sizeof(dz_element) * b->elements.count + table_bytes(sizeof(dz_weight), b->weights.count);
    size += sizeof(dz_weight_row) * DZ_OFFSETS * b->weights.count + (sizeof(dz_pair) + sizeof(dz_weight_row)) * DZ_PAIRS +
            sizeof(dz_weight_row) * b->triples.count;
    size += sizeof(dz_expression) * b->expressions.count + table_bytes(sizeof(dz_term), b->terms.count);
    size += table_bytes(sizeof(dz_usage), b->usages.count) + sizeof(uint32_t) * members_size(b);
    size += table_bytes(sizeof(dz_affix), b->affixes.count) + sizeof(dz_calibration) * b->calibration.count;
    size += sizeof(int16_t) * (b->triggers.count + DZ_GROUNDS) + sizeof b->seldom;
    if (!b->base)
        return size;
    const dz_image_header *h = b->base->bytes;
    size += h->size + sizeof(dz_added_word) * table_size(b->words.count) + sizeof(dz_added_edge) * table_size(b->edges.count);
    return size + sizeof(dz_added_usage) * table_size(b->usages.count);
}

static void write_base_weights(const dz_builder *b, out *o) {
    copy_base(b, o, DZ_S_WEIGHT_ROWS, sizeof(dz_weight_row));
    copy_table(b, o, DZ_S_WEIGHTS, sizeof(dz_weight));
    copy_base(b, o, DZ_S_PAIRS, sizeof(dz_pair));
    copy_base(b, o, DZ_S_ACROSS, sizeof(dz_weight_row));
    copy_base(b, o, DZ_S_TRIPLES, sizeof(dz_weight_row));
}

static int by_neighbours(const void *x, const void *y) {
    const dz_build_triple *a = x, *b = y;
    if (a->pair != b->pair)
        return a->pair < b->pair ? -1 : 1;
    return a->third < b->third ? -1 : a->third > b->third;
}

/* The triples of a pair lie in the order of its bits. */
static void write_neighbours(dz_builder *b, out *o) {
    if (b->triples.count)
        qsort(b->triples.at, b->triples.count, sizeof *b->triples.at, by_neighbours);
    dz_weight_row *rows = begin(o, DZ_S_TRIPLES, sizeof *rows, b->triples.count);
    for (uint32_t i = b->triples.count; i-- > 0;) {
        rows[i] = b->triples.at[i].row;
        b->pairs[b->triples.at[i].pair].triples = i;
    }
    copy(o, DZ_S_PAIRS, sizeof *b->pairs, b->pairs, DZ_PAIRS);
    copy(o, DZ_S_ACROSS, sizeof *b->across, b->across, DZ_PAIRS);
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
    write_neighbours(b, o);
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
    if (b->base)
        copy_table(b, o, DZ_S_USAGES, sizeof(dz_usage));
    else
        PLACE(o, DZ_S_USAGES, &b->usages, usage);
    DZ_ARRAY(dz_added_usage) added = {0};
    for (uint32_t i = 0; b->base && i < b->usages.count; i++) {
        dz_added_usage made = {b->usages.at[i].key, b->usages.at[i].usage};
        DZ_PUSH(&b->arena, &added) = made;
    }
    place_added(o, DZ_S_ADDED_USAGES, sizeof(dz_added_usage), added.at, added.count);
}

/* Says what somebody is: whom the trigger's phrase names, or who bears it, on either side. */
static bool is_standing(const dz_builder *b, const dz_frame *f) {
    return (f->subject_count && has_slot(b, f->subject, 1, DZ_SLOT_SELF)) ||
           (f->subject_count && has_slot(b, f->subject, 1, DZ_SLOT_BEARER)) || (f->object_count && has_slot(b, f->object, 1, DZ_SLOT_SELF));
}

static void write_frames(dz_builder *b, out *o) {
    for (uint32_t i = 0; i < b->frames.count; i++) {
        dz_frame *f = &b->frames.at[i];
        f->standing = is_standing(b, f);
        f->owned = has_slot(b, f->subject, f->subject_count, DZ_SLOT_OWNER);
        f->conditional = false;
        for (uint8_t k = 0; k < f->part_count; k++)
            f->conditional = f->conditional || !b->parts.at[f->parts + k].key;
    }
    copy(o, DZ_S_FRAMES, sizeof(dz_frame), b->frames.at, b->frames.count);
}

/* Most patterns end here: `"("` behind the first name. */
static uint64_t sign_behind(const dz_builder *b, const dz_pattern *p) {
    const dz_element *e = &b->elements.at[p->elements];
    return p->element_count < 2 || e[0].literal || e[0].gap ? 0 : e[1].literal;
}

static int by_sign(const void *x, const void *y) {
    const dz_pattern *a = x, *b = y;
    if (a->behind != b->behind)
        return a->behind < b->behind ? -1 : 1;
    return a->beyond < b->beyond ? -1 : a->beyond > b->beyond;
}

/* Those of one sign together, in the order they came; the ones for any sign first. */
static void group_patterns(dz_builder *b) {
    dz_pattern *all = b->patterns.at;
    uint32_t count = b->patterns.count;
    for (uint32_t i = 0; i < count; i++) {
        all[i].behind = sign_behind(b, &all[i]);
        all[i].beyond = i; /* its place, for the sorting */
    }
    if (count)
        qsort(all, count, sizeof *all, by_sign);
    for (uint32_t i = count; i-- > 0;)
        all[i].beyond = i + 1 < count && all[i + 1].behind == all[i].behind ? all[i + 1].beyond : i + 1;
}

static void write_patterns(dz_builder *b, out *o) {
    group_patterns(b);
    copy(o, DZ_S_PATTERNS, sizeof(dz_pattern), b->patterns.at, b->patterns.count);
    copy(o, DZ_S_ELEMENTS, sizeof(dz_element), b->elements.at, b->elements.count);
}

static int by_office(const void *x, const void *y) {
    const dz_office *a = x, *b = y;
    if (a->lemma != b->lemma)
        return a->lemma < b->lemma ? -1 : 1;
    if (a->record != b->record)
        return a->record < b->record ? -1 : 1;
    return a->from < b->from ? -1 : a->from > b->from;
}

static void write_offices(dz_builder *b, out *o) {
    if (b->offices.count)
        qsort(b->offices.at, b->offices.count, sizeof *b->offices.at, by_office);
    copy(o, DZ_S_OFFICES, sizeof(dz_office), b->offices.at, b->offices.count);
}

void *dz_builder_finish(dz_builder *b, size_t *size) {
    group_triggers(b);
    size_t room = size_needed(b);
    b->image = dz_memory_get(b->memory, NULL, room);
    out o = {.bytes = b->image};
    memset(o.bytes, 0, room);
    o.header = (dz_image_header *)(void *)o.bytes;
    o.used = line_end(sizeof(dz_image_header));
    write_words(b, &o);
    write_names(b, &o);
    write_lemmas(b, &o);
    copy(&o, DZ_S_RECORDS, sizeof(dz_record), b->records.at, b->records.count);
    copy(&o, DZ_S_PREDICATES, sizeof(dz_predicate), b->predicates.at, b->predicates.count);
    dz_share_slots(b);
    write_frames(b, &o);
    copy(&o, DZ_S_SLOTS, sizeof(dz_slot), b->slots.at, b->slots.count);
    copy(&o, DZ_S_PARTS, sizeof(dz_part), b->parts.at, b->parts.count);
    write_patterns(b, &o);
    copy(&o, DZ_S_FILES, sizeof(uint32_t), b->files.at, b->files.count);
    copy(&o, DZ_S_KINDS, sizeof(uint32_t), b->kinds.at, b->kinds.count);
    copy(&o, DZ_S_CALIBRATION, sizeof(dz_calibration), b->calibration.at, b->calibration.count);
    write_offices(b, &o);
    copy(&o, DZ_S_GROUNDS, sizeof(int16_t), b->grounds, DZ_GROUNDS);
    write_usages(b, &o);
    copy(&o, DZ_S_EXPRESSIONS, sizeof(dz_expression), b->expressions.at, b->expressions.count);
    if (b->base) {
        write_base_weights(b, &o);
        copy_table(b, &o, DZ_S_TERMS, sizeof(dz_term));
        copy_table(b, &o, DZ_S_AFFIXES, sizeof(dz_affix));
    } else {
        write_weights(b, &o);
        PLACE(&o, DZ_S_TERMS, &b->terms, term);
        PLACE(&o, DZ_S_AFFIXES, &b->affixes, affix);
    }
    copy(&o, DZ_S_STRINGS, 1, b->strings.at, b->strings.count);
    memcpy(o.header->magic, "dreisatz", 8);
    o.header->version = DZ_IMAGE_VERSION;
    o.header->endian = 0x01020304u;
    o.header->size = o.used;
    o.header->checksum = dz_image_checksum(o.bytes, o.used);
    *size = o.used;
    b->image = NULL; /* the caller's now */
    return o.bytes;
}
