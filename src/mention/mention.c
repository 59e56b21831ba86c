#include "vote.h"
#include <stdlib.h>

#define TYPE(t) (1u << (t))
enum { PROPER = TYPE(DREISATZ_NAME) | TYPE(DREISATZ_ACRONYM) };

/* ---- readings of a span ---- */

static const dz_name *reading_at(const dz_image *image, uint32_t node, uint32_t types, uint32_t forms) {
    const dz_node *n = &image->nodes[node];
    for (uint32_t i = 0; i < n->count; i++) {
        const dz_name *name = &image->names[n->names + i];
        if ((types & TYPE(name->type)) && (forms & TYPE(name->form)))
            return name;
    }
    return NULL;
}

const dz_name *dz_mention_reading(const dz_analysis *a, uint32_t first, uint32_t last, uint32_t types, uint32_t forms) {
    for (uint32_t i = a->matches_of[first]; i < a->matches.count && a->matches.at[i].first == first; i++) {
        const dz_name *n = a->matches.at[i].last == last ? reading_at(a->image, a->matches.at[i].node, types, forms) : NULL;
        if (n)
            return n;
    }
    return NULL;
}

/* ---- names that the tagger saw ---- */

static uint8_t type_of_label(uint8_t label) {
    return label <= DZ_I_PER ? DREISATZ_PER : label <= DZ_I_ORG ? DREISATZ_ORG : DREISATZ_LOC;
}

static uint8_t gender_of(const dz_analysis *a, uint32_t first, uint32_t last) {
    for (uint32_t t = first; t < last; t++)
        if (a->infos[t]->given && (a->infos[t]->gender == 1 || a->infos[t]->gender == 2))
            return a->infos[t]->gender;
    return 0;
}

static dz_mention *add(dz_analysis *a, uint32_t first, uint32_t last, uint32_t sentence, uint8_t type, uint8_t form) {
    dz_mention m = {.first = first,
                    .last = last,
                    .start = a->text.tokens.at[first].start,
                    .end = a->text.tokens.at[last - 1].end,
                    .sentence = sentence,
                    .record = DZ_NONE,
                    .entity = DZ_NONE,
                    .state_record = DZ_NONE,
                    .type = type,
                    .form = form};
    dz_mention *place = &DZ_PUSH(a->arena, &a->mentions);
    *place = m;
    return place;
}

static bool short_capitals(const dz_analysis *a, uint32_t first, uint32_t last) {
    const dz_token *t = &a->text.tokens.at[first];
    return last == first + 1 && (t->flags & DZ_ALL_UPPER) && t->end - t->start <= 6;
}

/* A seat of government stands for its state, `Brüssel` for the union before the state. */
static const dz_name *stands_for(const dz_analysis *a, const dz_mention *m) {
    const dz_name *n = dz_mention_reading(a, m->first, m->last, TYPE(DREISATZ_ORG), TYPE(DREISATZ_METONYM));
    return n ? n : dz_mention_reading(a, m->first, m->last, TYPE(DREISATZ_STATE), TYPE(DREISATZ_METONYM));
}

/* What is listed as a state is one, whatever the tagger took the name for. */
static void settle(dz_analysis *a, dz_mention *m) {
    const dz_name *n = dz_mention_reading(a, m->first, m->last, TYPE(DREISATZ_STATE), PROPER);
    if (n)
        m->type = DREISATZ_STATE;
    if (!n)
        n = dz_mention_reading(a, m->first, m->last, TYPE(m->type), PROPER);
    m->record = n ? n->record : DZ_NONE;
    if (n && n->form == DREISATZ_ACRONYM)
        m->form = DREISATZ_ACRONYM;
    else if (!n && m->type == DREISATZ_ORG && short_capitals(a, m->first, m->last))
        m->form = DREISATZ_ACRONYM;
    if (m->type == DREISATZ_LOC && (n = stands_for(a, m))) {
        m->metonym = true;
        m->state_record = n->record;
    }
    if (m->type == DREISATZ_PER)
        m->gender = m->record != DZ_NONE ? a->image->records[m->record].gender : gender_of(a, m->first, m->last);
}

