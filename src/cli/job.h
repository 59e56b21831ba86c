/* Job: one document on its way through the pool, from its text to what is written of it. */
#ifndef DZ_JOB_H
#define DZ_JOB_H

#include "source.h"

/* How the jobs of a run are done; the same for all, and only read. */
typedef struct dz_job_way {
    const dz_options *o;
    const dz_writer *writer;
    dreisatz_extractor **extractors; /* one a thread */
    dz_filter filter;
    size_t width; /* of the terminal */
    bool color;
    bool pairs; /* brat: a text and its annotations, each a file */
} dz_job_way;

typedef struct dz_job {
    dz_item item;
    size_t number;               /* of the document in the run */
    dreisatz_document *document; /* kept, with its output, for formats that need the whole run */
    dz_output output;
    dz_buffer out, text; /* text: what brat's annotations refer to */
    size_t sentences, mentions, triples;
    size_t cut;       /* sentences that were longer than the limit */
    const char *code; /* what went wrong, else NULL */
    char fault[500];
} dz_job;

/* In a thread: extracts and writes into the job's own buffers. */
void dz_job_do(const dz_job_way *way, size_t thread, dz_job *j);

/* Makes the job empty; its buffers are kept. */
void dz_job_clear(dz_job *j);
void dz_job_free(void *job);

#endif
