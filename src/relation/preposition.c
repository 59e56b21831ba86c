/* What hangs on a verb or noun by a preposition. */
#include "slot.h"

bool dz_slot_shows_case(const dz_phrase *f, uint8_t cases) {
    uint16_t morph = (uint16_t)((cases & 2 ? DZ_GEN : 0) | (cases & 4 ? DZ_DAT : 0) | (cases & 8 ? DZ_ACC : 0));
    return !(f->morph & (DZ_GEN | DZ_DAT | DZ_ACC)) || (f->morph & morph);
}

/* Where the phrase and what hangs on it without a gap ends. */
static uint32_t end_of_attributes(const dz_matcher *m, uint32_t index) {
    uint32_t end = dz_matcher_phrase(m, index)->last;
    for (uint32_t i = index + 1;
         i < m->c->phrases.count && dz_matcher_phrase(m, i)->genitive_of != DZ_NONE && dz_matcher_phrase(m, i)->first == end; i++)
        end = dz_matcher_phrase(m, i)->last;
    return end;
}

/* `X, Professorin für Geschichte an der Universität Y,`: in an apposition what names nobody lets the next attribute pass. */
static uint32_t end_of_description(const dz_matcher *m, uint32_t to) {
    uint32_t end = end_of_attributes(m, m->phrase);
    bool apart = dz_matcher_phrase(m, m->phrase)->apposition_of != DZ_NONE;
    for (uint32_t i = m->phrase + 1; apart && i < to; i++) {
        const dz_phrase *f = dz_matcher_phrase(m, i);
        if (f->first == end && f->preposition != DZ_NONE && f->self == DZ_NONE && f->lemma != DZ_NONE)
            end = end_of_attributes(m, i);
    }
    return end;
}

static bool is_verb_alone(const dz_matcher *m, uint32_t token) {
    static const dz_pos OTHERS[] = {DZ_ADJ, DZ_ADV, DZ_PREP, DZ_DET};
    const dz_word *w = m->a->infos[token]->word;
    if ((m->a->text.tokens.at[token].flags & DZ_UPPER) || !dz_lexicon_reading(m->image, w, DZ_VERB))
        return false;
    for (size_t i = 0; i < sizeof OTHERS / sizeof *OTHERS; i++)
        if (dz_lexicon_reading(m->image, w, OTHERS[i]))
            return false;
    return true;
}

/* A `von` that touches another noun belongs to that one: `Anschlag auf den Bus von X`. */
static bool belongs_elsewhere(const dz_matcher *m, const dz_slot *s, uint32_t index) {
    const dz_phrase *f = dz_matcher_phrase(m, index), *before = dz_matcher_phrase(m, index - 1);
    bool of = dz_slot_is_sense(m, f->preposition, DZ_SENSE_AGENT) && s->cases == 4;
    return of && index != m->phrase + 1 && before->last == f->first && before->genitive_of == DZ_NONE;
}

/* Between a noun and its prepositional phrase stand only other attributes and adverbs: no verb, no comma, no phrase of the clause. */
static bool hangs_together(const dz_matcher *m, const dz_slot *s, uint32_t index) {
    for (uint32_t i = m->phrase + 1; i < index; i++) {
        const dz_phrase *f = dz_matcher_phrase(m, i);
        if (f->preposition == DZ_NONE && f->genitive_of == DZ_NONE && !f->coordinated && !dz_clause_is_time(m->a, f))
            return false;
    }
    for (uint32_t t = dz_matcher_phrase(m, m->phrase)->last; t < dz_matcher_phrase(m, index)->first; t++)
        if (is_verb_alone(m, t) || m->a->text.tokens.at[t].first == ',')
            return false;
    return !belongs_elsewhere(m, s, index);
}

void dz_slot_put_before(const dz_matcher *m, const dz_slot *s, dz_arguments *g) {
    const dz_phrase *f = m->phrase == DZ_NONE || !m->phrase ? NULL : dz_matcher_phrase(m, m->phrase);
    if (!f || f->self != DZ_NONE || f->genitive_of != DZ_NONE || (f->preposition == DZ_NONE && !dz_matcher_clause(m)->copular))
        return;
    const dz_phrase *before = f - 1;
    if (before->clause == m->clause && before->preposition == s->preposition && before->last == f->first &&
        dz_slot_shows_case(before, s->cases))
        dz_slot_put_members(m, m->phrase - 1, g);
}

/* `die von der EU verhängten Sanktionen gegen Mali`, `die Sanktionen gegen Mali, die die EU verhängte`: what is said of the noun in
 * a clause of its own takes in the phrase that hangs on the noun. */
static void put_behind_antecedent(const dz_matcher *m, const dz_slot *s, dz_arguments *g) {
    uint32_t noun = dz_matcher_clause(m)->antecedent;
    if (noun == DZ_NONE || m->phrase != DZ_NONE || dz_matcher_phrase(m, noun)->self != DZ_NONE)
        return;
    uint32_t end = end_of_attributes(m, noun);
    for (uint32_t i = noun + 1; i < m->c->phrases.count && !g->count && dz_matcher_phrase(m, i)->first <= end; i++)
        if (dz_matcher_phrase(m, i)->first == end && dz_matcher_phrase(m, i)->preposition == s->preposition &&
            dz_slot_shows_case(dz_matcher_phrase(m, i), s->cases))
            dz_slot_put_members(m, i, g);
}

