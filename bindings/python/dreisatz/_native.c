/* The extension module of the Python package: texts in, nested tuples out; dreisatz/__init__.py makes objects of them.
 *
 * Offsets leave here in code points. The lock of the interpreter is released while a text is read, so that threads run
 * side by side; a model keeps the extractors that are idle, one for each call that ran at the same time. */
#define Py_LIMITED_API 0x03090000
#define PY_SSIZE_T_CLEAN
#include <Python.h>
#include <dreisatz.h>
#include <stdlib.h>
#include <string.h>

static PyObject *native_error; /* dreisatz.Error: status name, byte offset and message */

static PyObject *raise(const dreisatz_error *e) {
    if (e->status == DREISATZ_ERROR_MEMORY)
        return PyErr_NoMemory();
    PyObject *value = Py_BuildValue("(ssn)", e->message, dreisatz_status_name(e->status), (Py_ssize_t)e->offset);
    if (value)
        PyErr_SetObject(native_error, value);
    Py_XDECREF(value);
    return NULL;
}

/* ---- offsets ---- */

/* A document on its way to Python; `points` has the code points before each byte, NULL when every byte is one. */
typedef struct view {
    const dreisatz_document *document;
    uint32_t *points;
} view;

static bool view_open(view *v, const dreisatz_document *document, const char *text, size_t length, bool ascii) {
    *v = (view){.document = document};
    if (ascii)
        return true;
    v->points = malloc((length + 1) * sizeof *v->points);
    if (!v->points)
        return false;
    uint32_t n = 0;
    for (size_t i = 0; i < length; i++) {
        v->points[i] = n;
        n += ((unsigned char)text[i + 1] & 0xC0) != 0x80;
    }
    v->points[length] = n;
    return true;
}

static Py_ssize_t point(const view *v, size_t byte) {
    return (Py_ssize_t)(v->points ? v->points[byte] : byte);
}

static PyObject *span_of(const view *v, dreisatz_span s) {
    return Py_BuildValue("(nn)", point(v, s.start), point(v, s.end));
}

/* ---- lists ---- */

typedef PyObject *maker(const view *v, const void *of, size_t index);

/* A tuple of what `make` gives for 0 to count - 1, or NULL. */
static PyObject *tuple_of(const view *v, const void *of, size_t count, maker *make) {
    PyObject *tuple = PyTuple_New((Py_ssize_t)count);
    for (size_t i = 0; tuple && i < count; i++) {
        PyObject *item = make(v, of, i);
        if (!item || PyTuple_SetItem(tuple, (Py_ssize_t)i, item) != 0)
            Py_CLEAR(tuple);
    }
    return tuple;
}

static PyObject *string_at(const view *v, const void *of, size_t i) {
    (void)v;
    return PyUnicode_FromString(((const char *const *)of)[i]);
}

static PyObject *sentence_at(const view *v, const void *of, size_t i) {
    (void)of;
    return span_of(v, dreisatz_document_sentence(v->document, i));
}

static PyObject *id_at(const view *v, const void *of, size_t i) {
    (void)v;
    const dreisatz_id *id = (const dreisatz_id *)of + i;
    return Py_BuildValue("(ss)", id->scheme, id->value);
}

static PyObject *mention_at(const view *v, const void *of, size_t i) {
    const dreisatz_mention *m = (const dreisatz_mention *)of + i;
    return Py_BuildValue("(nnsnds)", point(v, m->span.start), point(v, m->span.end), dreisatz_form_name(m->form), (Py_ssize_t)m->sentence,
                         m->confidence, m->rule);
}

static PyObject *entity_at(const view *v, const void *of, size_t i) {
    (void)of;
    const dreisatz_entity *e = dreisatz_document_entity(v->document, i);
    return Py_BuildValue("(ssNN)", dreisatz_type_name(e->type), e->name, tuple_of(v, e->ids, e->id_count, id_at),
                         tuple_of(v, e->mentions, e->mention_count, mention_at));
}

static PyObject *qualifier_at(const view *v, const void *of, size_t i) {
    const dreisatz_qualifier *q = (const dreisatz_qualifier *)of + i;
    return Py_BuildValue("(snnz)", q->key, point(v, q->span.start), point(v, q->span.end), q->value);
}

