/* names/ → the name trie: one path of token hashes for every spelling and inflection of a name, readings at its end. */
#include "base/limits.h"
#include "builder.h"
#include "text/text.h"
#include <stdio.h>
#include <stdlib.h>

typedef struct names {
    dz_builder *b;
    const char *file;
    uint16_t file_index;
    uint32_t line;
} names;

/* ---- paths ---- */

typedef struct path {
    uint64_t tokens[24];
    uint32_t count;
} path;

static void add_reading(dz_builder *b, uint32_t node, uint32_t record, dreisatz_form form, uint8_t flags) {
    uint32_t *link = &b->nodes.at[node].names;
    for (; *link != DZ_NONE; link = &b->names.at[*link].next) {
        dz_name *n = &b->names.at[*link].name;
        if (n->record == record && n->form == (uint8_t)form)
            return;
    }
    *link = b->names.count;
    const dz_record *r = &b->records.at[record];
    dz_build_name made = {
        {.record = record, .form = (unsigned)form & 15u, .type = (unsigned)r->type & 15u, .flags = flags, .file = r->file}, DZ_NONE};
    DZ_PUSH(&b->arena, &b->names) = made;
}

static uint16_t list_of(uint8_t type) {
    switch (type) {
    case DREISATZ_PER:
        return DZ_L_PER;
    case DREISATZ_ORG:
        return DZ_L_ORG;
    case DREISATZ_STATE:
        return DZ_L_STATE;
    default:
        return DZ_L_PLACE;
    }
}

static void add_path(dz_builder *b, const path *p, uint32_t record, dreisatz_form form, uint8_t flags) {
    uint32_t node = 0;
    for (uint32_t i = 0; i < p->count; i++)
        node = dz_build_step(b, node, p->tokens[i]);
    add_reading(b, node, record, form, flags);
}

/* Cuts a spelling into the tokens that the text stage would make of it. */
/* Names are cut as texts are: the dots of `St. Moritz`, `J. R. R. Tolkien` and `1. FC Köln` belong to their words. */
static dz_dot dot_in_name(const void *user, const char *word, size_t length) {
    dz_builder *const *b = user;
    const dz_build_word *w = dz_build_find_word(*b, dz_hash(word, length));
    return w && w->lists & (DZ_L_ABBREVIATION | DZ_L_ABBREVIATION_END) ? DZ_DOT_NEVER_ENDS : DZ_DOT_ENDS;
}

static bool follows_in_name(const void *user, const char *word, size_t length) {
    (void)user, (void)word, (void)length;
    return true;
}

static bool path_of(dz_builder *b, const char *spelling, dz_text *text) {
    dz_abbreviations dots = {.of = dot_in_name, .ordinal_follower = follows_in_name, .user = &b};
    dz_text_read(text, &b->arena, spelling, strlen(spelling), &dots);
    return text->tokens.count > 0 && text->tokens.count <= DZ_LIMIT_NAME_TOKENS;
}

static bool is_adjective(dz_builder *b, const char *word, size_t length, uint32_t *lemma) {
    char lower[128];
    if (length < 4 || length >= sizeof lower)
        return false;
    memcpy(lower, word, length + 1);
    if (lower[0] >= 'A' && lower[0] <= 'Z')
        lower[0] = (char)(lower[0] + 32);
    const dz_build_word *known = dz_build_find_word(b, dz_hash(lower, length));
    for (uint32_t r = known ? known->readings : DZ_NONE; r != DZ_NONE; r = b->readings.at[r].next) {
        if (b->readings.at[r].pos == DZ_ADJ && b->readings.at[r].morph) {
            *lemma = b->readings.at[r].lemma;
            return true;
        }
    }
    return false;
}

static bool ends_with(const char *word, size_t length, const char *tail) {
    size_t n = strlen(tail);
    return length >= n && memcmp(word + length - n, tail, n) == 0;
}

/* The length of an adjective inside a name without its ending; 0: it has none. */
static size_t stem_of(dz_builder *b, const char *word, size_t length) {
    uint32_t lemma;
    size_t stem = 0;
    for (uint32_t i = 0; i < b->adjective.count && is_adjective(b, word, length, &lemma); i++) {
        size_t n = strlen(b->adjective.at[i].text);
        if (length > n + 2 && ends_with(word, length, b->adjective.at[i].text))
            stem = length - n;
    }
    return stem;
}

