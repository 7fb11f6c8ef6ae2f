/* A result of any kind, to be written in any form: results.def. */
#ifndef SHOW_RESULT_H
#define SHOW_RESULT_H

#include "show/chart.h"

enum result_kind {
#define X(identifier, type, name, json, csv, table, chart, free) RESULT_##identifier,
#include "show/results.def"
#undef X
    N_RESULT_KINDS
};

struct result_row {
    const char *name; /* "a sweep" */
    hstar_status (*json)(const void *result, struct sink *sink, hstar_error *err);
    hstar_status (*csv)(const void *result, struct sink *sink, hstar_error *err);
    hstar_status (*table)(const void *result, bool colour, struct sink *sink, hstar_error *err);
    hstar_status (*chart)(const void *result, const char *path, const struct chart_options *options,
                          hstar_error *err);
    void (*free)(void *result);
    bool drawn; /* it has a chart */
};
extern const struct result_row result_rows[N_RESULT_KINDS];

#endif
