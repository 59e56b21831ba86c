/* relations/ → predicates, frames and patterns. The notation is described in docs/rules.md; this file follows it from top
 * to bottom: a cursor over one line, a word at a time, and every fault with its line and column. */
#include "base/limits.h"
#include "builder.h"
#include <stdio.h>
#include <stdlib.h>

enum { MAX_LEMMAS = DZ_LIMIT_BLOCK_WORDS, MAX_TEXTS = 4 };

typedef struct rules {
    dz_builder *b;
    const char *file;
    uint16_t file_index;
    uint32_t line;
    char *text, *at; /* the line and the place in it */
    int predicate;   /* current one, -1 before the first */
    uint8_t pos;     /* of the current block, 0: none */
    uint32_t lemmas[MAX_LEMMAS];
    bool reflexive[MAX_LEMMAS]; /* with `sich` */
    uint32_t lemma_count;
    struct {
        char name[40];
        char *text;
    } slot_names[40];
    uint32_t slot_name_count;
    struct {
        char name[40];
        char *text;
    } word_names[40];
    uint32_t word_name_count;
    struct {
        uint32_t line, frames, positive, negative;             /* where it begins, 0: no block; frames that give triples, and examples */
        uint32_t first_frame, first_pattern, texts[MAX_TEXTS]; /* texts of the first positive examples */
        bool patterns;                                         /* patterns one below the other are a block, too */
    } block;
} rules;

static void fault(rules *r, const char *at, const char *format, const char *what) {
    dz_problem_add(&r->b->problems, r->file, r->line, (uint32_t)(at - r->text) + 1, false, format, what);
}

/* ---- words of a line ---- */

static void skip_blanks(rules *r) {
    while (*r->at == ' ' || *r->at == '\t')
        r->at++;
}

static bool at_end(rules *r) {
    skip_blanks(r);
    return *r->at == '\0' || *r->at == '#';
}

/* The next word up to a blank, in `word`. */
static bool next_word(rules *r, char *word, size_t room) {
    skip_blanks(r);
    size_t n = strcspn(r->at, " \t");
    if (n == 0 || *r->at == '#')
        return false;
    if (n >= room) {
        fault(r, r->at, "a word that is too long%s", "");
        n = room - 1;
    }
    snprintf(word, room, "%.*s", (int)n, r->at);
    r->at += strcspn(r->at, " \t");
    return true;
}

static bool take(rules *r, const char *word) {
    skip_blanks(r);
    size_t n = strlen(word);
    if (strncmp(r->at, word, n) != 0 || (r->at[n] != ' ' && r->at[n] != '\t' && r->at[n] != '\0'))
        return false;
    r->at += n;
    return true;
}

/* ---- predicate ---- */

static uint16_t type_bit(const char *name) {
    for (dreisatz_type t = 0; t <= DREISATZ_LOC; t++)
        if (strcmp(name, dreisatz_type_name(t)) == 0)
            return (uint16_t)(1u << t);
    return 0;
}

static uint16_t read_types(rules *r, char *word) {
    uint16_t types = 0;
    for (char *rest = word, *item; (item = dz_split_next(&rest, ','));) {
        uint16_t bit = type_bit(item);
        if (!bit)
            fault(r, r->at, "type '%s' is none of PER STATE ORG LOC", item);
        types |= bit;
    }
    return types;
}

static void join_code(dz_builder *b, uint32_t *field, const char *code) {
    const char *before = b->strings.at + *field;
    char joined[200];
    snprintf(joined, sizeof joined, "%s%s%s", before, *before ? " " : "", code);
    *field = dz_build_string(b, joined, strlen(joined));
}

static void read_codes(rules *r, dz_predicate *p) {
    char word[100], code[100];
    while (next_word(r, word, sizeof word)) {
        uint32_t *field = strcmp(word, "plover") == 0 ? &p->plover : strcmp(word, "cameo") == 0 ? &p->cameo : &p->wikidata;
        if (strcmp(word, "symmetric") == 0) {
            p->symmetric = 1;
        } else if (strcmp(word, "literal") == 0) {
            p->literal = 1;
        } else if (strcmp(word, "amount") == 0) {
            p->amount = 1;
        } else if (strcmp(word, "spoken") == 0) {
            p->spoken = 1;
        } else if (field != &p->wikidata || strcmp(word, "wikidata") == 0) {
            while (skip_blanks(r), *r->at && !strchr("acpwls", *r->at) && next_word(r, code, sizeof code))
                join_code(r->b, field, code);
        } else {
            fault(r, r->at, "expected symmetric, literal, amount, spoken, plover, cameo or wikidata, not '%s'", word);
        }
    }
}

