/* Further parts of a frame: conditions on other slots, and what becomes a qualifier. */
#include "matcher.h"

static bool lemma_is(const dz_matcher *m, uint32_t lemma, const dz_part *part) {
    return dz_words_list_has(m->image, lemma, part->list);
}

/* Is the word one of the part's, or a compound that ends in one? */
static bool word_is(const dz_matcher *m, uint32_t lemma, const dz_part *part) {
    for (; lemma != DZ_NONE; lemma = m->image->lemmas[lemma].ending)
        if (lemma_is(m, lemma, part))
            return true;
    return false;
}

/* The verb of the clause, or one that governs it in the same group: `will ein Treffen planen`. */
static bool verb_is(const dz_matcher *m, const dz_part *part) {
    const dz_clause *c = dz_matcher_clause(m);
    return (c->verb != DZ_NONE && lemma_is(m, c->verb, part)) || (c->governor != DZ_NONE && lemma_is(m, c->governor, part));
}

/* Of all adjectives and adverbs the word may be: `bewaffnete` is of bewaffnet and a participle of bewaffnen. */
static bool is_adjective_of(const dz_matcher *m, const dz_word *word, const dz_part *part) {
    dz_readings all = dz_image_readings(m->image, word);
    for (const dz_reading *r = all.first; r < all.end; r++) {
        if ((r->pos == DZ_ADJ || r->pos == DZ_ADV) && lemma_is(m, r->lemma, part))
            return true;
    }
    return false;
}

static bool is_adjective(const dz_matcher *m, uint32_t token, const dz_part *part) {
    const dz_info *i = m->a->infos[token];
    return is_adjective_of(m, i->word, part) || (i->initial && is_adjective_of(m, i->folded, part));
}

/* `macht X verantwortlich`: an adjective of the clause outside its phrases. */
static bool adjective_is(const dz_matcher *m, const dz_part *part) {
    const dz_clause *c = dz_matcher_clause(m);
    for (uint32_t t = c->first; t < c->last; t++)
        if (m->c->of_token[t - m->c->first] == m->clause && is_adjective(m, t, part))
            return true;
    return false;
}

/* `die stellvertretende Chefin`: an adjective before the trigger in its phrase. */
static bool own_is(const dz_matcher *m, const dz_part *part) {
    const dz_phrase *f = m->phrase == DZ_NONE ? NULL : dz_matcher_phrase(m, m->phrase);
    for (uint32_t t = f ? f->first : 0; f && t < f->head; t++)
        if (is_adjective(m, t, part))
            return true;
    return false;
}

/* `Gestern streikte X in Köln`: what stands behind a subject in the middle of the clause may belong to the verb. */
static bool is_late_subject(const dz_matcher *m) {
    uint32_t finite = dz_matcher_clause(m)->finite;
    return dz_slot_subject(m) == m->phrase && finite != DZ_NONE && finite < dz_matcher_phrase(m, m->phrase)->first;
}

static bool stands_in_place(const dz_matcher *m, const dz_slot *slot) {
    const dz_phrase *f = dz_matcher_phrase(m, m->phrase);
    return slot->kind == DZ_SLOT_SUBJECT ? is_late_subject(m)
           : slot->kind == DZ_SLOT_GEN   ? f->genitive_of != DZ_NONE
                                         : f->preposition == slot->preposition;
}

/* `nach einem Treffen`: the trigger's own phrase begins with one of the prepositions, is a genitive, or a subject behind its verb. */
static bool stands_at(const dz_matcher *m, const dz_part *part) {
    for (uint16_t s = 0; m->phrase != DZ_NONE && s < part->slot_count; s++)
        if (stands_in_place(m, &m->image->slots[part->slots + s]))
            return true;
    return false;
}

/* Of the trigger's clause, or what its relative pronoun stands for. */
static bool stands_in_clause(const dz_matcher *m, uint32_t index) {
    const dz_clause *c = dz_matcher_clause(m);
    return dz_matcher_phrase(m, index)->clause == m->clause || (c->antecedent == index && c->relative_preposition == DZ_NONE);
}

/* Of several nouns that a form may belong to, any will do: `Kämpfen` of Kampf. */
static bool reading_is(const dz_matcher *m, uint32_t token, const dz_part *part) {
    dz_readings all = dz_image_readings(m->image, m->a->infos[token]->word);
    for (const dz_reading *r = all.first; r < all.end; r++)
        if (r->pos == DZ_NOUN && lemma_is(m, r->lemma, part))
            return true;
    return false;
}

