/* Arrays of the base are taken over whole, in the form that grows. Of its tables with open addressing only parts of the keys are
 * left, so they stay as they are: a word, edge or usage is looked up there, and what is new or changed goes into the tables of what
 * was added. */
#include "base.h"

#define TAKE(b, array, from, section)                                                                                                      \
    do {                                                                                                                                   \
        uint32_t count_ = (b)->base->counts[section];                                                                                      \
        (array)->at = dz_arena_alloc(&(b)->arena, sizeof *(array)->at * count_);                                                           \
        (array)->count = (array)->room = count_;                                                                                           \
        if (count_)                                                                                                                        \
            memcpy((array)->at, (from), sizeof *(array)->at *count_);                                                                      \
    } while (0)

static void take_arrays(dz_builder *b) {
    const dz_image *i = b->base;
    TAKE(b, &b->strings, i->strings, DZ_S_STRINGS);
    TAKE(b, &b->entries, i->entries, DZ_S_ENTRIES);
    TAKE(b, &b->entry_readings, i->readings, DZ_S_READINGS);
    TAKE(b, &b->sorts, i->sorts, DZ_S_SORTS);
    TAKE(b, &b->traits, i->traits, DZ_S_TRAITS);
    TAKE(b, &b->lemmas, i->lemmas, DZ_S_LEMMAS);
    TAKE(b, &b->records, i->records, DZ_S_RECORDS);
    TAKE(b, &b->predicates, i->predicates, DZ_S_PREDICATES);
    TAKE(b, &b->frames, i->frames, DZ_S_FRAMES);
    TAKE(b, &b->slots, i->slots, DZ_S_SLOTS);
    TAKE(b, &b->parts, i->parts, DZ_S_PARTS);
    TAKE(b, &b->patterns, i->patterns, DZ_S_PATTERNS);
    TAKE(b, &b->elements, i->elements, DZ_S_ELEMENTS);
    TAKE(b, &b->files, i->files, DZ_S_FILES);
    TAKE(b, &b->kinds, i->kinds, DZ_S_KINDS);
    TAKE(b, &b->calibration, i->calibration, DZ_S_CALIBRATION);
    TAKE(b, &b->offices, i->offices, DZ_S_OFFICES);
    TAKE(b, &b->expressions, i->expressions, DZ_S_EXPRESSIONS);
}

static void take_endings(dz_builder *b) {
    const char *feminine = dz_image_term(b->base, DZ_ENDINGS_TABLE, "feminine", strlen("feminine"));
    const char *adjective = dz_image_term(b->base, DZ_ENDINGS_TABLE, "adjective", strlen("adjective"));
    char *rest = adjective ? dz_arena_copy(&b->arena, adjective, strlen(adjective)) : NULL;
    if (feminine)
        b->feminine = feminine;
    for (char *ending; rest && (ending = dz_split_next(&rest, ' '));)
        DZ_PUSH(&b->arena, &b->adjective) = (dz_build_ending){.text = ending};
}

static void take_predicates(dz_builder *b) {
    bool fresh;
    for (uint32_t i = 0; i < b->predicates.count; i++)
        *dz_map_put(&b->predicate_map, dz_hash_string(b->strings.at + b->predicates.at[i].name), &fresh) = i;
}

static void take_traits(dz_builder *b) {
    bool fresh;
    for (uint32_t i = 0; i < b->sorts.count; i++)
        *dz_map_put(&b->sort_map, dz_hash((const char *)&b->sorts.at[i], sizeof *b->sorts.at), &fresh) = i;
    for (uint32_t i = 0; i < b->traits.count; i++)
        *dz_map_put(&b->traits_map, dz_hash((const char *)&b->traits.at[i], sizeof *b->traits.at), &fresh) = i;
}

