/* Sweeps in every format: the estimates beside the reader's own loop, the anatomy's identity, the optimum beside theory. */
#include "number/round.h"
#include "sweeping.h"

static void prepare(struct sweeping *s, const char *text, double x, const char *methods,
                    const struct format *const *wanted, size_t n)
{
    sweeping_prepare(s, text, x, methods);
    s->request.formats = wanted;
    s->request.n_formats = n;
}

/* truncation + node + evaluation + arithmetic = error, in each sample of each format. */
static void check_identity(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        double x;
    } cases[] = {{"sin(x)", 1}, {"exp(0.3*x)/x", 2.385}, {"0.1*x^3 - x/3", -1.7}, {"log(x) + pi*x", 0.07},
                 {"x*x", 0},    {"sqrt(x)", 3}};
    for (size_t i = 0; i < N_FORMATS; i++)
        for (size_t c = 0; c < sizeof cases / sizeof *cases; c++) {
            const struct format *f = &formats[i];
            struct sweeping s;
            prepare(&s, cases[c].text, cases[c].x,
                    "forward,central,five-point,richardson:3,ridders,complex-step", &f, 1);
            s.request.grid.n = 60;
            s.request.grid.from = fmin(1e-16, f->unit_roundoff);
            sweeping_run(&s);
            size_t n_told = 0;
            for (size_t m = 0; m < s.study->n_methods; m++) {
                const struct method_sweep *method = sweeping_method(&s, m);
                CHECK(method->n_unresolved == 0, "%s in %s: %zu", cases[c].text, f->name,
                      method->n_unresolved);
                for (size_t k = 0; k < s.study->n_h; k++) {
                    double *const *column = method->column, error = column[COLUMN_ERROR][k], largest = 0,
                                  sum = 0;
                    if (isnan(error)) continue;
                    n_told++;
                    for (int p = COLUMN_TRUNCATION; p <= COLUMN_ARITHMETIC; p++) {
                        sum += column[p][k];
                        largest = fmax(largest, fabs(column[p][k]));
                    }
                    CHECK(fabs(sum - error) <= 1e-11 * largest, "%s at %g in %s, %s, h = %g: %g of %g",
                          cases[c].text, cases[c].x, f->name, method->name, s.study->h[k], sum, error);
                }
            }
            CHECK(n_told > 0, "%s in %s", cases[c].text, f->name);
            sweeping_clear(&s);
        }
    CHECK_DONE();
}

#if HSTAR_QUAD && defined(__clang__)
quad expf128(quad x);
#endif

/* The loop that a reader would write. */
static void check_bits(void **state)
{
    (void)state;
    const struct format *all[] = {
        &formats[FORMAT_FLOAT],
        &formats[FORMAT_BFLOAT16],
#if HSTAR_QUAD
        &formats[FORMAT_QUAD],
#endif
#if LDBL_MANT_DIG == 64
        &formats[FORMAT_LONG_DOUBLE],
#endif
    };
    const size_t n = sizeof all / sizeof *all;
    struct sweeping s;
    prepare(&s, "exp(0.1*x) - x*x", 1.7, "central", all, n);
    sweeping_run(&s);
    assert_int_equal(s.study->n_methods, n);
    const struct rounding r = rounding_of(all[1]);
#define R(x) round_number(&r, x)
    for (size_t k = 0; k < s.study->n_h; k++) {
        const double h = s.study->h[k];
        float x = 1.7f, hf = (float)h, p = x + hf, m = x - hf;
        float y = ((expf(0.1f * p) - p * p) - (expf(0.1f * m) - m * m)) / (2 * hf);
        CHECK_SAME(sweeping_method(&s, 0)->column[COLUMN_ESTIMATE][k], (double)y, "float");
        double xb = R(1.7), hb = R(h), pb = R(xb + hb), mb = R(xb - hb), c = R(0.1);
        double fp = R(R(exp(R(c * pb))) - R(pb * pb)), fm = R(R(exp(R(c * mb))) - R(mb * mb));
        CHECK_SAME(sweeping_method(&s, 1)->column[COLUMN_ESTIMATE][k], R(R(fp - fm) / R(2 * hb)), "bfloat16");
#if HSTAR_QUAD
        const quad xq = 1.7, hq = h, pq = xq + hq, mq = xq - hq, tenth = (quad)1 / 10;
        const quad yq = ((expf128(tenth * pq) - pq * pq) - (expf128(tenth * mq) - mq * mq)) / (2 * hq);
        CHECK_SAME(sweeping_method(&s, 2)->column[COLUMN_ESTIMATE][k], (double)yq, "quad");
#endif
#if LDBL_MANT_DIG == 64
        const long double xl = 1.7, hl = h, pl = xl + hl, ml = xl - hl;
        const long double yl = ((expl(0.1L * pl) - pl * pl) - (expl(0.1L * ml) - ml * ml)) / (2 * hl);
        CHECK_SAME(sweeping_method(&s, n - 1)->column[COLUMN_ESTIMATE][k], (double)yl, "long double");
#endif
    }
    CHECK(!strcmp(sweeping_method(&s, 1)->name, "central bfloat16"), "%s", sweeping_method(&s, 1)->name);
    CHECK_SAME(s.study->components[0].h_used[7], (double)(float)s.study->h[7],
               "the steps of the first format");
    CHECK_SAME(sweeping_method(&s, 1)->h_used[7], R(s.study->h[7]), "the steps of the second");
    sweeping_clear(&s);
    CHECK_DONE();
}

