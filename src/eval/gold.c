#include "gold.h"
#include <cjson/cJSON.h>
#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>

typedef struct reader {
    dz_gold *gold;
    dz_arena *arena;
    const char *path;
    uint32_t line;
    char *rest; /* what is left of the file */
} reader;

static bool fault(reader *r, const char *what) {
    snprintf(r->gold->fault, sizeof r->gold->fault, "%s:%u: %s", r->path, r->line, what);
    return false;
}

static char *read_whole(dz_arena *arena, const char *path, size_t *length) {
    FILE *f = fopen(path, "rb");
    long size = f && fseek(f, 0, SEEK_END) == 0 ? ftell(f) : -1;
    char *text = size >= 0 ? dz_arena_alloc(arena, (size_t)size + 1) : NULL;
    if (text) {
        rewind(f);
        *length = fread(text, 1, (size_t)size, f);
        text[*length] = '\0';
        text = ferror(f) ? NULL : text;
    }
    if (f)
        fclose(f);
    return text;
}

/* The next line without its end, or NULL. */
static char *next_line(reader *r) {
    char *line = r->rest, *end = line ? strchr(line, '\n') : NULL;
    if (!line || !*line)
        return NULL;
    r->rest = end ? end + 1 : line + strlen(line);
    if (end)
        *end = '\0';
    if (end && end > line && end[-1] == '\r')
        end[-1] = '\0';
    r->line++;
    return line;
}

static uint32_t points(const char *text, size_t length) {
    uint32_t n = 0;
    for (size_t i = 0; i < length; i++)
        n += ((unsigned char)text[i] & 0xC0) != 0x80;
    return n;
}

static int type_of(const char *name) {
    for (int t = 0; t <= DREISATZ_LOC; t++)
        if (strcmp(name, dreisatz_type_name((dreisatz_type)t)) == 0)
            return t;
    return -1;
}

static dz_gold_text *add_text(reader *r, const char *id, const char *text, bool broad) {
    dz_gold_text t = {.id = id, .text = text, .length = strlen(text), .broad = broad};
    DZ_PUSH(r->arena, &r->gold->texts) = t;
    return &r->gold->texts.at[r->gold->texts.count - 1];
}

static void add_span(reader *r, dz_gold_text *t, uint32_t start, uint32_t end, int type, bool ignore) {
    DZ_PUSH(r->arena, &t->spans) = (dz_gold_span){start, end, (uint8_t)(type < 0 ? 0 : type), ignore};
}

static void add_place(reader *r, dz_gold_text *t, uint32_t argument, uint32_t start, uint32_t end) {
    DZ_PUSH(r->arena, &t->places) = (dz_gold_place){argument, start, end};
    t->argument_count = argument + 1 > t->argument_count ? argument + 1 : t->argument_count;
}

static bool spans_fit(const dz_gold_text *t) {
    uint32_t length = points(t->text, t->length);
    for (uint32_t i = 0; i < t->spans.count; i++)
        if (t->spans.at[i].start >= t->spans.at[i].end || t->spans.at[i].end > length)
            return false;
    return true;
}

/* ---- offsets ---- */

/* The code points before `offset`, which counts another unit; one inside a character is where that begins. */
static uint32_t to_points(const dz_gold_text *t, dz_unit unit, uint32_t offset) {
    uint32_t seen = 0, n = 0;
    for (size_t i = 0; i < t->length && seen < offset; n++) {
        size_t width = 1;
        while (i + width < t->length && ((unsigned char)t->text[i + width] & 0xC0) == 0x80)
            width++;
        i += width;
        seen += unit == DZ_UNIT_BYTES ? (uint32_t)width : width == 4 ? 2 : 1;
        if (seen > offset)
            return n;
    }
    return n;
}

/* Offsets of the file become those of everything else here; before anything is compared. */
static uint32_t offset_of(const reader *r, const dz_gold_text *t, uint32_t offset) {
    return r->gold->unit == DZ_UNIT_CHARS ? offset : to_points(t, r->gold->unit, offset);
}

/* ---- JSON Lines: {"id","text","spans","ignore","relations"} ---- */

