/* The yardstick for speed: what ICU alone needs to convert a text and to iterate over its words and sentences.
 * usage: segment FILE; prints words, sentences and seconds. */
#include <stdio.h>
#include <stdlib.h>
#include <time.h>
#include <unicode/ubrk.h>
#include <unicode/ustring.h>

static double now(void) {
    struct timespec t;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
    return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

static char *read_file(const char *name, long *length) {
    FILE *f = fopen(name, "rb");
    if (!f || fseek(f, 0, SEEK_END) || (*length = ftell(f)) < 0 || fseek(f, 0, SEEK_SET))
        return NULL;
    char *bytes = malloc((size_t)*length + 1);
    if (!bytes || fread(bytes, 1, (size_t)*length, f) != (size_t)*length)
        return NULL;
    fclose(f);
    return bytes;
}

static long count(UBreakIteratorType type, const UChar *text, int32_t length) {
    UErrorCode status = U_ZERO_ERROR;
    UBreakIterator *at = ubrk_open(type, "de", text, length, &status);
    long found = 0;
    while (U_SUCCESS(status) && ubrk_next(at) != UBRK_DONE)
        found += type != UBRK_WORD || ubrk_getRuleStatus(at) != UBRK_WORD_NONE;
    ubrk_close(at);
    return found;
}

int main(int argc, char **argv) {
    long length = 0;
    char *bytes = argc == 2 ? read_file(argv[1], &length) : NULL;
    UErrorCode status = U_ZERO_ERROR;
    int32_t units = 0;
    if (!bytes)
        return 2;
    double start = now();
    UChar *text = malloc(((size_t)length + 1) * sizeof *text);
    u_strFromUTF8(text, (int32_t)length + 1, &units, bytes, (int32_t)length, &status);
    long words = count(UBRK_WORD, text, units), sentences = count(UBRK_SENTENCE, text, units);
    printf("%ld %ld %.6f\n", words, sentences, now() - start);
    free(text);
    free(bytes);
    return U_FAILURE(status);
}
