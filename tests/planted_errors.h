/* The 16 problems as gradients of one parameter, with errors planted: f'(x) (1 + delta), counted by checker. */
#ifndef TESTS_PLANTED_ERRORS_H
#define TESTS_PLANTED_ERRORS_H

#include "asking.h"
#include "check/check.h"
#include "function/source/expression.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

static const struct planted_problem {
    const char *name, *text;
    double x, slope;
} planted_problems[] = {
    {"polynomial", "x^2", 1, 2},
    {"inverse", "1/x", 1, -1},
    {"exp", "exp(x)", 1, 2.7182818284590452},
    {"log", "log(x)", 1, 1},
    {"sqrt", "sqrt(x)", 1, 0.5},
    {"atan", "atan(x)", 0.5, 0.8},
    {"sin", "sin(x)", 1, 0.54030230586813972},
    {"scaled-exp", "exp(-1e-6*x)", 1, -9.9999900000049995e-7},
    {"gmsw", "expm1(x)^2+(1/sqrt(1+x^2)-1)^2", 1, 9.5486553221297575},
    {"sxxn-1", "expm1(x)^2", -8, -0.00067070018545558516},
    {"sxxn-2", "exp(100*x)", 0.01, 271.82818284590453},
    {"sxxn-3", "x^4+3*x^2-10*x", 0.99999, -0.00017999880000318083},
    {"sxxn-4", "10000*x^3+0.01*x^2+5*x", 1e-9, 5.00000000002003},
    {"oliver-1", "exp(4*x)", 1, 218.39260013257696},
    {"oliver-2", "exp(x^2)", 1, 5.4365636569180905},
    {"oliver-3", "x^2*log(x)", 1, 1},
};
enum { N_PLANTED_PROBLEMS = sizeof planted_problems / sizeof *planted_problems };

/* What is claimed is f' times 1 + delta. */
static const struct planted_error {
    const char *name;
    double delta;
} planted_errors[] = {
    {"false alarms", 0},    {"sign flipped", -2},    {"zero", -1},           {"doubled", 1},
    {"off by 0.1", 0.1},    {"off by 0.01", 1e-2},   {"off by 0.001", 1e-3}, {"off by 0.0001", 1e-4},
    {"off by 1e-05", 1e-5}, {"off by 1e-06", 1e-6},  {"off by 1e-07", 1e-7}, {"off by 1e-08", 1e-8},
    {"off by 1e-09", 1e-9}, {"off by 1e-10", 1e-10},
};
enum { N_PLANTED_ERRORS = sizeof planted_errors / sizeof *planted_errors };

/* How a checker compares. */
struct checker {
    const char *name;
    enum criterion criterion;
    double h, atol, rtol;
    enum selector_id selector;
};
static const struct checker checkers[] = {
    {"hstar check: error bars", CRITERION_BARS, NAN, 0, 0, SELECTOR_AUTO},
    {"central h=1e-5, relative error <= 1e-5", CRITERION_ALLCLOSE, 1e-5, 0, 1e-5, SELECTOR_AUTO},
    {"central h=1e-5, atol 1e-4 + rtol 1e-3", CRITERION_ALLCLOSE, 1e-5, 1e-4, 1e-3, SELECTOR_AUTO},
    {"PyTorch's defaults: central h=1e-6, atol 1e-5 + rtol 1e-3", CRITERION_ALLCLOSE, 1e-6, 1e-5, 1e-3,
     SELECTOR_AUTO},
};
enum { N_CHECKERS = sizeof checkers / sizeof *checkers };

/* The check of one claim; the caller frees it. NULL: the error was printed. */
static struct check *planted_problem_check(const struct checker *checker, const char *text, double x,
                                           double claimed)
{
    static const char *const variable = "x";
    struct function *f = NULL;
    struct problem *problem = NULL;
    struct claim *claim = NULL;
    struct check *check = NULL;
    hstar_error err;
    char number[40];
    snprintf(number, sizeof number, "%.17e", claimed);
    hstar_status status = expression_new(&text, 1, &variable, 1, &f, &err);
    if (!status) status = claim_numbers(number, 1, &claim, &err);
    if (f) problem = asking(f, &x);
    const struct check_request request = {.problem = problem,
                                          .claim = claim,
                                          .criterion = checker->criterion,
                                          .rtol = checker->rtol,
                                          .atol = checker->atol,
                                          .step = {.derivative = 1, .use = N_USES},
                                          .selector = checker->selector,
                                          .h = checker->h};
    if (!status) status = check_run(&request, &check, &err);
    if (status) fprintf(stderr, "%s: %s\n", text, err.message);
    claim_free(claim);
    problem_release(problem);
    return check;
}

/* Of the 16 problems those that are flagged; adds the evaluations of f. */
static inline size_t planted_flagged(const struct checker *checker, double delta, size_t *evaluations)
{
    size_t flagged = 0;
    for (size_t i = 0; i < N_PLANTED_PROBLEMS; i++) {
        const struct planted_problem *p = &planted_problems[i];
        struct check *c = planted_problem_check(checker, p->text, p->x, p->slope * (1 + delta));
        if (!c) abort();
        flagged += c->verdict == VERDICT_DISAGREES;
        *evaluations += c->evaluations;
        check_free(c);
    }
    return flagged;
}

static inline void print_planted_errors(FILE *to)
{
    fprintf(to, "| checker |");
    for (size_t e = 0; e < N_PLANTED_ERRORS; e++) fprintf(to, " %s |", planted_errors[e].name);
    fprintf(to, " evaluations: right | wrong |\n|---|");
    for (size_t e = 0; e <= N_PLANTED_ERRORS + 1; e++) fprintf(to, "---:|");
    for (size_t k = 0; k < N_CHECKERS; k++) {
        size_t evaluations[2] = {0};
        fprintf(to, "\n| %s |", checkers[k].name);
        for (size_t e = 0; e < N_PLANTED_ERRORS; e++)
            fprintf(to, " %zu |",
                    planted_flagged(&checkers[k], planted_errors[e].delta, &evaluations[e > 0]));
        fprintf(to, " %zu | %zu |", evaluations[0] / N_PLANTED_PROBLEMS,
                evaluations[1] / ((N_PLANTED_ERRORS - 1) * N_PLANTED_PROBLEMS));
    }
    fprintf(to, "\n");
}

#endif
