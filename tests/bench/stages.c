/* Where the time goes: runs the stages over each line of a file as dz_extractor_analyze does, with a clock between them.
 * usage: stages FILE; prints a line for each stage: its name, nanoseconds a token, share. */
#include "model/extractor.h"
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

typedef enum stage { TEXT, LEXICON, PATTERN, MENTION, ENTITY, RELATION, STAGE_COUNT } stage;

static const char *const NAMES[] = {"text", "lexicon", "pattern", "mention", "entity", "clause, relation"};
static double seconds[STAGE_COUNT], before;
static size_t tokens;

static double now(void) {
    struct timespec t;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
    return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

/* All since the last call was spent in this stage. */
static void spent(stage s) {
    double time = now();
    seconds[s] += time - before;
    before = time;
}

static void run(dreisatz_extractor *x, const char *line, size_t length) {
    dreisatz_options options = dreisatz_options_default();
    dz_findings f = {0};
    dz_analysis *a = &f.analysis;
    dz_arena_reset(&x->scratch);
    dz_arena_reset(&x->working);
    dz_arena_reset(&x->passing);
    *a = (dz_analysis){
        .image = &x->model->image, .arena = &x->scratch, .working = &x->working, .passing = &x->passing, .coref = options.coref};
    dz_abbreviations dots = dz_lexicon_abbreviations(a->image);
    before = now();
    dz_text_read(&a->text, a->arena, line, length, &dots);
    spent(TEXT);
    a->infos = dz_lexicon_read(a->image, &x->known, &a->text, a->arena);
    spent(LEXICON);
    dz_pattern_find(&x->finder, &a->text, a->infos, a->arena, &a->figures);
    spent(PATTERN);
    dz_mention_find(a, &x->tagger);
    spent(MENTION);
    a->clauses = dz_arena_zero(a->working, sizeof *a->clauses * (a->text.sentences.count + 1));
    a->hearing = dz_clause_new_hearing(a->working);
    dz_entity_drop_common_nouns(a);
    dz_entity_resolve_towns(a);
    dz_entity_resolve_metonyms(a);
    dz_entity_resolve_clubs(a);
    dz_entity_link(a, &f.entities);
    spent(ENTITY);
    for (uint32_t s = 0; s < a->text.sentences.count; s++)
        dz_relation_find(a, &f.entities, s, &options, &f.relations);
    spent(RELATION);
    tokens += a->text.tokens.count;
}

static void print(void) {
    double all = 0;
    for (int s = 0; s < STAGE_COUNT; s++)
        all += seconds[s];
    for (int s = 0; s < STAGE_COUNT && tokens; s++)
        printf("%s\t%.1f\t%.3f\n", NAMES[s], 1e9 * seconds[s] / (double)tokens, seconds[s] / all);
}

int main(int argc, char **argv) {
    dreisatz_model *model;
    dreisatz_extractor *x;
    jmp_buf fail;
    char *line = NULL;
    size_t room = 0;
    ssize_t length;
    FILE *f = argc == 2 ? fopen(argv[1], "r") : NULL;
    if (!f || dreisatz_model_builtin(NULL, &model, NULL) != DREISATZ_OK || dreisatz_extractor_new(model, &x, NULL) != DREISATZ_OK)
        return 3;
    x->memory.fail = &fail;
    if (setjmp(fail))
        return 5;
    while ((length = getline(&line, &room, f)) > 0)
        run(x, line, (size_t)length);
    print();
    free(line);
    fclose(f);
    dreisatz_extractor_free(x);
    dreisatz_model_free(model);
    return 0;
}
