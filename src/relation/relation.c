#include "relation.h"

enum { MAX_ARGUMENTS = 12 };

typedef struct matcher {
    const dz_analysis *a;
    const dz_image *image;
    dz_entities *entities;
    dz_relations *relations;
    const dz_clauses *c;
    uint32_t sentence;
    uint32_t clause;  /* where the trigger stands */
    uint32_t phrase;  /* of a noun trigger, DZ_NONE for a verb */
    uint32_t trigger; /* token */
    bool passive;
} matcher;

typedef struct arguments {
    uint32_t at[MAX_ARGUMENTS]; /* mentions */
    uint32_t count;
    uint32_t phrase; /* where they stand, so that two slots do not take the same */
    bool coref;
} arguments;

static void put(arguments *g, uint32_t mention) {
    if (mention != DZ_NONE && g->count < MAX_ARGUMENTS)
        g->at[g->count++] = mention;
}

static const dz_phrase *phrase(const matcher *m, uint32_t index) {
    return &m->c->phrases.at[index];
}

/* ---- whom a phrase stands for ---- */

static bool is_body(const matcher *m, const dz_phrase *f) {
    return f->lemma != DZ_NONE && (m->image->lemmas[f->lemma].lists & (DZ_LEMMA_BODY | DZ_LEMMA_ROLE));
}

static bool is_sense(const matcher *m, uint32_t lemma, uint32_t sense) {
    return lemma != DZ_NONE && m->image->lemmas[lemma].sense == sense;
}

/* `die Regierung in Kiew`, `die Führung aus Moskau`: right behind it. */
static bool is_within(const matcher *m, uint32_t index, uint32_t other) {
    const dz_phrase *f = phrase(m, other);
    return f->first == phrase(m, index)->last && f->lemma == DZ_NONE && is_sense(m, f->preposition, DZ_SENSE_WITHIN);
}

/* The name a phrase is, or that a body of someone carries: `russische Truppen`, `Mitglieder der NLD`. */
static void put_phrase(const matcher *m, uint32_t index, arguments *g) {
    const dz_phrase *f = phrase(m, index);
    if (f->self != DZ_NONE) {
        put(g, f->self);
        g->coref = g->coref || f->referring;
        return;
    }
    if (!is_body(m, f))
        return;
    if (f->adjective != DZ_NONE || f->compound != DZ_NONE || f->owner != DZ_NONE) {
        put(g, f->adjective != DZ_NONE ? f->adjective : f->compound != DZ_NONE ? f->compound : f->owner);
        return;
    }
    for (uint32_t i = index + 1; i < m->c->phrases.count && i <= index + 2; i++)
        if (phrase(m, i)->genitive_of == index || is_within(m, index, i))
            put_phrase(m, i, g);
}

static void put_members(const matcher *m, uint32_t index, arguments *g) {
    g->phrase = index;
    for (uint32_t i = index, n = 0; i != DZ_NONE && n < MAX_ARGUMENTS; i = phrase(m, i)->next, n++)
        put_phrase(m, i, g);
}

/* ---- types ---- */

static bool fits_mention(const matcher *m, uint32_t mention, const dz_slot *s, uint16_t types) {
    const dz_mention *n = &m->a->mentions.at[mention];
    uint16_t bit = (uint16_t)(1u << n->type), wanted = s && s->types ? s->types : types;
    if (!(wanted & bit))
        return false;
    if (!s || !s->kinds || n->record == DZ_NONE)
        return true;
    uint8_t kind = m->image->records[n->record].kind;
    return !kind || (s->kinds >> kind & 1);
}

static void keep_fitting(const matcher *m, arguments *g, const dz_slot *s, uint16_t types) {
    uint32_t used = 0;
    for (uint32_t i = 0; i < g->count; i++)
        if (fits_mention(m, g->at[i], s, types))
            g->at[used++] = g->at[i];
    g->count = used;
}

/* ---- slots of the clause ---- */

static bool is_core(const matcher *m, uint32_t index, uint32_t clause) {
    const dz_phrase *f = phrase(m, index);
    return f->clause == clause && f->preposition == DZ_NONE && f->genitive_of == DZ_NONE && f->apposition_of == DZ_NONE && !f->coordinated && !f->aside && !f->reflexive;
}