static void read_predicate(rules *r) {
    char name[100], subject[100], arrow[100], object[100];
    r->pos = 0;
    if (!next_word(r, name, sizeof name)) {
        fault(r, r->at, "expected the name of a predicate%s", "");
        return;
    }
    bool fresh;
    uint32_t *place = dz_map_put(&r->b->predicate_map, dz_hash_string(name), &fresh);
    if (fresh && r->b->predicates.count == DZ_LIMIT_PREDICATES) {
        fault(r, r->at, "more predicates than the limit, from '%s' on", name);
        *place = 0;
    } else if (fresh) {
        *place = r->b->predicates.count;
        DZ_PUSH(&r->b->arena, &r->b->predicates) = (dz_predicate){.name = dz_build_string(r->b, name, strlen(name))};
    }
    r->predicate = (int)*place;
    if (at_end(r))
        return;
    if (!next_word(r, subject, sizeof subject) || !next_word(r, arrow, sizeof arrow) || strcmp(arrow, "->") != 0 ||
        !next_word(r, object, sizeof object)) {
        fault(r, r->at, "expected TYPES -> TYPES%s", "");
        return;
    }
    dz_predicate p = r->b->predicates.at[r->predicate];
    p.subject_types = read_types(r, subject);
    p.object_types = read_types(r, object);
    read_codes(r, &p);
    r->b->predicates.at[r->predicate] = p;
}

/* ---- blocks ---- */

/* A compound is found by its head: `Finanzchef` needs no paradigm of its own. */
static bool has_known_head(dz_builder *b, const char *word) {
    char head[120];
    size_t length = strlen(word);
    for (size_t cut = 2; cut + 4 <= length && length < sizeof head; cut++) {
        int n = snprintf(head, sizeof head, "%s", word + cut);
        if (head[0] >= 'a' && head[0] <= 'z')
            head[0] = (char)(head[0] - 'a' + 'A');
        else if ((unsigned char)head[0] == 0xC3)
            head[1] = (char)((unsigned char)head[1] - 0x20);
        else if (word[cut - 1] != '-')
            continue;
        if (n > 0 && dz_build_known_lemma(b, head, (size_t)n, DZ_NOUN) != DZ_NONE)
            return true;
    }
    return false;
}

/* The lemma of a trigger; one that the lexicon does not know would never be found. */
static uint32_t trigger_lemma(rules *r, const char *word, dz_pos pos) {
    uint32_t lemma = dz_build_known_lemma(r->b, word, strlen(word), pos);
    if (lemma != DZ_NONE)
        return lemma;
    lemma = pos == DZ_ADJ ? dz_build_known_lemma(r->b, word, strlen(word), DZ_ADV) : DZ_NONE; /* `miteinander`, `gemeinsam` */
    if (lemma != DZ_NONE)
        return lemma;
    if (pos == DZ_NOUN && (has_known_head(r->b, word) || strchr(word, ':'))) /* `2:1` stands for all scores like it */
        return dz_build_lemma(r->b, word, strlen(word));
    dz_problem_add(&r->b->problems, r->file, r->line, (uint32_t)(r->at - r->text - (ptrdiff_t)strlen(word)) + 1, true,
                   "'%s' is not in the lexicon (words/)", word);
    return dz_build_lemma(r->b, word, strlen(word));
}

/* `Vorgänger` stands for `Vorgängerin` as well, where the lexicon has that as a word of its own. The feminine of a role reads as the
 * role already; as a trigger of its own it would hide compounds: `Finanzchefin` is found as `Finanz` + Chef. */
static void add_feminine(rules *r, const char *word) {
    char form[160];
    if (r->b->lemmas.at[r->lemmas[r->lemma_count - 1]].lists & DZ_LEMMA_ROLE)
        return;
    size_t length = strlen(word);
    bool silent = length > 2 && word[length - 1] == 'e';
    int n = snprintf(form, sizeof form, "%.*s%s", (int)(silent ? length - 1 : length), word, r->b->feminine);
    uint32_t lemma = n > 0 && (size_t)n < sizeof form ? dz_build_known_lemma(r->b, form, (size_t)n, DZ_NOUN) : DZ_NONE;
    if (lemma == DZ_NONE || r->lemma_count == MAX_LEMMAS || lemma == r->lemmas[r->lemma_count - 1])
        return;
    r->reflexive[r->lemma_count] = false;
    r->lemmas[r->lemma_count++] = lemma;
}

