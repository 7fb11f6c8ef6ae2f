/* Checks at random points: where they lie, and what they say together. They come in pairs, the second with the other sign in
 * every variable: what is wrong on one side of 0 only, as at a kink, is met by two points, and not by chance. */
#include "check/check_points.h"
#include "base/memory.h"
#include "check/check_parts.h"
#include "check/directions.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* A random point is drawn anew, so many times at most, until f is finite there. */
enum { TRIES = 100 };

/* Where variable v of a random point lies: within [-scale, scale], and within the bounds where there are some. */
static void range_of(const struct check_request *r, const double *scale, size_t v, double *low, double *high)
{
    *low = -scale[v];
    *high = scale[v];
    if (r->problem->lower) *low = fmax(*low, r->problem->lower[v]);
    if (r->problem->upper) *high = fmin(*high, r->problem->upper[v]);
    if (!(*low <= *high)) *low = *high = r->problem->point[v]; /* bounds beyond the scale */
}

static void draw_point(const struct check_request *r, const double *scale, uint64_t *state, double *point)
{
    memcpy(point, r->problem->point, r->problem->f->n_variables * sizeof *point);
    for (size_t i = 0; i < r->problem->n_wrt; i++) {
        double low, high;
        range_of(r, scale, r->problem->wrt[i], &low, &high);
        point[r->problem->wrt[i]] = low + direction_uniform(state) * (high - low);
    }
}

/* The counterpart of a point: each variable on the other side of 0, at the same share of the way to the end; where only one
 * sign is allowed, on the other side of the middle. */
static void mirror(const struct check_request *r, const double *scale, const double *last, double *point)
{
    memcpy(point, r->problem->point, r->problem->f->n_variables * sizeof *point);
    for (size_t i = 0; i < r->problem->n_wrt; i++) {
        const size_t v = r->problem->wrt[i];
        double low, high, x = last[v];
        range_of(r, scale, v, &low, &high);
        if (low < 0 && high > 0)
            point[v] = x < 0 ? high * (x / low) : low * (x / high);
        else
            point[v] = fmin(fmax(low + (high - x), low), high);
    }
}

static bool all_finite(const double *x, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (!isfinite(x[i])) return false;
    return true;
}

/* The next point at which f is defined: the counterpart of the one before, where there is one to begin with. */
static hstar_status find_point(struct checks *s, const struct check_request *r, uint64_t *state,
                               const double *last, double *values, double *point, hstar_error *err)
{
    for (size_t k = 0; k < TRIES; k++) {
        if (last && k == 0)
            mirror(r, s->scale, last, point);
        else
            draw_point(r, s->scale, state, point);
        hstar_status status = problem_values(r->problem, point, values, err);
        if (status || all_finite(values, r->problem->f->n_outputs)) return status;
        s->n_passed_over++;
    }
    error_set(err, HSTAR_UNDEFINED, "f is not a finite number at %d random points, one after the other",
              TRIES);
    error_remedy(err, "--bounds x=0:1 says where it is defined");
    return HSTAR_UNDEFINED;
}

static hstar_status run_random(struct checks *s, const struct checks_request *request, hstar_error *err)
{
    const struct check_request *r = &request->check;
    size_t n = r->problem->f->n_variables;
    uint64_t state = r->seed;
    double *points = memory_array(n, 2 * sizeof *points), *last = NULL;
    double *values = memory_array(r->problem->f->n_outputs, sizeof *values);
    s->scale = memory_array(n, sizeof *s->scale);
    hstar_status status = points && values && s->scale ? HSTAR_OK : error_memory(err);
    for (size_t v = 0; !status && v < n; v++)
        s->scale[v] = r->problem->point[v] == 0 ? 2 : 2 * fabs(r->problem->point[v]);
    for (size_t i = 0; !status && i < request->n_points; i++) {
        struct check_request one = *r;
        double *point = points + i % 2 * n;
        status = find_point(s, r, &state, i % 2 ? last : NULL, values, point, err);
        struct problem *there = NULL;
        one.elsewhere = last;
        one.seed = r->seed + i;
        one.progress = NULL; /* it is told of the points */
        if (!status) status = problem_at(r->problem, point, &there, err);
        one.problem = there;
        ledger_keep(r->problem->ledger, request->n_points - i - 1, request->n_points - i);
        if (!status) status = check_run(&one, &s->at[i], err);
        problem_release(there);
        if (!status && !progress_tell(r->progress, ++s->n_points, request->n_points))
            status = error_cancelled(err);
        last = point;
    }
    free(values);
    free(points);
    return status;
}

/* Disagreement is worse than doubt, and doubt worse than agreement. */
static int rank(enum verdict v)
{
    return v == VERDICT_DISAGREES ? 2 : v == VERDICT_UNDECIDED;
}

void checks_conclude(struct checks *s)
{
    size_t n = 0;
    s->verdict = VERDICT_AGREES;
    s->taylor_slope = NAN;
    for (int wanted = 2; wanted >= 0; wanted--)
        for (size_t i = 0; i < s->n_points; i++)
            if (rank(s->at[i]->verdict) == wanted) s->severity[n++] = i;
    for (size_t i = 0; i < s->n_points; i++) {
        const struct check *c = s->at[i];
        s->count[c->verdict]++;
        s->evaluations += c->evaluations;
        if (rank(c->verdict) > rank(s->verdict)) s->verdict = c->verdict;
        if (c->has_taylor && !(c->taylor.slope >= s->taylor_slope) && !isnan(c->taylor.slope))
            s->taylor_slope = c->taylor.slope;
    }
}

hstar_status checks_run(const struct checks_request *request, struct checks **checks, hstar_error *err)
{
    size_t room = request->n_points ? request->n_points : 1;
    struct checks *s = memory_array(1, sizeof *s);
    if (!s) return error_memory(err);
    *s = (struct checks){.random = request->n_points > 0,
                         .seed = request->check.seed,
                         .at = memory_array(room, sizeof *s->at),
                         .severity = memory_array(room, sizeof *s->severity)};
    hstar_status status = HSTAR_OK;
    if (!s->at || !s->severity) {
        status = error_memory(err);
    } else if (s->random) {
        status = run_random(s, request, err);
    } else {
        status = check_run(&request->check, &s->at[0], err);
        s->n_points = !status;
    }
    if (status) {
        checks_free(s);
        return status;
    }
    checks_conclude(s);
    *checks = s;
    return HSTAR_OK;
}

void checks_free(struct checks *s)
{
    if (!s) return;
    for (size_t i = 0; s->at && i < s->n_points; i++) check_free(s->at[i]);
    free(s->at);
    free(s->scale);
    free(s->severity);
    free(s);
}
