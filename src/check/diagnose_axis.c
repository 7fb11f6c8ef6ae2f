/* The hypotheses of a wrong axis: a sum, a mean or a softmax over the rows of a matrix where f has one over its columns, or the
 * reverse. Axis 0 goes down the rows, as in the language. */
#include "check/diagnose_parts.h"
#include "problem/matrix.h"

#include <float.h>
#include <math.h>

enum { MOST_ELEMENTS = 4096, AXIS_CHANCES = 16 };

/* The rows of the check that are by one matrix, or by a vector as a matrix of one row; and the axis that the analytic numbers are
 * held to go along. */
struct axis_block {
    const struct suspect *s;
    size_t first, rows, columns, axis;
};

static size_t n_lines(const struct axis_block *b)
{
    return b->axis ? b->rows : b->columns;
}

static size_t line_length(const struct axis_block *b)
{
    return b->axis ? b->columns : b->rows;
}

/* Number k of a line along the axis. */
static size_t row_in_line(const struct axis_block *b, size_t line, size_t k)
{
    return b->first + (b->axis ? line * b->columns + k : k * b->columns + line);
}

static struct axis_block along_the_other(const struct axis_block *b)
{
    struct axis_block other = *b;
    other.axis = !b->axis;
    return other;
}

static bool is_wrong(const struct check_row *row)
{
    return row->verdict == VERDICT_DISAGREES && isfinite(row->got) &&
           fabs(row->difference) > suspect_slack(row);
}

static size_t count_wrong(const struct axis_block *b)
{
    size_t n = 0;
    for (size_t i = b->first; i < b->first + b->rows * b->columns; i++) n += is_wrong(&b->s->c->row[i]);
    return n;
}

/* Has each row both numbers, and a bar? What is undecided is a part of sums all the same. */
static bool all_are_numbers(const struct axis_block *b)
{
    for (size_t i = b->first; i < b->first + b->rows * b->columns; i++) {
        const struct check_row *row = &b->s->c->row[i];
        if (!isfinite(row->got) || !isfinite(row->expected.value) || !isfinite(row->expected.bar))
            return false;
    }
    return true;
}

/* Of rows that are wrong: how many, and how many are off by so much that nothing else explains the number. */
struct evidence {
    size_t wrong, telling;
};

/* Is the analytic number of a row the wanted one, which may be off by `room` itself? What is undecided may be anything. */
static bool is_as_wanted(const struct check_row *row, double want, double room, struct evidence *e)
{
    const double rare = 0.02 / AXIS_CHANCES, all = suspect_slack(row) + room;
    if (row->verdict == VERDICT_UNDECIDED) return true;
    if (!(fabs(row->got - want) <= all + suspect_lenience(row, want))) return false;
    e->wrong += is_wrong(row);
    e->telling += is_wrong(row) && all <= rare * fabs(row->difference);
    return true;
}

static bool is_enough(const struct evidence *e, size_t least)
{
    return e->telling >= least && 2 * e->telling >= e->wrong;
}

/* ---- Sums over lines ---- */

struct line_sum {
    double value, size, room; /* size: of the magnitudes */
};

static struct line_sum sum_line(const struct axis_block *b, size_t line, bool got)
{
    struct line_sum sum = {0};
    for (size_t k = 0; k < line_length(b); k++) {
        const struct check_row *row = &b->s->c->row[row_in_line(b, line, k)];
        const double x = got ? row->got : row->expected.value;
        sum.value += x;
        sum.size += fabs(x);
        sum.room += CHECK_MARGIN * (got ? row->rounding : row->expected.bar);
    }
    sum.room += (double)line_length(b) * DBL_EPSILON * sum.size;
    return sum;
}

/* Each line of the analytic gradient is the sum of the numerical one over it, times `part`. */
static bool is_spread_out(const struct axis_block *b, double part)
{
    struct evidence e = {0};
    for (size_t line = 0; line < n_lines(b); line++) {
        const struct line_sum sum = sum_line(b, line, false);
        for (size_t k = 0; k < line_length(b); k++)
            if (!is_as_wanted(&b->s->c->row[row_in_line(b, line, k)], part * sum.value, part * sum.room, &e))
                return false;
    }
    return is_enough(&e, 2);
}