/* The first rule of a block is documented by the first example, the second by the second, more by the last. */
static uint32_t example_of(const rules *r, uint32_t rule) {
    uint32_t texts = r->block.positive < MAX_TEXTS ? r->block.positive : MAX_TEXTS;
    return !texts ? 0 : r->block.texts[rule < texts ? rule : texts - 1];
}

static void document_rules(rules *r) {
    uint32_t line = 0, rule = 0;
    for (uint32_t i = r->block.first_frame; i < r->b->frames.count; i++) {
        dz_frame *f = &r->b->frames.at[i];
        if (f->flags & DZ_F_REJECT)
            continue;
        rule += line && f->line != line;
        line = f->line;
        f->example = example_of(r, rule);
    }
    for (uint32_t i = r->block.first_pattern; i < r->b->patterns.count; i++)
        r->b->patterns.at[i].example = example_of(r, i - r->block.first_pattern);
}

/* A block shows what it finds and what it leaves alone; one that only rejects has nothing to find. */
static void close_block(rules *r) {
    if (r->block.line && r->block.frames && !r->block.positive)
        dz_problem_add(&r->b->problems, r->file, r->block.line, 1, true, "block without a positive example");
    if (r->block.line && !r->block.negative)
        dz_problem_add(&r->b->problems, r->file, r->block.line, 1, true, "block without a negative example");
    if (r->block.line)
        document_rules(r);
    memset(&r->block, 0, sizeof r->block);
}

static void open_block(rules *r) {
    r->block.line = r->line;
    r->block.first_frame = r->b->frames.count;
    r->block.first_pattern = r->b->patterns.count;
}

static void read_block(rules *r, dz_pos pos) {
    char word[120];
    open_block(r);
    r->pos = (uint8_t)pos;
    r->lemma_count = 0;
    if (r->predicate < 0)
        fault(r, r->text, "a block before the first predicate%s", "");
    while (next_word(r, word, sizeof word)) {
        bool reflexive = strncmp(word, "sich:", 5) == 0;
        if (r->lemma_count == MAX_LEMMAS) {
            fault(r, r->at, "more than 600 words in a block, from '%s' on", word);
            return;
        }
        r->reflexive[r->lemma_count] = reflexive;
        r->lemmas[r->lemma_count++] = trigger_lemma(r, reflexive ? word + 5 : word, pos);
        if (pos == DZ_NOUN)
            add_feminine(r, word);
    }
    if (!r->lemma_count)
        fault(r, r->at, "expected the words of the block%s", "");
}

/* A block without words: its frames are tried on each phrase that holds a name. They hang on a lemma that no word has. */
static void open_phrase_block(rules *r) {
    open_block(r);
    r->pos = (uint8_t)DZ_PHRASE;
    r->lemma_count = 1;
    r->reflexive[0] = false;
    r->lemmas[0] = dz_build_lemma(r->b, DZ_PHRASE_LEMMA, strlen(DZ_PHRASE_LEMMA));
    if (r->predicate < 0)
        fault(r, r->text, "a block before the first predicate%s", "");
}

/* ---- slots ---- */

static bool slot_kind(rules *r, const char *name, dz_slot *slot) {
    static const struct {
        const char *name;
        dz_slot_kind kind;
    } TABLE[] = {{"subject", DZ_SLOT_SUBJECT}, {"acc", DZ_SLOT_ACC},           {"dat", DZ_SLOT_DAT},   {"gen", DZ_SLOT_GEN},
                 {"adj", DZ_SLOT_ADJ},         {"compound", DZ_SLOT_COMPOUND}, {"poss", DZ_SLOT_POSS}, {"clause", DZ_SLOT_CLAUSE},
                 {"self", DZ_SLOT_SELF},       {"name", DZ_SLOT_NAME},         {"verb", DZ_SLOT_VERB}, {"owner", DZ_SLOT_OWNER},
                 {"own", DZ_SLOT_OWN},         {"content", DZ_SLOT_CONTENT},   {"aim", DZ_SLOT_AIM},   {"source", DZ_SLOT_SOURCE},
                 {"reply", DZ_SLOT_REPLY}};
    size_t length = strlen(name);
    char bare[100];
    slot->of = length > 3 && length < sizeof bare && strcmp(name + length - 3, ".of") == 0;
    if (slot->of) {
        snprintf(bare, sizeof bare, "%.*s", (int)length - 3, name);
        name = bare;
    }
    for (size_t i = 0; i < sizeof TABLE / sizeof *TABLE; i++) {
        if (strcmp(name, TABLE[i].name) == 0) {
            slot->kind = (uint8_t)TABLE[i].kind;
            return true;
        }
    }
    const char *plus = strchr(name, '+');
    if (!plus)
        return false;
    slot->kind = DZ_SLOT_PREP;
    slot->preposition = dz_build_lemma(r->b, name, (size_t)(plus - name));
    slot->cases = strcmp(plus + 1, "gen") == 0   ? 2
                  : strcmp(plus + 1, "dat") == 0 ? 4
                  : strcmp(plus + 1, "acc") == 0 ? 8
                  : strcmp(plus + 1, "nom") == 0 ? 1
                                                 : 0;
    return slot->cases != 0;
}

