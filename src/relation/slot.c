/* Slots: who fills one, by case, preposition, attribute or reference. */
#include "matcher.h"

static void put(dz_arguments *g, uint32_t mention) {
    if (mention != DZ_NONE && g->count < DZ_MAX_ARGUMENTS)
        g->at[g->count++] = mention;
}

/* ---- whom a phrase stands for ---- */

static bool is_body(const dz_matcher *m, const dz_phrase *f) {
    uint32_t head = f->lemma == DZ_NONE ? DZ_NONE : m->a->infos[f->head]->head;
    uint16_t lists =
        (uint16_t)((f->lemma == DZ_NONE ? 0 : m->image->lemmas[f->lemma].lists) | (head == DZ_NONE ? 0 : m->image->lemmas[head].lists));
    return (lists & (DZ_LEMMA_BODY | DZ_LEMMA_ROLE)) != 0;
}

static bool is_sense(const dz_matcher *m, uint32_t lemma, uint32_t sense) {
    return lemma != DZ_NONE && m->image->lemmas[lemma].sense == sense;
}

/* `die Regierung in Kiew`, `die Führung aus Moskau`: right behind it. */
static bool is_within(const dz_matcher *m, uint32_t index, uint32_t other) {
    const dz_phrase *f = dz_matcher_phrase(m, other);
    return f->first == dz_matcher_phrase(m, index)->last && f->lemma == DZ_NONE && is_sense(m, f->preposition, DZ_SENSE_WITHIN);
}

/* `die Polizei von Bangladesch` */
static bool is_of(const dz_matcher *m, uint32_t index, uint32_t other) {
    const dz_phrase *f = dz_matcher_phrase(m, other);
    return f->first == dz_matcher_phrase(m, index)->last && is_sense(m, f->preposition, DZ_SENSE_AGENT);
}

static void put_phrase(const dz_matcher *m, uint32_t index, dz_arguments *g);

/* `X und seine Armee`: the list that a reference leads to may hold the phrase it came from; such a circle ends. */
static void put_list(const dz_matcher *m, uint32_t index, dz_arguments *g) {
    enum { DEEPEST = 3 };
    if (g->depth == DEEPEST)
        return;
    g->depth++;
    for (uint32_t i = index, n = 0; i != DZ_NONE && n < DZ_MAX_ARGUMENTS; i = dz_matcher_phrase(m, i)->next, n++)
        put_phrase(m, i, g);
    g->depth--;
}

/* `türkisch-russische Gespräche`, `der EU-Türkei-Gipfel`, `deutsche und französische Truppen`: does the mention stand beside the one
 * before? */
static bool is_beside(const dz_mention *a, const dz_mention *b) {
    bool joined = a->form == DREISATZ_ADJECTIVE && b->first == a->last + 1;
    return b->sentence == a->sentence && b->form == a->form && (b->first == a->first || joined);
}

/* An adjective or first part of a compound, with those beside it. */
static void put_attribute(const dz_matcher *m, const dz_phrase *f, uint32_t mention, dz_arguments *g) {
    put(g, mention);
    for (uint32_t i = mention; mention != DZ_NONE && i + 1 < m->a->mentions.count; i++) {
        if (m->a->mentions.at[i + 1].first > f->head || !is_beside(&m->a->mentions.at[i], &m->a->mentions.at[i + 1]))
            return;
        put(g, i + 1);
    }
}

/* `seine Armee`, `deren Truppen`: they act for whom the possessive means, unless that is a person. */
static bool is_owned_body(const dz_matcher *m, const dz_phrase *f) {
    const dz_phrase *owner = f->possessed_by == DZ_NONE ? NULL : dz_matcher_phrase(m, f->possessed_by);
    return owner && owner->self != DZ_NONE && f->adjective == DZ_NONE && m->a->mentions.at[owner->self].type != DREISATZ_PER;
}

