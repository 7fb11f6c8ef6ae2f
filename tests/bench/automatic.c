/* What a gradient by the rules of calculus costs beside one call of the same function at one point. */
#include "function/source/expression.h"
#include "subjects.h"

/* Each time is the least of several, which take so long together. */
static const double round_seconds = 0.3;

struct place {
    const struct function *f;
    const double *x;
    const double **column;
    bool *varies;
    size_t *wrt, n;
    double *gradient;
    enum automatic_mode mode;
};

static void evaluate(const struct place *p)
{
    hstar_error err;
    double y, *output = &y;
    must(function_evaluate(p->f, &(struct points){.n = 1, .column = p->column, .varies = p->varies}, &output,
                           &err),
         &err);
}

static void differentiate(const struct place *p)
{
    hstar_error err;
    must(function_automatic(p->f, p->x, p->mode, p->wrt, p->n, p->gradient, &err), &err);
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
    double *x = must_have(memory_array(names.n, sizeof *x));
    struct place p = {.f = f,
                      .x = x,
                      .n = n_wrt,
                      .column = must_have(memory_array(names.n, sizeof *p.column)),
                      .varies = must_have(memory_array(names.n, sizeof *p.varies)),
                      .wrt = must_have(memory_array(names.n, sizeof *p.wrt)),
                      .gradient = must_have(memory_array(names.n, sizeof *p.gradient)),
                      .mode = AUTOMATIC_REVERSE};
    for (size_t v = 0; v < names.n; v++) {
        x[v] = sin((double)v + 1);
        p.column[v] = &x[v];
        p.wrt[v] = v;
    }
    const double one = least_time(evaluate, &p), all = least_time(differentiate, &p);
    p.mode = AUTOMATIC_FORWARD;
    const double on = n <= 1000 ? least_time(differentiate, &p) : (double)NAN;
    printf("  %-18s %6zu %12.2f %12.2f %8.2f %12.1f\n", s->what, n_wrt, one * 1e6, all * 1e6, all / one,
           on / one);
    free(x);
    free(p.column);
    free(p.varies);
    free(p.wrt);
    free(p.gradient);
    names_free(&names);
    function_free(f);
}

/* usage: bench_automatic [TEXT]: the subjects whose name has that */
int main(int argc, char **argv)
{
    printf("the gradient by the rules of calculus, beside one call of f: aim 4 backwards\n");
    printf("  %-18s %6s %12s %12s %8s %12s\n", "", "n", "f, µs", "reverse, µs", "ratio", "forward");
    for (size_t s = 0; s < sizeof subjects / sizeof *subjects; s++)
        for (size_t n = 10; n <= 100000 && (argc < 2 || strstr(subjects[s].what, argv[1])); n *= 10)
            measure(&subjects[s], n);
    return 0;
}
