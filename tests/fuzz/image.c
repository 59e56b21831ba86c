/* A damaged model image whose checksum is right: refused, or every access of an extraction is in bounds. */
#include "fuzz.h"
#include "model/image.h"
#include <stdlib.h>
#include <string.h>

static const char TEXT[] =
    "Russland beliefert Mali am 3. Mai 2024 mit Waffen für 3,5 Millionen Euro. Präsident Karl Meier traf die ABC AG.";

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size) {
    dreisatz_model *model;
    dz_image_header h;
    uint8_t *image = malloc(size + 1);
    memcpy(image, bytes, size);
    if (size >= sizeof h) {
        memcpy(&h, image, sizeof h);
        h.size = size;
        memcpy(image, &h, sizeof h);
        h.checksum = dz_image_checksum(image, size);
        memcpy(image, &h, sizeof h);
    }
    dreisatz_status status = dreisatz_model_open(fuzz_file(".bin", image, size), NULL, &model, NULL);
    free(image);
    fuzz_check(status == DREISATZ_OK || status == DREISATZ_ERROR_MODEL, "a damaged image is called so");
    if (status == DREISATZ_OK)
        fuzz_extract(model, TEXT, sizeof TEXT - 1);
    dreisatz_model_free(model);
    return 0;
}
