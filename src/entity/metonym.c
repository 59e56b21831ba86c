/* Metonyms: a capital where an actor is meant is a mention of its state (`Moskau kritisiert`), a place everywhere else.
 * What the sentence does with it decides: the verb and noun frames say who can stand in their slots, some prepositions take
 * partners. */
#include "base/hash.h"
#include "base/map.h"
#include "entity.h"

typedef struct resolver {
    dz_analysis *a;
    const dz_image *image;
    const dz_clauses *c;
    uint64_t clubs; /* the bit of the kind: where a club can stand, a capital is no state */
    bool of_states; /* the document names states: it is about what they do */
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
        if (here && !s->of && !(s->kinds & r->clubs) && ((s->types ? s->types : types) & STATE_BIT))
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

/* Does the clause tell of a deed, and not how something is or becomes, as towns are and become, too? */
static bool tells_deed(const resolver *r, const dz_clause *c) {
    enum { IS = DZ_LEMMA_SEIN | DZ_LEMMA_STATIVE | DZ_LEMMA_PREDICATIVE };
    const dz_lemma *verb = c->verb == DZ_NONE ? NULL : &r->image->lemmas[c->verb];
    return verb && !c->copular && !verb->sense && !(verb->lists & IS);
}

/* The member that opens the coordination. */
static uint32_t first_member(const resolver *r, uint32_t index) {
    for (uint32_t i = index; phrase(r, index)->coordinated && i-- > 0;)
        if (phrase(r, i)->next == index)
            index = i;
    return index;
}

/* The last member of the coordination that the phrase opens. */
static uint32_t last_member(const resolver *r, uint32_t index) {
    while (phrase(r, index)->next != DZ_NONE && phrase(r, index)->next > index)
        index = phrase(r, index)->next;
    return index;
}

/* `Ankara und Kairo tauschen …`: what stands bare before the verb of a main clause is its subject sooner than anything behind it. */
static bool stands_before_verb(const resolver *r, uint32_t index) {
    const dz_phrase *f = phrase(r, index);
    const dz_clause *c = &r->c->clauses.at[f->clause];
    return !c->subordinate && !c->infinitive && c->finite != DZ_NONE && phrase(r, last_member(r, index))->last == c->finite;
}

static bool is_subject(const resolver *r, uint32_t index) {
    uint32_t subject = dz_clause_subject(r->a, r->c, phrase(r, index)->clause);
    while (subject != DZ_NONE && subject != index && phrase(r, subject)->next != DZ_NONE && subject < index)
        subject = phrase(r, subject)->next;
    return subject == index || stands_before_verb(r, index);
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

/* Subject or object of a verb that states do or suffer. */
static bool acts(const resolver *r, uint32_t index) {
    const dz_clause *c = &r->c->clauses.at[phrase(r, index)->clause];
    if (c->copular || is_beside_place(r, index))
        return false;
    if (is_subject(r, index))
        return c->passive ? frames_want_state(r, c->verb, DZ_VERB, DZ_SLOT_ACC)
                          : speaks(r, c->verb) || frames_want_state(r, c->verb, DZ_VERB, DZ_SLOT_SUBJECT) || tells_deed(r, c);
    return frames_want_state(r, c->verb, DZ_VERB, DZ_SLOT_DAT) || frames_want_state(r, c->verb, DZ_VERB, DZ_SLOT_ACC);
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
    bool attribute = is_sense(r, f->preposition, DZ_SENSE_AGENT) && base_of(r, index) != DZ_NONE; /* `Finale von Oslo` */
    return !place && !attribute &&
           frames_want_state_at(r, r->c->clauses.at[f->clause].verb, DZ_VERB, (socket){DZ_SLOT_PREP, f->preposition});
}

/* `Zwischen Helsinki und Lissabon leben …`: where something is, as no noun takes the pair for partners. */
static bool is_range(const resolver *r, uint32_t index) {
    const dz_phrase *f = phrase(r, index);
    bool pair = f->coordinated || f->next != DZ_NONE;
    return pair && base_of(r, first_member(r, index)) == DZ_NONE && !tells_deed(r, &r->c->clauses.at[f->clause]);
}

/* `das Außenministerium in Peking`: what sits there rules the state. */
static bool is_seat(const resolver *r, uint32_t index) {
    const dz_phrase *f = phrase(r, index);
    uint32_t base = is_sense(r, f->preposition, DZ_SENSE_WITHIN) ? base_of(r, index) : DZ_NONE;
    return base != DZ_NONE && phrase(r, base)->last == f->first && phrase(r, base)->definite &&
           is_sense(r, phrase(r, base)->lemma, DZ_SENSE_GOVERNMENT);
}

/* Such as a government sends out: `Töne`, `Kritik`, `Gesandter`. */
static bool is_voice(const resolver *r, uint32_t index) {
    return index != DZ_NONE && is_sense(r, phrase(r, index)->lemma, DZ_SENSE_VOICE);
}

/* `scharfe Töne aus Kiew`, `Aus Paris kam Kritik` */
static bool speaks_from(const resolver *r, uint32_t index) {
    const dz_phrase *f = phrase(r, index);
    bool out = is_sense(r, f->preposition, DZ_SENSE_WITHIN) && !(r->image->lemmas[f->preposition].lists & DZ_LEMMA_WHERE);
    return out && (is_voice(r, base_of(r, first_member(r, index))) || is_voice(r, dz_clause_subject(r->a, r->c, f->clause)));
}

static bool is_partner(const resolver *r, uint32_t index) {
    const dz_phrase *f = phrase(r, index);
    bool agent = is_sense(r, f->preposition, DZ_SENSE_AGENT) && r->c->clauses.at[f->clause].passive;
    if (is_beside_place(r, index))
        return false;
    return agent || is_seat(r, index) || speaks_from(r, index) || (is_sense(r, f->preposition, DZ_SENSE_PARTNER) && !is_range(r, index)) ||
           is_sense(r, f->preposition, DZ_SENSE_SOURCE) || hangs_on_deed(r, index) || hangs_on_verb(r, index);
}

/* What towns have: `im Westen Londons`, `der Bahnhof`, `Moskaus Bürgermeister`; what ends in such a noun is of the kind. */
bool dz_entity_is_of_town(const dz_image *image, uint32_t lemma) {
    for (; lemma != DZ_NONE; lemma = image->lemmas[lemma].ending) {
        const dz_lemma *l = &image->lemmas[lemma];
        if (l->sense == DZ_SENSE_TOWN || (l->lists & DZ_LEMMA_PLACE_HEAD) ||
            (l->lists & (DZ_LEMMA_ORG_HEAD | DZ_LEMMA_BODY)) == DZ_LEMMA_ORG_HEAD)
            return true;
    }
    return false;
}

/* `die Politik Wellingtons`: a capital has what its state has, but in texts of towns. */
static bool owns(const resolver *r, uint32_t lemma) {
    return frames_want_state(r, lemma, DZ_NOUN, DZ_SLOT_GEN) ||
           (r->of_states && lemma != DZ_NONE && !dz_entity_is_of_town(r->image, lemma));
}

static bool is_actor(const resolver *r, uint32_t index) {
    const dz_phrase *f = phrase(r, index);
    if (f->preposition != DZ_NONE)
        return is_partner(r, index);
    if (f->genitive_of != DZ_NONE)
        return owns(r, phrase(r, f->genitive_of)->lemma);
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

static uint64_t record_key(uint32_t record) {
    return dz_hash((const char *)&record, sizeof record);
}

/* The listed names that the document holds. */
static dz_map records_here(const dz_analysis *a) {
    dz_map records = {.arena = dz_analysis_passing(a)};
    bool fresh;
    for (uint32_t i = 0; i < a->mentions.count; i++)
        dz_map_put(&records, record_key(a->mentions.at[i].record), &fresh);
    return records;
}

/* A town stands for the court that sits there only where the document names the court: other towns have one, too, and clubs and councils.
 */
static void drop_unnamed(const dz_analysis *a, const dz_map *records, dz_mention *m, uint8_t court) {
    bool of_court = m->metonym && court && a->image->records[m->state_record].kind == court;
    if (of_court && !dz_map_get(records, record_key(m->state_record)))
        m->metonym = false;
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
    if (f->owner != DZ_NONE && may_stand_for_state(&r->a->mentions.at[f->owner]) && owns(r, f->lemma))
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

void dz_entity_drop_common_nouns(dz_analysis *a) {
    uint32_t used = 0;
    for (uint32_t i = 0; i < a->mentions.count; i++)
        if (!is_common_noun(a, &a->mentions.at[i]) && !is_common_body(a, i))
            a->mentions.at[used++] = a->mentions.at[i];
    a->mentions.count = used;
}

static bool names_states(const dz_analysis *a) {
    for (uint32_t i = 0; i < a->mentions.count; i++)
        if (a->mentions.at[i].type == DREISATZ_STATE)
            return true;
    return false;
}

/* Which mentions may stand for their state or institution. */
static void find_capitals(dz_analysis *a) {
    dz_map surnames = surnames_here(a), records = records_here(a);
    uint8_t court = dz_entity_kind(a->image, "court");
    for (uint32_t i = 0; i < a->mentions.count; i++) {
        recast(a, &surnames, &a->mentions.at[i]);
        drop_unnamed(a, &records, &a->mentions.at[i], court);
    }
    dz_analysis_pass(a);
}

void dz_entity_resolve_metonyms(dz_analysis *a) {
    find_capitals(a);
    uint8_t club = dz_entity_kind(a->image, "club");
    resolver r = {.a = a, .image = a->image, .clubs = club ? (uint64_t)1 << club : 0, .of_states = names_states(a)};
    for (uint32_t i = 0; i < a->mentions.count; i++) {
        if (!may_stand_for_state(&a->mentions.at[i]))
            continue;
        r.c = dz_clause_of_sentence(a, a->mentions.at[i].sentence);
        for (uint32_t k = 0; k < r.c->phrases.count; k++)
            resolve_phrase(&r, k);
    }
}