static uint32_t number(const cJSON *list, int index) {
    const cJSON *item = cJSON_GetArrayItem(list, index);
    return item && item->valuedouble >= 0 && item->valuedouble < UINT32_MAX ? (uint32_t)item->valuedouble : UINT32_MAX;
}

static uint32_t json_offset(const reader *r, const dz_gold_text *t, const cJSON *span, int index) {
    return offset_of(r, t, number(span, index));
}

static void json_spans(reader *r, dz_gold_text *t, const cJSON *list, bool ignore) {
    const cJSON *item;
    cJSON_ArrayForEach(item, list) {
        const cJSON *type = cJSON_GetArrayItem(item, 2);
        add_span(r, t, json_offset(r, t, item, 0), json_offset(r, t, item, 1),
                 type && type->valuestring ? type_of(type->valuestring) : DREISATZ_LOC, ignore);
    }
}

static bool same_surface(const reader *r, const dz_gold_text *t, const dz_gold_place *a, const cJSON *span) {
    uint32_t start = json_offset(r, t, span, 0), end = json_offset(r, t, span, 1), n = 0, from[2] = {0, 0}, to[2] = {0, 0};
    if (end - start != a->end - a->start)
        return false;
    for (uint32_t i = 0; i <= t->length; i++) { /* code points to bytes */
        if (i == t->length || ((unsigned char)t->text[i] & 0xC0) != 0x80) {
            from[0] = n == a->start ? i : from[0];
            to[0] = n == a->end ? i : to[0];
            from[1] = n == start ? i : from[1];
            to[1] = n == end ? i : to[1];
            n++;
        }
    }
    return to[0] - from[0] == to[1] - from[1] && memcmp(t->text + from[0], t->text + from[1], to[0] - from[0]) == 0;
}

/* The span that the member `index` of a relation names, or NULL. */
static const cJSON *json_argument(const cJSON *spans, const cJSON *relation, int index) {
    uint32_t n = number(relation, index);
    return n <= INT32_MAX ? cJSON_GetArrayItem(spans, (int)n) : NULL;
}

/* The same pair said twice in a document is one relation. */
static void json_relation(reader *r, dz_gold_text *t, const cJSON *s, const cJSON *p, const cJSON *o) {
    for (uint32_t i = 0; i < t->relations.count; i++) {
        const dz_gold_relation *k = &t->relations.at[i];
        const dz_gold_place *ks = NULL, *ko = NULL;
        for (uint32_t j = 0; j < t->places.count; j++) {
            ks = !ks && t->places.at[j].argument == k->subject ? &t->places.at[j] : ks;
            ko = !ko && t->places.at[j].argument == k->object ? &t->places.at[j] : ko;
        }
        if (strcmp(k->predicates, p->valuestring) == 0 && same_surface(r, t, ks, s) && same_surface(r, t, ko, o)) {
            add_place(r, t, k->subject, json_offset(r, t, s, 0), json_offset(r, t, s, 1));
            add_place(r, t, k->object, json_offset(r, t, o, 0), json_offset(r, t, o, 1));
            return;
        }
    }
    dz_gold_relation made = {dz_arena_copy(r->arena, p->valuestring, strlen(p->valuestring)), "", t->argument_count, t->argument_count + 1,
                             false};
    add_place(r, t, made.subject, json_offset(r, t, s, 0), json_offset(r, t, s, 1));
    add_place(r, t, made.object, json_offset(r, t, o, 0), json_offset(r, t, o, 1));
    DZ_PUSH(r->arena, &t->relations) = made;
}

static bool json_relations(reader *r, dz_gold_text *t, const cJSON *spans, const cJSON *list) {
    const cJSON *item;
    cJSON_ArrayForEach(item, list) {
        const cJSON *s = json_argument(spans, item, 0), *p = cJSON_GetArrayItem(item, 1), *o = json_argument(spans, item, 2);
        if (!s || !o || !cJSON_IsString(p))
            return fault(r, "a relation is not [SPAN, \"predicate\", SPAN]");
        json_relation(r, t, s, p, o);
    }
    return true;
}