/* The name a phrase is, or that a body of someone carries: `russische Truppen`, `Mitglieder der NLD`. */
static void put_phrase(const dz_matcher *m, uint32_t index, dz_arguments *g) {
    const dz_phrase *f = dz_matcher_phrase(m, index);
    if (f->named_by != DZ_NONE || f->same_as != DZ_NONE) { /* `die Chefs, X und Y`; `X und Y …, weil sie` */
        put_list(m, f->named_by != DZ_NONE ? f->named_by : f->same_as, g);
        g->coref = g->coref || f->same_as != DZ_NONE;
        return;
    }
    if (f->self != DZ_NONE) {
        put(g, f->self);
        g->coref = g->coref || f->referring;
        return;
    }
    if (!is_body(m, f))
        return;
    if (is_owned_body(m, f)) {
        put_list(m, f->possessed_by, g);
        g->coref = true;
        return;
    }
    if (f->adjective != DZ_NONE || f->compound != DZ_NONE || f->owner != DZ_NONE) {
        put_attribute(m, f, f->owner != DZ_NONE ? f->owner : f->adjective != DZ_NONE ? f->adjective : f->compound, g);
        return;
    }
    for (uint32_t i = index + 1; i < m->c->phrases.count && i <= index + 2; i++)
        if (dz_matcher_phrase(m, i)->genitive_of == index || is_within(m, index, i) || is_of(m, index, i))
            put_list(m, i, g); /* `Vertreter von X und Y` */
}

static void put_members(const dz_matcher *m, uint32_t index, dz_arguments *g) {
    g->phrase = index;
    put_list(m, index, g);
}

/* ---- types ---- */

/* As listed, else by a head word in it: `SC Ruhpolding` is a club. */
static uint8_t kind_of(const dz_matcher *m, const dz_mention *n) {
    if (n->record != DZ_NONE)
        return m->image->records[n->record].kind;
    for (uint32_t t = n->first; t < n->last; t++)
        if (m->a->infos[t]->kind)
            return m->a->infos[t]->kind;
    return 0;
}

/* Does the rule that is tried want places as such? */
static bool is_literal(const dz_matcher *m, uint16_t types) {
    const dz_frame *f = dz_image_frame(m->image, m->rule);
    return (types & 1u << DREISATZ_LOC) && m->image->predicates[f->predicate].literal;
}

/* A kind that no list tells is no reason against a rule, but a phrase alone needs it. */
bool dz_slot_fits(const dz_matcher *m, uint32_t mention, const dz_slot *s, uint16_t types) {
    const dz_mention *n = &m->a->mentions.at[mention];
    uint16_t bit = (uint16_t)(1u << n->type);
    if (!s || (!s->types && !s->kinds))
        return types & bit;
    if (s->kind == DZ_SLOT_PREP && s->types == 1u << DREISATZ_STATE && !is_literal(m, types) && n->metonym)
        return true; /* `stößt in Berlin auf Ablehnung` */
    bool has_kind = bit & ((1u << DREISATZ_ORG) | (1u << DREISATZ_LOC)), named = s->types & bit;
    if (!has_kind || !s->kinds)
        return named;
    if (!named && !(types & bit))
        return false;
    uint8_t kind = kind_of(m, n);
    return kind || (s->kinds & 1) ? s->kinds >> kind & 1 : !s->strict && !m->touching;
}

static void keep_fitting(const dz_matcher *m, dz_arguments *g, const dz_slot *s, uint16_t types) {
    uint32_t used = 0;
    for (uint32_t i = 0; i < g->count; i++)
        if (dz_slot_fits(m, g->at[i], s, types))
            g->at[used++] = g->at[i];
    g->count = used;
}

/* ---- slots of the clause ---- */

static bool is_core(const dz_matcher *m, uint32_t index, uint32_t clause) {
    const dz_phrase *f = dz_matcher_phrase(m, index);
    return f->clause == clause && f->preposition == DZ_NONE && f->genitive_of == DZ_NONE && f->apposition_of == DZ_NONE &&
           !f->coordinated && !f->aside && !f->reflexive;
}

static uint32_t subject_phrase(const dz_matcher *m, uint32_t clause) {
    if (m->subjects[clause] == DZ_NOT_ASKED)
        m->subjects[clause] = dz_clause_subject(m->a, m->c, clause);
    return m->subjects[clause];
}

/* Does the relative pronoun stand in one of the cases? A turned clause is read with it as its object. */
static bool relative_is(const dz_matcher *m, const dz_clause *c, uint16_t cases) {
    uint16_t morph = m->turned && c == dz_matcher_clause(m) ? c->relative_morph & (uint16_t)~DZ_NOM : c->relative_morph;
    return c->antecedent != DZ_NONE && c->relative_preposition == DZ_NONE && (morph & cases);
}

/* `fordert X auf, … zu`: the object does it. In the passive it is the subject again. */
static bool is_controlled_by_object(const dz_matcher *m, uint32_t clause) {
    const dz_clause *c = &m->c->clauses.at[clause];
    return !c->passive && c->verb != DZ_NONE && (m->image->lemmas[c->verb].lists & DZ_LEMMA_OBJECT_CONTROL);
}

