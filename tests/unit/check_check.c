/* The check: verdicts by the error bars, where nothing can be told, the field's own criteria, projections. */
#include "check.h"
#include "asking.h"
#include "check/check.h"
#include "function/source/expression.h"

#include <stdlib.h>

static const char *const names[] = {"x", "y", "z"};
static hstar_error err;

struct subject {
    struct problem *problem;
    struct function *g;
    struct claim *claim;
    struct check_request request;
};

static void subject_init(struct subject *s, const char *f, const char *const *g, size_t n,
                         const double *point)
{
    struct function *function = NULL;
    *s = (struct subject){0};
    assert_int_equal(expression_new(&f, 1, names, n, &function, &err), HSTAR_OK);
    s->problem = asking(function, point);
    assert_int_equal(expression_new(g, n, names, n, &s->g, &err), HSTAR_OK);
    assert_int_equal(claim_function(s->g, n, &s->claim, &err), HSTAR_OK);
    s->request = (struct check_request){.problem = s->problem,
                                        .claim = s->claim,
                                        .step = {.derivative = 1, .use = N_USES},
                                        .selector = SELECTOR_AUTO,
                                        .h = NAN,
                                        .seed = 2385};
}

static void subject_clear(struct subject *s)
{
    claim_free(s->claim);
    function_free(s->g);
    problem_release(s->problem);
}

static struct check *run(const struct check_request *request)
{
    struct check *c = NULL;
    hstar_status status = check_run(request, &c, &err);
    if (status) fprintf(stderr, "%s\n", err.message);
    assert_int_equal(status, HSTAR_OK);
    return c;
}

/* Of one variable: what is claimed, and the verdict. */
static void verdicts_of_one(void **state)
{
    (void)state;
    static const struct {
        const char *f, *g;
        double x;
        enum verdict verdict;
        const char *reason; /* a part of it */
    } rows[] = {
        {"exp(sin(x))", "exp(sin(x))*cos(x)", 2.385, VERDICT_AGREES, NULL},
        {"exp(sin(x))", "-exp(sin(x))*cos(x)", 2.385, VERDICT_DISAGREES, NULL},
        {"exp(sin(x))", "exp(sin(x))*cos(x)*(1+1e-9)", 2.385, VERDICT_DISAGREES, NULL},
        {"exp(sin(x))", "exp(sin(x))*cos(x)*(1+2e-16)", 2.385, VERDICT_AGREES, NULL},
        {"exp(-x/1e6)", "-exp(-x/1e6)/1e6", 1, VERDICT_AGREES, NULL},
        {"exp(-x/1e6)", "exp(-x/1e6)/1e6", 1, VERDICT_DISAGREES, NULL},
        {"1e-12*sin(x)", "0", 0.5, VERDICT_DISAGREES, NULL},
        {"2 + 0*x", "0", 0.5, VERDICT_AGREES, NULL},
        {"2 + 0*x", "1e-3", 0.5, VERDICT_DISAGREES, NULL},
        {"x^2", "2*x", 0, VERDICT_AGREES, NULL},
        {"cos(x)", "-sin(x)", 0, VERDICT_AGREES, NULL},
        {"sin(x)", "cos(x)", 1.5707963267948966, VERDICT_AGREES, NULL},
        {"sin(x+1)", "cos(x+1)", 1e-125, VERDICT_AGREES, NULL},
        {"sin(x+1)", "-cos(x+1)", 1e-125, VERDICT_DISAGREES, NULL},
        {"sin(x+1)", "-cos(x+1)", 1e-14, VERDICT_DISAGREES, NULL},
        {"exp(x)", "0/0", 1, VERDICT_DISAGREES, NULL},
        {"exp(x)", "1/0", 1, VERDICT_DISAGREES, NULL},
        {"abs(x)", "1", 0, VERDICT_UNDECIDED, "a subgradient"},
        {"abs(x)", "0", 0, VERDICT_UNDECIDED, "a subgradient"},
        {"abs(x)", "1.5", 0, VERDICT_UNDECIDED, "outside its one-sided slopes"},
        {"floor(x)", "0", 1, VERDICT_UNDECIDED, "jumps"},
        {"sqrt(-1 - x^2)", "1", 1, VERDICT_UNDECIDED, "not a finite number"},
        {"log(x)", "1/x", -1, VERDICT_UNDECIDED, "not a finite number"},
        {"x^2", "2*x + 1e-17", 1e-9, VERDICT_DISAGREES, NULL},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct subject s;
        subject_init(&s, rows[i].f, &rows[i].g, 1, &rows[i].x);
        struct check *c = run(&s.request);
        const struct check_row *row = &c->row[0];
        CHECK(c->verdict == rows[i].verdict && row->verdict == rows[i].verdict,
              "%s, %s at %g: %s (%s), %g +- %g, got %g +- %g", rows[i].f, rows[i].g, rows[i].x,
              verdicts[c->verdict].name, row->reason ? row->reason : "", row->expected.value,
              row->expected.bar, row->got, row->rounding);
        CHECK((row->verdict == VERDICT_UNDECIDED) == (row->reason != NULL),
              "%s: a reason where it is undecided", rows[i].f);
        if (rows[i].reason)
            CHECK(row->reason && strstr(row->reason, rows[i].reason), "%s: %s", rows[i].f, row->reason);
        CHECK(c->count[rows[i].verdict] == 1 && c->n_rows == 1 && c->severity[0] == 0, "%s: counts",
              rows[i].f);
        CHECK(c->evaluations > row->expected.evaluations, "%zu", c->evaluations);
        check_free(c);
        subject_clear(&s);
    }
    check_free(NULL);
    CHECK_DONE();
}

