#include "parser.h"
#include "base/hash.h"

enum { MAX_PAIR_REACH = 30 };

/* ---- tokens as the clause stage sees them ---- */

/* NULL behind the end of the sentence, too. */
const dz_reading *dz_parser_reading(const dz_parser *p, uint32_t t, dz_pos pos) {
    if (t >= p->c->last || !(p->senses[t - p->c->first].poses >> pos & 1))
        return NULL;
    const dz_info *i = p->a->infos[t];
    const dz_reading *r = dz_lexicon_reading(p->a->image, i->word, pos);
    return r || !i->initial ? r : dz_lexicon_reading(p->a->image, i->folded, pos);
}

uint32_t dz_parser_sense(const dz_parser *p, uint32_t lemma) {
    return lemma == DZ_NONE ? 0 : p->a->image->lemmas[lemma].sense;
}

/* Written large without need: a noun or name. */
bool dz_parser_is_large(const dz_parser *p, uint32_t t) {
    return (p->a->text.tokens.at[t].flags & DZ_UPPER) && !p->a->infos[t]->initial;
}

bool dz_parser_is_border(const dz_parser *p, uint32_t t) {
    const dz_token *k = &p->a->text.tokens.at[t];
    return k->class == DZ_PUNCT &&
           (k->first == ',' || k->first == ';' || k->first == ':' || k->first == '(' || k->first == ')' || (k->flags & DZ_QUOTE));
}

uint8_t dz_parser_inside(const dz_parser *p, uint32_t t) {
    return p->inside[t - p->c->first];
}

/* Does the first half of a pair (`weder`, `sowohl`) stand before? */
static bool is_opened(const dz_parser *p, uint32_t t) {
    for (uint32_t n = 0; t > p->c->first && n < MAX_PAIR_REACH; n++) {
        const dz_reading *r = dz_parser_reading(p, --t, DZ_CONJ);
        if (r && (r->extra & DZ_X_OPENS))
            return true;
    }
    return false;
}

bool dz_parser_joins(const dz_parser *p, uint32_t t) {
    const dz_reading *r = dz_parser_is_large(p, t) ? NULL : dz_parser_reading(p, t, DZ_CONJ);
    return r && ((r->extra & DZ_X_JOINS) || ((r->extra & DZ_X_CLOSES) && is_opened(p, t)));
}

static bool is_helper_form(const dz_parser *p, uint32_t t) {
    const dz_word *w = t < p->c->last && !(p->a->text.tokens.at[t].flags & DZ_UPPER) ? p->a->infos[t]->word : NULL;
    for (uint32_t i = 0; w && i < w->reading_count; i++) {
        const dz_reading *r = &p->a->image->readings[w->readings + i];
        uint32_t sense = r->pos == DZ_VERB ? dz_parser_sense(p, r->lemma) : 0;
        if (sense >= DZ_SENSE_COPULA && sense <= DZ_SENSE_PASSIVE)
            return true;
    }
    return false;
}

bool dz_parser_is_fronted(const dz_parser *p, uint32_t t) {
    const dz_word *w = t == p->c->first && p->a->infos[t]->initial ? p->a->infos[t]->folded : NULL;
    for (uint32_t i = 0; w && i < w->reading_count; i++) {
        const dz_reading *r = &p->a->image->readings[w->readings + i];
        if (r->pos == DZ_VERB && (r->morph & DZ_PART2))
            return is_helper_form(p, t + 1);
    }
    return false;
}

/* Has the word a finite form of a helper? */
static bool has_finite_helper(const dz_parser *p, const dz_word *w) {
    for (uint32_t i = 0; w && i < w->reading_count; i++) {
        const dz_reading *r = &p->a->image->readings[w->readings + i];
        uint32_t sense = r->pos == DZ_VERB && (r->morph & DZ_FIN) ? dz_parser_sense(p, r->lemma) : 0;
        if (sense >= DZ_SENSE_COPULA && sense <= DZ_SENSE_MODAL)
            return true;
    }
    return false;
}

