#include "matching.h"

dz_matching dz_matching_of(dz_arena *arena, uint32_t answers, uint32_t wants) {
    return (dz_matching){.answers = answers,
                         .wants = wants,
                         .fits = dz_arena_zero(arena, (size_t)answers * wants + 1),
                         .optional = dz_arena_zero(arena, wants + 1),
                         .owner = dz_arena_alloc(arena, sizeof(int64_t) * (wants + 1)),
                         .used = dz_arena_zero(arena, answers + 1),
                         .tried = dz_arena_alloc(arena, answers + 1)};
}

static bool place(dz_matching *m, uint32_t want) {
    for (uint32_t a = 0; a < m->answers; a++) {
        if (!m->fits[a * m->wants + want] || m->tried[a])
            continue;
        m->tried[a] = true;
        int64_t other = -1;
        for (uint32_t w = 0; w < m->wants; w++)
            other = m->owner[w] == (int64_t)a ? (int64_t)w : other;
        if (other < 0 || place(m, (uint32_t)other)) {
            m->owner[want] = a;
            return true;
        }
    }
    return false;
}

static void place_all(dz_matching *m, bool optional) {
    for (uint32_t w = 0; w < m->wants; w++)
        if (m->optional[w] == optional) {
            memset(m->tried, 0, m->answers);
            place(m, w);
        }
}

void dz_matching_find(dz_matching *m) {
    for (uint32_t w = 0; w < m->wants; w++)
        m->owner[w] = -1;
    place_all(m, false);
    place_all(m, true);
    for (uint32_t w = 0; w < m->wants; w++)
        if (m->owner[w] >= 0)
            m->used[m->owner[w]] = true;
}