static bool read_json(reader *r, const cJSON *json) {
    const cJSON *text = cJSON_GetObjectItemCaseSensitive(json, "text"), *id = cJSON_GetObjectItemCaseSensitive(json, "id"),
                *spans = cJSON_GetObjectItemCaseSensitive(json, "spans");
    if (!cJSON_IsString(text))
        return fault(r, "no JSON object with a text");
    const char *name = cJSON_IsString(id) ? id->valuestring : "";
    dz_gold_text *t = add_text(r, dz_arena_copy(r->arena, name, strlen(name)),
                               dz_arena_copy(r->arena, text->valuestring, strlen(text->valuestring)), true);
    json_spans(r, t, spans, false);
    json_spans(r, t, cJSON_GetObjectItemCaseSensitive(json, "ignore"), true);
    if (!spans_fit(t))
        return fault(r, "a span lies outside its text");
    return json_relations(r, t, spans, cJSON_GetObjectItemCaseSensitive(json, "relations"));
}

/* cJSON fails alike for want of memory and of JSON; this tells them apart. Gold is read in one thread, and only by the program. */
static bool out_of_memory;

static void *get(size_t size) {
    void *got = malloc(size);
    out_of_memory = out_of_memory || !got;
    return got;
}

static bool read_jsonl(reader *r) {
    cJSON_InitHooks(&(cJSON_Hooks){get, free});
    out_of_memory = false;
    for (char *line; (line = next_line(r));) {
        if (!*line)
            continue;
        cJSON *json = cJSON_Parse(line);
        bool good = out_of_memory ? fault(r, "out of memory") : read_json(r, json);
        cJSON_Delete(json);
        if (!good)
            return false;
    }
    return true;
}

/* ---- marked text: `T … [surface|TYPE|entity] …`, `R subject predicate object factuality` ---- */

typedef struct names {
    DZ_ARRAY(char *) list;
} names;

static uint32_t argument_of(reader *r, names *n, const char *name, bool make) {
    for (uint32_t i = 0; i < n->list.count; i++)
        if (strcmp(n->list.at[i], name) == 0)
            return i;
    if (!make)
        return UINT32_MAX;
    DZ_PUSH(r->arena, &n->list) = dz_arena_copy(r->arena, name, strlen(name));
    return n->list.count - 1;
}

static bool marked_text(reader *r, const char *id, const char *line, names *n) {
    char *plain = dz_arena_alloc(r->arena, strlen(line) + 1);
    size_t used = 0;
    dz_gold_text t = {.id = id, .text = plain};
    while (*line) {
        char surface[400], type[16], entity[100];
        int length = 0;
        if (*line == '[' && sscanf(line, "[%399[^][|]|%15[A-Z]|%99[^][|]]%n", surface, type, entity, &length) == 3 && length) {
            uint32_t start = points(plain, used), end = start + points(surface, strlen(surface));
            if (type_of(type) < 0)
                return fault(r, "type is none of PER STATE ORG LOC");
            add_span(r, &t, start, end, type_of(type), false);
            add_place(r, &t, argument_of(r, n, entity, true), start, end);
            used += (size_t)sprintf(plain + used, "%s", surface);
            line += length;
        } else {
            plain[used++] = *line++;
        }
    }
    plain[used] = '\0';
    t.length = used;
    DZ_PUSH(r->arena, &r->gold->texts) = t;
    return true;
}

static bool marked_relation(reader *r, const char *line, names *n) {
    char head[4], s[100], p[100], o[100], f[100];
    dz_gold_text *t = r->gold->texts.count ? &r->gold->texts.at[r->gold->texts.count - 1] : NULL;
    if (sscanf(line, "%3s %99s %99s %99s %99s", head, s, p, o, f) != 5 || !t)
        return fault(r, "expected R subject predicate object factuality");
    uint32_t subject = argument_of(r, n, s, false), object = argument_of(r, n, o, false);
    if (subject == UINT32_MAX || object == UINT32_MAX)
        return fault(r, "relation names what the text does not mark");
    DZ_PUSH(r->arena, &t->relations) =
        (dz_gold_relation){dz_arena_copy(r->arena, p, strlen(p)), dz_arena_copy(r->arena, f, strlen(f)), subject, object, head[1] == '?'};
    return true;
}