static const dz_name *derived_reading(const dz_analysis *a, uint32_t token) {
    static const uint32_t PLACES = TYPE(DREISATZ_STATE) | TYPE(DREISATZ_LOC);
    if (dz_mention_reading(a, token, token + 1, PLACES, PROPER))
        return NULL;
    return dz_mention_reading(a, token, token + 1, PLACES, TYPE(DREISATZ_ADJECTIVE) | TYPE(DREISATZ_INHABITANT));
}

bool dz_mention_is_derived(const dz_analysis *a, uint32_t token) {
    return derived_reading(a, token) != NULL;
}

/* A state's adjective is no place, whatever the tagger calls it. */
static bool settle_adjective(dz_analysis *a, dz_mention *m) {
    if (m->last != m->first + 1 || m->type != DREISATZ_LOC)
        return false;
    const dz_name *n = derived_reading(a, m->first);
    if (!n)
        return false;
    m->type = n->type;
    m->form = n->form;
    m->record = n->record;
    return true;
}

/* A state that stands first in a span which no list knows is a name of its own: `dass Nordkorea Russland beliefert`. */
static uint32_t cut_state(dz_analysis *a, uint32_t first, uint32_t last) {
    static const uint32_t ALL = TYPE(DREISATZ_PER) | TYPE(DREISATZ_STATE) | TYPE(DREISATZ_ORG) | TYPE(DREISATZ_LOC);
    if (last - first < 2 || dz_mention_reading(a, first, last, ALL, PROPER) ||
        !dz_mention_reading(a, first, first + 1, TYPE(DREISATZ_STATE), PROPER))
        return last;
    if (first + 2 < last || !(a->text.tokens.at[first + 1].flags & DZ_UPPER))
        return last;
    uint32_t rest = first + 1;
    bool name = dz_mention_reading(a, rest, last, ALL, PROPER) != NULL;
    if (!name && !dz_lexicon_reading(a->image, a->infos[rest]->word, DZ_NOUN) && a->infos[rest]->head == DZ_NONE)
        return last;
    a->labels[rest] = name ? DZ_B_LOC : DZ_O;
    return rest;
}

static bool is_listed_person(const dz_analysis *a, uint32_t first, uint32_t last) {
    return dz_mention_reading(a, first, last, TYPE(DREISATZ_PER), PROPER) != NULL;
}

/* A given name, then one that is none, twice: `Peter Meier Anna Schmidt`. */
static bool are_two_persons(const dz_analysis *a, uint32_t first) {
    return a->infos[first]->given && !a->infos[first + 1]->given && a->infos[first + 2]->given && !a->infos[first + 3]->given;
}

/* `nachdem Olaf Scholz Narendra Modi empfangen hatte`: subject and object side by side, no list knows them as one. */
static uint32_t cut_persons(dz_analysis *a, uint32_t first, uint32_t last) {
    if (last - first != 4 || is_listed_person(a, first, last))
        return last;
    bool listed = is_listed_person(a, first, first + 2) && is_listed_person(a, first + 2, last);
    if (!listed && !are_two_persons(a, first))
        return last;
    a->labels[first + 2] = DZ_B_PER;
    return first + 2;
}

/* A noun of the language that no list takes for a part of names. */
static bool is_plain_noun(const dz_analysis *a, uint32_t token) {
    const dz_info *i = a->infos[token];
    return !i->lists && (i->head != DZ_NONE || dz_lexicon_reading(a->image, i->word, DZ_NOUN));
}

/* `warf der Deutschen Bank Versagen vor`: a listed organisation of several words ends before the noun that is said of it. */
static uint32_t cut_noun(dz_analysis *a, uint32_t first, uint32_t last) {
    static const uint32_t ORG = TYPE(DREISATZ_ORG);
    uint32_t rest = last - 1;
    if (last - first < 3 || dz_mention_reading(a, first, last, ORG, PROPER) || !dz_mention_reading(a, first, rest, ORG, PROPER) ||
        !is_plain_noun(a, rest))
        return last;
    a->labels[rest] = DZ_O;
    return rest;
}

static bool is_roman(const dz_analysis *a, uint32_t token) {
    const dz_token *t = &a->text.tokens.at[token];
    uint32_t at = t->start;
    while (at < t->end && strchr("IVX", a->text.norm[at]))
        at++;
    return at == t->end;
}

