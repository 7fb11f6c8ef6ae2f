/* Values while an expression is parsed: limits, a million elements, and random expressions whose temporaries come and go. */
#include <time.h>

#include "vectors.h"

static void depth_ends(void **state)
{
    (void)state;
    static char text[4096];
    for (size_t depth = 256; depth <= 257; depth++) {
        for (unsigned kind = 0; kind < 2; kind++) {
            /* sum([ takes two levels, s[0 … one */
            struct function *f = NULL;
            hstar_error err;
            char *c = text;
            for (size_t d = 0; d + 2 * kind < depth; d += 2) c += sprintf(c, "sum([");
            c += sprintf(c, kind ? "u[0]" : "s");
            for (size_t d = 0; d + 2 * kind < depth; d += 2) c += sprintf(c, "])");
            const char *const p = text;
            hstar_status status = expression_new(&p, 1, names, N_NAMES, &f, &err);
            bool fine = depth == 256;
            CHECK((status == HSTAR_OK) == fine, "depth %zu, kind %u: %d", depth, kind, status);
            if (!fine) CHECK(strstr(err.message, "nested deeper than 256"), "%s", err.message);
            if (!status) function_free(f);
        }
    }
    CHECK_DONE();
}

static double seconds(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec + 1e-9 * (double)now.tv_nsec;
}

static void a_million_elements(void **state)
{
    (void)state;
    enum { N = 1000000, LENGTH = 16 };
    char *all = malloc((size_t)N * LENGTH);
    const char **many = malloc(N * sizeof *many);
    double *x = malloc(N * sizeof *x), y = 0, want = 0, *outputs[] = {&y};
    const double **columns = malloc(N * sizeof *columns);
    bool *varies = calloc(N, sizeof *varies);
    for (size_t i = 0; i < N; i++) {
        char *name = all + i * LENGTH;
        snprintf(name, LENGTH, "w[%zu]", i);
        many[i] = name;
        x[i] = sin((double)i);
        columns[i] = &x[i];
        double volatile two = 2;
        want = i ? want + pow(x[i], two) : pow(x[i], two);
    }
    struct function *f;
    const char *text = "sum(w^2)";
    double start = seconds();
    assert_int_equal(expression_new(&text, 1, many, N, &f, NULL), HSTAR_OK);
    assert_int_equal(
        function_evaluate(f, &(struct points){.n = 1, .column = columns, .varies = varies}, outputs, NULL),
        HSTAR_OK);
    CHECK_SAME(y, want, text);
    CHECK(seconds() - start < 30, "%g s", seconds() - start);
    function_free(f);

    text = "w[999999] + w[0]";
    assert_int_equal(expression_new(&text, 1, many, N, &f, NULL), HSTAR_OK);
    assert_int_equal(
        function_evaluate(f, &(struct points){.n = 1, .column = columns, .varies = varies}, outputs, NULL),
        HSTAR_OK);
    CHECK_SAME(y, x[N - 1] + x[0], text);
    function_free(f);

    /* What would fill the memory is refused before it does. */
    static const struct {
        const char *text, *message;
    } rows[] = {
        {"sum(outer(w, w))", "1000000 x 1000000 matrix"},
        {"a = sin(w); b = a + a; c = b*b*b*b*b*b*b*b*b*b*b*b*b*b*b*b*b; sum(c)",
         "more than 16777216 operations"},
    };
    for (size_t r = 0; r < 2; r++) {
        hstar_error err;
        CHECK(expression_new(&rows[r].text, 1, many, N, &f, &err) == HSTAR_INVALID, "%s", rows[r].text);
        CHECK(strstr(err.message, rows[r].message), "%s: %s", rows[r].text, err.message);
    }
    free(all);
    free(many);
    free(x);
    free(columns);
    free(varies);
    CHECK_DONE();
}

static uint64_t random_state;

