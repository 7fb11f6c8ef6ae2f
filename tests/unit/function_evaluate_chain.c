/* Arithmetic in long double, several operations in one go: random programs, and the same computed from their trees one
 * operation at a time. */
#include "function/source/expression.h"

#include <stdlib.h>

#include "check.h"

enum { N_VARIABLES = 3, MOST_NODES = 1000, MOST_LOCALS = 6, MOST_POINTS = 520, GUARD = 4, PROGRAMS = 400 };
static const char *const variables[N_VARIABLES] = {"x", "y", "z"};

/* Literals, and the long doubles that they are: some are doubles too. */
static const char *const literals[] = {"2", "0.5", "3", "0.1", "1e-9", "0.7"};
static const long double numbers[] = {2, 0.5L, 3, 0.1L, 1e-9L, 0.7L};
enum { N_LITERALS = sizeof numbers / sizeof *numbers };

/* A program: a = …; b = …; …; the last local. A node is a leaf or an operation on the two nodes. */
struct node {
    char what; /* + - * /, n(egation), v(ariable), l(iteral), a local (=) */
    unsigned index, left, right;
};
struct program {
    struct node node[MOST_NODES];
    unsigned n_nodes, local[MOST_LOCALS], n_locals;
    char text[1 << 14], *end;
};

static unsigned state = 2385;

static unsigned random_below(unsigned n)
{
    state = state * 1664525u + 1013904223u;
    return (unsigned)((uint64_t)(state >> 8) * n >> 24);
}

static unsigned leaf(struct program *p)
{
    struct node *n = &p->node[p->n_nodes];
    const unsigned kind = random_below(p->n_locals > 0 ? 4 : 3);
    if (kind < 2) {
        *n = (struct node){.what = 'v', .index = random_below(N_VARIABLES)};
        p->end += sprintf(p->end, "%s", variables[n->index]);
    } else if (kind == 2) {
        *n = (struct node){.what = 'l', .index = random_below(N_LITERALS)};
        p->end += sprintf(p->end, "%s", literals[n->index]);
    } else {
        *n = (struct node){.what = '=', .index = random_below(p->n_locals)};
        p->end += sprintf(p->end, "a%u", n->index);
    }
    return p->n_nodes++;
}

/* Mostly long one-sided trees, which are what becomes a chain. */
static unsigned tree(struct program *p, unsigned depth)
{
    if (depth == 0 || p->n_nodes > MOST_NODES - 200) return leaf(p);
    const char what = "+-*/+-*/n"[random_below(9)];
    const bool lean_left = random_below(2) == 0;
    const unsigned other = random_below(8) == 0 ? depth / 3 : 0;
    struct node n = {.what = what};
    p->end += sprintf(p->end, what == 'n' ? "(-" : "(");
    n.left = tree(p, what == 'n' || lean_left ? depth - 1 : other);
    if (what != 'n') {
        p->end += sprintf(p->end, " %c ", what);
        n.right = tree(p, lean_left ? other : depth - 1);
    }
    p->end += sprintf(p->end, ")");
    p->node[p->n_nodes] = n;
    return p->n_nodes++;
}

static void write_program(struct program *p)
{
    p->n_nodes = p->n_locals = 0;
    p->end = p->text;
    const unsigned n_locals = 1 + random_below(MOST_LOCALS);
    while (p->n_locals < n_locals) {
        p->end += sprintf(p->end, "a%u = ", p->n_locals);
        p->local[p->n_locals] = tree(p, random_below(10) == 0 ? 45 : random_below(7));
        p->n_locals++;
        p->end += sprintf(p->end, "; ");
    }
    sprintf(p->end, "a%u", n_locals - 1);
}

/* Children stand before their parents. volatile: one operation at a time. */
static long double value(const struct program *p, const long double *x)
{
    static volatile long double v[MOST_NODES];
    for (unsigned i = 0; i < p->n_nodes; i++) {
        const struct node *n = &p->node[i];
        const long double a = v[n->left], b = v[n->right];
        switch (n->what) {
        case '+':
            v[i] = a + b;
            break;
        case '-':
            v[i] = a - b;
            break;
        case '*':
            v[i] = a * b;
            break;
        case '/':
            v[i] = a / b;
            break;
        case 'n':
            v[i] = -a;
            break;
        case 'v':
            v[i] = x[n->index];
            break;
        case 'l':
            v[i] = numbers[n->index];
            break;
        default:
            v[i] = v[p->local[n->index]];
            break;
        }
    }
    return v[p->n_nodes - 1];
}

static bool same(long double a, long double b)
{
    return (isnan(a) && isnan(b)) || (a == b && !signbit(a) == !signbit(b));
}

static long double column[N_VARIABLES][MOST_POINTS];

