/* Lexicon and clauses: compounds, verbs with their particle, voice, subjects, factuality. */
#include "model/extractor.h"
#include "unit.h"
#include <stdio.h>
#include <string.h>

static dreisatz_model *model;
static dreisatz_extractor *extractor;
static dz_findings found;
static dz_clauses clauses;

static void begin(void) {
    ck_assert_int_eq(dreisatz_model_builtin(NULL, &model, NULL), DREISATZ_OK);
    ck_assert_int_eq(dreisatz_extractor_new(model, &extractor, NULL), DREISATZ_OK);
}

static void end(void) {
    dreisatz_extractor_free(extractor);
    dreisatz_model_free(model);
}

static const char *lemma(uint32_t index) {
    return index == DZ_NONE ? "-" : dz_image_string(&model->image, model->image.lemmas[index].text);
}

static void read_sentence(const char *text) {
    jmp_buf fail;
    dreisatz_options options = dreisatz_options_default();
    extractor->memory.fail = &fail;
    if (setjmp(fail))
        ck_abort_msg("out of memory");
    dz_extractor_analyze(extractor, text, strlen(text), &options, &found);
    dz_clause_read(&found.analysis, 0, &clauses);
}

/* `verb/subject head` of each clause, joined by blanks; ! marks the passive, then the factuality where it is not asserted. */
static const char *shape(const char *text) {
    static char out[1000];
    size_t used = 0;
    read_sentence(text);
    out[0] = '\0';
    for (uint32_t i = 0; i < clauses.clauses.count; i++) {
        const dz_clause *c = &clauses.clauses.at[i];
        uint32_t s = dz_clause_subject(&found.analysis, &clauses, i);
        const dz_token *head = s == DZ_NONE ? NULL : &found.analysis.text.tokens.at[clauses.phrases.at[s].head];
        if (c->verb == DZ_NONE && i > 0)
            continue;
        used += (size_t)snprintf(out + used, sizeof out - used, "%s%s%s/%.*s", used ? " " : "", lemma(c->verb), c->passive ? "!" : "",
                                 head ? (int)dz_token_length(head) : 1, head ? dz_token_text(&found.analysis.text, head) : "-");
        if (c->factuality != DREISATZ_ASSERTED)
            used += (size_t)snprintf(out + used, sizeof out - used, "?%s", dreisatz_factuality_name((dreisatz_factuality)c->factuality));
    }
    return out;
}

static const struct {
    const char *text, *want;
} CASES[] = {
    {"Russland greift die Ukraine an.", "angreifen/Russland"},
    {"Polen wird Panzer an die Ukraine liefern.", "liefern/Polen?planned"},
    {"Die Ukraine wurde von Russland angegriffen.", "angreifen!/Ukraine"},
    {"Es heißt, dass Polen Panzer liefert.", "heißen/Es liefern/Polen"},
    {"Polen bestreitet, dass es Panzer liefert.", "bestreiten/Polen liefern/es?denied"},
    {"Polen traf Mali und besuchte Togo.", "treffen/Polen besuchen/-"},
    {"Polen hat Mali nicht besucht.", "besuchen/Polen?negated"},
    {"Polen soll Panzer geliefert haben.", "liefern/Polen?alleged"},
    {"Polen könnte Panzer liefern.", "liefern/Polen?possible"},
    {"Mali drohte, Togo anzugreifen.", "drohen/Mali angreifen/-?possible"},
    {"Das Land, das Mali angriff, schweigt.", "schweigen/Land angreifen/Mali"},
};

START_TEST(clause_shapes) {
    ck_assert_str_eq(shape(CASES[_i].text), CASES[_i].want);
}
END_TEST

START_TEST(compound_is_found_by_its_head) {
    read_sentence("Mit Finanzchefs aus Mali.");
    ck_assert_str_eq(lemma(found.analysis.infos[1].noun), "Finanzchef");
    ck_assert_str_eq(lemma(found.analysis.infos[1].head), "Chef");
}
END_TEST

START_TEST(participle_with_complements_is_a_clause) {
    read_sentence("Der von Russland unterstützte General Haftar schweigt.");
    const dz_clause *last = &clauses.clauses.at[clauses.clauses.count - 1];
    ck_assert_str_eq(lemma(last->verb), "unterstützen");
    ck_assert(last->passive);
    ck_assert_uint_ne(last->antecedent, DZ_NONE);
}
END_TEST

int main(void) {
    Suite *suite = suite_create("clause");
    TCase *c = tcase_create("clause");
    tcase_add_checked_fixture(c, begin, end);
    tcase_add_loop_test(c, clause_shapes, 0, sizeof CASES / sizeof *CASES);
    tcase_add_test(c, compound_is_found_by_its_head);
    tcase_add_test(c, participle_with_complements_is_a_clause);
    suite_add_tcase(suite, c);
    return unit_run(suite);
}
