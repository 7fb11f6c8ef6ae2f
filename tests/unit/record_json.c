/* What is written is valid and reads back bit for bit; what is not a sweep is refused with its place. */
#include "base/memory.h"
#include "base/text.h"
#include "check.h"
#include "record/json.h"
#include "results.h"
#include "synthetic.h"

#include <stdbool.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

static char folder[64];

static int set_up(void **state)
{
    (void)state;
    snprintf(folder, sizeof folder, "/tmp/hstar-json-XXXXXX");
    return mkdtemp(folder) ? 0 : -1;
}

static int tear_down(void **state)
{
    (void)state;
    char command[128];
    snprintf(command, sizeof command, "rm -r %s", folder);
    return system(command);
}

static const char *path_of(const char *name)
{
    static char path[2][128];
    static int turn;
    turn = !turn;
    snprintf(path[turn], sizeof path[turn], "%s/%s", folder, name);
    return path[turn];
}

/* A file of the source tree. */
static char *source(const char *name)
{
    const char *root = getenv("HSTAR_SOURCE"), *here = strstr(__FILE__, "tests/unit/");
    struct text t;
    text_init(&t);
    if (root)
        text_format(&t, "%s/%s", root, name);
    else
        text_format(&t, "%.*s%s", here ? (int)(here - __FILE__) : 0, __FILE__, name);
    assert_non_null(t.data);
    return t.data;
}

static void put(const char *path, const char *bytes, size_t n)
{
    FILE *file = fopen(path, "wb");
    assert_non_null(file);
    assert_int_equal(fwrite(bytes, 1, n, file), n);
    fclose(file);
}

static char *get(const char *path, size_t *n)
{
    FILE *file = fopen(path, "rb");
    assert_non_null(file);
    fseek(file, 0, SEEK_END);
    *n = (size_t)ftell(file);
    rewind(file);
    char *bytes = calloc(*n + 1, 1);
    assert_int_equal(fread(bytes, 1, *n, file), *n);
    fclose(file);
    return bytes;
}

static void write_to(const struct sweep *s, const char *path)
{
    hstar_error err = {0};
    struct sink *sink;
    assert_int_equal(sink_open(path, &sink, &err), HSTAR_OK);
    hstar_status status = json_write_sweep(s, sink, &err);
    CHECK(status == HSTAR_OK, "%s", err.message);
    assert_int_equal(sink_commit(sink, &err), HSTAR_OK);
}

/* By a schema validator that is not ours, in a Python that has it. */
static void check_valid(const char *path)
{
    char *python = source("scripts/python"), *script = source("tests/schema/validate.py");
    struct text command;
    text_init(&command);
    text_format(&command, "p=$('%s' jsonschema) && exec \"$p\" '%s' '%s'", python, script, path);
    int status = system(command.data);
    CHECK(status == 0, "%s is not valid (%d)", path, status);
    text_clear(&command);
    free(python);
    free(script);
}

static void check_same(const struct sweep *a, const struct sweep *b)
{
    assert_int_equal(a->n_h, b->n_h);
    assert_int_equal(a->n_methods, b->n_methods);
    assert_int_equal(a->n_components, b->n_components);
    const struct problem *p = a->problem, *q = b->problem;
    for (size_t v = 0; v < p->f->n_variables; v++) CHECK_SAME(q->point[v], p->point[v], p->f->variables[v]);
    for (size_t i = 0; i < a->n_h; i++) CHECK_SAME(b->h[i], a->h[i], "h");
    for (size_t c = 0; c < a->n_components; c++)
        for (size_t m = 0; m < a->n_methods; m++) {
            const struct method_sweep *x = &a->components[c].methods[m], *y = &b->components[c].methods[m];
            CHECK(strcmp(x->name, y->name) == 0 && x->order == y->order, "%s %s", x->name, y->name);
            CHECK(x->n_undefined == y->n_undefined && x->n_unresolved == y->n_unresolved &&
                      x->n_too_small == y->n_too_small,
                  "counts of %s", x->name);
            CHECK(!x->no_estimate == !y->no_estimate, "no estimate of %s", x->name);
            if (x->no_estimate) CHECK(!strcmp(x->no_estimate, y->no_estimate), "%s", y->no_estimate);
            CHECK(!x->calls == !y->calls, "calls of %s", x->name);
            for (size_t i = 0; x->calls && i < a->n_h; i++) {
                CHECK_SAME(y->calls[i], x->calls[i], "calls");
                CHECK_SAME(y->levels[i], x->levels[i], "levels");
            }
            for (size_t k = 0; k < N_COLUMNS; k++) {
                CHECK(!x->column[k] == !y->column[k], "%s of %s", sweep_columns[k].name, x->name);
                for (size_t i = 0; x->column[k] && i < a->n_h; i++)
                    CHECK_SAME(y->column[k][i], x->column[k][i], sweep_columns[k].name);
            }
            for (size_t i = 0; x->error_envelope && i < a->n_h; i++)
                CHECK_SAME(y->error_envelope[i], x->error_envelope[i], "envelope");
            CHECK_SAME(y->optimum.measured.sweet_spot[1], x->optimum.measured.sweet_spot[1], "sweet spot");
            CHECK_SAME(y->optimum.fitted.rounding_at_1, x->optimum.fitted.rounding_at_1, "rounding_at_1");
            CHECK(y->optimum.modelled.place == x->optimum.modelled.place, "place %d",
                  (int)y->optimum.modelled.place);
        }
}

