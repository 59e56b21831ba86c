/* A user's file on top of a small model: FUZZ_SUFFIX says whether of names or of rules. */
#include "fuzz.h"
#include <string.h>

static const char TEXT[] = "Russland beliefert Mali mit Waffen. Am 3. Mai traf Präsident Karl Meier in Berlin US-Chefs der ABC AG.";

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size) {
    dreisatz_error error = {.message = ""};
    dreisatz_model *model;
    dreisatz_status status = dreisatz_model_add(fuzz_language(), fuzz_file(FUZZ_SUFFIX, bytes, size), &model, &error);
    if (status == DREISATZ_OK) {
        fuzz_extract(model, TEXT, sizeof TEXT - 1);
        dreisatz_model_free(model);
    } else {
        fuzz_check(status == DREISATZ_ERROR_DATA, "a fault of the data is called so");
        fuzz_check(strchr(error.message, ':') != NULL, "a fault has a place");
    }
    return 0;
}
