#include "clause.h"
#include "base/hash.h"

typedef struct parser {
    const dz_analysis *a;
    dz_clauses *c;
    uint32_t *name_at;    /* mention that starts at a token, names only */
    uint32_t *surface_at; /* adjective or compound mention on a token */
} parser;

static const dz_reading *reading(const parser *p, uint32_t t, dz_pos pos) {
    const dz_info *i = &p->a->infos[t];
    const dz_reading *r = dz_lexicon_reading(p->a->image, i->word, pos);
    return r || !i->initial ? r : dz_lexicon_reading(p->a->image, i->folded, pos);
}

static uint32_t sense_of(const parser *p, uint32_t lemma) {
    return lemma == DZ_NONE ? 0 : p->a->image->lemmas[lemma].sense;
}

static bool is_large(const parser *p, uint32_t t) {
    return (p->a->text.tokens.at[t].flags & DZ_UPPER) && !p->a->infos[t].initial;
}

/* ---- mentions by token ---- */

static void place_mentions(parser *p) {
    uint32_t count = p->c->last - p->c->first;
    p->name_at = dz_arena_alloc(p->a->arena, sizeof(uint32_t) * (count + 1));
    p->surface_at = dz_arena_alloc(p->a->arena, sizeof(uint32_t) * (count + 1));
    memset(p->name_at, 0xFF, sizeof(uint32_t) * (count + 1));
    memset(p->surface_at, 0xFF, sizeof(uint32_t) * (count + 1));
    for (uint32_t m = 0; m < p->a->mentions.count; m++) {
        const dz_mention *mention = &p->a->mentions.at[m];
        if (mention->sentence != p->c->sentence)
            continue;
        bool surface = mention->form == DREISATZ_ADJECTIVE || mention->form == DREISATZ_COMPOUND;
        uint32_t *list = surface ? p->surface_at : p->name_at;
        if (list[mention->first - p->c->first] == DZ_NONE)
            list[mention->first - p->c->first] = m;
    }
}

/* ---- phrases ---- */

static uint16_t case_mask(const parser *p, uint32_t preposition, uint16_t morph) {
    (void)p;
    return preposition == DZ_NONE ? morph : (uint16_t)(morph & ~DZ_NOM);
}

static bool takes_name(parser *p, uint32_t t, dz_phrase *f, uint32_t *last) {
    uint32_t m = p->name_at[t - p->c->first];
    if (m == DZ_NONE)
        return false;
    f->self = m;
    *last = p->a->mentions.at[m].last;
    return true;
}

static bool is_genitive_name(const parser *p, uint32_t m) {
    const dz_mention *mention = &p->a->mentions.at[m];
    const dz_info *i = &p->a->infos[mention->last - 1];
    return i->bare_length > 0 && (!i->word || i->genitive);
}

static bool starts_noun(const parser *p, uint32_t t) {
    if (t >= p->c->last || p->name_at[t - p->c->first] != DZ_NONE)
        return false;
    if (is_large(p, t))
        return true;
    return (reading(p, t, DZ_ADJ) || p->surface_at[t - p->c->first] != DZ_NONE) && t + 1 < p->c->last && is_large(p, t + 1);
}

