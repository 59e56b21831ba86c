/* Who is meant: subjects by case and agreement, antecedents of relative pronouns, pronouns and descriptions. */
#include "parser.h"

enum { MAX_SENTENCES_BACK = 2, LEAST_RANK = 3 };

/* ---- subject ---- */

bool dz_clause_is_time(const dz_analysis *a, const dz_phrase *f) {
    bool time = f->lemma != DZ_NONE && a->image->lemmas[f->lemma].sense == DZ_SENSE_TIME;
    return f->self == DZ_NONE && (time || (a->infos[f->head]->lists & (DZ_L_DATE | DZ_L_UNIT)));
}

uint32_t dz_clause_behind_preposition(const dz_analysis *a, const dz_phrase *f) {
    bool before = f->preposition != DZ_NONE && f->first + 1 < f->last &&
                  dz_lexicon_reading(a->image, a->infos[f->first]->folded ? a->infos[f->first]->folded : a->infos[f->first]->word, DZ_PREP);
    return f->first + before;
}

static bool agrees(const dz_phrase *f, const dz_clause *c) {
    bool name = f->lemma == DZ_NONE && f->self != DZ_NONE && !f->pronoun;
    bool open = name && !f->definite && (f->morph & DZ_SING); /* a bare name is a singular unless its list says otherwise */
    bool plural = f->next != DZ_NONE || (!open && (f->morph & DZ_NOM & DZ_PLUR));
    bool singular = f->next == DZ_NONE && (f->morph & DZ_NOM & DZ_SING);
    return c->plural ? plural : c->singular ? singular || f->next != DZ_NONE : true;
}

/* `das`, which can also be an article or relative pronoun; not `es`. */
static bool is_demonstrative(const dz_analysis *a, uint32_t token) {
    const dz_info *i = a->infos[token];
    return dz_lexicon_reading(a->image, i->word, DZ_REL) || (i->initial && dz_lexicon_reading(a->image, i->folded, DZ_REL));
}

/* Somebody, or what acts like somebody. */
static bool is_animate(const dz_analysis *a, const dz_phrase *f) {
    uint16_t lists = f->lemma == DZ_NONE ? 0 : a->image->lemmas[f->lemma].lists;
    bool named =
        f->self != DZ_NONE && (a->mentions.at[f->self].type != DREISATZ_LOC || a->mentions.at[f->self].form == DREISATZ_INHABITANT);
    return named ||
           (lists & (DZ_LEMMA_ROLE | DZ_LEMMA_HOLDER | DZ_LEMMA_BODY | DZ_LEMMA_PERSON_HEAD | DZ_LEMMA_ORG_HEAD | DZ_LEMMA_STATE_HEAD)) ||
           (f->pronoun && !is_demonstrative(a, f->head));
}

/* `Es fehlt ein System`: `es` keeps the first place of a verb that takes no object as far as rules know. */
static bool is_placeholder(const dz_analysis *a, const dz_phrase *f, const dz_clause *c) {
    bool leads = f->pronoun && !(f->morph & ~DZ_NEUT) && !is_demonstrative(a, f->head) && f->head == c->first && c->finite == f->head + 1;
    return leads && !c->copular && !c->passive && c->verb != DZ_NONE && !a->image->lemmas[c->verb].trigger_count;
}

/* `Katar gehören sechs Prozent der Bank`: an amount is the subject where nothing else can be. */
static bool is_amount(const dz_analysis *a, const dz_phrase *f) {
    bool time = f->lemma != DZ_NONE && a->image->lemmas[f->lemma].sense == DZ_SENSE_TIME;
    return f->self == DZ_NONE && !time && (a->infos[f->head]->lists & (DZ_L_DATE | DZ_L_UNIT)) == DZ_L_UNIT;
}

/* Do rules know of somebody who does it to what stands in the accusative? */
static bool takes_object(const dz_analysis *a, const dz_lemma *verb) {
    for (uint16_t i = 0; i < verb->trigger_count; i++) {
        const dz_frame *f = dz_image_frame(a->image, verb->triggers + i);
        bool acts = f->subject_count && a->image->slots[f->subject].kind == DZ_SLOT_SUBJECT;
        for (uint8_t k = 0; acts && k < f->object_count; k++)
            if (a->image->slots[f->object + k].kind == DZ_SLOT_ACC)
                return true;
    }
    return false;
}

