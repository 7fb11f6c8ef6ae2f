/* The functions of whole vectors along an axis of a matrix: of each column (axis 0) or of each row (axis 1). */
#include "function/language/complain.h"
#include "function/language/vectors.h"

bool reduction_has_axis(const struct reduction_row *row)
{
    return (row->takes == TAKES_ELEMENTS || row->takes == TAKES_VECTOR) && row->reduction != REDUCTION_len;
}

/* The lines along an axis: element k of line i is element i * line + k * step of the matrix. */
struct lines {
    size_t n, length, line, step;
};

static struct lines lines_along(struct shape s, bool rows)
{
    return rows ? (struct lines){s.rows, s.columns, s.columns, 1}
                : (struct lines){s.columns, s.rows, 1, s.columns};
}

/* A line as a vector of its own. */
static bool take_line(struct parser *p, const struct value *matrix, const struct lines *l, size_t i,
                      struct value *line)
{
    if (!value_new(p, shape_vector(l->length), line)) return complain_memory(p);
    line->begin = matrix->begin;
    line->end = matrix->end;
    for (size_t k = 0; k < l->length; k++) value_set(line, k, value_at(matrix, i * l->line + k * l->step));
    return true;
}

/* A number for each line, or for each of its elements. */
static void set_line(struct value *result, const struct lines *l, size_t i, const struct value *reduced)
{
    if (value_is_scalar(reduced)) value_set(result, i, reduced->first);
    for (size_t k = 0; k < l->length && !value_is_scalar(reduced); k++)
        value_set(result, i * l->line + k * l->step, value_at(reduced, k));
}

static bool reduce_lines(struct parser *p, const struct reduction_row *row, struct value *matrix,
                         const struct lines *l, size_t place, struct value *result)
{
    const bool keeps = row->reduction == REDUCTION_softmax;
    if (!value_new(p, keeps ? matrix->shape : shape_vector(l->n), result)) return complain_memory(p);
    for (size_t i = 0; i < l->n; i++) {
        struct value line, reduced;
        if (!take_line(p, matrix, l, i, &line) || !reduce(p, row, &line, place, &reduced)) return false;
        set_line(result, l, i, &reduced);
        value_free(p, &reduced);
    }
    value_free(p, matrix);
    return true;
}

bool reduce_along(struct parser *p, const struct reduction_row *row, struct value *v, long axis, size_t place,
                  struct value *result)
{
    const long n_axes = v->shape.rank == RANK_MATRIX ? 2 : v->shape.rank == RANK_VECTOR ? 1 : 0;
    if (axis < -n_axes || axis >= n_axes) return complain_axis(p, place, row->name, v, axis);
    if (n_axes == 1) return reduce(p, row, v, place, result);
    const struct lines lines = lines_along(v->shape, axis == 1 || axis == -1);
    struct value matrix = *v;
    return reduce_lines(p, row, &matrix, &lines, place, result);
}
