/* What several commands do with their options. */
#include "cli.h"
#include "message.h"
#include "spelling.h"
#include <stdio.h>
#include <string.h>

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
