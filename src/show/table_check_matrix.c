/* Gradients by matrices: the numerical one, the analytic one where it reads otherwise, and where they are apart. Of a matrix that is too
 * large for numbers a map says where. */
#include "show/table_check_matrix.h"
#include "base/numeral.h"
#include "show/table_matrix.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

enum { MAP_COLUMNS = 80, MAP_ROWS = 40 };

static const char verdict_marks[N_VERDICTS] = {
    [VERDICT_AGREES] = '.', [VERDICT_DISAGREES] = 'x', [VERDICT_UNDECIDED] = '?'};

static void expected_number(const struct check_row *r, char number[TABLE_VALUE])
{
    const double value = r->sense == SENSE_PIECE ? r->expected.piece.local : r->expected.value;
    if (isfinite(value))
        table_matrix_number(number, value);
    else
        snprintf(number, TABLE_VALUE, "-");
}

static void got_number(const struct check_row *r, char number[TABLE_VALUE])
{
    if (isfinite(r->got))
        table_matrix_number(number, r->got);
    else
        snprintf(number, TABLE_VALUE, "%s", isnan(r->got) ? "nan" : r->got > 0 ? "inf" : "-inf");
}

static void apart_number(const struct check_row *r, char number[TABLE_VALUE])
{
    snprintf(number, TABLE_VALUE, "%c", verdict_marks[r->verdict]);
    if (r->verdict == VERDICT_DISAGREES) numeral_print(number, TABLE_VALUE, "%.3g", r->difference);
    if (r->verdict == VERDICT_DISAGREES && !isfinite(r->difference)) got_number(r, number);
}

static void expected_cell(struct sheet *p, const void *what, size_t element)
{
    const struct check *c = what;
    char number[TABLE_VALUE];
    expected_number(&c->row[element], number);
    if (!strcmp(number, "-")) p->dashed = true;
    sheet_figure(p, c->row[element].expected.value, "%s", number);
}

static void marked_cell(struct sheet *p, const struct check_row *r, const char *number)
{
    if (r->verdict == VERDICT_DISAGREES) sheet_bold(p);
    sheet_cell(p, "%s", number);
    if (r->verdict == VERDICT_DISAGREES) sheet_plain(p);
}

static void got_cell(struct sheet *p, const void *what, size_t element)
{
    const struct check *c = what;
    char number[TABLE_VALUE];
    got_number(&c->row[element], number);
    marked_cell(p, &c->row[element], number);
}

static void apart_cell(struct sheet *p, const void *what, size_t element)
{
    const struct check *c = what;
    char number[TABLE_VALUE];
    apart_number(&c->row[element], number);
    marked_cell(p, &c->row[element], number);
}

static size_t count_in_matrix(const struct check *c, const struct matrix_place *m, enum verdict v)
{
    size_t n = 0;
    for (size_t i = m->first; i < m->first + matrix_count(m); i++) n += c->row[i].verdict == v;
    return n;
}

static bool matrix_reads_the_same(const struct check *c, const struct matrix_place *m)
{
    for (size_t i = m->first; i < m->first + matrix_count(m); i++) {
        char expected[TABLE_VALUE], got[TABLE_VALUE];
        expected_number(&c->row[i], expected);
        got_number(&c->row[i], got);
        if (strcmp(expected, got)) return false;
    }
    return true;
}

static void write_blocks(struct sheet *p, const struct check *c, const struct matrix_place *m)
{
    table_matrix_block(p, "expected", m, expected_cell, c);
    if (!matrix_reads_the_same(c, m)) {
        sheet_blank(p);
        table_matrix_block(p, "got", m, got_cell, c);
    }
    if (count_in_matrix(c, m, VERDICT_AGREES) < matrix_count(m)) {
        sheet_blank(p);
        table_matrix_block(p, "difference", m, apart_cell, c);
    }
}

static void write_map(struct sheet *p, const struct check *c, const struct matrix_place *m)
{
    sheet_prose(p, 2, 0, "%.*s, %zu by %zu:", (int)m->name_length, m->name, m->rows, m->columns);
    for (size_t r = 0; r < m->rows; r++) {
        char line[MAP_COLUMNS + 1];
        for (size_t k = 0; k < m->columns; k++)
            line[k] = verdict_marks[c->row[m->first + r * m->columns + k].verdict];
        line[m->columns] = '\0';
        sheet_prose(p, 4, 0, "%s", line);
    }
}

/* What the marks mean, those that there are. */
static void explain_verdict_marks(struct sheet *p, const size_t n[N_VERDICTS], bool numbers, bool map)
{
    if (!n[VERDICT_DISAGREES] && !n[VERDICT_UNDECIDED]) return;
    sheet_blank(p);
    struct text t = {0};
    if (numbers && n[VERDICT_DISAGREES]) text_append(&t, "difference: got - expected where it disagrees");
    if (map && n[VERDICT_DISAGREES]) text_append(&t, t.length ? "; x disagrees" : "x disagrees");
    if (n[VERDICT_AGREES]) text_append(&t, t.length ? "; . agrees" : ". agrees");
    if (n[VERDICT_UNDECIDED]) text_append(&t, t.length ? "; ? cannot be told" : "? cannot be told");
    sheet_prose(p, 2, 0, "%s.", text_said(&t, &p->text));
    text_clear(&t);
}

/* Beside a bug those that are right are of no use; of those that are wrong a map may do. */
static bool is_matrix_shown(const struct check *c, const struct matrix_place *m, bool numbers)
{
    if (count_in_matrix(c, m, VERDICT_AGREES) == matrix_count(m))
        return numbers && c->verdict == VERDICT_AGREES;
    return numbers || (m->columns <= MAP_COLUMNS && m->rows <= MAP_ROWS);
}

void table_check_matrices(struct sheet *p, const struct check *c, struct checked_matrices *shown)
{
    struct matrix_place m;
    size_t n[N_VERDICTS] = {0};
    bool map = false;
    shown->n = 0;
    if (c->n_directions || check_groups(c) != 1) return;
    for (size_t i = 0; i < c->n_rows; i++) {
        if (!matrix_in_wrt(c->problem, i, &m)) continue;
        i += matrix_count(&m) - 1;
        const bool numbers = table_matrix_has_room(&m) && shown->n < MOST_CHECKED_MATRICES;
        if (!is_matrix_shown(c, &m, numbers)) continue;
        sheet_blank(p);
        if (!shown->n && !map) sheet_heading(p, "BY A MATRIX, IN ITS SHAPE");
        for (int v = 0; v < N_VERDICTS; v++) n[v] += count_in_matrix(c, &m, (enum verdict)v);
        if (numbers) {
            shown->place[shown->n++] = m;
            write_blocks(p, c, &m);
        } else {
            map = true;
            write_map(p, c, &m);
        }
    }
    explain_verdict_marks(p, n, shown->n > 0, map);
}

bool table_check_in_matrix(const struct checked_matrices *shown, size_t i)
{
    for (size_t k = 0; k < shown->n; k++)
        if (i >= shown->place[k].first && i - shown->place[k].first < matrix_count(&shown->place[k]))
            return true;
    return false;
}
