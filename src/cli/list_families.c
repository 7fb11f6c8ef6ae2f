/* The beginning of hstar list methods. */
#include "cli/list_families.h"
#include "base/text.h"
#include "cli/report.h"
#include "show/table.h"
#include "stencil/describe.h"

#include <stdio.h>
#include <stdlib.h>

/* How many orders of a family are shown. */
enum { SHOWN_ORDERS = 4 };

/* What is no family of stencils as the texts write it. */
static const char *formula_of(enum method_kind kind)
{
    switch (kind) {
    case METHOD_COMPLEX_STEP:
        return "Im f(x+ih)/h";
    case METHOD_RICHARDSON:
    case METHOD_RIDDERS:
        return "T[i][m] = (4^m T[i][m-1] - T[i-1][m-1])/(4^m - 1), T[i][0] = central at h/2^i";
    case METHOD_STENCIL:
        break;
    }
    return NULL;
}

static void print_formula(const struct method_row *row, const char *formula)
{
    printf("%-12s %s\n%-12s %s\n", row->name, formula, "", row->summary);
}

static hstar_status print_formulas(const struct method_row *rows, size_t n, hstar_error *err)
{
    hstar_status status = HSTAR_OK;
    for (size_t i = 0; i < n && !status; i++) {
        struct method *method;
        size_t one;
        if (formula_of(rows[i].kind)) {
            print_formula(&rows[i], formula_of(rows[i].kind));
            continue;
        }
        status = methods_new(rows[i].name, 1, &method, &one, err);
        if (status) return status;
        char *formula = stencil_formula_text(method->stencil);
        if (formula)
            print_formula(&rows[i], formula);
        else
            status = error_memory(err);
        free(formula);
        methods_free(method, one);
    }
    return status;
}

/* "forward,forward:2,forward:3,forward:4,backward,…" */
static hstar_status name_members(const struct method_row *rows, size_t n, struct text *list, hstar_error *err)
{
    for (size_t i = 0; i < n; i++) {
        const unsigned step = rows[i].side == SIDE_CENTRAL ? 2 : 1;
        if (rows[i].kind == METHOD_RICHARDSON) text_append(list, ",richardson:2,richardson:3,richardson");
        if (rows[i].kind != METHOD_STENCIL) continue;
        for (unsigned k = 0; k < (rows[i].orders ? SHOWN_ORDERS : 1); k++) {
            text_append(list, list->length ? "," : "");
            text_append(list, rows[i].name);
            if (k) text_format(list, ":%u", rows[i].order + k * step);
        }
    }
    return list->failed ? error_memory(err) : HSTAR_OK;
}

static hstar_status print_members(const struct method_row *rows, size_t n, const struct format *format,
                                  hstar_error *err)
{
    struct stencils members = {.derivative = 1, .format = format};
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

hstar_status list_families(const struct format *const *in, size_t n, hstar_error *err)
{
    const struct method_row *rows;
    const size_t n_rows = method_rows(&rows);
    hstar_status status = print_formulas(rows, n_rows, err);
    if (status) return status;
    puts("\nFor the first derivative; `hstar stencil forward,central:4 --derivative 2` has the others:");
    for (size_t i = 0; i < n && !status; i++) {
        printf("\nin %s\n", in[i]->name);
        status = print_members(rows, n_rows, in[i], err);
    }
    return status;
}
