/* Who acts: the subject of a clause or of the one above, the agent of a passive, who is spoken of, who is answered. */
#include "slot.h"

bool dz_slot_is_core(const dz_matcher *m, uint32_t index, uint32_t clause) {
    const dz_phrase *f = dz_matcher_phrase(m, index);
    return f->clause == clause && f->preposition == DZ_NONE && f->genitive_of == DZ_NONE && f->apposition_of == DZ_NONE &&
           !f->coordinated && !f->aside && !f->reflexive;
}

uint32_t dz_slot_subject_phrase(const dz_matcher *m, uint32_t clause) {
    if (m->subjects[clause] == DZ_NOT_ASKED)
        m->subjects[clause] = dz_clause_subject(m->a, m->c, clause);
    return m->subjects[clause];
}

bool dz_slot_relative_is(const dz_matcher *m, const dz_clause *c, uint16_t cases) {
    uint16_t morph = m->turned && c == dz_matcher_clause(m) ? c->relative_morph & (uint16_t)~DZ_NOM : c->relative_morph;
    return c->antecedent != DZ_NONE && c->relative_preposition == DZ_NONE && (morph & cases);
}

/* `fordert X auf, … zu`: the object does it. In the passive it is the subject again. */
static bool is_controlled_by_object(const dz_matcher *m, uint32_t clause) {
    const dz_clause *c = &m->c->clauses.at[clause];
    return !c->passive && c->verb != DZ_NONE && (m->image->lemmas[c->verb].lists & DZ_LEMMA_OBJECT_CONTROL);
}

static void put_object_of(const dz_matcher *m, uint32_t clause, dz_arguments *g) {
    uint32_t subject = dz_slot_subject_phrase(m, clause);
    for (uint32_t i = 0; i < m->c->phrases.count && !g->count; i++)
        if (i != subject && dz_slot_is_core(m, i, clause) && (dz_matcher_phrase(m, i)->morph & (DZ_ACC | DZ_DAT)))
            dz_slot_put_members(m, i, g);
}

/* `gemeinsam mit Polen`: takes part in what the subject does. */
static void put_companions(const dz_matcher *m, uint32_t clause, dz_arguments *g) {
    for (uint32_t i = 0; i < m->c->phrases.count; i++) {
        const dz_phrase *f = dz_matcher_phrase(m, i);
        if (f->clause == clause && f->companion)
            dz_slot_put_list(m, i, g);
    }
}

/* ---- headlines without a verb: `VW: Einigung mit der IG Metall` ---- */

/* The first phrase behind the colon or dash, when all before it stands aside; the sentence opens with a name that is aside. */
static uint32_t head_of_headline(const dz_matcher *m) {
    uint32_t i = 0;
    while (i < m->c->phrases.count && dz_matcher_phrase(m, i)->aside)
        i++;
    const dz_phrase *topic = i ? dz_matcher_phrase(m, 0) : NULL;
    bool named = topic && topic->self != DZ_NONE && topic->preposition == DZ_NONE && topic->first == m->c->first && !topic->referring;
    return named && i < m->c->phrases.count ? i : DZ_NONE;
}

/* Nothing behind the trigger but phrases: `Scholz: Treffen mit Söder wichtig` says what Scholz says. */
static bool is_bare_headline(const dz_matcher *m) {
    for (uint32_t t = dz_matcher_phrase(m, m->phrase)->first; t < m->c->last; t++) {
        const dz_reading *r =
            (m->a->text.tokens.at[t].flags & DZ_UPPER) ? NULL : dz_lexicon_reading(m->image, m->a->infos[t]->word, DZ_ADJ);
        if (r && !dz_image_morph(m->image, r))
            return false;
    }
    return true;
}

/* A person rather says what stands behind the colon; `Kiew: …` says where. */
static bool may_be_topic(const dz_matcher *m, const dz_mention *k) {
    bool whole = k->type == DREISATZ_PER && dz_matcher_clause(m)->verb == DZ_NONE && is_bare_headline(m);
    return k->type == DREISATZ_ORG || (k->type == DREISATZ_STATE && k->form < DREISATZ_ADJECTIVE && !k->metonym) || whole;
}

void dz_slot_put_topic(const dz_matcher *m, dz_arguments *g) {
    uint32_t head = m->phrase == DZ_NONE || dz_matcher_clause(m)->finite != DZ_NONE ? DZ_NONE : head_of_headline(m);
    const dz_phrase *noun = head != DZ_NONE && head == m->phrase ? dz_matcher_phrase(m, head) : NULL;
    if (noun && noun->preposition == DZ_NONE && noun->self == DZ_NONE && may_be_topic(m, &m->a->mentions.at[dz_matcher_phrase(m, 0)->self]))
        dz_slot_put_members(m, 0, g);
}

/* `X ist der erste Staat, der …`: the predicate noun is X. */
static uint32_t subject_of_predicate(const dz_matcher *m, uint32_t noun) {
    const dz_phrase *f = dz_matcher_phrase(m, noun);
    const dz_clause *c = &m->c->clauses.at[f->clause];
    bool predicate = f->self == DZ_NONE && c->copular && f->preposition == DZ_NONE && f->genitive_of == DZ_NONE && (f->morph & DZ_NOM);
    uint32_t subject = predicate ? dz_slot_subject_phrase(m, f->clause) : DZ_NONE;
    return subject != DZ_NONE && subject != noun ? subject : noun;
}

