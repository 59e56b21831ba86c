/* Messages for people, on standard error: one line each, written whole. */
#ifndef DZ_MESSAGE_H
#define DZ_MESSAGE_H

/* `dreisatz: ...`; control characters that came with a name or a record are shown as ?. */
void dz_complain(const char *format, ...) __attribute__((format(printf, 1, 2)));

#endif
