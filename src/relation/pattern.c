/* Surface patterns over names: `Scholz (SPD)`. */
#include "confidence.h"

static bool is_name(const dz_mention *m) {
    return m->form < DREISATZ_ADJECTIVE;
}

/* The first name that starts at each token of the sentence, DZ_NONE where there is none. */
static uint32_t *names_by_token(const dz_matcher *m) {
    const dz_mentions *mentions = &m->a->mentions;
    uint32_t count = m->c->last - m->c->first + 1, *at = dz_arena_alloc(dz_matcher_arena(m), sizeof *at * count);
    memset(at, 0xFF, sizeof *at * count);
    for (uint32_t i = dz_mention_first_of(m->a, m->sentence); i < mentions->count && mentions->at[i].sentence == m->sentence; i++)
        if (is_name(&mentions->at[i]) && at[mentions->at[i].first - m->c->first] == DZ_NONE)
            at[mentions->at[i].first - m->c->first] = i;
    return at;
}

enum { MAX_GAP = 14 };

typedef struct found {
    uint32_t at[2], count; /* the first and the last name, and how many there are */
    const uint32_t *names; /* by token of the sentence */
} found;

/* The token behind the element at `t`, DZ_NONE. */
static uint32_t match_element(const dz_matcher *m, const dz_element *e, uint32_t t, found *f) {
    if (e->literal)
        return m->a->text.tokens.at[t].hash == e->literal ? t + 1 : DZ_NONE;
    uint32_t n = f->names[t - m->c->first];
    dz_slot s = {.types = e->types, .kinds = e->kinds};
    if (n == DZ_NONE || !dz_slot_fits(m, n, &s, e->types) || (e->kinds && m->a->mentions.at[n].record == DZ_NONE))
        return DZ_NONE;
    f->at[f->count > 0] = n;
    f->count++;
    return m->a->mentions.at[n].last;
}

/* `* 3. Mai 1890 in`: what lies between two elements ends with the bracket or its part. */
static bool ends_gap(const dz_token *k) {
    return k->class == DZ_PUNCT && (k->first == ')' || k->first == '(' || k->first == ';');
}

static bool match_from(const dz_matcher *m, const dz_pattern *p, uint16_t i, uint32_t t, found *f) {
    if (i == p->element_count)
        return f->count >= 2;
    const dz_element *e = &m->image->elements[p->elements + i];
    uint32_t limit = e->gap && t + MAX_GAP < m->c->last ? t + MAX_GAP : m->c->last;
    for (uint32_t from = t; e->gap && from < limit && !(from > t && ends_gap(&m->a->text.tokens.at[from - 1])); from++) {
        found tried = *f;
        if (match_from(m, p, (uint16_t)(i + 1), from, &tried)) {
            *f = tried;
            return true;
        }
    }
    uint32_t next = e->gap || t >= m->c->last ? DZ_NONE : match_element(m, e, t, f);
    return next != DZ_NONE && match_from(m, p, (uint16_t)(i + 1), next, f);
}

/* The token behind the first name that starts where the mention does, or behind the mention. */
static uint32_t behind_name(const dz_matcher *m, uint32_t mention) {
    const dz_mention *all = m->a->mentions.at, *first = &all[mention], *end = all + m->a->mentions.count;
    while (first > all && first[-1].first == all[mention].first)
        first--;
    while (first < end && first->first == all[mention].first && !is_name(first))
        first++;
    return first < end && first->first == all[mention].first ? first->last : all[mention].last;
}

static void add(const dz_matcher *m, const dz_pattern *p, const found *f) {
    dz_relation r = {.subject = f->at[p->reverse],
                     .object = f->at[!p->reverse],
                     .sentence = m->sentence,
                     .predicate = p->predicate,
                     .file = p->file,
                     .line = p->line,
                     .factuality = DREISATZ_ASSERTED,
                     .source_mention = DZ_NONE};
    r.grounds = dz_confidence_of_pattern(m, &r);
    r.confidence = dz_confidence_of(m->image, &r.grounds);
    dz_relation_add(m, &r);
}

/* Tries the patterns [first, beyond) at a mention. */
static void try_group(const dz_matcher *m, uint32_t first, uint32_t beyond, uint32_t mention, const uint32_t *names) {
    for (uint32_t k = first; k < beyond; k++) {
        found f = {.count = 0, .names = names};
        if (match_from(m, &m->image->patterns[k], 0, m->a->mentions.at[mention].first, &f))
            add(m, &m->image->patterns[k], &f);
    }
}

void dz_patterns_try(const dz_matcher *m) {
    const uint32_t *names = NULL; /* made when there is need */
    uint32_t beyond, count = m->image->counts[DZ_S_PATTERNS];
    for (uint32_t i = dz_mention_first_of(m->a, m->sentence); i < m->a->mentions.count && m->a->mentions.at[i].sentence == m->sentence;
         i++) {
        uint32_t next = behind_name(m, i);
        uint64_t behind = next < m->c->last ? m->a->text.tokens.at[next].hash : 0;
        for (uint32_t k = 0; k < count; k = beyond) {
            const dz_pattern *p = &m->image->patterns[k];
            beyond = p->beyond;
            if (p->behind && p->behind != behind)
                continue;
            names = names ? names : names_by_token(m);
            try_group(m, k, beyond, i, names);
        }
    }
}