/* The dot of an ordinal belongs to the name when the sentence goes on: `Bernhard IV. regierte`. */
static uint32_t with_ordinal_dot(const dz_analysis *a, uint32_t first, uint32_t last, uint32_t end) {
    if (last - first < 2 || last + 1 >= end || !is_roman(a, last - 1))
        return last;
    const dz_token *dot = &a->text.tokens.at[last];
    return dot->first == '.' && dot->end == dot->start + 1 && !(dot->flags & DZ_SPACE_BEFORE) ? last + 1 : last;
}

static bool is_quote(const dz_analysis *a, uint32_t token) {
    return a->text.tokens.at[token].flags & DZ_QUOTE;
}

/* A quotation mark at the end of a name that has none before is not its own: `„[El País]“`. */
static uint32_t cut_quote(dz_analysis *a, uint32_t first, uint32_t last) {
    bool inside = false;
    for (uint32_t t = first; t + 1 < last; t++)
        inside = inside || is_quote(a, t);
    if (last - first < 2 || inside || !is_quote(a, last - 1))
        return last;
    a->labels[last - 1] = DZ_O;
    return last - 1;
}

static void take_names(dz_analysis *a, uint32_t sentence) {
    const dz_sentence *s = &a->text.sentences.at[sentence];
    for (uint32_t t = s->first; t < s->last;) {
        uint32_t last = t + 1;
        uint8_t label = a->labels[t];
        if (label == DZ_O) {
            t++;
            continue;
        }
        int32_t margin = a->margins[t];
        for (; last < s->last && a->labels[last] == label + 1; last++)
            margin += a->margins[last];
        if (label == DZ_B_LOC || label == DZ_B_ORG)
            last = cut_noun(a, t, cut_state(a, t, last));
        else
            last = with_ordinal_dot(a, t, cut_persons(a, t, last), s->last);
        last = cut_quote(a, t, last);
        dz_mention *m = add(a, t, last, sentence, type_of_label(label), DREISATZ_NAME);
        m->margin = margin;
        if (!settle_adjective(a, m))
            settle(a, m);
        t = last;
    }
}

/* ---- states that the tagger missed, adjectives, inhabitants ---- */

static bool is_free(const dz_analysis *a, uint32_t first, uint32_t last) {
    for (uint32_t t = first; t < last; t++)
        if (a->labels[t] != DZ_O)
            return false;
    return true;
}

/* Marks the tokens as taken, so that no second mention covers them. */
static void take(dz_analysis *a, uint32_t first, uint32_t last) {
    for (uint32_t t = first; t < last; t++)
        a->labels[t] = DZ_LABELS;
}

static bool is_large(const dz_analysis *a, uint32_t token) {
    return (a->text.tokens.at[token].flags & DZ_UPPER) != 0;
}

static uint32_t length_of(const dz_match *m) {
    return m->last - m->first;
}

/* `als Bayer`, `ist Bayer` */
static bool equates(const dz_analysis *a, uint32_t token) {
    const dz_info *i = a->infos[token];
    dz_readings r = dz_image_readings(a->image, i->initial ? i->folded : i->word);
    for (const dz_reading *k = r.first; k < r.end; k++)
        if (a->image->lemmas[k->lemma].sense == DZ_SENSE_AS || a->image->lemmas[k->lemma].sense == DZ_SENSE_COPULA)
            return true;
    return false;
}

/* `Bayer prüft`: one inhabitant stands behind an article, a firm of the same name bare. */
static const dz_name *bare_firm(const dz_analysis *a, const dz_match *m) {
    const dz_name *firm = reading_at(a->image, m->node, TYPE(DREISATZ_ORG), PROPER);
    uint8_t before = m->first && !a->infos[m->first]->initial ? a->text.tokens.at[m->first - 1].kind : DZ_K_STOP;
    bool bare = before != DZ_K_DET && before != DZ_K_ADJ && before != DZ_K_PRON && before != DZ_K_NUMBER && before != DZ_K_ORDINAL;
    return firm && bare && (before == DZ_K_STOP || !equates(a, m->first - 1)) ? firm : NULL;
}