static PyObject *argument_of(dreisatz_argument a) {
    return Py_BuildValue("(nn)", (Py_ssize_t)a.entity, (Py_ssize_t)a.mention);
}

static PyObject *source_of(const view *v, const dreisatz_relation *r) {
    if (!r->has_source)
        Py_RETURN_NONE;
    Py_ssize_t entity = r->source_entity ? (Py_ssize_t)*r->source_entity : -1;
    return Py_BuildValue("(nnn)", point(v, r->source.start), point(v, r->source.end), entity);
}

static PyObject *codes_of(const view *v, const dreisatz_relation *r) {
    return Py_BuildValue("(zNN)", r->plover, tuple_of(v, r->cameo, r->cameo_count, string_at),
                         tuple_of(v, r->wikidata, r->wikidata_count, string_at));
}

static PyObject *relation_at(const view *v, const void *of, size_t i) {
    (void)of;
    const dreisatz_relation *r = dreisatz_document_relation(v->document, i);
    return Py_BuildValue("(NsNsnNNNNNNOds)", argument_of(r->subject), r->predicate, argument_of(r->object),
                         dreisatz_factuality_name(r->factuality), (Py_ssize_t)r->sentence, span_of(v, r->span), span_of(v, r->trigger),
                         tuple_of(v, r->qualifiers, r->qualifier_count, qualifier_at), source_of(v, r),
                         tuple_of(v, r->flags, r->flag_count, string_at), codes_of(v, r), r->symmetric ? Py_True : Py_False, r->confidence,
                         r->rule);
}

/* (sentences, entities, relations, share of German) */
static PyObject *parts_of(const view *v) {
    const dreisatz_document *d = v->document;
    return Py_BuildValue("(NNNd)", tuple_of(v, NULL, dreisatz_document_sentence_count(d), sentence_at),
                         tuple_of(v, NULL, dreisatz_document_entity_count(d), entity_at),
                         tuple_of(v, NULL, dreisatz_document_relation_count(d), relation_at), dreisatz_document_german(d));
}

/* ---- models ---- */

enum { MOST_IDLE = 256 };

typedef struct model {
    PyObject_HEAD dreisatz_model *model;
    dreisatz_extractor *idle[MOST_IDLE];
    size_t idle_count;
} model;

static PyTypeObject *model_type;

static PyObject *wrap(dreisatz_model *opened, dreisatz_status status, const dreisatz_error *error) {
    if (status != DREISATZ_OK)
        return raise(error);
    allocfunc make = (allocfunc)PyType_GetSlot(model_type, Py_tp_alloc);
    model *made = (model *)make(model_type, 0);
    if (!made) {
        dreisatz_model_free(opened);
        return NULL;
    }
    made->model = opened;
    return (PyObject *)made;
}

static void model_dealloc(PyObject *self) {
    model *m = (model *)self;
    while (m->idle_count)
        dreisatz_extractor_free(m->idle[--m->idle_count]);
    dreisatz_model_free(m->model);
    PyTypeObject *type = Py_TYPE(self);
    ((freefunc)PyType_GetSlot(type, Py_tp_free))(self);
    Py_DECREF(type);
}

/* An extractor for one call; called with the lock, as give_back is. */
static dreisatz_extractor *borrow(model *m, dreisatz_error *error) {
    dreisatz_extractor *made = NULL;
    if (m->idle_count)
        return m->idle[--m->idle_count];
    return dreisatz_extractor_new(m->model, &made, error) == DREISATZ_OK ? made : NULL;
}

static void give_back(model *m, dreisatz_extractor *extractor) {
    if (m->idle_count < MOST_IDLE)
        m->idle[m->idle_count++] = extractor;
    else
        dreisatz_extractor_free(extractor);
}

