/* Slots: where a rule looks for its subject or object, `gen/von+dat:ORG`. */
#include "rules.h"
#include <stdio.h>

static bool slot_kind(dz_rules *r, const char *name, dz_slot *slot) {
    static const struct {
        const char *name;
        dz_slot_kind kind;
    } TABLE[] = {{"subject", DZ_SLOT_SUBJECT}, {"acc", DZ_SLOT_ACC},           {"dat", DZ_SLOT_DAT},   {"gen", DZ_SLOT_GEN},
                 {"adj", DZ_SLOT_ADJ},         {"compound", DZ_SLOT_COMPOUND}, {"poss", DZ_SLOT_POSS}, {"clause", DZ_SLOT_CLAUSE},
                 {"self", DZ_SLOT_SELF},       {"name", DZ_SLOT_NAME},         {"verb", DZ_SLOT_VERB}, {"owner", DZ_SLOT_OWNER},
                 {"own", DZ_SLOT_OWN},         {"content", DZ_SLOT_CONTENT},   {"aim", DZ_SLOT_AIM},   {"source", DZ_SLOT_SOURCE},
                 {"reply", DZ_SLOT_REPLY},     {"bearer", DZ_SLOT_BEARER}};
    size_t length = strlen(name);
    char bare[100];
    slot->of = length > 3 && length < sizeof bare && strcmp(name + length - 3, ".of") == 0;
    if (slot->of) {
        snprintf(bare, sizeof bare, "%.*s", (int)length - 3, name);
        name = bare;
    }
    for (size_t i = 0; i < sizeof TABLE / sizeof *TABLE; i++) {
        if (strcmp(name, TABLE[i].name) == 0) {
            slot->kind = (uint8_t)TABLE[i].kind;
            return true;
        }
    }
    const char *plus = strchr(name, '+');
    if (!plus)
        return false;
    slot->kind = DZ_SLOT_PREP;
    slot->preposition = dz_build_lemma(r->b, name, (size_t)(plus - name));
    slot->cases = strcmp(plus + 1, "gen") == 0   ? 2
                  : strcmp(plus + 1, "dat") == 0 ? 4
                  : strcmp(plus + 1, "acc") == 0 ? 8
                  : strcmp(plus + 1, "nom") == 0 ? 1
                                                 : 0;
    return slot->cases != 0;
}

/* `unlisted`: an organisation or place of which no list tells the kind. */
static uint8_t kind_number(dz_rules *r, const char *name) {
    return strcmp(name, "unlisted") == 0 ? 0 : dz_build_kind(r->b, name, r->file, r->line);
}

void dz_rules_restriction(dz_rules *r, char *list, dz_slot *slot) {
    for (char *rest = list, *item; (item = dz_split_next(&rest, ','));) {
        size_t n = strlen(item);
        if (n && item[n - 1] == '!') { /* only where a list tells the kind */
            slot->strict = true;
            item[n - 1] = '\0';
        }
        uint16_t bit = dz_rules_type_bit(item);
        slot->types |= bit;
        if (!bit)
            slot->kinds |= (uint64_t)1 << kind_number(r, item);
    }
}

const char *dz_rules_words(const dz_rules *r, const char *name) {
    for (uint32_t i = 0; i < r->word_name_count; i++)
        if (strcmp(r->word_names[i].name, name) == 0)
            return r->word_names[i].text;
    return NULL;
}

static const char *named_slots(const dz_rules *r, const char *name) {
    for (uint32_t i = 0; i < r->slot_name_count; i++)
        if (strcmp(r->slot_names[i].name, name) == 0)
            return r->slot_names[i].text;
    return NULL;
}

/* `gen/von+dat:ORG,LOC` → slots pushed one behind the other. */
static void push_slots(dz_rules *r, uint32_t *items, const char *text, int depth) {
    char *copy = dz_arena_copy(&r->b->arena, text, strlen(text));
    for (char *rest = copy, *item; (item = dz_split_next(&rest, '/'));) {
        if (*items == DZ_LIMIT_SLOTS) {
            dz_rules_fault(r, r->at, "more slots than the limit, from '%s' on", item);
            return;
        }
        ++*items;
        char *types = strchr(item, ':');
        if (types)
            *types++ = '\0';
        const char *named = named_slots(r, item);
        dz_slot slot = {0};
        if (named && depth < 4) {
            uint32_t first = r->b->slots.count;
            push_slots(r, items, named, depth + 1);
            for (uint32_t i = first; types && i < r->b->slots.count; i++) {
                char *again = dz_arena_copy(&r->b->arena, types, strlen(types));
                dz_rules_restriction(r, again, &r->b->slots.at[i]);
            }
            continue;
        }
        if (!slot_kind(r, item, &slot)) {
            dz_rules_fault(r, r->at, "'%s' is no slot; expected subject acc dat gen PREP+CASE adj compound poss clause self name", item);
            continue;
        }
        if (types)
            dz_rules_restriction(r, types, &slot);
        DZ_PUSH(&r->b->arena, &r->b->slots) = slot;
    }
}

/* How many slots the text stands for; they are the last ones then. */
uint8_t dz_rules_slots(dz_rules *r, const char *text) {
    uint32_t start = r->b->slots.count, items = 0;
    push_slots(r, &items, text, 0);
    return (uint8_t)(r->b->slots.count - start);
}
