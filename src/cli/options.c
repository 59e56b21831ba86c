#include "options.h"
#include "cli.h"
#include "spelling.h"
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef enum kind { SWITCH, CHOICE, TEXT, LIST, FRACTION, PERCENT, COUNT, SIZE } kind;

/* A row: the option as users see it, and the field of dz_options that takes its value. */
typedef struct row {
    dz_option option;
    kind kind;
    size_t field;
} row;

#define FIELD(name) offsetof(dz_options, name)
enum { READERS = DZ_EXTRACT | DZ_EXPLAIN, MODEL_USERS = DZ_EXTRACT | DZ_EXPLAIN | DZ_EVAL | DZ_TUNE };

/* A row a line. */
/* clang-format off */
static const row TABLE[] = {
    {{"input", 'i', "text|lines|jsonl", READERS, "one document a file (default), one a line, or JSON Lines"}, CHOICE, FIELD(input)},
    {{"format", 'f', DZ_FORMAT_NAMES, DZ_EXTRACT, "what to write; default triples when piped, text on a terminal"}, CHOICE, FIELD(format)},
    {{"output", 'o', "FILE", DZ_EXTRACT | DZ_COMPILE | DZ_TUNE, "write here (for brat: a folder) instead of to standard output"}, TEXT, FIELD(output)},
    {{"resume", 0, NULL, DZ_EXTRACT, "with --output: go on after an interrupted run, from FILE.state"}, SWITCH, FIELD(resume)},
    {{"text-field", 0, "NAME", READERS, "field of a JSON record that holds the text (default text)"}, TEXT, FIELD(text_field)},
    {{"id-field", 0, "NAME", READERS, "field of a JSON record that holds its id (default id)"}, TEXT, FIELD(id_field)},
    {{"date-field", 0, "NAME", READERS, "field of a JSON record that holds its date: passed on, and picks the holder of an office"}, TEXT, FIELD(date_field)},
    {{"offsets", 0, "chars|bytes|utf16", DZ_EXTRACT | DZ_EVAL, "unit of start and end, written or in the gold (default chars: code points)"}, CHOICE, FIELD(unit)},
    {{"encoding", 0, "auto|utf-8|windows-1252", READERS, "of the input; default utf-8, auto tells old German files apart"}, CHOICE, FIELD(encoding)},
    {{"encoding-errors", 0, "replace|skip|fail", READERS, "ill-formed UTF-8: read as U+FFFD (default), skip the document, or stop"}, CHOICE, FIELD(ill_formed)},
    {{"jobs", 'j', "N", DZ_EXTRACT | DZ_EVAL, "worker threads; output keeps the order of the input; 0: one a core"}, COUNT, FIELD(jobs)},
    {{"model", 'm', "FILE|DIR", MODEL_USERS, "another model, or a folder of language data"}, TEXT, FIELD(model)},
    {{"add", 0, "FILE", DZ_EXTRACT | DZ_EXPLAIN | DZ_EVAL, "a user's names (.tsv) or rules (.rel) on top; may be given again"}, LIST, FIELD(add)},
    {{"coref", 0, "sentence|document|off", MODEL_USERS & ~DZ_TUNE, "how far pronouns and descriptions are resolved (default sentence)"}, CHOICE, FIELD(extract.coref)},
    {{"merge", 0, NULL, DZ_EXTRACT, "one triple per subject, predicate and object of a document, with all its evidence"}, SWITCH, FIELD(merge)},
    {{"min-confidence", 0, "X", DZ_EXTRACT, "leave out relations below X (0 to 1)"}, FRACTION, FIELD(min_confidence)},
    {{"types", 0, "PER,STATE,ORG,LOC", DZ_EXTRACT, "keep entities of these types, and relations between them"}, TEXT, FIELD(types)},
    {{"predicates", 0, "NAME,...", DZ_EXTRACT, "keep relations of these predicates"}, TEXT, FIELD(predicates)},
    {{"lang-check", 0, "skip|mark|off", DZ_EXTRACT, "documents that are not German: leave out, say so, or read (default)"}, CHOICE, FIELD(lang_check)},
    {{"on-error", 0, "skip|fail|emit", DZ_EXTRACT, "a bad record: report and skip (default), stop, or an error object in its place"}, CHOICE, FIELD(on_error)},
    {{"rows", 0, NULL, DZ_EXTRACT, "one line per input line: an array of triples or an error; with -i lines or jsonl"}, SWITCH, FIELD(rows)},
    {{"max-document", 0, "SIZE", READERS, "cut longer text files at a paragraph (default 64M)"}, SIZE, FIELD(max_document)},
    {{"exit-status", 'e', NULL, DZ_EXTRACT, "exit 1 when no triple was found"}, SWITCH, FIELD(exit_status)},
    {{"interactive", 0, NULL, DZ_EXTRACT, "answer each line at once, as text"}, SWITCH, FIELD(interactive)},
    {{"progress", 0, NULL, DZ_EXTRACT, "progress on standard error (by itself on a terminal when the work is long)"}, SWITCH, FIELD(progress)},
    {{"stats", 0, NULL, DZ_EXTRACT, "sums on standard error at the end"}, SWITCH, FIELD(stats)},
    {{"color", 0, "auto|always|never", DZ_EXTRACT, "colour in text output"}, CHOICE, FIELD(color)},
    {{"min-f1", 0, "X", DZ_EVAL, "exit 1 when an F1 (0 to 100) is below X"}, PERCENT, FIELD(min_f1)},
    {{"json", 0, NULL, DZ_EVAL, "figures as JSON, one line per gold"}, SWITCH, FIELD(json)},
    {{"rules", 0, NULL, DZ_EVAL, "how often each rule was right"}, SWITCH, FIELD(rules)},
    {{"grounds", 0, NULL, DZ_EVAL, "instead: each relation, whether it was right, and what its confidence rests on"}, SWITCH, FIELD(grounds)},
    {{"show", 0, "N", DZ_EVAL, "print the first N faults"}, COUNT, FIELD(show)},
    {{"only", 0, "entities|relations", DZ_EVAL, "show faults of one kind"}, TEXT, FIELD(only)},
    {{"fold", 0, "I/N", DZ_EVAL | DZ_TUNE, "eval: only this part of the gold; tune: all but it"}, TEXT, FIELD(fold)},
    {{"gold", 0, NULL, DZ_TUNE, "the operands are gold to learn from"}, SWITCH, FIELD(gold)},
    {{"without", 0, "NAMES", DZ_TUNE, "leave out the evidence with these names, between blanks: \"word cluster\""}, TEXT, FIELD(without)},
    {{"rounds", 0, "N", DZ_TUNE, "passes over the gold (default 30)"}, COUNT, FIELD(rounds)},
    {{"warnings", 'W', "error", DZ_CHECK, "-Werror: exit 1 on warnings and failed examples"}, CHOICE, FIELD(warnings_are_errors)},
    {{"quiet", 'q', NULL, DZ_EXTRACT | DZ_EXPLAIN, "no warnings, no progress"}, SWITCH, FIELD(quiet)},
    {{"help", 'h', NULL, DZ_EVERY_COMMAND, "this text"}, SWITCH, FIELD(help)},
    {{"version", 'V', NULL, DZ_EVERY_COMMAND, "versions of the program, its model and its libraries"}, SWITCH, FIELD(version)},
};
/* clang-format on */

