/* The verb group of each clause: finite verb, the verb that carries the meaning, particle, voice; what the group and its
 * adverbs say about factuality. */
#include "base/hash.h"
#include "parser.h"

typedef struct group {
    uint32_t finite, infinite, particle;
    uint32_t mark;   /* `zu` before the infinitive, or its token when the mark is inside it */
    uint32_t became; /* `geworden`, DZ_NONE: with nothing that it helps it is the verb */
    bool passive, perfect;
} group;

static bool in_clause(const dz_parser *p, uint32_t t, uint32_t index) {
    return p->c->of_token[t - p->c->first] == index;
}

static void lower(dz_clause *c, uint8_t factuality) {
    if (factuality < c->factuality)
        c->factuality = factuality;
}

static void lower_by_cue(dz_clause *c, uint8_t cue) {
    if (cue)
        lower(c, (uint8_t)(cue - 1));
}

/* ---- cues ---- */

static bool is_focus(const dz_parser *p, uint32_t t) {
    const dz_reading *r = t < p->c->last ? dz_parser_reading(p, t, DZ_ADV) : NULL;
    return r && dz_parser_sense(p, r->lemma) == DZ_SENSE_FOCUS;
}

static void negate(dz_clause *c) {
    c->negated = true;
    lower(c, DREISATZ_NEGATED);
}

/* `nicht Polen, sondern …` denies the one phrase only. */
static bool corrects_phrase(const dz_parser *p, uint32_t t) {
    for (uint32_t i = 0; i < p->c->phrases.count; i++)
        if (p->c->phrases.at[i].first == t + 1)
            return p->c->phrases.at[i].corrected;
    return false;
}

/* `macht keinen Hehl aus`, `lässt keinen Zweifel an`: the denial belongs to the noun's idiom. */
static bool is_idiom(const dz_parser *p, uint32_t t) {
    for (uint32_t i = 0; i < p->c->phrases.count; i++) {
        const dz_phrase *f = &p->c->phrases.at[i];
        if (t >= f->first && t < f->head)
            return dz_parser_sense(p, f->lemma) == DZ_SENSE_IDIOM;
    }
    return false;
}

static void hear_token(const dz_parser *p, dz_clause *c, uint32_t t) {
    const dz_reading *r;
    if (!(dz_parser_senses(p, t).marks & DZ_IS_CUE) || dz_parser_is_large(p, t) || t == c->finite || t == c->verb_token)
        return;
    bool inside = dz_parser_inside(p, t) & DZ_IN_PHRASE;
    if (dz_parser_reading(p, t, DZ_NEG) && !inside && !is_focus(p, t + 1) && !corrects_phrase(p, t)) /* `nicht nur` denies nothing */
        negate(c);
    static const dz_pos NEGATIVE[] = {DZ_DET, DZ_CONJ, DZ_PRON}; /* kein, weder, nichts */
    for (int i = 0; i < 3; i++)
        if ((r = dz_parser_reading(p, t, NEGATIVE[i])) && dz_parser_has(p, r, DZ_X_NEGATIVE) && !is_idiom(p, t))
            negate(c);
    bool attribute = inside && dz_parser_reading(p, t, DZ_ADJ); /* says something of its noun only */
    if (!attribute && ((r = dz_parser_reading(p, t, DZ_ADV)) || (r = dz_parser_reading(p, t, DZ_ADJ))))
        lower_by_cue(c, p->a->image->lemmas[r->lemma].cue);
    if ((r = dz_parser_reading(p, t, DZ_PREP)) &&
        p->a->image->lemmas[r->lemma].cue == DZ_CUE_ALLEGED) /* `laut X`; `ohne` speaks of its phrase */
        lower(c, DREISATZ_ALLEGED);
    bool leads = t == c->first || (t == c->first + 1 && dz_parser_reading(p, c->first, DZ_CONJ));
    if (leads && (c->subordinate || c->infinitive) && (r = dz_parser_reading(p, t, DZ_SUB)))
        lower_by_cue(c, p->a->image->lemmas[r->lemma].cue);
}

