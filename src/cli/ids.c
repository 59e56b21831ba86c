#include "ids.h"
#include "base/hash.h"
#include <stdlib.h>

/* The place of `key`, or the empty one where it belongs; at least half of them are empty. */
static uint64_t *find(uint64_t *places, size_t room, uint64_t key) {
    size_t at = key & (room - 1);
    while (places[at] && places[at] != key)
        at = (at + 1) & (room - 1);
    return &places[at];
}

static bool grow(dz_ids *ids) {
    size_t room = ids->room ? 2 * ids->room : 1024;
    uint64_t *places = calloc(room, sizeof *places);
    if (!places)
        return false;
    for (size_t i = 0; i < ids->room; i++)
        if (ids->places[i])
            *find(places, room, ids->places[i]) = ids->places[i];
    free(ids->places);
    ids->places = places;
    ids->room = room;
    return true;
}

bool dz_ids_seen(dz_ids *ids, const char *id) {
    uint64_t key = dz_hash_string(id);
    if (2 * ids->count >= ids->room && ids->count < DZ_IDS_MOST && !grow(ids) && !ids->room)
        return false;
    uint64_t *place = find(ids->places, ids->room, key);
    if (*place)
        return true;
    if (2 * ids->count < ids->room && ids->count < DZ_IDS_MOST) {
        *place = key;
        ids->count++;
    }
    return false;
}

void dz_ids_free(dz_ids *ids) {
    free(ids->places);
    *ids = (dz_ids){0};
}
