/* Relations: which predicate holds between whom, how sure the text is, and what makes no relation. */
#include "analysis.h"
#include <stdio.h>

/* `predicate(subject,object)` of each relation, ? and the factuality where it is not asserted, joined by blanks. */
static const char *relations(const char *text) {
    static char out[1000];
    char subject[200];
    out[0] = '\0';
    analyze(text);
    for (uint32_t i = 0; i < found.relations.list.count; i++) {
        const dz_relation *r = &found.relations.list.at[i];
        bool sure = r->factuality == DREISATZ_ASSERTED;
        snprintf(subject, sizeof subject, "%s", mention_text(&analysis->mentions.at[r->subject]));
        append(out, sizeof out, "%s(%s,%s)%s%s", dz_image_string(analysis->image, analysis->image->predicates[r->predicate].name), subject,
               mention_text(&analysis->mentions.at[r->object]), sure ? "" : "?",
               sure ? "" : dreisatz_factuality_name((dreisatz_factuality)r->factuality));
    }
    return out;
}

static const struct {
    const char *text, *want;
} CASES[] = {
    {"Nordkorea belieferte Russland mit Raketen.", "supplies(Nordkorea,Russland)"},
    {"Russland wurde von Nordkorea mit Raketen beliefert.", "supplies(Nordkorea,Russland)"},
    {"Nordkorea will Russland mit Raketen beliefern.", "supplies(Nordkorea,Russland)?planned"},
    {"Nordkorea hat Russland nicht mit Raketen beliefert.", "supplies(Nordkorea,Russland)?negated"},
    {"Nordkorea soll Russland mit Raketen beliefert haben.", "supplies(Nordkorea,Russland)?alleged"},
    {"Nordkorea liegt weit von Mali.", ""},
    {"Polen und Mali schweigen.", ""},
};

START_TEST(of_a_sentence) {
    ck_assert_str_eq(relations(CASES[_i].text), CASES[_i].want);
}
END_TEST

START_TEST(trigger_is_the_word_that_says_it) {
    relations("Nordkorea belieferte Russland mit Raketen.");
    ck_assert_uint_eq(found.relations.list.count, 1);
    ck_assert_uint_eq(found.relations.list.at[0].trigger_first, 1);
    ck_assert_uint_eq(found.relations.list.at[0].trigger_last, 2);
}
END_TEST

START_TEST(who_says_it_is_the_source) {
    relations("Polen zufolge belieferte Nordkorea Russland mit Raketen.");
    ck_assert_uint_eq(found.relations.list.count, 1);
    const dz_relation *r = &found.relations.list.at[0];
    ck_assert_int_eq(r->factuality, DREISATZ_ALLEGED);
    ck_assert_uint_ne(r->source_mention, DZ_NONE);
    ck_assert_str_eq(mention_text(&analysis->mentions.at[r->source_mention]), "Polen");
}
END_TEST

int main(void) {
    Suite *suite = suite_create("relation");
    TCase *c = tcase_create("relation");
    tcase_add_checked_fixture(c, analysis_begin, analysis_end);
    tcase_add_loop_test(c, of_a_sentence, 0, sizeof CASES / sizeof *CASES);
    tcase_add_test(c, trigger_is_the_word_that_says_it);
    tcase_add_test(c, who_says_it_is_the_source);
    suite_add_tcase(suite, c);
    return unit_run(suite);
}