/* `unlisted`: an organisation or place of which no list tells the kind. */
static uint8_t kind_number(rules *r, const char *name) {
    return strcmp(name, "unlisted") == 0 ? 0 : dz_build_kind(r->b, name, r->file, r->line);
}

static void read_restriction(rules *r, char *list, dz_slot *slot) {
    for (char *rest = list, *item; (item = dz_split_next(&rest, ','));) {
        size_t n = strlen(item);
        if (n && item[n - 1] == '!') { /* only where a list tells the kind */
            slot->strict = true;
            item[n - 1] = '\0';
        }
        uint16_t bit = type_bit(item);
        slot->types |= bit;
        if (!bit)
            slot->kinds |= (uint64_t)1 << kind_number(r, item);
    }
}

static const char *named_words(const rules *r, const char *name) {
    for (uint32_t i = 0; i < r->word_name_count; i++)
        if (strcmp(r->word_names[i].name, name) == 0)
            return r->word_names[i].text;
    return NULL;
}

static const char *named_slots(const rules *r, const char *name) {
    for (uint32_t i = 0; i < r->slot_name_count; i++)
        if (strcmp(r->slot_names[i].name, name) == 0)
            return r->slot_names[i].text;
    return NULL;
}

/* `gen/von+dat:ORG,LOC` → slots pushed one behind the other. */
static void push_slots(rules *r, uint32_t *items, const char *text, int depth) {
    char *copy = dz_arena_copy(&r->b->arena, text, strlen(text));
    for (char *rest = copy, *item; (item = dz_split_next(&rest, '/'));) {
        if (*items == DZ_LIMIT_SLOTS) {
            fault(r, r->at, "more slots than the limit, from '%s' on", item);
            return;
        }
        ++*items;
        char *types = strchr(item, ':');
        if (types)
            *types++ = '\0';
        const char *named = named_slots(r, item);
        dz_slot slot = {0};
        if (named && depth < 4) {
            uint32_t first = r->b->slots.count;
            push_slots(r, items, named, depth + 1);
            for (uint32_t i = first; types && i < r->b->slots.count; i++) {
                char *again = dz_arena_copy(&r->b->arena, types, strlen(types));
                read_restriction(r, again, &r->b->slots.at[i]);
            }
            continue;
        }
        if (!slot_kind(r, item, &slot)) {
            fault(r, r->at, "'%s' is no slot; expected subject acc dat gen PREP+CASE adj compound poss clause self name", item);
            continue;
        }
        if (types)
            read_restriction(r, types, &slot);
        DZ_PUSH(&r->b->arena, &r->b->slots) = slot;
    }
}

/* How many slots the text stands for; they are the last ones then. */
static uint8_t read_slots(rules *r, const char *text) {
    uint32_t start = r->b->slots.count, items = 0;
    push_slots(r, &items, text, 0);
    return (uint8_t)(r->b->slots.count - start);
}

/* ---- frames ---- */

static uint8_t factuality_of(const char *word) {
    static const char *const NAMES[] = {"", "denied", "negated", "possible", "planned", "alleged", "asserted"};
    for (uint8_t i = 1; i <= DZ_CUE_ASSERTED; i++)
        if (strcmp(word, NAMES[i]) == 0)
            return i;
    return 0;
}

static uint8_t qualifier_of(const char *word) {
    static const char *const KEYS[] = {"theme", "amount", "date", "place", "role", "former", "purpose", "instrument"};
    for (uint8_t i = 0; i < 8; i++)
        if (strncmp(word, KEYS[i], strlen(KEYS[i])) == 0 && strcmp(word + strlen(KEYS[i]), ":") == 0)
            return (uint8_t)(i + 1);
    return 0;
}

