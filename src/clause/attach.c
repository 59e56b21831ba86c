/* What hangs on what: attributes, members of a list, appositions. */
#include "parser.h"

enum { MAX_CONNECTIVE = 3, MAX_ATTRIBUTES = 4, MAX_ADVERBS = 2, MAX_TIME = 8, MAX_TAIL = 3, MAX_BRACKETS = 10 };

/* ---- between phrases ---- */

/* `X (SPD), Chef der Bank,`, `X (35) und Y`: where the phrase ends when what stands in brackets before `to` is passed over. */
static uint32_t end_with_brackets(const dz_parser *p, const dz_phrase *f, uint32_t to) {
    uint32_t t = f->last;
    if (t >= to || p->a->text.tokens.at[t].first != '(')
        return t;
    while (t < to && t < f->last + MAX_BRACKETS && p->a->text.tokens.at[t].first != ')')
        t++;
    return t < to && p->a->text.tokens.at[t].first == ')' ? t + 1 : f->last;
}

static bool is_of_type(const dz_parser *p, uint32_t mention, dreisatz_type type) {
    return mention != DZ_NONE && p->a->mentions.at[mention].type == (uint8_t)type;
}

/* `das Verfassungsgericht Thailands`: the name of an organisation that many states have, and which one. */
static bool is_state_of(const dz_parser *p, const dz_phrase *before, const dz_phrase *f) {
    bool alone = f->lemma == DZ_NONE && f->first == f->head && is_of_type(p, f->self, DREISATZ_STATE);
    return alone && before->lemma == DZ_NONE && is_of_type(p, before->self, DREISATZ_ORG) && dz_parser_is_genitive_name(p, f->self);
}

/* A phrase right behind another that can only be a genitive there is its attribute. */
static bool is_attribute(const dz_parser *p, const dz_phrase *before, const dz_phrase *f) {
    bool named = before->self != DZ_NONE && before->apposition_of == DZ_NONE;
    if (before->last == f->first && f->preposition == DZ_NONE && is_state_of(p, before, f))
        return true;
    if (before->last != f->first || f->preposition != DZ_NONE || before->lemma == DZ_NONE || named || f->pronoun)
        return false;
    if (f->lemma == DZ_NONE && f->self != DZ_NONE && f->first == f->head)
        return dz_parser_is_genitive_name(p, f->self);
    return (f->morph & DZ_GEN) && (f->owner != DZ_NONE ? false : f->first != f->head) &&
           (dz_parser_reading(p, f->first, DZ_DET) || f->first != f->head);
}

/* `die Präsidenten Russlands und Chinas, Putin und Xi`: behind a comma no name goes on with genitives but another. */
static bool is_owner_of_others(const dz_parser *p, const dz_phrase *before, const dz_phrase *f) {
    return before->genitive_of != DZ_NONE && dz_parser_is_genitive_name(p, before->self) && !dz_parser_is_genitive_name(p, f->self);
}

static uint8_t cases_of(const dz_phrase *f) {
    uint8_t cases = 0;
    for (int shift = 0; shift < 16; shift += 4)
        cases |= f->morph >> shift & 15 ? (uint8_t)(1 << shift / 4) : 0;
    return cases;
}

static bool is_person(const dz_parser *p, const dz_phrase *f) {
    return f->self != DZ_NONE && p->a->mentions.at[f->self].type == DREISATZ_PER;
}

/* `Russland/Ukraine`: between two bare names. */
static bool is_slash(const dz_parser *p, uint32_t t, const dz_phrase *before, const dz_phrase *f) {
    bool names = before->lemma == DZ_NONE && f->lemma == DZ_NONE && before->self != DZ_NONE && f->self != DZ_NONE;
    return p->a->text.tokens.at[t].first == '/' && names && before->last + 1 == f->first && f->preposition == DZ_NONE &&
           p->a->mentions.at[before->self].type == p->a->mentions.at[f->self].type;
}

