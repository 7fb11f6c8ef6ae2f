/* Products of vectors and matrices: each element a sum of products, from left to right. */
#include "function/language/complain.h"
#include "function/language/vectors.h"

/* The arguments are read several times: kept from begin to end. */
static void begin_product(struct parser *p, const struct value *sides)
{
    value_keep(p, &sides[0]);
    value_keep(p, &sides[1]);
}

static bool end(struct parser *p, struct value *sides)
{
    if (!value_release(p, &sides[0]) || !value_release(p, &sides[1])) return complain_memory(p);
    value_free(p, &sides[0]);
    value_free(p, &sides[1]);
    return true;
}

/* a[i] b[j] + a[i+1] b[j+step] + …, n terms. */
static bool sum_of_products(struct parser *p, const struct value *a, size_t i, const struct value *b,
                            size_t j, size_t step, size_t n, operand *o)
{
    operand sum[2];
    for (size_t k = 0; k < n; k++) {
        const operand factors[2] = {value_at(a, i + k), value_at(b, j + k * step)};
        if (!emit(p, OP_MUL, factors, &sum[k > 0])) return false;
        if (k > 0 && !emit(p, OP_ADD, sum, &sum[0])) return false;
    }
    *o = sum[0];
    return true;
}

bool matrix_product(struct parser *p, struct value *sides, size_t place, struct value *result)
{
    const struct value *a = &sides[0], *b = &sides[1];
    if (a->shape.rank != RANK_MATRIX || value_is_scalar(b) || a->shape.columns != b->shape.rows)
        return complain_product(p, place, a, b);
    const size_t rows = a->shape.rows, inner = a->shape.columns, columns = b->shape.columns;
    struct value r;
    if (!result_new(p, (struct shape){b->shape.rank, rows, columns}, place, &r)) return false;
    begin_product(p, sides);
    for (size_t i = 0; i < rows; i++)
        for (size_t j = 0; j < columns; j++) {
            operand element;
            if (!sum_of_products(p, a, i * inner, b, j, columns, inner, &element)) return false;
            value_set(&r, i * columns + j, element);
        }
    if (!end(p, sides)) return false;
    *result = r;
    return true;
}

bool multiply(struct parser *p, struct value *sides, size_t place, struct value *result)
{
    bool matrix = sides[0].shape.rank == RANK_MATRIX || sides[1].shape.rank == RANK_MATRIX;
    if (matrix && !value_is_scalar(&sides[0]) && !value_is_scalar(&sides[1]))
        return matrix_product(p, sides, place, result);
    return elementwise(p, OP_MUL, sides, 2, place, result);
}

bool dot_product(struct parser *p, struct value *sides, size_t place, struct value *result)
{
    if (sides[0].shape.rank != RANK_VECTOR) return complain_takes(p, place, "dot", TAKES_VECTOR, &sides[0]);
    if (sides[1].shape.rank != RANK_VECTOR) return complain_takes(p, place, "dot", TAKES_VECTOR, &sides[1]);
    if (!shape_same(sides[0].shape, sides[1].shape)) return complain_shapes(p, place, &sides[0], &sides[1]);
    struct value r = value_scalar(0);
    begin_product(p, sides);
    if (!sum_of_products(p, &sides[0], 0, &sides[1], 0, 1, value_count(&sides[0]), &r.first) ||
        !end(p, sides))
        return false;
    *result = r;
    return true;
}

bool outer_product(struct parser *p, struct value *sides, size_t place, struct value *result)
{
    if (sides[0].shape.rank != RANK_VECTOR) return complain_takes(p, place, "outer", TAKES_VECTOR, &sides[0]);
    if (sides[1].shape.rank != RANK_VECTOR) return complain_takes(p, place, "outer", TAKES_VECTOR, &sides[1]);
    const size_t rows = value_count(&sides[0]), columns = value_count(&sides[1]);
    struct value r;
    if (!result_new(p, shape_matrix(rows, columns), place, &r)) return false;
    begin_product(p, sides);
    for (size_t i = 0; i < rows; i++)
        for (size_t j = 0; j < columns; j++) {
            const operand factors[2] = {value_at(&sides[0], i), value_at(&sides[1], j)};
            operand element;
            if (!emit(p, OP_MUL, factors, &element)) return false;
            value_set(&r, i * columns + j, element);
        }
    if (!end(p, sides)) return false;
    *result = r;
    return true;
}

bool transpose(struct parser *p, struct value *matrix, struct value *result)
{
    const size_t rows = matrix->shape.rows, columns = matrix->shape.columns;
    struct value r;
    if (!value_new(p, shape_matrix(columns, rows), &r)) return complain_memory(p);
    for (size_t i = 0; i < rows; i++)
        for (size_t j = 0; j < columns; j++) value_set(&r, j * rows + i, value_at(matrix, i * columns + j));
    value_free(p, matrix);
    *result = r;
    return true;
}