static bool read_marked(reader *r) {
    const char *id = "";
    names n = {0};
    for (char *line; (line = next_line(r));) {
        bool good = true;
        if (line[0] == '#' && line[1] == ' ')
            id = dz_arena_copy(r->arena, line + 2, strlen(line + 2));
        else if (line[0] == 'T' && line[1] == ' ') {
            memset(&n, 0, sizeof n);
            good = marked_text(r, id, line + 2, &n);
        } else if (line[0] == 'R' && (line[1] == ' ' || line[1] == '?'))
            good = marked_relation(r, line, &n);
        else if (*line)
            good = fault(r, "neither '# id', 'T text' nor 'R subject predicate object factuality'");
        if (!good)
            return false;
    }
    return true;
}

/* ---- columns: one token a line, an empty line between sentences; CoNLL has the tag last, GermEval in the third of four ---- */

typedef struct columns {
    char *text;
    size_t used, room;
    dz_gold_text t;
    int open; /* type of the running name, -1: none */
    bool open_ignored;
} columns;

static void close_name(columns *c) {
    if (c->open >= 0)
        c->t.spans.at[c->t.spans.count - 1].end = points(c->text, c->used);
    c->open = -1;
}

static void column_token(reader *r, columns *c, const char *word, const char *tag) {
    const char *type = strchr(tag, '-') ? strchr(tag, '-') + 1 : "";
    char base[4];
    snprintf(base, sizeof base, "%.3s", type);
    bool ignore = strlen(type) > 3 || type_of(base) < 0;
    bool goes_on = tag[0] == 'I' && c->open >= 0;
    if (!goes_on)
        close_name(c);
    if (c->used)
        c->text[c->used++] = ' ';
    uint32_t start = points(c->text, c->used);
    size_t length = strlen(word);
    memcpy(c->text + c->used, word, length);
    c->used += length;
    if (*type && !goes_on) {
        int t = type_of(base);
        add_span(r, &c->t, start, start, t < 0 ? DREISATZ_LOC : t, ignore);
        c->open = t < 0 ? DREISATZ_LOC : t;
    }
}

static void column_end(reader *r, columns *c) {
    close_name(c);
    if (!c->used)
        return;
    c->t.text = dz_arena_copy(r->arena, c->text, c->used);
    c->t.length = c->used;
    c->t.id = dz_arena_format(r->arena, "%s:%u", r->path, r->line);
    c->t.broad = true;
    DZ_PUSH(r->arena, &r->gold->texts) = c->t;
    memset(&c->t, 0, sizeof c->t);
    c->used = 0;
}

static bool read_columns(reader *r, size_t length) {
    columns c = {.text = dz_arena_alloc(r->arena, length * 2 + 2), .open = -1};
    for (char *line; (line = next_line(r));) {
        char *field[12];
        int count = 0;
        bool tabs = strchr(line, '\t') != NULL;
        if (line[0] == '#' || strncmp(line, "-DOCSTART-", 10) == 0)
            continue;
        for (char *at = line, *save = NULL; count < 12 && (field[count] = strtok_r(at, tabs ? "\t" : " ", &save)); at = NULL)
            count++;
        if (!count) {
            column_end(r, &c);
            continue;
        }
        if (count < 2)
            return fault(r, "expected a token and a tag");
        bool germeval = tabs && count == 4 && strspn(field[0], "0123456789") == strlen(field[0]);
        column_token(r, &c, field[germeval ? 1 : 0], field[germeval ? 2 : count - 1]);
        if (c.t.spans.count && c.open < 0)
            continue;
    }
    column_end(r, &c);
    return true;
}

/* ---- brat standoff: NAME.ann beside NAME.txt ---- */

typedef struct brat_mention {
    char id[24];
    uint32_t start, end, argument;
} brat_mention;

typedef struct brat {
    DZ_ARRAY(brat_mention) mentions;
    names entities;
    DZ_ARRAY(char *) relation_ids;
} brat;

static brat_mention *brat_find(brat *b, const char *id) {
    for (uint32_t i = 0; i < b->mentions.count; i++)
        if (strcmp(b->mentions.at[i].id, id) == 0)
            return &b->mentions.at[i];
    return NULL;
}

