/* Any bytes as gold: FUZZ_SUFFIX says which reader takes them. Brat's annotations stand behind a line of text. */
#include "eval/gold.h"
#include "fuzz.h"
#include <string.h>

static bool is_brat(void) {
    return strcmp(FUZZ_SUFFIX, ".ann") == 0;
}

static const char *write_input(const uint8_t *bytes, size_t size) {
    const uint8_t *end = is_brat() ? memchr(bytes, '\n', size) : NULL;
    size_t text = end ? (size_t)(end - bytes) : 0;
    if (is_brat())
        fuzz_file(".txt", bytes, text);
    return fuzz_file(FUZZ_SUFFIX, bytes + text, size - text);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size) {
    dz_memory memory = dz_memory_make(NULL);
    dz_arena arena;
    dz_arena_init(&arena, &memory);
    dz_gold gold = {.arena = &arena, .unit = size % 3 == 0 ? DZ_UNIT_BYTES : size % 3 == 1 ? DZ_UNIT_CHARS : DZ_UNIT_UTF16};
    jmp_buf fail;
    memory.fail = &fail;
    if (setjmp(fail) == 0 && !dz_gold_read(&gold, size ? write_input(bytes, size) : fuzz_file(FUZZ_SUFFIX, "", 0)))
        fuzz_check(*gold.fault, "a refusal has a reason");
    dz_arena_free(&arena);
    return 0;
}
