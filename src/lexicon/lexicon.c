#include "known.h"
#include "base/limits.h"
#include "base/hash.h"
#include <unicode/uchar.h>
#include <unicode/utf8.h>

enum { MAX_WORD = DZ_LIMIT_WORD, MIN_HEAD = 4, MIN_MODIFIER = 2, MAX_DATELINE = 8 };

const dz_reading *dz_lexicon_reading(const dz_image *image, const dz_word *word, dz_pos pos) {
    dz_readings all = dz_image_readings(image, word);
    for (const dz_reading *r = all.first; r < all.end; r++)
        if (r->pos == (uint8_t)pos)
            return r;
    return NULL;
}

/* ---- spellings of a word ---- */

/* Lower-cases all (`first` false: all but the first letter). Returns the length or 0 when it does not fit. */
static size_t fold(const char *s, size_t length, char *out, size_t room, bool first) {
    int32_t at = 0, used = 0, size = (int32_t)length;
    bool is_first = true;
    while (at < size) {
        UChar32 c;
        U8_NEXT((const uint8_t *)s, at, size, c);
        if (c < 0 || used + 4 > (int32_t)room)
            return 0;
        if (first || !is_first)
            c = u_tolower(c);
        is_first = false;
        U8_APPEND_UNSAFE((uint8_t *)out, used, (uint32_t)c);
    }
    return (size_t)used;
}

/* Length without a genitive ending: -s, -'s, -’s, an apostrophe. */
static size_t bare_length(const char *s, size_t length) {
    if (length > 4 && memcmp(s + length - 4, "\xE2\x80\x99s", 4) == 0)
        return length - 4;
    if (length > 3 && memcmp(s + length - 3, "\xE2\x80\x99", 3) == 0)
        return length - 3;
    if (length > 2 && s[length - 2] == '\'' && s[length - 1] == 's')
        return length - 2;
    if (length > 3 && (s[length - 1] == 's' || s[length - 1] == '\''))
        return length - 1;
    return length;
}

/* ---- compounds ---- */

/* Of several nouns, one that rules or lists know, then the one whose own form it is: `Abkommen`, not the plural of `Abkomme`. */
static int noun_rank(const dz_image *image, const dz_word *w, const dz_reading *r) {
    const dz_lemma *l = &image->lemmas[r->lemma];
    bool deed = !(dz_image_morph(image, r) & (uint16_t) ~(DZ_NEUT & DZ_SING)); /* `Folgen`, `Strafen` are rather many than what one does */
    return (l->trigger_count ? 4 : 0) + (dz_image_mark(l->key) == w->mark && !deed ? 2 : 0) + (l->lists ? 1 : 0) - (deed ? 1 : 0);
}

static const dz_reading *best_noun(const dz_image *image, const dz_word *w) {
    const dz_reading *best = NULL;
    dz_readings all = dz_image_readings(image, w);
    for (const dz_reading *r = all.first; r < all.end; r++) {
        if (r->pos == DZ_NOUN && (!best || noun_rank(image, w, r) > noun_rank(image, w, best)))
            best = r;
    }
    return best;
}

/* A compound may have rules of its own under the name that its first part and its head's lemma make: `Finanzchefs`, Finanzchef. */
static uint32_t compound_lemma(const dz_image *image, const char *s, size_t cut, uint32_t head) {
    char name[MAX_WORD * 3];
    const char *text = dz_image_string(image, image->lemmas[head].text);
    size_t length = strlen(text);
    int32_t at = 0, written = (int32_t)cut;
    UChar32 c;
    if (cut + length + 4 > sizeof name)
        return DZ_NONE;
    memcpy(name, s, cut);
    U8_NEXT((const uint8_t *)text, at, (int32_t)length, c);
    if (c < 0)
        return DZ_NONE;
    c = s[cut - 1] == '-' ? c : u_tolower(c);
    U8_APPEND_UNSAFE((uint8_t *)name, written, (uint32_t)c);
    memcpy(name + written, text + at, length - (size_t)at);
    return dz_image_lemma(image, dz_hash(name, (size_t)written + length - (size_t)at));
}

/* Without what stands before its last hyphen a compound may be one with rules of its own: `BVB-Sportdirektor`. */
static uint32_t hyphen_lemma(const dz_image *image, const char *s, size_t cut, uint32_t head) {
    size_t from = cut;
    while (from > 0 && s[from - 1] != '-')
        from--;
    return from > 0 && from < cut ? compound_lemma(image, s + from, cut - from, head) : DZ_NONE;
}

