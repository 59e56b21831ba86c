#include "feature.h"
#include "lexicon/lexicon.h"
#include <stdio.h>
#include <stdlib.h>

typedef struct template {
    const char *name;
    const char *numbers; /* the sort of each: d decimal, k class, c cluster */
    bool text;           /* a word follows */
    uint8_t reach;
}
template;

static const template TEMPLATES[DZ_TEMPLATE_COUNT] = {
    [DZ_T_WORD] = {"word", "", true, 1},
    [DZ_T_CLASS] = {"class", "kd", false, 2},
    [DZ_T_CLUSTER4] = {"cluster4", "c", false, 2},
    [DZ_T_CLUSTER6] = {"cluster6", "c", false, 2},
    [DZ_T_CLUSTER8] = {"cluster8", "c", false, 2},
    [DZ_T_CLUSTER] = {"cluster", "c", false, 2},
    [DZ_T_CLASS_CLUSTER] = {"class-cluster", "kc", false, 1},
    [DZ_T_LEMMA] = {"lemma", "", true, 1},
    [DZ_T_HEAD] = {"head", "", true, 1},
    [DZ_T_NAME] = {"name", "dd", false, 1},
    [DZ_T_LISTS] = {"lists", "d", false, 1},
    [DZ_T_KIND] = {"kind", "d", false, 1},
    [DZ_T_SHAPE] = {"shape", "", true, 1},
    [DZ_T_TAIL3] = {"tail3", "", true, 1},
    [DZ_T_TAIL2] = {"tail2", "", true, 0},
    [DZ_T_TAIL4] = {"tail4", "", true, 0},
    [DZ_T_FRONT3] = {"front3", "", true, 0},
    [DZ_T_BARE] = {"bare", "", true, 0},
    [DZ_T_GENITIVE] = {"genitive", "", false, 1},
    [DZ_T_DERIVED] = {"derived", "d", false, 1},
    [DZ_T_AFFIX] = {"affix", "dd", false, 0},
    [DZ_T_PART] = {"part", "", true, 0},
    [DZ_T_PART_CLUSTER] = {"part-cluster", "c", false, 0},
    [DZ_T_PART_LISTS] = {"part-lists", "d", false, 0},
    [DZ_T_HEAD_CLUSTER] = {"head-cluster", "c", false, 1},
    [DZ_T_IN_NAMES] = {"in-names", "dddd", false, 1},
    [DZ_T_K12] = {"k-1,0", "kk", false, 0},
    [DZ_T_K23] = {"k0,1", "kk", false, 0},
    [DZ_T_K123] = {"k-1,0,1", "kkk", false, 0},
    [DZ_T_K13] = {"k-1,1", "kk", false, 0},
    [DZ_T_C12] = {"c-1,0", "cc", false, 0},
    [DZ_T_C23] = {"c0,1", "cc", false, 0},
    [DZ_T_C13] = {"c-1,1", "cc", false, 0},
    [DZ_T_C123] = {"c-1,0,1", "ccc", false, 0},
    [DZ_T_LIST] = {"list", "dddd", false, 0},
    [DZ_T_FILE] = {"file", "d", true, 0},
    [DZ_T_LIST_CLASS] = {"list-class", "ddk", false, 0},
    [DZ_T_LIST_BEFORE] = {"list-before", "ddk", false, 0},
    [DZ_T_LIST_AFTER] = {"list-after", "ddk", false, 0},
    [DZ_T_LISTS_ALL] = {"lists-all", "dddd", false, 0},
    [DZ_T_BEFORE] = {"before", "k", true, 0},
    [DZ_T_QUOTED] = {"quoted", "kd", false, 0},
    [DZ_T_QUOTED_FILE] = {"quoted-file", "d", true, 0},
    [DZ_T_ABBREVIATION] = {"abbreviation", "kd", false, 0},
    [DZ_T_FIRST] = {"first", "d", false, 0},
    [DZ_T_FROM] = {"from", "d", false, 0},
};

int dz_feature_reach(dz_template t) {
    return TEMPLATES[t].reach;
}

dz_neighbours dz_feature_neighbours(dz_template t, dz_sides *sides) {
    static const uint8_t OF[DZ_TEMPLATE_COUNT] = {
        [DZ_T_K12] = DZ_N_ON_SECOND, [DZ_T_K23] = DZ_N_ON_FIRST, [DZ_T_K13] = DZ_N_ACROSS, [DZ_T_K123] = DZ_N_TRIPLE,
        [DZ_T_C12] = DZ_N_ON_SECOND, [DZ_T_C23] = DZ_N_ON_FIRST, [DZ_T_C13] = DZ_N_ACROSS, [DZ_T_C123] = DZ_N_TRIPLE};
    *sides = t == DZ_T_C12 || t == DZ_T_C23 || t == DZ_T_C13 || t == DZ_T_C123 ? DZ_CLUSTER_SIDES : DZ_CLASS_SIDES;
    return (dz_neighbours)OF[t];
}

/* ---- numbers ---- */

