#include "features.h"
#include "abbreviation.h"

static void add(dz_features *f, dz_template template, uint64_t numbers) {
    f->at[f->count++] = (dz_feature){.numbers = numbers, .template = (uint8_t) template};
}

static void add_text(dz_features *f, dz_template template, uint64_t numbers, const char *text, size_t length) {
    f->at[f->count++] = (dz_feature){numbers, dz_hash(text, length), text, (uint16_t)length, (uint8_t) template};
}

static uint64_t two(uint64_t a, uint64_t b) {
    return a | b << 16;
}
static uint64_t three(uint64_t a, uint64_t b, uint64_t c) {
    return a | b << 16 | c << 32;
}

/* ---- the word ---- */

typedef struct word {
    const dz_context *c;
    const dz_token *token;
    const dz_info *info;
    const char *s;
    size_t length;
} word;

/* Start of the last `count` code points. */
static size_t tail_start(const word *w, int count) {
    size_t at = w->length;
    while (count > 0 && at > 0) {
        at--;
        if (((unsigned char)w->s[at] & 0xC0) != 0x80)
            count--;
    }
    return at;
}

static size_t head_end(const char *s, size_t length, int count) {
    size_t at = 0;
    while (count > 0 && at < length) {
        at++;
        while (at < length && ((unsigned char)s[at] & 0xC0) == 0x80)
            at++;
        count--;
    }
    return at;
}

static void add_tail(const word *w, dz_features *f, dz_template template, int count) {
    size_t at = tail_start(w, count);
    if (at > 0)
        add_text(f, template, 0, w->s + at, w->length - at);
}

static char shape_of_letter(const char *s, size_t length, size_t *at) {
    unsigned char c = (unsigned char)s[*at];
    if (c == 0xC3 && *at + 1 < length)
        return (unsigned char)s[++*at] < 0x9F ? 'X' : 'x';
    return c >= '0' && c <= '9' ? '9' : c >= 'A' && c <= 'Z' ? 'X' : (c >= 'a' && c <= 'z') || c >= 0x80 ? 'x' : (char)c;
}

/* Xxxx → Xxx, ABCD → XX, with signs kept: `XX-Xxx`. */
static size_t shape_of(const char *s, size_t length, char *out, size_t room) {
    size_t used = 0;
    char last = 0;
    int run = 0;
    for (size_t i = 0; i < length && used + 2 < room; i++) {
        char k = shape_of_letter(s, length, &i);
        run = k == last ? run + 1 : 0;
        if (run < 2)
            out[used++] = k;
        last = k;
    }
    return used;
}

/* What the endings of the first `length` bytes say, up to twelve letters of them. */
static uint32_t endings_of(const word *w, size_t length) {
    word cut = *w;
    uint32_t kinds = 0;
    cut.length = length;
    for (int n = 2; n <= 12; n++) {
        size_t at = tail_start(&cut, n);
        if (at == 0)
            break;
        kinds |= dz_image_affix(w->c->image, dz_hash(w->s + at, length - at));
    }
    return kinds;
}

/* Whether a noun has the ending too: 0 no, 1 as its last part, 2 as a whole. */
static uint64_t noun_of(const dz_info *i) {
    uint32_t lemma = dz_lexicon_noun(i, NULL);
    return lemma == DZ_NONE ? 0 : lemma == i->head ? 1 : 2;
}

static void add_affixes(const word *w, dz_features *f) {
    uint32_t kinds = endings_of(w, w->length);
    if (w->info->bare_length)
        kinds |= endings_of(w, w->length - w->info->bare_length);
    if (kinds)
        add(f, DZ_T_AFFIX, two(kinds, noun_of(w->info)));
}

/* Four levels to four numbers, coarser. */
static uint64_t in_names(uint16_t levels) {
    static const uint8_t COARSE[16] = {0, 1, 2, 3, 3, 4, 4, 5, 5, 5, 5, 5, 5, 5, 5, 5};
    uint64_t numbers = 0;
    for (int type = 0; type < 4; type++)
        numbers |= (uint64_t)COARSE[levels >> 4 * type & 15] << 16 * type;
    return numbers;
}

