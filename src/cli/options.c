#include "options.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef struct option {
    const char *name;
    char letter;
    const char *values; /* NULL: a switch; else what it takes, choices joined by | */
    const char *help;
} option;

enum {
    INPUT,
    FORMAT,
    OUTPUT,
    OFFSETS,
    MODEL,
    ADD,
    COREF,
    TEXT_FIELD,
    ID_FIELD,
    MIN_CONFIDENCE,
    ON_ERROR,
    COLOR,
    EXIT,
    QUIET,
    HELP,
    VERSION,
    OPTION_COUNT
};

static const option TABLE[OPTION_COUNT] = {
    [INPUT] = {"input", 'i', "text|lines|jsonl", "one document a file (default), one a line, or JSON Lines"},
    [FORMAT] = {"format", 'f', "triples|json|text", "what to write: triples when piped, text on a terminal"},
    [OUTPUT] = {"output", 'o', "FILE", "write here instead of to standard output"},
    [OFFSETS] = {"offsets", 0, "chars|bytes|utf16", "unit of start and end (default chars: code points)"},
    [MODEL] = {"model", 'm', "FILE|DIR", "another model, or a folder of language data"},
    [ADD] = {"add", 0, "FILE", "a user's names (.tsv) or rules (.rel) on top; may be given again"},
    [COREF] = {"coref", 0, "sentence|document|off", "how far pronouns and descriptions are resolved"},
    [TEXT_FIELD] = {"text-field", 0, "NAME", "field of a JSON record that holds the text (default text)"},
    [ID_FIELD] = {"id-field", 0, "NAME", "field of a JSON record that holds its id (default id)"},
    [MIN_CONFIDENCE] = {"min-confidence", 0, "X", "leave out relations below X (0 to 1)"},
    [ON_ERROR] = {"on-error", 0, "skip|fail|emit", "what to do with a record that cannot be read"},
    [COLOR] = {"color", 0, "auto|always|never", "colour in text output"},
    [EXIT] = {"exit-status", 'e', NULL, "exit 1 when no triple was found"},
    [QUIET] = {"quiet", 'q', NULL, "no warnings"},
    [HELP] = {"help", 'h', NULL, "this text"},
    [VERSION] = {"version", 'V', NULL, "versions of the program, its model and its libraries"},
};

static void print_help(void) {
    fputs("dreisatz: German text in, relation triples out\n\n"
          "  dreisatz [extract] [OPTION]... [FILE]...   text in, triples out\n"
          "  dreisatz compile DIR -o MODEL              language data to a model file\n"
          "  dreisatz check DIR                         lint language data, run the rules' examples\n"
          "  dreisatz tune --gold FILE... -o WEIGHTS    fit the weights of the evidence for names\n\n"
          "Examples:\n"
          "  dreisatz article.txt\n"
          "  dreisatz -f json article.txt | jq '.entities[].name'\n"
          "  dreisatz -i jsonl -f triples news.jsonl | jq -r '[.subject.name,.predicate,.object.name]|@tsv'\n\nOptions:\n",
          stdout);
    for (int i = 0; i < OPTION_COUNT; i++) {
        char left[64];
        snprintf(left, sizeof left, "%s%c%s --%s%s%s", TABLE[i].letter ? "-" : " ", TABLE[i].letter ? TABLE[i].letter : ' ',
                 TABLE[i].letter ? "," : " ", TABLE[i].name, TABLE[i].values ? " " : "", TABLE[i].values ? TABLE[i].values : "");
        printf("  %-40s %s\n", left, TABLE[i].help);
    }
    fputs("\nExit status: 0 all handled; 1 only with -e; 2 usage; 3 model or data unusable; 4 some input skipped; 5 output incomplete.\n",
          stdout);
}

/* ---- spelling ---- */

static size_t distance(const char *a, const char *b) {
    size_t row[64], n = strlen(b);
    if (n > 62)
        return 99;
    for (size_t j = 0; j <= n; j++)
        row[j] = j;
    for (size_t i = 0; a[i]; i++) {
        size_t corner = row[0];
        row[0] = i + 1;
        for (size_t j = 0; j < n; j++) {
            size_t change = corner + (a[i] != b[j]), up = row[j + 1] + 1, left = row[j] + 1;
            corner = row[j + 1];
            row[j + 1] = change < up ? (change < left ? change : left) : (up < left ? up : left);
        }
    }
    return row[n];
}

static int unknown(const char *name) {
    int best = 0;
    for (int i = 1; i < OPTION_COUNT; i++)
        if (distance(name, TABLE[i].name) < distance(name, TABLE[best].name))
            best = i;
    if (distance(name, TABLE[best].name) <= 3)
        fprintf(stderr, "dreisatz: unknown option --%s, did you mean --%s?\n", name, TABLE[best].name);
    else
        fprintf(stderr, "dreisatz: unknown option --%s; see dreisatz --help\n", name);
    return DZ_EXIT_USAGE;
}

