/* dreisatz eval: the extractor against gold. */
#include "cli.h"
#include "eval/score.h"
#include "grounds.h"
#include "model/extractor.h"
#include "message.h"
#include "pool.h"
#include "problems.h"
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef struct evaluation {
    dz_options o;
    dz_memory memory;
    dz_arena arena;
    dreisatz_model *model;
    dreisatz_extractor **extractors; /* one a thread */
    size_t threads;
    dz_score *score; /* of the gold that is being read */
    int status;
    uint32_t fold, folds;
    bool below;
} evaluation;

static int by_name(const void *a, const void *b) {
    return strcmp(((const dz_row *)a)->name, ((const dz_row *)b)->name);
}

static void print_row(const char *file, const char *what, const char *name, dz_count c, bool partial) {
    printf("%-24s %-9s %-16s P %5.1f  R %5.1f  F1 %5.1f  (tp %u fp %u fn %u)", file, what, name, 100 * dz_precision(c), 100 * dz_recall(c),
           100 * dz_f1(c), c.tp, c.fp, c.fn);
    if (partial && c.tp + c.fn)
        printf("  touched %5.1f", 100.0 * c.touched / (c.tp + c.fn));
    putchar('\n');
}

static void print_text(const evaluation *e, const char *file, dz_score *s) {
    for (uint32_t i = 0; i < s->types.count; i++)
        print_row(file, "entities", s->types.at[i].name, s->types.at[i].count, true);
    print_row(file, "entities", "all", s->entities, true);
    if (s->relations.tp + s->relations.fn) {
        for (uint32_t i = 0; i < s->predicates.count; i++)
            print_row(file, "relations", s->predicates.at[i].name, s->predicates.at[i].count, false);
        print_row(file, "relations", "all", s->relations, false);
        print_row(file, "pairs", "ordered", s->ordered_pairs, false);
        print_row(file, "pairs", "unordered", s->unordered_pairs, false);
        if (s->factual)
            printf("%-24s factuality right in %.1f %% of %u true relations\n", file, 100.0 * s->factual_right / s->factual, s->factual);
    }
    for (uint32_t i = 0; e->o.rules && i < s->rules.count; i++)
        printf("%-24s rule      %-28s right %u of %u\n", file, s->rules.at[i].name, s->rules.at[i].count.tp,
               s->rules.at[i].count.tp + s->rules.at[i].count.fp);
}

static void print_json_string(const char *text) {
    dz_buffer b = {0};
    dz_buffer_json(&b, text, strlen(text));
    fwrite(b.bytes, 1, b.used, stdout);
    dz_buffer_free(&b);
}

static void print_json_count(const char *name, dz_count c) {
    putchar(',');
    print_json_string(name);
    printf(":{\"tp\":%u,\"fp\":%u,\"fn\":%u,\"f1\":%.4f}", c.tp, c.fp, c.fn, dz_f1(c));
}

static void print_json_rows(const char *name, const dz_row *rows, uint32_t count) {
    printf(",\"%s\":{", name);
    for (uint32_t i = 0; i < count; i++) {
        print_json_string(rows[i].name);
        printf(":{\"tp\":%u,\"fp\":%u,\"fn\":%u,\"f1\":%.4f}%s", rows[i].count.tp, rows[i].count.fp, rows[i].count.fn, dz_f1(rows[i].count),
               i + 1 < count ? "," : "");
    }
    putchar('}');
}

static void print_json(const char *file, dz_score *s) {
    fputs("{\"gold\":", stdout);
    print_json_string(file);
    print_json_count("entities", s->entities);
    print_json_count("relations", s->relations);
    print_json_count("ordered_pairs", s->ordered_pairs);
    print_json_count("unordered_pairs", s->unordered_pairs);
    printf(",\"factuality\":{\"right\":%u,\"of\":%u}", s->factual_right, s->factual);
    print_json_rows("types", s->types.at, s->types.count);
    print_json_rows("predicates", s->predicates.at, s->predicates.count);
    print_json_rows("rules", s->rules.at, s->rules.count);
    puts("}");
}

static void sort(dz_score *s) {
    if (s->types.count)
        qsort(s->types.at, s->types.count, sizeof *s->types.at, by_name);
    if (s->predicates.count)
        qsort(s->predicates.at, s->predicates.count, sizeof *s->predicates.at, by_name);
    if (s->rules.count)
        qsort(s->rules.at, s->rules.count, sizeof *s->rules.at, by_name);
}

/* ---- scoring: texts are extracted side by side and scored in their order ---- */

typedef struct job {
    const dz_gold_text *gold;
    dreisatz_document *document;
    dreisatz_error error;
} job;

