/* Ids: which ids of records have come before, so that a second one can be named. Remembers hashes, and only so many. */
#ifndef DZ_IDS_H
#define DZ_IDS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { DZ_IDS_MOST = 1 << 20 }; /* later ids are compared with these only; 16 MiB at most */

typedef struct dz_ids {
    uint64_t *places; /* open addressing, 0: empty */
    size_t count, room;
} dz_ids;

/* Has `id` come before? Remembers it. When memory is short it forgets: a warning is lost, nothing else. */
bool dz_ids_seen(dz_ids *ids, const char *id);
void dz_ids_free(dz_ids *ids);

#endif