/* `nach Angaben von`, but not `auf den Vorwurf`, `wegen des Verdachts` */
static bool is_according_to(const dz_parser *p, const dz_phrase *f) {
    return f->preposition != DZ_NONE && (p->a->image->lemmas[f->preposition].lists & DZ_LEMMA_CIRCUMSTANCE) && (f->morph & DZ_DAT);
}

/* Behind a preposition a noun of saying speaks of its clause. */
static void hear_phrases(const dz_parser *p, uint32_t index) {
    for (uint32_t i = 0; i < p->c->phrases.count; i++) {
        const dz_phrase *f = &p->c->phrases.at[i];
        uint8_t cue = f->lemma == DZ_NONE ? 0 : p->a->image->lemmas[f->lemma].cue;
        if (f->clause == index && is_according_to(p, f) && (cue == DZ_CUE_ALLEGED || cue == DZ_CUE_DENIED))
            lower_by_cue(&p->c->clauses.at[index], cue);
    }
}

/* ---- the group ---- */

static bool is_helper(uint32_t sense) {
    return (sense >= DZ_SENSE_COPULA && sense <= DZ_SENSE_MODAL) || sense == DZ_SENSE_SAID;
}

/* `lässt liefern`, `bekam geliefert`: helpers only beside such a form. */
static bool helps(uint32_t sense, uint16_t bits) {
    return is_helper(sense) || (sense == DZ_SENSE_LET && (bits & DZ_INF)) || (sense == DZ_SENSE_GET && (bits & DZ_PART2));
}

static void note_infinite(const dz_parser *p, group *g, uint32_t t, uint16_t bits) {
    uint32_t sense = dz_parser_sense(p, dz_parser_verb_lemma(p, t, bits));
    if (sense == DZ_SENSE_PASSIVE) {
        g->passive = true;
        g->became = bits & DZ_PART2 ? t : g->became;
    } else if ((sense == DZ_SENSE_PERFECT || sense == DZ_SENSE_COPULA) && g->infinite != DZ_NONE)
        g->perfect = true;
    else if (!(is_helper(sense) && g->infinite != DZ_NONE) && !dz_parser_reading(p, t, DZ_PREP))
        g->infinite = t;
    if ((bits & DZ_ZUINF) || dz_parser_is_marked(p, t))
        g->mark = t;
}

/* Does nothing but verbs and stops follow in the clause? */
static bool ends_group(const dz_parser *p, uint32_t index, uint32_t t) {
    while (++t < p->c->clauses.at[index].last)
        if (in_clause(p, t, index) && p->a->text.tokens.at[t].class != DZ_PUNCT && !dz_parser_verb_bits(p, t))
            return false;
    return true;
}

/* `soll … bombardiert und … getötet haben`: what looks finite at the end belongs to the helper of the clause before. */
static bool shares_helper(const dz_parser *p, uint32_t index, uint32_t t) {
    const dz_clause *c = &p->c->clauses.at[index];
    uint32_t above = c->shares ? p->c->clauses.at[c->parent].finite : DZ_NONE;
    bool helper = above != DZ_NONE && is_helper(dz_parser_sense(p, dz_parser_verb_lemma(p, above, DZ_FIN)));
    uint16_t wanted = t > c->first + 1 ? DZ_INF | DZ_PART2 : helper ? dz_parser_wanted_by(p, above) : 0; /* `weder … noch bestätigen` */
    return helper && (dz_parser_verb_bits(p, t) & wanted) && ends_group(p, index, t);
}

/* ---- where a particle stands ---- */

/* `vor „ernsten Folgen“`: the quotation goes on with what the preposition governs. */
static bool opens_quote(const dz_parser *p, uint32_t t, uint32_t index) {
    return (p->a->text.tokens.at[t].flags & DZ_QUOTE) && t + 1 < p->c->clauses.at[index].last && in_clause(p, t + 1, index) &&
           p->a->text.tokens.at[t + 1].class != DZ_PUNCT;
}