/* The key of the word that begins at `cut`, in a capital; 0 when none can. */
static uint64_t head_key(const char *s, size_t length, size_t cut) {
    char head[MAX_WORD + 4];
    UChar32 c;
    int32_t at = (int32_t)cut, size = (int32_t)length, written = 0;
    if (!U8_IS_LEAD(s[cut]) && !U8_IS_SINGLE(s[cut]))
        return 0;
    U8_NEXT((const uint8_t *)s, at, size, c);
    if (c < 0 || (!u_islower(c) && s[cut - 1] != '-'))
        return 0;
    U8_APPEND_UNSAFE((uint8_t *)head, written, (uint32_t)u_toupper(c));
    memcpy(head + written, s + at, length - (size_t)at);
    return dz_hash(head, (size_t)written + length - (size_t)at);
}

static void take_head(const dz_image *image, const char *s, size_t cut, const dz_reading *r, dz_info *info) {
    info->head = r->lemma;
    uint32_t whole = compound_lemma(image, s, cut, r->lemma);
    whole = whole != DZ_NONE ? whole : hyphen_lemma(image, s, cut, r->lemma);
    if (info->noun == DZ_NONE)
        info->noun_morph = dz_image_morph(image, r);
    if (whole != DZ_NONE && (image->lemmas[whole].trigger_count || info->noun == DZ_NONE))
        info->noun = whole;
}

static bool is_known(const dz_image *image, const char *s, size_t length) {
    const dz_word *w = dz_image_word(image, dz_hash(s, length));
    return dz_image_lists(image, w) || dz_lexicon_reading(image, w, DZ_NOUN);
}

/* `Kont|rolle`, `Ver|träge`: a word that is known as a whole is a compound only where a noun stands before the head. */
static bool may_split(const dz_image *image, const char *s, size_t cut) {
    return s[cut - 1] == '-' || dz_lexicon_reading(image, dz_image_word(image, dz_hash(s, cut)), DZ_NOUN) ||
           (cut > MIN_MODIFIER && dz_lexicon_reading(image, dz_image_word(image, dz_hash(s, cut - 1)), DZ_NOUN));
}

/* How well what stands before the head is known: as a form of its own, but for one linking letter, not at all. */
static int modifier_rank(const dz_image *image, const char *s, size_t cut) {
    if (s[cut - 1] == '-' || is_known(image, s, cut))
        return 2;
    return cut > MIN_MODIFIER && is_known(image, s, cut - 1);
}

/* Behind a hyphen a head may be short: `BMW-CEO`. */
static bool may_cut(const char *s, size_t cut, size_t length) {
    return cut + (s[cut - 1] == '-' ? MIN_HEAD - 1 : MIN_HEAD) <= length;
}

/* The keys of the words that may be heads by the places where they begin, 0: none; the words are on their way. */
static void find_keys(const dz_image *image, const char *s, size_t length, uint64_t keys[MAX_WORD]) {
    for (size_t cut = MIN_MODIFIER; cut < length; cut++) {
        keys[cut] = may_cut(s, cut, length) ? head_key(s, length, cut) : 0;
        if (keys[cut])
            dz_image_seek_word(image, keys[cut]);
    }
    for (size_t cut = MIN_MODIFIER; cut < length; cut++)
        if (keys[cut])
            dz_image_expect_word(image, keys[cut]);
}

/* Of the known nouns that end the word the one whose first part is known best, `Umzugs|kosten` before `Umzugsk|osten`, then the
 * longest: the head. At most one lookup a letter; all are asked for before the first is looked at. */
static void find_head(const dz_image *image, const dz_text *text, const dz_token *t, dz_info *info) {
    const char *s = dz_token_text(text, t);
    size_t length = dz_token_length(t), best_cut = 0;
    const dz_reading *best = NULL;
    int best_rank = -1;
    uint64_t keys[MAX_WORD];
    if (length > MAX_WORD || length < MIN_HEAD + MIN_MODIFIER)
        return;
    find_keys(image, s, length, keys);
    for (size_t cut = MIN_MODIFIER; cut < length && best_rank < 2; cut++) {
        const dz_reading *r = keys[cut] ? best_noun(image, dz_image_word(image, keys[cut])) : NULL;
        int rank = r ? modifier_rank(image, s, cut) : -1;
        if (rank <= best_rank || (info->noun != DZ_NONE && !may_split(image, s, cut)))
            continue;
        best = r;
        best_cut = cut;
        best_rank = rank;
    }
    if (best)
        take_head(image, s, best_cut, best, info);
}

