/* A loadable extension for SQLite: what German text says, as tables.
 *
 *     .load ./dreisatz-sqlite
 *     SELECT * FROM articles, dreisatz_relations(articles.text);
 *     SELECT * FROM articles, dreisatz_relations(articles.text, articles.day);
 *
 * Both tables take the text as a hidden column, and its date, like 2024-05-01, as another: it tells who holds an office. A statement reads
 * a text once for each table; offsets count characters, as SQLite's substr does: substr(text, start + 1, end - start). */
#include <dreisatz.h>
#include <sqlite3ext.h>
#include <string.h>
SQLITE_EXTENSION_INIT1

/* ---- what both tables share ---- */

typedef struct shared {
    dreisatz_model *model;
    dreisatz_extractor *extractor; /* of the connection, which is one thread at a time */
    int users;                     /* the two modules, and who makes them */
} shared;

typedef struct table {
    sqlite3_vtab base;
    shared *shared;
    const struct shape *shape;
} table;

typedef struct cursor {
    sqlite3_vtab_cursor base;
    dreisatz_document *document;
    char *text, *date; /* date: NULL when none is given */
    int length;
    size_t row, mention; /* relation; or entity and its mention */
    size_t byte;         /* up to which characters are counted */
    sqlite3_int64 characters;
} cursor;

/* A table: its declaration, whose last columns are the text and its date, its rows, and its columns. */
typedef struct shape {
    const char *declaration;
    int text_column;
    bool (*at_end)(const cursor *c);
    void (*next)(cursor *c);
    void (*column)(cursor *c, sqlite3_context *context, int column);
} shape;

static int fail(sqlite3_vtab *vtab, const char *message) {
    sqlite3_free(vtab->zErrMsg);
    vtab->zErrMsg = sqlite3_mprintf("dreisatz: %s", message);
    return SQLITE_ERROR;
}

/* Characters before a byte; asked in rising order it costs one pass. */
static sqlite3_int64 character(cursor *c, size_t byte) {
    if (byte < c->byte)
        c->byte = 0, c->characters = 0;
    for (; c->byte < byte; c->byte++)
        c->characters += ((unsigned char)c->text[c->byte] & 0xC0) != 0x80;
    return c->characters;
}

static void text_result(sqlite3_context *context, const char *text) {
    sqlite3_result_text(context, text, -1, SQLITE_TRANSIENT);
}

static void span_result(const cursor *c, sqlite3_context *context, dreisatz_span span) {
    if (span.start == span.end)
        sqlite3_result_null(context);
    else
        sqlite3_result_text(context, c->text + span.start, (int)(span.end - span.start), SQLITE_TRANSIENT);
}

/* ---- dreisatz_entities: a row for each mention ---- */

static const dreisatz_entity *entity_of(const cursor *c) {
    return dreisatz_document_entity(c->document, c->row);
}

static bool entities_at_end(const cursor *c) {
    return c->row >= dreisatz_document_entity_count(c->document);
}

static void entities_next(cursor *c) {
    if (++c->mention < entity_of(c)->mention_count)
        return;
    c->mention = 0;
    c->row++;
}

static const char *id_of(const dreisatz_entity *e, const char *scheme) {
    for (size_t i = 0; i < e->id_count; i++)
        if (strcmp(e->ids[i].scheme, scheme) == 0)
            return e->ids[i].value;
    return NULL;
}

static void entities_column(cursor *c, sqlite3_context *context, int column) {
    const dreisatz_entity *e = entity_of(c);
    const dreisatz_mention *m = &e->mentions[c->mention];
    switch (column) {
    case 0:
        sqlite3_result_int64(context, (sqlite3_int64)c->row);
        break;
    case 1:
        text_result(context, dreisatz_type_name(e->type));
        break;
    case 2:
        text_result(context, e->name);
        break;
    case 3:
        span_result(c, context, m->span);
        break;
    case 4:
        text_result(context, dreisatz_form_name(m->form));
        break;
    case 5:
        sqlite3_result_int64(context, character(c, m->span.start));
        break;
    case 6:
        sqlite3_result_int64(context, character(c, m->span.end));
        break;
    case 7:
        sqlite3_result_int64(context, (sqlite3_int64)m->sentence);
        break;
    case 8:
        sqlite3_result_double(context, m->confidence);
        break;
    case 9:
        text_result(context, id_of(e, "iso3166"));
        break;
    case 10:
        text_result(context, id_of(e, "wikidata"));
        break;
    }
}

/* ---- dreisatz_relations: a row for each triple ---- */

static bool relations_at_end(const cursor *c) {
    return c->row >= dreisatz_document_relation_count(c->document);
}

static void relations_next(cursor *c) {
    c->row++;
}

