/* Metonyms: a capital where an actor is meant is a mention of its state (`Moskau kritisiert`), a place everywhere else.
 * What the sentence does with it decides: the verb and noun frames say who can stand in their slots, some prepositions take
 * partners. */
#include "base/map.h"
#include "entity.h"

typedef struct resolver {
    dz_analysis *a;
    const dz_image *image;
    const dz_clauses *c;
} resolver;

enum { STATE_BIT = 1u << DREISATZ_STATE, PLACE_BIT = 1u << DREISATZ_LOC };

static const dz_phrase *phrase(const resolver *r, uint32_t index) {
    return &r->c->phrases.at[index];
}

static bool is_sense(const resolver *r, uint32_t lemma, uint32_t sense) {
    return lemma != DZ_NONE && r->image->lemmas[lemma].sense == sense;
}

/* A slot as frames name it; the preposition counts for that kind alone. */
typedef struct socket {
    dz_slot_kind kind;
    uint32_t preposition;
} socket;

/* Could a state, and not a place, fill this slot in a frame of the word? */
static bool slots_want_state(const resolver *r, uint32_t first, uint8_t count, socket wanted, uint16_t types) {
    for (uint8_t i = 0; i < count; i++) {
        const dz_slot *s = &r->image->slots[first + i];
        bool here = s->kind == (uint8_t)wanted.kind && (wanted.kind != DZ_SLOT_PREP || s->preposition == wanted.preposition);
        if (here && !s->of && ((s->types ? s->types : types) & STATE_BIT))
            return true;
    }
    return false;
}

static bool frames_want_state_at(const resolver *r, uint32_t lemma, dz_pos pos, socket wanted) {
    const dz_lemma *l = lemma == DZ_NONE ? NULL : &r->image->lemmas[lemma];
    for (uint16_t i = 0; l && i < l->trigger_count; i++) {
        const dz_frame *f = dz_image_frame(r->image, l->triggers + i);
        const dz_predicate *p = &r->image->predicates[f->predicate];
        if (f->pos != (uint8_t)pos)
            continue;
        bool place = p->literal && (p->subject_types & PLACE_BIT);
        if (!place && slots_want_state(r, f->subject, f->subject_count, wanted, p->subject_types))
            return true;
        if (!p->literal && slots_want_state(r, f->object, f->object_count, wanted, p->object_types))
            return true;
    }
    return false;
}

static bool frames_want_state(const resolver *r, uint32_t lemma, dz_pos pos, dz_slot_kind kind) {
    return frames_want_state_at(r, lemma, pos, (socket){.kind = kind, .preposition = DZ_NONE});
}

static bool speaks(const resolver *r, uint32_t verb) {
    return verb != DZ_NONE && ((r->image->lemmas[verb].lists & (DZ_LEMMA_SAYING | DZ_LEMMA_DEMANDING)) || r->image->lemmas[verb].cue);
}

/* Subject or object of a verb that states do or suffer. */
static bool acts(const resolver *r, uint32_t index) {
    const dz_phrase *f = phrase(r, index);
    const dz_clause *c = &r->c->clauses.at[f->clause];
    uint32_t subject = dz_clause_subject(r->a, r->c, f->clause);
    while (subject != DZ_NONE && subject != index && phrase(r, subject)->next != DZ_NONE && subject < index)
        subject = phrase(r, subject)->next;
    if (subject == index)
        return c->passive ? frames_want_state(r, c->verb, DZ_VERB, DZ_SLOT_ACC)
                          : speaks(r, c->verb) || frames_want_state(r, c->verb, DZ_VERB, DZ_SLOT_SUBJECT);
    return frames_want_state(r, c->verb, DZ_VERB, DZ_SLOT_DAT) || frames_want_state(r, c->verb, DZ_VERB, DZ_SLOT_ACC);
}

