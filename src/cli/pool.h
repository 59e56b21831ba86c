/* Pool: threads that work on jobs side by side; the jobs are finished in the order they were given. */
#ifndef DZ_POOL_H
#define DZ_POOL_H

#include <stdbool.h>
#include <stddef.h>

typedef struct dz_pool dz_pool;

typedef struct dz_pool_work {
    size_t threads;  /* 0 or 1: the caller does all itself */
    size_t job_size; /* bytes of a job's slot; zeroed at first, kept from job to job */
    size_t most;     /* load in the ring above which the oldest job is waited for */
    void *user;
    void (*run)(void *user, size_t thread, void *job); /* in a thread */
    void (*finish)(void *user, void *job);             /* in the caller, in order */
    void (*discard)(void *job);                        /* frees what a slot still holds at the end */
} dz_pool_work;

/* NULL when out of memory or threads. */
dz_pool *dz_pool_new(const dz_pool_work *work);

/* The slot for the next job; fill it and submit it with its load (bytes of text, say). */
void *dz_pool_slot(dz_pool *p);
void dz_pool_submit(dz_pool *p, size_t load);

/* Waits for all jobs and finishes them. */
void dz_pool_drain(dz_pool *p);
void dz_pool_free(dz_pool *p);

#endif
