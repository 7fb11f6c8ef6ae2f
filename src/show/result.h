/* A result of any kind, to be shown: results.def. */
#ifndef SHOW_RESULT_H
#define SHOW_RESULT_H

#include "base/sheet.h"
#include "record/json.h"
#include "show/chart.h"

struct result_row {
    hstar_status (*table)(const void *result, const struct sheet_style *style, struct sink *sink,
                          hstar_error *err);
    hstar_status (*chart)(const void *result, const char *path, const struct chart_options *options,
                          hstar_error *err);
    bool drawn;      /* it has a chart */
    unsigned wishes; /* what that can be asked for */
};
extern const struct result_row result_rows[N_RESULT_KINDS];

/* Can the chart of that kind of result have all that it is asked for? HSTAR_INVALID says what not. */
MUST_USE hstar_status result_wishes_check(enum result_kind kind, const struct chart_options *look,
                                          hstar_error *err);

#endif
