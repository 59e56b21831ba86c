#include "interrupt.h"
#include <signal.h>
#include <unistd.h>

volatile int dz_interrupted;
static int wake[2] = {-1, -1}; /* a pipe: ends a wait for input */

static void note(int signal) {
    dz_interrupted = signal;
    if (write(wake[1], "", 1) < 0)
        return; /* the flag is seen all the same */
}

int dz_interrupt_catch(void) {
    struct sigaction action = {.sa_handler = note, .sa_flags = (int)SA_RESETHAND};
    if (pipe(wake) != 0)
        wake[0] = wake[1] = -1;
    sigaction(SIGINT, &action, NULL);
    sigaction(SIGTERM, &action, NULL);
    return wake[0];
}

void dz_interrupt_finish(void) {
    if (dz_interrupted <= 0)
        return;
    signal(dz_interrupted, SIG_DFL);
    raise(dz_interrupted);
}
