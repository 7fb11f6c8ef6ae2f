/* Models of UM-Bridge as functions: numbers there and back, many at once, each way to misbehave, and that nothing stays behind. */
#include "check.h"
#include "descriptors.h"
#include "um_server.h"

#include "base/text.h"
#include "function/source/um_bridge.h"

static const char *const names[] = {"x[0]", "x[1]", "y"};
static const double home[] = {0.5, -2.385, 0.7};
static hstar_error err;
static double patience = 20; /* a loaded machine is slow */

static hstar_status ask_for_model(const struct um_server *s, const char *model, size_t in_flight,
                                  unsigned retries, struct function **f)
{
    char address[80];
    snprintf(address, sizeof address, "http://127.0.0.1:%u/%s", s->port, model);
    const struct um_bridge_settings settings = {.address = address,
                                                .config = "{\"level\": 1}",
                                                .patience = patience,
                                                .in_flight = in_flight,
                                                .retries = retries};
    err = (hstar_error){0};
    return um_bridge_new(&settings, names, 3, home, f, &err);
}

/* f where a is x[0 … n). */
static hstar_status call(const struct function *f, const double *x, size_t n, double *const *outputs)
{
    const double *column[] = {x, &home[1], &home[2]};
    const bool varies[] = {true, false, false};
    const struct points points = {.n = n, .column = column, .varies = varies};
    err = (hstar_error){0};
    return function_evaluate(f, &points, outputs, &err);
}

enum { MOST = 64 };
static double first[MOST], second[MOST], third[MOST];
static double *const outputs[] = {first, second, third};

static void check_values(const double *x, size_t n, const char *label)
{
    for (size_t i = 0; i < n; i++) {
        const double at[] = {x[i], home[1], home[2]};
        double y[3];
        um_values(at, y);
        CHECK_SAME(first[i], y[0], label);
        CHECK_SAME(second[i], y[1], label);
        CHECK_SAME(third[i], y[2], label);
    }
}

/* Answers come in another order than they are asked, and each to its place; no bit is lost. */
static void test_values(void **state)
{
    (void)state;
    static const double x[] = {1.0 / 3,
                               -0.0,
                               5e-324,
                               1.7976931348623157e306,
                               0.1 + 0.2,
                               -1e-300,
                               2.385,
                               3e-17,
                               1e22,
                               123456789.123456789,
                               -2,
                               7,
                               0x1.fffffffffffffp-1,
                               4,
                               5,
                               6};
    enum { N = sizeof x / sizeof *x };
    struct um_server s = {.edge = INFINITY, .delay = 0.005};
    const size_t before = open_descriptors();
    um_server_start(&s);
    for (size_t in_flight = 1; in_flight <= 8; in_flight *= 8) {
        struct function *f;
        assert_int_equal(ask_for_model(&s, "#forward", in_flight, 0, &f), HSTAR_OK);
        assert_int_equal(f->n_outputs, 3);
        CHECK(call(f, x, N, outputs) == HSTAR_OK, "%s", err.message);
        check_values(x, N, in_flight == 1 ? "one by one" : "eight at once");
        CHECK(function_width(f) == in_flight, "%zu", function_width(f));
        function_free(f);
    }
    um_server_stop(&s);
    CHECK(open_descriptors() == before, "%zu descriptors were %zu", open_descriptors(), before);
    CHECK_DONE();
}

/* The server answers nothing until eight requests are there at the same time; each connection serves many. */
static void test_in_flight(void **state)
{
    (void)state;
    double x[MOST];
    struct function *f;
    struct um_server s = {.edge = INFINITY, .gathers = 8};
    um_server_start(&s);
    for (size_t i = 0; i < MOST; i++) x[i] = (double)i / 7;
    assert_int_equal(ask_for_model(&s, "", 8, 0, &f), HSTAR_OK);
    CHECK(call(f, x, MOST, outputs) == HSTAR_OK, "%s", err.message);
    check_values(x, MOST, "gathered");
    CHECK(s.most == 8, "at most %d at once", s.most);
    CHECK(s.values == MOST, "%d requests", s.values);
    CHECK(s.connections <= 9, "%d connections", s.connections);
    function_free(f);
    um_server_stop(&s);
    CHECK_DONE();
}

/* Who waits does not compute. */
static void test_waits(void **state)
{
    (void)state;
    const double x[] = {1, 2, 3, 4};
    struct function *f;
    struct um_server s = {.edge = INFINITY, .delay = 0.1};
    um_server_start(&s);
    assert_int_equal(ask_for_model(&s, "", 2, 0, &f), HSTAR_OK);
    const clock_t begun = clock();
    CHECK(call(f, x, 4, outputs) == HSTAR_OK, "%s", err.message);
    const double computed = (double)(clock() - begun) / CLOCKS_PER_SEC;
    CHECK(computed < 0.1, "%g s of a processor to wait for 0.2 s", computed);
    function_free(f);
    um_server_stop(&s);
    CHECK_DONE();
}

