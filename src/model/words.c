/* words/ → the lexicon: paradigms make every form of a noun, verb or adjective from its principal parts. The endings are
 * data as well (words/endings.tsv), so that this file knows how paradigms are built and not how German sounds. */
#include "builder.h"
#include <stdio.h>
#include <stdlib.h>

typedef struct paradigm {
    dz_builder *b;
    const char *infinitive_mark;   /* stands between particle and infinitive */
    const char *participle_prefix; /* of regular verbs */
    const char *comparative, *superlative;
    const char *feminine, *feminine_plural;
    const char *genitive_short, *genitive_long, *dative_long; /* `Lands`, `Landes`, `Lande` */
    DZ_ARRAY(const char *) light;                             /* nouns that end so take no long ending */
    DZ_ARRAY(const char *) inseparable;                       /* prefixes without participle prefix */
    DZ_ARRAY(const char *) linking;                           /* stems that take a linking vowel end so */
} paradigm;

static bool ends_with(const char *text, size_t length, const char *tail) {
    size_t n = strlen(tail);
    return length >= n && memcmp(text + length - n, tail, n) == 0;
}

static bool starts_with(const char *text, const char *head) {
    return strncmp(text, head, strlen(head)) == 0;
}

/* ---- features: "nom.sg.m acc.sg.n def" ---- */

static uint16_t case_bits(const char *item) {
    if (starts_with(item, "nom"))
        return DZ_NOM;
    if (starts_with(item, "gen"))
        return DZ_GEN;
    if (starts_with(item, "dat"))
        return DZ_DAT;
    return starts_with(item, "acc") ? DZ_ACC : 0;
}

static uint16_t gender_bits(const char *item) {
    const char *dot = strchr(item, '.');
    if (!dot)
        return DZ_ANY;
    if (starts_with(dot, ".pl"))
        return DZ_PLUR;
    switch (strchr(dot + 1, '.') ? strchr(dot + 1, '.')[1] : ' ') {
    case 'm':
        return DZ_MASC;
    case 'f':
        return DZ_FEM;
    case 'n':
        return DZ_NEUT;
    default:
        return DZ_SING;
    }
}

typedef struct features {
    uint16_t morph;
    uint8_t extra;
    const char *contracted; /* preposition of `im` */
} features;

static uint16_t verb_bits(const char *item) {
    static const struct {
        const char *name;
        uint16_t bits;
    } TABLE[] = {{"pres", DZ_PRES},   {"pret", DZ_PRET},   {"konj1", DZ_KONJ1}, {"konj2", DZ_KONJ2},     {"inf", DZ_INF},
                 {"part2", DZ_PART2}, {"part1", DZ_PART1}, {"zuinf", DZ_ZUINF}, {"imp", DZ_OTHER_PERSON}};
    for (size_t i = 0; i < sizeof TABLE / sizeof *TABLE; i++)
        if (strcmp(item, TABLE[i].name) == 0)
            return TABLE[i].bits;
    return 0;
}

static uint8_t extra_bits(const char *item) {
    static const struct {
        const char *name;
        uint8_t bits;
    } TABLE[] = {{"def", DZ_X_DEF},     {"dem", DZ_X_DEF},         {"indef", DZ_X_INDEF},   {"neg", DZ_X_NEGATIVE},
                 {"poss", DZ_X_POSS},   {"postp", DZ_X_POSTPOSED}, {"of.mn", DZ_X_OF_MN},   {"of.fp", DZ_X_OF_FP},
                 {"joins", DZ_X_JOINS}, {"opens", DZ_X_OPENS},     {"closes", DZ_X_CLOSES}, {"corrects", DZ_X_CORRECTS | DZ_X_JOINS}};
    for (size_t i = 0; i < sizeof TABLE / sizeof *TABLE; i++)
        if (strcmp(item, TABLE[i].name) == 0)
            return TABLE[i].bits;
    return 0;
}

static features read_features(const char *column, dz_arena *arena) {
    features f = {0};
    char *rest = dz_arena_copy(arena, column, strlen(column));
    for (char *item; (item = dz_split_next(&rest, ' '));) {
        if (starts_with(item, "contr="))
            f.contracted = item + 6;
        else if (case_bits(item))
            f.morph |= (uint16_t)(case_bits(item) & gender_bits(item));
        f.extra |= extra_bits(item);
    }
    return f;
}

