/* Words kept from one token to the next: they stay through a document, the frequent ones longer, and no result shows it. */
#include "lexicon/known.h"
#include "model/extractor.h"
#include "unit.h"
#include <stdio.h>

/* ---- the tables ---- */

static dz_known known;

/* Asks for the word of a number, which its info keeps. */
static dz_info *ask(uint32_t number, bool *fresh) {
    uint64_t key = dz_hash_mix(number, 1) | 1;
    dz_info *info = dz_known_get(&known, key, key, fresh);
    if (*fresh)
        info->noun = number;
    return info;
}

static void begin_known(void) {
    unit_begin();
    dz_known_init(&known, unit_arena.memory);
}

static void end_known(void) {
    dz_known_free(&known, unit_arena.memory);
    unit_end();
}

START_TEST(a_document_forgets_nothing) {
    enum { WORDS = DZ_KNOWN_FULL * 5 / 2 };
    static dz_info *infos[WORDS];
    bool fresh;
    dz_known_begin(&known);
    for (uint32_t i = 0; i < WORDS; i++)
        infos[i] = ask(i, &fresh);
    for (uint32_t i = 0; i < WORDS; i++)
        ck_assert_uint_eq(infos[i]->noun, i);
    ck_assert_ptr_eq(ask(WORDS - 1, &fresh), infos[WORDS - 1]);
    ck_assert(!fresh);
}
END_TEST

START_TEST(what_is_asked_for_again_stays) {
    bool fresh;
    uint32_t next = 2;
    ask(0, &fresh);
    ask(1, &fresh);
    for (int table = 0; table < 4; table++) {
        dz_known_begin(&known);
        for (uint32_t i = 0; i < DZ_KNOWN_FULL - 1; i++)
            ask(next++, &fresh);
        ck_assert_uint_eq(ask(0, &fresh)->noun, 0);
        ck_assert_msg(!fresh, "table %d forgot a word that each document has", table);
    }
    ask(1, &fresh);
    ck_assert_msg(fresh, "a word that came once is kept for ever");
}
END_TEST

START_TEST(a_note_begins_empty_and_moves_along) {
    bool fresh;
    uint64_t *note = dz_known_note(ask(0, &fresh));
    ck_assert_uint_eq(note[0], 0);
    note[0] = 42;
    for (uint32_t i = 1; i <= DZ_KNOWN_FULL; i++)
        ask(i, &fresh);
    note = dz_known_note(ask(0, &fresh));
    ck_assert(!fresh);
    ck_assert_uint_eq(note[0], 42);
}
END_TEST

/* ---- results ---- */

static dreisatz_model *model;
static dreisatz_extractor *keeps, *reads_anew;

static void begin_extractors(void) {
    ck_assert_int_eq(dreisatz_model_builtin(NULL, &model, NULL), DREISATZ_OK);
    ck_assert_int_eq(dreisatz_extractor_new(model, &keeps, NULL), DREISATZ_OK);
    ck_assert_int_eq(dreisatz_extractor_new(model, &reads_anew, NULL), DREISATZ_OK);
    reads_anew->known.off = true;
}

static void end_extractors(void) {
    dreisatz_extractor_free(keeps);
    dreisatz_extractor_free(reads_anew);
    dreisatz_model_free(model);
}

static uint64_t hash_of_entity(uint64_t h, const dreisatz_entity *e) {
    h = dz_hash_mix(h, dz_hash_string(e->name) + e->type);
    for (size_t i = 0; i < e->mention_count; i++) {
        const dreisatz_mention *m = &e->mentions[i];
        h = dz_hash_mix(h, m->span.start << 20 | (m->span.end - m->span.start) << 4 | m->form);
        h = dz_hash_mix(h, (uint64_t)(m->confidence * 10000) ^ dz_hash_string(m->rule));
    }
    return h;
}

