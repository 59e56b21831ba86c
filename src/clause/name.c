/* The noun of a phrase, the name that it bears and the name that owns it. */
#include "phrase.h"

/* `die Penguin Verlagsgruppe`: an organisation is called by the gender of the noun it ends in. */
static uint16_t genders_of_noun(const dz_parser *p, const dz_mention *m) {
    uint16_t morph, genders = 0;
    if (m->type != DREISATZ_ORG || m->last - m->first < 2 || dz_lexicon_noun(p->a->infos[m->last - 1], &morph) == DZ_NONE)
        return DZ_ANY;
    for (int shift = 0; shift < 16; shift += 4)
        genders |= morph >> shift & 15;
    return (uint16_t)(genders * 0x1111);
}

uint16_t dz_phrase_genders_of(const dz_parser *p, const dz_mention *m) {
    static const uint16_t BITS[] = {DZ_ANY, DZ_MASC, DZ_FEM, DZ_NEUT, DZ_PLUR};
    uint8_t gender = m->record != DZ_NONE ? p->a->image->records[m->record].gender : m->type == DREISATZ_PER ? m->gender : 0;
    if (!gender && m->record == DZ_NONE)
        return genders_of_noun(p, m);
    uint16_t noun = 0;
    if (m->type == DREISATZ_ORG && m->last == m->first + 1 && m->form == DREISATZ_NAME && /* `die Sozialdemokraten`: as the noun has it */
        dz_lexicon_noun(p->a->infos[m->first], &noun) != DZ_NONE && noun && !(noun & DZ_SING))
        return noun;
    uint16_t bits = gender < sizeof BITS / sizeof *BITS && m->form != DREISATZ_INHABITANT ? BITS[gender] : DZ_ANY;
    bool organisation = m->type == DREISATZ_ORG && m->form != DREISATZ_INHABITANT;
    bool many = organisation && (p->a->infos[m->last - 1]->noun_morph & DZ_PLUR) && p->a->infos[m->last - 1]->noun != DZ_NONE;
    bool body = organisation && bits == DZ_PLUR && p->a->infos[m->last - 1]->head != DZ_NONE; /* `die Huthi-Miliz` */
    bits |= body ? p->a->infos[m->last - 1]->noun_morph & DZ_SING : 0;
    bool initials = organisation && bits == DZ_PLUR && m->form == DREISATZ_ACRONYM;
    return (uint16_t)(bits | (many ? DZ_PLUR : 0) | (initials ? DZ_FEM : 0)); /* `die M23-Rebellen`; `die RSF kämpfen`, `der RSF` */
}

void dz_phrase_narrow(dz_phrase *f, uint16_t morph) {
    if (f->morph & morph)
        f->morph &= morph;
}

bool dz_phrase_takes_name(const dz_parser *p, uint32_t t, dz_phrase *f) {
    uint32_t m = dz_parser_name_at(p, t);
    if (m == DZ_NONE)
        return false;
    if (p->a->mentions.at[m].form == DREISATZ_INHABITANT && dz_phrase_is_noun(p, p->a->mentions.at[m].last) &&
        dz_parser_name_at(p, p->a->mentions.at[m].last) == DZ_NONE) {
        f->adjective = m; /* `die Schweizer Behörden` */
        f->last = p->a->mentions.at[m].last;
        return false;
    }
    f->self = m;
    f->last = p->a->mentions.at[m].last;
    bool alone = f->first == t && p->a->mentions.at[m].type == DREISATZ_ORG && dz_phrase_genders_of(p, &p->a->mentions.at[m]) == DZ_PLUR;
    if (f->lemma == DZ_NONE && !alone) /* `der Streamingriese Netflix`: the noun tells the gender; `Ärzte ohne Grenzen hilft` */
        dz_phrase_narrow(f, dz_phrase_genders_of(p, &p->a->mentions.at[m]));
    return true;
}

void dz_phrase_takes_person(const dz_parser *p, dz_phrase *f) {
    uint32_t m = dz_parser_name_at(p, f->last);
    const dz_mention *k = &p->a->mentions.at[f->self];
    bool person = m != DZ_NONE && p->a->mentions.at[m].type == DREISATZ_PER;
    bool inhabitant = k->form == DREISATZ_INHABITANT ||
                      (person && k->type == DREISATZ_STATE && (f->definite || f->indefinite) && /* not `lobte Polen X` */
                       dz_mention_reading(p->a, k->first, k->last, 1u << DREISATZ_STATE, 1u << DREISATZ_INHABITANT));
    if (!person || !inhabitant)
        return;
    f->adjective = f->self;
    f->head = f->last;
    dz_phrase_takes_name(p, f->last, f);
}