/* Only commas and connectives between the two, and the later one without preposition or with the same. */
static bool is_coordinated(const dz_parser *p, const dz_phrase *before, const dz_phrase *f) {
    if (before->pronoun || f->pronoun || f->first <= before->last || f->first - before->last > MAX_CONNECTIVE)
        return false;
    if ((f->preposition != DZ_NONE && f->preposition != before->preposition) || !(cases_of(before) & cases_of(f)))
        return false;
    bool alike = (before->self != DZ_NONE) == (f->self != DZ_NONE) && (before->lemma == DZ_NONE) == (f->lemma == DZ_NONE), conj = false;
    for (uint32_t t = before->last; t < f->first; t++) {
        bool comma = p->a->text.tokens.at[t].first == ',', joins = dz_parser_joins(p, t) || is_slash(p, t, before, f);
        if (!comma && !joins && !(conj && dz_parser_reading(p, t, DZ_ADV))) /* `als auch`, `sondern auch` */
            return false;
        conj = conj || joins;
    }
    bool named = before->lemma == DZ_NONE || (is_person(p, before) && is_person(p, f));
    return conj || (alike && before->self != DZ_NONE && named && !is_owner_of_others(p, before, f));
}

/* `Y` and `Finanzminister Y`: the name that begins there or right behind one noun. */
static uint32_t name_behind_office(const dz_parser *p, uint32_t t) {
    uint32_t name = dz_parser_name_at(p, t);
    bool office = name == DZ_NONE && t + 1 < p->c->last && dz_parser_reading(p, t, DZ_NOUN);
    return office ? dz_parser_name_at(p, t + 1) : name;
}

/* `a, b` without a connective behind is an apposition or a list cut short: only a chain that ends in a connective coordinates. */
static bool chain_goes_on(const dz_parser *p, const dz_phrase *f) {
    for (uint32_t t = end_with_brackets(p, f, p->c->last), n = 0; t < p->c->last && n < 8; n++) {
        if (dz_parser_joins(p, t))
            return true;
        uint32_t name = p->a->text.tokens.at[t].first == ',' ? name_behind_office(p, t + 1) : DZ_NONE;
        if (name == DZ_NONE)
            return false;
        t = p->a->mentions.at[name].last;
    }
    return false;
}

/* `A und B, C und D`: behind the last member of a list a comma begins something else. */
static bool ends_closed_list(const dz_parser *p, const dz_phrase *before) {
    return before->coordinated && before->first > p->c->first && dz_parser_joins(p, before->first - 1);
}

/* ---- apposition ---- */

static bool is_bare_name(const dz_phrase *f) {
    return f->self != DZ_NONE && f->lemma == DZ_NONE && !f->pronoun;
}

/* `der Spanier`, `eine Norwegerin`: a name that describes. */
static bool is_inhabitant(const dz_parser *p, const dz_phrase *f) {
    return f->self != DZ_NONE && f->lemma == DZ_NONE && !f->pronoun && p->a->mentions.at[f->self].form == DREISATZ_INHABITANT;
}

static bool is_time_phrase(const dz_parser *p, const dz_phrase *f) {
    return f->self == DZ_NONE && (p->a->infos[f->head]->lists & (DZ_L_DATE | DZ_L_UNIT));
}

/* `den Vorwurf, China …`: what follows is the content, no other name. */
static bool governs(const dz_parser *p, const dz_phrase *f) {
    const dz_lemma *l = f->lemma == DZ_NONE ? NULL : &p->a->image->lemmas[f->lemma];
    return l && (l->cue || (l->lists & DZ_LEMMA_DEMANDING));
}

/* `liefert Öl, Nordkorea …`: a state is called by words for states and places. */
static bool may_call_state(const dz_parser *p, const dz_phrase *noun) {
    uint32_t head = p->a->infos[noun->head]->head;
    uint16_t lists = p->a->image->lemmas[noun->lemma].lists;
    lists = (uint16_t)(lists | (head == DZ_NONE ? 0 : p->a->image->lemmas[head].lists));
    return (lists & (DZ_LEMMA_STATE_HEAD | DZ_LEMMA_PLACE_HEAD)) != 0;
}

/* A person is no body of people: `der Chef der Luftwaffe, X` names the Chef. */
static bool may_be_called(const dz_parser *p, const dz_phrase *noun, const dz_phrase *name) {
    if (p->a->mentions.at[name->self].type == DREISATZ_STATE)
        return may_call_state(p, noun);
    uint16_t lists = p->a->image->lemmas[noun->lemma].lists;
    bool body = (lists & (DZ_LEMMA_BODY | DZ_LEMMA_STATE_HEAD | DZ_LEMMA_PLACE_HEAD)) || p->a->infos[noun->head]->kind;
    return p->a->mentions.at[name->self].type != DREISATZ_PER || !body || (lists & (DZ_LEMMA_ROLE | DZ_LEMMA_HOLDER));
}

