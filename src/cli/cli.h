/* The commands; each gets the arguments behind its name and returns the exit status. */
#ifndef DZ_CLI_H
#define DZ_CLI_H

#include "dreisatz.h"

struct dz_options;

int dz_cli_extract(int argc, char **argv);
int dz_cli_version(void);
int dz_cli_eval(int argc, char **argv);
int dz_cli_explain(int argc, char **argv);
int dz_cli_compile(int argc, char **argv);
int dz_cli_check(int argc, char **argv);
int dz_cli_tune(int argc, char **argv);

/* The model that the options name, with what they add; says why when it fails. */
dreisatz_status dz_cli_open_model(const struct dz_options *o, dreisatz_model **model);

#endif
