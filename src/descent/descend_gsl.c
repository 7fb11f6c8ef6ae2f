/* GSL's conjugate gradients and BFGS on numerical gradients, within bounds.
 *
 * GSL knows no bounds. It is given f at the nearest point within them, which is flat beyond a bound, for the coordinates that
 * are free; one that a bound holds (f falls beyond it) is left out, until its gradient turns. Where the line search meets no
 * finite number it is shown a cone that rises from the last good point, so that it turns back. What GSL takes for no progress
 * is absolute: it is given f in units of what the first step is to gain. */
#include "base/gsl_quiet.h"
#include "base/memory.h"
#include "descent/descend_trace.h"

#include <gsl/gsl_errno.h>
#include <gsl/gsl_multimin.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

/* GSL's accuracy of a line search, after its manual; and its first step, in sizes of the point. */
#define LINE_TOLERANCE 0.1
#define FIRST_STEP     0.01

enum { REMEMBERED = 8 };

struct gsl_descent {
    struct trace *trace;
    size_t *free; /* the n_free coordinates that GSL moves */
    size_t n_free;
    double *x;                      /* the whole place that is tried */
    struct ground seen[REMEMBERED]; /* the last gradients: GSL asks for one and returns to another */
    size_t n_seen;                  /* in all; the last is seen[(n_seen - 1) % REMEMBERED] */
    const struct ground *from;      /* the last that was good: the tip of the cone */
    double steepness;               /* of the cone */
    double scale;                   /* of f and its gradient, for GSL */
    double low,
        *low_x;      /* the least f of the search, and where: an f whose slope grows downhill ends it early */
    bool bottomless; /* f was minus infinity, or fell still where nobody looks any more */
    hstar_status status; /* of the first call that failed */
    hstar_error *err;
    gsl_multimin_fdfminimizer *minimizer;
    gsl_multimin_function_fdf function;
};

/* Where GSL stands, as a place within the bounds; false where that is not a number. */
static bool place_point(struct gsl_descent *s, const gsl_vector *v)
{
    bool finite = true;
    memcpy(s->x, s->trace->here.x, s->trace->source.n * sizeof *s->x);
    for (size_t k = 0; k < s->n_free; k++) {
        double x = gsl_vector_get(v, k);
        finite = finite && isfinite(x);
        s->x[s->free[k]] = gradient_clip(&s->trace->source, s->free[k], x);
    }
    return finite;
}

static double cone(const struct gsl_descent *s)
{
    const double steep = 3, highest = 1e300;
    double sum = 0;
    for (size_t i = 0; i < s->trace->source.n; i++) sum = hypot(sum, s->x[i] - s->from->x[i]);
    double height = s->from->f + steep * s->steepness * sum;
    return height < highest ? height : highest;
}

static double f_at_vector(const gsl_vector *v, void *context)
{
    struct gsl_descent *s = context;
    double f = (double)NAN;
    if (place_point(s, v) && !s->status) s->status = gradient_value(&s->trace->source, s->x, &f, s->err);
    if (f < s->low) {
        s->low = f;
        memcpy(s->low_x, s->x, s->trace->source.n * sizeof *s->x);
        if (isinf(f) || trace_is_far(s->trace, s->x)) s->bottomless = true;
    }
    return s->scale * (isfinite(f) && !s->bottomless ? f : cone(s));
}

static bool same_place(const double *a, const double *b, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (!(a[i] == b[i])) return false;
    return true;
}

/* f and the gradient at s->x, taken once. */
static const struct ground *look_at_point(struct gsl_descent *s)
{
    size_t n = s->trace->source.n;
    for (size_t k = 0; k < REMEMBERED && k < s->n_seen; k++)
        if (same_place(s->seen[k].x, s->x, n)) return &s->seen[k];
    struct ground *g = &s->seen[s->n_seen % REMEMBERED];
    if (g == s->from) g = &s->seen[++s->n_seen % REMEMBERED];
    memcpy(g->x, s->x, n * sizeof *g->x);
    if (!s->status) s->status = gradient_look(&s->trace->source, g, s->err);
    if (s->status) return NULL;
    s->n_seen++;
    return g;
}

static void take_slope(struct gsl_descent *s, const struct ground *g, const gsl_vector *v, gsl_vector *slope)
{
    for (size_t k = 0; k < s->n_free; k++) {
        size_t i = s->free[k];
        double x = gsl_vector_get(v, k), component = g ? g->gradient[i] : 0;
        bool beyond = x < gradient_lower(&s->trace->source, i) || x > gradient_upper(&s->trace->source, i);
        gsl_vector_set(slope, k, beyond || !isfinite(component) ? 0 : s->scale * component);
    }
}

static void gradient_at_vector(const gsl_vector *v, void *context, gsl_vector *slope)
{
    struct gsl_descent *s = context;
    take_slope(s, place_point(s, v) ? look_at_point(s) : NULL, v, slope);
}

static void both_at(const gsl_vector *v, void *context, double *f, gsl_vector *slope)
{
    struct gsl_descent *s = context;
    const struct ground *g = place_point(s, v) ? look_at_point(s) : NULL;
    take_slope(s, g, v, slope);
    *f = s->scale * (g && isfinite(g->f) ? g->f : cone(s));
}

