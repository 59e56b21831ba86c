/* dreisatz: German text in, entities and relation triples out.
 *
 * RESOURCES   A model is immutable after it is made and is reference counted. An extractor is the scratch
 *             memory of one thread. A document is the result of one extraction and owns all that can be reached
 *             from it; it stays valid after its extractor and its model are freed, but for the strings
 *             marked "of the model", which live as long as the model.
 * THREADS     A model may be used by any number of threads at once. An extractor or a document may be used
 *             by one thread at a time. There is no global state.
 * TEXT        Input is (pointer, length) and may hold anything, NUL and ill-formed UTF-8 included: an ill-formed
 *             part reads as one U+FFFD. Every span is half open [start, end) in bytes of the caller's buffer,
 *             lies on code-point borders of it, and start < end.
 * ERRORS      Functions that can fail return a dreisatz_status and fill *error when error is not NULL. Nothing
 *             is printed, no signal, locale or environment is touched, and nothing aborts.
 */
#ifndef DREISATZ_H
#define DREISATZ_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

#if defined(__GNUC__)
#define DREISATZ_API __attribute__((visibility("default")))
#else
#define DREISATZ_API
#endif

#define DREISATZ_VERSION "0.1.0"

/* ---- Errors ---- */

typedef enum dreisatz_status {
    DREISATZ_OK = 0,
    DREISATZ_ERROR_MEMORY,  /* an allocation failed; nothing was changed */
    DREISATZ_ERROR_IO,      /* a file could not be read or written */
    DREISATZ_ERROR_MODEL,   /* a model image is damaged, or of another version or byte order */
    DREISATZ_ERROR_DATA,    /* language data or rules do not compile: message holds file:line:column */
    DREISATZ_ERROR_LIMIT,   /* the input is longer than a stated limit */
    DREISATZ_ERROR_ARGUMENT /* the caller broke a stated requirement */
} dreisatz_status;

typedef struct dreisatz_error {
    dreisatz_status status;
    size_t offset;     /* byte offset of the fault where there is one, else 0 */
    char message[480]; /* NUL-terminated UTF-8, one line, with the numbers */
} dreisatz_error;

/* Name of a status, such as "memory". Never NULL, never freed. */
DREISATZ_API const char *dreisatz_status_name(dreisatz_status status);

/* ---- Memory ---- */

/* One function for all: size 0 frees `old` and returns NULL, else like realloc. Must be thread-safe when
 * the objects made with it are used in several threads. */
typedef struct dreisatz_allocator {
    void *(*reallocate)(void *user, void *old, size_t size);
    void *user;
} dreisatz_allocator;

/* ---- Models ---- */

typedef struct dreisatz_model dreisatz_model;

/* The model that was built into the library. Never fails after the library is built with its language data;
 * the reference must still be freed. `allocator` may be NULL for malloc. */
DREISATZ_API dreisatz_status dreisatz_model_builtin(const dreisatz_allocator *allocator, dreisatz_model **model, dreisatz_error *error);

/* Opens `path`: a model image made by `dreisatz compile`, or a folder of language data, which is compiled in
 * memory. The image is verified whole before it is used. */
DREISATZ_API dreisatz_status dreisatz_model_open(const char *path, const dreisatz_allocator *allocator, dreisatz_model **model,
                                                 dreisatz_error *error);

/* A new model that is `base` with the user's file on top: a names file (.tsv: `name<TAB>TYPE[<TAB>variants]`,
 * `-name<TAB>TYPE` takes a name away) or a rules file (.rel; `disable FILE:LINE` switches a rule off). Later overlays win.
 * Any model can be added to. The new one is a copy that does not need `base`: about as much memory as the image has, and some
 * 50 ms. A fault in the file is DREISATZ_ERROR_DATA with its place. */
DREISATZ_API dreisatz_status dreisatz_model_add(dreisatz_model *base, const char *path, dreisatz_model **model, dreisatz_error *error);

/* Drops one reference; NULL is allowed. */
DREISATZ_API void dreisatz_model_free(dreisatz_model *model);

