/* Finds figures: walks over the tokens and tries the expressions that may start there. */
#include "pattern.h"
#include "base/limits.h"

enum { USES_BEFORE_JIT = 100 };

/* ---- finder ---- */

void dz_finder_init(dz_finder *f, dz_codes *codes, dz_memory *memory) {
    *f = (dz_finder){.codes = codes, .memory = memory};
}

void dz_finder_free(dz_finder *f) {
    pcre2_match_context_free(f->limits);
    pcre2_match_data_free(f->match);
    dz_memory_release(f->memory, f->uses);
    *f = (dz_finder){.codes = f->codes, .memory = f->memory};
}

static void *or_fail(const dz_finder *f, void *made) {
    if (!made)
        longjmp(*f->memory->fail, 1);
    return made;
}

static void make_contexts(dz_finder *f) {
    pcre2_general_context *memory = or_fail(f, dz_code_memory(&f->memory->allocator));
    if (!f->limits)
        f->limits = pcre2_match_context_create(memory);
    if (!f->match)
        f->match = pcre2_match_data_create(DZ_PATTERN_GROUPS + 1, memory);
    pcre2_general_context_free(memory);
    or_fail(f, f->match);
    pcre2_set_match_limit(or_fail(f, f->limits), DZ_LIMIT_MATCH);
    pcre2_set_depth_limit(f->limits, DZ_LIMIT_MATCH_DEPTH);
    pcre2_set_heap_limit(f->limits, DZ_LIMIT_MATCH_HEAP);
}

static void make_ready(dz_finder *f) {
    uint32_t count = f->codes->image->counts[DZ_S_EXPRESSIONS];
    if (!f->limits || !f->match)
        make_contexts(f);
    if (!f->uses)
        f->uses = memset(dz_memory_get(f->memory, NULL, count), 0, count);
}

/* ---- one expression at one token ---- */

/* What the expressions see: the sentence, from its start to some tokens behind the one where they are tried. */
typedef struct window {
    const char *subject;
    size_t at, length;
} window;

static const pcre2_code *code_of(dz_finder *f, uint32_t expression) {
    if (f->uses[expression] < USES_BEFORE_JIT)
        f->uses[expression]++;
    return dz_codes_get(f->codes, expression, f->uses[expression] == USES_BEFORE_JIT);
}

/* Number of groups, 0: no match. A limit that is hit is no match either, but a counted one. */
static uint32_t match(dz_finder *f, const pcre2_code *code, const window *w) {
    int found = pcre2_match(code, (PCRE2_SPTR)w->subject, w->length, w->at, PCRE2_NO_UTF_CHECK, f->match, f->limits);
    if (found == PCRE2_ERROR_JIT_STACKLIMIT)
        found = pcre2_match(code, (PCRE2_SPTR)w->subject, w->length, w->at, PCRE2_NO_UTF_CHECK | PCRE2_NO_JIT, f->match, f->limits);
    if (found == PCRE2_ERROR_NOMEMORY)
        longjmp(*f->memory->fail, 1);
    if (found < 0 && found != PCRE2_ERROR_NOMATCH)
        f->limit_hits++;
    return found > 0 ? (uint32_t)found : 0;
}

/* ---- all at one token ---- */

typedef struct search {
    dz_finder *finder;
    const dz_image *image;
    const dz_text *text;
    dz_arena *arena;
    const dz_sentence *sentence;
    uint32_t reach; /* the token behind those that expressions have seen so far */
} search;

/* The token behind the one that ends at `end`; 0 when none ends there. */
static uint32_t token_behind(const search *s, uint32_t first, uint32_t end) {
    uint32_t last = s->sentence->last;
    while (first < last && s->text->tokens.at[first].end < end)
        first++;
    return first < last && s->text->tokens.at[first].end == end ? first + 1 : 0;
}

/* Takes the match as the best one of this token when it is longer than the one before. */
static void keep_longest(const search *s, const dz_expression *e, const dz_groups *g, uint32_t token, dz_figure *best) {
    uint32_t base = (uint32_t)(g->subject - s->text->norm), start = base + (uint32_t)g->ends[0], end = base + (uint32_t)g->ends[1];
    uint32_t last = start == s->text->tokens.at[token].start && end > best->end ? token_behind(s, token, end) : 0;
    if (last)
        *best = (dz_figure){token, last, start, end, (uint8_t)e->kind, dz_figure_value(g, dz_image_string(s->image, e->form), s->arena)};
}

/* The reach of a token is never before that of the tokens before it. */
static window window_at(search *s, uint32_t token) {
    const dz_token *tokens = s->text->tokens.at;
    uint32_t from = tokens[s->sentence->first].start;
    s->reach = s->reach > token ? s->reach : token;
    while (s->reach < s->sentence->last && tokens[s->reach].end - tokens[token].start <= DZ_PATTERN_REACH)
        s->reach++;
    uint32_t to = s->reach > token ? tokens[s->reach - 1].end : tokens[token].start;
    return (window){s->text->norm + from, tokens[token].start - from, to - from};
}

static dz_figure best_at(search *s, uint32_t token, uint16_t starts) {
    dz_figure best = {.end = 0};
    window w = window_at(s, token);
    make_ready(s->finder);
    for (uint32_t i = 0; i < s->image->counts[DZ_S_EXPRESSIONS]; i++) {
        const dz_expression *e = &s->image->expressions[i];
        if (!(e->starts & starts))
            continue;
        const pcre2_code *code = code_of(s->finder, i);
        uint32_t count = code ? match(s->finder, code, &w) : 0;
        s->finder->limit_hits += code == NULL;
        dz_groups g = {s->image, code, w.subject, pcre2_get_ovector_pointer(s->finder->match), count};
        if (count)
            keep_longest(s, e, &g, token, &best);
    }
    return best;
}

/* ---- a text ---- */

void dz_pattern_find(dz_finder *finder, const dz_text *text, const dz_info *const *infos, dz_arena *arena, dz_figures *figures) {
    search s = {finder, finder->codes->image, text, arena, NULL, 0};
    for (uint32_t i = 0; i < text->sentences.count; i++) {
        const dz_sentence *sentence = &text->sentences.at[i];
        s.sentence = sentence;
        s.reach = sentence->first;
        for (uint32_t t = sentence->first; t < sentence->last; t++) {
            if (!(text->tokens.at[t].flags & DZ_STARTS_FIGURE))
                continue;
            dz_figure found = best_at(&s, t, infos[t]->starts);
            if (!found.end)
                continue;
            DZ_PUSH(arena, figures) = found;
            t = found.last - 1;
        }
    }
}
