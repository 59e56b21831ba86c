/* dreisatz extract: documents in, results out, in the order of the input. Uses the public header only. */
#define _GNU_SOURCE /* tdestroy */
#include "base/limits.h"
#include "cli.h"
#include "ids.h"
#include "interrupt.h"
#include "job.h"
#include "message.h"
#include "output/writing.h"
#include "pool.h"
#include "progress.h"
#include "sink.h"
#include "source.h"
#include "state.h"
#include <errno.h>
#include <search.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <unistd.h>

enum { FLUSH_AT = 1 << 16, LOAD = 8 << 20, SAVE_EVERY = 4 << 20 };

typedef struct run {
    dz_options o;
    dz_job_way way; /* how the jobs are done */
    dreisatz_model *model;
    dz_pool *pool;
    dz_source source;
    dz_sink sink;
    dz_graph graph;
    dz_state state;
    dz_progress progress;
    dz_ids ids; /* of the records so far */
    size_t number, triples;
    uint64_t saved; /* bytes of output when the state was written last */
    void *names;    /* of the files that brat's pairs have taken: a tree */
    int status;
} run;

static void worsen(run *r, int status) {
    r->status = status > r->status ? status : r->status;
}

static void work(void *user, size_t thread, void *slot) {
    dz_job_do(&((const run *)user)->way, thread, slot);
}

/* ---- in order ---- */

static void say(const dz_job *j, const char *what) {
    if (j->item.line)
        dz_complain("%s:%zu: %s", j->item.file, j->item.line, what);
    else
        dz_complain("%s: %s", j->item.file, what);
}

static void say_ill_formed(const run *r, const dz_job *j) {
    char what[160];
    if (!j->item.ill_formed || r->o.quiet)
        return;
    snprintf(what, sizeof what, "ill-formed UTF-8 at byte %zu (%zu in all), replaced by U+FFFD", j->item.first_ill, j->item.ill_formed);
    say(j, what);
}

static void say_cut(run *r, const dz_job *j) {
    char what[160];
    if (!j->cut)
        return;
    snprintf(what, sizeof what, "%zu sentence%s longer than %d tokens, cut there", j->cut, j->cut == 1 ? "" : "s", DZ_LIMIT_SENTENCE);
    say(j, what);
    worsen(r, DZ_EXIT_SKIPPED);
}

/* Two records with one id are both extracted: what follows may know better which of them counts. */
static void say_repeated_id(run *r, const dz_job *j) {
    char what[160];
    if (!j->item.named || r->o.quiet || !dz_ids_seen(&r->ids, dz_item_id(&j->item)))
        return;
    snprintf(what, sizeof what, "the id '%.100s' has come before", dz_item_id(&j->item));
    say(j, what);
}

/* A bad record is skipped, ends the run, or has an error in its place. A file that cannot be read is never emitted. */
static void finish_bad(run *r, const dz_job *j, const char *code, const char *fault) {
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
        dz_interrupted = dz_interrupted ? dz_interrupted : -1;
}

static int by_name(const void *a, const void *b) {
    return strcmp(a, b);
}

/* A file name made of an id; one that was used already gets the number of the document behind it. */
static bool name_pair(run *r, const dz_job *j, char *name, size_t room) {
    snprintf(name, room, "%.200s", dz_item_id(&j->item));
    for (char *at = name; *at; at++)
        if (*at == '/' || *at == ':' || (unsigned char)*at < 0x20)
            *at = '_';
    if (*name == '.')
        *name = '_';
    if (tfind(name, &r->names, by_name))
        snprintf(name + strlen(name), room - strlen(name), "~%zu", j->number);
    char *kept = strdup(name);
    return kept && tsearch(kept, &r->names, by_name);
}

static void write_pair(run *r, const dz_job *j) {
    char name[256];
    if (!name_pair(r, j, name, sizeof name))
        dz_complain("out of memory");
    else if (dz_sink_file(r->o.output, name, ".txt", &j->text) && dz_sink_file(r->o.output, name, ".ann", &j->out))
        return;
    worsen(r, DZ_EXIT_OUTPUT);
}