/* The worst first; the whole is as bad as its worst. */
static void whole(void **state)
{
    (void)state;
    static const char *const g[] = {"2*x", "1.01*cos(y)", "1"};
    static const double point[] = {1.3, 0.4, 0};
    struct subject s;
    subject_init(&s, "x^2 + sin(y) + abs(z)", g, 3, point);
    s.request.taylor = true;
    struct check *c = run(&s.request);
    CHECK(c->verdict == VERDICT_DISAGREES, "%s", verdicts[c->verdict].name);
    CHECK(c->count[VERDICT_AGREES] == 1 && c->count[VERDICT_DISAGREES] == 1 &&
              c->count[VERDICT_UNDECIDED] == 1,
          "one each");
    CHECK(c->severity[0] == 1 && c->severity[1] == 2 && c->severity[2] == 0, "%zu %zu %zu", c->severity[0],
          c->severity[1], c->severity[2]);
    CHECK_CLOSE(c->row[1].relative, 0.01 / 1.01, 1e-6, "relative to the larger");
    CHECK(c->has_taylor && fabs(c->taylor.slope - 1) < 0.05, "slope %g", c->taylor.slope);
    check_free(c);
    s.problem->n_wrt = 2; /* three numbers for two variables */
    CHECK(check_run(&s.request, &c, &err) == HSTAR_INVALID, "%s", err.message);
    subject_clear(&s);
    CHECK_DONE();
}