/* ---- adjectives, also participles ---- */

static void add_inflected(paradigm *p, const char *stem, size_t length, uint32_t lemma, dz_pos pos, uint8_t extra) {
    char form[256];
    for (uint32_t i = 0; i < p->b->adjective.count; i++) {
        int n = snprintf(form, sizeof form, "%.*s%s", (int)length, stem, p->b->adjective.at[i].text);
        if (n > 0 && (size_t)n < sizeof form)
            dz_build_reading_of(p->b, form, (size_t)n, lemma, pos, extra, p->b->adjective.at[i].morph);
    }
}

/* `dunkel` loses its e before an ending, `leise` as well. */
static size_t oblique_stem(char *stem, size_t length) {
    if (length > 2 && stem[length - 2] == 'e' && (stem[length - 1] == 'l')) {
        stem[length - 2] = stem[length - 1];
        return length - 1;
    }
    return length > 1 && stem[length - 1] == 'e' ? length - 1 : length;
}

static void add_degree(paradigm *p, const char *stem, size_t length, const char *degree, uint32_t lemma) {
    char form[200];
    int n = snprintf(form, sizeof form, "%.*s%s", (int)length, stem, degree);
    if (n <= 0 || (size_t)n >= sizeof form)
        return;
    dz_build_reading_of(p->b, form, (size_t)n, lemma, DZ_ADJ, 0, 0);
    add_inflected(p, form, (size_t)n, lemma, DZ_ADJ, 0);
}

static void add_adjective(paradigm *p, const char *base, const char *comparative) {
    char stem[160];
    size_t length = strlen(base);
    if (length == 0 || length >= sizeof stem)
        return;
    uint32_t lemma = dz_build_lemma(p->b, base, length);
    dz_build_reading_of(p->b, base, length, lemma, DZ_ADJ, 0, 0);
    memcpy(stem, base, length + 1);
    size_t cut = oblique_stem(stem, length);
    add_inflected(p, stem, cut, lemma, DZ_ADJ, 0);
    if (*comparative)
        add_degree(p, comparative, strlen(comparative), "", lemma);
    else if (length < 12)
        add_degree(p, stem, cut, p->comparative, lemma);
    if (length < 12)
        add_degree(p, base, length, p->superlative, lemma);
}

/* ---- nouns ---- */

static void noun_form(dz_builder *b, const char *form, uint32_t lemma, uint16_t morph) {
    if (*form && strcmp(form, "-") != 0)
        dz_build_reading_of(b, form, strlen(form), lemma, DZ_NOUN, 0, morph);
}

static void add_dative_plural(dz_builder *b, const char *plural, uint32_t lemma) {
    char form[200];
    size_t length = strlen(plural);
    bool has_n = ends_with(plural, length, "n") || ends_with(plural, length, "s");
    snprintf(form, sizeof form, "%s%s", plural, has_n ? "" : "n");
    noun_form(b, form, lemma, DZ_DAT & DZ_PLUR);
}

static bool in_list(const char *text, size_t length, const char *const *list, uint32_t count, bool at_end);

/* A strong masculine or neuter has a short and a long genitive, whichever is listed, and an old dative. */
static void add_long_endings(paradigm *p, const char *lemma_text, size_t length, const char *genitive, uint32_t lemma, uint16_t g) {
    char form[200];
    bool strong = strncmp(genitive, lemma_text, length) == 0 &&
                  (strcmp(genitive + length, p->genitive_short) == 0 || strcmp(genitive + length, p->genitive_long) == 0);
    if (!strong || in_list(lemma_text, length, p->light.at, p->light.count, true))
        return;
    const char *const ENDINGS[] = {p->genitive_short, p->genitive_long, p->dative_long};
    for (int i = 0; i < 3; i++) {
        int n = snprintf(form, sizeof form, "%s%s", lemma_text, ENDINGS[i]);
        if (n > 0 && (size_t)n < sizeof form)
            noun_form(p->b, form, lemma, (i < 2 ? DZ_GEN : DZ_DAT) & g);
    }
}