/* Adds the path and, for each of its adjectives, all its endings: `Auswärtiges Amt`, `Auswärtigen Amt`. */
static void add_inflected_path(dz_builder *b, const dz_text *text, path *p, uint32_t at, uint32_t record, dreisatz_form form,
                               uint8_t flags) {
    if (at == text->tokens.count) {
        add_path(b, p, record, form, flags);
        return;
    }
    const dz_token *t = &text->tokens.at[at];
    char word[128], made[160];
    size_t length = dz_token_length(t), stem;
    p->count = at + 1;
    p->tokens[at] = t->hash;
    add_inflected_path(b, text, p, at + 1, record, form, flags);
    if (length >= sizeof word || at + 1 == text->tokens.count || at > 1)
        return;
    memcpy(word, dz_token_text(text, t), length);
    word[length] = '\0';
    stem = stem_of(b, word, length);
    for (uint32_t i = 0; stem && i < b->adjective.count; i++) {
        int n = snprintf(made, sizeof made, "%.*s%s", (int)stem, word, b->adjective.at[i].text);
        if (n <= 0 || strcmp(made, word) == 0)
            continue;
        p->count = at + 1;
        p->tokens[at] = dz_hash(made, (size_t)n);
        add_inflected_path(b, text, p, at + 1, record, form, flags);
    }
}

static void mark_first(dz_builder *b, const dz_text *text, uint8_t type, uint8_t flags) {
    if (text->tokens.count == 1 && !(flags & DZ_NAME_COMMON)) {
        const dz_token *t = &text->tokens.at[0];
        dz_build_word_of(b, dz_token_text(text, t), dz_token_length(t))->lists |= list_of(type);
    }
}

/* `Laboratory` stands in names of organisations, whatever stands with it. */
static void count_words(dz_builder *b, const dz_text *text, uint8_t type) {
    for (uint32_t i = 0; text->tokens.count > 1 && i < text->tokens.count; i++)
        dz_build_usage_of(b, text->tokens.at[i].hash)->in_names[type]++;
}

static void add_spelling(names *n, const char *spelling, uint32_t record, dreisatz_form form, uint8_t flags) {
    dz_text text;
    path p = {.count = 0};
    if (!*spelling)
        return;
    if (!path_of(n->b, spelling, &text)) {
        dz_problem_add(&n->b->problems, n->file, n->line, 1, false, "'%s' is no name of 1 to %d words and signs", spelling,
                       DZ_LIMIT_NAME_TOKENS);
        return;
    }
    add_inflected_path(n->b, &text, &p, 0, record, form, flags);
    if (form == DREISATZ_NAME || form == DREISATZ_ACRONYM)
        mark_first(n->b, &text, n->b->records.at[record].type, flags), count_words(n->b, &text, n->b->records.at[record].type);
}

static void add_name(names *n, const char *spelling, uint32_t record, dreisatz_form form, uint8_t flags) {
    char other[2 * DZ_LIMIT_SPELLING + 4];
    add_spelling(n, spelling, record, form, flags);
    if (strlen(spelling) > DZ_LIMIT_SPELLING)
        dz_problem_add(&n->b->problems, n->file, n->line, 1, false, "a name of more than %d bytes", DZ_LIMIT_SPELLING);
    if (dz_build_swiss(spelling, strlen(spelling), other, sizeof other))
        add_spelling(n, other, record, form, flags);
}

static bool is_acronym(const char *name) {
    size_t upper = 0, length = strlen(name);
    for (const char *s = name; *s; s++)
        upper += *s >= 'A' && *s <= 'Z';
    return length >= 2 && length <= 7 && upper * 2 > length && !strchr(name, ' ');
}

static dreisatz_form form_of(const char *name, uint8_t type) {
    return type != DREISATZ_PER && is_acronym(name) ? DREISATZ_ACRONYM : DREISATZ_NAME;
}

/* ---- attributes ---- */

typedef struct attributes {
    const char *kind, *state, *gender, *wikidata, *surname, *adjective, *man, *metonym;
    bool common, post, bare;
} attributes;

