/* Entities: which mentions name the same one; capitals that stand for their state. */
#include "analysis.h"

/* `text=number of its entity` of each mention, joined by blanks. */
static const char *links(const char *text) {
    static char out[1000];
    out[0] = '\0';
    analyze(text);
    for (uint32_t i = 0; i < analysis->mentions.count; i++)
        append(out, sizeof out, "%s=%u", mention_text(&analysis->mentions.at[i]), analysis->mentions.at[i].entity);
    return out;
}

static const struct {
    const char *text, *want;
} CASES[] = {
    {"Angela Merkel kam. Merkel ging.", "Angela Merkel=0 Merkel=0"},
    {"Russland und die russische Armee schweigen.", "Russland=0 russische=0"},
    {"Anna Berger kam. Peter Berger ging. Berger blieb.", "Anna Berger=0 Peter Berger=1 Berger=1"},
    {"Moskau hat Kiew gedroht. Russland bleibt hart.", "Moskau=0 Kiew=1 Russland=0"},
    {"Polen traf auf Mali.", "Polen=0 Mali=1"},
};

START_TEST(of_a_text) {
    ck_assert_str_eq(links(CASES[_i].text), CASES[_i].want);
}
END_TEST

START_TEST(capital_stays_a_place_where_it_does_not_act) {
    analyze("Er lebt seit Jahren in Moskau.");
    ck_assert_uint_eq(analysis->mentions.count, 1);
    ck_assert_int_eq(analysis->mentions.at[0].type, DREISATZ_LOC);
}
END_TEST

static const char *const TYPES[] = {"PER", "STATE", "ORG", "LOC"};

/* `text:TYPE` of each mention, joined by blanks. */
static const char *types(const char *text) {
    static char out[1000];
    out[0] = '\0';
    analyze(text);
    for (uint32_t i = 0; i < analysis->mentions.count; i++)
        append(out, sizeof out, "%s:%s", mention_text(&analysis->mentions.at[i]), TYPES[analysis->mentions.at[i].type]);
    return out;
}

/* What stands for another: each case with one beside it where the town itself is meant. */
static const struct {
    const char *text, *want;
} STANDING[] = {
    {"Ankara und Kairo tauschen wieder Botschafter aus.", "Ankara:STATE Kairo:STATE"},
    {"Ankara und Istanbul tauschen Erfahrungen aus.", "Ankara:LOC Istanbul:LOC"},
    {"Warschau hat ein neues Gesetz beschlossen.", "Warschau:STATE"},
    {"Warschau ist in diesem Sommer gewachsen.", "Warschau:LOC"},
    {"Das Außenministerium in Peking kritisierte Indien.", "Peking:STATE Indien:STATE"},
    {"Das Museum in Peking kritisierte Indien.", "Peking:LOC Indien:STATE"},
    {"Auf der Seite Kinshasas kämpft auch Burundi.", "Kinshasas:STATE Burundi:STATE"},
    {"In den Vororten Kinshasas kämpft auch Burundi.", "Kinshasas:LOC Burundi:STATE"},
    {"Aus Paris kam Kritik an Italien.", "Paris:STATE Italien:STATE"},
    {"Aus Paris kam ein Paket nach Italien.", "Paris:LOC Italien:STATE"},
    {"Laut Bangkok eröffnete Kambodscha das Feuer.", "Bangkok:STATE Kambodscha:STATE"},
    {"Das Verhältnis zwischen Athen und Ankara ist schlecht.", "Athen:STATE Ankara:STATE"},
    {"Zwischen Helsinki und Lissabon leben viele Menschen.", "Helsinki:LOC Lissabon:LOC"},
    {"Karlsruhe kippt die Reform. Das Bundesverfassungsgericht hat entschieden.", "Karlsruhe:ORG Bundesverfassungsgericht:ORG"},
    {"Karlsruhe kippt die Reform. Der Stadtrat hat entschieden.", "Karlsruhe:LOC"},
    {"Der SC Freiburg verlor. Freiburg bleibt Letzter, sagt Freiburgs Trainer Jan Berger.",
     "SC Freiburg:ORG Freiburg:ORG Freiburgs:ORG Jan Berger:PER"},
    {"Der SC Freiburg verlor. In Freiburg schweigt Freiburgs Bürgermeister Jan Berger.",
     "SC Freiburg:ORG Freiburg:LOC Freiburgs:LOC Jan Berger:PER"},
    {"Die IHK Kassel feiert. Kassel feiert mit.", "IHK Kassel:ORG Kassel:LOC"},
    {"Der Schnellzug von Wien nach Prag hält hier.", "Wien:LOC Prag:LOC"},
};

START_TEST(stands_for_another) {
    ck_assert_str_eq(types(STANDING[_i].text), STANDING[_i].want);
}
END_TEST

START_TEST(entity_counts_its_mentions) {
    analyze("Angela Merkel kam. Merkel ging. Mali schwieg.");
    ck_assert_uint_eq(found.entities.count, 2);
    ck_assert_uint_eq(found.entities.at[0].mention_count, 2);
    ck_assert_int_eq(found.entities.at[0].type, DREISATZ_PER);
    ck_assert_int_eq(found.entities.at[1].type, DREISATZ_STATE);
}
END_TEST

int main(void) {
    Suite *suite = suite_create("entity");
    TCase *c = tcase_create("entity");
    tcase_add_checked_fixture(c, analysis_begin, analysis_end);
    tcase_add_loop_test(c, of_a_text, 0, sizeof CASES / sizeof *CASES);
    tcase_add_loop_test(c, stands_for_another, 0, sizeof STANDING / sizeof *STANDING);
    tcase_add_test(c, capital_stays_a_place_where_it_does_not_act);
    tcase_add_test(c, entity_counts_its_mentions);
    suite_add_tcase(suite, c);
    return unit_run(suite);
}
