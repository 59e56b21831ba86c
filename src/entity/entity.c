#include "entity.h"
#include "base/hash.h"
#include "base/map.h"

enum { MAX_NAMESAKES = 64 };

typedef struct full_name {
    uint32_t mention, entity;
    uint32_t before; /* the full name before it with the same surname, DZ_NONE */
} full_name;

typedef struct linker {
    dz_analysis *a;
    dz_entities *entities;
    dz_map by_record, by_name;      /* to entity + 1 */
    dz_map by_surname;              /* to the last of the full names with it, + 1 */
    DZ_ARRAY(full_name) full_names; /* in text order */
} linker;

/* ---- keys ---- */

static uint32_t bare_end(const linker *l, const dz_mention *m) {
    return m->genitive ? m->end - l->a->infos[m->last - 1]->bare_length : m->end;
}

static uint64_t key_of(uint8_t type, uint64_t hash) {
    uint64_t key = dz_hash_mix(hash, type + 77u);
    return key ? key : 1;
}

static uint64_t name_key(const linker *l, const dz_mention *m, bool bare) {
    uint32_t end = bare ? bare_end(l, m) : m->end;
    return key_of(m->type, dz_hash(l->a->text.norm + m->start, end - m->start));
}

/* The surname of a full name: its last word, without genitive ending. */
static uint64_t surname_key(const linker *l, const dz_mention *m) {
    const dz_token *last = &l->a->text.tokens.at[m->last - 1];
    return key_of(DREISATZ_PER, dz_hash(l->a->text.norm + last->start, bare_end(l, m) - last->start));
}

static void remember(dz_map *map, uint64_t key, uint32_t entity) {
    bool fresh;
    uint32_t *place = dz_map_put(map, key, &fresh);
    if (fresh)
        *place = entity + 1;
}

static uint32_t recall(const dz_map *map, uint64_t key) {
    const uint32_t *place = dz_map_get(map, key);
    return place && *place ? *place - 1 : DZ_NONE;
}

/* ---- linking ---- */

static uint32_t make(linker *l, uint32_t mention) {
    const dz_mention *m = &l->a->mentions.at[mention];
    uint32_t entity = l->entities->count;
    DZ_PUSH(l->a->arena, l->entities) = (dz_entity){.record = m->record, .type = m->type, .gender = m->gender, .name = mention};
    return entity;
}

static bool agree(uint8_t a, uint8_t b) {
    return !a || !b || a == b;
}

/* `agree`: genders that may be the same person's. */
static bool may_be(const linker *l, const full_name *n, const dz_mention *m) {
    return agree(l->entities->at[n->entity].gender, m->gender);
}

/* Whose surname it is: the nearest full name before; failing that, the first one behind, but not in the same sentence
 * (`Leakey, Tochter von Richard Leakey`). */
static uint32_t bearer(const linker *l, uint32_t mention) {
    const dz_mention *m = &l->a->mentions.at[mention];
    uint32_t behind = DZ_NONE;
    const uint32_t *place = dz_map_get(&l->by_surname, surname_key(l, m));
    for (uint32_t i = place && *place ? *place - 1 : DZ_NONE, n = 0; i != DZ_NONE && n < MAX_NAMESAKES;
         i = l->full_names.at[i].before, n++) {
        const full_name *k = &l->full_names.at[i];
        if (!may_be(l, k, m))
            continue;
        if (k->mention < mention)
            return k->entity;
        if (l->a->mentions.at[k->mention].sentence != m->sentence)
            behind = k->entity;
    }
    return behind;
}

static uint32_t find(linker *l, uint32_t mention) {
    const dz_mention *m = &l->a->mentions.at[mention];
    bool surname = m->type == DREISATZ_PER && m->last == m->first + 1;
    uint32_t e = m->record == DZ_NONE ? DZ_NONE : recall(&l->by_record, (uint64_t)m->record + 1);
    if (e == DZ_NONE && surname)
        e = bearer(l, mention);
    if (e == DZ_NONE && m->type != DREISATZ_STATE)
        e = recall(&l->by_name, name_key(l, m, false));
    if (e == DZ_NONE && m->type != DREISATZ_STATE)
        e = recall(&l->by_name, name_key(l, m, true));
    return e;
}

static bool is_full(const dz_mention *m) {
    return m->last - m->first > 1 && (m->form == DREISATZ_NAME || m->form == DREISATZ_ACRONYM);
}

