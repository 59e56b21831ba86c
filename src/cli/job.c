#include "job.h"
#include "output/writing.h"
#include <stdio.h>

/* Share of known small words below which a document is not German. */
static const double GERMAN = 0.5;

static size_t count_mentions(const dreisatz_document *d) {
    size_t count = 0;
    for (size_t i = 0; i < dreisatz_document_entity_count(d); i++)
        count += dreisatz_document_entity(d, i)->mention_count;
    return count;
}

static void set_fault(dz_job *j, const char *code, const char *message) {
    j->code = code;
    snprintf(j->fault, sizeof j->fault, "%s", message);
}

static void describe(const dz_job_way *way, dz_job *j) {
    bool byte_is_char = j->item.windows && way->o->unit == DZ_UNIT_BYTES;
    j->output = (dz_output){.document = j->document,
                            .id = dz_item_id(&j->item),
                            .date = j->item.date,
                            .text = j->item.text,
                            .length = j->item.length,
                            .number = j->number,
                            .base = j->item.base,
                            .width = way->width,
                            .input = j->item.rest,
                            .input_length = j->item.rest_length,
                            .filter = way->filter,
                            .unit = byte_is_char ? DZ_UNIT_CHARS : way->o->unit,
                            .color = way->color};
}

static void write_out(const dz_job_way *way, dz_job *j) {
    if (!dz_output_prepare(&j->output)) {
        set_fault(j, "memory", "out of memory");
        return;
    }
    if (way->o->rows)
        dz_write_row(&j->output, &j->out);
    else if (way->writer->document)
        way->writer->document(&j->output, &j->out);
    if (way->pairs)
        dz_write_brat_text(&j->output, &j->text);
    for (size_t i = 0; i < j->output.fact_count; i++)
        j->triples += j->output.facts[i].leads;
}

static void extract(const dz_job_way *way, size_t thread, dz_job *j) {
    dreisatz_error error;
    dreisatz_options options = way->o->extract;
    options.date = j->item.date;
    if (dreisatz_extract(way->extractors[thread], j->item.text, j->item.length, &options, &j->document, &error) != DREISATZ_OK) {
        set_fault(j, dreisatz_status_name(error.status), error.message);
        return;
    }
    bool foreign = way->o->lang_check != DZ_LANG_OFF && dreisatz_document_german(j->document) < GERMAN;
    if (foreign && way->o->lang_check == DZ_LANG_SKIP) {
        set_fault(j, "language", "is not German");
        return;
    }
    j->sentences = dreisatz_document_sentence_count(j->document);
    j->mentions = count_mentions(j->document);
    j->cut = dreisatz_document_cut(j->document);
    describe(way, j);
    j->output.language = foreign ? "other" : NULL;
    write_out(way, j);
}

static void drop_document(dz_job *j) {
    dz_output_finish(&j->output);
    dreisatz_document_free(j->document);
    j->document = NULL;
}

void dz_job_do(const dz_job_way *way, size_t thread, dz_job *j) {
    if (!j->item.code && !j->item.blank)
        extract(way, thread, j);
    if (!way->writer->graph) /* a document takes far more memory than what is written of it */
        drop_document(j);
}

void dz_job_clear(dz_job *j) {
    enum { KEPT = 1 << 20 };
    drop_document(j);
    dz_item_free(&j->item);
    dz_buffer out = j->out, text = j->text; /* their memory is used again */
    *j = (dz_job){.out = {out.bytes, 0, out.room, false}, .text = {text.bytes, 0, text.room, false}};
    if (out.room > KEPT)
        dz_buffer_free(&j->out);
    if (text.room > KEPT)
        dz_buffer_free(&j->text);
}

void dz_job_free(void *job) {
    dz_job *j = job;
    dz_job_clear(j);
    dz_buffer_free(&j->out);
    dz_buffer_free(&j->text);
}