/* A part without words asks only whether the slot is filled. */
static bool holds_word(const dz_matcher *m, uint32_t index, const dz_part *part) {
    const dz_phrase *f = dz_matcher_phrase(m, index);
    if (!part->list)
        return index != m->phrase && index != dz_slot_subject(m) && !(f->reflexive && f->preposition == DZ_NONE);
    return f->lemma != DZ_NONE &&
           (word_is(m, f->lemma, part) || word_is(m, m->a->infos[f->head]->head, part) || reading_is(m, f->head, part));
}

/* Without preposition: an attribute of the trigger, or a case that the slot asks for. */
static bool stands_bare(const dz_matcher *m, const dz_phrase *f, const dz_slot *slot) {
    if (f->preposition != DZ_NONE)
        return false;
    if (slot->kind == DZ_SLOT_GEN && m->phrase != DZ_NONE)
        return f->genitive_of == m->phrase;
    if (slot->kind == DZ_SLOT_DAT)
        return f->morph & DZ_DAT;
    return true;
}

static bool stands_in_slot(const dz_matcher *m, const dz_phrase *f, const dz_part *part) {
    bool antecedent = f->clause != m->clause; /* its own preposition is that of another clause */
    for (uint16_t s = 0; s < part->slot_count; s++) {
        const dz_slot *slot = &m->image->slots[part->slots + s];
        bool attribute = slot->kind == DZ_SLOT_GEN && m->phrase != DZ_NONE;
        if (slot->kind == DZ_SLOT_PREP ? !antecedent && f->preposition == slot->preposition
                                       : (antecedent && !attribute) || (!antecedent && stands_bare(m, f, slot)))
            return true;
    }
    return false;
}

static bool part_holds(const dz_matcher *m, const dz_part *part) {
    if (part->at)
        return stands_at(m, part);
    uint8_t kind = m->image->slots[part->slots].kind;
    if (kind == DZ_SLOT_VERB)
        return verb_is(m, part);
    if (part->list && !dz_words_may_hold(&m->words, part->list))
        return false;
    if (kind == DZ_SLOT_OWN)
        return own_is(m, part);
    if (kind == DZ_SLOT_ADJ)
        return adjective_is(m, part);
    for (uint32_t i = 0; i < m->c->phrases.count; i++)
        if (stands_in_clause(m, i) && holds_word(m, i, part) && stands_in_slot(m, dz_matcher_phrase(m, i), part))
            return true;
    return false;
}

bool dz_parts_allow(const dz_matcher *m, const dz_frame *f) {
    for (uint8_t i = 0; i < f->part_count; i++) {
        const dz_part *part = &m->image->parts[f->parts + i];
        if (!part->key && part_holds(m, part) == (part->negated != 0))
            return false;
    }
    return true;
}

static bool has(const dz_matcher *m, const dz_relation *r, const dz_qualifier *q) {
    for (uint32_t i = 0; i < r->qualifier_count; i++) {
        const dz_qualifier *known = &m->relations->qualifiers.at[r->qualifiers + i];
        if (known->key == q->key && known->span.start == q->span.start)
            return true;
    }
    return false;
}

/* Qualifiers of one key stand together, in the order they came. */
void dz_qualifier_put(const dz_matcher *m, dz_relation *r, uint8_t key, uint32_t first, uint32_t last, const char *value) {
    const dz_token *tokens = m->a->text.tokens.at;
    dz_qualifier made = {key, {tokens[first].start, tokens[last - 1].end}, value};
    if (has(m, r, &made))
        return;
    DZ_PUSH(m->a->arena, &m->relations->qualifiers) = made;
    dz_qualifier *list = m->relations->qualifiers.at + r->qualifiers;
    uint32_t at = r->qualifier_count++;
    for (; at > 0 && list[at - 1].key > key; at--)
        list[at] = list[at - 1];
    list[at] = made;
}

static void add(const dz_matcher *m, dz_relation *r, uint8_t key, uint32_t first, uint32_t last) {
    dz_qualifier_put(m, r, key, first, last, NULL);
}