/* Where a is above 1 the server misbehaves: f is not a number there, with the reason; at the point itself it is an error. */
static void test_faults(void **state)
{
    (void)state;
    static const struct {
        enum um_fault fault;
        hstar_status status; /* at other points */
        size_t failures;
        const char *says;
    } rows[] = {
        {UM_NULL, HSTAR_OK, 0, NULL},
        {UM_NAN, HSTAR_OK, 0, NULL},
        {UM_NAN_TEXT, HSTAR_OK, 3, "answered \"NaN\", a text, as number 1"},
        {UM_SHORT, HSTAR_OK, 3, "answered 1 number where there should be 2"},
        {UM_FLAT, HSTAR_OK, 3, "answered 1 vector where there should be 2"},
        {UM_HTML, HSTAR_OK, 3, "HTTP's status 502: \"<html><body>Bad Gateway"},
        {UM_HTML_FINE, HSTAR_OK, 3, "answered \"<html> [31mIt works!</html>\", which is not JSON"},
        {UM_NO_OUTPUT, HSTAR_OK, 3, "an output that is missing"},
        {UM_ERROR, HSTAR_OK, 3, "the error InvalidInput: a is too hot"},
        {UM_CRASHED, HSTAR_OK, 3, "the error InvalidOutput: 0000"},
        {UM_TRUNCATED, HSTAR_OK, 3, "broke off in the middle of an answer"},
        {UM_DROPPED, HSTAR_OK, 3, "closed the connection without an answer"},
        {UM_SILENT, HSTAR_OK, 3, "did not answer within 1 s"},
        {UM_BUSY, HSTAR_OK, 3, "answered with HTTP's status 503: \"busy\""},
        {UM_LOST_MODEL, HSTAR_FILE, 0, "the error ModelNotFound: gone"},
    };
    static const double x[] = {0.25, 1.5, 0.3, 2.5, 0.35, 3.5, 0.4};
    enum { N = sizeof x / sizeof *x };
    for (size_t r = 0; r < sizeof rows / sizeof *rows; r++) {
        for (size_t in_flight = 1; in_flight <= 4; in_flight += 3) {
            char label[40];
            struct function *f;
            struct function_failures failures;
            struct um_server s = {.edge = 1, .fault = rows[r].fault};
            snprintf(label, sizeof label, "fault %d, %zu at once", rows[r].fault, in_flight);
            um_server_start(&s);
            patience = rows[r].fault == UM_SILENT ? 1 : 20;
            assert_int_equal(ask_for_model(&s, "#forward", in_flight, 0, &f), HSTAR_OK);
            patience = 20;
            const hstar_status status = call(f, x, N, outputs);
            CHECK(status == rows[r].status, "%s: status %d: %s", label, status, err.message);
            function_failures(f, &failures);
            CHECK(failures.n == rows[r].failures, "%s: %zu failures", label, failures.n);
            const hstar_error *why = status ? &err : &failures.why;
            if (rows[r].says) CHECK(strstr(why->message, rows[r].says), "%s says %s", label, why->message);
            if (failures.n) CHECK_SAME(failures.nearest[0], 1.5, label);
            for (size_t i = 0; i < N && !status; i++)
                CHECK(isnan(first[i]) == (x[i] > 1), "%s: f(%g) = %g", label, x[i], first[i]);
            function_free(f);
            um_server_stop(&s);
        }
    }
    CHECK_DONE();
}

static void test_fault_at_home(void **state)
{
    (void)state;
    static const enum um_fault faults[] = {UM_ERROR, UM_DROPPED, UM_SHORT};
    for (size_t i = 0; i < sizeof faults / sizeof *faults; i++) {
        struct function *f;
        struct um_server s = {.edge = 0, .fault = faults[i]};
        um_server_start(&s);
        assert_int_equal(ask_for_model(&s, "#forward", 2, 0, &f), HSTAR_OK);
        CHECK(call(f, home, 1, outputs) == HSTAR_CHILD, "fault %d: %s", faults[i], err.message);
        CHECK(strstr(err.message, "(request to /Evaluate)"), "%s", err.message);
        function_free(f);
        um_server_stop(&s);
    }
    CHECK_DONE();
}