/* `Eine Koalition mit X lehnt Y ab`: what is done acts less than who does it, with a verb of somebody. */
static bool is_deed(const dz_analysis *a, const dz_phrase *f, const dz_clause *c) {
    enum { ACTORS = DZ_LEMMA_ROLE | DZ_LEMMA_HOLDER | DZ_LEMMA_PERSON_HEAD };
    uint16_t lists = f->self == DZ_NONE && f->lemma != DZ_NONE ? a->image->lemmas[f->lemma].lists : 0;
    if (!(lists & DZ_LEMMA_DEED) || (lists & ACTORS) || ((lists & DZ_LEMMA_BODY) && !f->indefinite) || c->verb == DZ_NONE)
        return false;
    return a->image->lemmas[c->verb].cue || takes_object(a, &a->image->lemmas[c->verb]);
}

static int rank(const dz_analysis *a, const dz_phrase *f, const dz_clause *c) {
    if (f->preposition != DZ_NONE || f->genitive_of != DZ_NONE || f->apposition_of != DZ_NONE || f->coordinated || f->aside ||
        f->reflexive || !(f->morph & DZ_NOM) || (dz_clause_is_time(a, f) && !is_amount(a, f)))
        return 0;
    if (is_amount(a, f))
        return c->finite != DZ_NONE && !(c->relative_morph & DZ_NOM) && agrees(f, c) ? LEAST_RANK : 0;
    int value = 1 + (!(f->morph & (DZ_ACC | DZ_DAT | DZ_GEN)) ? 2 : 0);
    if (c->finite != DZ_NONE)
        value += agrees(f, c) ? 4 : 0;
    if (f->pronoun && f->self == DZ_NONE && !(f->morph & ~(DZ_NEUT)) && is_demonstrative(a, f->head))
        value--; /* `das`: rather what is said or done than who does it */
    bool touches = f->last == c->finite || f->first == c->finite + 1;
    bool leads = touches && f->self != DZ_NONE; /* `Berlin braucht …`: even a place, right beside the verb */
    value += ((is_animate(a, f) && !is_deed(a, f, c)) || leads) - (is_placeholder(a, f, c) ? 2 : 0);
    if (c->copular && f->self != DZ_NONE) /* `Frankreich ist ein Verbündeter`: the name is the subject */
        value += 3;
    else if (c->copular && f->last == c->finite) /* `Religion ist die Erbin vieler Namen` */
        value++;
    return value;
}

/* `das Polen lobt und Malta beliefert`: a clause that goes on with a relative pronoun which may be its subject. */
static bool goes_on_with_subject(const dz_clauses *c, const dz_clause *k) {
    while (k->shares && k->subordinate && k->antecedent == DZ_NONE && k->parent != DZ_NONE) {
        k = &c->clauses.at[k->parent];
        if (k->antecedent != DZ_NONE)
            return (k->relative_morph & DZ_NOM) && k->relative_preposition == DZ_NONE;
    }
    return false;
}

/* `arbeitet Hand in Hand`, `Seite an Seite`: a noun said twice is an adverb. */
static bool is_doubled(const dz_clauses *c, uint32_t index) {
    const dz_phrase *f = &c->phrases.at[index], *next = index + 1 < c->phrases.count ? f + 1 : f;
    return f->lemma != DZ_NONE && f->first == f->head && next->preposition != DZ_NONE && next->lemma == f->lemma && f->last == next->first;
}

uint32_t dz_clause_subject(const dz_analysis *a, const dz_clauses *c, uint32_t clause) {
    const dz_clause *k = &c->clauses.at[clause];
    uint32_t best = DZ_NONE;
    int best_rank = 0;
    bool elided = k->shares && !k->own_subject && (k->finite == DZ_NONE || k->finite <= k->first + 1 || k->gapped);
    if (k->infinitive || elided)
        return DZ_NONE;
    uint16_t others = goes_on_with_subject(c, k) ? DZ_GEN | DZ_DAT | DZ_ACC : 0; /* then only what is a subject for sure */
    for (uint32_t i = 0; i < c->phrases.count; i++) {
        const dz_phrase *f = &c->phrases.at[i];
        int value = f->clause == clause && !(f->morph & others) && !is_doubled(c, i) ? rank(a, f, k) : 0;
        if (value > best_rank) {
            best = i;
            best_rank = value;
        }
    }
    return k->finite != DZ_NONE && best_rank < 5 && best_rank ? (best_rank >= LEAST_RANK ? best : DZ_NONE) : best;
}