/* 16 hex digits that identify the contents of the model. Of the model. */
DREISATZ_API const char *dreisatz_model_fingerprint(const dreisatz_model *model);

/* ---- Options ---- */

typedef enum dreisatz_coref { DREISATZ_COREF_SENTENCE = 0, DREISATZ_COREF_DOCUMENT, DREISATZ_COREF_OFF } dreisatz_coref;

typedef struct dreisatz_options {
    size_t size;          /* set by dreisatz_options_default; tells which fields the caller knows */
    dreisatz_coref coref; /* how far pronouns and descriptions are resolved */
    bool explain;         /* reserved, see dreisatz_document_explanation */
    const char *date;     /* of the document, beginning like 2024-05-01, or NULL: who `the chancellor` is among those named; what is no
                             such date is not regarded; read during the call only */
} dreisatz_options;

DREISATZ_API dreisatz_options dreisatz_options_default(void);

/* ---- Results ---- */

typedef enum dreisatz_type {
    DREISATZ_PER = 0,
    DREISATZ_STATE,
    DREISATZ_ORG,
    DREISATZ_LOC,
    DREISATZ_DATE,
    DREISATZ_QUANTITY,
    DREISATZ_ROLE,
    DREISATZ_TYPE_COUNT
} dreisatz_type;

typedef enum dreisatz_form {
    DREISATZ_NAME = 0,
    DREISATZ_ACRONYM,
    DREISATZ_ADJECTIVE,
    DREISATZ_INHABITANT,
    DREISATZ_METONYM,
    DREISATZ_COMPOUND,
    /* Reserved: pronouns and descriptions are no mentions of their own yet. A relation reached through one has the flag
     * "coref", and its argument is the mention that the pronoun stands for. */
    DREISATZ_PRONOUN,
    DREISATZ_DESCRIPTION,
    DREISATZ_FORM_COUNT
} dreisatz_form;

typedef enum dreisatz_factuality {
    DREISATZ_DENIED = 0,
    DREISATZ_NEGATED,
    DREISATZ_POSSIBLE,
    DREISATZ_PLANNED,
    DREISATZ_ALLEGED,
    DREISATZ_ASSERTED,
    DREISATZ_FACTUALITY_COUNT
} dreisatz_factuality;

/* Lower-case or upper-case name as in the JSON output, such as "PER", "adjective", "alleged". */
DREISATZ_API const char *dreisatz_type_name(dreisatz_type type);
DREISATZ_API const char *dreisatz_form_name(dreisatz_form form);
DREISATZ_API const char *dreisatz_factuality_name(dreisatz_factuality factuality);

typedef struct dreisatz_span {
    size_t start, end; /* bytes of the caller's text, half open */
} dreisatz_span;

typedef struct dreisatz_mention {
    dreisatz_span span;
    size_t sentence; /* index */
    dreisatz_form form;
    double confidence; /* 0 to 1 */
    const char *rule;  /* file:line of the list entry or pattern, or "weights"; of the document */
} dreisatz_mention;

typedef struct dreisatz_id {
    const char *scheme; /* "iso3166", "wikidata" */
    const char *value;
} dreisatz_id;

typedef struct dreisatz_entity {
    dreisatz_type type;
    const char *name; /* NFC; of the document, as all below */
    const dreisatz_id *ids;
    size_t id_count;
    const dreisatz_mention *mentions; /* in text order */
    size_t mention_count;
} dreisatz_entity;

typedef struct dreisatz_argument {
    size_t entity;  /* index of the entity in the document */
    size_t mention; /* index of the mention in the entity */
} dreisatz_argument;

typedef struct dreisatz_qualifier {
    const char *key; /* "theme", "amount", "date", "place", "role", "former", "purpose", "instrument" */
    dreisatz_span span;
    const char *value; /* normal form: ISO 8601 date, number with unit; NULL when there is none */
} dreisatz_qualifier;

