/* Any bytes as text: the whole pipeline with the built-in model, and every writer over what it found. */
#include "fuzz.h"
#include "output/writers.h"
#include "output/writing.h"
#include <cjson/cJSON.h>

static dreisatz_extractor *extractor;

static void check_json(dz_buffer *b) {
    const char *end;
    cJSON *json = cJSON_ParseWithLengthOpts(b->bytes, b->used, &end, 0);
    fuzz_check(json && end == b->bytes + b->used - 1, "the output is a line of JSON");
    cJSON_Delete(json);
    b->used = 0;
}

static void write_all(dz_output *o) {
    dz_buffer b = {0};
    fuzz_check(dz_output_prepare(o), "memory");
    dz_write_json(o, &b);
    check_json(&b);
    dz_write_row(o, &b);
    check_json(&b);
    for (int format = 0; format < DZ_FORMAT_AUTO; format++)
        if (DZ_WRITERS[format].document)
            DZ_WRITERS[format].document(o, &b);
    fuzz_check(!b.failed, "memory");
    dz_buffer_free(&b);
    dz_output_finish(o);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size) {
    const char *text = (const char *)bytes;
    dreisatz_document *document;
    dreisatz_options options = dreisatz_options_default();
    options.coref = size % 2 ? DREISATZ_COREF_DOCUMENT : DREISATZ_COREF_SENTENCE;
    if (!extractor)
        fuzz_check(dreisatz_extractor_new(fuzz_builtin(), &extractor, NULL) == DREISATZ_OK, "an extractor is made");
    fuzz_check(dreisatz_extract(extractor, text, size, &options, &document, NULL) == DREISATZ_OK, "any text is taken");
    fuzz_check_document(document, text, size);
    write_all(&(dz_output){.document = document, .id = "x", .text = text, .length = size, .number = 1});
    dreisatz_document_free(document);
    return 0;
}
