/* Lack of memory at every allocation, damaged model images, faulty gold. */
#include "eval/score.h"
#include "model/model.h"
#include "unit.h"
#include <stdio.h>
#include <string.h>
#include <unicode/uclean.h>
#include <unistd.h>

static const char TEXT[] = "Der russische Präsident Wladimir Putin empfing am Montag Malis Militärmachthaber in Moskau. Mali dankte.";

/* The folder of language data that the fuzz targets use. */
static const char *language(void) {
    const char *folder = getenv("DREISATZ_FUZZ_LANGUAGE");
    return folder ? folder : "tests/fuzz/language";
}

static const char *overlay(void) {
    static char path[4096];
    snprintf(path, sizeof path, "%s/relations/test.rel", language());
    return path;
}

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

/* Compiling with the n-th allocation failing, once or with all later ones; true when it got through. */
static bool compile_with(long allocations, bool for_good) {
    dreisatz_model *model, *more = NULL;
    dreisatz_error error;
    unit_allocations_left = allocations;
    unit_fail_once = !for_good;
    dreisatz_status status = dreisatz_model_open(language(), &UNIT_ALLOCATOR, &model, &error);
    if (status == DREISATZ_OK)
        status = dreisatz_model_add(model, overlay(), &more, &error);
    ck_assert(status == DREISATZ_OK ? more != NULL : status == DREISATZ_ERROR_MEMORY && !more);
    unit_allocations_left = -1;
    unit_fail_once = false;
    dreisatz_model_free(more);
    dreisatz_model_free(model);
    ck_assert_int_eq(unit_blocks, 0);
    return status == DREISATZ_OK;
}

START_TEST(every_allocation_of_a_compiler_may_fail) {
    for (int for_good = 0; for_good <= 1; for_good++) {
        long n = 0;
        while (!compile_with(n, for_good) && n < 10000)
            n++;
        ck_assert_int_gt(n, 50);
        ck_assert_int_lt(n, 10000);
    }
}
END_TEST

/* ---- what the other libraries allocate ---- */

static long icu_calls;

static void *icu_get(const void *context, size_t size) {
    (void)context;
    icu_calls++;
    return malloc(size);
}
static void *icu_again(const void *context, void *old, size_t size) {
    (void)context;
    icu_calls++;
    return realloc(old, size);
}
static void icu_release(const void *context, void *old) {
    (void)context;
    free(old);
}

START_TEST(icu_allocates_nothing_after_the_start) {
    static const char *const TEXTS[] = {TEXT, "Mu\xCC\x88ller \xE2\x84\xAB \xE1\x84\x92\xE1\x85\xA1 \xF0\x9F\x98\x80 \xFF Bau-\nstelle",
                                        "ΩМ漢ب \xCD\x84"};
    dreisatz_model *model;
    dreisatz_extractor *extractor;
    dreisatz_document *document;
    ck_assert_int_eq(dreisatz_model_builtin(NULL, &model, NULL), DREISATZ_OK);
    ck_assert_int_eq(dreisatz_extractor_new(model, &extractor, NULL), DREISATZ_OK);
    for (int round = 0; round < 2; round++) {
        long before = icu_calls;
        for (size_t i = 0; i < sizeof TEXTS / sizeof *TEXTS; i++) {
            ck_assert_int_eq(dreisatz_extract(extractor, TEXTS[i], strlen(TEXTS[i]), NULL, &document, NULL), DREISATZ_OK);
            dreisatz_document_free(document);
        }
        ck_assert(round == 0 || icu_calls == before);
    }
    dreisatz_extractor_free(extractor);
    dreisatz_model_free(model);
}
END_TEST

/* ---- images ---- */

static unsigned char *image;
static size_t image_size;

/* Keeps a copy of the small model's image. */
static void image_begin(void) {
    dreisatz_model *model;
    ck_assert_int_eq(dreisatz_model_open(language(), NULL, &model, NULL), DREISATZ_OK);
    image_size = (size_t)((const dz_image_header *)model->image.bytes)->size;
    image = malloc(image_size);
    memcpy(image, model->image.bytes, image_size);
    dreisatz_model_free(model);
}

