/* The table of results, and behind each row functions of its own type. */
#include "show/result.h"
#include "show/chart_check.h"
#include "show/table.h"

/* What a kind has not; the commands have no option for it either. */
static hstar_status without(hstar_error *err)
{
    return error_set(err, HSTAR_INVALID, "there is no such form of it");
}
#define NO_CHART(result, path, options, err) without(((void)(result), (void)(path), (void)(options), (err)))

#define X(identifier, type, table, chart)                                                                    \
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
    }
#include "show/results.def"
#undef X

const struct result_row result_rows[N_RESULT_KINDS] = {
#define X(identifier, type, table, chart)                                                                    \
    [RESULT_##identifier] = {identifier##_table, identifier##_chart, #chart[0] != 'N'},
#include "show/results.def"
#undef X
};