/* A noun must follow an adjective that is written large (Kölner Dom) or is small anyway. */
static bool may_be_surface(const dz_analysis *a, const dz_match *m, uint8_t form) {
    bool large = is_large(a, m->first), noun_behind = m->last < a->text.tokens.count && is_large(a, m->last);
    return form == DREISATZ_ADJECTIVE ? !large || a->infos[m->first]->initial || noun_behind : large;
}

static void add_surface(dz_analysis *a, const dz_match *m, uint32_t sentence, const dz_name *name) {
    dz_mention *made = add(a, m->first, m->last, sentence, name->type, name->form);
    made->record = name->record;
    made->margin = 500;
    take(a, m->first, m->last);
}

static void take_surface(dz_analysis *a, const dz_match *m, uint32_t sentence) {
    static const struct {
        uint32_t types;
        uint8_t form;
    } ORDER[] = {{TYPE(DREISATZ_STATE), DREISATZ_NAME},
                 {TYPE(DREISATZ_STATE), DREISATZ_ACRONYM},
                 {TYPE(DREISATZ_STATE), DREISATZ_ADJECTIVE},
                 {TYPE(DREISATZ_LOC), DREISATZ_ADJECTIVE},
                 {TYPE(DREISATZ_STATE) | TYPE(DREISATZ_LOC), DREISATZ_INHABITANT}};
    if (!is_free(a, m->first, m->last))
        return;
    for (size_t i = 0; i < sizeof ORDER / sizeof *ORDER; i++) {
        const dz_name *n = reading_at(a->image, m->node, ORDER[i].types, TYPE(ORDER[i].form));
        if (!n || !may_be_surface(a, m, ORDER[i].form) || (n->flags & DZ_NAME_COMMON))
            continue;
        const dz_name *firm = ORDER[i].form == DREISATZ_INHABITANT && length_of(m) == 1 ? bare_firm(a, m) : NULL;
        add_surface(a, m, sentence, firm ? firm : n);
        return;
    }
}

/* The longest first. */
static void take_surfaces(dz_analysis *a, uint32_t sentence) {
    const dz_sentence *s = &a->text.sentences.at[sentence];
    uint32_t first = a->matches_of[s->first], last = a->matches_of[s->last], longest = 0;
    for (uint32_t i = first; i < last; i++)
        longest = length_of(&a->matches.at[i]) > longest ? length_of(&a->matches.at[i]) : longest;
    for (uint32_t length = longest; length > 0; length--)
        for (uint32_t i = first; i < last; i++)
            if (length_of(&a->matches.at[i]) == length)
                take_surface(a, &a->matches.at[i], sentence);
}

/* ---- parts of hyphenated compounds ---- */

/* `Hermes-Chef`, `Spiegel-Redakteur`: whom somebody works for is no ordinary word. */
static bool is_post(const dz_analysis *a, uint32_t token) {
    uint32_t lemma = a->infos[token]->noun != DZ_NONE ? a->infos[token]->noun : a->infos[token]->head;
    return lemma != DZ_NONE && (a->image->lemmas[lemma].lists & (DZ_LEMMA_ROLE | DZ_LEMMA_HOLDER));
}

/* A name that is an ordinary word, too, is one here when no noun is spelled so or its list says that it is: `Hermes-Chef`. */
static bool is_name_before_post(const dz_analysis *a, const dz_name *n, uint32_t start, uint32_t end) {
    const dz_word *word = dz_image_word(a->image, dz_hash(a->text.norm + start, end - start));
    return (n->flags & DZ_NAME_POST) || !dz_lexicon_reading(a->image, word, DZ_NOUN);
}

