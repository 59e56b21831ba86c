#include "source.h"
#include "encoding.h"
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unicode/utf8.h>

void dz_source_init(dz_source *s, const dz_options *o) {
    *s = (dz_source){.o = o, .in = {.file = -1, .wake = -1}};
}

void dz_source_free(dz_source *s) {
    dz_input_close(&s->in);
    dz_input_free(&s->in);
}

const char *dz_item_id(const dz_item *item) {
    return item->long_id ? item->long_id : item->id;
}

void dz_item_free(dz_item *item) {
    free(item->long_id);
    free(item->date);
    free(item->text);
    free(item->rest);
    item->long_id = item->date = item->text = item->rest = NULL;
}

static void fault(dz_item *item, const char *code, const char *reason) {
    item->code = code;
    snprintf(item->fault, sizeof item->fault, "%s", reason);
}

/* The id of a document that has none of its own: its file, line and part. */
static void name_item(const dz_source *s, dz_item *item) {
    char *place = item->id;
    size_t room = sizeof item->id, need = strlen(s->file) + 48;
    if (need > room && (item->long_id = malloc(need))) {
        place = item->long_id;
        room = need;
    }
    if (item->line)
        snprintf(place, room, "%s:%zu", s->file, item->line);
    else if (s->part > 1)
        snprintf(place, room, "%s#%zu", s->file, s->part);
    else
        snprintf(place, room, "%s", s->file);
}

/* ---- encoding ---- */

static void to_utf8(const dz_source *s, dz_item *item) {
    dz_encoding e = s->o->encoding;
    if (e == DZ_ENCODING_UTF8 || (e == DZ_ENCODING_AUTO && !dz_encoding_is_windows(item->text, item->length)))
        return;
    size_t length;
    char *made = dz_encoding_from_windows(item->text, item->length, &length);
    if (!made) {
        fault(item, "memory", "out of memory");
        return;
    }
    free(item->text);
    item->text = made;
    item->length = length;
    item->windows = true;
}

static void check_utf8(const dz_source *s, dz_item *item) {
    item->ill_formed = dz_encoding_ill_formed(item->text, item->length, &item->first_ill);
    if (!item->ill_formed || s->o->ill_formed == DZ_ILL_REPLACE)
        return;
    item->code = "encoding";
    snprintf(item->fault, sizeof item->fault, "ill-formed UTF-8 at byte %zu", item->first_ill);
}

/* ---- whole files ---- */

static size_t length_in(dz_unit unit, const char *text, size_t length) {
    size_t count = 0;
    if (unit == DZ_UNIT_BYTES)
        return length;
    for (size_t at = 0; at < length;) {
        UChar32 c;
        U8_NEXT((const uint8_t *)text, at, length, c);
        count += unit == DZ_UNIT_UTF16 && c > 0xFFFF ? 2 : 1;
    }
    return count;
}

/* Where to cut [text, length): behind the last empty line, else line end, else space, else between two characters. */
static size_t cut_point(const char *text, size_t length) {
    for (size_t i = length; i > length / 2; i--)
        if (text[i - 1] == '\n' && (text[i - 2] == '\n' || (text[i - 2] == '\r' && text[i - 3] == '\n')))
            return i;
    for (size_t i = length; i > length / 2; i--)
        if (text[i - 1] == '\n')
            return i;
    for (size_t i = length; i > length / 2; i--)
        if (text[i - 1] == ' ')
            return i;
    size_t i = length;
    while (i > length - 4 && ((unsigned char)text[i] & 0xC0) == 0x80)
        i--;
    return i;
}

static void take_part(dz_source *s, dz_item *item) {
    size_t most = s->o->max_document, have = s->in.used - s->in.at;
    item->cut = have > most;
    if (!item->cut) {
        item->text = dz_input_take(&s->in, &item->length);
    } else {
        item->length = most < 8 ? most : cut_point(s->in.bytes + s->in.at, most);
        item->text = malloc(item->length + 1);
        if (item->text) {
            memcpy(item->text, s->in.bytes + s->in.at, item->length);
            item->text[item->length] = '\0';
            s->in.at += item->length;
        }
    }
    if (!item->text)
        fault(item, "memory", "out of memory");
}

static bool next_text(dz_source *s, dz_item *item) {
    if (s->part && s->in.ended && s->in.at == s->in.used)
        return false;
    while (s->in.used - s->in.at <= s->o->max_document && dz_input_more(&s->in))
        ;
    if (s->in.error) {
        fault(item, s->in.error == ENOMEM ? "memory" : "file", strerror(s->in.error));
        s->in.used = s->in.at = 0;
        s->part++;
        return s->in.error != EINTR;
    }
    s->part++;
    take_part(s, item);
    if (item->code)
        return true;
    size_t bytes = item->length;
    name_item(s, item);
    to_utf8(s, item);
    check_utf8(s, item);
    item->base = s->base;
    s->base += item->windows ? bytes : length_in(s->o->unit, item->text, item->length);
    return true;
}