static bool brat_text_bound(reader *r, brat *b, dz_gold_text *t, const char *line) {
    char id[24], type[24];
    uint32_t start, end;
    int at = 0;
    if (sscanf(line, "%23s %23s %u%n", id, type, &start, &at) != 3 || sscanf(strrchr(line, '\t') ? line + at : "", " %u", &end) != 1)
        return fault(r, "expected T<id> TYPE START END TEXT");
    for (const char *more = strchr(line + at, ';'), *tab = strrchr(line, '\t'); more && tab && more < tab; more = strchr(more + 1, ';'))
        sscanf(more, ";%*u %u", &end);
    start = offset_of(r, t, start), end = offset_of(r, t, end);
    if (type_of(type) < 0)
        return true; /* roles, dates and the like */
    add_span(r, t, start, end, type_of(type), false);
    brat_mention m = {.start = start, .end = end};
    snprintf(m.id, sizeof m.id, "%s", id);
    m.argument = argument_of(r, &b->entities, id, true);
    DZ_PUSH(r->arena, &b->mentions) = m;
    return true;
}

/* `N1 Reference T1 entity:ru  Russland`: mentions with the same reference are one entity. */
static void brat_reference(reader *r, brat *b, const char *line) {
    char id[24], target[100];
    if (sscanf(line, "%*s %*s %23s %99s", id, target) != 2)
        return;
    brat_mention *m = brat_find(b, id);
    if (m)
        m->argument = argument_of(r, &b->entities, target, true);
}

static bool brat_relation(reader *r, brat *b, dz_gold_text *t, const char *line) {
    char id[24], predicate[60], s[24], o[24];
    if (sscanf(line, "%23s %59s Arg1:%23s Arg2:%23s", id, predicate, s, o) != 4)
        return fault(r, "expected R<id> predicate Arg1:T<id> Arg2:T<id>");
    const brat_mention *subject = brat_find(b, s), *object = brat_find(b, o);
    if (!subject || !object)
        return fault(r, "relation names what is not annotated");
    dz_gold_relation made = {dz_arena_copy(r->arena, predicate, strlen(predicate)), "", (uint32_t)(subject - b->mentions.at),
                             (uint32_t)(object - b->mentions.at), false};
    DZ_PUSH(r->arena, &t->relations) = made;
    DZ_PUSH(r->arena, &b->relation_ids) = dz_arena_copy(r->arena, id, strlen(id));
    return true;
}

/* `A1 Factuality R1 alleged`, `A2 Optional R1`, `#1 AnnotatorNotes R1  supports/aids; asserted/alleged`. */
static void brat_attribute(reader *r, brat *b, dz_gold_text *t, const char *line) {
    char name[40], target[24], value[100] = "";
    if (sscanf(line, "%*s %39s %23s %99[^\n]", name, target, value) < 2)
        return;
    for (uint32_t i = 0; i < b->relation_ids.count; i++) {
        dz_gold_relation *k = &t->relations.at[i];
        if (strcmp(b->relation_ids.at[i], target) != 0)
            continue;
        char *second = strchr(value, ';');
        if (strcmp(name, "Factuality") == 0 && !strchr(k->factualities, '/'))
            k->factualities = dz_arena_copy(r->arena, value, strlen(value));
        else if (strcmp(name, "Optional") == 0)
            k->optional = true;
        else if (strcmp(name, "AnnotatorNotes") == 0 && second) {
            *second = '\0';
            k->predicates = dz_arena_copy(r->arena, value, strlen(value));
            second += strspn(second + 1, " ") + 1;
            k->factualities = dz_arena_copy(r->arena, second, strlen(second));
        }
    }
}

static uint32_t line_of(const dz_gold_text *t, uint32_t point) {
    uint32_t n = 0, line = 0;
    for (size_t i = 0; i < t->length && n <= point; i++) {
        line += t->text[i] == '\n' && n < point;
        n += ((unsigned char)t->text[i] & 0xC0) != 0x80;
    }
    return line;
}