static uint32_t subject_phrase(const matcher *m, uint32_t clause) {
    return dz_clause_subject(m->a, m->c, clause);
}

static bool relative_is(const dz_clause *c, uint16_t cases) {
    return c->antecedent != DZ_NONE && c->relative_preposition == DZ_NONE && (c->relative_morph & cases);
}

/* `fordert X auf, … zu`: the object does it. In the passive it is the subject again. */
static bool is_controlled_by_object(const matcher *m, uint32_t clause) {
    const dz_clause *c = &m->c->clauses.at[clause];
    return !c->passive && c->verb != DZ_NONE && (m->image->lemmas[c->verb].lists & DZ_LEMMA_OBJECT_CONTROL);
}

static void put_object_of(const matcher *m, uint32_t clause, arguments *g) {
    uint32_t subject = subject_phrase(m, clause);
    for (uint32_t i = 0; i < m->c->phrases.count && !g->count; i++)
        if (i != subject && is_core(m, i, clause) && (phrase(m, i)->morph & (DZ_ACC | DZ_DAT)))
            put_members(m, i, g);
}

/* Whose it is: `Putins Plan`, `der Plan Russlands`, `der russische Plan`. */
static void put_owner(const matcher *m, uint32_t index, arguments *g) {
    const dz_phrase *f = phrase(m, index);
    put(g, f->owner != DZ_NONE ? f->owner : f->adjective != DZ_NONE ? f->adjective : f->compound);
    for (uint32_t i = index + 1; i < m->c->phrases.count && i <= index + 2 && !g->count; i++)
        if (phrase(m, i)->genitive_of == index || is_within(m, index, i) || (is_sense(m, phrase(m, i)->preposition, DZ_SENSE_AGENT) && phrase(m, i)->first == f->last))
            put_members(m, i, g);
}

/* The subject of a clause: its own, that of its relative pronoun, or of the clause it depends on. */
static void put_subject(const matcher *m, uint32_t clause, arguments *g, int depth) {
    const dz_clause *c = &m->c->clauses.at[clause];
    if (relative_is(c, DZ_NOM)) {
        put_members(m, c->antecedent, g);
        return;
    }
    uint32_t own = c->infinitive ? DZ_NONE : subject_phrase(m, clause);
    if (own != DZ_NONE)
        put_members(m, own, g);
    else if (c->noun != DZ_NONE && c->infinitive)
        put_owner(m, c->noun, g);
    else if (c->infinitive && c->parent != DZ_NONE && is_controlled_by_object(m, c->parent))
        put_object_of(m, c->parent, g);
    else if (c->parent != DZ_NONE && depth < 4 && (c->infinitive || c->shares))
        put_subject(m, c->parent, g, depth + 1);
}

static void put_core(const matcher *m, uint16_t cases, arguments *g) {
    const dz_clause *c = &m->c->clauses.at[m->clause];
    uint32_t subject = relative_is(c, DZ_NOM) || c->infinitive ? DZ_NONE : subject_phrase(m, m->clause);
    if (relative_is(c, cases) && !(c->relative_morph & DZ_NOM)) {
        put_members(m, c->antecedent, g);
        return;
    }
    for (uint32_t i = 0; i < m->c->phrases.count && !g->count; i++)
        if (i != subject && is_core(m, i, m->clause) && (phrase(m, i)->morph & cases))
            put_members(m, i, g);
}

static void put_agent(const matcher *m, arguments *g) {
    for (uint32_t i = 0; i < m->c->phrases.count && !g->count; i++)
        if (phrase(m, i)->clause == m->clause && is_sense(m, phrase(m, i)->preposition, DZ_SENSE_AGENT) && !phrase(m, i)->coordinated)
            put_members(m, i, g);
}

/* Slot cases are bits as in the morphology: one nibble a case. */
static bool shows_case(const dz_phrase *f, uint8_t cases) {
    uint16_t morph = (uint16_t)((cases & 2 ? DZ_GEN : 0) | (cases & 4 ? DZ_DAT : 0) | (cases & 8 ? DZ_ACC : 0));
    return !(f->morph & (DZ_GEN | DZ_DAT | DZ_ACC)) || (f->morph & morph);
}

