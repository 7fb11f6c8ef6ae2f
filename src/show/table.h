/* The table for a person, at most 100 columns wide. */
#ifndef SHOW_TABLE_H
#define SHOW_TABLE_H

#include "base/sheet.h"
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

MUST_USE hstar_status table_write_sweep(const struct sweep *s, const struct sheet_style *style,
                                        struct sink *sink, hstar_error *err);
MUST_USE hstar_status table_write_derivatives(const struct derivatives *d, const struct sheet_style *style,
                                              struct sink *sink, hstar_error *err);
MUST_USE hstar_status table_write_hessian(const struct hessian *h, const struct sheet_style *style,
                                          struct sink *sink, hstar_error *err);
MUST_USE hstar_status table_write_comparison(const struct comparison *c, const struct sheet_style *style,
                                             struct sink *sink, hstar_error *err);
MUST_USE hstar_status table_write_growth(const struct growth *g, const struct sheet_style *style,
                                         struct sink *sink, hstar_error *err);
MUST_USE hstar_status table_write_noises(const struct noises *n, const struct sheet_style *style,
                                         struct sink *sink, hstar_error *err);
MUST_USE hstar_status table_write_optimal(const struct optimal *o, const struct sheet_style *style,
                                          struct sink *sink, hstar_error *err);
/* One in full, several side by side. */
MUST_USE hstar_status table_write_stencils(const struct stencils *s, const struct sheet_style *style,
                                           struct sink *sink, hstar_error *err);
MUST_USE hstar_status table_write_checks(const struct checks *s, const struct sheet_style *style,
                                         struct sink *sink, hstar_error *err);
MUST_USE hstar_status table_write_forecast(const struct forecast *f, const struct sheet_style *style,
                                           struct sink *sink, hstar_error *err);
MUST_USE hstar_status table_write_descent(const struct descent *d, const struct sheet_style *style,
                                          struct sink *sink, hstar_error *err);
MUST_USE hstar_status table_write_kept(const struct kept_list *list, const struct sheet_style *style,
                                       struct sink *sink, hstar_error *err);

#endif
