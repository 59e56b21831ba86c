#include "vote.h"

enum { PER, ORG, LOC };

/* The votes for a key; with the key 0 where there are none yet. */
static dz_vote *vote_of(const dz_votes *votes, uint64_t key) {
    uint32_t at = (uint32_t)key & (votes->room - 1);
    while (votes->at[at].key && votes->at[at].key != key)
        at = (at + 1) & (votes->room - 1);
    return &votes->at[at];
}

static uint64_t bare_hash(const dz_analysis *a, uint32_t t) {
    const dz_info *i = a->infos[t];
    const dz_token *token = &a->text.tokens.at[t];
    return i->bare_length && (!i->word || i->genitive) ? dz_lexicon_bare_hash(&a->text, token, i) : token->hash;
}

static bool is_noun(const dz_analysis *a, uint32_t t) {
    return dz_lexicon_reading(a->image, a->infos[t]->word, DZ_NOUN) != NULL;
}

/* Behind the name that begins at `first`, or behind the token when none does. */
static uint32_t end_of_name(const dz_analysis *a, uint32_t first) {
    uint32_t last = first + 1;
    while (a->labels[first] && last < a->text.tokens.count && a->labels[last] == a->labels[first] + 1)
        last++;
    return last;
}

/* ---- names behind what they are ---- */

/* `Baufirma`, `Miliz`: of organisations; what rules say of persons, too, as of a daughter, does not count before a given name. */
static bool says_organisation(const dz_analysis *a, uint32_t t) {
    enum { PERSONS = DZ_LEMMA_PERSON_HEAD | DZ_LEMMA_ROLE };
    uint32_t lemma = dz_lexicon_noun(a->infos[t], NULL), lists = lemma == DZ_NONE ? 0 : a->image->lemmas[lemma].lists;
    return (lists & (DZ_LEMMA_ORG_HEAD | PERSONS)) == DZ_LEMMA_ORG_HEAD && !((lists & DZ_LEMMA_HOLDER) && a->infos[t + 1]->given);
}

/* A word that is no name of a place and nothing that the language knows; only what the tagger took for a name may look like a compound. */
static bool may_be_called(const dz_analysis *a, uint32_t t) {
    enum { PLACES = DZ_L_PLACE | DZ_L_STATE };
    const dz_token *token = &a->text.tokens.at[t];
    const dz_info *i = a->infos[t];
    bool word = token->class == DZ_WORD && (token->flags & DZ_UPPER) && !(token->flags & (DZ_ALL_UPPER | DZ_HAS_DIGIT));
    bool known = is_noun(a, t) || (a->labels[t] == DZ_O && i->head != DZ_NONE);
    return word && !known && !(i->lists & PLACES) && !i->genitive;
}

/* Does a name go on behind the token? */
static bool goes_on(const dz_analysis *a, uint32_t t) {
    return t + 1 < a->text.tokens.count && !a->infos[t + 1]->initial && (a->text.tokens.at[t + 1].flags & DZ_UPPER);
}

static bool is_called(const dz_analysis *a, uint32_t t) {
    return t > 0 && !a->infos[t]->initial && may_be_called(a, t) && says_organisation(a, t - 1) && !goes_on(a, t);
}

/* `der Gießereibetrieb Havelguss`: what no list and no weight knew, or took for a person. */
static void label_called(dz_analysis *a) {
    for (uint32_t t = 1; t < a->text.tokens.count; t++) {
        bool other = a->labels[t] == DZ_O || a->labels[t] == DZ_B_PER || a->labels[t] == DZ_B_LOC;
        if (!other || end_of_name(a, t) > t + 1 || !a->infos[t - 1]->kind || !is_called(a, t))
            continue;
        a->labels[t] = DZ_B_ORG;
        a->margins[t] = a->margins[t] < 300 ? 300 : a->margins[t];
    }
}

/* ---- counting ---- */

static int32_t margin_of(const dz_analysis *a, uint32_t first, uint32_t last) {
    int32_t margin = 0;
    for (uint32_t t = first; t < last; t++)
        margin += a->margins[t];
    return margin > 0 ? margin : 1;
}

static void note_first(uint32_t *place, uint32_t t) {
    *place = *place ? *place : t + 1;
}

static dz_vote *vote_at(const dz_analysis *a, const dz_votes *votes, uint32_t t) {
    uint64_t key = bare_hash(a, t);
    dz_vote *v = vote_of(votes, key);
    v->key = key;
    return v;
}

