/* Help and version, and what is made of the option table for shells and the manual. */
#include "cli.h"
#include <cjson/cJSON.h>
#include <stdio.h>
#include <string.h>
#include <unicode/uchar.h>
#include <unicode/uvernum.h>
#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>

static int finished(void) {
    return fflush(stdout) || ferror(stdout) ? DZ_EXIT_OUTPUT : DZ_EXIT_OK;
}

int dz_cli_version(void) {
    dreisatz_model *model;
    char pcre2[40] = "";
    bool good = dreisatz_model_builtin(NULL, &model, NULL) == DREISATZ_OK;
    pcre2_config(PCRE2_CONFIG_VERSION, pcre2);
    printf("dreisatz %s\nmodel %s\nICU %s\nUnicode %s\nPCRE2 %s\ncJSON %s\n", DREISATZ_VERSION,
           good ? dreisatz_model_fingerprint(model) : "none", U_ICU_VERSION, U_UNICODE_VERSION, pcre2, cJSON_Version());
    if (good)
        dreisatz_model_free(model);
    return finished();
}

/* ---- help ---- */

static void print_option(const dz_option *o) {
    char left[200];
    snprintf(left, sizeof left, "%c%c%s --%s%s%s", o->letter ? '-' : ' ', o->letter ? o->letter : ' ', o->letter ? "," : " ", o->name,
             o->values ? " " : "", o->values ? o->values : "");
    if (strlen(left) > 38)
        printf("  %s\n  %-38s %s\n", left, "", o->help);
    else
        printf("  %-38s %s\n", left, o->help);
}

static void print_options(const char *title, unsigned commands, bool only) {
    printf("\n%s:\n", title);
    for (size_t i = 0; i < dz_option_count(); i++) {
        const dz_option *o = dz_option_at(i);
        bool extract = o->commands & DZ_EXTRACT;
        if (o->commands & commands && (!only || !extract))
            print_option(o);
    }
}

int dz_cli_help(void) {
    puts("dreisatz: German text in, relation triples out\n");
    for (size_t i = 0; i < DZ_COMMAND_COUNT; i++)
        printf("  dreisatz %-9s %-26s %s\n", DZ_COMMANDS[i].name, DZ_COMMANDS[i].operands, DZ_COMMANDS[i].help);
    fputs("\nExamples:\n"
          "  dreisatz article.txt                                          a table on the terminal\n"
          "  dreisatz -f html *.txt > report.html                          text, table and graph to click\n"
          "  dreisatz -f json article.txt | jq '.entities[].name'\n"
          "  dreisatz -i jsonl -j 0 news.jsonl | jq -r '[.subject.name,.predicate,.object.name]|@tsv'\n"
          "  dreisatz --predicates supplies,attacks -f dot *.txt | dot -Tsvg > graph.svg\n"
          "  dreisatz --add my-names.tsv --add my-rules.rel article.txt\n"
          "  dreisatz explain article.txt                                  why each triple is there\n",
          stdout);
    print_options("Options of extract (and of others where it fits)", DZ_EXTRACT, false);
    print_options("Options of the other commands", DZ_EVERY_COMMAND, true);
    fputs("\nExit status: 0 all handled, also when nothing was found; 1 on request only (-e, --min-f1, -Werror); 2 usage;\n"
          "3 model, rules, language data or gold unusable; 4 some input was skipped, unreadable or cut; 5 output incomplete.\n"
          "Environment: DREISATZ_MODEL names a model, NO_COLOR switches colour off.\n",
          stdout);
    return finished();
}