/* What others compute, by their formulas. */
static void criteria(void **state)
{
    (void)state;
    static const struct {
        double off;
        enum criterion criterion;
        double rtol, atol;
        enum verdict verdict;
        const char *word;
        double threshold;
    } rows[] = {
        {0, CRITERION_RELATIVE, 0, 0, VERDICT_AGREES, "correct", 0},
        {1e-6, CRITERION_RELATIVE, 0, 0, VERDICT_AGREES, "probably correct", 0},
        {1e-4, CRITERION_RELATIVE, 0, 0, VERDICT_UNDECIDED, "suspicious", 0},
        {1e-2, CRITERION_RELATIVE, 0, 0, VERDICT_DISAGREES, "bug", 0},
        {0, CRITERION_RELATIVE, 0, 0, VERDICT_AGREES, "pass", 1e-5},
        {1.9e-5, CRITERION_RELATIVE, 0, 0, VERDICT_AGREES, "pass", 1e-5},
        {2.1e-5, CRITERION_RELATIVE, 0, 0, VERDICT_DISAGREES, "fail", 1e-5},
        {1e-4, CRITERION_RELATIVE, 0, 0, VERDICT_DISAGREES, "fail", 1e-5},
        {1e-2, CRITERION_RELATIVE, 0, 0, VERDICT_AGREES, "pass", 1e-2},
        {1e-4, CRITERION_ALLCLOSE, 1e-3, 1e-5, VERDICT_AGREES, NULL, 0},
        {1e-2, CRITERION_ALLCLOSE, 1e-3, 1e-5, VERDICT_DISAGREES, NULL, 0},
        {1e-2, CRITERION_ALLCLOSE, 0, 1, VERDICT_AGREES, NULL, 0},
    };
    static const double point[] = {1.3, 0.4}, h = 1e-5;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        char gx[64], gy[64];
        const char *g[] = {gx, gy};
        snprintf(gx, sizeof gx, "2*x*y*%.17g", 1 + rows[i].off);
        snprintf(gy, sizeof gy, "x^2*%.17g", 1 + rows[i].off);
        struct subject s;
        subject_init(&s, "x^2*y", g, 2, point);
        s.request.criterion = rows[i].criterion;
        s.request.threshold = rows[i].threshold;
        s.request.rtol = rows[i].rtol;
        s.request.atol = rows[i].atol;
        s.request.h = h;
        struct check *c = run(&s.request);
        CHECK(c->verdict == rows[i].verdict, "%g: %s", rows[i].off, verdicts[c->verdict].name);
        CHECK(rows[i].word ? c->word && !strcmp(c->word, rows[i].word) : !c->word, "%g: %s", rows[i].off,
              c->word ? c->word : "no word");
        volatile double x = 1.3 + h, x_ = 1.3 - h;
        CHECK_CLOSE(c->row[0].expected.value, (x * x * 0.4 - x_ * x_ * 0.4) / (2 * h), 1e-15,
                    "the reader's loop");
        CHECK(c->row[0].expected.h == h && c->row[0].expected.evaluations == 6, "%zu",
              c->row[0].expected.evaluations);
        check_free(c);
        subject_clear(&s);
    }
    CHECK_DONE();
}

/* Variables without effect: proven, and never of a derivative that is 0 at the point alone. */
static void phantoms(void **state)
{
    (void)state;
    static const struct {
        const char *f;
        double y;
        enum phantom phantom;
    } rows[] = {{"x + 0*y", 0.3, PHANTOM_PROVEN},
                {"x + y - y", 0, PHANTOM_PROVEN},
                {"x + relu(y - 5)", 1, PHANTOM_PROVEN},
                {"x + relu(y)", 0, PHANTOM_NONE},
                {"x + y^9", 0, PHANTOM_NONE},
                {"x + y^2", 0, PHANTOM_NONE},
                {"x + 1e-30*y", 2, PHANTOM_NONE},
                {"x + cos(y)", 0, PHANTOM_NONE},
                {"abs(x - 2) + 0*y", 1, PHANTOM_PROVEN},
                {"sqrt(x - 2) + 0*y", 1, PHANTOM_NONE},
                /* no ball around it */ {"x*y", 0, PHANTOM_NONE}};
    static const char *const g[] = {"1", "0"};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        for (size_t fixed = 0; fixed < 2; fixed++) {
            const double point[] = {2, rows[i].y};
            struct subject s;
            subject_init(&s, rows[i].f, g, 2, point);
            if (fixed) s.request.h = 1e-6;
            struct check *c = run(&s.request);
            CHECK(check_phantom(c, 0) == PHANTOM_NONE, "%s by x", rows[i].f);
            CHECK(check_phantom(c, 1) == rows[i].phantom, "%s: %d", rows[i].f, (int)check_phantom(c, 1));
            check_free(c);
            subject_clear(&s);
        }
    CHECK_DONE();
}