static void put_object_of(const dz_matcher *m, uint32_t clause, dz_arguments *g) {
    uint32_t subject = subject_phrase(m, clause);
    for (uint32_t i = 0; i < m->c->phrases.count && !g->count; i++)
        if (i != subject && is_core(m, i, clause) && (dz_matcher_phrase(m, i)->morph & (DZ_ACC | DZ_DAT)))
            put_members(m, i, g);
}

/* `US-Zölle` are those of the USA, but `Ukraine-Kurs` says what the course is about. */
static bool is_owner_in_compound(const dz_matcher *m, uint32_t mention) {
    const dz_mention *k = &m->a->mentions.at[mention];
    bool place = k->type == DREISATZ_STATE || k->type == DREISATZ_LOC;
    for (uint32_t i = k->start; place && i < k->end; i++)
        if (m->a->text.norm[i] >= 'a' && m->a->text.norm[i] <= 'z')
            return false;
    return true;
}

/* Whose it is: `Putins Plan`, `der Plan Russlands`, `der russische Plan`, `die Hälfte der Opel-Aktien`. */
static void put_owner(const dz_matcher *m, uint32_t index, dz_arguments *g) {
    const dz_phrase *f = dz_matcher_phrase(m, index);
    bool compound = f->compound != DZ_NONE && is_owner_in_compound(m, f->compound);
    put_attribute(m, f, f->owner != DZ_NONE ? f->owner : f->adjective != DZ_NONE ? f->adjective : compound ? f->compound : DZ_NONE, g);
    for (uint32_t i = index + 1; i < m->c->phrases.count && i <= index + 2 && !g->count; i++)
        if (dz_matcher_phrase(m, i)->genitive_of == index || is_within(m, index, i) ||
            (is_sense(m, dz_matcher_phrase(m, i)->preposition, DZ_SENSE_AGENT) && dz_matcher_phrase(m, i)->first == f->last))
            put_members(m, i, g);
    if (!g->count && index + 1 < m->c->phrases.count && dz_matcher_phrase(m, index + 1)->genitive_of == index)
        put_owner(m, index + 1, g);
}

/* `gemeinsam mit Polen`: takes part in what the subject does. */
static void put_companions(const dz_matcher *m, uint32_t clause, dz_arguments *g) {
    for (uint32_t i = 0; i < m->c->phrases.count; i++) {
        const dz_phrase *f = dz_matcher_phrase(m, i);
        if (f->clause == clause && f->companion)
            put_list(m, i, g);
    }
}

/* `X ist der erste Staat, der …`: the predicate noun is X. */
static uint32_t subject_of_predicate(const dz_matcher *m, uint32_t noun) {
    const dz_phrase *f = dz_matcher_phrase(m, noun);
    const dz_clause *c = &m->c->clauses.at[f->clause];
    bool predicate = f->self == DZ_NONE && c->copular && f->preposition == DZ_NONE && f->genitive_of == DZ_NONE && (f->morph & DZ_NOM);
    uint32_t subject = predicate ? subject_phrase(m, f->clause) : DZ_NONE;
    return subject != DZ_NONE && subject != noun ? subject : noun;
}

/* The subject of a clause: its own, that of its relative pronoun, or of the clause it depends on. */
static void put_subject(const dz_matcher *m, uint32_t clause, dz_arguments *g, int depth) {
    const dz_clause *c = &m->c->clauses.at[clause];
    if (relative_is(m, c, DZ_NOM)) {
        put_members(m, subject_of_predicate(m, c->antecedent), g);
        return;
    }
    uint32_t own = c->infinitive ? DZ_NONE : subject_phrase(m, clause);
    if (own != DZ_NONE) {
        put_members(m, own, g);
        put_companions(m, clause, g);
    } else if (c->noun != DZ_NONE && c->infinitive)
        put_owner(m, c->noun, g);
    else if (c->infinitive && c->parent != DZ_NONE && is_controlled_by_object(m, c->parent))
        put_object_of(m, c->parent, g);
    else if (c->parent != DZ_NONE && depth < 4 && (c->infinitive || c->shares))
        put_subject(m, c->parent, g, depth + 1);
}

static void put_core(const dz_matcher *m, uint16_t cases, dz_arguments *g) {
    const dz_clause *c = dz_matcher_clause(m);
    uint32_t subject = relative_is(m, c, DZ_NOM) || c->infinitive ? DZ_NONE : subject_phrase(m, m->clause);
    if (relative_is(m, c, cases) && !relative_is(m, c, DZ_NOM)) {
        put_members(m, c->antecedent, g);
        return;
    }
    for (uint32_t i = 0; i < m->c->phrases.count && !g->count; i++)
        if (i != subject && is_core(m, i, m->clause) && (dz_matcher_phrase(m, i)->morph & cases))
            put_members(m, i, g);
}

