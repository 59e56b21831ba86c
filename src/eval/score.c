#include "scorer.h"
#include "matching.h"
#include <stdio.h>
#include <unicode/uchar.h>
#include <unicode/utf8.h>

double dz_precision(dz_count c) {
    return c.tp + c.fp ? (double)c.tp / (c.tp + c.fp) : 0;
}
double dz_recall(dz_count c) {
    return c.tp + c.fn ? (double)c.tp / (c.tp + c.fn) : 0;
}
double dz_f1(dz_count c) {
    double p = dz_precision(c), r = dz_recall(c);
    return p + r > 0 ? 2 * p * r / (p + r) : 0;
}

static const char *const SYMMETRIC[] = {"agrees_with", "meets",  "negotiates_with", "cooperates_with",
                                        "merges_with", "fights", "related_to"};
static const char *const BROAD[] = {"leads", "acquires", "merges_with", "spins_off"};

static bool in_list(const char *name, const char *const *list, size_t count) {
    for (size_t i = 0; i < count; i++)
        if (strcmp(name, list[i]) == 0)
            return true;
    return false;
}

/* One of the alternatives joined by a slash? */
static bool is_one_of(const char *name, const char *alternatives) {
    size_t n = strlen(name);
    for (const char *at = alternatives; at && *at; at = strchr(at, '/') ? strchr(at, '/') + 1 : NULL)
        if (strncmp(at, name, n) == 0 && (at[n] == '/' || at[n] == '\0'))
            return true;
    return false;
}

typedef struct range {
    uint32_t start, end;
} range;

static range range_of(const dz_scorer *s, dreisatz_span span) {
    return (range){s->points[span.start], s->points[span.end]};
}

static bool overlap(range a, range b) {
    return a.start < b.end && b.start < a.end;
}

static dz_row *row_of(dz_score *score, dz_row **at, uint32_t *count, uint32_t *room, const char *name) {
    for (uint32_t i = 0; i < *count; i++)
        if (strcmp((*at)[i].name, name) == 0)
            return &(*at)[i];
    struct {
        dz_row *at;
        uint32_t count, room;
    } list = {*at, *count, *room};
    DZ_PUSH(score->arena, &list) = (dz_row){.name = dz_arena_copy(score->arena, name, strlen(name))};
    *at = list.at, *count = list.count, *room = list.room;
    return &list.at[list.count - 1];
}

#define ROW(score, list, name) row_of((score), &(score)->list.at, &(score)->list.count, &(score)->list.room, (name))

static void show(const dz_scorer *s, const char *kind, const char *what, const char *text) {
    if (!s->score->show)
        return;
    s->score->show--;
    printf("    %s %s in '%s'\n", kind, what, text);
}

/* ---- entities ---- */

static bool is_letter_at(const dz_scorer *s, size_t byte, bool before) {
    const char *text = s->gold->text;
    int32_t at = (int32_t)byte, length = (int32_t)s->gold->length;
    UChar32 c;
    if (before ? at == 0 : at >= length)
        return false;
    if (before)
        U8_PREV((const uint8_t *)text, 0, at, c);
    else
        U8_NEXT((const uint8_t *)text, at, length, c);
    return c >= 0 && u_isalpha(c);
}

static bool in_solid_word(const dz_scorer *s, dreisatz_span span) {
    return is_letter_at(s, span.start, true) || is_letter_at(s, span.end, false);
}

static bool overlaps_gold(const dz_scorer *s, range r, bool ignored) {
    for (uint32_t i = 0; i < s->gold->spans.count; i++) {
        const dz_gold_span *g = &s->gold->spans.at[i];
        if (g->ignore == ignored && overlap(r, (range){g->start, g->end}))
            return true;
    }
    return false;
}

static bool is_referring(dreisatz_form form) {
    return form == DREISATZ_PRONOUN || form == DREISATZ_DESCRIPTION;
}

static bool counts(const dz_scorer *s, const dreisatz_mention *m) {
    range r = range_of(s, m->span);
    bool surface = m->form == DREISATZ_ADJECTIVE || m->form == DREISATZ_INHABITANT || m->form == DREISATZ_COMPOUND;
    if (is_referring(m->form) || (s->gold->broad && (surface || overlaps_gold(s, r, true))))
        return false;
    return !(m->form == DREISATZ_COMPOUND && in_solid_word(s, m->span) && !overlaps_gold(s, r, false));
}