/* PyTorch's rule on the same numbers, computed here; and what is asked twice and answers twice has failed, by more than nondet-tol. */
static size_t gradcheck_calls;
static double gradcheck_jitter;

static hstar_status jittery(const struct claim *claim, const double *point, double *value, double *rounding,
                            hstar_error *e)
{
    (void)claim, (void)e;
    value[0] = 2 * point[0] + (gradcheck_calls++ % 2 ? gradcheck_jitter : 0);
    rounding[0] = 0;
    return HSTAR_OK;
}

static void gradcheck(void **state)
{
    (void)state;
    static const double offs[] = {0, 1e-6, 9e-4, -9.9e-4, 1.001e-3, 1.1e-3, -1.2e-3, 1, -2}, eps = 1e-6,
                        atol = 1e-5, rtol = 1e-3;
    static const double points[] = {1.3, -0.7, 0, 0.003, 1e-6};
    size_t passed = 0, failed = 0;
    for (size_t i = 0; i < sizeof offs / sizeof *offs; i++)
        for (size_t k = 0; k < 2 * (sizeof points / sizeof *points); k++) {
            const double x = points[k / 2], extra = k % 2 ? 1.05e-5 : 0;
            char text[64];
            const char *g = text;
            snprintf(text, sizeof text, "2*x*%.17g + %.17g", 1 + offs[i], extra);
            struct subject s;
            subject_init(&s, "x*x", &g, 1, &x);
            s.request.criterion = CRITERION_GRADCHECK;
            s.request.atol = atol;
            s.request.rtol = rtol;
            s.request.h = eps;
            struct check *c = run(&s.request);
            volatile double right = x + eps, left = x - eps;
            const double a = 2 * x * (1 + offs[i]) + extra, n = (right * right - left * left) / (2 * eps);
            const bool passes = fabs(a - n) <= atol + rtol * fabs(n);
            CHECK(c->verdict == (passes ? VERDICT_AGREES : VERDICT_DISAGREES), "%s at %g: %s", text, x,
                  verdicts[c->verdict].name);
            CHECK_SAME(c->row[0].expected.value, n, "the same number");
            CHECK(c->nondeterminism == 0, "%g", c->nondeterminism);
            passed += passes;
            failed += !passes;
            check_free(c);
            subject_clear(&s);
        }
    CHECK(passed > 10 && failed > 10, "%zu pass, %zu fail", passed, failed);
    CHECK_DONE();
}

static void gradcheck_twice(void **state)
{
    (void)state;
    static const struct {
        double jitter, nondet_tol;
        enum verdict verdict;
    } rows[] = {{0, 0, VERDICT_AGREES},
                {1e-12, 0, VERDICT_DISAGREES},
                {1e-6, 2e-6, VERDICT_AGREES},
                {3e-6, 2e-6, VERDICT_DISAGREES},
                {NAN, 1, VERDICT_DISAGREES}};
    static const char *const g = "2*x";
    static const double x = 1.3;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct subject s;
        subject_init(&s, "x^2", &g, 1, &x);
        const struct claim claim = {.kind = "expression", .at = jittery, .n = 1};
        s.request.claim = &claim;
        s.request.criterion = CRITERION_GRADCHECK;
        s.request.atol = 1e-5;
        s.request.h = 1e-6;
        s.request.nondet_tol = rows[i].nondet_tol;
        gradcheck_calls = 0;
        gradcheck_jitter = rows[i].jitter;
        struct check *c = run(&s.request);
        CHECK(c->verdict == rows[i].verdict, "%g: %s by %g", rows[i].jitter, verdicts[c->verdict].name,
              c->nondeterminism);
        check_free(c);
        s.request.claim = s.claim;
        subject_clear(&s);
    }
    CHECK_DONE();
}

