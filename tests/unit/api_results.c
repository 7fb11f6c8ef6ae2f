/* What comes out of each question: its rows, its texts, its chart, and itself again from a file. */
#include "check.h"
#include "questions.h"

#include <unistd.h>

static const double at[] = {1.2, 0.5};

static hstar_problem *problem_at(void)
{
    const char *const text = "(x-1)^2 + exp(y)*x";
    hstar_problem *problem = NULL;
    assert_int_equal(hstar_problem_expression(&text, 1, "x=1.2,y=0.5", &problem, NULL), HSTAR_OK);
    assert_int_equal(hstar_problem_gradient(problem, "2*(x-1) + exp(y), -exp(y)*x", NULL), HSTAR_OK);
    return problem;
}

/* That question, with bounds for the descent to end at. */
static hstar_results *asked(const struct question_row *row)
{
    hstar_problem *problem = problem_at();
    hstar_results *results = NULL;
    hstar_options options = HSTAR_OPTIONS;
    hstar_error error = {0};
    options.steps = 30;
    assert_int_equal(hstar_problem_bounds(problem, "y=-1:2", NULL), HSTAR_OK);
    CHECK(row->ask(problem, &options, &results, &error) == HSTAR_OK, "%s: %s", row->name, error.message);
    hstar_problem_free(problem); /* which results outlive */
    assert_non_null(results);
    CHECK(hstar_results_kind(results) == row->kind, "%s: kind %d", row->name,
          (int)hstar_results_kind(results));
    return results;
}

static const struct question_row *row_of(const char *name)
{
    for (size_t q = 0; q < N_QUESTIONS; q++)
        if (!strcmp(question_rows[q].name, name)) return &question_rows[q];
    return NULL;
}

static int has_derivatives(hstar_kind kind)
{
    return kind == HSTAR_KIND_DERIVATIVES || kind == HSTAR_KIND_HESSIAN || kind == HSTAR_KIND_OPTIMAL;
}

/* Those that no file is read of again, and that have no chart. */
static int is_final(hstar_kind kind)
{
    return kind == HSTAR_KIND_DERIVATIVES || kind == HSTAR_KIND_HESSIAN;
}

/* Readers of the rows of other kinds say that there are none; beyond the last row likewise; nothing is written. */
static void check_strangers(const hstar_results *r, hstar_kind kind, size_t i, const char *name)
{
    hstar_result d = {.value = 42};
    hstar_checked c = {.got = 42};
    hstar_noise_level n = {.f = 42};
    hstar_optimum o = {.truth = 42};
    hstar_error e = {0};
    const int swept = kind == HSTAR_KIND_SWEEP || kind == HSTAR_KIND_OPTIMAL, beyond = i > 0;
    if (beyond || !has_derivatives(kind))
        CHECK(hstar_results_derivative(r, i, &d, sizeof d, &e) == HSTAR_INVALID && d.value == 42 &&
                  strstr(e.message, "no such derivative"),
              "%s: %s", name, e.message);
    if (beyond || kind != HSTAR_KIND_CHECK)
        CHECK(hstar_results_checked(r, i, &c, sizeof c, &e) == HSTAR_INVALID && c.got == 42, "%s: checked",
              name);
    if (beyond || kind != HSTAR_KIND_NOISE)
        CHECK(hstar_results_noise(r, i, &n, sizeof n, &e) == HSTAR_INVALID && n.f == 42, "%s: noise", name);
    if (beyond || !swept) {
        CHECK(hstar_results_optimum(r, i, 0, &o, sizeof o, &e) == HSTAR_INVALID && o.truth == 42,
              "%s: optimum", name);
        CHECK(!hstar_results_column(r, i, 0, HSTAR_COLUMN_H, NULL), "%s: a column", name);
    }
    if (beyond || kind != HSTAR_KIND_OPTIMAL)
        CHECK(hstar_results_choice(r, i, 0, &d, sizeof d, NULL, &e) == HSTAR_INVALID, "%s: a choice", name);
    if (kind != HSTAR_KIND_HESSIAN) CHECK(hstar_results_definite(r) == -1, "%s: definite", name);
    if (kind != HSTAR_KIND_DESCENT) CHECK(!hstar_results_place(r, NULL, NULL), "%s: a place", name);
    if (kind != HSTAR_KIND_CHECK)
        CHECK(!hstar_results_says(r) && hstar_results_verdict(r) == HSTAR_UNDECIDED, "%s: a verdict", name);
    if (!swept) CHECK(!hstar_results_method(r, 0), "%s: a method", name);
}