/* `Molkerei Weihenborn`: the words of a long name that are its own may stand for it. */
static void count_short_forms(const dz_analysis *a, const dz_votes *votes, uint32_t first, uint32_t last) {
    for (uint32_t t = first; t < last; t++) {
        if (!may_be_called(a, t))
            continue;
        vote_at(a, votes, t)->in_long += margin_of(a, t, t + 1);
    }
}

static void count_name(const dz_analysis *a, const dz_votes *votes, uint32_t first, uint32_t last) {
    dz_vote *v = vote_at(a, votes, last - 1);
    bool alone = last == first + 1;
    if (!alone && a->labels[first] == DZ_B_PER)
        note_first(&v->full, first);
    if (alone && a->labels[first] == DZ_B_ORG && is_called(a, first))
        note_first(&v->called, first);
    if (!alone && a->labels[first] == DZ_B_ORG)
        count_short_forms(a, votes, first, last);
    if (alone || a->labels[first] == DZ_B_PER)
        v->of[(a->labels[first] - 1) / 2] += margin_of(a, first, last);
}

static void count_votes(const dz_analysis *a, const dz_votes *votes) {
    for (uint32_t t = 0, last; t < a->text.tokens.count; t = last) {
        last = t + 1;
        if (a->labels[t] == DZ_O)
            continue;
        last = end_of_name(a, t);
        count_name(a, votes, t, last);
    }
}

/* ---- casting ---- */

/* What the votes say of the word at token `t`. A firm has it alone until a person of that name comes in. */
static int choice(const dz_vote *v, uint32_t t) {
    if (v->called && v->called <= t + 1 && v->full > t)
        return ORG;
    int32_t organisation = v->of[ORG] + (v->of[LOC] ? 0 : v->in_long); /* a club has its town's name */
    if (organisation > v->of[PER] && organisation >= v->of[LOC])
        return ORG;
    return v->of[LOC] > v->of[PER] ? LOC : PER;
}

static bool stands_alone(const dz_analysis *a, uint32_t t) {
    const dz_token *token = &a->text.tokens.at[t];
    uint8_t label = a->labels[t];
    bool alone = label == DZ_O || ((label & 1) && end_of_name(a, t) == t + 1);
    return alone && (token->flags & DZ_UPPER) && token->class == DZ_WORD && !(token->flags & DZ_HYPHEN && label == DZ_O);
}

/* A word of which the tagger made nothing needs more: it is no ordinary word, continues no name, and begins no sentence unless the
 * document has introduced it. */
static bool may_be_name(const dz_analysis *a, const dz_vote *v, uint32_t t) {
    bool introduced = v->full || v->called;
    return !is_noun(a, t) && (introduced || !a->infos[t]->initial) && (t == 0 || a->labels[t - 1] == DZ_O);
}

/* A single word takes the type that the document gives it: the surname of someone named in full, or the clearer of its other
 * occurrences. */
static void cast_vote(dz_analysis *a, const dz_votes *votes, uint32_t t) {
    const dz_vote *v = vote_of(votes, bare_hash(a, t));
    int best = choice(v, t);
    bool voted = v->of[best] > 0 || (best == ORG && v->in_long > 0 && a->labels[t] != DZ_O);
    if (!voted || (a->labels[t] == DZ_O && !may_be_name(a, v, t)))
        return;
    a->labels[t] = (uint8_t)(best * 2 + 1);
    a->margins[t] = a->margins[t] < 100 ? 100 : a->margins[t];
}

static dz_votes make_room(const dz_analysis *a) {
    dz_votes votes = {.room = 64};
    uint32_t words = 0;
    for (uint32_t t = 0; t < a->text.tokens.count; t++)
        words += a->labels[t] != DZ_O;
    while (votes.room < words * 2)
        votes.room *= 2;
    votes.at = words ? dz_arena_zero(dz_analysis_passing(a), sizeof *votes.at * votes.room) : NULL;
    return votes;
}

dz_votes dz_vote_once(dz_analysis *a) {
    label_called(a);
    dz_votes votes = make_room(a);
    if (a->text.sentences.count < 2 || !votes.at)
        return (dz_votes){0};
    count_votes(a, &votes);
    for (uint32_t t = 0; t < a->text.tokens.count; t++)
        if (stands_alone(a, t))
            cast_vote(a, &votes, t);
    return votes;
}

uint8_t dz_vote_label(const dz_votes *votes, uint64_t hash) {
    const dz_vote *v = votes->room ? vote_of(votes, hash) : NULL;
    if (!v || !v->key || v->of[PER] + v->of[ORG] + v->of[LOC] <= 0)
        return DZ_O;
    return (uint8_t)(choice(v, UINT32_MAX - 1) * 2 + 1);
}