static void check_same_gradient(const struct sweep *a, const struct sweep *b)
{
    CHECK(!a->gradient_error == !b->gradient_error, "the gradient");
    for (size_t m = 0; a->gradient_error && b->gradient_error && m < a->n_methods; m++) {
        const struct gradient_error *x = &a->gradient_error[m], *y = &b->gradient_error[m];
        for (size_t i = 0; i < a->n_h; i++) {
            CHECK_SAME(y->error[i], x->error[i], "the norm");
            CHECK_SAME(y->envelope[i], x->envelope[i], "its envelope");
        }
        CHECK_SAME(y->reference, x->reference, "the norm of the gradient");
        CHECK_SAME(y->optimum.modelled.h, x->optimum.modelled.h, "the modelled step");
        CHECK_SAME(y->optimum.fitted.h, x->optimum.fitted.h, "the fitted step");
        CHECK_SAME(y->optimum.fitted.truncation_slope, x->optimum.fitted.truncation_slope, "its slope");
        CHECK_SAME(y->optimum.luckiest.h, x->optimum.luckiest.h, "the luckiest step");
        CHECK(y->optimum.measured.place == x->optimum.measured.place, "place %d",
              (int)y->optimum.measured.place);
        CHECK_SAME(y->optimum.measured.h, x->optimum.measured.h, "the best step");
        CHECK_SAME(y->optimum.measured.error, x->optimum.measured.error, "its error");
        CHECK_SAME(y->optimum.measured.sweet_spot[0], x->optimum.measured.sweet_spot[0], "the sweet spot");
    }
}

/* Write, read, write: the numbers are the same, the bytes too, and the file is valid. */
static void check_round_trip(const struct sweep *s)
{
    hstar_error err = {0};
    write_to(s, path_of("a.json"));
    check_valid(path_of("a.json"));
    struct sweep *back = NULL;
    hstar_status status = json_read_sweep(path_of("a.json"), &back, &err);
    CHECK(status == HSTAR_OK, "%s", err.message);
    if (status) return;
    check_same(s, back);
    check_same_gradient(s, back);
    write_to(back, path_of("b.json"));
    size_t n_a, n_b;
    char *a = get(path_of("a.json"), &n_a), *b = get(path_of("b.json"), &n_b);
    CHECK(n_a == n_b && memcmp(a, b, n_a) == 0, "%zu and %zu bytes differ", n_a, n_b);
    CHECK(n_a > 1 && a[n_a - 1] == '\n' && a[n_a - 2] == '}', "the end");
    free(a);
    free(b);
    sweep_free(back);
}

static void test_round_trip(void **state)
{
    (void)state;
    for (size_t components = 1; components <= 2; components++) {
        struct sweep *s = synthetic_sweep(500, components);
        check_round_trip(s);
        s->step_rule = STEP_RULE_REPRESENTABLE;
        for (size_t c = 0; c < s->n_components; c++) {
            s->components[c].h_used = synthetic_column(s->n_h);
            grid_apply(s->format, s->step_rule, s->problem->point[c], s->h, s->n_h, s->components[c].h_used);
        }
        check_round_trip(s);
        sweep_free(s);
    }
    CHECK_DONE();
}

