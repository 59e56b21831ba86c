/* Groups: one noun for several that a list beside it names: `die Chefs von A und B, X und Y`, `X und Y, das Gründerpaar`,
 * `drei Länder, darunter Polen und Malta`. */
#include "parser.h"

enum { MAX_ATTRIBUTES = 4, MAX_BACK = 5 };

static dz_phrase *phrase(const dz_parser *p, uint32_t index) {
    return &p->c->phrases.at[index];
}

static bool is_comma(const dz_parser *p, uint32_t t) {
    return t > p->c->first && t < p->c->last && p->a->text.tokens.at[t].first == ',';
}

/* Nothing of the clause goes on behind the list or noun that ends before `t`. */
static bool is_closed(const dz_parser *p, uint32_t t) {
    return t >= p->c->last || p->a->text.tokens.at[t].class == DZ_PUNCT;
}

static uint32_t last_member(const dz_parser *p, uint32_t index) {
    while (phrase(p, index)->next != DZ_NONE)
        index = phrase(p, index)->next;
    return index;
}

static uint32_t first_member(const dz_parser *p, uint32_t index) {
    for (uint32_t i = index; phrase(p, index)->coordinated && i-- > 0;)
        if (phrase(p, i)->next == index) {
            index = i;
            break;
        }
    return index;
}

static uint32_t head_of_list(const dz_parser *p, uint32_t index) {
    for (uint32_t n = 0, up = DZ_NONE; n < p->c->phrases.count && up != index; n++) {
        up = index;
        index = first_member(p, index);
    }
    return index;
}

static uint32_t phrase_before(const dz_parser *p, uint32_t index, uint32_t last) {
    for (uint32_t i = index; i-- > 0;)
        if (phrase(p, i)->last == last)
            return i;
    return DZ_NONE;
}

/* ---- does the noun call what the names are? ---- */

/* `das Ehepaar`: one word for several persons. */
static bool is_pair(const dz_parser *p, const dz_phrase *f) {
    return dz_parser_describes_person(p, f) && !(f->morph & (DZ_MASC | DZ_FEM | DZ_PLUR));
}

static bool is_many(const dz_parser *p, const dz_phrase *f) {
    return f->lemma != DZ_NONE && f->self == DZ_NONE && !f->pronoun && ((f->morph & DZ_PLUR) || is_pair(p, f));
}

static bool is_kind_of(const dz_parser *p, const dz_phrase *noun, uint8_t type) {
    uint16_t lists = p->a->image->lemmas[noun->lemma].lists | p->a->infos[noun->head]->lists;
    switch (type) {
    case DREISATZ_PER:
        return dz_parser_describes_person(p, noun);
    case DREISATZ_ORG:
        return (lists & DZ_LEMMA_ORG_HEAD) || p->a->infos[noun->head]->kind;
    default:
        return (lists & (DZ_LEMMA_STATE_HEAD | DZ_LEMMA_PLACE_HEAD)) != 0;
    }
}

/* An apposition may have given the noun one name of the list. */
static bool may_call(const dz_parser *p, uint32_t noun, uint32_t list, uint32_t named) {
    dz_phrase f = *phrase(p, noun);
    f.self = f.self == phrase(p, named)->self ? DZ_NONE : f.self;
    return is_many(p, &f) && is_kind_of(p, &f, p->a->mentions.at[phrase(p, list)->self].type);
}

/* ---- `die Chefs von A und B, X und Y` ---- */

static bool is_list_of_names(const dz_phrase *f) {
    return f->next != DZ_NONE && !f->coordinated && f->self != DZ_NONE && f->lemma == DZ_NONE && f->preposition == DZ_NONE;
}

/* The noun that ends before the comma, or one that what ends there is an attribute of; DZ_NONE. */
static uint32_t group_before(const dz_parser *p, uint32_t list) {
    uint32_t comma = phrase(p, list)->first - 1, base = is_comma(p, comma) ? phrase_before(p, list, comma) : DZ_NONE;
    for (int n = 0; n < MAX_ATTRIBUTES && base != DZ_NONE; n++) {
        base = head_of_list(p, base);
        if (phrase(p, base)->apposition_of == DZ_NONE && may_call(p, base, list, list))
            return base;
        base = dz_parser_attribute_base(p, base);
    }
    return DZ_NONE;
}

/* ---- `drei Länder, darunter Polen`, `Tausende Menschen, unter ihnen X` ---- */

static bool follows_among(const dz_parser *p, uint32_t list) {
    uint32_t t = phrase(p, list)->first;
    const dz_reading *r = t > p->c->first ? dz_parser_reading(p, t - 1, DZ_ADV) : NULL;
    if (r && dz_parser_sense(p, r->lemma) == DZ_SENSE_AMONG)
        return true;
    const dz_phrase *before = list ? phrase(p, list - 1) : NULL;
    return before && before->pronoun && before->last == t && dz_parser_sense(p, before->preposition) == DZ_SENSE_AMONG;
}

/* `rund 3000 Menschen`: a noun that no list calls an organisation or place may count persons. */
static bool may_count_persons(const dz_parser *p, const dz_phrase *f, uint32_t list) {
    enum { OTHERS = DZ_LEMMA_ORG_HEAD | DZ_LEMMA_STATE_HEAD | DZ_LEMMA_PLACE_HEAD };
    bool person = p->a->mentions.at[phrase(p, list)->self].type == DREISATZ_PER;
    return person && is_many(p, f) && f->preposition == DZ_NONE && !(p->a->image->lemmas[f->lemma].lists & OTHERS);
}