static bool ends_clause(const dz_parser *p, uint32_t t, uint32_t index) {
    if (t + 1 < p->c->clauses.at[index].last && opens_quote(p, t + 1, index))
        return false;
    return t + 1 >= p->c->clauses.at[index].last || p->a->text.tokens.at[t + 1].class == DZ_PUNCT || !in_clause(p, t + 1, index) ||
           (dz_parser_reading(p, t + 1, DZ_CONJ) && !dz_parser_reading(p, t + 1, DZ_SUB)); /* not `nach wie vor` */
}

static group read_group(const dz_parser *p, uint32_t index) {
    const dz_clause *c = &p->c->clauses.at[index];
    group g = {DZ_NONE, DZ_NONE, DZ_NONE, DZ_NONE, DZ_NONE, false, false};
    for (uint32_t t = c->first; t < c->last; t++)
        if (in_clause(p, t, index) && dz_parser_is_finite(p, t) && !shares_helper(p, index, t) &&
            (g.finite == DZ_NONE || (c->subordinate && !c->second && !dz_parser_reading(p, t, DZ_PTKL))))
            g.finite = t;
    for (uint32_t t = c->first; t < c->last; t++) {
        if (!in_clause(p, t, index) || t == g.finite || (dz_parser_inside(p, t) & DZ_IN_PHRASE))
            continue;
        uint16_t bits = dz_parser_verb_bits(p, t) & (DZ_PART2 | DZ_INF | DZ_ZUINF);
        if (bits)
            note_infinite(p, &g, t, bits);
        if (dz_parser_reading(p, t, DZ_PTKL) && !dz_parser_is_large(p, t) && (g.particle == DZ_NONE || ends_clause(p, t, index)))
            g.particle = t;
    }
    return g;
}

/* ---- particle ---- */

uint32_t dz_parser_joined_lemma(const dz_parser *p, uint32_t particle, uint32_t base) {
    char text[200];
    const char *s = dz_token_text(&p->a->text, &p->a->text.tokens.at[particle]),
               *b = dz_image_string(p->a->image, p->a->image->lemmas[base].text);
    size_t n = dz_token_length(&p->a->text.tokens.at[particle]), m = strlen(b);
    if (n + m >= sizeof text)
        return DZ_NONE;
    memcpy(text, s, n);
    memcpy(text + n, b, m);
    return dz_image_lemma(p->a->image, dz_hash(text, n + m));
}

/* Of all verbs the finite form may belong to, the one that the particle completes. */
static uint32_t with_particle(const dz_parser *p, const group *g, uint32_t index, uint32_t lemma) {
    const dz_info *i = p->a->infos[g->finite];
    const dz_word *w = i->initial && i->folded ? i->folded : i->word;
    if (g->particle == DZ_NONE || g->particle < g->finite || !ends_clause(p, g->particle, index))
        return lemma;
    dz_readings all = dz_image_readings(p->a->image, w);
    for (const dz_reading *r = all.first; r < all.end; r++) {
        uint32_t joined =
            r->pos == DZ_VERB && (dz_parser_morph(p, r) & DZ_FIN) ? dz_parser_joined_lemma(p, g->particle, r->lemma) : DZ_NONE;
        if (joined != DZ_NONE)
            return joined;
    }
    return lemma;
}

/* No preposition, which would belong to what stands before: `von sich aus gewichen`. */
static bool is_particle_apart(const dz_parser *p, uint32_t t) {
    return dz_parser_reading(p, t, DZ_PTKL) && !dz_parser_reading(p, t, DZ_PREP) && !dz_parser_is_large(p, t) &&
           !(dz_parser_inside(p, t) & DZ_IN_PHRASE);
}

