/* What a noun says of itself: its genitive, its holder, its possessor. */
#include "slot.h"

void dz_slot_put_genitive(const dz_matcher *m, uint32_t index, dz_arguments *g, int depth) {
    const dz_phrase *f = dz_matcher_phrase(m, index);
    if (f->owner != DZ_NONE && !m->behind)
        dz_slot_put(g, f->owner);
    for (uint32_t i = index + 1; i < m->c->phrases.count && i <= index + 6 && !g->count; i++)
        if (dz_matcher_phrase(m, i)->genitive_of == index && !dz_matcher_phrase(m, i)->coordinated)
            dz_slot_put_members(m, i, g);
    if (!g->count && f->genitive_of != DZ_NONE && depth < 3 && dz_matcher_phrase(m, f->genitive_of)->owner != DZ_NONE)
        dz_slot_put_genitive(m, f->genitive_of, g, depth + 1); /* Russlands Ausbau der Kooperation */
}

/* `verpflichtete X als Trainer`: what stands right behind the object describes it; DZ_NONE. */
static uint32_t object_described(const dz_matcher *m, uint32_t index) {
    const dz_clause *c = &m->c->clauses.at[dz_matcher_phrase(m, index)->clause];
    for (uint32_t i = index; i-- > 0 && dz_matcher_phrase(m, i)->clause == dz_matcher_phrase(m, index)->clause;) {
        const dz_phrase *f = dz_matcher_phrase(m, i);
        if (f->preposition != DZ_NONE || f->genitive_of != DZ_NONE || dz_clause_is_time(m->a, f))
            continue;
        bool person = f->self != DZ_NONE && m->a->mentions.at[f->self].type == DREISATZ_PER && (f->morph & DZ_ACC);
        return person && !c->passive && dz_slot_is_core(m, i, f->clause) && i != dz_slot_subject_phrase(m, f->clause) ? i : DZ_NONE;
    }
    return DZ_NONE;
}

/* `das Ehepaar A und B`, not `sein Bruder A und B` */
static bool is_collective(const dz_phrase *f) {
    return !(f->morph & (DZ_MASC | DZ_FEM | DZ_PLUR));
}

void dz_slot_put_self(const dz_matcher *m, dz_arguments *g) {
    uint32_t i = m->phrase;
    const dz_phrase *f = dz_matcher_phrase(m, i);
    const dz_clause *c = &m->c->clauses.at[f->clause];
    if (f->referring && f->possessive) /* `seine Firma` says who is meant, not whose it is */
        return;
    if (f->self != DZ_NONE) {
        if (f->named_by == DZ_NONE && (f->morph & DZ_SING) && !(m->pairs && is_collective(f)))
            dz_slot_put(g, f->self);
        else
            dz_slot_put_members(m, i, g); /* die Konzerne X und Y */
        g->phrase = i;
        return;
    }
    bool as = dz_slot_is_sense(m, f->preposition, DZ_SENSE_AS),
         subject = !dz_slot_relative_is(m, c, DZ_NOM) && dz_slot_subject_phrase(m, f->clause) == i;
    uint32_t first = f->possessive ? DZ_NONE : dz_slot_member_before(m, i),
             object = as ? object_described(m, i) : DZ_NONE; /* not `X und sein Chef` */
    if (first != DZ_NONE && dz_matcher_phrase(m, first)->self != DZ_NONE && dz_matcher_phrase(m, first)->lemma != DZ_NONE) {
        dz_slot_put(g, dz_matcher_phrase(m, first)->self);
        g->phrase = first;
    } else if (object != DZ_NONE) {
        dz_slot_put_members(m, object, g);
    } else if (((f->preposition == DZ_NONE && (f->morph & DZ_NOM)) || as) && f->genitive_of == DZ_NONE && (c->copular || as) && !subject) {
        dz_slot_put_subject(m, f->clause, g, 0);
    }
}

/* The phrase with a name that the preposition of this one hangs on, over a comma at most; DZ_NONE. */
static uint32_t bearer_of(const dz_matcher *m, uint32_t index) {
    const dz_phrase *f = dz_matcher_phrase(m, index), *before = f - 1;
    if (!index || f->preposition == DZ_NONE || f->coordinated || before->self == DZ_NONE || before->pronoun || before->aside)
        return DZ_NONE;
    bool comma = before->last + 1 == f->first && m->a->text.tokens.at[before->last].first == ',';
    return before->last == f->first || comma ? index - 1 : DZ_NONE;
}

void dz_slot_put_bearer(const dz_matcher *m, dz_arguments *g) {
    uint32_t bearer = bearer_of(m, m->phrase);
    if (bearer != DZ_NONE)
        dz_slot_put(g, dz_matcher_phrase(m, bearer)->self);
}

static bool may_be_borne(const dz_matcher *m, const dz_lemma *l) {
    for (uint16_t i = 0; i < l->trigger_count; i++) {
        const dz_frame *f = dz_image_frame(m->image, l->triggers + i);
        if (f->subject_count && m->image->slots[f->subject].kind == DZ_SLOT_BEARER)
            return true;
    }
    return false;
}

bool dz_slot_is_borne(const dz_matcher *m, uint32_t index) {
    const dz_phrase *f = dz_matcher_phrase(m, index), *noun = f - 1;
    return index && noun->last == f->first && noun->lemma != DZ_NONE && bearer_of(m, index - 1) != DZ_NONE &&
           may_be_borne(m, &m->image->lemmas[noun->lemma]);
}

/* `X und Ehemann Y`: the person of whom a noun without article is said; DZ_NONE. */
static uint32_t person_before(const dz_matcher *m, const dz_phrase *f) {
    uint32_t before = f->first == f->head && f->self != DZ_NONE ? dz_slot_member_before(m, m->phrase) : DZ_NONE;
    uint32_t self = before == DZ_NONE ? DZ_NONE : dz_matcher_phrase(m, before)->self;
    bool pair = self != DZ_NONE && !dz_matcher_phrase(m, before)->coordinated; /* in a list of guests it is anyone's */
    return pair && m->a->mentions.at[self].type == DREISATZ_PER ? before : DZ_NONE;
}

void dz_slot_put_possessor(const dz_matcher *m, dz_arguments *g) {
    const dz_phrase *f = dz_matcher_phrase(m, m->phrase);
    if (!f->possessive && person_before(m, f) != DZ_NONE)
        dz_slot_put(g, dz_matcher_phrase(m, person_before(m, f))->self);
    if (!f->possessive || f->possessed_by == DZ_NONE)
        return;
    g->coref = true;
    dz_slot_put_members(m, f->possessed_by, g);
}
