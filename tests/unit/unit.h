/* What the unit tests share. */
#ifndef UNIT_H
#define UNIT_H

#include "base/memory.h"
#include <check.h>
#include <stdlib.h>

/* An allocator that fails at the call number `left`; negative: never. */
extern long unit_allocations_left;
extern bool unit_fail_once; /* fail only this one, not all later ones */
extern long unit_blocks;    /* how many are allocated now */
extern const dreisatz_allocator UNIT_ALLOCATOR;

/* The memory and arena of a test, made by unit_begin. */
extern dz_arena unit_arena;
void unit_begin(void);
void unit_end(void);

/* Runs the suite and prints it in the Test Anything Protocol; returns the exit status. */
int unit_run(Suite *suite);

#endif
