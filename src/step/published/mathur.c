/* Mathur (2012): on a log-log plot the truncation is a line of slope 2 until noise takes over; the best step is a little
 * below the smallest h on that line. */
#include "step/published/doubling.h"

#include <math.h>

/* h / h0, where h0 is the last step of the run and t* = h0^3 / h^3 = (1 + 1/s) / (1 - s^2) for steps by a factor of s. */
static double past_the_end(void)
{
    const double s = 0.5, t = (1 + 1 / s) / (1 - s * s);
    return cbrt(1 / t);
}

void step_mathur(struct probe *p, const struct step_request *request, struct step *step)
{
    (void)request;
    if (!step_start(p, USE_CENTRAL, 2, step)) return;
    enum { SLOPES = 5 };
    const double good = 0.1, okay = 0.3, in_deviations = 3, doubtful = 1.25;
    struct doubling d;
    struct doubling_run run;
    doubling_take(p, &d);
    if (!doubling_run(&d, SLOPES, good, &run) && !doubling_run(&d, SLOPES, okay, &run)) {
        doubling_give_up(p, &d, step);
        return;
    }
    const double factor = past_the_end();
    const double noise = doubling_noise(&d, run.first), h = d.h[run.first] * factor;
    if (isnan(step->noise) && noise > 0) step->noise = noise * sqrt(2);
    doubling_value(p, &d, h, doubtful * d.truncation[run.first] * factor * factor,
                   fmax(in_deviations * noise / h, d.rounding[run.first] / factor), step);
}
