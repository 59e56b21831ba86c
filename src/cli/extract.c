/* dreisatz extract: documents in, results out, in the order of the input. Uses the public header only. */
#include "cli.h"
#include "message.h"
#include "output/writing.h"
#include "pool.h"
#include "progress.h"
#include "sink.h"
#include "source.h"
#include "state.h"
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <unistd.h>

/* Share of known small words below which a document is not German. */
static const double GERMAN = 0.5;

enum { FLUSH_AT = 1 << 16, LOAD = 64 << 20, SAVE_EVERY = 4 << 20 };

/* One item on its way through the pool. */
typedef struct job {
    dz_item item;
    size_t number;
    dreisatz_document *document; /* kept for formats that need the whole run */
    dz_output output;
    dz_buffer out, text; /* text: what brat's annotations refer to */
    size_t sentences, mentions, relations, triples;
    const char *code; /* what went wrong, else NULL */
    char fault[500];
} job;

typedef struct run {
    dz_options o;
    const dz_writer *writer;
    dreisatz_model *model;
    dreisatz_extractor **extractors; /* one a thread */
    dz_pool *pool;
    dz_source source;
    dz_sink sink;
    dz_graph graph;
    dz_state state;
    dz_progress progress;
    dz_filter filter;
    size_t number, triples;
    uint64_t saved; /* bytes of output when the state was written last */
    bool color, one_file_each;
    size_t width;
    int status;
} run;

static void worsen(run *r, int status) {
    r->status = status > r->status ? status : r->status;
}

/* ---- signals: the first interrupt lets whole lines out, the second ends the program at once ---- */

static volatile int interrupted;
static int wake[2] = {-1, -1}; /* a pipe: ends a wait for input */

static void interrupt(int signal) {
    interrupted = signal;
    if (write(wake[1], "", 1) < 0)
        return; /* the flag is seen all the same */
}

static void catch_interrupts(void) {
    if (pipe(wake) != 0)
        wake[0] = wake[1] = -1;
    struct sigaction action = {.sa_handler = interrupt, .sa_flags = (int)SA_RESETHAND};
    sigaction(SIGINT, &action, NULL);
    sigaction(SIGTERM, &action, NULL);
}

/* ---- in a worker ---- */

static size_t count_mentions(const dreisatz_document *d) {
    size_t count = 0;
    for (size_t i = 0; i < dreisatz_document_entity_count(d); i++)
        count += dreisatz_document_entity(d, i)->mention_count;
    return count;
}

static void set_fault(job *j, const char *code, const char *message) {
    j->code = code;
    snprintf(j->fault, sizeof j->fault, "%s", message);
}

static void describe(const run *r, job *j) {
    bool byte_is_char = j->item.windows && r->o.unit == DZ_UNIT_BYTES;
    j->output = (dz_output){.document = j->document,
                            .id = dz_item_id(&j->item),
                            .date = j->item.date,
                            .text = j->item.text,
                            .length = j->item.length,
                            .number = j->number,
                            .base = j->item.base,
                            .width = r->width,
                            .input = j->item.rest,
                            .input_length = j->item.rest_length,
                            .filter = r->filter,
                            .unit = byte_is_char ? DZ_UNIT_CHARS : r->o.unit,
                            .color = r->color};
}

static void write_out(const run *r, job *j) {
    if (!dz_output_prepare(&j->output)) {
        set_fault(j, "memory", "out of memory");
        return;
    }
    if (r->o.rows)
        dz_write_row(&j->output, &j->out);
    else if (r->writer->document)
        r->writer->document(&j->output, &j->out);
    if (r->one_file_each)
        dz_write_brat_text(&j->output, &j->text);
    for (size_t i = 0; i < j->output.fact_count; i++)
        j->triples += j->output.facts[i].leads;
}