/* The nearest noun before for several of such, though a verb may stand between. */
static uint32_t group_of_some(const dz_parser *p, uint32_t list) {
    uint32_t counted = DZ_NONE;
    for (uint32_t i = list, n = 0; i-- > 0 && n < MAX_BACK; n++) {
        if (!phrase(p, i)->aside && may_call(p, i, list, list))
            return i;
        if (counted == DZ_NONE && may_count_persons(p, phrase(p, i), list))
            counted = i;
    }
    return counted;
}

/* ---- `X und Y, das Gründerpaar` ---- */

/* The list that ends before `t`, if its last and its first member are names: the tagger may know but one of `Moni und Steffi`. */
static uint32_t names_before(const dz_parser *p, uint32_t noun, uint32_t t) {
    uint32_t last = phrase_before(p, noun, t);
    if (last == DZ_NONE || !phrase(p, last)->coordinated || phrase(p, last)->self == DZ_NONE)
        return DZ_NONE;
    uint32_t list = head_of_list(p, last);
    return phrase(p, list)->self != DZ_NONE ? list : DZ_NONE;
}

static uint32_t list_before(const dz_parser *p, uint32_t noun) {
    const dz_phrase *f = phrase(p, noun);
    return f->preposition == DZ_NONE && is_comma(p, f->first - 1) ? names_before(p, noun, f->first - 1) : DZ_NONE;
}

/* All of them rather than the last one: `A und B, der Chef der Bank`. */
static bool describes_all(const dz_parser *p, uint32_t noun, uint32_t list) {
    const dz_phrase *f = phrase(p, noun);
    uint32_t last = last_member(p, list);
    bool several = !(f->morph & DZ_SING) || is_pair(p, f);
    return several && (f->apposition_of == DZ_NONE || f->apposition_of == last) && !f->coordinated && may_call(p, noun, list, last);
}

/* ---- `gemeinsam mit Polen`, `neben Polen auch …` ---- */

static bool has_adverb(const dz_parser *p, uint32_t t, uint32_t sense) {
    const dz_reading *r = t >= p->c->first && t < p->c->last ? dz_parser_reading(p, t, DZ_ADV) : NULL;
    r = r || t < p->c->first || t >= p->c->last ? r : dz_parser_reading(p, t, DZ_ADJ);
    return r && dz_parser_sense(p, r->lemma) == sense;
}

/* The next phrase without preposition stands behind a word like auch. */
static bool is_added_to(const dz_parser *p, uint32_t index) {
    for (uint32_t i = index + 1; i < p->c->phrases.count && i <= index + MAX_BACK; i++)
        if (phrase(p, i)->preposition == DZ_NONE && phrase(p, i)->genitive_of == DZ_NONE && !phrase(p, i)->coordinated)
            return phrase(p, i)->first > 0 && has_adverb(p, phrase(p, i)->first - 1, DZ_SENSE_ALSO) && (phrase(p, i)->morph & DZ_NOM);
    return false;
}

static void find_companion(const dz_parser *p, uint32_t index) {
    dz_phrase *f = phrase(p, index);
    if (f->preposition == DZ_NONE || f->self == DZ_NONE || f->coordinated || f->aside)
        return;
    bool together =
        f->first > p->c->first && dz_parser_sense(p, f->preposition) == DZ_SENSE_PARTNER && has_adverb(p, f->first - 1, DZ_SENSE_TOGETHER);
    f->companion = together || (dz_parser_sense(p, f->preposition) == DZ_SENSE_BESIDE && is_added_to(p, index));
}

/* ---- all groups ---- */

static void name_group(const dz_parser *p, uint32_t noun, uint32_t list) {
    phrase(p, noun)->named_by = list;
    phrase(p, noun)->self = phrase(p, list)->self;
}

static void find_group(const dz_parser *p, uint32_t list) {
    bool among = phrase(p, list)->self != DZ_NONE && !phrase(p, list)->coordinated && follows_among(p, list);
    bool apart = is_list_of_names(phrase(p, list)) && is_closed(p, phrase(p, last_member(p, list))->last);
    uint32_t noun = among ? group_of_some(p, list) : apart ? group_before(p, list) : DZ_NONE;
    if (noun == DZ_NONE)
        return;
    name_group(p, noun, list);
    phrase(p, list)->apposition_of = noun;
    phrase(p, list)->aside = phrase(p, noun)->aside;
}

static void find_described(const dz_parser *p, uint32_t noun) {
    uint32_t list = phrase(p, noun)->lemma == DZ_NONE || phrase(p, noun)->named_by != DZ_NONE ? DZ_NONE : list_before(p, noun);
    if (list == DZ_NONE || !describes_all(p, noun, list))
        return;
    name_group(p, noun, list);
    phrase(p, noun)->apposition_of = list;
}

void dz_parser_find_groups(dz_parser *p) {
    for (uint32_t i = 0; i < p->c->phrases.count; i++) {
        find_group(p, i);
        find_described(p, i);
        find_companion(p, i);
    }
}