enum { ROWS = sizeof TABLE / sizeof *TABLE };

const dz_command_name DZ_COMMANDS[] = {
    {"extract", DZ_EXTRACT, "[OPTION]... [FILE]...", "text in, triples out; the default command"},
    {"explain", DZ_EXPLAIN, "[OPTION]... [FILE]...", "every mention and triple with what made it"},
    {"eval", DZ_EVAL, "[OPTION]... GOLD...", "score against gold"},
    {"compile", DZ_COMPILE, "DIR -o MODEL", "language data to one model file"},
    {"check", DZ_CHECK, "[-Werror] DIR", "lint language data, run the rules' examples"},
    {"tune", DZ_TUNE, "--gold GOLD... -o WEIGHTS", "fit the weights of the evidence for names"},
};
const size_t DZ_COMMAND_COUNT = sizeof DZ_COMMANDS / sizeof *DZ_COMMANDS;

size_t dz_option_count(void) {
    return ROWS;
}

const dz_option *dz_option_at(size_t index) {
    return &TABLE[index].option;
}

/* ---- values ---- */

static bool refuse(const row *r, const char *takes, const char *value) {
    fprintf(stderr, "dreisatz: --%s takes %s, not '%s'\n", r->option.name, takes, value);
    return false;
}

static bool choose(const row *r, const char *value, unsigned *place) {
    const char *at = r->option.values;
    for (unsigned i = 0;; i++, at++) {
        size_t n = strcspn(at, "|");
        if (strlen(value) == n && strncmp(at, value, n) == 0) {
            *place = i;
            return true;
        }
        at += n;
        if (!*at)
            return refuse(r, r->option.values, value);
    }
}