/* `2:1-Sieg`, not `50-jährige`. */
static bool is_figure_compound(const dz_text *text, const dz_token *t) {
    const char *s = dz_token_text(text, t), *hyphen = t->class == DZ_NUMBER ? memchr(s, '-', dz_token_length(t)) : NULL;
    UChar32 c = -1;
    if (hyphen)
        U8_GET((const uint8_t *)s, 0, (int32_t)(hyphen + 1 - s), (int32_t)dz_token_length(t), c);
    return c > 0 && u_isupper(c);
}

static void read_noun(const dz_image *image, const dz_text *text, const dz_token *t, dz_info *info) {
    const dz_reading *r = best_noun(image, info->word);
    bool name = info->lists & (DZ_L_GIVEN | DZ_L_SURNAME | DZ_L_PLACE | DZ_L_ORG | DZ_L_STATE | DZ_L_PER);
    info->noun = r ? r->lemma : DZ_NONE;
    info->noun_morph = r ? dz_image_morph(image, r) : DZ_ANY;
    bool needs_head = (t->flags & DZ_HYPHEN) || (r ? dz_token_length(t) >= 8 : !name);
    bool spelt = (t->flags & DZ_ALL_UPPER) && !(t->flags & DZ_HYPHEN);
    if (((t->flags & DZ_UPPER) || is_figure_compound(text, t)) && !spelt && needs_head)
        find_head(image, text, t, info);
}

uint32_t dz_lexicon_noun(const dz_info *info, uint16_t *morph) {
    if (morph)
        *morph = info->noun_morph;
    return info->noun != DZ_NONE ? info->noun : info->head;
}

/* ---- classes ---- */

static uint8_t punctuation_class(const dz_token *t) {
    switch (t->first) {
    case ',':
    case ';':
        return DZ_K_COMMA;
    case '.':
    case '!':
    case '?':
        return DZ_K_STOP;
    case '(':
    case '[':
        return DZ_K_OPEN;
    case ')':
    case ']':
        return DZ_K_CLOSE;
    case '-':
        return DZ_K_DASH;
    case ':':
        return DZ_K_COLON;
    case '/':
        return DZ_K_SLASH;
    default:
        return t->flags & DZ_QUOTE ? DZ_K_QUOTE : t->first == 0xE2 ? DZ_K_DASH : DZ_K_OTHER;
    }
}

static uint8_t small_class(const dz_image *image, const dz_word *w) {
    static const uint8_t OF[DZ_POS_COUNT] = {[DZ_DET] = DZ_K_DET,   [DZ_PREP] = DZ_K_PREP, [DZ_CONJ] = DZ_K_CONJ, [DZ_SUB] = DZ_K_SUB,
                                             [DZ_PRON] = DZ_K_PRON, [DZ_REL] = DZ_K_PRON,  [DZ_WH] = DZ_K_PRON,   [DZ_NEG] = DZ_K_NEG,
                                             [DZ_ADV] = DZ_K_ADV,   [DZ_PTKL] = DZ_K_ADV,  [DZ_ADJ] = DZ_K_ADJ,   [DZ_NUM] = DZ_K_ADJ};
    uint8_t best = DZ_K_SMALL;
    dz_readings all = dz_image_readings(image, w);
    for (const dz_reading *r = all.first; r < all.end; r++) {
        uint8_t k = r->pos == DZ_VERB   ? (dz_image_morph(image, r) & DZ_FIN ? DZ_K_FINITE : DZ_K_VERB)
                    : r->pos == DZ_NOUN ? DZ_K_SMALL
                                        : OF[r->pos];
        if (k && (best == DZ_K_SMALL || (k < best && k != DZ_K_OTHER)))
            best = k;
    }
    return best;
}

