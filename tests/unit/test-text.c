/* Normalization, tokens and sentences. */
#include "lexicon/lexicon.h"
#include "model/model.h"
#include "text/characters.h"
#include "text/text.h"
#include "unit.h"
#include <stdio.h>
#include <string.h>
#include <unicode/uchar.h>

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

/* The table of ASCII says what ICU says. */
START_TEST(ascii_is_what_icu_says) {
    for (int c = 0; c < 128; c++) {
        char byte = (char)c;
        uint32_t at = 0;
        dz_char class = dz_char_next(&byte, &at, 1);
        ck_assert_uint_eq(at, 1);
        ck_assert_int_eq(class == DZ_C_UPPER, u_isupper(c) != 0);
        ck_assert_int_eq(class == DZ_C_LOWER, u_islower(c) != 0);
        ck_assert_int_eq(class == DZ_C_DIGIT, u_isdigit(c) != 0);
        ck_assert_int_eq(class == DZ_C_NEWLINE, c == '\n');
        ck_assert_int_eq(class == DZ_C_QUOTE, c == '"');
        ck_assert_int_eq(class == DZ_C_SPACE, c != '\n' && (c < ' ' || u_isUWhiteSpace(c)));
    }
}
END_TEST

int main(void) {
    Suite *suite = suite_create("text");
    TCase *c = tcase_create("text");
    tcase_add_checked_fixture(c, begin, end);
    tcase_add_loop_test(c, tokens_and_sentences, 0, sizeof CASES / sizeof *CASES);
    tcase_add_test(c, ill_formed_parts_are_counted_one_by_one);
    tcase_add_test(c, ascii_is_what_icu_says);
    tcase_add_test(c, offsets_lead_back_over_decomposed_letters);
    suite_add_tcase(suite, c);
    return unit_run(suite);
}
