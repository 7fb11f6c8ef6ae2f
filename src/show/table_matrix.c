/* Derivatives by matrices. */
#include "show/table_matrix.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

enum { MOST_COLUMNS = 7, MATRIX_ROWS = 20 };

/* Components from `first` on that are the elements of one matrix, row by row, from [0,0] on. */
struct by_matrix {
    const char *name;
    size_t first, name_length, rows, columns;
};

static bool element_of(const struct derivatives *d, size_t i, const struct by_matrix *m, size_t row,
                       size_t column)
{
    size_t r, c;
    if (i >= d->n_components) return false;
    const char *name = d->problem->f->variables[d->component[i].wrt];
    return !strncmp(name, m->name, m->name_length) &&
           sscanf(name + m->name_length, "[%zu,%zu]", &r, &c) == 2 && r == row && c == column;
}

/* Only whole ones, with more than one row and column. */
static bool find_matrix(const struct derivatives *d, size_t first, struct by_matrix *m)
{
    const char *name = d->problem->f->variables[d->component[first].wrt];
    *m = (struct by_matrix){.name = name, .first = first, .name_length = strcspn(name, "[")};
    while (element_of(d, first + m->columns, m, 0, m->columns)) m->columns++;
    if (m->columns < 2) return false;
    while (element_of(d, first + m->rows * m->columns, m, m->rows, 0)) m->rows++;
    const size_t last = first + m->rows * m->columns - 1;
    return m->rows >= 2 && element_of(d, last, m, m->rows - 1, m->columns - 1);
}

static void matrix_rows(struct page *p, const struct derivatives *d, const struct by_matrix *m)
{
    static const char *const numbers[MOST_COLUMNS] = {"0", "1", "2", "3", "4", "5", "6"};
    struct page_column columns[1 + MOST_COLUMNS + 1] = {{"", 10, PAGE_LEFT}};
    for (size_t c = 0; c < m->columns; c++) columns[1 + c] = (struct page_column){numbers[c], 12, PAGE_RIGHT};
    page_table(p, columns);
    for (size_t r = 0; r < m->rows; r++) {
        page_row(p);
        page_cell(p, "%.*s[%zu]", (int)m->name_length, m->name, r);
        for (size_t c = 0; c < m->columns; c++) {
            const double value = d->component[m->first + r * m->columns + c].step.value;
            p->dashed |= !isfinite(value);
            page_bold(p);
            page_cell(p, isfinite(value) ? "%.6g" : "-", value == 0 ? 0 : value);
            page_plain(p);
        }
        page_blank(p);
    }
    page_blank(p);
}

void table_matrices(struct page *p, const struct derivatives *d)
{
    bool begun = false;
    if (d->problem->f->n_outputs != 1) return;
    for (size_t i = 0; i < d->n_components; i++) {
        struct by_matrix m;
        if (!find_matrix(d, i, &m)) continue;
        if (m.columns <= MOST_COLUMNS && m.rows <= MATRIX_ROWS) {
            if (!begun) page_heading(p, "BY A MATRIX, IN ITS SHAPE");
            begun = true;
            matrix_rows(p, d, &m);
        }
        i += m.rows * m.columns - 1;
    }
}
