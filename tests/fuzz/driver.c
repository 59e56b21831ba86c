/* Stands in for libFuzzer where the compiler has none: runs the target once over each file given, or in a folder given. */
#include "fuzz.h"
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>

static bool run_file(const char *path) {
    FILE *f = fopen(path, "rb");
    enum { MOST = 1 << 20 };
    uint8_t *bytes = malloc(MOST);
    size_t size = f && bytes ? fread(bytes, 1, MOST, f) : 0;
    uint8_t *exact = malloc(size ? size : 1); /* so that a sanitizer sees a read behind the end */
    for (size_t i = 0; exact && i < size; i++)
        exact[i] = bytes[i];
    if (f && exact)
        LLVMFuzzerTestOneInput(exact, size);
    if (f)
        fclose(f);
    free(bytes);
    free(exact);
    return f != NULL;
}

static int run_path(const char *path) {
    DIR *folder = opendir(path);
    int count = 0;
    if (!folder)
        return run_file(path);
    for (const struct dirent *e; (e = readdir(folder));) {
        char full[4096];
        snprintf(full, sizeof full, "%s/%s", path, e->d_name);
        count += e->d_name[0] != '.' && run_file(full);
    }
    closedir(folder);
    return count;
}

int main(int argc, char **argv) {
    int count = 0;
    for (int i = 1; i < argc; i++)
        count += run_path(argv[i]);
    printf("1..1\n%s 1 - %d seeds\n", count ? "ok" : "not ok", count);
    return count ? EXIT_SUCCESS : EXIT_FAILURE;
}
