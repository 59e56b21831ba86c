/* Patterns: figures with their normal forms, offsets, limits, faults in the files, threads. */
#include "model/extractor.h"
#include "unit.h"
#include <pthread.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static dreisatz_model *model;
static dreisatz_extractor *extractor;
static dz_findings found;

static void begin(void) {
    ck_assert_int_eq(dreisatz_model_builtin(NULL, &model, NULL), DREISATZ_OK);
    ck_assert_int_eq(dreisatz_extractor_new(model, &extractor, NULL), DREISATZ_OK);
}

static void end(void) {
    dreisatz_extractor_free(extractor);
    dreisatz_model_free(model);
}

/* The figures of a text, as `d text=value` for dates and `a text=value` for amounts, joined by `; `. */
static const char *figures(const char *text) {
    static char out[2000];
    jmp_buf fail;
    size_t used = 0;
    dreisatz_options options = dreisatz_options_default();
    extractor->memory.fail = &fail;
    if (setjmp(fail))
        ck_abort_msg("out of memory");
    dz_extractor_analyze(extractor, text, strlen(text), &options, &found);
    out[0] = '\0';
    for (uint32_t i = 0; i < found.analysis.figures.count; i++) {
        const dz_figure *f = &found.analysis.figures.at[i];
        used += (size_t)snprintf(out + used, sizeof out - used, "%s%c %.*s=%s", used ? "; " : "", f->kind == DZ_FIGURE_DATE ? 'd' : 'a',
                                 (int)(f->end - f->start), found.analysis.text.norm + f->start, f->value ? f->value : "");
    }
    return out;
}

static const struct {
    const char *text, *want;
} CASES[] = {
    /* dates */
    {"Das war am 3. März 2024.", "d 3. März 2024=2024-03-03"},
    {"Das war am 3. März.", "d 3. März=XXXX-03-03"},
    {"Am 03.03.2024 und am 3.3.2024 regnete es.", "d 03.03.2024=2024-03-03; d 3.3.2024=2024-03-03"},
    {"Am 33.13.2024 regnete es.", ""},
    {"Der Stand vom 2024-12-31 gilt.", "d 2024-12-31=2024-12-31"},
    {"Im März 2024 schneite es, im Jänner 2023 nicht.", "d März 2024=2024-03; d Jänner 2023=2023-01"},
    {"Im Oktober schneite es.", "d Oktober=XXXX-10"},
    {"Im Sommer 2023 war es heiß.", "d Sommer 2023=2023-22"},
    {"2024 war ein gutes Jahr.", "d 2024=2024"},
    {"Seit 2019 ist das so, und seit dem 1. Mai 2020 erst recht.", "d Seit 2019=2019/..; d seit dem 1. Mai 2020=2020-05-01/.."},
    {"Von 2019 bis 2021 ging es gut.", "d 2019 bis 2021=2019/2021"},
    {"Anfang 2025 ging es los, Ende Juni 2025 hörte es auf.", "d Anfang 2025=2025; d Ende Juni 2025=2025-06"},
    {"Am Montag und am Dienstagabend regnete es.", "d Montag=; d Dienstagabend="},
    {"Am Montag, dem 4. März 2024, regnete es.", "d Montag, dem 4. März 2024=2024-03-04"},
    {"Im vergangenen Jahr und in den letzten drei Monaten regnete es.", "d vergangenen Jahr=; d letzten drei Monaten="},
    {"Vor drei Jahren und Ende des vergangenen Jahres regnete es.", "d Vor drei Jahren=; d Ende des vergangenen Jahres="},
    {"Übermorgen und heute Abend regnet es.", "d Übermorgen=; d heute Abend="},
    /* amounts */
    {"Das kostet 600 Millionen Euro.", "a 600 Millionen Euro=600000000 EUR"},
    {"Das kostet 1,5 Mrd. Dollar oder 0,25 Mio. Franken.", "a 1,5 Mrd. Dollar=1500000000 USD; a 0,25 Mio. Franken=250000 CHF"},
    {"Das kostet 1.234,50 Euro oder 20€.", "a 1.234,50 Euro=1234.5 EUR; a 20€=20 EUR"},
    {"Es waren 29 Prozent, dann 29,5 % und 3%.", "a 29 Prozent=29 %; a 29,5 %=29.5 %; a 3%=3 %"},
    {"Es wiegt zwölf Tonnen und ist zehn Kilometer lang.", "a zwölf Tonnen=12 t; a zehn Kilometer=10 km"},
    {"Drei Panzer und 10 000 Granaten kamen.", "a Drei Panzer=3; a 10 000 Granaten=10000"},
    {"Es kamen ein Dutzend Panzer, zwei Millionen Menschen und 2000 Soldaten.",
     "a ein Dutzend Panzer=12; a zwei Millionen Menschen=2000000; a 2000 Soldaten=2000"},
    {"Das kostet eine halbe und eine Milliarde Euro.", "a eine Milliarde Euro=1000000000 EUR"},
    {"Das kostet 99999999999999999999 Euro.", "a 99999999999999999999 Euro="},
    /* white space of any kind, line ends too */
    {"Das kostet 600\xC2\xA0Millionen\nEuro.", "a 600\xC2\xA0Millionen\nEuro=600000000 EUR"},
    /* neither */
    {"Um 20 Uhr, nach 90 Minuten, stand es 3:1.", ""},
    {"Der 1. FC Köln, die 50-jährige Frau und die 2024er Ernte.", ""},
    {"Das Jahr 2024 Panzer zu liefern genügt.", "d 2024=2024"},
};

