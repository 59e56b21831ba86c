#include "model.h"
#include "base.h"
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

extern const unsigned char dz_builtin_image[], dz_builtin_image_end[];

static dreisatz_status fail(dreisatz_error *error, dreisatz_status status, const char *format, const char *what, const char *why) {
    if (error) {
        *error = (dreisatz_error){.status = status};
        snprintf(error->message, sizeof error->message, format, what, why);
    }
    return status;
}

static dreisatz_model *allocate(const dreisatz_allocator *allocator, dreisatz_error *error) {
    dz_memory memory = dz_memory_make(allocator);
    dreisatz_model *model = memory.allocator.reallocate(memory.allocator.user, NULL, sizeof *model);
    if (!model) {
        fail(error, DREISATZ_ERROR_MEMORY, "out of memory for a model%s%s", "", "");
        return NULL;
    }
    memset(model, 0, sizeof *model);
    atomic_init(&model->references, 1);
    model->memory = memory;
    return model;
}

static void name_fingerprint(dreisatz_model *model) {
    const dz_image_header *h = model->image.bytes;
    snprintf(model->fingerprint, sizeof model->fingerprint, "%016llx", (unsigned long long)h->checksum);
}

/* What is left to do when the image is open: the model with its name, or NULL when that or `status` fails. */
static dreisatz_status complete(dreisatz_model **model, dreisatz_status status, dreisatz_error *error) {
    dreisatz_model *made = *model;
    if (status == DREISATZ_OK && !dz_codes_init(&made->codes, &made->image, &made->memory.allocator))
        status = fail(error, DREISATZ_ERROR_MEMORY, "out of memory for a model%s%s", "", "");
    if (status == DREISATZ_OK) {
        name_fingerprint(made);
        return status;
    }
    dreisatz_model_free(made);
    *model = NULL;
    return status;
}

dreisatz_status dreisatz_model_builtin(const dreisatz_allocator *allocator, dreisatz_model **model, dreisatz_error *error) {
    *model = allocate(allocator, error);
    if (!*model)
        return DREISATZ_ERROR_MEMORY;
    size_t size = (size_t)(dz_builtin_image_end - dz_builtin_image);
    dreisatz_status status = dz_image_open(&(*model)->image, dz_builtin_image, size, false, error);
    return complete(model, status, error);
}

static dreisatz_status first_problem(const dz_builder *b, dreisatz_error *error) {
    for (uint32_t i = 0; i < b->problems.list.count; i++) {
        const dz_problem *p = &b->problems.list.at[i];
        if (p->warning)
            continue;
        if (error) {
            *error = (dreisatz_error){.status = DREISATZ_ERROR_DATA};
            snprintf(error->message, sizeof error->message, "%.200s:%u:%u: %.200s", p->file, p->line, p->column, p->text);
        }
        break;
    }
    return DREISATZ_ERROR_DATA;
}

static bool ends_in(const char *path, const char *tail) {
    size_t n = strlen(path), m = strlen(tail);
    return n >= m && strcmp(path + n - m, tail) == 0;
}

/* Language data: a folder, or a user's file on top of an image. */
typedef struct language {
    const char *path;
    const dz_image *base; /* NULL: `path` is a folder */
} language;

static void read_language(dz_builder *b, language from, dz_memory *memory) {
    if (!from.base) {
        dz_builder_init(b, memory);
        dz_compile(b, from.path);
        return;
    }
    dz_builder_init_from(b, memory, from.base);
    if (ends_in(from.path, ".rel"))
        dz_build_rules_file(b, NULL, from.path);
    else
        dz_build_user_names(b, from.path);
    dz_build_entries(b);
}

static dreisatz_status compile(dreisatz_model *model, language from, dreisatz_error *error) {
    dz_builder b;
    jmp_buf out_of_memory;
    dreisatz_status status = DREISATZ_OK;
    model->memory.fail = &out_of_memory;
    memset(&b, 0, sizeof b);
    b.arena.memory = &model->memory;
    if (setjmp(out_of_memory)) {
        dz_builder_free(&b);
        return fail(error, DREISATZ_ERROR_MEMORY, "out of memory while compiling %s%s", from.path, "");
    }
    read_language(&b, from, &model->memory);
    if (b.problems.errors) {
        status = first_problem(&b, error);
    } else {
        size_t size;
        model->owned = dz_builder_finish(&b, &size);
        status = dz_image_open(&model->image, model->owned, size, true, error);
    }
    dz_builder_free(&b);
    return status;
}

static dreisatz_status map_file(dreisatz_model *model, const char *path, int file, size_t size, dreisatz_error *error) {
    model->mapped = size ? mmap(NULL, size, PROT_READ, MAP_PRIVATE, file, 0) : MAP_FAILED;
    if (model->mapped == MAP_FAILED) {
        model->mapped = NULL;
        return fail(error, DREISATZ_ERROR_MODEL, "%s: cannot be mapped: %s", path, size ? strerror(errno) : "empty file");
    }
    model->mapped_size = size;
    return dz_image_open(&model->image, model->mapped, size, true, error);
}

static dreisatz_status open_path(dreisatz_model *model, const char *path, dreisatz_error *error) {
    struct stat info;
    int file = open(path, O_RDONLY | O_CLOEXEC);
    if (file < 0 || fstat(file, &info) != 0) {
        dreisatz_status status = fail(error, DREISATZ_ERROR_IO, "%s: %s", path, strerror(errno));
        if (file >= 0)
            close(file);
        return status;
    }
    if (!S_ISDIR(info.st_mode)) {
        dreisatz_status status = map_file(model, path, file, (size_t)info.st_size, error);
        close(file);
        return status;
    }
    close(file);
    return compile(model, (language){path, NULL}, error);
}

dreisatz_status dreisatz_model_open(const char *path, const dreisatz_allocator *allocator, dreisatz_model **model, dreisatz_error *error) {
    *model = allocate(allocator, error);
    if (!*model)
        return DREISATZ_ERROR_MEMORY;
    return complete(model, open_path(*model, path, error), error);
}

void dz_model_retain(dreisatz_model *model) {
    atomic_fetch_add(&model->references, 1);
}

void dreisatz_model_free(dreisatz_model *model) {
    if (!model || atomic_fetch_sub(&model->references, 1) != 1)
        return;
    dz_memory memory = model->memory;
    dz_codes_free(&model->codes);
    if (model->mapped)
        munmap(model->mapped, model->mapped_size);
    dz_memory_release(&memory, model->owned);
    dz_memory_release(&memory, model);
}

const char *dreisatz_model_fingerprint(const dreisatz_model *model) {
    return model->fingerprint;
}

dreisatz_status dreisatz_model_add(dreisatz_model *base, const char *path, dreisatz_model **model, dreisatz_error *error) {
    *model = allocate(&base->memory.allocator, error);
    if (!*model)
        return DREISATZ_ERROR_MEMORY;
    return complete(model, compile(*model, (language){path, &base->image}, error), error);
}
