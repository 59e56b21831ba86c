#include "state.h"
#include "message.h"
#include <errno.h>
#include <inttypes.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static uint64_t mix(uint64_t hash, const char *text) {
    for (; text && *text; text++)
        hash = (hash ^ (unsigned char)*text) * 0x100000001B3u;
    return (hash ^ 0xFF) * 0x100000001B3u;
}

void dz_state_name_run(dz_state *s, const dz_options *o, const char *fingerprint) {
    char numbers[200];
    snprintf(numbers, sizeof numbers, "%d %u %d %d %d %d %d %d %d %d %.6f", (int)o->input, o->format, (int)o->unit, (int)o->on_error,
             (int)o->encoding, (int)o->ill_formed, (int)o->lang_check, (int)o->extract.coref, o->merge, o->rows, o->min_confidence);
    uint64_t hash = mix(0xCBF29CE484222325u, numbers);
    const char *texts[] = {o->text_field, o->id_field, o->date_field, o->types, o->predicates};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        hash = mix(hash, texts[i]);
    snprintf(s->run, sizeof s->run, "%.16s-%016" PRIx64, fingerprint, hash);
}

static void name_file(char *path, size_t room, const char *output, const char *ending) {
    snprintf(path, room, "%s.state%s", output, ending);
}

static bool too_short(const char *output, uint64_t bytes) {
    struct stat info;
    return bytes && (stat(output, &info) != 0 || (uint64_t)info.st_size < bytes);
}

bool dz_state_read(dz_state *s, const char *output) {
    char path[4400], run[40] = "";
    s->items = s->bytes = 0;
    name_file(path, sizeof path, output, "");
    FILE *f = fopen(path, "r");
    if (!f)
        return errno == ENOENT || (dz_complain("%s: %s", path, strerror(errno)), false);
    int found = fscanf(f, "dreisatz-state 1\nrun %39s\nitems %" SCNu64 "\nbytes %" SCNu64 "\n", run, &s->items, &s->bytes);
    fclose(f);
    const char *fault = found != 3                    ? "is not a state file"
                        : strcmp(run, s->run) != 0    ? "was written with another model or other options"
                        : too_short(output, s->bytes) ? "tells of more output than there is"
                                                      : NULL;
    if (fault)
        dz_complain("%s %s; remove it to start anew", path, fault);
    return !fault;
}

bool dz_state_write(const dz_state *s, const char *output) {
    char path[4400], fresh[4400];
    name_file(path, sizeof path, output, "");
    name_file(fresh, sizeof fresh, output, ".new");
    FILE *f = fopen(fresh, "w");
    bool good = f && fprintf(f, "dreisatz-state 1\nrun %s\nitems %" PRIu64 "\nbytes %" PRIu64 "\n", s->run, s->items, s->bytes) > 0 &&
                fflush(f) == 0 && fsync(fileno(f)) == 0;
    good = (!f || fclose(f) == 0) && good && rename(fresh, path) == 0;
    if (!good)
        dz_complain("%s: %s", path, strerror(errno));
    return good;
}