/* `hob die gegen Niger verhängte Sperre auf`: the participle takes what would hang on its noun, where the rule names the noun. */
static void put_before_participle(const dz_matcher *m, const dz_slot *s, dz_arguments *g) {
    bool named = m->phrase != DZ_NONE || dz_image_frame(m->image, m->rule)->part_count;
    for (uint32_t k = 0; named && k < m->c->clauses.count && !g->count; k++) {
        uint32_t noun = m->c->clauses.at[k].antecedent;
        const dz_phrase *f = noun == DZ_NONE ? NULL : dz_matcher_phrase(m, noun);
        bool common = f && f->participle != DZ_NONE && f->self == DZ_NONE;
        bool ours = common && (m->phrase == DZ_NONE ? f->clause == m->clause && k != m->clause : noun == m->phrase);
        for (uint32_t i = 0; ours && i < m->c->phrases.count && !g->count; i++)
            if (dz_matcher_phrase(m, i)->clause == k && dz_matcher_phrase(m, i)->preposition == s->preposition &&
                dz_slot_shows_case(dz_matcher_phrase(m, i), s->cases))
                dz_slot_put_members(m, i, g);
    }
}

/* `X, Chef von Y, …`: touches an apposition, so it is no part of the clause. */
static bool hangs_on_apposition(const dz_matcher *m, uint32_t index) {
    const dz_phrase *before = index ? dz_matcher_phrase(m, index - 1) : NULL;
    if (!before || before->last != dz_matcher_phrase(m, index)->first || before->lemma == DZ_NONE)
        return false;
    for (uint32_t n = 0; n < 4 && before->genitive_of != DZ_NONE; n++)
        before = dz_matcher_phrase(m, before->genitive_of);
    uint32_t member = before->coordinated ? dz_slot_member_before(m, (uint32_t)(before - m->c->phrases.at)) : DZ_NONE;
    return (member == DZ_NONE ? before : dz_matcher_phrase(m, member))->apposition_of != DZ_NONE;
}

/* `Trainer X`: a bare office with the name of its holder. */
static bool is_bare_office(const dz_matcher *m) {
    const dz_phrase *f = m->phrase == DZ_NONE || m->touching ? NULL : dz_matcher_phrase(m, m->phrase);
    return f && f->self != DZ_NONE && f->lemma != DZ_NONE && f->first == f->head && m->a->mentions.at[f->self].type == DREISATZ_PER;
}

/* `Bei Siemens sieht Vorstandschef X …`: what leads the sentence says where a bare office is held. */
static void put_leading(const dz_matcher *m, const dz_slot *s, dz_arguments *g) {
    bool where = m->image->lemmas[s->preposition].lists & DZ_LEMMA_WHERE;
    for (uint32_t i = 0; where && is_bare_office(m) && i < m->phrase && !g->count; i++) {
        const dz_phrase *f = dz_matcher_phrase(m, i);
        bool leads = f->clause == m->clause && f->last == dz_matcher_clause(m)->finite && f->preposition == s->preposition;
        if (leads && f->self != DZ_NONE && m->a->mentions.at[f->self].type == DREISATZ_ORG && dz_slot_shows_case(f, s->cases))
            dz_slot_put_members(m, i, g);
    }
}

void dz_slot_put_prepositional(const dz_matcher *m, const dz_slot *s, dz_arguments *g) {
    const dz_clause *c = dz_matcher_clause(m);
    if (c->antecedent != DZ_NONE && c->relative_preposition == s->preposition && !m->touching) {
        dz_slot_put_members(m, c->antecedent, g);
        return;
    }
    uint32_t first = m->phrase == DZ_NONE ? 0 : m->phrase + 1;
    for (uint32_t i = first; i < m->c->phrases.count && !g->count; i++) {
        const dz_phrase *f = dz_matcher_phrase(m, i);
        if (f->clause != m->clause || f->preposition != s->preposition || f->coordinated || f->aside || !dz_slot_shows_case(f, s->cases))
            continue;
        if (m->touching && f->first != dz_matcher_phrase(m, m->phrase)->last)
            return;
        if (m->phrase == DZ_NONE && (hangs_on_apposition(m, i) || dz_slot_is_borne(m, i)))
            continue;
        if (m->phrase != DZ_NONE && !m->tight && !hangs_together(m, s, i))
            continue;
        if (m->tight && f->first > end_of_description(m, i) + 1)
            continue;
        dz_slot_put_members(m, i, g);
    }
    if (!g->count)
        put_behind_antecedent(m, s, g);
    if (!g->count && !m->touching)
        put_before_participle(m, s, g);
    put_leading(m, s, g);
}

bool dz_slot_is_behind_noun(const dz_matcher *m, uint32_t index) {
    const dz_phrase *f = dz_matcher_phrase(m, index), *before = f - 1;
    return index && before->last == f->first && before->lemma != DZ_NONE && before->clause == f->clause;
}