static void put_prepositional(const matcher *m, const dz_slot *s, arguments *g) {
    const dz_clause *c = &m->c->clauses.at[m->clause];
    if (c->antecedent != DZ_NONE && c->relative_preposition == s->preposition) {
        put_members(m, c->antecedent, g);
        return;
    }
    uint32_t first = m->phrase == DZ_NONE ? 0 : m->phrase + 1;
    for (uint32_t i = first; i < m->c->phrases.count && !g->count; i++) {
        const dz_phrase *f = phrase(m, i);
        if (f->clause != m->clause || f->preposition != s->preposition || f->coordinated || f->aside || !shows_case(f, s->cases))
            continue;
        if (m->phrase != DZ_NONE && is_sense(m, f->preposition, DZ_SENSE_AGENT) && s->cases == 4 && f->first > phrase(m, m->phrase)->last + 3)
            continue; /* an attribute with `von` stands close to its noun */
        put_members(m, i, g);
    }
}

/* ---- slots of a noun ---- */

static void put_genitive(const matcher *m, uint32_t index, arguments *g, int depth) {
    const dz_phrase *f = phrase(m, index);
    if (f->owner != DZ_NONE)
        put(g, f->owner);
    for (uint32_t i = index + 1; i < m->c->phrases.count && i <= index + 6 && !g->count; i++)
        if (phrase(m, i)->genitive_of == index && !phrase(m, i)->coordinated)
            put_members(m, i, g);
    if (!g->count && f->genitive_of != DZ_NONE && depth < 3 && phrase(m, f->genitive_of)->owner != DZ_NONE)
        put_genitive(m, f->genitive_of, g, depth + 1); /* Russlands Ausbau der Kooperation */
}

/* Nothing but a comma or bracket between two phrases. */
static bool apposed(const matcher *m, uint32_t before, uint32_t after) {
    uint32_t t = phrase(m, before)->last;
    return phrase(m, after)->first == t + 1 && (m->a->text.tokens.at[t].first == ',' || m->a->text.tokens.at[t].first == '(');
}

static void put_self(const matcher *m, arguments *g) {
    uint32_t i = m->phrase;
    const dz_phrase *f = phrase(m, i);
    const dz_clause *c = &m->c->clauses.at[f->clause];
    if (f->self != DZ_NONE) {
        if (f->morph & DZ_SING)
            put(g, f->self);
        else
            put_members(m, i, g); /* die Konzerne X und Y */
        g->phrase = i;
        return;
    }
    if (f->preposition == DZ_NONE && i && apposed(m, i - 1, i) && phrase(m, i - 1)->self != DZ_NONE && phrase(m, i - 1)->lemma == DZ_NONE) {
        put_phrase(m, i - 1, g);
        g->phrase = i - 1;
        return;
    }
    uint32_t behind = i + 1; /* der Präsident Russlands, Wladimir Putin: over its own attributes */
    while (behind < m->c->phrases.count && phrase(m, behind)->genitive_of == behind - 1)
        behind++;
    if (behind < m->c->phrases.count && f->preposition == DZ_NONE) {
        const dz_phrase *n = phrase(m, behind);
        bool touches = phrase(m, behind - 1)->last == n->first || apposed(m, behind - 1, behind);
        if (touches && n->lemma == DZ_NONE && n->self != DZ_NONE && n->preposition == DZ_NONE && behind > i + 1 - (f->adjective != DZ_NONE || f->compound != DZ_NONE || f->owner != DZ_NONE)) {
            put_phrase(m, behind, g);
            g->phrase = behind;
            return;
        }
    }
    uint32_t subject = subject_phrase(m, f->clause);
    bool as = f->first > m->c->first && dz_lexicon_reading(m->image, m->a->infos[f->first - 1].word, DZ_SUB) &&
              is_sense(m, dz_lexicon_reading(m->image, m->a->infos[f->first - 1].word, DZ_SUB)->lemma, DZ_SENSE_AS);
    if (f->preposition == DZ_NONE && f->genitive_of == DZ_NONE && (c->copular || as) && subject != i)
        put_subject(m, f->clause, g, 0);
}

