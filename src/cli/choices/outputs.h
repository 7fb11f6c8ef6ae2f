/* Where a command writes: the table for a person, JSON, CSV, a chart and the reports of a check, opened before the long work and whole or not at
 * all. */
#ifndef CLI_CHOICES_OUTPUTS_H
#define CLI_CHOICES_OUTPUTS_H

#include "base/sink.h"
#include "cli/choices/chart_choice.h"
#include "cli/choices/table_choice.h"

/* What the library writes, on its way to a sink. */
struct writing {
    struct sink *sink;
    hstar_error failure; /* why the sink takes no more */
};

/* An hstar_write, whose context is a struct writing; and what the library said of it: the sink's own error where it has one. */
int writing_take(const char *bytes, size_t n, void *writing);
MUST_USE hstar_status writing_said(const struct writing *w, hstar_status status, hstar_error *err);

struct outputs {
    struct sink *json, *csv, *table, *drawing; /* the last is the chart's */
    struct sink *document;                     /* the tables of -o FILE.md or FILE.tex */
    struct sink *junit, *tap;                  /* for check_report_write, not for outputs_write */
    bool verdict;                              /* does stdout say in words what the exit status means? */
    struct frame *frame;                       /* takes the results in place of stdout; or NULL */
    struct chart_choice chart;
    struct table_choice tables, documented; /* how the table is written, and the document */
};

/* Checks and opens what was asked for: no two outputs to one place, and what says how a chart looks goes with a chart. */
MUST_USE hstar_status outputs_open(const struct arguments *a, struct outputs *o, hstar_error *err);

/* Writes all that can be written, data first, and tells the first failure. */
MUST_USE hstar_status outputs_write(struct outputs *o, const hstar_results *results, hstar_error *err);
void outputs_abandon(struct outputs *o);

/* The chart of results alone, in a sink that is committed, and NULL from then on. */
MUST_USE hstar_status outputs_draw(const hstar_results *results, const struct chart_choice *chart,
                                   struct sink **sink, hstar_error *err);

/* The same name, or two names of one file that is there; stdout and NULL are none. */
bool outputs_same_file(const char *a, const char *b);

#endif
