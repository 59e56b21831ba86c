#include "message.h"
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

void dz_complain(const char *format, ...) {
    char line[1200] = "dreisatz: ";
    size_t start = strlen(line);
    va_list list;
    va_start(list, format);
    vsnprintf(line + start, sizeof line - start - 1, format, list);
    va_end(list);
    for (char *at = line; *at; at++)
        if ((unsigned char)*at < 0x20 || *at == 0x7F)
            *at = '?';
    strcat(line, "\n");
    fputs(line, stderr);
}