static void add_lists(const dz_info *i, dz_features *f) {
    enum { OF_WEIGHT = DZ_L_GIVEN | DZ_L_SURNAME, NOT_NAMES = DZ_L_ABBREVIATION | DZ_L_ABBREVIATION_END };
    if (i->lists & OF_WEIGHT)
        add(f, DZ_T_NAME, two(i->given, i->surname));
    if (i->lists & ~(OF_WEIGHT | NOT_NAMES))
        add(f, DZ_T_LISTS, i->lists & ~(unsigned)(OF_WEIGHT | NOT_NAMES));
    if (i->in_names)
        add(f, DZ_T_IN_NAMES, in_names(i->in_names));
    if (i->kind)
        add(f, DZ_T_KIND, i->kind);
    if (i->genitive)
        add(f, DZ_T_GENITIVE, 0);
}

/* As which of adjective (1), inhabitant (2) and name (4) the lists have the word. */
static uint64_t forms_of(const dz_image *image, uint32_t node) {
    uint64_t forms = 0;
    for (uint32_t i = 0; node != DZ_NONE && i < image->nodes[node].count; i++) {
        uint8_t form = image->names[image->nodes[node].names + i].form;
        forms |= form == DREISATZ_ADJECTIVE ? 1 : form == DREISATZ_INHABITANT ? 2 : 4;
    }
    return forms;
}

static void add_derived(const word *w, dz_features *f) {
    uint64_t forms = forms_of(w->c->image, w->info->name_starts[0]);
    if (forms & 3)
        add(f, DZ_T_DERIVED, forms);
}

static void add_noun(const word *w, dz_features *f) {
    uint32_t lemma = dz_lexicon_noun(w->info, NULL);
    if (lemma == DZ_NONE)
        return;
    const dz_lemma *l = &w->c->image->lemmas[lemma];
    dz_template template = w->info->head == lemma ? DZ_T_HEAD : DZ_T_LEMMA;
    f->at[f->count++] = (dz_feature){0, l->key, dz_image_string(w->c->image, l->text), l->length, (uint8_t) template};
    if (w->info->head != lemma || w->info->cluster != DZ_NO_CLUSTER)
        return;
    uint16_t cluster = dz_image_usage(w->c->image, w->c->image->lemmas[lemma].key).cluster;
    if (cluster != DZ_NO_CLUSTER)
        add(f, DZ_T_HEAD_CLUSTER, dz_cluster_prefix(cluster, 8));
}

static void add_clusters(const dz_info *i, dz_features *f) {
    add(f, DZ_T_CLUSTER4, dz_cluster_prefix(i->cluster, 4));
    if (i->cluster == DZ_NO_CLUSTER)
        return;
    add(f, DZ_T_CLUSTER6, dz_cluster_prefix(i->cluster, 6));
    add(f, DZ_T_CLUSTER8, dz_cluster_prefix(i->cluster, 8));
    add(f, DZ_T_CLUSTER, dz_cluster_prefix(i->cluster, 14));
    add(f, DZ_T_CLASS_CLUSTER, two(i->class, dz_cluster_prefix(i->cluster, 6)));
}

/* Types that the lists know this one word as, a bit each. */
static uint64_t types_of(const dz_image *image, uint64_t hash) {
    uint32_t node = dz_image_step(image, 0, hash);
    uint64_t types = 0;
    for (uint32_t i = 0; node != DZ_NONE && i < image->nodes[node].count; i++)
        types |= (uint64_t)1 << image->names[image->nodes[node].names + i].type;
    return types;
}

