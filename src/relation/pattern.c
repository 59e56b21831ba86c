/* Surface patterns over names: `Scholz (SPD)`. */
#include "matcher.h"

static uint32_t mention_at(const dz_analysis *a, uint32_t sentence, uint32_t token) {
    for (uint32_t i = dz_mention_first_of(a, sentence); i < a->mentions.count && a->mentions.at[i].sentence == sentence; i++)
        if (a->mentions.at[i].first == token && a->mentions.at[i].form < DREISATZ_ADJECTIVE)
            return i;
    return DZ_NONE;
}

static bool match_pattern(const dz_matcher *m, const dz_pattern *p, uint32_t t, uint32_t found[2]) {
    uint32_t count = 0;
    for (uint16_t i = 0; i < p->element_count; i++) {
        const dz_element *e = &m->image->elements[p->elements + i];
        if (t >= m->c->last)
            return false;
        if (e->literal) {
            if (m->a->text.tokens.at[t].hash != e->literal)
                return false;
            t++;
            continue;
        }
        uint32_t n = mention_at(m->a, m->sentence, t);
        dz_slot s = {.types = e->types, .kinds = e->kinds};
        if (n == DZ_NONE || !dz_slot_fits(m, n, &s, e->types) || (e->kinds && m->a->mentions.at[n].record == DZ_NONE))
            return false;
        if (count < 2)
            found[count++] = n;
        t = m->a->mentions.at[n].last;
    }
    return count == 2;
}

void dz_patterns_try(const dz_matcher *m) {
    for (uint32_t i = dz_mention_first_of(m->a, m->sentence); i < m->a->mentions.count && m->a->mentions.at[i].sentence == m->sentence;
         i++) {
        const dz_mention *n = &m->a->mentions.at[i];
        for (uint32_t k = 0; k < m->image->counts[DZ_S_PATTERNS]; k++) {
            const dz_pattern *p = &m->image->patterns[k];
            uint32_t found[2];
            if (!match_pattern(m, p, n->first, found))
                continue;
            dz_relation r = {.subject = found[p->reverse],
                             .object = found[!p->reverse],
                             .sentence = m->sentence,
                             .predicate = p->predicate,
                             .file = p->file,
                             .line = p->line,
                             .factuality = DREISATZ_ASSERTED,
                             .confidence = 9000,
                             .source_mention = DZ_NONE};
            dz_relation_add(m, &r);
        }
    }
}