START_TEST(figures_have_normal_forms) {
    ck_assert_str_eq(figures(CASES[_i].text), CASES[_i].want);
}
END_TEST

START_TEST(machine_code_finds_the_same) {
    for (int round = 0; round < 260; round++)
        for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++)
            ck_assert_str_eq(figures(CASES[i].text), CASES[i].want);
    ck_assert_uint_eq(extractor->finder.limit_hits, 0);
}
END_TEST

/* ---- qualifiers of the public API ---- */

static void has_qualifier(const char *text, const char *key, const char *want, const char *value) {
    dreisatz_document *d;
    ck_assert_int_eq(dreisatz_extract(extractor, text, strlen(text), NULL, &d, NULL), DREISATZ_OK);
    ck_assert_uint_eq(dreisatz_document_relation_count(d), 1);
    const dreisatz_relation *r = dreisatz_document_relation(d, 0);
    bool seen = false;
    for (size_t i = 0; i < r->qualifier_count; i++) {
        const dreisatz_qualifier *q = &r->qualifiers[i];
        if (strcmp(q->key, key) != 0 || strlen(want) != q->span.end - q->span.start)
            continue;
        seen = seen ||
               (memcmp(text + q->span.start, want, strlen(want)) == 0 && (value ? q->value && strcmp(q->value, value) == 0 : !q->value));
    }
    ck_assert_msg(seen, "%s: no %s '%s'", text, key, want);
    dreisatz_document_free(d);
}

START_TEST(spans_are_bytes_of_the_input) {
    has_qualifier("Überraschend griff Russland am 3. März 2024 die Ukraine an.", "date", "3. März 2024", "2024-03-03");
    has_qualifier("U\xCC\x88"
                  "berraschend griff Russland am 3. Ma\xCC\x88rz 2024 die Ukraine an.",
                  "date", "3. Ma\xCC\x88rz 2024", "2024-03-03");
    has_qualifier("Russland griff am 3. Sep\xC2\xADtember 2024 die Ukraine an.", "date", "3. Sep\xC2\xADtember 2024", "2024-09-03");
}
END_TEST

START_TEST(qualifiers_carry_normal_forms) {
    has_qualifier("Deutschland lieferte der Ukraine am Montag 30 Panzer.", "amount", "30 Panzer", "30");
    has_qualifier("Deutschland lieferte der Ukraine am Montag 30 Panzer.", "date", "Montag", NULL);
    has_qualifier("Angela Merkel traf sich 2014 mit Wladimir Putin in der Türkei.", "place", "der Türkei", NULL);
}
END_TEST

/* ---- a user's patterns ---- */

static char folder[] = "/tmp/dreisatz-test-XXXXXX";

static const char *path_of(const char *name) {
    static char path[200];
    snprintf(path, sizeof path, "%s/%s", folder, name);
    return path;
}

static void write_file(const char *name, const char *text) {
    FILE *f = fopen(path_of(name), "w");
    ck_assert_ptr_nonnull(f);
    fprintf(f, "# test\n%s", text);
    fclose(f);
}

static const char *const FOLDERS[] = {"words", "relations", "patterns"};
static const char *const FILES[] = {"words/endings.tsv", "words/clusters.tsv", "relations/factuality.tsv", "weights.tsv",
                                    "calibration.tsv",   "patterns/terms.tsv", "patterns/user.tsv",        "relations/confidence.tsv"};

static void make_folder(void) {
    strcpy(folder + strlen(folder) - 6, "XXXXXX");
    ck_assert_ptr_nonnull(mkdtemp(folder));
    for (size_t i = 0; i < sizeof FOLDERS / sizeof *FOLDERS; i++)
        ck_assert_int_eq(mkdir(path_of(FOLDERS[i]), 0700), 0);
    for (size_t i = 0; i < sizeof FILES / sizeof *FILES; i++)
        write_file(FILES[i], "");
    write_file("patterns/terms.tsv", "Mai\tmonth\t05\n");
}

static void remove_folder(void) {
    for (size_t i = 0; i < sizeof FILES / sizeof *FILES; i++)
        unlink(path_of(FILES[i]));
    for (size_t i = 0; i < sizeof FOLDERS / sizeof *FOLDERS; i++)
        rmdir(path_of(FOLDERS[i]));
    rmdir(folder);
}