/* An amount is its figure alone; without one only a word like `Milliarden` is any. */
static void add_amount(const dz_matcher *m, dz_relation *r, const dz_phrase *f, const dz_figure *amount) {
    if (amount)
        dz_qualifier_put(m, r, DZ_Q_AMOUNT, amount->first, amount->last, amount->value);
    else if (m->a->infos[f->head]->lists & DZ_L_UNIT)
        add(m, r, DZ_Q_AMOUNT, f->head, f->head + 1);
}

/* What a figure touches holds it whole: `drei Panzer`, `600 Millionen Euro`. */
static void add_phrase(const dz_matcher *m, dz_relation *r, uint8_t key, const dz_phrase *f) {
    uint32_t first = f->preposition == DZ_NONE ? f->first : f->first + 1, last = f->last;
    const dz_figure *amount = dz_circumstance_figure(m, DZ_FIGURE_AMOUNT, first, last);
    if (key == DZ_Q_AMOUNT) {
        add_amount(m, r, f, amount);
        return;
    }
    if (amount) {
        first = amount->first < first ? amount->first : first;
        last = amount->last > last ? amount->last : last;
    }
    add(m, r, key, first, last);
}

/* A time is no theme or place, and a place is a noun that names one: places with a name are circumstances anyway. */
static bool suits(const dz_matcher *m, uint8_t key, const dz_phrase *f) {
    if (key != DZ_Q_DATE && dz_circumstance_figure(m, DZ_FIGURE_DATE, f->first, f->last))
        return false;
    return key != DZ_Q_PLACE || (m->image->lemmas[f->lemma].lists & DZ_LEMMA_PLACE_HEAD);
}

static bool fills(const dz_matcher *m, const dz_slot *slot, uint32_t index) {
    const dz_phrase *f = dz_matcher_phrase(m, index);
    if (f->clause != m->clause || f->self != DZ_NONE || f->lemma == DZ_NONE ||
        index == (m->phrase == DZ_NONE ? dz_slot_subject(m) : m->phrase))
        return false;
    if (slot->kind == DZ_SLOT_PREP)
        return f->preposition == slot->preposition && f->first + 1 < f->last;
    return slot->kind == DZ_SLOT_ACC && f->preposition == DZ_NONE && f->genitive_of == DZ_NONE && (f->morph & DZ_ACC);
}

static bool add_first(const dz_matcher *m, const dz_slot *slot, uint8_t key, dz_relation *r) {
    for (uint32_t i = 0; i < m->c->phrases.count; i++) {
        const dz_phrase *f = dz_matcher_phrase(m, i);
        if (!fills(m, slot, i) || !suits(m, key, f))
            continue;
        add_phrase(m, r, key, f);
        return true;
    }
    return false;
}

static void add_part(const dz_matcher *m, const dz_part *part, dz_relation *r) {
    for (uint16_t s = 0; s < part->slot_count; s++)
        if (add_first(m, &m->image->slots[part->slots + s], (uint8_t)(part->key - 1), r))
            return;
}

static bool is_former(const dz_matcher *m, uint32_t token) {
    const dz_reading *r = dz_matcher_reading(m, token, DZ_ADJ);
    r = r ? r : dz_matcher_reading(m, token, DZ_ADV);
    return r && m->image->lemmas[r->lemma].sense == DZ_SENSE_FORMER;
}

/* The office as written, and the word that says it is held no more. */
static void add_office(const dz_matcher *m, dz_relation *r) {
    const dz_phrase *f = dz_matcher_phrase(m, m->phrase);
    add(m, r, DZ_Q_ROLE, f->head, f->head + 1);
    for (uint32_t t = f->first; t < f->head; t++)
        if (is_former(m, t))
            add(m, r, DZ_Q_FORMER, t, t + 1);
}

void dz_qualifiers_add(const dz_matcher *m, const dz_frame *f, dz_relation *r) {
    r->qualifiers = m->relations->qualifiers.count;
    for (uint8_t i = 0; i < f->part_count; i++)
        if (m->image->parts[f->parts + i].key)
            add_part(m, &m->image->parts[f->parts + i], r);
    if (m->phrase != DZ_NONE && m->image->slots[f->subject].kind == DZ_SLOT_SELF)
        add_office(m, r);
    else if (!m->touching)
        dz_circumstances_add(m, f, r);
}