static dz_pos pos_in(uint8_t slot) {
    return slot == DZ_SLOT_VERB ? DZ_VERB : slot == DZ_SLOT_ADJ || slot == DZ_SLOT_OWN ? DZ_ADJ : DZ_NOUN;
}

/* A named list stands for its words. */
static char *join_words(rules *r, const char *named, const char *rest) {
    size_t n = strlen(named), m = rest ? strlen(rest) : 0;
    char *joined = dz_arena_alloc(&r->b->arena, n + m + 2);
    memcpy(joined, named, n);
    joined[n] = ' ';
    memcpy(joined + n + 1, rest ? rest : "", m);
    joined[n + 1 + m] = '\0';
    return joined;
}

/* `not with mit+dat`: whatever fills the slot. */
static bool read_filled(rules *r, dz_part *part) {
    char slots[200];
    part->slots = r->b->slots.count;
    if (!next_word(r, slots, sizeof slots)) {
        fault(r, r->at, "expected SLOT or SLOT(WORD...) behind with%s", "");
        return false;
    }
    part->slot_count = read_slots(r, slots);
    return true;
}

/* `acc(Sanktion Embargo)` behind `with`. The list may hold blanks, so it is read to its bracket. */
static bool read_with(rules *r, dz_part *part) {
    skip_blanks(r);
    size_t head = strcspn(r->at, "(");
    const char *close = strchr(r->at + head, ')');
    if (!r->at[head] || strcspn(r->at, " \t") < head)
        return read_filled(r, part);
    if (!close) {
        fault(r, r->at, "expected SLOT(WORD...) behind with%s", "");
        return false;
    }
    char slots[100], *words = dz_arena_copy(&r->b->arena, r->at + head + 1, (size_t)(close - r->at) - head - 1);
    snprintf(slots, sizeof slots, "%.*s", (int)head, r->at);
    part->slots = r->b->slots.count;
    part->slot_count = read_slots(r, slots);
    if (!part->slot_count)
        return false;
    uint32_t steps = 0;
    DZ_ARRAY(uint32_t) lemmas = {0};
    for (char *word; (word = dz_split_next(&words, ' '));) {
        if (!*word)
            continue;
        if (++steps > DZ_LIMIT_LIST_WORDS) {
            fault(r, r->at, "more words than the limit, or a list that names itself, at '%s'", word);
            return false;
        }
        const char *named = named_words(r, word);
        if (named) {
            words = join_words(r, named, words);
            continue;
        }
        DZ_PUSH(&r->b->arena, &lemmas) = trigger_lemma(r, word, pos_in(r->b->slots.at[part->slots].kind));
    }
    part->list = lemmas.count ? dz_build_list(r->b, lemmas.at, lemmas.count) : 0;
    r->at += close - r->at + 1;
    return true;
}

static bool add_part(rules *r, dz_frame *f, const dz_part *part) {
    if (f->part_count == DZ_LIMIT_PARTS) {
        fault(r, r->at, "more conditions and qualifiers than the limit%s", "");
        return false;
    }
    DZ_PUSH(&r->b->arena, &r->b->parts) = *part;
    f->part_count++;
    return true;
}

static bool read_part(rules *r, dz_frame *f, const char *word, bool negated) {
    dz_part part = {.negated = negated, .key = qualifier_of(word)};
    if (part.key) {
        char slots[200];
        if (!next_word(r, slots, sizeof slots)) {
            fault(r, r->at, "expected a slot behind %s", word);
            return false;
        }
        part.slots = r->b->slots.count;
        part.slot_count = read_slots(r, slots);
    } else if (!read_with(r, &part)) {
        return false;
    }
    return add_part(r, f, &part);
}

/* `at nach+dat/bei+dat`: the preposition of the trigger's own phrase. */
static void read_place(rules *r, dz_frame *f, bool negated) {
    char slots[200];
    dz_part part = {.negated = negated, .at = 1, .slots = r->b->slots.count};
    if (!next_word(r, slots, sizeof slots)) {
        fault(r, r->at, "expected PREP+CASE behind at%s", "");
        return;
    }
    part.slot_count = read_slots(r, slots);
    add_part(r, f, &part);
}