static bool take_part(dz_analysis *a, uint32_t token, uint32_t sentence, uint32_t start, uint32_t end) {
    uint32_t node = dz_image_step(a->image, 0, dz_hash(a->text.norm + start, end - start));
    if (node == DZ_NONE || end - start < 2)
        return false;
    bool large = a->text.norm[start] < 'a' || a->text.norm[start] > 'z';
    static const uint8_t ORDER[] = {DREISATZ_STATE, DREISATZ_ORG, DREISATZ_PER, DREISATZ_LOC};
    for (size_t i = 0; i < sizeof ORDER; i++) {
        const dz_name *n =
            reading_at(a->image, node, TYPE(ORDER[i]),
                       large ? PROPER | (ORDER[i] == DREISATZ_STATE ? TYPE(DREISATZ_METONYM) : 0) : TYPE(DREISATZ_ADJECTIVE));
        if (!n ||
            ((n->flags & DZ_NAME_COMMON) && !(ORDER[i] == DREISATZ_ORG && is_post(a, token) && is_name_before_post(a, n, start, end))))
            continue;
        dz_mention *m =
            add(a, token, token + 1, sentence, ORDER[i], n->form == DREISATZ_ADJECTIVE ? DREISATZ_ADJECTIVE : DREISATZ_COMPOUND);
        m->start = start;
        m->end = end;
        m->record = n->record;
        m->margin = 400;
        return true;
    }
    return false;
}

/* `Ahlers-Werft`: with a name before it the noun is a name as a whole. */
static bool makes_name(const dz_analysis *a, uint32_t token) {
    enum { HEADS = DZ_LEMMA_ORG_HEAD | DZ_LEMMA_PLACE_HEAD | DZ_LEMMA_WHOLE };
    uint32_t lemma = dz_lexicon_noun(a->infos[token], NULL);
    return lemma == DZ_NONE || (a->image->lemmas[lemma].lists & HEADS);
}

/* `Helvia-Sprecher`: the document knows the person or organisation. */
static bool take_named_part(dz_analysis *a, const dz_votes *votes, uint32_t token, uint32_t sentence, uint32_t end) {
    uint32_t start = a->text.tokens.at[token].start;
    uint8_t label = dz_vote_label(votes, dz_hash(a->text.norm + start, end - start));
    if ((label != DZ_B_PER && label != DZ_B_ORG) || (!is_post(a, token) && makes_name(a, token)))
        return false;
    dz_mention *m = add(a, token, token + 1, sentence, type_of_label(label), DREISATZ_COMPOUND);
    m->end = end;
    m->margin = 300;
    return true;
}

/* The parts of a token between its hyphens; `ends` of the first four. */
static uint32_t part_ends(const dz_analysis *a, const dz_token *token, uint32_t ends[4]) {
    uint32_t count = 0;
    for (uint32_t at = token->start; at <= token->end && count < 4; at++)
        if (at == token->end || a->text.norm[at] == '-')
            ends[count++] = at;
    return count;
}

/* The longest name counts: `Daimler-Benz-Chef` is of Daimler-Benz. The last part of a noun is its head. */
static void take_parts(dz_analysis *a, const dz_votes *votes, uint32_t t, uint32_t sentence) {
    const dz_token *token = &a->text.tokens.at[t];
    uint32_t ends[4], count = part_ends(a, token, ends), start = token->start;
    uint32_t names = count - (count && ends[count - 1] == token->end && (token->flags & DZ_UPPER));
    if (names && take_named_part(a, votes, t, sentence, ends[names - 1]))
        return;
    for (uint32_t first = 0; first < names; first++) {
        uint32_t last = names;
        while (last > first && (ends[last - 1] == start || !take_part(a, t, sentence, start, ends[last - 1])))
            last--;
        first = last > first ? last - 1 : first;
        start = ends[first] + 1;
    }
}

static void take_compounds(dz_analysis *a, const dz_votes *votes, uint32_t sentence) {
    const dz_sentence *s = &a->text.sentences.at[sentence];
    for (uint32_t t = s->first; t < s->last; t++) {
        const dz_token *token = &a->text.tokens.at[t];
        if ((token->flags & DZ_HYPHEN) && a->labels[t] == DZ_O && token->class != DZ_PUNCT)
            take_parts(a, votes, t, sentence);
    }
}

/* ---- genitives ---- */

/* The last words of the persons that the document names. */
typedef struct names {
    uint64_t *hashes;
    uint32_t room; /* a power of two */
} names;

/* Where the hash is or may be put. */
static uint64_t *place_of(const names *n, uint64_t hash) {
    uint32_t at = (uint32_t)hash & (n->room - 1);
    while (n->hashes[at] && n->hashes[at] != hash)
        at = (at + 1) & (n->room - 1);
    return &n->hashes[at];
}