static void put_agent_from(const dz_matcher *m, uint32_t clause, bool after_nouns, dz_arguments *g) {
    for (uint32_t i = 0; i < m->c->phrases.count && !g->count; i++) {
        const dz_phrase *f = dz_matcher_phrase(m, i);
        bool after_noun = i && is_of(m, i - 1, i) && dz_matcher_phrase(m, i - 1)->lemma != DZ_NONE;
        if (f->clause == clause && is_sense(m, f->preposition, DZ_SENSE_AGENT) && !f->coordinated && i != m->c->clauses.at[clause].source &&
            (after_nouns || !after_noun))
            put_members(m, i, g);
    }
}

/* `nach Recherchen von Reuters von Polen kritisiert`: rather not the one that a noun may own. */
static void put_agent_in(const dz_matcher *m, uint32_t clause, dz_arguments *g) {
    put_agent_from(m, clause, false, g);
    put_agent_from(m, clause, true, g);
}

/* `wurde von Polen kritisiert und mit Zöllen belegt`: the second participle shares the agent. */
static void put_agent(const dz_matcher *m, dz_arguments *g) {
    const dz_clause *c = dz_matcher_clause(m);
    put_agent_in(m, m->clause, g);
    if (!g->count && c->shares && c->parent != DZ_NONE && m->c->clauses.at[c->parent].passive)
        put_agent_in(m, c->parent, g);
}

/* Slot cases are bits as in the morphology: one nibble a case. */
static bool shows_case(const dz_phrase *f, uint8_t cases) {
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
    bool of = is_sense(m, f->preposition, DZ_SENSE_AGENT) && s->cases == 4;
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

/* `war bei X Finanzchef`, `mit X an der Spitze`: before a predicate noun or a prepositional phrase another may stand that belongs to it. */
static void put_before(const dz_matcher *m, const dz_slot *s, dz_arguments *g) {
    const dz_phrase *f = m->phrase == DZ_NONE || !m->phrase ? NULL : dz_matcher_phrase(m, m->phrase);
    if (!f || f->self != DZ_NONE || f->genitive_of != DZ_NONE || (f->preposition == DZ_NONE && !dz_matcher_clause(m)->copular))
        return;
    const dz_phrase *before = f - 1;
    if (before->clause == m->clause && before->preposition == s->preposition && before->last == f->first && shows_case(before, s->cases))
        put_members(m, m->phrase - 1, g);
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
            shows_case(dz_matcher_phrase(m, i), s->cases))
            put_members(m, i, g);
}

/* `Gründer und Chef`: the member of the coordination that stands before; DZ_NONE. */
static uint32_t member_before(const dz_matcher *m, uint32_t index) {
    for (uint32_t i = index; dz_matcher_phrase(m, index)->coordinated && i-- > 0;)
        if (dz_matcher_phrase(m, i)->next == index)
            return i;
    return DZ_NONE;
}

/* `X, Chef von Y, …`: touches an apposition, so it is no part of the clause. */
static bool hangs_on_apposition(const dz_matcher *m, uint32_t index) {
    const dz_phrase *before = index ? dz_matcher_phrase(m, index - 1) : NULL;
    if (!before || before->last != dz_matcher_phrase(m, index)->first || before->lemma == DZ_NONE)
        return false;
    for (uint32_t n = 0; n < 4 && before->genitive_of != DZ_NONE; n++)
        before = dz_matcher_phrase(m, before->genitive_of);
    uint32_t member = before->coordinated ? member_before(m, (uint32_t)(before - m->c->phrases.at)) : DZ_NONE;
    return (member == DZ_NONE ? before : dz_matcher_phrase(m, member))->apposition_of != DZ_NONE;
}

static void put_prepositional(const dz_matcher *m, const dz_slot *s, dz_arguments *g) {
    const dz_clause *c = dz_matcher_clause(m);
    if (c->antecedent != DZ_NONE && c->relative_preposition == s->preposition && !m->touching) {
        put_members(m, c->antecedent, g);
        return;
    }
    uint32_t first = m->phrase == DZ_NONE ? 0 : m->phrase + 1;
    for (uint32_t i = first; i < m->c->phrases.count && !g->count; i++) {
        const dz_phrase *f = dz_matcher_phrase(m, i);
        if (f->clause != m->clause || f->preposition != s->preposition || f->coordinated || f->aside || !shows_case(f, s->cases))
            continue;
        if (m->touching && f->first != dz_matcher_phrase(m, m->phrase)->last)
            return;
        if (m->phrase == DZ_NONE && hangs_on_apposition(m, i))
            continue;
        if (m->phrase != DZ_NONE && !m->tight && !hangs_together(m, s, i))
            continue;
        if (m->tight && f->first > end_of_description(m, i) + 1)
            continue;
        put_members(m, i, g);
    }
    if (!g->count)
        put_behind_antecedent(m, s, g);
}