/* `IN`, `UND`, `NACH`: of short words in capitals only these are no abbreviations. */
static const dz_word *short_particle(const dz_image *image, const char *small, size_t length) {
    const dz_word *w = dz_image_word(image, dz_hash(small, length));
    uint8_t class = small_class(image, w);
    return class == DZ_K_DET || class == DZ_K_PREP || class == DZ_K_CONJ ? w : NULL;
}

/* Words of more than three letters in capitals are rather shouted than abbreviated. */
static bool is_shouted(const dz_token *t) {
    enum { SHORT = 3 };
    return (t->flags & DZ_ALL_UPPER) && dz_token_length(t) > SHORT;
}

/* The token in small letters, in `out`; a shouted word keeps a capital, as nouns have. 0: not to be read so. */
static size_t fold_token(const dz_text *text, const dz_token *t, bool initial, char out[MAX_WORD * 2]) {
    size_t length = dz_token_length(t);
    if (length > MAX_WORD || !(t->flags & DZ_UPPER) || (!(t->flags & DZ_ALL_UPPER) && !initial))
        return 0;
    return fold(dz_token_text(text, t), length, out, MAX_WORD * 2, !is_shouted(t));
}

static const dz_word *folded_word(const dz_image *image, const dz_text *text, const dz_token *t, bool initial) {
    char out[MAX_WORD * 2];
    size_t used = fold_token(text, t, initial, out);
    if (!used)
        return NULL;
    if ((t->flags & DZ_ALL_UPPER) && !is_shouted(t) && !initial)
        return short_particle(image, out, used);
    const dz_word *w = dz_image_word(image, dz_hash(out, used));
    if (!w && is_shouted(t)) {
        used = fold(dz_token_text(text, t), dz_token_length(t), out, sizeof out, true);
        w = dz_image_word(image, dz_hash(out, used));
    }
    return w;
}

uint64_t dz_lexicon_folded_hash(const dz_text *text, const dz_token *t, const dz_info *i) {
    char out[MAX_WORD * 2];
    bool abbreviation = (t->flags & DZ_ALL_UPPER) && !is_shouted(t) && !i->initial;
    size_t used = abbreviation ? 0 : fold_token(text, t, i->initial, out);
    return used ? dz_hash(out, used) : 0;
}

uint64_t dz_lexicon_bare_hash(const dz_text *text, const dz_token *t, const dz_info *i) {
    return i->bare_length ? dz_hash(dz_token_text(text, t), dz_token_length(t) - i->bare_length) : 0;
}

static uint8_t capital_class(const dz_image *image, const dz_token *t, const dz_info *i) {
    const dz_word *w = i->word ? i->word : i->bare ? i->bare : i->folded;
    if (i->lists & DZ_L_DATE)
        return DZ_K_DATE;
    if (i->lists & DZ_L_TITLE)
        return DZ_K_TITLE;
    if (i->lists & DZ_L_LEGAL)
        return DZ_K_LEGAL;
    bool maybe_small = (i->initial || (t->flags & DZ_ALL_UPPER)) && i->folded;
    if (maybe_small && !(i->lists & (DZ_L_GIVEN | DZ_L_PLACE | DZ_L_ORG | DZ_L_STATE | DZ_L_PER | DZ_L_ROLE)) &&
        small_class(image, i->folded) != DZ_K_SMALL)
        return small_class(image, i->folded);
    if (i->lists & DZ_L_ROLE)
        return DZ_K_ROLE;
    if ((t->flags & DZ_DOT) && t->end - t->start <= 3)
        return DZ_K_INITIAL;
    uint8_t bits = 0;
    bool compound = i->head != DZ_NONE && !(i->lists & (DZ_L_PLACE | DZ_L_STATE)); /* no `Ass` in Elsass */
    bool noun = !(i->lists & DZ_L_ORG) && (dz_lexicon_reading(image, w, DZ_NOUN) || compound);
    if (i->lists & DZ_L_ORG_HEAD)
        return DZ_K_ORG_HEAD;
    if ((i->lists & DZ_L_PLACE_HEAD) && !(t->flags & DZ_HYPHEN)) /* but `Rhein-Sieg-Kreis` is a name */
        return DZ_K_PLACE_HEAD;
    if (i->lists & DZ_L_PERSON_HEAD)
        return DZ_K_PERSON_HEAD;
    if (!w && (t->flags & DZ_ALL_UPPER))
        return DZ_K_ACRONYM;
    bits = (uint8_t)((noun ? 1 : 0) | (i->given > 1 ? 2 : 0) | (i->lists & (DZ_L_SURNAME | DZ_L_PER) ? 4 : 0) |
                     (i->lists & (DZ_L_PLACE | DZ_L_STATE) ? 8 : 0) | (i->lists & DZ_L_ORG ? 16 : 0));
    return (uint8_t)(DZ_K_CAPITAL + bits);
}

