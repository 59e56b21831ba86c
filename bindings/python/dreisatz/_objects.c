/* Makes the instances past the constructors of their classes: these are frozen, so calling them for each name and relation would
 * cost more than reading the text. */
#include "_objects.h"
#include <stdlib.h>

/* ---- classes ---- */

typedef enum kind { SPAN, MENTION, ENTITY, ARGUMENT, QUALIFIER, SOURCE, RELATION, KIND_COUNT } kind;

enum { MOST_FIELDS = 16 };

static struct {
    PyTypeObject *type;
    allocfunc allocate;
    PyObject *slots[MOST_FIELDS]; /* the descriptors of its fields, in their order */
} shapes[KIND_COUNT];

static descrsetfunc set_slot; /* of every descriptor */

/* Before Python 3.10 only classes made by Python tell their slots: there it is called by name. */
static int call_set(PyObject *slot, PyObject *of, PyObject *value) {
    PyObject *done = PyObject_CallMethod(slot, "__set__", "OO", of, value);
    Py_XDECREF(done);
    return done ? 0 : -1;
}

static descrsetfunc setter_of(PyObject *slot) {
    descrsetfunc found = (descrsetfunc)PyType_GetSlot(Py_TYPE(slot), Py_tp_descr_set);
    if (!found)
        PyErr_Clear();
    return found ? found : call_set;
}

static bool use_slots(kind k, PyObject *class, PyObject *names) {
    Py_ssize_t count = PyTuple_Size(names);
    if (count > MOST_FIELDS)
        return PyErr_Format(PyExc_TypeError, "a class of more than %d fields", MOST_FIELDS) != NULL;
    for (Py_ssize_t i = 0; i < count; i++)
        if (!(shapes[k].slots[i] = PyObject_GetAttr(class, PyTuple_GetItem(names, i))))
            return false;
    set_slot = setter_of(shapes[k].slots[0]);
    return true;
}

static bool use(kind k, PyObject *class) {
    Py_INCREF(class);
    shapes[k].type = (PyTypeObject *)class;
    shapes[k].allocate = (allocfunc)PyType_GetSlot(shapes[k].type, Py_tp_alloc);
    PyObject *names = PyObject_GetAttrString(class, "__slots__");
    bool good = names && use_slots(k, class, names);
    Py_XDECREF(names);
    return good;
}

PyObject *objects_use(PyObject *module, PyObject *classes) {
    (void)module;
    if (PyTuple_Size(classes) != KIND_COUNT)
        return PyErr_Format(PyExc_TypeError, "use() takes %d classes", KIND_COUNT);
    for (int k = 0; k < KIND_COUNT; k++)
        if (!use((kind)k, PyTuple_GetItem(classes, k)))
            return NULL;
    Py_RETURN_NONE;
}

static bool all(PyObject **values, size_t count) {
    while (count && values[count - 1])
        count--;
    return !count;
}

/* An instance with these values, which it takes over, in the order of the class; NULL when one of them is NULL. */
static PyObject *instance(kind k, PyObject **values, size_t count) {
    PyObject *made = all(values, count) ? shapes[k].allocate(shapes[k].type, 0) : NULL;
    for (size_t i = 0; i < count; i++) {
        if (made && set_slot(shapes[k].slots[i], made, values[i]) != 0)
            Py_CLEAR(made);
        Py_XDECREF(values[i]);
    }
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