static void add_noun(paradigm *p, const char *lemma_text, const char *gender, const char *genitive, const char *plural) {
    dz_builder *b = p->b;
    size_t length = strlen(lemma_text);
    if (length < 2 || length > 150)
        return;
    uint32_t lemma = dz_build_lemma(b, lemma_text, length);
    if (*gender == 'a') {
        size_t stem = ends_with(lemma_text, length, "e") ? length - 1 : ends_with(lemma_text, length, "er") ? length - 2 : length;
        add_inflected(p, lemma_text, stem, lemma, DZ_NOUN, 0);
        return;
    }
    uint16_t g = *gender == 'm' ? DZ_MASC : *gender == 'f' ? DZ_FEM : DZ_NEUT;
    bool weak = *gender == 'm' && strlen(genitive) > length && ends_with(genitive, strlen(genitive), "n");
    if (strcmp(lemma_text, plural) != 0 || *gender != 'p')
        noun_form(b, lemma_text, lemma, weak ? DZ_NOM & g : (uint16_t)((*gender == 'f' ? DZ_ANY : (DZ_NOM | DZ_DAT | DZ_ACC)) & g));
    noun_form(b, genitive, lemma, weak ? (uint16_t)((DZ_GEN | DZ_DAT | DZ_ACC) & g) : DZ_GEN & g);
    if (*gender != 'f' && !weak)
        add_long_endings(p, lemma_text, length, genitive, lemma, g);
    if (*plural && strcmp(plural, "-") != 0) {
        noun_form(b, plural, lemma, (DZ_NOM | DZ_GEN | DZ_ACC) & DZ_PLUR);
        add_dative_plural(b, plural, lemma);
    }
}

/* ---- verbs ---- */

typedef struct verb {
    const char *particle; /* "" when inseparable */
    size_t particle_length;
    const char *base; /* infinitive without particle */
    uint32_t lemma, base_lemma;
} verb;

/* A finite or infinite form of the base verb: alone it reads as the base verb, joined with its particle as the whole. */
static void verb_form(dz_builder *b, const verb *v, const char *form, uint16_t morph) {
    char joined[200];
    if (!*form)
        return;
    dz_build_reading_of(b, form, strlen(form), v->base_lemma, DZ_VERB, 0, morph);
    if (v->particle_length) {
        int n = snprintf(joined, sizeof joined, "%s%s", v->particle, form);
        if (n > 0 && (size_t)n < sizeof joined)
            dz_build_reading_of(b, joined, (size_t)n, v->lemma, DZ_VERB, 0, morph);
    }
}

static void suffixed(dz_builder *b, const verb *v, const char *stem, size_t length, const char *tail, uint16_t morph) {
    char form[200];
    int n = snprintf(form, sizeof form, "%.*s%s", (int)length, stem, tail);
    if (n > 0 && (size_t)n < sizeof form)
        verb_form(b, v, form, morph);
}

static void add_participle(paradigm *p, const verb *v, const char *participle, uint16_t bit, uint8_t extra) {
    size_t length = strlen(participle);
    dz_build_reading_of(p->b, participle, length, v->lemma, DZ_VERB, 0, bit);
    add_inflected(p, participle, length, v->lemma, DZ_ADJ, extra);
}

static void add_infinitives(paradigm *p, const verb *v) {
    char form[256];
    size_t length = strlen(v->base);
    verb_form(p->b, v, v->base, DZ_INF);
    if (v->particle_length) {
        int n = snprintf(form, sizeof form, "%s%s%s", v->particle, p->infinitive_mark, v->base);
        if (n > 0 && (size_t)n < sizeof form)
            dz_build_reading_of(p->b, form, (size_t)n, v->lemma, DZ_VERB, 0, DZ_ZUINF);
    }
    int n = snprintf(form, sizeof form, "%s%s", v->particle, v->base);
    if (n > 0 && (size_t)n + 2 < sizeof form && length > 2) {
        form[n] = 'd';
        form[n + 1] = '\0';
        add_participle(p, v, form, DZ_PART1, DZ_X_PART1);
    }
}

static size_t infinitive_stem(const char *base) {
    size_t length = strlen(base);
    return ends_with(base, length, "en") ? length - 2 : length > 1 ? length - 1 : length;
}