/* An argument of a relation is its own mention or another of the same entity in the same line (one sentence a line). */
static void brat_finish(reader *r, brat *b, dz_gold_text *t) {
    uint32_t *lines = dz_arena_alloc(r->arena, sizeof *lines * (b->mentions.count + 1));
    for (uint32_t i = 0; i < b->mentions.count; i++)
        lines[i] = line_of(t, b->mentions.at[i].start);
    for (uint32_t i = 0; i < b->mentions.count; i++)
        for (uint32_t k = 0; k < b->mentions.count; k++)
            if (b->mentions.at[k].argument == b->mentions.at[i].argument && lines[i] == lines[k])
                add_place(r, t, i, b->mentions.at[k].start, b->mentions.at[k].end);
}

static bool read_brat(reader *r) {
    size_t length, stem = strlen(r->path) - 4;
    char *text = read_whole(r->arena, dz_arena_format(r->arena, "%.*s.txt", (int)stem, r->path), &length);
    brat b = {0};
    if (!text)
        return fault(r, "no .txt file beside it");
    const char *slash = strrchr(r->path, '/'), *name = slash ? slash + 1 : r->path;
    dz_gold_text *t = add_text(r, dz_arena_copy(r->arena, name, strlen(name) - 4), text, false);
    for (char *line; (line = next_line(r));) {
        bool good = true;
        if (line[0] == 'T')
            good = brat_text_bound(r, &b, t, line);
        else if (line[0] == 'N')
            brat_reference(r, &b, line);
        else if (line[0] == 'R')
            good = brat_relation(r, &b, t, line);
        else if (line[0] == 'A' || line[0] == '#')
            brat_attribute(r, &b, t, line);
        if (!good)
            return false;
    }
    brat_finish(r, &b, t);
    return true;
}

/* ---- files and folders ---- */

static bool ends_in(const char *path, const char *tail) {
    size_t n = strlen(path), m = strlen(tail);
    return n > m && strcmp(path + n - m, tail) == 0;
}

static bool read_form(reader *r, size_t length) {
    if (ends_in(r->path, ".jsonl"))
        return read_jsonl(r);
    if (ends_in(r->path, ".ann"))
        return read_brat(r);
    if (ends_in(r->path, ".txt"))
        return read_marked(r);
    return read_columns(r, length);
}

static bool read_one(dz_gold *gold, const char *path) {
    size_t length = 0;
    reader r = {.gold = gold, .arena = gold->arena, .path = dz_arena_copy(gold->arena, path, strlen(path))};
    r.rest = read_whole(gold->arena, path, &length);
    if (!r.rest) {
        snprintf(gold->fault, sizeof gold->fault, "%s: %s", path, strerror(errno));
        return false;
    }
    if (strlen(r.rest) < length)
        return fault(&r, "holds a NUL byte");
    uint32_t before = gold->texts.count;
    if (!read_form(&r, length))
        return false;
    for (uint32_t i = before; i < gold->texts.count; i++)
        if (!spans_fit(&gold->texts.at[i]))
            return fault(&r, "a span lies outside its text");
    return true;
}

static int shown(const struct dirent *entry) {
    return entry->d_name[0] != '.';
}

bool dz_gold_in_fold(const dz_gold_text *text, uint32_t fold, uint32_t folds) {
    return folds && text->number / DZ_FOLD_BLOCK % folds == fold;
}

static bool read_path(dz_gold *gold, const char *path) {
    struct stat info;
    struct dirent **list;
    if (stat(path, &info) != 0 || !S_ISDIR(info.st_mode))
        return read_one(gold, path);
    int count = scandir(path, &list, shown, alphasort);
    bool good = count >= 0;
    for (int i = 0; i < count; i++) {
        char full[4096];
        snprintf(full, sizeof full, "%s/%s", path, list[i]->d_name);
        bool folder = stat(full, &info) == 0 && S_ISDIR(info.st_mode);
        if (good && (folder || ends_in(full, ".ann")))
            good = read_path(gold, full);
        free(list[i]);
    }
    if (count >= 0)
        free(list);
    return good;
}

bool dz_gold_read(dz_gold *gold, const char *path) {
    uint32_t before = gold->texts.count;
    bool good = read_path(gold, path);
    for (uint32_t i = before; i < gold->texts.count; i++)
        gold->texts.at[i].number = i - before;
    return good;
}