/* DET ADJ* NOUN+ NAME? from `t` on; false when no phrase starts there. */
static bool read_phrase(parser *p, uint32_t t, dz_phrase *f) {
    uint32_t at = t, end = p->c->last;
    const dz_reading *r;
    *f = (dz_phrase){.first = t, .lemma = DZ_NONE, .preposition = DZ_NONE, .self = DZ_NONE, .adjective = DZ_NONE, .compound = DZ_NONE, .owner = DZ_NONE,
                     .genitive_of = DZ_NONE, .next = DZ_NONE, .head = DZ_NONE, .morph = DZ_ANY};
    if (p->name_at[at - p->c->first] == DZ_NONE && (r = reading(p, at, DZ_PREP)) && !is_large(p, at)) {
        f->preposition = r->lemma;
        if (r->extra & DZ_X_CONTRACTED)
            f->morph &= r->morph;
        at++;
    }
    bool determined = false;
    while (at < end && f->head == DZ_NONE) {
        uint32_t k = at - p->c->first, next;
        if (takes_name(p, at, f, &next)) {
            if (f->self != DZ_NONE && is_genitive_name(p, f->self) && starts_noun(p, next) && !determined) {
                f->owner = f->self;
                f->self = DZ_NONE;
                at = next;
                determined = true;
                continue;
            }
            f->head = at;
            at = next;
            break;
        }
        if (p->surface_at[k] != DZ_NONE && p->a->mentions.at[p->surface_at[k]].form == DREISATZ_ADJECTIVE) {
            f->adjective = p->surface_at[k];
            if ((r = reading(p, at, DZ_ADJ)) && r->morph)
                f->morph &= r->morph;
            at++;
        } else if (!is_large(p, at) && (r = reading(p, at, DZ_DET)) && !determined) {
            f->morph &= r->morph ? r->morph : DZ_ANY;
            f->possessive = f->possessive || (r->extra & DZ_X_POSS);
            determined = true;
            at++;
        } else if (!is_large(p, at) && (r = reading(p, at, DZ_ADJ)) && r->morph && !(reading(p, at, DZ_VERB) && !determined && f->preposition == DZ_NONE)) {
            at++;
        } else if (p->a->text.tokens.at[at].class == DZ_NUMBER && at + 1 < end) {
            determined = true;
            at++;
        } else if (is_large(p, at) || ((p->a->text.tokens.at[at].flags & DZ_UPPER) && reading(p, at, DZ_NOUN))) {
            uint16_t morph;
            f->head = at;
            f->lemma = dz_lexicon_noun(p->a->image, &p->a->infos[at], &morph);
            if (f->morph & morph)
                f->morph &= morph;
            if (p->surface_at[k] != DZ_NONE)
                f->compound = p->surface_at[k];
            at++;
            if (at < end && takes_name(p, at, f, &next))
                at = next; /* close apposition: Präsident Putin */
        } else {
            break;
        }
    }
    f->last = at;
    f->morph = case_mask(p, f->preposition, f->morph);
    return f->head != DZ_NONE;
}

/* A phrase right behind another that can only be a genitive there is its attribute. */
static bool is_attribute(const parser *p, const dz_phrase *before, const dz_phrase *f) {
    if (before->last != f->first || f->preposition != DZ_NONE || before->lemma == DZ_NONE || before->self != DZ_NONE)
        return false;
    if (f->lemma == DZ_NONE && f->self != DZ_NONE && f->first == f->head)
        return is_genitive_name(p, f->self);
    return (f->morph & DZ_GEN) && f->first != f->head && reading(p, f->first, DZ_DET);
}

/* Only commas and connectives between the two, and the later one without preposition. */
static bool is_coordinated(const parser *p, const dz_phrase *before, const dz_phrase *f) {
    if (f->preposition != DZ_NONE || f->first <= before->last || f->first - before->last > 2)
        return false;
    bool names = before->lemma == DZ_NONE && f->lemma == DZ_NONE;
    for (uint32_t t = before->last; t < f->first; t++) {
        bool comma = p->a->text.tokens.at[t].first == ',';
        if (!(comma && names) && !reading(p, t, DZ_CONJ))
            return false;
    }
    return true;
}

