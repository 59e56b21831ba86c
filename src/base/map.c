#include "map.h"

static struct dz_map_place *find(const dz_map *map, uint64_t key) {
    uint32_t at = (uint32_t)key & (map->room - 1);
    while (map->places[at].key && map->places[at].key != key)
        at = (at + 1) & (map->room - 1);
    return &map->places[at];
}

static void grow(dz_map *map) {
    dz_map bigger = {.arena = map->arena, .count = map->count, .room = map->room ? map->room * 2 : 64};
    bigger.places = dz_arena_zero(map->arena, sizeof *bigger.places * bigger.room);
    for (uint32_t i = 0; i < map->room; i++)
        if (map->places[i].key)
            *find(&bigger, map->places[i].key) = map->places[i];
    *map = bigger;
}

uint32_t *dz_map_put(dz_map *map, uint64_t key, bool *fresh) {
    if (map->count * 2 >= map->room)
        grow(map);
    struct dz_map_place *place = find(map, key);
    *fresh = place->key == 0;
    if (*fresh) {
        place->key = key;
        map->count++;
    }
    return &place->value;
}

const uint32_t *dz_map_get(const dz_map *map, uint64_t key) {
    if (!map->room)
        return NULL;
    const struct dz_map_place *place = find(map, key);
    return place->key ? &place->value : NULL;
}
