/* The register machine for one format. Included once a format, with
 *     T              its type                        double
 *     FN(name)       a name of its own               name_f64
 *     LIBM(name)     the C library's function        name; namef, namel
 *     LIBM_R(name)   its thread-safe sibling         name_r; namef_r, namel_r
 *     SPECIAL(name)  the special function            special_name
 *     BLOCK          points a block
 *     FINISH(m, result, n)   what is left to do of n results: nothing, or rounding them to a narrower format
 *     CHAIN(m, j, begin, n)  optional: runs some planned instructions from the j-th on as one; how many, or 0
 *
 * Each operation is one tight loop over a block, in the order of the expression and without any algebra: the
 * numbers are bit for bit those of the same formula in a C program. */

/* result[i] = op(argument[0][i * stride[0]], …); a stride is 0 where the number is the same at all points. */
typedef void FN(kernel)(size_t n, T *restrict result, const T *const *argument, const size_t *stride);

#include "function/machine/evaluate_own_tmpl.h"

/* A full block has a length that the compiler knows, so that it vectorises the loop without a remainder. */
#define EACH(expression)                                                                                     \
    do {                                                                                                     \
        if (n == BLOCK)                                                                                      \
            for (size_t i = 0; i < BLOCK; i++) result[i] = (expression);                                     \
        else                                                                                                 \
            for (size_t i = 0; i < n; i++) result[i] = (expression);                                         \
    } while (0)

#define KERNEL(name)                                                                                         \
    static void FN(kernel_##name)(size_t n, T *restrict result, const T *const *argument,                    \
                                  const size_t *stride)

#define OPERATOR_KERNEL(name, operator)                                                                      \
    WIDER KERNEL(name)                                                                                       \
    {                                                                                                        \
        const T *a = argument[0], *b = argument[1];                                                          \
        const T first_a = *a, first_b = *b;                                                                  \
        if (!stride[0])                                                                                      \
            EACH((T)(first_a operator b[i]));                                                                \
        else if (!stride[1])                                                                                 \
            EACH((T)(a[i] operator first_b));                                                                \
        else                                                                                                 \
            EACH((T)(a[i] operator b[i]));                                                                   \
    }

KERNEL(NEG)
{
    const T *a = argument[0];
    (void)stride;
    EACH(-a[i]);
}

KERNEL(SHIFT)
{
    const T *a = argument[0];
    (void)stride;
    EACH(a[i]);
}

/* An instruction with one argument that runs over points has an argument that varies. */
#define CALL_KERNEL_1(name, f)                                                                               \
    KERNEL(name)                                                                                             \
    {                                                                                                        \
        const T *a = argument[0];                                                                            \
        (void)stride;                                                                                        \
        EACH(f(a[i]));                                                                                       \
    }
#define CALL_KERNEL_2(name, f)                                                                               \
    KERNEL(name)                                                                                             \
    {                                                                                                        \
        const T *a = argument[0], *b = argument[1];                                                          \
        const size_t s = stride[0], t = stride[1];                                                           \
        EACH(f(a[i * s], b[i * t]));                                                                         \
    }
#define CALL_KERNEL_3(name, f)                                                                               \
    KERNEL(name)                                                                                             \
    {                                                                                                        \
        const T *a = argument[0], *b = argument[1], *c = argument[2];                                        \
        const size_t s = stride[0], t = stride[1], u = stride[2];                                            \
        EACH(f(a[i * s], b[i * t], c[i * u]));                                                               \
    }

/* The double of an operator: operators.def. X expands `computed`, e.g. ARITHMETIC(+), and
 * OPERATOR pastes the identifier to it. */
