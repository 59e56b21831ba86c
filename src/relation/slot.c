/* Slots: who fills one, by case, preposition, attribute or reference. */
#include "slot.h"

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

/* `hinter die Regierung in Kiew`: the capital says whose government it is. */
static bool is_capital_of(const dz_matcher *m, uint32_t mention, const dz_slot *s, uint16_t types) {
    uint16_t wanted = s->types ? s->types : types;
    return (wanted & 1u << DREISATZ_STATE) && !is_literal(m, types) && m->a->mentions.at[mention].metonym;
}

static void keep_fitting(const dz_matcher *m, dz_arguments *g, const dz_slot *s, uint16_t types) {
    uint32_t used = 0;
    for (uint32_t i = 0; i < g->count; i++)
        if (dz_slot_fits(m, g->at[i], s, types) || (g->seated && is_capital_of(m, g->at[i], s, types)))
            g->at[used++] = g->at[i];
    g->count = used;
}

static void put_core(const dz_matcher *m, uint16_t cases, dz_arguments *g) {
    const dz_clause *c = dz_matcher_clause(m);
    uint32_t subject = dz_slot_relative_is(m, c, DZ_NOM) || c->infinitive ? DZ_NONE : dz_slot_subject_phrase(m, m->clause);
    if (dz_slot_relative_is(m, c, cases) && !dz_slot_relative_is(m, c, DZ_NOM)) {
        dz_slot_put_members(m, c->antecedent, g);
        return;
    }
    for (uint32_t i = 0; i < m->c->phrases.count && !g->count; i++)
        if (i != subject && dz_slot_is_core(m, i, m->clause) && (dz_matcher_phrase(m, i)->morph & cases))
            dz_slot_put_members(m, i, g);
}

/* `droht, Polen anzugreifen`: its object, else whom a partner's preposition names: `gegen Polen vorzugehen`. */
static void put_aim(const dz_matcher *m, dz_arguments *g) {
    for (uint32_t k = m->clause + 1; k < m->c->clauses.count; k++) {
        if (!dz_slot_depends(m, k) || !m->c->clauses.at[k].infinitive)
            continue;
        for (uint32_t i = 0; i < m->c->phrases.count && !g->count; i++)
            if (dz_slot_is_core(m, i, k))
                dz_slot_put_members(m, i, g);
        for (uint32_t i = 0; i < m->c->phrases.count && !g->count; i++)
            if (dz_matcher_phrase(m, i)->clause == k && dz_slot_is_sense(m, dz_matcher_phrase(m, i)->preposition, DZ_SENSE_PARTNER) &&
                !dz_slot_is_behind_noun(m, i))
                dz_slot_put_members(m, i, g);
        return;
    }
}

static void put_slot(const dz_matcher *m, const dz_slot *s, dz_arguments *g) {
    const dz_phrase *f = m->phrase == DZ_NONE ? NULL : dz_matcher_phrase(m, m->phrase);
    g->phrase = DZ_NONE;
    switch ((dz_slot_kind)s->kind) {
    case DZ_SLOT_SUBJECT:
        if (m->passive)
            dz_slot_put_agent(m, g);
        else
            dz_slot_put_subject(m, m->clause, g, 0);
        break;
    case DZ_SLOT_ACC:
        if (m->passive && !dz_matcher_clause(m)->recipient)
            dz_slot_put_subject(m, m->clause, g, 0);
        else
            put_core(m, DZ_ACC, g);
        break;
    case DZ_SLOT_DAT:
        if (dz_matcher_clause(m)->recipient)
            dz_slot_put_subject(m, m->clause, g, 0);
        else
            put_core(m, DZ_DAT, g);
        break;
    case DZ_SLOT_GEN:
        if (f)
            dz_slot_put_genitive(m, m->phrase, g, 0);
        break;
    case DZ_SLOT_PREP:
        dz_slot_put_prepositional(m, s, g);
        if (!g->count)
            dz_slot_put_before(m, s, g);
        break;
    case DZ_SLOT_ADJ:
        if (f)
            dz_slot_put_attribute(m, f, f->adjective, g);
        break;
    case DZ_SLOT_COMPOUND:
        if (f)
            dz_slot_put_attribute(m, f, f->compound, g);
        break;
    case DZ_SLOT_POSS:
        if (f)
            dz_slot_put_possessor(m, g);
        break;
    case DZ_SLOT_CLAUSE:
        if (f && dz_slot_subject_phrase(m, m->clause) != m->phrase)
            dz_slot_put_subject(m, m->clause, g, 0);
        break;
    case DZ_SLOT_SELF:
        if (f)
            dz_slot_put_self(m, g);
        break;
    case DZ_SLOT_BEARER:
        if (f)
            dz_slot_put_bearer(m, g);
        break;
    case DZ_SLOT_NAME:
        if (f)
            dz_slot_put(g, f->self);
        break;
    case DZ_SLOT_OWNER:
        if (f && f->owner != DZ_NONE)
            dz_slot_put(g, f->owner);
        else if (f && f->possessive)
            dz_slot_put_possessor(m, g);
        break;
    case DZ_SLOT_CONTENT:
        dz_slot_put_content(m, g);
        break;
    case DZ_SLOT_AIM:
        put_aim(m, g);
        break;
    case DZ_SLOT_SOURCE:
        if (dz_matcher_clause(m)->source != DZ_NONE)
            dz_slot_put_members(m, dz_matcher_clause(m)->source, g);
        break;
    case DZ_SLOT_REPLY:
        dz_slot_put_reply(m, g);
        break;
    case DZ_SLOT_VERB:
    case DZ_SLOT_OWN:
        break;
    }
}