/* `zurück bekommen`, `zusammen zu arbeiten`, `heraus stellte`: the particle written apart before its verb. */
static uint32_t with_particle_before(const dz_parser *p, const dz_clause *c, uint32_t verb, uint32_t lemma) {
    uint32_t t = verb - (verb > c->first + 1 && dz_parser_is_marked(p, verb));
    if (lemma == DZ_NONE || t <= c->first || p->a->image->lemmas[lemma].sense || !is_particle_apart(p, t - 1))
        return lemma;
    uint32_t joined = dz_parser_joined_lemma(p, t - 1, lemma);
    bool other = joined != DZ_NONE && (p->a->image->lemmas[joined].trigger_count || !p->a->image->lemmas[lemma].trigger_count);
    return other ? joined : lemma; /* `wieder auftauchen` is what rules know of `auftauchen` */
}

/* ---- mood and helpers ---- */

static bool is_stative(const dz_parser *p, uint32_t t) {
    uint32_t lemma = t == DZ_NONE ? DZ_NONE : dz_parser_verb_lemma(p, t, DZ_INF);
    return lemma != DZ_NONE && (p->a->image->lemmas[lemma].lists & DZ_LEMMA_STATIVE);
}

/* `wird schärfer`: an adjective without ending closes the clause; it is so already. */
static bool ends_in_adjective(const dz_parser *p, const dz_clause *c) {
    uint32_t t = c->last;
    while (t > c->first && p->a->text.tokens.at[t - 1].class == DZ_PUNCT)
        t--;
    const dz_reading *r = t > c->first + 1 && !dz_parser_is_large(p, t - 1) ? dz_parser_reading(p, t - 1, DZ_ADJ) : NULL;
    return r && !dz_parser_verb_bits(p, t - 1);
}

static void judge(const dz_parser *p, dz_clause *c, uint32_t finite, uint32_t sense, const group *g) {
    uint16_t bits = dz_parser_verb_bits(p, finite), verb = g->infinite == DZ_NONE ? 0 : dz_parser_verb_bits(p, g->infinite);
    bool infinitive = (verb & DZ_INF) && !(verb & DZ_PART2), participle = (verb & DZ_PART2) && !(verb & DZ_INF) && !g->passive;
    if ((bits & DZ_KONJ1) && !(bits & (DZ_PRES | DZ_PRET)))
        lower(c, DREISATZ_ALLEGED);
    bool conjunctive2 = (bits & DZ_KONJ2) && !(bits & (DZ_PRES | DZ_PRET));
    c->reported_mood = conjunctive2 || ((bits & DZ_KONJ1) && !(bits & (DZ_PRES | DZ_PRET)));
    c->conditional = conjunctive2 && (sense == DZ_SENSE_PASSIVE || sense == DZ_SENSE_PERFECT || sense == DZ_SENSE_COPULA);
    if (conjunctive2 && is_helper(sense) && sense != DZ_SENSE_INTENT && sense != DZ_SENSE_SAID && !c->conditional)
        lower(c, DREISATZ_POSSIBLE);
    bool stative = sense == DZ_SENSE_SAID && is_stative(p, g->infinite);
    if ((sense == DZ_SENSE_INTENT || sense == DZ_SENSE_SAID) && g->infinite != DZ_NONE)
        lower(c, g->perfect || participle || stative ? DREISATZ_ALLEGED : DREISATZ_PLANNED);
    else if (sense == DZ_SENSE_ABILITY && g->infinite != DZ_NONE)
        lower(c, DREISATZ_POSSIBLE);
    else if (sense == DZ_SENSE_PASSIVE && (infinitive || g->passive || (g->infinite == DZ_NONE && !ends_in_adjective(p, c))) &&
             (bits & (DZ_PRES | DZ_KONJ1)) && !(bits & DZ_PRET))
        lower(c, DREISATZ_PLANNED); /* `wird liefern`, `wird beliefert werden`, `wird Chef` */
}

