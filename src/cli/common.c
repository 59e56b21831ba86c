/* What several commands do with their options. */
#include "cli.h"
#include "message.h"
#include "spelling.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

dreisatz_status dz_cli_open_model(const dz_options *o, dreisatz_model **model) {
    dreisatz_error error;
    dreisatz_status status = o->model ? dreisatz_model_open(o->model, NULL, model, &error) : dreisatz_model_builtin(NULL, model, &error);
    for (size_t i = 0; status == DREISATZ_OK && i < o->add.count; i++) {
        dreisatz_model *more = NULL;
        status = dreisatz_model_add(*model, o->add.at[i], &more, &error);
        dreisatz_model_free(*model);
        *model = more;
    }
    if (status != DREISATZ_OK)
        dz_complain("%s", error.message);
    return status;
}

static size_t threads_of(const dz_options *o) {
    enum { MOST = 256 };
    long cores = sysconf(_SC_NPROCESSORS_ONLN);
    size_t threads = o->jobs ? o->jobs : cores > 0 ? (size_t)cores : 1;
    return threads < MOST ? threads : MOST;
}

dreisatz_extractor **dz_cli_open_extractors(const dz_options *o, dreisatz_model *model, size_t *threads) {
    dreisatz_error error = {.message = "out of memory"};
    *threads = threads_of(o);
    dreisatz_extractor **made = calloc(*threads + 1, sizeof *made);
    for (size_t i = 0; made && i < *threads; i++)
        if (dreisatz_extractor_new(model, &made[i], &error) != DREISATZ_OK) {
            dz_cli_close_extractors(made);
            made = NULL;
        }
    if (!made)
        dz_complain("%s", error.message);
    return made;
}

void dz_cli_close_extractors(dreisatz_extractor **extractors) {
    for (size_t i = 0; extractors && extractors[i]; i++)
        dreisatz_extractor_free(extractors[i]);
    free(extractors);
}

/* The type that a part of a list names, or DREISATZ_TYPE_COUNT. */
static dreisatz_type type_named(const char *name, size_t length) {
    unsigned type = 0;
    while (type < DREISATZ_TYPE_COUNT) {
        const char *known = dreisatz_type_name((dreisatz_type)type);
        if (strlen(known) == length && strncmp(known, name, length) == 0)
            break;
        type++;
    }
    return (dreisatz_type)type;
}

bool dz_cli_read_filter(const dz_options *o, dz_filter *filter) {
    *filter = (dz_filter){.min_confidence = o->min_confidence, .predicates = o->predicates, .merge = o->merge};
    for (const char *at = o->types; at && *at;) {
        size_t n = strcspn(at, ",");
        dreisatz_type type = type_named(at, n);
        if (type == DREISATZ_TYPE_COUNT) {
            dz_complain("--types takes some of PER,STATE,ORG,LOC, not '%.*s'", (int)n, at);
            return false;
        }
        filter->types |= 1u << type;
        at += n + (at[n] == ',');
    }
    return true;
}
