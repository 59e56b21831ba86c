/* Clauses: verbs with their particle, voice, subjects, factuality. */
#include "analysis.h"
#include <stdio.h>

static dz_clauses clauses;

static void read_sentence(const char *text) {
    analyze(text);
    dz_clause_read(analysis, 0, &clauses);
}

/* `verb/subject head` of each clause, joined by blanks; ! marks the passive, then the factuality where it is not asserted. */
static const char *shape(const char *text) {
    static char out[1000];
    size_t used = 0;
    read_sentence(text);
    out[0] = '\0';
    for (uint32_t i = 0; i < clauses.clauses.count; i++) {
        const dz_clause *c = &clauses.clauses.at[i];
        uint32_t s = dz_clause_subject(analysis, &clauses, i);
        const dz_token *head = s == DZ_NONE ? NULL : &analysis->text.tokens.at[clauses.phrases.at[s].head];
        if (c->verb == DZ_NONE && i > 0)
            continue;
        used += (size_t)snprintf(out + used, sizeof out - used, "%s%s%s/%.*s", used ? " " : "", lemma(c->verb), c->passive ? "!" : "",
                                 head ? (int)dz_token_length(head) : 1, head ? dz_token_text(&analysis->text, head) : "-");
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
    {"Polen will das Geld zurück fordern.", "zurückfordern/Polen?planned"},
    {"Polen war von sich aus gewichen.", "weichen/Polen"},
    {"Der Streit ist alt geworden.", "werden/Streit"},
    {"Eine Reise nach Mali lehnt Polen ab.", "ablehnen/Polen"},
    {"Israel scheint Mali angreifen zu wollen.", "scheinen/Israel angreifen/-?planned"},
    {"Polen griff Mali an, drohte den Banken und schwieg.", "angreifen/Polen drohen/- schweigen/-"},
};

START_TEST(clause_shapes) {
    ck_assert_str_eq(shape(CASES[_i].text), CASES[_i].want);
}
END_TEST

static const struct {
    const char *text, *want;
} ANTECEDENTS[] = {
    {"Polen kündigte ein Gesetz für Wachstum an, das vieles ändert.", "Gesetz"},
    {"Polen kündigte ein Gesetz für das Wachstum, das fehlt, an.", "Wachstum"},
    {"Die Genossinnen und Genossen, die Polen meint, schweigen.", "Genossinnen"},
    {"Es ging um eine Firma, welche Mali beliefert.", "Firma"},
};

/* The head of the phrase that the last relative pronoun stands for. */
START_TEST(antecedent_of_relative_pronoun) {
    read_sentence(ANTECEDENTS[_i].text);
    uint32_t phrase = DZ_NONE;
    for (uint32_t i = 0; i < clauses.clauses.count; i++)
        phrase = clauses.clauses.at[i].antecedent != DZ_NONE ? clauses.clauses.at[i].antecedent : phrase;
    ck_assert_uint_ne(phrase, DZ_NONE);
    const dz_token *head = &analysis->text.tokens.at[clauses.phrases.at[phrase].head];
    ck_assert_int_eq(strncmp(dz_token_text(&analysis->text, head), ANTECEDENTS[_i].want, dz_token_length(head)), 0);
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
    tcase_add_checked_fixture(c, analysis_begin, analysis_end);
    tcase_add_loop_test(c, clause_shapes, 0, sizeof CASES / sizeof *CASES);
    tcase_add_loop_test(c, antecedent_of_relative_pronoun, 0, sizeof ANTECEDENTS / sizeof *ANTECEDENTS);
    tcase_add_test(c, participle_with_complements_is_a_clause);
    suite_add_tcase(suite, c);
    return unit_run(suite);
}