static bool in_list(const char *text, size_t length, const char *const *list, uint32_t count, bool at_end) {
    for (uint32_t i = 0; i < count; i++)
        if (at_end ? ends_with(text, length, list[i]) : starts_with(text, list[i]))
            return true;
    return false;
}

static void add_strong(paradigm *p, const verb *v, const char *present, const char *preterite, const char *konjunktiv) {
    dz_builder *b = p->b;
    size_t stem = infinitive_stem(v->base), length = strlen(preterite);
    verb_form(b, v, present, DZ_PRES | DZ_3SG);
    verb_form(b, v, v->base, DZ_PRES | DZ_3PL);
    suffixed(b, v, v->base, stem, "e", DZ_KONJ1 | DZ_3SG);
    verb_form(b, v, preterite, DZ_PRET | DZ_3SG);
    suffixed(b, v, preterite, length, ends_with(preterite, length, "e") ? "n" : "en", DZ_PRET | DZ_3PL);
    if (*konjunktiv) {
        size_t n = strlen(konjunktiv);
        verb_form(b, v, konjunktiv, DZ_KONJ2 | DZ_3SG);
        suffixed(b, v, konjunktiv, n, ends_with(konjunktiv, n, "e") ? "n" : "en", DZ_KONJ2 | DZ_3PL);
    }
}

static void add_weak(paradigm *p, const verb *v) {
    char present[160], preterite[160], participle[200];
    size_t stem = infinitive_stem(v->base);
    const char *link = in_list(v->base, stem, p->linking.at, p->linking.count, true) ? "e" : "";
    bool bare =
        in_list(v->base, strlen(v->base), p->inseparable.at, p->inseparable.count, false) || ends_with(v->base, strlen(v->base), "ieren");
    snprintf(present, sizeof present, "%.*s%st", (int)stem, v->base, link);
    snprintf(preterite, sizeof preterite, "%.*s%ste", (int)stem, v->base, link);
    snprintf(participle, sizeof participle, "%s%s%s", v->particle, bare ? "" : p->participle_prefix, present);
    add_strong(p, v, present, preterite, "");
    add_participle(p, v, participle, DZ_PART2, DZ_X_PART2);
}

static void add_verb(paradigm *p, const dz_lines *l) {
    char whole[160], particle[40] = "";
    const char *infinitive = dz_lines_column(l, 0), *bar = strchr(infinitive, '|');
    verb v = {.particle = particle, .base = bar ? bar + 1 : infinitive};
    if (bar)
        snprintf(particle, sizeof particle, "%.*s", (int)(bar - infinitive), infinitive);
    v.particle_length = strlen(particle);
    int n = snprintf(whole, sizeof whole, "%s%s", particle, v.base);
    if (n <= 2 || (size_t)n >= sizeof whole)
        return;
    v.lemma = dz_build_lemma(p->b, whole, (size_t)n);
    v.base_lemma = dz_build_lemma(p->b, v.base, strlen(v.base));
    add_infinitives(p, &v);
    if (strcmp(dz_lines_column(l, 1), "weak") == 0) {
        add_weak(p, &v);
        return;
    }
    add_strong(p, &v, dz_lines_column(l, 1), dz_lines_column(l, 2), dz_lines_column(l, 5));
    if (*dz_lines_column(l, 3))
        add_participle(p, &v, dz_lines_column(l, 3), DZ_PART2, DZ_X_PART2);
}

/* ---- files ---- */

typedef void (*line_reader)(paradigm *p, const dz_lines *lines, const char *file);

static void read_file(paradigm *p, const char *folder, const char *name, line_reader reader) {
    dz_source source;
    if (!dz_source_read(&source, &p->b->arena, folder, name, &p->b->problems))
        return;
    dz_lines lines = dz_lines_of(&source);
    while (dz_lines_next(&lines))
        reader(p, &lines, name);
}

static void read_files(paradigm *p, const char *folder, const char *prefix, line_reader reader) {
    dz_file_list list = {0};
    dz_source_list(&list, &p->b->arena, folder, "words", prefix, ".tsv");
    for (uint32_t i = 0; i < list.count; i++)
        read_file(p, folder, list.at[i], reader);
}

