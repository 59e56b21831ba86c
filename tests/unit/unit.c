#include "unit.h"

long unit_allocations_left = -1, unit_blocks = 0;
bool unit_fail_once;
dz_arena unit_arena;
static dz_memory memory;

static void *reallocate(void *user, void *old, size_t size) {
    (void)user;
    if (!size) {
        unit_blocks -= old != NULL;
        free(old);
        return NULL;
    }
    if (unit_allocations_left == 0) {
        unit_allocations_left = unit_fail_once ? -1 : 0;
        return NULL;
    }
    unit_allocations_left -= unit_allocations_left > 0;
    void *got = realloc(old, size);
    unit_blocks += got && !old;
    return got;
}

const dreisatz_allocator UNIT_ALLOCATOR = {reallocate, NULL};

void unit_begin(void) {
    memory = dz_memory_make(NULL);
    dz_arena_init(&unit_arena, &memory);
}

void unit_end(void) {
    dz_arena_free(&unit_arena);
}

int unit_run(Suite *suite) {
    SRunner *runner = srunner_create(suite);
    srunner_set_tap(runner, "-");
    srunner_run_all(runner, CK_SILENT);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