static void image_end(void) {
    free(image);
}

static dreisatz_status open_image(size_t size, char *message) {
    char path[] = "/tmp/dreisatz-test-XXXXXX";
    int file = mkstemp(path);
    dreisatz_model *model;
    dreisatz_error error = {.message = ""};
    ck_assert_int_eq(write(file, image, size), (ssize_t)size);
    close(file);
    dreisatz_status status = dreisatz_model_open(path, NULL, &model, &error);
    unlink(path);
    snprintf(message, sizeof error.message, "%s", error.message);
    dreisatz_model_free(model);
    return status;
}

static uint64_t next_random(uint64_t *state) {
    return *state = *state * 6364136223846793005u + 1442695040888963407u;
}

START_TEST(truncated_images_are_refused) {
    char message[480];
    uint64_t state = 11;
    for (size_t size = 0; size <= sizeof(dz_image_header); size++)
        ck_assert_int_eq(open_image(size, message), DREISATZ_ERROR_MODEL);
    for (int i = 0; i < 1000; i++)
        ck_assert_int_eq(open_image((size_t)(next_random(&state) >> 16) % image_size, message), DREISATZ_ERROR_MODEL);
    ck_assert_int_eq(open_image(image_size, message), DREISATZ_OK);
}
END_TEST

START_TEST(flipped_bits_are_refused) {
    char message[480];
    uint64_t state = 12;
    for (size_t i = 0; i < 2000 + sizeof(dz_image_header); i++) { /* each byte of the header, then anywhere */
        size_t at = i < sizeof(dz_image_header) ? i : (size_t)(next_random(&state) >> 16) % image_size;
        unsigned char bit = (unsigned char)(1u << (next_random(&state) >> 40) % 8);
        image[at] ^= bit;
        dreisatz_status status = open_image(image_size, message);
        image[at] ^= bit;
        ck_assert_msg(status == DREISATZ_ERROR_MODEL, "byte %zu", at);
    }
}
END_TEST

START_TEST(foreign_images_are_named) {
    char message[480];
    dz_image_header h, *there = (dz_image_header *)(void *)image;
    memcpy(&h, image, sizeof h);
    there->version++;
    ck_assert_int_eq(open_image(image_size, message), DREISATZ_ERROR_MODEL);
    ck_assert_ptr_nonnull(strstr(message, "another version"));
    memcpy(image, &h, sizeof h);
    there->endian = 0x04030201u;
    ck_assert_int_eq(open_image(image_size, message), DREISATZ_ERROR_MODEL);
    ck_assert_ptr_nonnull(strstr(message, "another byte order"));
    memcpy(image, &h, sizeof h);
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
    UErrorCode error = U_ZERO_ERROR;
    u_setMemoryFunctions(NULL, icu_get, icu_again, icu_release, &error); /* before any other call of ICU */
    Suite *suite = suite_create("faults");
    TCase *c = tcase_create("faults");
    tcase_add_checked_fixture(c, unit_begin, unit_end);
    tcase_set_timeout(c, 120);
    tcase_add_test(c, every_allocation_may_fail);
    tcase_add_test(c, every_allocation_of_a_compiler_may_fail);
    tcase_add_test(c, icu_allocates_nothing_after_the_start);
    tcase_add_test(c, damaged_images_are_refused);
    tcase_add_test(c, gold_faults_name_the_line);
    tcase_add_test(c, columns_become_spans);
    suite_add_tcase(suite, c);
    TCase *images = tcase_create("images");
    tcase_add_unchecked_fixture(images, image_begin, image_end);
    tcase_set_timeout(images, 120);
    tcase_add_test(images, truncated_images_are_refused);
    tcase_add_test(images, flipped_bits_are_refused);
    tcase_add_test(images, foreign_images_are_named);
    suite_add_tcase(suite, images);
    return unit_run(suite);
}