/* ---- gender ---- */

static uint8_t genders_in(uint16_t morph) {
    return (morph | morph >> 4 | morph >> 8 | morph >> 12) & 15;
}

static uint8_t genders_of_phrase(const dz_phrase *f) {
    return genders_in(f->morph);
}

/* Genders a mention can be referred to with: bits m f n plural. */
static uint8_t genders_of_mention(const dz_parser *p, const dz_phrase *f) {
    const dz_mention *m = &p->a->mentions.at[f->self];
    if (f->next != DZ_NONE)
        return 8;
    uint8_t gender = m->type == DREISATZ_PER ? m->gender : m->record != DZ_NONE ? p->a->image->records[m->record].gender : 0;
    if (f->lemma != DZ_NONE && m->type != DREISATZ_PER)
        return genders_of_phrase(f);
    if (gender >= 1 && gender <= 4)
        return (uint8_t)(1u << (gender - 1));
    if (f->definite && (m->type == DREISATZ_ORG || m->type == DREISATZ_STATE) && gender == 0) /* `die Grünen`, `den Scissionisti` */
        return genders_of_phrase(f);
    uint8_t open = m->type == DREISATZ_PER ? 3 : m->type == DREISATZ_ORG ? 7 : 4;
    return open & genders_of_phrase(f) ? open & genders_of_phrase(f) : open; /* its article may tell: `die Commerzbank` */
}

/* ---- relative pronouns ---- */

static bool may_be_antecedent(const dz_parser *p, const dz_phrase *f, uint16_t morph) {
    uint8_t genders = genders_in(f->coordinated ? f->own_morph : f->morph), wanted = genders_in(morph);
    if (f->lemma == DZ_NONE && f->self != DZ_NONE && !f->pronoun)
        genders = genders_of_mention(p, f);
    return !f->pronoun && ((genders & wanted) || (f->next != DZ_NONE && (wanted & 8)));
}

/* The gender of the antecedent leaves fewer cases: `die Bank, der X vorsteht` is no nominative. */
static void narrow_pronoun(const dz_parser *p, dz_clause *c) {
    const dz_phrase *f = &p->c->phrases.at[c->antecedent];
    uint16_t genders = f->self != DZ_NONE ? genders_of_mention(p, f) : f->next != DZ_NONE ? 8 : genders_of_phrase(f), mask = 0;
    for (int shift = 0; shift < 16; shift += 4)
        mask |= (uint16_t)(genders << shift);
    c->relative_morph = c->relative_morph & mask ? c->relative_morph & mask : c->relative_morph;
}

/* `die Bank, die der Konzern kaufte`, `die Firmen, die er leitet`: another is the subject for sure, by case or number. */
static bool is_object_pronoun(const dz_parser *p, uint32_t clause) {
    const dz_clause *c = &p->c->clauses.at[clause];
    uint32_t subject = dz_clause_subject(p->a, p->c, clause);
    if (!(c->relative_morph & DZ_NOM) || !(c->relative_morph & DZ_ACC) || subject == DZ_NONE || c->passive || c->copular)
        return false;
    bool plural = !((c->relative_morph & DZ_NOM) & DZ_SING), singular = !((c->relative_morph & DZ_NOM) & DZ_PLUR);
    const dz_phrase *f = &p->c->phrases.at[subject]; /* `die sie kauften`: a personal pronoun is rather the subject */
    return f->pronoun || !(f->morph & (DZ_GEN | DZ_DAT | DZ_ACC)) || (c->singular && plural) || (c->plural && singular);
}

/* `X und Y, die schwiegen`: where no other is the subject of its clause, the verb tells the number of the pronoun. */
static uint16_t number_told(const dz_parser *p, uint32_t clause) {
    const dz_clause *c = &p->c->clauses.at[clause];
    uint16_t number = c->plural ? DZ_PLUR : c->singular ? DZ_SING : DZ_ANY, told = c->relative_morph & DZ_NOM & number;
    return told && c->relative_preposition == DZ_NONE && dz_clause_subject(p->a, p->c, clause) == DZ_NONE ? told : c->relative_morph;
}

