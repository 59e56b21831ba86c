/* Any bytes as a line of JSON Lines. What the strict reader takes, a general one must take too. */
#include "cli/record.h"
#include "fuzz.h"
#include <cjson/cJSON.h>
#include <string.h>

static const dz_record_fields FIELDS = {"text", "id", "date"};

static bool parses(const char *bytes, size_t size) {
    const char *end;
    cJSON *json = cJSON_ParseWithLengthOpts(bytes, size, &end, 0);
    cJSON_Delete(json);
    return json != NULL;
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size) {
    dz_record_line record;
    if (dz_record_read(&record, (const char *)bytes, size, &FIELDS)) {
        fuzz_check(record.text != NULL, "a record has a text");
        fuzz_check(parses((const char *)bytes, size), "a record is JSON");
        fuzz_check(!record.rest || parses(record.rest, record.rest_length), "the rest of a record is JSON");
    } else {
        fuzz_check(*record.reason && memchr(record.reason, 0, sizeof record.reason), "a refusal has a reason");
    }
    dz_record_free(&record);
    return 0;
}