static void strangers(void **state)
{
    (void)state;
    for (size_t q = 0; q < N_QUESTIONS; q++) {
        hstar_results *results = asked(&question_rows[q]);
        const size_t rows = hstar_results_rows(results);
        CHECK(rows > 0, "%s has no rows", question_rows[q].name);
        check_strangers(results, question_rows[q].kind, 0, question_rows[q].name);
        check_strangers(results, question_rows[q].kind, rows, question_rows[q].name);
        CHECK(hstar_results_derivative(results, 0, NULL, 8, NULL) == HSTAR_INVALID, "%s: NULL",
              question_rows[q].name);
        hstar_results_free(results);
    }
    CHECK_DONE();
}

static void derivatives(void **state)
{
    (void)state;
    const double want[] = {2 * (at[0] - 1) + exp(at[1]), exp(at[1]) * at[0]};
    hstar_results *r = asked(row_of("jacobian"));
    assert_int_equal(hstar_results_rows(r), 2);
    for (size_t i = 0; i < 2; i++) {
        hstar_result d = {0};
        assert_int_equal(hstar_results_derivative(r, i, &d, sizeof d, NULL), HSTAR_OK);
        CHECK_CLOSE(d.exact, want[i], 1e-15, "proven");
        CHECK(fabs(d.error) <= d.bar && fabs(d.error - (d.value - d.exact)) <= 1e-15, "error %g", d.error);
        CHECK(d.variable == i && d.output == 0, "by %zu", d.variable);
    }
    hstar_results_free(r);
    CHECK_DONE();
}

static void checked(void **state)
{
    (void)state;
    hstar_results *r = asked(row_of("check"));
    hstar_checked c = {0};
    CHECK(hstar_results_verdict(r) == HSTAR_DISAGREES, "a planted sign");
    CHECK(!strncmp(hstar_results_says(r), "the gradient disagrees: 1 of 2 components", 41), "%s",
          hstar_results_says(r));
    CHECK(hstar_results_status(r, NULL) == HSTAR_OK, "a check is OK whatever its verdict");
    assert_int_equal(hstar_results_rows(r), 2);
    assert_int_equal(hstar_results_checked(r, 0, &c, sizeof c, NULL), HSTAR_OK);
    CHECK(c.verdict == HSTAR_AGREES && !c.diagnosis && c.bars < 2, "x: %g bars", c.bars);
    assert_int_equal(hstar_results_checked(r, 1, &c, sizeof c, NULL), HSTAR_OK);
    CHECK(c.verdict == HSTAR_DISAGREES && c.diagnosis && !strcmp(c.diagnosis, "sign"), "y: %s", c.diagnosis);
    CHECK_CLOSE(c.got, -exp(at[1]) * at[0], 1e-15, "got");
    CHECK_CLOSE(c.expected, exp(at[1]) * at[0], 1e-7, "expected");
    CHECK_SAME(c.difference, c.got - c.expected, "difference");
    CHECK_CLOSE(c.bars, fabs(c.difference) / (c.bar + c.rounding), 1e-12, "bars");
    hstar_results_free(r);
    CHECK_DONE();
}

/* At several points a row for each of them. */
static void checked_at_points(void **state)
{
    (void)state;
    enum { POINTS = 3 };
    hstar_problem *problem = problem_at();
    hstar_results *r = NULL;
    hstar_options options = HSTAR_OPTIONS;
    options.points = POINTS;
    assert_int_equal(hstar_check(problem, &options, &r, NULL), HSTAR_OK);
    assert_int_equal(hstar_results_rows(r), 2 * POINTS);
    for (size_t i = 0; i < 2 * POINTS; i++) {
        hstar_checked c = {0};
        assert_int_equal(hstar_results_checked(r, i, &c, sizeof c, NULL), HSTAR_OK);
        CHECK(c.point == i / 2 && c.variable == i % 2, "row %zu: point %zu, variable %zu", i, c.point,
              c.variable);
    }
    hstar_results_free(r);
    hstar_problem_free(problem);
    CHECK_DONE();
}

