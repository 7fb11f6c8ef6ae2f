/* What the proven gradient costs beside one evaluation in balls at the same precision: by the sweep of reference_sweep, and by a
 * power series a variable, of which only some are timed. */
#include "function/source/expression.h"
#include "reference/reference.h"
#include "subjects.h"

/* Components whose power series are timed; and each time is the least of several, which take so long together. */
enum { SERIES = 4 };
static const double round_seconds = 0.2;

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
    names_free(&names);
    free(wrt);
    function_free(f);
}

/* usage: bench_proven [TEXT]: the subjects whose name has that */
int main(int argc, char **argv)
{
    printf("the proven gradient at %d bits, beside one evaluation in balls: aim 5\n", REFERENCE_PRECISION);
    printf("  %-18s %6s %12s %12s %8s %12s %8s\n", "", "n", "f, ms", "gradient, ms", "ratio", "by series",
           "untold");
    for (size_t s = 0; s < sizeof subjects / sizeof *subjects; s++)
        for (size_t n = 10; n <= 100000 && (argc < 2 || strstr(subjects[s].what, argv[1])); n *= 10)
            measure(&subjects[s], n);
    flint_cleanup();
    return 0;
}