static void replace(char **member, const char *text)
{
    free(*member);
    *member = strdup(text);
}

/* Whether somebody asked for the ends of the grid is told by the words of the command. */
static void test_ends_asked(void **state)
{
    static const struct {
        const char *word;
        bool from, to;
    } rows[] = {{"--points", false, false},
                {"--from", true, false},
                {"--from=1e-15", true, false},
                {"--to", false, true},
                {"--fromage", false, false}};
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct sweep *s = synthetic_sweep(5, 1), *back = NULL;
        hstar_error err = {0};
        replace(&s->problem->parts->command[1], rows[i].word);
        write_to(s, path_of("a.json"));
        sweep_free(s);
        assert_int_equal(json_read_sweep(path_of("a.json"), &back, &err), HSTAR_OK);
        CHECK(back->from_asked == rows[i].from && back->to_asked == rows[i].to, "%s", rows[i].word);
        sweep_free(back);
    }
    CHECK_DONE();
}

static void test_odd_sweeps(void **state)
{
    (void)state;
    struct sweep *s = synthetic_sweep(37, 2);
    /* Texts that JSON has to escape, and bytes that look like our marks. */
    replace(&s->problem->f->texts[0],
            "\"quoted\" \\ \x01 \x01 \t\n \x1f \x7f \xc3\xa9 \xf0\x9f\x98\x80 </script>");
    replace(&s->problem->parts->command[1], "");
    replace(&s->components[0].methods[0].nodes[0], "1/2");
    replace(&s->components[0].methods[0].nodes[1], "-123456789012345678901234567890");
    /* No number anywhere, the extremes of double, no anatomy, no reference, no GSL. */
    struct component_sweep *c = &s->components[0];
    struct method_sweep *m = &c->methods[1];
    const double odd[] = {(double)NAN, 0.0, -0.0, 5e-324, -1.7976931348623157e308, 2.2250738585072014e-308,
                          0.1};
    for (size_t i = 0; i < 37; i++) m->column[COLUMN_NODE][i] = odd[i % 7];
    for (size_t i = 0; i < 37; i++) m->column[COLUMN_ERROR][i] = m->error_envelope[i] = (double)NAN;
    m->n_undefined = 30;
    m->n_too_small = 7;
    m->no_estimate = strdup("\"each\" is too small");
    struct method_sweep *varies = &c->methods[3]; /* from step to step */
    varies->order = 0;
    varies->halvings = synthetic_column(37);
    varies->levels = synthetic_column(37);
    varies->calls = synthetic_column(37);
    for (size_t i = 0; i < 37; i++) {
        varies->halvings[i] = (double)(i % 3);
        varies->levels[i] = (double)(i % 5 + 1);
        varies->calls[i] = 2 * (double)(i % 9);
    }
    m->n_unresolved = 3;
    m->optimum = (struct optimum){0};
    m->optimum.modelled.h = m->optimum.modelled.closed_form_h = m->optimum.fitted.h = (double)NAN;
    m->optimum.measured.h = m->optimum.measured.sweet_spot[0] = m->optimum.measured.sweet_spot[1] =
        (double)NAN;
    m->optimum.luckiest.h = (double)NAN;
    for (size_t k = COLUMN_TRUNCATION; k < N_COLUMNS; k++) {
        free(c->methods[2].column[k]);
        c->methods[2].column[k] = NULL;
    }
    free(c->methods[2].rounding_envelope);
    c->methods[2].rounding_envelope = NULL;
    c->methods[2].optimum.fitted.place = OPTIMUM_UPPER_END;
    free(c->reference.digits);
    c->reference = (struct reference){
        .value = (double)NAN, .bound = (double)NAN, .reason = strdup("not defined at x = 1")};
    memset(c->gsl, 0, sizeof c->gsl);
    check_round_trip(s);
    /* Bytes that are no UTF-8 become a replacement character; the file stays valid. */
    replace(&s->problem->f->texts[0],
            "\xff\xc3(\xed\xa0\x80 \xe0\x80\x80 \xf0\x80\x80\x80 \xf4\x90\x80\x80 \xc0\x80 \xf0\x9f");
    write_to(s, path_of("a.json"));
    check_valid(path_of("a.json"));
    sweep_free(s);
    CHECK_DONE();
}