/* `Länder und Firmen, die`: all of a list of several. */
static uint32_t head_of_list(const dz_parser *p, uint32_t index, uint16_t morph) {
    for (uint32_t i = index; p->c->phrases.at[index].coordinated && i-- > 0;)
        if (p->c->phrases.at[i].next == index && may_be_antecedent(p, &p->c->phrases.at[i], morph))
            index = i;
    return index;
}

/* `ein Paket für Wachstum vor, das …`: over the end of the verb group the noun is meant rather than what hangs on it. */
static uint32_t whole_antecedent(const dz_parser *p, uint32_t index, uint32_t token, uint16_t morph) {
    const dz_phrase *f = &p->c->phrases.at[index];
    bool several = f->self == DZ_NONE && (genders_of_phrase(f) & genders_in(morph)) == 8,
         apart = f->last + 1 < token && !dz_parser_is_border(p, f->last);
    if (several)
        return head_of_list(p, index, morph);
    uint32_t base = apart && f->self == DZ_NONE ? dz_parser_attribute_base(p, head_of_list(p, index, DZ_ANY)) : DZ_NONE;
    bool noun = base != DZ_NONE && p->c->phrases.at[base].clause == f->clause && p->c->phrases.at[base].preposition == DZ_NONE;
    return noun && may_be_antecedent(p, &p->c->phrases.at[base], morph) ? base : index;
}

/* The nearest phrase before that agrees in gender and number. */
static uint32_t antecedent_of(const dz_parser *p, const dz_clause *c) {
    uint32_t nearest = DZ_NONE, token = c->antecedent;
    for (uint32_t i = p->c->phrases.count; i-- > 0;) {
        const dz_phrase *f = &p->c->phrases.at[i];
        if (f->last > token || f->clause == DZ_NONE || f->pronoun || f->aside || f->apposition_of != DZ_NONE)
            continue;
        if (may_be_antecedent(p, f, c->relative_morph))
            return whole_antecedent(p, i, token, c->relative_morph);
        nearest = nearest == DZ_NONE ? i : nearest;
        if (token - f->last > 8)
            break;
    }
    return nearest;
}

/* ---- pronouns and descriptions within the sentence ---- */

/* `die Behörde` is no company; where a list does not tell the kind, any will do. */
static bool kind_fits(const dz_parser *p, const dz_phrase *f, const dz_mention *m) {
    uint8_t described = p->a->infos[f->head]->kind, known = m->record == DZ_NONE ? 0 : p->a->image->records[m->record].kind;
    return m->type != DREISATZ_ORG || !described || !known || described == known;
}

/* `der französische Präsident` is nobody of another state. */
static bool state_fits(const dz_parser *p, const dz_phrase *f, const dz_mention *m) {
    const uint32_t named[] = {f->adjective, f->compound, f->owner};
    for (int i = 0; i < 3; i++) {
        uint32_t record = named[i] == DZ_NONE ? DZ_NONE : p->a->mentions.at[named[i]].record;
        if (named[i] != DZ_NONE && (record == DZ_NONE || p->a->image->records[record].state != p->a->image->records[m->record].state))
            return false;
    }
    return true;
}

/* The office that a phrase names, in `US-Präsident` behind the state; DZ_NONE. */
static uint32_t office_of(const dz_parser *p, const dz_phrase *f) {
    uint32_t lemma = f->lemma;
    while (lemma != DZ_NONE && !(p->a->image->lemmas[lemma].lists & DZ_LEMMA_OFFICE))
        lemma = f->compound == DZ_NONE ? DZ_NONE : p->a->image->lemmas[lemma].ending;
    return lemma;
}

/* `der Kanzler` is who held the office on the day of the document; without a day, who ever did. */
static bool holds_office(const dz_parser *p, const dz_phrase *f, uint32_t office, const dz_mention *m) {
    uint8_t gender = m->type == DREISATZ_PER && (m->gender == 1 || m->gender == 2) ? (uint8_t)(1u << (m->gender - 1)) : 3;
    return m->type == DREISATZ_PER && m->record != DZ_NONE && (genders_of_phrase(f) & gender) &&
           dz_image_holds(p->a->image, m->record, office, p->a->day) && state_fits(p, f, m);
}

