/* From frames to triples: each verb and noun of the sentence that rules know is tried with its frames. */
#include "base/hash.h"
#include "base/limits.h"
#include "confidence.h"
#include "gate.h"
#include "slot.h"

/* ---- triples ---- */

static uint32_t entity_of(const dz_matcher *m, uint32_t mention) {
    return m->a->mentions.at[mention].entity;
}

static bool is_known(const dz_matcher *m, const dz_relation *r, bool symmetric) {
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

/* Does the sentence say anything of the two already? What a phrase alone tells gives way to it. */
static bool is_related(const dz_matcher *m, const dz_relation *r) {
    for (uint32_t i = m->relations->list.count; i-- > 0 && m->relations->list.at[i].sentence == r->sentence;) {
        const dz_relation *k = &m->relations->list.at[i];
        uint32_t s = entity_of(m, k->subject), o = entity_of(m, k->object), rs = entity_of(m, r->subject), ro = entity_of(m, r->object);
        if ((s == rs && o == ro) || (s == ro && o == rs))
            return true;
    }
    return false;
}

void dz_relation_add(const dz_matcher *m, dz_relation *r) {
    bool symmetric = m->image->predicates[r->predicate].symmetric != 0;
    if (m->touching && is_related(m, r))
        return;
    if (r->subject == r->object || entity_of(m, r->subject) == entity_of(m, r->object) || is_known(m, r, symmetric))
        return;
    DZ_PUSH(m->a->arena, &m->relations->list) = *r;
}

static uint8_t lower_of(uint8_t value, uint8_t cue) {
    return cue && (uint8_t)(cue - 1) < value ? (uint8_t)(cue - 1) : value;
}

static bool is_standing(const dz_matcher *m, const dz_frame *f) {
    return m->phrase != DZ_NONE && f->standing;
}

/* `nach dem Treffen mit Putin`: what is only a circumstance has happened, whatever the clause says. */
static bool is_circumstance(const dz_matcher *m) {
    uint32_t root = m->phrase;
    for (int n = 0; n < 4 && root != DZ_NONE && dz_matcher_phrase(m, root)->genitive_of != DZ_NONE; n++)
        root = dz_matcher_phrase(m, root)->genitive_of;
    uint32_t preposition = root == DZ_NONE ? DZ_NONE : dz_matcher_phrase(m, root)->preposition;
    return preposition != DZ_NONE && (m->image->lemmas[preposition].lists & DZ_LEMMA_CIRCUMSTANCE);
}

/* `Pläne für einen Angriff`, `der Vorwurf des Angriffs`: what the noun above says of the event. */
static uint8_t head_cue(const dz_matcher *m) {
    const dz_phrase *f = dz_matcher_phrase(m, m->phrase);
    uint32_t above = f->genitive_of;
    if (above == DZ_NONE && f->preposition != DZ_NONE && m->phrase && dz_matcher_phrase(m, m->phrase - 1)->last == f->first)
        above = m->phrase - 1;
    uint32_t lemma = above == DZ_NONE ? DZ_NONE : dz_matcher_phrase(m, above)->lemma;
    return lemma == DZ_NONE ? 0 : m->image->lemmas[lemma].cue;
}

/* `der mutmaßliche Angriff`, `ohne Angriff` */
static uint8_t attribute_cue(const dz_matcher *m) {
    const dz_phrase *f = dz_matcher_phrase(m, m->phrase);
    for (uint32_t t = f->first; t < f->head; t++) {
        const dz_reading *r = dz_matcher_reading(m, t, DZ_ADJ);
        if (r && m->image->lemmas[r->lemma].cue)
            return m->image->lemmas[r->lemma].cue;
    }
    return f->preposition == DZ_NONE ? 0 : m->image->lemmas[f->preposition].cue;
}

/* An office holds whatever the clause says of its holder, as in `der Chef X kam nicht`, unless the clause is about the office:
 * `X ist nicht Chef`. */
static bool is_predicate(const dz_matcher *m) {
    return dz_matcher_clause(m)->copular && dz_matcher_phrase(m, m->phrase)->self == DZ_NONE;
}

/* `Das sei unverantwortlich, sagte X`: that X says it is a fact. */
static bool is_by_source(const dz_matcher *m, const dz_frame *f) {
    return f->subject_count && m->image->slots[f->subject].kind == DZ_SLOT_SOURCE;
}

/* `erkennt X nicht an`, `ließ kein gutes Haar an X`: the negation belongs to the rule. */
static bool is_turned(const dz_frame *f) {
    return f->factuality == DZ_CUE_TURNED;
}

/* `verurteilt den Angriff Russlands nicht`: of a definite object with an actor of its own the clause says something else than whether
 * it happened. */
static bool is_presupposed(const dz_matcher *m, uint32_t subject) {
    const dz_clause *c = dz_matcher_clause(m);
    if (m->phrase == DZ_NONE || c->verb == DZ_NONE || m->image->lemmas[c->verb].cue || c->copular || c->passive)
        return false;
    const dz_phrase *f = dz_matcher_phrase(m, m->phrase);
    uint32_t actor = dz_slot_subject(m);
    bool object = actor != DZ_NONE && actor != m->phrase && f->preposition == DZ_NONE && f->genitive_of == DZ_NONE && !f->possessive;
    uint32_t self = object ? dz_matcher_phrase(m, actor)->self : DZ_NONE;
    return object && (f->definite || f->owner != DZ_NONE) && (self == DZ_NONE || entity_of(m, self) != entity_of(m, subject));
}

/* `Der Angriff forderte Tote`: what is done demands nothing. */
static bool is_cost(const dz_matcher *m) {
    const dz_clause *c = dz_matcher_clause(m);
    return (m->image->lemmas[c->verb].lists & DZ_LEMMA_DEMANDING) && !c->passive && dz_slot_subject(m) == m->phrase;
}

static uint8_t factuality_of(const dz_matcher *m, const dz_frame *f, uint32_t subject) {
    const dz_clause *c = dz_matcher_clause(m);
    if (is_turned(f))
        return DREISATZ_ASSERTED;
    if (is_by_source(m, f))
        return lower_of(DREISATZ_ASSERTED, f->factuality);
    bool about = is_standing(m, f) || f->pos == (uint8_t)DZ_PHRASE ? is_predicate(m) : !is_circumstance(m) && !is_presupposed(m, subject);
    uint8_t value = lower_of(about ? c->factuality : DREISATZ_ASSERTED, f->factuality);
    if (m->phrase != DZ_NONE && !is_standing(m, f))
        value = lower_of(lower_of(value, attribute_cue(m)), head_cue(m));
    bool takes_cue = m->phrase != DZ_NONE && about && !is_standing(m, f) && c->verb != DZ_NONE && !is_cost(m);
    uint8_t cue = takes_cue ? m->image->lemmas[c->verb].cue : 0;
    bool undone = cue == DZ_CUE_DENIED && m->image->predicates[f->predicate].spoken; /* `wies den Vorwurf zurück`: it was raised */
    return undone ? value : lower_of(value, cue);
}

/* Both sides are bare names whose form shows no case: only their order tells who is who. */
static bool is_order_alone(const dz_matcher *m, const dz_frame *f, const dz_arguments *s, const dz_arguments *o) {
    bool core = m->phrase == DZ_NONE && !m->passive && m->image->slots[f->subject].kind == DZ_SLOT_SUBJECT &&
                m->image->slots[f->object].kind == DZ_SLOT_ACC;
    if (!core || s->phrase == DZ_NONE || o->phrase == DZ_NONE || m->image->predicates[f->predicate].symmetric)
        return false;
    const dz_phrase *a = dz_matcher_phrase(m, s->phrase), *b = dz_matcher_phrase(m, o->phrase);
    const dz_mention *x = &m->a->mentions.at[s->at[0]], *y = &m->a->mentions.at[o->at[0]];
    return a->clause == m->clause && b->clause == m->clause && (a->morph & DZ_ACC) && (b->morph & DZ_NOM) && x->type == y->type;
}

static void put_source(const dz_matcher *m, dz_relation *r, uint32_t first, uint32_t last, uint32_t mention) {
    r->source = (dz_span){m->a->text.tokens.at[first].start, m->a->text.tokens.at[last - 1].end};
    r->source_mention = mention;
}

/* `nach Kiewer Angaben`, `Selenskyjs Worten zufolge` */
static uint32_t named_in(const dz_phrase *f) {
    return f->self != DZ_NONE ? f->self : f->owner != DZ_NONE ? f->owner : f->adjective != DZ_NONE ? f->adjective : f->compound;
}

static void set_source(const dz_matcher *m, dz_relation *r) {
    uint32_t source = dz_matcher_clause(m)->source;
    if (source == DZ_NONE && dz_matcher_clause(m)->carried)
        put_source(m, r, m->c->carried.first, m->c->carried.last, m->c->carried.mention);
    if (source == DZ_NONE)
        return;
    const dz_phrase *f = dz_matcher_phrase(m, source);
    put_source(m, r, dz_clause_behind_preposition(m->a, f), f->last, named_in(f));
}

/* `nicht Polen, sondern …`: not this one. */
static bool is_corrected(const dz_matcher *m, uint32_t mention) {
    for (uint32_t i = 0; i < m->c->phrases.count; i++)
        if (dz_matcher_phrase(m, i)->corrected && dz_matcher_phrase(m, i)->self == mention)
            return true;
    return false;
}

static void add(const dz_matcher *m, const dz_frame *f, uint32_t subject, uint32_t object, uint8_t flags) {
    dz_relation r = {.subject = subject,
                     .object = object,
                     .sentence = m->sentence,
                     .trigger_first = m->trigger,
                     .trigger_last = m->trigger + 1,
                     .predicate = f->predicate,
                     .file = f->file,
                     .line = f->line,
                     .factuality = is_corrected(m, subject) || is_corrected(m, object) ? DREISATZ_NEGATED : factuality_of(m, f, subject),
                     .flags = flags,
                     .source_mention = DZ_NONE};
    dz_qualifiers_add(m, f, &r);
    if (!is_standing(m, f))
        set_source(m, &r);
    r.grounds = dz_confidence_grounds(m, f, &r);
    r.confidence = dz_confidence_of(m->image, &r.grounds);
    dz_relation_add(m, &r);
}

static bool add_pairs(const dz_matcher *m, const dz_frame *f, const dz_arguments *g) {
    for (uint32_t i = 0; i < g->count; i++)
        for (uint32_t k = i + 1; k < g->count; k++)
            add(m, f, g->at[i], g->at[k], g->coref ? DZ_R_COREF : 0);
    return g->count > 1;
}

/* An office and its place stand together: `Chef bei X`, not `der Chef flog … nach X`. */
static bool is_tight(const dz_matcher *m, const dz_frame *f) {
    return f->pos == (uint8_t)DZ_PHRASE || is_standing(m, f);
}

static void find_subjects(const dz_matcher *m, const dz_frame *f, dz_arguments *s) {
    dz_slot_fill(m, f->subject, f->subject_count, m->image->predicates[f->predicate].subject_types, s);
}

static void find_objects(const dz_matcher *m, const dz_frame *f, dz_arguments *o) {
    dz_slot_fill(m, f->object, f->object_count, m->image->predicates[f->predicate].object_types, o);
}

static bool miss(const dz_matcher *m, const dz_frame *f, dz_miss why) {
    if (m->watch) {
        dz_arguments s, o;
        find_subjects(m, f, &s);
        find_objects(m, f, &o);
        m->watch->missed(m->watch->user, m, f, &s, &o, why);
    }
    return false;
}

static bool fits_voice(const dz_matcher *m, const dz_frame *f) {
    if ((f->flags & DZ_F_REFLEXIVE) && !dz_matcher_clause(m)->reflexive)
        return false;
    return !((f->flags & DZ_F_ACTIVE) && m->passive) && !((f->flags & DZ_F_PASSIVE) && !m->passive);
}

/* `die Chefs von A und B, X und Y`: as many holders as places, in the same order. */
static bool is_one_apiece(const dz_matcher *m, const dz_frame *f, const dz_arguments *s, const dz_arguments *o) {
    return is_standing(m, f) && dz_matcher_phrase(m, m->phrase)->named_by != DZ_NONE && s->count > 1 && s->count == o->count;
}

static void add_all(const dz_matcher *m, const dz_frame *f, const dz_arguments *s, const dz_arguments *o) {
    uint8_t flags = (uint8_t)((s->coref || o->coref ? DZ_R_COREF : 0) | (is_order_alone(m, f, s, o) ? DZ_R_AMBIGUOUS_ORDER : 0));
    bool apiece = is_one_apiece(m, f, s, o);
    for (uint32_t i = 0; i < s->count; i++)
        for (uint32_t k = 0; k < o->count; k++)
            if (!apiece || i == k)
                add(m, f, s->at[i], o->at[k], flags);
}

static bool fill(const dz_matcher *m, const dz_frame *f, dz_arguments *s, dz_arguments *o) {
    find_subjects(m, f, s);
    if (!s->count)
        return false;
    find_objects(m, f, o);
    return o->count || (f->flags & DZ_F_BOTH);
}

/* `SpaceX, das Musk gründete`: where the types do not fit, the relative pronoun may be the object. */
static bool fill_turned(dz_matcher *m, const dz_frame *f, dz_arguments *s, dz_arguments *o) {
    const dz_clause *c = dz_matcher_clause(m);
    bool either = m->phrase == DZ_NONE && c->antecedent != DZ_NONE && (c->relative_morph & DZ_NOM) && (c->relative_morph & DZ_ACC);
    m->turned = either && !m->passive && dz_slot_subject(m) != DZ_NONE;
    bool filled = m->turned && fill(m, f, s, o);
    m->turned = false;
    return filled;
}

/* Is the subject one whom the noun belongs to? */
static bool is_owned(const dz_matcher *m, const dz_frame *f) {
    for (uint8_t i = 0; i < f->subject_count; i++) {
        const dz_slot *slot = &m->image->slots[f->subject + i];
        uint8_t kind = slot->kind;
        bool agent = kind == DZ_SLOT_PREP && m->image->lemmas[slot->preposition].sense == DZ_SENSE_AGENT;
        if (agent || kind == DZ_SLOT_GEN || kind == DZ_SLOT_OWNER || kind == DZ_SLOT_POSS || kind == DZ_SLOT_CLAUSE || kind == DZ_SLOT_ADJ)
            return true;
    }
    return false;
}

static bool fits_topic(const dz_matcher *m, const dz_frame *f, uint32_t mention) {
    return dz_slot_fits(m, mention, &m->image->slots[f->subject], m->image->predicates[f->predicate].subject_types);
}

/* `Syrien: Angriff auf Damaskus`: a state says rather where; it acts on another state or an organisation. */
static bool is_acted_on(const dz_matcher *m, const dz_arguments *s, const dz_arguments *o) {
    uint8_t object = m->a->mentions.at[o->at[0]].type;
    return m->a->mentions.at[s->at[0]].type != DREISATZ_STATE || object == DREISATZ_STATE || object == DREISATZ_ORG;
}

/* `VW: Einigung mit der IG Metall` */
static bool fill_headline(const dz_matcher *m, const dz_frame *f, dz_arguments *s, dz_arguments *o) {
    if (m->phrase == DZ_NONE || f->pos != (uint8_t)DZ_NOUN || !is_owned(m, f))
        return false;
    *s = *o = (dz_arguments){.phrase = DZ_NONE};
    dz_slot_put_topic(m, s);
    for (uint32_t i = 0; i < s->count; i++)
        if (!fits_topic(m, f, s->at[i]))
            return false;
    if (!s->count || (f->flags & DZ_F_BOTH))
        return s->count > 1;
    find_objects(m, f, o);
    return o->count && is_acted_on(m, s, o);
}

/* `spaltete seine Zentren ab`: both sides are one and the same. */
static bool is_oneself(const dz_matcher *m, const dz_arguments *s, const dz_arguments *o) {
    return s->count == 1 && o->count == 1 && entity_of(m, s->at[0]) == entity_of(m, o->at[0]);
}

/* `das Trump-Putin-Treffen`: what two do to each other, named side by side before the noun. */
static bool add_beside(const dz_matcher *m, const dz_frame *f, const dz_arguments *s) {
    bool two = s->count == 2 && m->phrase != DZ_NONE && m->image->predicates[f->predicate].symmetric;
    const dz_mention *a = two ? &m->a->mentions.at[s->at[0]] : NULL, *b = two ? &m->a->mentions.at[s->at[1]] : NULL;
    bool beside = two && a->form >= DREISATZ_ADJECTIVE && dz_slot_is_beside(a, b);
    return beside && add_pairs(m, f, s);
}

/* True when the frame holds, whether or not its triple was new. */
static bool try_frame(dz_matcher *m, const dz_frame *f) {
    m->tight = is_tight(m, f);
    m->behind = f->owned;
    m->pairs = (f->flags & DZ_F_BOTH) != 0;
    if (!fits_voice(m, f))
        return miss(m, f, DZ_MISS_VOICE);
    if ((f->conditional && !dz_parts_allow(m, f)) || (is_turned(f) && dz_matcher_clause(m)->factuality != DREISATZ_NEGATED))
        return miss(m, f, DZ_MISS_CONDITION);
    if (f->flags & DZ_F_REJECT)
        return true;
    if (dz_matcher_clause(m)->demanded && m->image->slots[f->subject].kind != DZ_SLOT_SELF)
        return miss(m, f, DZ_MISS_DEMANDED);
    dz_arguments s, o;
    bool filled = fill(m, f, &s, &o);
    bool pair = (f->flags & DZ_F_BOTH) != 0;
    filled = filled && (!pair || s.count > 1);
    if (!filled && !pair && add_beside(m, f, &s))
        return true;
    if (!filled && !fill_turned(m, f, &s, &o) && !fill_headline(m, f, &s, &o))
        return miss(m, f, DZ_MISS_SLOT);
    if (pair)
        return add_pairs(m, f, &s) || miss(m, f, DZ_MISS_SLOT);
    if ((s.phrase != DZ_NONE && s.phrase == o.phrase) || is_oneself(m, &s, &o))
        return miss(m, f, DZ_MISS_SAME);
    add_all(m, f, &s, &o);
    return true;
}

/* A set of predicates. */
typedef struct predicates {
    uint64_t bits[DZ_LIMIT_PREDICATES / 64];
} predicates;

static void put(predicates *set, uint16_t predicate) {
    set->bits[predicate / 64] |= (uint64_t)1 << predicate % 64;
}

static bool has(const predicates *set, uint16_t predicate) {
    return set->bits[predicate / 64] >> predicate % 64 & 1;
}

/* What the frames of these triggers could give. */
static predicates predicates_of(const dz_matcher *m, const dz_lemma *l, const dz_triggers *triggers) {
    predicates all = {{0}};
    for (uint32_t i = 0; (i = dz_triggers_next(triggers, i, l->trigger_count)) < l->trigger_count; i++)
        put(&all, dz_image_frame(m->image, l->triggers + i)->predicate);
    return all;
}

/* What rejects is tried only for the sake of what it could reject, and what has been given is not sought again. */
static bool is_wanted(const dz_frame *f, const predicates *possible, const predicates *done) {
    return (!(f->flags & DZ_F_REJECT) || has(possible, f->predicate)) && (!has(done, f->predicate) || (f->flags & DZ_F_ALSO));
}

static void try_lemma(dz_matcher *m, uint32_t lemma, dz_pos pos) {
    const dz_lemma *l = lemma == DZ_NONE ? NULL : &m->image->lemmas[lemma];
    dz_triggers open, giving;
    if (!l || !l->trigger_count || !dz_gate_open(m, l, pos, &open, &giving))
        return;
    predicates possible = predicates_of(m, l, &giving), done = {{0}};
    m->word = lemma;
    for (uint32_t i = 0; (i = dz_triggers_next(&open, i, l->trigger_count)) < l->trigger_count; i++) {
        m->rule = l->triggers + i;
        const dz_frame *f = dz_image_frame(m->image, m->rule);
        if (is_wanted(f, &possible, &done) && try_frame(m, f))
            put(&done, f->predicate);
    }
}

/* `ist mit Moskau verbündet`: an adjective outside the phrases of a copular clause. */
static void try_adjectives(dz_matcher *m) {
    const dz_clause *c = dz_matcher_clause(m);
    for (uint32_t t = c->first; t < c->last; t++) {
        const dz_reading *r = m->c->of_token[t - m->c->first] == m->clause ? dz_matcher_reading(m, t, DZ_ADJ) : NULL;
        m->trigger = t;
        if (r && m->image->lemmas[r->lemma].trigger_count)
            try_lemma(m, r->lemma, DZ_ADJ);
    }
}

/* Two mentions of different entities. */
static bool can_yield(const dz_analysis *a, uint32_t sentence) {
    uint32_t i = dz_mention_first_of(a, sentence);
    for (uint32_t k = i + 1; k < a->mentions.count && a->mentions.at[k].sentence == sentence; k++)
        if (a->mentions.at[k].entity != a->mentions.at[i].entity)
            return true;
    return false;
}

/* ---- a sentence ---- */

static void try_verbs(dz_matcher *m) {
    for (uint32_t i = 0; i < m->c->clauses.count; i++) {
        const dz_clause *c = &m->c->clauses.at[i];
        m->clause = i;
        m->phrase = DZ_NONE;
        m->types[1] = UINT16_MAX;
        m->trigger = c->verb_token;
        m->passive = c->passive;
        m->found->count = 0;
        if (!c->demanded)
            try_lemma(m, c->verb, DZ_VERB);
        if (c->antecedent != DZ_NONE && c->finite == DZ_NONE) /* `die in X ansässige Firma` */
            try_lemma(m, c->verb, DZ_ADJ);
        if ((c->copular || c->passive) && !c->demanded)
            try_adjectives(m);
    }
    m->passive = false;
}

/* All when a member of the coordination names nobody itself. */
static uint16_t types_of_self(const dz_matcher *m, uint32_t index) {
    uint16_t types = 0;
    for (uint32_t i = index; i != DZ_NONE; i = dz_matcher_phrase(m, i)->next) {
        uint32_t self = dz_matcher_phrase(m, i)->self;
        if (self == DZ_NONE)
            return UINT16_MAX;
        types |= (uint16_t)(1u << m->a->mentions.at[self].type);
    }
    return types;
}

static void at_phrase(dz_matcher *m, uint32_t index) {
    const dz_phrase *f = &m->c->phrases.at[index];
    m->clause = f->clause;
    m->phrase = index;
    m->trigger = f->head;
    m->found->count = 0;
    m->types[1] = m->watch ? UINT16_MAX : types_of_self(m, index);
}

static void try_nouns(dz_matcher *m) {
    for (uint32_t i = 0; i < m->c->phrases.count; i++) {
        const dz_phrase *f = &m->c->phrases.at[i];
        at_phrase(m, i);
        try_lemma(m, f->lemma, DZ_NOUN);
        /* a listed compound without rules of its own uses those of its last part */
        if (f->lemma != DZ_NONE && !m->image->lemmas[f->lemma].trigger_count)
            try_lemma(m, m->a->infos[f->head]->head, DZ_NOUN);
    }
}

/* What no word says but the phrase alone: `die Zürcher Privatbank X`. */
static void try_phrases(dz_matcher *m) {
    uint32_t lemma = dz_image_lemma(m->image, dz_hash_string(DZ_PHRASE_LEMMA));
    m->touching = true;
    for (uint32_t i = 0; i < m->c->phrases.count; i++) {
        const dz_phrase *f = &m->c->phrases.at[i];
        at_phrase(m, i);
        if (f->self != DZ_NONE && !f->referring && !f->demonstrative) /* not `X, dessen Mutter aus Köln kam` */
            try_lemma(m, lemma, DZ_PHRASE);
    }
    m->touching = false;
}

/* Of the names in the sentence, and of those before it that its pronouns mean. */
static uint16_t types_in(const dz_matcher *m) {
    uint16_t types = 0;
    for (uint32_t i = dz_mention_first_of(m->a, m->sentence); i < m->a->mentions.count && m->a->mentions.at[i].sentence == m->sentence; i++)
        types |= (uint16_t)(1u << m->a->mentions.at[i].type);
    for (uint32_t i = 0; i < m->c->phrases.count; i++)
        if (dz_matcher_phrase(m, i)->self != DZ_NONE)
            types |= (uint16_t)(1u << m->a->mentions.at[dz_matcher_phrase(m, i)->self].type);
    return types;
}

static uint32_t *no_subjects(const dz_matcher *m) {
    size_t size = sizeof(uint32_t) * (m->c->clauses.count + 1);
    return memset(dz_arena_alloc(dz_matcher_arena(m), size), 0xFE, size);
}

static void try_all(dz_matcher *m) {
    m->types[0] = m->watch ? UINT16_MAX : types_in(m); /* the watch hears of all frames */
    m->subjects = no_subjects(m);
    m->found = dz_arena_alloc(dz_matcher_arena(m), sizeof *m->found);
    m->gates = dz_arena_zero(dz_matcher_arena(m), m->image->counts[DZ_S_GATES] + 1);
    dz_words_read(&m->words, m->a, m->c);
    try_verbs(m);
    try_nouns(m);
    m->phrase = DZ_NONE;
    dz_patterns_try(m);
    try_phrases(m);
}

/* The clauses of a sentence: those that were kept, else read in memory that is given back after it. */
static const dz_clauses *clauses_of(const dz_analysis *a, uint32_t sentence, dz_clauses *read) {
    if (a->clauses[sentence])
        return a->clauses[sentence];
    dz_analysis passing = *a;
    passing.arena = a->passing;
    dz_clause_read(&passing, sentence, read);
    return read;
}

void dz_relation_find(dz_analysis *a, dz_entities *entities, uint32_t sentence, const dreisatz_options *options, dz_relations *relations) {
    bool document = options->coref == DREISATZ_COREF_DOCUMENT; /* a pronoun may add what the sentence lacks, and later ones refer to it */
    dz_clauses read;
    if (!document && !can_yield(a, sentence))
        return;
    dz_matcher m = {.a = a,
                    .image = a->image,
                    .entities = entities,
                    .relations = relations,
                    .c = document || !a->passing ? dz_clause_of_sentence(a, sentence) : clauses_of(a, sentence, &read),
                    .sentence = sentence};
    try_all(&m);
    if (a->passing)
        dz_arena_reset(a->passing);
}

void dz_relation_watch(dz_analysis *a, dz_entities *entities, uint32_t sentence, const dreisatz_options *options, const dz_watch *watch) {
    dz_relations none = {0};
    (void)options;
    if (!can_yield(a, sentence))
        return;
    dz_matcher m = {.a = a,
                    .image = a->image,
                    .entities = entities,
                    .relations = &none,
                    .c = dz_clause_of_sentence(a, sentence),
                    .sentence = sentence,
                    .watch = watch};
    try_all(&m);
}