/* ---- slots of a noun ---- */

static void put_genitive(const dz_matcher *m, uint32_t index, dz_arguments *g, int depth) {
    const dz_phrase *f = dz_matcher_phrase(m, index);
    if (f->owner != DZ_NONE && !m->behind)
        put(g, f->owner);
    for (uint32_t i = index + 1; i < m->c->phrases.count && i <= index + 6 && !g->count; i++)
        if (dz_matcher_phrase(m, i)->genitive_of == index && !dz_matcher_phrase(m, i)->coordinated)
            put_members(m, i, g);
    if (!g->count && f->genitive_of != DZ_NONE && depth < 3 && dz_matcher_phrase(m, f->genitive_of)->owner != DZ_NONE)
        put_genitive(m, f->genitive_of, g, depth + 1); /* Russlands Ausbau der Kooperation */
}

/* `verpflichtete X als Trainer`: what stands right behind the object describes it; DZ_NONE. */
static uint32_t object_described(const dz_matcher *m, uint32_t index) {
    const dz_clause *c = &m->c->clauses.at[dz_matcher_phrase(m, index)->clause];
    for (uint32_t i = index; i-- > 0 && dz_matcher_phrase(m, i)->clause == dz_matcher_phrase(m, index)->clause;) {
        const dz_phrase *f = dz_matcher_phrase(m, i);
        if (f->preposition != DZ_NONE || f->genitive_of != DZ_NONE || dz_clause_is_time(m->a, f))
            continue;
        bool person = f->self != DZ_NONE && m->a->mentions.at[f->self].type == DREISATZ_PER && (f->morph & DZ_ACC);
        return person && !c->passive && is_core(m, i, f->clause) && i != subject_phrase(m, f->clause) ? i : DZ_NONE;
    }
    return DZ_NONE;
}

/* `das Ehepaar A und B`, not `sein Bruder A und B` */
static bool is_collective(const dz_phrase *f) {
    return !(f->morph & (DZ_MASC | DZ_FEM | DZ_PLUR));
}

/* The one whom the noun names: by the phrase or its apposition, as a predicate noun (`X ist Chef`), behind `als`. */
static void put_self(const dz_matcher *m, dz_arguments *g) {
    uint32_t i = m->phrase;
    const dz_phrase *f = dz_matcher_phrase(m, i);
    const dz_clause *c = &m->c->clauses.at[f->clause];
    if (f->referring && f->possessive) /* `seine Firma` says who is meant, not whose it is */
        return;
    if (f->self != DZ_NONE) {
        if (f->named_by == DZ_NONE && (f->morph & DZ_SING) && !(m->pairs && is_collective(f)))
            put(g, f->self);
        else
            put_members(m, i, g); /* die Konzerne X und Y */
        g->phrase = i;
        return;
    }
    bool as = is_sense(m, f->preposition, DZ_SENSE_AS), subject = !relative_is(m, c, DZ_NOM) && subject_phrase(m, f->clause) == i;
    uint32_t first = f->possessive ? DZ_NONE : member_before(m, i),
             object = as ? object_described(m, i) : DZ_NONE; /* not `X und sein Chef` */
    if (first != DZ_NONE && dz_matcher_phrase(m, first)->self != DZ_NONE && dz_matcher_phrase(m, first)->lemma != DZ_NONE) {
        put(g, dz_matcher_phrase(m, first)->self);
        g->phrase = first;
    } else if (object != DZ_NONE) {
        put_members(m, object, g);
    } else if (((f->preposition == DZ_NONE && (f->morph & DZ_NOM)) || as) && f->genitive_of == DZ_NONE && (c->copular || as) && !subject) {
        put_subject(m, f->clause, g, 0);
    }
}