/* `seine Reise`: the subject of the clause, or the last name before that the possessive agrees with. */
static void put_possessor(const matcher *m, arguments *g) {
    const dz_phrase *f = phrase(m, m->phrase);
    uint32_t subject = dz_clause_subject(m->a, m->c, m->clause);
    g->coref = true;
    if (subject != m->phrase)
        put_subject(m, m->clause, g, 0);
    for (uint32_t i = m->phrase; i-- > 0 && !g->count;)
        if (phrase(m, i)->self != DZ_NONE && phrase(m, i)->last <= f->first)
            put_phrase(m, i, g);
}

/* ---- one slot ---- */

static void put_slot(const matcher *m, const dz_slot *s, arguments *g) {
    const dz_phrase *f = m->phrase == DZ_NONE ? NULL : phrase(m, m->phrase);
    g->phrase = DZ_NONE;
    switch ((dz_slot_kind)s->kind) {
    case DZ_SLOT_SUBJECT:
        if (m->passive)
            put_agent(m, g);
        else
            put_subject(m, m->clause, g, 0);
        break;
    case DZ_SLOT_ACC:
        if (m->passive && !m->c->clauses.at[m->clause].recipient)
            put_subject(m, m->clause, g, 0);
        else
            put_core(m, DZ_ACC, g);
        break;
    case DZ_SLOT_DAT:
        if (m->c->clauses.at[m->clause].recipient)
            put_subject(m, m->clause, g, 0);
        else
            put_core(m, DZ_DAT, g);
        break;
    case DZ_SLOT_GEN:
        if (f)
            put_genitive(m, m->phrase, g, 0);
        break;
    case DZ_SLOT_PREP:
        put_prepositional(m, s, g);
        break;
    case DZ_SLOT_ADJ:
        if (f)
            put(g, f->adjective);
        break;
    case DZ_SLOT_COMPOUND:
        if (f)
            put(g, f->compound);
        break;
    case DZ_SLOT_POSS:
        if (f && f->possessive)
            put_possessor(m, g);
        break;
    case DZ_SLOT_CLAUSE:
        if (f && subject_phrase(m, m->clause) != m->phrase)
            put_subject(m, m->clause, g, 0);
        break;
    case DZ_SLOT_SELF:
        if (f)
            put_self(m, g);
        break;
    case DZ_SLOT_NAME:
        if (f)
            put(g, f->self);
        break;
    case DZ_SLOT_VERB:
        break;
    }
}

static bool is_noun_in_slot(const matcher *m, const dz_slot *s, uint32_t index) {
    const dz_phrase *f = phrase(m, index);
    bool passive = m->passive && !m->c->clauses.at[m->clause].recipient, subject = subject_phrase(m, m->clause) == index;
    if (f->clause != m->clause || f->lemma == DZ_NONE || f->self != DZ_NONE || f->coordinated)
        return false;
    if (s->kind == DZ_SLOT_PREP)
        return f->preposition == s->preposition && shows_case(f, s->cases);
    if (s->kind == DZ_SLOT_SUBJECT || (s->kind == DZ_SLOT_ACC && passive))
        return subject;
    return !subject && is_core(m, index, m->clause) && (f->morph & (s->kind == DZ_SLOT_DAT ? DZ_DAT : s->kind == DZ_SLOT_GEN ? DZ_GEN : DZ_ACC));
}

/* `verurteilte den Angriff Russlands`: whose the noun is that fills the slot; one that names somebody itself has no owner here. */
static void put_slot_owner(const matcher *m, const dz_slot *s, arguments *g) {
    for (uint32_t i = 0; i < m->c->phrases.count && !g->count; i++) {
        if (!is_noun_in_slot(m, s, i))
            continue;
        put_owner(m, i, g);
        g->phrase = i;
    }
}

/* `Kenias Präsident … seinen Minister`: not his, but that of the state whose office the possessor holds. */
static void put_home(const matcher *m, const dz_slot *s, uint16_t types, arguments *g) {
    uint32_t subject = subject_phrase(m, m->clause);
    if (!phrase(m, m->phrase)->possessive || subject == DZ_NONE || subject == m->phrase)
        return;
    put_owner(m, subject, g);
    keep_fitting(m, g, s, types);
}