static attributes read_attributes(dz_arena *arena, const char *column) {
    attributes a = {"", "", "", "", "", "", "", "", false, false, false};
    char *rest = dz_arena_copy(arena, column, strlen(column));
    for (char *item; (item = dz_split_next(&rest, ';'));) {
        char *value = strchr(item, '=');
        if (!value)
            continue;
        *value++ = '\0';
        if (strcmp(item, "kind") == 0)
            a.kind = value;
        else if (strcmp(item, "state") == 0)
            a.state = value;
        else if (strcmp(item, "gender") == 0)
            a.gender = value;
        else if (strcmp(item, "wikidata") == 0)
            a.wikidata = value;
        else if (strcmp(item, "surname") == 0)
            a.surname = value;
        else if (strcmp(item, "adjective") == 0)
            a.adjective = value;
        else if (strcmp(item, "man") == 0)
            a.man = value;
        else if (strcmp(item, "metonym") == 0)
            a.metonym = value;
        else if (strcmp(item, "ambiguous") == 0)
            a.common = true, a.post = strcmp(value, "post") == 0;
        else if (strcmp(item, "bare") == 0)
            a.bare = true;
    }
    return a;
}

static uint8_t gender_of(const char *text) {
    return *text == 'm' ? 1 : *text == 'f' ? 2 : *text == 'n' ? 3 : *text == 'p' ? 4 : 0;
}

static uint32_t add_record(names *n, dreisatz_type type, const char *name, const attributes *a, const char *iso) {
    dz_builder *b = n->b;
    dz_record r = {.name = dz_build_string(b, name, strlen(name)),
                   .iso = dz_build_string(b, iso, strlen(iso)),
                   .wikidata = dz_build_string(b, a->wikidata, strlen(a->wikidata)),
                   .type = (uint8_t)type,
                   .gender = gender_of(a->gender),
                   .kind = *a->kind ? dz_build_kind(b, a->kind, n->file, n->line) : 0,
                   .file = n->file_index,
                   .line = n->line};
    if (!*name)
        dz_problem_add(&b->problems, n->file, n->line, 1, false, "the name is missing");
    if (strlen(a->state) >= 2)
        r.state = (uint16_t)((unsigned char)a->state[0] << 8 | (unsigned char)a->state[1]);
    DZ_PUSH(&b->arena, &b->records) = r;
    return b->records.count - 1;
}

static void add_variants(names *n, const char *column, uint32_t record, uint8_t flags) {
    char *rest = dz_arena_copy(&n->b->arena, column, strlen(column));
    for (char *item; *column && (item = dz_split_next(&rest, '|'));)
        add_name(n, item, record, form_of(item, n->b->records.at[record].type),
                 (uint8_t)((strchr(item, ' ') ? 0 : flags) | DZ_NAME_VARIANT));
}

/* ---- adjectives and inhabitants ---- */

static void add_adjective_form(names *n, const char *stem, const dz_build_ending *e, uint32_t record, dreisatz_form form) {
    char word[200];
    int used = snprintf(word, sizeof word, "%s%s", stem, e->text);
    if (used <= 0 || (size_t)used >= sizeof word)
        return;
    path p = {.tokens = {dz_hash(word, (size_t)used)}, .count = 1};
    add_path(n->b, &p, record, form, 0);
    dz_build_reading_of(n->b, word, (size_t)used, dz_build_lemma(n->b, stem, strlen(stem)), DZ_ADJ, 0, e->morph);
    dz_build_word_of(n->b, word, (size_t)used);
}

static void add_adjective(names *n, const char *stem, uint32_t record) {
    static const dz_build_ending NONE = {"", 0};
    add_adjective_form(n, stem, &NONE, record, DREISATZ_ADJECTIVE);
    for (uint32_t i = 0; i < n->b->adjective.count; i++)
        add_adjective_form(n, stem, &n->b->adjective.at[i], record, DREISATZ_ADJECTIVE);
    if (stem[0] >= 'a' && stem[0] <= 'z') { /* at the start of a sentence */
        char large[200];
        snprintf(large, sizeof large, "%s", stem);
        large[0] = (char)(large[0] - 32);
        add_adjective(n, large, record);
    }
}

static void add_inhabitant_form(names *n, const char *word, const char *ending, uint32_t record, uint16_t morph) {
    char form[200];
    int used = snprintf(form, sizeof form, "%s%s", word, ending);
    if (used <= 0 || (size_t)used >= sizeof form)
        return;
    path p = {.tokens = {dz_hash(form, (size_t)used)}, .count = 1};
    add_path(n->b, &p, record, DREISATZ_INHABITANT, 0);
    dz_build_reading_of(n->b, form, (size_t)used, dz_build_lemma(n->b, word, strlen(word)), DZ_NOUN, 0, morph);
}

