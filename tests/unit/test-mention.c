/* Mentions: what is a name and of which type; the best path; parts of compounds. */
#include "analysis.h"

/* `text:TYPE` of each mention, joined by blanks. */
static const char *mentions(const char *text) {
    static char out[1000];
    out[0] = '\0';
    analyze(text);
    for (uint32_t i = 0; i < analysis->mentions.count; i++) {
        const dz_mention *m = &analysis->mentions.at[i];
        append(out, sizeof out, "%s:%s", mention_text(m), dreisatz_type_name((dreisatz_type)m->type));
    }
    return out;
}

static const struct {
    const char *text, *want;
} CASES[] = {
    {"Angela Merkel besuchte Polen.", "Angela Merkel:PER Polen:STATE"},
    {"Die Siemens AG sitzt in München.", "Siemens AG:ORG München:LOC"},
    {"Der Tisch steht im Garten.", ""},
    {"Die russische Armee schweigt.", "russische:STATE"},
    {"US-Präsident Biden schweigt.", "US:STATE Biden:PER"},
    {"Herr Schneidermann schweigt.", "Schneidermann:PER"},
    {"Daimler-Benz-Chef Edzard Reuter schweigt.", "Daimler-Benz:ORG Edzard Reuter:PER"},
    {"Bayer Leverkusen – Alba Berlin 89:75.", "Bayer Leverkusen:ORG Alba Berlin:ORG"},
    {"FC BAYERN VERLIERT GEGEN REAL MADRID", "FC BAYERN:ORG REAL MADRID:ORG"},
    {"Der 1. FC Köln und der FC St. Pauli spielen.", "1. FC Köln:ORG FC St. Pauli:ORG"},
    {"Er kommt aus St. Moritz.", "St. Moritz:LOC"},
    {"Sie lebt in den Niederlanden.", "Niederlanden:STATE"},
    {"Das Zentrum des Rhein-Sieg-Kreises ist leer.", "Rhein-Sieg-Kreises:LOC"},
    {"Die Straße von Gibraltar ist schmal.", "Straße von Gibraltar:LOC"},
    {"Er reist nach Bosnien und Herzegowina.", "Bosnien und Herzegowina:STATE"},
    {"Die Baufirma Vorbreck zahlte. Auch Vorbreck schweigt.", "Vorbreck:ORG Vorbreck:ORG"},
    {"Die Baufirma Vorbreck zahlte. Es kam Udo Vorbreck. Dann ging Vorbreck.", "Vorbreck:ORG Udo Vorbreck:PER Vorbreck:PER"},
    {"Bayer prüft den Verkauf.", "Bayer:ORG"},
    {"Gewonnen hat ein Bayer.", "Bayer:LOC"},
    {"Als Bayer weiß er das.", "Bayer:LOC"},
    {"Darin sieht „El País“ ein Zeichen.", "El País:ORG"},
    {"Ihre Tochter Verena schweigt.", "Verena:PER"},
    {"Die Reederei Volmar zahlte. Ein Volmar-Sprecher schwieg.", "Volmar:ORG Volmar:ORG"},
    {"Die Türkei schwieg. Der Türkei-Besuch beginnt.", "Türkei:STATE Türkei:STATE"},
    {"Papst Johannes Paul II. besuchte Polen.", "Johannes Paul II.:PER Polen:STATE"},
};

START_TEST(of_a_sentence) {
    ck_assert_str_eq(mentions(CASES[_i].text), CASES[_i].want);
}
END_TEST

START_TEST(mentions_lie_apart_and_in_order) {
    analyze("Die Kölner CDU-Politikerin Anna Maria Berger traf in Berlin den US-Präsidenten Joe Biden.");
    for (uint32_t i = 1; i < analysis->mentions.count; i++)
        ck_assert_uint_le(analysis->mentions.at[i - 1].end, analysis->mentions.at[i].start);
}
END_TEST

START_TEST(path_weighs_scores_against_transitions) {
    static dz_transitions transitions; /* all nothing */
    int32_t scores[2 * DZ_ROW] = {0};
    uint8_t labels[2];
    dz_ways ways;
    scores[dz_place_of(DZ_B_PER)] = 100;
    scores[DZ_ROW + dz_place_of(DZ_I_PER)] = 100;
    dz_ways_make(&ways, transitions);
    dz_tagger_path(&ways, scores, 2, DZ_O, &unit_arena, labels);
    ck_assert_uint_eq(labels[0], 1);
    ck_assert_uint_eq(labels[1], 2);
    transitions[DZ_B_PER][dz_place_of(DZ_I_PER)] = -1000; /* no longer worth it: one of both has to give way */
    dz_ways_make(&ways, transitions);
    dz_tagger_path(&ways, scores, 2, DZ_O, &unit_arena, labels);
    ck_assert(labels[0] != 1 || labels[1] != 2);
}
END_TEST

int main(void) {
    Suite *suite = suite_create("mention");
    TCase *c = tcase_create("mention"), *path = tcase_create("path");
    tcase_add_checked_fixture(c, analysis_begin, analysis_end);
    tcase_add_loop_test(c, of_a_sentence, 0, sizeof CASES / sizeof *CASES);
    tcase_add_test(c, mentions_lie_apart_and_in_order);
    tcase_add_checked_fixture(path, unit_begin, unit_end);
    tcase_add_test(path, path_weighs_scores_against_transitions);
    suite_add_tcase(suite, c);
    suite_add_tcase(suite, path);
    return unit_run(suite);
}
