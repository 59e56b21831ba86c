#include "features.h"
#include <stdio.h>

typedef struct emitter {
    const dz_feature_sink *sink;
    char offset; /* 'a'..'e' for -2..2 */
} emitter;

static void emit(const emitter *e, const char *name, const char *value, size_t length) {
    char full[16] = {e->offset};
    snprintf(full + 1, sizeof full - 1, "%s", name);
    e->sink->take(e->sink->user, full, value, length);
}

static void emit_number(const emitter *e, const char *name, unsigned value) {
    char text[16];
    int n = snprintf(text, sizeof text, "%u", value);
    emit(e, name, text, (size_t)n);
}

/* ---- the word ---- */

/* Start of the last `count` code points. */
static size_t tail_start(const char *s, size_t length, int count) {
    size_t at = length;
    while (count > 0 && at > 0) {
        at--;
        if (((unsigned char)s[at] & 0xC0) != 0x80)
            count--;
    }
    return at;
}

static size_t head_end(const char *s, size_t length, int count) {
    size_t at = 0;
    while (count > 0 && at < length) {
        at++;
        while (at < length && ((unsigned char)s[at] & 0xC0) == 0x80)
            at++;
        count--;
    }
    return at;
}

static void emit_tail(const emitter *e, const char *name, const char *s, size_t length, int count) {
    size_t at = tail_start(s, length, count);
    if (at > 0)
        emit(e, name, s + at, length - at);
}

/* Xxxx → Xx, ABC → XX, 12 → 9, with signs kept: `US-Xx`. */
static size_t shape_of(const char *s, size_t length, char *out, size_t room) {
    size_t used = 0;
    char last = 0;
    int run = 0;
    for (size_t i = 0; i < length && used + 2 < room; i++) {
        unsigned char c = (unsigned char)s[i];
        char k = c >= '0' && c <= '9' ? '9' : c >= 'A' && c <= 'Z' ? 'X' : (c >= 'a' && c <= 'z') || c >= 0x80 ? 'x' : (char)c;
        if (c == 0xC3 && i + 1 < length)
            k = (unsigned char)s[i + 1] < 0x9F ? 'X' : 'x', i++;
        run = k == last ? run + 1 : 0;
        if (run < 2)
            out[used++] = k;
        last = k;
    }
    return used;
}

static void emit_affixes(const dz_context *c, const emitter *e, const char *s, size_t length) {
    uint32_t kinds = 0;
    for (int n = 2; n <= 12; n++) {
        size_t at = tail_start(s, length, n);
        if (at == 0)
            break;
        kinds |= dz_image_affix(c->image, dz_hash(s + at, length - at));
    }
    if (kinds)
        emit_number(e, "affix", kinds);
}

static void emit_lists(const emitter *e, const dz_info *i) {
    if (i->lists & (DZ_L_GIVEN | DZ_L_SURNAME))
        emit_number(e, "name", (unsigned)(i->given / 2 * 16 + i->surname / 3));
    emit_number(e, "lists", i->lists & 0xBFFF & ~(unsigned)(DZ_L_GIVEN | DZ_L_SURNAME | DZ_L_ABBREVIATION | DZ_L_ABBREVIATION_END));
    if (i->kind)
        emit_number(e, "kind", i->kind);
    if (i->genitive)
        emit(e, "genitive", "1", 1);
}

static void emit_head(const dz_context *c, const emitter *e, const dz_info *i) {
    uint32_t lemma = dz_lexicon_noun(i, NULL);
    if (lemma == DZ_NONE)
        return;
    const char *text = dz_image_string(c->image, c->image->lemmas[lemma].text);
    emit(e, i->head == lemma ? "head" : "lemma", text, strlen(text));
}

void dz_features_word(const dz_context *c, uint32_t token, int offset, const dz_feature_sink *sink) {
    const dz_token *t = &c->text->tokens.at[token];
    const dz_info *i = &c->infos[token];
    const char *s = dz_token_text(c->text, t);
    size_t length = dz_token_length(t);
    char shape[40];
    emitter e = {sink, (char)('c' + offset)};
    if (length > 100)
        length = head_end(s, length, 40);
    emit(&e, "w", s, length);
    emit_number(&e, "class", (unsigned)(i->class * 2 + (i->initial ? 1 : 0)));
    if (offset < -1 || offset > 1)
        return;
    emit_head(c, &e, i);
    emit_lists(&e, i);
    emit_tail(&e, "tail3", s, length, 3);
    emit(&e, "shape", shape, shape_of(s, length, shape, sizeof shape));
    if (offset != 0)
        return;
    emit_tail(&e, "tail2", s, length, 2);
    emit_tail(&e, "tail4", s, length, 4);
    emit_tail(&e, "tail5", s, length, 5);
    emit(&e, "front3", s, head_end(s, length, 3));
    if (i->bare_length)
        emit(&e, "bare", s, length - i->bare_length);
    if (t->flags & DZ_UPPER)
        emit_affixes(c, &e, s, length);
    if (t->flags & DZ_HYPHEN) {
        const char *sign = memchr(s, '-', length);
        if (sign)
            emit(&e, "part", s, (size_t)(sign - s));
    }
}

/* ---- the neighbourhood ---- */

static unsigned class_at(const dz_context *c, int64_t token) {
    if (token < (int64_t)c->first || token >= (int64_t)c->last)
        return 127;
    return c->infos[token].class;
}