typedef struct dreisatz_relation {
    dreisatz_argument subject, object;
    const char *predicate;
    dreisatz_factuality factuality;
    size_t sentence;
    dreisatz_span span;    /* from the first to the last of subject, trigger and object */
    dreisatz_span trigger; /* start == end when the rule has no trigger word */
    const dreisatz_qualifier *qualifiers;
    size_t qualifier_count;
    bool has_source;
    dreisatz_span source;        /* who says it; only when has_source */
    const size_t *source_entity; /* index of the entity that says it, or NULL */
    const char *const *flags;    /* "coref", "ambiguous_order", ... */
    size_t flag_count;
    const char *plover;       /* PLOVER class or NULL */
    const char *const *cameo; /* CAMEO roots */
    size_t cameo_count;
    const char *const *wikidata; /* properties; a leading ^ says object -> subject */
    size_t wikidata_count;
    bool symmetric;
    double confidence;
    const char *rule; /* file:line of the rule */
} dreisatz_relation;

/* ---- Extraction ---- */

typedef struct dreisatz_extractor dreisatz_extractor;
typedef struct dreisatz_document dreisatz_document;

/* Longest text that one call takes; longer text is refused with DREISATZ_ERROR_LIMIT. */
#define DREISATZ_MAX_TEXT ((size_t)512 * 1024 * 1024)

/* Retains `model`. */
DREISATZ_API dreisatz_status dreisatz_extractor_new(dreisatz_model *model, dreisatz_extractor **extractor, dreisatz_error *error);
DREISATZ_API void dreisatz_extractor_free(dreisatz_extractor *extractor);

/* Requires: text points to `length` readable bytes that do not change during the call (may be NULL when 0).
 * `options` may be NULL for the default. Ensures: on DREISATZ_OK *document is a new document; on failure it is NULL
 * and the extractor can be used again. Time is linear in `length`. */
DREISATZ_API dreisatz_status dreisatz_extract(dreisatz_extractor *extractor, const char *text, size_t length,
                                              const dreisatz_options *options, dreisatz_document **document, dreisatz_error *error);
DREISATZ_API void dreisatz_document_free(dreisatz_document *document);

/* Sentences in text order; they do not overlap. Pointers live as long as the document. */
DREISATZ_API size_t dreisatz_document_sentence_count(const dreisatz_document *document);
DREISATZ_API dreisatz_span dreisatz_document_sentence(const dreisatz_document *document, size_t index);

/* Tokens in text order; they do not overlap. `sentence` receives the index of the sentence when not NULL. */
DREISATZ_API size_t dreisatz_document_token_count(const dreisatz_document *document);
DREISATZ_API dreisatz_span dreisatz_document_token(const dreisatz_document *document, size_t index, size_t *sentence);

/* Entities in order of their first mention. */
DREISATZ_API size_t dreisatz_document_entity_count(const dreisatz_document *document);
DREISATZ_API const dreisatz_entity *dreisatz_document_entity(const dreisatz_document *document, size_t index);

/* Relations in order of sentence, then trigger. */
DREISATZ_API size_t dreisatz_document_relation_count(const dreisatz_document *document);
DREISATZ_API const dreisatz_relation *dreisatz_document_relation(const dreisatz_document *document, size_t index);

/* How many ill-formed UTF-8 parts were read as U+FFFD, and the byte offset of the first. */
DREISATZ_API size_t dreisatz_document_ill_formed(const dreisatz_document *document, size_t *first);

/* How many sentences were longer than 500 tokens and cut there. */
DREISATZ_API size_t dreisatz_document_cut(const dreisatz_document *document);

/* How much of the text reads as German: the share (0 to 1) of its words in small letters that the lexicon knows. 1 when it has
 * fewer than eight of them, which is too few to tell. */
DREISATZ_API double dreisatz_document_german(const dreisatz_document *document);

/* Reserved for what made each mention and triple, as text for people: "" in this version, whatever options.explain is. The
 * program's command `explain` shows it. */
DREISATZ_API const char *dreisatz_document_explanation(const dreisatz_document *document);

#ifdef __cplusplus
}
#endif
#endif
