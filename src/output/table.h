/* The table for a person, at most 100 columns wide. */
#ifndef OUTPUT_TABLE_H
#define OUTPUT_TABLE_H

#include "gradient/descend.h"
#include "gradient/differentiate.h"
#include "gradient/noises.h"
#include "gradient/optimal.h"
#include "gradient/survey.h"
#include "output/sink.h"
#include "stencil/stencils.h"
#include "sweep/sweep.h"

#include <stdbool.h>

MUST_USE hstar_status table_write_sweep(const struct sweep *s, bool colour, struct sink *sink,
                                        hstar_error *err);
MUST_USE hstar_status table_write_derivatives(const struct derivatives *d, bool colour, struct sink *sink,
                                              hstar_error *err);
MUST_USE hstar_status table_write_noises(const struct noises *n, bool colour, struct sink *sink,
                                         hstar_error *err);
MUST_USE hstar_status table_write_optimal(const struct optimal *o, bool colour, struct sink *sink,
                                          hstar_error *err);
/* One in full, several side by side. */
MUST_USE hstar_status table_write_stencils(const struct stencils *s, bool colour, struct sink *sink,
                                           hstar_error *err);
MUST_USE hstar_status table_write_survey(const struct survey *s, bool colour, struct sink *sink,
                                         hstar_error *err);
MUST_USE hstar_status table_write_descent(const struct descent *d, bool colour, struct sink *sink,
                                          hstar_error *err);

#endif
