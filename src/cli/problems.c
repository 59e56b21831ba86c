#include "problems.h"
#include "message.h"
#include "options.h"
#include <stdio.h>
#include <stdlib.h>

static void *reallocate_or_exit(void *user, void *old, size_t size) {
    (void)user;
    void *got = size ? realloc(old, size) : NULL;
    if (!size) {
        free(old);
    } else if (!got) {
        dz_complain("out of memory");
        exit(DZ_EXIT_OUTPUT);
    }
    return got;
}

const dreisatz_allocator DZ_OR_EXIT = {reallocate_or_exit, NULL};

void dz_cli_print_problems(const dz_builder *b) {
    for (uint32_t i = 0; i < b->problems.list.count; i++) {
        const dz_problem *p = &b->problems.list.at[i];
        fprintf(stderr, "%s:%u:%u: %s%s\n", p->file, p->line, p->column, p->warning ? "warning: " : "", p->text);
    }
}