static bool read_real(const row *r, const char *value, double most, double *place) {
    char *end, takes[40];
    *place = strtod(value, &end);
    snprintf(takes, sizeof takes, "a number from 0 to %g", most);
    return (*value && !*end && *place >= 0 && *place <= most) || refuse(r, takes, value);
}

static bool read_count(const row *r, const char *value, size_t *place) {
    char *end;
    unsigned long n = strtoul(value, &end, 10);
    *place = n;
    return (*value >= '0' && *value <= '9' && !*end && n <= 1000000) || refuse(r, "a number", value);
}

/* A size in bytes, with K, M or G behind it for powers of 1024. */
static bool read_size(const row *r, const char *value, size_t *place) {
    char *end;
    unsigned long long n = strtoull(value, &end, 10);
    unsigned shift = *end == 'K' ? 10 : *end == 'M' ? 20 : *end == 'G' ? 30 : 0;
    size_t rest = strlen(end), unit = shift != 0;
    if (rest > unit && strcmp(end + unit, "B") != 0 && strcmp(end + unit, "iB") != 0)
        return refuse(r, "a size such as 64M", value);
    if (*value < '0' || *value > '9' || n == 0 || n > DREISATZ_MAX_TEXT >> shift)
        return refuse(r, "a size from 1 to 512M", value);
    *place = (size_t)n << shift;
    return true;
}

static bool add(const row *r, const char *value, dz_list *list) {
    if (list->count == sizeof list->at / sizeof *list->at)
        return refuse(r, "at most 32 files", value);
    list->at[list->count++] = value;
    return true;
}

static bool apply(dz_options *o, const row *r, const char *value) {
    void *place = (char *)o + r->field;
    unsigned chosen;
    switch (r->kind) {
    case SWITCH:
        *(bool *)place = true;
        return true;
    case CHOICE:
        if (!choose(r, value, &chosen))
            return false;
        if (r->field == FIELD(warnings_are_errors)) /* has one choice, which switches it on */
            o->warnings_are_errors = true;
        else
            *(unsigned *)place = chosen;
        return true;
    case TEXT:
        *(const char **)place = value;
        return true;
    case LIST:
        return add(r, value, place);
    case FRACTION:
        return read_real(r, value, 1, place);
    case PERCENT:
        return read_real(r, value, 101, place);
    case COUNT:
        return read_count(r, value, place);
    default:
        return read_size(r, value, place);
    }
}

/* ---- arguments ---- */

static bool unknown(const char *name) {
    const char *names[ROWS];
    for (size_t i = 0; i < ROWS; i++)
        names[i] = TABLE[i].option.name;
    const char *near = dz_spelling_nearest(name, names, ROWS);
    if (near)
        fprintf(stderr, "dreisatz: unknown option --%s, did you mean --%s?\n", name, near);
    else
        fprintf(stderr, "dreisatz: unknown option --%s; see dreisatz --help\n", name);
    return false;
}

static bool has(const dz_options *o, const row *r) {
    if (r->option.commands & o->command)
        return true;
    fprintf(stderr, "dreisatz: --%s is an option of", r->option.name);
    for (size_t i = 0; i < DZ_COMMAND_COUNT; i++)
        if (r->option.commands & DZ_COMMANDS[i].command)
            fprintf(stderr, " %s", DZ_COMMANDS[i].name);
    fputs(" only\n", stderr);
    return false;
}

static const row *find_long(const char *name, size_t length) {
    for (size_t i = 0; i < ROWS; i++)
        if (strlen(TABLE[i].option.name) == length && strncmp(TABLE[i].option.name, name, length) == 0)
            return &TABLE[i];
    return NULL;
}

static const row *find_letter(char letter) {
    for (size_t i = 0; i < ROWS; i++)
        if (TABLE[i].option.letter == letter)
            return &TABLE[i];
    return NULL;
}