/* ---- lines ---- */

/* The next line without its end; false at the end of the file. `too_long`: it is longer than a document may be. */
static bool find_line(dz_source *s, char **line, size_t *length, bool *too_long) {
    dz_input *in = &s->in;
    size_t seen = 0;
    *too_long = false;
    for (;;) {
        char *from = in->bytes + in->at, *end = in->used - in->at > seen ? memchr(from + seen, '\n', in->used - in->at - seen) : NULL;
        if (end) {
            *line = from;
            *length = (size_t)(end - from);
            in->at += *length + 1;
            return true;
        }
        seen = in->used - in->at;
        if (seen > s->o->max_document) { /* dropped as it comes */
            *too_long = true;
            in->at = in->used;
            seen = 0;
        }
        if (dz_input_more(in))
            continue;
        *line = in->bytes + in->at;
        *length = in->used - in->at;
        in->at = in->used;
        return (*length > 0 || *too_long) && in->error != EINTR;
    }
}

static bool is_blank(const char *text, size_t length) {
    for (size_t i = 0; i < length; i++)
        if (text[i] != ' ' && text[i] != '\t' && text[i] != '\r')
            return false;
    return true;
}

static void take_record(dz_source *s, dz_item *item) {
    dz_record_line r;
    dz_record_fields fields = {s->o->text_field, s->o->id_field, s->o->date_field};
    bool good = dz_record_read(&r, item->text, item->length, &fields);
    free(item->text);
    item->text = r.text;
    item->length = r.length;
    item->date = r.date;
    item->rest = r.rest;
    item->rest_length = r.rest_length;
    if (r.id) {
        free(item->long_id);
        item->long_id = r.id;
        item->named = true;
    }
    if (!good)
        fault(item, "record", r.reason);
}

/* A copy of the line, without the CR of a CR LF. */
static bool copy_line(dz_item *item, const char *line, size_t length) {
    length -= length && line[length - 1] == '\r';
    item->text = malloc(length + 1);
    if (!item->text) {
        fault(item, "memory", "out of memory");
        return false;
    }
    memcpy(item->text, line, length);
    item->text[item->length = length] = '\0';
    return true;
}

static void take_line(dz_source *s, dz_item *item, const char *line, size_t length) {
    if (!copy_line(item, line, length))
        return;
    item->blank = s->o->input == DZ_IN_JSONL && is_blank(item->text, item->length);
    to_utf8(s, item);
    check_utf8(s, item);
    if (s->o->input == DZ_IN_JSONL && !item->code && !item->blank)
        take_record(s, item);
}

/* At the end of the lines: a fault of reading is an item of its own, once. */
static bool take_read_error(dz_source *s, dz_item *item) {
    int error = s->in.error;
    s->in.error = 0;
    if (!error || error == EINTR)
        return false;
    fault(item, error == ENOMEM ? "memory" : "file", strerror(error));
    return true;
}

static bool next_line(dz_source *s, dz_item *item) {
    char *line;
    size_t length;
    bool too_long;
    if (!find_line(s, &line, &length, &too_long))
        return take_read_error(s, item);
    item->line = ++s->line;
    name_item(s, item);
    if (too_long || length > s->o->max_document)
        fault(item, "limit", "line is longer than --max-document");
    else
        take_line(s, item, line, length);
    return true;
}

/* ---- files ---- */

static bool open_next(dz_source *s, dz_item *item) {
    const char *name = s->o->file_count ? s->o->files[s->next_file] : "-";
    s->file = item->file = name;
    s->next_file++;
    s->line = s->part = s->base = 0;
    if (dz_input_open(&s->in, name))
        return true;
    fault(item, "file", errno == EISDIR ? "is a directory" : strerror(errno));
    name_item(s, item);
    s->file = NULL;
    return false;
}

bool dz_source_next(dz_source *s, dz_item *item) {
    int files = s->o->file_count ? s->o->file_count : 1;
    while (!(s->stop && *s->stop)) {
        *item = (dz_item){.file = s->file};
        if (!s->file && s->next_file >= files)
            return false;
        if (!s->file && !open_next(s, item))
            return true;
        item->file = s->file;
        if (s->o->input == DZ_IN_TEXT ? next_text(s, item) : next_line(s, item))
            return true;
        dz_input_close(&s->in);
        s->file = NULL;
    }
    return false;
}
