/* The promise of the best step, "its error is up to E", and the error that the model has, at steps that were not tried: of the 16 problems at points of theirs, and of
 * some whose rounding sits inside f. */
#include "check.h"
#include "planted_errors.h"
#include "sweeping.h"

static const struct figure {
    const char *name;
    double x, slope;
} figures[] = {
#define X(name, x, f, d1, d2, d3) {name, x, d1},
#include "problem_figures.def"
#undef X
};
enum { EVERY = 5 }; /* a part of them: each problem at five points or so */

static const struct {
    const char *text;
    double x;
} others[] = {{"sqrt(1+x)-sqrt(x)", 1e6},
              {"exp(x)-1-x", 0.01},
              {"(1-cos(x))/x^2", 1e-3},
              {"sin(x)", 1e5},
              {"tan(x)", 1.2},
              {"tgamma(x)", 3.3},
              {"exp(-x^2)*sin(5*x)", 0.8},
              {"erf(x)", 0.7},
              {"bessel_j0(x)", 2.1}};

/* New steps: within a tenth of the best, or anywhere in its sweet spot. */
enum { TRIES = 200 };
static const double near = 1.1;

struct tally {
    size_t places, steps, over, far_over; /* far: by more than twice */
    size_t spot_steps, spot_over;
    double worst;
};

static struct sweeping sweep_of(const char *text, double x, const char *methods, unsigned derivative,
                                const struct format *const *format, struct grid grid)
{
    struct sweeping s;
    sweeping_prepare(&s, text, x, "forward");
    methods_free(s.methods, s.request.n_methods);
    assert_int_equal(methods_new(methods, derivative, &s.methods, &s.request.n_methods, NULL), HSTAR_OK);
    s.request.methods = s.methods;
    s.request.grid = grid;
    s.request.anatomy = false;
    s.request.formats = format;
    s.request.n_formats = 1;
    sweeping_run(&s);
    return s;
}

struct row {
    const char *label, *methods;
    unsigned derivative;
    size_t points; /* of the sweep */
    enum format_id format;
    double most; /* per cent that may exceed the promise */
};

static void try_anew(const struct row *row, const char *text, double x, const char *method,
                     const struct measured *best, struct tally *t)
{
    const struct format *format = &formats[row->format];
    const double from[] = {best->h / near, best->sweet_spot[0]}, to[] = {best->h * near, best->sweet_spot[1]};
    for (size_t k = 0; k < 2; k++) {
        if (!(from[k] < to[k])) continue; /* a sweet spot of one step */
        struct sweeping s = sweep_of(text, x, method, row->derivative, &format,
                                     (struct grid){GRID_LOG, from[k], to[k], .n = TRIES});
        const double *error = sweeping_method(&s, 0)->column[COLUMN_ERROR];
        for (size_t i = 0; i < TRIES; i++) {
            const double e = fabs(error[i]);
            if (isnan(e)) continue;
            (k ? t->spot_steps++ : t->steps++);
            if (k == 0) t->over += (size_t)(e > best->error);
            if (k == 0) t->far_over += (size_t)(e > 2 * best->error);
            if (k == 0 && e > 0) t->worst = fmax(t->worst, e / best->error);
            if (k == 1) t->spot_over += (size_t)(e > 2 * best->error);
        }
        sweeping_clear(&s);
    }
}

static void count(const struct row *row, const char *text, double x, struct tally *t)
{
    const struct format *format = &formats[row->format];
    const double finest = row->format == FORMAT_DOUBLE ? 1e-16 : 1e-8;
    struct sweeping s = sweep_of(text, x, row->methods, row->derivative, &format,
                                 (struct grid){GRID_LOG, finest, 1, .n = row->points});
    for (size_t m = 0; m < s.request.n_methods; m++) {
        const struct measured *best = &sweeping_method(&s, m)->optimum.measured;
        if (isnan(best->h)) continue;
        t->places++;
        try_anew(row, text, x, sweeping_method(&s, m)->name, best, t);
    }
    sweeping_clear(&s);
}

