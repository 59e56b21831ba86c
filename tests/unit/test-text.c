/* Normalization, tokens and sentences. */
#include "lexicon/lexicon.h"
#include "model/model.h"
#include "text/characters.h"
#include "text/text.h"
#include "unit.h"
#include <stdio.h>
#include <string.h>
#include <unicode/uchar.h>
#include <unicode/utf8.h>

static dreisatz_model *model;

static void begin(void) {
    unit_begin();
    ck_assert_int_eq(dreisatz_model_builtin(NULL, &model, NULL), DREISATZ_OK);
}

static void end(void) {
    dreisatz_model_free(model);
    unit_end();
}

/* Tokens joined by blanks, sentences by " | ". */
static const char *cut(const char *input) {
    static char out[4000];
    dz_text text;
    dz_abbreviations dots = dz_lexicon_abbreviations(&model->image);
    size_t used = 0;
    memset(&text, 0, sizeof text);
    dz_text_read(&text, &unit_arena, input, strlen(input), &dots);
    out[0] = '\0';
    for (uint32_t s = 0; s < text.sentences.count; s++)
        for (uint32_t t = text.sentences.at[s].first; t < text.sentences.at[s].last; t++) {
            const char *gap = t > text.sentences.at[s].first ? " " : s ? " | " : "";
            used += (size_t)snprintf(out + used, sizeof out - used, "%s%.*s", gap, (int)dz_token_length(&text.tokens.at[t]),
                                     dz_token_text(&text, &text.tokens.at[t]));
        }
    return out;
}

static const struct {
    const char *text, *want;
} CASES[] = {
    {"", ""},
    {"Mali klagt.", "Mali klagt ."},
    {"Dr. Weil kam am 3. Mai nach Bonn. Er blieb.", "Dr. Weil kam am 3. Mai nach Bonn . | Er blieb ."},
    {"Er kam z. B. aus Mali. Dann ging er.", "Er kam z. B. aus Mali . | Dann ging er ."},
    {"„Komm!“, rief sie. Er kam.", "„ Komm ! “ , rief sie . | Er kam ."},
    {"Rund 1.000,50 Euro kostet das.", "Rund 1.000,50 Euro kostet das ."},
    {"J. W. Goethe lebte in Weimar.", "J. W. Goethe lebte in Weimar ."},
    {"Überschrift ohne Punkt\n\nDer Text beginnt.", "Überschrift ohne Punkt | Der Text beginnt ."},
    {"Die US-\nRegierung schweigt.", "Die US-Regierung schweigt ."},
    {"Das Unter\u00ADnehmen wächst.", "Das Unternehmen wächst ."},
};

START_TEST(tokens_and_sentences) {
    ck_assert_str_eq(cut(CASES[_i].text), CASES[_i].want);
}
END_TEST

START_TEST(ill_formed_parts_are_counted_one_by_one) {
    dz_text text;
    memset(&text, 0, sizeof text);
    const char input[] = "a\xff\xe2\x82 b\xc3";
    dz_text_normalize(&text, &unit_arena, input, sizeof input - 1);
    ck_assert_uint_eq(text.ill_formed, 3);
    ck_assert_uint_eq(text.first_ill_formed, 1);
}
END_TEST

START_TEST(offsets_lead_back_over_decomposed_letters) {
    dz_text text;
    memset(&text, 0, sizeof text);
    const char input[] = "u\xcc\x88"
                         "ber Mali";
    dz_text_normalize(&text, &unit_arena, input, sizeof input - 1);
    ck_assert_int_eq(strncmp(text.norm,
                             "\xc3\xbc"
                             "ber Mali",
                             text.length),
                     0);
    ck_assert_uint_eq(dz_text_input_start(&text, 2), 3);
    ck_assert_uint_eq(dz_text_input_end(&text, text.length), sizeof input - 1);
}
END_TEST

/* ---- ICU as the referee of what is done without it ---- */

