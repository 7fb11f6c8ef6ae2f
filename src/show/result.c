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

#define X(identifier, type, table, chart, wishes)                                                            \
    static hstar_status identifier##_table(const void *result, const struct sheet_style *style,              \
                                           struct sink *sink, hstar_error *err)                              \
    {                                                                                                        \
        const struct type *of_its_kind = result;                                                             \
        return table(of_its_kind, style, sink, err);                                                         \
    }                                                                                                        \
    static hstar_status identifier##_chart(const void *result, const char *path,                             \
                                           const struct chart_options *options, hstar_error *err)            \
    {                                                                                                        \
        const struct type *of_its_kind = result;                                                             \
        return chart(of_its_kind, path, options, err);                                                       \
    }
#include "show/results.def"
#undef X

enum { OF_SWEEPS = 1, COMPONENT = 2, SLOPES = 4, RANGES = 8 };

const struct result_row result_rows[N_RESULT_KINDS] = {
#define X(identifier, type, table, chart, wishes)                                                            \
    [RESULT_##identifier] = {identifier##_table, identifier##_chart, #chart[0] != 'N', wishes},
#include "show/results.def"
#undef X
};

hstar_status result_wishes_check(enum result_kind kind, const struct chart_options *look, hstar_error *err)
{
    const struct {
        unsigned group;
        bool asked;
        const char *subject, *whom;
    } wishes[] = {
#define X(group, asked, subject, whom) {group, asked, subject, whom},
#include "show/chart_wishes.def"
#undef X
    };
    for (size_t i = 0; i < sizeof wishes / sizeof *wishes; i++)
        if (wishes[i].asked && !(result_rows[kind].wishes & wishes[i].group))
            return error_set(err, HSTAR_INVALID, "%s for %s, not for %s", wishes[i].subject, wishes[i].whom,
                             result_what(kind));
    return HSTAR_OK;
}
