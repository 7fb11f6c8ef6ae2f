/* Derivatives by matrices. */
#include "show/table_matrix.h"

#include <math.h>
#include <stdio.h>

enum { MOST_COLUMNS = 7, MATRIX_ROWS = 20 };

bool table_matrix_has_room(const struct matrix_place *m)
{
    return m->columns <= MOST_COLUMNS && m->rows <= MATRIX_ROWS;
}

void table_matrix_block(struct page *p, const char *head, const struct matrix_place *m,
                        table_matrix_cell *cell, const void *what)
{
    static const char *const numbers[MOST_COLUMNS] = {"0", "1", "2", "3", "4", "5", "6"};
    struct page_column columns[1 + MOST_COLUMNS + 1] = {PAGE_WORDS(head, PAGE_KEY, 8)};
    for (size_t c = 0; c < m->columns; c++)
        columns[1 + c] = (struct page_column)PAGE_NUMBERS(numbers[c], PAGE_STAYS);
    page_table(p, columns);
    for (size_t r = 0; r < m->rows; r++) {
        page_row(p);
        page_cell(p, "%.*s[%zu]", (int)m->name_length, m->name, r);
        for (size_t c = 0; c < m->columns; c++) cell(p, what, m->first + r * m->columns + c);
        page_blank(p);
    }
}

void table_matrix_number(char out[TABLE_VALUE], double value)
{
    snprintf(out, TABLE_VALUE, "%.6g", value == 0 ? 0 : value);
}

static void derivative_cell(struct page *p, const void *what, size_t element)
{
    const struct derivatives *d = what;
    const double value = d->component[element].step.value;
    char number[TABLE_VALUE] = "-";
    p->dashed |= !isfinite(value);
    if (isfinite(value)) table_matrix_number(number, value);
    page_bold(p);
    page_figure(p, value, "%s", number);
    page_plain(p);
}

void table_matrices(struct page *p, const struct derivatives *d)
{
    bool begun = false;
    if (d->problem->f->n_outputs != 1) return;
    for (size_t i = 0; i < d->n_components; i++) {
        struct matrix_place m;
        if (!matrix_in_wrt(d->problem, i, &m)) continue;
        if (table_matrix_has_room(&m)) {
            if (!begun) page_heading(p, "BY A MATRIX, IN ITS SHAPE");
            begun = true;
            table_matrix_block(p, "", &m, derivative_cell, d);
            page_blank(p);
        }
        i += matrix_count(&m) - 1;
    }
}