/* `X und Ehemann Y`: the person of whom a noun without article is said; DZ_NONE. */
static uint32_t person_before(const dz_matcher *m, const dz_phrase *f) {
    uint32_t before = f->first == f->head && f->self != DZ_NONE ? member_before(m, m->phrase) : DZ_NONE;
    uint32_t self = before == DZ_NONE ? DZ_NONE : dz_matcher_phrase(m, before)->self;
    bool pair = self != DZ_NONE && !dz_matcher_phrase(m, before)->coordinated; /* in a list of guests it is anyone's */
    return pair && m->a->mentions.at[self].type == DREISATZ_PER ? before : DZ_NONE;
}

/* `seine Reise`: whom the possessive means. */
static void put_possessor(const dz_matcher *m, dz_arguments *g) {
    const dz_phrase *f = dz_matcher_phrase(m, m->phrase);
    if (!f->possessive && person_before(m, f) != DZ_NONE)
        put(g, dz_matcher_phrase(m, person_before(m, f))->self);
    if (!f->possessive || f->possessed_by == DZ_NONE)
        return;
    g->coref = true;
    put_members(m, f->possessed_by, g);
}

/* ---- what a verb says, judges or aims at ---- */

/* `dass Polen …`, or without conjunction in the mood of reported speech */
static bool is_content(const dz_matcher *m, const dz_clause *c) {
    const dz_reading *r = dz_lexicon_reading(m->image, m->a->infos[c->first]->word, DZ_SUB);
    bool opened = c->subordinate && r && is_sense(m, r->lemma, DZ_SENSE_CONTENT);
    return opened || (!c->subordinate && !c->infinitive && c->reported_mood);
}

static bool depends(const dz_matcher *m, uint32_t clause) {
    const dz_clause *c = &m->c->clauses.at[clause];
    return c->parent == m->clause && c->antecedent == DZ_NONE && c->noun == DZ_NONE && !c->shares;
}

static void put_content(const dz_matcher *m, dz_arguments *g) {
    for (uint32_t i = 0; i < m->c->clauses.count && !g->count; i++) {
        const dz_clause *c = &m->c->clauses.at[i];
        if (!c->passive && (c->reporter == m->clause || (depends(m, i) && is_content(m, c))))
            put_subject(m, i, g, 0);
    }
}

/* `die Sanktionen gegen X`: it may hang on the noun before it. */
static bool is_behind_noun(const dz_matcher *m, uint32_t index) {
    const dz_phrase *f = dz_matcher_phrase(m, index), *before = f - 1;
    return index && before->last == f->first && before->lemma != DZ_NONE && before->clause == f->clause;
}

/* `droht, Polen anzugreifen`: its object, else whom a partner's preposition names: `gegen Polen vorzugehen`. */
static void put_aim(const dz_matcher *m, dz_arguments *g) {
    for (uint32_t k = m->clause + 1; k < m->c->clauses.count; k++) {
        if (!depends(m, k) || !m->c->clauses.at[k].infinitive)
            continue;
        for (uint32_t i = 0; i < m->c->phrases.count && !g->count; i++)
            if (is_core(m, i, k))
                put_members(m, i, g);
        for (uint32_t i = 0; i < m->c->phrases.count && !g->count; i++)
            if (dz_matcher_phrase(m, i)->clause == k && is_sense(m, dz_matcher_phrase(m, i)->preposition, DZ_SENSE_PARTNER) &&
                !is_behind_noun(m, i))
                put_members(m, i, g);
        return;
    }
}

/* ---- whom a clause answers ---- */

/* Does the clause name anybody but its subject? */
static bool names_others(const dz_matcher *m) {
    uint32_t subject = subject_phrase(m, m->clause);
    for (uint32_t i = 0; i < m->c->phrases.count; i++) {
        const dz_phrase *f = dz_matcher_phrase(m, i);
        if (f->clause == m->clause && i != subject && f->genitive_of != subject && f->apposition_of != subject &&
            (f->self != DZ_NONE || f->adjective != DZ_NONE || f->owner != DZ_NONE))
            return true;
    }
    return false;
}

/* `X bot sich an, Y winkte ab`: who acts in the clause before, or in the one above. */
static void put_reply(const dz_matcher *m, dz_arguments *g) {
    const dz_clause *c = dz_matcher_clause(m);
    if (c->infinitive || c->shares || c->antecedent != DZ_NONE || names_others(m))
        return;
    if (c->subordinate && c->parent != DZ_NONE) {
        put_subject(m, c->parent, g, 0);
        return;
    }
    uint32_t before = DZ_NONE;
    for (uint32_t i = 0; i < m->c->clauses.count; i++)
        if (m->c->clauses.at[i].first < c->first && !m->c->clauses.at[i].infinitive && m->c->clauses.at[i].antecedent == DZ_NONE &&
            (before == DZ_NONE || m->c->clauses.at[i].first > m->c->clauses.at[before].first))
            before = i;
    if (before != DZ_NONE)
        put_subject(m, before, g, 0);
}

