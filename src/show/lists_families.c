/* The beginning of the list of methods. */
#include "show/lists_families.h"
#include "show/table_stencils.h"
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

static void show_formula(struct sheet *p, const struct method_row *row, const char *formula)
{
    sheet_item(p, row->name, "%s: %s", formula, row->summary);
}

static hstar_status show_formulas(struct sheet *p, const struct method_row *rows, size_t n, hstar_error *err)
{
    hstar_status status = HSTAR_OK;
    for (size_t i = 0; i < n && !status; i++) {
        struct method *method;
        size_t one;
        if (formula_of(rows[i].kind)) {
            show_formula(p, &rows[i], formula_of(rows[i].kind));
            continue;
        }
        status = methods_new(rows[i].name, 1, &method, &one, err);
        if (status) return status;
        char *formula = stencil_formula_text(method->stencil);
        if (formula)
            show_formula(p, &rows[i], formula);
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

static hstar_status show_members(struct sheet *p, const struct method_row *rows, size_t n,
                                 const struct format *format, hstar_error *err)
{
    struct stencils members = {.derivative = 1, .format = format};
    struct text names;
    text_init(&names);
    hstar_status status = name_members(rows, n, &names, err);
    if (!status) status = methods_new(names.data, members.derivative, &members.methods, &members.n, err);
    if (!status) table_stencils(p, &members);
    text_clear(&names);
    methods_free(members.methods, members.n);
    return status;
}

hstar_status lists_families(struct sheet *p, const struct format *const *in, size_t n, hstar_error *err)
{
    const struct method_row *rows;
    const size_t n_rows = method_rows(&rows);
    hstar_status status = show_formulas(p, rows, n_rows, err);
    if (status) return status;
    sheet_blank(p);
    sheet_prose(p, 0, 0,
                "For the first derivative; `hstar stencil forward,central:4 --derivative 2` has the others:");
    for (size_t i = 0; i < n && !status; i++) {
        char heading[64];
        snprintf(heading, sizeof heading, "IN %s", in[i]->name);
        sheet_blank(p);
        sheet_heading(p, heading);
        status = show_members(p, rows, n_rows, in[i], err);
    }
    return status;
}