static bool fits_spread_sum(const struct axis_block *b)
{
    return is_spread_out(b, 1);
}

static bool fits_spread_mean(const struct axis_block *b)
{
    return is_spread_out(b, 1 / (double)line_length(b));
}

/* Are the numbers the same all along each line, and from line to line not? */
static bool is_level(const struct axis_block *b, bool got, struct evidence *e)
{
    bool differ = false;
    for (size_t line = 0; line < n_lines(b); line++) {
        const struct check_row *first = &b->s->c->row[row_in_line(b, line, 0)],
                               *before = &b->s->c->row[row_in_line(b, line ? line - 1 : 0, 0)];
        for (size_t k = 1; k < line_length(b); k++) {
            const struct check_row *row = &b->s->c->row[row_in_line(b, line, k)];
            const double room = CHECK_MARGIN * (got ? first->rounding : first->expected.bar);
            const double off = row->got - row->expected.value,
                         level = got ? first->got : first->expected.value;
            /* What is level of the numerical numbers is so of the analytic ones but for their difference. */
            if (!is_as_wanted(row, got ? level : level + off, room, e)) return false;
        }
        const double step = got ? first->got - before->got : first->expected.value - before->expected.value;
        differ |= fabs(step) > suspect_slack(first) + suspect_slack(before);
    }
    return differ;
}

static bool fits_level(const struct axis_block *b)
{
    const struct axis_block other = along_the_other(b);
    struct evidence e = {0};
    return is_level(b, true, &e) && is_level(&other, false, &e) && is_enough(&e, 2);
}

/* The gradient by a vector is the sum of that by a square matrix, to whose rows or columns it is added: b is the vector, the axis
 * that of the wrong sum. The mean in place of the sum goes as well. */
static bool is_sum_of(const struct axis_block *vector, const struct axis_block *m)
{
    const size_t n = vector->columns;
    const struct axis_block other = along_the_other(m);
    struct evidence of_sum = {0}, of_mean = {0};
    bool sum = true, mean = true;
    for (size_t i = 0; i < n; i++) {
        const struct check_row *row = &vector->s->c->row[vector->first + i];
        const struct line_sum wrong = sum_line(m, i, false), right = sum_line(&other, i, false);
        const double room = wrong.room + right.room + CHECK_MARGIN * row->expected.bar;
        sum = sum && is_as_wanted(row, row->expected.value + wrong.value - right.value, room, &of_sum);
        mean = mean && fabs(row->expected.value - right.value) <= room &&
               is_as_wanted(row, wrong.value / (double)n, wrong.room / (double)n, &of_mean);
    }
    return (sum && is_enough(&of_sum, 1)) || (mean && is_enough(&of_mean, 1));
}

/* ---- Softmax ---- */

/* The softmax of the matrix itself, of an element along the axis. */
static double softmax_at(const struct axis_block *b, size_t line, size_t k)
{
    const double *point = b->s->r->problem->point;
    const struct check_row *row = b->s->c->row;
    const double x = point[row[row_in_line(b, line, k)].wrt];
    double sum = 0;
    for (size_t i = 0; i < line_length(b); i++) sum += exp(point[row[row_in_line(b, line, i)].wrt] - x);
    return 1 / sum;
}

static double softmax_apart(const struct axis_block *b, size_t line, size_t k)
{
    const struct axis_block other = along_the_other(b);
    return softmax_at(b, line, k) - softmax_at(&other, k, line);
}