/* `den Vorwurf Christoph Blochers`: a deed is nobody's title. */
static bool is_deed(const dz_parser *p, uint32_t lemma) {
    return lemma != DZ_NONE && (p->a->image->lemmas[lemma].lists & DZ_LEMMA_DEED);
}

/* `folgte im Ministerium X`: where somebody works is nobody's title; `die Firma X` may be called like a person. */
static bool is_place_of_work(const dz_parser *p, const dz_phrase *f) {
    bool body = false;
    for (uint32_t lemma = f->lemma; f->preposition != DZ_NONE && lemma != DZ_NONE && !body; lemma = p->a->image->lemmas[lemma].ending)
        body = p->a->image->lemmas[lemma].lists & DZ_LEMMA_ORG_HEAD;
    return body && !dz_parser_describes_person(p, f);
}

/* Can the noun before the name say what it is? `das Land Mali`, `der Konzern X`, but not `hat die Regierung Russland …`. */
static bool may_be_named(const dz_parser *p, const dz_phrase *f, const dz_mention *name) {
    uint32_t head = f->lemma == DZ_NONE ? DZ_NONE : p->a->infos[f->head]->head;
    uint16_t lists = f->lemma == DZ_NONE ? 0 : p->a->image->lemmas[f->lemma].lists;
    uint16_t state = (uint16_t)(lists | (head == DZ_NONE ? 0 : p->a->image->lemmas[head].lists)); /* `Nato-Partner` */
    bool time = dz_parser_sense(p, f->lemma) == DZ_SENSE_TIME || (p->a->infos[f->head]->lists & (DZ_L_DATE | DZ_L_UNIT));
    switch (name->type) {
    case DREISATZ_PER:
        return !time && !is_deed(p, f->lemma) && !is_place_of_work(p, f);
    case DREISATZ_STATE:
        return (state & (DZ_LEMMA_STATE_HEAD | DZ_LEMMA_PLACE_HEAD)) && !f->indefinite; /* `hat ein weiteres Land Palästina anerkannt` */
    case DREISATZ_LOC:
        return !time && !f->indefinite && !(lists & (DZ_LEMMA_ROLE | DZ_LEMMA_HOLDER | DZ_LEMMA_BODY));
    default:
        return !time && (!(lists & (DZ_LEMMA_ROLE | DZ_LEMMA_HOLDER)) || (lists & DZ_LEMMA_ORG_HEAD));
    }
}

static bool is_measure(const dz_parser *p, uint32_t t) {
    const dz_info *i = p->a->infos[t];
    bool number = t > p->c->first && (p->a->text.tokens.at[t - 1].class == DZ_NUMBER || dz_parser_reading(p, t - 1, DZ_NUM));
    return number && ((i->lists & DZ_L_UNIT) || (i->noun != DZ_NONE && dz_parser_sense(p, i->noun) == DZ_SENSE_TIME));
}

/* `seit elf Jahren Chef der Bank`: nobody is measured in years. */
static bool is_holder(const dz_parser *p, uint32_t t) {
    uint32_t noun = p->a->infos[t]->noun;
    return noun != DZ_NONE && (p->a->image->lemmas[noun].lists & (DZ_LEMMA_ROLE | DZ_LEMMA_HOLDER));
}

/* `der Rivale Tereos`, `Chef Juha Martelius`: the s of an unknown name behind a noun that describes such is rather its own than a
 * genitive's. */
static bool is_own_s(const dz_parser *p, const dz_phrase *f, uint32_t m) {
    const dz_mention *k = &p->a->mentions.at[m];
    uint32_t head = f->lemma == DZ_NONE ? DZ_NONE : p->a->infos[f->head]->head;
    uint16_t lists = f->lemma == DZ_NONE ? 0 : p->a->image->lemmas[f->lemma].lists;
    lists |= head == DZ_NONE ? 0 : p->a->image->lemmas[head].lists; /* `das Biotechunternehmen Tubulis` */
    const dz_word *bare = p->a->infos[k->last - 1]->bare;           /* a plain word tells nothing: `Tubuli` */
    bool unknown = k->record == DZ_NONE && (!bare || !dz_image_lists(p->a->image, bare));
    bool person = k->type == DREISATZ_PER && k->last - k->first > 1 && (lists & (DZ_LEMMA_ROLE | DZ_LEMMA_HOLDER | DZ_LEMMA_PERSON_HEAD));
    return unknown && (person || (k->type == DREISATZ_ORG && (lists & DZ_LEMMA_ORG_HEAD)));
}