static uint8_t class_of(const dz_image *image, const dz_token *t, const dz_info *i) {
    if (t->class == DZ_PUNCT)
        return punctuation_class(t);
    if (t->class == DZ_NUMBER)
        return t->flags & DZ_DOT ? DZ_K_ORDINAL : DZ_K_NUMBER;
    if (t->flags & DZ_UPPER)
        return capital_class(image, t, i);
    if (i->lists & DZ_L_TITLE)
        return DZ_K_TITLE;
    return small_class(image, i->word);
}

/* ---- all of a text ---- */

static void merge(const dz_image *image, dz_info *i, const dz_word *w) {
    if (!w)
        return;
    const dz_traits *t = dz_image_traits(image, w);
    i->lists |= dz_image_lists(image, w);
    i->given = t->given > i->given ? t->given : i->given;
    i->surname = t->surname > i->surname ? t->surname : i->surname;
    i->gender |= t->gender;
    if (t->kind)
        i->kind = t->kind;
}

/* A compound whose head is a role or heads organisations is one itself: Außenminister, Landesverband. */
static void inherit(const dz_image *image, dz_info *i) {
    const uint32_t lemmas[] = {i->noun, i->head};
    for (int k = 0; k < 2; k++) {
        uint16_t lists = lemmas[k] == DZ_NONE ? 0 : image->lemmas[lemmas[k]].lists;
        i->lists |= (uint16_t)((lists & DZ_LEMMA_ROLE ? DZ_L_ROLE : 0) | (lists & DZ_LEMMA_ORG_HEAD ? DZ_L_ORG_HEAD : 0) |
                               (lists & DZ_LEMMA_PLACE_HEAD ? DZ_L_PLACE_HEAD : 0) | (lists & DZ_LEMMA_PERSON_HEAD ? DZ_L_PERSON_HEAD : 0));
    }
}

/* The spellings that lists may have a token in; 0: none. */
typedef struct spellings {
    uint64_t written, bare, folded;
} spellings;

static void read_usage(const dz_image *image, const spellings *s, dz_info *i) {
    const uint64_t hashes[] = {s->written, s->bare, s->folded};
    for (int k = 0; k < 3 && i->cluster == DZ_NO_CLUSTER; k++) {
        dz_usage u = hashes[k] ? dz_image_usage(image, hashes[k]) : (dz_usage){.cluster = DZ_NO_CLUSTER};
        i->cluster = u.cluster;
        i->in_names = u.in_names ? u.in_names : i->in_names;
    }
}

/* Where expressions may start; at the start of a sentence by the word as it is written inside one. */
static uint16_t starts_of(const dz_image *image, const dz_text *text, const dz_token *t, const dz_info *i) {
    size_t length = dz_token_length(t);
    unsigned starts = dz_image_traits(image, i->word)->starts | (unsigned)dz_image_traits(image, i->folded)->starts;
    if (t->class != DZ_NUMBER)
        return (uint16_t)(starts * DZ_START_WORDS);
    if (t->flags & DZ_DOT)
        return DZ_START_ORDINAL;
    bool dotted = memchr(dz_token_text(text, t), '.', length);
    return (uint16_t)(DZ_START_NUMBER | (length == 4 ? DZ_START_YEAR : 0) | (dotted ? DZ_START_DOTTED : 0));
}

static void find_starts(const dz_image *image, const dz_token *t, const spellings *s, dz_info *i) {
    const uint64_t hashes[] = {s->written, s->bare, t->flags & DZ_ALL_UPPER ? s->folded : 0};
    for (int k = 0; k < 3; k++)
        i->name_starts[k] = hashes[k] ? dz_image_step(image, 0, hashes[k]) : DZ_NONE;
}

static bool is_noun(const dz_image *image, const dz_word *w) {
    return w && dz_lexicon_reading(image, w, DZ_NOUN);
}

static bool starts_name(const dz_image *image, const char *s, size_t length) {
    return dz_image_step(image, 0, dz_hash(s, length)) != DZ_NONE;
}