static void read_parts(rules *r, dz_frame *f) {
    char word[200];
    f->parts = r->b->parts.count;
    while (!at_end(r) && next_word(r, word, sizeof word)) {
        if (strcmp(word, "active") == 0)
            f->flags |= DZ_F_ACTIVE;
        else if (strcmp(word, "passive") == 0)
            f->flags |= DZ_F_PASSIVE;
        else if (strcmp(word, "former") == 0)
            f->flags |= DZ_F_FORMER;
        else if (strcmp(word, "also") == 0)
            f->flags |= DZ_F_ALSO;
        else if (strcmp(word, "low") == 0)
            f->flags |= DZ_F_LOW;
        else if (strcmp(word, "as") == 0 && next_word(r, word, sizeof word) && factuality_of(word))
            f->factuality = factuality_of(word);
        else if (strcmp(word, "when") == 0 && take(r, "negated"))
            f->factuality = DZ_CUE_TURNED;
        else if (strcmp(word, "at") == 0)
            read_place(r, f, false);
        else if (strcmp(word, "not") == 0 && take(r, "at"))
            read_place(r, f, true);
        else if (strcmp(word, "not") == 0 && take(r, "with"))
            read_part(r, f, "with", true);
        else if (strcmp(word, "with") == 0 || qualifier_of(word))
            read_part(r, f, word, false);
        else {
            fault(r, r->at, "unexpected '%s' in a frame", word);
            return;
        }
    }
}

/* `self:PER -> …`: the nouns describe persons. */
static void mark_holders(rules *r, const dz_frame *f) {
    const dz_slot *s = f->subject_count ? &r->b->slots.at[f->subject] : NULL;
    bool person = s && s->kind == DZ_SLOT_SELF && s->types == 1u << DREISATZ_PER;
    for (uint32_t i = 0; person && f->pos == (uint8_t)DZ_NOUN && i < r->lemma_count; i++)
        r->b->lemmas.at[r->lemmas[i]].lists |= DZ_LEMMA_HOLDER;
}

/* One frame for the words without `sich`, one for those with it. */
static void add_frame(rules *r, const dz_frame *f) {
    for (int reflexive = 0; reflexive <= 1; reflexive++) {
        uint32_t index = r->b->frames.count, used = 0;
        DZ_PUSH(&r->b->arena, &r->b->frames) = *f;
        r->b->frames.at[index].flags |= reflexive ? DZ_F_REFLEXIVE : 0;
        for (uint32_t i = 0; i < r->lemma_count; i++) {
            if (r->reflexive[i] != reflexive)
                continue;
            DZ_PUSH(&r->b->arena, &r->b->triggers) = (dz_build_trigger){.lemma = r->lemmas[i], .frame = index};
            used++;
        }
        r->b->frames.count -= used == 0;
    }
}

static void read_frame(rules *r) {
    dz_frame f = {.pos = r->pos, .predicate = (uint16_t)r->predicate, .file = r->file_index, .line = r->line};
    char word[300];
    if (!next_word(r, word, sizeof word))
        return;
    if (strcmp(word, "reject") == 0) {
        f.flags |= DZ_F_REJECT;
        read_parts(r, &f);
        add_frame(r, &f);
        return;
    }
    if (strcmp(word, "both") == 0) {
        f.flags |= DZ_F_BOTH;
        next_word(r, word, sizeof word);
    }
    f.subject = r->b->slots.count;
    f.subject_count = read_slots(r, word);
    if (!(f.flags & DZ_F_BOTH)) {
        if (!take(r, "->") || !next_word(r, word, sizeof word)) {
            fault(r, r->at, "expected -> and the slot of the object%s", "");
            return;
        }
        f.object = r->b->slots.count;
        f.object_count = read_slots(r, word);
    }
    read_parts(r, &f);
    mark_holders(r, &f);
    add_frame(r, &f);
    r->block.frames++;
}

/* ---- patterns ---- */

static void read_pattern(rules *r) {
    char word[200];
    dz_pattern p = {.elements = r->b->elements.count, .predicate = (uint16_t)r->predicate, .file = r->file_index, .line = r->line};
    r->pos = 0;
    if (!r->block.patterns)
        open_block(r);
    r->block.patterns = true;
    r->block.frames++;
    if (r->predicate < 0)
        fault(r, r->text, "a pattern before the first predicate%s", "");
    while (!at_end(r) && next_word(r, word, sizeof word)) {
        dz_element e = {0};
        size_t n = strlen(word);
        if (word[0] == '"' && n > 2 && word[n - 1] == '"') {
            e.literal = dz_hash(word + 1, n - 2);
        } else if (strcmp(word, "...") == 0) {
            e.gap = 1;
        } else if (strcmp(word, "reverse") == 0) {
            p.reverse = 1;
            continue;
        } else {
            char *kinds = strchr(word, ':');
            dz_slot slot = {0};
            if (kinds)
                *kinds++ = '\0';
            e.types = read_types(r, word);
            if (kinds)
                read_restriction(r, kinds, &slot);
            e.kinds = slot.kinds;
        }
        if (p.element_count == DZ_LIMIT_ELEMENTS) {
            fault(r, r->at, "more elements than the limit, from '%s' on", word);
            return;
        }
        DZ_PUSH(&r->b->arena, &r->b->elements) = e;
        p.element_count++;
    }
    DZ_PUSH(&r->b->arena, &r->b->patterns) = p;
}

