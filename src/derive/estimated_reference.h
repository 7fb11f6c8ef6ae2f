/* The trusted derivative of what has no exact form: by `auto`, with its bar, and what its search tells of f. */
#ifndef DERIVE_ESTIMATED_REFERENCE_H
#define DERIVE_ESTIMATED_REFERENCE_H

#include "derive/measured_series_of.h"
#include "reference/reference.h"

/* One for each output of f and each of the problem's variables, row by row. They are the caller's, who clears each and frees them; so is `series`, which takes
 * f's series by the same searches, or is NULL: nobody asks. */
MUST_USE hstar_status estimated_references(const struct problem *problem, unsigned derivative,
                                           struct measured_series **series, struct reference **references,
                                           hstar_error *err);
void estimated_references_free(const struct problem *problem, struct reference *references);

#endif