static void work(void *user, size_t thread, void *slot) {
    const run *r = user;
    job *j = slot;
    dreisatz_error error;
    if (j->item.code || j->item.blank)
        return;
    if (dreisatz_extract(r->extractors[thread], j->item.text, j->item.length, &r->o.extract, &j->document, &error) != DREISATZ_OK) {
        set_fault(j, dreisatz_status_name(error.status), error.message);
        return;
    }
    bool foreign = r->o.lang_check != DZ_LANG_OFF && dreisatz_document_german(j->document) < GERMAN;
    if (foreign && r->o.lang_check == DZ_LANG_SKIP) {
        set_fault(j, "language", "is not German");
        return;
    }
    j->sentences = dreisatz_document_sentence_count(j->document);
    j->mentions = count_mentions(j->document);
    describe(r, j);
    j->output.language = foreign ? "other" : NULL;
    write_out(r, j);
}

/* ---- in order ---- */

static void say(const job *j, const char *what) {
    if (j->item.line)
        dz_complain("%s:%zu: %s", j->item.file, j->item.line, what);
    else
        dz_complain("%s: %s", j->item.file, what);
}

static void say_ill_formed(const run *r, const job *j) {
    char what[160];
    if (!j->item.ill_formed || r->o.quiet)
        return;
    snprintf(what, sizeof what, "ill-formed UTF-8 at byte %zu (%zu in all), replaced by U+FFFD", j->item.first_ill, j->item.ill_formed);
    say(j, what);
}

/* A bad record is skipped, ends the run, or has an error in its place. A file that cannot be read is never emitted. */
static void finish_bad(run *r, const job *j, const char *code, const char *fault) {
    bool lost = strcmp(code, "memory") == 0, unreadable = strcmp(code, "file") == 0;
    bool emits = r->o.on_error == DZ_ON_EMIT && !unreadable && !lost;
    if (!emits || !r->o.quiet)
        say(j, fault);
    if (emits) {
        dz_write_error(&r->sink.out, dz_item_id(&j->item), code, fault);
        r->progress.errors++;
        return;
    }
    r->progress.skipped++;
    worsen(r, lost ? DZ_EXIT_OUTPUT : DZ_EXIT_SKIPPED);
    bool stops = r->o.on_error == DZ_ON_FAIL || (r->o.ill_formed == DZ_ILL_FAIL && strcmp(code, "encoding") == 0);
    if (stops || lost)
        interrupted = interrupted ? interrupted : -1;
}

static void name_brat_file(char *name, size_t room, const char *id) {
    snprintf(name, room, "%s", id);
    for (char *at = name; *at; at++)
        if (*at == '/' || *at == ':' || (unsigned char)*at < 0x20)
            *at = '_';
    if (*name == '.')
        *name = '_';
}

static void write_pair(run *r, const job *j) {
    char name[256];
    name_brat_file(name, sizeof name, dz_item_id(&j->item));
    if (!dz_sink_file(r->o.output, name, ".txt", &j->text) || !dz_sink_file(r->o.output, name, ".ann", &j->out))
        worsen(r, DZ_EXIT_OUTPUT);
}

static void finish_good(run *r, job *j) {
    say_ill_formed(r, j);
    if (j->item.cut) {
        say(j, "longer than --max-document, cut at a paragraph");
        r->progress.cut++;
        worsen(r, DZ_EXIT_SKIPPED);
    }
    r->progress.documents++;
    r->progress.repaired += j->item.ill_formed;
    r->progress.sentences += j->sentences;
    r->progress.mentions += j->mentions;
    r->progress.relations += j->triples;
    r->triples += j->triples;
    if (r->writer->graph)
        dz_graph_add(&r->graph, &j->output);
    if (r->one_file_each)
        write_pair(r, j);
    else
        dz_buffer_add(&r->sink.out, j->out.bytes, j->out.used);
}

static void save(run *r) {
    dz_sink_sync(&r->sink);
    r->state.bytes = r->saved = r->sink.written;
    if (!r->sink.failed && !dz_state_write(&r->state, r->o.output))
        worsen(r, DZ_EXIT_OUTPUT);
}

