#include "progress.h"
#include <inttypes.h>
#include <stdio.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

static double now(void) {
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

/* Bytes of all files together; 0 when one is no plain file. */
static uint64_t total_of(const dz_options *o) {
    uint64_t total = 0;
    struct stat info;
    for (int i = 0; i < o->file_count; i++) {
        if (stat(o->files[i], &info) != 0 || !S_ISREG(info.st_mode))
            return 0;
        total += (uint64_t)info.st_size;
    }
    return total;
}

void dz_progress_start(dz_progress *p, const dz_options *o) {
    *p = (dz_progress){.started = now(), .forced = o->progress};
    p->shown = p->started + (p->forced ? 0 : 2); /* a short run shows nothing */
    p->shows = !o->quiet && (o->progress || (isatty(STDERR_FILENO) && (o->output || !isatty(STDOUT_FILENO))));
    p->total = p->shows ? total_of(o) : 0;
}

void dz_progress_show(dz_progress *p) {
    double time = p->shows ? now() : 0;
    if (!p->shows || time - p->shown < 0.5)
        return;
    double seconds = time - p->started, megabytes = (double)p->bytes / 1e6;
    fprintf(stderr, "\r%zu documents  %.1f MB  %.1f MB/s  %zu triples", p->documents, megabytes, megabytes / seconds, p->relations);
    if (p->total > p->bytes && p->bytes)
        fprintf(stderr, "  %.0f s left ", seconds * (double)(p->total - p->bytes) / (double)p->bytes);
    fputs("\033[K", stderr);
    p->shown = time;
    p->visible = true;
}

void dz_progress_end(dz_progress *p, const dz_options *o) {
    if (p->visible)
        fputs(p->forced ? "\n" : "\r\033[K", stderr);
    if (!o->stats)
        return;
    double seconds = now() - p->started;
    fprintf(stderr, "dreisatz: read %zu = written %zu + skipped %zu + errors %zu + blank %zu\n", p->items, p->documents, p->skipped,
            p->errors, p->blank);
    fprintf(stderr, "dreisatz: %zu sentences, %zu mentions, %zu triples; %zu ill-formed parts replaced, %zu files cut\n", p->sentences,
            p->mentions, p->relations, p->repaired, p->cut);
    fprintf(stderr, "dreisatz: %" PRIu64 " bytes in %.2f s, %.2f MB/s\n", p->bytes, seconds, (double)p->bytes / 1e6 / (seconds + 1e-9));
}