static void set_number(const dz_parser *p, dz_clause *c, uint32_t finite) {
    uint16_t bits = dz_parser_verb_bits(p, finite);
    c->plural = (bits & DZ_3PL) && !(bits & DZ_3SG);
    c->singular = (bits & DZ_3SG) && !(bits & DZ_3PL);
}

/* `angreifen zu wollen`: the marked infinitive helps the one before it. */
static bool is_helped_by_mark(const dz_parser *p, const group *g) {
    return g->mark != DZ_NONE && g->infinite != DZ_NONE && g->infinite < g->mark && (dz_parser_verb_bits(p, g->infinite) & DZ_INF) &&
           is_helper(dz_parser_sense(p, dz_parser_verb_lemma(p, g->mark, DZ_INF | DZ_ZUINF)));
}

static void lower_by_helper(const dz_parser *p, dz_clause *c, const group *g) {
    uint32_t sense = is_helped_by_mark(p, g) ? dz_parser_sense(p, dz_parser_verb_lemma(p, g->mark, DZ_INF | DZ_ZUINF)) : DZ_SENSE_NONE;
    if (sense == DZ_SENSE_INTENT)
        lower(c, DREISATZ_PLANNED);
    else if (sense == DZ_SENSE_ABILITY)
        lower(c, DREISATZ_POSSIBLE);
}

/* `droht Polen anzugreifen`: the infinitive without comma is a clause inside, with what stands before it. */
static void split_infinitive(dz_parser *p, uint32_t index, const group *g) {
    bool helped = is_helped_by_mark(p, g);
    dz_clause inner = {.first = g->finite + 1,
                       .last = g->mark + 1,
                       .verb = dz_parser_verb_lemma(p, helped ? g->infinite : g->mark, DZ_INF | DZ_ZUINF),
                       .verb_token = helped ? g->infinite : g->mark,
                       .finite = DZ_NONE,
                       .governor = DZ_NONE,
                       .parent = index,
                       .antecedent = DZ_NONE,
                       .relative_preposition = DZ_NONE,
                       .noun = DZ_NONE,
                       .reporter = DZ_NONE,
                       .source = DZ_NONE,
                       .factuality = DREISATZ_ASSERTED,
                       .infinitive = true};
    uint32_t subject = dz_clause_subject(p->a, p->c, index), made = p->c->clauses.count;
    for (uint32_t i = 0; i < p->c->phrases.count; i++) {
        dz_phrase *f = &p->c->phrases.at[i];
        if (f->clause == index && i != subject && f->first > g->finite && f->last <= g->mark + 1)
            f->clause = made;
    }
    lower_by_helper(p, &inner, g);
    DZ_PUSH(p->a->arena, &p->c->clauses) = inner;
}

/* A phrase that can be nothing but an accusative. */
static bool has_object(const dz_parser *p, const dz_clause *c) {
    for (uint32_t i = 0; i < p->c->phrases.count; i++) {
        const dz_phrase *f = &p->c->phrases.at[i];
        bool object = f->preposition == DZ_NONE && !f->reflexive && f->genitive_of == DZ_NONE && !(f->morph & ~DZ_ACC);
        if (object && &p->c->clauses.at[f->clause] == c)
            return true;
    }
    return false;
}

/* `in Wien geboren und in Prag gestorben`: goes on with a participle that is a clause of its own. */
static bool follows_participle(const dz_parser *p, const dz_clause *c) {
    const dz_clause *above = c->shares && c->finite == DZ_NONE ? &p->c->clauses.at[c->parent] : NULL;
    return above && above->finite == DZ_NONE && above->antecedent != DZ_NONE && above->relative_morph == DZ_NOM;
}

