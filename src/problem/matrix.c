/* A matrix is whole where element after element has the name that comes next. */
#include "problem/matrix.h"

#include <stdio.h>
#include <string.h>

/* The names that are gone through. */
struct matrix_names {
    char *const *variable;
    const size_t *picked; /* NULL: all of them */
    size_t n;
};

static const char *matrix_name(const struct matrix_names *names, size_t i)
{
    return names->variable[names->picked ? names->picked[i] : i];
}

static bool is_element(const struct matrix_names *names, size_t i, const struct matrix_place *m, size_t row,
                       size_t column)
{
    size_t r, c;
    if (i >= names->n) return false;
    const char *name = matrix_name(names, i);
    return !strncmp(name, m->name, m->name_length) &&
           sscanf(name + m->name_length, "[%zu,%zu]", &r, &c) == 2 && r == row && c == column;
}

static bool is_of_matrix(const struct matrix_names *names, size_t i, const struct matrix_place *m)
{
    return i < names->n && !strncmp(matrix_name(names, i), m->name, m->name_length + 1);
}

static bool find_matrix(const struct matrix_names *names, size_t first, struct matrix_place *m)
{
    if (first >= names->n) return false;
    const char *name = matrix_name(names, first);
    *m = (struct matrix_place){.name = name, .first = first, .name_length = strcspn(name, "[")};
    while (is_element(names, first + m->columns, m, 0, m->columns)) m->columns++;
    if (m->columns < 2) return false;
    while (is_element(names, first + m->rows * m->columns, m, m->rows, 0)) m->rows++;
    for (size_t k = 0; k < matrix_count(m); k++)
        if (!is_element(names, first + k, m, k / m->columns, k % m->columns)) return false;
    return m->rows > 1 && !is_of_matrix(names, first + matrix_count(m), m);
}

bool matrix_in_wrt(const struct problem *problem, size_t first, struct matrix_place *m)
{
    const struct matrix_names names = {problem->f->variables, problem->wrt, problem->n_wrt};
    return find_matrix(&names, first, m);
}

bool matrix_in_point(const struct problem *problem, size_t first, struct matrix_place *m)
{
    const struct matrix_names names = {problem->f->variables, NULL, problem->f->n_variables};
    return find_matrix(&names, first, m);
}

size_t matrix_count(const struct matrix_place *m)
{
    return m->rows * m->columns;
}
