/* dreisatz compile, check and tune: the commands that work on language data. */
#include "cli.h"
#include "mention/tune.h"
#include "model/builder.h"
#include "model/model.h"
#include "message.h"
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

/* Out of memory ends the command; so these commands need no way back from an allocation. */
static void *reallocate_or_exit(void *user, void *old, size_t size) {
    (void)user;
    void *got = size ? realloc(old, size) : NULL;
    if (!size)
        free(old);
    else if (!got) {
        dz_complain("out of memory");
        exit(DZ_EXIT_OUTPUT);
    }
    return got;
}

static const dreisatz_allocator OR_EXIT = {reallocate_or_exit, NULL};

static void print_problems(const dz_builder *b) {
    for (uint32_t i = 0; i < b->problems.list.count; i++) {
        const dz_problem *p = &b->problems.list.at[i];
        fprintf(stderr, "%s:%u:%u: %s%s\n", p->file, p->line, p->column, p->warning ? "warning: " : "", p->text);
    }
}

/* Written beside its place and renamed, so that a reader sees the old model or the new one. */
static int write_image(const char *path, const void *bytes, size_t size) {
    char name[4096];
    snprintf(name, sizeof name, "%s.%ld", path, (long)getpid());
    FILE *f = fopen(name, "wb");
    bool good = f && fwrite(bytes, 1, size, f) == size && fflush(f) == 0 && fsync(fileno(f)) == 0;
    if (f)
        good = fclose(f) == 0 && good;
    if (good && rename(name, path) == 0)
        return DZ_EXIT_OK;
    dz_complain("%s: %s", path, strerror(errno));
    remove(name);
    return DZ_EXIT_OUTPUT;
}

int dz_cli_compile(int argc, char **argv) {
    dz_options o;
    int status = dz_options_read(&o, DZ_COMPILE, argc, argv);
    if (status >= 0)
        return status;
    if (o.file_count != 1 || !o.output) {
        dz_complain("compile needs DIR -o MODEL");
        return DZ_EXIT_USAGE;
    }
    dz_memory memory = dz_memory_make(&OR_EXIT);
    dz_builder b;
    dz_builder_init(&b, &memory);
    bool good = dz_compile(&b, o.files[0]);
    print_problems(&b);
    status = DZ_EXIT_MODEL;
    if (good) {
        size_t size;
        void *bytes = dz_builder_finish(&b, &size);
        status = write_image(o.output, bytes, size);
        dz_memory_release(&memory, bytes);
    }
    dz_builder_free(&b);
    return status;
}

/* ---- check ---- */

static bool is_side(const dreisatz_document *d, dreisatz_argument a, const char *text, const char *want) {
    const dreisatz_entity *e = dreisatz_document_entity(d, a.entity);
    size_t n = strlen(want);
    if (strcmp(e->name, want) == 0)
        return true;
    for (size_t i = 0; i < e->mention_count; i++) {
        dreisatz_span s = e->mentions[i].span;
        size_t length = s.end - s.start;
        if (length >= n && strncmp(text + s.start, want, n) == 0)
            return true;
    }
    size_t length = strlen(e->name); /* a surname */
    return length > n && strcmp(e->name + length - n, want) == 0;
}

static bool holds(const dz_example *x, const dreisatz_document *d) {
    bool any = false;
    for (size_t i = 0; i < dreisatz_document_relation_count(d); i++) {
        const dreisatz_relation *r = dreisatz_document_relation(d, i);
        if (strcmp(r->predicate, x->predicate) != 0)
            continue;
        any = true;
        if (!x->positive)
            continue;
        bool straight = is_side(d, r->subject, x->text, x->subject) && is_side(d, r->object, x->text, x->object);
        bool turned = r->symmetric && is_side(d, r->subject, x->text, x->object) && is_side(d, r->object, x->text, x->subject);
        if ((straight || turned) && strcmp(dreisatz_factuality_name(r->factuality), x->factuality) == 0)
            return true;
    }
    return !x->positive && !any;
}