/* `zwischen Istanbul und Baku`: beside a place that is no capital, a capital is a place. */
static bool is_beside_place(const resolver *r, uint32_t index) {
    for (uint32_t i = 0; i < r->c->phrases.count; i++) {
        const dz_phrase *f = phrase(r, i);
        bool joined = f->next == index || phrase(r, index)->next == i;
        if (joined && f->self != DZ_NONE && r->a->mentions.at[f->self].type == DREISATZ_LOC && !r->a->mentions.at[f->self].metonym)
            return true;
    }
    return false;
}

/* The noun that the phrase hangs on: the one it touches, or that one's: `Kritik an Merz | aus Paris`. */
static uint32_t base_of(const resolver *r, uint32_t index) {
    for (int n = 0; n < 2 && index > 0 && phrase(r, index - 1)->last == phrase(r, index)->first; n++, index--)
        if (phrase(r, index - 1)->lemma != DZ_NONE && phrase(r, index - 1)->self == DZ_NONE)
            return index - 1;
    return DZ_NONE;
}

/* `die Vorwürfe aus Peking`, `Beziehungen zu Rabat`: the noun before it has a frame with this preposition. */
static bool hangs_on_deed(const resolver *r, uint32_t index) {
    uint32_t base = base_of(r, index);
    return base != DZ_NONE &&
           frames_want_state_at(r, phrase(r, base)->lemma, DZ_NOUN, (socket){DZ_SLOT_PREP, phrase(r, index)->preposition});
}

/* `distanzierte sich von Washington`, but not `wohnt in Berlin`, `nach Paris` */
static bool hangs_on_verb(const resolver *r, uint32_t index) {
    const dz_phrase *f = phrase(r, index);
    bool place = is_sense(r, f->preposition, DZ_SENSE_WITHIN) || (r->image->lemmas[f->preposition].lists & DZ_LEMMA_CIRCUMSTANCE);
    return !place && frames_want_state_at(r, r->c->clauses.at[f->clause].verb, DZ_VERB, (socket){DZ_SLOT_PREP, f->preposition});
}

static bool is_partner(const resolver *r, uint32_t index) {
    const dz_phrase *f = phrase(r, index);
    bool agent = is_sense(r, f->preposition, DZ_SENSE_AGENT) && r->c->clauses.at[f->clause].passive;
    return agent || (!is_beside_place(r, index) &&
                     (is_sense(r, f->preposition, DZ_SENSE_PARTNER) || hangs_on_deed(r, index) || hangs_on_verb(r, index)));
}

static bool is_actor(const resolver *r, uint32_t index) {
    const dz_phrase *f = phrase(r, index);
    if (f->preposition != DZ_NONE)
        return is_partner(r, index);
    if (f->genitive_of != DZ_NONE)
        return frames_want_state(r, phrase(r, f->genitive_of)->lemma, DZ_NOUN, DZ_SLOT_GEN);
    return acts(r, index);
}

/* The last words of the full names of persons in the document. */
static dz_map surnames_here(const dz_analysis *a) {
    dz_map surnames = {.arena = dz_analysis_passing(a)};
    bool fresh;
    for (uint32_t i = 0; i < a->mentions.count; i++) {
        const dz_mention *k = &a->mentions.at[i];
        if (k->type == DREISATZ_PER && k->last - k->first > 1)
            dz_map_put(&surnames, a->text.tokens.at[k->last - 1].hash, &fresh);
    }
    return surnames;
}

/* `Berlin will helfen`: who acts is easily taken for a person. A capital alone is one only where the document says so. */
static void recast(dz_analysis *a, const dz_map *surnames, dz_mention *m) {
    const dz_name *capital = m->last == m->first + 1 && m->type == DREISATZ_PER && m->record == DZ_NONE
                                 ? dz_mention_reading(a, m->first, m->last, STATE_BIT, 1u << DREISATZ_METONYM)
                                 : NULL;
    const dz_name *place = capital ? dz_mention_reading(a, m->first, m->last, PLACE_BIT, 1u << DREISATZ_NAME) : NULL;
    if (!place || dz_map_get(surnames, a->text.tokens.at[m->first].hash))
        return;
    m->type = DREISATZ_LOC;
    m->record = place->record;
    m->metonym = true;
    m->state_record = capital->record;
}