/* `Rhein-Main`: what stands before the sign. */
static void add_part(const word *w, dz_features *f) {
    const char *sign = memchr(w->s, '-', w->length);
    if (!sign || sign == w->s)
        return;
    size_t length = (size_t)(sign - w->s);
    uint64_t hash = dz_hash(w->s, length), types = types_of(w->c->image, hash);
    uint16_t cluster = dz_image_usage(w->c->image, hash).cluster;
    add_text(f, DZ_T_PART, 0, w->s, length);
    if (cluster != DZ_NO_CLUSTER)
        add(f, DZ_T_PART_CLUSTER, dz_cluster_prefix(cluster, 6));
    if (types)
        add(f, DZ_T_PART_LISTS, types);
}

static void add_spelling(const word *w, dz_features *f) {
    static const dz_template TAILS[] = {DZ_T_TAIL2, DZ_T_TAIL3, DZ_T_TAIL4};
    for (int i = 0; i < 3; i++)
        add_tail(w, f, TAILS[i], i + 2);
    add_text(f, DZ_T_FRONT3, 0, w->s, head_end(w->s, w->length, 3));
    if (w->info->bare_length)
        add_text(f, DZ_T_BARE, 0, w->s, w->length - w->info->bare_length);
    if (w->token->flags & DZ_UPPER)
        add_affixes(w, f);
    if (w->token->flags & DZ_HYPHEN)
        add_part(w, f);
}

void dz_features_word(const dz_context *c, uint32_t token, dz_features *f) {
    const dz_token *t = &c->text->tokens.at[token];
    word w = {c, t, c->infos[token], dz_token_text(c->text, t), dz_token_length(t)};
    if (w.length > 100)
        w.length = head_end(w.s, w.length, 40);
    f->count = 0;
    add_text(f, DZ_T_WORD, 0, w.s, w.length);
    add(f, DZ_T_CLASS, two(w.info->class, w.info->initial));
    add_clusters(w.info, f);
    add_lists(w.info, f);
    add_derived(&w, f);
    add_noun(&w, f);
    add_spelling(&w, f);
    add_text(f, DZ_T_SHAPE, 0, f->shape, shape_of(w.s, w.length, f->shape, sizeof f->shape));
}

/* ---- the neighbourhood ---- */

static unsigned class_at(const dz_context *c, int64_t token) {
    if (token < (int64_t)c->first || token >= (int64_t)c->last)
        return DZ_NO_CLASS;
    return c->text->tokens.at[token].kind;
}

static uint64_t cluster_at(const dz_context *c, int64_t token) {
    if (token < (int64_t)c->first || token >= (int64_t)c->last)
        return 1;
    return c->text->tokens.at[token].group;
}

static void add_classes(const dz_context *c, int64_t t, dz_features *f) {
    unsigned before = class_at(c, t - 1), here = class_at(c, t), after = class_at(c, t + 1);
    add(f, DZ_T_K12, two(before, here));
    add(f, DZ_T_K23, two(here, after));
    add(f, DZ_T_K13, two(before, after));
    add(f, DZ_T_K123, three(before, here, after));
}

static void add_cluster_pairs(const dz_context *c, int64_t t, dz_features *f) {
    uint64_t before = cluster_at(c, t - 1), here = cluster_at(c, t), after = cluster_at(c, t + 1);
    add(f, DZ_T_C12, two(before, here));
    add(f, DZ_T_C23, two(here, after));
    add(f, DZ_T_C13, two(before, after));
    add(f, DZ_T_C123, three(before, here, after));
}

/* Type of a list, place of the token in its match, and how long the match is. */
static uint64_t cover_number(const dz_cover *v, int type) {
    unsigned length = v->best[type] > 4 ? 4 : v->best[type];
    return (uint64_t)(type * 100 + v->place[type] * 10) + length;
}

