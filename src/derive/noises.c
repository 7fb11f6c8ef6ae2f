/* Measuring the noise along one variable after the other. */
#include "derive/noises.h"
#include "base/memory.h"
#include "base/texts.h"
#include "problem/slice.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* Truncation and noise of the forward difference, h |f''|/2 + 2 level/h, are least together at 2 sqrt(level/|f''|); those of
 * the central one, h^2 |f'''|/6 + level/h, at (3 level/|f'''|)^(1/3). */
static void derive(struct noise_row *row, double x)
{
    double f = fabs(row->f), length = fmax(1, fabs(x));
    row->relative = row->noise.level / f;
    row->roundoffs = row->noise.level / (f * 0x1p-53);
    row->digits_lost = fmax(0, log10(row->roundoffs));
    row->forward_h = 2 * sqrt(row->relative) * length;
    row->central_h = cbrt(3 * row->relative) * length;
    if (f > 0 && isfinite(f) && isfinite(row->noise.level)) return;
    row->relative = row->roundoffs = row->digits_lost = row->forward_h = row->central_h = (double)NAN;
}

static hstar_status measure(const struct noises_request *r, const struct slices *slices,
                            struct noise_row *row, hstar_error *err)
{
    struct slice *line = NULL;
    hstar_status status = slice_take(slices, row->output, row->wrt, &line, err);
    if (status) return status;
    struct probe p;
    probe_init(&p);
    p.call = slice_call;
    p.context = line;
    p.x = r->point[row->wrt];
    p.err = err;
    if (r->evaluations) p.budget = r->evaluations;
    if (r->lower) p.lower = r->lower[row->wrt];
    if (r->upper) p.upper = r->upper[row->wrt];
    probe_begin(&p);
    row->f = p.f;
    noise_profile_init(&row->profile);
    if (!p.status && isfinite(p.f)) {
        noise_measure(&p, &row->noise);
        noise_profile_measure(&p, &row->profile);
    } else {
        row->noise = (struct noise){(double)NAN, (double)NAN, (double)NAN,   (double)NAN,
                                    (double)NAN, (double)NAN, p.evaluations, NOISE_ROUNDOFF};
    }
    slice_free(line);
    derive(row, p.x);
    return p.status;
}

static hstar_status copy_question(const struct noises_request *r, struct noises *n, hstar_error *err)
{
    const struct function *f = r->f;
    n->kind = memory_text(f->class->kind, strlen(f->class->kind));
    n->texts = texts_copy((const char *const *)f->texts, f->n_outputs);
    n->variables = texts_copy((const char *const *)f->variables, f->n_variables);
    n->point = memory_array(f->n_variables, sizeof *n->point);
    n->component = memory_array(f->n_outputs, r->n_wrt * sizeof *n->component);
    if (n->texts) n->n_outputs = f->n_outputs;
    if (n->variables) n->n_variables = f->n_variables;
    if (!n->kind || !n->texts || !n->variables || !n->point || !n->component) return error_memory(err);
    memcpy(n->point, r->point, f->n_variables * sizeof *n->point);
    return HSTAR_OK;
}

hstar_status noises_run(const struct noises_request *request, struct noises **result, hstar_error *err)
{
    struct noises *n = memory_array(1, sizeof *n);
    if (!n) return error_memory(err);
    struct slices *slices = NULL;
    hstar_status status = copy_question(request, n, err);
    if (!status) status = slices_new(request->f, request->point, &slices, err);
    for (size_t output = 0; output < request->f->n_outputs && !status; output++)
        for (size_t i = 0; i < request->n_wrt && !status; i++) {
            struct noise_row *row = &n->component[n->n_components++];
            row->output = output;
            row->wrt = request->wrt[i];
            status = measure(request, slices, row, err);
        }
    slices_free(slices);
    if (status)
        noises_free(n);
    else
        *result = n;
    return status;
}

void noises_free(struct noises *n)
{
    if (!n) return;
    texts_free(n->command, n->n_command);
    free(n->kind);
    texts_free(n->texts, n->n_outputs);
    texts_free(n->variables, n->n_variables);
    free(n->point);
    free(n->component);
    free(n);
}