/* How the word is declined; `woman` is for one with the ending of nouns for women. */
static const dz_build_inhabitant *declension_of(const dz_builder *b, const char *word, const dz_build_inhabitant *woman) {
    static const dz_build_inhabitant NONE = {"", "", false};
    if (*b->feminine && ends_with(word, strlen(word), b->feminine))
        return woman;
    for (uint32_t i = 0; i < b->inhabitants.count; i++)
        if (ends_with(word, strlen(word), b->inhabitants.at[i].tail))
            return &b->inhabitants.at[i];
    return &NONE;
}

/* The forms are few, and the wrong ones do no harm. */
static void add_inhabitant(names *n, const char *word, uint32_t record, uint16_t gender) {
    dz_build_inhabitant woman = {"", n->b->feminine_plural, false};
    const dz_build_inhabitant *d = declension_of(n->b, word, &woman);
    char *rest = dz_arena_copy(&n->b->arena, d->endings, strlen(d->endings));
    if (!*word)
        return;
    add_inhabitant_form(n, word, "", record, (uint16_t)((DZ_SING & gender) | (d->plural ? DZ_PLUR : 0)));
    for (char *ending; (ending = dz_split_next(&rest, ' '));)
        add_inhabitant_form(n, word, ending, record, DZ_ANY & (uint16_t)(gender | DZ_PLUR));
}

/* ---- lines ---- */

static void add_metonym(names *n, const char *word, uint32_t record) {
    add_name(n, word, record, DREISATZ_METONYM, DZ_NAME_CAPITAL);
}

static void each(names *n, const char *column, void (*add)(names *, const char *, uint32_t), uint32_t record) {
    char *rest = dz_arena_copy(&n->b->arena, column, strlen(column));
    for (char *part; *column && (part = dz_split_next(&rest, '|'));)
        for (char *item; (item = dz_split_next(&part, ','));)
            if (*item)
                add(n, item, record);
}

static void add_state_adjective(names *n, const char *stem, uint32_t record) {
    add_adjective(n, stem, record);
}
static void add_man(names *n, const char *word, uint32_t record) {
    add_inhabitant(n, word, record, DZ_MASC);
}
static void add_woman(names *n, const char *word, uint32_t record) {
    add_inhabitant(n, word, record, DZ_FEM);
}
static void state_line(names *n, const dz_lines *l) {
    attributes a = read_attributes(&n->b->arena, dz_lines_column(l, 9));
    a.wikidata = dz_lines_column(l, 1);
    a.state = dz_lines_column(l, 0);
    if (strstr(dz_lines_column(l, 9), "number=plural"))
        a.gender = "p";
    uint32_t record = add_record(n, DREISATZ_STATE, dz_lines_column(l, 2), &a, dz_lines_column(l, 0));
    add_name(n, dz_lines_column(l, 2), record, form_of(dz_lines_column(l, 2), DREISATZ_STATE), 0);
    add_variants(n, dz_lines_column(l, 3), record, 0);
    each(n, dz_lines_column(l, 4), add_state_adjective, record);
    each(n, dz_lines_column(l, 5), add_man, record);
    each(n, dz_lines_column(l, 6), add_woman, record);
    each(n, dz_lines_column(l, 8), add_metonym, record);
}

static void place_line(names *n, const dz_lines *l) {
    attributes a = read_attributes(&n->b->arena, dz_lines_column(l, 2));
    uint32_t record = add_record(n, DREISATZ_LOC, dz_lines_column(l, 0), &a, "");
    uint8_t flags = a.common ? DZ_NAME_COMMON : 0;
    add_name(n, dz_lines_column(l, 0), record, form_of(dz_lines_column(l, 0), DREISATZ_LOC), flags);
    add_variants(n, dz_lines_column(l, 1), record, flags);
    each(n, a.adjective, add_state_adjective, record);
    each(n, a.man, add_man, record);
}

/* The first one of the type that is listed under `name`, DZ_NONE. */
static uint32_t record_named(names *n, const char *name, dreisatz_type type) {
    dz_text text;
    uint32_t node = 0;
    if (!path_of(n->b, name, &text))
        return DZ_NONE;
    for (uint32_t i = 0; i < text.tokens.count; i++)
        node = dz_build_step(n->b, node, text.tokens.at[i].hash);
    for (uint32_t at = n->b->nodes.at[node].names; at != DZ_NONE; at = n->b->names.at[at].next) {
        const dz_name *k = &n->b->names.at[at].name;
        if (k->form == DREISATZ_NAME && k->type == (uint8_t)type)
            return k->record;
    }
    return DZ_NONE;
}

