/* Reading arrays of numpy: a magic word, a version, the length of a header, the header, which is a dict of Python, and the numbers. */
#include "problem/npy_file.h"
#include "base/file.h"
#include "base/memory.h"

#include <math.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

struct npy_file {
    const char *path;
    struct text bytes;
    const char *header; /* header_length bytes */
    size_t header_length, data;
    char kind;   /* 'f', 'i', 'u' */
    size_t size; /* of a number */
    bool big, by_columns;
    size_t n_axes, axis[2];
};

static hstar_status wrong_npy(const struct npy_file *f, const char *what, hstar_error *err)
{
    error_set(err, HSTAR_INVALID, "%.200s: %s", f->path, what);
    error_remedy(err,
                 "numpy.save writes what can be read here: float64, float32 or integers, of one axis or two");
    return HSTAR_INVALID;
}

bool is_npy_file(const char *path)
{
    const size_t n = strlen(path);
    return n >= 4 && !strcmp(path + n - 4, ".npy");
}

/* ---- the header ---- */

static uint64_t little(const char *bytes, size_t n)
{
    uint64_t number = 0;
    for (size_t i = n; i-- > 0;) number = number << 8 | (unsigned char)bytes[i];
    return number;
}

static hstar_status find_header(struct npy_file *f, hstar_error *err)
{
    static const char magic[] = "\x93NUMPY";
    const size_t before = sizeof magic - 1 + 2;
    const char *bytes = f->bytes.data;
    if (f->bytes.length < before + 4 || memcmp(bytes, magic, sizeof magic - 1) != 0)
        return wrong_npy(f, "it does not begin as a file of numpy.save does", err);
    const unsigned version = (unsigned char)bytes[before - 2];
    if (version < 1 || version > 3) return wrong_npy(f, "its version of the format is not known", err);
    const size_t width = version == 1 ? 2 : 4;
    f->header = bytes + before + width;
    f->header_length = (size_t)little(bytes + before, width);
    f->data = before + width + f->header_length;
    return f->data <= f->bytes.length ? HSTAR_OK : wrong_npy(f, "its header ends too early", err);
}

/* What stands behind a key of the dict; NULL where there is no such key. */
static const char *value_of_key(const struct npy_file *f, const char *key)
{
    const size_t n = strlen(key);
    for (size_t i = 0; i + n < f->header_length; i++) {
        if (memcmp(f->header + i, key, n) != 0) continue;
        const char *value = f->header + i + n;
        while (value < f->header + f->header_length && strchr(" :", *value)) value++;
        return value;
    }
    return NULL;
}

/* '<f8': order of bytes, kind, size. */
static hstar_status read_type(struct npy_file *f, hstar_error *err)
{
    const char *type = value_of_key(f, "'descr'");
    if (!type || *type != '\'' || !strchr("<>=|", type[1]) || !strchr("fiu", type[2]) || type[4] != '\'' ||
        type[3] < '1' || type[3] > '8')
        return wrong_npy(f, "its numbers are of a type that is not read here", err);
    f->big = type[1] == '>';
    f->kind = type[2];
    f->size = (size_t)(type[3] - '0');
    const bool known = f->kind == 'f' ? f->size == 4 || f->size == 8 : (f->size & (f->size - 1)) == 0;
    return known ? HSTAR_OK : wrong_npy(f, "its numbers are of a type that is not read here", err);
}

/* (), (3,), (3, 4) */
static hstar_status read_axes(struct npy_file *f, hstar_error *err)
{
    const char *c = value_of_key(f, "'shape'"), *order = value_of_key(f, "'fortran_order'");
    if (!c || *c != '(' || !order) return wrong_npy(f, "its header has no shape", err);
    f->by_columns = *order == 'T';
    for (c++; *c != ')';) {
        char *end;
        if (*c < '0' || *c > '9') return wrong_npy(f, "its shape is not to be read", err);
        const unsigned long long n = strtoull(c, &end, 10);
        if (f->n_axes == 2) return wrong_npy(f, "it has more than two axes", err);
        if (n == 0) return wrong_npy(f, "it has no numbers", err);
        if (n > FILE_LONGEST) return wrong_npy(f, "its shape is larger than any file", err);
        f->axis[f->n_axes++] = (size_t)n;
        c = end + strspn(end, ", ");
    }
    return HSTAR_OK;
}

/* ---- the numbers ---- */

static double npy_number(const struct npy_file *f, size_t i)
{
    const char *bytes = f->bytes.data + f->data + i * f->size;
    uint64_t bits = 0;
    for (size_t k = 0; k < f->size; k++)
        bits = bits << 8 | (unsigned char)bytes[f->big ? k : f->size - 1 - k];
    if (f->kind == 'u') return (double)bits;
    if (f->kind == 'i') {
        const unsigned above = (unsigned)(64 - 8 * f->size);
        return (double)((int64_t)(bits << above) >> above);
    }
    if (f->size == sizeof(float)) {
        const uint32_t half = (uint32_t)bits;
        float single;
        memcpy(&single, &half, sizeof single);
        return (double)single;
    }
    double number;
    memcpy(&number, &bits, sizeof number);
    return number;
}

static hstar_status read_numbers(const struct npy_file *f, struct npy_array *array, hstar_error *err)
{
    const size_t rows = f->n_axes > 0 ? f->axis[0] : 1, columns = f->n_axes > 1 ? f->axis[1] : 1,
                 n = rows * columns, there = (f->bytes.length - f->data) / f->size;
    if (there < n) return wrong_npy(f, "it ends before its last number", err);
    double *values = memory_array(n, sizeof *values);
    if (!values) return error_memory(err);
    for (size_t i = 0; i < n; i++) {
        const size_t row = i / columns, column = i % columns;
        values[i] = npy_number(f, f->by_columns ? column * rows + row : i);
        if (isfinite(values[i])) continue;
        free(values);
        return wrong_npy(f, "one of its numbers is not finite", err);
    }
    *array = (struct npy_array){f->n_axes == 2   ? shape_matrix(rows, columns)
                                : f->n_axes == 1 ? shape_vector(rows)
                                                 : shape_scalar(),
                                values, f->kind == 'f' && f->size == sizeof(float)};
    return HSTAR_OK;
}

hstar_status npy_read(const char *path, struct npy_array *array, hstar_error *err)
{
    struct npy_file f = {.path = path};
    text_init(&f.bytes);
    hstar_status status = file_read_bytes(path, &f.bytes, err);
    if (!status) status = find_header(&f, err);
    if (!status) status = read_type(&f, err);
    if (!status) status = read_axes(&f, err);
    if (!status) status = read_numbers(&f, array, err);
    text_clear(&f.bytes);
    return status;
}

void npy_clear(struct npy_array *array)
{
    free(array->values);
    *array = (struct npy_array){0};
}

hstar_status npy_read_text(const char *path, struct text *text, hstar_error *err)
{
    struct npy_array array;
    hstar_status status = npy_read(path, &array, err);
    if (status) return status;
    const size_t columns = array.shape.columns, n = shape_count(array.shape);
    for (size_t i = 0; i < n; i++)
        text_format(text, "%.*e%c", array.single ? 6 : 16, array.values[i], (i + 1) % columns ? ' ' : '\n');
    npy_clear(&array);
    return text->failed ? error_memory(err) : HSTAR_OK;
}
