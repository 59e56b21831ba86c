#include "cli.h"
#include <cjson/cJSON.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unicode/uvernum.h>
#include <unicode/uchar.h>

int dz_cli_version(void) {
    dreisatz_model *model;
    dreisatz_error error;
    bool good = dreisatz_model_builtin(NULL, &model, &error) == DREISATZ_OK;
    printf("dreisatz %s (model %s, ICU %s, Unicode %s, cJSON %s)\n", DREISATZ_VERSION, good ? dreisatz_model_fingerprint(model) : "none",
           U_ICU_VERSION, U_UNICODE_VERSION, cJSON_Version());
    if (good)
        dreisatz_model_free(model);
    return 0;
}

int main(int argc, char **argv) {
    static const struct {
        const char *name;
        int (*run)(int, char **);
    } COMMANDS[] = {{"extract", dz_cli_extract}, {"eval", dz_cli_eval},   {"explain", dz_cli_explain},
                    {"compile", dz_cli_compile}, {"check", dz_cli_check}, {"tune", dz_cli_tune}};
    unsetenv("ICU_DATA"); /* ICU would read its tables from there */
    for (size_t i = 0; argc > 1 && i < sizeof COMMANDS / sizeof *COMMANDS; i++)
        if (strcmp(argv[1], COMMANDS[i].name) == 0)
            return COMMANDS[i].run(argc - 2, argv + 2);
    return dz_cli_extract(argc - 1, argv + 1);
}