static void relations_column(cursor *c, sqlite3_context *context, int column) {
    const dreisatz_relation *r = dreisatz_document_relation(c->document, c->row);
    const dreisatz_entity *s = dreisatz_document_entity(c->document, r->subject.entity),
                          *o = dreisatz_document_entity(c->document, r->object.entity);
    switch (column) {
    case 0:
        text_result(context, s->name);
        break;
    case 1:
        text_result(context, dreisatz_type_name(s->type));
        break;
    case 2:
        text_result(context, r->predicate);
        break;
    case 3:
        text_result(context, o->name);
        break;
    case 4:
        text_result(context, dreisatz_type_name(o->type));
        break;
    case 5:
        text_result(context, dreisatz_factuality_name(r->factuality));
        break;
    case 6:
        sqlite3_result_double(context, r->confidence);
        break;
    case 7:
        span_result(c, context, r->trigger);
        break;
    case 8:
        span_result(c, context, r->span);
        break;
    case 9:
        sqlite3_result_int64(context, character(c, r->span.start));
        break;
    case 10:
        sqlite3_result_int64(context, character(c, r->span.end));
        break;
    case 11:
        sqlite3_result_int64(context, (sqlite3_int64)r->sentence);
        break;
    case 12:
        text_result(context, r->rule);
        break;
    }
}

static const shape ENTITIES = {"CREATE TABLE x(entity INT, type TEXT, name TEXT, mention TEXT, form TEXT, start INT, \"end\" INT, "
                               "sentence INT, confidence REAL, iso3166 TEXT, wikidata TEXT, text TEXT HIDDEN, date TEXT HIDDEN)",
                               11, entities_at_end, entities_next, entities_column};
static const shape RELATIONS = {"CREATE TABLE x(subject TEXT, subject_type TEXT, predicate TEXT, object TEXT, object_type TEXT, "
                                "factuality TEXT, confidence REAL, \"trigger\" TEXT, evidence TEXT, start INT, \"end\" INT, sentence INT, "
                                "rule TEXT, text TEXT HIDDEN, date TEXT HIDDEN)",
                                13, relations_at_end, relations_next, relations_column};

/* ---- the module ---- */

typedef struct module {
    shared *shared;
    const shape *shape;
} module;

static int connect_table(sqlite3 *db, void *aux, int argc, const char *const *argv, sqlite3_vtab **vtab, char **error) {
    const module *m = aux;
    (void)argc, (void)argv, (void)error;
    int status = sqlite3_declare_vtab(db, m->shape->declaration);
    table *made = status == SQLITE_OK ? sqlite3_malloc(sizeof *made) : NULL;
    if (status == SQLITE_OK && !made)
        return SQLITE_NOMEM;
    if (made) {
        *made = (table){.shared = m->shared, .shape = m->shape};
        sqlite3_vtab_config(db, SQLITE_VTAB_INNOCUOUS);
        *vtab = &made->base;
    }
    return status;
}

static int disconnect_table(sqlite3_vtab *vtab) {
    sqlite3_free(vtab);
    return SQLITE_OK;
}

/* Has filter() get what a column is to be equal to as its argument of this number; SQLITE_NOTFOUND: it is not said. */
static int ask(sqlite3_index_info *info, int column, int argument) {
    for (int i = 0; i < info->nConstraint; i++) {
        if (info->aConstraint[i].iColumn != column || info->aConstraint[i].op != SQLITE_INDEX_CONSTRAINT_EQ)
            continue;
        if (!info->aConstraint[i].usable)
            return SQLITE_CONSTRAINT;
        info->aConstraintUsage[i].argvIndex = argument;
        info->aConstraintUsage[i].omit = 1;
        return SQLITE_OK;
    }
    return SQLITE_NOTFOUND;
}

/* The text must be given; without it there is nothing to read. */
static int best_index(sqlite3_vtab *vtab, sqlite3_index_info *info) {
    int text = ((table *)vtab)->shape->text_column;
    int status = ask(info, text, 1);
    if (status == SQLITE_NOTFOUND)
        return fail(vtab, "the table needs a text: dreisatz_relations(text)");
    info->estimatedCost = 1000;
    int dated = status == SQLITE_OK ? ask(info, text + 1, 2) : SQLITE_NOTFOUND;
    return dated == SQLITE_NOTFOUND ? status : dated;
}

static int open_cursor(sqlite3_vtab *vtab, sqlite3_vtab_cursor **out) {
    (void)vtab;
    cursor *c = sqlite3_malloc(sizeof *c);
    if (!c)
        return SQLITE_NOMEM;
    memset(c, 0, sizeof *c);
    *out = &c->base;
    return SQLITE_OK;
}

static void drop(cursor *c) {
    dreisatz_document_free(c->document);
    sqlite3_free(c->text);
    sqlite3_free(c->date);
    c->document = NULL;
    c->text = c->date = NULL;
}

static int close_cursor(sqlite3_vtab_cursor *base) {
    drop((cursor *)base);
    sqlite3_free(base);
    return SQLITE_OK;
}