/* As of a cross entropy of logits: the difference of the two softmaxes, times a number, is what is wrong. */
static bool fits_softmax_term(const struct axis_block *b, double *factor)
{
    const size_t least = 3;
    struct evidence e = {0};
    long double products = 0, squares = 0;
    if (b->rows * b->columns > MOST_ELEMENTS) return false;
    for (size_t line = 0; line < n_lines(b); line++)
        for (size_t k = 0; k < line_length(b); k++) {
            const struct check_row *row = &b->s->c->row[row_in_line(b, line, k)];
            const long double t = softmax_apart(b, line, k) / suspect_slack(row);
            products += t * (row->difference / suspect_slack(row));
            squares += t * t;
        }
    *factor = (double)(products / squares);
    if (!isfinite(*factor)) return false;
    for (size_t line = 0; line < n_lines(b); line++)
        for (size_t k = 0; k < line_length(b); k++) {
            const struct check_row *row = &b->s->c->row[row_in_line(b, line, k)];
            const double want = row->expected.value + *factor * softmax_apart(b, line, k);
            if (!is_as_wanted(row, want, 0, &e)) return false;
        }
    return is_enough(&e, least);
}

/* ---- What is taken off along an axis ----
 * Of u, the gradient by T: where T takes the mean off along the other axis, the gradient is u minus its mean along it; where T is a softmax p
 * along it, p (u - sum p u). What stands behind the minus is one number for each line. So the sums of such a gradient along the axis are 0, and
 * where the analytic one is taken along the wrong axis, a/p_a - n/p_n is a number of the line plus one of the other line. */

enum taken_off { OFF_MEAN, OFF_SOFTMAX, OFF_SUM_IN_SOFTMAX };

static bool sums_are_zero(const struct axis_block *b, bool got)
{
    const double nothing = 1e-9;
    bool some = false;
    for (size_t line = 0; line < n_lines(b); line++) {
        const struct line_sum sum = sum_line(b, line, got);
        const double room = sum.room + nothing * sum.size, rare = 0.02;
        if (fabs(sum.value) > room || room > rare * sum.size) return false;
        some |= sum.size > 0;
    }
    return some;
}

/* a/p_a - n/p_n of an element, by how much it may be off, and p_a. */
struct quotients_apart {
    double value, room, numerical, weight;
};

static struct quotients_apart quotients_at(const struct axis_block *b, enum taken_off what, size_t line,
                                           size_t k)
{
    const struct check_row *row = &b->s->c->row[row_in_line(b, line, k)];
    const struct axis_block other = along_the_other(b);
    double p_n = 1, p_a = 1;
    if (what != OFF_MEAN) p_n = softmax_at(&other, k, line);
    if (what != OFF_MEAN) p_a = what == OFF_SOFTMAX ? softmax_at(b, line, k) : p_n;
    const double a = row->got / p_a, n = row->expected.value / p_n, tiny = 4 * DBL_EPSILON;
    return (struct quotients_apart){
        a - n, CHECK_MARGIN * (row->rounding / p_a + row->expected.bar / p_n) + tiny * (fabs(a) + fabs(n)), n,
        p_a};
}

/* The line along the axis in which the quotients are told best. */
static size_t best_line(const struct axis_block *b, const struct axis_block *as, enum taken_off what)
{
    size_t best = 0;
    double least = INFINITY;
    for (size_t line = 0; line < n_lines(b); line++) {
        double most = 0;
        for (size_t k = 0; k < line_length(b); k++)
            most = fmax(most, as->axis == b->axis ? quotients_at(as, what, line, k).room
                                                  : quotients_at(as, what, k, line).room);
        if (most < least) least = most, best = line;
    }
    return best;
}

static bool is_taken_off(const struct axis_block *b, enum taken_off what)
{
    const struct axis_block other = along_the_other(b);
    const size_t least = what == OFF_SUM_IN_SOFTMAX ? 2 : 1;
    const double clear = 50;
    struct evidence e = {0};
    bool differ = false; /* the numbers of the lines: else the sum is only forgotten */
    if (b->rows * b->columns > MOST_ELEMENTS || !sums_are_zero(&other, false)) return false;
    if (what != OFF_SUM_IN_SOFTMAX && !sums_are_zero(b, true)) return false;
    const size_t line_0 = best_line(b, b, what), k_0 = best_line(&other, b, what);
    const struct quotients_apart corner = quotients_at(b, what, line_0, k_0);
    for (size_t line = 0; line < n_lines(b); line++)
        for (size_t k = 0; k < line_length(b); k++) {
            if (line == line_0 || k == k_0) continue;
            const struct check_row *row = &b->s->c->row[row_in_line(b, line, k)];
            const struct quotients_apart here = quotients_at(b, what, line, k),
                                         beside = quotients_at(b, what, line_0, k),
                                         below = quotients_at(b, what, line, k_0);
            const double want = here.weight * (here.numerical + beside.value + below.value - corner.value);
            const double room = here.weight * (here.room + beside.room + below.room + corner.room);
            if (!is_as_wanted(row, want, room, &e)) return false;
            differ |= fabs(below.value - corner.value) > clear * (below.room + corner.room);
        }
    return differ && is_enough(&e, least);
}

