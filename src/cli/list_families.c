/* The beginning of hstar list methods. */
#include "cli/list_families.h"
#include "base/text.h"
#include "cli/report.h"
#include "output/table.h"
#include "stencil/describe.h"

#include <stdio.h>
#include <stdlib.h>

/* How many orders of a family are shown. */
enum { SHOWN_ORDERS = 4 };

static hstar_status print_formulas(const struct method_row *rows, size_t n, hstar_error *err)
{
    struct method *methods;
    size_t n_methods;
    hstar_status status = methods_new("all", 1, &methods, &n_methods, err);
    if (status) return status;
    for (size_t i = 0; i < n && i < n_methods && !status; i++) {
        char *formula = stencil_formula_text(methods[i].stencil);
        if (formula)
            printf("%-12s %s\n%-12s %s\n", rows[i].name, formula, "", rows[i].summary);
        else
            status = error_memory(err);
        free(formula);
    }
    methods_free(methods, n_methods);
    return status;
}

/* "forward,forward:2,forward:3,forward:4,backward,…" */
static hstar_status name_members(const struct method_row *rows, size_t n, struct text *list, hstar_error *err)
{
    for (size_t i = 0; i < n; i++) {
        const unsigned step = rows[i].side == SIDE_CENTRAL ? 2 : 1;
        for (unsigned k = 0; k < (rows[i].orders ? SHOWN_ORDERS : 1); k++) {
            text_append(list, list->length ? "," : "");
            text_append(list, rows[i].name);
            if (k) text_format(list, ":%u", rows[i].order + k * step);
        }
    }
    return list->failed ? error_memory(err) : HSTAR_OK;
}

static hstar_status print_members(const struct method_row *rows, size_t n, hstar_error *err)
{
    struct stencils members = {.derivative = 1, .format = &formats[FORMAT_DOUBLE]};
    struct text list;
    struct sink *sink = NULL;
    text_init(&list);
    hstar_status status = name_members(rows, n, &list, err);
    if (!status) status = methods_new(list.data, members.derivative, &members.methods, &members.n, err);
    fflush(stdout); /* the sink has a way of its own to it */
    if (!status) status = sink_open("-", &sink, err);
    if (!status) status = table_write_stencils(&members, report_colour(), sink, err);
    if (!status)
        status = sink_commit(sink, err);
    else
        sink_abandon(sink);
    text_clear(&list);
    methods_free(members.methods, members.n);
    return status;
}

hstar_status list_families(hstar_error *err)
{
    const struct method_row *rows;
    const size_t n = method_rows(&rows);
    hstar_status status = print_formulas(rows, n, err);
    if (status) return status;
    puts("\nFor the first derivative; `hstar stencil forward,central:4 --derivative 2` has the others:\n");
    return print_members(rows, n, err);
}
