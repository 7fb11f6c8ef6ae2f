/* hstar report: one page of what files hold. */
#include "cli/choices/outputs.h"
#include "cli/process/report.h"

#include <string.h>

static hstar_status check_asked(const struct arguments *a, hstar_error *err)
{
    const bool files = a->n_words > 0;
    if (files && a->value[OPTION_PAGE]) return HSTAR_OK;
    error_set(err, HSTAR_INVALID,
              files ? "there is no place for the page: -o FILE.html says it"
                    : "there is no file to report on");
    error_remedy(
        err, "hstar sweep 'sin(x)' --at 1 --json sweep.json, then: hstar report sweep.json -o sweep.html");
    return HSTAR_INVALID;
}

static hstar_status make_report(const struct arguments *a, hstar_error *err)
{
    struct writing w = {.sink = NULL};
    hstar_status status = check_asked(a, err);
    if (!status) status = sink_open(a->value[OPTION_PAGE], &w.sink, err);
    if (status) return status;
    status = writing_said(&w,
                          hstar_report((const char *const *)a->words, a->n_words, a->value[OPTION_TITLE],
                                       writing_take, &w, err),
                          err);
    if (!status) return sink_commit(w.sink, err);
    sink_abandon(w.sink);
    return status;
}

int command_report(const struct arguments *arguments)
{
    hstar_error err = {.position = HSTAR_NO_POSITION};
    return make_report(arguments, &err) ? report_error(&err) : 0;
}
