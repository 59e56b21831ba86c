#include "parser.h"
#include "base/hash.h"

enum { MAX_PAIR_REACH = 30, MAX_QUOTATION = 6 };

/* ---- tokens as the clause stage sees them ---- */

const dz_reading *dz_parser_find_reading(const dz_parser *p, uint32_t t, dz_pos pos) {
    const dz_info *i = p->a->infos[t];
    const dz_reading *r = dz_lexicon_reading(p->a->image, i->word, pos);
    return r ? r : dz_lexicon_reading(p->a->image, i->folded, pos);
}

uint32_t dz_parser_sense(const dz_parser *p, uint32_t lemma) {
    return lemma == DZ_NONE ? 0 : p->a->image->lemmas[lemma].sense;
}

/* Does the first half of a pair (`weder`, `sowohl`) stand before? */
static bool is_opened(const dz_parser *p, uint32_t t) {
    for (uint32_t n = 0; t > p->c->first && n < MAX_PAIR_REACH; n++) {
        const dz_reading *r = dz_parser_reading(p, --t, DZ_CONJ);
        if (dz_parser_has(p, r, DZ_X_OPENS))
            return true;
    }
    return false;
}

bool dz_parser_joins(const dz_parser *p, uint32_t t) {
    const dz_reading *r = dz_parser_is_large(p, t) ? NULL : dz_parser_reading(p, t, DZ_CONJ);
    return r && (dz_parser_has(p, r, DZ_X_JOINS) || (dz_parser_has(p, r, DZ_X_CLOSES) && is_opened(p, t)));
}

static bool is_helper_form(const dz_parser *p, uint32_t t) {
    const dz_word *w = t < p->c->last && !(p->a->text.tokens.at[t].flags & DZ_UPPER) ? p->a->infos[t]->word : NULL;
    dz_readings all = dz_image_readings(p->a->image, w);
    for (const dz_reading *r = all.first; r < all.end; r++) {
        uint32_t sense = r->pos == DZ_VERB ? dz_parser_sense(p, r->lemma) : 0;
        if (sense >= DZ_SENSE_COPULA && sense <= DZ_SENSE_PASSIVE)
            return true;
    }
    return false;
}

