/* Results by their types, for tests: json_write_sweep, csv_write_noises and so on; and reading sweeps. */
#ifndef TESTS_RESULTS_H
#define TESTS_RESULTS_H

#include "record/json.h"

#include <stdlib.h>

/* Each kind by its type. */
#define X(identifier, type, what, free)                                                                      \
    MUST_USE static inline hstar_status json_write_##type(const struct type *r, struct sink *s,              \
                                                          hstar_error *e)                                    \
    {                                                                                                        \
        return result_write_json(RESULT_##identifier, r, s, e);                                              \
    }                                                                                                        \
    MUST_USE static inline hstar_status csv_write_##type(const struct type *r, struct sink *s,               \
                                                         hstar_error *e)                                     \
    {                                                                                                        \
        return result_write_csv(RESULT_##identifier, r, s, e);                                               \
    }
#include "record/kinds.def"
#undef X

static inline hstar_status json_read_optimal(const char *path, struct optimal **optimal, hstar_error *err)
{
    enum result_kind kind;
    void *result;
    hstar_status status = result_read(path, &kind, &result, err);
    if (!status && kind != RESULT_OPTIMAL) abort();
    if (!status) *optimal = result;
    return status;
}

static inline hstar_status json_read_sweep(const char *path, struct sweep **sweep, hstar_error *err)
{
    struct optimal *o = NULL;
    hstar_status status = json_read_optimal(path, &o, err);
    if (status) return status;
    *sweep = o->sweep;
    o->sweep = NULL;
    optimal_free(o);
    return HSTAR_OK;
}

#endif