/* As bare_length, and -es where both are forms of nouns, for names that end in a noun (`Amtes`), or where only a name without it is
 * listed (`Rhein-Sieg-Kreises`). */
static size_t length_without_genitive(const dz_image *image, const dz_info *i, const char *s, size_t length) {
    bool long_ending = length > 4 && s[length - 2] == 'e' && s[length - 1] == 's';
    if (long_ending && !i->word && length > 7 && !starts_name(image, s, length - 1) && starts_name(image, s, length - 2))
        return length - 2;
    if (long_ending && is_noun(image, i->word) && is_noun(image, dz_image_word(image, dz_hash(s, length - 2))))
        return length - 2;
    return bare_length(s, length);
}

static spellings read_spellings(const dz_image *image, const dz_text *text, const dz_token *t, dz_info *i) {
    const char *s = dz_token_text(text, t);
    size_t length = dz_token_length(t);
    spellings all = {.written = t->hash};
    i->word = dz_image_word(image, t->hash);
    if (t->flags & DZ_UPPER) {
        i->folded = folded_word(image, text, t, i->initial);
        i->bare_length = (uint8_t)(length - length_without_genitive(image, i, s, length));
        all.folded = dz_lexicon_folded_hash(text, t, i);
        all.bare = dz_lexicon_bare_hash(text, t, i);
        i->bare = all.bare ? dz_image_word(image, all.bare) : NULL;
        i->genitive = !i->word && i->bare;
    }
    if ((t->flags & DZ_DOT) && !i->word)
        i->word = dz_image_word(image, dz_hash(s, length - 1));
    return all;
}

static void read_word(const dz_image *image, const dz_text *text, const dz_token *t, dz_info *i) {
    spellings s = read_spellings(image, text, t, i);
    find_starts(image, t, &s, i);
    merge(image, i, i->word);
    if (!dz_image_is_read(image, i->word))
        merge(image, i, i->bare);
    if (t->flags & DZ_ALL_UPPER)
        merge(image, i, i->folded);
    read_noun(image, text, t, i);
    inherit(image, i);
    read_usage(image, &s, i);
    i->class = class_of(image, t, i);
    i->starts = starts_of(image, text, t, i);
}

static void read_sign(const dz_image *image, const dz_token *t, dz_info *i) {
    i->word = dz_image_word(image, t->hash);
    read_usage(image, &(spellings){.written = t->hash}, i);
    i->class = class_of(image, t, i);
}

static void read_token(const dz_image *image, const dz_text *text, const dz_token *t, dz_info *i, bool initial) {
    *i = (dz_info){.name_starts = {DZ_NONE, DZ_NONE, DZ_NONE},
                   .noun = DZ_NONE,
                   .head = DZ_NONE,
                   .noun_morph = DZ_ANY,
                   .cluster = DZ_NO_CLUSTER,
                   .initial = initial};
    if (t->class == DZ_PUNCT)
        read_sign(image, t, i);
    else
        read_word(image, text, t, i);
}

/* Equal words differ only in where they stand. */
static const dz_info *info_of(const dz_image *image, dz_known *known, const dz_text *text, const dz_token *t, bool initial) {
    bool fresh;
    dz_info *i = dz_known_get(known, t->hash, t->hash ^ (initial ? 0x5555555555555555u : 0), &fresh);
    if (fresh)
        read_token(image, text, t, i, initial);
    return i;
}

/* What will be needed some tokens later is asked for now: whether the word is known; then the word, or where the lists may have it; then
 * what they have. */
enum { FAR = 16, MIDDLE = 10, NEAR = 5 };

static void expect_far(const dz_known *known, const dz_text *text, uint32_t token) {
    if (token < text->tokens.count)
        dz_known_expect(known, text->tokens.at[token].hash);
}

static void expect_middle(const dz_image *image, const dz_known *known, const dz_text *text, uint32_t token) {
    if (token < text->tokens.count && !dz_known_fetch(known, text->tokens.at[token].hash))
        dz_image_seek_token(image, text->tokens.at[token].hash);
}

static void expect_near(const dz_image *image, const dz_known *known, const dz_text *text, uint32_t token) {
    if (token < text->tokens.count && !dz_known_may_have(known, text->tokens.at[token].hash))
        dz_image_expect_token(image, text->tokens.at[token].hash);
}