static void run_example(dreisatz_extractor *extractor, const dz_example *x, uint32_t *failed) {
    dreisatz_document *d;
    if (dreisatz_extract(extractor, x->text, strlen(x->text), NULL, &d, NULL) != DREISATZ_OK)
        return;
    if (!holds(x, d)) {
        ++*failed;
        if (x->positive)
            printf("%s:%u:1: example not found: %s %s %s %s: \"%s\"\n", x->file, x->line, x->subject, x->predicate, x->object,
                   x->factuality, x->text);
        else
            printf("%s:%u:1: example gives a triple of %s: \"%s\"\n", x->file, x->line, x->predicate, x->text);
    }
    dreisatz_document_free(d);
}

int dz_cli_check(int argc, char **argv) {
    dz_memory memory = dz_memory_make(&OR_EXIT);
    dz_builder b;
    dreisatz_model *model = NULL;
    dreisatz_extractor *extractor = NULL;
    uint32_t failed = 0;
    dz_options o;
    int status = dz_options_read(&o, DZ_CHECK, argc, argv);
    if (status >= 0)
        return status;
    if (o.file_count != 1) {
        dz_complain("check needs DIR");
        return DZ_EXIT_USAGE;
    }
    const char *folder = o.files[0];
    dz_builder_init(&b, &memory);
    bool good = dz_compile(&b, folder);
    print_problems(&b);
    dreisatz_error error;
    if (good && (dreisatz_model_open(folder, NULL, &model, &error) != DREISATZ_OK ||
                 dreisatz_extractor_new(model, &extractor, &error) != DREISATZ_OK)) {
        dz_complain("%s", error.message);
        good = false;
    }
    if (good)
        for (uint32_t i = 0; i < b.examples.count; i++)
            run_example(extractor, &b.examples.at[i], &failed);
    printf("%u examples passed, %u failed; %u frames, %u names, %u words\n", b.examples.count - failed, failed, b.frames.count,
           b.records.count, b.words.count);
    dreisatz_extractor_free(extractor);
    dreisatz_model_free(model);
    dz_builder_free(&b);
    return !good ? DZ_EXIT_MODEL : o.warnings_are_errors && (failed || b.problems.list.count) ? DZ_EXIT_ASKED : DZ_EXIT_OK;
}

/* ---- tune ---- */

/* Reads the gold that the operands name; says what is wrong with it. */
static bool read_gold(const dz_options *o, dz_gold *gold) {
    for (int i = 0; i < o->file_count; i++)
        if (!dz_gold_read(gold, o->files[i])) {
            dz_complain("%s", gold->fault);
            return false;
        }
    return true;
}

static bool read_fold(const dz_options *o, uint32_t *fold, uint32_t *folds) {
    if (!o->fold || sscanf(o->fold, "%u/%u", fold, folds) == 2)
        return true;
    dz_complain("--fold takes I/N, not '%s'", o->fold);
    return false;
}

int dz_cli_tune(int argc, char **argv) {
    uint32_t fold = 0, folds = 0;
    dz_memory memory = dz_memory_make(&OR_EXIT);
    dz_arena arena;
    dz_gold gold = {.arena = &arena};
    dreisatz_model *model;
    dz_options o;
    int status = dz_options_read(&o, DZ_TUNE, argc, argv);
    if (status >= 0)
        return status;
    if (!o.output || !o.file_count) {
        dz_complain("tune needs --gold FILE... -o WEIGHTS");
        return DZ_EXIT_USAGE;
    }
    if (!read_fold(&o, &fold, &folds))
        return DZ_EXIT_USAGE;
    dz_arena_init(&arena, &memory);
    if (!read_gold(&o, &gold) || dz_cli_open_model(&o, &model) != DREISATZ_OK)
        return DZ_EXIT_MODEL;
    bool good = dz_tune(&model->image, &memory, &gold, (int)o.rounds, fold, folds, o.output);
    dreisatz_model_free(model);
    dz_arena_free(&arena);
    return good ? DZ_EXIT_OK : DZ_EXIT_OUTPUT;
}