/* A valid file with one place changed gives the complaint. */
static void check_changed(const char *valid, const char *old, const char *new, const char *says)
{
    const char *at = strstr(valid, old);
    assert_non_null(at);
    struct text t;
    text_init(&t);
    text_append_bytes(&t, valid, (size_t)(at - valid));
    text_append(&t, new);
    text_append(&t, at + strlen(old));
    put(path_of("bad.json"), t.data, t.length);
    text_clear(&t);
    hstar_error err = {0};
    struct sweep *s = NULL;
    hstar_status status = json_read_sweep(path_of("bad.json"), &s, &err);
    CHECK(status == HSTAR_INVALID && s == NULL, "%s -> %s gives status %d", old, new, (int)status);
    CHECK(strstr(err.message, says) != NULL, "%s -> %s: got \"%s\", want \"%s\"", old, new, err.message,
          says);
    sweep_free(s);
}

static void test_refusals(void **state)
{
    (void)state;
    static const struct {
        const char *old, *new, *says;
    } rows[] = {
        {"hstar.sweep/1", "hstar.sweep/9", "schema is \"hstar.sweep/9\", which no result has"},
        {"\"schema\"", "\"sch\"", "schema is missing"},
        {"\"command\":", "\"command\": 3, \"was\":", "command is a number, not an array"},
        {"\"hstar\", \"sweep\"", "\"hstar\", 7", "command[1] is a number, not a text"},
        {"\"text\":", "\"text\": [], \"was\":", "function.text is empty"},
        {"\"variables\":", "\"variables\": [\"z\"], \"was\":", "point.z is missing"},
        {"\"point\":", "\"point\": [1], \"was\":", "point is an array, not an object"},
        {"\"x\":\t1", "\"x\": null", "point.x is not a number"},
        {"\"x\":\t1", "\"x\": 1, \"x\": 2", "point.x is there twice"},
        {"\"x\":\t1", "\"x\": 1e999", "point.x is a number beyond those of double"},
        {"\"name\":\t\"double\"", "\"name\": \"single\"",
         "format.name is \"single\", which this hstar does not know"},
        {"\"grid\":", "\"grid\": \"linear\", \"was\":", "grid is \"linear\", which this hstar does not know"},
        {"\"step_rule\":", "\"step_rule\": \"rounded\", \"was\":",
         "step_rule is \"rounded\", which this hstar does not know"},
        {"\"gsl\":", "\"h_used\": [1], \"gsl\":", "components[0].h_used has 1 numbers, h has"},
        {"\"h\":\t[1e-16,", "\"h\": [", "components[0].methods[0].estimate has 20 numbers, h has 19"},
        {"\"h\":\t[1e-16,", "\"h\": [0,", "h does not begin with a positive number: [0]"},
        {"\"h\":\t[1e-16,", "\"h\": [0.5,", "h does not ascend at [1]"},
        {"\"h\":\t[1e-16,", "\"h\": [[],", "h[0] is an array, not a number"},
        {"\"components\":", "\"components\": [], \"was\":", "components is empty"},
        {"\"components\":", "\"components\": {}, \"was\":", "components is an object, not an array"},
        {"\"components\":", "\"components\": [{}], \"was\":", "components[0].methods is missing"},
        {"\"output\":\t0", "\"output\": 1", "components[0].output is 1, function.text has 1"},
        {"\"output\":\t0", "\"output\": 0.5", "components[0].output is 0.5, not a whole number from 0 on"},
        {"\"output\":\t0", "\"output\": 1e300", "components[0].output is 1e+300, not a whole number"},
        {"\"wrt\":\t\"x\"", "\"wrt\": \"y\"", "components[0].wrt is \"y\", which"},
        {"\"source\":\t\"exact\"", "\"source\": \"oracle\"", "components[0].reference.source is \"oracle\""},
        {"\"gsl\":", "\"gsl\": [1, 2, 3, 4], \"was\":", "components[0].gsl has more than 3 elements"},
        {"gsl_deriv_central", "gsl_deriv_middle", "components[0].gsl[0].routine is \"gsl_deriv_middle\""},
        {"\"abserr\"", "\"err\"", "components[0].gsl[0].abserr is missing"},
        {"\"methods\":", "\"methods\": [], \"was\":", "components[0].methods is empty"},
        {"\"nodes\":\t[0, -1]", "\"nodes\": [0, -1.5]", "methods[1].nodes[1] is neither a whole number nor"},
        {"\"nodes\":\t[0, -1]", "\"nodes\": [0]", "methods[1].weights has 2 elements instead of 1"},
        {"\"order\":\t4", "\"order\": 4000000000", "methods[3].order is 4000000000, more than 1000"},
        {"\"truncation\":", "\"was\":", "methods[0].truncation is missing, but node is there"},
        {"\"rounding\":", "\"was\":", "methods[0].rounding is missing"},
        {"\"place\":\t\"inside\"", "\"place\": \"outside\"",
         "methods[0].optimum.modelled.place is \"outside\""},
        {"\"sweet_spot\":\t[", "\"sweet_spot\": [1, ",
         "optimum.measured.sweet_spot has 3 numbers, an interval has 2"},
        {"{", "[{", "is not JSON"},
        {"\"schema\"", "schema", "is not JSON: line 2, byte"},
    };
    struct sweep *s = synthetic_sweep(20, 1);
    write_to(s, path_of("a.json"));
    size_t n;
    char *valid = get(path_of("a.json"), &n);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        check_changed(valid, rows[i].old, rows[i].new, rows[i].says);
    free(valid);
    sweep_free(s);
    CHECK_DONE();
}

