/* dreisatz explain: every mention and relation with what made it. Reaches into the stages. */
#include "cli.h"
#include "grounds.h"
#include "model/extractor.h"
#include "relation/confidence.h"
#include "message.h"
#include "near.h"
#include "source.h"
#include "words.h"
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef struct view {
    dz_findings *f;
    const dz_analysis *a;
    const dz_image *image;
    const dreisatz_options *options;
} view;

static const char *word(const view *v, uint32_t lemma) {
    return lemma == DZ_NONE ? "-" : dz_image_string(v->image, v->image->lemmas[lemma].text);
}

static void put_tokens(const view *v, uint32_t first, uint32_t last) {
    uint32_t from = v->a->text.tokens.at[first].start, to = v->a->text.tokens.at[last > first ? last - 1 : first].end;
    printf("%.*s", (int)(to - from), v->a->text.norm + from);
}

static void put_mention(const view *v, uint32_t m) {
    const dz_mention *n = &v->a->mentions.at[m];
    printf("%.*s", (int)(n->end - n->start), v->a->text.norm + n->start);
}

/* ---- evidence for a name ---- */

typedef struct term {
    char name[DZ_FEATURE_NAME];
    int32_t weight;
} term;

typedef struct terms {
    const dz_image *image;
    uint8_t label;
    uint32_t count;
    term at[400];
} terms;

static void note(terms *t, const dz_feature *f, int offset) {
    const dz_weight_row *w = dz_image_row(t->image, dz_image_weight(t->image, dz_feature_key(f)), offset);
    if (!w || t->count == sizeof t->at / sizeof *t->at || !w->of[t->label])
        return;
    t->at[t->count].weight = w->of[t->label];
    t->count += dz_feature_write(f, offset, t->at[t->count].name);
}

static int heavier(const void *x, const void *y) {
    int32_t a = abs(((const term *)x)->weight), b = abs(((const term *)y)->weight);
    return a < b ? 1 : a > b ? -1 : strcmp(((const term *)x)->name, ((const term *)y)->name);
}

static void put_evidence(const view *v, uint32_t sentence, uint32_t token, uint8_t label) {
    const dz_sentence *s = &v->a->text.sentences.at[sentence];
    dz_context c = dz_mention_context(v->a, sentence);
    dz_features f;
    terms t = {.image = v->image, .label = label};
    if (label == DZ_O || label >= DZ_LABELS)
        return;
    for (int away = -2; away <= 2; away++) {
        int64_t other = (int64_t)token + away;
        if (other < s->first || other >= s->last)
            continue;
        dz_features_word(&c, (uint32_t)other, &f);
        for (uint32_t i = 0; i < f.count; i++)
            if (abs(away) <= dz_feature_reach(f.at[i].template))
                note(&t, &f.at[i], away);
    }
    dz_features_context(&c, token, &f);
    for (uint32_t i = 0; i < f.count; i++)
        note(&t, &f.at[i], 0);
    qsort(t.at, t.count, sizeof *t.at, heavier);
    int32_t sum = 0;
    for (uint32_t i = 0; i < t.count; i++)
        sum += t.at[i].weight;
    printf("       %+d =", sum);
    for (uint32_t i = 0; i < t.count && i < 10; i++)
        printf(" %s %+d", t.at[i].name, t.at[i].weight);
    putchar('\n');
}

static void put_mentions(const view *v, uint32_t sentence) {
    for (uint32_t m = 0; m < v->a->mentions.count; m++) {
        const dz_mention *n = &v->a->mentions.at[m];
        if (n->sentence != sentence)
            continue;
        printf("  mention  %-6s %-10s e%u \"", dreisatz_type_name((dreisatz_type)n->type), dreisatz_form_name((dreisatz_form)n->form),
               n->entity + 1);
        put_mention(v, m);
        printf("\" sum %d", n->margin);
        if (n->record != DZ_NONE)
            printf("  %s:%u", dz_image_string(v->image, v->image->files[v->image->records[n->record].file]),
                   v->image->records[n->record].line);
        putchar('\n');
        put_evidence(v, sentence, n->first, v->a->labels[n->first]);
    }
}

