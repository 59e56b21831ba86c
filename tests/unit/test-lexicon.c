/* Lexicon: paradigms, compounds, genitives, words at the start of a sentence, classes. */
#include "analysis.h"

static const struct {
    const char *text;
    uint32_t token;
    const char *noun, *head;
} NOUNS[] = {
    {"Neben Gästen.", 1, "Gast", "-"},
    {"Die Städte wachsen.", 1, "Stadt", "-"},
    {"Neben Finanzchefs aus Mali.", 1, "Finanzchef", "Chef"},
    {"Wegen der Quarkkuchenlieferung.", 2, "-", "Lieferung"},
    {"Der Xyzzylob schweigt.", 1, "-", "-"},
};

START_TEST(nouns) {
    analyze(NOUNS[_i].text);
    const dz_info *info = analysis->infos[NOUNS[_i].token];
    ck_assert_str_eq(lemma(info->noun), NOUNS[_i].noun);
    ck_assert_str_eq(lemma(info->head), NOUNS[_i].head);
}
END_TEST

static const struct {
    const char *text;
    uint32_t token;
    dz_pos pos;
    const char *lemma;
} READINGS[] = {
    {"Er griff an.", 1, DZ_VERB, "greifen"},
    {"Sie hat gesungen.", 2, DZ_VERB, "singen"},
    {"Das kleinste Haus.", 1, DZ_ADJ, "klein"},
    {"Das russische Haus.", 1, DZ_ADJ, "russisch"},
};

START_TEST(readings) {
    analyze(READINGS[_i].text);
    const dz_info *info = analysis->infos[READINGS[_i].token];
    ck_assert_ptr_nonnull(info->word);
    const dz_reading *reading = dz_lexicon_reading(analysis->image, info->word, READINGS[_i].pos);
    ck_assert_ptr_nonnull(reading);
    ck_assert_str_eq(lemma(reading->lemma), READINGS[_i].lemma);
}
END_TEST

START_TEST(first_word_is_also_read_small) {
    analyze("Gestern regnete es.");
    ck_assert(analysis->infos[0]->initial);
    ck_assert_ptr_nonnull(analysis->infos[0]->folded);
    ck_assert(!analysis->infos[1]->initial);
}
END_TEST

START_TEST(genitive_of_a_name) {
    analyze("Die Politik Deutschlands und des Amtes.");
    ck_assert_uint_eq(analysis->infos[2]->bare_length, 1);
    ck_assert_ptr_nonnull(analysis->infos[2]->bare);
    ck_assert_uint_eq(analysis->infos[5]->bare_length, 2);
}
END_TEST

int main(void) {
    Suite *suite = suite_create("lexicon");
    TCase *c = tcase_create("lexicon");
    tcase_add_checked_fixture(c, analysis_begin, analysis_end);
    tcase_add_loop_test(c, nouns, 0, sizeof NOUNS / sizeof *NOUNS);
    tcase_add_loop_test(c, readings, 0, sizeof READINGS / sizeof *READINGS);
    tcase_add_test(c, first_word_is_also_read_small);
    tcase_add_test(c, genitive_of_a_name);
    suite_add_tcase(suite, c);
    return unit_run(suite);
}