static void add_lists_of(const dz_context *c, int64_t t, dz_features *f) {
    const dz_cover *v = dz_cover_at(c, t);
    uint64_t all = 0;
    for (int type = 0; type < 4; type++) {
        if (!v->best[type])
            continue;
        uint64_t number = cover_number(v, type);
        add(f, DZ_T_LIST, two(number, v->flags[type] & (DZ_NAME_COMMON | DZ_NAME_SURNAME)));
        const char *file = dz_image_string(c->image, c->image->files[v->file[type]]);
        add_text(f, DZ_T_FILE, number / 10 % 10, file, strlen(file));
        add(f, DZ_T_LIST_CLASS, three(number, 0, c->text->tokens.at[t].kind));
        all |= (number % 100 + 1) << 16 * type;
    }
    if (all)
        add(f, DZ_T_LISTS_ALL, all);
}

static void add_list_beside(const dz_context *c, int64_t t, dz_template template, unsigned class, dz_features *f) {
    const dz_cover *v = dz_cover_at(c, t);
    for (int type = 0; type < 4; type++)
        if (v->best[type])
            add(f, template, three(cover_number(v, type) / 10, 0, class));
}

/* The word before, when it is no name: prepositions, articles and verbs say much about what follows. */
static const dz_token *word_before(const dz_context *c, int64_t t) {
    const dz_token *k = t > (int64_t)c->first ? &c->text->tokens.at[t - 1] : NULL;
    return k && !(k->flags & DZ_UPPER) && dz_token_length(k) < 40 ? k : NULL;
}

static void add_before(const dz_context *c, int64_t t, dz_features *f) {
    const dz_token *k = word_before(c, t);
    if (k)
        f->at[f->count++] =
            (dz_feature){c->text->tokens.at[t].kind, k->hash, dz_token_text(c->text, k), (uint16_t)dz_token_length(k), DZ_T_BEFORE};
}

static bool is_quote(const dz_context *c, int64_t t) {
    return t >= (int64_t)c->first && t < (int64_t)c->last && (c->text->tokens.at[t].flags & DZ_QUOTE);
}

/* Between quotation marks that are not far apart: how far, 0: not. */
static uint64_t quoted(const dz_context *c, int64_t t) {
    enum { FAR = 5 };
    if (!c->quotes)
        return 0;
    int64_t open = t - 1, close = t + 1;
    while (t - open < FAR && !is_quote(c, open))
        open--;
    while (close - open < 2 * FAR && !is_quote(c, close))
        close++;
    if (!is_quote(c, open) || !is_quote(c, close))
        return 0;
    return (uint64_t)(close - open > 3 ? 3 : close - open);
}

/* Between quotation marks stand titles of works more than names, but names of newspapers too: the list says which. */
static void add_quoted(const dz_context *c, int64_t t, dz_features *f) {
    uint64_t distance = quoted(c, t);
    if (!distance)
        return;
    add(f, DZ_T_QUOTED, two(c->text->tokens.at[t].kind, distance));
    for (int type = 0; type < 4; type++) {
        const dz_cover *v = dz_cover_at(c, t);
        const char *file = dz_image_string(c->image, c->image->files[v->file[type]]);
        if (v->best[type])
            add_text(f, DZ_T_QUOTED_FILE, v->place[type], file, strlen(file));
    }
}

static bool all_capitals(const dz_context *c) {
    uint32_t upper = 0, words = 0;
    for (uint32_t t = c->first; t < c->last; t++) {
        words += c->text->tokens.at[t].class == DZ_WORD;
        upper += (c->text->tokens.at[t].flags & DZ_ALL_UPPER) != 0;
    }
    return words > 2 && upper * 3 > words * 2;
}

static void add_place(const dz_context *c, int64_t t, dz_features *f) {
    add_before(c, t, f);
    add_quoted(c, t, f);
    uint64_t part = dz_abbreviation_part(c, (uint32_t)t);
    if (part)
        add(f, DZ_T_ABBREVIATION, two(c->text->tokens.at[t].kind, part));
    if (t == c->first)
        add(f, DZ_T_FIRST, all_capitals(c));
}