static size_t below(size_t n)
{
    random_state ^= random_state << 13;
    random_state ^= random_state >> 7;
    random_state ^= random_state << 17;
    return (size_t)(random_state >> 33) % n;
}

/* A random expression of three elements (or one), its value computed beside it; up to 3 local names. */
struct claim_digits {
    char text[4000];
    double value[3];
};

struct names_so_far {
    size_t n;
    double value[3][3];
};

static void write_vector(struct claim_digits *w, const struct names_so_far *locals, unsigned depth);

static void write_number(struct claim_digits *w, const struct names_so_far *locals, unsigned depth)
{
    struct claim_digits inner;
    size_t i = below(3);
    double r;
    write_vector(&inner, locals, depth - 1);
    switch (below(4)) {
    case 0:
        r = inner.value[0] + inner.value[1] + inner.value[2];
        snprintf(w->text, sizeof w->text, "sum(%.3900s)", inner.text);
        break;
    case 1:
        r = sqrt(inner.value[0] * inner.value[0] + inner.value[1] * inner.value[1] +
                 inner.value[2] * inner.value[2]);
        snprintf(w->text, sizeof w->text, "norm(%.3900s)", inner.text);
        break;
    case 2:
        r = fmax(fmax(inner.value[0], inner.value[1]), inner.value[2]);
        snprintf(w->text, sizeof w->text, "max(%.3900s)", inner.text);
        break;
    default:
        r = inner.value[i];
        snprintf(w->text, sizeof w->text, "(%.3900s)[%zu]", inner.text, i);
    }
    for (i = 0; i < 3; i++) w->value[i] = r;
}

static void write_softmax(struct claim_digits *w, const struct claim_digits *a)
{
    double m = fmax(fmax(a->value[0], a->value[1]), a->value[2]), sum = 0;
    for (size_t i = 0; i < 3; i++) sum += w->value[i] = exp(a->value[i] - m);
    for (size_t i = 0; i < 3; i++) w->value[i] /= sum;
    snprintf(w->text, sizeof w->text, "softmax(%.3900s)", a->text);
}

/* A matrix of the rows a, b, a, times t. */
static void write_product(struct claim_digits *w, const struct claim_digits *a, const struct claim_digits *b)
{
    for (size_t i = 0; i < 3; i++) {
        const double *row = i == 1 ? b->value : a->value;
        w->value[i] = row[0] * t[0] + row[1] * t[1] + row[2] * t[2];
    }
    snprintf(w->text, sizeof w->text, "([%.1200s, %.1200s, %.1200s]*t)", a->text, b->text, a->text);
}

static void write_vector(struct claim_digits *w, const struct names_so_far *locals, unsigned depth)
{
    struct claim_digits a, b;
    size_t kind = depth ? below(9) : 8;
    if (depth && kind < 8) {
        write_vector(&a, locals, depth - 1);
        if (below(3))
            write_vector(&b, locals, depth - 1);
        else
            write_number(&b, locals, depth);
        if (strlen(a.text) + strlen(b.text) > 800) kind = 8;
    }
    switch (kind) {
    case 0:
        for (size_t i = 0; i < 3; i++) w->value[i] = a.value[i] + b.value[i];
        snprintf(w->text, sizeof w->text, "(%.1900s + %.1900s)", a.text, b.text);
        return;
    case 1:
        for (size_t i = 0; i < 3; i++) w->value[i] = b.value[i] - a.value[i];
        snprintf(w->text, sizeof w->text, "(%.1900s - %.1900s)", b.text, a.text);
        return;
    case 2:
        for (size_t i = 0; i < 3; i++) w->value[i] = a.value[i] * b.value[i];
        snprintf(w->text, sizeof w->text, "(%.1900s*%.1900s)", a.text, b.text);
        return;
    case 3:
        for (size_t i = 0; i < 3; i++) w->value[i] = sin(a.value[i]);
        snprintf(w->text, sizeof w->text, "sin(%.1900s)", a.text);
        return;
    case 4:
        for (size_t i = 0; i < 3; i++) w->value[i] = a.value[i] < b.value[i] ? a.value[i] : t[i];
        snprintf(w->text, sizeof w->text, "if(%.1200s < %.1200s, %.1200s, t)", a.text, b.text, a.text);
        return;
    case 5:
        write_softmax(w, &a);
        return;
    case 6:
        for (size_t i = 0; i < 3; i++) w->value[i] = a.value[2 - i];
        snprintf(w->text, sizeof w->text, "[%.1200s[2], %.1200s[1], %.1200s[0]]", a.text, a.text, a.text);
        return;
    case 7:
        write_vector(&b, locals, depth - 1); /* it may be a single number, and no row */
        write_product(w, &a, &b);
        return;
    default:
        break;
    }
    size_t which = below(locals->n + 2);
    if (which < locals->n) {
        memcpy(w->value, locals->value[which], sizeof w->value);
        snprintf(w->text, sizeof w->text, "n%zu", which);
    } else {
        memcpy(w->value, which == locals->n ? t : A, sizeof w->value);
        snprintf(w->text, sizeof w->text, "%s", which == locals->n ? "t" : "A[0]");
    }
}