bool dz_parser_is_leading_helper(const dz_parser *p, uint32_t t) {
    if (t != p->c->first || !p->a->infos[t]->initial || t + 1 >= p->c->last || dz_parser_reading(p, t, DZ_DET))
        return false;
    const dz_info *next = p->a->infos[t + 1];
    bool noun = dz_lexicon_reading(p->a->image, next->word, DZ_VERB) || dz_parser_reading(p, t + 1, DZ_CONJ); /* `Können ist gefragt` */
    return !noun && has_finite_helper(p, p->a->infos[t]->folded);
}

static bool may_be_verb(const dz_parser *p, uint32_t t) {
    if (dz_parser_is_fronted(p, t) || dz_parser_is_leading_helper(p, t))
        return true;
    if (dz_parser_inside(p, t) & (DZ_IN_NAME | DZ_IN_RELATIVE) || dz_parser_is_large(p, t))
        return false;
    return !(p->a->infos[t]->initial && dz_parser_reading(p, t, DZ_NOUN) && dz_lexicon_reading(p->a->image, p->a->infos[t]->word, DZ_NOUN));
}

static const dz_word *word_of(const dz_parser *p, uint32_t t) {
    const dz_info *i = p->a->infos[t];
    return i->initial && i->folded ? i->folded : i->word;
}

uint16_t dz_parser_verb_bits(const dz_parser *p, uint32_t t) {
    uint16_t bits = p->senses[t - p->c->first].verb;
    return bits && may_be_verb(p, t) ? bits : 0;
}

bool dz_parser_is_marked(const dz_parser *p, uint32_t t) {
    const dz_reading *r = t > p->c->first && (dz_parser_verb_bits(p, t) & DZ_INF) ? dz_parser_reading(p, t - 1, DZ_PREP) : NULL;
    return r && dz_parser_sense(p, r->lemma) == DZ_SENSE_MARK;
}

/* `machen zu können`, `getan zu haben`: the verb that a marked helper ends. */
static bool is_before_marked_helper(const dz_parser *p, uint32_t t) {
    bool may = t + 2 < p->c->last && (dz_parser_verb_bits(p, t) & (DZ_INF | DZ_PART2)) && dz_parser_is_marked(p, t + 2);
    return may && is_helper_form(p, t + 2);
}

/* A finite form that is neither a function word nor an attribute inside a phrase. */
bool dz_parser_is_finite(const dz_parser *p, uint32_t t) {
    if (dz_parser_inside(p, t) & DZ_IN_PHRASE || !(dz_parser_verb_bits(p, t) & DZ_FIN) || dz_parser_is_fronted(p, t))
        return false;
    return !dz_parser_reading(p, t, DZ_PREP) && !dz_parser_reading(p, t, DZ_DET) && !dz_parser_reading(p, t, DZ_CONJ) &&
           !dz_parser_is_marked(p, t) && !is_before_marked_helper(p, t);
}

/* A helper first, then no rare Konjunktiv (`führen` is not of `fahren`), then one that rules know. */
static int verb_rank(const dz_image *image, const dz_reading *r) {
    const dz_lemma *l = &image->lemmas[r->lemma];
    bool conjunctive = (r->morph & (DZ_KONJ1 | DZ_KONJ2)) && !(r->morph & (DZ_PRES | DZ_PRET | DZ_INF | DZ_PART2));
    return (l->sense ? 4 : 0) + (conjunctive ? 0 : 2) + (l->trigger_count ? 1 : 0);
}