void dz_features_group(const dz_context *c, uint32_t t, dz_group group, dz_features *f) {
    f->count = 0;
    if (group == DZ_G_LISTS)
        add_lists_of(c, t, f);
    else if (group == DZ_G_LIST_BEFORE)
        add_list_beside(c, t, DZ_T_LIST_BEFORE, class_at(c, (int64_t)t - 1), f);
    else if (group == DZ_G_LIST_AFTER)
        add_list_beside(c, t, DZ_T_LIST_AFTER, class_at(c, (int64_t)t + 1), f);
    else
        add_place(c, t, f);
}

void dz_features_context(const dz_context *c, uint32_t t, dz_features *f) {
    dz_features part;
    f->count = 0;
    add_classes(c, t, f);
    add_cluster_pairs(c, t, f);
    for (dz_group group = 0; group < DZ_G_COUNT; group++) {
        dz_features_group(c, t, group, &part);
        memcpy(f->at + f->count, part.at, sizeof *part.at * part.count);
        f->count += part.count;
    }
}

/* ---- what the groups follow from ---- */

/* Types and places of the matches that cover a token, three bits each; 0: none. */
static uint64_t sorts_of(const dz_cover *v) {
    uint64_t sorts = 0;
    for (int type = 0; type < 4; type++)
        sorts |= (uint64_t)(v->best[type] ? v->place[type] + 1 : 0) << 3 * type;
    return sorts;
}

static uint64_t lists_key(const dz_context *c, int64_t t) {
    return dz_hash_mix(dz_hash((const char *)dz_cover_at(c, t), sizeof *c->covers), c->text->tokens.at[t].kind);
}

static uint64_t place_key(const dz_context *c, int64_t t) {
    const dz_token *before = word_before(c, t);
    uint64_t first = t != c->first ? 0 : 1 + all_capitals(c), far = quoted(c, t);
    uint64_t part = dz_abbreviation_part(c, (uint32_t)t);
    if (!before && !far && !first && !part)
        return 0;
    uint64_t lists = far ? dz_hash((const char *)dz_cover_at(c, t), sizeof *c->covers) : 0;
    return dz_hash_mix(before ? before->hash : 0, three(c->text->tokens.at[t].kind, far, first << 8 | part) ^ lists) | 1;
}

static uint64_t group_key(const dz_context *c, int64_t t, dz_group group) {
    if (group == DZ_G_PLACE)
        return place_key(c, t);
    if (!dz_cover_any(dz_cover_at(c, t)))
        return 0;
    switch (group) {
    case DZ_G_LISTS:
        return lists_key(c, t);
    case DZ_G_LIST_BEFORE:
        return two(sorts_of(dz_cover_at(c, t)), class_at(c, t - 1));
    default:
        return two(sorts_of(dz_cover_at(c, t)), class_at(c, t + 1));
    }
}

uint64_t dz_features_key(const dz_context *c, uint32_t t, dz_group group) {
    uint64_t key = group_key(c, t, group);
    return key ? dz_hash_mix(key, group + 1) | 1 : 0;
}

dz_side dz_features_side(const dz_context *c, int64_t t) {
    return (dz_side){(uint8_t)class_at(c, t), (uint8_t)dz_feature_side(DZ_CLUSTER_SIDES, cluster_at(c, t))};
}

dz_context dz_context_of(const dz_image *image, const dz_text *text, const dz_info *const *infos, const dz_cover *covers,
                         const dz_sentence *sentence) {
    dz_context c = {image, text, infos, covers, sentence->first, sentence->last, false, false};
    for (uint32_t t = c.first; t < c.last; t++) {
        c.quotes = c.quotes || (text->tokens.at[t].flags & DZ_QUOTE);
        c.brackets = c.brackets || text->tokens.at[t].kind == DZ_K_OPEN;
    }
    return c;
}

/* ---- islands ---- */

/* `NACH` in a headline in capitals. */
static bool is_shouted_particle(const dz_context *c, uint32_t t) {
    return (c->text->tokens.at[t].flags & DZ_ALL_UPPER) && c->text->tokens.at[t].kind < DZ_K_SMALL;
}