/* `arg` behind its two dashes; *at is moved over a value of its own. */
static bool read_long(dz_options *o, int argc, char **argv, int *at) {
    const char *arg = argv[*at] + 2, *value = NULL;
    size_t length = strcspn(arg, "=");
    const row *r = find_long(arg, length);
    if (!r) {
        char name[64];
        snprintf(name, sizeof name, "%.*s", (int)(length < 60 ? length : 60), arg);
        return unknown(name);
    }
    if (!has(o, r))
        return false;
    if (!r->option.values && arg[length])
        return fprintf(stderr, "dreisatz: --%s takes no value\n", r->option.name), false;
    if (r->option.values && !(value = arg[length] ? arg + length + 1 : *at + 1 < argc ? argv[++*at] : NULL))
        return fprintf(stderr, "dreisatz: --%s needs a value: %s\n", r->option.name, r->option.values), false;
    return apply(o, r, value);
}

/* Letters behind one dash; the last may have a value, joined or apart. */
static bool read_letters(dz_options *o, int argc, char **argv, int *at) {
    for (const char *arg = argv[*at] + 1; *arg; arg++) {
        const row *r = find_letter(*arg);
        const char *value = NULL;
        if (!r)
            return fprintf(stderr, "dreisatz: unknown option -%c; see dreisatz --help\n", (unsigned char)*arg < 128 ? *arg : '?'), false;
        if (!has(o, r))
            return false;
        if (r->option.values && !(value = arg[1] ? arg + 1 : *at + 1 < argc ? argv[++*at] : NULL))
            return fprintf(stderr, "dreisatz: -%c needs a value: %s\n", *arg, r->option.values), false;
        if (!apply(o, r, value))
            return false;
        if (value)
            break;
    }
    return true;
}

static bool read_all(dz_options *o, int argc, char **argv) {
    bool only_files = false;
    o->files = argv;
    for (int i = 0; i < argc; i++) {
        if (only_files || argv[i][0] != '-' || !argv[i][1])
            argv[o->file_count++] = argv[i];
        else if (strcmp(argv[i], "--") == 0)
            only_files = true;
        else if (argv[i][1] == '-' ? !read_long(o, argc, argv, &i) : !read_letters(o, argc, argv, &i))
            return false;
        if (o->help || o->version)
            return true;
    }
    return true;
}

/* Options that exclude or need each other. */
static bool fits(dz_options *o) {
    const char *fault = NULL;
    if (o->rows && o->input == DZ_IN_TEXT)
        fault = "--rows needs -i lines or -i jsonl";
    else if (o->rows && o->format != DZ_FORMAT_AUTO && o->format != DZ_FORMAT_TRIPLES)
        fault = "--rows writes triples; no other --format goes with it";
    else if (o->on_error == DZ_ON_EMIT && o->format != DZ_FORMAT_AUTO && o->format != DZ_FORMAT_TRIPLES && o->format != DZ_FORMAT_JSON)
        fault = "--on-error emit goes with the formats triples and json";
    else if (o->resume && !o->output)
        fault = "--resume needs --output FILE";
    else if (o->resume && o->format != DZ_FORMAT_AUTO && !DZ_WRITERS[o->format].resumable)
        fault = "--resume goes with formats of one line a result: triples, json, tsv, nt, conll, displacy, doccano";
    else if (o->interactive && o->file_count)
        fault = "--interactive reads lines from standard input, no files";
    if (fault)
        fprintf(stderr, "dreisatz: %s\n", fault);
    return !fault;
}

int dz_options_read(dz_options *o, dz_command command, int argc, char **argv) {
    const char *model = getenv("DREISATZ_MODEL");
    *o = (dz_options){.command = command,
                      .format = DZ_FORMAT_AUTO,
                      .encoding = DZ_ENCODING_UTF8,
                      .lang_check = DZ_LANG_OFF,
                      .text_field = "text",
                      .id_field = "id",
                      .max_document = (size_t)64 << 20,
                      .jobs = 1,
                      .rounds = 30,
                      .extract = dreisatz_options_default(),
                      .model = model && *model ? model : NULL};
    if (!read_all(o, argc, argv))
        return DZ_EXIT_USAGE;
    if (o->help)
        return dz_cli_help(command);
    if (o->version)
        return dz_cli_version();
    return fits(o) ? -1 : DZ_EXIT_USAGE;
}