bool dz_parser_describes_person(const dz_parser *p, const dz_phrase *f) {
    enum { PERSONAL = DZ_LEMMA_ROLE | DZ_LEMMA_HOLDER | DZ_LEMMA_PERSON_HEAD };
    uint32_t head = f->lemma == DZ_NONE ? DZ_NONE : p->a->infos[f->head]->head;
    return f->lemma != DZ_NONE &&
           ((p->a->image->lemmas[f->lemma].lists & PERSONAL) || (head != DZ_NONE && (p->a->image->lemmas[head].lists & PERSONAL)));
}

/* `in Lissabon, das nächste Mal in Toronto`: a place or state is described by a noun that lists or rules know. */
static bool may_describe(const dz_parser *p, const dz_phrase *noun, const dz_phrase *name) {
    uint8_t type = p->a->mentions.at[name->self].type;
    uint32_t head = p->a->infos[noun->head]->head;
    const dz_lemma *l = &p->a->image->lemmas[noun->lemma], *h = head == DZ_NONE ? l : &p->a->image->lemmas[head];
    bool known = l->trigger_count || h->trigger_count || l->lists || h->lists || p->a->infos[noun->head]->kind;
    return known || (type != DREISATZ_LOC && type != DREISATZ_STATE);
}

/* `der Präsident Ecuadors, der Unternehmer X,`, `ihr Mann, der Maler X,`: who it is, then the name with another description. */
static bool is_described_again(const dz_parser *p, const dz_phrase *before, const dz_phrase *f) {
    bool person = f->self != DZ_NONE && f->lemma != DZ_NONE && p->a->mentions.at[f->self].type == DREISATZ_PER;
    bool office = before->self == DZ_NONE && before->lemma != DZ_NONE && (before->definite || before->indefinite || before->possessive) &&
                  dz_parser_describes_person(p, before);
    bool closed = f->last >= p->c->last || p->a->text.tokens.at[f->last].first == ',';
    return person && office && f->definite && closed && (before->morph & f->morph & DZ_SING) && !chain_goes_on(p, f);
}

/* One names what the other describes, in a common case. */
/* `der Vorsitzende der Konferenz, Bischof X,`: the holder of an office is named with another. */
static bool is_titled(const dz_parser *p, const dz_phrase *before, const dz_phrase *f) {
    bool person = is_person(p, f) && dz_parser_describes_person(p, f) && before->definite && dz_parser_describes_person(p, before);
    return person && f->last < p->c->last && p->a->text.tokens.at[f->last].first == ',';
}

static bool may_appose(const dz_parser *p, const dz_phrase *before, const dz_phrase *f) {
    bool inhabitant = is_inhabitant(p, f) && before->self != DZ_NONE && p->a->mentions.at[before->self].type == DREISATZ_PER;
    if (governs(p, before) || governs(p, f))
        return false;
    bool described = inhabitant || (before->self != DZ_NONE && !before->pronoun && f->lemma != DZ_NONE && f->self == DZ_NONE &&
                                    may_describe(p, f, before));
    bool named = (is_bare_name(f) || is_titled(p, before, f)) && before->lemma != DZ_NONE && before->self == DZ_NONE && !before->pronoun &&
                 may_be_called(p, before, f);
    bool many = named && p->a->mentions.at[f->self].type == DREISATZ_PER && !(before->morph & DZ_SING); /* a person is no `Menschen` */
    return (described || named || is_described_again(p, before, f)) && !many && !is_time_phrase(p, before) && !is_time_phrase(p, f) &&
           (cases_of(before) & cases_of(f) || before->preposition != DZ_NONE);
}

/* What `index` is an attribute of: the phrase it depends on, or for `von X` the one it touches. */
uint32_t dz_parser_attribute_base(const dz_parser *p, uint32_t index) {
    const dz_phrase *f = &p->c->phrases.at[index];
    if (f->genitive_of != DZ_NONE)
        return f->genitive_of;
    return f->preposition != DZ_NONE && index && p->c->phrases.at[index - 1].last == f->first ? index - 1 : DZ_NONE;
}

/* `X, zugleich Chef der Bank`: nothing but a few adverbs. */
static bool only_adverbs(const dz_parser *p, uint32_t from, uint32_t to) {
    if (to < from || to > from + MAX_ADVERBS)
        return false;
    for (uint32_t t = from; t < to; t++)
        if (!dz_parser_reading(p, t, DZ_ADV))
            return false;
    return true;
}