static bool fits_mean_off(const struct axis_block *b)
{
    return is_taken_off(b, OFF_MEAN);
}

static bool fits_softmax_through(const struct axis_block *b)
{
    return is_taken_off(b, OFF_SOFTMAX);
}

static bool fits_sum_in_softmax(const struct axis_block *b)
{
    return is_taken_off(b, OFF_SUM_IN_SOFTMAX);
}

/* ---- The ways to take the wrong axis ---- */

/* Which of the two is f's? The gradient of a cross entropy sums to 0 along it; where neither does, that of a loss has a softmax that is
 * added. */
static bool fits_softmax_beside(const struct axis_block *b)
{
    const struct axis_block other = along_the_other(b);
    double factor;
    if (!fits_softmax_term(b, &factor)) return false;
    return sums_are_zero(&other, false) || (factor > 0 && !sums_are_zero(b, false));
}

static const struct axis_way {
    bool (*fits)(const struct axis_block *b);
    const char *sentence;
} axis_ways[] = {
#define X(name, sentence) {fits_##name, sentence},
#include "check/axes.def"
#undef X
};
enum { N_AXIS_WAYS = sizeof axis_ways / sizeof *axis_ways };

/* The matrix, or the vector as one of one row, to which row `first` of the check belongs as its first element. */
static struct axis_block block_from(const struct suspect *s, size_t first)
{
    struct matrix_place m;
    size_t columns;
    struct axis_block b = {.s = s, .first = first, .rows = 1};
    if (matrix_in_wrt(s->c->problem, first % s->n, &m)) {
        b.rows = m.rows;
        b.columns = m.columns;
    } else {
        b.columns = suspect_elements(s, first, &columns);
    }
    return b;
}

static const char *block_name(const struct axis_block *b)
{
    return b->s->c->problem->f->variables[b->s->c->row[b->first].wrt];
}

static void keep_axis(struct suspect *s, const struct axis_block *b, const char *sentence)
{
    if (s->axis.name) return;
    s->axis = (struct suspect_axis){sentence, block_name(b), NULL, b->rows, b->columns, b->axis};
}

/* How many wrong rows of a block go along the wrong axis in this way: all or none. */
static size_t explained_by_way(struct suspect *s, struct axis_block *b, const struct axis_way *way)
{
    const size_t n = count_wrong(b);
    if (b->rows < 2 || !n || !all_are_numbers(b)) return 0;
    for (b->axis = 0; b->axis < 2; b->axis++) {
        if (!way->fits(b)) continue;
        keep_axis(s, b, way->sentence);
        return n;
    }
    return 0;
}

/* The same of a vector, by one of the square matrices of its output. */
static size_t explained_by_sum(struct suspect *s, const struct axis_block *vector)
{
    const size_t n = count_wrong(vector), start = vector->first / s->n * s->n;
    if (vector->rows != 1 || vector->columns < 2 || !n || !all_are_numbers(vector)) return 0;
    for (size_t i = start; i < start + s->n;) {
        struct axis_block m = block_from(s, i);
        i += m.rows * m.columns;
        if (m.rows != vector->columns || m.columns != m.rows || !all_are_numbers(&m)) continue;
        for (m.axis = 0; m.axis < 2; m.axis++) {
            if (!is_sum_of(vector, &m)) continue;
            keep_axis(s, &m, NULL);
            s->axis.vector = block_name(vector);
            return n;
        }
    }
    return 0;
}

