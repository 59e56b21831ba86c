#include "record.h"
#include <cjson/cJSON.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { MAX_DEPTH = 64 };

static bool bad(dz_record_line *r, const char *reason) {
    snprintf(r->reason, sizeof r->reason, "%s", reason);
    return false;
}

/* cJSON recurses; its own limit is deeper than a record has reason to be. */
static bool too_deep(const char *line, size_t length) {
    int depth = 0;
    bool quoted = false;
    for (size_t i = 0; i < length; i++) {
        if (quoted && line[i] == '\\')
            i++;
        else if (line[i] == '"')
            quoted = !quoted;
        else if (!quoted && (line[i] == '[' || line[i] == '{') && ++depth > MAX_DEPTH)
            return true;
        else if (!quoted && (line[i] == ']' || line[i] == '}'))
            depth--;
    }
    return false;
}

/* cJSON cuts a string at \u0000. So the escape is written as U+FFFD before it parses; the length in code points stays. */
static char *without_nul_escapes(const char *line, size_t length) {
    char *copy = malloc(length + 1);
    if (!copy)
        return NULL;
    memcpy(copy, line, length);
    copy[length] = '\0';
    for (size_t i = 0; i + 5 < length; i++) {
        if (copy[i] != '\\')
            continue;
        if (memcmp(copy + i + 1, "u0000", 5) == 0)
            memcpy(copy + i + 1, "ufffd", 5);
        i++;
    }
    return copy;
}

static bool take_id(dz_record_line *r, const cJSON *id) {
    char number[40];
    if (!id)
        return true;
    if (cJSON_IsNumber(id))
        snprintf(number, sizeof number, "%.17g", id->valuedouble);
    else if (!cJSON_IsString(id))
        return bad(r, "id is neither a string nor a number");
    r->id = strdup(cJSON_IsNumber(id) ? number : id->valuestring);
    return r->id != NULL;
}

static bool take(dz_record_line *r, const cJSON *json, const char *text_field, const char *id_field) {
    if (!cJSON_IsObject(json))
        return bad(r, "record is not a JSON object");
    const cJSON *text = cJSON_GetObjectItemCaseSensitive(json, text_field);
    if (!text)
        return snprintf(r->reason, sizeof r->reason, "record has no field '%s'", text_field), false;
    if (!cJSON_IsString(text))
        return snprintf(r->reason, sizeof r->reason, "field '%s' is not a string", text_field), false;
    r->text = strdup(text->valuestring);
    if (!r->text)
        return bad(r, "out of memory");
    r->length = strlen(r->text);
    return take_id(r, cJSON_GetObjectItemCaseSensitive(json, id_field));
}

bool dz_record_read(dz_record_line *r, const char *line, size_t length, const char *text_field, const char *id_field) {
    *r = (dz_record_line){0};
    if (memchr(line, '\0', length))
        return bad(r, "NUL byte in a record");
    if (too_deep(line, length))
        return bad(r, "record is nested deeper than 64");
    char *copy = without_nul_escapes(line, length);
    const char *end = NULL;
    if (!copy)
        return bad(r, "out of memory");
    cJSON *json = cJSON_ParseWithLengthOpts(copy, length + 1, &end, 0);
    bool good = json != NULL;
    if (!json)
        snprintf(r->reason, sizeof r->reason, "not JSON (byte %zu)", end ? (size_t)(end - copy) : (size_t)0);
    else if (end[strspn(end, " \t\r\n")] != '\0')
        good = bad(r, "text behind the JSON value");
    else
        good = take(r, json, text_field, id_field);
    cJSON_Delete(json);
    free(copy);
    return good;
}

void dz_record_free(dz_record_line *r) {
    free(r->text);
    free(r->id);
    r->text = r->id = NULL;
}
