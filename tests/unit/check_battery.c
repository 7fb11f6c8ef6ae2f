/* The statistics of the check: hundreds of gradients, right and wrong, at all scales: no false alarm, nothing visible missed,
 * nine bugs of ten called by their name. The criteria with a tolerance of their own stand beside it. */
#include "battery.h"
#include "bench/problems.h"
#include "check.h"
#include "planted_errors.h"

static void judge(const struct tally *t, const char *label)
{
    print_tally(stdout, t);
    CHECK(t->false_alarms == 0, "%s: %zu false alarms of %zu", label, t->false_alarms, t->correct);
    CHECK(t->undecided * 50 <= t->correct, "%s: %zu undecided of %zu", label, t->undecided, t->correct);
    CHECK(t->missed == 0, "%s: %zu missed of %zu visible ones", label, t->missed, t->visible);
    CHECK(t->visible * 20 >= t->buggy * 19, "%s: only %zu of %zu are visible", label, t->visible, t->buggy);
    CHECK(t->named * 20 >= t->caught * 19, "%s: %zu named of %zu", label, t->named, t->caught);
}

static void small_ones(void **state)
{
    (void)state;
    struct tally t = tally_all(2385, 252, 50, true);
    judge(&t, "up to 50 variables");
    CHECK(t.fixed_alarms[0] > 0 && t.fixed_misses[2] > 0, "fixed tolerances do no worse: %zu, %zu",
          t.fixed_alarms[0], t.fixed_misses[2]);
    CHECK_DONE();
}

/* A thousand variables: one each of the bugs that are many rows' business. */
static void large_ones(void **state)
{
    (void)state;
    static const enum bug kinds[] = {N_BUGS,     BUG_SIGN_OF_ONE, BUG_SUMMED,
                                     BUG_FACTOR, BUG_SWAPPED,     BUG_ONE_SLIGHTLY};
    struct tally t = {0};
    for (size_t k = 0; k < sizeof kinds / sizeof *kinds; k++) {
        size_t number = 0;
        for (;; number++) { /* the next of the cheap families that is as large */
            struct planted *p = planted_new(k, number, 1000, kinds[k]);
            bool wanted =
                p->n == 1000 && (p->family->value == value_squares || p->family->value == value_chain);
            planted_free(p);
            if (wanted) break;
        }
        tally_one(&t, k, number, 1000, kinds[k], false);
    }
    judge(&t, "1000 variables");
    CHECK_DONE();
}

/* The 16 problems: every error down to a ten-millionth is seen in each of them, and none where there is none. */
static void sixteen_problems(void **state)
{
    (void)state;
    const double visible_in_all = 1e-7;
    print_planted_errors(stdout);
    for (size_t e = 0; e < N_PLANTED_ERRORS; e++) {
        double delta = planted_errors[e].delta;
        size_t evaluations = 0, flagged = planted_flagged(&checkers[0], delta, &evaluations);
        size_t least = delta == 0 ? 0 : fabs(delta) >= visible_in_all ? N_PLANTED_PROBLEMS : 0;
        size_t most = delta == 0 ? 0 : N_PLANTED_PROBLEMS;
        CHECK(flagged >= least && flagged <= most, "%s: %zu", planted_errors[e].name, flagged);
    }
    CHECK_DONE();
}

static const struct figure {
    const char *name;
    double x, slope;
} figures[] = {
#define X(name, x, f, d1, d2, d3) {name, x, d1},
#include "problem_figures.def"
#undef X
};

/* The 16 problems as text, at the points that figures.def has. */
static void read_problems(struct problems *problems)
{
    char path[512];
    const char *root = getenv("HSTAR_SOURCE"), *here = strstr(__FILE__, "tests/unit/");
    hstar_error err;
    if (root)
        snprintf(path, sizeof path, "%s/data/problems.json", root);
    else
        snprintf(path, sizeof path, "%.*sdata/problems.json", here ? (int)(here - __FILE__) : 0, __FILE__);
    assert_int_equal(json_read_problems(path, problems, &err), HSTAR_OK);
}

static struct check *check_figure(const struct checker *checker, const struct problems *problems,
                                  const struct figure *f, double factor)
{
    size_t k = 0;
    while (k < problems->n && strcmp(problems->problem[k].name, f->name)) k++;
    assert_true(k < problems->n);
    struct check *c = planted_problem_check(checker, problems->problem[k].text, f->x, f->slope * factor);
    assert_non_null(c);
    return c;
}

enum { N_FIGURES = sizeof figures / sizeof *figures };

/* And at all 24 points of each: no false alarm; doubled is seen everywhere, a millionth off nearly so. */
static void all_points(void **state)
{
    (void)state;
    static const double factors[] = {1, 2, 1 + 1e-6};
    struct problems problems;
    size_t seen[3] = {0};
    read_problems(&problems);
    for (size_t i = 0; i < N_FIGURES; i++)
        for (size_t e = 0; e < 3; e++) {
            struct check *c = check_figure(&checkers[0], &problems, &figures[i], factors[e]);
            seen[e] += c->verdict == VERDICT_DISAGREES;
            if (e == 0)
                CHECK(c->verdict == VERDICT_AGREES, "%s at %.17g: %s, %.17g +- %g, got %.17g: %s",
                      figures[i].name, figures[i].x, verdicts[c->verdict].name, c->row[0].expected.value,
                      c->row[0].expected.bar, c->row[0].got, c->row[0].reason ? c->row[0].reason : "");
            check_free(c);
        }
    problems_clear(&problems);
    printf("of %d points: doubled seen at %zu, a millionth at %zu\n", (int)N_FIGURES, seen[1], seen[2]);
    CHECK(seen[0] == 0 && seen[1] == N_FIGURES && seen[2] * 100 >= 97 * (size_t)N_FIGURES, "%zu, %zu, %zu",
          seen[0], seen[1], seen[2]);
    CHECK_DONE();
}

/* Ridders' bar knows of no noise and of little that is finer than its steps: the second opinion turns what false alarms the last look leaves into doubt. */
static void second_opinions(void **state)
{
    (void)state;
    enum { POINTS = 100 };
    static const char *const texts[] = {"exp(x) + x^2*1e-3*sin(1000*x)", "round(1e10*exp(x))/1e10"};
    struct checker checker = checkers[0];
    checker.selector = SELECTOR_RIDDERS;
    for (size_t t = 0; t < 2; t++) {
        size_t beyond = 0, flagged = 0;
        for (size_t i = 0; i < POINTS; i++) {
            double x = 0.3 + 0.017 * (double)i, slope = exp(x);
            if (t == 0) slope += 2e-3 * x * sin(1000 * x) + x * x * cos(1000 * x);
            struct check *c = planted_problem_check(&checker, texts[t], x, slope);
            assert_non_null(c);
            const struct check_row *row = &c->row[0];
            flagged += c->verdict == VERDICT_DISAGREES;
            if (stops[row->expected.stop].trust == TRUST_OK && row->bars > 10) {
                beyond++;
                CHECK(row->verdict == VERDICT_UNDECIDED && strstr(row->reason, "two ways"), "%s at %g: %s",
                      texts[t], x, verdicts[row->verdict].name);
            }
            check_free(c);
        }
        CHECK(beyond >= 5 && flagged == 0, "%s: %zu beyond ten bars, %zu flagged", texts[t], beyond, flagged);
    }
    CHECK_DONE();
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(small_ones), cmocka_unit_test(large_ones),
                                       cmocka_unit_test(sixteen_problems), cmocka_unit_test(all_points),
                                       cmocka_unit_test(second_opinions)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