static bool may_stand_for_state(const dz_mention *m) {
    return m->metonym && m->type == DREISATZ_LOC;
}

static void stand_for_state(const resolver *r, uint32_t mention) {
    dz_mention *m = &r->a->mentions.at[mention];
    m->type = r->a->image->records[m->state_record].type;
    m->form = DREISATZ_METONYM;
    m->record = m->state_record;
}

static void resolve_phrase(const resolver *r, uint32_t index) {
    const dz_phrase *f = phrase(r, index);
    bool named = f->self != DZ_NONE && f->apposition_of == DZ_NONE && !f->referring && f->lemma == DZ_NONE && !f->aside;
    if (named && may_stand_for_state(&r->a->mentions.at[f->self]) && is_actor(r, index))
        stand_for_state(r, f->self);
    if (f->owner != DZ_NONE && may_stand_for_state(&r->a->mentions.at[f->owner]) && frames_want_state(r, f->lemma, DZ_NOUN, DZ_SLOT_GEN))
        stand_for_state(r, f->owner);
}

/* `Israels Luftwaffe`: a common noun that describes, alone and in no list, is no name, whatever the tagger takes it for. */
static bool is_common_noun(const dz_analysis *a, const dz_mention *m) {
    enum { DESCRIBES = DZ_LEMMA_ROLE | DZ_LEMMA_BODY | DZ_LEMMA_PERSON_HEAD | DZ_LEMMA_STATE_HEAD | DZ_LEMMA_ORG_HEAD };
    const dz_info *i = a->infos[m->first];
    bool alone = m->last == m->first + 1 && m->record == DZ_NONE && m->form == DREISATZ_NAME;
    bool listed = i->lists & (DZ_L_GIVEN | DZ_L_SURNAME | DZ_L_PLACE | DZ_L_ORG | DZ_L_PER | DZ_L_STATE);
    return alone && !listed && i->noun != DZ_NONE && dz_lexicon_reading(a->image, i->word, DZ_NOUN) &&
           (a->image->lemmas[i->noun].lists & DESCRIBES);
}

static bool is_of_state(const dz_mention *m, bool adjective) {
    return m->type == DREISATZ_STATE && (adjective ? m->form == DREISATZ_ADJECTIVE : m->genitive);
}

/* `die israelische Luftwaffe`, `die Luftwaffe Myanmars`: a state says whose it is, so the listed name of another one is not meant. */
static bool is_common_body(const dz_analysis *a, uint32_t index) {
    const dz_mention *m = &a->mentions.at[index];
    const dz_info *i = a->infos[m->first];
    if (m->last != m->first + 1 || m->type != DREISATZ_ORG || i->noun == DZ_NONE || !(a->image->lemmas[i->noun].lists & DZ_LEMMA_BODY))
        return false;
    bool before = index > 0 && m[-1].last == m->first && is_of_state(m - 1, true);
    return before || (index + 1 < a->mentions.count && m[1].first == m->last && is_of_state(m + 1, false));
}

static void drop_common_nouns(dz_analysis *a) {
    uint32_t used = 0;
    for (uint32_t i = 0; i < a->mentions.count; i++)
        if (!is_common_noun(a, &a->mentions.at[i]) && !is_common_body(a, i))
            a->mentions.at[used++] = a->mentions.at[i];
    a->mentions.count = used;
}

void dz_entity_resolve_metonyms(dz_analysis *a) {
    drop_common_nouns(a);
    dz_map surnames = surnames_here(a);
    for (uint32_t i = 0; i < a->mentions.count; i++)
        recast(a, &surnames, &a->mentions.at[i]);
    dz_analysis_pass(a);
    for (uint32_t i = 0; i < a->mentions.count; i++) {
        uint32_t s = a->mentions.at[i].sentence;
        if (!may_stand_for_state(&a->mentions.at[i]))
            continue;
        resolver r = {a, a->image, dz_clause_of_sentence(a, s)};
        for (uint32_t k = 0; k < r.c->phrases.count; k++)
            resolve_phrase(&r, k);
    }
}
