/* Derivatives 1 to 8 by stencils of many orders: the fit measures the orders that were derived, the model knows the best
 * step, and every sample's anatomy is proven and adds up. */
#include "sweeping.h"

#define MANY                                                                                                 \
    "forward,forward:2,forward:3,backward,backward:4,central,five-point,central:6,central:8,-3:5,"           \
    "[1/3,-1,0,2,5,7/2,8,9,11,12]"

static const struct {
    const char *text;
    double x;
} functions[] = {{"exp(x)", 0.7}, {"sin(x)", 1}, {"cosh(x/2)", 2.385}};

static void prepare(struct sweeping *s, const char *text, double x, const char *methods, unsigned derivative)
{
    sweeping_prepare(s, text, x, "central");
    methods_free(s->methods, s->request.n_methods);
    assert_int_equal(methods_new(methods, derivative, &s->methods, &s->request.n_methods, NULL), HSTAR_OK);
    s->request.methods = s->methods;
}

/* error = truncation + rounding, to what the columns are told to. */
static void check_sum(const struct method_sweep *m, size_t n, const char *label)
{
    size_t wrong = 0;
    for (size_t i = 0; i < n; i++) {
        double error = m->column[COLUMN_ERROR][i], truncation = m->column[COLUMN_TRUNCATION][i];
        double rounding = m->column[COLUMN_ROUNDING][i], largest = fmax(fabs(truncation), fabs(rounding));
        for (size_t c = COLUMN_TRUNCATION; c < N_COLUMNS; c++) largest = fmax(largest, fabs(m->column[c][i]));
        wrong += !(fabs(error - truncation - rounding) <= 1e-11 * largest + 1e-15 * fabs(error));
    }
    CHECK(wrong == 0, "%s: %zu samples do not add up", label, wrong);
}

static void orders(void **state)
{
    (void)state;
    for (unsigned d = 1; d <= STENCIL_MAX_DERIVATIVE; d++)
        for (size_t f = 0; f < sizeof functions / sizeof *functions; f++) {
            struct sweeping s;
            prepare(&s, functions[f].text, functions[f].x, MANY, d);
            sweeping_run(&s);
            for (size_t m = 0; m < s.request.n_methods; m++) {
                const struct method_sweep *method = sweeping_method(&s, m);
                const struct optimum *o = &method->optimum;
                char label[96];
                snprintf(label, sizeof label, "%s, derivative %u, %s", functions[f].text, d, method->name);
                CHECK(method->derivative == d && method->n_unresolved == 0 && method->n_undefined == 0, "%s",
                      label);
                check_sum(method, s.study->n_h, label);
                /* the largest steps of the window see the next Taylor term, the more of it the larger they are */
                CHECK(fabs(o->fitted.truncation_slope - method->order) < 0.4, "%s: %g for order %u", label,
                      o->fitted.truncation_slope, method->order);
                CHECK(fabs(o->fitted.rounding_slope + d) < 0.2, "%s: rounding as h^%g", label,
                      o->fitted.rounding_slope);
                double ways[] = {o->modelled.h, o->fitted.h};
                for (size_t i = 0; i < 2; i++)
                    CHECK(ways[i] > o->measured.h / 8 && ways[i] < o->measured.h * 8,
                          "%s: way %zu %g, measured %g", label, i, ways[i], o->measured.h);
            }
            sweeping_clear(&s);
        }
    CHECK_DONE();
}

/* central:4 is five-point, and a list of the same nodes is the same stencil: bit for bit. */
static void other_names(void **state)
{
    (void)state;
    static const struct {
        const char *methods;
        unsigned derivative;
    } rows[] = {{"five-point,central:4,[2,1,-1,-2],2:-2", 1}, {"central,1:-1", 2}, {"forward:3,4:0", 2}};
    for (size_t r = 0; r < sizeof rows / sizeof *rows; r++) {
        struct sweeping s;
        prepare(&s, "exp(sin(x))", 1.3, rows[r].methods, rows[r].derivative);
        sweeping_run(&s);
        for (size_t m = 1; m < s.request.n_methods; m++)
            for (size_t c = 0; c < N_COLUMNS; c++)
                for (size_t i = 0; i < s.study->n_h; i++)
                    CHECK_SAME(sweeping_method(&s, m)->column[c][i], sweeping_method(&s, 0)->column[c][i],
                               sweeping_method(&s, m)->name);
        sweeping_clear(&s);
    }
    CHECK_DONE();
}

/* The reader's own loop for the second derivative. */
static void own_loop(void **state)
{
    (void)state;
    struct sweeping s;
    const double x = 1.3;
    prepare(&s, "sin(x)", x, "central,forward:2", 2);
    sweeping_run(&s);
    for (size_t i = 0; i < s.study->n_h; i++) {
        const double h = s.study->h[i];
        volatile double sum = sin(x + h) + -2 * sin(x);
        sum = (sum + sin(x + -1 * h)) / (h * h);
        CHECK_SAME(sweeping_method(&s, 0)->column[COLUMN_ESTIMATE][i], sum, "central");
        volatile double ahead = -1 * sin(x + 3 * h) + 4 * sin(x + 2 * h);
        ahead = ahead + -5 * sin(x + h);
        ahead = (ahead + 2 * sin(x)) / (h * h);
        CHECK_SAME(sweeping_method(&s, 1)->column[COLUMN_ESTIMATE][i], ahead, "forward:2");
    }
    sweeping_clear(&s);
    CHECK_DONE();
}

/* Steps whose powers leave the range of doubles: samples are undefined or proven, never wrong. */
static void extremes(void **state)
{
    (void)state;
    struct sweeping s;
    prepare(&s, "exp(x)", 1, "central,forward:3,five-point", 8);
    s.request.grid = (struct grid){GRID_LOG, 1e-60, 1e60, .n = 121};
    sweeping_run(&s);
    for (size_t m = 0; m < s.request.n_methods; m++) {
        const struct method_sweep *method = sweeping_method(&s, m);
        CHECK(method->n_undefined > 0 && method->n_unresolved == 0, "%s: %zu undefined, %zu unresolved",
              method->name, method->n_undefined, method->n_unresolved);
    }
    sweeping_clear(&s);
    CHECK_DONE();
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(orders),
        cmocka_unit_test(other_names),
        cmocka_unit_test(own_loop),
        cmocka_unit_test(extremes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
