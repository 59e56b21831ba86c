/* Makes the instances past the constructors of their classes: these are frozen, so calling them for each name and relation would
 * cost more than reading the text. Their fields lie in a base class made here, which lets go of them when they end. */
#include "_objects.h"
#include <stdlib.h>
#include <string.h>
#include <structmember.h>

/* ---- classes ---- */

typedef enum kind { SPAN, MENTION, ENTITY, ARGUMENT, QUALIFIER, SOURCE, RELATION, KIND_COUNT } kind;

enum { MOST_FIELDS = 16 };

typedef struct record {
    PyObject_HEAD PyObject *fields[];
} record;

/* The fields of each class, in the order of dreisatz/__init__.py; the base that holds them, and the class itself. */
static struct shape {
    const char *name, *fields[MOST_FIELDS + 1];
    PyMemberDef members[MOST_FIELDS + 1];
    size_t count;
    PyTypeObject *base, *type;
    allocfunc allocate;
} shapes[KIND_COUNT] = {[SPAN] = {"dreisatz._native.Span", {"begin", "end"}},
                        [MENTION] = {"dreisatz._native.Mention", {"begin", "end", "form", "sentence", "confidence", "rule"}},
                        [ENTITY] = {"dreisatz._native.Entity", {"type", "name", "ids", "mentions"}},
                        [ARGUMENT] = {"dreisatz._native.Argument", {"entity", "mention"}},
                        [QUALIFIER] = {"dreisatz._native.Qualifier", {"key", "begin", "end", "value"}},
                        [SOURCE] = {"dreisatz._native.Source", {"begin", "end", "entity"}},
                        [RELATION] = {"dreisatz._native.Relation",
                                      {"subject", "predicate", "object", "factuality", "sentence", "span", "trigger", "qualifiers",
                                       "source", "flags", "plover", "cameo", "wikidata", "symmetric", "confidence", "rule"}}};

/* Of a class, or of one that a user derived from it. */
static const struct shape *shape_of(PyTypeObject *type) {
    for (int k = 0; k < KIND_COUNT; k++)
        if (type == shapes[k].type)
            return &shapes[k];
    int k = 0;
    while (!PyType_IsSubtype(type, shapes[k].base))
        k++;
    return &shapes[k];
}

static void record_dealloc(PyObject *self) {
    PyTypeObject *type = Py_TYPE(self);
    for (size_t i = 0, count = shape_of(type)->count; i < count; i++)
        Py_XDECREF(((record *)self)->fields[i]);
    ((freefunc)PyType_GetSlot(type, Py_tp_free))(self);
    Py_DECREF((PyObject *)type);
}

/* For pickle and copy: what makes it anew. */
static PyObject *record_reduce(PyObject *self, PyObject *unused) {
    (void)unused;
    const struct shape *shape = shape_of(Py_TYPE(self));
    PyObject *values = PyTuple_New((Py_ssize_t)shape->count);
    for (size_t i = 0; values && i < shape->count; i++) {
        PyObject *value = PyObject_GetAttrString(self, shape->fields[i]);
        if (!value || PyTuple_SetItem(values, (Py_ssize_t)i, value) != 0)
            Py_CLEAR(values);
    }
    return values ? Py_BuildValue("(ON)", (PyObject *)Py_TYPE(self), values) : NULL;
}

static bool make_base(struct shape *shape) {
    static PyMethodDef methods[] = {{"__reduce__", record_reduce, METH_NOARGS, NULL}, {NULL, NULL, 0, NULL}};
    size_t size = sizeof(record);
    for (; shape->fields[shape->count]; shape->count++, size += sizeof(PyObject *))
        shape->members[shape->count] = (PyMemberDef){shape->fields[shape->count], T_OBJECT_EX, (Py_ssize_t)size, 0, NULL};
    PyType_Slot slots[] = {{Py_tp_dealloc, (void *)record_dealloc}, {Py_tp_methods, methods}, {Py_tp_members, shape->members}, {0, NULL}};
    PyType_Spec spec = {shape->name, (int)size, 0, Py_TPFLAGS_DEFAULT | Py_TPFLAGS_BASETYPE, slots};
    shape->base = (PyTypeObject *)PyType_FromSpec(&spec);
    return shape->base;
}

bool objects_add_bases(PyObject *module) {
    for (int k = 0; k < KIND_COUNT; k++) {
        if (!make_base(&shapes[k]))
            return false;
        Py_INCREF((PyObject *)shapes[k].base);
        if (PyModule_AddObject(module, strrchr(shapes[k].name, '.') + 1, (PyObject *)shapes[k].base) != 0)
            return false;
    }
    return true;
}