static names surnames_of(const dz_analysis *a) {
    names n = {.room = 64};
    while (n.room < a->mentions.count * 2)
        n.room *= 2;
    n.hashes = dz_arena_zero(dz_analysis_passing(a), sizeof *n.hashes * n.room);
    for (uint32_t i = 0; i < a->mentions.count; i++) {
        uint64_t hash = a->text.tokens.at[a->mentions.at[i].last - 1].hash;
        if (a->mentions.at[i].type == DREISATZ_PER)
            *place_of(&n, hash) = hash;
    }
    return n;
}

/* `die Firma Nordlys`: behind a noun for organisations the s is rather the name's own. */
static bool is_called(const dz_analysis *a, const dz_mention *m) {
    const dz_info *before = m->first ? a->infos[m->first - 1] : NULL;
    const uint32_t lemmas[] = {before ? before->noun : DZ_NONE, before ? before->head : DZ_NONE};
    for (size_t i = 0; m->type == DREISATZ_ORG && i < sizeof lemmas / sizeof *lemmas; i++)
        if (lemmas[i] != DZ_NONE && (a->image->lemmas[lemmas[i]].lists & DZ_LEMMA_ORG_HEAD))
            return true;
    return false;
}

/* A listed name is a genitive when only its bare form is listed; others when the whole word is unknown or known only bare, or when
 * the document names the person without the s: `Gerhard Weber … Webers Sohn`. */
static bool is_genitive(const dz_analysis *a, const dz_mention *m, const names *surnames) {
    const dz_info *last = a->infos[m->last - 1];
    if (!last->bare_length || m->end != a->text.tokens.at[m->last - 1].end || m->form == DREISATZ_ADJECTIVE || m->form == DREISATZ_COMPOUND)
        return false;
    if (m->type == DREISATZ_PER && *place_of(surnames, dz_lexicon_bare_hash(&a->text, &a->text.tokens.at[m->last - 1], last)))
        return true;
    if (m->record == DZ_NONE)
        return (!last->word || last->genitive) && !is_called(a, m);
    for (uint32_t i = a->matches_of[m->first]; i < a->matches.count && a->matches.at[i].first == m->first; i++) {
        const dz_match *k = &a->matches.at[i];
        const dz_node *n = &a->image->nodes[k->node];
        for (uint32_t j = 0; k->last == m->last && !k->bare && j < n->count; j++)
            if (a->image->names[n->names + j].record == m->record)
                return false;
    }
    return true;
}

static void mark_genitives(dz_analysis *a) {
    names surnames = surnames_of(a);
    for (uint32_t i = 0; i < a->mentions.count; i++)
        a->mentions.at[i].genitive = is_genitive(a, &a->mentions.at[i], &surnames);
}

/* ---- long names that the lists know ---- */

static bool goes_on(const dz_analysis *a, uint32_t token) {
    return token < a->text.tokens.count && a->labels[token] && !(a->labels[token] & 1);
}

static uint8_t label_in_lists(const dz_analysis *a, const dz_match *m) {
    static const uint8_t OF[] = {
        [DREISATZ_PER] = DZ_B_PER, [DREISATZ_STATE] = DZ_B_LOC, [DREISATZ_ORG] = DZ_B_ORG, [DREISATZ_LOC] = DZ_B_LOC};
    const dz_name *n = reading_at(a->image, m->node, ~0u, TYPE(DREISATZ_NAME));
    return n && !(n->flags & DZ_NAME_COMMON) ? OF[n->type] : DZ_O;
}

/* Two words, both large, of which the tagger made nothing: `Rotes Meer`. An article does not count: `Die Zeit` vergeht. */
static bool is_free_pair(const dz_analysis *a, const dz_match *m) {
    return m->last - m->first == 2 && is_free(a, m->first, m->last) && is_large(a, m->first) && is_large(a, m->first + 1) &&
           a->infos[m->first]->class != DZ_K_DET;
}

/* A listed name of three words or more is that name, whatever the tagger made of the words: `Straße von Gibraltar`. It cuts none
 * of the tagger's names in two. */