static void read_phrases(parser *p) {
    for (uint32_t t = p->c->first; t < p->c->last;) {
        dz_phrase f;
        if (p->a->text.tokens.at[t].class == DZ_PUNCT || !read_phrase(p, t, &f)) {
            t++;
            continue;
        }
        uint32_t index = p->c->phrases.count;
        f.clause = p->c->of_token[f.head - p->c->first];
        if (index) {
            dz_phrase *before = &p->c->phrases.at[index - 1];
            if (is_attribute(p, before, &f)) {
                f.genitive_of = index - 1;
            } else if (is_coordinated(p, before, &f)) {
                before->next = index;
                f.coordinated = true;
                f.preposition = before->preposition;
                f.genitive_of = before->genitive_of;
                f.morph = before->preposition != DZ_NONE ? before->morph : f.morph;
            }
        }
        DZ_PUSH(p->a->arena, &p->c->phrases) = f;
        t = f.last;
    }
}

/* ---- clauses ---- */

static bool covered(const parser *p, uint32_t t) {
    for (uint32_t k = t + 1; k-- > p->c->first && t - k < 8;) {
        uint32_t m = p->name_at[k - p->c->first];
        if (m != DZ_NONE)
            return p->a->mentions.at[m].last > t;
    }
    return false;
}

static const dz_reading *verb_at(const parser *p, uint32_t t) {
    if (covered(p, t) || is_large(p, t) || (p->a->infos[t].initial && reading(p, t, DZ_NOUN)))
        return NULL;
    return reading(p, t, DZ_VERB);
}

/* All verbal features of the token; a form may be finite and a participle at once. */
static uint16_t verb_bits(const parser *p, uint32_t t) {
    const dz_word *w = p->a->infos[t].word;
    uint16_t bits = 0;
    if (!verb_at(p, t))
        return 0;
    if (p->a->infos[t].initial && p->a->infos[t].folded)
        w = p->a->infos[t].folded;
    for (uint32_t i = 0; w && i < w->reading_count; i++)
        if (p->a->image->readings[w->readings + i].pos == DZ_VERB)
            bits |= p->a->image->readings[w->readings + i].morph;
    return bits;
}

static bool is_finite(const parser *p, uint32_t t) {
    uint16_t bits = verb_bits(p, t);
    if (!(bits & DZ_FIN))
        return false;
    if (reading(p, t, DZ_PREP) || reading(p, t, DZ_DET) || reading(p, t, DZ_CONJ))
        return false;
    /* `liefern` and `vereinbart` at the end of a clause with another finite verb are decided by finish_verb */
    return true;
}

static bool is_border(const parser *p, uint32_t t) {
    const dz_token *k = &p->a->text.tokens.at[t];
    return k->class == DZ_PUNCT && (k->first == ',' || k->first == ';' || k->first == ':' || k->first == '(' || k->first == ')' || (k->flags & DZ_QUOTE));
}

static bool has_finite(const parser *p, uint32_t from, uint32_t to) {
    for (uint32_t t = from; t < to; t++)
        if (is_finite(p, t))
            return true;
    return false;
}

static uint32_t segment_end(const parser *p, uint32_t from) {
    uint32_t t = from;
    while (t < p->c->last && !is_border(p, t)) {
        if (t > from && reading(p, t, DZ_CONJ) && !is_large(p, t) && has_finite(p, from, t)) {
            uint32_t end = t + 1;
            while (end < p->c->last && !is_border(p, end))
                end++;
            if (has_finite(p, t + 1, end))
                break;
        }
        t++;
    }
    return t;
}

static uint32_t add_clause(parser *p, uint32_t first, uint32_t parent) {
    dz_clause made = {.first = first, .last = first, .verb = DZ_NONE, .verb_token = DZ_NONE, .finite = DZ_NONE, .parent = parent, .antecedent = DZ_NONE,
                      .relative_preposition = DZ_NONE, .factuality = DREISATZ_ASSERTED};
    DZ_PUSH(p->a->arena, &p->c->clauses) = made;
    return p->c->clauses.count - 1;
}

static void open_relative(parser *p, dz_clause *c, uint32_t t) {
    const dz_reading *r = reading(p, t, DZ_PREP);
    if (r && !is_large(p, t) && t + 1 < p->c->last) {
        c->relative_preposition = r->lemma;
        t++;
    }
    r = reading(p, t, DZ_REL);
    c->relative_morph = r ? r->morph : DZ_ANY;
    c->antecedent = t; /* token for now: the phrases come later */
}