static void emit_classes(const dz_context *c, const dz_feature_sink *sink, uint32_t t) {
    int64_t at = t;
    unsigned k[5];
    char text[32];
    for (int i = 0; i < 5; i++)
        k[i] = class_at(c, at + i - 2);
    struct {
        const char *name;
        int n;
    } made[6];
    char texts[6][32];
    made[0].name = "k12", made[0].n = snprintf(texts[0], sizeof text, "%u,%u", k[1], k[2]);
    made[1].name = "k23", made[1].n = snprintf(texts[1], sizeof text, "%u,%u", k[2], k[3]);
    made[2].name = "k123", made[2].n = snprintf(texts[2], sizeof text, "%u,%u,%u", k[1], k[2], k[3]);
    made[3].name = "k012", made[3].n = snprintf(texts[3], sizeof text, "%u,%u,%u", k[0], k[1], k[2]);
    made[4].name = "k234", made[4].n = snprintf(texts[4], sizeof text, "%u,%u,%u", k[2], k[3], k[4]);
    made[5].name = "k13", made[5].n = snprintf(texts[5], sizeof text, "%u,%u", k[1], k[3]);
    for (int i = 0; i < 6; i++)
        sink->take(sink->user, made[i].name, texts[i], (size_t)made[i].n);
}

static void emit_cover(const dz_context *c, const dz_feature_sink *sink, uint32_t t) {
    static const char TYPES[] = "PSOL", PLACES[] = "BI1";
    const dz_cover *v = &c->covers[t];
    char text[32], all[24];
    int used = 0;
    for (int type = 0; type < 4; type++) {
        if (!v->best[type])
            continue;
        unsigned length = v->best[type] > 4 ? 4 : v->best[type];
        int n = snprintf(text, sizeof text, "%c%c%u%s%s", TYPES[type], PLACES[v->place[type]], length,
                         v->flags[type] & DZ_NAME_COMMON ? "c" : "", v->flags[type] & DZ_NAME_SURNAME ? "s" : "");
        sink->take(sink->user, "list", text, (size_t)n);
        n = snprintf(text, sizeof text, "%c%c%u,%u", TYPES[type], PLACES[v->place[type]], length, c->infos[t].class);
        sink->take(sink->user, "listk", text, (size_t)n);
        n = snprintf(text, sizeof text, "%c%c,%u", TYPES[type], PLACES[v->place[type]], class_at(c, (int64_t)t - 1));
        sink->take(sink->user, "listk1", text, (size_t)n);
        used += snprintf(all + used, sizeof all - (size_t)used, "%c%c%u", TYPES[type], PLACES[v->place[type]], length);
    }
    if (used)
        sink->take(sink->user, "listall", all, (size_t)used);
}

/* Words around that are not names: the last preposition or verb says much about what follows. */
static void emit_words(const dz_context *c, const dz_feature_sink *sink, uint32_t t) {
    char text[200];
    if (t > c->first) {
        const dz_token *before = &c->text->tokens.at[t - 1];
        if (!(before->flags & DZ_UPPER) && dz_token_length(before) < 40) {
            int n = snprintf(text, sizeof text, "%.*s,%u", (int)dz_token_length(before), dz_token_text(c->text, before), c->infos[t].class);
            sink->take(sink->user, "wk", text, (size_t)n);
        }
        if (t > c->first + 1 && !(before->flags & DZ_UPPER)) { /* coordination: what was before the connective? */
            int n = snprintf(text, sizeof text, "%.*s,%u,%u", (int)(dz_token_length(before) < 40 ? dz_token_length(before) : 40),
                             dz_token_text(c->text, before), c->infos[t - 2].class, c->infos[t].class);
            sink->take(sink->user, "kwk", text, (size_t)n);
        }
    }
}

static bool all_capitals(const dz_context *c) {
    uint32_t upper = 0, words = 0;
    for (uint32_t t = c->first; t < c->last; t++) {
        words += c->text->tokens.at[t].class == DZ_WORD;
        upper += (c->text->tokens.at[t].flags & DZ_ALL_UPPER) != 0;
    }
    return words > 2 && upper * 3 > words * 2;
}

void dz_features_context(const dz_context *c, uint32_t t, const dz_feature_sink *sink) {
    emit_classes(c, sink, t);
    emit_cover(c, sink, t);
    emit_words(c, sink, t);
    if (c->votes && c->votes[t]) {
        char vote = (char)('0' + c->votes[t]);
        sink->take(sink->user, "vote", &vote, 1);
    }
    if (t == c->first)
        sink->take(sink->user, "first", all_capitals(c) ? "caps" : "1", all_capitals(c) ? 4 : 1);
}

/* ---- covers ---- */

static void cover_match(dz_cover *covers, const dz_match *m, uint8_t type, uint8_t flags) {
    uint32_t length = m->last - m->first;
    for (uint32_t t = m->first; t < m->last; t++) {
        dz_cover *v = &covers[t];
        if (v->best[type] >= length)
            continue;
        v->best[type] = (uint8_t)length;
        v->place[type] = length == 1 ? 2 : t == m->first ? 0 : 1;
        v->flags[type] = flags;
    }
}

void dz_features_cover(const dz_image *image, const dz_matches *matches, dz_cover *covers) {
    for (uint32_t i = 0; i < matches->count; i++) {
        const dz_match *m = &matches->at[i];
        const dz_node *node = &image->nodes[m->node];
        for (uint32_t n = 0; n < node->count; n++) {
            const dz_name *name = &image->names[node->names + n];
            uint8_t type = image->records[name->record].type;
            if (name->form == DREISATZ_NAME || name->form == DREISATZ_ACRONYM)
                cover_match(covers, m, type, name->flags);
        }
    }
}