/* A moment's trouble is none. */
static void test_retries(void **state)
{
    (void)state;
    static const enum um_fault faults[] = {UM_BUSY_TWICE, UM_DROPPED_ONCE};
    const double x[] = {0.25, 1.5, 0.3, 2.5};
    for (size_t i = 0; i < sizeof faults / sizeof *faults; i++) {
        struct function *f;
        struct function_failures failures;
        struct um_server s = {.edge = 1, .fault = faults[i]};
        um_server_start(&s);
        assert_int_equal(ask_for_model(&s, "#forward", 2, 4, &f), HSTAR_OK);
        CHECK(call(f, x, 4, outputs) == HSTAR_OK, "%s", err.message);
        check_values(x, 4, "after a retry");
        function_failures(f, &failures);
        CHECK(failures.n == 0, "%zu failures: %s", failures.n, failures.why.message);
        function_free(f);
        um_server_stop(&s);
    }
    CHECK_DONE();
}

/* Four requests in a row without an answer end it, one that is always busy too; so does a server that is gone. */
static void test_gone(void **state)
{
    (void)state;
    static const enum um_fault faults[] = {UM_DROPPED, UM_BUSY};
    const double x[] = {0.25, 1.5, 1.75, 2.5, 2.75, 3.5, 3.75};
    for (size_t i = 0; i < 4; i++) {
        const size_t in_flight = i % 2 ? 8 : 1;
        struct function *f;
        struct um_server s = {.edge = 1, .fault = faults[i / 2]};
        um_server_start(&s);
        assert_int_equal(ask_for_model(&s, "#forward", in_flight, 0, &f), HSTAR_OK);
        CHECK(call(f, x, 7, outputs) == HSTAR_CHILD, "%s", err.message);
        CHECK(strstr(err.remedy, "4th request in a row"), "%s; %s", err.message, err.remedy);
        um_server_stop(&s);
        CHECK(call(f, x, 1, outputs) == HSTAR_FILE, "%s", err.message);
        CHECK(strstr(err.message, "nobody listens"), "%s", err.message);
        function_free(f);
    }
    CHECK_DONE();
}

/* All together 2^64 + 1 numbers, which is 1 where they are counted in 64 bits. */
static const char *sizes_that_overflow(void)
{
    enum { N = 4096, LENGTH = 18 };
    static char text[N * LENGTH + 80];
    char *end = text + sprintf(text, "{\"outputSizes\":[1");
    for (int i = 0; i < N; i++) end += sprintf(end, ",4503599627370496");
    strcpy(end, "]}");
    return text;
}

/* What the server says of itself and its model. */
static void test_learning(void **state)
{
    (void)state;
    static const struct {
        const char *model;
        struct um_server server;
        hstar_status status;
        const char *says;
    } rows[] = {
        {"", {.edge = 0}, HSTAR_OK, NULL},
        {"", {.info = "{\"protocolVersion\": \"1.0\", \"models\": [\"forward\"]}"}, HSTAR_OK, NULL},
        {"#b", {.info = "{\"protocolVersion\": 1.0, \"models\": [\"a\", \"b\"]}"}, HSTAR_OK, NULL},
        {"",
         {.info = "{\"protocolVersion\": 1.0, \"models\": [\"a\", \"b\"]}"},
         HSTAR_CHILD,
         "has several models"},
        {"#c", {.info = "{\"protocolVersion\": 1.0, \"models\": [\"a\"]}"}, HSTAR_FILE, "has no model \"c\""},
        {"", {.info = "{\"protocolVersion\": 1.0, \"models\": []}"}, HSTAR_CHILD, "has no model"},
        {"",
         {.info = "{\"protocolVersion\": 2.0, \"models\": [\"a\"]}"},
         HSTAR_CHILD,
         "speaks UM-Bridge 2.0"},
        {"", {.info = "{\"models\": [\"a\"]}"}, HSTAR_CHILD, "does not say which version"},
        {"", {.info = "[1]"}, HSTAR_CHILD, "does not say which version"},
        {"", {.info = "<html>"}, HSTAR_CHILD, "which is not JSON"},
        {"", {.support = "{\"support\":{\"Evaluate\":false}}"}, HSTAR_FILE, "does not support Evaluate"},
        {"",
         {.inputs = "{\"inputSizes\":[3]}"},
         HSTAR_INVALID,
         "takes a vector of 3 numbers, and the point has x of 2, y of 1"},
        {"", {.inputs = "{\"inputSizes\":[2,1,4]}"}, HSTAR_INVALID, "takes vectors of 2, 1, 4 numbers, and"},
        {"",
         {.inputs = "{\"inputSizes\":[2]}"},
         HSTAR_INVALID,
         "takes a vector of 2 numbers, and the point has x of 2, y of 1"},
        {"", {.inputs = "{\"inputSizes\":[-2]}"}, HSTAR_CHILD, "answered -2 as the size of a vector"},
        {"", {.inputs = "{}"}, HSTAR_CHILD, "does not say the sizes"},
        {"", {.outputs = ""}, HSTAR_CHILD, "more than 1073741824 numbers"},
        {"", {.inputs = "{\"error\":{\"type\":\"Odd\"}}"}, HSTAR_CHILD, "the error Odd"},
    };
    for (size_t r = 0; r < sizeof rows / sizeof *rows; r++) {
        struct um_server s = {.info = rows[r].server.info,
                              .support = rows[r].server.support,
                              .inputs = rows[r].server.inputs,
                              .outputs = rows[r].server.outputs ? sizes_that_overflow() : NULL,
                              .edge = INFINITY};
        struct function *f = NULL;
        um_server_start(&s);
        const hstar_status status = ask_for_model(&s, rows[r].model, 1, 0, &f);
        CHECK(status == rows[r].status, "row %zu: status %d: %s", r, status, err.message);
        if (rows[r].says) CHECK(strstr(err.message, rows[r].says), "row %zu says %s", r, err.message);
        CHECK(s.values == 0, "row %zu asks for a value", r);
        function_free(f);
        um_server_stop(&s);
    }
    CHECK_DONE();
}

