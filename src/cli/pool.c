#include "pool.h"
#include <pthread.h>
#include <stdlib.h>

enum { SLOTS_PER_THREAD = 8 };

typedef struct worker {
    dz_pool *pool;
    size_t number;
    pthread_t thread;
} worker;

/* A ring: jobs [finished, taken) are worked on or done, [taken, given) wait for a worker. */
struct dz_pool {
    dz_pool_work work;
    char *jobs;
    size_t *loads;
    bool *done;
    size_t room, finished, taken, given, load;
    pthread_mutex_t lock;
    pthread_cond_t some_given, some_done;
    bool closing;
    worker *workers;
    size_t worker_count;
};

static void *job_at(const dz_pool *p, size_t number) {
    return p->jobs + number % p->room * p->work.job_size;
}

static void *run_worker(void *argument) {
    worker *w = argument;
    dz_pool *p = w->pool;
    pthread_mutex_lock(&p->lock);
    for (;;) {
        while (p->taken == p->given && !p->closing)
            pthread_cond_wait(&p->some_given, &p->lock);
        if (p->taken == p->given)
            break;
        size_t number = p->taken++;
        pthread_mutex_unlock(&p->lock);
        p->work.run(p->work.user, w->number, job_at(p, number));
        pthread_mutex_lock(&p->lock);
        p->done[number % p->room] = true;
        pthread_cond_signal(&p->some_done);
    }
    pthread_mutex_unlock(&p->lock);
    return NULL;
}

static bool start_workers(dz_pool *p) {
    for (size_t i = 0; i < p->work.threads; i++) {
        p->workers[i] = (worker){.pool = p, .number = i};
        if (pthread_create(&p->workers[i].thread, NULL, run_worker, &p->workers[i]) != 0)
            return false;
        p->worker_count++;
    }
    return true;
}

dz_pool *dz_pool_new(const dz_pool_work *work) {
    dz_pool *p = calloc(1, sizeof *p);
    if (!p)
        return NULL;
    p->work = *work;
    p->work.threads = work->threads > 1 ? work->threads : 0;
    p->room = p->work.threads ? p->work.threads * SLOTS_PER_THREAD : 1;
    p->jobs = calloc(p->room, work->job_size);
    p->loads = calloc(p->room, sizeof *p->loads);
    p->done = calloc(p->room, sizeof *p->done);
    p->workers = calloc(p->work.threads + 1, sizeof *p->workers);
    pthread_mutex_init(&p->lock, NULL);
    pthread_cond_init(&p->some_given, NULL);
    pthread_cond_init(&p->some_done, NULL);
    if (p->jobs && p->loads && p->done && p->workers && start_workers(p))
        return p;
    dz_pool_free(p);
    return NULL;
}

/* Waits for the oldest job and finishes it. */
static void finish_one(dz_pool *p) {
    size_t place = p->finished % p->room;
    pthread_mutex_lock(&p->lock);
    while (!p->done[place])
        pthread_cond_wait(&p->some_done, &p->lock);
    p->done[place] = false;
    pthread_mutex_unlock(&p->lock);
    p->work.finish(p->work.user, job_at(p, p->finished));
    p->load -= p->loads[place];
    p->finished++;
}

/* What is done already goes out, so that little waits behind a long document. */
static void finish_ready(dz_pool *p) {
    while (p->finished < p->given) {
        pthread_mutex_lock(&p->lock);
        bool ready = p->done[p->finished % p->room];
        pthread_mutex_unlock(&p->lock);
        if (!ready)
            break;
        finish_one(p);
    }
}

void *dz_pool_slot(dz_pool *p) {
    finish_ready(p);
    while (p->given - p->finished == p->room || (p->load > p->work.most && p->given > p->finished))
        finish_one(p);
    return job_at(p, p->given);
}

void dz_pool_submit(dz_pool *p, size_t load) {
    p->loads[p->given % p->room] = load;
    p->load += load;
    if (!p->work.threads) {
        p->work.run(p->work.user, 0, job_at(p, p->given));
        p->done[p->given++ % p->room] = true;
        finish_one(p);
        return;
    }
    pthread_mutex_lock(&p->lock);
    p->given++;
    pthread_cond_signal(&p->some_given);
    pthread_mutex_unlock(&p->lock);
}

void dz_pool_drain(dz_pool *p) {
    while (p->finished < p->given)
        finish_one(p);
}

void dz_pool_free(dz_pool *p) {
    if (!p)
        return;
    pthread_mutex_lock(&p->lock);
    p->closing = true;
    pthread_cond_broadcast(&p->some_given);
    pthread_mutex_unlock(&p->lock);
    for (size_t i = 0; i < p->worker_count; i++)
        pthread_join(p->workers[i].thread, NULL);
    for (size_t i = 0; p->jobs && i < p->room; i++)
        p->work.discard(job_at(p, i));
    pthread_cond_destroy(&p->some_given);
    pthread_cond_destroy(&p->some_done);
    pthread_mutex_destroy(&p->lock);
    free(p->jobs);
    free(p->loads);
    free(p->done);
    free(p->workers);
    free(p);
}