static bool type_fits(const dz_parser *p, const dz_phrase *f, const dz_mention *m) {
    uint16_t lists = f->lemma == DZ_NONE ? 0 : p->a->image->lemmas[f->lemma].lists;
    static const uint16_t HEADS[] = {[DREISATZ_PER] = DZ_LEMMA_PERSON_HEAD,
                                     [DREISATZ_STATE] = DZ_LEMMA_STATE_HEAD,
                                     [DREISATZ_ORG] = DZ_LEMMA_ORG_HEAD,
                                     [DREISATZ_LOC] = DZ_LEMMA_PLACE_HEAD};
    uint32_t office = office_of(p, f);
    if (office != DZ_NONE)
        return holds_office(p, f, office, m);
    return f->pronoun || ((lists & HEADS[m->type]) && kind_fits(p, f, m));
}

static bool is_subject(const dz_parser *p, uint32_t index) {
    return dz_clause_subject(p->a, p->c, p->c->phrases.at[index].clause) == index;
}

/* Genders that the one meant may have; `sie kam`, `sie kamen`: of a subject the verb tells the number. */
static uint8_t genders_wanted(const dz_parser *p, uint32_t index) {
    const dz_phrase *f = &p->c->phrases.at[index];
    const dz_clause *c = &p->c->clauses.at[f->clause];
    uint8_t all = f->pronoun ? genders_of_phrase(f) : 15, number = c->plural ? 8 : c->singular ? 7 : 15;
    return f->pronoun && (all & number) && is_subject(p, index) ? all & number : all;
}

static bool may_refer(const dz_parser *p, const dz_phrase *f, const dz_phrase *k, uint8_t genders) {
    bool several = !f->pronoun && !(f->morph & DZ_SING); /* `die Länder`, `beide Konzerne`: a list */
    if (several && k->next == DZ_NONE)
        return false;
    return (!f->pronoun || (genders_of_mention(p, k) & genders)) && type_fits(p, f, &p->a->mentions.at[k->self]);
}

/* `warf X vor, …`: the first one named in the clause without a preposition who is not its subject; DZ_NONE. */
static uint32_t object_named(const dz_parser *p, uint32_t clause) {
    uint32_t subject = dz_clause_subject(p->a, p->c, clause);
    for (uint32_t i = 0; i < p->c->phrases.count; i++) {
        const dz_phrase *f = &p->c->phrases.at[i];
        bool object = f->clause == clause && i != subject && f->preposition == DZ_NONE && f->genitive_of == DZ_NONE && !f->reflexive;
        if (object && f->self != DZ_NONE && (f->morph & (DZ_ACC | DZ_DAT)))
            return i;
    }
    return DZ_NONE;
}

/* `lobte X und traf ihn`: who acts in the clause though another names him; whom a pronoun there does not mean. DZ_NONE. */
static uint32_t subject_above(const dz_parser *p, uint32_t clause) {
    const dz_clause *c = &p->c->clauses.at[clause];
    uint32_t subject = DZ_NONE;
    if (dz_clause_subject(p->a, p->c, clause) != DZ_NONE)
        return DZ_NONE;
    for (int n = 0; n < 4 && subject == DZ_NONE && (c->shares || c->infinitive) && c->parent != DZ_NONE; n++) {
        bool controlled = c->infinitive && p->c->clauses.at[c->parent].verb != DZ_NONE &&
                          (p->a->image->lemmas[p->c->clauses.at[c->parent].verb].lists & DZ_LEMMA_OBJECT_CONTROL);
        if (controlled)
            return object_named(p, c->parent);
        subject = dz_clause_subject(p->a, p->c, c->parent);
        c = &p->c->clauses.at[c->parent];
    }
    return subject;
}

/* `die Firma`, `das Land` */
static bool calls_no_person(const dz_parser *p, const dz_phrase *f) {
    return f->lemma != DZ_NONE && !(p->a->image->lemmas[f->lemma].lists & DZ_LEMMA_PERSON_HEAD) && office_of(p, f) == DZ_NONE;
}

/* The phrase that is the best name before: a subject first, then the nearest; of a state or an organisation rather one that is no
 * subject, for which a pronoun would do. Neither a pronoun nor a description means somebody of its
 * own clause. */