/* Every format's best step: near u^(1/(p+1)) times the constants of sin at 1, of which the model knows. */
static void check_optimum(void **state)
{
    (void)state;
    static const struct {
        enum format_id format;
        double low, high; /* of h, central */
    } cases[] = {
#if HSTAR_QUAD
        {FORMAT_QUAD, 2e-12, 2e-11},
#endif
        {FORMAT_DOUBLE, 2e-6, 2e-5},
        {FORMAT_FLOAT, 2e-3, 1.5e-2},
        {FORMAT_HALF, 0.03, 0.3},
        {FORMAT_TF32, 0.03, 0.3},
        {FORMAT_BFLOAT16, 0.08, 0.4}
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const struct format *f = &formats[cases[i].format];
        struct sweeping s;
        prepare(&s, "sin(x)", 1, "central", &f, 1);
        s.request.grid.n = 500;
        s.request.grid.from = fmin(1e-16, f->unit_roundoff);
        sweeping_run(&s);
        const struct optimum *o = &sweeping_method(&s, 0)->optimum;
        const double ways[] = {o->modelled.h, o->fitted.h, o->measured.h};
        for (size_t w = 0; w < 3; w++)
            CHECK(cases[i].low <= ways[w] && ways[w] <= cases[i].high, "%s: way %zu gives %g", f->name, w,
                  ways[w]);
        CHECK(s.study->format == f, "%s", f->name);
        sweeping_clear(&s);
    }
    CHECK_DONE();
}

/* Where the model must know more than the format: GSL's functions are doubles in all, and powers of two are no trouble for
 * nodes. */
static void check_model(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        double x;
        enum format_id format;
        enum grid_kind grid;
    } cases[] = {
#if HSTAR_QUAD
        {"bessel_j0(x)", 1, FORMAT_QUAD, GRID_LOG},
#endif
#if LDBL_MANT_DIG == 64
        {"bessel_j0(x)", 1, FORMAT_LONG_DOUBLE, GRID_LOG},
#endif
        {"bessel_j0(x)", 1, FORMAT_DOUBLE, GRID_LOG},
        {"sin(x)", 1000, FORMAT_DOUBLE, GRID_POWERS_OF_TWO},
    };
    for (size_t c = 0; c < sizeof cases / sizeof *cases; c++) {
        const struct format *f = &formats[cases[c].format];
        struct sweeping s;
        prepare(&s, cases[c].text, cases[c].x, "central", &f, 1);
        s.request.grid = (struct grid){cases[c].grid, 1e-16, 1, .n = 500};
        sweeping_run(&s);
        const struct optimum *o = &sweeping_method(&s, 0)->optimum;
        CHECK(fabs(log10(o->modelled.h / o->measured.h)) < 0.6, "%s in %s: modelled %g, measured %g",
              cases[c].text, f->name, o->modelled.h, o->measured.h);
        sweeping_clear(&s);
    }
    CHECK_DONE();
}