PyObject *objects_use(PyObject *module, PyObject *classes) {
    (void)module;
    if (PyTuple_Size(classes) != KIND_COUNT)
        return PyErr_Format(PyExc_TypeError, "use() takes %d classes", KIND_COUNT);
    for (int k = 0; k < KIND_COUNT; k++) {
        PyObject *class = PyTuple_GetItem(classes, k);
        Py_INCREF(class);
        shapes[k].type = (PyTypeObject *)class;
        shapes[k].allocate = (allocfunc)PyType_GetSlot(shapes[k].type, Py_tp_alloc);
    }
    Py_RETURN_NONE;
}

static bool all(PyObject **values, size_t count) {
    while (count && values[count - 1])
        count--;
    return !count;
}

/* An instance with these values, which it takes over, in the order of the class; NULL when one of them is NULL. The collector of garbage
 * is spared it: there are no cycles among results. */
static PyObject *instance(kind k, PyObject **values, size_t count) {
    PyObject *made = all(values, count) ? shapes[k].allocate(shapes[k].type, 0) : NULL;
    for (size_t i = 0; !made && i < count; i++)
        Py_XDECREF(values[i]);
    if (!made)
        return NULL;
    memcpy(((record *)made)->fields, values, count * sizeof *values);
    PyObject_GC_UnTrack(made);
    return made;
}

#define INSTANCE(kind, ...) instance(kind, (PyObject *[]){__VA_ARGS__}, sizeof((PyObject *[]){__VA_ARGS__}) / sizeof(PyObject *))

/* ---- offsets and plain values ---- */

enum { WORDS = 256 }; /* a power of two */
enum { BLOCK = 32 };  /* bytes whose code points are counted at once, which costs less than a count for each of them */

/* A document on its way to Python. */
typedef struct view {
    const dreisatz_document *document;
    const char *text;
    uint32_t *points;   /* the code points before each block; NULL when every byte is one */
    PyObject *entities; /* once they are made */
    struct {
        const char *of;
        PyObject *made;
    } words[WORDS]; /* strings that come again and again, by their address */
} view;

static void view_close(view *v) {
    for (size_t i = 0; i < WORDS; i++)
        Py_XDECREF(v->words[i].made);
    free(v->points);
}

static uint32_t points_in(const char *text, size_t length) {
    uint32_t n = 0;
    for (size_t i = 0; i < length; i++)
        n += ((unsigned char)text[i] & 0xC0) != 0x80;
    return n;
}

static bool view_open(view *v, const dreisatz_document *document, const char *text, size_t length, bool ascii) {
    *v = (view){.document = document, .text = text};
    if (ascii)
        return true;
    size_t blocks = length / BLOCK;
    v->points = malloc((blocks + 1) * sizeof *v->points);
    if (!v->points)
        return false;
    v->points[0] = 0;
    for (size_t i = 0; i < blocks; i++)
        v->points[i + 1] = v->points[i] + points_in(text + i * BLOCK, BLOCK);
    return true;
}

static PyObject *point(const view *v, size_t byte) {
    size_t block = byte / BLOCK;
    return PyLong_FromSize_t(v->points ? v->points[block] + points_in(v->text + block * BLOCK, byte % BLOCK) : byte);
}

static PyObject *none(void) {
    Py_RETURN_NONE;
}

static PyObject *string(const char *s) {
    return s ? PyUnicode_FromString(s) : none();
}

/* Of the model's own strings, which stay where they are: the names of types, rules, codes. */
static PyObject *word(view *v, const char *s) {
    size_t at = ((uintptr_t)s >> 2) % WORDS;
    if (v->words[at].of != s || !v->words[at].made) {
        Py_XDECREF(v->words[at].made);
        v->words[at].of = s;
        v->words[at].made = string(s);
    }
    Py_XINCREF(v->words[at].made);
    return v->words[at].made;
}

static PyObject *span_of(const view *v, dreisatz_span s) {
    return INSTANCE(SPAN, point(v, s.start), point(v, s.end));
}

/* ---- lists ---- */

typedef PyObject *maker(view *v, const void *of, size_t index);

/* A tuple of what `make` gives for 0 to count - 1, or NULL. */
static PyObject *tuple_of(view *v, const void *of, size_t count, maker *make) {
    PyObject *tuple = PyTuple_New((Py_ssize_t)count);
    for (size_t i = 0; tuple && i < count; i++) {
        PyObject *item = make(v, of, i);
        if (!item || PyTuple_SetItem(tuple, (Py_ssize_t)i, item) != 0)
            Py_CLEAR(tuple);
    }
    return tuple;
}

static PyObject *word_at(view *v, const void *of, size_t i) {
    return word(v, ((const char *const *)of)[i]);
}

/* Begin and end in turn: a text has more sentences than names, and few ask for them. */
static PyObject *border_at(view *v, const void *of, size_t i) {
    (void)of;
    dreisatz_span s = dreisatz_document_sentence(v->document, i / 2);
    return point(v, i % 2 ? s.end : s.start);
}

