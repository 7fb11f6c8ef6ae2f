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

/* f within what its noise is said to be: 20 of it, and the rounding of some hundred operations on numbers of its size. */
static bool near_its_function(const struct hard *p)
{
    double clean = (double)hard_clean_at(p, (wide)p->x), f = p->f(p, p->x);
    return fabs(f - clean) <= 20 * p->noise + 1e-13 * (fabs(clean) + fabs(p->x * p->truth));
}

const char *hard_self_test(const struct hard *p)
{
    if (!(p->scale > 0)) return "no scale";
    if (!truth_holds(p)) return "the truth differs from a difference in wide numbers";
    if (p->derivative == 1 && !near_its_function(p))
        return "f is far from the function whose derivative is the truth";
    return NULL;
}