/* Literals are rounded once: these doubles are ties between two floats, and their texts are not. */
static void check_literals(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        enum format_id format;
        double want;
    } cases[] = {
        {"1.000000059604644775390625", FORMAT_FLOAT, 1},
        {"1.0000000596046447753906250000000001", FORMAT_FLOAT, 1 + 0x1p-23},
        {"1.0000001788139343261718749999999999", FORMAT_FLOAT, 1 + 0x1p-23},
        {"1.00390625000000000000000000000001", FORMAT_BFLOAT16, 1 + 0x1p-7},
        {"0.1", FORMAT_FLOAT, (double)0.1f},
        {"0x1.000001p0", FORMAT_FLOAT, 1},
        {"pi", FORMAT_FLOAT, (double)3.14159265358979323846f},
        {"1e5", FORMAT_HALF, INFINITY},
#if HSTAR_QUAD /* what a double has of them and what not */
        {"(pi - 0x3.243f6a8885a3p0)*0x1p100", FORMAT_QUAD, 0x234c4c6628b80dcp-10},
        {"(0.1 - 0x0.1999999999999ap0)*0x1p60", FORMAT_QUAD, -0x6.66666666666666p0},
#endif
#if LDBL_MANT_DIG == 64
        {"(0.1 - 0x0.1999999999999ap0)*0x1p60", FORMAT_LONG_DOUBLE, -0x6.66p0},
#endif
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const char *const name = "x";
        struct function *f, *in;
        const double x = 1;
        const bool varies = false;
        double y, *outputs[] = {&y};
        const double *column[] = {&x};
        assert_int_equal(expression_new(&cases[i].text, 1, &name, 1, &f, NULL), HSTAR_OK);
        assert_int_equal(function_in(f, &formats[cases[i].format], &in, NULL), HSTAR_OK);
        struct points points = {.n = 1, .column = column, .varies = &varies};
        assert_int_equal(function_evaluate(in, &points, outputs, NULL), HSTAR_OK);
        CHECK_SAME(y, cases[i].want, cases[i].text);
        function_free(in);
        function_free(f);
    }
    CHECK_DONE();
}

/* A complex step is flat as far down as its numbers keep their bits: in half that ends at 2^-14. */
static void check_level(void **state)
{
    (void)state;
    static const struct {
        enum format_id format;
        double from, error; /* at most */
        enum optimum_place place;
    } cases[] = {
        {FORMAT_HALF, 1e-8, 2e-3, OPTIMUM_INSIDE},        {FORMAT_FLOAT8_E4M3, 1e-8, 0.1, OPTIMUM_INSIDE},
        {FORMAT_BFLOAT16, 1e-8, 2e-2, OPTIMUM_ANY_BELOW}, {FORMAT_FLOAT, 1e-8, 5e-7, OPTIMUM_ANY_BELOW},
        {FORMAT_FLOAT, 1e-45, 5e-7, OPTIMUM_INSIDE},      {FORMAT_DOUBLE, 1e-6, 1e-12, OPTIMUM_LOWER_END},
        {FORMAT_DOUBLE, 1e-300, 1e-15, OPTIMUM_ANY_BELOW}};
    for (size_t c = 0; c < sizeof cases / sizeof *cases; c++) {
        const struct format *f = &formats[cases[c].format];
        struct sweeping s;
        prepare(&s, "sin(x)", 1, "complex-step", &f, 1);
        s.request.grid = (struct grid){GRID_LOG, cases[c].from, 1, .n = 400};
        sweeping_run(&s);
        const struct method_sweep *row = sweeping_method(&s, 0);
        const struct optimum *o = &row->optimum;
        CHECK(o->measured.place == cases[c].place && o->modelled.place == cases[c].place,
              "%s from %g: places %d, %d", f->name, cases[c].from, (int)o->measured.place,
              (int)o->modelled.place);
        CHECK(o->measured.error <= cases[c].error, "%s from %g: %g", f->name, cases[c].from,
              o->measured.error);
        for (size_t k = 0; k < s.study->n_h && o->measured.place == OPTIMUM_ANY_BELOW; k++)
            CHECK(!(s.study->h[k] <= o->measured.h) ||
                      fabs(row->column[COLUMN_ERROR][k]) <= o->measured.error,
                  "%s: %g at %g", f->name, row->column[COLUMN_ERROR][k], s.study->h[k]);
        sweeping_clear(&s);
    }
    CHECK_DONE();
}

