/* The optimum as the samples have it. */
#include "model/measured.h"
#include "base/memory.h"
#include "sweep/envelope.h"

#include <math.h>
#include <stdlib.h>

/* Within the sweet spot the envelope stays within this factor of its minimum. */
#define SWEET 2.0

/* Wider than this by a factor, a flat bottom is a plateau, where no step is better than another. */
#define PLATEAU 100.0

/* A unit in the last place of the derivative is nothing that a step could be blamed for. */
static double sweet_level(double least, const struct measuring *q)
{
    return SWEET * fmax(least, isnan(q->ulp) ? 0 : q->ulp);
}

/* The lowest part of the envelope, the longest where there are several, is flat over the window of its sample, half a decade or some: its middle is the
 * optimum. One that touches an end of the grid may go on falling beyond it, unless it is a plateau. */
static void lowest_part(const struct measuring *q, struct measured *found)
{
    const double *envelope = q->envelope;
    size_t n = q->n, first = n, last = n;
    for (size_t i = 0, end; i < n; i = end + 1) {
        for (end = i; end + 1 < n && envelope[end + 1] == envelope[i];) end++;
        const bool lower = first == n || envelope[i] < envelope[first];
        const bool longer = first < n && envelope[i] == envelope[first] && end - i > last - first;
        if (isnan(envelope[i]) || !(lower || longer)) continue;
        first = i;
        last = end;
    }
    if (first == n || !envelope_tells(q->h, envelope, n, first, last)) return;
    const double sweet = sweet_level(envelope[first], q);
    size_t middle = first + (last - first) / 2, low = first, high = last;
    while (low > 0 && envelope[low - 1] <= sweet) low--;
    while (high + 1 < n && envelope[high + 1] <= sweet) high++;
    bool plateau = q->h[last] > PLATEAU * q->h[first];
    *found = (struct measured){.place = plateau         ? OPTIMUM_INSIDE
                                        : last == n - 1 ? OPTIMUM_UPPER_END
                                        : first == 0    ? OPTIMUM_LOWER_END
                                                        : OPTIMUM_INSIDE,
                               .h = q->h[middle],
                               .error = envelope[first],
                               .sweet_spot = {q->h[low], q->h[high]}};
}

