/* The parser's errors about vectors and matrices: which shapes met, and where. */
#include "function/language/complain.h"
#include "function/language/offers.h"

#include <stdio.h>
#include <string.h>

/* A value as it was typed: a name as it is, else in quotes. */
static struct shown called(const struct parser *p, const struct value *v)
{
    const struct token span = {.kind = TOKEN_NUMBER, .position = v->begin, .length = v->end - v->begin};
    struct shown s = complain_show(p, span);
    struct token first = token_at(p->text, v->begin);
    if (first.kind == TOKEN_NAME && first.length == span.length && span.length <= COMPLAIN_SHOWN)
        snprintf(s.text, sizeof s.text, "%.*s", (int)span.length, p->text + v->begin);
    return s;
}

struct phrase {
    char text[96];
};

/* "has 2 elements", "is a 2 x 3 matrix", "is a single number" */
static struct phrase has(struct shape s)
{
    struct phrase f;
    if (s.rank == RANK_VECTOR)
        snprintf(f.text, sizeof f.text, "has %zu element%s", s.rows, s.rows == 1 ? "" : "s");
    else if (s.rank == RANK_MATRIX)
        snprintf(f.text, sizeof f.text, "is a %zu x %zu matrix", s.rows, s.columns);
    else
        snprintf(f.text, sizeof f.text, "is a single number");
    return f;
}

bool complain_shapes(struct parser *p, size_t place, const struct value *a, const struct value *b)
{
    struct shown first = called(p, a), second = called(p, b);
    if (a->shape.rank == RANK_VECTOR && b->shape.rank == RANK_VECTOR)
        complain_at(p, place, "%s %s and %s has %zu", first.text, has(a->shape).text, second.text,
                    b->shape.rows);
    else
        complain_at(p, place, "%s %s and %s %s", first.text, has(a->shape).text, second.text,
                    has(b->shape).text);
    error_remedy(p->err, "the two must have the same shape, unless one is a single number");
    return false;
}

bool complain_product(struct parser *p, size_t place, const struct value *a, const struct value *b)
{
    struct shown first = called(p, a), second = called(p, b);
    complain_at(p, place, "%s %s and %s %s: they have no matrix product", first.text, has(a->shape).text,
                second.text, has(b->shape).text);
    if (a->shape.rank == RANK_VECTOR && b->shape.rank == RANK_VECTOR)
        error_remedy(p->err, "the products of two vectors are dot(u, v) and outer(u, v)");
    else if (a->shape.rank == RANK_MATRIX && !value_is_scalar(b))
        error_remedy(p->err, "the right side needs as many %s as the left has columns: %zu",
                     b->shape.rank == RANK_VECTOR ? "elements" : "rows", a->shape.columns);
    else
        error_remedy(p->err, "a matrix stands on the left, as in A*x or transpose(A)*x");
    return false;
}

bool complain_takes(struct parser *p, size_t place, const char *function, enum takes takes,
                    const struct value *v)
{
    static const char *const words[] = {
        [TAKES_ELEMENTS] = "a vector or a matrix",
        [TAKES_VECTOR] = "a vector",
        [TAKES_MATRIX] = "a matrix",
        [TAKES_FACTORS] = "vectors or matrices",
    };
    struct phrase what = has(v->shape);
    if (v->shape.rank == RANK_VECTOR) snprintf(what.text, sizeof what.text, "is a vector");
    complain_at(p, place, "%s takes %s, and %s %s", function, words[takes], called(p, v).text, what.text);
    const struct function_row *row = function_named(function, strlen(function));
    if (takes == TAKES_VECTOR && v->shape.rank == RANK_MATRIX && strcmp(function, "dot") != 0)
        error_remedy(p->err, "%s(v, axis=1) takes each row of a matrix, axis=0 each column", function);
    if (row) error_remedy(p->err, "write %s to compare numbers", row->usage);
    return false;
}

bool complain_no_axis(struct parser *p, const char *function)
{
    return complain_at(p, p->token.position, "%s has no axis", function);
}