static uint32_t label_long_name(dz_analysis *a, const dz_match *m) {
    enum { LONG = 3, SURE = 300 };
    bool wanted = (m->last - m->first >= LONG && !goes_on(a, m->first) && !goes_on(a, m->last)) || is_free_pair(a, m);
    uint8_t label = wanted ? label_in_lists(a, m) : DZ_O;
    if (label == DZ_O)
        return m->first;
    for (uint32_t t = m->first; t < m->last; t++) {
        a->labels[t] = (uint8_t)(label + (t > m->first));
        a->margins[t] = a->margins[t] > SURE ? a->margins[t] : SURE;
    }
    return m->last;
}

static void label_long_names(dz_analysis *a) {
    uint32_t end = 0;
    for (uint32_t i = 0, longest = 0; i < a->matches.count; i++) {
        const dz_match *m = &a->matches.at[i];
        longest = m->first == a->matches.at[longest].first && m->last < a->matches.at[longest].last ? longest : i;
        bool last_here = i + 1 == a->matches.count || a->matches.at[i + 1].first != m->first;
        if (last_here && m->first >= end)
            end = label_long_name(a, &a->matches.at[longest]);
    }
}

/* ---- all ---- */

static int in_text_order(const void *x, const void *y) {
    const dz_mention *a = x, *b = y;
    if (a->start != b->start)
        return a->start < b->start ? -1 : 1;
    return a->end < b->end ? -1 : a->end > b->end;
}

/* Closing signs may make a sentence longer than DZ_LIMIT_SENTENCE. */
static uint32_t longest_sentence(const dz_text *text) {
    uint32_t longest = 0;
    for (uint32_t i = 0; i < text->sentences.count; i++) {
        const dz_sentence *s = &text->sentences.at[i];
        longest = s->last - s->first > longest ? s->last - s->first : longest;
    }
    return longest;
}

void dz_mention_match(dz_analysis *a) {
    uint32_t tokens = a->text.tokens.count;
    a->covers = dz_arena_alloc(dz_analysis_working(a), sizeof *a->covers * longest_sentence(&a->text));
    a->matches_of = dz_arena_alloc(dz_analysis_working(a), sizeof *a->matches_of * (tokens + 1));
    for (uint32_t s = 0; s < a->text.sentences.count; s++)
        dz_gazetteer_match(a->image, &a->text, a->infos, &a->text.sentences.at[s], dz_analysis_working(a), &a->matches, a->matches_of);
    a->matches_of[tokens] = a->matches.count;
}

dz_context dz_mention_context(const dz_analysis *a, uint32_t sentence) {
    const dz_sentence *s = &a->text.sentences.at[sentence];
    memset(a->covers, 0, sizeof *a->covers * (s->last - s->first));
    if (a->matches.count) /* else there is no array */
        dz_features_cover(a->image, a->matches.at + a->matches_of[s->first], a->matches.at + a->matches_of[s->last], s->first, a->covers);
    return dz_context_of(a->image, &a->text, a->infos, a->covers, s);
}

static void tag(dz_analysis *a, dz_tagger *tagger) {
    uint32_t tokens = a->text.tokens.count;
    a->labels = dz_arena_zero(dz_analysis_working(a), tokens + 1);
    a->margins = dz_arena_zero(dz_analysis_working(a), sizeof *a->margins * (tokens + 1));
    for (uint32_t s = 0; s < a->text.sentences.count; s++) {
        dz_context c = dz_mention_context(a, s);
        dz_tagger_run(tagger, &c, a->labels, a->margins);
    }
}

void dz_mention_find(dz_analysis *a, dz_tagger *tagger) {
    dz_mention_match(a);
    tag(a, tagger);
    label_long_names(a);
    dz_votes votes = dz_vote_once(a);
    for (uint32_t s = 0; s < a->text.sentences.count; s++) {
        take_names(a, s);
        take_surfaces(a, s);
        take_compounds(a, &votes, s);
    }
    mark_genitives(a);
    if (a->mentions.count)
        qsort(a->mentions.at, a->mentions.count, sizeof *a->mentions.at, in_text_order);
    dz_analysis_pass(a);
}

uint32_t dz_mention_confidence(const dz_image *image, int32_t margin) {
    uint32_t value = 5000;
    for (uint32_t i = 0; i < image->counts[DZ_S_CALIBRATION]; i++)
        if (margin >= image->calibration[i].score)
            value = image->calibration[i].confidence;
    return value;
}
