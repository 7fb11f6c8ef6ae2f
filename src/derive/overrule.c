/* The last word of the proven derivative. */
#include "derive/overrule.h"

#include <math.h>

void overrule(struct step *step, double error, double slack)
{
    if (stops[step->stop].trust != TRUST_OK || !(fabs(error) - slack > step->bar)) return;
    /* Of the slope across pieces the proven derivative is not the truth, but that of the piece at x. */
    const double of_piece = error - (step->value - step->piece.local);
    if (step->stop == STOP_PIECES && fabs(of_piece) - slack <= step->piece.local_bar) return;
    step->stop = STOP_CONTRADICTED;
}