static void fill_columns(void)
{
    static const long double special[] = {0,   -0.0L,    1,       HUGE_VALL, -HUGE_VALL,
                                          NAN, 1e-4940L, 1e4900L, 1e-320L};
    for (unsigned v = 0; v < N_VARIABLES; v++)
        for (unsigned i = 0; i < MOST_POINTS; i++)
            column[v][i] = random_below(20) == 0 ? special[random_below(sizeof special / sizeof *special)]
                                                 : sinl(1.7L * (i + 1) + v) + 0.25L * v;
}

/* Two texts of one function: what the first computes, the second one does not spoil. */
static void check_program(const struct program *p, size_t n, unsigned which)
{
    static long double output[2][MOST_POINTS + GUARD];
    const char *const texts[2] = {p->text, "x*y - z*x + 3"};
    const void *columns[N_VARIABLES];
    void *outputs[2] = {output[0], output[1]};
    bool varies[N_VARIABLES];
    struct function *f, *in;
    hstar_error err;
    if (expression_new(texts, 2, variables, N_VARIABLES, &f, &err)) fail_msg("%s: %s", p->text, err.message);
    if (function_in(f, format_find("long-double"), &in, &err)) fail_msg("%s", err.message);
    for (unsigned v = 0; v < N_VARIABLES; v++) {
        columns[v] = column[v];
        varies[v] = (which >> v & 1) != 0;
    }
    for (size_t i = 0; i < MOST_POINTS + GUARD; i++) output[0][i] = output[1][i] = -777;
    assert_int_equal(in->class->evaluate_in(in, n, columns, varies, outputs, &err), HSTAR_OK);
    for (size_t i = 0; i < n; i++) {
        long double x[N_VARIABLES];
        for (unsigned v = 0; v < N_VARIABLES; v++) x[v] = column[v][varies[v] ? i : 0];
        const long double want = value(p, x), second = x[0] * x[1] - x[2] * x[0] + 3;
        CHECK(same(output[0][i], want), "got %La, want %La: %s at %La %La %La", output[0][i], want, p->text,
              x[0], x[1], x[2]);
        CHECK(same(output[1][i], second), "after %s: got %La, want %La", p->text, output[1][i], second);
    }
    for (size_t i = n; i < MOST_POINTS + GUARD; i++)
        CHECK(output[0][i] == -777 && output[1][i] == -777, "%s: %zu points overrun", p->text, n);
    function_free(in);
    function_free(f);
}

static void random_programs(void **unused)
{
    (void)unused;
    static const size_t sizes[] = {1, 2, 3, 255, 256, 257, 511, MOST_POINTS};
    static struct program p;
    for (unsigned k = 0; k < PROGRAMS; k++) {
        write_program(&p);
        fill_columns();
        check_program(&p, sizes[random_below(sizeof sizes / sizeof *sizes)], random_below(8));
    }
    CHECK_DONE();
}

/* What a random program is not: functions between chains, squares of results, outputs that others are made of. */
static void chosen_programs(void **unused)
{
    (void)unused;
    static const struct {
        const char *text;
        long double want[2]; /* at x = 3, y = 5, z = 7 */
    } cases[] = {
        {"x*x*x - 2*x + 1", {22}},
        {"(x + 1)*(x + 1)", {16}},
        {"a = x + 1; a*a", {16}},
        {"a = x*y; b = a + 1; b - a", {1}},
        {"a = x*y; a - (a + 1)", {-1}},
        {"-(-(x - y))", {-2}},
        {"1/(1/(x + y))", {8}},
        {"z - (y - (x - 1))", {4}},
        {"sqrt(x*x + y*y - z + -2)*2 + 1", {11}},
        {"(x < y) + 1", {2}},
        {"a = x*y + 1; [a, a*2]", {16, 32}},
        {"a = x*y + 1; b = a*2; [b, a - 1]", {32, 15}},
        {"a = x*y + 1; [a*2 - 1, a]", {31, 16}},
        {"a = -x; [a, a]", {-3, -3}},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct function *f, *in;
        hstar_error err;
        if (expression_new(&cases[i].text, 1, variables, N_VARIABLES, &f, &err)) fail_msg("%s", err.message);
        if (function_in(f, format_find("long-double"), &in, &err)) fail_msg("%s", err.message);
        const long double x = 3, y = 5, z = 7;
        const void *columns[N_VARIABLES] = {&x, &y, &z};
        const bool varies[N_VARIABLES] = {true, true, true};
        long double got[2] = {0, 0};
        void *outputs[2] = {&got[0], &got[1]};
        assert_int_equal(in->class->evaluate_in(in, 1, columns, varies, outputs, &err), HSTAR_OK);
        for (unsigned o = 0; o < 2; o++)
            CHECK(got[o] == cases[i].want[o], "output %u of %s: got %La, want %La", o, cases[i].text, got[o],
                  cases[i].want[o]);
        function_free(in);
        function_free(f);
    }
    CHECK_DONE();
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(random_programs), cmocka_unit_test(chosen_programs)};
    int failed = cmocka_run_group_tests(tests, NULL, NULL);
    flint_cleanup();
    return failed;
}