bool complain_axis_number(struct parser *p)
{
    complain_at(p, p->token.position, "the axis is not a whole number");
    error_remedy(p->err, "axis=0 goes down each column, axis=1 along each row");
    return false;
}

bool complain_axis(struct parser *p, size_t place, const char *function, const struct value *v, long axis)
{
    const bool vector = v->shape.rank == RANK_VECTOR;
    struct phrase what = has(v->shape);
    complain_at(p, place, "there is no axis %ld for %s: %s %s", axis, function, called(p, v).text,
                vector ? "is a vector" : what.text);
    error_remedy(p->err, vector ? "a vector has axis 0 alone"
                                : "axis=0 goes down each column of a matrix, axis=1 along each row");
    return false;
}

bool complain_no_elements(struct parser *p)
{
    complain_at(p, p->token.position, "a vector needs at least one element");
    error_remedy(p->err, "write [1, 2, 3], or [[1, 2], [3, 4]] for a matrix");
    return false;
}

bool complain_row(struct parser *p, const struct value *row, struct shape first)
{
    if (row->shape.rank == RANK_VECTOR && first.rank == RANK_VECTOR)
        complain_at(p, row->begin, "this row has %zu element%s and the first has %zu", row->shape.rows,
                    row->shape.rows == 1 ? "" : "s", first.rows);
    else
        complain_at(p, row->begin, "%s %s, and the first element %s", called(p, row).text,
                    has(row->shape).text, has(first).text);
    error_remedy(p->err, "a vector is made of numbers, a matrix of rows of the same length");
    return false;
}

bool complain_nested(struct parser *p, const struct value *row)
{
    complain_at(p, row->begin, "%s is a matrix: it cannot be a row of another", called(p, row).text);
    error_remedy(p->err, "there are vectors, [1, 2], and matrices, [[1, 2], [3, 4]], and nothing deeper");
    return false;
}

bool complain_index(struct parser *p)
{
    complain_at(p, p->token.position, "expected an index, found %s", complain_show(p, p->token).text);
    error_remedy(p->err, "an index is a whole number that is written out, as in w[0] or A[1,0]");
    return false;
}

bool complain_negative_index(struct parser *p, const struct value *v)
{
    complain_at(p, p->token.position, "an index cannot be negative: it counts from 0");
    if (v->shape.rank == RANK_VECTOR)
        error_remedy(p->err, "the last element of %s is that of index %zu", called(p, v).text,
                     v->shape.rows - 1);
    return false;
}

bool complain_n_indices(struct parser *p, size_t place, const struct value *v, unsigned given)
{
    if (value_is_scalar(v)) {
        complain_at(p, place, "%s is a single number: it has no elements", called(p, v).text);
        error_remedy(p->err, "the point makes vectors, as in w=[1,2]");
        return false;
    }
    complain_at(p, place, "%s %s: %u indices are too many", called(p, v).text, has(v->shape).text, given);
    error_remedy(p->err, v->shape.rank == RANK_VECTOR ? "an element of a vector is w[0]"
                                                      : "an element of a matrix is A[1,0], a row A[1]");
    return false;
}

bool complain_range(struct parser *p, size_t place, const struct value *v, bool column, double index)
{
    size_t n = column ? v->shape.columns : v->shape.rows;
    const char *what = column ? "column" : v->shape.rank == RANK_MATRIX ? "row" : "element";
    complain_at(p, place, "there is no %s %.15g: %s %s", what, index, called(p, v).text, has(v->shape).text);
    error_remedy(p->err, n == 1 ? "the only index is 0" : "indices run from 0 to %zu", n - 1);
    return false;
}

bool complain_operations(struct parser *p)
{
    complain_at(p, p->token.position, "the expression takes more than %d operations on numbers",
                (int)EXPRESSION_MAX_OPERATIONS);
    error_remedy(p->err, "a compiled plugin has no such limit");
    return false;
}

bool complain_large(struct parser *p, size_t place, struct shape shape)
{
    complain_at(p, place, "the result would be a %zu x %zu matrix: more than %d elements", shape.rows,
                shape.columns, (int)EXPRESSION_MAX_OPERATIONS);
    error_remedy(p->err, "a compiled plugin has no such limit");
    return false;
}