static void promise(void **state)
{
    (void)state;
    static const char four[] = "forward,backward,central,five-point";
    static const struct row rows[] = {
        {"the usual grid", four, 1, 500, FORMAT_DOUBLE, 1},
        {"100 steps", four, 1, 100, FORMAT_DOUBLE, 1},
        {"33 steps", four, 1, 33, FORMAT_DOUBLE, 1},
        {"complex step", "complex-step", 1, 500, FORMAT_DOUBLE, 1},
        {"of high order", "richardson:3,ridders:4,central:6", 1, 500, FORMAT_DOUBLE, 1},
        {"second derivatives", "central,forward:2", 2, 500, FORMAT_DOUBLE, 1},
        {"float", four, 1, 500, FORMAT_FLOAT, 1},
        {"bfloat16", four, 1, 500, FORMAT_BFLOAT16, 1}};
    printf("%-20s places  new steps  above E  above 2 E  worst; in the sweet spot above 2 E\n", "");
    for (size_t r = 0; r < sizeof rows / sizeof *rows; r++) {
        struct tally t = {0};
        for (size_t i = 0; i < sizeof figures / sizeof *figures; i += EVERY)
            for (size_t k = 0; k < N_PLANTED_PROBLEMS; k++)
                if (!strcmp(planted_problems[k].name, figures[i].name))
                    count(&rows[r], planted_problems[k].text, figures[i].x, &t);
        for (size_t i = 0; i < sizeof others / sizeof *others; i++)
            count(&rows[r], others[i].text, others[i].x, &t);
        const double over = 100. * (double)t.over / (double)t.steps;
        const double spot = 100. * (double)t.spot_over / (double)t.spot_steps;
        printf("%-20s %6zu %10zu   %.2f %%     %.3f %%   %.2f  %.2f %%\n", rows[r].label, t.places, t.steps,
               over, 100. * (double)t.far_over / (double)t.steps, t.worst, spot);
        CHECK(t.steps > 100 * TRIES / 2 && over <= rows[r].most, "%s: %.2f %% of %zu steps", rows[r].label,
              over, t.steps);
        CHECK(spot <= rows[r].most, "%s: in the sweet spot %.2f %%", rows[r].label, spot);
        CHECK(r > 0 || t.worst < 2, "%s: %g times E", rows[r].label, t.worst);
    }
    CHECK_DONE();
}

/* ---- The model ---- */

/* The largest error at new steps within a tenth of the modelled one, over the error that is modelled there. */
static double ratio_of(const char *text, double x, const char *method, const struct format *format,
                       const struct optimum *o)
{
    double top = 0;
    struct sweeping s =
        sweep_of(text, x, method, 1, &format,
                 (struct grid){GRID_LOG, o->modelled.h / near, o->modelled.h * near, .n = TRIES});
    const double *error = sweeping_method(&s, 0)->column[COLUMN_ERROR];
    for (size_t i = 0; i < TRIES; i++) top = fmax(top, fabs(error[i])); /* of a NaN and a number the number */
    sweeping_clear(&s);
    return top / o->modelled.error;
}

struct range {
    size_t n;
    double least, most;
};

static void model_at(const char *text, double x, const char *methods, enum format_id id, struct range *r)
{
    const struct format *format = &formats[id];
    struct sweeping s;
    sweeping_prepare(&s, text, x, methods);
    s.request.grid = (struct grid){GRID_LOG, id == FORMAT_DOUBLE ? 1e-16 : 1e-8, 1, .n = 500};
    s.request.formats = &format;
    s.request.n_formats = 1;
    sweeping_run(&s);
    for (size_t m = 0; m < s.request.n_methods; m++) {
        const struct optimum *o = &sweeping_method(&s, m)->optimum;
        if (o->modelled.place != OPTIMUM_INSIDE && o->modelled.place != OPTIMUM_ANY_BELOW) continue;
        const double ratio = ratio_of(text, x, sweeping_method(&s, m)->name, format, o);
        r->n++;
        r->least = fmin(r->least, ratio);
        r->most = fmax(r->most, ratio);
        CHECK(ratio < 1.5 && ratio > 0.1, "%s at %g, %s %s: modelled %g at %g, there it is %g times that",
              text, x, sweeping_method(&s, m)->name, format->name, o->modelled.error, o->modelled.h, ratio);
    }
    sweeping_clear(&s);
}

/* What theory says of the error at its own best step comes out there, also where the rounding sits inside f and is a million
 * units of |f|. */
static void model(void **state)
{
    (void)state;
    static const struct {
        const char *methods;
        enum format_id format;
    } rows[] = {{"forward,backward,central,five-point", FORMAT_DOUBLE},
                {"forward,backward,central,five-point", FORMAT_FLOAT},
                {"complex-step", FORMAT_DOUBLE}};
    for (size_t r = 0; r < sizeof rows / sizeof *rows; r++) {
        struct range range = {0, INFINITY, 0};
        for (size_t i = 0; i < sizeof others / sizeof *others; i++)
            model_at(others[i].text, others[i].x, rows[r].methods, rows[r].format, &range);
        for (size_t i = 0; i < sizeof figures / sizeof *figures; i += EVERY)
            for (size_t k = 0; k < N_PLANTED_PROBLEMS; k++)
                if (!strcmp(planted_problems[k].name, figures[i].name))
                    model_at(planted_problems[k].text, figures[i].x, rows[r].methods, rows[r].format, &range);
        printf("%s, %s: at %zu places the largest new error is %.2f to %.2f of the modelled one\n",
               rows[r].methods, formats[rows[r].format].name, range.n, range.least, range.most);
        CHECK(range.n > 50, "only %zu places", range.n);
    }
    CHECK_DONE();
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(promise), cmocka_unit_test(model)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