/* Words that a list has and that are no names here, with the evidence for the list's type. */
static void put_misses(const view *v, uint32_t sentence) {
    static const uint8_t LABELS[] = {DZ_B_PER, DZ_B_LOC, DZ_B_ORG, DZ_B_LOC};
    dz_context c = dz_mention_context(v->a, sentence);
    for (uint32_t t = c.first; t < c.last; t++)
        for (int type = 0; type < 4 && v->a->labels[t] == DZ_O; type++) {
            if (!dz_cover_at(&c, t)->best[type] || dz_cover_at(&c, t)->place[type] == 1)
                continue;
            printf("  no name  %-6s \"", dreisatz_type_name((dreisatz_type)type));
            put_tokens(v, t, t + 1);
            puts("\"");
            put_evidence(v, sentence, t, LABELS[type]);
        }
}

/* ---- clauses ---- */

static void put_morph(uint16_t morph) {
    static const char *const CASES[] = {"nom", "gen", "dat", "acc"};
    static const char GENDERS[] = "mfnp";
    for (int c = 0; c < 4; c++) {
        if (!(morph >> (c * 4) & 15))
            continue;
        printf(" %s.", CASES[c]);
        for (int g = 0; g < 4; g++)
            if (morph >> (c * 4 + g) & 1)
                putchar(GENDERS[g]);
    }
}

static void put_clause(const view *v, const dz_clauses *c, uint32_t i) {
    const dz_clause *k = &c->clauses.at[i];
    printf("  clause %u  %s%s%s%s%s verb %s", i,
           k->infinitive    ? "infinitive"
           : k->subordinate ? "subordinate"
                            : "main",
           k->passive ? " passive" : "", k->copular ? " copular" : "", k->shares ? " shares" : "",
           k->antecedent != DZ_NONE ? " relative" : "", word(v, k->verb));
    if (k->governor != DZ_NONE)
        printf(" under %s", word(v, k->governor));
    if (k->parent != DZ_NONE)
        printf(" in %u", k->parent);
    if (k->antecedent != DZ_NONE) {
        fputs(" of \"", stdout);
        put_tokens(v, c->phrases.at[k->antecedent].first, c->phrases.at[k->antecedent].last);
        putchar('"');
    }
    uint32_t subject = dz_clause_subject(v->a, c, i);
    if (subject != DZ_NONE) {
        fputs(" subject \"", stdout);
        put_tokens(v, c->phrases.at[subject].first, c->phrases.at[subject].last);
        putchar('"');
    }
    printf("  %s\n", dreisatz_factuality_name((dreisatz_factuality)k->factuality));
}

static void put_phrase(const view *v, const dz_clauses *c, uint32_t i) {
    const dz_phrase *f = &c->phrases.at[i];
    printf("  phrase %u in %u \"", i, f->clause);
    put_tokens(v, f->first, f->last);
    printf("\" %s %s", word(v, f->preposition), word(v, f->lemma));
    put_morph(f->morph);
    const struct {
        const char *name;
        uint32_t mention;
    } parts[] = {{"self", f->self}, {"adjective", f->adjective}, {"compound", f->compound}, {"owner", f->owner}};
    for (size_t k = 0; k < 4; k++) {
        if (parts[k].mention == DZ_NONE)
            continue;
        printf(" %s%s=", parts[k].name, k == 0 && f->referring ? "*" : "");
        put_mention(v, parts[k].mention);
    }
    if (f->genitive_of != DZ_NONE)
        printf(" of %u", f->genitive_of);
    if (f->next != DZ_NONE)
        printf(" and %u", f->next);
    putchar('\n');
}

/* The sentence that documents a rule, "". */
static const char *example_of(const dz_image *image, uint16_t file, uint32_t line) {
    for (uint32_t i = 0; i < image->counts[DZ_S_FRAMES]; i++)
        if (image->frames[i].line == line && image->frames[i].file == file)
            return dz_image_string(image, image->frames[i].example);
    for (uint32_t i = 0; i < image->counts[DZ_S_PATTERNS]; i++)
        if (image->patterns[i].line == line && image->patterns[i].file == file)
            return dz_image_string(image, image->patterns[i].example);
    return "";
}