/* ---- entities ---- */

static PyObject *ids_of(view *v, const dreisatz_entity *e) {
    PyObject *ids = PyDict_New();
    for (size_t i = 0; ids && i < e->id_count; i++) {
        PyObject *scheme = word(v, e->ids[i].scheme), *value = string(e->ids[i].value);
        if (!scheme || !value || PyDict_SetItem(ids, scheme, value) != 0)
            Py_CLEAR(ids);
        Py_XDECREF(scheme);
        Py_XDECREF(value);
    }
    return ids;
}

static PyObject *mention_at(view *v, const void *of, size_t i) {
    const dreisatz_mention *m = (const dreisatz_mention *)of + i;
    return INSTANCE(MENTION, point(v, m->span.start), point(v, m->span.end), word(v, dreisatz_form_name(m->form)),
                    PyLong_FromSize_t(m->sentence), PyFloat_FromDouble(m->confidence), word(v, m->rule));
}

static PyObject *entity_at(view *v, const void *of, size_t i) {
    (void)of;
    const dreisatz_entity *e = dreisatz_document_entity(v->document, i);
    return INSTANCE(ENTITY, word(v, dreisatz_type_name(e->type)), string(e->name), ids_of(v, e),
                    tuple_of(v, e->mentions, e->mention_count, mention_at));
}

/* ---- relations ---- */

/* The entity itself, not a copy: what is one in the text is one in Python. */
static PyObject *entity_of(const view *v, size_t index) {
    PyObject *entity = PyTuple_GetItem(v->entities, (Py_ssize_t)index);
    Py_XINCREF(entity);
    return entity;
}

static PyObject *mention_of(view *v, dreisatz_argument a) {
    PyObject *entity = PyTuple_GetItem(v->entities, (Py_ssize_t)a.entity);
    PyObject *mentions = entity ? PyObject_GetAttrString(entity, "mentions") : NULL;
    PyObject *mention = mentions ? PyTuple_GetItem(mentions, (Py_ssize_t)a.mention) : NULL;
    Py_XINCREF(mention);
    Py_XDECREF(mentions);
    return mention;
}

static PyObject *argument_of(view *v, dreisatz_argument a) {
    return INSTANCE(ARGUMENT, entity_of(v, a.entity), mention_of(v, a));
}

static PyObject *qualifier_at(view *v, const void *of, size_t i) {
    const dreisatz_qualifier *q = (const dreisatz_qualifier *)of + i;
    return INSTANCE(QUALIFIER, word(v, q->key), point(v, q->span.start), point(v, q->span.end), string(q->value));
}

static PyObject *source_of(view *v, const dreisatz_relation *r) {
    if (!r->has_source)
        return none();
    return INSTANCE(SOURCE, point(v, r->source.start), point(v, r->source.end),
                    r->source_entity ? entity_of(v, *r->source_entity) : none());
}

static PyObject *relation_at(view *v, const void *of, size_t i) {
    (void)of;
    const dreisatz_relation *r = dreisatz_document_relation(v->document, i);
    return INSTANCE(RELATION, argument_of(v, r->subject), word(v, r->predicate), argument_of(v, r->object),
                    word(v, dreisatz_factuality_name(r->factuality)), PyLong_FromSize_t(r->sentence), span_of(v, r->span),
                    r->trigger.start < r->trigger.end ? span_of(v, r->trigger) : none(),
                    tuple_of(v, r->qualifiers, r->qualifier_count, qualifier_at), source_of(v, r),
                    tuple_of(v, r->flags, r->flag_count, word_at), word(v, r->plover), tuple_of(v, r->cameo, r->cameo_count, word_at),
                    tuple_of(v, r->wikidata, r->wikidata_count, word_at), PyBool_FromLong(r->symmetric), PyFloat_FromDouble(r->confidence),
                    word(v, r->rule));
}

/* ---- documents ---- */

static PyObject *parts_of(view *v) {
    const dreisatz_document *d = v->document;
    v->entities = tuple_of(v, NULL, dreisatz_document_entity_count(d), entity_at);
    if (!v->entities)
        return NULL;
    return Py_BuildValue("(NNNd)", tuple_of(v, NULL, 2 * dreisatz_document_sentence_count(d), border_at), v->entities,
                         tuple_of(v, NULL, dreisatz_document_relation_count(d), relation_at), dreisatz_document_german(d));
}

PyObject *objects_of(const dreisatz_document *document, const char *text, size_t length, bool ascii) {
    view v;
    if (!view_open(&v, document, text, length, ascii))
        return PyErr_NoMemory();
    PyObject *parts = parts_of(&v);
    view_close(&v);
    return parts;
}
