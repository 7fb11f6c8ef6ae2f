/* What others read and write: the results as JSON and CSV (json_write_WORD and csv_write_WORD of record/kinds.def), and the
 * catalogue. docs/json.md says what stands in the files, data/schema/ holds the schemas. */
#ifndef RECORD_JSON_H
#define RECORD_JSON_H

#include "base/sink.h"
#include "check/check_points.h"
#include "derive/differentiate.h"
#include "derive/noises.h"
#include "derive/optimal.h"
#include "descent/descend.h"
#include "stencil/stencils.h"

enum result_id {
#define X(identifier, word, type) RESULT_##identifier,
#include "record/kinds.def"
#undef X
    N_RESULTS
};

MUST_USE hstar_status result_write_json(enum result_id id, const void *result, struct sink *sink, hstar_error *err);
MUST_USE hstar_status result_write_csv(enum result_id id, const void *result, struct sink *sink, hstar_error *err);

/* Reads a file of one of n kinds; *id says of which it is, *result is what `word` of kinds.def frees. "-" reads stdin. A file that is not one
 * gives an error that says what is missing and where. */
MUST_USE hstar_status result_read(const char *path, const enum result_id *kinds, size_t n, enum result_id *id, void **result,
                                  hstar_error *err);

#define X(identifier, word, type)                                                                            \
    MUST_USE static inline hstar_status json_write_##word(const type *result, struct sink *sink, hstar_error *err) \
    {                                                                                                        \
        return result_write_json(RESULT_##identifier, result, sink, err);                                    \
    }                                                                                                        \
    MUST_USE static inline hstar_status csv_write_##word(const type *result, struct sink *sink, hstar_error *err) \
    {                                                                                                        \
        return result_write_csv(RESULT_##identifier, result, sink, err);                                     \
    }
#include "record/kinds.def"
#undef X

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
    struct survey *survey;
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
