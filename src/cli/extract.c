/* dreisatz extract: documents in, results out, in the order of the input. Uses the public header only. */
#include "cli.h"
#include "options.h"
#include "record.h"
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

typedef struct run {
    dz_options o;
    dreisatz_model *model;
    dreisatz_extractor *extractor;
    dz_buffer out;
    int out_file;
    int status;
    size_t triples;
    const char *file;
    size_t line;
} run;

static void worsen(run *r, int status) {
    r->status = status > r->status ? status : r->status;
}

/* ---- output ---- */

static bool flush(run *r) {
    size_t done = 0;
    while (done < r->out.used && r->status != DZ_EXIT_OUTPUT) {
        ssize_t n = write(r->out_file, r->out.bytes + done, r->out.used - done);
        if (n < 0 && errno == EINTR)
            continue;
        if (n < 0) {
            fprintf(stderr, "dreisatz: %s: %s\n", r->o.output ? r->o.output : "standard output", strerror(errno));
            r->status = DZ_EXIT_OUTPUT;
        } else {
            done += (size_t)n;
        }
    }
    r->out.used = 0;
    return r->status != DZ_EXIT_OUTPUT;
}

static bool wants_color(const run *r) {
    const char *no = getenv("NO_COLOR"), *term = getenv("TERM");
    if (strcmp(r->o.color, "auto") != 0)
        return strcmp(r->o.color, "always") == 0;
    return isatty(r->out_file) && !(no && *no) && !(term && strcmp(term, "dumb") == 0);
}

/* ---- documents ---- */

static void write_document(run *r, const dreisatz_document *d, const char *id, const char *text, size_t length) {
    dz_output o = {.document = d,
                   .id = id,
                   .text = text,
                   .length = length,
                   .unit = r->o.unit,
                   .min_confidence = r->o.min_confidence,
                   .color = wants_color(r)};
    if (!dz_output_prepare(&o)) {
        r->status = DZ_EXIT_OUTPUT;
        return;
    }
    if (r->o.format == DZ_FORMAT_JSON)
        dz_write_json(&o, &r->out);
    else if (r->o.format == DZ_FORMAT_TEXT)
        dz_write_text(&o, &r->out);
    else
        dz_write_triples(&o, &r->out);
    dz_output_finish(&o);
}

static void warn_ill_formed(const run *r, const dreisatz_document *d) {
    size_t first, count = dreisatz_document_ill_formed(d, &first);
    if (!count || r->o.quiet)
        return;
    fprintf(stderr, "dreisatz: %s", r->file);
    if (r->line)
        fprintf(stderr, ":%zu", r->line);
    fprintf(stderr, ": ill-formed UTF-8 at byte %zu (%zu in all), replaced by U+FFFD\n", first, count);
}

static void take_document(run *r, const char *id, const char *text, size_t length) {
    dreisatz_document *d;
    dreisatz_error error;
    if (dreisatz_extract(r->extractor, text, length, &r->o.extract, &d, &error) != DREISATZ_OK) {
        fprintf(stderr, "dreisatz: %s: %s\n", r->file, error.message);
        worsen(r, error.status == DREISATZ_ERROR_MEMORY ? DZ_EXIT_OUTPUT : DZ_EXIT_SKIPPED);
        return;
    }
    warn_ill_formed(r, d);
    r->triples += dreisatz_document_relation_count(d);
    write_document(r, d, id, text, length);
    dreisatz_document_free(d);
    if (r->out.failed) {
        fputs("dreisatz: out of memory for the output\n", stderr);
        r->status = DZ_EXIT_OUTPUT;
    }
    if (r->out.used > 1 << 16)
        flush(r);
}

static void bad_record(run *r, const char *id, const char *reason) {
    if (r->o.on_error != DZ_ON_EMIT || !r->o.quiet)
        fprintf(stderr, "dreisatz: %s:%zu: %s\n", r->file, r->line, reason);
    if (r->o.on_error == DZ_ON_EMIT) {
        dz_buffer_text(&r->out, "{\"v\":1,\"doc\":");
        dz_buffer_json(&r->out, id, strlen(id));
        dz_buffer_text(&r->out, ",\"error\":{\"code\":\"record\",\"message\":");
        dz_buffer_json(&r->out, reason, strlen(reason));
        dz_buffer_text(&r->out, "}}\n");
        return;
    }
    worsen(r, DZ_EXIT_SKIPPED);
}

static void line_id(const run *r, char *out, size_t room) {
    snprintf(out, room, "%s:%zu", r->file, r->line);
}

static void take_line(run *r, const char *line, size_t length) {
    char id[4200];
    dz_record_line record;
    r->line++;
    line_id(r, id, sizeof id);
    if (length && line[length - 1] == '\r')
        length--;
    if (r->o.input == DZ_IN_LINES) {
        take_document(r, id, line, length);
        return;
    }
    if (strspn(line, " \t") >= length)
        return;
    if (dz_record_read(&record, line, length, r->o.text_field, r->o.id_field))
        take_document(r, record.id ? record.id : id, record.text, record.length);
    else
        bad_record(r, id, record.reason);
    dz_record_free(&record);
}

/* ---- files ---- */

typedef struct reader {
    char *bytes;
    size_t used, room;
} reader;