/* The first alternative that yields a fitting argument. */
static arguments fill(const matcher *m, uint32_t first, uint8_t count, uint16_t types) {
    arguments g = {.count = 0};
    for (uint8_t i = 0; i < count && !g.count; i++) {
        const dz_slot *s = &m->image->slots[first + i];
        g = (arguments){.count = 0};
        if (s->of)
            put_slot_owner(m, s, &g);
        else
            put_slot(m, s, &g);
        keep_fitting(m, &g, s, types);
        if (!g.count && s->kind == DZ_SLOT_POSS)
            put_home(m, s, types, &g);
    }
    return g;
}

/* ---- further parts of a frame ---- */

static bool noun_is(const matcher *m, uint32_t lemma, const dz_part *part) {
    for (uint16_t i = 0; i < part->lemma_count; i++)
        if (m->image->lemma_lists[part->lemmas + i] == lemma)
            return true;
    return false;
}

/* The verb of the clause, or one that governs it in the same group: `will ein Treffen planen`. */
static bool verb_is(const matcher *m, const dz_part *part) {
    const dz_clause *c = &m->c->clauses.at[m->clause];
    return noun_is(m, c->verb, part) || (c->governor != DZ_NONE && noun_is(m, c->governor, part));
}

/* Does a phrase that the part's slot could be hold one of its nouns, or a compound of one? */
static bool part_holds(const matcher *m, const dz_part *part) {
    if (m->image->slots[part->slots].kind == DZ_SLOT_VERB)
        return verb_is(m, part);
    for (uint32_t i = 0; i < m->c->phrases.count; i++) {
        const dz_phrase *f = phrase(m, i);
        if (f->clause != m->clause || f->lemma == DZ_NONE || (!noun_is(m, f->lemma, part) && !noun_is(m, m->a->infos[f->head].head, part)))
            continue;
        for (uint16_t s = 0; s < part->slot_count; s++) {
            const dz_slot *slot = &m->image->slots[part->slots + s];
            bool prepositional = slot->kind == DZ_SLOT_PREP;
            if (prepositional ? f->preposition == slot->preposition : f->preposition == DZ_NONE)
                return true;
        }
    }
    return false;
}

static bool parts_allow(const matcher *m, const dz_frame *f) {
    for (uint8_t i = 0; i < f->part_count; i++) {
        const dz_part *part = &m->image->parts[f->parts + i];
        if (!part->key && part_holds(m, part) == (part->negated != 0))
            return false;
    }
    return true;
}

static void add_qualifiers(const matcher *m, const dz_frame *f, dz_relation *r) {
    r->qualifiers = m->relations->qualifiers.count;
    for (uint8_t i = 0; i < f->part_count; i++) {
        const dz_part *part = &m->image->parts[f->parts + i];
        for (uint16_t s = 0; part->key && s < part->slot_count; s++) {
            const dz_slot *slot = &m->image->slots[part->slots + s];
            uint32_t subject = m->phrase == DZ_NONE ? subject_phrase(m, m->clause) : m->phrase;
            for (uint32_t k = 0; k < m->c->phrases.count; k++) {
                const dz_phrase *p = phrase(m, k);
                bool right = slot->kind == DZ_SLOT_PREP ? p->preposition == slot->preposition : slot->kind == DZ_SLOT_ACC && p->preposition == DZ_NONE && p->genitive_of == DZ_NONE && (p->morph & DZ_ACC);
                if (!right || p->clause != m->clause || k == subject || p->self != DZ_NONE || p->lemma == DZ_NONE)
                    continue;
                uint32_t from = slot->kind == DZ_SLOT_PREP ? p->first + 1 : p->first;
                if (from >= p->last)
                    continue;
                dz_qualifier q = {(uint8_t)(part->key - 1), {m->a->text.tokens.at[from].start, m->a->text.tokens.at[p->last - 1].end}};
                DZ_PUSH(m->a->arena, &m->relations->qualifiers) = q;
                r->qualifier_count++;
                s = part->slot_count;
                break;
            }
        }
    }
}

/* ---- triples ---- */

static uint32_t entity_of(const matcher *m, uint32_t mention) {
    return m->a->mentions.at[mention].entity;
}

static bool is_known(const matcher *m, const dz_relation *r, bool symmetric) {
    for (uint32_t i = m->relations->list.count; i-- > 0;) {
        const dz_relation *k = &m->relations->list.at[i];
        if (k->sentence != r->sentence)
            return false;
        uint32_t s = entity_of(m, k->subject), o = entity_of(m, k->object), rs = entity_of(m, r->subject), ro = entity_of(m, r->object);
        if (k->predicate == r->predicate && ((s == rs && o == ro) || (symmetric && s == ro && o == rs)))
            return true;
    }
    return false;
}