/* ---- examples ---- */

/* `A predicate B [factuality]`: the predicate is the word that is known as one. */
static void split_triple(rules *r, char *text, dz_example *e) {
    for (char *at = text; (at = strchr(at, ' ')); at++) {
        char word[100];
        snprintf(word, sizeof word, "%.*s", (int)strcspn(at + 1, " "), at + 1);
        if (!dz_map_get(&r->b->predicate_map, dz_hash_string(word)))
            continue;
        *at = '\0';
        e->subject = text;
        e->predicate = dz_arena_copy(&r->b->arena, word, strlen(word));
        char *object = at + 1 + strlen(word), *last;
        while (*object == ' ')
            object++;
        last = strrchr(object, ' ');
        if (last && factuality_of(last + 1)) {
            *last = '\0';
            e->factuality = last + 1;
        }
        e->object = object;
        return;
    }
    fault(r, text, "expected A predicate B, not '%s'", text);
}

static void read_example(rules *r, bool positive) {
    const char *open = strchr(r->at, '"'), *close = open ? strrchr(r->at, '"') : NULL;
    if (!open || close == open || r->predicate < 0) {
        fault(r, r->at, "expected a sentence in quotes%s", "");
        return;
    }
    dz_example e = {.file = r->file, .line = r->line, .positive = positive, .factuality = "asserted"};
    e.text = dz_arena_copy(&r->b->arena, open + 1, (size_t)(close - open) - 1);
    e.predicate = r->b->strings.at + r->b->predicates.at[r->predicate].name;
    e.predicate = dz_arena_copy(&r->b->arena, e.predicate, strlen(e.predicate));
    if (positive) {
        const char *arrow = strstr(close, "=>");
        if (!arrow) {
            fault(r, close, "expected => A predicate B behind the sentence%s", "");
            return;
        }
        char *text = dz_arena_copy(&r->b->arena, arrow + 2 + strspn(arrow + 2, " "), strlen(arrow + 2 + strspn(arrow + 2, " ")));
        for (size_t n = strlen(text); n && text[n - 1] == ' ';)
            text[--n] = '\0';
        split_triple(r, text, &e);
    }
    if (positive && r->block.positive < MAX_TEXTS)
        r->block.texts[r->block.positive] = dz_build_string(r->b, e.text, strlen(e.text));
    if (positive)
        r->block.positive++;
    else
        r->block.negative++;
    if (e.subject || !positive)
        DZ_PUSH(&r->b->arena, &r->b->examples) = e;
}

/* ---- lines ---- */

static void read_slot_name(rules *r) {
    char name[40], sign[8], slots[300];
    if (!next_word(r, name, sizeof name) || !next_word(r, sign, sizeof sign) || strcmp(sign, "=") != 0 ||
        !next_word(r, slots, sizeof slots) || r->slot_name_count == 40) {
        fault(r, r->at, "expected slots NAME = SLOT/SLOT%s", "");
        return;
    }
    snprintf(r->slot_names[r->slot_name_count].name, sizeof name, "%s", name);
    r->slot_names[r->slot_name_count++].text = dz_arena_copy(&r->b->arena, slots, strlen(slots));
}

/* `words NAME = WORD...` */
static void read_word_name(rules *r) {
    char name[40], sign[8];
    if (!next_word(r, name, sizeof name) || !next_word(r, sign, sizeof sign) || strcmp(sign, "=") != 0 || at_end(r) ||
        r->word_name_count == 40) {
        fault(r, r->at, "expected words NAME = WORD...%s", "");
        return;
    }
    snprintf(r->word_names[r->word_name_count].name, sizeof name, "%s", name);
    r->word_names[r->word_name_count++].text = dz_arena_copy(&r->b->arena, r->at, strcspn(r->at, "#"));
}