static void test_addresses(void **state)
{
    (void)state;
    static const char *const bad[] = {"localhost:4242", "ftp://localhost", "file:///etc/passwd",
                                      "http://",        "http:///x",       "",
                                      "#forward",       "http://a b"};
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        struct function *f;
        const struct um_bridge_settings settings = {.address = bad[i], .in_flight = 1, .patience = 1};
        err = (hstar_error){0};
        CHECK(um_bridge_new(&settings, names, 3, home, &f, &err) == HSTAR_INVALID, "\"%s\": %s", bad[i],
              err.message);
        CHECK(strstr(err.message, "not an HTTP address"), "\"%s\": %s", bad[i], err.message);
    }
    const struct um_bridge_settings settings = {
        .address = "http://localhost:1", .config = "{\"a\": 1,}", .in_flight = 1};
    struct function *f;
    CHECK(um_bridge_new(&settings, names, 3, home, &f, &err) == HSTAR_INVALID && err.position == 8, "%s: %zu",
          err.message, err.position);
    CHECK_DONE();
}

/* Both endpoints give the same Jacobian, in as many requests as they need. */
static void test_derivatives(void **state)
{
    (void)state;
    static const struct {
        enum um_bridge_endpoint endpoint;
        int requests;
    } rows[] = {{UM_BRIDGE_GRADIENT, 6}, {UM_BRIDGE_JACOBIAN, 6}};
    struct um_server s = {.edge = INFINITY};
    struct function *f;
    um_server_start(&s);
    assert_int_equal(ask_for_model(&s, "#forward", 4, 0, &f), HSTAR_OK);
    CHECK(um_bridge_first_derivatives(f) == UM_BRIDGE_GRADIENT, "the other");
    CHECK(!um_bridge_supports(f, UM_BRIDGE_HESSIAN), "no Hessian is there");
    for (size_t r = 0; r < sizeof rows / sizeof *rows; r++) {
        struct function *g;
        const double *column[] = {&home[0], &home[1], &home[2]};
        const bool varies[] = {false, false, false};
        const struct points here = {.n = 1, .column = column, .varies = varies};
        double got[9], want[3][3], *places[9];
        for (size_t i = 0; i < 9; i++) places[i] = &got[i];
        const int before = s.others;
        um_jacobian(home, want);
        assert_int_equal(um_bridge_derivative_new(f, rows[r].endpoint, &g, &err), HSTAR_OK);
        assert_int_equal(g->n_outputs, 9);
        CHECK(function_evaluate(g, &here, places, &err) == HSTAR_OK, "%s", err.message);
        for (size_t i = 0; i < 9; i++)
            CHECK_SAME(got[i], want[i / 3][i % 3], um_bridge_endpoints[rows[r].endpoint]);
        CHECK(s.others - before == rows[r].requests, "%d requests", s.others - before);
        function_free(g);
    }
    function_free(f);
    um_server_stop(&s);
    CHECK_DONE();
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_values),        cmocka_unit_test(test_in_flight),
        cmocka_unit_test(test_waits),         cmocka_unit_test(test_faults),
        cmocka_unit_test(test_fault_at_home), cmocka_unit_test(test_retries),
        cmocka_unit_test(test_gone),          cmocka_unit_test(test_learning),
        cmocka_unit_test(test_addresses),     cmocka_unit_test(test_derivatives),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