/* way NULL: the sums of vectors. */
static bool explains_all(struct suspect *s, const struct axis_way *way)
{
    size_t explained = 0;
    s->axis = (struct suspect_axis){0};
    for (size_t i = 0; i < s->c->n_rows;) {
        struct axis_block b = block_from(s, i);
        explained += way ? explained_by_way(s, &b, way) : explained_by_sum(s, &b);
        i += b.rows * b.columns;
    }
    return explained == s->n_wrong;
}

bool suspect_axis_ratio(struct suspect *s, double factor)
{
    struct matrix_place m;
    for (size_t i = 0; i < s->c->problem->f->n_variables; i++) {
        if (!matrix_in_point(s->c->problem, i, &m)) continue;
        i += matrix_count(&m) - 1;
        const double rows = (double)m.rows, columns = (double)m.columns;
        s->axis = (struct suspect_axis){NULL, m.name, NULL, m.rows, m.columns, 0};
        if (m.rows != m.columns && factor == columns / rows) return true;
        s->axis.axis = 1;
        if (m.rows != m.columns && factor == rows / columns) return true;
    }
    return false;
}

/* A factor that is columns over rows, or the reverse; whole ones have other names. */
static bool fits_ratio(struct suspect *s)
{
    struct matrix_place m;
    for (size_t i = 0; i < s->c->problem->f->n_variables; i++) {
        if (!matrix_in_point(s->c->problem, i, &m)) continue;
        i += matrix_count(&m) - 1;
        if (m.rows % m.columns == 0 || m.columns % m.rows == 0) continue;
        const double wide = (double)m.columns / (double)m.rows, high = (double)m.rows / (double)m.columns;
        s->factor = (suspect_factor(s) > 1) == (wide > 1) ? wide : high;
        if (suspect_all_multiply(s, s->factor)) return suspect_axis_ratio(s, s->factor);
    }
    s->factor = (double)NAN;
    return false;
}

/* Is all that is wrong a multiple, or off by one number? A factor and a constant have names of their own. */
static bool are_alike(const struct suspect *s)
{
    const struct check_row *first = &s->c->row[s->wrong[0]];
    for (size_t k = 1; k < s->n_wrong; k++) {
        const struct check_row *row = &s->c->row[s->wrong[k]];
        if (fabs(row->difference - first->difference) > suspect_slack(row) + suspect_slack(first))
            return suspect_all_multiply(s, suspect_factor(s));
    }
    return true;
}

bool fits_axis(struct suspect *s)
{
    if (!suspect_is_whole(s) || s->c->order == 2) return false;
    if (are_alike(s)) return fits_ratio(s);
    for (size_t w = 0; w < N_AXIS_WAYS; w++)
        if (explains_all(s, &axis_ways[w])) return true;
    return explains_all(s, NULL);
}

/* ---- Words ---- */

static void say_matrix(const struct suspect_axis *a, struct text *t)
{
    text_format(t, "%.*s, %zu by %zu,", (int)suspect_name_length(a->name), a->name, a->rows, a->columns);
}

void say_axis_ratio(const struct suspect *s, struct text *t)
{
    const struct suspect_axis *a = &s->axis;
    text_format(t, "a mean over the %zu %s of %.*s in place of its %zu %s", a->axis ? a->columns : a->rows,
                a->axis ? "columns" : "rows", (int)suspect_name_length(a->name), a->name,
                a->axis ? a->rows : a->columns, a->axis ? "rows" : "columns");
}

void say_axis(const struct suspect *s, struct text *t)
{
    const struct suspect_axis *a = &s->axis;
    if (a->vector) {
        text_format(t, "the analytic gradient by %.*s sums that by ", (int)suspect_name_length(a->vector),
                    a->vector);
        say_matrix(a, t);
        text_format(t, " along axis %zu, where the sum along axis %d belongs", a->axis, !a->axis);
        return;
    }
    for (const char *c = a->sentence; *c; c++) {
        if (*c == '@')
            say_matrix(a, t);
        else if (*c == '#' || *c == '*')
            text_format(t, "%d", *c == '#' ? (int)a->axis : !a->axis);
        else
            text_append_bytes(t, c, 1);
    }
}