static void read_indented(rules *r) {
    skip_blanks(r);
    if (take(r, "+"))
        read_example(r, true);
    else if (take(r, "-"))
        read_example(r, false);
    else if (r->pos && r->predicate >= 0)
        read_frame(r);
    else
        fault(r, r->at, "an indented line outside a block%s", "");
}

/* ---- `disable FILE:LINE` ---- */

/* Takes the frames of a line from their triggers. How many triggers lost one. */
static uint32_t drop_frames(dz_builder *b, uint32_t file, uint32_t line) {
    uint32_t kept = 0, all = b->triggers.count;
    for (uint32_t i = 0; i < all; i++) {
        const dz_frame *f = &b->frames.at[b->triggers.at[i].frame];
        if (f->file != file || f->line != line)
            b->triggers.at[kept++] = b->triggers.at[i];
    }
    b->triggers.count = kept;
    return all - kept;
}

static uint32_t drop_patterns(dz_builder *b, uint32_t file, uint32_t line) {
    uint32_t kept = 0, all = b->patterns.count;
    for (uint32_t i = 0; i < all; i++)
        if (b->patterns.at[i].file != file || b->patterns.at[i].line != line)
            b->patterns.at[kept++] = b->patterns.at[i];
    b->patterns.count = kept;
    return all - kept;
}

/* A rule as triples name it: `relations/4-support.rel:237`. */
static void read_disable(rules *r) {
    char rule[120] = "";
    const char *at = r->at;
    r->pos = 0;
    char *colon = next_word(r, rule, sizeof rule) ? strrchr(rule, ':') : NULL;
    uint32_t line = colon ? (uint32_t)strtoul(colon + 1, NULL, 10) : 0;
    if (colon)
        *colon = '\0';
    uint32_t file = colon ? dz_build_file(r->b, rule) : 0,
             dropped = line ? drop_frames(r->b, file, line) + drop_patterns(r->b, file, line) : 0;
    if (!dropped)
        fault(r, at, "disable needs FILE:LINE of a rule, as triples name it%s", "");
}

static void read_line(rules *r) {
    r->at = r->text;
    if (r->text[0] == ' ' || r->text[0] == '\t') {
        if (!at_end(r))
            read_indented(r);
        return;
    }
    if (at_end(r))
        return;
    if (!r->block.patterns || strncmp(r->at, "pattern", 7) != 0)
        close_block(r);
    if (take(r, "predicate"))
        read_predicate(r);
    else if (take(r, "verb"))
        read_block(r, DZ_VERB);
    else if (take(r, "noun"))
        read_block(r, DZ_NOUN);
    else if (take(r, "adjective"))
        read_block(r, DZ_ADJ);
    else if (take(r, "phrase"))
        open_phrase_block(r);
    else if (take(r, "pattern"))
        read_pattern(r);
    else if (take(r, "words"))
        read_word_name(r);
    else if (take(r, "slots"))
        read_slot_name(r);
    else if (take(r, "disable"))
        read_disable(r);
    else
        fault(r, r->at, "expected predicate, verb, noun, adjective, phrase, pattern, slots or words%s", "");
}

void dz_build_rules_file(dz_builder *b, const char *folder, const char *name) {
    dz_source source;
    if (!dz_source_read(&source, &b->arena, folder, name, &b->problems))
        return;
    rules *r = dz_arena_zero(&b->arena, sizeof *r);
    *r = (rules){.b = b, .file = name, .file_index = dz_build_file(b, name), .predicate = -1};
    for (char *rest = source.text, *line; (line = dz_split_next(&rest, '\n'));) {
        r->line++;
        r->text = line;
        read_line(r);
    }
    close_block(r);
}

void dz_build_rules(dz_builder *b, const char *folder) {
    dz_file_list list = {0};
    dz_source_list(&list, &b->arena, folder, "relations", "", ".rel");
    for (uint32_t i = 0; i < list.count; i++)
        dz_build_rules_file(b, folder, list.at[i]);
}

/* ---- relations/factuality.tsv: `lemma class value` ---- */

void dz_build_cues(dz_builder *b, const char *folder) {
    dz_source source;
    if (!dz_source_read(&source, &b->arena, folder, "relations/factuality.tsv", &b->problems))
        return;
    dz_lines l = dz_lines_of(&source);
    while (dz_lines_next(&l)) {
        const char *word = dz_lines_column(&l, 0);
        uint8_t cue = factuality_of(dz_lines_column(&l, 2));
        if (cue && !strchr(word, ' '))
            dz_build_lemma_of(b, word, strlen(word))->cue = cue;
    }
}