static void put_relation(const view *v, const dz_relation *r) {
    const dz_predicate *p = &v->image->predicates[r->predicate];
    printf("  relation %s(", dz_image_string(v->image, p->name));
    put_mention(v, r->subject);
    fputs(", ", stdout);
    put_mention(v, r->object);
    printf(") %s  %s:%u  trigger \"", dreisatz_factuality_name((dreisatz_factuality)r->factuality),
           dz_image_string(v->image, v->image->files[r->file]), r->line);
    if (r->trigger_last > r->trigger_first)
        put_tokens(v, r->trigger_first, r->trigger_last);
    printf("\" confidence %.2f\n       %+d = ", r->confidence / 10000.0, dz_confidence_sum(v->image, &r->grounds));
    dz_grounds_print(v->image, &r->grounds, true);
    putchar('\n');
    printf("           example \"%s\"\n", example_of(v->image, r->file, r->line));
}

static void put_sentence(const view *v, uint32_t s) {
    const dz_sentence *sentence = &v->a->text.sentences.at[s];
    dz_clauses c;
    printf("sentence %u  ", s);
    put_tokens(v, sentence->first, sentence->last);
    putchar('\n');
    put_mentions(v, s);
    put_misses(v, s);
    dz_clause_read(v->a, s, &c);
    for (uint32_t i = 0; i < c.clauses.count; i++)
        put_clause(v, &c, i);
    for (uint32_t i = 0; i < c.phrases.count; i++)
        put_phrase(v, &c, i);
    for (uint32_t i = 0; i < v->f->relations.list.count; i++)
        if (v->f->relations.list.at[i].sentence == s)
            put_relation(v, &v->f->relations.list.at[i]);
    dz_near_print(&v->f->analysis, &v->f->entities, s, v->options);
}

/* ---- the command ---- */

static int explain_text(dreisatz_extractor *x, const char *text, size_t length, const dz_options *o) {
    jmp_buf fail;
    x->memory.fail = &fail;
    if (setjmp(fail)) {
        dz_complain("out of memory");
        return DZ_EXIT_OUTPUT;
    }
    dz_findings f;
    dz_extractor_analyze(x, text, length, &o->extract, &f);
    view v = {&f, &f.analysis, f.analysis.image, &o->extract};
    if (o->words)
        dz_words_print(&f.analysis);
    for (uint32_t s = 0; !o->words && s < f.analysis.text.sentences.count; s++)
        put_sentence(&v, s);
    return DZ_EXIT_OK;
}

static int explain_item(dreisatz_extractor *x, const dz_options *o, const dz_item *item) {
    if (item->blank)
        return DZ_EXIT_OK;
    if (item->code) {
        dz_complain("%s: %s", dz_item_id(item), item->fault);
        return DZ_EXIT_SKIPPED;
    }
    if (!o->words && (o->input != DZ_IN_TEXT || o->file_count > 1))
        printf("document %s\n", dz_item_id(item));
    return explain_text(x, item->text, item->length, o);
}

static void before_wait(void *unused) {
    (void)unused;
    fflush(stdout);
}

static int explain_all(dreisatz_extractor *x, const dz_options *o) {
    dz_source source;
    dz_item item;
    int status = DZ_EXIT_OK;
    dz_source_init(&source, o);
    source.in.wait = before_wait;
    while (dz_source_next(&source, &item)) {
        int one = explain_item(x, o, &item);
        status = one > status ? one : status;
        dz_item_free(&item);
    }
    dz_source_free(&source);
    return status;
}

int dz_cli_explain(int argc, char **argv) {
    dz_options o;
    dreisatz_model *model;
    dreisatz_extractor *x;
    int status = dz_options_read(&o, DZ_EXPLAIN, argc, argv);
    if (status >= 0)
        return status;
    if (dz_cli_open_model(&o, &model) != DREISATZ_OK)
        return DZ_EXIT_MODEL;
    if (dreisatz_extractor_new(model, &x, NULL) != DREISATZ_OK) {
        dz_complain("out of memory");
        return DZ_EXIT_OUTPUT;
    }
    status = explain_all(x, &o);
    dreisatz_extractor_free(x);
    dreisatz_model_free(model);
    if (fflush(stdout) == 0 && !ferror(stdout))
        return status;
    dz_complain("standard output: %s", strerror(errno));
    return DZ_EXIT_OUTPUT;
}
