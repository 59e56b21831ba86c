/* Who goes on speaking: a main clause in the mood of reports, or a quotation, that names no source has that of the sentence before;
 * a quotation that goes on in the next sentence has that one's. */
#include "parser.h"

enum { MAX_STEPS = 3 };

static const dz_speaker NOBODY = {.mention = DZ_NONE};

dz_hearing *dz_clause_new_hearing(dz_arena *arena) {
    dz_hearing *made = dz_arena_zero(arena, sizeof *made);
    made->sentence = DZ_NONE;
    return made;
}

static dz_clause *clause(const dz_parser *p, uint32_t index) {
    return &p->c->clauses.at[index];
}

static bool is_main(const dz_clause *c) {
    return !c->subordinate && !c->infinitive;
}

static bool has_source(const dz_clause *c) {
    return c->source != DZ_NONE || c->reporter != DZ_NONE;
}

/* ---- what this sentence leaves to its neighbours ---- */

static dz_speaker speaker_of(const dz_parser *p, uint32_t phrase) {
    const dz_phrase *f = &p->c->phrases.at[phrase];
    return (dz_speaker){dz_clause_behind_preposition(p->a, f), f->last, f->self};
}

/* The subject of a main clause with a verb of saying, or of one that lends its content a doubt: `X warf Y vor, …`. */
static uint32_t who_says(const dz_parser *p, uint32_t index) {
    const dz_lemma *l = clause(p, index)->verb == DZ_NONE ? NULL : &p->a->image->lemmas[clause(p, index)->verb];
    bool says = l && is_main(clause(p, index)) && ((l->lists & DZ_LEMMA_SAYING) || l->cue == DZ_CUE_ALLEGED);
    return says ? dz_parser_who_says(p, index) : DZ_NONE;
}

/* The last one who is said to say something; a sentence that only goes on leaves whom it has from before. */
static dz_speaker last_speaker(const dz_parser *p) {
    dz_speaker found = NOBODY;
    for (uint32_t i = 0; i < p->c->clauses.count; i++) {
        uint32_t source = clause(p, i)->source != DZ_NONE ? clause(p, i)->source : who_says(p, i);
        if (source != DZ_NONE)
            found = speaker_of(p, source);
        else if (clause(p, i)->carried && found.first == found.last)
            found = p->c->carried;
    }
    return found;
}

/* ---- what it needs of them ---- */

static bool is_mark(const dz_parser *p, uint32_t t) {
    return (p->a->text.tokens.at[t].flags & DZ_QUOTE) && !dz_parser_is_quotation(p, t);
}

static uint32_t count_marks(const dz_parser *p) {
    uint32_t count = 0;
    for (uint32_t t = p->c->first; t < p->c->last; t++)
        count += is_mark(p, t);
    return count;
}

/* `Polen habe …`: Konjunktiv I, and nobody who says it. */
static bool is_told(const dz_parser *p, const dz_clause *c) {
    bool mood = is_main(c) && c->reported_mood && c->finite != DZ_NONE && !has_source(c);
    return mood && (dz_parser_verb_bits(p, c->finite) & DZ_KONJ1);
}

static bool is_any_told(const dz_parser *p) {
    for (uint32_t i = 0; i < p->c->clauses.count; i++)
        if (is_told(p, clause(p, i)))
            return true;
    return false;
}

static bool is_any_said(const dz_parser *p) {
    for (uint32_t i = 0; i < p->c->clauses.count; i++)
        if (has_source(clause(p, i)))
            return true;
    return false;
}

/* The whole sentence stands in quotation marks, or in those that a neighbour closes. */
static bool is_quoted(const dz_parser *p, uint32_t marks) {
    return p->c->last > p->c->first + 1 && is_mark(p, p->c->first) && !is_any_said(p) &&
           (marks == 1 || (marks == 2 && (is_mark(p, p->c->last - 1) || is_mark(p, p->c->last - 2))));
}

/* Reads a neighbour for the sake of its speaker alone; it goes on looking the same way. */
static dz_speaker ask(const dz_parser *p, uint32_t sentence, bool behind) {
    dz_hearing *h = p->a->hearing;
    if (h->steps == MAX_STEPS || sentence >= p->a->text.sentences.count)
        return NOBODY;
    dz_clauses c;
    bool before = h->behind;
    h->steps++;
    h->behind = behind;
    dz_clause_read(p->a, sentence, &c);
    h->behind = before;
    h->steps--;
    return behind ? c.opener : c.speaker;
}

static dz_speaker ask_before(const dz_parser *p) {
    const dz_hearing *h = p->a->hearing;
    if (!p->c->sentence || h->behind)
        return NOBODY;
    return h->sentence == p->c->sentence - 1 ? h->speaker : ask(p, p->c->sentence - 1, false);
}

/* ---- the sentence ---- */

static bool goes_on(const dz_parser *p, const dz_clause *c, bool all) {
    const dz_clause *above = c->parent == DZ_NONE ? NULL : clause(p, c->parent);
    return !has_source(c) && (all || is_told(p, c) || (above && above->carried && (c->subordinate || c->infinitive || c->shares)));
}

static void carry(dz_parser *p, dz_speaker speaker, bool all) {
    p->c->carried = speaker;
    for (uint32_t i = 0; speaker.last > speaker.first && i < p->c->clauses.count; i++)
        clause(p, i)->carried = goes_on(p, clause(p, i), all);
}

void dz_parser_carry_speaker(dz_parser *p) {
    if (!p->a->hearing)
        return;
    uint32_t marks = count_marks(p);
    bool quoted = is_quoted(p, marks);
    dz_speaker speaker = NOBODY;
    if (quoted && marks == 1)
        speaker = ask(p, p->c->sentence + 1, true);
    if (speaker.first == speaker.last && (quoted || is_any_told(p)))
        speaker = ask_before(p);
    carry(p, speaker, quoted);
}

void dz_parser_leave_speaker(dz_parser *p) {
    dz_hearing *h = p->a->hearing;
    p->c->speaker = last_speaker(p);
    bool closed = p->c->clauses.count && count_marks(p) == 1 && !is_mark(p, p->c->first);
    p->c->opener = closed && clause(p, 0)->source != DZ_NONE ? speaker_of(p, clause(p, 0)->source) : NOBODY;
    if (h && !h->behind) {
        h->sentence = p->c->sentence;
        h->speaker = p->c->speaker;
    }
}
