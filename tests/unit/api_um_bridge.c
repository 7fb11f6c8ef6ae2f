/* A problem that is served, and asked as a model: by several threads at once, through all questions that may be asked; refusals; and that
 * nothing stays behind. */
#include "check.h"
#include "descriptors.h"

#include "base/pool.h"
#include "hstar.h"

#include <stdatomic.h>
#include <stdlib.h>

static hstar_error err;

static hstar_problem *expression(const char *text, const char *at)
{
    hstar_problem *problem = NULL;
    assert_int_equal(hstar_problem_expression(&text, 1, at, &problem, &err), HSTAR_OK);
    return problem;
}

static hstar_server *serve(const hstar_problem *problem)
{
    hstar_server *server = NULL;
    const hstar_status status = hstar_serve_um_bridge(problem, NULL, NULL, 0, &server, &err);
    CHECK(status == HSTAR_OK, "%s; %s", err.message, err.remedy);
    assert_int_equal(status, HSTAR_OK);
    return server;
}

static hstar_problem *model_of(const hstar_server *server, const char *at, size_t in_flight)
{
    hstar_problem *model = NULL;
    const hstar_status status =
        hstar_problem_um_bridge(hstar_server_address(server), NULL, at, 20, in_flight, 2, &model, &err);
    CHECK(status == HSTAR_OK, "%s; %s", err.message, err.remedy);
    assert_int_equal(status, HSTAR_OK);
    return model;
}

/* Values bit for bit; the gradient and the Hessian of the server agree with differences of its values. */
static void test_round_trip(void **state)
{
    (void)state;
    static const char at[] = "x=[0.7,-0.3],y=2.385";
    static const double points[][3] = {{0.7, -0.3, 2.385}, {1.0 / 3, 1e-300, -0.0}, {5, -7, 1e10}};
    const size_t before = open_descriptors();
    hstar_problem *problem = expression("sin(x[0]*y) + exp(x[1])*y^2", at);
    hstar_server *server = serve(problem);
    hstar_problem *model = model_of(server, at, 4);
    for (size_t i = 0; i < sizeof points / sizeof *points; i++) {
        double got = NAN, want = NAN;
        CHECK(!hstar_problem_values(model, points[i], &got, &err), "%s", err.message);
        CHECK(!hstar_problem_values(problem, points[i], &want, &err), "%s", err.message);
        CHECK_SAME(got, want, "value");
    }
    static const struct {
        const char *gradient, *hessian;
    } claims[] = {{NULL, NULL},
                  {"um-bridge", NULL},
                  {"um-bridge/Gradient", NULL},
                  {"um-bridge/ApplyJacobian", NULL},
                  {NULL, "um-bridge"},
                  {NULL, "um-bridge/ApplyHessian"}};
    for (size_t i = 0; i < sizeof claims / sizeof *claims; i++) {
        hstar_results *results = NULL;
        hstar_status status = HSTAR_OK;
        if (claims[i].hessian)
            status = hstar_problem_hessian(model, claims[i].hessian, &err);
        else
            status = hstar_problem_gradient(model, claims[i].gradient, &err);
        if (!status)
            status = claims[i].hessian ? hstar_check_hessian(model, NULL, &results, &err)
                                       : hstar_check(model, NULL, &results, &err);
        CHECK(!status, "claim %zu: %s", i, err.message);
        CHECK(results && hstar_results_verdict(results) == HSTAR_AGREES, "claim %zu", i);
        hstar_results_free(results);
    }
    hstar_problem_free(model);
    hstar_problem_free(problem); /* the server has what it needs */
    model = model_of(server, at, 1);
    hstar_problem_free(model);
    hstar_server_free(server);
    CHECK(open_descriptors() == before, "%zu descriptors were %zu", open_descriptors(), before);
    CHECK_DONE();
}

/* A C function counts who is in it. */
static atomic_int inside, most_inside;

static int counted(const double *x, size_t n, double *y, size_t m, void *context)
{
    (void)n;
    (void)m;
    (void)context;
    const int now = atomic_fetch_add(&inside, 1) + 1;
    if (now > atomic_load(&most_inside)) atomic_store(&most_inside, now);
    y[0] = sin(x[0]) * x[1];
    atomic_fetch_sub(&inside, 1);
    return 0;
}

static hstar_status ask_server_again(void *context, size_t task, hstar_error *why)
{
    hstar_problem *model;
    const double x[] = {(double)task / 7, 3};
    double y = 0;
    hstar_status status = hstar_problem_um_bridge(context, NULL, "x=[0.5,2]", 20, 1, 2, &model, why);
    if (status) return status;
    status = hstar_problem_values(model, x, &y, why);
    if (!status && y != sin(x[0]) * 3) status = HSTAR_UNRESOLVED;
    hstar_results *results = NULL;
    if (!status) status = hstar_check(model, NULL, &results, why);
    if (!status && hstar_results_verdict(results) != HSTAR_AGREES) status = HSTAR_UNDEFINED;
    hstar_results_free(results);
    hstar_problem_free(model);
    return status;
}

