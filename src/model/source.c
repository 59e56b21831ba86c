#include "source.h"
#include "base/limits.h"
#include <dirent.h>
#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <unicode/utf8.h>

void dz_problem_add(dz_problems *problems, const char *file, uint32_t line, uint32_t column, bool warning, const char *format, ...) {
    char text[400];
    va_list list;
    va_start(list, format);
    vsnprintf(text, sizeof text, format, list);
    va_end(list);
    dz_problem problem = {dz_arena_copy(problems->arena, file, strlen(file)), line, column, warning,
                          dz_arena_copy(problems->arena, text, strlen(text))};
    DZ_PUSH(problems->arena, &problems->list) = problem;
    if (!warning)
        problems->errors++;
}

static char *read_whole(dz_arena *arena, FILE *file, size_t *length) {
    size_t room = 1 << 16, used = 0;
    char *text = dz_arena_alloc(arena, room + 1);
    for (;;) {
        used += fread(text + used, 1, room - used, file);
        if (used < room || used > DZ_LIMIT_SOURCE)
            break;
        text = dz_arena_grow(arena, text, used, room * 2 + 1);
        room *= 2;
    }
    text[used] = '\0';
    *length = used;
    return text;
}

/* Says where the first ill-formed part is. */
static void check_utf8(const dz_source *source, dz_problems *problems) {
    uint32_t line = 1, column = 1;
    for (size_t at = 0; at < source->length;) {
        UChar32 c;
        bool ends = source->text[at] == '\n';
        size_t start = at;
        U8_NEXT((const uint8_t *)source->text, at, source->length, c);
        if (c < 0) {
            dz_problem_add(problems, source->name, line, column, false, "is not UTF-8");
            return;
        }
        line += ends;
        column = ends ? 1 : column + (uint32_t)(at - start);
    }
}

bool dz_source_read(dz_source *source, dz_arena *arena, const char *folder, const char *name, dz_problems *problems) {
    const char *path = folder ? dz_arena_format(arena, "%s/%s", folder, name) : name;
    *source = (dz_source){.name = name};
    FILE *file = fopen(path, "rb");
    if (file)
        source->text = read_whole(arena, file, &source->length);
    if (!file || ferror(file)) {
        dz_problem_add(problems, path, 0, 0, false, "cannot be read: %s", strerror(errno));
        if (file)
            fclose(file);
        return false;
    }
    fclose(file);
    if (source->length > DZ_LIMIT_SOURCE) {
        dz_problem_add(problems, name, 0, 0, false, "is longer than %d bytes", DZ_LIMIT_SOURCE);
        return false;
    }
    if (strlen(source->text) != source->length)
        dz_problem_add(problems, name, 0, 0, false, "holds a NUL byte at byte %zu", strlen(source->text));
    check_utf8(source, problems);
    if (strncmp(source->text, "\xEF\xBB\xBF", 3) == 0)
        dz_problem_add(problems, name, 1, 1, false, "starts with a byte order mark; save it without");
    return true;
}

static int by_name(const void *a, const void *b) {
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

void dz_source_list(dz_file_list *list, dz_arena *arena, const char *folder, const char *sub, const char *prefix, const char *suffix) {
    DIR *dir = opendir(dz_arena_format(arena, "%s/%s", folder, sub));
    list->count = 0;
    if (!dir)
        return;
    for (const struct dirent *e; (e = readdir(dir));) {
        size_t length = strlen(e->d_name), tail = strlen(suffix);
        if (strncmp(e->d_name, prefix, strlen(prefix)) == 0 && length > tail && strcmp(e->d_name + length - tail, suffix) == 0)
            DZ_PUSH(arena, list) = dz_arena_format(arena, "%s/%s", sub, e->d_name);
    }
    closedir(dir);
    if (list->count)
        qsort(list->at, list->count, sizeof *list->at, by_name);
}

dz_lines dz_lines_of(dz_source *source) {
    return (dz_lines){.at = source->text, .line = 0};
}

static void cut_columns(dz_lines *lines, char *line) {
    lines->count = 0;
    for (char *rest = line; rest && lines->count < DZ_MAX_COLUMNS;)
        lines->columns[lines->count++] = dz_split_next(&rest, '\t');
}

bool dz_lines_next(dz_lines *lines) {
    while (*lines->at) {
        char *line = lines->at, *end = strchr(line, '\n');
        lines->at = end ? end + 1 : line + strlen(line);
        lines->line++;
        if (end)
            *end = '\0';
        if (*line == '#' || *line == '\0')
            continue;
        cut_columns(lines, line);
        return true;
    }
    return false;
}

const char *dz_lines_column(const dz_lines *lines, uint32_t n) {
    return n < lines->count ? lines->columns[n] : "";
}

char *dz_split_next(char **rest, char sign) {
    char *item = *rest;
    if (!item)
        return NULL;
    char *end = strchr(item, sign);
    if (end)
        *end = '\0';
    *rest = end ? end + 1 : NULL;
    return item;
}
