/* What the proven gradient costs beside one evaluation in balls at the same precision: by the sweep of reference_sweep, and by a
 * power series a variable, of which only some are timed. */
#include "base/memory.h"
#include "base/text.h"
#include "function/source/expression.h"
#include "reference/reference.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

/* Components whose power series are timed; and each time is the least of several, which take so long together. */
enum { SERIES = 4 };
static const double round_seconds = 0.2;

static const struct subject {
    const char *what, *text;
    const char *vectors; /* their names, of n elements in all; or */
    bool network;        /* one of x to a layer of as many: a matrix A, and vectors b and w */
} subjects[] = {
    {"sum of squares", "sum(w^2)", "w", false},
    {"dot product", "dot(w, u)", "wu", false},
    {"product", "prod(w)", "w", false},
    {"logsumexp", "logsumexp(w)", "w", false},
    {"norm of softmax", "norm(softmax(w))", "w", false},
    {"two layers, tanh", "(dot(w, tanh(A*x + b)) - 1)^2", "", true},
    {"two layers, relu", "(dot(w, relu(A*x + b)) - 1)^2", "", true},
};

struct names {
    char **name;
    size_t n, n_fixed; /* the last are no variables of the gradient */
};

static void *must_have(void *memory)
{
    if (memory) return memory;
    fputs("bench: no memory\n", stderr);
    exit(3);
}

static void must(hstar_status status, const hstar_error *err)
{
    if (!status) return;
    fprintf(stderr, "bench: %s\n", err->message);
    exit(3);
}

/* v[0] … of n numbers, or the matrix A of that many rows. */
static void add_names(struct names *names, char letter, size_t rows, size_t columns)
{
    names->name = must_have(memory_resize(names->name, names->n + rows * columns, sizeof *names->name));
    for (size_t i = 0; i < rows; i++)
        for (size_t j = 0; j < columns; j++) {
            struct text t;
            text_init(&t);
            if (letter == 'A')
                text_format(&t, "A[%zu,%zu]", i, j);
            else
                text_format(&t, "%c[%zu]", letter, i);
            names->name[names->n++] = must_have(t.failed ? NULL : t.data);
        }
}

static struct names name_variables(const struct subject *s, size_t n)
{
    struct names names = {0};
    const size_t width = (size_t)sqrt((double)n);
    for (const char *v = s->vectors; *v; v++) add_names(&names, *v, n / strlen(s->vectors), 1);
    if (!s->network) return names;
    add_names(&names, 'A', width, width);
    add_names(&names, 'b', width, 1);
    add_names(&names, 'w', width, 1);
    add_names(&names, 'x', width, 1);
    names.n_fixed = width;
    return names;
}

static double seconds(void)
{
    struct timespec now;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return (double)now.tv_sec + 1e-9 * (double)now.tv_nsec;
}

/* The three that are timed, at a place. */
struct place {
    const struct function *f;
    arb_ptr at, gradient;
    const size_t *wrt;
    size_t n;
};

static void evaluate(const struct place *p)
{
    hstar_error err;
    arb_t y;
    arb_init(y);
    must(function_values(p->f, 0, p->at, 0, p->at, 1, REFERENCE_PRECISION, y, &err), &err);
    arb_clear(y);
}

static void sweep(const struct place *p)
{
    hstar_error err;
    must(function_gradient(p->f, 0, p->at, p->wrt, p->n, REFERENCE_PRECISION, p->gradient, &err), &err);
}

static void series(const struct place *p)
{
    hstar_error err;
    arb_ptr jet = _arb_vec_init(2);
    for (size_t i = 0; i < SERIES; i++)
        must(function_jet(p->f, 0, p->at, p->wrt[i * (p->n - 1) / (SERIES - 1)], 2, REFERENCE_PRECISION, jet,
                          &err),
             &err);
    _arb_vec_clear(jet, 2);
}

static double least_time(void (*run)(const struct place *), const struct place *p)
{
    double least = INFINITY, begin = seconds();
    do {
        const double start = seconds();
        run(p);
        least = fmin(least, seconds() - start);
    } while (seconds() - begin < round_seconds);
    return least;
}

static void measure(const struct subject *s, size_t n)
{
    struct names names = name_variables(s, n);
    struct function *f;
    hstar_error err;
    must(expression_new(&s->text, 1, (const char *const *)names.name, names.n, &f, &err), &err);
    const size_t n_wrt = names.n - names.n_fixed;
    size_t *wrt = must_have(memory_array(n_wrt, sizeof *wrt));
    for (size_t v = 0; v < n_wrt; v++) wrt[v] = v;
    const struct place p = {f, _arb_vec_init((slong)names.n), _arb_vec_init((slong)n_wrt), wrt, n_wrt};
    for (size_t v = 0; v < names.n; v++) arb_set_d(&p.at[v], sin((double)v + 1));
    const double one = least_time(evaluate, &p), all = least_time(sweep, &p),
                 each = least_time(series, &p) / SERIES * (double)n_wrt;
    size_t n_told = 0;
    for (size_t v = 0; v < n_wrt; v++)
        n_told += arb_rel_accuracy_bits(&p.gradient[v]) > REFERENCE_PRECISION / 2;
    printf("  %-18s %6zu %12.3f %12.3f %8.2f %12.1f %8zu\n", s->what, n_wrt, one * 1e3, all * 1e3, all / one,
           each / one, n_wrt - n_told);
    _arb_vec_clear(p.at, (slong)names.n);
    _arb_vec_clear(p.gradient, (slong)n_wrt);
    for (size_t v = 0; v < names.n; v++) free(names.name[v]);
    free(names.name);
    free(wrt);
    function_free(f);
}

int main(void)
{
    printf("the proven gradient at %d bits, beside one evaluation in balls: aim 5\n", REFERENCE_PRECISION);
    printf("  %-18s %6s %12s %12s %8s %12s %8s\n", "", "n", "f, ms", "gradient, ms", "ratio", "by series",
           "untold");
    for (size_t s = 0; s < sizeof subjects / sizeof *subjects; s++)
        for (size_t n = 10; n <= 10000; n *= 10) measure(&subjects[s], n);
    flint_cleanup();
    return 0;
}
