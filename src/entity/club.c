/* Cities that stand for their clubs: `Kiel schlug Magdeburg`, `Freiburgs Stürmer X`. The frames tell: a word whose frames ask for a
 * club there has one, a contest when both sides are clubs or cities. Where the document names the club, its town is the club wherever it
 * is no place. */
#include "base/hash.h"
#include "base/map.h"
#include "entity.h"

typedef struct finder {
    dz_analysis *a;
    const dz_image *image;
    const dz_clauses *c;
    uint8_t club, city, region;
    uint32_t clause, subject; /* where a contest is sought, and its subject */
} finder;

uint8_t dz_entity_kind(const dz_image *image, const char *name) {
    for (uint32_t i = 1; i < image->counts[DZ_S_KINDS]; i++)
        if (strcmp(dz_image_string(image, image->kinds[i]), name) == 0)
            return (uint8_t)i;
    return 0;
}

static bool is_kind(const finder *f, uint32_t mention, dreisatz_type type, uint8_t kind) {
    const dz_mention *m = &f->a->mentions.at[mention];
    return m->type == type && m->record != DZ_NONE && f->image->records[m->record].kind == kind;
}

static bool is_city(const finder *f, uint32_t mention) {
    return mention != DZ_NONE && f->a->mentions.at[mention].form == DREISATZ_NAME && is_kind(f, mention, DREISATZ_LOC, f->city);
}

static bool is_side(const finder *f, uint32_t mention) {
    return is_city(f, mention) || (mention != DZ_NONE && is_kind(f, mention, DREISATZ_ORG, f->club));
}

static void stand_for_club(const finder *f, uint32_t mention) {
    dz_mention *m = &f->a->mentions.at[mention];
    m->type = DREISATZ_ORG;
    m->form = DREISATZ_METONYM;
    m->record = DZ_NONE;
}

/* Does the frame with this gate tell of a match of two clubs? */
static bool is_contest(const dz_gate *g, dz_pos pos) {
    return g->pos == (uint8_t)pos && g->clubs[DZ_SUBJECT_SIDE] && g->clubs[DZ_OBJECT_SIDE];
}

/* ---- owners: `Freiburgs Stürmer` ---- */

static bool is_player(const finder *f, uint32_t lemma) {
    const dz_lemma *l = lemma == DZ_NONE ? NULL : &f->image->lemmas[lemma];
    const dz_passage *p = l && l->trigger_count ? dz_image_passages(f->image, l) : NULL;
    for (; p && p->gate != DZ_NONE; p++) {
        const dz_gate *g = &f->image->gates[p->gate];
        if (g->pos == (uint8_t)DZ_NOUN && g->clubs[DZ_OBJECT_SIDE] && g->of_self)
            return true;
    }
    return false;
}

static void read_owner(const finder *f, const dz_phrase *phrase) {
    bool person = phrase->self != DZ_NONE && f->a->mentions.at[phrase->self].type == DREISATZ_PER;
    if (person && is_city(f, phrase->owner) && is_player(f, phrase->lemma))
        stand_for_club(f, phrase->owner);
}

/* ---- contests ---- */

/* The mention that stands bare in the phrase, DZ_NONE. */
static uint32_t bare_name(const finder *f, uint32_t index) {
    const dz_phrase *p = index == DZ_NONE ? NULL : &f->c->phrases.at[index];
    return p && p->lemma == DZ_NONE && !p->referring && !p->pronoun ? p->self : DZ_NONE;
}

static bool fills(const finder *f, uint32_t index, const dz_slot *s) {
    const dz_phrase *p = &f->c->phrases.at[index];
    bool passive = f->c->clauses.at[f->clause].passive;
    if (p->clause != f->clause || p->genitive_of != DZ_NONE || p->aside || p->coordinated)
        return false;
    if (s->kind == DZ_SLOT_PREP)
        return p->preposition == s->preposition;
    bool as_subject = passive ? s->kind == DZ_SLOT_ACC : s->kind == DZ_SLOT_SUBJECT || s->kind == DZ_SLOT_CLAUSE;
    if (as_subject)
        return index == f->subject;
    bool object = (s->kind == DZ_SLOT_ACC && (p->morph & DZ_ACC)) || (s->kind == DZ_SLOT_DAT && (p->morph & DZ_DAT));
    return object && p->preposition == DZ_NONE && index != f->subject;
}

