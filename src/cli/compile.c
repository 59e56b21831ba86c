/* dreisatz compile: language data to one model file. */
#include "cli.h"
#include "message.h"
#include "model/builder.h"
#include "problems.h"
#include <errno.h>
#include <stdio.h>
#include <unistd.h>

/* Written beside its place and renamed, so that a reader sees the old model or the new one. */
static int write_image(const char *path, const void *bytes, size_t size) {
    char name[4096];
    snprintf(name, sizeof name, "%s.%ld", path, (long)getpid());
    FILE *f = fopen(name, "wb");
    bool good = f && fwrite(bytes, 1, size, f) == size && fflush(f) == 0 && fsync(fileno(f)) == 0;
    if (f)
        good = fclose(f) == 0 && good;
    if (good && rename(name, path) == 0)
        return DZ_EXIT_OK;
    dz_complain("%s: %s", path, strerror(errno));
    remove(name);
    return DZ_EXIT_OUTPUT;
}

int dz_cli_compile(int argc, char **argv) {
    dz_options o;
    int status = dz_options_read(&o, DZ_COMPILE, argc, argv);
    if (status >= 0)
        return status;
    if (o.file_count != 1 || !o.output) {
        dz_complain("compile needs DIR -o MODEL");
        return DZ_EXIT_USAGE;
    }
    dz_memory memory = dz_memory_make(&DZ_OR_EXIT);
    dz_builder b;
    dz_builder_init(&b, &memory);
    bool good = dz_compile(&b, o.files[0]);
    dz_cli_print_problems(&b);
    status = DZ_EXIT_MODEL;
    if (good) {
        size_t size;
        void *bytes = dz_builder_finish(&b, &size);
        status = write_image(o.output, bytes, size);
        dz_memory_release(&memory, bytes);
    }
    dz_builder_free(&b);
    return status;
}