static const dz_word *word_of(const dz_parser *p, uint32_t t) {
    const dz_info *i = p->a->infos[t];
    return i->initial && i->folded ? i->folded : i->word;
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

bool dz_parser_is_finite_here(const dz_parser *p, uint32_t t) {
    enum { FUNCTION_WORD = 1 << DZ_PREP | 1 << DZ_DET | 1 << DZ_CONJ };
    if (dz_parser_inside(p, t) & DZ_IN_PHRASE || !(dz_parser_verb_bits(p, t) & DZ_FIN) || dz_parser_is_fronted(p, t))
        return false;
    return !(dz_parser_senses(p, t).poses & FUNCTION_WORD) && !dz_parser_is_marked(p, t) && !is_before_marked_helper(p, t);
}

/* A helper first, then no rare Konjunktiv (`führen` is not of `fahren`), then one that rules know. */
static int verb_rank(const dz_image *image, const dz_reading *r) {
    const dz_lemma *l = &image->lemmas[r->lemma];
    uint16_t morph = dz_image_morph(image, r);
    bool conjunctive = (morph & (DZ_KONJ1 | DZ_KONJ2)) && !(morph & (DZ_PRES | DZ_PRET | DZ_INF | DZ_PART2));
    return (l->sense ? 4 : 0) + (conjunctive ? 0 : 2) + (l->trigger_count ? 1 : 0);
}

/* Of two verbs with one participle rather the one that makes it with a prefix: `gelobt` is of loben, not of geloben. */
static bool is_rather(const dz_image *image, const dz_reading *r, uint32_t best, uint16_t want) {
    return best != DZ_NONE && !(want & DZ_FIN) && (dz_image_morph(image, r) & DZ_PART2) &&
           image->lemmas[r->lemma].length < image->lemmas[best].length;
}

/* The verb of a token with one of the wanted features. */
uint32_t dz_parser_verb_lemma(const dz_parser *p, uint32_t t, uint16_t want) {
    const dz_image *image = p->a->image;
    const dz_word *w = word_of(p, t);
    uint32_t best = DZ_NONE;
    int best_value = 0;
    dz_readings all = dz_image_readings(image, w);
    for (const dz_reading *r = all.first; r < all.end; r++) {
        if (r->pos != DZ_VERB || !(dz_parser_morph(p, r) & want))
            continue;
        int value = verb_rank(image, r);
        if (best == DZ_NONE || value > best_value || (value == best_value && is_rather(image, r, best, want))) {
            best = r->lemma;
            best_value = value;
        }
    }
    return best;
}

/* ---- what is found once for each token ---- */

static dz_senses senses_of(const dz_image *image, const dz_word *w) {
    dz_senses s = {.poses = 0};
    dz_readings all = dz_image_readings(image, w);
    for (const dz_reading *r = all.first; r < all.end; r++) {
        const dz_sort *sort = &image->sorts[r->sort];
        s.poses |= (uint16_t)(1u << r->pos);
        s.verb |= r->pos == DZ_VERB ? sort->morph : 0;
        s.marks |= sort->cued || (sort->extra & DZ_X_NEGATIVE) || r->pos == DZ_NEG ? DZ_IS_CUE : 0;
    }
    return s;
}

static bool is_border(const dz_token *k) {
    return k->class == DZ_PUNCT &&
           (k->first == ',' || k->first == ';' || k->first == ':' || k->first == '(' || k->first == ')' || (k->flags & DZ_QUOTE));
}

static dz_senses senses_at(const dz_parser *p, uint32_t t) {
    const dz_info *i = p->a->infos[t];
    const dz_token *k = &p->a->text.tokens.at[t];
    dz_senses s = senses_of(p->a->image, i->word);
    if (i->initial && i->folded) {
        dz_senses folded = senses_of(p->a->image, i->folded);
        s.poses |= folded.poses;
        s.marks |= folded.marks;
        s.verb = folded.verb; /* as word_of says */
    }
    s.marks |= (uint8_t)(((k->flags & DZ_UPPER) && !i->initial ? DZ_IS_LARGE : 0) | (is_border(k) ? DZ_IS_BORDER : 0));
    return s;
}

/* A participle that opens the sentence, right before its helper: `Gegründet wurde …`. */
static bool is_fronted(const dz_parser *p) {
    const dz_info *first = p->a->infos[p->c->first];
    dz_readings all = dz_image_readings(p->a->image, first->initial ? first->folded : NULL);
    for (const dz_reading *r = all.first; r < all.end; r++)
        if (r->pos == DZ_VERB && (dz_parser_morph(p, r) & DZ_PART2))
            return is_helper_form(p, p->c->first + 1);
    return false;
}

/* Has the word a finite form of a helper? */
static bool has_finite_helper(const dz_parser *p, const dz_word *w) {
    dz_readings all = dz_image_readings(p->a->image, w);
    for (const dz_reading *r = all.first; r < all.end; r++) {
        uint32_t sense = r->pos == DZ_VERB && (dz_parser_morph(p, r) & DZ_FIN) ? dz_parser_sense(p, r->lemma) : 0;
        if (sense >= DZ_SENSE_COPULA && sense <= DZ_SENSE_MODAL)
            return true;
    }
    return false;
}

/* `Haben die USA …?`; but `Können ist gefragt`. */
static bool is_leading_helper(const dz_parser *p) {
    uint32_t t = p->c->first;
    if (!p->a->infos[t]->initial || t + 1 >= p->c->last || dz_parser_reading(p, t, DZ_DET))
        return false;
    bool noun = dz_lexicon_reading(p->a->image, p->a->infos[t + 1]->word, DZ_VERB) || dz_parser_reading(p, t + 1, DZ_CONJ);
    return !noun && has_finite_helper(p, p->a->infos[t]->folded);
}

/* Written as a noun: no verb but where one opens the sentence before its helper, or helps and opens a question. */
static bool is_never_verb(const dz_parser *p, uint32_t t) {
    dz_senses s = dz_parser_senses(p, t);
    const dz_info *i = p->a->infos[t];
    bool noun = i->initial && (s.poses >> DZ_NOUN & 1) && dz_lexicon_reading(p->a->image, i->word, DZ_NOUN);
    return !(s.marks & (DZ_IS_FRONTED | DZ_IS_LEADING)) && (noun || (s.marks & DZ_IS_LARGE));
}

static void note_senses(dz_parser *p) {
    p->senses = dz_arena_zero(p->a->arena, sizeof *p->senses * (p->c->last - p->c->first + 1));
    for (uint32_t t = p->c->first; t < p->c->last; t++)
        p->senses[t - p->c->first] = senses_at(p, t);
    p->senses->marks |= (uint8_t)((is_fronted(p) ? DZ_IS_FRONTED : 0) | (is_leading_helper(p) ? DZ_IS_LEADING : 0));
    for (uint32_t t = p->c->first; t < p->c->last; t++)
        if (p->senses[t - p->c->first].verb && is_never_verb(p, t))
            p->senses[t - p->c->first].verb = 0;
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

/* ---- quotations of a few words: `die „feige Attacke“ Russlands` ---- */

static bool is_quote(const dz_parser *p, uint32_t t) {
    return (p->a->text.tokens.at[t].flags & DZ_QUOTE) != 0;
}

/* The mark that closes the few words behind `t`; DZ_NONE when they are many or hold a sign of their own or a verb. */
static uint32_t closing_quote(const dz_parser *p, uint32_t t) {
    bool verb = false;
    for (uint32_t i = t + 1; i < p->c->last && i <= t + 1 + MAX_QUOTATION; i++) {
        if (is_quote(p, i))
            return i > t + 1 && (!verb || i == t + 2) ? i : DZ_NONE;
        if (p->a->text.tokens.at[i].class == DZ_PUNCT)
            return DZ_NONE;
        verb = verb || (!dz_parser_is_large(p, i) && dz_parser_senses(p, i).poses == 1u << DZ_VERB);
    }
    return DZ_NONE;
}

static void mark_quotation(dz_parser *p, uint32_t t) {
    uint8_t *marks = &p->senses[t - p->c->first].marks;
    *marks = (uint8_t)((*marks & ~DZ_IS_BORDER) | DZ_IS_QUOTATION);
}

/* Marks stand in pairs, near or far. */
static void note_quotations(dz_parser *p) {
    for (uint32_t t = p->c->first; t < p->c->last; t++) {
        if (!is_quote(p, t))
            continue;
        uint32_t end = closing_quote(p, t);
        if (end != DZ_NONE) {
            mark_quotation(p, t);
            mark_quotation(p, end);
        }
        for (t++; t < p->c->last && !is_quote(p, t);)
            t++;
    }
}

void dz_clause_read(const dz_analysis *a, uint32_t sentence, dz_clauses *c) {
    const dz_sentence *s = &a->text.sentences.at[sentence];
    *c = (dz_clauses){.first = s->first, .last = s->last, .sentence = sentence};
    c->of_token = dz_arena_zero(a->arena, sizeof *c->of_token * (s->last - s->first + 1));
    dz_parser p = {.a = a, .c = c};
    note_senses(&p);
    place_mentions(&p);
    note_quotations(&p);
    dz_parser_find_relatives(&p);
    dz_parser_read_phrases(&p);
    dz_parser_cut_clauses(&p);
    dz_parser_read_verbs(&p);
    dz_parser_resolve(&p);
    dz_parser_read_reports(&p);
}

/* What was read, in no more room than it needs. */
static dz_clauses *copy_of(const dz_clauses *c, dz_arena *arena) {
    dz_clauses *copy = dz_arena_alloc(arena, sizeof *copy);
    *copy = *c;
    copy->phrases.at = dz_arena_take(arena, c->phrases.at, sizeof *c->phrases.at * c->phrases.count);
    copy->clauses.at = dz_arena_take(arena, c->clauses.at, sizeof *c->clauses.at * c->clauses.count);
    copy->of_token = dz_arena_take(arena, c->of_token, sizeof *c->of_token * (c->last - c->first));
    copy->phrases.room = c->phrases.count;
    copy->clauses.room = c->clauses.count;
    return copy;
}

/* Reading takes several times the room of what is read, so it is done in memory that is given back. */
static dz_clauses *read_to_keep(const dz_analysis *a, uint32_t sentence) {
    dz_analysis passing = *a;
    dz_clauses c;
    passing.arena = dz_analysis_passing(a);
    dz_clause_read(&passing, sentence, &c);
    dz_clauses *copy = copy_of(&c, dz_analysis_working(a));
    if (a->passing)
        dz_arena_reset(a->passing);
    return copy;
}

const dz_clauses *dz_clause_of_sentence(const dz_analysis *a, uint32_t sentence) {
    if (!a->clauses[sentence])
        a->clauses[sentence] = read_to_keep(a, sentence);
    return a->clauses[sentence];
}
