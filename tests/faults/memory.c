/* Put before the C library by LD_PRELOAD: makes allocations of the program, its library, cJSON and PCRE2 fail. FAULT is `N once`, the n-th
 * of them, or `N on`, that and all later ones; at the end `FAULT_COUNT`, if set, names a file that gets their number. What ICU and the C
 * library allocate for themselves is left alone: ICU can't cope with it while it starts, and allocates nothing later. */
#define _GNU_SOURCE
#include <errno.h>
#include <link.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

extern void *__libc_malloc(size_t size);
extern void *__libc_calloc(size_t count, size_t size);
extern void *__libc_realloc(void *old, size_t size);

static struct { uintptr_t from, to; } code[16];
static int code_count;
static long first;
static int once;
static atomic_long seen;

static int is_ours(const char *name) {
    return !*name || strstr(name, "dreisatz") || strstr(name, "cjson") || strstr(name, "pcre2");
}

static int note_code(struct dl_phdr_info *info, size_t size, void *unused) {
    (void)size, (void)unused;
    for (int i = 0; is_ours(info->dlpi_name) && i < info->dlpi_phnum; i++) {
        const ElfW(Phdr) *p = &info->dlpi_phdr[i];
        if (p->p_type != PT_LOAD || !(p->p_flags & PF_X) || code_count == 16)
            continue;
        code[code_count].from = info->dlpi_addr + p->p_vaddr;
        code[code_count++].to = info->dlpi_addr + p->p_vaddr + p->p_memsz;
    }
    return 0;
}

__attribute__((constructor)) static void read_fault(void) {
    char how[8] = "";
    const char *text = getenv("FAULT");
    if (text && sscanf(text, "%ld %7s", &first, how) == 2)
        once = strcmp(how, "once") == 0;
    dl_iterate_phdr(note_code, NULL);
}

__attribute__((destructor)) static void write_count(void) {
    const char *path = getenv("FAULT_COUNT");
    FILE *file = path ? fopen(path, "w") : NULL;
    if (file) {
        fprintf(file, "%ld\n", (long)seen);
        fclose(file);
    }
}

/* Is it this allocation's turn? */
static int strikes(const void *caller) {
    int ours = 0;
    for (int i = 0; i < code_count; i++)
        ours |= (uintptr_t)caller >= code[i].from && (uintptr_t)caller < code[i].to;
    if (!ours)
        return 0;
    long now = atomic_fetch_add(&seen, 1) + 1;
    if (!first || (once ? now != first : now < first))
        return 0;
    errno = ENOMEM;
    return 1;
}

void *malloc(size_t size) {
    return strikes(__builtin_return_address(0)) ? NULL : __libc_malloc(size);
}
void *calloc(size_t count, size_t size) {
    return strikes(__builtin_return_address(0)) ? NULL : __libc_calloc(count, size);
}
void *realloc(void *old, size_t size) {
    return strikes(__builtin_return_address(0)) ? NULL : __libc_realloc(old, size);
}
char *strdup(const char *text) {
    size_t size = strlen(text) + 1;
    char *copy = strikes(__builtin_return_address(0)) ? NULL : __libc_malloc(size);
    return copy ? memcpy(copy, text, size) : NULL;
}
