/* dreisatz tune: fits the weights of the evidence for names to gold. */
#include "cli.h"
#include "mention/tune.h"
#include "message.h"
#include "model/model.h"
#include "problems.h"
#include <stdio.h>

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
    dz_tuning how = {0};
    dz_memory memory = dz_memory_make(&DZ_OR_EXIT);
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
    how.rounds = (int)o.rounds;
    how.without = o.without;
    if (!read_fold(&o, &how.fold, &how.folds))
        return DZ_EXIT_USAGE;
    dz_arena_init(&arena, &memory);
    if (!read_gold(&o, &gold) || dz_cli_open_model(&o, &model) != DREISATZ_OK)
        return DZ_EXIT_MODEL;
    bool good = dz_tune(&model->image, &memory, &gold, &how, o.output);
    dreisatz_model_free(model);
    dz_arena_free(&arena);
    return good ? DZ_EXIT_OK : DZ_EXIT_OUTPUT;
}