static void work(void *user, size_t thread, void *slot) {
    const evaluation *e = user;
    job *j = slot;
    dreisatz_extract(e->extractors[thread], j->gold->text, j->gold->length, &e->o.extract, &j->document, &j->error);
}

static void finish(void *user, void *slot) {
    evaluation *e = user;
    job *j = slot;
    if (j->document)
        dz_score_add(e->score, j->gold, j->document);
    else if (e->status == DZ_EXIT_OK)
        dz_complain("%s", j->error.message);
    e->status = j->document ? e->status : DZ_EXIT_OUTPUT;
    dreisatz_document_free(j->document);
    *j = (job){0};
}

static void discard(void *slot) {
    (void)slot; /* finish has left nothing */
}

static bool score_texts(evaluation *e, const dz_gold *gold) {
    dz_pool_work job_work = {e->threads, sizeof(job), 64 << 20, e, work, finish, discard};
    dz_pool *pool = dz_pool_new(&job_work);
    for (uint32_t i = 0; pool && i < gold->texts.count; i++) {
        if (e->folds && !dz_gold_in_fold(&gold->texts.at[i], e->fold, e->folds))
            continue;
        job *j = dz_pool_slot(pool);
        j->gold = &gold->texts.at[i];
        dz_pool_submit(pool, gold->texts.at[i].length);
    }
    if (pool)
        dz_pool_drain(pool);
    else
        dz_complain("out of memory or threads");
    dz_pool_free(pool);
    return pool && e->status == DZ_EXIT_OK;
}

static bool is_below(const evaluation *e, const dz_score *s) {
    bool has_relations = s->relations.tp + s->relations.fn > 0;
    return 100 * dz_f1(s->entities) < e->o.min_f1 || (has_relations && 100 * dz_f1(s->relations) < e->o.min_f1);
}

/* A triple that counts: was it right, how sure was it, why. */
static void print_grounds(void *user, const dreisatz_document *document, size_t relation, bool right) {
    const evaluation *e = user;
    const dreisatz_relation *r = dreisatz_document_relation(document, relation);
    printf("%s\t%.4f\t", right ? "right" : "wrong", r->confidence);
    dz_grounds_print(&e->model->image, dz_document_grounds(document, relation), false);
    putchar('\n');
}

static int score_path(evaluation *e, const char *path) {
    dz_gold gold = {.arena = &e->arena, .unit = e->o.unit};
    dz_score score = {.arena = &e->arena, .show = (uint32_t)e->o.show, .only = e->o.only};
    const char *slash = strrchr(path, '/'), *name = slash && slash[1] ? slash + 1 : path;
    if (!dz_gold_read(&gold, path)) {
        dz_complain("%s", gold.fault);
        return DZ_EXIT_MODEL;
    }
    if (e->o.grounds)
        score.judged = print_grounds, score.user = e;
    e->score = &score;
    if (!score_texts(e, &gold))
        return DZ_EXIT_OUTPUT;
    sort(&score);
    if (e->o.grounds)
        return DZ_EXIT_OK;
    if (e->o.json)
        print_json(name, &score);
    else
        print_text(e, name, &score);
    e->below = e->below || is_below(e, &score);
    return DZ_EXIT_OK;
}

int dz_cli_eval(int argc, char **argv) {
    evaluation e = {0};
    int status = dz_options_read(&e.o, DZ_EVAL, argc, argv);
    if (status >= 0)
        return status;
    if (e.o.fold && sscanf(e.o.fold, "%u/%u", &e.fold, &e.folds) != 2) {
        dz_complain("--fold takes I/N, not '%s'", e.o.fold);
        return DZ_EXIT_USAGE;
    }
    if (!e.o.file_count) {
        dz_complain("eval needs GOLD: a .jsonl, .txt, .ann or column file, or a folder with .ann files");
        return DZ_EXIT_USAGE;
    }
    if (dz_cli_open_model(&e.o, &e.model) != DREISATZ_OK)
        return DZ_EXIT_MODEL;
    e.memory = dz_memory_make(&DZ_OR_EXIT);
    dz_arena_init(&e.arena, &e.memory);
    e.extractors = dz_cli_open_extractors(&e.o, e.model, &e.threads);
    status = e.extractors ? DZ_EXIT_OK : DZ_EXIT_OUTPUT;
    for (int i = 0; i < e.o.file_count && status == DZ_EXIT_OK; i++)
        status = score_path(&e, e.o.files[i]);
    dz_cli_close_extractors(e.extractors);
    dreisatz_model_free(e.model);
    dz_arena_free(&e.arena);
    if (fflush(stdout) || ferror(stdout)) {
        dz_complain("standard output: %s", strerror(errno));
        return DZ_EXIT_OUTPUT;
    }
    return status == DZ_EXIT_OK && e.below ? DZ_EXIT_ASKED : status;
}
