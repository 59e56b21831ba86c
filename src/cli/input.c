#include "input.h"
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { PIECE = 1 << 17 };

static bool make_room(dz_input *in) {
    if (in->at) {
        memmove(in->bytes, in->bytes + in->at, in->used - in->at);
        in->used -= in->at;
        in->at = 0;
    }
    if (in->room - in->used >= PIECE / 2)
        return true;
    size_t room = in->room + in->room / 2 + PIECE;
    char *grown = realloc(in->bytes, room + 1);
    if (!grown)
        return false;
    in->bytes = grown;
    in->room = room;
    return true;
}

bool dz_input_open(dz_input *in, const char *name) {
    struct stat info;
    in->file = strcmp(name, "-") == 0 ? STDIN_FILENO : open(name, O_RDONLY | O_CLOEXEC);
    in->at = in->used = 0;
    in->ended = false;
    in->error = 0;
    if (in->file < 0)
        return false;
    if (fstat(in->file, &info) == 0 && S_ISDIR(info.st_mode)) {
        dz_input_close(in);
        errno = EISDIR;
        return false;
    }
    return make_room(in);
}

void dz_input_close(dz_input *in) {
    if (in->file > STDIN_FILENO)
        close(in->file);
    in->file = -1;
}

void dz_input_free(dz_input *in) {
    free(in->bytes);
    in->bytes = NULL;
    in->room = in->used = in->at = 0;
}

static bool would_block(int file) {
    struct pollfd wait = {.fd = file, .events = POLLIN};
    return poll(&wait, 1, 0) == 0;
}

/* Waits for bytes or for the wake pipe, so that a signal which comes just before the read is not missed. */
static bool is_woken(const dz_input *in) {
    struct pollfd wait[] = {{.fd = in->wake, .events = POLLIN}, {.fd = in->file, .events = POLLIN}};
    while (poll(wait, 2, -1) < 0 && errno == EINTR)
        ;
    return wait[0].revents;
}

/* A signal that is no request to stop, such as one to go on after a halt, does not end the input. */
static ssize_t read_some(const dz_input *in) {
    for (;;) {
        ssize_t n = read(in->file, in->bytes + in->used, in->room - in->used);
        if (n >= 0 || errno != EINTR)
            return n;
        if (in->wake >= 0 && !would_block(in->wake)) {
            errno = EINTR;
            return n;
        }
    }
}

bool dz_input_more(dz_input *in) {
    if (in->ended)
        return false;
    if (!make_room(in)) {
        in->error = ENOMEM;
        in->ended = true;
        return false;
    }
    if (in->wait && would_block(in->file))
        in->wait(in->waiter);
    if (in->wake >= 0 && is_woken(in)) {
        in->error = EINTR;
        in->ended = true;
        return false;
    }
    ssize_t n = read_some(in);
    if (n <= 0) {
        in->error = n < 0 ? errno : 0;
        in->ended = true;
        return false;
    }
    in->used += (size_t)n;
    in->total += (uint64_t)n;
    return true;
}

char *dz_input_take(dz_input *in, size_t *length) {
    char *all = make_room(in) ? in->bytes : NULL;
    *length = in->used;
    if (!all)
        return NULL;
    all[*length] = '\0';
    in->bytes = NULL;
    in->at = in->used = in->room = 0;
    return all;
}