static uint32_t referent(const dz_parser *p, uint32_t index) {
    const dz_phrase *f = &p->c->phrases.at[index];
    uint32_t best = DZ_NONE, actor = subject_above(p, f->clause);
    bool best_subject = false, by_subject = f->pronoun || !calls_no_person(p, f);
    uint8_t genders = genders_wanted(p, index);
    for (uint32_t i = 0; i < p->c->phrases.count; i++) {
        const dz_phrase *k = &p->c->phrases.at[i];
        bool member = k->coordinated && !(f->pronoun && !(genders & 8)); /* `X und Y …, weil sie kam` */
        if (k->first >= f->first || k->self == DZ_NONE || k->referring || member || k->genitive_of != DZ_NONE || k->clause == f->clause ||
            i == actor || !may_refer(p, f, k, genders))
            continue;
        bool subject = is_subject(p, i) == by_subject;
        if (best == DZ_NONE || subject || !best_subject) {
            best = i;
            best_subject = subject;
        }
    }
    return best;
}

/* `Nachdem er gekommen war, lobte X …`: a pronoun in a clause before the main one means its subject; DZ_NONE. */
static uint32_t referent_behind(const dz_parser *p, uint32_t index) {
    const dz_phrase *f = &p->c->phrases.at[index];
    const dz_clause *c = &p->c->clauses.at[f->clause];
    bool before = f->pronoun && c->subordinate && !c->shares && c->antecedent == DZ_NONE && c->parent != DZ_NONE && c->first == p->c->first;
    uint32_t subject = before ? dz_clause_subject(p->a, p->c, c->parent) : DZ_NONE;
    const dz_phrase *k = subject == DZ_NONE ? NULL : &p->c->phrases.at[subject];
    bool named = k && k->first > f->first && k->self != DZ_NONE && k->named_by == DZ_NONE;
    return named && may_refer(p, f, k, genders_wanted(p, index)) ? subject : DZ_NONE;
}

/* `Merkels Büro teilte mit, sie habe …`: the person who owns what is named before; the mention, DZ_NONE. */
static uint32_t owner_before(const dz_parser *p, uint32_t index) {
    const dz_phrase *f = &p->c->phrases.at[index];
    uint8_t genders = genders_wanted(p, index);
    for (uint32_t i = index; f->pronoun && i-- > 0;) {
        uint32_t owner = p->c->phrases.at[i].owner;
        const dz_mention *m = owner == DZ_NONE ? NULL : &p->a->mentions.at[owner];
        bool person = m && m->type == DREISATZ_PER && (m->gender == 1 || m->gender == 2) && p->c->phrases.at[i].clause != f->clause;
        if (person && (genders & 1u << (m->gender - 1)))
            return owner;
    }
    return DZ_NONE;
}

/* The same in a sentence before: what it was about last. */
static uint32_t referent_before(const dz_parser *p, uint32_t index) {
    const dz_phrase *f = &p->c->phrases.at[index];
    uint8_t genders = genders_wanted(p, index);
    for (uint32_t back = 1; back <= MAX_SENTENCES_BACK && back <= p->c->sentence; back++) {
        const dz_clauses *c = p->a->clauses[p->c->sentence - back];
        uint32_t found = DZ_NONE;
        for (uint32_t i = 0; c && i < c->phrases.count; i++) {
            const dz_phrase *k = &c->phrases.at[i];
            bool subject = k->self != DZ_NONE && !k->coordinated && dz_clause_subject(p->a, c, k->clause) == i;
            if (k->self != DZ_NONE && may_refer(p, f, k, genders) && (subject || found == DZ_NONE))
                found = k->self;
        }
        if (found != DZ_NONE)
            return found;
    }
    return DZ_NONE;
}

/* Is the phrase an attribute of the possessor or of what describes that one once more? `X, Chef von Y` */
static bool is_office_place(const dz_parser *p, uint32_t index, uint32_t possessor) {
    const dz_phrase *f = &p->c->phrases.at[index];
    bool of = dz_parser_sense(p, f->preposition) == DZ_SENSE_AGENT;
    uint32_t base = of || f->genitive_of != DZ_NONE ? dz_parser_attribute_base(p, index) : DZ_NONE;
    return base != DZ_NONE && (base == possessor || p->c->phrases.at[base].apposition_of == possessor);
}

/* `sein Land`, `seine Firma`: the state or organisation whose office the possessor holds. */
static uint32_t home_of(const dz_parser *p, uint32_t possessor, uint8_t type) {
    enum { REACH = 3 };
    const dz_phrase *k = &p->c->phrases.at[possessor];
    uint32_t named[4 + REACH] = {k->adjective, k->owner, k->compound, DZ_NONE, DZ_NONE, DZ_NONE, DZ_NONE}, count = 3;
    for (uint32_t i = possessor + 1; i < p->c->phrases.count && i <= possessor + REACH; i++)
        if (is_office_place(p, i, possessor))
            named[count++] = p->c->phrases.at[i].self;
    for (uint32_t i = 0; i < count; i++)
        if (named[i] != DZ_NONE && p->a->mentions.at[named[i]].type == type)
            return named[i];
    return DZ_NONE;
}

