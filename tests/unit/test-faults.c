/* Lack of memory at every allocation, damaged model images, faulty gold. */
#include "eval/score.h"
#include "model/model.h"
#include "unit.h"
#include <stdio.h>
#include <string.h>
#include <unistd.h>

static const char TEXT[] = "Der russische Präsident Wladimir Putin empfing am Montag Malis Militärmachthaber in Moskau. Mali dankte.";

/* Extraction with the n-th allocation failing; true when it got through. */
static bool extract_with(long allocations) {
    dreisatz_model *model = NULL;
    dreisatz_extractor *extractor = NULL;
    dreisatz_document *document = NULL;
    dreisatz_error error;
    unit_allocations_left = allocations;
    dreisatz_status status = dreisatz_model_builtin(&UNIT_ALLOCATOR, &model, &error);
    if (status == DREISATZ_OK)
        status = dreisatz_extractor_new(model, &extractor, &error);
    if (status == DREISATZ_OK)
        status = dreisatz_extract(extractor, TEXT, sizeof TEXT - 1, NULL, &document, &error);
    if (status != DREISATZ_OK) {
        ck_assert_int_eq(status, DREISATZ_ERROR_MEMORY);
        ck_assert_ptr_null(document);
    }
    unit_allocations_left = -1;
    if (status == DREISATZ_ERROR_MEMORY && extractor) { /* the extractor works again */
        ck_assert_int_eq(dreisatz_extract(extractor, TEXT, sizeof TEXT - 1, NULL, &document, &error), DREISATZ_OK);
    }
    dreisatz_document_free(document);
    dreisatz_extractor_free(extractor);
    dreisatz_model_free(model);
    return status == DREISATZ_OK;
}

START_TEST(every_allocation_may_fail) {
    long n = 0;
    while (!extract_with(n) && n < 10000)
        n++;
    ck_assert_int_gt(n, 2);
    ck_assert_int_lt(n, 10000);
    ck_assert_int_eq(unit_blocks, 0);
}
END_TEST

START_TEST(damaged_images_are_refused) {
    char path[] = "/tmp/dreisatz-test-XXXXXX", header[4096] = "dreisatz";
    int file = mkstemp(path);
    dreisatz_model *model;
    dreisatz_error error;
    for (size_t size = 0; size < sizeof header; size = size * 2 + 7) {
        ck_assert_int_eq(ftruncate(file, 0), 0);
        ck_assert_int_eq(pwrite(file, header, size, 0), (ssize_t)size);
        ck_assert_int_eq(dreisatz_model_open(path, NULL, &model, &error), DREISATZ_ERROR_MODEL);
        ck_assert_ptr_null(model);
    }
    close(file);
    unlink(path);
}
END_TEST

static bool read_gold(const char *text, const char *suffix, dz_gold *gold) {
    char path[64];
    snprintf(path, sizeof path, "/tmp/dreisatz-test-XXXXXX%s", suffix);
    int file = mkstemps(path, (int)strlen(suffix));
    ck_assert_int_eq(write(file, text, strlen(text)), (ssize_t)strlen(text));
    close(file);
    *gold = (dz_gold){.arena = &unit_arena};
    bool good = dz_gold_read(gold, path);
    unlink(path);
    return good;
}

START_TEST(gold_faults_name_the_line) {
    dz_gold gold;
    ck_assert(!read_gold("# a\nT [Mali|STATE|ml]\nR ml visits tg asserted\n", ".txt", &gold));
    ck_assert_ptr_nonnull(strstr(gold.fault, ":3:"));
    ck_assert(!read_gold("{\"text\":\"Mali\",\"spans\":[]}\nnonsense\n", ".json", &gold) || gold.texts.count == 0 ||
              strstr(gold.fault, ":"));
}
END_TEST

START_TEST(columns_become_spans) {
    dz_gold gold;
    ck_assert(read_gold("# q\n1\tPutin\tB-PER\tO\n2\tin\tO\tO\n3\tRuhrgebiets\tB-LOCpart\tO\n4\tNeu\tB-LOC\tO\n5\tDelhi\tI-LOC\tO\n\n",
                        ".tsv", &gold));
    ck_assert_uint_eq(gold.texts.count, 1);
    ck_assert_uint_eq(gold.texts.at[0].spans.count, 3);
    ck_assert(gold.texts.at[0].spans.at[1].ignore);
    ck_assert_uint_eq(gold.texts.at[0].spans.at[2].start, 21);
    ck_assert_uint_eq(gold.texts.at[0].spans.at[2].end, 30);
}
END_TEST

int main(void) {
    Suite *suite = suite_create("faults");
    TCase *c = tcase_create("faults");
    tcase_add_checked_fixture(c, unit_begin, unit_end);
    tcase_set_timeout(c, 120);
    tcase_add_test(c, every_allocation_may_fail);
    tcase_add_test(c, damaged_images_are_refused);
    tcase_add_test(c, gold_faults_name_the_line);
    tcase_add_test(c, columns_become_spans);
    suite_add_tcase(suite, c);
    return unit_run(suite);
}
