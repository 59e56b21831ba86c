/* The extension module of the Python package: models, and texts in, objects out (_objects.c).
 *
 * The lock of the interpreter is released while a text is read, so that threads run
 * side by side; a model keeps the extractors that are idle, one for each call that ran at the same time. */
#include "_objects.h"

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

/* extract(utf8, code points, coref, date or None) -> what objects_of gives */
static PyObject *model_extract(PyObject *self, PyObject *args) {
    model *m = (model *)self;
    PyObject *bytes;
    Py_ssize_t points;
    int coref;
    dreisatz_options options = dreisatz_options_default();
    if (!PyArg_ParseTuple(args, "Sniz", &bytes, &points, &coref, &options.date))
        return NULL;
    char *text;
    Py_ssize_t length;
    if (PyBytes_AsStringAndSize(bytes, &text, &length) != 0)
        return NULL;
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
    PyObject *made = objects_of(document, text, (size_t)length, points == length);
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

static PyMethodDef functions[] = {
    {"open_model", open_model, METH_VARARGS, NULL}, {"use", objects_use, METH_VARARGS, NULL}, {NULL, NULL, 0, NULL}};

static struct PyModuleDef definition = {PyModuleDef_HEAD_INIT, "dreisatz._native", NULL, -1, functions, NULL, NULL, NULL, NULL};

PyMODINIT_FUNC PyInit__native(void) {
    PyObject *module = PyModule_Create(&definition);
    model_type = module ? (PyTypeObject *)PyType_FromSpec(&model_spec) : NULL;
    native_error = model_type ? PyErr_NewException("dreisatz._native.Error", PyExc_Exception, NULL) : NULL;
    if (!native_error || !objects_add_bases(module) || PyModule_AddStringConstant(module, "version", DREISATZ_VERSION) != 0)
        return NULL;
    Py_INCREF(native_error);
    Py_INCREF((PyObject *)model_type);
    PyModule_AddObject(module, "Error", native_error);
    PyModule_AddObject(module, "Model", (PyObject *)model_type);
    return module;
}
