/* hstar for R, by .Call: a problem whose f is an R function. R CMD SHLIB makes a library of it; hstar.R loads it.
 *
 * R leaves a function by longjmp where an error is raised, which must not cross hstar: R_tryEvalSilent ends it here, f answers "give
 * up", and hstar.R raises the error again when hstar has returned. */
#include <R.h>
#include <Rinternals.h>
#include <hstar.h>

struct call {
    SEXP function, environment;
};

static int call_r(const double *x, size_t n, double *y, size_t m, void *context)
{
    const struct call *c = context;
    int failed = 0;
    SEXP point = PROTECT(allocVector(REALSXP, (R_xlen_t)n));
    for (size_t i = 0; i < n; i++) REAL(point)[i] = x[i];
    SEXP call = PROTECT(lang2(c->function, point));
    SEXP value = R_tryEvalSilent(call, c->environment, &failed);
    const int good = !failed && TYPEOF(value) == REALSXP && (size_t)XLENGTH(value) == m;
    for (size_t i = 0; good && i < m; i++) y[i] = REAL(value)[i];
    UNPROTECT(2);
    return !good;
}

/* A row a derivative: the value, its bar, and how far that can be trusted; or the message of an error. */
static SEXP rows_of(const hstar_results *results)
{
    const size_t n = hstar_results_rows(results);
    SEXP rows = PROTECT(allocMatrix(REALSXP, (int)n, 3));
    for (size_t i = 0; i < n; i++) {
        hstar_result row;
        if (hstar_results_derivative(results, i, &row, sizeof row, NULL)) continue;
        REAL(rows)[i] = row.value;
        REAL(rows)[n + i] = row.bar;
        REAL(rows)[2 * n + i] = row.trust;
    }
    UNPROTECT(1);
    return rows;
}

SEXP hstar_r_jacobian(SEXP function, SEXP x, SEXP outputs, SEXP lower, SEXP upper, SEXP environment)
{
    struct call c = {function, environment};
    hstar_problem *problem = NULL;
    hstar_results *results = NULL;
    hstar_error error;
    hstar_status status = hstar_problem_function(call_r, &c, REAL(x), (size_t)XLENGTH(x),
                                                 (size_t)asInteger(outputs), &problem, &error);
    if (!status) status = hstar_problem_limits(problem, REAL(lower), REAL(upper), &error);
    if (!status) status = hstar_jacobian(problem, NULL, &results, &error);
    SEXP answer = PROTECT(status ? mkString(error.message) : rows_of(results));
    hstar_results_free(results);
    hstar_problem_free(problem);
    UNPROTECT(1);
    return answer;
}
