/* JSON, both ways: docs/json.md says what stands in it, data/schema/ holds the schemas. */
#ifndef OUTPUT_JSON_H
#define OUTPUT_JSON_H

#include "output/sink.h"
#include "sweep/sweep.h"

MUST_USE hstar_status json_write_sweep(const struct sweep *s, struct sink *sink, hstar_error *err);

/* A sweep from a file of schema hstar.sweep/1, its derived columns filled in; "-" reads stdin. A file that
 * is not one gives an error that says what is missing and where. */
MUST_USE hstar_status json_read_sweep(const char *path, struct sweep **s, hstar_error *err);

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