/* What `sein Land`, `seine Firma` name: DREISATZ_STATE or DREISATZ_ORG; 0 for other nouns. */
static uint8_t home_type(const dz_parser *p, const dz_phrase *f) {
    uint16_t lists = f->lemma == DZ_NONE ? 0 : p->a->image->lemmas[f->lemma].lists;
    return lists & DZ_LEMMA_STATE_HEAD                                        ? DREISATZ_STATE
           : (lists & DZ_LEMMA_ORG_HEAD) && !dz_parser_describes_person(p, f) ? DREISATZ_ORG
                                                                              : 0;
}

static bool refers(const dz_parser *p, const dz_phrase *f) {
    if (f->self != DZ_NONE || f->reflexive)
        return false;
    if (f->pronoun)
        return dz_parser_reading(p, f->head, DZ_PRON) != NULL;
    if (f->possessive)
        return f->possessed_by != DZ_NONE && home_type(p, f);
    if (f->definite && office_of(p, f) != DZ_NONE)
        return true;
    return f->definite && f->lemma != DZ_NONE && f->adjective == DZ_NONE && f->compound == DZ_NONE && f->owner == DZ_NONE &&
           (p->a->image->lemmas[f->lemma].lists & (DZ_LEMMA_STATE_HEAD | DZ_LEMMA_ORG_HEAD | DZ_LEMMA_PERSON_HEAD));
}

static bool has_attribute(const dz_parser *p, uint32_t index) {
    for (uint32_t i = index + 1; i < p->c->phrases.count; i++)
        if (p->c->phrases.at[i].genitive_of == index)
            return true;
    return false;
}

/* Somebody owns rather than somewhere. */
static bool is_place(const dz_parser *p, const dz_phrase *f) {
    return p->a->mentions.at[f->self].type == DREISATZ_LOC;
}

/* `Das Parlament rügte Orbán wegen seiner Reise`: what happens to a person has a cause in that person; DZ_NONE. */
static uint32_t person_blamed(const dz_parser *p, uint32_t index, uint32_t subject) {
    const dz_phrase *f = &p->c->phrases.at[index], *s = &p->c->phrases.at[subject];
    bool cause = f->preposition != DZ_NONE && (p->a->image->lemmas[f->preposition].lists & DZ_LEMMA_CIRCUMSTANCE);
    if (!cause || p->a->mentions.at[s->self].type == DREISATZ_PER)
        return DZ_NONE;
    for (uint32_t i = index; i-- > subject + 1;) {
        const dz_phrase *k = &p->c->phrases.at[i];
        bool object = k->clause == f->clause && k->preposition == DZ_NONE && k->self != DZ_NONE && (k->morph & (DZ_ACC | DZ_DAT));
        if (object && p->a->mentions.at[k->self].type == DREISATZ_PER && (genders_of_mention(p, k) & f->possessor))
            return i;
    }
    return DZ_NONE;
}

static bool is_person(const dz_parser *p, const dz_phrase *f) {
    return f->self != DZ_NONE && p->a->mentions.at[f->self].type == DREISATZ_PER;
}

