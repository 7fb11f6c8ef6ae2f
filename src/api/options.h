/* What the public options mean inside: checked, with names turned to rows of tables. */
#ifndef API_OPTIONS_H
#define API_OPTIONS_H

#include "base/error.h"
#include "step/step.h"

/* A checked request: which selector, and what of it. */
struct search {
    enum selector_id selector;
    struct step_request request;
    size_t budget;
    double lower, upper, noise; /* noise: NaN where it is to be measured */
};

/* NULL for options means HSTAR_OPTIONS. */
MUST_USE hstar_status search_from(const hstar_options *options, struct search *search, hstar_error *err);

/* x is a finite number within the bounds; `variable` is its number, or HSTAR_NO_POSITION where there is one only. */
MUST_USE hstar_status search_check_point(const struct search *search, double x, size_t variable,
                                         hstar_error *err);

#endif