static bool starts_relative(const parser *p, uint32_t t, uint32_t end) {
    uint32_t at = t;
    if (at + 1 < end && reading(p, at, DZ_PREP) && !is_large(p, at))
        at++;
    return at < end && t > p->c->first && reading(p, at, DZ_REL) && !reading(p, end - 1, DZ_CONJ) && (is_finite(p, end - 1) || (end - at > 2 && is_finite(p, end - 2) && !is_finite(p, at + 1)));
}

static bool is_infinitive(const parser *p, uint32_t from, uint32_t to) {
    for (uint32_t t = from; t < to; t++) {
        if (verb_bits(p, t) & DZ_ZUINF)
            return true;
        const dz_reading *r = t > from ? dz_lexicon_reading(p->a->image, p->a->infos[t - 1].word, DZ_PREP) : NULL;
        if (r && sense_of(p, r->lemma) == DZ_SENSE_MARK && (verb_bits(p, t) & DZ_INF))
            return true;
    }
    return false;
}

static void cut_clauses(parser *p) {
    uint32_t main = add_clause(p, p->c->first, DZ_NONE), current = main;
    for (uint32_t t = p->c->first; t < p->c->last;) {
        uint32_t end = segment_end(p, t), from = t;
        bool finite = has_finite(p, t, end), conj = t < end && reading(p, t, DZ_CONJ) && !is_large(p, t);
        if (end > t) {
            uint32_t lead = conj ? t + 1 : t;
            bool sub = lead < end && reading(p, lead, DZ_SUB) && finite && !(reading(p, lead, DZ_PREP) && !is_finite(p, end - 1));
            if (sub || starts_relative(p, lead, end)) {
                bool rel = !sub;
                current = add_clause(p, t, current == main || p->c->clauses.at[current].finite != DZ_NONE ? (p->c->clauses.at[current].subordinate ? current : main) : current);
                p->c->clauses.at[current].subordinate = true;
                if (rel)
                    open_relative(p, &p->c->clauses.at[current], lead);
            } else if (!finite && is_infinitive(p, t, end) && t > p->c->first) {
                current = add_clause(p, t, current);
                p->c->clauses.at[current].infinitive = true;
            } else if (current != main && (p->c->clauses.at[current].finite != DZ_NONE || p->c->clauses.at[current].infinitive)) {
                bool goes_on = conj && finite && p->c->clauses.at[current].subordinate;
                uint32_t old = current;
                current = goes_on ? add_clause(p, t, p->c->clauses.at[old].parent) : main;
                if (goes_on)
                    p->c->clauses.at[current].subordinate = true;
            }
            if (finite && !p->c->clauses.at[current].subordinate && p->c->clauses.at[current].finite != DZ_NONE) {
                uint32_t old = current;
                current = main = add_clause(p, t, DZ_NONE);
                p->c->clauses.at[current].parent = old;
            }
            if (finite)
                p->c->clauses.at[current].finite = from;
        }
        for (uint32_t k = t; k < end + 1 && k < p->c->last; k++)
            p->c->of_token[k - p->c->first] = current;
        p->c->clauses.at[current].last = end;
        t = end < p->c->last && is_border(p, end) ? end + 1 : end > t ? end : t + 1;
    }
}

/* ---- verb groups ---- */

static uint32_t particle_lemma(const parser *p, uint32_t particle, uint32_t base) {
    char text[200];
    const char *s = dz_token_text(&p->a->text, &p->a->text.tokens.at[particle]), *b = dz_image_string(p->a->image, p->a->image->lemmas[base].text);
    size_t n = dz_token_length(&p->a->text.tokens.at[particle]), m = strlen(b);
    if (n + m >= sizeof text)
        return DZ_NONE;
    memcpy(text, s, n);
    memcpy(text + n, b, m);
    return dz_image_lemma(p->a->image, dz_hash(text, n + m));
}

