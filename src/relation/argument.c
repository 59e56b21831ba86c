/* Arguments: whom a phrase stands for, and whose it is. */
#include "slot.h"

void dz_slot_put(dz_arguments *g, uint32_t mention) {
    if (mention != DZ_NONE && g->count < DZ_MAX_ARGUMENTS)
        g->at[g->count++] = mention;
}

static bool is_body(const dz_matcher *m, const dz_phrase *f) {
    uint32_t head = f->lemma == DZ_NONE ? DZ_NONE : m->a->infos[f->head]->head;
    uint16_t lists =
        (uint16_t)((f->lemma == DZ_NONE ? 0 : m->image->lemmas[f->lemma].lists) | (head == DZ_NONE ? 0 : m->image->lemmas[head].lists));
    return (lists & (DZ_LEMMA_BODY | DZ_LEMMA_ROLE)) != 0;
}

bool dz_slot_is_sense(const dz_matcher *m, uint32_t lemma, uint32_t sense) {
    return lemma != DZ_NONE && m->image->lemmas[lemma].sense == sense;
}

/* `die Regierung in Kiew`, `die Führung aus Moskau`: right behind it. */
static bool is_within(const dz_matcher *m, uint32_t index, uint32_t other) {
    const dz_phrase *f = dz_matcher_phrase(m, other);
    return f->first == dz_matcher_phrase(m, index)->last && f->lemma == DZ_NONE && dz_slot_is_sense(m, f->preposition, DZ_SENSE_WITHIN);
}

bool dz_slot_is_of(const dz_matcher *m, uint32_t index, uint32_t other) {
    const dz_phrase *f = dz_matcher_phrase(m, other);
    return f->first == dz_matcher_phrase(m, index)->last && dz_slot_is_sense(m, f->preposition, DZ_SENSE_AGENT);
}

static void put_phrase(const dz_matcher *m, uint32_t index, dz_arguments *g);

void dz_slot_put_list(const dz_matcher *m, uint32_t index, dz_arguments *g) {
    enum { DEEPEST = 3 };
    if (g->depth == DEEPEST)
        return;
    g->depth++;
    for (uint32_t i = index, n = 0; i != DZ_NONE && n < DZ_MAX_ARGUMENTS; i = dz_matcher_phrase(m, i)->next, n++)
        put_phrase(m, i, g);
    g->depth--;
}

/* `türkisch-russische Gespräche`, `der EU-Türkei-Gipfel`, `deutsche und französische Truppen`: does the mention stand beside the one
 * before? */
bool dz_slot_is_beside(const dz_mention *a, const dz_mention *b) {
    bool joined = a->form == DREISATZ_ADJECTIVE && b->first == a->last + 1;
    return b->sentence == a->sentence && b->form == a->form && (b->first == a->first || joined);
}

void dz_slot_put_attribute(const dz_matcher *m, const dz_phrase *f, uint32_t mention, dz_arguments *g) {
    dz_slot_put(g, mention);
    for (uint32_t i = mention; mention != DZ_NONE && i + 1 < m->a->mentions.count; i++) {
        if (m->a->mentions.at[i + 1].first > f->head || !dz_slot_is_beside(&m->a->mentions.at[i], &m->a->mentions.at[i + 1]))
            return;
        dz_slot_put(g, i + 1);
    }
}

/* `seine Armee`, `deren Truppen`: they act for whom the possessive means, unless that is a person. */
static bool is_owned_body(const dz_matcher *m, const dz_phrase *f) {
    const dz_phrase *owner = f->possessed_by == DZ_NONE ? NULL : dz_matcher_phrase(m, f->possessed_by);
    return owner && owner->self != DZ_NONE && f->adjective == DZ_NONE && m->a->mentions.at[owner->self].type != DREISATZ_PER;
}