static void clear(job *j) {
    dz_output_finish(&j->output);
    dreisatz_document_free(j->document);
    dz_item_free(&j->item);
    dz_buffer out = j->out, text = j->text; /* their memory is used again */
    *j = (job){.out = {out.bytes, 0, out.room, false}, .text = {text.bytes, 0, text.room, false}};
    if (out.room > 1 << 20)
        dz_buffer_free(&j->out);
}

static void discard(void *slot) {
    job *j = slot;
    clear(j);
    dz_buffer_free(&j->out);
    dz_buffer_free(&j->text);
}

static void finish(void *user, void *slot) {
    run *r = user;
    job *j = slot;
    if (interrupted == -1) { /* an earlier record ended the run */
        clear(j);
        return;
    }
    r->progress.items++;
    r->state.items++;
    r->sink.out.failed = r->sink.out.failed || j->out.failed;
    if (j->item.blank) {
        r->progress.blank++;
        dz_buffer_text(&r->sink.out, r->o.rows ? "[]\n" : "");
    } else if (j->item.code || j->code) {
        finish_bad(r, j, j->item.code ? j->item.code : j->code, j->item.code ? j->item.fault : j->fault);
    } else {
        finish_good(r, j);
    }
    clear(j);
    if (r->sink.out.used > FLUSH_AT || r->sink.out.failed)
        dz_sink_flush(&r->sink);
    if (r->o.resume && r->sink.written + r->sink.out.used - r->saved > SAVE_EVERY)
        save(r);
    dz_progress_show(&r->progress);
}

/* ---- the run ---- */

/* Before a read that may block: all that was read is answered. */
static void before_wait(void *user) {
    run *r = user;
    dz_pool_drain(r->pool);
    dz_sink_flush(&r->sink);
    if (r->o.interactive && isatty(STDERR_FILENO))
        fputs("> ", stderr);
}

static bool wants_color(const run *r) {
    const char *no = getenv("NO_COLOR"), *term = getenv("TERM");
    if (r->o.color != DZ_COLOR_AUTO)
        return r->o.color == DZ_COLOR_ALWAYS;
    return isatty(r->sink.file) && !(no && *no) && !(term && strcmp(term, "dumb") == 0);
}

static size_t terminal_width(int file) {
    struct winsize size;
    return isatty(file) && ioctl(file, TIOCGWINSZ, &size) == 0 ? size.ws_col : 0;
}

static bool open_output(run *r) {
    dz_state_name_run(&r->state, &r->o, dreisatz_model_fingerprint(r->model));
    if (r->o.resume && !dz_state_read(&r->state, r->o.output)) {
        r->status = DZ_EXIT_USAGE;
        return false;
    }
    r->saved = r->state.bytes;
    r->one_file_each = r->o.format == DZ_FORMAT_BRAT && r->o.output;
    if (r->one_file_each && mkdir(r->o.output, 0777) != 0 && errno != EEXIST) {
        dz_complain("%s: %s", r->o.output, strerror(errno));
        r->status = DZ_EXIT_OUTPUT;
        return false;
    }
    if (!dz_sink_open(&r->sink, r->one_file_each ? NULL : r->o.output, r->state.bytes)) {
        r->status = DZ_EXIT_OUTPUT;
        return false;
    }
    if (r->o.format == DZ_FORMAT_AUTO)
        r->o.format = !r->o.rows && (r->o.interactive || isatty(r->sink.file)) ? DZ_FORMAT_TEXT : DZ_FORMAT_TRIPLES;
    r->writer = &DZ_WRITERS[r->o.format];
    r->color = wants_color(r);
    r->width = terminal_width(r->sink.file);
    return true;
}