static void set_voice(const dz_parser *p, dz_clause *c, uint32_t sense, uint16_t bits, const group *g) {
    bool sein = c->verb != DZ_NONE && (p->a->image->lemmas[c->verb].lists & DZ_LEMMA_SEIN);
    bool stative = !sein && (sense == DZ_SENSE_COPULA || follows_participle(p, c));
    bool future = sense == DZ_SENSE_PASSIVE && (bits & DZ_INF) && has_object(p, c); /* `werden ihn verlassen` */
    c->recipient = sense == DZ_SENSE_GET && (bits & DZ_PART2);
    c->passive = ((bits & DZ_PART2) && (g->passive || (sense == DZ_SENSE_PASSIVE && !future) || stative || c->recipient)) ||
                 (sense == DZ_SENSE_LET && (bits & DZ_INF) && c->reflexive);
}

static bool has_reflexive(const dz_parser *p, uint32_t index) {
    for (uint32_t i = 0; i < p->c->phrases.count; i++)
        if (p->c->phrases.at[i].clause == index && p->c->phrases.at[i].reflexive)
            return true;
    return false;
}

/* `bleibt Chef`, `ist Chef gewesen`, `will Chef bleiben` */
static bool is_predicative(const dz_parser *p, uint32_t lemma) {
    return lemma != DZ_NONE && (dz_parser_sense(p, lemma) == DZ_SENSE_COPULA || (p->a->image->lemmas[lemma].lists & DZ_LEMMA_PREDICATIVE));
}

/* `das X abgespalten und das Y gekauft hatte`, `das von X unterstützt und mit Y beliefert wird`: the helper of a subordinate clause
 * stands in the next one; DZ_NONE. */
static uint32_t helper_behind(const dz_parser *p, uint32_t index) {
    const dz_clause *c = &p->c->clauses.at[index], *next = c + 1;
    if (!c->subordinate || c->second || index + 1 >= p->c->clauses.count || next->parent != index || !dz_parser_joins(p, next->first))
        return DZ_NONE;
    bool relatives = c->antecedent != DZ_NONE && next->antecedent != DZ_NONE;
    uint32_t t = next->last;
    while (t > next->first && (!in_clause(p, t - 1, index + 1) || p->a->text.tokens.at[t - 1].class == DZ_PUNCT))
        t--;
    bool helper = t > next->first + 1 && dz_parser_is_finite(p, t - 1) && (dz_parser_verb_bits(p, t - 2) & dz_parser_wanted_by(p, t - 1)) &&
                  is_helper(dz_parser_sense(p, dz_parser_verb_lemma(p, t - 1, DZ_FIN)));
    return helper && (relatives || next->shares) ? t - 1 : DZ_NONE;
}

/* What looks finite may be the form that such a helper asks for. */
static uint32_t lend_helper(const dz_parser *p, uint32_t index, group *g) {
    uint32_t helper = helper_behind(p, index);
    if (helper == DZ_NONE || (g->finite != DZ_NONE && !(dz_parser_verb_bits(p, g->finite) & dz_parser_wanted_by(p, helper))))
        return DZ_NONE;
    if (g->finite != DZ_NONE && g->infinite == DZ_NONE) {
        g->infinite = g->finite;
        g->finite = DZ_NONE;
    }
    return helper;
}