static uint8_t factuality_of(const matcher *m, const dz_frame *f) {
    const dz_clause *c = &m->c->clauses.at[m->clause];
    uint8_t value = m->phrase != DZ_NONE && f->subject_count && m->image->slots[f->subject].kind == DZ_SLOT_SELF ? (c->copular ? c->factuality : DREISATZ_ASSERTED) : c->factuality;
    if (f->factuality && (uint8_t)(f->factuality - 1) < value)
        value = (uint8_t)(f->factuality - 1);
    if (m->phrase != DZ_NONE && c->verb != DZ_NONE && m->image->lemmas[c->verb].cue && (uint8_t)(m->image->lemmas[c->verb].cue - 1) < value &&
        m->image->slots[f->subject].kind != DZ_SLOT_SELF)
        value = (uint8_t)(m->image->lemmas[c->verb].cue - 1);
    return value;
}

static void add(const matcher *m, const dz_frame *f, uint32_t subject, uint32_t object, bool coref) {
    const dz_predicate *p = &m->image->predicates[f->predicate];
    dz_relation r = {.subject = subject,
                     .object = object,
                     .sentence = m->sentence,
                     .trigger_first = m->trigger,
                     .trigger_last = m->trigger + 1,
                     .predicate = f->predicate,
                     .file = f->file,
                     .line = f->line,
                     .factuality = factuality_of(m, f),
                     .flags = coref ? DZ_R_COREF : 0,
                     .confidence = (uint16_t)(f->flags & DZ_F_LOW ? 6000 : coref ? 7000 : 8500),
                     .source_mention = DZ_NONE};
    if (subject == object || entity_of(m, subject) == entity_of(m, object) || is_known(m, &r, p->symmetric != 0))
        return;
    add_qualifiers(m, f, &r);
    DZ_PUSH(m->a->arena, &m->relations->list) = r;
}

static bool add_pairs(const matcher *m, const dz_frame *f, const arguments *g) {
    for (uint32_t i = 0; i < g->count; i++)
        for (uint32_t k = i + 1; k < g->count; k++)
            add(m, f, g->at[i], g->at[k], g->coref);
    return g->count > 1;
}

/* True when the frame holds, whether or not its triple was new. */
static bool try_frame(const matcher *m, const dz_frame *f) {
    const dz_predicate *p = &m->image->predicates[f->predicate];
    if ((f->flags & DZ_F_REFLEXIVE) && !m->c->clauses.at[m->clause].reflexive)
        return false;
    if (((f->flags & DZ_F_ACTIVE) && m->passive) || ((f->flags & DZ_F_PASSIVE) && !m->passive) || !parts_allow(m, f))
        return false;
    if (f->flags & DZ_F_REJECT)
        return true;
    if (m->c->clauses.at[m->clause].demanded && m->image->slots[f->subject].kind != DZ_SLOT_SELF)
        return false;
    arguments s = fill(m, f->subject, f->subject_count, p->subject_types);
    if (f->flags & DZ_F_BOTH)
        return add_pairs(m, f, &s);
    arguments o = fill(m, f->object, f->object_count, p->object_types);
    if (!s.count || !o.count || (s.phrase != DZ_NONE && s.phrase == o.phrase))
        return false;
    for (uint32_t i = 0; i < s.count; i++)
        for (uint32_t k = 0; k < o.count; k++)
            add(m, f, s.at[i], o.at[k], s.coref || o.coref);
    return true;
}

static void try_lemma(const matcher *m, uint32_t lemma, dz_pos pos) {
    uint64_t done = 0; /* predicates that this trigger has given */
    if (lemma == DZ_NONE)
        return;
    const dz_lemma *l = &m->image->lemmas[lemma];
    for (uint16_t i = 0; i < l->trigger_count; i++) {
        const dz_frame *f = &m->image->frames[m->image->triggers[l->triggers + i]];
        if (f->pos != (uint8_t)pos || (done >> (f->predicate & 63) & 1))
            continue;
        if (try_frame(m, f))
            done |= (uint64_t)1 << (f->predicate & 63);
        if ((f->flags & DZ_F_REJECT) && (done >> (f->predicate & 63) & 1))
            return;
    }
}