/* The verb lemma of a token with the wanted features; one with triggers is preferred. */
static uint32_t verb_lemma(const parser *p, uint32_t t, uint16_t want) {
    const dz_info *i = &p->a->infos[t];
    const dz_word *w = i->initial && i->folded ? i->folded : i->word;
    uint32_t best = DZ_NONE;
    for (uint32_t k = 0; w && k < w->reading_count; k++) {
        const dz_reading *r = &p->a->image->readings[w->readings + k];
        if (r->pos != DZ_VERB || !(r->morph & want))
            continue;
        if (best == DZ_NONE || (!p->a->image->lemmas[best].trigger_count && p->a->image->lemmas[r->lemma].trigger_count))
            best = r->lemma;
    }
    return best;
}

static void lower(dz_clause *c, dreisatz_factuality f) {
    if ((uint8_t)f < c->factuality)
        c->factuality = (uint8_t)f;
}

static void lower_by_cue(dz_clause *c, uint8_t cue) {
    if (cue)
        lower(c, (dreisatz_factuality)(cue - 1));
}

static void judge(const parser *p, dz_clause *c, uint32_t finite, uint32_t sense, bool participle, bool infinitive, bool perfect) {
    uint16_t bits = verb_bits(p, finite);
    bool konj1 = (bits & DZ_KONJ1) && !(bits & (DZ_PRES | DZ_PRET));
    if (konj1)
        lower(c, DREISATZ_ALLEGED);
    if (sense == DZ_SENSE_INTENT)
        lower(c, perfect ? DREISATZ_ALLEGED : DREISATZ_PLANNED);
    else if (sense == DZ_SENSE_ABILITY)
        lower(c, DREISATZ_POSSIBLE);
    else if (sense == DZ_SENSE_PASSIVE && infinitive && !participle)
        lower(c, bits & DZ_KONJ2 ? DREISATZ_POSSIBLE : DREISATZ_PLANNED);
}