static PyObject *open_model(PyObject *module, PyObject *args) {
    (void)module;
    const char *path;
    dreisatz_model *made = NULL;
    dreisatz_error error;
    dreisatz_status status;
    if (!PyArg_ParseTuple(args, "z", &path))
        return NULL;
    Py_BEGIN_ALLOW_THREADS status = path ? dreisatz_model_open(path, NULL, &made, &error) : dreisatz_model_builtin(NULL, &made, &error);
    Py_END_ALLOW_THREADS return wrap(made, status, &error);
}

static PyObject *model_add(PyObject *self, PyObject *args) {
    const char *path;
    dreisatz_model *made = NULL;
    dreisatz_error error;
    dreisatz_status status;
    if (!PyArg_ParseTuple(args, "s", &path))
        return NULL;
    Py_BEGIN_ALLOW_THREADS status = dreisatz_model_add(((model *)self)->model, path, &made, &error);
    Py_END_ALLOW_THREADS return wrap(made, status, &error);
}

static PyObject *model_fingerprint(PyObject *self, PyObject *unused) {
    (void)unused;
    return PyUnicode_FromString(dreisatz_model_fingerprint(((model *)self)->model));
}

/* ---- extraction ---- */

static PyObject *convert(const dreisatz_document *d, const char *text, size_t length, bool ascii) {
    view v;
    if (!view_open(&v, d, text, length, ascii))
        return PyErr_NoMemory();
    PyObject *parts = parts_of(&v);
    free(v.points);
    return parts;
}

/* extract(utf8, code points, coref) -> what parts_of gives */
static PyObject *model_extract(PyObject *self, PyObject *args) {
    model *m = (model *)self;
    PyObject *bytes;
    Py_ssize_t points;
    int coref;
    if (!PyArg_ParseTuple(args, "Sni", &bytes, &points, &coref))
        return NULL;
    char *text;
    Py_ssize_t length;
    if (PyBytes_AsStringAndSize(bytes, &text, &length) != 0)
        return NULL;
    dreisatz_options options = dreisatz_options_default();
    options.coref = (dreisatz_coref)coref;
    dreisatz_error error;
    dreisatz_document *document = NULL;
    dreisatz_status status;
    dreisatz_extractor *extractor = borrow(m, &error);
    if (!extractor)
        return raise(&error);
    Py_BEGIN_ALLOW_THREADS status = dreisatz_extract(extractor, text, (size_t)length, &options, &document, &error);
    Py_END_ALLOW_THREADS give_back(m, extractor);
    if (status != DREISATZ_OK)
        return raise(&error);
    PyObject *made = convert(document, text, (size_t)length, points == length);
    dreisatz_document_free(document);
    return made;
}

/* ---- the module ---- */

static PyMethodDef model_methods[] = {{"add", model_add, METH_VARARGS, NULL},
                                      {"extract", model_extract, METH_VARARGS, NULL},
                                      {"fingerprint", model_fingerprint, METH_NOARGS, NULL},
                                      {NULL, NULL, 0, NULL}};

static PyType_Slot model_slots[] = {{Py_tp_dealloc, (void *)model_dealloc}, {Py_tp_methods, model_methods}, {0, NULL}};

static PyType_Spec model_spec = {"dreisatz._native.Model", sizeof(model), 0, Py_TPFLAGS_DEFAULT, model_slots};

static PyMethodDef functions[] = {{"open_model", open_model, METH_VARARGS, NULL}, {NULL, NULL, 0, NULL}};

static struct PyModuleDef definition = {PyModuleDef_HEAD_INIT, "dreisatz._native", NULL, -1, functions, NULL, NULL, NULL, NULL};

PyMODINIT_FUNC PyInit__native(void) {
    PyObject *module = PyModule_Create(&definition);
    model_type = module ? (PyTypeObject *)PyType_FromSpec(&model_spec) : NULL;
    native_error = model_type ? PyErr_NewException("dreisatz._native.Error", PyExc_Exception, NULL) : NULL;
    if (!native_error || PyModule_AddStringConstant(module, "version", DREISATZ_VERSION) != 0)
        return NULL;
    Py_INCREF(native_error);
    Py_INCREF((PyObject *)model_type);
    PyModule_AddObject(module, "Error", native_error);
    PyModule_AddObject(module, "Model", (PyObject *)model_type);
    return module;
}
