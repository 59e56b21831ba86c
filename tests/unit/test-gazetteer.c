/* Gazetteer: matches of every length, inflected, with all their readings. */
#include "analysis.h"
#include <string.h>

static bool matches(const char *name) {
    for (uint32_t i = 0; i < analysis->matches.count; i++)
        if (!strcmp(words(analysis->matches.at[i].first, analysis->matches.at[i].last), name))
            return true;
    return false;
}

static const struct {
    const char *text, *name;
    bool found;
} CASES[] = {
    {"Das sagte das Auswärtige Amt.", "Auswärtige Amt", true},
    {"Das ist Sache des Auswärtigen Amtes.", "Auswärtigen Amtes", true},
    {"Das sagte der Auswärtig Amt.", "Auswärtig Amt", false},
    {"Die Lage Malis bleibt schwierig.", "Malis", true},
    {"Die russische Regierung schweigt.", "russische", true},
    {"Viele Russen schweigen.", "Russen", true},
    {"Er lebt in New York City.", "New York", true},
    {"Er lebt in New York City.", "New York City", true},
    {"Er lebt in Qwertzhausenbergen.", "Qwertzhausenbergen", false},
};

START_TEST(names) {
    analyze(CASES[_i].text);
    ck_assert_int_eq(matches(CASES[_i].name), CASES[_i].found);
}
END_TEST

START_TEST(matches_come_in_order) {
    analyze("In New York City traf Angela Merkel den russischen Präsidenten Wladimir Putin.");
    ck_assert_uint_gt(analysis->matches.count, 4);
    for (uint32_t i = 1; i < analysis->matches.count; i++)
        ck_assert_uint_le(analysis->matches.at[i - 1].first, analysis->matches.at[i].first);
}
END_TEST

START_TEST(all_readings_are_kept) {
    analyze("Gestern war er in Washington.");
    ck_assert_ptr_nonnull(dz_mention_reading(analysis, 4, 5, 1u << DREISATZ_LOC, ~0u));
    ck_assert_ptr_nonnull(dz_mention_reading(analysis, 4, 5, 1u << DREISATZ_STATE, ~0u));
}
END_TEST

int main(void) {
    Suite *suite = suite_create("gazetteer");
    TCase *c = tcase_create("gazetteer");
    tcase_add_checked_fixture(c, analysis_begin, analysis_end);
    tcase_add_loop_test(c, names, 0, sizeof CASES / sizeof *CASES);
    tcase_add_test(c, matches_come_in_order);
    tcase_add_test(c, all_readings_are_kept);
    suite_add_tcase(suite, c);
    return unit_run(suite);
}
