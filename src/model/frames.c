/* Frames: who is subject and object beside a word, and on what conditions. */
#include "rules.h"
#include <stdio.h>
#include <stdlib.h>

uint8_t dz_rules_factuality(const char *word) {
    static const char *const NAMES[] = {"", "denied", "negated", "possible", "planned", "alleged", "asserted"};
    for (uint8_t i = 1; i <= DZ_CUE_ASSERTED; i++)
        if (strcmp(word, NAMES[i]) == 0)
            return i;
    return 0;
}

static uint8_t qualifier_of(const char *word) {
    static const char *const KEYS[] = {"theme", "amount", "date", "place", "role", "former", "purpose", "instrument"};
    for (uint8_t i = 0; i < 8; i++)
        if (strncmp(word, KEYS[i], strlen(KEYS[i])) == 0 && strcmp(word + strlen(KEYS[i]), ":") == 0)
            return (uint8_t)(i + 1);
    return 0;
}

static dz_pos pos_in(uint8_t slot) {
    return slot == DZ_SLOT_VERB ? DZ_VERB : slot == DZ_SLOT_ADJ || slot == DZ_SLOT_OWN ? DZ_ADJ : DZ_NOUN;
}

/* A named list stands for its words. */
static char *join_words(dz_rules *r, const char *named, const char *rest) {
    size_t n = strlen(named), m = rest ? strlen(rest) : 0;
    char *joined = dz_arena_alloc(&r->b->arena, n + m + 2);
    memcpy(joined, named, n);
    joined[n] = ' ';
    memcpy(joined + n + 1, rest ? rest : "", m);
    joined[n + 1 + m] = '\0';
    return joined;
}

/* `not with mit+dat`: whatever fills the slot. */
static bool read_filled(dz_rules *r, dz_part *part) {
    char slots[200];
    part->slots = r->b->slots.count;
    if (!dz_rules_next_word(r, slots, sizeof slots)) {
        dz_rules_fault(r, r->at, "expected SLOT or SLOT(WORD...) behind with%s", "");
        return false;
    }
    part->slot_count = dz_rules_slots(r, slots);
    return true;
}

/* `acc(Sanktion Embargo)` behind `with`. The list may hold blanks, so it is read to its bracket. */
static bool read_with(dz_rules *r, dz_part *part) {
    dz_rules_skip_blanks(r);
    size_t head = strcspn(r->at, "(");
    const char *close = strchr(r->at + head, ')');
    if (!r->at[head] || strcspn(r->at, " \t") < head)
        return read_filled(r, part);
    if (!close) {
        dz_rules_fault(r, r->at, "expected SLOT(WORD...) behind with%s", "");
        return false;
    }
    char slots[100], *words = dz_arena_copy(&r->b->arena, r->at + head + 1, (size_t)(close - r->at) - head - 1);
    snprintf(slots, sizeof slots, "%.*s", (int)head, r->at);
    part->slots = r->b->slots.count;
    part->slot_count = dz_rules_slots(r, slots);
    if (!part->slot_count)
        return false;
    uint32_t steps = 0;
    DZ_ARRAY(uint32_t) lemmas = {0};
    for (char *word; (word = dz_split_next(&words, ' '));) {
        if (!*word)
            continue;
        if (++steps > DZ_LIMIT_LIST_WORDS) {
            dz_rules_fault(r, r->at, "more words than the limit, or a list that names itself, at '%s'", word);
            return false;
        }
        const char *named = dz_rules_words(r, word);
        if (named) {
            words = join_words(r, named, words);
            continue;
        }
        DZ_PUSH(&r->b->arena, &lemmas) = dz_rules_lemma(r, word, pos_in(r->b->slots.at[part->slots].kind));
    }
    part->list = lemmas.count ? dz_build_list(r->b, lemmas.at, lemmas.count) : 0;
    r->at += close - r->at + 1;
    return true;
}

static bool add_part(dz_rules *r, dz_frame *f, const dz_part *part) {
    if (f->part_count == DZ_LIMIT_PARTS) {
        dz_rules_fault(r, r->at, "more conditions and qualifiers than the limit%s", "");
        return false;
    }
    DZ_PUSH(&r->b->arena, &r->b->parts) = *part;
    f->part_count++;
    return true;
}

static bool read_part(dz_rules *r, dz_frame *f, const char *word, bool negated) {
    dz_part part = {.negated = negated, .key = qualifier_of(word)};
    if (part.key) {
        char slots[200];
        if (!dz_rules_next_word(r, slots, sizeof slots)) {
            dz_rules_fault(r, r->at, "expected a slot behind %s", word);
            return false;
        }
        part.slots = r->b->slots.count;
        part.slot_count = dz_rules_slots(r, slots);
    } else if (!read_with(r, &part)) {
        return false;
    }
    return add_part(r, f, &part);
}