/* Whom `sein`, `ihr`, `dessen` mean: the subject of the clause or of the one above, else the nearest name that agrees. */
static uint32_t possessor_of(const dz_parser *p, uint32_t index) {
    const dz_phrase *f = &p->c->phrases.at[index];
    for (uint32_t i = 0; f->coordinated && i < index; i++) /* `X und seine Frau`: the member before */
        if (p->c->phrases.at[i].next == index && p->c->phrases.at[i].self != DZ_NONE)
            return i;
    uint32_t nearest = DZ_NONE;
    for (uint32_t clause = f->demonstrative ? DZ_NONE : f->clause, n = 0; clause != DZ_NONE && n < 4;
         clause = p->c->clauses.at[clause].parent, n++) {
        uint32_t subject = dz_clause_subject(p->a, p->c, clause);
        const dz_clause *c = &p->c->clauses.at[clause];
        if (subject == DZ_NONE && c->antecedent != DZ_NONE && (c->relative_morph & DZ_NOM))
            subject = c->antecedent;
        if (subject != DZ_NONE && subject != index && p->c->phrases.at[subject].self != DZ_NONE &&
            (genders_of_mention(p, &p->c->phrases.at[subject]) & f->possessor)) {
            uint32_t blamed = clause == f->clause ? person_blamed(p, index, subject) : DZ_NONE;
            return blamed != DZ_NONE ? blamed : subject;
        }
    }
    bool office = f->demonstrative && dz_parser_describes_person(p, f); /* `deren Chef` is rather a body's than a person's */
    for (uint32_t i = 0; i < index; i++) {
        const dz_phrase *k = &p->c->phrases.at[i];
        if (office && nearest != DZ_NONE && is_person(p, k) && !is_person(p, &p->c->phrases.at[nearest]))
            continue;
        bool agrees = k->self != DZ_NONE && !k->aside && k->last <= f->first && (genders_of_mention(p, k) & f->possessor);
        if (agrees && (nearest == DZ_NONE || !is_place(p, k) || is_place(p, &p->c->phrases.at[nearest])))
            nearest = i;
    }
    return nearest;
}

/* `…, deren Präsident X`: the antecedent owns the phrase that the pronoun opens. */
static void set_owner(dz_parser *p, const dz_clause *c, uint32_t token) {
    for (uint32_t i = 0; c->antecedent != DZ_NONE && i < p->c->phrases.count; i++) {
        dz_phrase *f = &p->c->phrases.at[i];
        bool opened = f->possessive && token >= f->first && token < f->head && (p->inside[token - p->c->first] & DZ_IN_RELATIVE);
        if (!opened)
            continue;
        f->owner = p->c->phrases.at[c->antecedent].self;
        f->possessed_by = c->antecedent;
    }
}

/* A relative clause joined to another by a connective speaks of the same. */
static bool goes_on_with(const dz_parser *p, const dz_clause *c) {
    const dz_clause *above = c->parent == DZ_NONE ? NULL : &p->c->clauses.at[c->parent];
    return above && above->antecedent != DZ_NONE && dz_parser_joins(p, c->first);
}

/* Whom a possessive's home or the phrase itself stands for: in the sentence, else before it. */
static void refer(dz_parser *p, uint32_t index) {
    dz_phrase *f = &p->c->phrases.at[index];
    if (f->possessed_by != DZ_NONE) {
        f->self = home_of(p, f->possessed_by, home_type(p, f));
    } else {
        uint32_t before = referent(p, index);
        f->same_as = before == DZ_NONE ? referent_behind(p, index) : before;
        f->self = f->same_as == DZ_NONE ? owner_before(p, index) : p->c->phrases.at[f->same_as].self;
    }
    if (f->self == DZ_NONE && p->a->coref == DREISATZ_COREF_DOCUMENT && !f->possessive)
        f->self = referent_before(p, index);
    f->referring = f->self != DZ_NONE;
}

void dz_parser_resolve(dz_parser *p) {
    for (uint32_t i = 0; i < p->c->clauses.count; i++) {
        dz_clause *c = &p->c->clauses.at[i];
        bool participle = c->antecedent != DZ_NONE && c->finite == DZ_NONE && c->relative_morph == DZ_NOM;
        if (c->antecedent != DZ_NONE && !participle) {
            uint32_t token = c->antecedent;
            c->relative_morph = number_told(p, i);
            c->antecedent = goes_on_with(p, c) ? p->c->clauses.at[c->parent].antecedent : antecedent_of(p, c);
            set_owner(p, c, token);
            if (c->antecedent != DZ_NONE)
                narrow_pronoun(p, c);
            if (is_object_pronoun(p, i))
                c->relative_morph &= (uint16_t)~DZ_NOM;
        }
    }
    for (uint32_t i = 0; i < p->c->phrases.count; i++)
        if (p->c->phrases.at[i].possessive && p->c->phrases.at[i].possessed_by == DZ_NONE)
            p->c->phrases.at[i].possessed_by = possessor_of(p, i);
    for (uint32_t i = 0; i < p->c->phrases.count; i++) {
        dz_phrase *f = &p->c->phrases.at[i];
        if (p->a->coref == DREISATZ_COREF_OFF || !refers(p, f) || has_attribute(p, i))
            continue;
        refer(p, i);
    }
}