static void finish_good(run *r, dz_job *j) {
    say_ill_formed(r, j);
    say_repeated_id(r, j);
    say_cut(r, j);
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
    if (r->way.writer->graph)
        dz_graph_add(&r->graph, &j->output);
    if (r->way.pairs)
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

static void finish(void *user, void *slot) {
    run *r = user;
    dz_job *j = slot;
    if (dz_interrupted == -1) { /* an earlier record ended the run */
        dz_job_clear(j);
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
    dz_job_clear(j);
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
    r->way.pairs = r->o.format == DZ_FORMAT_BRAT && r->o.output;
    if (r->way.pairs && mkdir(r->o.output, 0777) != 0 && errno != EEXIST) {
        dz_complain("%s: %s", r->o.output, strerror(errno));
        r->status = DZ_EXIT_OUTPUT;
        return false;
    }
    if (!dz_sink_open(&r->sink, r->way.pairs ? NULL : r->o.output, r->state.bytes)) {
        r->status = DZ_EXIT_OUTPUT;
        return false;
    }
    if (r->o.format == DZ_FORMAT_AUTO)
        r->o.format = !r->o.rows && (r->o.interactive || isatty(r->sink.file)) ? DZ_FORMAT_TEXT : DZ_FORMAT_TRIPLES;
    r->way.o = &r->o;
    r->way.writer = &DZ_WRITERS[r->o.format];
    r->way.color = wants_color(r);
    r->way.width = terminal_width(r->sink.file);
    return true;
}

static bool open_workers(run *r) {
    size_t threads;
    r->way.extractors = dz_cli_open_extractors(&r->o, r->model, &threads);
    if (!r->way.extractors)
        return false;
    dz_pool_work job_work = {threads, sizeof(dz_job), LOAD, r, work, finish, dz_job_free};
    r->pool = dz_pool_new(&job_work);
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
    if (!r->state.bytes && r->way.writer->begin && !r->way.pairs)
        r->way.writer->begin(&r->sink.out);
    while (!r->sink.failed && r->status != DZ_EXIT_OUTPUT) {
        dz_job *j = dz_pool_slot(r->pool);
        if (!dz_source_next(&r->source, &j->item))
            break;
        r->progress.bytes = r->source.in.total;
        j->number = ++r->number;
        dz_pool_submit(r->pool, j->item.length);
    }
    dz_pool_drain(r->pool);
    if (r->way.writer->graph)
        r->way.writer->graph(&r->graph, &r->sink.out);
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
    r->source.stop = &dz_interrupted;
    r->source.in.wake = dz_interrupt_catch();
    r->source.in.wait = before_wait;
    r->source.in.waiter = r;
    dz_progress_start(&r->progress, &r->o);
    return true;
}

static void end(run *r) {
    dz_cli_close_extractors(r->way.extractors);
    dz_graph_free(&r->graph);
    dz_ids_free(&r->ids);
    tdestroy(r->names, free);
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
    return dz_cli_read_filter(&r->o, &r->way.filter) || (r->status = DZ_EXIT_USAGE, false);
}

int dz_cli_extract(int argc, char **argv) {
    run r = {0};
    if (!read_options(&r, argc, argv))
        return r.status;
    if (begin(&r)) {
        read_all(&r);
        dz_progress_end(&r.progress, &r.o);
        if (r.o.resume && dz_interrupted != -1)
            save(&r);
        dz_sink_close(&r.sink);
        dz_source_free(&r.source);
        worsen(&r, r.sink.failed ? DZ_EXIT_OUTPUT : DZ_EXIT_OK);
    }
    dz_pool_free(r.pool);
    end(&r);
    dz_interrupt_finish();
    return r.status == DZ_EXIT_OK && r.o.exit_status && !r.triples ? DZ_EXIT_ASKED : r.status;
}
