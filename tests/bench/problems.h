/* The benchmark of the selectors: data/problems.json, read for `hstar list problems` and for scripts/bench. */
#ifndef RECORD_JSON_PROBLEMS_H
#define RECORD_JSON_PROBLEMS_H

#include "base/error.h"

struct record;

/* A function of x on an interval, and where on it the selectors are tried. */
struct benchmark_case {
    char *name; /* "scaled-exp" */
    char *text; /* "exp(-1e-6*x)" */
    char *why;  /* a line: what is hard about it */
    double interval[2];
    double *points; /* n_points */
    size_t n_points;
};

struct problems {
    char *source; /* a sentence: where they are from */
    struct benchmark_case *problem;
    size_t n;
};

/* From a file of schema hstar.problems/1; "-" reads stdin. */
MUST_USE hstar_status json_read_problems(const char *path, struct problems *problems, hstar_error *err);
void problems_clear(struct problems *problems);

/* The table of its members. */
extern const struct record problems_record;

#endif
