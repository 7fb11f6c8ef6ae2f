/* hstar list problems: the benchmark of the selectors, as data/problems.json has it. */
#include "cli/list_problems.h"
#include "base/text.h"
#include "cli/catalogue.h"
#include "cli/report.h"
#include "record/json_problems.h"

#include <stdio.h>

static hstar_status print_problem(const struct benchmark_case *p, hstar_error *err)
{
    enum { MARGIN = 15 };
    struct text interval;
    text_init(&interval);
    text_append(&interval, "[");
    text_double(&interval, p->interval[0]);
    text_append(&interval, ", ");
    text_double(&interval, p->interval[1]);
    text_append(&interval, "]");
    hstar_status status = interval.failed ? error_memory(err) : HSTAR_OK;
    if (!status) {
        printf("\n  %-12s %s  on %s, %zu points\n%*s", p->name, p->text, interval.data, p->n_points, MARGIN,
               "");
        report_wrapped(p->why, MARGIN);
    }
    text_clear(&interval);
    return status;
}

hstar_status list_problems(hstar_error *err)
{
    char path[PATH_LENGTH];
    struct problems problems;
    hstar_status status = data_path("the benchmark", "problems.json", path, err);
    if (!status) status = json_read_problems(path, &problems, err);
    if (status) return status;
    report_wrapped(problems.source, 0);
    for (size_t i = 0; i < problems.n && !status; i++) status = print_problem(&problems.problem[i], err);
    problems_clear(&problems);
    return status;
}
