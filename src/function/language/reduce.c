/* The functions of whole vectors: reductions.def. */
#include "function/language/complain.h"
#include "function/language/vectors.h"

/* ((v[0] op v[1]) op v[2]) op … */
static bool fold(struct parser *p, enum opcode opcode, const struct value *v, operand *o)
{
    operand sides[2] = {value_at(v, 0)};
    for (size_t i = 1; i < value_count(v); i++) {
        sides[1] = value_at(v, i);
        if (!emit(p, opcode, sides, &sides[0])) return false;
    }
    *o = sides[0];
    return true;
}

static bool count_reduced(struct parser *p, const struct value *v, operand *o)
{
    return code_constant(p->code, (double)value_count(v), o) || complain_memory(p);
}

static bool mean(struct parser *p, const struct value *v, operand *o)
{
    operand sides[2];
    return fold(p, OP_ADD, v, &sides[0]) && count_reduced(p, v, &sides[1]) && emit(p, OP_DIV, sides, o);
}

/* The square root of v[0] v[0] + v[1] v[1] + … */
static bool norm(struct parser *p, const struct value *v, operand *o)
{
    operand sum[2];
    for (size_t i = 0; i < value_count(v); i++) {
        const operand factors[2] = {value_at(v, i), value_at(v, i)};
        if (!emit(p, OP_MUL, factors, &sum[i > 0])) return false;
        if (i > 0 && !emit(p, OP_ADD, sum, &sum[0])) return false;
    }
    return emit(p, OP_sqrt, sum, o);
}

/* How many there are: what the elements are is not asked. */
static bool length(struct parser *p, struct value *v, operand *o)
{
    size_t n = value_count(v);
    bool done = value_part(p, v, 0, shape_scalar()) && code_discard(p->code, v->first) &&
                code_constant(p->code, (double)n, o);
    return done || complain_memory(p);
}

/* exp(v[i] - m), where m, which is kept, stands for the largest; takes v. */
static bool shifted_exponentials(struct parser *p, struct value *v, size_t place, operand *m, struct value *e)
{
    operand largest;
    struct value difference[2];
    value_keep(p, v);
    if (!fold(p, OP_max, v, &largest) || !emit(p, OP_SHIFT, &largest, m)) return false;
    code_keep(p->code, *m);
    /* From here on v is read once more: its keeping ends, its use does not. */
    for (size_t i = 0; i < value_count(v); i++) code_unkeep(p->code, value_at(v, i));
    difference[0] = *v;
    difference[1] = value_scalar(*m);
    return elementwise(p, OP_SUB, difference, 2, place, e) && elementwise(p, OP_exp, e, 1, place, e);
}

/* m + log(sum exp(v[i] - m)) */
static bool logsumexp(struct parser *p, struct value *v, size_t place, operand *o)
{
    struct value e;
    operand sides[2];
    if (!shifted_exponentials(p, v, place, &sides[0], &e)) return false;
    if (!fold(p, OP_ADD, &e, &sides[1]) || !emit(p, OP_log, &sides[1], &sides[1])) return false;
    if (!emit(p, OP_ADD, sides, o)) return false;
    value_free(p, &e);
    return code_release(p->code, sides[0]) || complain_memory(p);
}

/* exp(v[i] - m) / sum exp(v[j] - m) */
static bool softmax(struct parser *p, struct value *v, size_t place, struct value *result)
{
    struct value sides[2];
    operand m;
    if (!shifted_exponentials(p, v, place, &m, &sides[0])) return false;
    if (!code_release(p->code, m)) return complain_memory(p);
    sides[1] = value_scalar(0);
    value_keep(p, &sides[0]);
    if (!fold(p, OP_ADD, &sides[0], &sides[1].first)) return false;
    for (size_t i = 0; i < value_count(&sides[0]); i++) code_unkeep(p->code, value_at(&sides[0], i));
    return elementwise(p, OP_DIV, sides, 2, place, result);
}

static bool shape_fits(enum takes takes, const struct value *v)
{
    switch (takes) {
    case TAKES_ELEMENTS:
        return !value_is_scalar(v);
    case TAKES_VECTOR:
        return v->shape.rank == RANK_VECTOR;
    case TAKES_MATRIX:
        return v->shape.rank == RANK_MATRIX;
    case TAKES_FACTORS:
        break;
    }
    return true;
}

bool reduce(struct parser *p, const struct reduction_row *row, struct value *arguments, size_t place,
            struct value *result)
{
    static const enum opcode chains[] = {[REDUCTION_sum] = OP_ADD,
                                         [REDUCTION_prod] = OP_MUL,
                                         [REDUCTION_max] = OP_max,
                                         [REDUCTION_min] = OP_min};
    struct value v = arguments[0], r = value_scalar(0);
    if (!shape_fits(row->takes, &v)) return complain_takes(p, place, row->name, row->takes, &v);
    bool done = false;
    p->code->place = (uint32_t)place;
    switch (row->reduction) {
    case REDUCTION_sum:
    case REDUCTION_prod:
    case REDUCTION_max:
    case REDUCTION_min:
        done = fold(p, chains[row->reduction], &v, &r.first);
        break;
    case REDUCTION_mean:
        done = mean(p, &v, &r.first);
        break;
    case REDUCTION_norm:
        done = norm(p, &v, &r.first);
        break;
    case REDUCTION_len:
        done = length(p, &v, &r.first);
        break;
    case REDUCTION_dot:
        return dot_product(p, arguments, place, result);
    case REDUCTION_outer:
        return outer_product(p, arguments, place, result);
    case REDUCTION_matmul:
        return matrix_product(p, arguments, place, result);
    case REDUCTION_transpose:
        return transpose(p, arguments, result);
    case REDUCTION_softmax:
        return softmax(p, &v, place, result);
    case REDUCTION_logsumexp:
        *result = r;
        return logsumexp(p, &v, place, &result->first);
    }
    value_free(p, &v);
    *result = r;
    return done;
}