static uint8_t scored_type(const dz_scorer *s, dreisatz_type type) {
    return (uint8_t)(s->gold->broad && type == DREISATZ_STATE ? DREISATZ_LOC : type);
}

static void note_mention(const dz_scorer *s, dreisatz_type type, int kind, const char *surface, size_t length) {
    static const char *const KINDS[] = {"tp", "fp", "fn"};
    dz_count *rows[] = {&ROW(s->score, types, dreisatz_type_name(type))->count, &s->score->entities};
    for (int i = 0; i < 2; i++)
        ++*(kind == 0 ? &rows[i]->tp : kind == 1 ? &rows[i]->fp : &rows[i]->fn);
    if (kind && s->score->show && (!s->score->only || strcmp(s->score->only, "entities") == 0)) {
        char what[300];
        snprintf(what, sizeof what, "%s '%.*s'", dreisatz_type_name(type), (int)(length < 200 ? length : 200), surface);
        show(s, KINDS[kind], what, s->gold->length < 400 ? s->gold->text : s->gold->id);
    }
}

static bool seen_before(const dz_scorer *s, const dreisatz_entity *entity, size_t mention, size_t index) {
    range r = range_of(s, entity->mentions[mention].span);
    for (size_t e = 0; e <= index; e++) {
        const dreisatz_entity *k = dreisatz_document_entity(s->document, e);
        for (size_t m = 0; m < (e == index ? mention : k->mention_count); m++) {
            range o = range_of(s, k->mentions[m].span);
            if (o.start == r.start && o.end == r.end && scored_type(s, k->type) == scored_type(s, entity->type))
                return true;
        }
    }
    return false;
}

static void score_mentions(const dz_scorer *s) {
    bool *found = dz_arena_zero(s->score->arena, s->gold->spans.count + 1),
         *touched = dz_arena_zero(s->score->arena, s->gold->spans.count + 1);
    for (size_t e = 0; e < dreisatz_document_entity_count(s->document); e++) {
        const dreisatz_entity *entity = dreisatz_document_entity(s->document, e);
        uint8_t type = scored_type(s, entity->type);
        for (size_t m = 0; m < entity->mention_count && type <= DREISATZ_LOC; m++) {
            range r = range_of(s, entity->mentions[m].span);
            bool hit = false;
            for (uint32_t i = 0; i < s->gold->spans.count; i++) {
                const dz_gold_span *g = &s->gold->spans.at[i];
                if (g->ignore || g->type != type)
                    continue;
                touched[i] = touched[i] || overlap(r, (range){g->start, g->end});
                if (g->start == r.start && g->end == r.end) {
                    hit = true;
                    found[i] = true;
                }
            }
            if (!hit && counts(s, &entity->mentions[m]) && !seen_before(s, entity, m, e))
                note_mention(s, (dreisatz_type)type, 1, s->gold->text + entity->mentions[m].span.start,
                             entity->mentions[m].span.end - entity->mentions[m].span.start);
        }
    }
    size_t *bytes = dz_arena_alloc(s->score->arena, sizeof *bytes * (s->gold->length + 2));
    for (size_t i = 0; i <= s->gold->length; i++)
        if (i == s->gold->length || ((unsigned char)s->gold->text[i] & 0xC0) != 0x80)
            bytes[s->points[i]] = i;
    for (uint32_t i = 0; i < s->gold->spans.count; i++) {
        const dz_gold_span *g = &s->gold->spans.at[i];
        if (g->ignore)
            continue;
        note_mention(s, (dreisatz_type)g->type, found[i] ? 0 : 2, s->gold->text + bytes[g->start], bytes[g->end] - bytes[g->start]);
        ROW(s->score, types, dreisatz_type_name((dreisatz_type)g->type))->count.touched += touched[i];
        s->score->entities.touched += touched[i];
    }
}

/* ---- relations ---- */

static const char *scored_predicate(const dz_scorer *s, const char *predicate) {
    bool leads = s->gold->broad && (strcmp(predicate, "head_of") == 0 || strcmp(predicate, "official_of") == 0);
    return leads ? "leads" : predicate;
}

static bool is_at(const dz_scorer *s, range r, uint32_t argument) {
    for (uint32_t i = 0; i < s->gold->places.count; i++) {
        const dz_gold_place *p = &s->gold->places.at[i];
        if (p->argument == argument && overlap(r, (range){p->start, p->end}))
            return true;
    }
    return false;
}