/* `A, B und C, die Präsidentin der Uni`; `A und der Chef der Bank, B`: a person and one office at the end of a list. */
static bool ends_list(const dz_parser *p, const dz_phrase *before, const dz_phrase *f) {
    const dz_phrase *noun = f->lemma != DZ_NONE ? f : before, *name = noun == f ? before : f;
    bool person = name->self != DZ_NONE && p->a->mentions.at[name->self].type == DREISATZ_PER;
    bool role = dz_parser_describes_person(p, noun) && noun->self == DZ_NONE;
    return before->next == DZ_NONE && person && role && (noun->morph & DZ_NOM & DZ_SING);
}

static bool is_comma(const dz_parser *p, uint32_t t) {
    return t < p->c->last && p->a->text.tokens.at[t].first == ',';
}

/* `seit 2015`, `im vergangenen Jahr`: says when, nothing else. */
static bool says_when(const dz_parser *p, const dz_phrase *f) {
    bool number = p->a->text.tokens.at[f->head].class == DZ_NUMBER;
    return f->self == DZ_NONE && (number || is_time_phrase(p, f) || dz_clause_is_time(p->a, f));
}

/* `in fünfter Generation`: names nobody, before a bare office. */
static bool says_how(const dz_parser *p, const dz_phrase *f, const dz_phrase *office) {
    return f->preposition != DZ_NONE && f->self == DZ_NONE && f->lemma != DZ_NONE && !dz_parser_describes_person(p, f) &&
           office->first == office->head && office->self == DZ_NONE && dz_parser_describes_person(p, office);
}

/* The comma before a phrase that times and adverbs part from it: `X, seit 2015 Chef der Bank,`; DZ_NONE. */
static uint32_t comma_before_time(const dz_parser *p, uint32_t index) {
    uint32_t t = p->c->phrases.at[index].first, limit = t > p->c->first + MAX_TIME ? t - MAX_TIME : p->c->first;
    for (uint32_t i = index; i-- > 0 && t > limit;) {
        if (!says_when(p, &p->c->phrases.at[i]) && !says_how(p, &p->c->phrases.at[i], &p->c->phrases.at[index]))
            return DZ_NONE;
        if (!only_adverbs(p, p->c->phrases.at[i].last, t))
            return DZ_NONE;
        t = p->c->phrases.at[i].first;
        while (t > limit && (p->a->text.tokens.at[t - 1].class == DZ_NUMBER || dz_parser_reading(p, t - 1, DZ_PREP) ||
                             dz_parser_reading(p, t - 1, DZ_ADV) || dz_parser_joins(p, t - 1)))
            t--;
        if (is_comma(p, t - 1))
            return t - 1;
    }
    return DZ_NONE;
}

/* The phrase that ends at the token, DZ_NONE. */
static uint32_t phrase_to(const dz_parser *p, uint32_t index, uint32_t last) {
    for (uint32_t i = index; i-- > 0;)
        if (p->c->phrases.at[i].last == last)
            return i;
    return DZ_NONE;
}

/* Only the end of a verb group: `… mit X verheiratet,`, `… X an,`. */
static bool is_verb_tail(const dz_parser *p, uint32_t from, uint32_t to) {
    for (uint32_t t = from; t < to; t++)
        if (dz_parser_is_large(p, t) || !(dz_parser_verb_bits(p, t) || dz_parser_reading(p, t, DZ_PTKL) ||
                                          dz_parser_reading(p, t, DZ_ADV) || dz_parser_reading(p, t, DZ_ADJ)))
            return false;
    return to > from && to - from <= MAX_TAIL;
}

/* Does the segment that the phrase stands in have no finite verb? */
static bool is_verbless(const dz_parser *p, uint32_t from) {
    for (uint32_t t = from; t < p->c->last && !dz_parser_is_border(p, t); t++)
        if (dz_parser_is_finite(p, t))
            return false;
    return true;
}

/* `war mit X verheiratet, einer Enkelin von Y`: what describes somebody stands behind the verb; the phrase of X, DZ_NONE. */
static uint32_t described_before_verb(const dz_parser *p, uint32_t index, uint32_t prev) {
    const dz_phrase *f = &p->c->phrases.at[index], *before = &p->c->phrases.at[prev];
    uint32_t comma = f->first;
    while (comma > before->last && !is_comma(p, comma))
        comma--;
    bool person = before->self != DZ_NONE && p->a->mentions.at[before->self].type == DREISATZ_PER && !before->coordinated;
    bool role = dz_parser_describes_person(p, f) && f->self == DZ_NONE && (!f->definite || !(f->morph & DZ_NOM));
    bool apart = comma > before->last && only_adverbs(p, comma + 1, f->first) && is_verb_tail(p, before->last, comma);
    return apart && person && role && (cases_of(before) & cases_of(f)) && is_verbless(p, comma + 1) ? prev : DZ_NONE;
}

