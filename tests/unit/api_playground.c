/* The playground: what it answers, and to whom; bounds; questions that take too long or that a newer one calls off; what stays behind. */
#include "check.h"

#include "base/clock.h"
#include "base/json_tree.h"
#include "hstar.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <pthread.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <unistd.h>

static hstar_server *server;
static char token_path[128]; /* "/0f3a…/" */
static unsigned port;

/* ---- A client of a few lines ---- */

struct reply {
    int code;
    char *all; /* head and body */
    const char *body;
};

static struct reply ask_raw(const char *request)
{
    struct reply reply = {0};
    const struct sockaddr_in place = {
        .sin_family = AF_INET, .sin_port = htons((uint16_t)port), .sin_addr = {htonl(INADDR_LOOPBACK)}};
    const int fd = socket(AF_INET, SOCK_STREAM, 0);
    size_t n = 0, room = 1 << 16;
    ssize_t more;
    reply.all = malloc(room);
    assert_non_null(reply.all);
    assert_int_equal(connect(fd, (const struct sockaddr *)&place, sizeof place), 0);
    assert_int_equal(write(fd, request, strlen(request)), (ssize_t)strlen(request));
    while ((more = read(fd, reply.all + n, room - n - 1)) > 0) {
        n += (size_t)more;
        if (n + 1 < room) continue;
        room *= 2;
        reply.all = realloc(reply.all, room);
        assert_non_null(reply.all);
    }
    close(fd);
    reply.all[n] = '\0';
    sscanf(reply.all, "HTTP/1.1 %d", &reply.code);
    reply.body = strstr(reply.all, "\r\n\r\n");
    reply.body = reply.body ? reply.body + 4 : "";
    return reply;
}

/* path: behind the token; NULL: `elsewhere` is the whole path. */
static struct reply ask(const char *path, const char *elsewhere, const char *host, const char *more)
{
    char request[4096], own[64];
    snprintf(own, sizeof own, "127.0.0.1:%u", port);
    snprintf(request, sizeof request, "GET %s%s HTTP/1.1\r\nHost: %s\r\n%sConnection: close\r\n\r\n",
             path ? token_path : elsewhere, path ? path : "", host ? host : own, more ? more : "");
    return ask_raw(request);
}

static int begin(void **state)
{
    hstar_error err;
    (void)state;
    if (hstar_serve_playground(NULL, NULL, 0, &server, &err)) return 1;
    const char *address = hstar_server_address(server);
    return sscanf(address, "http://127.0.0.1:%u%127s", &port, token_path) == 2 ? 0 : 1;
}

static int end(void **state)
{
    (void)state;
    hstar_server_free(server);
    return 0;
}

/* ---- Who is answered ---- */

static void test_who_is_answered(void **state)
{
    char port_text[32], origin[96], longer[160], shorter[160], rebound[64], local[64];
    (void)state;
    snprintf(port_text, sizeof port_text, "%u", port);
    snprintf(rebound, sizeof rebound, "evil.example:%u", port);
    snprintf(local, sizeof local, "localhost:%u", port);
    snprintf(origin, sizeof origin, "Origin: http://127.0.0.1:%u\r\n", port);
    snprintf(longer, sizeof longer, "%sx/", token_path);
    snprintf(shorter, sizeof shorter, "%.*s/", (int)strlen(token_path) - 2, token_path);
    const struct {
        const char *path, *elsewhere, *host, *more;
        int code;
    } rows[] = {
        {"", NULL, NULL, NULL, 200},
        {"save.json?f=sin(x)&x=1&points=5", NULL, NULL, origin, 200},
        {"save.json?f=sin(x)&x=1&points=5", NULL, local, "Sec-Fetch-Site: same-origin\r\n", 200},
        {"", NULL, NULL, "Sec-Fetch-Site: none\r\n", 200},
        {NULL, "/", NULL, NULL, 404},
        {NULL, "/sweep?f=x&x=1", NULL, NULL, 404},
        {NULL, "//sweep?f=x&x=1", NULL, NULL, 404},
        {NULL, longer, NULL, NULL, 404},
        {NULL, shorter, NULL, NULL, 404},
        {"nothing", NULL, NULL, NULL, 404},
        {"../", NULL, NULL, NULL, 404},
        {"", NULL, rebound, NULL, 403},
        {"", NULL, "127.0.0.1", NULL, 403},
        {"", NULL, NULL, "Origin: http://evil.example\r\n", 403},
        {"", NULL, NULL, "Origin: null\r\n", 403},
        {"", NULL, NULL, "Sec-Fetch-Site: cross-site\r\n", 403},
        {"", NULL, NULL, "Sec-Fetch-Site: same-site\r\n", 403},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct reply r = ask(rows[i].path, rows[i].elsewhere, rows[i].host, rows[i].more);
        CHECK(r.code == rows[i].code, "row %zu: %d", i, r.code);
        CHECK(strstr(r.all, "Referrer-Policy: no-referrer") && strstr(r.all, "Cache-Control: no-store") &&
                  strstr(r.all, "X-Frame-Options: DENY"),
              "row %zu lacks a header", i);
        CHECK(r.code == 200 || !strstr(r.all, token_path), "row %zu tells the token", i);
        free(r.all);
    }
    char request[512];
    snprintf(request, sizeof request,
             "POST %s HTTP/1.1\r\nHost: 127.0.0.1:%u\r\nContent-Length: 1\r\nConnection: close\r\n\r\nx",
             token_path, port);
    struct reply posted = ask_raw(request);
    CHECK(posted.code == 405, "POST: %d", posted.code);
    free(posted.all);
    CHECK_DONE();
}

