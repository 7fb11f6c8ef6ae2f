/* Running a selector over samples, and what its outcomes come to. */
#include "base/memory.h"
#include "problem/slice.h"
#include "samples_parts.h"
#include "selectors.h"
#include "sweep/floor.h"

#include <math.h>
#include <stdlib.h>

/* Below this a floor is luck: the stencil is exact there, and any sane step has an enormous regret. */
static const double least_regular_floor = 1e-14;
static const double solved_to = 1e-6;

static struct outcome judge_one(const struct entrant *e, const struct sample *s)
{
    hstar_error err;
    struct slice *line;
    const struct problem problem = {.f = s->f, .point = &s->x, .noise = NAN};
    const struct component place = {.problem = &problem};
    must(slice_new(&place, &line, &err), &err, s->name);
    struct probe probe;
    probe_init(&probe);
    probe.call = slice_call;
    probe.context = line;
    probe.x = s->x;
    const struct step_request request = {.derivative = 1, .use = e->asked};
    struct outcome o;
    must(step_find(e->selector, &request, &probe, &o.step, &err), &err, e->name);
    slice_free(line);
    double floor = s->floor[e->judged];
    o.error = fabs(sample_error(s, o.step.value) / s->truth);
    o.regret = floor_regret(o.error, floor, 1);
    o.regular = floor >= least_regular_floor;
    double error = fabs(sample_error(s, o.step.value));
    o.covered = error <= o.step.bar && isfinite(o.step.bar);
    o.ratio = isinf(o.step.bar) || isnan(error) ? (double)NAN : error > 0 ? error / o.step.bar : 0;
    return o;
}

void judge(const struct entrant *e, const struct samples *samples, struct outcome *outcomes)
{
    for (size_t i = 0; i < samples->n; i++) outcomes[i] = judge_one(e, &samples->sample[i]);
}

static int ascending(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

double quantile(double *values, size_t n, double q)
{
    if (n == 0) return NAN;
    qsort(values, n, sizeof *values, ascending);
    double at = q * (double)n;
    size_t i = (size_t)at;
    if (i >= n) return values[n - 1];
    if (at > (double)i || i == 0) return values[i];
    return (values[i - 1] + values[i]) / 2;
}

struct summary summarise(const struct outcome *outcomes, size_t n)
{
    struct summary s = {.n = n, .error_worst = NAN, .regret_worst = NAN, .understated = NAN};
    double *error = must_have(memory_array(4 * n, sizeof *error)), *evaluations = error + n,
           *regret = error + 2 * n, *over = error + 3 * n;
    size_t n_error = 0, n_regret = 0, n_over = 0;
    for (size_t i = 0; i < n; i++) {
        const struct outcome *o = &outcomes[i];
        evaluations[i] = (double)o->step.evaluations;
        if (o->step.evaluations > s.evaluations_most) s.evaluations_most = o->step.evaluations;
        s.regular += o->regular;
        if (isnan(o->step.value)) {
            s.failed++;
            continue;
        }
        bool ok = stops[o->step.stop].trust == TRUST_OK;
        s.ok += ok;
        s.solved += o->error <= solved_to;
        error[n_error++] = o->error;
        s.error_worst = fmax(s.error_worst, o->error);
        if (o->regular && !isnan(o->regret)) {
            regret[n_regret++] = o->regret;
            s.regret_worst = fmax(s.regret_worst, o->regret);
            s.within_ten += o->regret <= 10;
        }
        if (isinf(o->step.bar)) continue;
        s.bars++;
        s.covered += o->covered;
        s.ok_bars += ok;
        s.ok_covered += ok && o->covered;
        if (o->ratio > 0) {
            over[n_over++] = 1 / o->ratio;
            s.understated = fmax(s.understated, o->ratio);
        }
    }
    s.error_median = quantile(error, n_error, 0.5);
    s.evaluations_median = quantile(evaluations, n, 0.5);
    s.regret_median = quantile(regret, n_regret, 0.5);
    s.regret_90 = quantile(regret, n_regret, 0.9);
    s.overstated = quantile(over, n_over, 0.5);
    free(error);
    return s;
}