/* `der Chef der Bank, X,`, `X, Chef der Bank,`, `X, seit 2015 Chef der Bank,`: both stand for X. */
static void appose(dz_parser *p, uint32_t index, uint32_t prev) {
    dz_phrase *f = &p->c->phrases.at[index];
    uint32_t comma = end_with_brackets(p, &p->c->phrases.at[prev], f->first), base = prev;
    if (f->preposition != DZ_NONE || f->pronoun || (dz_parser_inside(p, f->first) & DZ_IN_RELATIVE)) /* `X, dessen Mutter …` */
        return;
    if (!is_comma(p, comma) && (says_when(p, &p->c->phrases.at[prev]) || says_how(p, &p->c->phrases.at[prev], f))) {
        comma = comma_before_time(p, index);
        base = comma == DZ_NONE ? DZ_NONE : phrase_to(p, index, comma);
    } else if (!is_comma(p, comma)) {
        base = described_before_verb(p, index, prev);
    } else if (!only_adverbs(p, comma + 1, f->first)) {
        return;
    }
    for (int n = 0; n < MAX_ATTRIBUTES && base != DZ_NONE; n++, base = dz_parser_attribute_base(p, base)) {
        dz_phrase *before = &p->c->phrases.at[base];
        if ((before->coordinated && !ends_list(p, before, f)) || !may_appose(p, before, f))
            continue;
        f->apposition_of = base;
        f->aside = before->aside;
        if (is_inhabitant(p, f)) {
            f->adjective = f->self;
            f->self = DZ_NONE;
        }
        uint32_t self = f->self != DZ_NONE ? f->self : before->self;
        f->self = before->self = self;
        return;
    }
}

/* `SPD-Chef und Vizekanzler X`: two offices of one holder. */
static bool shares_holder(const dz_parser *p, const dz_phrase *before, const dz_phrase *f) {
    bool roles = dz_parser_describes_person(p, before) && dz_parser_describes_person(p, f);
    bool bare = !f->definite && !f->indefinite && !f->possessive && f->preposition == DZ_NONE;
    bool one = bare && before->self == DZ_NONE && f->self != DZ_NONE && (f->morph & DZ_SING);
    return roles && one && f->first == before->last + 1 && dz_parser_joins(p, before->last);
}

/* `Müller, Chef der Bahn, und Söder`: the comma before the connective closes an apposition, so the member joins what that describes;
 * else `prev`. */
static uint32_t behind_apposition(const dz_parser *p, const dz_phrase *f, uint32_t prev) {
    uint32_t last = p->c->phrases.at[prev].last;
    if (!is_comma(p, last) || f->first != last + 2 || !dz_parser_joins(p, last + 1))
        return prev;
    uint32_t base = prev;
    for (uint32_t up = prev; up != DZ_NONE && p->c->phrases.at[base].apposition_of == DZ_NONE; up = dz_parser_attribute_base(p, base))
        base = up;
    return p->c->phrases.at[base].apposition_of == DZ_NONE ? prev : p->c->phrases.at[base].apposition_of;
}

/* `nicht Polen, sondern …`: the member behind stands in its place. */
static bool is_corrected(const dz_parser *p, const dz_phrase *f, uint32_t to) {
    if (f->first == p->c->first || !dz_parser_reading(p, f->first - 1, DZ_NEG))
        return false;
    for (uint32_t t = f->last; t < to; t++) {
        const dz_reading *r = dz_parser_reading(p, t, DZ_CONJ);
        if (dz_parser_has(p, r, DZ_X_CORRECTS))
            return true;
    }
    return false;
}

/* `die Gründer von Google, Larry Page und …`: an attribute of a noun for persons, behind it the first of their names. */
static bool is_office_of_person(const dz_parser *p, uint32_t index, const dz_phrase *f) {
    const dz_phrase *before = &p->c->phrases.at[index];
    uint32_t base = before->preposition == DZ_NONE ? DZ_NONE : dz_parser_attribute_base(p, index);
    bool names = before->self != DZ_NONE && f->self != DZ_NONE && f->lemma == DZ_NONE;
    return names && base != DZ_NONE && dz_parser_describes_person(p, &p->c->phrases.at[base]) &&
           p->a->mentions.at[before->self].type != DREISATZ_PER && p->a->mentions.at[f->self].type == DREISATZ_PER;
}

