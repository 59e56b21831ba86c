/* relations/ → predicates, frames and patterns. The notation is described in docs/rules.md; this file follows it from top
 * to bottom: a cursor over one line, a word at a time, and every fault with its line and column. Slots and frames: slots.c, frames.c. */
#include "rules.h"
#include <stdio.h>
#include <stdlib.h>

void dz_rules_fault(dz_rules *r, const char *at, const char *format, const char *what) {
    dz_problem_add(&r->b->problems, r->file, r->line, (uint32_t)(at - r->text) + 1, false, format, what);
}

/* ---- words of a line ---- */

void dz_rules_skip_blanks(dz_rules *r) {
    while (*r->at == ' ' || *r->at == '\t')
        r->at++;
}

bool dz_rules_at_end(dz_rules *r) {
    dz_rules_skip_blanks(r);
    return *r->at == '\0' || *r->at == '#';
}

/* The next word up to a blank, in `word`. */
bool dz_rules_next_word(dz_rules *r, char *word, size_t room) {
    dz_rules_skip_blanks(r);
    size_t n = strcspn(r->at, " \t");
    if (n == 0 || *r->at == '#')
        return false;
    if (n >= room) {
        dz_rules_fault(r, r->at, "a word that is too long%s", "");
        n = room - 1;
    }
    snprintf(word, room, "%.*s", (int)n, r->at);
    r->at += strcspn(r->at, " \t");
    return true;
}

bool dz_rules_take(dz_rules *r, const char *word) {
    dz_rules_skip_blanks(r);
    size_t n = strlen(word);
    if (strncmp(r->at, word, n) != 0 || (r->at[n] != ' ' && r->at[n] != '\t' && r->at[n] != '\0'))
        return false;
    r->at += n;
    return true;
}

/* ---- predicate ---- */

uint16_t dz_rules_type_bit(const char *name) {
    for (dreisatz_type t = 0; t <= DREISATZ_LOC; t++)
        if (strcmp(name, dreisatz_type_name(t)) == 0)
            return (uint16_t)(1u << t);
    return 0;
}