/* More bytes; false at the end or on a fault. What is finished goes out before a read that may block. */
static bool fill(run *r, reader *in, int file) {
    if (in->room - in->used < 1 << 16) {
        size_t room = in->room * 2 + (1 << 17);
        char *grown = realloc(in->bytes, room + 1);
        if (!grown) {
            fprintf(stderr, "dreisatz: %s: out of memory after %zu bytes\n", r->file, in->used);
            r->status = DZ_EXIT_OUTPUT;
            return false;
        }
        in->bytes = grown;
        in->room = room;
    }
    flush(r);
    ssize_t n;
    do
        n = read(file, in->bytes + in->used, in->room - in->used);
    while (n < 0 && errno == EINTR);
    if (n < 0) {
        fprintf(stderr, "dreisatz: %s: %s\n", r->file, strerror(errno));
        worsen(r, DZ_EXIT_SKIPPED);
    }
    in->used += n > 0 ? (size_t)n : 0;
    return n > 0;
}

static bool stopped(const run *r) {
    return r->status == DZ_EXIT_OUTPUT || (r->status == DZ_EXIT_SKIPPED && r->o.on_error == DZ_ON_FAIL);
}

static void read_lines(run *r, reader *in, int file) {
    size_t at = 0;
    bool more = true;
    while (more && !stopped(r)) {
        more = fill(r, in, file);
        for (char *end; !stopped(r) && (end = memchr(in->bytes + at, '\n', in->used - at)); at = (size_t)(end - in->bytes) + 1) {
            *end = '\0';
            take_line(r, in->bytes + at, (size_t)(end - in->bytes) - at);
        }
        memmove(in->bytes, in->bytes + at, in->used - at);
        in->used -= at;
        at = 0;
    }
    if (in->used && !stopped(r)) {
        in->bytes[in->used] = '\0';
        take_line(r, in->bytes, in->used);
    }
}

static void read_file(run *r, int file) {
    reader in = {0};
    r->line = 0;
    if (r->o.input != DZ_IN_TEXT) {
        read_lines(r, &in, file);
    } else {
        int before = r->status;
        while (fill(r, &in, file))
            ;
        if (r->status == before)
            take_document(r, r->file, in.bytes, in.used);
    }
    free(in.bytes);
}

static void open_file(run *r, const char *name) {
    bool standard = strcmp(name, "-") == 0;
    struct stat info;
    r->file = standard ? "-" : name;
    int file = standard ? STDIN_FILENO : open(name, O_RDONLY | O_CLOEXEC);
    if (file >= 0 && fstat(file, &info) == 0 && S_ISDIR(info.st_mode)) {
        fprintf(stderr, "dreisatz: %s: is a directory\n", name);
        worsen(r, DZ_EXIT_SKIPPED);
    } else if (file < 0) {
        fprintf(stderr, "dreisatz: %s: %s\n", name, strerror(errno));
        worsen(r, DZ_EXIT_SKIPPED);
    } else {
        read_file(r, file);
    }
    if (file > STDIN_FILENO)
        close(file);
}

/* ---- the command ---- */

dreisatz_status dz_cli_open_model(const dz_options *o, dreisatz_model **model) {
    dreisatz_error error;
    dreisatz_status status = o->model ? dreisatz_model_open(o->model, NULL, model, &error) : dreisatz_model_builtin(NULL, model, &error);
    for (size_t i = 0; status == DREISATZ_OK && i < o->add_count; i++) {
        dreisatz_model *more;
        status = dreisatz_model_add(*model, o->add[i], &more, &error);
        dreisatz_model_free(*model);
        *model = more;
    }
    if (status != DREISATZ_OK)
        fprintf(stderr, "dreisatz: %s\n", error.message);
    return status;
}

static bool begin(run *r) {
    dreisatz_error error;
    r->out_file = STDOUT_FILENO;
    if (dz_cli_open_model(&r->o, &r->model) != DREISATZ_OK) {
        r->status = DZ_EXIT_MODEL;
        return false;
    }
    if (dreisatz_extractor_new(r->model, &r->extractor, &error) != DREISATZ_OK) {
        fprintf(stderr, "dreisatz: %s\n", error.message);
        r->status = DZ_EXIT_OUTPUT;
        return false;
    }
    if (r->o.output && (r->out_file = open(r->o.output, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666)) < 0) {
        fprintf(stderr, "dreisatz: %s: %s\n", r->o.output, strerror(errno));
        r->status = DZ_EXIT_OUTPUT;
        return false;
    }
    if (r->o.format == DZ_FORMAT_AUTO)
        r->o.format = isatty(r->out_file) ? DZ_FORMAT_TEXT : DZ_FORMAT_TRIPLES;
    return true;
}

int dz_cli_extract(int argc, char **argv) {
    run r = {0};
    int status = dz_options_read(&r.o, argc, argv);
    if (status == -2)
        return dz_cli_version();
    if (status >= 0)
        return status;
    if (!r.o.file_count && isatty(STDIN_FILENO)) {
        fputs("dreisatz: reads German text from files or standard input; see dreisatz --help\n", stderr);
        return DZ_EXIT_USAGE;
    }
    if (begin(&r)) {
        for (int i = 0; i < r.o.file_count && !stopped(&r); i++)
            open_file(&r, r.o.files[i]);
        if (!r.o.file_count)
            open_file(&r, "-");
        flush(&r);
        if (r.out_file != STDOUT_FILENO ? close(r.out_file) : close(STDOUT_FILENO)) {
            fprintf(stderr, "dreisatz: output: %s\n", strerror(errno));
            r.status = DZ_EXIT_OUTPUT;
        }
    }
    dreisatz_extractor_free(r.extractor);
    dreisatz_model_free(r.model);
    dz_buffer_free(&r.out);
    return r.status == DZ_EXIT_OK && r.o.exit_status && !r.triples ? DZ_EXIT_ASKED : r.status;
}
