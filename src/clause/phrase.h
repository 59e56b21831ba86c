/* What the parts that read one phrase share. */
#ifndef DZ_PHRASE_H
#define DZ_PHRASE_H

#include "parser.h"

/* ---- word.c ---- */

uint32_t dz_phrase_surface_at(const dz_parser *p, uint32_t t, uint8_t form);
bool dz_phrase_is_noun(const dz_parser *p, uint32_t t);
const dz_reading *dz_phrase_attribute_at(const dz_parser *p, uint32_t t);
bool dz_phrase_is_adjective(const dz_parser *p, uint32_t t);
/* An adverb, an adjective without ending or `nicht`, which grade what follows. */
bool dz_phrase_is_grade(const dz_parser *p, uint32_t t);
/* `südlichen und nördlichen`, `einzelnen, sehr kleinen`: between two adjectives of one noun. */
bool dz_phrase_parts_adjectives(const dz_parser *p, uint32_t t);
/* Does a noun follow here, behind adjectives? */
bool dz_phrase_starts_noun(const dz_parser *p, uint32_t t);

/* ---- name.c ---- */

/* Gender and number as far as a list tells them: `die USA` is a plural, `der Ukraine` no masculine. */
uint16_t dz_phrase_genders_of(const dz_parser *p, const dz_mention *m);
/* To what it has in common with `morph`, if anything. */
void dz_phrase_narrow(dz_phrase *f, uint16_t morph);
bool dz_phrase_takes_name(const dz_parser *p, uint32_t t, dz_phrase *f);
/* `der Spanier Carlos Alcaraz`: the inhabitant describes the person behind it, as an adjective would. */
void dz_phrase_takes_person(const dz_parser *p, dz_phrase *f);
bool dz_phrase_takes_noun(const dz_parser *p, dz_phrase *f);
/* `Malis Machthaber`: a genitive before the noun stands in the article's place. */
bool dz_phrase_takes_owner(const dz_parser *p, dz_phrase *f);
/* `BMW Chef Harald Krüger`: between an organisation, an office and its holder the hyphen is left out. */
bool dz_phrase_takes_organisation(const dz_parser *p, dz_phrase *f);

/* ---- count.c ---- */

/* `mit bis zu 300 Soldaten`, `seit über zehn Jahren`: what stands between a preposition and a count says how many; where it ends. */
uint32_t dz_phrase_behind_estimate(const dz_parser *p, uint32_t t);
/* `mit rund 300 Soldaten`, `die bislang größte Übernahme`: what grades a number or an adjective inside the phrase. */
bool dz_phrase_takes_grades(const dz_parser *p, dz_phrase *f);
/* Digits or a numeral, with a noun behind it somewhere. */
bool dz_phrase_takes_number(const dz_parser *p, dz_phrase *f);
/* `Über 100 Staaten halfen`: before the finite verb in the plural a preposition with a number says how many do it. */
bool dz_phrase_is_about_many(const dz_parser *p, const dz_phrase *f);
/* `nach dem 2:1 gegen X`: a score is a noun of which the rules speak as `2:1`, `1:2`, `1:1`. */
bool dz_phrase_takes_score(const dz_parser *p, dz_phrase *f);

#endif
