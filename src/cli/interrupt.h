/* Interrupts: the first one ends the run behind whole lines, the second the program at once. */
#ifndef DZ_INTERRUPT_H
#define DZ_INTERRUPT_H

/* The signal that came, 0, or -1 when a bad record ends the run. */
extern volatile int dz_interrupted;

/* Catches SIGINT and SIGTERM. Returns a file that can be read when one came, or -1. */
int dz_interrupt_catch(void);

/* Ends the program by the signal that came, if one did. */
void dz_interrupt_finish(void);

#endif
