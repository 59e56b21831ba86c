/* Memory is far away: this tells the processor that something will be read soon. */
#ifndef DZ_PREFETCH_H
#define DZ_PREFETCH_H

/* GCC takes a function that does nothing else for one without effect and drops its calls; not so with assembly in it, be it empty. */
static inline void dz_prefetch(const void *at) {
    __builtin_prefetch(at);
    __asm__ volatile("");
}

#endif
