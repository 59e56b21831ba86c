/* Prints the clause stage's view of each line of standard input, for yardstick.py. Offsets are bytes of the line.
 *   C clause verb verb-start finite-start passive subject-phrase antecedent-phrase
 *   P phrase clause first-start last-end head-start preposition case-bits self genitive-of next
 * and an empty line behind each input line. */
#include "model/extractor.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static dreisatz_model *model;
static dreisatz_extractor *extractor;

static const char *lemma(uint32_t index) {
    return index == DZ_NONE ? "-" : dz_image_string(&model->image, model->image.lemmas[index].text);
}

static long start_of(const dz_analysis *a, uint32_t token) {
    return token == DZ_NONE ? -1 : (long)dz_text_input_start(&a->text, a->text.tokens.at[token].start);
}

static void print_clauses(const dz_analysis *a, const dz_clauses *c) {
    for (uint32_t i = 0; i < c->clauses.count; i++) {
        const dz_clause *k = &c->clauses.at[i];
        printf("C\t%u\t%s\t%ld\t%ld\t%d\t%d\t%d\n", i, lemma(k->verb), start_of(a, k->verb_token), start_of(a, k->finite), k->passive,
               (int)dz_clause_subject(a, c, i), (int)k->antecedent);
    }
    for (uint32_t i = 0; i < c->phrases.count; i++) {
        const dz_phrase *f = &c->phrases.at[i];
        printf("P\t%u\t%u\t%ld\t%ld\t%ld\t%s\t%u\t%d\t%d\t%d\n", i, f->clause, start_of(a, f->first),
               (long)dz_text_input_end(&a->text, a->text.tokens.at[f->last - 1].end), start_of(a, f->head), lemma(f->preposition), f->morph,
               f->self != DZ_NONE, (int)f->genitive_of, (int)f->next);
    }
}

static void print_line(const char *line, size_t length) {
    jmp_buf fail;
    dz_findings found;
    dz_clauses clauses;
    dreisatz_options options = dreisatz_options_default();
    extractor->memory.fail = &fail;
    if (setjmp(fail))
        exit(5);
    dz_extractor_analyze(extractor, line, length, &options, &found);
    for (uint32_t s = 0; s < found.analysis.text.sentences.count; s++) {
        dz_clause_read(&found.analysis, s, &clauses);
        printf("S\t%u\n", s);
        print_clauses(&found.analysis, &clauses);
    }
    putchar('\n');
}

int main(void) {
    char *line = NULL;
    size_t room = 0;
    ssize_t length;
    if (dreisatz_model_builtin(NULL, &model, NULL) != DREISATZ_OK || dreisatz_extractor_new(model, &extractor, NULL) != DREISATZ_OK)
        return 3;
    while ((length = getline(&line, &room, stdin)) > 0)
        print_line(line, (size_t)length - (line[length - 1] == '\n'));
    free(line);
    dreisatz_extractor_free(extractor);
    dreisatz_model_free(model);
    return 0;
}
