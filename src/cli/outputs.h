/* Where a command writes: the table for a person, JSON, CSV and a chart, opened before the long work and whole or not at
 * all. */
#ifndef CLI_OUTPUTS_H
#define CLI_OUTPUTS_H

#include "base/sink.h"
#include "cli/chart_choice.h"

struct outputs {
    struct sink *json, *csv, *table, *drawing; /* the last is the chart's */
    struct chart_choice chart;
};

/* How a result is written; a command without a chart has none. */
struct writers {
    hstar_status (*json)(const void *result, struct sink *sink, hstar_error *err);
    hstar_status (*csv)(const void *result, struct sink *sink, hstar_error *err);
    hstar_status (*table)(const void *result, bool colour, struct sink *sink, hstar_error *err);
    hstar_status (*chart)(const void *result, const struct chart_choice *chart, hstar_error *err);
};

/* Checks and opens what was asked for: no two outputs to one place, and what says how a chart looks goes with a chart. */
MUST_USE hstar_status outputs_open(const struct arguments *a, struct outputs *o, hstar_error *err);

/* Writes all that can be written, data first, and tells the first failure. */
MUST_USE hstar_status outputs_write(struct outputs *o, const struct writers *writers, const void *result,
                                    hstar_error *err);
void outputs_abandon(struct outputs *o);

#endif