static void descent(void **state)
{
    (void)state;
    const char *const text = "(x-3)^2 + (y+1)^2";
    hstar_problem *problem = NULL;
    hstar_results *r = NULL;
    double f = 42;
    size_t steps = 42;
    assert_int_equal(hstar_problem_expression(&text, 1, "x=0,y=0", &problem, NULL), HSTAR_OK);
    assert_int_equal(hstar_minimize(problem, NULL, &r, NULL), HSTAR_OK);
    hstar_problem_free(problem);
    const double *place = hstar_results_place(r, &f, &steps);
    CHECK(fabs(place[0] - 3) < 1e-6 && fabs(place[1] + 1) < 1e-6, "at %g, %g", place[0], place[1]);
    CHECK(f >= 0 && f < 1e-10, "f = %g", f);
    CHECK(steps > 0 && steps < hstar_results_rows(r) + 1, "%zu of %zu steps", steps, hstar_results_rows(r));
    CHECK(hstar_results_status(r, NULL) == HSTAR_OK && hstar_results_place(r, NULL, NULL) == place,
          "the place");
    hstar_results_free(r);
    CHECK_DONE();
}

static void stencils(void **state)
{
    (void)state;
    hstar_results *r = NULL;
    hstar_error e = {0};
    assert_int_equal(hstar_stencils("central,forward:3", NULL, NULL, &r, NULL), HSTAR_OK);
    CHECK(hstar_results_kind(r) == HSTAR_KIND_STENCILS && hstar_results_rows(r) == 2, "%zu",
          hstar_results_rows(r));
    char *json = text_of_results(r, HSTAR_JSON), *table = text_of_results(r, HSTAR_TEXT);
    CHECK(json && strstr(json, "\"1/2\"") && table && strstr(table, "central"), "%s",
          json ? json : "no JSON");
    free(json);
    free(table);
    hstar_results_free(r);
    r = NULL;
    assert_int_equal(hstar_stencils(NULL, "0,1,2,5", NULL, &r, NULL), HSTAR_OK);
    CHECK(hstar_results_rows(r) == 1, "%zu", hstar_results_rows(r));
    hstar_results_free(r);
    r = NULL;
    CHECK(hstar_stencils("central", "0,1", NULL, &r, &e) == HSTAR_INVALID && !r, "both");
    CHECK(hstar_stencils(NULL, NULL, NULL, &r, &e) == HSTAR_INVALID && !r, "neither");
    CHECK(hstar_stencils("central", NULL, NULL, NULL, &e) == HSTAR_INVALID, "no place");
    CHECK(hstar_stencils("complex-step", NULL, NULL, &r, &e) == HSTAR_INVALID && !r, "%s", e.message);
    CHECK(hstar_stencils(NULL, "0,0", NULL, &r, &e) == HSTAR_INVALID && !r, "twice the same node: %s",
          e.message);
    CHECK_DONE();
}

/* Every form: whole, and broken off by its receiver at each call. */
static void forms(void **state)
{
    (void)state;
    for (size_t q = 0; q < N_QUESTIONS; q++) {
        hstar_results *r = asked(&question_rows[q]);
        for (int form = HSTAR_TEXT; form <= HSTAR_CSV; form++) {
            struct collected all = {0};
            hstar_error e = {0};
            CHECK(hstar_results_write(r, (hstar_form)form, collect, &all, &e) == HSTAR_OK, "%s, form %d: %s",
                  question_rows[q].name, form, e.message);
            CHECK(all.length > 40 && all.text[all.length - 1] == '\n', "%s, form %d: %zu bytes",
                  question_rows[q].name, form, all.length);
            CHECK((form == HSTAR_TEXT_COLOUR) == (memchr(all.text, '\x1b', all.length) != NULL) ||
                      form == HSTAR_TEXT_COLOUR,
                  "%s: colours in form %d", question_rows[q].name, form);
            for (size_t most = 1; most < all.calls; most += 1 + all.calls / 8) {
                struct collected some = {.most = most};
                CHECK(hstar_results_write(r, (hstar_form)form, collect, &some, &e) == HSTAR_CANCELLED,
                      "%s, form %d: not cancelled", question_rows[q].name, form);
                CHECK(some.calls == most, "%s: called %zu times after it ended", question_rows[q].name,
                      some.calls);
                free(some.text);
            }
            free(all.text);
        }
        hstar_error e = {0};
        struct collected none = {0};
        CHECK(hstar_results_write(r, (hstar_form)99, collect, &none, &e) == HSTAR_INVALID && !none.calls,
              "form 99");
        CHECK(hstar_results_write(r, HSTAR_TEXT, NULL, NULL, &e) == HSTAR_INVALID, "no receiver");
        CHECK(hstar_results_write(NULL, HSTAR_TEXT, collect, &none, &e) == HSTAR_INVALID, "no results");
        hstar_results_free(r);
    }
    CHECK_DONE();
}