/* `hat Ministerpräsident Markus Söder vorgehalten`: before its name a noun without article stands in the nominative, whatever the
 * case of the two. */
static void frees_title(dz_phrase *f) {
    uint16_t nominative = f->morph & DZ_NOM & DZ_SING;
    if (f->first == f->head && nominative)
        f->morph |= (uint16_t)(nominative << 8 | nominative << 12);
}

/* `Der Kandidat Serbien wartet`: before the finite verb stands one phrase alone. */
static bool leads_sentence(const dz_parser *p, const dz_phrase *f, uint32_t m) {
    uint32_t next = p->a->mentions.at[m].last;
    return f->first == p->c->first && f->preposition == DZ_NONE && next < p->c->last && dz_parser_is_finite(p, next);
}

/* `der VW-Konzern`, `die Midea-Gruppe`: the organisation itself. */
static bool is_whole(const dz_parser *p, const dz_phrase *f) {
    uint32_t head = p->a->infos[f->head]->head;
    return f->compound != DZ_NONE && p->a->mentions.at[f->compound].type == DREISATZ_ORG && head != DZ_NONE &&
           (p->a->image->lemmas[head].lists & DZ_LEMMA_WHOLE) && (f->morph & DZ_SING);
}

bool dz_phrase_takes_noun(const dz_parser *p, dz_phrase *f) {
    uint16_t morph;
    uint32_t t = f->last;
    if (!dz_phrase_is_noun(p, t))
        return false;
    f->head = t;
    f->lemma = dz_lexicon_noun(p->a->infos[t], &morph);
    if (f->lemma != DZ_NONE)
        dz_phrase_narrow(f, morph);
    uint32_t m = dz_phrase_surface_at(p, t, DREISATZ_COMPOUND);
    f->compound = m != DZ_NONE ? m : f->compound;
    f->last++;
    if (is_measure(p, t) && f->last < p->c->last && dz_phrase_is_noun(p, f->last) && !is_holder(p, f->last))
        return dz_phrase_takes_noun(p, f);                        /* `zwei Millionen Euro`, `fünf Jahre Haft`: what is measured heads it */
    uint32_t name = f->last + dz_parser_is_quotation(p, f->last); /* `die Zeitung „Bild“` */
    m = dz_parser_name_at(p, name);
    if (m != DZ_NONE && (!dz_parser_is_genitive_name(p, m) || is_own_s(p, f, m)) &&
        (may_be_named(p, f, &p->a->mentions.at[m]) || leads_sentence(p, f, m))) {
        frees_title(f);
        dz_phrase_takes_name(p, name, f); /* close apposition: Präsident Putin; but `die Kritik Deutschlands` is a genitive */
    }
    if (f->self == DZ_NONE && is_whole(p, f))
        f->self = f->compound;
    return true;
}

/* `Österreichs FPÖ`, `Dortmunds Marco Reus` */
static bool owns_name(const dz_parser *p, uint32_t owner) {
    const dz_mention *k = &p->a->mentions.at[owner];
    uint32_t m = dz_parser_name_at(p, k->last);
    bool owned = m != DZ_NONE && (p->a->mentions.at[m].type == DREISATZ_PER || p->a->mentions.at[m].type == DREISATZ_ORG);
    return owned && k->type != DREISATZ_PER && !dz_parser_is_genitive_name(p, m);
}

bool dz_phrase_takes_owner(const dz_parser *p, dz_phrase *f) {
    uint32_t m = dz_parser_name_at(p, f->last);
    if (m == DZ_NONE || !dz_parser_is_genitive_name(p, m) || !(dz_phrase_starts_noun(p, p->a->mentions.at[m].last) || owns_name(p, m)))
        return false;
    f->owner = m;
    f->last = p->a->mentions.at[m].last;
    return true;
}

bool dz_phrase_takes_organisation(const dz_parser *p, dz_phrase *f) {
    uint32_t m = dz_parser_name_at(p, f->last), office = m == DZ_NONE ? 0 : p->a->mentions.at[m].last;
    if (m == DZ_NONE || p->a->mentions.at[m].type != DREISATZ_ORG || office + 1 >= p->c->last || !dz_phrase_is_noun(p, office))
        return false;
    uint32_t lemma = dz_lexicon_noun(p->a->infos[office], NULL), holder = dz_parser_name_at(p, office + 1);
    bool held = lemma != DZ_NONE && (p->a->image->lemmas[lemma].lists & DZ_LEMMA_ROLE) && holder != DZ_NONE;
    if (!held || p->a->mentions.at[holder].type != DREISATZ_PER)
        return false;
    f->compound = m;
    f->last = office;
    return true;
}