static const char *const CLASSES[DZ_K_CAPITAL] = {"other", "det",  "prep",    "conj",      "sub",        "pron",    "finite",  "verb",
                                                  "adj",   "adv",  "neg",     "small",     "comma",      "stop",    "quote",   "open",
                                                  "close", "dash", "colon",   "slash",     "number",     "ordinal", "date",    "unit",
                                                  "title", "role", "orghead", "placehead", "personhead", "legal",   "acronym", "initial"};

static const char BITS[] = "ngspo"; /* noun, given name, surname, place, organisation */

/* A capitalized word is X and what it may be: `Xgs` is a given name and a surname. */
static int write_class(char *out, unsigned class) {
    int n = 0;
    if (class == DZ_NO_CLASS)
        return sprintf(out, "none");
    if (class < DZ_K_CAPITAL)
        return sprintf(out, "%s", CLASSES[class]);
    out[n++] = 'X';
    for (int i = 0; BITS[i]; i++)
        if ((class - DZ_K_CAPITAL) >> i & 1)
            out[n++] = BITS[i];
    return n;
}

static bool read_class(const char *text, size_t length, uint64_t *class) {
    char name[16];
    for (unsigned k = 0; k <= DZ_NO_CLASS; k++)
        if ((size_t)write_class(name, k) == length && memcmp(name, text, length) == 0) {
            *class = k;
            return true;
        }
    return false;
}

/* A cluster is a path in a binary tree, kept with a 1 in front of it. */
static int write_cluster(char *out, unsigned cluster) {
    int n = 0, bits = 15;
    while (bits > 0 && !(cluster >> bits & 1))
        bits--;
    if (!cluster)
        out[n++] = '-';
    while (bits-- > 0)
        out[n++] = cluster >> bits & 1 ? '1' : '0';
    return n;
}

static bool read_cluster(const char *text, size_t length, uint64_t *cluster) {
    *cluster = length == 1 && *text == '-' ? 0 : 1;
    if (length > 15)
        return false;
    for (size_t i = 0; *cluster && i < length; i++)
        *cluster = *cluster * 2 + (text[i] == '1');
    return true;
}

static int write_number(char *out, char sort, unsigned value) {
    return sort == 'k' ? write_class(out, value) : sort == 'c' ? write_cluster(out, value) : sprintf(out, "%u", value);
}

static bool read_number(const char *text, size_t length, char sort, uint64_t *value) {
    if (sort == 'k')
        return read_class(text, length, value);
    if (sort == 'c')
        return read_cluster(text, length, value);
    *value = strtoul(text, NULL, 10);
    return length > 0;
}

/* ---- names ---- */

bool dz_feature_write(const dz_feature *f, int offset, char out[DZ_FEATURE_NAME]) {
    const template *t = &TEMPLATES[f->template];
    int n = offset ? sprintf(out, "%s%+d=", t->name, offset) : sprintf(out, "%s=", t->name);
    for (int i = 0; t->numbers[i]; i++) {
        if (i)
            out[n++] = ',';
        n += write_number(out + n, t->numbers[i], (unsigned)(f->numbers >> (16 * i) & 0xFFFF));
    }
    if (!t->text) {
        out[n] = '\0';
        return true;
    }
    if (*t->numbers)
        out[n++] = ',';
    if (n + f->length + 1 > DZ_FEATURE_NAME || memchr(f->text, '\t', f->length) || memchr(f->text, '\n', f->length))
        return false;
    memcpy(out + n, f->text, f->length);
    out[n + f->length] = '\0';
    return true;
}

static bool find_template(const char *name, size_t length, dz_feature *f, int *offset) {
    for (uint8_t t = 0; t < DZ_TEMPLATE_COUNT; t++) {
        size_t n = strlen(TEMPLATES[t].name);
        bool plain = n == length, shifted = n + 2 == length && TEMPLATES[t].reach && (name[n] == '-' || name[n] == '+');
        if ((!plain && !shifted) || memcmp(name, TEMPLATES[t].name, n) != 0)
            continue;
        f->template = t;
        *offset = plain ? 0 : name[n] == '-' ? '0' - name[n + 1] : name[n + 1] - '0';
        return *offset >= -2 && *offset <= 2;
    }
    return false;
}

bool dz_feature_read(dz_feature *f, int *offset, const char *name) {
    const char *at = strchr(name, '=');
    *f = (dz_feature){0};
    if (!at || !find_template(name, (size_t)(at - name), f, offset))
        return false;
    at++;
    const template *t = &TEMPLATES[f->template];
    for (int i = 0; t->numbers[i]; i++) {
        size_t length = strcspn(at, ",");
        uint64_t value;
        if (!read_number(at, length, t->numbers[i], &value))
            return false;
        f->numbers |= value << (16 * i);
        at += length + (at[length] == ',');
    }
    if (t->text) {
        f->text = at;
        f->length = (uint16_t)strlen(at);
        f->word = dz_hash(at, f->length);
    }
    return t->text || !*at;
}