/* `Organisation für Sicherheit (OSZE)`: a short name in brackets behind a long one of its type is the same. */
static uint32_t in_brackets(const linker *l, uint32_t mention) {
    const dz_mention *m = &l->a->mentions.at[mention];
    if (mention == 0 || m->form != DREISATZ_ACRONYM || m->first < 2 || l->a->text.tokens.at[m->first - 1].first != '(')
        return DZ_NONE;
    const dz_mention *before = &l->a->mentions.at[mention - 1];
    bool touches = before->last == m->first - 1 && before->type == m->type && is_full(before);
    bool known = m->record != DZ_NONE && before->record != DZ_NONE && m->record != before->record;
    return touches && !known ? before->entity : DZ_NONE;
}

static void index_mention(linker *l, const dz_mention *m, uint32_t entity) {
    if (m->record != DZ_NONE)
        remember(&l->by_record, (uint64_t)m->record + 1, entity);
    if (m->type == DREISATZ_STATE)
        return;
    remember(&l->by_name, name_key(l, m, true), entity);
}

static uint32_t length_of(const dz_mention *m) {
    return m->end - m->start;
}

static void join(linker *l, uint32_t mention, uint32_t entity) {
    dz_mention *m = &l->a->mentions.at[mention];
    dz_entity *e = &l->entities->at[entity];
    const dz_mention *best = &l->a->mentions.at[e->name];
    m->entity = entity;
    e->mention_count++;
    if (m->record != DZ_NONE && e->record == DZ_NONE)
        e->record = m->record;
    e->gender = e->gender ? e->gender : m->gender;
    bool proper = m->form == DREISATZ_NAME, best_proper = best->form == DREISATZ_NAME;
    if ((proper && !best_proper) || (proper == best_proper && length_of(m) > length_of(best)))
        e->name = mention;
}

static void note_full_name(linker *l, uint32_t mention, uint32_t entity) {
    bool fresh;
    uint32_t *place = dz_map_put(&l->by_surname, surname_key(l, &l->a->mentions.at[mention]), &fresh);
    full_name n = {mention, entity, fresh || !*place ? DZ_NONE : *place - 1};
    *place = l->full_names.count + 1;
    DZ_PUSH(dz_analysis_passing(l->a), &l->full_names) = n;
}

/* Full names first, so that a surname before its full name finds it. */
static void link_full_names(linker *l) {
    for (uint32_t i = 0; i < l->a->mentions.count; i++) {
        const dz_mention *m = &l->a->mentions.at[i];
        if (m->type != DREISATZ_PER || !is_full(m))
            continue;
        uint32_t e = find(l, i);
        if (e == DZ_NONE)
            e = make(l, i);
        index_mention(l, m, e);
        note_full_name(l, i, e);
    }
}

/* Entities in order of their first mention. */
static void renumber(linker *l) {
    uint32_t *number = dz_arena_alloc(dz_analysis_passing(l->a), sizeof *number * (l->entities->count + 1));
    dz_entity *sorted = dz_arena_alloc(l->a->arena, sizeof *sorted * (l->entities->count + 1));
    uint32_t used = 0;
    memset(number, 0xFF, sizeof *number * (l->entities->count + 1));
    for (uint32_t i = 0; i < l->a->mentions.count; i++) {
        dz_mention *m = &l->a->mentions.at[i];
        if (number[m->entity] == DZ_NONE) {
            sorted[used] = l->entities->at[m->entity];
            number[m->entity] = used++;
        }
        m->entity = number[m->entity];
    }
    l->entities->at = sorted;
    l->entities->count = used;
}

void dz_entity_link(dz_analysis *a, dz_entities *entities) {
    dz_arena *passing = dz_analysis_passing(a);
    linker l = {
        .a = a, .entities = entities, .by_record = {.arena = passing}, .by_name = {.arena = passing}, .by_surname = {.arena = passing}};
    link_full_names(&l);
    for (uint32_t i = 0; i < a->mentions.count; i++) {
        const dz_mention *m = &a->mentions.at[i];
        uint32_t entity = in_brackets(&l, i);
        if (entity == DZ_NONE)
            entity = find(&l, i);
        if (entity == DZ_NONE)
            entity = make(&l, i);
        index_mention(&l, m, entity);
        join(&l, i, entity);
    }
    renumber(&l);
    dz_analysis_pass(a);
}
