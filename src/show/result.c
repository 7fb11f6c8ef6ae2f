/* The table of results, and behind each row functions of its own type. */
#include "show/result.h"
#include "record/csv.h"
#include "record/json.h"
#include "show/chart_check.h"
#include "show/table.h"

/* What a kind has not; the commands have no option for it either. */
static hstar_status without(hstar_error *err)
{
    return error_set(err, HSTAR_INVALID, "there is no such form of it");
}
#define NO_CSV(result, sink, err)            without(((void)(result), (void)(sink), (err)))
#define NO_CHART(result, path, options, err) without(((void)(result), (void)(path), (void)(options), (err)))
#define NO_FREE(result)                      ((void)(result))

#define X(identifier, type, name, json, csv, table, chart, free)                                             \
    static hstar_status identifier##_json(const void *result, struct sink *sink, hstar_error *err)           \
    {                                                                                                        \
        const struct type *of_its_kind = result;                                                             \
        return json(of_its_kind, sink, err);                                                                 \
    }                                                                                                        \
    static hstar_status identifier##_csv(const void *result, struct sink *sink, hstar_error *err)            \
    {                                                                                                        \
        const struct type *of_its_kind = result;                                                             \
        return csv(of_its_kind, sink, err);                                                                  \
    }                                                                                                        \
    static hstar_status identifier##_table(const void *result, bool colour, struct sink *sink,               \
                                           hstar_error *err)                                                 \
    {                                                                                                        \
        const struct type *of_its_kind = result;                                                             \
        return table(of_its_kind, colour, sink, err);                                                        \
    }                                                                                                        \
    static hstar_status identifier##_chart(const void *result, const char *path,                             \
                                           const struct chart_options *options, hstar_error *err)            \
    {                                                                                                        \
        const struct type *of_its_kind = result;                                                             \
        return chart(of_its_kind, path, options, err);                                                       \
    }                                                                                                        \
    static void identifier##_free(void *result)                                                              \
    {                                                                                                        \
        struct type *of_its_kind = result;                                                                   \
        free(of_its_kind);                                                                                   \
    }
#include "show/results.def"
#undef X

const struct result_row result_rows[N_RESULT_KINDS] = {
#define X(identifier, type, name, json, csv, table, chart, free)                                             \
    {name,                                                                                                   \
     identifier##_json,                                                                                      \
     identifier##_csv,                                                                                       \
     identifier##_table,                                                                                     \
     identifier##_chart,                                                                                     \
     identifier##_free,                                                                                      \
     #chart[0] != 'N'},
#include "show/results.def"
#undef X
};
