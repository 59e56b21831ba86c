/* Eight bytes at a time against one at a time; hashes; arenas that shrink. */
#include "base/hash.h"
#include "unit.h"

/* ---- bytes ---- */

/* Every byte at every place among letters is seen, and no other. */
START_TEST(one_byte_among_small_letters) {
    for (unsigned byte = 0; byte < 256; byte++)
        for (size_t place = 0; place < 8; place++) {
            unsigned char bytes[8];
            memset(bytes, place % 2 ? 'a' : 'z', sizeof bytes);
            bytes[place] = (unsigned char)byte;
            size_t before = dz_bytes_before(dz_bytes_not_small(dz_bytes_load(bytes)));
            ck_assert_uint_eq(before, byte >= 'a' && byte <= 'z' ? 8 : place);
        }
}
END_TEST

START_TEST(first_byte_that_is_meant) {
    for (unsigned byte = 0; byte < 256; byte++)
        for (size_t place = 0; place < 8; place++) {
            unsigned char bytes[8];
            memset(bytes, 0xFF, sizeof bytes);
            bytes[place] = (unsigned char)byte;
            uint64_t all = dz_bytes_load(bytes);
            ck_assert_uint_eq(dz_bytes_before(dz_bytes_equal(all, '"')), byte == '"' ? place : 8);
            ck_assert_uint_eq(dz_bytes_before(dz_bytes_below(all, 0x20)), byte < 0x20 ? place : 8);
        }
}
END_TEST

START_TEST(ascii_bytes_are_counted) {
    char text[40];
    for (size_t length = 0; length <= sizeof text; length++)
        for (size_t place = 0; place <= length; place++) {
            memset(text, '\x7f', sizeof text);
            if (place < length)
                text[place] = '\x80';
            ck_assert_uint_eq(dz_bytes_ascii(text, length), place);
        }
}
END_TEST

/* ---- hashes: models keep them, so they must not change ---- */

static uint64_t slow_load(const unsigned char *bytes, size_t length) {
    uint64_t all = 0;
    for (size_t i = 0; i < length; i++)
        all |= (uint64_t)bytes[i] << 8 * i;
    return all;
}

static uint64_t slow_hash(const char *text, size_t length) {
    uint64_t h = 0x243F6A8885A308D3u ^ length;
    size_t at = 0;
    for (; length - at >= 8; at += 8)
        h = dz_hash_mix(h, slow_load((const unsigned char *)text + at, 8));
    h = dz_hash_mix(h, slow_load((const unsigned char *)text + at, length - at) + 1);
    return dz_hash_mix(h, h >> 29);
}

START_TEST(hash_is_that_of_its_bytes) {
    char text[40];
    for (size_t i = 0; i < sizeof text; i++)
        text[i] = (char)(i * 37 + 200);
    for (size_t from = 0; from < 8; from++)
        for (size_t length = 0; length + from <= sizeof text; length++)
            ck_assert_uint_eq(dz_hash(text + from, length), slow_hash(text + from, length));
}
END_TEST

/* ---- arenas ---- */

START_TEST(a_shrunk_arena_keeps_so_many_bytes) {
    enum { SMALL = 1000, LARGE = 1 << 20 };
    long before = unit_blocks;
    for (int i = 0; i < 10; i++)
        memset(dz_arena_alloc(&unit_arena, LARGE), 1, LARGE);
    dz_arena_shrink(&unit_arena, 3 * LARGE);
    ck_assert_int_le(unit_blocks - before, 3);
    memset(dz_arena_alloc(&unit_arena, SMALL), 1, SMALL);
    dz_arena_shrink(&unit_arena, 0);
    ck_assert_int_eq(unit_blocks, before);
}
END_TEST

int main(void) {
    Suite *suite = suite_create("base");
    TCase *c = tcase_create("base");
    tcase_add_checked_fixture(c, unit_begin, unit_end);
    tcase_add_test(c, one_byte_among_small_letters);
    tcase_add_test(c, first_byte_that_is_meant);
    tcase_add_test(c, ascii_bytes_are_counted);
    tcase_add_test(c, hash_is_that_of_its_bytes);
    tcase_add_test(c, a_shrunk_arena_keeps_so_many_bytes);
    suite_add_tcase(suite, c);
    return unit_run(suite);
}