static bool may_name(const dz_context *c, uint32_t t) {
    enum { SIGNS = DZ_UPPER | DZ_INNER_UPPER | DZ_NON_LATIN | DZ_HAS_DIGIT | DZ_HYPHEN /* al-Assad */ };
    const dz_token *k = &c->text->tokens.at[t];
    bool signs = (k->flags & SIGNS) && !is_shouted_particle(c, t);
    return k->class == DZ_WORD && (signs || dz_cover_any(dz_cover_at(c, t)));
}

/* `2:1`, `20:15`: a score or a time is part of no name. */
static bool is_score(const dz_context *c, uint32_t t) {
    const dz_token *k = &c->text->tokens.at[t];
    return c->text->tokens.at[t].kind == DZ_K_NUMBER && memchr(dz_token_text(c->text, k), ':', dz_token_length(k));
}

/* Words and signs that stand inside names: `Bank of America`, `Amt für politische Bildung`, `Müller & Sohn`. */
static bool may_join(const dz_context *c, uint32_t t) {
    static const bool JOINS[DZ_K_CAPITAL] = {
        [DZ_K_OTHER] = true, [DZ_K_DET] = true,  [DZ_K_PREP] = true,  [DZ_K_CONJ] = true,   [DZ_K_ADJ] = true,    [DZ_K_SMALL] = true,
        [DZ_K_QUOTE] = true, [DZ_K_DASH] = true, [DZ_K_SLASH] = true, [DZ_K_NUMBER] = true, [DZ_K_ORDINAL] = true};
    return c->text->tokens.at[t].kind < DZ_K_CAPITAL && JOINS[c->text->tokens.at[t].kind] && !is_score(c, t);
}

/* Small words and signs that names begin with: `van`, `von`, `1. FC`. */
static bool may_lead(const dz_context *c, uint32_t t) {
    return c->text->tokens.at[t].kind == DZ_K_SMALL || c->text->tokens.at[t].kind == DZ_K_PREP ||
           c->text->tokens.at[t].kind == DZ_K_ORDINAL;
}

bool dz_features_may_begin(const dz_context *c, uint32_t token) {
    return may_name(c, token) || may_lead(c, token);
}

bool dz_features_island(const dz_context *c, uint32_t from, uint32_t *first, uint32_t *last) {
    enum { GAP = 3 };
    uint32_t t = from;
    while (t < c->last && !may_name(c, t))
        t++;
    if (t == c->last)
        return false;
    *first = t > from && may_lead(c, t - 1) ? t - 1 : t;
    for (*last = ++t; t < c->last && t < *last + GAP; t++) {
        if (may_name(c, t))
            *last = t + 1;
        else if (!may_join(c, t))
            break;
    }
    *last += *last < c->last && c->text->tokens.at[*last].kind == DZ_K_NUMBER && !is_score(c, *last); /* `Formel 1` */
    return true;
}

/* ---- covers ---- */

static void cover_token(dz_cover *v, const dz_name *name, uint8_t length, uint8_t place) {
    if (v->best[name->type] >= length)
        return;
    v->best[name->type] = length;
    v->place[name->type] = place;
    v->flags[name->type] = name->flags;
    v->file[name->type] = name->file;
}

/* `covers` are those of the match. */
static void cover_match(dz_cover *covers, const dz_match *m, const dz_name *name) {
    uint32_t length = m->last - m->first;
    for (uint32_t i = 0; i < length; i++)
        cover_token(&covers[i], name, (uint8_t)length, length == 1 ? 2 : i > 0);
}

void dz_features_cover(const dz_image *image, const dz_match *first, const dz_match *end, uint32_t first_token, dz_cover *covers) {
    for (const dz_match *m = first; m < end; m++) {
        const dz_node *node = &image->nodes[m->node];
        for (uint32_t n = 0; n < node->count; n++) {
            const dz_name *name = &image->names[node->names + n];
            if (name->form == DREISATZ_NAME || name->form == DREISATZ_ACRONYM)
                cover_match(covers + (m->first - first_token), m, name);
        }
    }
}
