#include "analysis.h"
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

static dreisatz_model *model;
static dreisatz_extractor *extractor;
dz_findings found;
dz_analysis *const analysis = &found.analysis;

void analysis_begin(void) {
    ck_assert_int_eq(dreisatz_model_builtin(NULL, &model, NULL), DREISATZ_OK);
    ck_assert_int_eq(dreisatz_extractor_new(model, &extractor, NULL), DREISATZ_OK);
}

void analysis_end(void) {
    dreisatz_extractor_free(extractor);
    dreisatz_model_free(model);
}

void analyze(const char *text) {
    jmp_buf fail;
    dreisatz_options options = dreisatz_options_default();
    extractor->memory.fail = &fail;
    if (setjmp(fail))
        ck_abort_msg("out of memory");
    dz_extractor_analyze(extractor, text, strlen(text), &options, &found);
}

const char *lemma(uint32_t index) {
    return index == DZ_NONE ? "-" : dz_image_string(&model->image, model->image.lemmas[index].text);
}

static const char *bytes(uint32_t start, uint32_t end) {
    static char out[200];
    snprintf(out, sizeof out, "%.*s", (int)(end - start), analysis->text.norm + start);
    return out;
}

const char *words(uint32_t first, uint32_t last) {
    return bytes(analysis->text.tokens.at[first].start, analysis->text.tokens.at[last - 1].end);
}

const char *mention_text(const dz_mention *mention) {
    return bytes(mention->start, mention->end);
}

void append(char *line, size_t size, const char *format, ...) {
    size_t used = strlen(line);
    va_list rest;
    va_start(rest, format);
    if (used > 0 && used + 1 < size)
        line[used++] = ' ';
    vsnprintf(line + used, size - used, format, rest);
    va_end(rest);
}