static const char *keep(paradigm *p, const char *text) {
    return dz_arena_copy(&p->b->arena, text, strlen(text));
}

/* endings.tsv: what a paradigm is made of. */
static void ending_line(paradigm *p, const dz_lines *l, const char *file) {
    const char *key = dz_lines_column(l, 0), *value = keep(p, dz_lines_column(l, 1));
    dz_arena *arena = &p->b->arena;
    if (strcmp(key, "adjective") == 0)
        DZ_PUSH(arena, &p->b->adjective) = (dz_build_ending){value, read_features(dz_lines_column(l, 2), arena).morph};
    else if (strcmp(key, "infinitive-mark") == 0)
        p->infinitive_mark = value;
    else if (strcmp(key, "participle-prefix") == 0)
        p->participle_prefix = value;
    else if (strcmp(key, "comparative") == 0)
        p->comparative = value;
    else if (strcmp(key, "superlative") == 0)
        p->superlative = value;
    else if (strcmp(key, "feminine") == 0)
        p->feminine = p->b->feminine = value, dz_build_term_of(p->b, DZ_ENDINGS_TABLE, key, value);
    else if (strcmp(key, "feminine-plural") == 0)
        p->feminine_plural = p->b->feminine_plural = value;
    else if (strcmp(key, "genitive-short") == 0)
        p->genitive_short = value;
    else if (strcmp(key, "genitive-long") == 0)
        p->genitive_long = value;
    else if (strcmp(key, "dative-long") == 0)
        p->dative_long = value;
    else if (strcmp(key, "light") == 0)
        DZ_PUSH(arena, &p->light) = value;
    else if (strcmp(key, "inseparable") == 0)
        DZ_PUSH(arena, &p->inseparable) = value;
    else if (strcmp(key, "linking") == 0)
        DZ_PUSH(arena, &p->linking) = value;
    else if (strcmp(key, "inhabitant") == 0)
        DZ_PUSH(arena, &p->b->inhabitants) = (dz_build_inhabitant){value, keep(p, dz_lines_column(l, 2)), *dz_lines_column(l, 3) != '\0'};
    else
        dz_problem_add(&p->b->problems, file, l->line, 1, false, "unknown paradigm part '%s'", key);
}

/* Names that are added to an image later are declined as well: see take_endings in base.c. */
static void keep_adjective_endings(dz_builder *b) {
    char all[200] = "";
    size_t used = 0;
    for (uint32_t i = 0; i < b->adjective.count && used < sizeof all; i++)
        used += (size_t)snprintf(all + used, sizeof all - used, "%s%s", i ? " " : "", b->adjective.at[i].text);
    if (used && used < sizeof all)
        dz_build_term_of(b, DZ_ENDINGS_TABLE, "adjective", all);
}

static void noun_line(paradigm *p, const dz_lines *l, const char *file) {
    const char *gender = dz_lines_column(l, 1);
    if (!*gender || !strchr("mfnap", *gender)) {
        dz_problem_add(&p->b->problems, file, l->line, 1, true, "gender '%s' is none of m f n a p", gender);
        return;
    }
    add_noun(p, dz_lines_column(l, 0), gender, dz_lines_column(l, 2), dz_lines_column(l, 3));
}

static void verb_line(paradigm *p, const dz_lines *l, const char *file) {
    (void)file;
    add_verb(p, l);
}

static void adjective_line(paradigm *p, const dz_lines *l, const char *file) {
    (void)file;
    add_adjective(p, dz_lines_column(l, 0), dz_lines_column(l, 1));
}