/* ---- one slot ---- */

static void put_slot(const dz_matcher *m, const dz_slot *s, dz_arguments *g) {
    const dz_phrase *f = m->phrase == DZ_NONE ? NULL : dz_matcher_phrase(m, m->phrase);
    g->phrase = DZ_NONE;
    switch ((dz_slot_kind)s->kind) {
    case DZ_SLOT_SUBJECT:
        if (m->passive)
            put_agent(m, g);
        else
            put_subject(m, m->clause, g, 0);
        break;
    case DZ_SLOT_ACC:
        if (m->passive && !dz_matcher_clause(m)->recipient)
            put_subject(m, m->clause, g, 0);
        else
            put_core(m, DZ_ACC, g);
        break;
    case DZ_SLOT_DAT:
        if (dz_matcher_clause(m)->recipient)
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
        if (!g->count)
            put_before(m, s, g);
        break;
    case DZ_SLOT_ADJ:
        if (f)
            put_attribute(m, f, f->adjective, g);
        break;
    case DZ_SLOT_COMPOUND:
        if (f)
            put_attribute(m, f, f->compound, g);
        break;
    case DZ_SLOT_POSS:
        if (f)
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
    case DZ_SLOT_OWNER:
        if (f && f->owner != DZ_NONE)
            put(g, f->owner);
        else if (f && f->possessive)
            put_possessor(m, g);
        break;
    case DZ_SLOT_CONTENT:
        put_content(m, g);
        break;
    case DZ_SLOT_AIM:
        put_aim(m, g);
        break;
    case DZ_SLOT_SOURCE:
        if (dz_matcher_clause(m)->source != DZ_NONE)
            put_members(m, dz_matcher_clause(m)->source, g);
        break;
    case DZ_SLOT_REPLY:
        put_reply(m, g);
        break;
    case DZ_SLOT_VERB:
    case DZ_SLOT_OWN:
        break;
    }
}

static bool is_noun_in_slot(const dz_matcher *m, const dz_slot *s, uint32_t index) {
    const dz_phrase *f = dz_matcher_phrase(m, index);
    bool passive = m->passive && !dz_matcher_clause(m)->recipient, subject = subject_phrase(m, m->clause) == index;
    if (f->clause != m->clause || f->lemma == DZ_NONE || f->self != DZ_NONE || f->coordinated)
        return false;
    if (s->kind == DZ_SLOT_PREP)
        return f->preposition == s->preposition && shows_case(f, s->cases);
    if (s->kind == DZ_SLOT_GEN && m->phrase != DZ_NONE)
        return f->genitive_of == m->phrase;
    if (s->kind == DZ_SLOT_SUBJECT || (s->kind == DZ_SLOT_ACC && passive))
        return subject;
    return !subject && is_core(m, index, m->clause) &&
           (f->morph & (s->kind == DZ_SLOT_DAT   ? DZ_DAT
                        : s->kind == DZ_SLOT_GEN ? DZ_GEN
                                                 : DZ_ACC));
}

/* `verurteilte den Angriff Russlands`: whose the noun is that fills the slot; one that names somebody itself has no owner here. */
static void put_slot_owner(const dz_matcher *m, const dz_slot *s, dz_arguments *g) {
    for (uint32_t i = 0; i < m->c->phrases.count && !g->count; i++) {
        if (!is_noun_in_slot(m, s, i))
            continue;
        put_owner(m, i, g);
        g->phrase = i;
    }
}

/* `Kenias Präsident … seinen Minister`: not his, but that of the state whose office the possessor holds. */
static void put_home(const dz_matcher *m, const dz_slot *s, uint16_t types, dz_arguments *g) {
    uint32_t possessor = dz_matcher_phrase(m, m->phrase)->possessed_by;
    if (possessor == DZ_NONE)
        return;
    put_owner(m, possessor, g);
    g->coref = true;
    keep_fitting(m, g, s, types);
}

/* The verbs of two clauses stand side by side (`wohnt und arbeitet in Wien`) or one alone behind (`hat X gegründet und geleitet`): they
 * share their objects. The other clause; DZ_NONE. */
