/* Entities: mentions that name the same one, through the document. */
#ifndef DZ_ENTITY_H
#define DZ_ENTITY_H

#include "clause/clause.h"

typedef struct dz_entity {
    uint32_t record; /* DZ_NONE: not in the lists */
    uint8_t type, gender;
    uint32_t name; /* index of the mention that names it best; DZ_NONE: the record's name */
    uint32_t mention_count;
} dz_entity;

typedef DZ_ARRAY(dz_entity) dz_entities;

/* The number of a kind of names (`club`) in the model, 0: none is listed. */
uint8_t dz_entity_kind(const dz_image *image, const char *name);

/* A noun for what towns have and are: `Bahnhof`, `Bürgermeister`. */
bool dz_entity_is_of_town(const dz_image *image, uint32_t lemma);

/* Drops mentions that are common nouns. Before the clauses of any sentence are read, which know mentions by their index. */
void dz_entity_drop_common_nouns(dz_analysis *a);

/* Turns capitals that act into mentions of their states. Reads the clauses of the sentences that hold one. */
void dz_entity_resolve_metonyms(dz_analysis *a);

/* Turns towns into mentions of their clubs where the document names these. Before the capitals. */
void dz_entity_resolve_towns(dz_analysis *a);

/* Turns cities that play into mentions of their clubs. */
void dz_entity_resolve_clubs(dz_analysis *a);

/* Sets mention.entity for all and fills `entities` in order of first mention. */
void dz_entity_link(dz_analysis *a, dz_entities *entities);

#endif