static int ascending(const void *a, const void *b)
{
    const double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

/* A few units in the last place more or less are nothing on a plateau. One that does not go on to the smallest step must be
 * this much longer: else its lowest place is better. */
#define UNEVEN       16.0
#define LONG_PLATEAU 1e6

/* The level of a plateau: the median of the errors that are at most some units larger than the least, or than a unit in the
 * last place. NaN where there is none. */
static hstar_status level_of(const struct measuring *q, double *level, hstar_error *err)
{
    double *some = memory_array(q->n, sizeof *some), least = INFINITY;
    if (!some) return error_memory(err);
    size_t n = 0;
    for (size_t i = 0; i < q->n; i++)
        if (q->envelope[i] < least) least = q->envelope[i];
    for (size_t i = 0; i < q->n; i++)
        if (q->envelope[i] <= UNEVEN * sweet_level(least, q)) some[n++] = q->envelope[i];
    qsort(some, n, sizeof *some, ascending);
    *level = n ? some[n / 2] : (double)NAN;
    free(some);
    return HSTAR_OK;
}

/* Where the rounding does not grow as h shrinks, the last step with an error of about the level ends a plateau, and it begins
 * at the first from which on no error is much larger. If it is no long one, the minimum is one as any other. The error is the
 * largest on it. In a narrow format it ends to the left, too, where small numbers lose their bits. */
static hstar_status long_plateau(const struct measuring *q, struct measured *found, hstar_error *err)
{
    const double *envelope = q->envelope;
    double level = NAN;
    hstar_status status = level_of(q, &level, err);
    if (status || isnan(level)) return status;
    const double sweet = sweet_level(level, q);
    size_t last = 0, lowest = q->n;
    for (size_t i = 0; i < q->n; i++) {
        if (!isnan(envelope[i]) && lowest == q->n) lowest = i;
        if (envelope[i] <= sweet) last = i;
    }
    size_t first = last;
    for (size_t i = last + 1; i-- > lowest && envelope[i] <= UNEVEN * sweet;)
        if (envelope[i] <= sweet) first = i;
    const bool all = first == lowest;
    if (!(q->h[last] > (all ? PLATEAU : LONG_PLATEAU) * q->h[first])) return HSTAR_OK;
    if (last - first + 1 < ENVELOPE_FEWEST) return HSTAR_OK;
    *found = (struct measured){.place = all ? OPTIMUM_ANY_BELOW : OPTIMUM_INSIDE,
                               .h = q->h[last],
                               .sweet_spot = {q->h[first], q->h[last]}};
    for (size_t i = first; i <= last; i++) found->error = fmax(found->error, envelope[i]);
    return HSTAR_OK;
}

/* ---- The promise ---- */

/* The samples near the best step are few, and a step between them has a rounding error of its own. So those of two decades below
 * it count, too, for what they would be at the best step if rounding grows as h^-d; above it a quarter decade, as in the envelope.
 * The largest of n that scatter without a tail falls short of what one in a hundred exceeds by the less the larger n is: the
 * factor is 1.4 for the 70 samples of the usual grid. Test unit/model_promise has the figures. */
#define PROMISE_BELOW 100.0
#define PROMISE_ABOVE 1.7782794100389228
static const double promise_share = 3;

static double promise(const struct measuring *q, double at)
{
    double top = 0;
    size_t n = 0;
    for (size_t i = 0; i < q->n; i++) {
        const bool beside = i > 0 && q->h[i - 1] <= at; /* on a coarse grid */
        if (q->h[i] * PROMISE_BELOW < at || (q->h[i] > at * PROMISE_ABOVE && !beside) || isnan(q->error[i]))
            continue;
        const bool far = q->h[i] * PROMISE_ABOVE < at;
        top = fmax(top, fabs(q->error[i]) * (far ? pow(q->h[i] / at, q->derivative) : 1));
        n++;
    }
    return top * (1 + promise_share / sqrt((double)n));
}

hstar_status measured_minimum(const struct measuring *question, struct measured *found, hstar_error *err)
{
    struct measured m = {.place = OPTIMUM_NONE, .h = NAN, .error = NAN, .sweet_spot = {NAN, NAN}};
    hstar_status status = question->level ? long_plateau(question, &m, err) : HSTAR_OK;
    if (status) return status;
    if (m.place == OPTIMUM_NONE) {
        lowest_part(question, &m);
        if (m.place != OPTIMUM_NONE) m.error = promise(question, m.h);
    }
    *found = m;
    return HSTAR_OK;
}

static void luckiest(const struct method_sweep *method, const struct sweep *s, struct optimum *o)
{
    const double *error = method->column[COLUMN_ERROR];
    for (size_t i = 0; i < s->n_h; i++)
        if (!isnan(error[i]) && !(fabs(error[i]) >= o->luckiest.error)) {
            o->luckiest.h = s->h[i];
            o->luckiest.error = fabs(error[i]);
        }
}

hstar_status measured_find(const struct method_sweep *method, const struct sweep *s,
                           const struct format *format, double truth, bool level, struct optimum *o,
                           hstar_error *err)
{
    const struct measuring question = {.h = s->h,
                                       .error = method->column[COLUMN_ERROR],
                                       .envelope = method->error_envelope,
                                       .n = s->n_h,
                                       .derivative = method->derivative,
                                       .ulp = 2 * format->unit_roundoff * fabs(truth),
                                       .level = level};
    hstar_status status = measured_minimum(&question, &o->measured, err);
    if (!status) luckiest(method, s, o);
    return status;
}
