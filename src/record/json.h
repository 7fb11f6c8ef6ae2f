/* JSON, both ways: docs/json.md says what stands in it, data/schema/ holds the schemas. */
#ifndef RECORD_JSON_H
#define RECORD_JSON_H

#include "base/sink.h"
#include "check/check_points.h"
#include "derive/differentiate.h"
#include "derive/noises.h"
#include "derive/optimal.h"
#include "descent/descend.h"
#include "stencil/stencils.h"
#include "sweep/sweep.h"

MUST_USE hstar_status json_write_sweep(const struct sweep *s, struct sink *sink, hstar_error *err);

/* The same, with "selectors" in each component. */
MUST_USE hstar_status json_write_optimal(const struct optimal *o, struct sink *sink, hstar_error *err);

/* hstar.diff/1 and hstar.noise/1. */
MUST_USE hstar_status json_write_derivatives(const struct derivatives *d, struct sink *sink,
                                             hstar_error *err);
MUST_USE hstar_status json_write_noises(const struct noises *n, struct sink *sink, hstar_error *err);

/* hstar.stencil/1. */
MUST_USE hstar_status json_write_stencils(const struct stencils *s, struct sink *sink, hstar_error *err);
/* hstar.check/1. */
MUST_USE hstar_status json_write_survey(const struct survey *s, struct sink *sink, hstar_error *err);

/* hstar.descent/1. */
MUST_USE hstar_status json_write_descent(const struct descent *d, struct sink *sink, hstar_error *err);

/* A sweep from a file of schema hstar.sweep/1, its derived columns filled in; "-" reads stdin. A file that
 * is not one gives an error that says what is missing and where. */
MUST_USE hstar_status json_read_sweep(const char *path, struct sweep **s, hstar_error *err);

/* The same with the selectors' choices, where the file has them; without, n_choices is 0. */
MUST_USE hstar_status json_read_optimal(const char *path, struct optimal **o, hstar_error *err);

/* Whatever of these the file holds; the others stay NULL. */
struct drawable {
    struct optimal *optimal;
    struct descent *descent;
    struct noises *noises;
};
MUST_USE hstar_status json_read_drawable(const char *path, struct drawable *drawable, hstar_error *err);

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
