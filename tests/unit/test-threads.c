/* Eight threads on one model with different options, while others open and close models and references. */
#include "unit.h"
#include <pthread.h>
#include <stdio.h>
#include <string.h>

enum { THREADS = 8, ROUNDS = 40 };

static const char *const TEXTS[] = {
    "Der russische Präsident Wladimir Putin empfing am 3. Mai 2024 Malis Militärmachthaber in Moskau. Er dankte Mali.",
    "Angela Merkel (CDU) traf Emmanuel Macron in Köln. Merkel sagte, Frankreich zahle 3,5 Millionen Euro.",
    "Siemens übernahm 1998 die Firma Müller aus Zu\xCC\x88rich f\xC3\xBCr 20 Mio. Euro; \xFF sie geh\xC3\xB6rt zu Bosch.",
};
enum { TEXT_COUNT = sizeof TEXTS / sizeof *TEXTS };

static dreisatz_model *model;
static size_t expected[TEXT_COUNT][3]; /* mentions and relations by mode of coreference, as one thread counts them */

static size_t count(dreisatz_extractor *extractor, size_t text, dreisatz_coref coref) {
    dreisatz_document *document;
    dreisatz_options options = dreisatz_options_default();
    options.coref = coref;
    if (dreisatz_extract(extractor, TEXTS[text], strlen(TEXTS[text]), &options, &document, NULL) != DREISATZ_OK)
        return 0;
    size_t sum = dreisatz_document_relation_count(document) * 1000;
    for (size_t i = 0; i < dreisatz_document_entity_count(document); i++)
        sum += dreisatz_document_entity(document, i)->mention_count;
    dreisatz_document_free(document);
    return sum;
}

/* Half of the threads keep their extractor, half make a new one each time. Returns how many results were wrong. */
static void *extract(void *number) {
    size_t me = *(size_t *)number, wrong = 0;
    dreisatz_extractor *extractor = NULL;
    for (size_t i = 0; i < ROUNDS; i++) {
        if (!extractor && dreisatz_extractor_new(model, &extractor, NULL) != DREISATZ_OK)
            return (void *)(uintptr_t)1;
        size_t text = (i + me) % TEXT_COUNT;
        unsigned coref = (unsigned)((i / TEXT_COUNT + me) % 3);
        wrong += count(extractor, text, (dreisatz_coref)coref) != expected[text][coref];
        if (me % 2 == 0)
            dreisatz_extractor_free(extractor), extractor = NULL;
    }
    dreisatz_extractor_free(extractor);
    return (void *)(uintptr_t)wrong;
}

static void *open_and_close(void *folder) {
    size_t wrong = 0;
    for (int i = 0; i < ROUNDS / 8; i++) {
        dreisatz_model *other, *builtin;
        dreisatz_extractor *extractor;
        wrong += dreisatz_model_open(folder, NULL, &other, NULL) != DREISATZ_OK;
        wrong += dreisatz_model_builtin(NULL, &builtin, NULL) != DREISATZ_OK;
        wrong += dreisatz_extractor_new(other, &extractor, NULL) != DREISATZ_OK;
        dreisatz_model_free(other); /* the extractor keeps it */
        wrong += count(extractor, 0, DREISATZ_COREF_OFF) == 0;
        dreisatz_extractor_free(extractor);
        dreisatz_model_free(builtin);
    }
    return (void *)(uintptr_t)wrong;
}

static void expect(void) {
    dreisatz_extractor *extractor;
    ck_assert_int_eq(dreisatz_extractor_new(model, &extractor, NULL), DREISATZ_OK);
    for (size_t text = 0; text < TEXT_COUNT; text++)
        for (unsigned coref = 0; coref < 3; coref++)
            ck_assert_uint_gt(expected[text][coref] = count(extractor, text, (dreisatz_coref)coref), 0);
    dreisatz_extractor_free(extractor);
}

START_TEST(one_model_serves_many_threads) {
    pthread_t threads[THREADS + 1];
    size_t numbers[THREADS];
    void *wrong;
    char *folder = getenv("DREISATZ_FUZZ_LANGUAGE");
    ck_assert_int_eq(dreisatz_model_builtin(NULL, &model, NULL), DREISATZ_OK);
    expect();
    ck_assert_int_eq(pthread_create(&threads[THREADS], NULL, open_and_close, folder ? folder : "tests/fuzz/language"), 0);
    for (size_t i = 0; i < THREADS; i++) {
        numbers[i] = i;
        ck_assert_int_eq(pthread_create(&threads[i], NULL, extract, &numbers[i]), 0);
    }
    for (size_t i = 0; i <= THREADS; i++) {
        pthread_join(threads[i], &wrong);
        ck_assert_uint_eq((uintptr_t)wrong, 0);
    }
    dreisatz_model_free(model);
}
END_TEST

int main(void) {
    Suite *suite = suite_create("threads");
    TCase *c = tcase_create("threads");
    tcase_set_timeout(c, 240);
    tcase_add_test(c, one_model_serves_many_threads);
    suite_add_tcase(suite, c);
    return unit_run(suite);
}