static uint32_t filler(const finder *f, uint32_t first, uint8_t count) {
    for (uint8_t k = 0; k < count; k++)
        for (uint32_t i = 0; i < f->c->phrases.count; i++)
            if (fills(f, i, &f->image->slots[first + k]) && is_side(f, bare_name(f, i)))
                return i;
    return DZ_NONE;
}

static void stand_all(const finder *f, uint32_t index) {
    for (uint32_t i = index, n = 0; i != DZ_NONE && n < 12; i = f->c->phrases.at[i].next, n++)
        if (is_city(f, f->c->phrases.at[i].self))
            stand_for_club(f, f->c->phrases.at[i].self);
}

static void try_contest(const finder *f, const dz_frame *frame) {
    uint32_t a = filler(f, frame->subject, frame->subject_count);
    uint32_t b = a == DZ_NONE ? DZ_NONE : filler(f, frame->object, frame->object_count);
    if (b != DZ_NONE && a != b) {
        stand_all(f, a);
        stand_all(f, b);
    }
}

/* The triggers of the lemma whose frames tell of contests; false: there are none. */
static bool find_contests(const finder *f, const dz_lemma *l, dz_pos pos, dz_triggers *contests) {
    bool any = false;
    dz_triggers_clear(contests, l->trigger_count);
    for (const dz_passage *p = dz_image_passages(f->image, l); p->gate != DZ_NONE; p++)
        if (is_contest(&f->image->gates[p->gate], pos)) {
            dz_triggers_add(contests, f->image, p, l->trigger_count);
            any = true;
        }
    return any;
}

static void read_contest(finder *f, uint32_t clause, uint32_t lemma, dz_pos pos) {
    const dz_lemma *l = lemma == DZ_NONE ? NULL : &f->image->lemmas[lemma];
    dz_triggers contests;
    if (!l || !l->trigger_count || !find_contests(f, l, pos, &contests))
        return;
    f->clause = clause;
    f->subject = dz_clause_subject(f->a, f->c, clause);
    for (uint32_t i = 0; (i = dz_triggers_next(&contests, i, l->trigger_count)) < l->trigger_count; i++)
        try_contest(f, dz_image_frame(f->image, l->triggers + i));
}

/* ---- towns of clubs that the document names ---- */

/* `VfB`, `1860`: what clubs have before their town and other organisations seldom, when no word of the language stands beside it
 * and it is not listed itself (`IHK Kassel`). */
static bool looks_like_club(const finder *f, const dz_mention *m) {
    bool sign = false;
    for (uint32_t t = m->first; t + 1 < m->last; t++) {
        sign = sign || (f->a->text.tokens.at[t].flags & (DZ_ALL_UPPER | DZ_INNER_UPPER | DZ_HAS_DIGIT));
        if (dz_lexicon_noun(f->a->infos[t], NULL) != DZ_NONE && !(f->a->text.tokens.at[t].flags & (DZ_ALL_UPPER | DZ_INNER_UPPER)))
            return false;
    }
    return sign && !dz_mention_reading(f->a, m->first, m->last - 1, 1u << DREISATZ_ORG, 1u << DREISATZ_NAME | 1u << DREISATZ_ACRONYM);
}

static bool is_long_club(const finder *f, uint32_t mention) {
    const dz_mention *m = &f->a->mentions.at[mention];
    if (m->last - m->first < 2 || m->type != DREISATZ_ORG)
        return false;
    return m->record != DZ_NONE ? is_kind(f, mention, DREISATZ_ORG, f->club) : looks_like_club(f, m);
}

static uint64_t town_key(const dz_analysis *a, const dz_mention *m) {
    const dz_token *last = &a->text.tokens.at[m->last - 1];
    uint32_t end = m->genitive ? m->end - a->infos[m->last - 1]->bare_length : m->end;
    return dz_hash(a->text.norm + last->start, end - last->start);
}

/* The words in the names of clubs, each with its mention + 1: `FC Bayern München`. */
static dz_map towns_of_clubs(const finder *f) {
    dz_map towns = {.arena = f->a->arena};
    bool fresh;
    for (uint32_t i = 0; i < f->a->mentions.count; i++) {
        const dz_mention *m = &f->a->mentions.at[i];
        if (!is_long_club(f, i))
            continue;
        *dz_map_put(&towns, town_key(f->a, m), &fresh) = i + 1;
        for (uint32_t t = m->first; t + 1 < m->last; t++)
            *dz_map_put(&towns, f->a->text.tokens.at[t].hash, &fresh) = i + 1;
    }
    return towns;
}

