/* The commands; each gets the arguments behind its name and returns the exit status. */
#ifndef DZ_CLI_H
#define DZ_CLI_H

#include "options.h"

int dz_cli_extract(int argc, char **argv);
int dz_cli_eval(int argc, char **argv);
int dz_cli_explain(int argc, char **argv);
int dz_cli_compile(int argc, char **argv);
int dz_cli_check(int argc, char **argv);
int dz_cli_tune(int argc, char **argv);
int dz_cli_help(void);
int dz_cli_version(void);
int dz_cli_generate(int argc, char **argv); /* completions, and the options for the man page */

/* The model that the options name, with what they add; says why when it fails. */
dreisatz_status dz_cli_open_model(const dz_options *o, dreisatz_model **model);

/* What the options say is to be kept; false, and said, when they name what does not exist. */
bool dz_cli_read_filter(const dz_options *o, dz_filter *filter);

#endif
