/* CSV, tidy: one row per component, method and h of a sweep, per selector, or per component. */
#ifndef RECORD_CSV_H
#define RECORD_CSV_H

#include "base/sink.h"
#include "base/text.h"
#include "check/check_points.h"
#include "derive/differentiate.h"
#include "derive/noises.h"
#include "derive/optimal.h"
#include "descent/descend.h"
#include "sweep/sweep.h"

MUST_USE hstar_status csv_write_sweep(const struct sweep *s, struct sink *sink, hstar_error *err);
MUST_USE hstar_status csv_write_choices(const struct optimal *o, struct sink *sink, hstar_error *err);
MUST_USE hstar_status csv_write_derivatives(const struct derivatives *d, struct sink *sink, hstar_error *err);
/* A row a distance of each component. */
MUST_USE hstar_status csv_write_noises(const struct noises *n, struct sink *sink, hstar_error *err);

/* A row a component, or a projection, of each point. */
MUST_USE hstar_status csv_write_survey(const struct survey *s, struct sink *sink, hstar_error *err);

/* A row a step of the trace. */
MUST_USE hstar_status csv_write_descent(const struct descent *d, struct sink *sink, hstar_error *err);

/* Appends a name, in quotes where it holds a comma, a quote or an end of line. */
void csv_append_name(struct text *t, const char *name);

#endif
