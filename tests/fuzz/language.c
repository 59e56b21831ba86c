/* One file of a small folder of language data is replaced: the first byte says which. */
#include "fuzz.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static const char *const FILES[] = {"words/endings.tsv",
                                    "words/function-words.tsv",
                                    "words/verb-forms.tsv",
                                    "words/verbs.tsv",
                                    "words/nouns.tsv",
                                    "words/titles.tsv",
                                    "words/senses.tsv",
                                    "words/senses-grammar.tsv",
                                    "words/clusters.tsv",
                                    "words/org-heads.tsv",
                                    "words/org-suffixes.tsv",
                                    "names/states.tsv",
                                    "names/organizations-core.tsv",
                                    "names/places-core.tsv",
                                    "names/given-names.tsv",
                                    "names/surnames.tsv",
                                    "patterns/dates.tsv",
                                    "patterns/amounts.tsv",
                                    "patterns/terms.tsv",
                                    "relations/factuality.tsv",
                                    "relations/test.rel",
                                    "weights.tsv",
                                    "calibration.tsv",
                                    "names/persons.tsv",
                                    "words/verbs-spelling.tsv",
                                    "relations/confidence.tsv"};
enum { FILE_COUNT = sizeof FILES / sizeof *FILES };

static const char TEXT[] =
    "Russland beliefert Mali am 3. Mai 2024 mit Waffen für 3,5 Millionen Euro. Präsident Karl Meier traf die ABC AG.";
static char folder[64];

static void place(char *path, size_t room, const char *name) {
    snprintf(path, room, "%s/%s", folder, name);
}

static void link_file(const char *name) {
    char from[4200], to[200], absolute[4096];
    fuzz_check(realpath(fuzz_folder(), absolute) != NULL, "the language data are there");
    snprintf(from, sizeof from, "%s/%s", absolute, name);
    place(to, sizeof to, name);
    unlink(to);
    if (access(from, R_OK) == 0)
        fuzz_check(symlink(from, to) == 0, "a link is made");
}

static void remove_folder(void) {
    char path[200];
    for (int i = 0; i < FILE_COUNT; i++) {
        place(path, sizeof path, FILES[i]);
        unlink(path);
    }
    for (const char *const *sub = (const char *const[]){"words", "names", "patterns", "relations", "", NULL}; *sub; sub++) {
        place(path, sizeof path, *sub);
        rmdir(path);
    }
}

static void make_folder(void) {
    char path[200];
    snprintf(folder, sizeof folder, "/tmp/dreisatz-language-XXXXXX");
    fuzz_check(mkdtemp(folder) != NULL, "a folder is made");
    for (const char *const *sub = (const char *const[]){"words", "names", "patterns", "relations", NULL}; *sub; sub++) {
        place(path, sizeof path, *sub);
        mkdir(path, 0700);
    }
    for (int i = 0; i < FILE_COUNT; i++)
        link_file(FILES[i]);
    atexit(remove_folder);
}

static void replace(const char *name, const uint8_t *bytes, size_t size) {
    char path[200];
    place(path, sizeof path, name);
    unlink(path);
    FILE *f = fopen(path, "wb");
    fuzz_check(f && fwrite(bytes, 1, size, f) == size && fclose(f) == 0, "the test can write its file");
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size) {
    dreisatz_model *model;
    dreisatz_error error = {.message = ""};
    if (!size)
        return 0;
    if (!*folder)
        make_folder();
    const char *name = FILES[(bytes[0] - 'a') % (unsigned)FILE_COUNT];
    replace(name, bytes + 1, size - 1);
    dreisatz_status status = dreisatz_model_open(folder, NULL, &model, &error);
    if (status == DREISATZ_OK)
        fuzz_extract(model, TEXT, sizeof TEXT - 1);
    else
        fuzz_check(status == DREISATZ_ERROR_DATA && strchr(error.message, ':'), "a fault of the data has a place");
    dreisatz_model_free(model);
    link_file(name);
    return 0;
}