#define AS_ARITHMETIC(operator)      OPERATOR_KERNEL, operator
#define AS_COMPARISON(operator)      OPERATOR_KERNEL, operator
#define AS_CALL(function)            CALL_KERNEL_2, LIBM(function)
#define OPERATOR(name, ...)          OPERATOR_(name, __VA_ARGS__)
#define OPERATOR_(name, macro, what) macro(name, what)
#define X(identifier, symbol, precedence, associativity, exact, computed, analytic, summary)                 \
    OPERATOR(identifier, AS_##computed)
#include "function/machine/operators.def"
#undef X

#define CALLED_LIBM(f) LIBM(f)
#define CALLED_OWN(f)  FN(own_##f)
#define CALLED_GSL(f)  SPECIAL(f)
#define X(name, arity, usage, group, kind, implementation, exact, limit, analytic, summary)                  \
    CALL_KERNEL_##arity(name, CALLED_##kind(implementation))
#include "function/machine/functions.def"
#undef X

static FN(kernel) *const FN(kernels)[N_OPCODES] = {
    [OP_NEG] = FN(kernel_NEG),
    [OP_SHIFT] = FN(kernel_SHIFT),
#define X(identifier, symbol, precedence, associativity, exact, computed, analytic, summary)                 \
    [OP_##identifier] = FN(kernel_##identifier),
#include "function/machine/operators.def"
#undef X
#define X(name, arity, usage, group, kind, implementation, exact, limit, analytic, summary)                  \
    [OP_##name] = FN(kernel_##name),
#include "function/machine/functions.def"
#undef X
};

struct FN(planned);

/* Where a slot's numbers are: at the k-th point in base[advance ? k : k within the block][stride …]. */
struct FN(place) {
    const T *base;
    unsigned char stride;      /* 0: one number for all points */
    bool advance;              /* a column of all points, not a register of one block */
    struct FN(planned) * from; /* which writes it; NULL: a variable, or the same at all points */
};

/* An instruction that differs from point to point. */
struct FN(planned) {
    FN(kernel) * kernel;
    enum opcode opcode;
    T *result;
    bool result_advances;
    unsigned char arity;
    size_t n_uses; /* of the result, as an argument or an output */
    struct FN(place) argument[MAX_ARITY];
};

/* What one call of evaluate works with. */
struct FN(machine) {
    const struct code *code;
    const T *constant;
    const struct rounding *rounding; /* NULL: T is the format */
    size_t n;
    size_t block;
    struct FN(place) * place;     /* of each slot, as the planning goes on */
    struct FN(planned) * planned; /* n_planned of them */
    size_t n_planned;
    T *same;      /* per instruction: its number where that is the same at all points */
    T *registers; /* n_temporaries blocks */
};

static T *FN(register_of)(const struct FN(machine) * m, slot s)
{
    return m->registers + (s - m->code->n_variables - m->code->n_constants) * m->block;
}

/* The last instruction of a text writes to the output where it is one. */
static T *FN(destination)(const struct FN(machine) * m, size_t i, T *const *outputs,
                          const struct code_output *o)
{
    const struct instruction *in = &m->code->instruction[i];
    return i + 1 == o->end && in->result == o->slot ? outputs[o - m->code->output] : NULL;
}

/* Runs instruction i now where its arguments are the same at all points, else plans it. */
static void FN(plan)(struct FN(machine) * m, size_t i, T *output)
{
    const struct instruction *in = &m->code->instruction[i];
    struct FN(planned) p = {.kernel = FN(kernels)[in->opcode],
                            .opcode = in->opcode,
                            .arity = (unsigned char)operations[in->opcode].arity};
    bool varies = false;
    for (unsigned k = 0; k < p.arity; k++) {
        p.argument[k] = m->place[in->argument[k]];
        varies = varies || p.argument[k].stride;
    }
    if (varies) {
        p.result = output ? output : FN(register_of)(m, in->result);
        p.result_advances = output != NULL;
        for (unsigned k = 0; k < p.arity; k++)
            if (p.argument[k].from) p.argument[k].from->n_uses++;
        m->planned[m->n_planned] = p;
        m->place[in->result] = (struct FN(place)){p.result, 1, p.result_advances, &m->planned[m->n_planned]};
        m->n_planned++;
    } else {
        const T *argument[MAX_ARITY];
        const size_t stride[MAX_ARITY] = {0};
        for (unsigned k = 0; k < p.arity; k++) argument[k] = p.argument[k].base;
        p.kernel(1, &m->same[i], argument, stride);
        FINISH(m, &m->same[i], 1);
        m->place[in->result] = (struct FN(place)){&m->same[i], 0, false, NULL};
    }
}

/* A place as of the point `begin`. */
static const T *FN(place_at)(const struct FN(place) * place, size_t begin)
{
    return place->base + (place->advance ? begin : 0);
}

static void FN(step)(const struct FN(machine) * m, const struct FN(planned) * p, size_t begin, size_t n)
{
    const T *argument[MAX_ARITY];
    size_t stride[MAX_ARITY];
    for (unsigned k = 0; k < p->arity; k++) {
        argument[k] = FN(place_at)(&p->argument[k], begin);
        stride[k] = p->argument[k].stride;
    }
    T *result = p->result + (p->result_advances ? begin : 0);
    p->kernel(n, result, argument, stride);
    FINISH(m, result, n);
}

/* The planned instructions over points begin … begin + n. */
static void FN(run)(const struct FN(machine) * m, size_t begin, size_t n)
{
    for (size_t j = 0; j < m->n_planned; j++) {
#ifdef CHAIN
        const size_t n_joined = CHAIN(m, j, begin, n);
        if (n_joined) {
            j += n_joined - 1;
            continue;
        }
#endif
        FN(step)(m, &m->planned[j], begin, n);
    }
}

/* Outputs that no planned instruction writes: variables, and numbers that are the same at all points. */
static void FN(copy)(T *output, struct FN(place) from, size_t begin, size_t n)
{
    const T *base = FN(place_at)(&from, begin);
    if (base == output + begin) return;
    for (size_t i = 0; i < n; i++) output[begin + i] = base[i * from.stride];
}

static void FN(evaluate_with)(struct FN(machine) * m, const T *const *column, const bool *varies,
                              T *const *outputs)
{
    const struct code *c = m->code;
    for (size_t v = 0; v < c->n_variables; v++)
        m->place[v] = (struct FN(place)){column[v], varies[v], varies[v], NULL};
    for (size_t k = 0; k < c->n_constants; k++)
        m->place[c->n_variables + k] = (struct FN(place)){&m->constant[k], 0, false, NULL};

    size_t i = 0;
    for (size_t o = 0; o < c->n_outputs; o++)
        for (; i < c->output[o].end; i++) FN(plan)(m, i, FN(destination)(m, i, outputs, &c->output[o]));
    for (size_t o = 0; o < c->n_outputs; o++) {
        struct FN(planned) *from = m->place[c->output[o].slot].from;
        if (from) from->n_uses++;
    }

    for (size_t begin = 0; begin < m->n; begin += m->block) {
        size_t n = m->n - begin < m->block ? m->n - begin : m->block;
        FN(run)(m, begin, n);
        for (size_t o = 0; o < c->n_outputs; o++) FN(copy)(outputs[o], m->place[c->output[o].slot], begin, n);
    }
}

/* A part of the working memory: `count` objects, aligned for any. */
static inline size_t FN(part)(size_t *total, size_t count, size_t size)
{
    const size_t at = *total, alignment = alignof(max_align_t);
    *total += (count * size + alignment - 1) / alignment * alignment;
    return at;
}

/* Shorter blocks where there are very many registers. */
static size_t FN(block_length)(const struct code *code, size_t n)
{
    size_t most = BLOCK;
    while (most > 1 && code->n_temporaries > MOST_REGISTERS / most) most /= 2;
    return n < most ? n : most;
}

static bool FN(evaluate_code)(const struct code *code, const T *constant, const struct rounding *rounding,
                              size_t n, const T *const *column, const bool *varies, T *const *outputs)
{
    alignas(max_align_t) char small[16384];
    struct FN(machine) m = {
        .code = code, .constant = constant, .rounding = rounding, .n = n, .block = FN(block_length)(code, n)};
    size_t n_slots = code->n_variables + code->n_constants + code->n_temporaries, total = 0;
    size_t place = FN(part)(&total, n_slots, sizeof *m.place);
    size_t planned = FN(part)(&total, code->n_instructions, sizeof *m.planned);
    size_t same = FN(part)(&total, code->n_instructions, sizeof(T));
    size_t registers = FN(part)(&total, code->n_temporaries, m.block * sizeof(T));
    if (n == 0) return true;
    char *memory = total <= sizeof small ? small : malloc(total);
    if (!memory) return false;
    m.place = (void *)(memory + place);
    m.planned = (void *)(memory + planned);
    m.same = (void *)(memory + same);
    m.registers = (void *)(memory + registers);
    FN(evaluate_with)(&m, column, varies, outputs);
    if (memory != small) free(memory);
    return true;
}

#include "function/machine/evaluate_slice_tmpl.h"

#undef EACH
#undef KERNEL
#undef OPERATOR_KERNEL
#undef CALL_KERNEL_1
#undef CALL_KERNEL_2
#undef CALL_KERNEL_3
#undef AS_ARITHMETIC
#undef AS_COMPARISON
#undef AS_CALL
#undef OPERATOR
#undef OPERATOR_
#undef CALLED_LIBM
#undef CALLED_OWN
#undef CALLED_GSL