static void finish_verb(parser *p, uint32_t index) {
    dz_clause *c = &p->c->clauses.at[index];
    uint32_t finite = DZ_NONE, last = DZ_NONE, particle = DZ_NONE, infinite = DZ_NONE, passive = 0, perfect = 0;
    for (uint32_t t = c->first; t < c->last; t++) {
        if (p->c->of_token[t - p->c->first] != index)
            continue;
        const dz_reading *r;
        if (reading(p, t, DZ_NEG) && !is_large(p, t))
            lower(c, DREISATZ_NEGATED);
        if ((r = reading(p, t, DZ_DET)) && (r->extra & DZ_X_NEGATIVE) && !is_large(p, t))
            lower(c, DREISATZ_NEGATED);
        if ((r = reading(p, t, DZ_ADV)) || (r = reading(p, t, DZ_SUB)) || (r = reading(p, t, DZ_PREP)))
            lower_by_cue(c, !is_large(p, t) ? p->a->image->lemmas[r->lemma].cue : 0);
        uint16_t bits = verb_bits(p, t);
        if (is_finite(p, t) && (finite == DZ_NONE || (c->subordinate && !reading(p, t, DZ_PTKL))))
            finite = t;
        if (bits & (DZ_PART2 | DZ_INF | DZ_ZUINF))
            last = t;
        if (reading(p, t, DZ_PTKL) && !is_large(p, t))
            particle = t;
    }
    for (uint32_t t = c->first; t < c->last; t++) { /* the verb that carries the meaning, and its helpers */
        uint16_t bits = p->c->of_token[t - p->c->first] == index && t != finite ? verb_bits(p, t) & (DZ_PART2 | DZ_INF | DZ_ZUINF) : 0;
        if (!bits)
            continue;
        uint32_t lemma = verb_lemma(p, t, bits), sense = sense_of(p, lemma);
        if (sense == DZ_SENSE_PASSIVE)
            passive = 1;
        else if ((sense == DZ_SENSE_PERFECT || sense == DZ_SENSE_COPULA) && infinite != DZ_NONE)
            perfect = 1;
        else if (!reading(p, t, DZ_PREP))
            infinite = t;
    }
    (void)last;
    if (finite == DZ_NONE && infinite == DZ_NONE)
        return;
    c->finite = finite;
    uint32_t lemma = finite == DZ_NONE ? DZ_NONE : verb_lemma(p, finite, DZ_FIN), sense = sense_of(p, lemma);
    uint16_t bits = infinite == DZ_NONE ? 0 : verb_bits(p, infinite);
    bool helper = sense != 0 && sense != DZ_SENSE_AGENT;
    if (finite != DZ_NONE)
        judge(p, c, finite, sense, (bits & DZ_PART2) != 0, (bits & DZ_INF) != 0, perfect != 0);
    c->plural = finite != DZ_NONE && (verb_bits(p, finite) & DZ_3PL) && !(verb_bits(p, finite) & DZ_3SG);
    if (infinite != DZ_NONE && (helper || finite == DZ_NONE)) {
        c->verb_token = infinite;
        c->verb = verb_lemma(p, infinite, bits & (DZ_PART2 | DZ_INF | DZ_ZUINF));
        c->passive = (bits & DZ_PART2) && (passive || sense == DZ_SENSE_PASSIVE);
    } else {
        c->verb_token = finite;
        c->verb = lemma;
        c->copular = sense == DZ_SENSE_COPULA || sense == DZ_SENSE_PASSIVE;
        uint32_t joined = particle != DZ_NONE && particle > finite && lemma != DZ_NONE ? particle_lemma(p, particle, lemma) : DZ_NONE;
        bool at_end = particle != DZ_NONE && (particle + 1 >= c->last || is_border(p, particle + 1) || p->c->of_token[particle + 1 - p->c->first] != index || reading(p, particle + 1, DZ_CONJ) || p->a->text.tokens.at[particle + 1].class == DZ_PUNCT);
        if (joined != DZ_NONE && at_end)
            c->verb = joined;
    }
}

/* What the governing verb says of its clause: `bestreitet, dass …`. */
static void inherit_factuality(parser *p) {
    for (uint32_t i = 0; i < p->c->clauses.count; i++) {
        dz_clause *c = &p->c->clauses.at[i];
        if (c->parent == DZ_NONE || (!c->subordinate && !c->infinitive) || c->antecedent != DZ_NONE)
            continue;
        const dz_clause *parent = &p->c->clauses.at[c->parent];
        if (parent->verb != DZ_NONE)
            lower_by_cue(c, p->a->image->lemmas[parent->verb].cue);
    }
}

/* From the token of the pronoun to the last phrase before it. */
static void find_antecedents(parser *p) {
    for (uint32_t i = 0; i < p->c->clauses.count; i++) {
        dz_clause *c = &p->c->clauses.at[i];
        uint32_t token = c->antecedent;
        c->antecedent = DZ_NONE;
        for (uint32_t f = 0; token != DZ_NONE && f < p->c->phrases.count && p->c->phrases.at[f].last <= token; f++)
            c->antecedent = f;
    }
}

void dz_clause_read(const dz_analysis *a, uint32_t sentence, dz_clauses *c) {
    const dz_sentence *s = &a->text.sentences.at[sentence];
    *c = (dz_clauses){.first = s->first, .last = s->last, .sentence = sentence};
    c->of_token = dz_arena_zero(a->arena, sizeof *c->of_token * (s->last - s->first + 1));
    parser p = {.a = a, .c = c};
    place_mentions(&p);
    cut_clauses(&p);
    for (uint32_t i = 0; i < c->clauses.count; i++)
        finish_verb(&p, i);
    inherit_factuality(&p);
    read_phrases(&p);
    find_antecedents(&p);
}