/* Cut anywhere, or with any byte changed: an error or a sweep, never a crash. */
static void test_damage(void **state)
{
    (void)state;
    struct sweep *s = synthetic_sweep(3, 2);
    write_to(s, path_of("a.json"));
    size_t n;
    char *valid = get(path_of("a.json"), &n);
    uint64_t random = 12345;
    for (size_t i = 0; i < 3000; i++) {
        random = random * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
        size_t at = (size_t)(random >> 33) % n;
        char kept = valid[at];
        bool cut = i % 2;
        if (!cut) valid[at] = (char)(random >> 20);
        put(path_of("bad.json"), valid, cut ? at : n);
        valid[at] = kept;
        hstar_error err = {0};
        struct sweep *got = NULL;
        hstar_status status = json_read_sweep(path_of("bad.json"), &got, &err);
        CHECK(status == HSTAR_INVALID || (status == HSTAR_OK && (!cut || at == n - 1)), "%zu: status %d", at,
              (int)status);
        CHECK((status == HSTAR_OK) == (got != NULL) && (!status || err.message[0]), "%zu: %s", at,
              err.message);
        sweep_free(got);
    }
    free(valid);
    sweep_free(s);
    CHECK_DONE();
}

static void test_nonsense(void **state)
{
    (void)state;
    static const struct {
        const char *bytes;
        size_t n;
        const char *says;
    } rows[] = {
        {"", 0, "is empty"},
        {" ", 1, "is not JSON"},
        {"null", 4, "the file is null, not an object"},
        {"[]", 2, "the file is an array, not an object"},
        {"{}", 2, "schema is missing"},
        {"{} x", 4, "is not JSON: line 1, byte 4"},
        {"{\"schema\":\0\"hstar.sweep/1\"}", 27, "is not text: byte 11 is zero"},
        {"{\"schema\":\"hstar.sweep/1\"", 25, "where it ends too early"},
        {"\x89PNG\r\n", 6, "is not JSON: line 1, byte 1"},
        {"{\"schema\":\"hstar.sweep/1\"}", 26, "command is missing"},
    };
    hstar_error err = {0};
    struct sweep *s = NULL;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        put(path_of("bad.json"), rows[i].bytes, rows[i].n);
        CHECK(json_read_sweep(path_of("bad.json"), &s, &err) == HSTAR_INVALID && s == NULL, "row %zu", i);
        CHECK(strstr(err.message, rows[i].says) != NULL, "got \"%s\", want \"%s\"", err.message,
              rows[i].says);
    }
    enum { DEEP = 10 << 20 };
    char *deep = malloc(DEEP);
    assert_non_null(deep);
    memset(deep, '[', DEEP);
    put(path_of("bad.json"), deep, DEEP);
    CHECK(json_read_sweep(path_of("bad.json"), &s, &err) == HSTAR_INVALID, "nested: %s", err.message);
    free(deep);
    CHECK(json_read_sweep(path_of("missing.json"), &s, &err) == HSTAR_FILE, "missing: %s", err.message);
    CHECK(strstr(err.message, "No such file") != NULL, "%s", err.message);
    CHECK(json_read_sweep(folder, &s, &err) == HSTAR_FILE, "a folder: %s", err.message);
    CHECK(json_read_sweep(path_of("missing.json"), &s, NULL) == HSTAR_FILE, "without an error to fill");
    CHECK_DONE();
}

