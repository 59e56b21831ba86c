/* Prints who does what to whom: cc triples.c $(pkg-config --cflags --libs dreisatz) */
#include <dreisatz.h>
#include <stdio.h>
#include <string.h>

int main(int argc, char **argv) {
    const char *text = argc > 1 ? argv[1] : "Polen liefert Panzer an die Ukraine.";
    dreisatz_model *model = NULL;
    dreisatz_extractor *extractor = NULL;
    dreisatz_document *document = NULL;
    dreisatz_error error;
    if (dreisatz_model_builtin(NULL, &model, &error) != DREISATZ_OK || dreisatz_extractor_new(model, &extractor, &error) != DREISATZ_OK ||
        dreisatz_extract(extractor, text, strlen(text), NULL, &document, &error) != DREISATZ_OK) {
        fprintf(stderr, "%s\n", error.message);
        return 1;
    }
    for (size_t i = 0; i < dreisatz_document_relation_count(document); i++) {
        const dreisatz_relation *r = dreisatz_document_relation(document, i);
        printf("%s %s %s (%s)\n", dreisatz_document_entity(document, r->subject.entity)->name, r->predicate,
               dreisatz_document_entity(document, r->object.entity)->name, dreisatz_factuality_name(r->factuality));
    }
    dreisatz_document_free(document);
    dreisatz_extractor_free(extractor);
    dreisatz_model_free(model);
    return 0;
}
