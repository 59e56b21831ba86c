/* dreisatz check: lints language data and runs the examples of its rules. */
#include "cli.h"
#include "message.h"
#include "model/builder.h"
#include "problems.h"
#include <stdio.h>

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

/* False when it could not be run. */
static bool run_example(dreisatz_extractor *extractor, const dz_example *x, uint32_t *failed, dreisatz_error *error) {
    dreisatz_document *d;
    if (dreisatz_extract(extractor, x->text, strlen(x->text), NULL, &d, error) != DREISATZ_OK)
        return false;
    if (!holds(x, d)) {
        ++*failed;
        if (x->positive)
            printf("%s:%u:1: example not found: %s %s %s %s: \"%s\"\n", x->file, x->line, x->subject, x->predicate, x->object,
                   x->factuality, x->text);
        else
            printf("%s:%u:1: example gives a triple of %s: \"%s\"\n", x->file, x->line, x->predicate, x->text);
    }
    dreisatz_document_free(d);
    return true;
}

/* The examples of all rules, run on the model made of `folder`. False, and said, when one could not be run. */
static bool run_examples(const dz_builder *b, const char *folder, uint32_t *failed) {
    dreisatz_model *model = NULL;
    dreisatz_extractor *extractor = NULL;
    dreisatz_error error;
    bool good = dreisatz_model_open(folder, NULL, &model, &error) == DREISATZ_OK &&
                dreisatz_extractor_new(model, &extractor, &error) == DREISATZ_OK;
    for (uint32_t i = 0; good && i < b->examples.count; i++)
        good = run_example(extractor, &b->examples.at[i], failed, &error);
    if (!good)
        dz_complain("%s", error.message);
    dreisatz_extractor_free(extractor);
    dreisatz_model_free(model);
    return good;
}

int dz_cli_check(int argc, char **argv) {
    dz_memory memory = dz_memory_make(&DZ_OR_EXIT);
    dz_builder b;
    uint32_t failed = 0;
    dz_options o;
    int status = dz_options_read(&o, DZ_CHECK, argc, argv);
    if (status >= 0)
        return status;
    if (o.file_count != 1) {
        dz_complain("check needs DIR");
        return DZ_EXIT_USAGE;
    }
    dz_builder_init(&b, &memory);
    bool good = dz_compile(&b, o.files[0]);
    dz_cli_print_problems(&b);
    good = good && run_examples(&b, o.files[0], &failed);
    printf("%u examples passed, %u failed; %u frames, %u names, %u words\n", b.examples.count - failed, failed, b.frames.count,
           b.records.count, b.words.count);
    bool blemished = failed || b.problems.list.count;
    dz_builder_free(&b);
    return !good ? DZ_EXIT_MODEL : o.warnings_are_errors && blemished ? DZ_EXIT_ASKED : DZ_EXIT_OK;
}