/* What a wide number has beyond its nearest double may be smaller than any double. */
static void check_tiny(void **state)
{
    (void)state;
    for (size_t i = 0; i < N_FORMATS; i++) {
        const struct format *f = &formats[i];
        if (!format_is_wide(f)) continue;
        struct sweeping s;
        prepare(&s, "0.3*x*x", 0, "forward", &f, 1);
        s.request.grid = (struct grid){GRID_LOG, 1e-300, 1e-280, .n = 60};
        sweeping_run(&s);
        const struct method_sweep *row = sweeping_method(&s, 0);
        for (size_t k = 0; k < s.study->n_h; k++) {
            const double most = 4 * f->unit_roundoff * fabs(row->column[COLUMN_ESTIMATE][k]) + 0x1p-1074;
            for (int c = COLUMN_NODE; c <= COLUMN_ARITHMETIC; c++)
                CHECK(fabs(row->column[c][k]) <= most, "%s in %s at %g: %g", sweep_columns[c].name, f->name,
                      s.study->h[k], row->column[c][k]);
        }
        sweeping_clear(&s);
    }
    CHECK_DONE();
}

/* Each row has the steps and the point of its own format, and the errors are against its own derivative, whichever format is
 * named first; what is not a row's is double's. */
static void check_order(void **state)
{
    (void)state;
    const struct format *half = &formats[FORMAT_HALF], *plain = &formats[FORMAT_DOUBLE];
    const struct format *const orders[][2] = {{half, plain}, {plain, half}};
    const double x = 0.1, x_half = round_double(half, x);
    for (size_t o = 0; o < 2; o++) {
        struct sweeping s;
        prepare(&s, "sin(x)", x, "central", orders[o], 2);
        s.request.grid = (struct grid){GRID_LOG, 1e-3, 1, .n = 40};
        sweeping_run(&s);
        const struct component_sweep *c = &s.study->components[0];
        CHECK_SAME(s.study->problem->point[0], x, "the point that was asked for");
        CHECK(!s.study->point_used && c->gsl[0].routine, "order %zu: GSL", o);
        CHECK_CLOSE(c->reference.value, cos(x), 1e-15, "double's derivative");
        for (size_t m = 0; m < 2; m++) {
            const struct method_sweep *row = sweeping_method(&s, m);
            const bool narrow = row->format == half;
            CHECK(row->format == orders[o][m], "order %zu, row %zu", o, m);
            CHECK_CLOSE(row->reference, cos(narrow ? x_half : x), 1e-15, row->name);
            CHECK(!row->point_used == !narrow, "%s: its point", row->name);
            if (row->point_used) CHECK_SAME(row->point_used[0], x_half, row->name);
            for (size_t k = 0; k < s.study->n_h; k++) {
                const double h = s.study->h[k], *used = row->h_used ? row->h_used
                                                        : c->h_used ? c->h_used
                                                                    : s.study->h;
                CHECK_SAME(used[k], narrow ? round_double(half, h) : h, row->name);
                CHECK_CLOSE(row->column[COLUMN_ERROR][k], row->column[COLUMN_ESTIMATE][k] - row->reference,
                            1e-9, row->name);
            }
        }
        sweeping_clear(&s);
    }
    CHECK_DONE();
}

