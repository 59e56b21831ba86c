/* A hash table from 64-bit keys to 32-bit values, for building; keys are dz_hash values and never 0. */
#ifndef DZ_MAP_H
#define DZ_MAP_H

#include "memory.h"

typedef struct dz_map {
    dz_arena *arena;
    struct dz_map_place {
        uint64_t key;
        uint32_t value;
    } * places;
    uint32_t count, room; /* room is 0 or a power of two */
} dz_map;

/* The place of `key`; *fresh tells whether it was made now (value 0). */
uint32_t *dz_map_put(dz_map *map, uint64_t key, bool *fresh);
const uint32_t *dz_map_get(const dz_map *map, uint64_t key);

#endif
