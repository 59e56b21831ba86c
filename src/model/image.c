#include "image.h"
#include "base/limits.h"
#include "base/hash.h"
#include <stdio.h>

static const size_t ELEMENT_SIZE[DZ_SECTION_COUNT] = {
    [DZ_S_STRINGS] = 1,
    [DZ_S_WORDS] = sizeof(dz_word),
    [DZ_S_WORD_ROOMS] = sizeof(uint32_t),
    [DZ_S_ENTRIES] = sizeof(dz_entry),
    [DZ_S_READINGS] = sizeof(dz_reading),
    [DZ_S_SORTS] = sizeof(dz_sort),
    [DZ_S_TRAITS] = sizeof(dz_traits),
    [DZ_S_LEMMAS] = sizeof(dz_lemma),
    [DZ_S_LEMMA_PLACES] = sizeof(dz_lemma_place),
    [DZ_S_LEMMA_ROOMS] = sizeof(uint32_t),
    [DZ_S_EDGES] = sizeof(dz_edge),
    [DZ_S_EDGE_ROOMS] = sizeof(uint32_t),
    [DZ_S_NODES] = sizeof(dz_node),
    [DZ_S_NAMES] = sizeof(dz_name),
    [DZ_S_RECORDS] = sizeof(dz_record),
    [DZ_S_PREDICATES] = sizeof(dz_predicate),
    [DZ_S_FRAMES] = sizeof(dz_frame),
    [DZ_S_SLOTS] = sizeof(dz_slot),
    [DZ_S_PARTS] = sizeof(dz_part),
    [DZ_S_TRIGGERS] = sizeof(dz_trigger),
    [DZ_S_GATES] = sizeof(dz_gate),
    [DZ_S_PASSAGES] = sizeof(dz_passage),
    [DZ_S_BEHIND] = sizeof(uint64_t),
    [DZ_S_RULE_POINTS] = sizeof(int16_t),
    [DZ_S_MEMBERSHIPS] = sizeof(uint32_t),
    [DZ_S_PATTERNS] = sizeof(dz_pattern),
    [DZ_S_ELEMENTS] = sizeof(dz_element),
    [DZ_S_FILES] = sizeof(uint32_t),
    [DZ_S_KINDS] = sizeof(uint32_t),
    [DZ_S_WEIGHTS] = sizeof(dz_weight),
    [DZ_S_WEIGHT_ROOMS] = sizeof(uint32_t),
    [DZ_S_WEIGHT_ROWS] = sizeof(dz_weight_row),
    [DZ_S_PAIRS] = sizeof(dz_pair),
    [DZ_S_ACROSS] = sizeof(dz_weight_row),
    [DZ_S_TRIPLES] = sizeof(dz_weight_row),
    [DZ_S_SELDOM] = sizeof(uint64_t),
    [DZ_S_AFFIXES] = sizeof(dz_affix),
    [DZ_S_AFFIX_ROOMS] = sizeof(uint32_t),
    [DZ_S_USAGES] = sizeof(dz_usage),
    [DZ_S_USAGE_ROOMS] = sizeof(uint32_t),
    [DZ_S_CALIBRATION] = sizeof(dz_calibration),
    [DZ_S_GROUNDS] = sizeof(int16_t),
    [DZ_S_OFFICES] = sizeof(dz_office),
    [DZ_S_EXPRESSIONS] = sizeof(dz_expression),
    [DZ_S_TERMS] = sizeof(dz_term),
    [DZ_S_TERM_ROOMS] = sizeof(uint32_t),
    [DZ_S_ADDED_WORDS] = sizeof(dz_added_word),
    [DZ_S_ADDED_EDGES] = sizeof(dz_added_edge),
    [DZ_S_ADDED_USAGES] = sizeof(dz_added_usage),
};

const char *const DZ_GROUND_NAMES[DZ_GROUNDS] = {
    [DZ_GR_BASE] = "base",         [DZ_GR_VERB] = "verb",         [DZ_GR_ADJECTIVE] = "adjective",
    [DZ_GR_NOUN] = "noun",         [DZ_GR_OFFICE] = "office",     [DZ_GR_PHRASE] = "phrase",
    [DZ_GR_PATTERN] = "pattern",   [DZ_GR_LOW] = "low",           [DZ_GR_COREF] = "coref",
    [DZ_GR_ORDER] = "order",       [DZ_GR_FAR] = "far",           [DZ_GR_BETWEEN] = "between",
    [DZ_GR_OUTSIDE] = "outside",   [DZ_GR_CROWD] = "crowd",       [DZ_GR_UNSURE] = "unsure",
    [DZ_GR_DOUBTFUL] = "doubtful", [DZ_GR_COMPOUND] = "compound", [DZ_GR_PASSIVE] = "passive",
    [DZ_GR_RELATIVE] = "relative", [DZ_GR_HEDGED] = "hedged",     [DZ_GR_UNREAL] = "unreal"};