/* Of a function that is not said to be for several threads they are in it one at a time. */
static void test_turns(void **state)
{
    (void)state;
    const double x[] = {0.5, 2};
    const char *const names[] = {"x[0]", "x[1]"};
    hstar_problem *problem;
    assert_int_equal(hstar_problem_function(counted, NULL, x, 2, 1, &problem, &err), HSTAR_OK);
    assert_int_equal(hstar_problem_names(problem, names, &err), HSTAR_OK);
    hstar_server *server = serve(problem);
    char address[80];
    snprintf(address, sizeof address, "%s", hstar_server_address(server));
    const struct pool_job job = {.task = ask_server_again, .context = address};
    const hstar_status status = pool_run(&job, 12, 6, &err);
    CHECK(!status, "status %d: %s", status, err.message);
    CHECK(most_inside == 1, "%d at once", most_inside);
    hstar_server_free(server);
    hstar_problem_free(problem);
    CHECK_DONE();
}

static void test_refusals(void **state)
{
    (void)state;
    hstar_problem *problem = expression("x*y", "x=1,y=2"), *none = NULL;
    hstar_server *server = NULL;
    static const struct {
        const char *gradient, *says;
    } claims[] = {{"um-bridge", "is what a model of UM-Bridge answers, and f is not a model"},
                  {"um-bridge/Gradient", "f is not a model"}};
    CHECK(hstar_serve_um_bridge(NULL, NULL, NULL, 0, &server, &err) == HSTAR_INVALID, "no problem");
    CHECK(hstar_serve_um_bridge(problem, NULL, NULL, 0, NULL, &err) == HSTAR_INVALID, "no place");
    CHECK(hstar_serve_um_bridge(problem, "", NULL, 0, &server, &err) == HSTAR_INVALID, "no name");
    CHECK(hstar_serve_um_bridge(problem, "a\nb", NULL, 0, &server, &err) == HSTAR_INVALID, "two lines");
    CHECK(hstar_serve_um_bridge(problem, NULL, NULL, 65536, &server, &err) == HSTAR_INVALID, "port");
    CHECK(hstar_serve_um_bridge(problem, NULL, "192.0.2.1", 0, &server, &err) == HSTAR_FILE,
          "not of this machine");
    CHECK(!server && !hstar_server_address(NULL), "nothing was made");
    hstar_server_free(NULL);
    CHECK(hstar_problem_um_bridge(NULL, NULL, "1", 1, 1, 0, &none, &err) == HSTAR_INVALID, "no address");
    CHECK(hstar_problem_um_bridge("http://localhost:1", NULL, NULL, 1, 1, 0, &none, &err) == HSTAR_INVALID,
          "no point");
    CHECK(hstar_problem_um_bridge("http://localhost:1", NULL, "1", -1, 1, 0, &none, &err) == HSTAR_INVALID,
          "timeout");
    CHECK(hstar_problem_um_bridge("http://localhost:1", NULL, "1", NAN, 1, 0, &none, &err) == HSTAR_INVALID,
          "timeout");
    CHECK(hstar_problem_um_bridge("http://localhost:1", NULL, "1", 1, 257, 0, &none, &err) == HSTAR_INVALID,
          "in flight");
    CHECK(hstar_problem_um_bridge("http://localhost:1", "@/nowhere", "1", 1, 1, 0, &none, &err) == HSTAR_FILE,
          "no file");
    CHECK(hstar_problem_um_bridge("http://localhost:1", NULL, "1", 1, 1, 0, NULL, &err) == HSTAR_INVALID,
          "no place");
    CHECK(!none, "no problem was made");
    for (size_t i = 0; i < sizeof claims / sizeof *claims; i++) {
        hstar_results *results = NULL;
        assert_int_equal(hstar_problem_gradient(problem, claims[i].gradient, &err), HSTAR_OK);
        CHECK(hstar_check(problem, NULL, &results, &err) == HSTAR_INVALID &&
                  strstr(err.message, claims[i].says),
              "%s", err.message);
    }
    server = serve(problem);
    hstar_problem *model = model_of(server, "x=1,y=2", 1);
    static const char *const wrong[] = {"um-bridge/Nothing", "um-bridge/", "um-bridge/ApplyHessian"};
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        hstar_results *results = NULL;
        assert_int_equal(hstar_problem_gradient(model, wrong[i], &err), HSTAR_OK);
        CHECK(hstar_check(model, NULL, &results, &err) == HSTAR_INVALID &&
                  strstr(err.remedy, "um-bridge/Gradient or"),
              "%s: %s", wrong[i], err.message);
    }
    hstar_problem_free(model);
    hstar_server_free(server);
    hstar_problem_free(problem);
    CHECK_DONE();
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_round_trip), cmocka_unit_test(test_turns),
                                       cmocka_unit_test(test_refusals)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