/* verb-forms.tsv: `form lemma features`, the forms that no paradigm makes. */
static void form_line(paradigm *p, const dz_lines *l, const char *file) {
    uint16_t morph = 0;
    bool third = false, plural = false;
    char *rest = dz_arena_copy(&p->b->arena, dz_lines_column(l, 2), strlen(dz_lines_column(l, 2)));
    (void)file;
    for (char *item; (item = dz_split_next(&rest, ' '));) {
        morph |= verb_bits(item);
        third = third || strstr(item, "3") != NULL || strstr(item, "1") == item;
        plural = plural || strstr(item, "pl") == item || strstr(item, "3pl") != NULL || strstr(item, "1pl") != NULL;
    }
    if (morph & DZ_FIN)
        morph |= third ? (plural ? DZ_3PL : DZ_3SG) : DZ_OTHER_PERSON;
    const char *lemma = dz_lines_column(l, 1), *form = dz_lines_column(l, 0);
    uint32_t id = dz_build_lemma(p->b, lemma, strlen(lemma));
    dz_build_reading_of(p->b, form, strlen(form), id, DZ_VERB, 0, morph);
    if (morph & DZ_PART2)
        add_inflected(p, form, strlen(form), id, DZ_ADJ, DZ_X_PART2);
}

static dz_pos class_of(const char *name) {
    static const struct {
        const char *name;
        dz_pos pos;
    } TABLE[] = {{"det", DZ_DET},   {"pron", DZ_PRON}, {"rel", DZ_REL},   {"wh", DZ_WH},    {"prep", DZ_PREP},
                 {"conj", DZ_CONJ}, {"sub", DZ_SUB},   {"ptkl", DZ_PTKL}, {"neg", DZ_NEG},  {"adv", DZ_ADV},
                 {"num", DZ_NUM},   {"intj", DZ_INTJ}, {"date", DZ_NOUN}, {"unit", DZ_NOUN}};
    for (size_t i = 0; i < sizeof TABLE / sizeof *TABLE; i++)
        if (strcmp(name, TABLE[i].name) == 0)
            return TABLE[i].pos;
    return 0;
}

static void function_line(paradigm *p, const dz_lines *l, const char *file) {
    const char *form = dz_lines_column(l, 0), *class = dz_lines_column(l, 1);
    dz_pos pos = class_of(class);
    if (!pos) {
        dz_problem_add(&p->b->problems, file, l->line, 1, false, "unknown word class '%s'", class);
        return;
    }
    features f = read_features(dz_lines_column(l, 2), &p->b->arena);
    const char *lemma = f.contracted ? f.contracted : form;
    if (f.contracted)
        f.extra |= DZ_X_CONTRACTED | DZ_X_DEF;
    if (pos == DZ_NOUN)
        dz_build_word_of(p->b, form, strlen(form))->lists |= (uint16_t)(*class == 'd' ? DZ_L_DATE : DZ_L_UNIT);
    else
        dz_build_reading_of(p->b, form, strlen(form), dz_build_lemma(p->b, lemma, strlen(lemma)), pos, f.extra, f.morph);
}

static void abbreviation_line(paradigm *p, const dz_lines *l, const char *file) {
    const char *form = dz_lines_column(l, 0);
    size_t length = strlen(form);
    (void)file;
    if (length > 1 && form[length - 1] == '.')
        dz_build_word_of(p->b, form, length - 1)->lists |=
            (uint16_t)(strcmp(dz_lines_column(l, 1), "end") == 0 ? DZ_L_ABBREVIATION_END : DZ_L_ABBREVIATION);
}

/* ---- lists of words that say something about a name beside them ---- */

static void mark_forms(dz_builder *b, const char *lemma, uint16_t list, uint8_t kind) {
    dz_build_word *w = dz_build_word_of(b, lemma, strlen(lemma));
    w->lists |= list;
    if (kind)
        w->traits.kind = kind;
}

/* The feminine of a role (`Sprecherin`) reads as the role itself, so that rules name it once. */
static void add_feminine(paradigm *p, const char *role, uint32_t lemma, uint16_t list) {
    char form[200];
    size_t length = strlen(role);
    size_t stem = ends_with(role, length, "e") ? length - 1 : length;
    int n = snprintf(form, sizeof form, "%.*s%s", (int)stem, role, p->feminine);
    if (n <= 0 || (size_t)n + 4 >= sizeof form || ends_with(role, length, p->feminine))
        return;
    dz_build_reading_of(p->b, form, (size_t)n, lemma, DZ_NOUN, 0, DZ_FEM);
    dz_build_word_of(p->b, form, (size_t)n)->lists |= list;
    n = snprintf(form, sizeof form, "%.*s%s%s", (int)stem, role, p->feminine, p->feminine_plural);
    if (n > 0 && (size_t)n < sizeof form)
        dz_build_reading_of(p->b, form, (size_t)n, lemma, DZ_NOUN, 0, DZ_PLUR);
}

