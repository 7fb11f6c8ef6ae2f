/* The result of a sweep: its estimates, its envelopes, the optima, the gradient's error. */
#include "derive/sweep_result.h"
#include "base/memory.h"
#include "derive/estimated_reference.h"
#include "derive/measured_series_of.h"
#include "model/gradient_optimum.h"
#include "model/optimum.h"
#include "sweep/check_request.h"
#include "sweep/envelope.h"
#include "sweep/formats.h"

#include <math.h>
#include <stdlib.h>

/* The Euclidean norm of a column over the components, at each h; NaN where one of them is none. Left alone where there is no such column. */
static hstar_status column_norm(const struct sweep *s, size_t m, enum sweep_column column, double **norm,
                                hstar_error *err)
{
    if (!s->components[0].methods[m].column[column]) return HSTAR_OK;
    if (!(*norm = memory_array(s->n_h, sizeof **norm))) return error_memory(err);
    for (size_t i = 0; i < s->n_h; i++)
        for (size_t c = 0; c < s->n_components; c++)
            (*norm)[i] = hypot((*norm)[i], s->components[c].methods[m].column[column][i]);
    /* hypot(infinity, NaN) is infinity; there are no infinite errors, so a NaN stays one */
    return HSTAR_OK;
}

/* The norm of the derivatives that the errors are against. */
static double reference_norm(const struct sweep *s, size_t m)
{
    double norm = 0;
    for (size_t c = 0; c < s->n_components; c++) {
        const struct component_sweep *component = &s->components[c];
        const struct method_sweep *method = &component->methods[m];
        norm = hypot(norm, method->format ? method->reference : component->reference.value);
    }
    return norm;
}

static hstar_status gradient_error(const struct sweep_request *request, struct sweep *s, hstar_error *err)
{
    if (s->n_components < 2) return HSTAR_OK;
    s->gradient_error = memory_array(s->n_methods, sizeof *s->gradient_error);
    if (!s->gradient_error) return error_memory(err);
    hstar_status status = HSTAR_OK;
    for (size_t m = 0; m < s->n_methods && !status; m++) {
        struct gradient_error *g = &s->gradient_error[m];
        status = column_norm(s, m, COLUMN_ERROR, &g->error, err);
        if (!status) status = column_norm(s, m, COLUMN_TRUNCATION, &g->truncation, err);
        if (!status) status = column_norm(s, m, COLUMN_ROUNDING, &g->rounding, err);
        g->reference = reference_norm(s, m);
    }
    if (!status) status = gradient_derive(s, err);
    /* the methods of each format come one after the other */
    for (size_t m = 0; m < s->n_methods && !status; m++)
        status = gradient_optimum_find(s, m, &request->methods[m % request->n_methods], err);
    return status;
}

/* In one format. */
static hstar_status run_one(const struct sweep_request *request, const struct format *format,
                            struct sweep **sweep, hstar_error *err)
{
    struct format_request one;
    struct sweep *s = NULL;
    hstar_status status = format_request_init(&one, request, format, err);
    if (status) return status;
    status = sweep_run(&one.request, &s, err);
    if (!status) status = sweep_derive(s, err);
    if (!status) status = optimum_find(&one.request, s, err);
    if (!status) status = sweep_asked(s, request->problem, err);
    if (!status && request->n_formats > 1) status = sweep_name_format(s, err);
    format_request_clear(&one);
    if (status)
        sweep_free(s);
    else
        *sweep = s;
    return status;
}

/* In every format that is asked for. */
static hstar_status run_formats(const struct sweep_request *request, struct sweep **result, hstar_error *err)
{
    const bool any = request->n_formats > 0;
    struct sweep *s = NULL;
    hstar_status status = run_one(request, any ? request->formats[0] : &formats[FORMAT_DOUBLE], &s, err);
    for (size_t i = 1; i < request->n_formats && !status; i++) {
        struct sweep *more = NULL;
        status = run_one(request, request->formats[i], &more, err);
        if (!status) status = sweep_join(s, more, err);
        sweep_free(more);
    }
    if (!status) status = gradient_error(request, s, err);
    if (status) {
        sweep_free(s);
        return status;
    }
    *result = s;
    return HSTAR_OK;
}

hstar_status sweep_result_new(const struct sweep_request *request, struct sweep **result, hstar_error *err)
{
    const unsigned derivative = request->methods[0].derivative;
    const bool estimates = request->reference == REFERENCE_AUTO && derivative <= REFERENCE_AUTO_MOST,
               measures = request->grid.kind != GRID_LIST && !function_is_exact(request->problem->f);
    struct sweep_request asked = *request;
    struct reference *estimated = NULL;
    struct measured_series *series = NULL;
    hstar_status status = check_request(request, err); /* before anything is asked */
    struct ledger *ledger = request->problem->ledger;
    if (ledger) ledger->reserve = request->calls_of_steps;
    if (!status) status = sweep_foresee(request, err);
    if (!status && estimates)
        status =
            estimated_references(request->problem, derivative, measures ? &series : NULL, &estimated, err);
    if (!status && measures && !estimates) status = measured_series_of(request->problem, &series, err);
    asked.estimated = estimated;
    asked.series = series;
    if (!status) status = run_formats(&asked, result, err);
    estimated_references_free(request->problem, estimated);
    free(series);
    return status;
}