static dreisatz_status refuse(dreisatz_error *error, size_t offset, const char *message) {
    if (error) {
        *error = (dreisatz_error){.status = DREISATZ_ERROR_MODEL, .offset = offset};
        snprintf(error->message, sizeof error->message, "%s (byte %zu)", message, offset);
    }
    return DREISATZ_ERROR_MODEL;
}

static const void *section(const dz_image *image, const dz_image_header *h, dz_section s) {
    return (const char *)image->bytes + h->sections[s].offset;
}

static void set_sections(dz_image *i, const dz_image_header *h) {
    i->strings = section(i, h, DZ_S_STRINGS);
    i->words = section(i, h, DZ_S_WORDS);
    i->entries = section(i, h, DZ_S_ENTRIES);
    i->readings = section(i, h, DZ_S_READINGS);
    i->sorts = section(i, h, DZ_S_SORTS);
    i->traits = section(i, h, DZ_S_TRAITS);
    i->lemmas = section(i, h, DZ_S_LEMMAS);
    i->lemma_places = section(i, h, DZ_S_LEMMA_PLACES);
    i->edges = section(i, h, DZ_S_EDGES);
    i->nodes = section(i, h, DZ_S_NODES);
    i->names = section(i, h, DZ_S_NAMES);
    i->records = section(i, h, DZ_S_RECORDS);
    i->predicates = section(i, h, DZ_S_PREDICATES);
    i->frames = section(i, h, DZ_S_FRAMES);
    i->slots = section(i, h, DZ_S_SLOTS);
    i->parts = section(i, h, DZ_S_PARTS);
    i->triggers = section(i, h, DZ_S_TRIGGERS);
    i->gates = section(i, h, DZ_S_GATES);
    i->passages = section(i, h, DZ_S_PASSAGES);
    i->behind = section(i, h, DZ_S_BEHIND);
    i->rule_points = section(i, h, DZ_S_RULE_POINTS);
    i->memberships = section(i, h, DZ_S_MEMBERSHIPS);
    i->patterns = section(i, h, DZ_S_PATTERNS);
    i->elements = section(i, h, DZ_S_ELEMENTS);
    i->files = section(i, h, DZ_S_FILES);
    i->kinds = section(i, h, DZ_S_KINDS);
    i->weights = section(i, h, DZ_S_WEIGHTS);
    i->weight_rows = section(i, h, DZ_S_WEIGHT_ROWS);
    i->pairs = section(i, h, DZ_S_PAIRS);
    i->across = section(i, h, DZ_S_ACROSS);
    i->triples = section(i, h, DZ_S_TRIPLES);
    i->seldom = section(i, h, DZ_S_SELDOM);
    i->affixes = section(i, h, DZ_S_AFFIXES);
    i->usages = section(i, h, DZ_S_USAGES);
    i->calibration = section(i, h, DZ_S_CALIBRATION);
    i->grounds = section(i, h, DZ_S_GROUNDS);
    i->offices = section(i, h, DZ_S_OFFICES);
    i->expressions = section(i, h, DZ_S_EXPRESSIONS);
    i->terms = section(i, h, DZ_S_TERMS);
    i->word_rooms = section(i, h, DZ_S_WORD_ROOMS);
    i->lemma_rooms = section(i, h, DZ_S_LEMMA_ROOMS);
    i->edge_rooms = section(i, h, DZ_S_EDGE_ROOMS);
    i->weight_rooms = section(i, h, DZ_S_WEIGHT_ROOMS);
    i->affix_rooms = section(i, h, DZ_S_AFFIX_ROOMS);
    i->usage_rooms = section(i, h, DZ_S_USAGE_ROOMS);
    i->term_rooms = section(i, h, DZ_S_TERM_ROOMS);
    i->added_words = section(i, h, DZ_S_ADDED_WORDS);
    i->added_edges = section(i, h, DZ_S_ADDED_EDGES);
    i->added_usages = section(i, h, DZ_S_ADDED_USAGES);
}