/* `Chef von A und Gründer von B`: an office goes on with another, not with what it is an office of. */
static uint32_t office_above(const dz_parser *p, uint32_t index, const dz_phrase *f) {
    const dz_phrase *before = &p->c->phrases.at[index];
    uint32_t base = dz_parser_attribute_base(p, index);
    const dz_phrase *above = base == DZ_NONE ? f : &p->c->phrases.at[base];
    bool other = before->self == DZ_NONE ? !dz_parser_describes_person(p, before) : !is_person(p, before);
    bool bare = f->first == f->head, alike = bare && above->first == above->head && above->apposition_of != DZ_NONE;
    bool offices = base != DZ_NONE && (bare || before->genitive_of == DZ_NONE) && f->preposition == DZ_NONE && f->self == DZ_NONE &&
                   (alike || dz_parser_describes_person(p, f)) && dz_parser_describes_person(p, above) && other;
    return offices ? base : index;
}

/* `Partnerin bei A und seit Montag Chefin von B`: between the offices of a list stands since when; `to` gets the office before. */
static bool goes_on_later(const dz_parser *p, uint32_t index, uint32_t prev, uint32_t *to) {
    const dz_phrase *f = &p->c->phrases.at[index], *time = &p->c->phrases.at[prev];
    bool office = f->preposition == DZ_NONE && f->self == DZ_NONE && f->first == f->head && dz_parser_describes_person(p, f);
    if (!office || !prev || time->last != f->first || !says_when(p, time) || time->first == p->c->first ||
        !dz_parser_joins(p, time->first - 1))
        return false;
    uint32_t before = phrase_to(p, prev, time->first - 1);
    for (int n = 0; n < MAX_ATTRIBUTES && before != DZ_NONE; n++, before = dz_parser_attribute_base(p, before)) {
        const dz_phrase *k = &p->c->phrases.at[before];
        if (k->apposition_of == DZ_NONE || k->next != DZ_NONE || !dz_parser_describes_person(p, k))
            continue;
        *to = before;
        return true;
    }
    return false;
}

/* Behind a comma a list may go on or something else begin. */
static bool ends_at_comma(const dz_parser *p, uint32_t index, const dz_phrase *f) {
    return ends_closed_list(p, &p->c->phrases.at[index]) || is_office_of_person(p, index, f) || !chain_goes_on(p, f);
}

static void join_list(dz_parser *p, uint32_t before, uint32_t index) {
    dz_phrase *f = &p->c->phrases.at[index], *k = &p->c->phrases.at[before];
    k->next = index;
    k->corrected = is_corrected(p, k, f->first);
    f->coordinated = true;
    f->own_morph = f->morph;
    f->preposition = k->preposition;
    f->genitive_of = k->genitive_of;
    f->morph = k->preposition != DZ_NONE ? k->morph : f->morph;
}

void dz_parser_attach(dz_parser *p, uint32_t index, uint32_t prev) {
    dz_phrase *f = &p->c->phrases.at[index], *before = &p->c->phrases.at[prev];
    uint32_t last = f->self == DZ_NONE ? before->last : end_with_brackets(p, before, f->first), to = behind_apposition(p, f, prev);
    if (is_attribute(p, before, f)) {
        f->genitive_of = prev;
        return;
    }
    to = office_above(p, to, f);
    if (goes_on_later(p, index, prev, &to)) {
        join_list(p, to, index);
        return;
    }
    for (int step = 0; step < 3; step++) { /* the member may stand behind a genitive attribute of the one before */
        dz_phrase seen = p->c->phrases.at[to];
        seen.last = last;
        bool comma_only = f->first == last + 1 && p->a->text.tokens.at[last].first == ',';
        if (shares_holder(p, &seen, f)) {
            f->apposition_of = to;
            p->c->phrases.at[to].self = f->self;
            return;
        }
        if (seen.next == DZ_NONE && is_coordinated(p, &seen, f) && !(comma_only && ends_at_comma(p, to, f))) {
            join_list(p, to, index);
            return;
        }
        to = seen.genitive_of;
        if (to == DZ_NONE)
            break;
    }
    appose(p, index, prev);
}
