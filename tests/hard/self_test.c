/* Are the truths true? The derivative by the tape against differences in the wide arithmetic; f beside its smooth function. */
#include "hard.h"

/* The truth against an independent difference. A tape is differentiated in another way; what has no tape was told by
 * differences already, which confirmed each other. */
static bool truth_holds(const struct hard *p)
{
    double difference = (double)hard_difference(p, p->derivative);
    double size = fabs((double)hard_clean_at(p, (wide)p->x)) * pow(p->scale, -(double)p->derivative);
    return fabs(difference - p->truth) <= 1e-13 * fabs(p->truth) + 1e-18 * size;
}

/* f at x and beside it within what its noise is said to be: 20 of it, and the rounding of some hundred operations on numbers of its
 * size. A point where f is not a number, beside the end of a domain, says nothing. */
static bool near_its_function(const struct hard *p)
{
    static const double places[] = {0, 1e-2, -1e-2, 1e-4, -1e-4};
    for (size_t i = 0; i < sizeof places / sizeof *places; i++) {
        const double x = p->x + places[i] * p->scale, f = p->f(p, x),
                     clean = (double)hard_clean_at(p, (wide)x);
        const double allowed = 20 * p->noise + 1e-13 * (fabs(clean) + fabs(p->x * p->truth) +
                                                        fabs(p->x) * fabs(clean) / p->scale);
        if (x >= p->lower && x <= p->upper && !isnan(f) && !(fabs(f - clean) <= allowed)) return false;
    }
    return true;
}

const char *hard_self_test(const struct hard *p)
{
    if (!(p->scale > 0)) return "no scale";
    if (!truth_holds(p)) return "the truth differs from a difference in wide numbers";
    if (!near_its_function(p)) return "f is far from the function whose derivative is the truth";
    return NULL;
}