/* adjectives: `place  forms`, which do not inflect: Kölner. */
static void adjective_line(names *n, const dz_lines *l) {
    uint32_t record = record_named(n, dz_lines_column(l, 0), DREISATZ_LOC);
    char *rest = dz_arena_copy(&n->b->arena, dz_lines_column(l, 1), strlen(dz_lines_column(l, 1)));
    if (record == DZ_NONE) {
        dz_problem_add(&n->b->problems, n->file, n->line, 1, true, "'%s' is no listed place", dz_lines_column(l, 0));
        return;
    }
    for (char *item; (item = dz_split_next(&rest, '|'));)
        add_name(n, item, record, DREISATZ_ADJECTIVE, 0);
}

static void organization_line(names *n, const dz_lines *l) {
    attributes a = read_attributes(&n->b->arena, dz_lines_column(l, 2));
    uint32_t record = add_record(n, DREISATZ_ORG, dz_lines_column(l, 0), &a, "");
    uint8_t flags = (uint8_t)((a.common ? DZ_NAME_COMMON : 0) | (a.post ? DZ_NAME_POST : 0));
    add_name(n, dz_lines_column(l, 0), record, form_of(dz_lines_column(l, 0), DREISATZ_ORG), flags);
    add_variants(n, dz_lines_column(l, 1), record, flags);
    each(n, a.metonym, add_metonym, record);
}

/* The last word, with the particles before it: `von der Leyen`. */
static const char *surname_of(const char *name) {
    const char *last = strrchr(name, ' ');
    if (!last)
        return "";
    const char *at = last + 1;
    for (const char *s = name; s < at; s++) {
        if (s > name && s[-1] == ' ' && *s >= 'a' && *s <= 'z')
            return s;
    }
    return at;
}

static void add_words(names *n, const char *name, const char *surname) {
    size_t given = strcspn(name, " ");
    dz_builder *b = n->b;
    if (*surname && strstr(name, surname) != name) {
        dz_build_word *w = dz_build_word_of(b, name, given);
        w->lists |= DZ_L_GIVEN;
        if (!w->traits.given)
            w->traits.given = 2;
    }
    if (*surname && !strchr(surname, ' ')) {
        dz_build_word *w = dz_build_word_of(b, surname, strlen(surname));
        w->lists |= DZ_L_SURNAME;
        if (w->traits.surname < 4)
            w->traits.surname = 4;
    }
}

static void person_line(names *n, const dz_lines *l) {
    const char *name = dz_lines_column(l, 0);
    attributes a = read_attributes(&n->b->arena, dz_lines_column(l, 2));
    uint32_t record = add_record(n, DREISATZ_PER, name, &a, "");
    const char *surname = *a.surname ? a.surname : surname_of(name);
    add_name(n, name, record, DREISATZ_NAME, a.common ? DZ_NAME_COMMON : 0);
    add_variants(n, dz_lines_column(l, 1), record, 0);
    add_words(n, name, surname);
    if (a.bare && *surname)
        add_name(n, surname, record, DREISATZ_NAME, DZ_NAME_SURNAME);
}

/* `2021-12-08`; an empty column is `otherwise`, what is no day DZ_NONE. */
static uint32_t read_day(const char *text, uint32_t otherwise) {
    uint32_t day = dz_day_of(text);
    return !*text ? otherwise : day != DZ_NO_DAY && strlen(text) == 10 ? day : DZ_NONE;
}

/* offices: `words  person  from  to` */
static void office_line(names *n, const dz_lines *l) {
    const char *person = dz_lines_column(l, 1);
    dz_office o = {.record = record_named(n, person, DREISATZ_PER),
                   .from = read_day(dz_lines_column(l, 2), DZ_NO_DAY),
                   .to = read_day(dz_lines_column(l, 3), DZ_LAST_DAY)};
    if (o.record == DZ_NONE)
        dz_problem_add(&n->b->problems, n->file, n->line, 1, false, "'%s' is no listed person", person);
    else if (o.from == DZ_NONE || o.to == DZ_NONE || o.from > o.to)
        dz_problem_add(&n->b->problems, n->file, n->line, 1, false, "expected two days like 2021-12-08, the earlier first");
    else
        for (char *rest = dz_arena_copy(&n->b->arena, dz_lines_column(l, 0), strlen(dz_lines_column(l, 0))), *word;
             (word = dz_split_next(&rest, '|'));) {
            o.lemma = dz_build_known_lemma(n->b, word, strlen(word), DZ_NOUN);
            if (o.lemma == DZ_NONE)
                o.lemma = dz_build_lemma(n->b, word, strlen(word));
            n->b->lemmas.at[o.lemma].lists |= DZ_LEMMA_OFFICE;
            DZ_PUSH(&n->b->arena, &n->b->offices) = o;
        }
}