static uint32_t clause_beside(const dz_matcher *m) {
    const dz_clause *c = dz_matcher_clause(m), *next = c + 1;
    bool beside = m->clause + 1 < m->c->clauses.count && next->shares && next->parent == m->clause && c->verb_token != DZ_NONE &&
                  next->first == c->verb_token + 1 && next->verb_token == next->first + 1;
    if (beside)
        return m->clause + 1;
    bool bare = c->shares && c->verb_token != DZ_NONE;
    for (uint32_t i = 0; bare && i < m->c->phrases.count; i++)
        bare = dz_matcher_phrase(m, i)->clause != m->clause;
    return bare ? c->parent : DZ_NONE;
}

static bool is_shared_slot(const dz_slot *s) {
    return s->kind == DZ_SLOT_ACC || s->kind == DZ_SLOT_DAT || s->kind == DZ_SLOT_PREP;
}

/* `Gründer und Chef der Firma`: two descriptions of one share what stands behind the last. */
static bool shares_attribute(const dz_matcher *m, const dz_slot *s) {
    const dz_phrase *f = m->phrase == DZ_NONE ? NULL : dz_matcher_phrase(m, m->phrase);
    if (!f || f->next == DZ_NONE || f->lemma == DZ_NONE || f->indefinite || (s->kind != DZ_SLOT_GEN && s->kind != DZ_SLOT_PREP))
        return false;
    const dz_phrase *other = dz_matcher_phrase(m, f->next);
    if (other->first != f->last + 1) /* `früher Kanzler und heute Berater von X` */
        return false;
    if (f->self != DZ_NONE && m->a->mentions.at[f->self].first >= f->first && m->a->mentions.at[f->self].first < f->last)
        return false; /* `Vorstand X und die Chefin von Y`: two persons */
    return other->lemma != DZ_NONE && (other->self == DZ_NONE || other->self == f->self);
}

static void clear(dz_arguments *g) {
    g->count = 0;
    g->depth = 0;
    g->phrase = DZ_NONE;
    g->coref = false;
}

static void fill(const dz_matcher *m, const dz_slot *s, uint16_t types, dz_arguments *g) {
    clear(g);
    if (s->of)
        put_slot_owner(m, s, g);
    else
        put_slot(m, s, g);
    keep_fitting(m, g, s, types);
}

static void fill_as(const dz_matcher *m, uint32_t phrase, uint32_t clause, const dz_slot *s, uint16_t types, dz_arguments *g) {
    dz_matcher other = *m;
    other.phrase = phrase;
    other.clause = clause;
    put_slot(&other, s, g);
    keep_fitting(m, g, s, types);
}

/* What the slot takes from words that share their arguments with the trigger. */
static void fill_shared(const dz_matcher *m, const dz_slot *s, uint16_t types, dz_arguments *g) {
    if (shares_attribute(m, s))
        fill_as(m, dz_matcher_phrase(m, m->phrase)->next, m->clause, s, types, g);
    else if (m->phrase == DZ_NONE && is_shared_slot(s) && clause_beside(m) != DZ_NONE)
        fill_as(m, m->phrase, clause_beside(m), s, types, g);
}

static void fill_any(const dz_matcher *m, uint32_t first, uint8_t count, uint16_t types, dz_arguments *g) {
    clear(g);
    for (uint8_t i = 0; i < count && !g->count; i++) {
        const dz_slot *s = &m->image->slots[first + i];
        if (s->kind == DZ_SLOT_PREP && !dz_words_may_precede(&m->words, s->preposition))
            continue;
        fill(m, s, types, g);
        if (!g->count)
            fill_shared(m, s, types, g);
        if (!g->count && s->kind == DZ_SLOT_POSS)
            put_home(m, s, types, g);
    }
}

/* The slots, and all else that decides at one trigger who fills them. */
static uint64_t key_of(const dz_matcher *m, uint32_t first, uint16_t types) {
    unsigned modes = m->tight | m->behind << 1u | m->pairs << 2u | m->turned << 3u | m->touching << 4u;
    return first | (uint64_t)types << 32 | (uint64_t)modes << 48 | (uint64_t)is_literal(m, types) << 56;
}

void dz_slot_fill(const dz_matcher *m, uint32_t first, uint8_t count, uint16_t types, dz_arguments *g) {
    dz_found *found = m->found;
    uint64_t key = key_of(m, first, types);
    for (uint32_t i = 0; count && i < found->count; i++)
        if (found->keys[i] == key) {
            *g = found->arguments[i];
            return;
        }
    fill_any(m, first, count, types, g);
    if (!count || found->count == DZ_MAX_FOUND)
        return;
    found->keys[found->count] = key;
    found->arguments[found->count++] = *g;
}

uint32_t dz_slot_subject(const dz_matcher *m) {
    return subject_phrase(m, m->clause);
}
