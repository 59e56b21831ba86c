/* The commands; each gets the arguments behind its name and returns the exit status. */
#ifndef DZ_CLI_H
#define DZ_CLI_H

#include "dreisatz.h"

struct dz_options;

int dz_cli_extract(int argc, char **argv);
int dz_cli_version(void);
int dz_cli_compile(int argc, char **argv);
int dz_cli_check(int argc, char **argv);
int dz_cli_tune(int argc, char **argv);

#endif
