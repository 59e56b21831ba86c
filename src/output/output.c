#include "output.h"
#include <stdlib.h>
#include <string.h>

/* ---- offsets ---- */

static bool count_units(dz_output *o) {
    bool sound = dreisatz_document_ill_formed(o->document, NULL) == 0;
    o->units = (dz_units){0};
    return o->unit == DZ_UNIT_BYTES || dz_units_make(&o->units, o->text, o->length, o->unit == DZ_UNIT_UTF16, sound);
}

size_t dz_output_local(const dz_output *o, size_t byte) {
    return o->units.marks ? dz_units_before(&o->units, byte) : byte;
}

size_t dz_output_offset(const dz_output *o, size_t byte) {
    return o->base + dz_output_local(o, byte);
}

/* ---- what is kept ---- */

bool dz_output_keeps(const dz_output *o, const dreisatz_entity *entity) {
    return !o->filter.types || o->filter.types >> entity->type & 1;
}

static bool in_list(const char *list, const char *word) {
    size_t n = strlen(word);
    for (const char *at = list; at; at = strchr(at, ',')) {
        at += *at == ',';
        if (strncmp(at, word, n) == 0 && (!at[n] || at[n] == ','))
            return true;
    }
    return false;
}

static bool keeps_relation(const dz_output *o, const dreisatz_relation *r) {
    return r->confidence >= o->filter.min_confidence && dz_output_keeps(o, dz_output_entity(o, r->subject)) &&
           dz_output_keeps(o, dz_output_entity(o, r->object)) && (!o->filter.predicates || in_list(o->filter.predicates, r->predicate));
}

const dreisatz_entity *dz_output_entity(const dz_output *o, dreisatz_argument a) {
    return dreisatz_document_entity(o->document, a.entity);
}

const dreisatz_mention *dz_output_mention(const dz_output *o, dreisatz_argument a) {
    return &dz_output_entity(o, a)->mentions[a.mention];
}

const dreisatz_relation *dz_output_relation(const dz_output *o, const dz_fact *fact) {
    return dreisatz_document_relation(o->document, fact->relation);
}

static bool list_facts(dz_output *o) {
    size_t count = dreisatz_document_relation_count(o->document);
    o->facts = malloc(sizeof *o->facts * (count + 1));
    o->fact_count = 0;
    for (size_t i = 0; o->facts && i < count; i++)
        if (keeps_relation(o, dreisatz_document_relation(o->document, i))) {
            size_t n = o->fact_count++;
            o->facts[n] = (dz_fact){i, DZ_NO_FACT, n, 1, true};
        }
    return o->facts != NULL;
}

/* ---- merging ---- */

typedef struct claim {
    const char *predicate;
    size_t a, b, fact; /* a and b: entities; of a symmetric relation the smaller first */
} claim;

static claim claim_of(const dz_output *o, size_t fact) {
    const dreisatz_relation *r = dz_output_relation(o, &o->facts[fact]);
    size_t s = r->subject.entity, t = r->object.entity;
    bool turn = r->symmetric && t < s;
    return (claim){r->predicate, turn ? t : s, turn ? s : t, fact};
}

static int compare(const claim *x, const claim *y) {
    if (x->a != y->a)
        return x->a < y->a ? -1 : 1;
    if (x->b != y->b)
        return x->b < y->b ? -1 : 1;
    return strcmp(x->predicate, y->predicate);
}

static int by_claim(const void *x, const void *y) {
    const claim *a = x, *b = y;
    int order = compare(a, b);
    return order ? order : a->fact < b->fact ? -1 : a->fact > b->fact;
}

/* The surest leads; of equals the first. */
static void join_group(dz_output *o, const claim *first, size_t count) {
    size_t best = first->fact;
    for (size_t i = 0; i < count; i++) {
        dz_fact *f = &o->facts[first[i].fact];
        f->leads = false;
        f->group = first->fact;
        f->count = count;
        f->next = i + 1 < count ? first[i + 1].fact : DZ_NO_FACT;
        if (dz_output_relation(o, f)->confidence > dz_output_relation(o, &o->facts[best])->confidence)
            best = first[i].fact;
    }
    o->facts[best].leads = true;
}

static bool merge(dz_output *o) {
    claim *claims = malloc(sizeof *claims * (o->fact_count + 1));
    if (!claims)
        return false;
    for (size_t i = 0; i < o->fact_count; i++)
        claims[i] = claim_of(o, i);
    qsort(claims, o->fact_count, sizeof *claims, by_claim);
    for (size_t i = 0, n; i < o->fact_count; i += n) {
        for (n = 1; i + n < o->fact_count && compare(&claims[i], &claims[i + n]) == 0; n++)
            ;
        join_group(o, &claims[i], n);
    }
    free(claims);
    return true;
}

/* ---- places ---- */

static int by_place(const void *x, const void *y) {
    const dz_place *a = x, *b = y;
    if (a->span.start != b->span.start)
        return a->span.start < b->span.start ? -1 : 1;
    if (a->span.end != b->span.end)
        return a->span.end > b->span.end ? -1 : 1;
    return a->entity < b->entity ? -1 : a->entity > b->entity;
}

dz_place *dz_output_places(const dz_output *o, dz_buffer *b, size_t *count) {
    size_t room = 0;
    for (size_t e = 0; e < dreisatz_document_entity_count(o->document); e++)
        room += dreisatz_document_entity(o->document, e)->mention_count;
    dz_place *places = room ? malloc(sizeof *places * room) : NULL;
    *count = 0;
    b->failed = b->failed || (room && !places);
    for (size_t e = 0; places && e < dreisatz_document_entity_count(o->document); e++) {
        const dreisatz_entity *entity = dreisatz_document_entity(o->document, e);
        for (size_t m = 0; m < entity->mention_count && dz_output_keeps(o, entity); m++)
            places[(*count)++] = (dz_place){entity->mentions[m].span, e, m};
    }
    if (*count)
        qsort(places, *count, sizeof *places, by_place);
    return places;
}

size_t dz_output_place_of(const dz_place *places, size_t count, const dz_output *o, dreisatz_argument a) {
    dz_place key = {dz_output_mention(o, a)->span, a.entity, a.mention};
    const dz_place *found = count ? bsearch(&key, places, count, sizeof *places, by_place) : NULL;
    return found ? (size_t)(found - places) + 1 : 0;
}

/* ---- life ---- */

bool dz_output_prepare(dz_output *o) {
    o->facts = NULL;
    o->fact_count = 0;
    return count_units(o) && list_facts(o) && (!o->filter.merge || merge(o));
}

void dz_output_finish(dz_output *o) {
    dz_units_free(&o->units);
    free(o->facts);
    o->facts = NULL;
}
