/* Compiled expressions. A pointer is published by one compare-and-swap; the thread that comes second frees its own copy. JIT
 * writes into the code it is given, so the fast code is a second one, published when it is ready. */
#include "pattern.h"

enum { OPTIONS = PCRE2_UTF | PCRE2_ANCHORED | PCRE2_NEVER_BACKSLASH_C | PCRE2_NEVER_UCP };

/* ---- memory ---- */

static void *get(size_t size, void *user) {
    const dreisatz_allocator *a = user;
    return a->reallocate(a->user, NULL, size ? size : 1);
}

static void release(void *old, void *user) {
    const dreisatz_allocator *a = user;
    if (old)
        a->reallocate(a->user, old, 0);
}

pcre2_general_context *dz_code_memory(const dreisatz_allocator *allocator) {
    return pcre2_general_context_create(get, release, (void *)(uintptr_t)allocator);
}

/* ---- one ---- */

pcre2_code *dz_code_compile(const dreisatz_allocator *allocator, const char *source, int *fault, size_t *offset) {
    pcre2_general_context *memory = dz_code_memory(allocator);
    pcre2_compile_context *context = memory ? pcre2_compile_context_create(memory) : NULL;
    pcre2_code *code = NULL;
    *fault = PCRE2_ERROR_NOMEMORY;
    *offset = 0;
    if (context)
        code = pcre2_compile((PCRE2_SPTR)source, PCRE2_ZERO_TERMINATED, OPTIONS, fault, offset, context);
    pcre2_compile_context_free(context);
    pcre2_general_context_free(memory);
    return code;
}

/* ---- all of a model ---- */

bool dz_codes_init(dz_codes *codes, const dz_image *image, const dreisatz_allocator *allocator) {
    uint32_t count = image->counts[DZ_S_EXPRESSIONS];
    *codes = (dz_codes){.image = image, .allocator = *allocator};
    if (!count)
        return true;
    codes->at = allocator->reallocate(allocator->user, NULL, sizeof *codes->at * count);
    for (uint32_t i = 0; codes->at && i < count; i++) {
        atomic_init(&codes->at[i].plain, NULL);
        atomic_init(&codes->at[i].fast, NULL);
    }
    return codes->at != NULL;
}

void dz_codes_free(dz_codes *codes) {
    if (!codes->at)
        return;
    for (uint32_t i = 0; i < codes->image->counts[DZ_S_EXPRESSIONS]; i++) {
        pcre2_code_free(atomic_load(&codes->at[i].plain));
        pcre2_code_free(atomic_load(&codes->at[i].fast));
    }
    release(codes->at, &codes->allocator);
    codes->at = NULL;
}

pcre2_code *dz_codes_get(dz_codes *codes, uint32_t expression, bool fast) {
    _Atomic(pcre2_code *) *place = fast ? &codes->at[expression].fast : &codes->at[expression].plain;
    pcre2_code *there = atomic_load_explicit(place, memory_order_acquire);
    if (there)
        return there;
    int fault;
    size_t offset;
    pcre2_code *made =
        dz_code_compile(&codes->allocator, dz_image_string(codes->image, codes->image->expressions[expression].source), &fault, &offset);
    if (made && fast)
        pcre2_jit_compile(made, PCRE2_JIT_COMPLETE); /* where it is refused the code runs interpreted */
    if (!made || atomic_compare_exchange_strong(place, &there, made))
        return made;
    pcre2_code_free(made);
    return there;
}
