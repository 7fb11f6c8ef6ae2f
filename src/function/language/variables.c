/* Grouping scalars into vectors and matrices by their names. */
#include "function/language/variables.h"
#include "base/memory.h"
#include "function/language/language.h"
#include "function/language/lexer.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

/* A name taken apart. */
struct element {
    size_t length; /* of the name without the place */
    enum rank rank;
    size_t row, column;
};

/* Decimal digits as this program writes them: no sign, no zero in front. */
static bool index_of_element(const char **text, size_t *index)
{
    const char *c = *text;
    *index = 0;
    if (*c == '0' && c[1] >= '0' && c[1] <= '9') return false;
    for (; *c >= '0' && *c <= '9'; c++) {
        if (*index > SIZE_MAX / 20) return false;
        *index = 10 * *index + (size_t)(*c - '0');
    }
    bool some = c > *text;
    *text = c;
    return some;
}

static bool take_apart(const char *name, struct element *e)
{
    *e = (struct element){.length = strcspn(name, "["), .rank = RANK_SCALAR};
    const char *c = name + e->length;
    if (!*c) return true;
    c++;
    if (!index_of_element(&c, &e->row)) return false;
    e->rank = RANK_VECTOR;
    if (*c == ',') {
        c++;
        e->rank = RANK_MATRIX;
        if (!index_of_element(&c, &e->column)) return false;
    }
    return c[0] == ']' && c[1] == '\0';
}

static hstar_status bad_name(const char *name, hstar_error *err)
{
    error_set(err, HSTAR_INVALID, "\"%.60s\" cannot be the name of a variable", name);
    error_remedy(err,
                 "a name is a letter or _, and then letters, digits and _; an element is w[0] or A[0,0]");
    return HSTAR_INVALID;
}

static hstar_status begin_variable(struct variables *v, const char *name, const struct element *e,
                                   size_t first, hstar_error *err)
{
    char *copy = memory_text(name, e->length);
    if (!copy) return error_memory(err);
    hstar_status status = HSTAR_OK;
    if (!is_name(copy)) {
        status = bad_name(name, err);
    } else if (function_named(copy, e->length) || reduction_named(copy, e->length)) {
        status = error_set(err, HSTAR_INVALID, "the variable %s has the name of a function", copy);
        error_remedy(err, "choose another name for the variable");
    }
    if (status) {
        free(copy);
        return status;
    }
    v->variable[v->n++] = (struct variable){copy, {e->rank, 1, 1}, first};
    return HSTAR_OK;
}

/* Whether e is the element that comes after those that the variable has; then it has it, too. `column` is
 * that of the last. */
static bool continues(struct variable *v, const char *name, const struct element *e, size_t column)
{
    struct shape *s = &v->shape;
    if (s->rank != e->rank || s->rank == RANK_SCALAR || strncmp(v->name, name, e->length) ||
        v->name[e->length])
        return false;
    bool next_row = e->row == s->rows && e->column == 0 && column + 1 == s->columns;
    bool next_in_row = e->row == s->rows - 1 && e->column == column + 1;
    if (s->rank == RANK_MATRIX && next_in_row) {
        if (s->rows == 1) s->columns++;
        return e->column < s->columns;
    }
    if (next_row) s->rows++;
    return next_row;
}

static hstar_status misplaced(const char *name, hstar_error *err)
{
    error_set(err, HSTAR_INVALID, "the variable %.60s is out of its place", name);
    error_remedy(
        err,
        "the elements of a vector stand together and in order, w[0], w[1], …; those of a matrix row by row");
    return HSTAR_INVALID;
}

static int by_vector_name(const void *a, const void *b)
{
    return strcmp(*(char *const *)a, *(char *const *)b);
}

static hstar_status check_unique_names(const struct variables *v, hstar_error *err)
{
    hstar_status status = HSTAR_OK;
    const char **sorted = memory_array(v->n, sizeof *sorted);
    if (!sorted) return error_memory(err);
    for (size_t i = 0; i < v->n; i++) sorted[i] = v->variable[i].name;
    qsort(sorted, v->n, sizeof *sorted, by_vector_name);
    for (size_t i = 1; i < v->n && !status; i++)
        if (!strcmp(sorted[i - 1], sorted[i]))
            status = error_set(err, HSTAR_INVALID, "two variables are called %.60s", sorted[i]);
    free(sorted);
    return status;
}

static hstar_status group_elements(const char *const *names, size_t n_names, struct variables *v,
                                   hstar_error *err)
{
    size_t column = 0;
    bool whole = true; /* the last row */
    hstar_status status = HSTAR_OK;
    for (size_t i = 0; i < n_names && !status; i++) {
        struct element e;
        if (!take_apart(names[i], &e)) return bad_name(names[i], err);
        struct variable *last = v->n ? &v->variable[v->n - 1] : NULL;
        if (last && continues(last, names[i], &e, column))
            ;
        else if (whole && e.row == 0 && e.column == 0)
            status = begin_variable(v, names[i], &e, i, err);
        else
            return misplaced(names[i], err);
        column = e.column;
        if (!status) whole = column + 1 == v->variable[v->n - 1].shape.columns;
    }
    if (!status && !whole) return misplaced(names[n_names - 1], err);
    return status ? status : check_unique_names(v, err);
}

static size_t count_firsts(const char *const *names, size_t n)
{
    size_t firsts = 0;
    for (size_t i = 0; i < n; i++) {
        struct element e;
        firsts += !take_apart(names[i], &e) || (e.row == 0 && e.column == 0);
    }
    return firsts;
}

hstar_status variables_group(const char *const *names, size_t n_names, struct variables *variables,
                             hstar_error *err)
{
    struct variables v = {0};
    v.variable = memory_array(count_firsts(names, n_names), sizeof *v.variable);
    if (!v.variable) return error_memory(err);
    hstar_status status = group_elements(names, n_names, &v, err);
    if (status)
        variables_clear(&v);
    else
        *variables = v;
    return status;
}

void variables_clear(struct variables *variables)
{
    for (size_t i = 0; i < variables->n; i++) free(variables->variable[i].name);
    free(variables->variable);
    *variables = (struct variables){0};
}