static void head_of(paradigm *p, const char *word, uint16_t list, uint8_t flag, uint8_t kind) {
    uint32_t lemma = dz_build_known_lemma(p->b, word, strlen(word), DZ_NOUN);
    if (lemma == DZ_NONE)
        lemma = dz_build_lemma(p->b, word, strlen(word));
    p->b->lemmas.at[lemma].lists |= flag;
    dz_build_word *w = dz_build_word_of(p->b, word, strlen(word));
    if (w->readings == DZ_NONE)
        dz_build_reading_of(p->b, word, strlen(word), lemma, DZ_NOUN, 0, DZ_ANY);
    mark_forms(p->b, word, list, kind);
    if (list == DZ_L_ROLE || list == DZ_L_PERSON_HEAD)
        add_feminine(p, word, lemma, list);
}

static void title_line(paradigm *p, const dz_lines *l, const char *file) {
    const char *word = dz_lines_column(l, 0);
    (void)file;
    if (strcmp(dz_lines_column(l, 1), "title") == 0)
        mark_forms(p->b, word, DZ_L_TITLE, 0);
    else
        head_of(p, word, DZ_L_ROLE, DZ_LEMMA_ROLE, 0);
}

static void org_head_line(paradigm *p, const dz_lines *l, const char *file) {
    head_of(p, dz_lines_column(l, 0), DZ_L_ORG_HEAD, DZ_LEMMA_ORG_HEAD, dz_build_kind(p->b, dz_lines_column(l, 1), file, l->line));
}

static void place_head_line(paradigm *p, const dz_lines *l, const char *file) {
    head_of(p, dz_lines_column(l, 0), DZ_L_PLACE_HEAD, DZ_LEMMA_PLACE_HEAD, dz_build_kind(p->b, dz_lines_column(l, 1), file, l->line));
}

static void person_head_line(paradigm *p, const dz_lines *l, const char *file) {
    (void)file;
    head_of(p, dz_lines_column(l, 0), DZ_L_PERSON_HEAD, DZ_LEMMA_PERSON_HEAD, 0);
}

static void suffix_line(paradigm *p, const dz_lines *l, const char *file) {
    const char *form = dz_lines_column(l, 0), *kind = dz_lines_column(l, 1);
    (void)file;
    if (strcmp(kind, "legal") == 0) {
        mark_forms(p->b, form, DZ_L_LEGAL, 0);
        return;
    }
    bool fresh;
    uint64_t key = dz_hash_string(*form == '-' ? form + 1 : form);
    uint32_t *at = dz_map_put(&p->b->affix_map, key, &fresh);
    if (fresh) {
        *at = p->b->affixes.count;
        DZ_PUSH(&p->b->arena, &p->b->affixes) = (dz_build_affix){.key = key};
    }
    p->b->affixes.at[*at].affix.kind |= *kind == 'o' ? DZ_AFFIX_ORG : *kind == 'p' ? DZ_AFFIX_PLACE : DZ_AFFIX_SURNAME;
}