static void given_line(names *n, const dz_lines *l) {
    const char *name = dz_lines_column(l, 0), *gender = dz_lines_column(l, 1);
    dz_build_word *w = dz_build_word_of(n->b, name, strlen(name));
    uint8_t weight = (uint8_t)atoi(dz_lines_column(l, 2));
    w->lists |= DZ_L_GIVEN;
    w->traits.given = weight > w->traits.given ? weight : w->traits.given;
    w->traits.gender |= *gender == 'm' ? 1 : *gender == 'f' ? 2 : 3;
}

static void surname_line(names *n, const dz_lines *l) {
    const char *name = dz_lines_column(l, 0);
    dz_build_word *w = dz_build_word_of(n->b, name, strlen(name));
    uint8_t weight = (uint8_t)atoi(dz_lines_column(l, 1));
    w->lists |= DZ_L_SURNAME;
    w->traits.surname = weight > w->traits.surname ? weight : w->traits.surname;
}

/* ---- files ---- */

typedef void (*name_reader)(names *n, const dz_lines *lines);

static void read_names(dz_builder *b, const char *folder, const char *file, name_reader reader) {
    dz_source source;
    if (!dz_source_read(&source, &b->arena, folder, file, &b->problems))
        return;
    names n = {.b = b, .file = file, .file_index = dz_build_file(b, file)};
    dz_lines lines = dz_lines_of(&source);
    while (dz_lines_next(&lines)) {
        n.line = lines.line;
        reader(&n, &lines);
    }
}

static void read_all(dz_builder *b, const char *folder, const char *prefix, name_reader reader) {
    dz_file_list list = {0};
    dz_source_list(&list, &b->arena, folder, "names", prefix, ".tsv");
    for (uint32_t i = 0; i < list.count; i++)
        read_names(b, folder, list.at[i], reader);
}

void dz_build_names(dz_builder *b, const char *folder) {
    read_all(b, folder, "given-names", given_line);
    read_all(b, folder, "surnames", surname_line);
    read_all(b, folder, "states", state_line);
    read_all(b, folder, "places", place_line);
    read_all(b, folder, "adjectives", adjective_line);
    read_all(b, folder, "organizations", organization_line);
    read_all(b, folder, "persons", person_line);
    read_all(b, folder, "offices", office_line);
}

/* ---- a user's names: `name TYPE [variants]`, `-name TYPE` ---- */

static void remove_name(names *n, const char *name, dreisatz_type type) {
    dz_text text;
    uint32_t node = 0;
    if (!path_of(n->b, name, &text))
        return;
    for (uint32_t i = 0; i < text.tokens.count; i++)
        node = dz_build_step(n->b, node, text.tokens.at[i].hash);
    uint32_t *link = &n->b->nodes.at[node].names;
    while (*link != DZ_NONE) {
        dz_build_name *at = &n->b->names.at[*link];
        if (at->name.type == (uint8_t)type)
            *link = at->next;
        else
            link = &at->next;
    }
}

static void user_line(names *n, const dz_lines *l) {
    const char *name = dz_lines_column(l, 0), *type_name = dz_lines_column(l, 1);
    attributes a = read_attributes(&n->b->arena, dz_lines_column(l, 3));
    if (!name[*name == '-']) {
        dz_problem_add(&n->b->problems, n->file, n->line, 1, false, "expected NAME, TYPE and VARIANTS between tabs");
        return;
    }
    for (dreisatz_type type = DREISATZ_PER; type <= DREISATZ_LOC; type++) {
        if (strcmp(type_name, dreisatz_type_name(type)) != 0)
            continue;
        if (*name == '-') {
            remove_name(n, name + 1, type);
            return;
        }
        uint32_t record = add_record(n, type, name, &a, "");
        add_name(n, name, record, form_of(name, (uint8_t)type), 0);
        add_variants(n, dz_lines_column(l, 2), record, 0);
        return;
    }
    dz_problem_add(&n->b->problems, n->file, n->line, (uint32_t)strlen(name) + 2, false, "type '%s' is none of PER STATE ORG LOC",
                   type_name);
}

void dz_build_user_names(dz_builder *b, const char *name) {
    read_names(b, NULL, name, user_line);
}
