/* What the parts that fill slots share: whom a phrase stands for, who acts, what hangs on a noun or on a preposition. */
#ifndef DZ_SLOT_H
#define DZ_SLOT_H

#include "matcher.h"

/* ---- argument.c ---- */

void dz_slot_put(dz_arguments *g, uint32_t mention);
bool dz_slot_is_sense(const dz_matcher *m, uint32_t lemma, uint32_t sense);
/* `die Polizei von Bangladesch` */
bool dz_slot_is_of(const dz_matcher *m, uint32_t index, uint32_t other);
/* `X und seine Armee`: the list that a reference leads to may hold the phrase it came from; such a circle ends. */
void dz_slot_put_list(const dz_matcher *m, uint32_t index, dz_arguments *g);
/* Does one adjective or first part of a compound stand beside the other: `türkisch-russische`, `EU-Türkei-Gipfel`? */
bool dz_slot_is_beside(const dz_mention *a, const dz_mention *b);
/* An adjective or first part of a compound, with those beside it. */
void dz_slot_put_attribute(const dz_matcher *m, const dz_phrase *f, uint32_t mention, dz_arguments *g);
/* The phrase with all members of its coordination, as what fills the slot. */
void dz_slot_put_members(const dz_matcher *m, uint32_t index, dz_arguments *g);
/* Whose it is: `Putins Plan`, `der Plan Russlands`, `der russische Plan`, `die Hälfte der Opel-Aktien`. */
void dz_slot_put_owner(const dz_matcher *m, uint32_t index, dz_arguments *g);
/* `Gründer und Chef`: the member of the coordination that stands before; DZ_NONE. */
uint32_t dz_slot_member_before(const dz_matcher *m, uint32_t index);

/* ---- actor.c ---- */

/* Stands in the clause by its case alone. */
bool dz_slot_is_core(const dz_matcher *m, uint32_t index, uint32_t clause);
uint32_t dz_slot_subject_phrase(const dz_matcher *m, uint32_t clause);
/* Does the relative pronoun stand in one of the cases? A turned clause is read with it as its object. */
bool dz_slot_relative_is(const dz_matcher *m, const dz_clause *c, uint16_t cases);
/* The subject of a clause: its own, that of its relative pronoun, or of the clause it depends on. */
void dz_slot_put_subject(const dz_matcher *m, uint32_t clause, dz_arguments *g, int depth);
/* `wurde von Polen kritisiert und mit Zöllen belegt`: the second participle shares the agent. */
void dz_slot_put_agent(const dz_matcher *m, dz_arguments *g);
/* Does the clause hang on that of the trigger? */
bool dz_slot_depends(const dz_matcher *m, uint32_t clause);
/* Who acts in the clause that the trigger reports or judges. */
void dz_slot_put_content(const dz_matcher *m, dz_arguments *g);
/* `X bot sich an, Y winkte ab`: who acts in the clause before, or in the one above. */
void dz_slot_put_reply(const dz_matcher *m, dz_arguments *g);

/* ---- attribute.c ---- */

/* Whose the noun is, before or behind it. */
void dz_slot_put_genitive(const dz_matcher *m, uint32_t index, dz_arguments *g, int depth);
/* The one whom the noun names: by the phrase or its apposition, as a predicate noun (`X ist Chef`), behind `als`. */
void dz_slot_put_self(const dz_matcher *m, dz_arguments *g);
/* The name that the trigger's preposition hangs on. */
void dz_slot_put_bearer(const dz_matcher *m, dz_arguments *g);
/* Does the phrase hang on such a noun: `in München` in `Siemens mit Sitz in München`? */
bool dz_slot_is_borne(const dz_matcher *m, uint32_t index);
/* `seine Reise`: whom the possessive means. */
void dz_slot_put_possessor(const dz_matcher *m, dz_arguments *g);

/* ---- preposition.c ---- */

/* Slot cases are bits as in the morphology: one nibble a case. */
bool dz_slot_shows_case(const dz_phrase *f, uint8_t cases);
/* `war bei X Finanzchef`, `mit X an der Spitze`: before a predicate noun or a prepositional phrase another may stand that belongs to it. */
void dz_slot_put_before(const dz_matcher *m, const dz_slot *s, dz_arguments *g);
void dz_slot_put_prepositional(const dz_matcher *m, const dz_slot *s, dz_arguments *g);
/* `die Sanktionen gegen X`: it may hang on the noun before it. */
bool dz_slot_is_behind_noun(const dz_matcher *m, uint32_t index);

#endif
