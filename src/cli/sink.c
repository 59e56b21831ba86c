#include "sink.h"
#include "message.h"
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

static bool fault(dz_sink *s, int error) {
    if (!s->failed)
        dz_complain("%s: %s", s->name, strerror(error));
    s->failed = true;
    return false;
}

static bool write_all(int file, const char *bytes, size_t count) {
    while (count) {
        ssize_t n = write(file, bytes, count);
        if (n < 0 && errno != EINTR)
            return false;
        if (n == 0) { /* a device that takes nothing would be asked for ever */
            errno = EIO;
            return false;
        }
        bytes += n > 0 ? n : 0;
        count -= n > 0 ? (size_t)n : 0;
    }
    return true;
}

bool dz_sink_open(dz_sink *s, const char *path, uint64_t keep) {
    *s = (dz_sink){.file = STDOUT_FILENO, .name = path ? path : "standard output", .written = keep};
    if (!path)
        return true;
    s->file = open(path, O_WRONLY | O_CREAT | O_CLOEXEC | (keep ? 0 : O_TRUNC), 0666);
    if (s->file < 0)
        return fault(s, errno);
    if (keep && (ftruncate(s->file, (off_t)keep) || lseek(s->file, 0, SEEK_END) != (off_t)keep))
        return fault(s, errno ? errno : EIO);
    return true;
}

void dz_sink_flush(dz_sink *s) {
    if (s->out.failed && !s->failed)
        fault(s, ENOMEM);
    if (!s->failed && !write_all(s->file, s->out.bytes, s->out.used))
        fault(s, errno);
    s->written += s->failed ? 0 : s->out.used;
    s->out.used = 0;
}

void dz_sink_sync(dz_sink *s) {
    dz_sink_flush(s);
    if (!s->failed && fsync(s->file) && errno != EINVAL && errno != EROFS)
        fault(s, errno);
}

void dz_sink_close(dz_sink *s) {
    dz_sink_flush(s);
    if (s->file >= 0 && close(s->file) && !s->failed)
        fault(s, errno);
    s->file = -1;
    dz_buffer_free(&s->out);
}

bool dz_sink_file(const char *folder, const char *name, const char *ending, const dz_buffer *contents) {
    char path[4400];
    snprintf(path, sizeof path, "%s/%s%s", folder, name, ending);
    int file = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
    bool good = !contents->failed && file >= 0 && write_all(file, contents->bytes, contents->used);
    good = (file < 0 || close(file) == 0) && good;
    if (!good)
        dz_complain("%s: %s", path, strerror(contents->failed ? ENOMEM : errno));
    return good;
}
