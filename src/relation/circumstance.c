/* Circumstances of what a trigger says: dates, amounts and places of its clause. */
#include "slot.h"

/* ---- figures ---- */

const dz_figure *dz_circumstance_figure(const dz_matcher *m, dz_figure_kind kind, uint32_t first, uint32_t last) {
    const dz_figures *figures = &m->a->figures;
    uint32_t i = dz_figure_from(figures, first);
    if (i > 0 && figures->at[i - 1].last > first)
        i--;
    for (; i < figures->count && figures->at[i].first < last; i++)
        if (figures->at[i].kind == (uint8_t)kind)
            return &figures->at[i];
    return NULL;
}

/* `der Angriff vom 3. März`: it dates the noun before it. */
static bool is_attribute(const dz_matcher *m, const dz_figure *figure) {
    if (figure->first == m->c->first)
        return false;
    const dz_reading *r = dz_matcher_reading(m, figure->first - 1, DZ_PREP);
    return r && m->image->lemmas[r->lemma].sense == DZ_SENSE_AGENT;
}

static void add_figures(const dz_matcher *m, const dz_frame *frame, dz_relation *r) {
    const dz_figures *figures = &m->a->figures;
    for (uint32_t i = dz_figure_from(figures, m->c->first); i < figures->count && figures->at[i].first < m->c->last; i++) {
        const dz_figure *figure = &figures->at[i];
        bool date = figure->kind == DZ_FIGURE_DATE;
        if (m->c->of_token[figure->first - m->c->first] != m->clause)
            continue;
        if (date ? !is_attribute(m, figure) : m->image->predicates[frame->predicate].amount)
            dz_qualifier_put(m, r, date ? DZ_Q_DATE : DZ_Q_AMOUNT, figure->first, figure->last, figure->value);
    }
}

/* ---- places ---- */

static bool is_side(const dz_matcher *m, const dz_relation *r, uint32_t mention) {
    uint32_t entity = m->a->mentions.at[mention].entity;
    return entity == m->a->mentions.at[r->subject].entity || entity == m->a->mentions.at[r->object].entity;
}

/* `die Regierung in Kiew`: says which one, not where it acts. */
static bool is_seat(const dz_matcher *m, uint32_t index) {
    const dz_phrase *before = index ? dz_matcher_phrase(m, index - 1) : NULL;
    return before && before->last == dz_matcher_phrase(m, index)->first && before->lemma != DZ_NONE && before->self == DZ_NONE &&
           (m->image->lemmas[before->lemma].lists & (DZ_LEMMA_BODY | DZ_LEMMA_ROLE | DZ_LEMMA_ORG_HEAD));
}

static bool is_place(const dz_matcher *m, uint32_t index) {
    const dz_phrase *f = dz_matcher_phrase(m, index);
    if (f->clause != m->clause || f->self == DZ_NONE || f->referring || f->preposition == DZ_NONE || f->first + 1 >= f->last)
        return false;
    const dz_mention *n = &m->a->mentions.at[f->self];
    bool named = n->form == DREISATZ_NAME && (n->type == DREISATZ_LOC || n->type == DREISATZ_STATE);
    return named && (f->morph & DZ_DAT) && (m->image->lemmas[f->preposition].lists & DZ_LEMMA_WHERE) && !is_seat(m, index) &&
           !dz_slot_is_borne(m, index);
}

/* `nicht an Polen, sondern an Ungarn`: a member beside the one that is a side. */
static bool is_beside_side(const dz_matcher *m, const dz_relation *r, uint32_t index) {
    for (uint32_t i = 0; i < m->c->phrases.count; i++) {
        const dz_phrase *f = dz_matcher_phrase(m, i);
        bool joined = f->next == index || dz_matcher_phrase(m, index)->next == i;
        if (joined && f->self != DZ_NONE && is_side(m, r, f->self))
            return true;
    }
    return false;
}

static void add_places(const dz_matcher *m, dz_relation *r) {
    for (uint32_t i = 0; i < m->c->phrases.count; i++) {
        const dz_phrase *f = dz_matcher_phrase(m, i);
        if (is_place(m, i) && !is_side(m, r, f->self) && !is_beside_side(m, r, i))
            dz_qualifier_put(m, r, DZ_Q_PLACE, f->first + 1, f->last, NULL);
    }
}

/* ---- both ---- */

static bool has_yielded(const dz_matcher *m, uint32_t trigger) {
    for (uint32_t i = m->relations->list.count; i-- > 0 && m->relations->list.at[i].sentence == m->sentence;)
        if (m->relations->list.at[i].trigger_first == trigger)
            return true;
    return false;
}

/* The circumstances of a clause are those of its verb. They are a noun's when the verb has no rules of its own, or gives no
 * triple and says something of this noun: not in `kritisierte am Montag den Angriff`. */
static bool owns_clause(const dz_matcher *m) {
    const dz_clause *c = dz_matcher_clause(m);
    if (m->phrase == DZ_NONE || c->verb == DZ_NONE || !m->image->lemmas[c->verb].trigger_count)
        return true;
    return m->phrase == dz_slot_subject(m) && !has_yielded(m, c->verb_token);
}

void dz_circumstances_add(const dz_matcher *m, const dz_frame *frame, dz_relation *r) {
    if (!owns_clause(m))
        return;
    add_figures(m, frame, r);
    add_places(m, r);
}
