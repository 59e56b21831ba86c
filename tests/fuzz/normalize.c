/* The fast path of the text stage against the general one, and both against ICU's NFC of the whole. */
#include "fuzz.h"
#include "text/text.h"
#include <stdlib.h>
#include <string.h>

static dz_text normalized(dz_arena *arena, const char *input, size_t length) {
    dz_text text;
    dz_text_normalize(&text, arena, input, length);
    return text;
}

static uint32_t behind(const dz_text *text, uint32_t at) {
    do
        at++;
    while (at < text->length && ((unsigned char)text->norm[at] & 0xC0) == 0x80);
    return at;
}

/* Every character leads back to the input, in order. */
static void check_map(const dz_text *text, size_t length) {
    size_t last = 0;
    for (uint32_t i = 0, next; i < text->length; i = next) {
        next = behind(text, i);
        size_t start = dz_text_input_start(text, i), end = dz_text_input_end(text, next);
        fuzz_check(start >= last && end <= length && start < end, "the map is in order");
        last = start;
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size) {
    static const char DROPPED[] = "\xE2\x80\x8B"; /* a zero-width space: the fast path cannot be taken */
    dz_memory memory = dz_memory_make(NULL);
    dz_arena arena;
    dz_arena_init(&arena, &memory);
    char *longer = malloc(size + sizeof DROPPED);
    memcpy(longer, bytes, size);
    memcpy(longer + size, DROPPED, sizeof DROPPED);
    dz_text a = normalized(&arena, (const char *)bytes, size), b = normalized(&arena, longer, size + sizeof DROPPED - 1);
    if (!a.map.count && size) /* taken as it is */
        fuzz_check(a.length == b.length && memcmp(a.norm, b.norm, a.length) == 0, "both paths agree");
    check_map(&a, size);
    check_map(&b, size + sizeof DROPPED - 1);
    dz_arena_free(&arena);
    free(longer);
    return 0;
}