static int refuse(const char *bytes, size_t n, void *context)
{
    (void)bytes, (void)n, (void)context;
    return 1;
}

static void refused_forms(void **state)
{
    (void)state;
    hstar_results *r = asked(row_of("jacobian"));
    for (int form = HSTAR_TEXT; form <= HSTAR_CSV; form++) {
        hstar_error e = {0};
        CHECK(hstar_results_write(r, (hstar_form)form, refuse, NULL, &e) == HSTAR_CANCELLED && e.message[0],
              "form %d: %s", form, e.message);
    }
    hstar_results_free(r);
    CHECK_DONE();
}

/* A chart into a callback, as a script for gnuplot, which needs none here. */
static void charts(void **state)
{
    (void)state;
    for (size_t q = 0; q < N_QUESTIONS; q++) {
        hstar_results *r = asked(&question_rows[q]);
        struct collected script = {0}, some = {.most = 1};
        hstar_error e = {0};
        hstar_status status = hstar_results_chart(r, "a.gp", NULL, collect, &script, &e);
        if (is_final(question_rows[q].kind)) {
            CHECK(status == HSTAR_INVALID && strstr(e.message, "no chart of ") && !script.calls, "%s",
                  e.message);
        } else {
            CHECK(status == HSTAR_OK && script.text && strstr(script.text, "plot"), "%s: %s",
                  question_rows[q].name, e.message);
            status = hstar_results_chart(r, "a.gp", NULL, refuse, &some, &e);
            CHECK(status == HSTAR_CANCELLED, "%s: %d", question_rows[q].name, (int)status);
        }
        CHECK(access("a.gp", F_OK) != 0, "a file beside the callback");
        free(script.text);
        hstar_results_free(r);
    }
    CHECK_DONE();
}

static void wrong_charts(void **state)
{
    (void)state;
    hstar_results *r = asked(row_of("sweep"));
    hstar_chart_options look = HSTAR_CHART_OPTIONS;
    struct collected c = {0};
    hstar_error e = {0};
    CHECK(hstar_chart_check("a.gp", NULL, &e) == HSTAR_OK, "%s", e.message);
    CHECK(hstar_chart_check("a.doc", NULL, &e) == HSTAR_INVALID && e.message[0], "%s", e.message);
    CHECK(hstar_chart_check(NULL, NULL, &e) == HSTAR_INVALID, "NULL");
    look.view = "everything";
    CHECK(hstar_chart_check("a.gp", &look, &e) == HSTAR_INVALID && strstr(e.message, "everything"), "%s",
          e.message);
    CHECK(hstar_results_chart(r, "a.gp", &look, collect, &c, &e) == HSTAR_INVALID && !c.calls, "%s",
          e.message);
    look.view = NULL;
    look.marks = "first=1";
    CHECK(hstar_chart_check("a.gp", &look, &e) == HSTAR_INVALID && strstr(e.message, "first=1"), "%s",
          e.message);
    look.marks = NULL;
    look.guides = "2";
    CHECK(hstar_chart_check("a.gp", &look, &e) == HSTAR_INVALID && strstr(e.message, "guide"), "%s",
          e.message);
    look.guides = NULL;
    look.slopes = "2@0:1";
    CHECK(hstar_chart_check("a.gp", &look, &e) == HSTAR_INVALID && strstr(e.message, "slope"), "%s",
          e.message);
    look.slopes = NULL;
    look.x_range = "2:1";
    CHECK(hstar_chart_check("a.gp", &look, &e) == HSTAR_INVALID && strstr(e.message, "horizontal"), "%s",
          e.message);
    look.x_range = NULL;
    look.y_range = "1";
    CHECK(hstar_chart_check("a.gp", &look, &e) == HSTAR_INVALID && strstr(e.message, "vertical"), "%s",
          e.message);
    look.y_range = NULL;
    look.width = 7;
    CHECK(hstar_chart_check("a.gp", &look, &e) == HSTAR_INVALID && strstr(e.message, "7x0"), "%s", e.message);
    look.width = 0;
    look.component = 99;
    CHECK(hstar_results_chart(r, "a.gp", &look, collect, &c, &e) == HSTAR_INVALID && !c.calls, "%s",
          e.message);
    CHECK(hstar_results_chart(r, NULL, NULL, collect, &c, &e) == HSTAR_INVALID, "no path");
    CHECK(hstar_results_chart(NULL, "a.gp", NULL, collect, &c, &e) == HSTAR_INVALID, "no results");
    CHECK(hstar_results_chart(r, "/nowhere/a.gp", NULL, NULL, NULL, &e) == HSTAR_FILE, "%s", e.message);
    hstar_results_free(r);
    CHECK_DONE();
}

