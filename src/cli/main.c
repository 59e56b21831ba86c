#include "cli.h"
#include "message.h"
#include "spelling.h"
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#ifdef __GLIBC__
#include <malloc.h>
#endif

/* A closed standard stream must not become the first file that is opened. The wrong mode keeps its reads or writes failing. */
static void hold_standard_streams(void) {
    for (int i = 0; i <= 2; i++)
        if (fcntl(i, F_GETFD) < 0 && open("/dev/null", i == 0 ? O_WRONLY : O_RDONLY) != i)
            _exit(DZ_EXIT_OUTPUT);
}

/* A first operand that is no file and nearly a command is a slip of the pen. */
static bool is_misspelt(const char *word) {
    const char *names[8];
    for (size_t i = 0; i < DZ_COMMAND_COUNT; i++)
        names[i] = DZ_COMMANDS[i].name;
    const char *near = word[0] != '-' && access(word, F_OK) != 0 ? dz_spelling_nearest(word, names, DZ_COMMAND_COUNT) : NULL;
    if (near)
        dz_complain("no file and no command '%s', did you mean %s?", word, near);
    return near;
}

/* What a large document took goes back to the system at once, and does not stay in the way of the next. */
static void give_back_large_blocks(void) {
#ifdef __GLIBC__
    enum { LARGE = 256 * 1024 };
    mallopt(M_MMAP_THRESHOLD, LARGE);
#endif
}

int main(int argc, char **argv) {
    static int (*const RUN[])(int, char **) = {dz_cli_extract, dz_cli_explain, dz_cli_eval, dz_cli_compile, dz_cli_check, dz_cli_tune};
    hold_standard_streams();
    give_back_large_blocks();
    signal(SIGPIPE, SIG_DFL); /* a reader that has enough ends the program quietly */
    unsetenv("ICU_DATA");     /* ICU would read its tables from there */
    if (argc > 1 && strcmp(argv[1], "--generate") == 0)
        return dz_cli_generate(argc - 2, argv + 2);
    for (size_t i = 0; argc > 1 && i < DZ_COMMAND_COUNT; i++)
        if (strcmp(argv[1], DZ_COMMANDS[i].name) == 0)
            return RUN[i](argc - 2, argv + 2);
    if (argc > 1 && is_misspelt(argv[1]))
        return DZ_EXIT_USAGE;
    return dz_cli_extract(argc - 1, argv + 1);
}