/* senses*.tsv: what a word does in the grammar: `word sense`. Of the senses that shut each other out the last one read counts. */
static void sense_line(paradigm *p, const dz_lines *l, const char *file) {
    static const struct {
        const char *name;
        uint16_t flag;
        uint8_t sense;
    } TABLE[] = {{"body", DZ_LEMMA_BODY, 0},
                 {"state", DZ_LEMMA_STATE_HEAD, 0},
                 {"whole", DZ_LEMMA_WHOLE, 0},
                 {"saying", DZ_LEMMA_SAYING, 0},
                 {"object-control", DZ_LEMMA_OBJECT_CONTROL, 0},
                 {"demanding", DZ_LEMMA_DEMANDING, 0},
                 {"where", DZ_LEMMA_WHERE, 0},
                 {"copula", 0, DZ_SENSE_COPULA},
                 {"perfect", 0, DZ_SENSE_PERFECT},
                 {"passive", 0, DZ_SENSE_PASSIVE},
                 {"intent", 0, DZ_SENSE_INTENT},
                 {"ability", 0, DZ_SENSE_ABILITY},
                 {"modal", 0, DZ_SENSE_MODAL},
                 {"agent", 0, DZ_SENSE_AGENT},
                 {"as", 0, DZ_SENSE_AS},
                 {"with-sein", DZ_LEMMA_SEIN, 0},
                 {"reflexive", 0, DZ_SENSE_REFLEXIVE},
                 {"focus", 0, DZ_SENSE_FOCUS},
                 {"within", 0, DZ_SENSE_WITHIN},
                 {"infinitive-mark", 0, DZ_SENSE_MARK},
                 {"let", 0, DZ_SENSE_LET},
                 {"get", 0, DZ_SENSE_GET},
                 {"time", 0, DZ_SENSE_TIME},
                 {"partner", 0, DZ_SENSE_PARTNER},
                 {"former", 0, DZ_SENSE_FORMER},
                 {"quotes", 0, DZ_SENSE_QUOTES},
                 {"said", 0, DZ_SENSE_SAID},
                 {"content", 0, DZ_SENSE_CONTENT},
                 {"among", 0, DZ_SENSE_AMONG},
                 {"speaker", 0, DZ_SENSE_SPEAKER},
                 {"beside", 0, DZ_SENSE_BESIDE},
                 {"also", 0, DZ_SENSE_ALSO},
                 {"together", 0, DZ_SENSE_TOGETHER},
                 {"told", 0, DZ_SENSE_TOLD},
                 {"idiom", 0, DZ_SENSE_IDIOM},
                 {"source", 0, DZ_SENSE_SOURCE},
                 {"government", 0, DZ_SENSE_GOVERNMENT},
                 {"town", 0, DZ_SENSE_TOWN},
                 {"voice", 0, DZ_SENSE_VOICE},
                 {"stative", DZ_LEMMA_STATIVE, 0},
                 {"predicative", DZ_LEMMA_PREDICATIVE, 0},
                 {"organisation", DZ_LEMMA_ORG_HEAD, 0},
                 {"circumstance", DZ_LEMMA_CIRCUMSTANCE, 0}};
    const char *word = dz_lines_column(l, 0), *sense = dz_lines_column(l, 1);
    for (size_t i = 0; i < sizeof TABLE / sizeof *TABLE; i++) {
        if (strcmp(sense, TABLE[i].name) == 0) {
            uint32_t known = TABLE[i].flag & DZ_LEMMA_BODY ? dz_build_known_lemma(p->b, word, strlen(word), DZ_NOUN) : DZ_NONE;
            dz_lemma *lemma = known != DZ_NONE ? &p->b->lemmas.at[known] : dz_build_lemma_of(p->b, word, strlen(word));
            lemma->lists |= TABLE[i].flag;
            lemma->sense = TABLE[i].sense ? TABLE[i].sense : lemma->sense;
            return;
        }
    }
    dz_problem_add(&p->b->problems, file, l->line, (uint32_t)strlen(word) + 2, false, "unknown sense '%s'", sense);
}

void dz_build_words(dz_builder *b, const char *folder) {
    paradigm p = {.b = b,
                  .infinitive_mark = "",
                  .participle_prefix = "",
                  .comparative = "",
                  .superlative = "",
                  .feminine = "",
                  .feminine_plural = "",
                  .genitive_short = "",
                  .genitive_long = "",
                  .dative_long = ""};
    read_file(&p, folder, "words/endings.tsv", ending_line);
    keep_adjective_endings(b);
    read_files(&p, folder, "function-words", function_line);
    read_files(&p, folder, "verb-forms", form_line);
    read_files(&p, folder, "verbs", verb_line);
    read_files(&p, folder, "adjectives", adjective_line);
    read_files(&p, folder, "nouns", noun_line);
    read_files(&p, folder, "abbreviations", abbreviation_line);
    read_files(&p, folder, "titles", title_line);
    read_files(&p, folder, "org-heads", org_head_line);
    read_files(&p, folder, "place-heads", place_head_line);
    read_files(&p, folder, "person-heads", person_head_line);
    read_files(&p, folder, "org-suffixes", suffix_line);
    read_files(&p, folder, "senses", sense_line);
}
