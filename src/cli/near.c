/* Near misses for explain: frames of a trigger in the sentence that found one side, or both but for a condition. */
#include "near.h"
#include <stdio.h>

enum { MAX_NEAR = 10 };

typedef struct listing {
    const dz_image *image;
    uint32_t count;
} listing;

static const char *text_of(const dz_image *image, uint32_t lemma) {
    return dz_image_string(image, image->lemmas[lemma].text);
}

static void put_slot(const dz_image *image, const dz_slot *s) {
    static const char *const NAMES[] = {"subject", "acc",  "dat",   "gen",     "",    "adj",    "compound", "poss", "clause",
                                        "self",    "name", "owner", "content", "aim", "source", "reply",    "verb", "own"};
    static const char *const CASES[] = {[1] = "nom", [2] = "gen", [4] = "dat", [8] = "acc"};
    if (s->kind == DZ_SLOT_PREP)
        printf("%s+%s", text_of(image, s->preposition), CASES[s->cases]);
    else
        fputs(NAMES[s->kind], stdout);
    fputs(s->of ? ".of" : "", stdout);
}

static void put_slots(const dz_image *image, uint32_t first, uint8_t count) {
    for (uint8_t i = 0; i < count; i++) {
        putchar(i ? '/' : ' ');
        put_slot(image, &image->slots[first + i]);
    }
}

static void put_side(const dz_matcher *m, const char *side, const dz_arguments *g, uint32_t first, uint8_t count) {
    if (g->count) {
        const dz_mention *n = &m->a->mentions.at[g->at[0]];
        printf("  %s %.*s", side, (int)(n->end - n->start), m->a->text.norm + n->start);
        return;
    }
    printf("  no %s in", side);
    put_slots(m->image, first, count);
}

static void put_miss(void *user, const dz_matcher *m, const dz_frame *f, const dz_arguments *s, const dz_arguments *o, dz_miss why) {
    static const char *const REASONS[] = {[DZ_MISS_VOICE] = "voice or reflexive does not fit",
                                          [DZ_MISS_CONDITION] = "a with, not or at condition does not hold",
                                          [DZ_MISS_DEMANDED] = "only demanded",
                                          [DZ_MISS_SLOT] = "",
                                          [DZ_MISS_SAME] = "both sides are one phrase"};
    listing *l = user;
    if (l->count >= MAX_NEAR || f->flags & DZ_F_REJECT || (!s->count && !o->count))
        return;
    l->count++;
    const dz_token *t = &m->a->text.tokens.at[m->trigger];
    printf("  near     %s by \"%.*s\"  %s:%u ", dz_image_string(m->image, m->image->predicates[f->predicate].name), (int)dz_token_length(t),
           dz_token_text(&m->a->text, t), dz_image_string(m->image, m->image->files[f->file]), f->line);
    put_side(m, "subject", s, f->subject, f->subject_count);
    if (!(f->flags & DZ_F_BOTH))
        put_side(m, "object", o, f->object, f->object_count);
    printf("%s%s\n", *REASONS[why] ? ": " : "", REASONS[why]);
}

void dz_near_print(dz_analysis *a, dz_entities *entities, uint32_t sentence, const dreisatz_options *options) {
    listing l = {a->image, 0};
    dz_watch watch = {put_miss, &l};
    dz_relation_watch(a, entities, sentence, options, &watch);
}
