/* For tests that sweep an expression of x: from text to a study, in one call. */
#ifndef TESTS_SWEEPING_H
#define TESTS_SWEEPING_H

#include "asking.h"
#include "check.h"

#include "derive/sweep_result.h"
#include "function/source/expression.h"

#include <stdlib.h>

struct sweeping {
    struct problem *problem;
    struct function *given;
    struct method *methods;
    struct sweep_request request;
    struct sweep *study;
};

/* Everything can be changed between sweeping_prepare and sweeping_run. */
static inline void sweeping_prepare(struct sweeping *s, const char *text, double x, const char *methods)
{
    static const char *const names[] = {"x"};
    struct function *f = NULL;
    *s = (struct sweeping){0};
    assert_int_equal(expression_new(&text, 1, names, 1, &f, NULL), HSTAR_OK);
    s->problem = asking(f, &x);
    assert_int_equal(methods_new(methods, 1, &s->methods, &s->request.n_methods, NULL), HSTAR_OK);
    s->request.problem = s->problem;
    s->request.methods = s->methods;
    s->request.grid = (struct grid){GRID_LOG, 1e-16, 1, .n = 200};
    s->request.reference = REFERENCE_EXACT;
    s->request.anatomy = true;
}

static inline void sweeping_run(struct sweeping *s)
{
    hstar_error err = {0};
    hstar_status status = sweep_result_new(&s->request, &s->study, &err);
    if (status) fprintf(stderr, "%s\n", err.message);
    assert_int_equal(status, HSTAR_OK);
}

static inline void sweeping_clear(struct sweeping *s)
{
    sweep_free(s->study);
    problem_release(s->problem);
    function_free(s->given);
    methods_free(s->methods, s->request.n_methods);
}

static inline const struct method_sweep *sweeping_method(const struct sweeping *s, size_t m)
{
    return &s->study->components[0].methods[m];
}

#endif