static bool open_workers(run *r) {
    dreisatz_error error;
    size_t threads = r->o.jobs ? r->o.jobs : (size_t)sysconf(_SC_NPROCESSORS_ONLN);
    threads = threads < 1 ? 1 : threads > 256 ? 256 : threads;
    dz_pool_work job_work = {threads, sizeof(job), LOAD, r, work, finish, discard};
    r->extractors = calloc(threads + 1, sizeof *r->extractors);
    for (size_t i = 0; r->extractors && i < threads; i++)
        if (dreisatz_extractor_new(r->model, &r->extractors[i], &error) != DREISATZ_OK) {
            dz_complain("%s", error.message);
            return false;
        }
    r->pool = r->extractors ? dz_pool_new(&job_work) : NULL;
    if (!r->pool)
        dz_complain("out of memory or threads for %zu jobs", threads);
    return r->pool;
}

/* Skips what an earlier run has dealt with. */
static bool skip_done(run *r) {
    dz_item item;
    for (uint64_t i = 0; i < r->state.items; i++) {
        if (!dz_source_next(&r->source, &item))
            return false;
        r->number++;
        dz_item_free(&item);
    }
    return true;
}

static void read_all(run *r) {
    if (!skip_done(r))
        return;
    if (!r->state.bytes && r->writer->begin && !r->one_file_each)
        r->writer->begin(&r->sink.out);
    while (!r->sink.failed && r->status != DZ_EXIT_OUTPUT) {
        job *j = dz_pool_slot(r->pool);
        if (!dz_source_next(&r->source, &j->item))
            break;
        r->progress.bytes = r->source.in.total;
        j->number = ++r->number;
        dz_pool_submit(r->pool, j->item.length);
    }
    dz_pool_drain(r->pool);
    if (r->writer->graph)
        r->writer->graph(&r->graph, &r->sink.out);
    if (r->graph.failed)
        r->sink.out.failed = true;
}

static bool begin(run *r) {
    if (dz_cli_open_model(&r->o, &r->model) != DREISATZ_OK) {
        r->status = DZ_EXIT_MODEL;
        return false;
    }
    if (!open_output(r))
        return false;
    if (!open_workers(r)) {
        r->status = DZ_EXIT_OUTPUT;
        return false;
    }
    dz_source_init(&r->source, &r->o);
    r->source.stop = &interrupted;
    r->source.in.wake = wake[0];
    r->source.in.wait = before_wait;
    r->source.in.waiter = r;
    dz_progress_start(&r->progress, &r->o);
    return true;
}

static void end(run *r) {
    for (size_t i = 0; r->extractors && r->extractors[i]; i++)
        dreisatz_extractor_free(r->extractors[i]);
    free(r->extractors);
    dz_graph_free(&r->graph);
    dreisatz_model_free(r->model);
}

static bool read_options(run *r, int argc, char **argv) {
    r->status = dz_options_read(&r->o, DZ_EXTRACT, argc, argv);
    if (r->status >= 0)
        return false;
    r->status = DZ_EXIT_OK;
    if (r->o.interactive)
        r->o.input = DZ_IN_LINES;
    if (r->o.rows)
        r->o.on_error = DZ_ON_EMIT;
    if (!r->o.file_count && !r->o.interactive && isatty(STDIN_FILENO)) {
        dz_complain("reads German text from files or standard input; try --interactive, or see dreisatz --help");
        r->status = DZ_EXIT_USAGE;
        return false;
    }
    return dz_cli_read_filter(&r->o, &r->filter) || (r->status = DZ_EXIT_USAGE, false);
}

int dz_cli_extract(int argc, char **argv) {
    run r = {0};
    if (!read_options(&r, argc, argv))
        return r.status;
    catch_interrupts();
    if (begin(&r)) {
        read_all(&r);
        dz_progress_end(&r.progress, &r.o);
        if (r.o.resume && interrupted != -1)
            save(&r);
        dz_sink_close(&r.sink);
        dz_source_free(&r.source);
        worsen(&r, r.sink.failed ? DZ_EXIT_OUTPUT : DZ_EXIT_OK);
    }
    dz_pool_free(r.pool);
    end(&r);
    if (interrupted > 0) {
        signal(interrupted, SIG_DFL);
        raise(interrupted);
    }
    return r.status == DZ_EXIT_OK && r.o.exit_status && !r.triples ? DZ_EXIT_ASKED : r.status;
}
