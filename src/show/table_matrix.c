/* Derivatives by matrices. */
#include "show/table_matrix.h"
#include "base/numeral.h"

#include <math.h>
#include <stdio.h>

enum { MOST_COLUMNS = 7, MATRIX_ROWS = 20 };

bool table_matrix_has_room(const struct matrix_place *m)
{
    return m->columns <= MOST_COLUMNS && m->rows <= MATRIX_ROWS;
}

void table_matrix_block(struct sheet *p, const char *head, const struct matrix_place *m,
                        table_matrix_cell *cell, const void *what)
{
    static const char *const numbers[MOST_COLUMNS] = {"0", "1", "2", "3", "4", "5", "6"};
    struct sheet_column columns[1 + MOST_COLUMNS + 1] = {SHEET_WORDS(head, SHEET_KEY, 8)};
    for (size_t c = 0; c < m->columns; c++)
        columns[1 + c] = (struct sheet_column)SHEET_NUMBERS(numbers[c], SHEET_STAYS);
    sheet_table(p, columns);
    for (size_t r = 0; r < m->rows; r++) {
        sheet_row(p);
        sheet_cell(p, "%.*s[%zu]", (int)m->name_length, m->name, r);
        for (size_t c = 0; c < m->columns; c++) cell(p, what, m->first + r * m->columns + c);
        sheet_blank(p);
    }
}

void table_matrix_number(char out[TABLE_VALUE], double value)
{
    numeral_print(out, TABLE_VALUE, "%.6g", value == 0 ? 0 : value);
}

static void derivative_cell(struct sheet *p, const void *what, size_t element)
{
    const struct derivatives *d = what;
    const double value = d->component[element].step.value;
    char number[TABLE_VALUE] = "-";
    p->dashed |= !isfinite(value);
    if (isfinite(value)) table_matrix_number(number, value);
    sheet_bold(p);
    sheet_figure(p, value, "%s", number);
    sheet_plain(p);
}

void table_matrices(struct sheet *p, const struct derivatives *d)
{
    bool begun = false;
    if (d->problem->f->n_outputs != 1) return;
    for (size_t i = 0; i < d->n_components; i++) {
        struct matrix_place m;
        if (!matrix_in_wrt(d->problem, i, &m)) continue;
        if (table_matrix_has_room(&m)) {
            if (!begun) sheet_heading(p, "BY A MATRIX, IN ITS SHAPE");
            begun = true;
            table_matrix_block(p, "", &m, derivative_cell, d);
            sheet_blank(p);
        }
        i += matrix_count(&m) - 1;
    }
}