void dz_slot_put_subject(const dz_matcher *m, uint32_t clause, dz_arguments *g, int depth) {
    const dz_clause *c = &m->c->clauses.at[clause];
    if (dz_slot_relative_is(m, c, DZ_NOM)) {
        dz_slot_put_members(m, subject_of_predicate(m, c->antecedent), g);
        return;
    }
    uint32_t own = c->infinitive ? DZ_NONE : dz_slot_subject_phrase(m, clause);
    if (own != DZ_NONE) {
        dz_slot_put_members(m, own, g);
        put_companions(m, clause, g);
    } else if (c->noun != DZ_NONE && c->infinitive)
        dz_slot_put_owner(m, c->noun, g);
    else if (c->infinitive && c->parent != DZ_NONE && is_controlled_by_object(m, c->parent))
        put_object_of(m, c->parent, g);
    else if (c->parent != DZ_NONE && depth < 4 && (c->infinitive || c->shares))
        dz_slot_put_subject(m, c->parent, g, depth + 1);
}

static bool is_somebody(const dz_matcher *m, const dz_phrase *f) {
    enum { SOMEBODY = DZ_LEMMA_ROLE | DZ_LEMMA_HOLDER | DZ_LEMMA_BODY | DZ_LEMMA_PERSON_HEAD | DZ_LEMMA_ORG_HEAD | DZ_LEMMA_STATE_HEAD };
    uint32_t head = f->lemma == DZ_NONE ? DZ_NONE : m->a->infos[f->head]->head;
    uint16_t lists = f->lemma == DZ_NONE ? 0 : m->image->lemmas[f->lemma].lists;
    return f->self != DZ_NONE || ((lists | (head == DZ_NONE ? 0 : m->image->lemmas[head].lists)) & SOMEBODY);
}

/* Is a `von` the agent's? `of_nouns`: one that a noun before it may own. True when it is somebody's, named or not. */
static bool put_agent_from(const dz_matcher *m, uint32_t clause, bool of_nouns, dz_arguments *g) {
    for (uint32_t i = 0; i < m->c->phrases.count; i++) {
        const dz_phrase *f = dz_matcher_phrase(m, i);
        bool of_noun = i && dz_slot_is_of(m, i - 1, i) && dz_matcher_phrase(m, i - 1)->lemma != DZ_NONE;
        if (f->clause != clause || !dz_slot_is_sense(m, f->preposition, DZ_SENSE_AGENT) || f->coordinated ||
            i == m->c->clauses.at[clause].source || of_nouns != of_noun || !is_somebody(m, f))
            continue;
        dz_slot_put_members(m, i, g);
        return true;
    }
    return false;
}

/* `nach Recherchen von Reuters von Polen kritisiert`: rather not the one that a noun may own. */
static void put_agent_in(const dz_matcher *m, uint32_t clause, dz_arguments *g) {
    if (!put_agent_from(m, clause, false, g))
        put_agent_from(m, clause, true, g);
}

void dz_slot_put_agent(const dz_matcher *m, dz_arguments *g) {
    const dz_clause *c = dz_matcher_clause(m);
    put_agent_in(m, m->clause, g);
    if (!g->count && c->shares && c->parent != DZ_NONE && m->c->clauses.at[c->parent].passive)
        put_agent_in(m, c->parent, g);
}

/* `dass Polen …`, or without conjunction in the mood of reported speech */
static bool is_content(const dz_matcher *m, const dz_clause *c) {
    const dz_reading *r = dz_matcher_reading(m, c->first, DZ_SUB);
    bool opened = c->subordinate && r && dz_slot_is_sense(m, r->lemma, DZ_SENSE_CONTENT);
    return opened || (!c->subordinate && !c->infinitive && c->reported_mood);
}

bool dz_slot_depends(const dz_matcher *m, uint32_t clause) {
    const dz_clause *c = &m->c->clauses.at[clause];
    return c->parent == m->clause && c->antecedent == DZ_NONE && c->noun == DZ_NONE && !c->shares;
}

void dz_slot_put_content(const dz_matcher *m, dz_arguments *g) {
    for (uint32_t i = 0; i < m->c->clauses.count && !g->count; i++) {
        const dz_clause *c = &m->c->clauses.at[i];
        if (!c->passive && (c->reporter == m->clause || (dz_slot_depends(m, i) && is_content(m, c))))
            dz_slot_put_subject(m, i, g, 0);
    }
}

/* Does the clause name anybody but its subject? */
static bool names_others(const dz_matcher *m) {
    uint32_t subject = dz_slot_subject_phrase(m, m->clause);
    for (uint32_t i = 0; i < m->c->phrases.count; i++) {
        const dz_phrase *f = dz_matcher_phrase(m, i);
        if (f->clause == m->clause && i != subject && f->genitive_of != subject && f->apposition_of != subject &&
            (f->self != DZ_NONE || f->adjective != DZ_NONE || f->owner != DZ_NONE))
            return true;
    }
    return false;
}

void dz_slot_put_reply(const dz_matcher *m, dz_arguments *g) {
    const dz_clause *c = dz_matcher_clause(m);
    if (c->infinitive || c->shares || c->antecedent != DZ_NONE || names_others(m))
        return;
    if (c->subordinate && c->parent != DZ_NONE) {
        dz_slot_put_subject(m, c->parent, g, 0);
        return;
    }
    uint32_t before = DZ_NONE;
    for (uint32_t i = 0; i < m->c->clauses.count; i++)
        if (m->c->clauses.at[i].first < c->first && !m->c->clauses.at[i].infinitive && m->c->clauses.at[i].antecedent == DZ_NONE &&
            (before == DZ_NONE || m->c->clauses.at[i].first > m->c->clauses.at[before].first))
            before = i;
    if (before != DZ_NONE)
        dz_slot_put_subject(m, before, g, 0);
}