static void test_catalogue(void **state)
{
    (void)state;
    hstar_error err = {0};
    struct catalogue_entry *entries = NULL;
    size_t n = 0;
    char *path = source("data/functions.json");
    hstar_status status = json_read_catalogue(path, &entries, &n, &err);
    CHECK(status == HSTAR_OK && n == 22, "%zu entries; %s", n, err.message);
    bool found = false;
    for (size_t i = 0; i < n; i++) {
        if (strcmp(entries[i].name, "sin-exp") != 0) continue;
        found = true;
        CHECK(entries[i].n == 2 && strcmp(entries[i].variables[1], "y") == 0, "variables of sin-exp");
        CHECK_SAME(entries[i].point[0], 1.2, "x");
        CHECK_SAME(entries[i].point[1], 0.5, "y");
        CHECK(strcmp(entries[i].group, "texts") == 0, "%s", entries[i].group);
    }
    CHECK(found, "sin-exp is not there");
    catalogue_free(entries, n);
    check_valid(path);
    free(path);

#define ENTRY(point) "{\"name\":\"a\",\"group\":\"texts\",\"text\":\"x\",\"why\":\"so\",\"point\":" point "}"
    static const char *const bad[][2] = {
        {"{\"x\":1}},{\"name\":\"a\"", "functions[1].group is missing"},
        {"{}", "functions[0].point names no variable"},
        {"{\"x\":\"1\"}", "functions[0].point.x is a text, not a number"},
        {"{\"x\":1,\"x\":1}", "functions[0].point.x is there twice"},
        {"[1]", "functions[0].point is an array, not an object"},
        {"{\"x\":1}}," ENTRY("{\"x\":1}"), "functions has \"a\" twice: [1] and [0]"},
    };
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        struct text t;
        text_init(&t);
        text_append(&t, "{\"schema\":\"hstar.functions/"
                        "1\",\"functions\":[{\"name\":\"a\",\"group\":\"texts\",\"text\":\"x\",");
        text_format(&t, "\"why\":\"so\",\"point\":%s%s]}", bad[i][0], i == 5 ? "" : "}");
        put(path_of("bad.json"), t.data, t.length);
        text_clear(&t);
        status = json_read_catalogue(path_of("bad.json"), &entries, &n, &err);
        CHECK(status == HSTAR_INVALID, "row %zu: status %d", i, (int)status);
        CHECK(i == 5 || strstr(err.message, bad[i][1]) != NULL, "got \"%s\", want \"%s\"", err.message,
              bad[i][1]);
        CHECK(i != 5 || strstr(err.message, "\"a\" twice") != NULL, "got \"%s\"", err.message);
    }
    CHECK_DONE();
}

/* Printed, not judged. */
static void test_speed(void **state)
{
    (void)state;
    struct sweep *s = synthetic_sweep(500, 1);
    hstar_error err = {0};
    struct timespec start, stop;
    struct sink *sink;
    clock_gettime(CLOCK_MONOTONIC, &start);
    enum { TIMES = 20 };
    for (int i = 0; i < TIMES; i++) {
        assert_int_equal(sink_open("/dev/null", &sink, &err), HSTAR_OK);
        assert_int_equal(json_write_sweep(s, sink, &err), HSTAR_OK);
        assert_int_equal(sink_commit(sink, &err), HSTAR_OK);
    }
    clock_gettime(CLOCK_MONOTONIC, &stop);
    printf("json_write_sweep: %.2f ms\n",
           (1e3 * (double)(stop.tv_sec - start.tv_sec) + 1e-6 * (double)(stop.tv_nsec - start.tv_nsec)) /
               TIMES);
    sweep_free(s);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_round_trip), cmocka_unit_test(test_ends_asked),
        cmocka_unit_test(test_odd_sweeps), cmocka_unit_test(test_refusals),
        cmocka_unit_test(test_damage),     cmocka_unit_test(test_nonsense),
        cmocka_unit_test(test_catalogue),  cmocka_unit_test(test_speed),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
