/* GSL's numerical derivatives run on a probe. */
#ifndef STEP_PUBLISHED_GSL_H
#define STEP_PUBLISHED_GSL_H

#include "step/step.h"

enum gsl_way { GSL_CENTRAL, GSL_FORWARD, GSL_BACKWARD, N_GSL_WAYS };

/* GSL's answer from its start at h; the step is complete. p has begun and f(x) is finite. */
void gsl_differentiate(struct probe *p, enum gsl_way way, double h, struct step *step);

#endif
