#include "fuzz.h"
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

void fuzz_check(bool good, const char *what) {
    if (good)
        return;
    fprintf(stderr, "invariant broken: %s\n", what);
    abort();
}

/* ---- files ---- */

static char paths[8][80];

static void remove_files(void) {
    for (size_t i = 0; i < sizeof paths / sizeof *paths && *paths[i]; i++)
        unlink(paths[i]);
}

static char *path_for(const char *suffix) {
    size_t i = 0, n = strlen(suffix);
    while (*paths[i] && strcmp(paths[i] + strlen(paths[i]) - n, suffix) != 0)
        i++;
    if (!*paths[0])
        atexit(remove_files);
    if (!*paths[i])
        snprintf(paths[i], sizeof paths[i], "/tmp/dreisatz-fuzz-%d%s", (int)getpid(), suffix);
    return paths[i];
}

const char *fuzz_file(const char *suffix, const void *bytes, size_t size) {
    const char *path = path_for(suffix);
    int file = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
    fuzz_check(file >= 0 && write(file, bytes, size) == (ssize_t)size && close(file) == 0, "the test can write its file");
    return path;
}

/* ---- models ---- */

dreisatz_model *fuzz_builtin(void) {
    static dreisatz_model *model;
    if (!model)
        fuzz_check(dreisatz_model_builtin(NULL, &model, NULL) == DREISATZ_OK, "the built-in model opens");
    return model;
}

const char *fuzz_folder(void) {
    const char *folder = getenv("DREISATZ_FUZZ_LANGUAGE");
    return folder ? folder : "tests/fuzz/language";
}

dreisatz_model *fuzz_language(void) {
    static dreisatz_model *model;
    dreisatz_error error = {.message = ""};
    if (!model && dreisatz_model_open(fuzz_folder(), NULL, &model, &error) != DREISATZ_OK)
        fuzz_check(false, error.message);
    return model;
}

/* ---- invariants ---- */

typedef struct checked {
    const dreisatz_document *document;
    const char *text;
    size_t length;
} checked;

/* A code point ends or begins at `at`; inside an ill-formed part every byte may. */
static bool on_border(const checked *c, size_t at) {
    return at == 0 || at >= c->length || ((unsigned char)c->text[at] & 0xC0) != 0x80 || dreisatz_document_ill_formed(c->document, NULL);
}

static void check_span(const checked *c, dreisatz_span span, const char *what) {
    fuzz_check(span.start < span.end && span.end <= c->length, what);
    fuzz_check(on_border(c, span.start) && on_border(c, span.end), what);
}

static void check_order(const checked *c) {
    dreisatz_span last = {0, 0};
    for (size_t i = 0; i < dreisatz_document_sentence_count(c->document); i++) {
        dreisatz_span span = dreisatz_document_sentence(c->document, i);
        check_span(c, span, "a sentence lies in the text");
        fuzz_check(span.start >= last.end, "sentences are in order");
        last = span;
    }
    last = (dreisatz_span){0, 0};
    for (size_t i = 0, sentence; i < dreisatz_document_token_count(c->document); i++) {
        dreisatz_span span = dreisatz_document_token(c->document, i, &sentence);
        check_span(c, span, "a token lies in the text");
        fuzz_check(span.start >= last.end, "tokens are in order");
        fuzz_check(sentence < dreisatz_document_sentence_count(c->document), "a token has a sentence");
        last = span;
    }
}

static void check_entity(const checked *c, const dreisatz_entity *e) {
    size_t last = 0;
    fuzz_check(e->type <= DREISATZ_LOC && e->mention_count > 0 && *e->name, "an entity has a type, a name and mentions");
    for (size_t i = 0; i < e->mention_count; i++) {
        const dreisatz_mention *m = &e->mentions[i];
        check_span(c, m->span, "a mention lies in the text");
        fuzz_check(m->span.start >= last, "mentions are in order");
        last = m->span.end;
        fuzz_check(m->sentence < dreisatz_document_sentence_count(c->document), "a mention has a sentence");
        dreisatz_span s = dreisatz_document_sentence(c->document, m->sentence);
        fuzz_check(m->span.start >= s.start && m->span.end <= s.end, "a mention lies in its sentence");
        fuzz_check(m->confidence >= 0 && m->confidence <= 1, "a confidence is a share");
    }
}

static void check_argument(const checked *c, dreisatz_argument a) {
    fuzz_check(a.entity < dreisatz_document_entity_count(c->document), "an argument is an entity");
    fuzz_check(a.mention < dreisatz_document_entity(c->document, a.entity)->mention_count, "an argument is a mention");
}

static void check_relation(const checked *c, const dreisatz_relation *r) {
    check_argument(c, r->subject);
    check_argument(c, r->object);
    fuzz_check(r->predicate && *r->predicate && r->factuality < DREISATZ_FACTUALITY_COUNT, "a relation has a predicate");
    fuzz_check(r->sentence < dreisatz_document_sentence_count(c->document), "a relation has a sentence");
    check_span(c, r->span, "a relation lies in the text");
    fuzz_check(r->confidence >= 0 && r->confidence <= 1, "a confidence is a share");
    if (r->trigger.start != r->trigger.end)
        check_span(c, r->trigger, "a trigger lies in the text");
    if (r->has_source)
        check_span(c, r->source, "a source lies in the text");
    if (r->source_entity)
        fuzz_check(*r->source_entity < dreisatz_document_entity_count(c->document), "a source is an entity");
    for (size_t i = 0; i < r->qualifier_count; i++)
        check_span(c, r->qualifiers[i].span, "a qualifier lies in the text");
}

void fuzz_check_document(const dreisatz_document *d, const char *text, size_t length) {
    checked c = {d, text, length};
    check_order(&c);
    for (size_t i = 0; i < dreisatz_document_entity_count(d); i++)
        check_entity(&c, dreisatz_document_entity(d, i));
    for (size_t i = 0; i < dreisatz_document_relation_count(d); i++)
        check_relation(&c, dreisatz_document_relation(d, i));
}

void fuzz_extract(dreisatz_model *model, const char *text, size_t length) {
    dreisatz_extractor *extractor;
    dreisatz_document *document;
    dreisatz_options options = dreisatz_options_default();
    options.coref = DREISATZ_COREF_DOCUMENT;
    fuzz_check(dreisatz_extractor_new(model, &extractor, NULL) == DREISATZ_OK, "an extractor is made");
    fuzz_check(dreisatz_extract(extractor, text, length, &options, &document, NULL) == DREISATZ_OK, "any text is taken");
    fuzz_check_document(document, text, length);
    dreisatz_document_free(document);
    dreisatz_extractor_free(extractor);
}
