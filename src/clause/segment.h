/* What the parts that cut a sentence into clauses share: questions about spans of tokens, and segments. */
#ifndef DZ_SEGMENT_H
#define DZ_SEGMENT_H

#include "parser.h"

enum { DZ_VERBAL = DZ_INF | DZ_PART2 | DZ_ZUINF };

/* What a segment between two borders may be. */
typedef enum dz_kind { DZ_FRAGMENT, DZ_PARTICIPLE, DZ_MAIN, DZ_SUBORDINATE, DZ_RELATIVE, DZ_INFINITIVE } dz_kind;

/* ---- span.c ---- */

/* A form with one of these verbal features that is no attribute and, where finite ones are asked for, no function word. */
bool dz_parser_has_verb(const dz_parser *p, uint32_t from, uint32_t to, uint16_t bits);
bool dz_parser_has_finite(const dz_parser *p, uint32_t from, uint32_t to);
/* Where the segment that starts there ends at the latest. */
uint32_t dz_parser_next_border(const dz_parser *p, uint32_t from);
bool dz_parser_is_stop(const dz_parser *p, uint32_t t);
/* `to` when there is none. */
uint32_t dz_parser_first_finite(const dz_parser *p, uint32_t from, uint32_t to);
/* Is it a form of sein, haben, werden or a modal? */
bool dz_parser_is_helper(const dz_parser *p, uint32_t t);
/* Is the first finite verb from `from` on one that helps? */
bool dz_parser_has_helper(const dz_parser *p, uint32_t from, uint32_t to);
/* Does the finite verb stand at the end, as in subordinate clauses? */
bool dz_parser_is_verb_final(const dz_parser *p, uint32_t from, uint32_t to);
/* `noch`, `wie` join only behind `weder`, `sowohl`: `…, noch in diesem Jahr liefern`, `…, wie X sagte`. */
uint32_t dz_parser_behind_connective(const dz_parser *p, uint32_t t, uint32_t end);
/* Does the segment open with a relative pronoun, behind a preposition or not? */
bool dz_parser_is_relative_at(const dz_parser *p, uint32_t t, uint32_t end);
/* The verb of saying that opens the segment, behind a word like so or not: `sagte X`, `so sagte X`; `to` when there is none. */
uint32_t dz_parser_opening_report(const dz_parser *p, uint32_t from, uint32_t to);
/* `seit 1968`, `bis 2010`: a preposition with its number. */
bool dz_parser_counts(const dz_parser *p, uint32_t t);
/* `um Polen zu helfen`: the segment ends in an infinitive with its mark. */
bool dz_parser_is_infinitive_final(const dz_parser *p, uint32_t from, uint32_t to);
/* `to` when there is none. */
uint32_t dz_parser_participle_in(const dz_parser *p, uint32_t from, uint32_t to);
/* The last token of the segment but stops; `from` when there is none. */
uint32_t dz_parser_last_word(const dz_parser *p, uint32_t from, uint32_t end);

/* ---- segment.c ---- */

/* To the next border, or to a connective with a verb on both sides. */
uint32_t dz_parser_segment_end(const dz_parser *p, uint32_t from);
/* The phrase with a name that ends before the comma at `t - 1`; DZ_NONE. */
uint32_t dz_parser_named_before(const dz_parser *p, uint32_t t);
/* `X, in Wien ansässig, …`: an adjective with rules of its own that ends or opens the segment; `to` when there is none. */
uint32_t dz_parser_loose_adjective(const dz_parser *p, uint32_t from, uint32_t to);
/* The kind of the segment whose first word behind a connective is `lead`. */
dz_kind dz_parser_kind_of(const dz_parser *p, uint32_t lead, uint32_t end);

/* ---- participle.c ---- */

/* `der in A geborene und in B lebende X`: each participle is a clause of its own. */
void dz_parser_open_participle(dz_parser *p, uint32_t index);

/* ---- cut.c ---- */

uint32_t dz_parser_add_clause(dz_parser *p, uint32_t first, uint32_t parent);

#endif