static void open_user_model(const char *patterns) {
    dreisatz_error error;
    write_file("patterns/user.tsv", patterns);
    ck_assert_msg(dreisatz_model_open(folder, NULL, &model, &error) == DREISATZ_OK, "%s", error.message);
    ck_assert_int_eq(dreisatz_extractor_new(model, &extractor, NULL), DREISATZ_OK);
}

/* One that tries 2^n ways to cut n digits runs into the limit; the document and the other patterns do not suffer. */
START_TEST(a_limit_is_counted_and_nothing_more) {
    static const char TEXT[] = "111111111111111111111111111111111111111111 und 5 Mai.";
    open_user_model("slow\tdate\tnumber\t(?:1|11|111)+[xy]\t\nday\tdate\tnumber\t(?<day>[0-9]) {month}\t{month}-{day:2}\n");
    for (uint32_t round = 1; round <= 260; round++) { /* interpreted, then as machine code */
        ck_assert_str_eq(figures(TEXT), "d 5 Mai=05-05");
        ck_assert_uint_eq(extractor->finder.limit_hits, round);
    }
    end();
}
END_TEST

static const struct {
    const char *line, *where;
} FAULTS[] = {
    {"a\tdate\tnumber\t[0-9\t\n", "patterns/user.tsv:2:19:"},
    {"a\tdate\tnumber\t{month} (?<a\t\n", "patterns/user.tsv:2:"},
    {"a\tdate\tnumber\t[0-9]+ {moon}\t\n", "patterns/user.tsv:2:22:"},
    {"a\tdate\tnumber\t(*NO_JIT)a\t\n", "patterns/user.tsv:2:15:"},
    {"a\tdate\tnumber\t[0-9]*\t\n", "patterns/user.tsv:2:15:"},
    {"a\tdate\tnumber\t(?<n>[0-9])\t{n}-{m}\n", "patterns/user.tsv:2:32:"},
    {"a\tdate\t{moon}\t[0-9]\t\n", "patterns/user.tsv:2:8:"},
    {"a\tdata\tnumber\t[0-9]\t\n", "patterns/user.tsv:2:3:"},
    {"a\tpart\t\t{a}\n", "patterns/user.tsv:2:9:"},
    {"a\tdate\n", "patterns/user.tsv:2:1:"},
};

START_TEST(faults_name_file_line_and_column) {
    dreisatz_error error;
    write_file("patterns/user.tsv", FAULTS[_i].line);
    ck_assert_int_eq(dreisatz_model_open(folder, NULL, &model, &error), DREISATZ_ERROR_DATA);
    ck_assert_msg(strncmp(error.message, FAULTS[_i].where, strlen(FAULTS[_i].where)) == 0, "%s", error.message);
}
END_TEST

/* ---- threads ---- */

static void *extract_often(void *count) {
    static const char TEXT[] = "Am 3. März 2024 lieferte Deutschland der Ukraine 30 Panzer für 1,5 Mrd. Euro.";
    dreisatz_extractor *own;
    if (dreisatz_extractor_new(model, &own, NULL) != DREISATZ_OK)
        return NULL;
    for (int i = 0; i < 50; i++) {
        dreisatz_document *d;
        if (dreisatz_extract(own, TEXT, strlen(TEXT), NULL, &d, NULL) != DREISATZ_OK)
            break;
        *(size_t *)count += dreisatz_document_relation(d, 0)->qualifier_count;
        dreisatz_document_free(d);
    }
    dreisatz_extractor_free(own);
    return NULL;
}

START_TEST(threads_share_the_codes) {
    pthread_t threads[4];
    size_t counts[4] = {0};
    for (int i = 0; i < 4; i++)
        ck_assert_int_eq(pthread_create(&threads[i], NULL, extract_often, &counts[i]), 0);
    for (int i = 0; i < 4; i++)
        pthread_join(threads[i], NULL);
    for (int i = 0; i < 4; i++)
        ck_assert_uint_eq(counts[i], counts[0]);
    ck_assert_uint_gt(counts[0], 0);
}
END_TEST

int main(void) {
    Suite *suite = suite_create("pattern");
    TCase *c = tcase_create("built in"), *user = tcase_create("user");
    tcase_add_checked_fixture(c, begin, end);
    tcase_add_loop_test(c, figures_have_normal_forms, 0, sizeof CASES / sizeof *CASES);
    tcase_add_test(c, machine_code_finds_the_same);
    tcase_add_test(c, spans_are_bytes_of_the_input);
    tcase_add_test(c, qualifiers_carry_normal_forms);
    tcase_add_test(c, threads_share_the_codes);
    tcase_add_checked_fixture(user, make_folder, remove_folder);
    tcase_add_test(user, a_limit_is_counted_and_nothing_more);
    tcase_add_loop_test(user, faults_name_file_line_and_column, 0, sizeof FAULTS / sizeof *FAULTS);
    suite_add_tcase(suite, c);
    suite_add_tcase(suite, user);
    return unit_run(suite);
}