/* Registers are shared by many temporaries: were one given back too early, a number would be wrong. */
static void random_expressions(void **state)
{
    (void)state;
    static char text[20000];
    random_state = 20240229;
    for (int round = 0; round < 3000; round++) {
        struct names_so_far locals = {0};
        struct claim_digits w;
        size_t n = below(4), length = 0;
        for (size_t k = 0; k < n; k++) {
            write_vector(&w, &locals, 1 + (unsigned)below(3));
            length += (size_t)snprintf(text + length, sizeof text - length, "n%zu = %s; ", k, w.text);
            memcpy(locals.value[k], w.value, sizeof w.value);
            locals.n++;
        }
        write_vector(&w, &locals, 1 + (unsigned)below(4));
        snprintf(text + length, sizeof text - length, "%s", w.text);
        struct function *f = compile(text);
        double *got = evaluate(f);
        CHECK(f->n_outputs == 3, "%s", text);
        for (size_t i = 0; i < 3 && i < f->n_outputs; i++) CHECK_SAME(got[i], w.value[i], text);
        free(got);
        function_free(f);
        if (check_failures > 3) break;
    }
    CHECK_DONE();
}

/* Tokens in any order: an error or a function, never more. */
static void token_soup(void **state)
{
    (void)state;
    static const char *const tokens[] = {
        "u", "v",    "A",    "B",   "t",    "s",    "[",        "]",          "[", "]",
        "(", ")",    ",",    ",",   "+",    "-",    "*",        "/",          "^", "<",
        "0", "1",    "2",    "0.5", "sum",  "max(", "softmax(", "transpose(", "=", ";",
        "a", "a = ", "dot(", "if(", "sin(", "[0]",  "[1,0]",    "outer(",     "z", "matmul("};
    const size_t n_tokens = sizeof tokens / sizeof *tokens;
    random_state = 8675309;
    size_t compiled = 0;
    for (int round = 0; round < 60000; round++) {
        char text[512] = "";
        size_t n = 1 + below(14);
        for (size_t i = 0; i < n; i++) strcat(text, tokens[below(n_tokens)]);
        const char *const p = text;
        struct function *f = NULL;
        hstar_error err;
        if (expression_new(&p, 1, names, N_NAMES, &f, &err) == HSTAR_OK) {
            free(evaluate(f));
            function_free(f);
            compiled++;
        } else
            CHECK(err.message[0] && err.position <= strlen(text), "%s", text);
    }
    CHECK(compiled > 100, "only %zu are expressions", compiled);
    CHECK_DONE();
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(depth_ends),
        cmocka_unit_test(a_million_elements),
        cmocka_unit_test(random_expressions),
        cmocka_unit_test(token_soup),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
