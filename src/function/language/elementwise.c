/* Operations on numbers, done to each element. */
#include "function/language/complain.h"
#include "function/language/offers.h"
#include "function/language/vectors.h"

bool emit(struct parser *p, enum opcode opcode, const operand *arguments, operand *o)
{
    if (p->code->code->n_instructions >= EXPRESSION_MAX_OPERATIONS) return complain_operations(p);
    return code_emit(p->code, opcode, arguments, o) || complain_memory(p);
}

bool result_new(struct parser *p, struct shape shape, size_t place, struct value *result)
{
    if (shape.columns && shape.rows > EXPRESSION_MAX_OPERATIONS / shape.columns)
        return complain_large(p, place, shape);
    return value_new(p, shape, result) || complain_memory(p);
}

/* The shape of the result: that of all arguments that are not single numbers. */
static bool common_shape(struct parser *p, const struct value *arguments, unsigned n, size_t place,
                         struct shape *shape)
{
    const struct value *first = NULL;
    *shape = shape_scalar();
    for (unsigned k = 0; k < n; k++) {
        if (value_is_scalar(&arguments[k])) continue;
        if (first && !shape_same(first->shape, arguments[k].shape))
            return complain_shapes(p, place, first, &arguments[k]);
        if (!first) first = &arguments[k];
        *shape = first->shape;
    }
    return true;
}

/* The list of an argument that nobody else reads becomes the result's, else a new one. */
static bool place_of_result(struct parser *p, struct value *arguments, unsigned n, struct shape shape,
                            size_t place, struct value *result)
{
    for (unsigned k = 0; k < n; k++)
        if (arguments[k].list && !arguments[k].borrowed) {
            *result = arguments[k];
            return true;
        }
    return result_new(p, shape, place, result);
}

bool elementwise(struct parser *p, enum opcode opcode, struct value *arguments, unsigned n, size_t place,
                 struct value *result)
{
    struct shape shape;
    operand o[MAX_ARITY];
    p->code->place = (uint32_t)place;
    if (!common_shape(p, arguments, n, place, &shape)) return false;
    if (shape.rank == RANK_SCALAR) {
        for (unsigned k = 0; k < n; k++) o[k] = arguments[k].first;
        *result = value_scalar(0);
        return emit(p, opcode, o, &result->first);
    }
    struct value r;
    size_t count = shape_count(shape);
    if (!place_of_result(p, arguments, n, shape, place, &r)) return false;
    for (unsigned k = 0; k < n; k++)
        if (value_is_scalar(&arguments[k])) value_keep(p, &arguments[k]);
    for (size_t i = 0; i < count; i++) {
        operand element;
        for (unsigned k = 0; k < n; k++)
            o[k] = value_is_scalar(&arguments[k]) ? arguments[k].first : value_at(&arguments[k], i);
        if (!emit(p, opcode, o, &element)) return false;
        value_set(&r, i, element);
    }
    for (unsigned k = 0; k < n; k++)
        if (value_is_scalar(&arguments[k])) {
            if (!value_release(p, &arguments[k])) return complain_memory(p);
        } else if (arguments[k].list != r.list)
            value_free(p, &arguments[k]);
    *result = r;
    return true;
}
