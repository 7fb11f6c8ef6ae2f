/* hstar_stencils. */
#include "api/options.h"
#include "api/results.h"
#include "base/memory.h"
#include "base/texts.h"

#include <stdlib.h>

/* Some methods are no stencil, or a different one at every step. */
static hstar_status check_stencils(const struct stencils *s, hstar_error *err)
{
    for (size_t m = 0; m < s->n; m++) {
        if (method_has_stencil(&s->methods[m])) continue;
        error_set(err, HSTAR_INVALID, "%s has no stencil of its own", s->methods[m].name);
        error_remedy(err, "`hstar list methods` says what it does");
        return HSTAR_INVALID;
    }
    return HSTAR_OK;
}

hstar_status hstar_stencils(const char *methods, const char *nodes, const hstar_options *options,
                            hstar_results **results, hstar_error *err)
{
    hstar_options o;
    if ((!methods) == (!nodes) || !results)
        return error_set(err, HSTAR_INVALID, "%s",
                         results ? "either methods or nodes make stencils"
                                 : "the place for the results is NULL");
    hstar_status status = options_read(options, &o, err);
    if (!status) status = options_derivative(&o, STENCIL_MAX_DERIVATIVE, err);
    struct stencils *s = status ? NULL : memory_array(1, sizeof *s);
    if (!status && !s) status = error_memory(err);
    if (status) return status;
    *s = (struct stencils){.derivative = o.derivative, .format = &formats[FORMAT_DOUBLE], .n = 1};
    status = nodes ? method_on_nodes(nodes, o.derivative, &s->methods, err)
                   : methods_new(methods, o.derivative, &s->methods, &s->n, err);
    if (!status) status = check_stencils(s, err);
    if (!status && o.n_command) {
        s->command = texts_copy(o.command, o.n_command);
        s->n_command = s->command ? o.n_command : 0;
        if (!s->command) status = error_memory(err);
    }
    if (!status) return results_new(RESULT_STENCILS, s, NULL, results, err);
    if (!s->methods) s->n = 0;
    stencils_free(s);
    return status;
}
