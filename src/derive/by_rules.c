/* The ways of step/ways.def. */
#include "derive/by_rules.h"
#include "base/memory.h"

#include <float.h>
#include <math.h>
#include <stdlib.h>

/* 1e-100, as the texts do it; near 0 so far below x that its square is nothing beside it. */
static double imaginary_step(double x)
{
    const int usual = -332, below = 100;
    const int exponent = x == 0 ? usual : ilogb(x) - below;
    return fmax(ldexp(1, exponent < usual ? exponent : usual), DBL_MIN);
}

static hstar_status complex_slope(const struct component *c, double *value, hstar_error *err)
{
    const struct function *f = c->problem->f;
    const double h = imaginary_step(component_x(c));
    double imaginary;
    hstar_status status = function_complex_check(f, c->output, c->wrt, err);
    if (!status)
        status =
            f->class->complex_step->evaluate(f, c->output, c->problem->point, c->wrt, &h, 1, &imaginary, err);
    if (!status) *value = imaginary / h;
    return status;
}

/* Where f is not a number, its continuation to complex ones may be some. */
static hstar_status complex_slopes(const struct problem *p, double *values, hstar_error *err)
{
    const size_t n = p->n_wrt;
    double *y = memory_array(p->f->n_outputs, sizeof *y);
    hstar_status status = y ? problem_values(p, p->point, y, err) : error_memory(err);
    for (size_t i = 0; i < p->f->n_outputs * n && !status; i++) {
        const struct component component = {p, i / n, p->wrt[i % n]};
        status = complex_slope(&component, &values[i], err);
        if (!isfinite(y[i / n])) values[i] = NAN;
    }
    free(y);
    return status;
}

hstar_status by_rules_find(const struct problem *problem, enum stencil_use way, double **values,
                           hstar_error *err)
{
    double *found = memory_array(problem->f->n_outputs, problem->n_wrt * sizeof *found);
    if (!found) return error_memory(err);
    hstar_status status =
        way == USE_COMPLEX_STEP
            ? complex_slopes(problem, found, err)
            : function_automatic(problem->f, problem->point,
                                 way == USE_REVERSE_MODE ? AUTOMATIC_REVERSE : AUTOMATIC_FORWARD,
                                 problem->wrt, problem->n_wrt, found, err);
    if (status)
        free(found);
    else
        *values = found;
    return status;
}

void by_rules_step(const struct component *component, enum stencil_use way, double value, struct step *step)
{
    const double h = way == USE_COMPLEX_STEP ? imaginary_step(component_x(component)) : (double)NAN;
    const bool none = !isfinite(value);
    *step = (struct step){.value = none ? (double)NAN : value,
                          .bar = (double)INFINITY,
                          .h = h,
                          .h_largest = h,
                          .h_brief = h,
                          .noise = (double)NAN,
                          .evaluations = way == USE_COMPLEX_STEP ? 2 : 1,
                          .use = way,
                          .order = way == USE_COMPLEX_STEP ? 2 : 0,
                          .missing = {(double)INFINITY, (double)INFINITY},
                          .stop = none ? STOP_NO_RULE : STOP_UNPROVEN};
}

/* Not less than half of the value's last place: what a double cannot say. */
void by_rules_claim(struct step *step, double error)
{
    if (step->stop != STOP_UNPROVEN || !isfinite(error)) return;
    step->bar = fmax(nextafter(fabs(error), (double)INFINITY), step_ulp(step->value) / 2);
    step->bar = fmax(step->bar, DBL_TRUE_MIN);
    step->stop = STOP_RULES;
}
