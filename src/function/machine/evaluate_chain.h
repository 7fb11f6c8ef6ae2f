/* Several operations of arithmetic in one go: a part of evaluate.c, for the register machine of long doubles.
 *
 * The x87 takes several times as long to load or to store a long double as to add one. A chain is some planned instructions
 * + - * / or negation, each of which has the result of the one before it as an operand that nobody else wants. That result
 * stays in its register, which holds exactly a long double: the numbers are those of one instruction at a time. */

enum { MOST_LINKS = 32 };

/* Which operand the result so far is. */
enum so_far { IS_LEFT, IS_RIGHT };
/* What the other one is: the column that the chain begins with, which stays in registers too; any other column; one number
 * for all points; or one that is a double as well, which is loaded in no time. */
enum other { FIRST, COLUMN, SAME, SAME_DOUBLE, N_OTHERS };
#define LINK(opcode, so_far, other) ((2 * (unsigned)(opcode) + (so_far)) * N_OTHERS + (other))

struct link {
    unsigned kind;
    double number;
    const long double *other;
};

#define LINK_WITH(opcode, operator, other, at_i, at_j)                                                       \
    case LINK(opcode, IS_LEFT, other):                                                                       \
        a = a operator(at_i), b = b operator(at_j);                                                          \
        break;                                                                                               \
    case LINK(opcode, IS_RIGHT, other):                                                                      \
        a = (at_i) operator a, b = (at_j) operator b;                                                        \
        break;
#define LINKS(opcode, operator)                                                                              \
    LINK_WITH(opcode, operator, FIRST, first_i, first_j)                                                     \
    LINK_WITH(opcode, operator, COLUMN, l->other[i], l->other[j])                                            \
    LINK_WITH(opcode, operator, SAME, *l->other, *l->other)                                                  \
    LINK_WITH(opcode, operator, SAME_DOUBLE, l->number, l->number)

/* Two points at a time, so that their operations overlap; at the end perhaps one of them twice. The result may be where an
 * operand is. */
static void chain_run(const struct link *links, size_t n_links, const long double *first, size_t n,
                      long double *result)
{
    for (size_t i = 0; i < n; i += 2) {
        const size_t j = i + 1 < n ? i + 1 : i;
        const long double first_i = first[i], first_j = first[j];
        long double a = first_i, b = first_j;
        for (const struct link *l = links; l < links + n_links; l++) {
            switch (l->kind) {
                LINKS(OP_ADD, +)
                LINKS(OP_SUB, -)
                LINKS(OP_MUL, *)
                LINKS(OP_DIV, /)
            case LINK(OP_NEG, IS_LEFT, FIRST):
                a = -a, b = -b;
                break;
            }
        }
        result[i] = a;
        result[j] = b;
    }
}

static bool chain_takes(enum opcode opcode)
{
    return opcode == OP_NEG || opcode == OP_ADD || opcode == OP_SUB || opcode == OP_MUL || opcode == OP_DIV;
}

/* Is the result of p an operand of the next instruction, and of no other? */
static bool chain_joins(const struct planned_f80 *p, const struct planned_f80 *next)
{
    if (p->n_uses != 1 || !chain_takes(p->opcode) || !chain_takes(next->opcode)) return false;
    return next->argument[0].base == p->result || (next->arity == 2 && next->argument[1].base == p->result);
}

static struct link chain_link(const struct planned_f80 *p, enum so_far so_far, const long double *first,
                              size_t begin)
{
    if (p->opcode == OP_NEG) return (struct link){.kind = LINK(OP_NEG, IS_LEFT, FIRST)};
    const struct place_f80 *place = &p->argument[so_far == IS_LEFT ? 1 : 0];
    const long double *base = place_at_f80(place, begin);
    const double number = (double)*base;
    const enum other other =
        place->stride ? (base == first ? FIRST : COLUMN) : (number == *base ? SAME_DOUBLE : SAME);
    return (struct link){.kind = LINK(p->opcode, so_far, other), .number = number, .other = base};
}

/* The chain that begins with planned instruction j, over points begin … begin + n: the number of its instructions, or 0
 * where there is none. */
static size_t chain_f80(const struct machine_f80 *m, size_t j, size_t begin, size_t n)
{
    const struct planned_f80 *p = &m->planned[j];
    size_t length = 1;
    while (length < MOST_LINKS && j + length < m->n_planned && chain_joins(&p[length - 1], &p[length]))
        length++;
    if (length == 1) return 0;

    struct link links[MOST_LINKS];
    enum so_far so_far = p->argument[0].stride ? IS_LEFT : IS_RIGHT;
    const long double *first = place_at_f80(&p->argument[so_far], begin);
    for (size_t k = 0; k < length; k++) {
        if (k > 0) so_far = p[k].argument[0].base == p[k - 1].result ? IS_LEFT : IS_RIGHT;
        links[k] = chain_link(&p[k], so_far, first, begin);
    }
    const struct planned_f80 *last = &p[length - 1];
    chain_run(links, length, first, n, last->result + (last->result_advances ? begin : 0));
    return length;
}