/* ---- verification: every index of every struct ---- */

#define IN(i, s, first, n) ((uint64_t)(first) + (n) <= (i)->counts[s])
#define EACH(T, at, i, s, field) for (const T *at = (i)->field; at < (i)->field + (i)->counts[s]; at++)

static bool text_in(const dz_image *i, uint32_t offset) {
    return offset < i->counts[DZ_S_STRINGS];
}

static bool reading_is_sound(const dz_image *i, const dz_reading *r) {
    return r->pos != 0 && r->lemma < i->counts[DZ_S_LEMMAS] && r->sort < i->counts[DZ_S_SORTS];
}

static bool word_is_sound(const dz_image *i, const dz_word *w) {
    return w->only.pos ? reading_is_sound(i, &w->only) : w->only.lemma < i->counts[DZ_S_ENTRIES];
}

static bool added_are_sound(const dz_image *i) {
    EACH(dz_added_word, w, i, DZ_S_ADDED_WORDS, added_words)
    if (w->key && !word_is_sound(i, &w->word))
        return false;
    EACH(dz_added_edge, e, i, DZ_S_ADDED_EDGES, added_edges)
    if (e->key && e->edge.node >= i->counts[DZ_S_NODES])
        return false;
    return true;
}

static bool lexicon_is_sound(const dz_image *i) {
    EACH(dz_word, w, i, DZ_S_WORDS, words)
    if (!word_is_sound(i, w))
        return false;
    EACH(dz_traits, t, i, DZ_S_TRAITS, traits)
    if (t->kind >= i->counts[DZ_S_KINDS])
        return false;
    EACH(dz_entry, e, i, DZ_S_ENTRIES, entries)
    if (!IN(i, DZ_S_READINGS, e->readings, e->reading_count) || e->traits >= i->counts[DZ_S_TRAITS])
        return false;
    EACH(dz_reading, r, i, DZ_S_READINGS, readings)
    if (!reading_is_sound(i, r))
        return false;
    EACH(dz_lemma, l, i, DZ_S_LEMMAS, lemmas)
    if (!text_in(i, l->text) || !IN(i, DZ_S_STRINGS, l->text, l->length) || !IN(i, DZ_S_TRIGGERS, l->triggers, l->trigger_count) ||
        l->cue > DZ_CUE_ASSERTED || l->memberships >= i->counts[DZ_S_MEMBERSHIPS])
        return false;
    uint32_t memberships = i->counts[DZ_S_MEMBERSHIPS]; /* the last one ends its group, so following a group comes to an end */
    if (!memberships || i->memberships[memberships - 1] != DZ_NONE)
        return false;
    EACH(dz_lemma, k, i, DZ_S_LEMMAS, lemmas) /* endings grow shorter, so following them comes to an end */
    if (k->ending != DZ_NONE && (k->ending >= i->counts[DZ_S_LEMMAS] || i->lemmas[k->ending].length >= k->length))
        return false;
    EACH(dz_lemma_place, p, i, DZ_S_LEMMA_PLACES, lemma_places)
    if (p->lemma >= i->counts[DZ_S_LEMMAS])
        return false;
    return true;
}

static bool names_are_sound(const dz_image *i) {
    EACH(dz_edge, e, i, DZ_S_EDGES, edges)
    if (e->node >= i->counts[DZ_S_NODES])
        return false;
    EACH(dz_node, n, i, DZ_S_NODES, nodes)
    if (!IN(i, DZ_S_NAMES, n->names, n->count))
        return false;
    EACH(dz_name, n, i, DZ_S_NAMES, names)
    if (n->record >= i->counts[DZ_S_RECORDS] || n->form >= DREISATZ_FORM_COUNT || n->type > DREISATZ_LOC ||
        n->file >= i->counts[DZ_S_FILES])
        return false;
    EACH(dz_record, r, i, DZ_S_RECORDS, records)
    if (!text_in(i, r->name) || !i->strings[r->name] || !text_in(i, r->iso) || !text_in(i, r->wikidata) || r->type > DREISATZ_LOC ||
        r->kind >= i->counts[DZ_S_KINDS] || r->file >= i->counts[DZ_S_FILES])
        return false;
    EACH(dz_office, o, i, DZ_S_OFFICES, offices)
    if (o->lemma >= i->counts[DZ_S_LEMMAS] || o->record >= i->counts[DZ_S_RECORDS])
        return false;
    return true;
}

