/* The check on the hard functions: how many right derivatives it calls wrong, and how many flipped signs it lets pass. */
#include "check.h"

#include "check/check.h"
#include "hard.h"

enum { SEED = 5, EACH = 2 }; /* problems a family */

struct hard_subject {
    struct function f;
    const struct hard *p;
};

static hstar_status evaluate(const struct function *f, const struct points *points, double *const *outputs,
                             hstar_error *err)
{
    (void)err;
    const struct hard *p = ((const struct hard_subject *)f)->p;
    for (size_t i = 0; i < points->n; i++)
        outputs[0][i] = p->f(p, points->column[0][points->varies[0] ? i : 0]);
    return HSTAR_OK;
}

static const struct function_class hard_class = {.kind = "hard", .evaluate = evaluate};

static enum verdict verdict_on(const struct hard *p, double gradient)
{
    static char variable[] = "x", text[] = "f", *variables[] = {variable}, *texts[] = {text};
    const struct hard_subject subject = {
        .f = {.class = &hard_class, .n_variables = 1, .n_outputs = 1, .variables = variables, .texts = texts},
        .p = p};
    const size_t wrt = 0;
    struct claim *claim = NULL;
    struct check *check = NULL;
    hstar_error err;
    char number[40];
    snprintf(number, sizeof number, "%.17g", gradient);
    assert_int_equal(claim_numbers(number, 1, &claim, &err), HSTAR_OK);
    const struct problem problem = {.f = &subject.f,
                                    .point = &p->x,
                                    .wrt = &wrt,
                                    .n_wrt = 1,
                                    .lower = &p->lower,
                                    .upper = &p->upper,
                                    .noise = NAN};
    const struct check_request request = {.problem = &problem,
                                          .claim = claim,
                                          .step = {.derivative = 1, .use = N_USES},
                                          .selector = SELECTOR_AUTO,
                                          .h = NAN,
                                          .seed = 2385};
    if (p->calls) *p->calls = 0;
    assert_int_equal(check_run(&request, &check, &err), HSTAR_OK);
    const enum verdict verdict = check->verdict;
    check_free(check);
    claim_free(claim);
    return verdict;
}

/* What was measured when it was written down; both may only be tightened. Of flips, derivatives that are 0 have none. */
static const struct {
    const char *set;
    size_t false_alarms, passed;
} bounds[] = {
    {"smooth", 0, 0}, {"hidden", 0, 0},   {"deceive", 0, 0}, {"float32", 0, 0}, {"boxes", 8, 0},
    {"noise", 0, 0},  {"onesided", 0, 0}, {"sums", 0, 0},    {"failing", 0, 0}, {"solvers", 2, 0},
};

static void verdicts_on_hard_functions(void **state)
{
    (void)state;
    for (size_t b = 0; b < sizeof bounds / sizeof *bounds; b++) {
        size_t n = 0, false_alarms = 0, passed = 0;
        for (size_t i = 0; i < N_HARD_FAMILIES; i++)
            for (uint64_t k = 0; k < EACH && !strcmp(hard_families[i].set, bounds[b].set); k++) {
                struct hard p;
                assert_true(hard_make(&hard_families[i], SEED, k, &p));
                n++;
                false_alarms += verdict_on(&p, p.truth) == VERDICT_DISAGREES;
                passed += p.truth != 0 && verdict_on(&p, -p.truth) == VERDICT_AGREES;
                hard_clear(&p);
            }
        CHECK(n > 0, "%s: no problems", bounds[b].set);
        CHECK(false_alarms <= bounds[b].false_alarms, "%s: %zu of %zu right derivatives are called wrong",
              bounds[b].set, false_alarms, n);
        CHECK(passed <= bounds[b].passed, "%s: %zu of %zu flipped signs pass", bounds[b].set, passed, n);
    }
    CHECK_DONE();
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(verdicts_on_hard_functions)};
    if (!HSTAR_QUAD) return 77; /* the truths need the wide arithmetic */
    return cmocka_run_group_tests(tests, NULL, NULL);
}
