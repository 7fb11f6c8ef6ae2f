/* The last word of the proven derivative. */
#include "gradient/overrule.h"

#include <math.h>

void overrule(struct step *step, double error, double slack)
{
    if (stops[step->stop].trust == TRUST_OK && fabs(error) - slack > step->bar)
        step->stop = STOP_CONTRADICTED;
}