static void read_verb(dz_parser *p, uint32_t index) {
    dz_clause *c = &p->c->clauses.at[index];
    group g = read_group(p, index);
    uint32_t lent = lend_helper(p, index, &g);
    uint32_t finite = g.finite != DZ_NONE ? g.finite : c->shares ? p->c->clauses.at[c->parent].finite : lent;
    uint32_t lemma = finite == DZ_NONE ? DZ_NONE : dz_parser_verb_lemma(p, finite, DZ_FIN), sense = dz_parser_sense(p, lemma);
    c->finite = finite;
    c->reflexive = has_reflexive(p, index);
    if (finite != DZ_NONE) {
        judge(p, c, finite, sense, &g);
        set_number(p, c, finite);
    }
    bool split = g.mark != DZ_NONE && g.finite != DZ_NONE && g.finite < g.mark && !is_helper(sense) && !c->subordinate;
    uint16_t bits = g.infinite == DZ_NONE ? 0 : dz_parser_verb_bits(p, g.infinite) & (DZ_PART2 | DZ_INF | DZ_ZUINF);
    if (bits && !split && (helps(sense, bits) || g.finite == DZ_NONE || (g.mark != DZ_NONE && c->subordinate))) {
        c->verb_token = g.infinite;
        c->verb = with_particle_before(p, c, g.infinite, dz_parser_verb_lemma(p, g.infinite, bits));
        lower_by_helper(p, c, &g);
        c->governor = g.mark != DZ_NONE && !is_helper(sense) ? lemma : DZ_NONE;
        set_voice(p, c, sense, bits, &g);
        c->copular = !c->passive && is_predicative(p, c->verb);
        return;
    }
    if (g.became != DZ_NONE && g.infinite == DZ_NONE && sense == DZ_SENSE_COPULA) { /* `ist groß geworden` */
        c->verb_token = g.became;
        c->verb = dz_parser_verb_lemma(p, g.became, DZ_PART2);
        c->copular = true;
        return;
    }
    c->verb_token = g.finite;
    bool becoming = (sense == DZ_SENSE_INTENT || sense == DZ_SENSE_SAID || sense == DZ_SENSE_ABILITY || sense == DZ_SENSE_MODAL) &&
                    g.passive; /* `soll Mitglied werden` */
    c->copular = is_predicative(p, lemma) || sense == DZ_SENSE_PASSIVE || becoming;
    if (becoming)
        lower(c, sense == DZ_SENSE_ABILITY ? DREISATZ_POSSIBLE : DREISATZ_PLANNED);
    c->verb = g.finite == DZ_NONE ? DZ_NONE : with_particle(p, &g, index, lemma);
    if (g.finite != DZ_NONE && c->verb == lemma && c->subordinate)
        c->verb = with_particle_before(p, c, g.finite, lemma);
    if (split)
        split_infinitive(p, index, &g);
}

/* ---- all clauses ---- */

static bool is_question(const dz_parser *p) {
    return p->c->last > p->c->first && p->a->text.tokens.at[p->c->last - 1].first == '?';
}

/* `Sollte X angreifen, werde …`: the verb opens the sentence, another clause follows. */
static bool is_condition(const dz_parser *p, uint32_t index) {
    const dz_clause *c = &p->c->clauses.at[index];
    bool opens = c->finite != DZ_NONE && c->finite == p->c->first && !c->shares && c->verb_token != DZ_NONE;
    for (uint32_t i = index + 1; opens && i < p->c->clauses.count; i++) {
        const dz_clause *next = &p->c->clauses.at[i];
        if (next->parent == index && !next->subordinate && !next->infinitive && !next->shares && next->finite == next->first)
            return true;
    }
    return false;
}

void dz_parser_read_verbs(dz_parser *p) {
    uint32_t count = p->c->clauses.count;
    for (uint32_t i = 0; i < count; i++) {
        dz_clause *c = &p->c->clauses.at[i];
        if (c->gapped)
            dz_parser_fill_gap(p, i);
        else if (c->antecedent == DZ_NONE || c->verb == DZ_NONE) /* participles are read already */
            read_verb(p, i);
        c = &p->c->clauses.at[i];
        for (uint32_t t = c->first; t < c->last; t++)
            if (in_clause(p, t, i))
                hear_token(p, c, t);
        hear_phrases(p, i);
        if ((is_question(p) && !c->subordinate) || is_condition(p, i))
            lower(c, DREISATZ_POSSIBLE);
        if (c->shares && c->finite != DZ_NONE && c->verb_token != c->finite && p->c->clauses.at[c->parent].factuality < c->factuality &&
            c->finite == p->c->clauses.at[c->parent].finite)
            c->factuality = p->c->clauses.at[c->parent].factuality;
    }
}
