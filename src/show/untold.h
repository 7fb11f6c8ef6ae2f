/* What to say where there are errors, but too few steps to tell the best of them. */
#ifndef SHOW_UNTOLD_H
#define SHOW_UNTOLD_H

#include "base/text.h"
#include "sweep/sweep.h"

/* Has the method, one of the component, or one of any errors and no measured optimum? */
bool untold(const struct sweep *s, const struct method_sweep *m);
bool untold_of(const struct sweep *s, const struct component_sweep *c);
bool untold_any(const struct sweep *s);

/* Appends why: how many steps there are, and how many it takes. */
void untold_append(struct text *t, const struct sweep *s);

#endif
