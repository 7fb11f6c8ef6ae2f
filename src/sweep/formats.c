/* One sweep in several formats. */
#include "sweep/formats.h"
#include "base/memory.h"
#include "base/text.h"
#include "number/round.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* The format with the fewest bits that has a number near x. */
static const struct format *wide_enough(double x)
{
    const struct format *best = &formats[FORMAT_DOUBLE];
    for (size_t f = 0; f < N_FORMATS; f++)
        if (formats[f].bits < best->bits && isfinite(round_double(&formats[f], x))) best = &formats[f];
    return best;
}

/* The point is data: rounded to the format once, and then exact. */
static hstar_status round_point(const struct sweep_request *all, const struct format *format, double *point,
                                hstar_error *err)
{
    for (size_t v = 0; v < all->problem->f->n_variables; v++) {
        point[v] = round_double(format, all->problem->point[v]);
        if (isfinite(point[v]) || !isfinite(all->problem->point[v])) continue;
        error_set(err, HSTAR_INVALID, "%s = %g is beyond the largest %s, %g", all->problem->f->variables[v],
                  all->problem->point[v], format->name, format->top);
        error_remedy(err, "take a point nearer to 0, or a format with a wider range, such as %s",
                     wide_enough(all->problem->point[v])->name);
        return HSTAR_INVALID;
    }
    return HSTAR_OK;
}

hstar_status format_request_init(struct format_request *r, const struct sweep_request *all,
                                 const struct format *format, hstar_error *err)
{
    *r = (struct format_request){.request = *all};
    r->request.n_formats = 0;
    if (format == &formats[FORMAT_DOUBLE]) return HSTAR_OK;
    hstar_status status = function_in(all->problem->f, format, &r->f, err);
    if (!status && all->given) status = function_in(all->given, format, &r->given, err);
    if (!status && !(r->point = memory_array(all->problem->f->n_variables, sizeof *r->point)))
        status = error_memory(err);
    if (!status) status = round_point(all, format, r->point, err);
    if (status) {
        format_request_clear(r);
        return status;
    }
    r->problem = *all->problem;
    r->problem.f = r->f;
    r->problem.point = r->point;
    r->problem.parts = NULL;
    r->request.problem = &r->problem;
    r->request.given = r->given;
    return HSTAR_OK;
}

void format_request_clear(struct format_request *r)
{
    function_free(r->f);
    function_free(r->given);
    free(r->point);
    *r = (struct format_request){0};
}

static double *copy_of(const double *point, size_t n)
{
    double *copy = memory_array(n, sizeof *copy);
    if (copy) memcpy(copy, point, n * sizeof *copy);
    return copy;
}

hstar_status sweep_asked(struct sweep *s, const struct problem *asked, hstar_error *err)
{
    const struct problem *used = s->problem;
    const size_t n = asked->f->n_variables;
    if (used == asked) return HSTAR_OK;
    if (memcmp(used->point, asked->point, n * sizeof *asked->point) != 0 &&
        !(s->point_used = copy_of(used->point, n)))
        return error_memory(err);
    s->problem = problem_hold(asked);
    return HSTAR_OK;
}

/* "central" to "central float". */
static hstar_status name_format(struct method_sweep *m, const struct sweep *s, hstar_error *err)
{
    if (s->point_used && !(m->point_used = copy_of(s->point_used, s->problem->f->n_variables)))
        return error_memory(err);
    struct text name;
    text_init(&name);
    text_format(&name, "%s %s", m->name, s->format->name);
    if (name.failed) {
        text_clear(&name);
        return error_memory(err);
    }
    free(m->name);
    m->name = name.data;
    m->format = s->format;
    return HSTAR_OK;
}

hstar_status sweep_name_format(struct sweep *s, hstar_error *err)
{
    hstar_status status = HSTAR_OK;
    for (size_t c = 0; c < s->n_components && !status; c++)
        for (size_t m = 0; m < s->n_methods && !status; m++) {
            s->components[c].methods[m].reference = s->components[c].reference.value;
            status = name_format(&s->components[c].methods[m], s, err);
        }
    free(s->point_used);
    s->point_used = NULL;
    return status;
}

/* The steps of a row of another sweep, where they are not those of the component that it comes to. */
static hstar_status keep_steps(const struct sweep *into, const struct component_sweep *to,
                               const struct component_sweep *from, struct method_sweep *row, hstar_error *err)
{
    if (!to->h_used && !from->h_used) return HSTAR_OK;
    const double *h = from->h_used ? from->h_used : into->h;
    row->h_used = memory_room(into->n_h, sizeof *row->h_used);
    if (!row->h_used) return error_memory(err);
    memcpy(row->h_used, h, into->n_h * sizeof *h);
    return HSTAR_OK;
}

static void swap_references(struct component_sweep *a, struct component_sweep *b)
{
    const struct reference reference = a->reference;
    struct gsl_estimate gsl[N_GSL_ROUTINES];
    memcpy(gsl, a->gsl, sizeof gsl);
    a->reference = b->reference;
    memcpy(a->gsl, b->gsl, sizeof gsl);
    b->reference = reference;
    memcpy(b->gsl, gsl, sizeof gsl);
}

hstar_status sweep_join(struct sweep *into, struct sweep *from, hstar_error *err)
{
    const size_t n = into->n_methods, n_more = from->n_methods;
    for (size_t c = 0; c < into->n_components; c++) {
        struct component_sweep *to = &into->components[c];
        struct method_sweep *methods = memory_resize(to->methods, n + n_more, sizeof *methods);
        if (!methods) return error_memory(err);
        to->methods = methods;
    }
    for (size_t c = 0; c < into->n_components; c++)
        for (size_t m = 0; m < n_more; m++) {
            hstar_status status = keep_steps(into, &into->components[c], &from->components[c],
                                             &from->components[c].methods[m], err);
            if (status) return status;
        }
    for (size_t c = 0; c < into->n_components; c++) {
        struct method_sweep *rows = from->components[c].methods;
        memcpy(into->components[c].methods + n, rows, n_more * sizeof *rows);
        memset(rows, 0, n_more * sizeof *rows);
        if (from->format == &formats[FORMAT_DOUBLE])
            swap_references(&into->components[c], &from->components[c]);
    }
    into->n_methods = n + n_more;
    return HSTAR_OK;
}
