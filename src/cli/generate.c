/* What is made of the option table for shells and for the manual page: dreisatz --generate bash|zsh|fish|man. */
#include "cli.h"
#include "message.h"
#include <ctype.h>
#include <stdio.h>
#include <string.h>

static bool is_file(const dz_option *o) {
    return o->values && (strcmp(o->values, "FILE") == 0 || strcmp(o->values, "FILE|DIR") == 0);
}

static bool is_choice(const dz_option *o) {
    return o->values && islower((unsigned char)*o->values);
}

/* The choices with `between` in the place of |. */
static void put_choices(const dz_option *o, const char *between) {
    for (const char *at = o->values; *at; at++)
        if (*at == '|')
            fputs(between, stdout);
        else
            putchar(*at);
}

/* ---- bash ---- */

static void put_bash_values(const dz_option *o) {
    if (!is_choice(o) && !is_file(o))
        return;
    printf("    --%s", o->name);
    if (o->letter)
        printf("|-%c", o->letter);
    if (is_file(o)) {
        puts(") COMPREPLY=($(compgen -f -- \"$word\")); return ;;");
        return;
    }
    fputs(") COMPREPLY=($(compgen -W \"", stdout);
    put_choices(o, " ");
    puts("\" -- \"$word\")); return ;;");
}

static void generate_bash(void) {
    puts("# bash completion for dreisatz, made from its option table\n_dreisatz() {\n"
         "    local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD-1]}\n    COMPREPLY=()\n    case $before in");
    for (size_t i = 0; i < dz_option_count(); i++)
        put_bash_values(dz_option_at(i));
    fputs("    esac\n    if [[ $word == -* ]]; then\n        COMPREPLY=($(compgen -W \"", stdout);
    for (size_t i = 0; i < dz_option_count(); i++)
        printf("%s--%s", i ? " " : "", dz_option_at(i)->name);
    fputs("\" -- \"$word\"))\n    elif [[ $COMP_CWORD == 1 ]]; then\n        COMPREPLY=($(compgen -f -W \"", stdout);
    for (size_t i = 0; i < DZ_COMMAND_COUNT; i++)
        printf("%s%s", i ? " " : "", DZ_COMMANDS[i].name);
    puts("\" -- \"$word\"))\n    else\n        COMPREPLY=($(compgen -f -- \"$word\"))\n    fi\n}\ncomplete -o filenames -F _dreisatz "
         "dreisatz");
}

/* ---- zsh ---- */

/* Help within quotes and brackets. */
static void put_zsh_help(const char *help) {
    for (; *help; help++) {
        if (*help == '\'')
            fputs("'\\'", stdout);
        else if (strchr("[]:\\", *help))
            putchar('\\');
        putchar(*help);
    }
}

static void put_zsh_option(const dz_option *o) {
    if (o->letter)
        printf("  '(-%c --%s)'{-%c,--%s}'[", o->letter, o->name, o->letter, o->name);
    else
        printf("  '--%s[", o->name);
    put_zsh_help(o->help);
    putchar(']');
    if (is_choice(o)) {
        fputs(":value:(", stdout);
        put_choices(o, " ");
        putchar(')');
    } else if (o->values) {
        fputs(is_file(o) ? ":file:_files" : ":value: ", stdout);
    }
    puts("' \\");
}

static void generate_zsh(void) {
    puts("#compdef dreisatz\n# zsh completion for dreisatz, made from its option table\n_arguments -s \\");
    for (size_t i = 0; i < dz_option_count(); i++)
        put_zsh_option(dz_option_at(i));
    fputs("  '1: :_alternative \"commands:command:(", stdout);
    for (size_t i = 0; i < DZ_COMMAND_COUNT; i++)
        printf("%s%s", i ? " " : "", DZ_COMMANDS[i].name);
    puts(")\" \"files:file:_files\"' \\\n  '*:file:_files'");
}

/* ---- fish ---- */

static void put_fish_option(const dz_option *o) {
    printf("complete -c dreisatz -l %s", o->name);
    if (o->letter)
        printf(" -s %c", o->letter);
    if (is_choice(o)) {
        fputs(" -x -a '", stdout);
        put_choices(o, " ");
        putchar('\'');
    } else if (o->values) {
        fputs(is_file(o) ? " -r -F" : " -x", stdout);
    }
    fputs(" -d \"", stdout);
    for (const char *at = o->help; *at; at++) {
        if (strchr("\"\\$", *at))
            putchar('\\');
        putchar(*at);
    }
    puts("\"");
}

static void generate_fish(void) {
    puts("# fish completion for dreisatz, made from its option table");
    for (size_t i = 0; i < DZ_COMMAND_COUNT; i++)
        printf("complete -c dreisatz -n __fish_use_subcommand -a %s -d \"%s\"\n", DZ_COMMANDS[i].name, DZ_COMMANDS[i].help);
    for (size_t i = 0; i < dz_option_count(); i++)
        put_fish_option(dz_option_at(i));
}

/* ---- the manual page's list of options ---- */

static void put_man_text(const char *text) {
    for (; *text; text++) {
        if (*text == '-' || *text == '\\')
            putchar('\\');
        putchar(*text);
    }
}

static void put_man_option(const dz_option *o) {
    fputs(".TP\n\\fB", stdout);
    if (o->letter)
        printf("\\-%c\\fR, \\fB", o->letter);
    fputs("\\-\\-", stdout);
    put_man_text(o->name);
    fputs("\\fR", stdout);
    if (o->values) {
        fputs(" \\fI", stdout);
        put_man_text(o->values);
        fputs("\\fR", stdout);
    }
    putchar('\n');
    put_man_text(o->help);
    fputs(". Of:", stdout);
    for (size_t i = 0; i < DZ_COMMAND_COUNT; i++)
        if (o->commands & DZ_COMMANDS[i].command)
            printf(" %s", DZ_COMMANDS[i].name);
    puts(".");
}

static void generate_man(void) {
    for (size_t i = 0; i < dz_option_count(); i++)
        put_man_option(dz_option_at(i));
}

int dz_cli_generate(int argc, char **argv) {
    static const struct {
        const char *name;
        void (*run)(void);
    } KINDS[] = {{"bash", generate_bash}, {"zsh", generate_zsh}, {"fish", generate_fish}, {"man", generate_man}};
    for (size_t i = 0; argc > 0 && i < sizeof KINDS / sizeof *KINDS; i++)
        if (strcmp(argv[0], KINDS[i].name) == 0) {
            KINDS[i].run();
            return fflush(stdout) || ferror(stdout) ? DZ_EXIT_OUTPUT : DZ_EXIT_OK;
        }
    dz_complain("--generate takes bash, zsh, fish or man");
    return DZ_EXIT_USAGE;
}
