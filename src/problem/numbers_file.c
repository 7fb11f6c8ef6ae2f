/* Reading vectors and matrices. */
#include "problem/numbers_file.h"
#include "base/file.h"
#include "base/memory.h"
#include "base/numeral.h"
#include "problem/npy_file.h"

#include <ctype.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

struct numbers_read {
    const char *path;
    double *value;
    size_t n, room;
    size_t n_rows, columns; /* columns: of the first row */
    size_t line;
};

static hstar_status wrong_number(const struct numbers_read *t, const char *word, hstar_error *err)
{
    error_set(err, HSTAR_INVALID, "%.200s: line %zu: \"%.*s\" is not a finite number", t->path, t->line,
              (int)strcspn(word, ", \t\r\n"), word);
    error_remedy(err, "the file has numbers between blanks, commas or line ends, and # before a remark");
    return HSTAR_INVALID;
}

static hstar_status append_number(struct numbers_read *t, double value, hstar_error *err)
{
    if (t->n == t->room) {
        size_t room = t->room ? 2 * t->room : 64;
        double *grown = memory_resize(t->value, room, sizeof *grown);
        if (!grown) return error_memory(err);
        t->value = grown;
        t->room = room;
    }
    t->value[t->n++] = value;
    return HSTAR_OK;
}

static const char *skip_blanks(const char *c)
{
    while (isspace((unsigned char)*c)) c++;
    return c;
}

/* One number after the other; one comma may stand behind each. */
static hstar_status read_line(struct numbers_read *t, const char *line, hstar_error *err)
{
    size_t before = t->n;
    const char *c = skip_blanks(line);
    if (*c == '#') return HSTAR_OK;
    while (*c) {
        char *end;
        double value = numeral_read(c, &end);
        if (end == c || !isfinite(value) || !(*end == '\0' || *end == ',' || isspace((unsigned char)*end)))
            return wrong_number(t, c, err);
        hstar_status status = append_number(t, value, err);
        if (status) return status;
        c = skip_blanks(end);
        if (*c == ',') c = skip_blanks(c + 1);
    }
    size_t n = t->n - before;
    if (n == 0) return HSTAR_OK;
    if (t->n_rows++ == 0) t->columns = n;
    if (n == t->columns) return HSTAR_OK;
    error_set(err, HSTAR_INVALID, "%.200s: line %zu has %zu number%s, and the first row %zu", t->path,
              t->line, n, n == 1 ? "" : "s", t->columns);
    error_remedy(err, "a vector is one row, or one number a row; the rows of a matrix are equally long");
    return HSTAR_INVALID;
}

static hstar_status read_lines(struct numbers_read *t, char *text, hstar_error *err)
{
    hstar_status status = HSTAR_OK;
    for (char *line; !status && (line = file_line(&text));) {
        t->line++;
        status = read_line(t, line, err);
    }
    if (!status && t->n == 0) status = error_set(err, HSTAR_FILE, "%.200s contains no numbers", t->path);
    return status;
}

static hstar_status npy_numbers(const char *path, struct shape *shape, double **values, hstar_error *err)
{
    struct npy_array array;
    hstar_status status = npy_read(path, &array, err);
    if (status) return status;
    *shape = array.shape;
    *values = array.values;
    return HSTAR_OK;
}

hstar_status numbers_file_read(const char *path, struct shape *shape, double **values, hstar_error *err)
{
    if (is_npy_file(path)) return npy_numbers(path, shape, values, err);
    struct numbers_read t = {.path = path};
    struct text all;
    text_init(&all);
    hstar_status status = file_read(path, "", &all, err);
    if (!status) status = read_lines(&t, all.data, err);
    text_clear(&all);
    if (status) {
        free(t.value);
        return status;
    }
    bool matrix = t.n_rows > 1 && t.columns > 1;
    *shape = matrix ? shape_matrix(t.n_rows, t.columns) : shape_vector(t.n);
    *values = t.value;
    return HSTAR_OK;
}
