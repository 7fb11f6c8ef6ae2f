/* Slices for one format: the end of evaluate_tmpl.h, whose names and kernels it uses. */

/* Points whose chains run side by side. */
enum { FN(LANES) = sizeof(T) <= sizeof(double) ? 4 : 1 };

/* Sums and products go on from row[i]: by some numbers, one after the other, and by a column of them. */
#define CHAIN_OPERATOR(name, operator)                                                                       \
    static void FN(fold_##name)(const struct footing *f, size_t n, T *row, const T *number, size_t count)    \
    {                                                                                                        \
        for (size_t i = 0; i < n; i += FN(LANES)) {                                                          \
            const size_t most = n - i < FN(LANES) ? n - i : FN(LANES);                                       \
            T so_far[FN(LANES)];                                                                             \
            for (size_t l = 0; l < FN(LANES); l++) so_far[l] = row[i + (l < most ? l : 0)];                  \
            if (f->rounding)                                                                                 \
                for (size_t k = 0; k < count; k++) {                                                         \
                    for (size_t l = 0; l < FN(LANES); l++) so_far[l] = (T)(so_far[l] operator number[k]);    \
                    FINISH(f, so_far, FN(LANES));                                                            \
                }                                                                                            \
            else                                                                                             \
                for (size_t k = 0; k < count; k++)                                                           \
                    for (size_t l = 0; l < FN(LANES); l++) so_far[l] = (T)(so_far[l] operator number[k]);    \
            for (size_t l = 0; l < most; l++) row[i + l] = so_far[l];                                        \
        }                                                                                                    \
    }                                                                                                        \
    static void FN(join_##name)(const struct footing *f, size_t n, T *row, const T *column)                  \
    {                                                                                                        \
        for (size_t i = 0; i < n; i++) row[i] = (T)(row[i] operator column[i]);                              \
        FINISH(f, row, n);                                                                                   \
    }
CHAIN_OPERATOR(ADD, +)
CHAIN_OPERATOR(MUL, *)
#undef CHAIN_OPERATOR

static void FN(fold)(const struct footing *f, enum opcode opcode, size_t n, T *row, const T *number,
                     size_t count)
{
    if (opcode == OP_ADD)
        FN(fold_ADD)(f, n, row, number, count);
    else
        FN(fold_MUL)(f, n, row, number, count);
}

static void FN(join)(const struct footing *f, enum opcode opcode, size_t n, T *row, const T *column)
{
    if (opcode == OP_ADD)
        FN(join_ADD)(f, n, row, column);
    else
        FN(join_MUL)(f, n, row, column);
}

/* Every number at the point. */
static void FN(evaluate_footing)(struct footing *f, const T *point)
{
    const struct code *c = f->code;
    const T *constant = f->constant;
    T *number = f->number, *element = f->element;
    for (size_t v = 0; v < c->n_variables; v++) number[v] = point[v];
    for (size_t k = 0; k < c->n_constants; k++) number[c->n_variables + k] = constant[k];
    for (size_t i = 0; i < c->n_instructions; i++) {
        const enum opcode opcode = c->instruction[i].opcode;
        const T *argument[MAX_ARITY];
        const size_t stride[MAX_ARITY] = {0};
        T *result = &number[f->flow.n_given + i];
        for (unsigned k = 0; k < operations[opcode].arity; k++) argument[k] = &number[f->flow.argument[i][k]];
        FN(kernels)[opcode](1, result, argument, stride);
        FINISH(f, result, 1);
    }
    for (size_t k = 0; k < f->flow.n_elements; k++) element[k] = number[f->flow.element[k]];
}

/* Of the variable, or of a dependent. */
static const T *FN(row_of)(const struct code_slice *s, uint32_t source, const T *x)
{
    return source ? (const T *)s->rows + (source - 1) * s->block : x;
}

static void FN(run_instruction)(const struct code_slice *s, const struct dependent *d, size_t n, const T *x,
                                T *result)
{
    const struct footing *f = s->footing;
    const enum opcode opcode = f->code->instruction[d->step].opcode;
    const T *number = f->number, *argument[MAX_ARITY];
    size_t stride[MAX_ARITY] = {0};
    for (unsigned k = 0; k < operations[opcode].arity; k++)
        argument[k] = &number[f->flow.argument[d->step][k]];
    for (size_t e = d->begin; e < d->end; e++) {
        const struct dependent_element *varying = &s->dependents.element[e];
        argument[varying->element] = FN(row_of)(s, varying->source, x);
        stride[varying->element] = 1;
    }
    FN(kernels)[opcode](n, result, argument, stride);
    FINISH(f, result, n);
}

/* From the first element that varies on; what is before that is known. */
static void FN(run_chain)(const struct code_slice *s, const struct dependent *d, size_t n, const T *x,
                          T *result)
{
    const struct footing *f = s->footing;
    const struct flow_chain *chain = &f->flow.chain[f->flow.chain_of[d->step]];
    const enum opcode opcode = f->code->instruction[d->step].opcode;
    const T *number = f->number, *element = (const T *)f->element + chain->begin;
    const struct dependent_element *varying = &s->dependents.element[d->begin];
    const T *first = FN(row_of)(s, varying->source, x);
    size_t done = varying->element;
    if (done == 0) {
        memcpy(result, first, n * sizeof *result);
    } else {
        const T *argument[MAX_ARITY] = {&number[f->flow.partial[chain->begin + done - 1]], first};
        FN(kernels)[opcode](n, result, argument, (const size_t[MAX_ARITY]){0, 1});
        FINISH(f, result, n);
    }
    for (size_t e = d->begin + 1; e < d->end; e++) {
        varying++;
        FN(fold)(f, opcode, n, result, element + done + 1, varying->element - done - 1);
        FN(join)(f, opcode, n, result, FN(row_of)(s, varying->source, x));
        done = varying->element;
    }
    FN(fold)(f, opcode, n, result, element + done + 1, chain->n - done - 1);
}

static void FN(evaluate_slice)(const struct code_slice *s, size_t n_points, const T *x, T *y)
{
    const struct dependents *all = &s->dependents;
    const uint32_t *chain_of = s->footing->flow.chain_of;
    if (all->n == 0) {
        const bool itself = s->output == s->wrt;
        const T number = ((const T *)s->footing->number)[s->output];
        for (size_t i = 0; i < n_points; i++) y[i] = itself ? x[i] : number;
        return;
    }
    for (size_t begin = 0; begin < n_points; begin += s->block) {
        const size_t n = n_points - begin < s->block ? n_points - begin : s->block;
        for (size_t j = 0; j < all->n; j++) {
            const struct dependent *d = &all->dependent[j];
            T *result = j + 1 == all->n ? y + begin : (T *)s->rows + j * s->block;
            if (chain_of[d->step] == FLOW_ALONE)
                FN(run_instruction)(s, d, n, x + begin, result);
            else
                FN(run_chain)(s, d, n, x + begin, result);
        }
    }
}
