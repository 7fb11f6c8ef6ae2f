/* Where a command writes: the table for a person, JSON, CSV and a chart, opened before the long work and whole or not at
 * all. */
#ifndef CLI_OUTPUTS_H
#define CLI_OUTPUTS_H

#include "base/sink.h"
#include "cli/chart_choice.h"
#include "show/result.h"

struct outputs {
    struct sink *json, *csv, *table, *drawing; /* the last is the chart's */
    struct chart_choice chart;
};

/* Checks and opens what was asked for: no two outputs to one place, and what says how a chart looks goes with a chart. */
MUST_USE hstar_status outputs_open(const struct arguments *a, struct outputs *o, hstar_error *err);

/* Writes all that can be written, data first, and tells the first failure. */
MUST_USE hstar_status outputs_write(struct outputs *o, enum result_kind kind, const void *result,
                                    hstar_error *err);
void outputs_abandon(struct outputs *o);

#endif