/* Are all its triggers in the sets? */
static bool passages_are_sound(const dz_image *i, const dz_lemma *l) {
    for (const dz_passage *p = dz_image_passages(i, l); p->gate != DZ_NONE; p++)
        if (!IN(i, DZ_S_BEHIND, p->behind, dz_trigger_words(l->trigger_count)))
            return false;
    return l->trigger_count <= DZ_MAX_TRIGGERS;
}

static bool relations_are_sound(const dz_image *i) {
    if (i->counts[DZ_S_PREDICATES] > DZ_LIMIT_PREDICATES)
        return false;
    EACH(dz_predicate, p, i, DZ_S_PREDICATES, predicates)
    if (!text_in(i, p->name) || !text_in(i, p->plover) || !text_in(i, p->cameo) || !text_in(i, p->wikidata))
        return false;
    EACH(dz_frame, f, i, DZ_S_FRAMES, frames)
    if (!IN(i, DZ_S_SLOTS, f->subject, f->subject_count) || !IN(i, DZ_S_SLOTS, f->object, f->object_count) ||
        !IN(i, DZ_S_PARTS, f->parts, f->part_count) || !text_in(i, f->example) || f->predicate >= i->counts[DZ_S_PREDICATES] ||
        f->file >= i->counts[DZ_S_FILES] || f->factuality > DZ_CUE_TURNED)
        return false;
    EACH(dz_slot, s, i, DZ_S_SLOTS, slots)
    if (s->kind > DZ_SLOT_OWN || (s->kind == DZ_SLOT_PREP && s->preposition >= i->counts[DZ_S_LEMMAS]))
        return false;
    EACH(dz_part, p, i, DZ_S_PARTS, parts)
    if (!IN(i, DZ_S_SLOTS, p->slots, p->slot_count) || p->key > 8)
        return false;
    EACH(dz_trigger, t, i, DZ_S_TRIGGERS, triggers)
    if (t->frame >= i->counts[DZ_S_FRAMES] || t->passages >= i->counts[DZ_S_PASSAGES])
        return false;
    uint32_t passages = i->counts[DZ_S_PASSAGES]; /* the last one ends its group, so following a group comes to an end */
    if (i->counts[DZ_S_TRIGGERS] && (!passages || i->passages[passages - 1].gate != DZ_NONE))
        return false;
    EACH(dz_passage, p, i, DZ_S_PASSAGES, passages)
    if (p->gate != DZ_NONE && p->gate >= i->counts[DZ_S_GATES])
        return false;
    EACH(dz_lemma, l, i, DZ_S_LEMMAS, lemmas)
    if (l->trigger_count && !passages_are_sound(i, l))
        return false;
    EACH(dz_pattern, p, i, DZ_S_PATTERNS, patterns)
    if (!IN(i, DZ_S_ELEMENTS, p->elements, p->element_count) || !text_in(i, p->example) || p->predicate >= i->counts[DZ_S_PREDICATES] ||
        p->file >= i->counts[DZ_S_FILES] || p->beyond <= p - i->patterns || p->beyond > i->counts[DZ_S_PATTERNS])
        return false;
    return true;
}

static bool patterns_are_sound(const dz_image *i) {
    EACH(dz_expression, e, i, DZ_S_EXPRESSIONS, expressions)
    if (!text_in(i, e->source) || !text_in(i, e->form) || e->kind > DZ_FIGURE_AMOUNT || e->file >= i->counts[DZ_S_FILES])
        return false;
    EACH(dz_term, t, i, DZ_S_TERMS, terms)
    if (!text_in(i, t->value))
        return false;
    return true;
}

static bool weights_are_sound(const dz_image *i) {
    EACH(dz_weight, w, i, DZ_S_WEIGHTS, weights)
    if (!IN(i, DZ_S_WEIGHT_ROWS, w->first, (unsigned)__builtin_popcount(w->offsets)))
        return false;
    EACH(dz_pair, p, i, DZ_S_PAIRS, pairs)
    if (!IN(i, DZ_S_TRIPLES, p->triples, (unsigned)(__builtin_popcountll(p->thirds[0]) + __builtin_popcountll(p->thirds[1]))))
        return false;
    EACH(dz_calibration, c, i, DZ_S_CALIBRATION, calibration)
    if (c->confidence > 10000)
        return false;
    return i->counts[DZ_S_SELDOM] == DZ_SELDOM / 64 && i->counts[DZ_S_PAIRS] == DZ_PAIRS && i->counts[DZ_S_ACROSS] == DZ_PAIRS &&
           i->counts[DZ_S_GROUNDS] == DZ_GROUNDS && i->counts[DZ_S_RULE_POINTS] == i->counts[DZ_S_TRIGGERS];
}