/* A copy; NULL reads as no text. */
static bool set_text(cursor *c, sqlite3_value *value) {
    const char *text = (const char *)sqlite3_value_text(value);
    c->length = text ? sqlite3_value_bytes(value) : 0;
    c->text = sqlite3_malloc(c->length + 1);
    if (c->text)
        memcpy(c->text, text ? text : "", (size_t)c->length);
    return c->text != NULL;
}

static bool set_date(cursor *c, sqlite3_value *value) {
    const char *date = (const char *)sqlite3_value_text(value);
    c->date = date ? sqlite3_mprintf("%s", date) : NULL;
    return c->date || !date;
}

static int filter(sqlite3_vtab_cursor *base, int number, const char *name, int argc, sqlite3_value **argv) {
    cursor *c = (cursor *)base;
    table *t = (table *)base->pVtab;
    dreisatz_options options = dreisatz_options_default();
    dreisatz_error error;
    (void)number, (void)name;
    drop(c);
    if (!set_text(c, argv[0]) || (argc > 1 && !set_date(c, argv[1])))
        return SQLITE_NOMEM;
    c->row = c->mention = c->byte = 0;
    c->characters = 0;
    options.date = c->date;
    if (dreisatz_extract(t->shared->extractor, c->text, (size_t)c->length, &options, &c->document, &error) != DREISATZ_OK)
        return fail(&t->base, error.message);
    return SQLITE_OK;
}

static int next(sqlite3_vtab_cursor *base) {
    ((table *)base->pVtab)->shape->next((cursor *)base);
    return SQLITE_OK;
}

static int at_end(sqlite3_vtab_cursor *base) {
    return ((table *)base->pVtab)->shape->at_end((cursor *)base);
}

static int column(sqlite3_vtab_cursor *base, sqlite3_context *context, int number) {
    cursor *c = (cursor *)base;
    const shape *s = ((table *)base->pVtab)->shape;
    if (number == s->text_column)
        sqlite3_result_text(context, c->text, c->length, SQLITE_TRANSIENT);
    else if (number == s->text_column + 1)
        text_result(context, c->date);
    else
        s->column(c, context, number);
    return SQLITE_OK;
}

static int row_id(sqlite3_vtab_cursor *base, sqlite3_int64 *id) {
    const cursor *c = (const cursor *)base;
    *id = (sqlite3_int64)(c->row << 32 | c->mention);
    return SQLITE_OK;
}

/* No xCreate: the tables are there without CREATE VIRTUAL TABLE. */
static const sqlite3_module METHODS = {.xConnect = connect_table,
                                       .xBestIndex = best_index,
                                       .xDisconnect = disconnect_table,
                                       .xOpen = open_cursor,
                                       .xClose = close_cursor,
                                       .xFilter = filter,
                                       .xNext = next,
                                       .xEof = at_end,
                                       .xColumn = column,
                                       .xRowid = row_id};

static void drop_user(shared *s) {
    if (--s->users)
        return;
    dreisatz_extractor_free(s->extractor);
    dreisatz_model_free(s->model);
    sqlite3_free(s);
}

static void release(void *aux) {
    module *m = aux;
    drop_user(m->shared);
    sqlite3_free(m);
}

/* Adds one of the tables; SQLite calls `release` in the end, also when this fails. */
static int add(sqlite3 *db, const char *name, shared *s, const shape *of) {
    module *m = sqlite3_malloc(sizeof *m);
    if (!m)
        return SQLITE_NOMEM;
    *m = (module){s, of};
    s->users++;
    return sqlite3_create_module_v2(db, name, &METHODS, m, release);
}

static shared *open_shared(char **message) {
    dreisatz_error error;
    shared *s = sqlite3_malloc(sizeof *s);
    if (!s)
        return NULL;
    memset(s, 0, sizeof *s);
    if (dreisatz_model_builtin(NULL, &s->model, &error) == DREISATZ_OK &&
        dreisatz_extractor_new(s->model, &s->extractor, &error) == DREISATZ_OK)
        return s;
    *message = sqlite3_mprintf("dreisatz: %s", error.message);
    dreisatz_model_free(s->model);
    sqlite3_free(s);
    return NULL;
}

#if defined(__GNUC__)
__attribute__((visibility("default")))
#endif
int sqlite3_dreisatzsqlite_init(sqlite3 *db, char **message, const sqlite3_api_routines *api) {
    SQLITE_EXTENSION_INIT2(api);
    shared *s = open_shared(message);
    if (!s)
        return SQLITE_ERROR;
    s->users = 1; /* this function, until it is done */
    int status = add(db, "dreisatz_entities", s, &ENTITIES);
    if (status == SQLITE_OK)
        status = add(db, "dreisatz_relations", s, &RELATIONS);
    drop_user(s);
    return status;
}
