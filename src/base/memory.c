#include "memory.h"
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

struct dz_block {
    dz_block *next;
    size_t size;
    /* the bytes follow; 16 bytes of head keep them aligned */
};

enum { BLOCK_SIZE = 64 * 1024 };

static void *plain_reallocate(void *user, void *old, size_t size) {
    (void)user;
    if (size == 0) {
        free(old);
        return NULL;
    }
    return realloc(old, size);
}

dz_memory dz_memory_make(const dreisatz_allocator *allocator) {
    dz_memory memory = {.allocator = {plain_reallocate, NULL}, .fail = NULL};
    if (allocator)
        memory.allocator = *allocator;
    return memory;
}

void *dz_memory_get(dz_memory *memory, void *old, size_t size) {
    void *got = memory->allocator.reallocate(memory->allocator.user, old, size ? size : 1);
    if (!got)
        longjmp(*memory->fail, 1);
    return got;
}

void dz_memory_release(dz_memory *memory, void *old) {
    if (old)
        memory->allocator.reallocate(memory->allocator.user, old, 0);
}

void dz_arena_init(dz_arena *arena, dz_memory *memory) {
    *arena = (dz_arena){.memory = memory};
}

/* Large blocks are kept for large needs. */
static dz_block *take_spare(dz_arena *arena, size_t size) {
    for (dz_block **at = &arena->spare; *at; at = &(*at)->next) {
        dz_block *block = *at;
        if (block->size < size || (block->size > BLOCK_SIZE && size <= BLOCK_SIZE))
            continue;
        *at = block->next;
        return block;
    }
    return NULL;
}

static dz_block *block_of(dz_arena *arena, size_t size) {
    dz_block *block = take_spare(arena, size);
    if (!block) {
        block = dz_memory_get(arena->memory, NULL, sizeof *block + size);
        block->size = size;
    }
    return block;
}

static void add_block(dz_arena *arena) {
    dz_block *block = block_of(arena, BLOCK_SIZE);
    block->next = arena->blocks;
    arena->blocks = block;
    arena->used = 0;
    arena->size = BLOCK_SIZE;
}

/* A block of its own, behind the one that is being filled; so it may grow later. */
static void *alloc_large(dz_arena *arena, size_t size) {
    if (!arena->blocks)
        add_block(arena);
    dz_block *block = block_of(arena, size);
    block->next = arena->blocks->next;
    arena->blocks->next = block;
    return block + 1;
}

void *dz_arena_alloc(dz_arena *arena, size_t size) {
    size = (size + 7) & ~(size_t)7;
    if (size > BLOCK_SIZE)
        return alloc_large(arena, size);
    if (!arena->blocks || arena->size - arena->used < size)
        add_block(arena);
    char *bytes = (char *)(arena->blocks + 1) + arena->used;
    arena->used += size;
    return bytes;
}

void *dz_arena_zero(dz_arena *arena, size_t size) {
    return memset(dz_arena_alloc(arena, size), 0, size);
}

void *dz_arena_take(dz_arena *arena, const void *bytes, size_t size) {
    void *copy = dz_arena_alloc(arena, size);
    if (size)
        memcpy(copy, bytes, size);
    return copy;
}

char *dz_arena_copy(dz_arena *arena, const char *text, size_t length) {
    char *copy = dz_arena_alloc(arena, length + 1);
    if (length)
        memcpy(copy, text, length);
    copy[length] = '\0';
    return copy;
}

char *dz_arena_format(dz_arena *arena, const char *format, ...) {
    va_list list;
    va_start(list, format);
    int length = vsnprintf(NULL, 0, format, list);
    va_end(list);
    if (length < 0)
        length = 0;
    char *text = dz_arena_alloc(arena, (size_t)length + 1);
    va_start(list, format);
    vsnprintf(text, (size_t)length + 1, format, list);
    va_end(list);
    return text;
}

static void *grow_large(dz_arena *arena, void *old, size_t size) {
    dz_block **at = &arena->blocks;
    while (*at + 1 != old)
        at = &(*at)->next;
    if ((*at)->size < size) {
        *at = dz_memory_get(arena->memory, *at, sizeof **at + size);
        (*at)->size = size;
    }
    return *at + 1;
}

void *dz_arena_grow(dz_arena *arena, void *old, size_t old_size, size_t new_size) {
    if (old_size > BLOCK_SIZE)
        return grow_large(arena, old, new_size);
    void *grown = dz_arena_alloc(arena, new_size);
    if (old_size)
        memcpy(grown, old, old_size);
    return grown;
}

void dz_arena_reset(dz_arena *arena) {
    while (arena->blocks) {
        dz_block *block = arena->blocks;
        arena->blocks = block->next;
        block->next = arena->spare;
        arena->spare = block;
    }
    arena->used = arena->size = 0;
}

static void free_blocks(dz_memory *memory, dz_block *block) {
    while (block) {
        dz_block *next = block->next;
        dz_memory_release(memory, block);
        block = next;
    }
}

void dz_arena_shrink(dz_arena *arena, size_t kept) {
    dz_arena_reset(arena);
    dz_block **at = &arena->spare;
    while (*at && (*at)->size <= kept) {
        kept -= (*at)->size;
        at = &(*at)->next;
    }
    free_blocks(arena->memory, *at);
    *at = NULL;
}

void dz_arena_free(dz_arena *arena) {
    free_blocks(arena->memory, arena->blocks);
    free_blocks(arena->memory, arena->spare);
    *arena = (dz_arena){.memory = arena->memory};
}

uint32_t dz_array_room(uint32_t room, uint32_t need) {
    uint32_t grown = room ? room * 2 : 8;
    return grown < need ? need : grown;
}