static uint16_t read_types(dz_rules *r, char *word) {
    uint16_t types = 0;
    for (char *rest = word, *item; (item = dz_split_next(&rest, ','));) {
        uint16_t bit = dz_rules_type_bit(item);
        if (!bit)
            dz_rules_fault(r, r->at, "type '%s' is none of PER STATE ORG LOC", item);
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

static void read_codes(dz_rules *r, dz_predicate *p) {
    char word[100], code[100];
    while (dz_rules_next_word(r, word, sizeof word)) {
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
            while (dz_rules_skip_blanks(r), *r->at && !strchr("acpwls", *r->at) && dz_rules_next_word(r, code, sizeof code))
                join_code(r->b, field, code);
        } else {
            dz_rules_fault(r, r->at, "expected symmetric, literal, amount, spoken, plover, cameo or wikidata, not '%s'", word);
        }
    }
}

static void read_predicate(dz_rules *r) {
    char name[100], subject[100], arrow[100], object[100];
    r->pos = 0;
    if (!dz_rules_next_word(r, name, sizeof name)) {
        dz_rules_fault(r, r->at, "expected the name of a predicate%s", "");
        return;
    }
    bool fresh;
    uint32_t *place = dz_map_put(&r->b->predicate_map, dz_hash_string(name), &fresh);
    if (fresh && r->b->predicates.count == DZ_LIMIT_PREDICATES) {
        dz_rules_fault(r, r->at, "more predicates than the limit, from '%s' on", name);
        *place = 0;
    } else if (fresh) {
        *place = r->b->predicates.count;
        DZ_PUSH(&r->b->arena, &r->b->predicates) = (dz_predicate){.name = dz_build_string(r->b, name, strlen(name))};
    }
    r->predicate = (int)*place;
    if (dz_rules_at_end(r))
        return;
    if (!dz_rules_next_word(r, subject, sizeof subject) || !dz_rules_next_word(r, arrow, sizeof arrow) || strcmp(arrow, "->") != 0 ||
        !dz_rules_next_word(r, object, sizeof object)) {
        dz_rules_fault(r, r->at, "expected TYPES -> TYPES%s", "");
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
uint32_t dz_rules_lemma(dz_rules *r, const char *word, dz_pos pos) {
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
static void add_feminine(dz_rules *r, const char *word) {
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
static uint32_t example_of(const dz_rules *r, uint32_t rule) {
    uint32_t texts = r->block.positive < MAX_TEXTS ? r->block.positive : MAX_TEXTS;
    return !texts ? 0 : r->block.texts[rule < texts ? rule : texts - 1];
}

static void document_rules(dz_rules *r) {
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
static void close_block(dz_rules *r) {
    if (r->block.line && r->block.frames && !r->block.positive)
        dz_problem_add(&r->b->problems, r->file, r->block.line, 1, true, "block without a positive example");
    if (r->block.line && !r->block.negative)
        dz_problem_add(&r->b->problems, r->file, r->block.line, 1, true, "block without a negative example");
    if (r->block.line)
        document_rules(r);
    memset(&r->block, 0, sizeof r->block);
}

static void open_block(dz_rules *r) {
    r->block.line = r->line;
    r->block.first_frame = r->b->frames.count;
    r->block.first_pattern = r->b->patterns.count;
}

static void read_block(dz_rules *r, dz_pos pos) {
    char word[120];
    open_block(r);
    r->pos = (uint8_t)pos;
    r->lemma_count = 0;
    if (r->predicate < 0)
        dz_rules_fault(r, r->text, "a block before the first predicate%s", "");
    while (dz_rules_next_word(r, word, sizeof word)) {
        bool reflexive = strncmp(word, "sich:", 5) == 0;
        if (r->lemma_count == MAX_LEMMAS) {
            dz_rules_fault(r, r->at, "more than 600 words in a block, from '%s' on", word);
            return;
        }
        r->reflexive[r->lemma_count] = reflexive;
        r->lemmas[r->lemma_count++] = dz_rules_lemma(r, reflexive ? word + 5 : word, pos);
        if (pos == DZ_NOUN)
            add_feminine(r, word);
    }
    if (!r->lemma_count)
        dz_rules_fault(r, r->at, "expected the words of the block%s", "");
}

/* A block without words: its frames are tried on each phrase that holds a name. They hang on a lemma that no word has. */
static void open_phrase_block(dz_rules *r) {
    open_block(r);
    r->pos = (uint8_t)DZ_PHRASE;
    r->lemma_count = 1;
    r->reflexive[0] = false;
    r->lemmas[0] = dz_build_lemma(r->b, DZ_PHRASE_LEMMA, strlen(DZ_PHRASE_LEMMA));
    if (r->predicate < 0)
        dz_rules_fault(r, r->text, "a block before the first predicate%s", "");
}

/* ---- patterns ---- */

static void read_pattern(dz_rules *r) {
    char word[200];
    dz_pattern p = {.elements = r->b->elements.count, .predicate = (uint16_t)r->predicate, .file = r->file_index, .line = r->line};
    r->pos = 0;
    if (!r->block.patterns)
        open_block(r);
    r->block.patterns = true;
    r->block.frames++;
    if (r->predicate < 0)
        dz_rules_fault(r, r->text, "a pattern before the first predicate%s", "");
    while (!dz_rules_at_end(r) && dz_rules_next_word(r, word, sizeof word)) {
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
                dz_rules_restriction(r, kinds, &slot);
            e.kinds = slot.kinds;
        }
        if (p.element_count == DZ_LIMIT_ELEMENTS) {
            dz_rules_fault(r, r->at, "more elements than the limit, from '%s' on", word);
            return;
        }
        DZ_PUSH(&r->b->arena, &r->b->elements) = e;
        p.element_count++;
    }
    DZ_PUSH(&r->b->arena, &r->b->patterns) = p;
}

/* ---- examples ---- */

/* `A predicate B [factuality]`: the predicate is the word that is known as one. */
static void split_triple(dz_rules *r, char *text, dz_example *e) {
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
        if (last && dz_rules_factuality(last + 1)) {
            *last = '\0';
            e->factuality = last + 1;
        }
        e->object = object;
        return;
    }
    dz_rules_fault(r, text, "expected A predicate B, not '%s'", text);
}

static void read_example(dz_rules *r, bool positive) {
    const char *open = strchr(r->at, '"'), *close = open ? strrchr(r->at, '"') : NULL;
    if (!open || close == open || r->predicate < 0) {
        dz_rules_fault(r, r->at, "expected a sentence in quotes%s", "");
        return;
    }
    dz_example e = {.file = r->file, .line = r->line, .positive = positive, .factuality = "asserted"};
    e.text = dz_arena_copy(&r->b->arena, open + 1, (size_t)(close - open) - 1);
    e.predicate = r->b->strings.at + r->b->predicates.at[r->predicate].name;
    e.predicate = dz_arena_copy(&r->b->arena, e.predicate, strlen(e.predicate));
    if (positive) {
        const char *arrow = strstr(close, "=>");
        if (!arrow) {
            dz_rules_fault(r, close, "expected => A predicate B behind the sentence%s", "");
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

static void read_slot_name(dz_rules *r) {
    char name[40], sign[8], slots[300];
    if (!dz_rules_next_word(r, name, sizeof name) || !dz_rules_next_word(r, sign, sizeof sign) || strcmp(sign, "=") != 0 ||
        !dz_rules_next_word(r, slots, sizeof slots) || r->slot_name_count == 40) {
        dz_rules_fault(r, r->at, "expected slots NAME = SLOT/SLOT%s", "");
        return;
    }
    snprintf(r->slot_names[r->slot_name_count].name, sizeof name, "%s", name);
    r->slot_names[r->slot_name_count++].text = dz_arena_copy(&r->b->arena, slots, strlen(slots));
}

/* `words NAME = WORD...` */
static void read_word_name(dz_rules *r) {
    char name[40], sign[8];
    if (!dz_rules_next_word(r, name, sizeof name) || !dz_rules_next_word(r, sign, sizeof sign) || strcmp(sign, "=") != 0 ||
        dz_rules_at_end(r) || r->word_name_count == 40) {
        dz_rules_fault(r, r->at, "expected words NAME = WORD...%s", "");
        return;
    }
    snprintf(r->word_names[r->word_name_count].name, sizeof name, "%s", name);
    r->word_names[r->word_name_count++].text = dz_arena_copy(&r->b->arena, r->at, strcspn(r->at, "#"));
}

static void read_indented(dz_rules *r) {
    dz_rules_skip_blanks(r);
    if (dz_rules_take(r, "+"))
        read_example(r, true);
    else if (dz_rules_take(r, "-"))
        read_example(r, false);
    else if (r->pos && r->predicate >= 0)
        dz_rules_frame(r);
    else
        dz_rules_fault(r, r->at, "an indented line outside a block%s", "");
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
static void read_disable(dz_rules *r) {
    char rule[120] = "";
    const char *at = r->at;
    r->pos = 0;
    char *colon = dz_rules_next_word(r, rule, sizeof rule) ? strrchr(rule, ':') : NULL;
    uint32_t line = colon ? (uint32_t)strtoul(colon + 1, NULL, 10) : 0;
    if (colon)
        *colon = '\0';
    uint32_t file = colon ? dz_build_file(r->b, rule) : 0,
             dropped = line ? drop_frames(r->b, file, line) + drop_patterns(r->b, file, line) : 0;
    if (!dropped)
        dz_rules_fault(r, at, "disable needs FILE:LINE of a rule, as triples name it%s", "");
}

static void read_line(dz_rules *r) {
    r->at = r->text;
    if (r->text[0] == ' ' || r->text[0] == '\t') {
        if (!dz_rules_at_end(r))
            read_indented(r);
        return;
    }
    if (dz_rules_at_end(r))
        return;
    if (!r->block.patterns || strncmp(r->at, "pattern", 7) != 0)
        close_block(r);
    if (dz_rules_take(r, "predicate"))
        read_predicate(r);
    else if (dz_rules_take(r, "verb"))
        read_block(r, DZ_VERB);
    else if (dz_rules_take(r, "noun"))
        read_block(r, DZ_NOUN);
    else if (dz_rules_take(r, "adjective"))
        read_block(r, DZ_ADJ);
    else if (dz_rules_take(r, "phrase"))
        open_phrase_block(r);
    else if (dz_rules_take(r, "pattern"))
        read_pattern(r);
    else if (dz_rules_take(r, "words"))
        read_word_name(r);
    else if (dz_rules_take(r, "slots"))
        read_slot_name(r);
    else if (dz_rules_take(r, "disable"))
        read_disable(r);
    else
        dz_rules_fault(r, r->at, "expected predicate, verb, noun, adjective, phrase, pattern, slots or words%s", "");
}

void dz_build_rules_file(dz_builder *b, const char *folder, const char *name) {
    dz_source source;
    if (!dz_source_read(&source, &b->arena, folder, name, &b->problems))
        return;
    dz_rules *r = dz_arena_zero(&b->arena, sizeof *r);
    *r = (dz_rules){.b = b, .file = name, .file_index = dz_build_file(b, name), .predicate = -1};
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
        uint8_t cue = dz_rules_factuality(dz_lines_column(&l, 2));
        if (cue && !strchr(word, ' '))
            dz_build_lemma_of(b, word, strlen(word))->cue = cue;
    }
}