/* `at nach+dat/bei+dat`: the preposition of the trigger's own phrase. */
static void read_place(dz_rules *r, dz_frame *f, bool negated) {
    char slots[200];
    dz_part part = {.negated = negated, .at = 1, .slots = r->b->slots.count};
    if (!dz_rules_next_word(r, slots, sizeof slots)) {
        dz_rules_fault(r, r->at, "expected PREP+CASE behind at%s", "");
        return;
    }
    part.slot_count = dz_rules_slots(r, slots);
    add_part(r, f, &part);
}

static void read_parts(dz_rules *r, dz_frame *f) {
    char word[200];
    f->parts = r->b->parts.count;
    while (!dz_rules_at_end(r) && dz_rules_next_word(r, word, sizeof word)) {
        if (strcmp(word, "active") == 0)
            f->flags |= DZ_F_ACTIVE;
        else if (strcmp(word, "passive") == 0)
            f->flags |= DZ_F_PASSIVE;
        else if (strcmp(word, "former") == 0)
            f->flags |= DZ_F_FORMER;
        else if (strcmp(word, "also") == 0)
            f->flags |= DZ_F_ALSO;
        else if (strcmp(word, "low") == 0)
            f->flags |= DZ_F_LOW;
        else if (strcmp(word, "as") == 0 && dz_rules_next_word(r, word, sizeof word) && dz_rules_factuality(word))
            f->factuality = dz_rules_factuality(word);
        else if (strcmp(word, "when") == 0 && dz_rules_take(r, "negated"))
            f->factuality = DZ_CUE_TURNED;
        else if (strcmp(word, "at") == 0)
            read_place(r, f, false);
        else if (strcmp(word, "not") == 0 && dz_rules_take(r, "at"))
            read_place(r, f, true);
        else if (strcmp(word, "not") == 0 && dz_rules_take(r, "with"))
            read_part(r, f, "with", true);
        else if (strcmp(word, "with") == 0 || qualifier_of(word))
            read_part(r, f, word, false);
        else {
            dz_rules_fault(r, r->at, "unexpected '%s' in a frame", word);
            return;
        }
    }
}

/* `self:PER -> …`: the nouns describe persons. */
static void mark_holders(dz_rules *r, const dz_frame *f) {
    const dz_slot *s = f->subject_count ? &r->b->slots.at[f->subject] : NULL;
    bool person = s && s->kind == DZ_SLOT_SELF && s->types == 1u << DREISATZ_PER;
    for (uint32_t i = 0; person && f->pos == (uint8_t)DZ_NOUN && i < r->lemma_count; i++)
        r->b->lemmas.at[r->lemmas[i]].lists |= DZ_LEMMA_HOLDER;
}

/* One frame for the words without `sich`, one for those with it. */
static void add_frame(dz_rules *r, const dz_frame *f) {
    for (int reflexive = 0; reflexive <= 1; reflexive++) {
        uint32_t index = r->b->frames.count, used = 0;
        DZ_PUSH(&r->b->arena, &r->b->frames) = *f;
        r->b->frames.at[index].flags |= reflexive ? DZ_F_REFLEXIVE : 0;
        for (uint32_t i = 0; i < r->lemma_count; i++) {
            if (r->reflexive[i] != reflexive)
                continue;
            DZ_PUSH(&r->b->arena, &r->b->triggers) = (dz_build_trigger){.lemma = r->lemmas[i], .frame = index};
            used++;
        }
        r->b->frames.count -= used == 0;
    }
}

void dz_rules_frame(dz_rules *r) {
    dz_frame f = {.pos = r->pos, .predicate = (uint16_t)r->predicate, .file = r->file_index, .line = r->line};
    char word[300];
    if (!dz_rules_next_word(r, word, sizeof word))
        return;
    if (strcmp(word, "reject") == 0) {
        f.flags |= DZ_F_REJECT;
        read_parts(r, &f);
        add_frame(r, &f);
        return;
    }
    if (strcmp(word, "both") == 0) {
        f.flags |= DZ_F_BOTH;
        dz_rules_next_word(r, word, sizeof word);
    }
    f.subject = r->b->slots.count;
    f.subject_count = dz_rules_slots(r, word);
    if (!(f.flags & DZ_F_BOTH)) {
        if (!dz_rules_take(r, "->") || !dz_rules_next_word(r, word, sizeof word)) {
            dz_rules_fault(r, r->at, "expected -> and the slot of the object%s", "");
            return;
        }
        f.object = r->b->slots.count;
        f.object_count = dz_rules_slots(r, word);
    }
    read_parts(r, &f);
    mark_holders(r, &f);
    add_frame(r, &f);
    r->block.frames++;
}