/* ---- patterns ---- */

static uint32_t mention_at(const dz_analysis *a, uint32_t sentence, uint32_t token) {
    for (uint32_t i = 0; i < a->mentions.count; i++)
        if (a->mentions.at[i].sentence == sentence && a->mentions.at[i].first == token && a->mentions.at[i].form < DREISATZ_ADJECTIVE)
            return i;
    return DZ_NONE;
}

static bool match_pattern(const matcher *m, const dz_pattern *p, uint32_t t, uint32_t found[2]) {
    uint32_t count = 0;
    for (uint16_t i = 0; i < p->element_count; i++) {
        const dz_element *e = &m->image->elements[p->elements + i];
        if (t >= m->c->last)
            return false;
        if (e->literal) {
            if (m->a->text.tokens.at[t].hash != e->literal)
                return false;
            t++;
            continue;
        }
        uint32_t n = mention_at(m->a, m->sentence, t);
        dz_slot s = {.types = e->types, .kinds = e->kinds};
        if (n == DZ_NONE || !fits_mention(m, n, &s, e->types) || (e->kinds && m->a->mentions.at[n].record == DZ_NONE))
            return false;
        if (count < 2)
            found[count++] = n;
        t = m->a->mentions.at[n].last;
    }
    return count == 2;
}

static void try_patterns(const matcher *m) {
    for (uint32_t i = 0; i < m->a->mentions.count; i++) {
        const dz_mention *n = &m->a->mentions.at[i];
        for (uint32_t k = 0; n->sentence == m->sentence && k < m->image->counts[DZ_S_PATTERNS]; k++) {
            const dz_pattern *p = &m->image->patterns[k];
            uint32_t found[2];
            if (!match_pattern(m, p, n->first, found))
                continue;
            dz_relation r = {.subject = found[p->reverse], .object = found[!p->reverse], .sentence = m->sentence, .predicate = p->predicate, .file = p->file,
                             .line = p->line, .factuality = DREISATZ_ASSERTED, .confidence = 9000, .source_mention = DZ_NONE};
            if (entity_of(m, r.subject) != entity_of(m, r.object) && !is_known(m, &r, false))
                DZ_PUSH(m->a->arena, &m->relations->list) = r;
        }
    }
}

/* ---- a sentence ---- */

static bool can_yield(const dz_analysis *a, uint32_t sentence) {
    uint32_t first = DZ_NONE;
    for (uint32_t i = 0; i < a->mentions.count; i++) {
        if (a->mentions.at[i].sentence != sentence)
            continue;
        if (first != DZ_NONE && a->mentions.at[i].entity != first)
            return true;
        first = a->mentions.at[i].entity;
    }
    return false;
}

void dz_relation_find(dz_analysis *a, dz_entities *entities, uint32_t sentence, const dreisatz_options *options, dz_relations *relations) {
    (void)options;
    if (!can_yield(a, sentence))
        return;
    const dz_clauses *c = dz_clause_of_sentence(a, sentence);
    matcher m = {.a = a, .image = a->image, .entities = entities, .relations = relations, .c = c, .sentence = sentence};
    for (uint32_t i = 0; i < c->clauses.count; i++) {
        m.clause = i;
        m.phrase = DZ_NONE;
        m.trigger = c->clauses.at[i].verb_token;
        m.passive = c->clauses.at[i].passive;
        if (!c->clauses.at[i].demanded)
            try_lemma(&m, c->clauses.at[i].verb, DZ_VERB);
    }
    for (uint32_t i = 0; i < c->phrases.count; i++) {
        const dz_phrase *f = &c->phrases.at[i];
        m.clause = f->clause;
        m.phrase = i;
        m.trigger = f->head;
        m.passive = false;
        try_lemma(&m, f->lemma, DZ_NOUN);
        /* a listed compound without rules of its own uses those of its last part */
        if (f->lemma != DZ_NONE && !a->image->lemmas[f->lemma].trigger_count)
            try_lemma(&m, a->infos[f->head].head, DZ_NOUN);
    }
    m.phrase = DZ_NONE;
    try_patterns(&m);
}