static uint64_t hash_of_relation(uint64_t h, const dreisatz_relation *r) {
    h = dz_hash_mix(h, dz_hash_string(r->predicate) ^ dz_hash_string(r->rule));
    h = dz_hash_mix(h, r->subject.entity << 32 | r->subject.mention << 16 | r->factuality);
    h = dz_hash_mix(h, r->object.entity << 32 | r->object.mention << 16 | r->qualifier_count);
    return dz_hash_mix(h, (uint64_t)(r->confidence * 10000));
}

/* Of all that an extraction says. */
static uint64_t hash_of(dreisatz_extractor *extractor, const char *text) {
    dreisatz_document *d;
    uint64_t h = 1;
    ck_assert_int_eq(dreisatz_extract(extractor, text, strlen(text), NULL, &d, NULL), DREISATZ_OK);
    for (size_t i = 0; i < dreisatz_document_entity_count(d); i++)
        h = hash_of_entity(h, dreisatz_document_entity(d, i));
    for (size_t i = 0; i < dreisatz_document_relation_count(d); i++)
        h = hash_of_relation(h, dreisatz_document_relation(d, i));
    dreisatz_document_free(d);
    return h;
}

static const char *const TEXTS[] = {
    "Der russische Präsident Wladimir Putin empfing am 3. Mai 2024 Malis Militärmachthaber in Moskau. Er dankte Mali.",
    "Mali dankte Moskau. Moskau: Der Präsident schwieg. DER PRÄSIDENT VON MALI, SAGTE DIE NATO, KOMMT NACH MOSKAU.",
    "Angela Merkel (CDU) traf Emmanuel Macron in Köln. Merkels Sprecher sagte, Frankreich zahle 3,5 Millionen Euro.",
    "„Die Siemens AG übernahm 1998 die Firma Müller“, so die Deutsche Bank. Die Siemens-Tochter gehört zu Bosch.",
    "Präsident Putin. Der Der Der. MALI Mali mali Malis MALIS. Köln Kölner Kölns köln.",
};

START_TEST(kept_words_change_no_result) {
    for (int round = 0; round < 3; round++)
        for (size_t i = 0; i < sizeof TEXTS / sizeof *TEXTS; i++)
            ck_assert_msg(hash_of(keeps, TEXTS[i]) == hash_of(reads_anew, TEXTS[i]), "round %d: %s", round, TEXTS[i]);
}
END_TEST

/* Words of syllables, all different, between names. */
static char *text_of_many_words(size_t words) {
    static const char *const SYLLABLES[] = {"ba", "ke", "lin", "mo", "rus", "ta", "vi", "zen"};
    char *text = malloc(words * 32 + 1), *at = text;
    for (size_t i = 0; i < words; i++) {
        for (size_t rest = i + 512; rest; rest /= 8)
            at += sprintf(at, "%s", SYLLABLES[rest % 8]);
        at += sprintf(at, "%s", i % 20 == 19 ? ". Mali traf Putin in Köln. " : " ");
    }
    return text;
}

START_TEST(more_words_than_a_table_holds) {
    char *text = text_of_many_words(DZ_KNOWN_FULL * 5 / 4);
    uint64_t want = hash_of(reads_anew, text);
    ck_assert_uint_eq(hash_of(keeps, text), want);
    ck_assert_uint_eq(hash_of(keeps, text), want);
    free(text);
}
END_TEST

int main(void) {
    Suite *suite = suite_create("known");
    TCase *tables = tcase_create("tables"), *results = tcase_create("results");
    tcase_add_checked_fixture(tables, begin_known, end_known);
    tcase_add_test(tables, a_document_forgets_nothing);
    tcase_add_test(tables, what_is_asked_for_again_stays);
    tcase_add_test(tables, a_note_begins_empty_and_moves_along);
    tcase_add_checked_fixture(results, begin_extractors, end_extractors);
    tcase_add_test(results, kept_words_change_no_result);
    tcase_add_test(results, more_words_than_a_table_holds);
    suite_add_tcase(suite, tables);
    suite_add_tcase(suite, results);
    return unit_run(suite);
}
