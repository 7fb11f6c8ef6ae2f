/* For tests that sweep an expression of x: from text to a study, in one call. */
#ifndef TESTS_SWEEPING_H
#define TESTS_SWEEPING_H

#include "check.h"

#include "derive/sweep_result.h"
#include "function/source/expression.h"

#include <stdlib.h>

struct sweeping {
    struct function *f, *given;
    struct method *methods;
    size_t wrt[8];
    double point[8];
    struct sweep_request request;
    struct sweep *study;
};

/* Everything can be changed between sweeping_prepare and sweeping_run. */
static inline void sweeping_prepare(struct sweeping *s, const char *text, double x, const char *methods)
{
    static const char *const names[] = {"x"};
    *s = (struct sweeping){.point = {x}};
    assert_int_equal(expression_new(&text, 1, names, 1, &s->f, NULL), HSTAR_OK);
    assert_int_equal(methods_new(methods, 1, &s->methods, &s->request.n_methods, NULL), HSTAR_OK);
    s->request.f = s->f;
    s->request.point = s->point;
    s->request.wrt = s->wrt;
    s->request.n_wrt = 1;
    s->request.methods = s->methods;
    s->request.grid = (struct grid){GRID_LOG, 1e-16, 1, 200};
    s->request.reference = REFERENCE_EXACT;
    s->request.anatomy = true;
}

static inline void sweeping_run(struct sweeping *s)
{
    hstar_error err = {0};
    hstar_status status = study_run(&s->request, &s->study, &err);
    if (status) fprintf(stderr, "%s\n", err.message);
    assert_int_equal(status, HSTAR_OK);
}

static inline void sweeping_clear(struct sweeping *s)
{
    sweep_free(s->study);
    function_free(s->f);
    function_free(s->given);
    methods_free(s->methods, s->request.n_methods);
}

static inline const struct method_sweep *sweeping_method(const struct sweeping *s, size_t m)
{
    return &s->study->components[0].methods[m];
}

#endif