/* A search from where the trace stands, over the coordinates that no bound holds. */
static hstar_status begin_minimiser(struct gsl_descent *s, double step)
{
    const struct trace *t = s->trace;
    const gsl_multimin_fdfminimizer_type *type = t->request->method == DESCENT_BFGS
                                                     ? gsl_multimin_fdfminimizer_vector_bfgs2
                                                     : gsl_multimin_fdfminimizer_conjugate_pr;
    gsl_multimin_fdfminimizer_free(s->minimizer);
    s->minimizer = NULL;
    s->n_free = 0;
    for (size_t i = 0; i < t->source.n; i++)
        if (!gradient_held(&t->source, &t->here, i)) s->free[s->n_free++] = i;
    gsl_vector *start = gsl_vector_alloc(s->n_free);
    s->minimizer = gsl_multimin_fdfminimizer_alloc(type, s->n_free);
    if (!start || !s->minimizer) {
        gsl_vector_free(start);
        return error_memory(s->err);
    }
    s->scale = s->steepness > 0 ? 1 / (s->steepness * step) : 1;
    if (!(s->scale > 0 && isfinite(s->scale))) s->scale = 1;
    s->function = (gsl_multimin_function_fdf){f_at_vector, gradient_at_vector, both_at, s->n_free, s};
    for (size_t k = 0; k < s->n_free; k++) gsl_vector_set(start, k, t->here.x[s->free[k]]);
    gsl_multimin_fdfminimizer_set(s->minimizer, &s->function, start, step, LINE_TOLERANCE);
    gsl_vector_free(start);
    return s->status;
}

/* The place in s->x, if it is lower than the last. */
static hstar_status go(struct gsl_descent *s, bool *moved)
{
    struct trace *t = s->trace;
    const struct ground *g = look_at_point(s);
    if (!g || !(g->f <= t->here.f)) return s->status;
    *moved = true;
    s->from = g;
    s->steepness = 0;
    for (size_t i = 0; i < t->source.n; i++) s->steepness = hypot(s->steepness, g->gradient[i]);
    return trace_go(t, g, s->err);
}

/* Do the bounds hold others than those that GSL does not move, or did it cross one? */
static bool other_bounds(const struct gsl_descent *s)
{
    const struct trace *t = s->trace;
    size_t n_free = 0;
    for (size_t i = 0; i < t->source.n; i++) {
        if (gradient_held(&t->source, &t->here, i)) continue;
        if (n_free == s->n_free || s->free[n_free] != i) return true;
        n_free++;
    }
    for (size_t k = 0; k < s->n_free && n_free == s->n_free; k++)
        if (gsl_vector_get(s->minimizer->x, k) != t->here.x[s->free[k]]) return true;
    return n_free != s->n_free;
}

/* One iteration of GSL; *moved says whether it came anywhere, *stuck whether GSL knows no further from there. */
static hstar_status advance(struct gsl_descent *s, bool *moved, bool *stuck)
{
    struct trace *t = s->trace;
    s->low = t->here.f;
    *stuck = gsl_multimin_fdfminimizer_iterate(s->minimizer) != GSL_SUCCESS;
    *moved = false;
    if (s->status) return s->status;
    if (s->bottomless) {
        trace_end(t, DESCENT_STOP_UNBOUNDED);
        return HSTAR_OK;
    }
    hstar_status status = HSTAR_OK;
    if (place_point(s, s->minimizer->x) && !same_place(s->x, t->here.x, t->source.n)) status = go(s, moved);
    if (status || *moved || !(s->low < t->here.f)) return status;
    *stuck = true;
    memcpy(s->x, s->low_x, t->source.n * sizeof *s->x);
    return go(s, moved);
}

/* Where GSL finds no step: one that is no part of its search, or the end. */
static hstar_status jump(struct gsl_descent *s, bool *moved)
{
    bool down;
    hstar_status status = gradient_leads_down(&s->trace->source, &s->trace->here, s->x, &down, s->err);
    if (!status && down) status = go(s, moved);
    if (!status && !*moved) trace_end(s->trace, DESCENT_STOP_NO_PROGRESS);
    return status;
}

static hstar_status run_minimiser(struct gsl_descent *s)
{
    struct trace *t = s->trace;
    const double first = FIRST_STEP * t->start_size;
    hstar_status status = begin_minimiser(s, first);
    bool fresh = true, moved, stuck;
    while (!status && !t->over) {
        status = advance(s, &moved, &stuck);
        if (t->source.is_spent) trace_end(t, DESCENT_STOP_CALLS);
        if (status || t->over) break;
        if (!moved && fresh) status = jump(s, &moved);
        if (t->source.is_spent) trace_end(t, DESCENT_STOP_CALLS);
        if (status) break;
        /* What the search has learnt of f may be what keeps it: once more without. */
        bool again = !moved || stuck || other_bounds(s);
        if (again && !t->over) status = begin_minimiser(s, first);
        fresh = again;
    }
    return status;
}

hstar_status descend_gsl(struct trace *t, hstar_error *err)
{
    size_t n = t->source.n;
    struct gsl_descent s = {.trace = t,
                            .err = err,
                            .from = &t->here,
                            .free = memory_array(n, sizeof *s.free),
                            .x = memory_array(n, sizeof *s.x),
                            .low_x = memory_array(n, sizeof *s.low_x)};
    hstar_status status = s.free && s.x && s.low_x ? HSTAR_OK : error_memory(err);
    for (size_t k = 0; k < REMEMBERED && !status; k++) status = ground_init(&s.seen[k], n, err);
    if (!status) {
        ground_copy(&s.seen[0], &t->here, n);
        s.from = &s.seen[0];
        s.n_seen = 1;
        for (size_t i = 0; i < n; i++) s.steepness = hypot(s.steepness, t->here.gradient[i]);
        gsl_quiet_begin();
        status = run_minimiser(&s);
        gsl_multimin_fdfminimizer_free(s.minimizer);
        gsl_quiet_end();
    }
    for (size_t k = 0; k < REMEMBERED; k++) ground_clear(&s.seen[k]);
    free(s.free);
    free(s.x);
    free(s.low_x);
    return status;
}