/* Random projections: the right one passes, one wrong element of three does not; the seed is all that counts. */
static void projections(void **state)
{
    (void)state;
    static const char *const right[] = {"y*z", "x*z", "x*y"}, *const wrong[] = {"y*z", "x*z*1.001", "x*y"};
    static const double point[] = {1.3, -0.4, 250};
    double first = 0;
    for (size_t k = 0; k < 3; k++) {
        struct subject s;
        subject_init(&s, "x*y*z", k == 1 ? wrong : right, 3, point);
        s.request.n_directions = 4;
        struct check *c = run(&s.request);
        CHECK(c->n_rows == 4 && c->verdict == (k == 1 ? VERDICT_DISAGREES : VERDICT_AGREES), "%zu rows: %s",
              c->n_rows, verdicts[c->verdict].name);
        if (k == 0) first = c->row[2].expected.value;
        CHECK_SAME(c->row[2].expected.value, first, "the same seed");
        check_free(c);
        subject_clear(&s);
    }
    CHECK_DONE();
}

/* Numbers with too few digits to tell. */
static void few_digits(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        enum verdict verdict;
    } rows[] = {{"0.8776", VERDICT_AGREES},
                {"0.8", VERDICT_UNDECIDED},
                {"0.9", VERDICT_UNDECIDED},
                {"0.8676", VERDICT_DISAGREES},
                {"-0.9", VERDICT_DISAGREES},
                {"0.87758256189037276", VERDICT_AGREES},
                {"0.87758256289037276", VERDICT_DISAGREES}};
    static const char *const g = "cos(x)";
    static const double x = 0.5;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct subject s;
        struct claim *claim = NULL;
        subject_init(&s, "sin(x)", &g, 1, &x);
        assert_int_equal(claim_numbers(rows[i].text, 1, &claim, &err), HSTAR_OK);
        s.request.claim = claim;
        struct check *c = run(&s.request);
        CHECK(c->verdict == rows[i].verdict, "%s: %s", rows[i].text, verdicts[c->verdict].name);
        if (c->verdict == VERDICT_UNDECIDED)
            CHECK(strstr(c->row[0].reason, "few digits") != NULL, "%s", c->row[0].reason);
        check_free(c);
        claim_free(claim);
        subject_clear(&s);
    }
    CHECK_DONE();
}

/* Roundings that repeat along one variable are in f all the same: a saturated term is no bug. A claim a thousand bars away is
 * one, whatever the noise. */
static void hidden_noise(void **state)
{
    (void)state;
    static const struct {
        const char *f, *g[3];
        double point[3];
        size_t n, row;
        enum verdict verdict;
    } rows[] = {
        {"tanh(12*x) + tanh(12*y)",
         {"12/cosh(12*x)^2", "12/cosh(12*y)^2"},
         {1.1925, -1.7117},
         2,
         1,
         VERDICT_UNDECIDED},
        {"((x+100)^2 + (y+100)^2 + (z+100)^2)/3 - ((x+y+z+300)/3)^2",
         {"1e3", "0", "0"},
         {0.3, 0.3, 0.3},
         3,
         0,
         VERDICT_DISAGREES},
        {"(x+1e12)-1e12 - (x+1e12)+1e12 + round(sin(1e9*x))*1e-3", {"1e9"}, {0.7}, 1, 0, VERDICT_DISAGREES},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct subject s;
        subject_init(&s, rows[i].f, rows[i].g, rows[i].n, rows[i].point);
        struct check *c = run(&s.request);
        const struct check_row *row = &c->row[rows[i].row];
        CHECK(row->verdict == rows[i].verdict, "%s: %s, %.17g +- %g, got %.17g, %s: %s", rows[i].f,
              verdicts[row->verdict].name, row->expected.value, row->expected.bar, row->got,
              stops[row->expected.stop].name, row->reason ? row->reason : "");
        check_free(c);
        subject_clear(&s);
    }
    CHECK_DONE();
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(verdicts_of_one), cmocka_unit_test(whole),      cmocka_unit_test(criteria),
        cmocka_unit_test(projections),     cmocka_unit_test(few_digits), cmocka_unit_test(hidden_noise),
        cmocka_unit_test(phantoms),        cmocka_unit_test(gradcheck),  cmocka_unit_test(gradcheck_twice)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