static bool tables_are_sound(const dz_image *i) {
    if (i->counts[DZ_S_KINDS] > DZ_LIMIT_KINDS + 1)
        return false;
    EACH(uint32_t, f, i, DZ_S_FILES, files)
    if (!text_in(i, *f))
        return false;
    EACH(uint32_t, k, i, DZ_S_KINDS, kinds)
    if (!text_in(i, *k))
        return false;
    return i->counts[DZ_S_STRINGS] > 0 && i->strings[i->counts[DZ_S_STRINGS] - 1] == '\0' && i->counts[DZ_S_NODES] > 0 &&
           i->counts[DZ_S_TRAITS] > 0;
}

/* Each room ends where the next one starts, the last one at the end of the table. */
static bool rooms_are_sound(const dz_image *i, dz_section table, const uint32_t *rooms) {
    uint32_t count = i->counts[table + 1];
    for (uint32_t room = 0; room + 1 < count; room++)
        if (rooms[room] > rooms[room + 1])
            return false;
    return count > 1 && rooms[count - 1] == i->counts[table];
}

static bool all_rooms_are_sound(const dz_image *i) {
    return rooms_are_sound(i, DZ_S_WORDS, i->word_rooms) && rooms_are_sound(i, DZ_S_LEMMA_PLACES, i->lemma_rooms) &&
           rooms_are_sound(i, DZ_S_EDGES, i->edge_rooms) && rooms_are_sound(i, DZ_S_WEIGHTS, i->weight_rooms) &&
           rooms_are_sound(i, DZ_S_AFFIXES, i->affix_rooms) && rooms_are_sound(i, DZ_S_USAGES, i->usage_rooms) &&
           rooms_are_sound(i, DZ_S_TERMS, i->term_rooms);
}

/* A table with open addressing without an empty place would make a lookup run for ever. Its records begin with a key, 0 in an empty
 * place. */
static bool has_gap(const void *table, size_t size, uint32_t count) {
    uint64_t key;
    for (uint32_t i = 0; i < count; i++)
        if (memcpy(&key, (const char *)table + size * i, sizeof key), key == 0)
            return true;
    return count == 0;
}

static bool tables_have_gaps(const dz_image *i) {
    const void *const added[] = {i->added_words, i->added_edges, i->added_usages};
    for (int t = 0; t < 3; t++)
        if (!has_gap(added[t], ELEMENT_SIZE[DZ_S_ADDED_WORDS + t], i->counts[DZ_S_ADDED_WORDS + t]))
            return false;
    return true;
}

dreisatz_status dz_image_open(dz_image *image, const void *bytes, size_t size, bool verify, dreisatz_error *error) {
    const dz_image_header *h = bytes;
    if (size < sizeof *h)
        return refuse(error, size, "model image is shorter than its header");
    if (memcmp(h->magic, "dreisatz", 8) != 0)
        return refuse(error, 0, "not a model image");
    if (h->endian != 0x01020304u)
        return refuse(error, 12, "model image of another byte order");
    if (h->version != DZ_IMAGE_VERSION)
        return refuse(error, 8, "model image of another version");
    if (h->size != size)
        return refuse(error, size, "model image is cut off or has trailing bytes");
    if (verify && h->checksum != dz_image_checksum(bytes, size))
        return refuse(error, sizeof *h, "model image is damaged: checksum differs");
    *image = (dz_image){.bytes = bytes};
    for (dz_section s = 0; s < DZ_SECTION_COUNT; s++) {
        uint64_t offset = h->sections[s].offset, count = h->sections[s].count;
        if (offset > size || offset % 8 || count > UINT32_MAX || count * ELEMENT_SIZE[s] > size - offset)
            return refuse(error, offsetof(dz_image_header, sections), "model image has a section out of bounds");
        image->counts[s] = (uint32_t)count;
    }
    set_sections(image, h);
    if (verify && !(tables_are_sound(image) && lexicon_is_sound(image) && names_are_sound(image) && relations_are_sound(image) &&
                    patterns_are_sound(image) && weights_are_sound(image) && added_are_sound(image) && all_rooms_are_sound(image) &&
                    tables_have_gaps(image)))
        return refuse(error, sizeof *h, "model image has an index out of bounds");
    return DREISATZ_OK;
}