/* From its own file a result is the same again. */
static void read_back(void **state)
{
    (void)state;
    for (size_t q = 0; q < N_QUESTIONS; q++) {
        if (is_final(question_rows[q].kind)) continue;
        hstar_results *r = asked(&question_rows[q]), *again = NULL;
        char path[] = "/tmp/hstar-results-XXXXXX", *json = text_of_results(r, HSTAR_JSON);
        hstar_error e = {0};
        const int place = mkstemp(path);
        assert_true(place >= 0);
        assert_int_equal(write(place, json, strlen(json)), (ssize_t)strlen(json));
        close(place);
        CHECK(hstar_results_read(path, &again, &e) == HSTAR_OK, "%s: %s", question_rows[q].name, e.message);
        unlink(path);
        char *json_again = again ? text_of_results(again, HSTAR_JSON) : NULL;
        CHECK(json_again && !strcmp(json, json_again), "%s is another when it is read",
              question_rows[q].name);
        CHECK(!again || hstar_results_kind(again) == question_rows[q].kind, "%s: kind",
              question_rows[q].name);
        free(json);
        free(json_again);
        hstar_results_free(again);
        hstar_results_free(r);
    }
    hstar_results *r = NULL;
    hstar_error e = {0};
    CHECK(hstar_results_read("/nowhere.json", &r, &e) == HSTAR_FILE && !r, "%s", e.message);
    CHECK(hstar_results_read(NULL, &r, &e) == HSTAR_INVALID && !r, "%s", e.message);
    CHECK_DONE();
}

/* What cannot be told is told by the status, and what else there is to say by notes. */
static void told(void **state)
{
    (void)state;
    const char *const kink = "abs(x-1)", *const root = "sqrt(x)";
    hstar_problem *problem = NULL;
    hstar_results *r = NULL;
    hstar_error e = {0};
    assert_int_equal(hstar_problem_expression(&kink, 1, "1", &problem, NULL), HSTAR_OK);
    assert_int_equal(hstar_jacobian(problem, NULL, &r, NULL), HSTAR_OK);
    hstar_problem_free(problem);
    CHECK(hstar_results_status(r, &e) == HSTAR_UNRESOLVED && strstr(e.message, "kink"), "%s", e.message);
    CHECK(hstar_results_status(r, NULL) == HSTAR_UNRESOLVED, "without an error to fill in");
    hstar_results_free(r);
    assert_int_equal(hstar_problem_expression(&root, 1, "1", &problem, NULL), HSTAR_OK);
    assert_int_equal(hstar_problem_bounds(problem, "1:", NULL), HSTAR_OK);
    assert_int_equal(hstar_jacobian(problem, NULL, &r, NULL), HSTAR_OK);
    hstar_problem_free(problem);
    const char *note = hstar_results_note(r, 0);
    CHECK(note && strstr(note, "right side only") && !hstar_results_note(r, 1), "%s",
          note ? note : "no note");
    hstar_results_free(r);
    CHECK_DONE();
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(strangers), cmocka_unit_test(derivatives),   cmocka_unit_test(checked),
        cmocka_unit_test(descent),   cmocka_unit_test(stencils),      cmocka_unit_test(checked_at_points),
        cmocka_unit_test(forms),     cmocka_unit_test(refused_forms), cmocka_unit_test(charts),
        cmocka_unit_test(read_back), cmocka_unit_test(wrong_charts),  cmocka_unit_test(told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
