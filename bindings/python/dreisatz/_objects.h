/* What a document is to Python: instances of the dataclasses of dreisatz/__init__.py. */
#ifndef DREISATZ_PYTHON_OBJECTS_H
#define DREISATZ_PYTHON_OBJECTS_H

#define Py_LIMITED_API 0x03090000
#define PY_SSIZE_T_CLEAN
#include <Python.h>
#include <dreisatz.h>

/* Adds the bases of the classes. */
bool objects_add_bases(PyObject *module);

/* use(Span, Mention, Entity, Argument, Qualifier, Source, Relation): the classes to make instances of. */
PyObject *objects_use(PyObject *module, PyObject *classes);

/* (begin and end of each sentence in turn, entities, relations, share of German) of a document of `text`, in code points; `ascii`: each
 * byte is one. */
PyObject *objects_of(const dreisatz_document *document, const char *text, size_t length, bool ascii);

#endif
