/* Results of all kinds as JSON, both ways, and CSV; and the catalogue. docs/json.md says what stands in the files, data/schema/ holds
 * the schemas. */
#ifndef RECORD_JSON_H
#define RECORD_JSON_H

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

enum result_kind {
#define X(identifier, type, what, free) RESULT_##identifier,
#include "record/kinds.def"
#undef X
    N_RESULT_KINDS
};

MUST_USE hstar_status result_write_json(enum result_kind kind, const void *result, struct sink *sink,
                                        hstar_error *err);
MUST_USE hstar_status result_write_csv(enum result_kind kind, const void *result, struct sink *sink,
                                       hstar_error *err);

const char *result_what(enum result_kind kind); /* "a sweep" */

/* The problem that a result is of; NULL: of none. */
const struct problem *result_problem(enum result_kind kind, const void *result);
void result_free(enum result_kind kind, void *result);

/* Reads a file that a chart can be drawn from, "-" reads stdin; *kind says what it holds. A file that is none, or has a fault, gives an
 * error that says what is wrong and where. */
MUST_USE hstar_status result_read(const char *path, enum result_kind *kind, void **result, hstar_error *err);

/* The same of what such a file holds; the name is for messages. */
MUST_USE hstar_status result_read_text(const char *name, const struct text *json, enum result_kind *kind,
                                       void **result, hstar_error *err);

/* An entry of the catalogue data/functions.json. */
struct catalogue_entry {
    char *name;       /* "sin" */
    char *text;       /* "sin(x)" */
    char **variables; /* n */
    double *point;
    size_t n;
    char *why;   /* a line */
    char *group; /* "texts" or "problems" */
};
MUST_USE hstar_status json_read_catalogue(const char *path, struct catalogue_entry **entries, size_t *n,
                                          hstar_error *err);
void catalogue_free(struct catalogue_entry *entries, size_t n);

#endif