/* The tables say what ICU says. */
START_TEST(latin_is_what_icu_says) {
    for (UChar32 c = 0; c < 0x300; c++) {
        char bytes[4];
        uint32_t at = 0, length = 0;
        U8_APPEND_UNSAFE(bytes, length, c);
        dz_char class = dz_char_next(bytes, &at, length);
        ck_assert_uint_eq(at, length);
        ck_assert_int_eq(class == DZ_C_UPPER, u_isupper(c) != 0 || u_istitle(c) != 0);
        ck_assert_int_eq(class == DZ_C_LOWER, u_charType(c) == U_LOWERCASE_LETTER);
        ck_assert_int_eq(class == DZ_C_DIGIT, u_isdigit(c) != 0);
        ck_assert_int_eq(class == DZ_C_NEWLINE, c == '\n');
        ck_assert_int_eq(class == DZ_C_QUOTE, c == '"' || c == 0xAB || c == 0xBB);
        ck_assert_int_eq(class == DZ_C_SPACE, c != '\n' && (c < ' ' || u_isUWhiteSpace(c)));
    }
}
END_TEST

/* Texts of words, signs and blanks, in which a word is what ICU's letters make it: whether eight bytes are looked at together or one must
 * not show. Returns the length; *ends: of the tokens. */
static uint32_t mixed_text(char *text, uint32_t *ends, uint32_t *count, unsigned seed) {
    static const char *const PIECES[] = {"a", "z", "straßenbahn", "ä", "Öl", "und", "wöchentlich", "ik", "œ", "Ğ", "zzzzzzzz", "x"};
    static const char *const GAPS[] = {" ", ", ", "! ", " (", "\u00a0", "; ", "\t", " \u201e"};
    uint32_t at = 0;
    *count = 0;
    for (int word = 0; word < 12; word++) {
        for (unsigned n = (seed = seed * 1103515245 + 12345) >> 16 & 3; n + 1 > 0; n--)
            at += (uint32_t)sprintf(text + at, "%s", PIECES[(seed = seed * 1103515245 + 12345) >> 16 & 0x7FFF ? (seed >> 16) % 12 : 0]);
        ends[(*count)++] = at;
        const char *gap = GAPS[(seed >> 20) % 8];
        at += (uint32_t)sprintf(text + at, "%s", gap);
        for (const char *s = gap; *s; s++) /* signs are tokens, blanks are none */
            if (*s == ',' || *s == '!' || *s == '(' || *s == ';')
                ends[(*count)++] = at - (uint32_t)strlen(s) + 1;
        if (strchr(gap, '\x9e'))
            ends[(*count)++] = at;
    }
    return at;
}

START_TEST(words_end_where_letters_do) {
    char text[2000];
    uint32_t ends[100], count;
    for (unsigned seed = 1; seed < 3000; seed++) {
        uint32_t length = mixed_text(text, ends, &count, seed);
        dz_text made;
        dz_arena_reset(&unit_arena);
        dz_text_read(&made, &unit_arena, text, length, NULL);
        ck_assert_uint_eq(made.tokens.count, count);
        for (uint32_t t = 0; t < count; t++) {
            ck_assert_uint_eq(made.tokens.at[t].end, ends[t]);
            ck_assert_uint_eq(made.tokens.at[t].hash,
                              dz_hash(text + made.tokens.at[t].start, made.tokens.at[t].end - made.tokens.at[t].start));
        }
    }
}
END_TEST

int main(void) {
    Suite *suite = suite_create("text");
    TCase *c = tcase_create("text");
    tcase_add_checked_fixture(c, begin, end);
    tcase_add_loop_test(c, tokens_and_sentences, 0, sizeof CASES / sizeof *CASES);
    tcase_add_test(c, ill_formed_parts_are_counted_one_by_one);
    tcase_add_test(c, latin_is_what_icu_says);
    tcase_add_test(c, words_end_where_letters_do);
    tcase_add_test(c, offsets_lead_back_over_decomposed_letters);
    suite_add_tcase(suite, c);
    return unit_run(suite);
}