/* ---- What is answered ---- */

static void test_forms(void **state)
{
    static const struct {
        const char *path, *type, *begins, *holds;
    } rows[] = {
        {"", "text/html", "<!doctype html>", "class=\"play\""},
        {"?f=x%5e3&x=2", "text/html", "<!doctype html>", "x^3"},
        {"sweep?f=sin(x)&x=1", "application/json", "{\"result\":", "\"hstar.lesson/1\""},
        {"sweep?f=sin(x)&x=1&formats=float", "application/json", "{\"result\":", "\"lesson\":\nnull"},
        {"save.html?f=sin(x)&x=1", "text/html", "<!doctype html>", "class=\"result\""},
        {"save.json?f=sin(x)&x=1&methods=central&points=7", "application/json", "{", "hstar.sweep/1"},
        {"save.svg?f=sin(x)&x=1", "image/svg+xml", "<?xml", "</svg>"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct reply r = ask(rows[i].path, NULL, NULL, NULL);
        CHECK(r.code == 200 && strstr(r.all, rows[i].type), "%s: %.200s", rows[i].path, r.all);
        CHECK(!strncmp(r.body, rows[i].begins, strlen(rows[i].begins)), "%s: %.60s", rows[i].path, r.body);
        CHECK(strstr(r.body, rows[i].holds), "%s lacks %s", rows[i].path, rows[i].holds);
        CHECK(!strstr(r.body, "class=\"play\"") == (rows[i].path[0] == 's'), "%s: playground or not",
              rows[i].path);
        CHECK(!strncmp(rows[i].path, "save", 4) == !!strstr(r.all, "attachment; filename=\"hstar."), "%s",
              rows[i].path);
        free(r.all);
    }
    CHECK_DONE();
}

/* What is wrong is told with its place in characters, and what would be right. */
static void test_mistakes(void **state)
{
    static const struct {
        const char *path, *holds[3];
    } rows[] = {
        {"sweep?f=x%2bcon(x)&x=1",
         {"no function \\\"con\\\"", "\"from\": 2, \"to\": 5", "\"suggestion\": \"cos\""}},
        {"sweep?f=sin(x)%2b&x=1", {"\"from\": 7, \"to\": 7", "\"suggestion\": null", "expected"}},
        {"sweep?f=%ce%b1%2bsin(y)&x=1", {"\"from\": 0", "error", "error"}},
        {"sweep?x=1", {"\"error\"", "\"expression\": \"\"", "message"}},
        {"sweep?f=sin(x)", {"\"error\"", "\"from\": null", "message"}},
        {"sweep?f=sin(x)&x=@/etc/passwd", {"reads no files", "\"from\": null", "error"}},
        {"sweep?f=sin(x)&x=w=@x.npy", {"reads no files", "\"from\": null", "error"}},
        {"sweep?f=sin(x)&x=1&methods=all", {"one by one", "error", "error"}},
        {"sweep?f=sin(x)&x=1&formats=all", {"one by one", "error", "error"}},
        {"sweep?f=sin(x)&x=1&methods=central,forward,backward,five-point&formats=double,float",
         {"more than 6 curves", "error", "error"}},
        {"sweep?f=sin(x)&x=1&points=2001", {"from 2 to 2000", "error", "error"}},
        {"sweep?f=sin(x)&x=1&points=1", {"from 2 to 2000", "error", "error"}},
        {"sweep?f=sin(x)&x=1&points=-5", {"from 2 to 2000", "error", "error"}},
        {"sweep?f=sin(x)&x=1&methods=nonsense", {"nonsense", "error", "error"}},
        {"sweep?f=sum(w^2)&x=w=[1,2,3,4,5,6,7]", {"at most 6 derivatives", "not 7", "error"}},
        {"sweep?f=<script>alert(1)</script>&x=1", {"\"error\"", "message", "expression"}},
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct json_tree tree = {0};
        struct reply r = ask(rows[i].path, NULL, NULL, NULL);
        CHECK(r.code == 200, "%s: %d", rows[i].path, r.code);
        for (size_t k = 0; k < 3; k++)
            CHECK(strstr(r.body, rows[i].holds[k]), "%s lacks %s: %s", rows[i].path, rows[i].holds[k],
                  r.body);
        CHECK(!json_tree_parse(r.body, strlen(r.body), &tree, NULL), "%s is not JSON: %s", rows[i].path,
              r.body);
        json_tree_clear(&tree);
        free(r.all);
    }
    char path[1200] = "sweep?x=1&f=";
    memset(path + strlen(path), '1', 1001);
    struct reply r = ask(path, NULL, NULL, NULL);
    CHECK(strstr(r.body, "more than 1000 characters"), "%s", r.body);
    free(r.all);
    r = ask("save.json?f=con(x)&x=1", NULL, NULL, NULL);
    CHECK(r.code == 400 && strstr(r.body, "no function"), "%d %s", r.code, r.body);
    free(r.all);
    CHECK_DONE();
}

/* ---- Time ---- */

/* Proofs of thousands of special functions take more than 2 s; of the many terms none is dear by itself. */
static const char slow[] =
    "sweep?x=1.3&points=2000&methods=central,five-point,forward,backward,central:6,central:8&f="
    "bessel_j0(x)*bessel_j1(x)%2bgamma(x)*erf(x)%2bbessel_y0(x)*bessel_i0(x)%2blgamma(x)*bessel_k0(x)"
    "%2bbessel_j0(x%2b1)*bessel_j1(x%2b2)%2bgamma(x%2b1)*erf(x%2b1)%2bbessel_y0(x%2b1)*bessel_i0(x%2b1)";

static void test_slow(void **state)
{
    const double begun = clock_seconds(), most = 8; /* 2.5, on a machine that has nothing else to do */
    (void)state;
    struct reply r = ask(slow, NULL, NULL, NULL);
    const double took = clock_seconds() - begun;
    CHECK(r.code == 200 && (strstr(r.body, "longer than 2 s") || took < 2.5), "%d after %.1f s: %.200s",
          r.code, took, r.body);
    CHECK(took < most, "%.1f s", took);
    free(r.all);
    r = ask("sweep?f=sin(x)&x=1&points=5&methods=central", NULL, NULL, NULL);
    CHECK(strstr(r.body, "\"result\""), "the next: %.200s", r.body);
    free(r.all);
    CHECK_DONE();
}

static void *ask_slow(void *reply)
{
    *(struct reply *)reply = ask(slow, NULL, NULL, NULL);
    return NULL;
}

static void test_newer(void **state)
{
    pthread_t other;
    struct reply older = {0};
    (void)state;
    assert_int_equal(pthread_create(&other, NULL, ask_slow, &older), 0);
    usleep(200000);
    struct reply newer = ask("sweep?f=sin(x)&x=1&points=5&methods=central", NULL, NULL, NULL);
    pthread_join(other, NULL);
    CHECK(strstr(newer.body, "\"result\""), "the newer: %.200s", newer.body);
    CHECK(strstr(older.body, "a newer question was asked") || strstr(older.body, "\"result\""),
          "the older: %.200s", older.body);
    free(newer.all);
    free(older.all);
    CHECK_DONE();
}

/* The page at the address itself waits for nobody: what is being computed goes on, and is not called off by it. */
static void test_first_page(void **state)
{
    pthread_t other;
    struct reply older = {0};
    (void)state;
    assert_int_equal(pthread_create(&other, NULL, ask_slow, &older), 0);
    usleep(200000);
    struct reply first = ask("", NULL, NULL, NULL);
    pthread_join(other, NULL);
    CHECK(first.code == 200 && strstr(first.body, "class=\"play\""), "%d: %.200s", first.code, first.body);
    CHECK(!strstr(older.body, "a newer question was asked"), "a first page called it off: %.200s",
          older.body);
    free(first.all);
    free(older.all);
    CHECK_DONE();
}

static void test_wrong_beginnings(void **state)
{
    static const struct {
        const char *f, *at, *message;
    } rows[] = {
        {"sin(", "1", "expected"}, {"sin(x)", NULL, "go together"}, {"sin(x)", "@file", "reads no files"}};
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        hstar_server *none = NULL;
        hstar_error err = {0};
        CHECK(hstar_serve_playground(rows[i].f, rows[i].at, 0, &none, &err) == HSTAR_INVALID, "%s",
              rows[i].f);
        CHECK(!none && strstr(err.message, rows[i].message), "%s: %s", rows[i].f, err.message);
    }
    hstar_server *second = NULL;
    hstar_error err = {0};
    CHECK(hstar_serve_playground(NULL, NULL, port, &second, &err) == HSTAR_FILE, "two at one port");
    CHECK(strstr(err.message, "cannot listen"), "%s", err.message);
    CHECK_DONE();
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_who_is_answered), cmocka_unit_test(test_forms),
        cmocka_unit_test(test_mistakes),        cmocka_unit_test(test_slow),
        cmocka_unit_test(test_newer),           cmocka_unit_test(test_first_page),
        cmocka_unit_test(test_wrong_beginnings)};
    return cmocka_run_group_tests(tests, begin, end);
}