bool dz_scorer_stands_for(const dz_scorer *s, dreisatz_argument side, uint32_t argument) {
    const dreisatz_entity *e = dreisatz_document_entity(s->document, side.entity);
    if (!is_referring(e->mentions[side.mention].form))
        return is_at(s, range_of(s, e->mentions[side.mention].span), argument);
    for (size_t i = 0; i < e->mention_count; i++)
        if (is_at(s, range_of(s, e->mentions[i].span), argument))
            return true;
    return false;
}

static bool compatible(const dz_scorer *s, const dreisatz_relation *a, const dz_gold_relation *w) {
    const char *p = scored_predicate(s, a->predicate);
    if (!is_one_of(p, w->predicates) || a->subject.entity == a->object.entity)
        return false;
    if (dz_scorer_stands_for(s, a->subject, w->subject) && dz_scorer_stands_for(s, a->object, w->object))
        return true;
    return in_list(p, SYMMETRIC, sizeof SYMMETRIC / sizeof *SYMMETRIC) && dz_scorer_stands_for(s, a->subject, w->object) &&
           dz_scorer_stands_for(s, a->object, w->subject);
}

static bool only_in_solid_words(const dz_scorer *s, dreisatz_argument side) {
    const dreisatz_entity *e = dreisatz_document_entity(s->document, side.entity);
    if (overlaps_gold(s, range_of(s, e->mentions[side.mention].span), false))
        return false;
    for (size_t i = 0; i < e->mention_count; i++)
        if (e->mentions[i].form != DREISATZ_COMPOUND || !in_solid_word(s, e->mentions[i].span))
            return false;
    return true;
}

bool dz_scorer_excuses(const dz_scorer *s, const dreisatz_relation *a) {
    if (only_in_solid_words(s, a->subject) || only_in_solid_words(s, a->object))
        return true;
    bool unreal = a->factuality == DREISATZ_NEGATED || a->factuality == DREISATZ_DENIED;
    return s->gold->broad && (strcmp(a->predicate, "official_of") == 0 || unreal ||
                              !in_list(scored_predicate(s, a->predicate), BROAD, sizeof BROAD / sizeof *BROAD));
}

/* An answer without a gold relation that still counts neither way. */
static bool is_excused(const dz_scorer *s, const dreisatz_relation *a) {
    for (uint32_t w = 0; w < s->gold->relations.count; w++)
        if (s->gold->relations.at[w].optional && compatible(s, a, &s->gold->relations.at[w]))
            return true;
    return dz_scorer_excuses(s, a);
}

static void show_relation(const dz_scorer *s, const char *kind, const dreisatz_relation *r) {
    char what[400];
    if (!s->score->show || (s->score->only && strcmp(s->score->only, "relations") != 0))
        return;
    snprintf(what, sizeof what, "%s(%s, %s) %s %s", r->predicate, dreisatz_document_entity(s->document, r->subject.entity)->name,
             dreisatz_document_entity(s->document, r->object.entity)->name, dreisatz_factuality_name(r->factuality), r->rule);
    dreisatz_span sentence = dreisatz_document_sentence(s->document, r->sentence);
    char text[600];
    snprintf(text, sizeof text, "%.*s", (int)(sentence.end - sentence.start < 590 ? sentence.end - sentence.start : 590),
             s->gold->text + sentence.start);
    show(s, kind, what, text);
}

static void show_missing(const dz_scorer *s, const dz_gold_relation *w) {
    char what[400], side[2][100] = {"?", "?"};
    uint32_t at = 0;
    if (!s->score->show || (s->score->only && strcmp(s->score->only, "relations") != 0))
        return;
    for (uint32_t i = s->gold->places.count; i-- > 0;)
        for (int k = 0; k < 2; k++)
            if (s->gold->places.at[i].argument == (k ? w->object : w->subject)) {
                size_t from = 0, to = 0;
                for (size_t b = 0; b <= s->gold->length; b++) {
                    from = s->points[b] < s->gold->places.at[i].start ? b + 1 : from;
                    to = s->points[b] < s->gold->places.at[i].end ? b + 1 : to;
                }
                snprintf(side[k], sizeof side[k], "%.*s", (int)(to - from < 90 ? to - from : 90), s->gold->text + from);
                at = (uint32_t)from;
            }
    snprintf(what, sizeof what, "%s(%s, %s) %s", w->predicates, side[0], side[1], w->factualities);
    const char *text = s->gold->text + at;
    while (text > s->gold->text && text[-1] != '\n')
        text--;
    char line[600];
    snprintf(line, sizeof line, "%.*s", (int)(strcspn(text, "\n") < 590 ? strcspn(text, "\n") : 590), text);
    show(s, "fn", what, line);
}