/* Whatever h a way names there is an estimate at it, or it lies between two; and the sweet spot begins and ends with one. */
static void check_reach(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        double x, from, to;
    } cases[] = {{"exp(x)", 10.9, 1e-3, 10}, {"exp(x)", 10, 1e-16, 1},    {"x^5", 5, 1e-16, 1},
                 {"sin(x)", 1e-9, 1e-16, 1}, {"sqrt(x)", 0.01, 1e-16, 1}, {"x^2", 0, 1e-16, 1},
                 {"tanh(x)", 4, 1e-9, 1},    {"1/x", 3, 1e-8, 10}};
    for (size_t i = 0; i < N_FORMATS; i++)
        for (size_t c = 0; c < sizeof cases / sizeof *cases; c++) {
            const struct format *f = &formats[i];
            struct sweeping s;
            prepare(&s, cases[c].text, cases[c].x, "forward,central,five-point,richardson,ridders", &f, 1);
            s.request.grid = (struct grid){GRID_LOG, cases[c].from, cases[c].to, .n = 120};
            sweeping_run(&s);
            for (size_t m = 0; m < s.study->n_methods; m++) {
                const struct method_sweep *row = sweeping_method(&s, m);
                const struct optimum *o = &row->optimum;
                const double *estimate = row->column[COLUMN_ESTIMATE];
                double first = NAN, last = NAN, at = NAN, low = NAN, high = NAN;
                for (size_t k = 0; k < s.study->n_h; k++) {
                    const double h = s.study->h[k];
                    if (isnan(estimate[k])) continue;
                    if (isnan(first)) first = h;
                    last = h;
                    if (h == o->measured.h) at = h;
                    if (h == o->measured.sweet_spot[0]) low = h;
                    if (h == o->measured.sweet_spot[1]) high = h;
                }
                CHECK(isnan(first) == isnan(o->measured.h) && (isnan(first) || (at >= low && at <= high)),
                      "%s in %s, %s: best %g, sweet spot %g to %g", cases[c].text, f->name, row->name,
                      o->measured.h, o->measured.sweet_spot[0], o->measured.sweet_spot[1]);
                const double ways[] = {o->modelled.h, o->fitted.h};
                for (size_t w = 0; w < 2; w++)
                    CHECK(isnan(ways[w]) || (first <= ways[w] && ways[w] <= last),
                          "%s in %s, %s: way %zu gives %g", cases[c].text, f->name, row->name, w, ways[w]);
            }
            sweeping_clear(&s);
        }
    CHECK_DONE();
}

/* A slope is told by points over a decade at least; over fewer the line of theory is laid through them. */
static void check_slopes(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        double x;
        const char *method;
        enum format_id format;
    } cases[] = {{"sin(x)", 1, "forward", FORMAT_HALF},     {"1/x", 3, "forward", FORMAT_HALF},
                 {"sin(x)", 1, "central", FORMAT_BFLOAT16}, {"x^3", 2, "central", FORMAT_BFLOAT16},
                 {"x", 1, "five-point", FORMAT_BFLOAT16},   {"sin(x)", 1e-9, "central", FORMAT_HALF},
                 {"sin(x)", 1, "central", FORMAT_FLOAT},    {"sin(x)", 1, "central", FORMAT_LONG_DOUBLE}};
    for (size_t c = 0; c < sizeof cases / sizeof *cases; c++) {
        const struct format *f = &formats[cases[c].format];
        struct sweeping s;
        prepare(&s, cases[c].text, cases[c].x, cases[c].method, &f, 1);
        s.request.grid.n = 500;
        sweeping_run(&s);
        const double slope = sweeping_method(&s, 0)->optimum.fitted.rounding_slope;
        const bool fine = f->bits >= FLT_MANT_DIG;
        CHECK(fine ? fabs(slope + 1) < 0.1 : isnan(slope) || fabs(slope + 1) < 0.2, "%s in %s: h^%g",
              cases[c].text, f->name, slope);
        sweeping_clear(&s);
    }
    CHECK_DONE();
}

static void check_refusals(void **state)
{
    (void)state;
    const struct format *f = &formats[FORMAT_HALF];
    static const struct {
        double x;
        const char *methods;
        enum reference_source reference;
    } cases[] = {{1e6, "central", REFERENCE_EXACT}, {1, "central", REFERENCE_GSL}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct sweeping s;
        prepare(&s, "x*x", cases[i].x, cases[i].methods, &f, 1);
        s.request.reference = cases[i].reference;
        hstar_error err = {0};
        CHECK(sweep_result_new(&s.request, &s.study, &err) == HSTAR_INVALID, "row %zu", i);
        CHECK(strstr(err.message, "half"), "%s", err.message);
        CHECK(!s.study, "row %zu", i);
        sweeping_clear(&s);
    }
    CHECK_DONE();
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(check_identity), cmocka_unit_test(check_bits),     cmocka_unit_test(check_optimum),
        cmocka_unit_test(check_model),    cmocka_unit_test(check_literals), cmocka_unit_test(check_order),
        cmocka_unit_test(check_level),    cmocka_unit_test(check_tiny),     cmocka_unit_test(check_reach),
        cmocka_unit_test(check_slopes),   cmocka_unit_test(check_refusals)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