/* ---- lookups ---- */

uint64_t dz_term_key(const char *table, const char *word, size_t length) {
    uint64_t key = dz_hash_mix(dz_hash(word, length), dz_hash_string(table));
    return key ? key : 1;
}

/* The record with this key in a table, whose section of rooms is `s`; NULL when there is none. */
static inline const void *find(const dz_image *image, dz_section s, const uint32_t *rooms, const void *table, size_t size, uint64_t key) {
    const uint32_t *room = dz_image_room(image, s, rooms, key);
    const char *record = (const char *)table + size * room[0], *end = (const char *)table + size * room[1];
    uint32_t mark = dz_image_mark(key), there;
    for (; record < end; record += size)
        if (memcpy(&there, record, sizeof there), there == mark)
            return record;
    return NULL;
}

#define FIND(image, S, kind, table, key)                                                                                                   \
    find((image), DZ_S_##S##_ROOMS, (image)->kind##_rooms, (image)->table, sizeof *(image)->table, (key))

/* The record with this key among what was added, NULL when there is none; most models have nothing. */
static inline const void *find_added(const dz_image *image, dz_section s, const void *table, size_t size, uint64_t key) {
    uint32_t room = image->counts[s];
    uint64_t there;
    if (!room)
        return NULL;
    for (uint32_t at = dz_image_place(key, room);; at = at + 1 < room ? at + 1 : 0) {
        const char *record = (const char *)table + size * at;
        memcpy(&there, record, sizeof there);
        if (there == key)
            return record;
        if (!there)
            return NULL;
    }
}

const dz_word *dz_image_word(const dz_image *image, uint64_t key) {
    const dz_added_word *added = find_added(image, DZ_S_ADDED_WORDS, image->added_words, sizeof *added, key);
    if (added)
        return &added->word;
    return FIND(image, WORD, word, words, key);
}

uint32_t dz_image_lemma(const dz_image *image, uint64_t key) {
    const dz_lemma_place *p = FIND(image, LEMMA, lemma, lemma_places, key);
    return p ? p->lemma : DZ_NONE;
}

uint32_t dz_image_step(const dz_image *image, uint32_t node, uint64_t token) {
    uint64_t key = dz_image_step_key(node, token);
    const dz_added_edge *added = find_added(image, DZ_S_ADDED_EDGES, image->added_edges, sizeof *added, key);
    if (added)
        return added->edge.node;
    const dz_edge *e = FIND(image, EDGE, edge, edges, key);
    return e ? e->node : DZ_NONE;
}

const dz_weight *dz_image_weight(const dz_image *image, uint64_t key) {
    return FIND(image, WEIGHT, weight, weights, key);
}

dz_usage dz_image_usage(const dz_image *image, uint64_t word) {
    const dz_added_usage *added = find_added(image, DZ_S_ADDED_USAGES, image->added_usages, sizeof *added, word);
    if (added)
        return added->usage;
    const dz_usage *u = FIND(image, USAGE, usage, usages, word);
    return u ? *u : (dz_usage){.cluster = DZ_NO_CLUSTER};
}

uint32_t dz_image_affix(const dz_image *image, uint64_t key) {
    const dz_affix *a = FIND(image, AFFIX, affix, affixes, key);
    return a ? a->kind : 0;
}

const char *dz_image_term(const dz_image *image, const char *table, const char *word, size_t length) {
    const dz_term *t = FIND(image, TERM, term, terms, dz_term_key(table, word, length));
    return t ? dz_image_string(image, t->value) : NULL;
}

/* The first office of the lemma or of a later one. */
static uint32_t first_office(const dz_image *image, uint32_t lemma) {
    uint32_t low = 0, high = image->counts[DZ_S_OFFICES];
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (image->offices[middle].lemma < lemma)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

bool dz_image_holds(const dz_image *image, uint32_t record, uint32_t office, uint32_t day) {
    for (uint32_t i = first_office(image, office); i < image->counts[DZ_S_OFFICES] && image->offices[i].lemma == office; i++) {
        const dz_office *o = &image->offices[i];
        bool same = image->records[o->record].name == image->records[record].name; /* listed in two files, perhaps */
        if (same && (day == DZ_NO_DAY || (o->from <= day && day <= o->to)))
            return true;
    }
    return false;
}