/* A city, or a region whose name clubs have: `Bayern`, `Holstein`. */
static bool is_town(const finder *f, uint32_t mention) {
    return is_city(f, mention) ||
           (mention != DZ_NONE && f->a->mentions.at[mention].form == DREISATZ_NAME && is_kind(f, mention, DREISATZ_LOC, f->region));
}

static void read_town(const finder *f, const dz_map *towns, uint32_t mention) {
    const uint32_t *club = is_town(f, mention) ? dz_map_get(towns, town_key(f->a, &f->a->mentions.at[mention])) : NULL;
    if (!club)
        return;
    stand_for_club(f, mention);
    f->a->mentions.at[mention].record = f->a->mentions.at[*club - 1].record;
}

/* `Oberbürgermeister von Kassel` */
static bool hangs_on_town(const finder *f, uint32_t index) {
    const dz_phrase *p = &f->c->phrases.at[index];
    return index > 0 && p[-1].last == p->first && dz_entity_is_of_town(f->image, p[-1].lemma);
}

/* `Nürnberg (dpa)` */
static bool is_dateline(const finder *f, const dz_phrase *p) {
    return p->first == f->c->first && p->last < f->c->last && f->a->text.tokens.at[p->last].kind == DZ_K_OPEN;
}

static bool is_place_there(const finder *f, uint32_t index) {
    const dz_phrase *p = &f->c->phrases.at[index];
    const dz_lemma *l = p->preposition == DZ_NONE ? NULL : &f->image->lemmas[p->preposition];
    if (p->aside || p->apposition_of != DZ_NONE || is_dateline(f, p) || hangs_on_town(f, index))
        return true;
    return l && (l->sense == DZ_SENSE_WITHIN || (l->lists & (DZ_LEMMA_CIRCUMSTANCE | DZ_LEMMA_WHERE)));
}

static void read_towns(const finder *f, const dz_map *towns) {
    for (uint32_t i = 0; i < f->c->phrases.count; i++) {
        const dz_phrase *p = &f->c->phrases.at[i];
        if (!is_place_there(f, i))
            read_town(f, towns, bare_name(f, i));
        if (p->self != DZ_NONE && f->a->mentions.at[p->self].type == DREISATZ_PER && !dz_entity_is_of_town(f->image, p->lemma))
            read_town(f, towns, p->owner);
    }
}

void dz_entity_resolve_towns(dz_analysis *a) {
    finder f = {.a = a,
                .image = a->image,
                .club = dz_entity_kind(a->image, DZ_KIND_CLUB),
                .city = dz_entity_kind(a->image, DZ_KIND_CITY),
                .region = dz_entity_kind(a->image, "region")};
    dz_map towns = towns_of_clubs(&f);
    for (uint32_t i = 0; towns.count && i < a->mentions.count; i++) {
        if (!is_town(&f, i) || !dz_map_get(&towns, town_key(a, &a->mentions.at[i])))
            continue;
        f.c = dz_clause_of_sentence(a, a->mentions.at[i].sentence);
        read_towns(&f, &towns);
    }
}

/* ---- all ---- */

static void read_sentence(finder *f) {
    for (uint32_t i = 0; i < f->c->phrases.count; i++) {
        read_owner(f, &f->c->phrases.at[i]);
        read_contest(f, f->c->phrases.at[i].clause, f->c->phrases.at[i].lemma, DZ_NOUN);
    }
    for (uint32_t i = 0; i < f->c->clauses.count; i++)
        read_contest(f, i, f->c->clauses.at[i].verb, DZ_VERB);
}

void dz_entity_resolve_clubs(dz_analysis *a) {
    finder f = {.a = a, .image = a->image, .club = dz_entity_kind(a->image, DZ_KIND_CLUB), .city = dz_entity_kind(a->image, DZ_KIND_CITY)};
    uint32_t done = DZ_NONE;
    for (uint32_t i = 0; f.club && f.city && i < a->mentions.count; i++) {
        uint32_t sentence = a->mentions.at[i].sentence;
        if (sentence == done || !is_city(&f, i))
            continue;
        f.c = dz_clause_of_sentence(a, sentence);
        read_sentence(&f);
        done = sentence;
    }
}