/* The name a phrase is, or that a body of someone carries: `russische Truppen`, `Mitglieder der NLD`. */
static void put_phrase(const dz_matcher *m, uint32_t index, dz_arguments *g) {
    const dz_phrase *f = dz_matcher_phrase(m, index);
    if (f->named_by != DZ_NONE || f->same_as != DZ_NONE) { /* `die Chefs, X und Y`; `X und Y …, weil sie` */
        dz_slot_put_list(m, f->named_by != DZ_NONE ? f->named_by : f->same_as, g);
        g->coref = g->coref || f->same_as != DZ_NONE;
        return;
    }
    if (f->self != DZ_NONE) {
        dz_slot_put(g, f->self);
        g->coref = g->coref || f->referring;
        return;
    }
    if (!is_body(m, f))
        return;
    if (is_owned_body(m, f)) {
        dz_slot_put_list(m, f->possessed_by, g);
        g->coref = true;
        return;
    }
    if (f->adjective != DZ_NONE || f->compound != DZ_NONE || f->owner != DZ_NONE) {
        dz_slot_put_attribute(m, f, f->owner != DZ_NONE ? f->owner : f->adjective != DZ_NONE ? f->adjective : f->compound, g);
        return;
    }
    for (uint32_t i = index + 1; i < m->c->phrases.count && i <= index + 2; i++) {
        g->seated = g->seated || (f->definite && is_within(m, index, i));
        if (dz_matcher_phrase(m, i)->genitive_of == index || is_within(m, index, i) || dz_slot_is_of(m, index, i))
            dz_slot_put_list(m, i, g); /* `Vertreter von X und Y` */
    }
}

void dz_slot_put_members(const dz_matcher *m, uint32_t index, dz_arguments *g) {
    g->phrase = index;
    dz_slot_put_list(m, index, g);
}

/* `US-Zölle` are those of the USA, but `Ukraine-Kurs` says what the course is about. */
static bool is_owner_in_compound(const dz_matcher *m, uint32_t mention) {
    const dz_mention *k = &m->a->mentions.at[mention];
    bool place = k->type == DREISATZ_STATE || k->type == DREISATZ_LOC;
    for (uint32_t i = k->start; place && i < k->end; i++)
        if (m->a->text.norm[i] >= 'a' && m->a->text.norm[i] <= 'z')
            return false;
    return true;
}

/* Behind the noun: `der Plan Russlands`, `der Plan von X`. */
static void put_owner_behind(const dz_matcher *m, uint32_t index, bool within, dz_arguments *g) {
    for (uint32_t i = index + 1; i < m->c->phrases.count && i <= index + 2 && !g->count; i++) {
        bool of = dz_matcher_phrase(m, i)->genitive_of == index || dz_slot_is_of(m, index, i);
        if (within ? is_within(m, index, i) : of)
            dz_slot_put_members(m, i, g);
    }
}

void dz_slot_put_owner(const dz_matcher *m, uint32_t index, dz_arguments *g) {
    const dz_phrase *f = dz_matcher_phrase(m, index);
    dz_slot_put_attribute(m, f, f->owner != DZ_NONE ? f->owner : f->adjective, g);
    put_owner_behind(m, index, false, g);
    if (!g->count && f->compound != DZ_NONE && is_owner_in_compound(m, f->compound)) /* `den EU-Beitritt der Ukraine`: rather hers */
        dz_slot_put_attribute(m, f, f->compound, g);
    put_owner_behind(m, index, true, g);
    if (!g->count && index + 1 < m->c->phrases.count && dz_matcher_phrase(m, index + 1)->genitive_of == index)
        dz_slot_put_owner(m, index + 1, g);
}

uint32_t dz_slot_member_before(const dz_matcher *m, uint32_t index) {
    for (uint32_t i = index; dz_matcher_phrase(m, index)->coordinated && i-- > 0;)
        if (dz_matcher_phrase(m, i)->next == index)
            return i;
    return DZ_NONE;
}
