/* RDF: what the linked-data formats have in common. Every relation is a statement of its own with its evidence; one that is
 * asserted and has a Wikidata property is also stated plainly. */
#ifndef DZ_RDF_H
#define DZ_RDF_H

#include "writing.h"

#define DZ_NS "urn:dreisatz:"
#define DZ_RDF_NS "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
#define DZ_RDFS_NS "http://www.w3.org/2000/01/rdf-schema#"
#define DZ_XSD_NS "http://www.w3.org/2001/XMLSchema#"
#define DZ_WDT_NS "http://www.wikidata.org/prop/direct/"
#define DZ_WD_NS "http://www.wikidata.org/entity/"

/* A writer of single triples. `kind` is 'i' for an IRI, 's' a string, 'g' German text, 'n' an integer, 'd' a decimal. */
typedef void dz_rdf_put(void *user, const char *subject, const char *predicate, char kind, const char *object);

/* Calls `put` for every triple of a document, grouped by subject. */
void dz_rdf_document(const dz_output *o, dz_rdf_put *put, void *user);

/* The IRI of an entity: Wikidata's when it has one, else urn:dreisatz:entity:KEY. */
void dz_rdf_entity(dz_buffer *b, const dreisatz_entity *e);

#endif