/* The names of a node lie side by side in the image; here each knows the next one. */
static void take_names(dz_builder *b) {
    const dz_image *image = b->base;
    b->nodes.count = 0;
    for (uint32_t i = 0; i < image->counts[DZ_S_NAMES]; i++)
        DZ_PUSH(&b->arena, &b->names) = (dz_build_name){image->names[i], DZ_NONE};
    for (uint32_t i = 0; i < image->counts[DZ_S_NODES]; i++) {
        const dz_node *n = &image->nodes[i];
        DZ_PUSH(&b->arena, &b->nodes) = (dz_build_node){n->count ? n->names : DZ_NONE, n->next};
        for (uint32_t k = 1; k < n->count; k++)
            b->names.at[n->names + k - 1].next = n->names + k;
    }
}

static void take_triggers(dz_builder *b) {
    for (uint32_t i = 0; i < b->lemmas.count; i++) {
        dz_lemma *l = &b->lemmas.at[i];
        for (uint32_t t = 0; t < l->trigger_count; t++)
            DZ_PUSH(&b->arena, &b->triggers) = (dz_build_trigger){
                .lemma = i, .frame = b->base->triggers[l->triggers + t].frame, .points = b->base->rule_points[l->triggers + t]};
        l->triggers = l->trigger_count = 0;
    }
}

/* The word lists keep their numbers; new ones come behind them. */
static void take_memberships(dz_builder *b) {
    for (uint32_t i = 0; i < b->lemmas.count; i++) {
        const uint32_t *list = b->base->memberships + b->lemmas.at[i].memberships;
        for (; *list != DZ_NONE; list++) {
            dz_build_membership made = {i, *list};
            DZ_PUSH(&b->arena, &b->memberships) = made;
            b->list_count = *list > b->list_count ? *list : b->list_count;
        }
        b->lemmas.at[i].memberships = 0;
    }
}

/* What was added before has its keys and is taken like what is added now. */
static void take_added(dz_builder *b) {
    const dz_image *i = b->base;
    bool fresh;
    for (uint32_t w = 0; w < i->counts[DZ_S_ADDED_WORDS]; w++)
        if (i->added_words[w].key)
            dz_build_word_at(b, i->added_words[w].key);
    for (uint32_t u = 0; u < i->counts[DZ_S_ADDED_USAGES]; u++)
        if (i->added_usages[u].key)
            dz_build_usage_of(b, i->added_usages[u].key);
    for (uint32_t e = 0; e < i->counts[DZ_S_ADDED_EDGES]; e++) {
        const dz_added_edge *edge = &i->added_edges[e];
        if (!edge->key)
            continue;
        *dz_map_put(&b->edge_map, edge->key, &fresh) = edge->edge.node;
        DZ_PUSH(&b->arena, &b->edges) = (dz_build_edge){edge->key, {.node = edge->edge.node}};
    }
}

void dz_builder_init_from(dz_builder *b, dz_memory *memory, const dz_image *base) {
    dz_builder_init(b, memory);
    b->base = base;
    memcpy(b->grounds, base->grounds, sizeof b->grounds);
    memcpy(b->seldom, base->seldom, sizeof b->seldom);
    take_arrays(b);
    take_endings(b);
    take_predicates(b);
    take_traits(b);
    take_names(b);
    take_triggers(b);
    take_memberships(b);
    take_added(b);
}

void dz_base_word(dz_builder *b, dz_build_word *word) {
    const dz_word *known = dz_image_word(b->base, word->key);
    if (!known)
        return;
    dz_readings all = dz_image_readings(b->base, known);
    word->lists = dz_image_lists(b->base, known);
    word->traits = *dz_image_traits(b->base, known);
    word->reading_count = (uint8_t)(all.end - all.first);
    for (const dz_reading *r = all.end; r-- > all.first; word->readings = b->readings.count - 1)
        DZ_PUSH(&b->arena, &b->readings) =
            (dz_build_reading){r->lemma, dz_image_morph(b->base, r), r->pos, dz_image_extra(b->base, r), word->readings};
}

/* The counts come back as the smallest that have their level; one more never lowers a level. */
void dz_base_usage(const dz_image *base, dz_build_usage *usage) {
    dz_usage known = dz_image_usage(base, usage->key);
    usage->usage.cluster = known.cluster;
    for (int type = 0; type < 4; type++) {
        unsigned level = known.in_names >> 4 * type & 15u;
        usage->in_names[type] = level ? 1u << (level - 1) : 0;
    }
}