static void expect_first(const dz_image *image, const dz_known *known, const dz_text *text) {
    for (uint32_t t = 0; t < FAR; t++)
        expect_far(known, text, t);
    for (uint32_t t = 0; t < MIDDLE; t++)
        expect_middle(image, known, text, t);
    for (uint32_t t = 0; t < NEAR; t++)
        expect_near(image, known, text, t);
}

/* `Kiew: Die …`, `Wien (APA) – Die …`: a sentence may begin anew behind a colon, a quote, or the dash of a dateline. */
static bool begins_anew(const dz_token *t, const dz_info *i, uint32_t distance) {
    return t->first == ':' || (t->flags & DZ_QUOTE) || (i->class == DZ_K_DASH && distance < MAX_DATELINE);
}

/* What is asked of every token stands in it, so that few infos need be looked at. */
static void note_info(dz_token *t, const dz_info *i) {
    bool name = i->name_starts[0] != DZ_NONE || i->name_starts[1] != DZ_NONE || i->name_starts[2] != DZ_NONE;
    t->kind = i->class;
    t->group = (uint8_t)dz_cluster_prefix(i->cluster, DZ_GROUP_BITS);
    t->flags |= (uint16_t)((name ? DZ_STARTS_NAME : 0) | (i->starts ? DZ_STARTS_FIGURE : 0));
}

static void read_sentence(const dz_image *image, dz_known *known, const dz_text *text, const dz_sentence *sentence, const dz_info **infos) {
    bool initial = true;
    for (uint32_t t = sentence->first; t < sentence->last; t++) {
        dz_token *token = &text->tokens.at[t];
        expect_far(known, text, t + FAR);
        expect_middle(image, known, text, t + MIDDLE);
        expect_near(image, known, text, t + NEAR);
        infos[t] = info_of(image, known, text, token, initial);
        note_info(token, infos[t]);
        if (token->class == DZ_WORD)
            initial = false;
        else if (begins_anew(token, infos[t], t - sentence->first))
            initial = true;
    }
}

const dz_info **dz_lexicon_read(const dz_image *image, dz_known *known, dz_text *text, dz_arena *arena) {
    const dz_info **infos = dz_arena_alloc(arena, sizeof *infos * (text->tokens.count + 1));
    dz_known_begin(known);
    expect_first(image, known, text);
    for (uint32_t s = 0; s < text->sentences.count; s++)
        read_sentence(image, known, text, &text->sentences.at[s], infos);
    return infos;
}

/* ---- what the text stage asks ---- */

static const dz_word *look(const void *user, const char *word, size_t length) {
    return dz_image_word(user, dz_hash(word, length));
}

static dz_dot dot_of(const void *user, const char *word, size_t length) {
    const dz_image *image = user;
    uint64_t key = dz_hash(word, length);
    uint16_t lists = dz_image_is_seldom(image, key) ? dz_image_lists(image, dz_image_word(image, key)) : 0;
    return lists & DZ_L_ABBREVIATION ? DZ_DOT_NEVER_ENDS : lists & DZ_L_ABBREVIATION_END ? DZ_DOT_MAY_END : DZ_DOT_ENDS;
}

/* `1. FC`: the lists have names that begin so. */
static bool follows_in_names(const dz_image *image, const char *word, size_t length) {
    uint32_t first = dz_image_step(image, 0, dz_hash("1.", 2));
    return first != DZ_NONE && dz_image_step(image, first, dz_hash(word, length)) != DZ_NONE;
}

static bool follows_ordinal(const void *user, const char *word, size_t length) {
    const dz_word *w = look(user, word, length);
    if (follows_in_names(user, word, length))
        return true;
    return (dz_image_lists(user, w) & DZ_L_DATE) || (dz_lexicon_reading(user, w, DZ_NOUN) && !dz_lexicon_reading(user, w, DZ_VERB));
}

static bool starts_sentence(const void *user, const char *word, size_t length) {
    char out[MAX_WORD * 2];
    size_t used = length <= MAX_WORD ? fold(word, length, out, sizeof out, true) : 0;
    return used && look(user, out, used) && !look(user, word, length);
}

dz_abbreviations dz_lexicon_abbreviations(const dz_image *image) {
    return (dz_abbreviations){dot_of, follows_ordinal, starts_sentence, image};
}
