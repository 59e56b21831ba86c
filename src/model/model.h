/* Model: an image with its memory and a reference count. */
#ifndef DZ_MODEL_H
#define DZ_MODEL_H

#include "base/memory.h"
#include "pattern/pattern.h"
#include <stdatomic.h>

struct dreisatz_model {
    atomic_uint references;
    dz_memory memory;
    dz_image image;
    dz_codes codes; /* of the image's expressions */
    void *mapped;   /* from mmap */
    size_t mapped_size;
    void *owned; /* from the allocator */
    char fingerprint[20];
};

void dz_model_retain(dreisatz_model *model);

#endif
