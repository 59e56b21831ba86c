/* Put before the C library by LD_PRELOAD: makes the n-th call of read, write, open, fsync, rename, ftruncate or close fail, or every
 * call fall short. FAULT is `CALL ERROR N`: ERROR a number of errno, `short` (one byte at a time) or, for every second call,
 * `4` with N 0 (EINTR). The name of the program's own files is not looked at: what the loader does comes before main. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/types.h>

static struct {
    char call[16];
    int error; /* -1: short */
    long n, seen;
} fault;

__attribute__((constructor)) static void read_fault(void) {
    char error[16] = "";
    const char *text = getenv("FAULT");
    if (text && sscanf(text, "%15s %15s %ld", fault.call, error, &fault.n) == 3)
        fault.error = strcmp(error, "short") == 0 ? -1 : atoi(error);
}

/* Is it this call's turn? */
static int strikes(const char *call) {
    if (!*fault.call || strcmp(call, fault.call) != 0)
        return 0;
    long now = ++fault.seen;
    if (fault.error == -1)
        return 1;
    if (fault.n == 0 ? now % 2 == 0 : now != fault.n)
        return 0;
    errno = fault.error;
    return 1;
}

#define REAL(name) __extension__((__typeof__(&name))dlsym(RTLD_NEXT, #name))

ssize_t read(int file, void *bytes, size_t count) {
    if (!strikes("read"))
        return REAL(read)(file, bytes, count);
    return fault.error == -1 ? REAL(read)(file, bytes, count ? 1 : 0) : -1;
}

ssize_t write(int file, const void *bytes, size_t count) {
    if (file == 2 || !strikes("write"))
        return REAL(write)(file, bytes, count);
    return fault.error == -1 ? REAL(write)(file, bytes, count ? 1 : 0) : -1;
}

int open(const char *path, int flags, ...) {
    va_list list;
    va_start(list, flags);
    mode_t mode = flags & O_CREAT ? va_arg(list, mode_t) : 0;
    va_end(list);
    return strikes("open") ? -1 : REAL(open)(path, flags, mode);
}

FILE *fopen(const char *path, const char *mode) {
    return strikes("fopen") ? NULL : REAL(fopen)(path, mode);
}

size_t fread(void *bytes, size_t size, size_t count, FILE *file) {
    return REAL(fread)(bytes, size, count, file);
}

int fsync(int file) {
    return strikes("fsync") ? -1 : REAL(fsync)(file);
}

int rename(const char *from, const char *to) {
    return strikes("rename") ? -1 : REAL(rename)(from, to);
}

int ftruncate(int file, off_t size) {
    return strikes("ftruncate") ? -1 : REAL(ftruncate)(file, size);
}

int close(int file) {
    if (!strikes("close"))
        return REAL(close)(file);
    int error = errno;
    REAL(close)(file);
    errno = error;
    return -1;
}