static const char *first_alternative(const dz_scorer *s, const char *alternatives) { /* in the alphabet, as the reference counts them */
    char best[100] = "", item[100];
    for (const char *at = alternatives; at && *at; at = strchr(at, '/') ? strchr(at, '/') + 1 : NULL) {
        snprintf(item, sizeof item, "%.*s", (int)strcspn(at, "/"), at);
        if (!*best || strcmp(item, best) < 0)
            memcpy(best, item, sizeof best);
    }
    return dz_arena_copy(s->score->arena, best, strlen(best));
}

static void note_wanted(const dz_scorer *s, const dz_gold_relation *w, const dreisatz_relation *answer) {
    dz_count *row = &ROW(s->score, predicates, first_alternative(s, w->predicates))->count;
    ++*(answer ? &row->tp : &row->fn);
    ++*(answer ? &s->score->relations.tp : &s->score->relations.fn);
    if (!answer)
        show_missing(s, w);
    if (!answer || !*w->factualities)
        return;
    bool right = is_one_of(dreisatz_factuality_name(answer->factuality), w->factualities);
    s->score->factual++;
    s->score->factual_right += right;
    if (!right)
        show_relation(s, dz_arena_format(s->score->arena, "factuality (%s)", w->factualities), answer);
}

static dz_matching match_relations(const dz_scorer *s) {
    uint32_t answers = (uint32_t)dreisatz_document_relation_count(s->document), wants = s->gold->relations.count;
    dz_matching m = dz_matching_of(s->score->arena, answers, wants);
    for (uint32_t w = 0; w < wants; w++)
        m.optional[w] = s->gold->relations.at[w].optional;
    for (uint32_t a = 0; a < answers; a++)
        for (uint32_t w = 0; w < wants; w++)
            m.fits[a * wants + w] = compatible(s, dreisatz_document_relation(s->document, a), &s->gold->relations.at[w]);
    dz_matching_find(&m);
    return m;
}

static void note_wrong(const dz_scorer *s, const dreisatz_relation *answer) {
    ROW(s->score, predicates, scored_predicate(s, answer->predicate))->count.fp++;
    ROW(s->score, rules, answer->rule)->count.fp++;
    s->score->relations.fp++;
    show_relation(s, "fp", answer);
}

static void judge(const dz_scorer *s, size_t answer, bool right) {
    if (s->score->judged)
        s->score->judged(s->score->user, s->document, answer, right);
}

static void score_relations(const dz_scorer *s) {
    dz_matching m = match_relations(s);
    for (uint32_t w = 0; w < m.wants; w++) {
        const dreisatz_relation *answer = m.owner[w] < 0 ? NULL : dreisatz_document_relation(s->document, (size_t)m.owner[w]);
        if (m.optional[w])
            continue;
        if (answer) {
            ROW(s->score, rules, answer->rule)->count.tp++;
            judge(s, (size_t)m.owner[w], true);
        }
        note_wanted(s, &s->gold->relations.at[w], answer);
    }
    for (uint32_t a = 0; a < m.answers; a++) {
        const dreisatz_relation *answer = dreisatz_document_relation(s->document, a);
        if (!m.used[a] && !is_excused(s, answer)) {
            note_wrong(s, answer);
            judge(s, a, false);
        }
    }
}

void dz_score_add(dz_score *score, const dz_gold_text *gold, const dreisatz_document *document) {
    uint32_t *points = dz_arena_alloc(score->arena, sizeof *points * (gold->length + 2)), n = 0;
    for (size_t i = 0; i <= gold->length; i++) {
        points[i] = n;
        if (i < gold->length && ((unsigned char)gold->text[i + 1] & 0xC0) != 0x80)
            n++;
    }
    dz_scorer s = {score, gold, document, points};
    score_mentions(&s);
    score_relations(&s);
    dz_scorer_add_pairs(&s);
}