/* Index of `value` in a list joined by |, or -1. */
static int choice(int which, const char *value) {
    const char *at = TABLE[which].values;
    for (int i = 0;; i++) {
        size_t n = strcspn(at, "|");
        if (strlen(value) == n && strncmp(at, value, n) == 0)
            return i;
        if (!at[n])
            break;
        at += n + 1;
    }
    fprintf(stderr, "dreisatz: --%s takes %s, not '%s'\n", TABLE[which].name, TABLE[which].values, value);
    return -1;
}

static int apply(dz_options *o, int which, const char *value) {
    int n = 0;
    char *end;
    switch (which) {
    case INPUT:
        n = choice(which, value);
        o->input = (dz_input_kind)n;
        break;
    case FORMAT:
        n = choice(which, value);
        o->format = (dz_format)(n + 1);
        break;
    case OUTPUT:
        o->output = value;
        break;
    case OFFSETS:
        n = choice(which, value);
        o->unit = (dz_unit)n;
        break;
    case MODEL:
        o->model = value;
        break;
    case ADD:
        n = o->add_count < 16 ? 0 : -1;
        if (n == 0)
            o->add[o->add_count++] = value;
        break;
    case COREF:
        n = choice(which, value);
        o->extract.coref = (dreisatz_coref)n;
        break;
    case TEXT_FIELD:
        o->text_field = value;
        break;
    case ID_FIELD:
        o->id_field = value;
        break;
    case MIN_CONFIDENCE:
        o->min_confidence = strtod(value, &end);
        if (*end || o->min_confidence < 0 || o->min_confidence > 1) {
            fprintf(stderr, "dreisatz: --min-confidence takes a number from 0 to 1, not '%s'\n", value);
            n = -1;
        }
        break;
    case ON_ERROR:
        n = choice(which, value);
        o->on_error = (dz_on_error)n;
        break;
    case COLOR:
        n = choice(which, value);
        o->color = value;
        break;
    case EXIT:
        o->exit_status = true;
        break;
    default:
        o->quiet = true;
        break;
    }
    return n < 0 ? DZ_EXIT_USAGE : -1;
}

static int find_long(const char *name, size_t length) {
    for (int i = 0; i < OPTION_COUNT; i++)
        if (strlen(TABLE[i].name) == length && strncmp(TABLE[i].name, name, length) == 0)
            return i;
    return -1;
}

static int find_letter(char letter) {
    for (int i = 0; letter && i < OPTION_COUNT; i++)
        if (TABLE[i].letter == letter)
            return i;
    return -1;
}

/* One argument that starts with a dash; *at is moved over a value of its own. */
static int read_option(dz_options *o, int argc, char **argv, int *at) {
    char *arg = argv[*at], *value = NULL;
    bool is_long = arg[1] == '-';
    size_t length = is_long ? strcspn(arg + 2, "=") : 1;
    int which = is_long ? find_long(arg + 2, length) : find_letter(arg[1]);
    if (which < 0) {
        char name[64];
        snprintf(name, sizeof name, "%.*s", (int)(length < 60 ? length : 60), is_long ? arg + 2 : arg + 1);
        return unknown(name);
    }
    if (which == HELP) {
        print_help();
        return DZ_EXIT_OK;
    }
    if (which == VERSION)
        return -2;
    if (TABLE[which].values) {
        value = is_long && arg[2 + length] == '=' ? arg + 3 + length : !is_long && arg[2] ? arg + 2 : *at + 1 < argc ? argv[++*at] : NULL;
        if (!value) {
            fprintf(stderr, "dreisatz: --%s needs a value: %s\n", TABLE[which].name, TABLE[which].values);
            return DZ_EXIT_USAGE;
        }
    }
    return apply(o, which, value);
}

int dz_options_read(dz_options *o, int argc, char **argv) {
    bool only_files = false;
    *o = (dz_options){
        .text_field = "text", .id_field = "id", .color = "auto", .extract = dreisatz_options_default(), .model = getenv("DREISATZ_MODEL")};
    if (o->model && !*o->model)
        o->model = NULL;
    o->files = argv;
    for (int i = 0; i < argc; i++) {
        if (!only_files && strcmp(argv[i], "--") == 0) {
            only_files = true;
        } else if (!only_files && argv[i][0] == '-' && argv[i][1]) {
            int status = read_option(o, argc, argv, &i);
            if (status != -1)
                return status;
        } else {
            argv[o->file_count++] = argv[i];
        }
    }
    return -1;
}