/* The verb of a token with one of the wanted features. */
uint32_t dz_parser_verb_lemma(const dz_parser *p, uint32_t t, uint16_t want) {
    const dz_image *image = p->a->image;
    const dz_word *w = word_of(p, t);
    uint32_t best = DZ_NONE;
    int best_value = 0;
    for (uint32_t k = 0; w && k < w->reading_count; k++) {
        const dz_reading *r = &image->readings[w->readings + k];
        if (r->pos != DZ_VERB || !(r->morph & want))
            continue;
        int value = verb_rank(image, r);
        if (best == DZ_NONE || value > best_value) {
            best = r->lemma;
            best_value = value;
        }
    }
    return best;
}

/* ---- readings by token ---- */

static dz_senses senses_of(const dz_image *image, const dz_word *w) {
    dz_senses s = {0, 0};
    for (uint32_t i = 0; w && i < w->reading_count; i++) {
        const dz_reading *r = &image->readings[w->readings + i];
        s.poses |= (uint16_t)(1u << r->pos);
        s.verb |= r->pos == DZ_VERB ? r->morph : 0;
    }
    return s;
}

static void note_senses(dz_parser *p) {
    p->senses = dz_arena_zero(p->a->arena, sizeof *p->senses * (p->c->last - p->c->first + 1));
    for (uint32_t t = p->c->first; t < p->c->last; t++) {
        const dz_info *i = p->a->infos[t];
        dz_senses *s = &p->senses[t - p->c->first];
        *s = senses_of(p->a->image, i->word);
        if (!i->initial || !i->folded)
            continue;
        dz_senses folded = senses_of(p->a->image, i->folded);
        s->poses |= folded.poses;
        s->verb = folded.verb; /* as word_of says */
    }
}

/* ---- mentions by token ---- */

static void place_mention(dz_parser *p, uint32_t m) {
    const dz_mention *mention = &p->a->mentions.at[m];
    bool surface = mention->form == DREISATZ_ADJECTIVE || mention->form == DREISATZ_COMPOUND;
    uint32_t *list = surface ? p->surface_at : p->name_at, at = mention->first - p->c->first;
    if (list[at] != DZ_NONE)
        return;
    list[at] = m;
    for (uint32_t t = mention->first; !surface && t < mention->last; t++)
        p->inside[t - p->c->first] |= DZ_IN_NAME;
}

static void place_mentions(dz_parser *p) {
    uint32_t count = p->c->last - p->c->first + 1;
    p->name_at = dz_arena_alloc(p->a->arena, sizeof(uint32_t) * count);
    p->surface_at = dz_arena_alloc(p->a->arena, sizeof(uint32_t) * count);
    p->inside = dz_arena_zero(p->a->arena, count);
    memset(p->name_at, 0xFF, sizeof(uint32_t) * count);
    memset(p->surface_at, 0xFF, sizeof(uint32_t) * count);
    for (uint32_t m = dz_mention_first_of(p->a, p->c->sentence);
         m < p->a->mentions.count && p->a->mentions.at[m].sentence == p->c->sentence; m++)
        place_mention(p, m);
}

void dz_clause_read(const dz_analysis *a, uint32_t sentence, dz_clauses *c) {
    const dz_sentence *s = &a->text.sentences.at[sentence];
    *c = (dz_clauses){.first = s->first, .last = s->last, .sentence = sentence};
    c->of_token = dz_arena_zero(a->arena, sizeof *c->of_token * (s->last - s->first + 1));
    dz_parser p = {.a = a, .c = c};
    note_senses(&p);
    place_mentions(&p);
    dz_parser_find_relatives(&p);
    dz_parser_read_phrases(&p);
    dz_parser_cut_clauses(&p);
    dz_parser_read_verbs(&p);
    dz_parser_resolve(&p);
    dz_parser_read_reports(&p);
}

const dz_clauses *dz_clause_of_sentence(const dz_analysis *a, uint32_t sentence) {
    if (!a->clauses[sentence]) {
        dz_clauses *c = dz_arena_alloc(a->arena, sizeof *c);
        dz_clause_read(a, sentence, c);
        a->clauses[sentence] = c;
    }
    return a->clauses[sentence];
}
