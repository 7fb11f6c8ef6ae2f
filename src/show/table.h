/* The table for a person, at most 100 columns wide. */
#ifndef SHOW_TABLE_H
#define SHOW_TABLE_H

#include "base/sink.h"
#include "check/check_points.h"
#include "derive/differentiate.h"
#include "derive/forecast.h"
#include "derive/growth.h"
#include "derive/hessian.h"
#include "derive/noises.h"
#include "derive/optimal.h"
#include "descent/descend.h"
#include "function/source/kept_list.h"
#include "stencil/stencils.h"
#include "sweep/sweep.h"

#include <stdbool.h>

MUST_USE hstar_status table_write_sweep(const struct sweep *s, bool colour, struct sink *sink,
                                        hstar_error *err);
MUST_USE hstar_status table_write_derivatives(const struct derivatives *d, bool colour, struct sink *sink,
                                              hstar_error *err);
MUST_USE hstar_status table_write_hessian(const struct hessian *h, bool colour, struct sink *sink,
                                          hstar_error *err);
MUST_USE hstar_status table_write_comparison(const struct comparison *c, bool colour, struct sink *sink,
                                             hstar_error *err);
MUST_USE hstar_status table_write_growth(const struct growth *g, bool colour, struct sink *sink,
                                         hstar_error *err);
MUST_USE hstar_status table_write_noises(const struct noises *n, bool colour, struct sink *sink,
                                         hstar_error *err);
MUST_USE hstar_status table_write_optimal(const struct optimal *o, bool colour, struct sink *sink,
                                          hstar_error *err);
/* One in full, several side by side. */
MUST_USE hstar_status table_write_stencils(const struct stencils *s, bool colour, struct sink *sink,
                                           hstar_error *err);
MUST_USE hstar_status table_write_checks(const struct checks *s, bool colour, struct sink *sink,
                                         hstar_error *err);
MUST_USE hstar_status table_write_forecast(const struct forecast *f, bool colour, struct sink *sink,
                                           hstar_error *err);
MUST_USE hstar_status table_write_descent(const struct descent *d, bool colour, struct sink *sink,
                                          hstar_error *err);
MUST_USE hstar_status table_write_kept(const struct kept_list *list, bool colour, struct sink *sink,
                                       hstar_error *err);

#endif