static bool is_noun_in_slot(const dz_matcher *m, const dz_slot *s, uint32_t index) {
    const dz_phrase *f = dz_matcher_phrase(m, index);
    bool passive = m->passive && !dz_matcher_clause(m)->recipient, subject = dz_slot_subject_phrase(m, m->clause) == index;
    if (f->clause != m->clause || f->lemma == DZ_NONE || f->self != DZ_NONE || f->coordinated)
        return false;
    if (s->kind == DZ_SLOT_PREP)
        return f->preposition == s->preposition && dz_slot_shows_case(f, s->cases);
    if (s->kind == DZ_SLOT_GEN && m->phrase != DZ_NONE)
        return f->genitive_of == m->phrase;
    if (s->kind == DZ_SLOT_SUBJECT || (s->kind == DZ_SLOT_ACC && passive))
        return subject;
    return !subject && dz_slot_is_core(m, index, m->clause) &&
           (f->morph & (s->kind == DZ_SLOT_DAT   ? DZ_DAT
                        : s->kind == DZ_SLOT_GEN ? DZ_GEN
                                                 : DZ_ACC));
}

/* `verurteilte den Angriff Russlands`: whose the noun is that fills the slot; one that names somebody itself has no owner here. */
static void put_slot_owner(const dz_matcher *m, const dz_slot *s, dz_arguments *g) {
    for (uint32_t i = 0; i < m->c->phrases.count && !g->count; i++) {
        if (!is_noun_in_slot(m, s, i))
            continue;
        dz_slot_put_owner(m, i, g);
        g->phrase = i;
    }
}

/* `Kenias Präsident … seinen Minister`: not his, but that of the state whose office the possessor holds. */
static void put_home(const dz_matcher *m, const dz_slot *s, uint16_t types, dz_arguments *g) {
    uint32_t possessor = dz_matcher_phrase(m, m->phrase)->possessed_by;
    if (possessor == DZ_NONE)
        return;
    dz_slot_put_owner(m, possessor, g);
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
    g->seated = false;
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
    else if (m->phrase == DZ_NONE && dz_matcher_clause(m)->gapped && (s->kind == DZ_SLOT_DAT || s->kind == DZ_SLOT_PREP))
        fill_as(m, m->phrase, dz_matcher_clause(m)->parent, s, types, g); /* `A liefert C Öl, B Gas` */
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
    unsigned named = dz_image_frame(m->image, m->rule)->part_count > 0; /* as `hob die gegen Niger verhängte Sperre auf` asks */
    unsigned modes = (m->tight ? 1u : 0) | (m->behind ? 2u : 0) | (m->pairs ? 4u : 0) | (m->turned ? 8u : 0) | (m->touching ? 16u : 0) |
                     (named ? 32u : 0);
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
    return dz_slot_subject_phrase(m, m->clause);
}
