/* Memory: one allocator seam, arenas, and growable arrays.
 *
 * Inside an entry point of the library an allocation never returns NULL: when memory runs out, control goes back to
 * the entry point (longjmp to `dz_memory.fail`), which frees the arenas and reports DREISATZ_ERROR_MEMORY. So no stage
 * has to thread a status through. Everything that must be freed on failure lives in an arena the entry point owns. */
#ifndef DZ_MEMORY_H
#define DZ_MEMORY_H

#include "dreisatz.h"
#include <setjmp.h>
#include <stdint.h>
#include <string.h>

typedef struct dz_memory {
    dreisatz_allocator allocator;
    jmp_buf *fail; /* of the running entry point */
} dz_memory;

typedef struct dz_block dz_block;

/* Memory that is freed at once. `blocks` are kept and used again by dz_arena_reset. */
typedef struct dz_arena {
    dz_memory *memory;
    dz_block *blocks; /* newest first */
    dz_block *spare;  /* emptied by reset */
    size_t used, size;
} dz_arena;

dz_memory dz_memory_make(const dreisatz_allocator *allocator);
void *dz_memory_get(dz_memory *memory, void *old, size_t size); /* jumps when out of memory */
void dz_memory_release(dz_memory *memory, void *old);

void dz_arena_init(dz_arena *arena, dz_memory *memory);
void *dz_arena_alloc(dz_arena *arena, size_t size); /* 8-byte aligned, not cleared */
void *dz_arena_zero(dz_arena *arena, size_t size);
void *dz_arena_take(dz_arena *arena, const void *bytes, size_t size);  /* a copy */
char *dz_arena_copy(dz_arena *arena, const char *text, size_t length); /* the same, with a NUL behind it */
char *dz_arena_format(dz_arena *arena, const char *format, ...) __attribute__((format(printf, 2, 3)));
/* `old` is from the same arena, with `old_size` bytes asked for. What is large grows where it is, or moves without a trace. */
void *dz_arena_grow(dz_arena *arena, void *old, size_t old_size, size_t new_size);
void dz_arena_reset(dz_arena *arena);               /* forgets all, keeps the blocks */
void dz_arena_shrink(dz_arena *arena, size_t kept); /* forgets all, keeps blocks up to so many bytes */
void dz_arena_free(dz_arena *arena);

/* What is read in one go lies best in one line of the processor's cache: the first place for it in a block with DZ_LINE bytes to spare. */
enum { DZ_LINE = 64 };
static inline void *dz_line_start(void *block) {
    uintptr_t at = (uintptr_t)block;
    return (char *)block + (DZ_LINE - at % DZ_LINE) % DZ_LINE;
}

/* A growable array in an arena: struct { T *at; uint32_t count, room; }. */
#define DZ_ARRAY(T)                                                                                                                        \
    struct {                                                                                                                               \
        T *at;                                                                                                                             \
        uint32_t count, room;                                                                                                              \
    }

uint32_t dz_array_room(uint32_t room, uint32_t need);

/* Makes room for one more and yields its (uncleared) place. */
#define DZ_PUSH(arena, array)                                                                                                              \
    (*((array)->count < (array)->room                                                                                                      \
           ? &(array)->at[(array)->count++]                                                                                                \
           : ((array)->at = dz_arena_grow((arena), (array)->at, sizeof *(array)->at * (array)->room,                                       \
                                          sizeof *(array)->at * dz_array_room((array)->room, (array)->count + 1)),                         \
              (array)->room = dz_array_room((array)->room, (array)->count + 1), &(array)->at[(array)->count++])))

#endif
