/* The language: precedence and associativity against the same formula in C, every error with its place and
 * words, the limits, and random texts. */
#include "function/source/expression.h"

#include <stdlib.h>

#include "check.h"

static const char *const variables[2] = {"x", "y"};
static const double point[2] = {2.385, -0.7};

static hstar_status compile(const char *text, struct function **f, hstar_error *err)
{
    return expression_new(&text, 1, variables, 2, f, err);
}

static double evaluate(const struct function *f, double x, double y)
{
    const double *columns[2] = {&x, &y};
    const bool varies[2] = {false, true};
    double value, *outputs[1] = {&value};
    const struct points points = {.n = 1, .column = columns, .varies = varies};
    assert_int_equal(function_evaluate(f, &points, outputs, NULL), HSTAR_OK);
    return value;
}

static double volatile vx = 2.385, vy = -0.7, two = 2, three = 3;

static void the_same_formula_in_c(void **state)
{
    (void)state;
    const double x = vx, y = vy;
    const struct {
        const char *text;
        double want;
    } cases[] = {
        {"x", x},
        {"+x", x},
        {"-x", -x},
        {"--x", x},
        {"-+-x", x},
        {"1 - 2 - 3", -4},
        {"1 - (2 - 3)", 2},
        {"8/4/2", 1},
        {"8/(4/2)", 4},
        {"8/4*2", 4},
        {"2*3/4*5", 7.5},
        {"1 + 2*3", 7},
        {"(1 + 2)*3", 9},
        {"2*3 + 1", 7},
        {"x - y*x", x - y * x},
        {"x*y - x", x * y - x},
        {"x/y + y/x", x / y + y / x},
        {"2^3^2", pow(two, 9)},
        {"(2^3)^2", 64},
        {"-x^2", -pow(x, two)},
        {"(-x)^2", pow(-x, two)},
        {"2^-1", 0.5},
        {"2^-x", pow(two, -x)},
        {"2^-x^2", pow(two, -pow(x, two))},
        {"2^-1*3", 1.5},
        {"2*x^2", 2 * pow(x, two)},
        {"2*-x", 2 * -x},
        {"2 - -x", 2 - -x},
        {"-x*y", -x * y},
        {"-x + y", -x + y},
        {"-2^2 + 1", -3},
        {"2^+3", 8},
        {"x^3*y^2", pow(x, three) * pow(y, two)},
        {"x^y", pow(x, y)},
        {"1 < 2", 1},
        {"2 < 1", 0},
        {"2 <= 2", 1},
        {"2 >= 3", 0},
        {"3 > 2", 1},
        {"2 == 2", 1},
        {"2 != 2", 0},
        {"1 + 1 == 2", 1},
        {"1 + (1 == 2)", 1},
        {"x*2 > x + 1", 1},
        {"(1 < 2)*5", 5},
        {"(0 < 1) < 1", 0},
        {"-1 < 0", 1},
        {"if(x > y, x, y)", x},
        {"if(x < y, x, y)", y},
        {"if(0, 1, 2) + if(-0.5, 10, 20)", 12},
        {"sin(x)", sin(x)},
        {"sin (x)", sin(x)},
        {"sin(x)^2", pow(sin(x), two)},
        {"-sin(x)", -sin(x)},
        {"atan2(x, y)", atan2(x, y)},
        {"atan2(x + 1, -y)*2", atan2(x + 1, -y) * 2},
        {"max(min(x, y), 1 - 3)", y},
        {"fma(x, y, x*y)", fma(x, y, x * y)},
        {"a = 3; a", 3},
        {"a = x^2; b = sin(a); a*b", pow(x, two) * sin(pow(x, two))},
        {"_a1 = x*y; _a1 - _a1*x", x * y - x * y * x},
        {"e", 2.7182818284590452354},
        {"e = 2; e*x", 2 * x},
        {"pi", 3.14159265358979323846},
        {"tau - 2*pi", 0},
        {"2*pi*x", 2 * 3.14159265358979323846 * x},
        {"phi^2 - phi", pow(1.61803398874989484820, two) - 1.61803398874989484820},
        {"0.1 + 0.2", 0.1 + 0.2},
        {".5", 0.5},
        {"5.", 5},
        {"5.e1", 50},
        {"1e-3", 1e-3},
        {"1E+3", 1e3},
        {"0x1.8p1", 3},
        {"0xFF", 255},
        {"1e-400", 0},
        {"5e-324", 5e-324},
        {"1.7976931348623157e308", 1.7976931348623157e308},
        {"0.1000000000000000055511151231257827021181583404541015625", 0.1},
        {"9007199254740993", 9007199254740992.0},
        {"\t x\n+\r y ", x + y},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct function *f;
        hstar_error err;
        hstar_status status = compile(cases[i].text, &f, &err);
        CHECK(status == HSTAR_OK, "%s: %s", cases[i].text, err.message);
        if (status) continue;
        CHECK_SAME(evaluate(f, x, y), cases[i].want, cases[i].text);
        function_free(f);
    }
    CHECK_DONE();
}

/* Nothing is simplified: these differ from their tidy forms in the last bit or more. */
static void no_algebra(void **state)
{
    (void)state;
    const double x = vx;
    const struct {
        const char *text;
        double want;
    } cases[] = {
        {"(x + 1e16) - 1e16", (x + 1e16) - 1e16},
        {"x/3*3", x / three * three},
        {"x*0.1*10", x * 0.1 * 10},
        {"(x*x - 1)/(x - 1)", (x * x - 1) / (x - 1)},
        {"x - x/7*7", x - x / 7.0 * 7.0},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct function *f;
        assert_int_equal(compile(cases[i].text, &f, NULL), HSTAR_OK);
        CHECK_SAME(evaluate(f, x, 0), cases[i].want, cases[i].text);
        function_free(f);
    }
    CHECK_DONE();
}

static void errors_have_place_and_remedy(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        size_t position;
        const char *message, *remedy;
    } cases[] = {
        {"", 0, "the expression is empty", "formula"},
        {"   ", 0, "the expression is empty", "formula"},
        {")", 0, "closes no \"(\"", ""},
        {"x)", 1, "closes no \"(\"", ""},
        {"(x", 0, "never closed", "add the missing"},
        {"2*(x + (y)", 2, "never closed", "add"},
        {"sin(x", 3, "never closed", "add"},
        {"()", 1, "expected a number, a name or \"(\", found \")\"", ""},
        {"x +", 3, "found the end", ""},
        {"x + * y", 4, "found \"*\"", ""},
        {"* x", 0, "found \"*\"", ""},
        {"x**2", 1, "\"**\" is not an operator", "the power is ^"},
        {"2x", 1, "expected an operator before \"x\"", "to multiply"},
        {"2(x)", 1, "expected an operator before \"(\"", "to multiply"},
        {"(x)(y)", 3, "expected an operator before \"(\"", "to multiply"},
        {"1 2", 2, "expected an operator before \"2\"", "to multiply"},
        {"1.2.3", 3, "expected an operator before \".3\"", "to multiply"},
        {"x y", 2, "expected an operator before \"y\"", "to multiply"},
        {"x(1)", 1, "\"x\" is a variable, not a function", "to multiply"},
        {"pi(2)", 2, "\"pi\" is a constant, not a function", "to multiply"},
        {"a = 1; a(2)", 8, "\"a\" is a local name, not a function", "to multiply"},
        {"sin x", 0, "sin is a function", "write sin(x)"},
        {"1 + atan2", 4, "atan2 is a function: it needs its arguments", "write atan2(y, x)"},
        {"sin()", 4, "sin takes 1 argument, but none was given", "write sin(x)"},
        {"sin(x, y)", 7, "sin takes 1 argument, but more were given", "write sin(x)"},
        {"atan2(x)", 7, "atan2 takes 2 arguments, but only 1 was given", "write atan2(y, x)"},
        {"if(x, y)", 7, "if takes 3 arguments, but only 2 were given", "write if(c, a, b)"},
        {"if(1, 2, 3, 4)", 12, "if takes 3 arguments, but more were given", "write if(c, a, b)"},
        {"max(x,)", 6, "found \")\"", ""},
        {"max(,x)", 4, "found \",\"", ""},
        {"(x, y)", 2, "found \",\"", "between the arguments"},
        {"x, y", 1, "expected an operator or the end, found \",\"", "between the arguments"},
        {"max(x; y)", 5, "found \";\"", ""},
        {"ln(x)", 0, "there is no function \"ln\"", "did you mean log(x)?"},
        {"2 + sni(x)", 4, "there is no function \"sni\"", "did you mean sin(x)?"},
        {"Exp(x)", 0, "there is no function \"Exp\"", "did you mean exp(x)?"},
        {"zzzzzz(x)", 0, "there is no function \"zzzzzz\"", "hstar list functions"},
        {"xx + 1", 0, "unknown name \"xx\"; the variables are x, y", "did you mean x?"},
        {"X", 0, "unknown name \"X\"", "did you mean x?"},
        {"k", 0, "unknown name \"k\"; the variables are x, y", ""},
        {"alpha = 2; alhpa", 11, "unknown name \"alhpa\"", "did you mean alpha?"},
        {"Pi", 0, "unknown name \"Pi\"", "did you mean pi?"},
        {"a + 1; a", 0, "unknown name \"a\"", ""},
        {"a = a; a", 4, "unknown name \"a\"", ""},
        {"a=;", 2, "found \";\"", ""},
        {"a = 1", 5, "the value is missing", "end with the value"},
        {"a = 1;", 6, "found the end", ""},
        {"a = 1 2; a", 6, "expected an operator before \"2\"", "to multiply"},
        {"a = 1; a = 2; a", 7, "\"a\" is a local name already", "choose another name"},
        {"x = 2; x", 0, "\"x\" is a variable already", "choose another name"},
        {"sin = 2; sin", 0, "\"sin\" is a function already", "choose another name"},
        {"x = 1", 0, "\"x\" is a variable already", "write == to compare"},
        {"1 = x", 2, "found \"=\"", "to compare, write =="},
        {"x + y = 1", 6, "found \"=\"", "to compare, write =="},
        {"if(x = 1, 2, 3)", 5, "found \"=\"", "to compare, write =="},
        {"x; y", 1, "found \";\"", "local name"},
        {"x == = 1", 5, "found \"=\"", ""},
        {"1 < x < 2", 6, "comparisons do not chain", "two at a time"},
        {"x == y == 1", 7, "comparisons do not chain", "two at a time"},
        {"1e400", 0, "\"1e400\" is too large", "1.8e308"},
        {"x - 0x1p1024", 4, "is too large", "1.8e308"},
        {"x && y", 2, "\"&\" is not part of the language", "multiply two comparisons"},
        {"!x", 0, "\"!\" is not part of the language", "if(c, 0, 1)"},
        {"x % 2", 2, "\"%\" is not part of the language", "fmod"},
        {"x ? 1 : 2", 2, "\"?\" is not part of the language", "if(c, a, b)"},
        {"w[0]", 0, "unknown name \"w\"", ""},
        {"x[0]", 1, "x is a single number: it has no elements", "w=[1,2]"},
        {"x × y", 2, "\"×\" is not part of the language", "write *"},
        {"x²", 1, "\"²\" is not part of the language", "write ^2"},
        {"π", 0, "\"π\" is not part of the language", "write pi"},
        {"x − 1", 2, "\"−\" is not part of the language", "minus sign"},
        {"x \x01", 2, "\"\\x01\" is not part of the language", ""},
        {"\xff\xfe", 0, "\"\\xff\" is not part of the language", ""},
        {"x\xc3", 1, "\"\\xc3\" is not part of the language", ""},
        {"x # y", 2, "\"#\" is not part of the language", ""},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct function *f = NULL;
        hstar_error err = {0};
        hstar_status status = compile(cases[i].text, &f, &err);
        CHECK(status == HSTAR_INVALID && err.status == HSTAR_INVALID && !f, "'%s' gives %d", cases[i].text,
              status);
        CHECK(err.position == cases[i].position, "'%s': position %zu, want %zu (%s)", cases[i].text,
              err.position, cases[i].position, err.message);
        CHECK(strstr(err.message, cases[i].message), "'%s': \"%s\", want \"%s\"", cases[i].text, err.message,
              cases[i].message);
        CHECK(*cases[i].remedy ? strstr(err.remedy, cases[i].remedy) != NULL : true,
              "'%s': remedy \"%s\", want \"%s\"", cases[i].text, err.remedy, cases[i].remedy);
        CHECK(compile(cases[i].text, &f, NULL) == HSTAR_INVALID, "'%s' without an error", cases[i].text);
    }
    CHECK_DONE();
}

static void variables_are_checked(void **state)
{
    (void)state;
    static const struct {
        const char *names[2];
        const char *message; /* NULL: fine */
    } cases[] = {
        {{"x", "x"}, "two variables are called x"},
        {{"x", "sin"}, "the variable sin has the name of a function"},
        {{"if", "x"}, "the variable if has the name of a function"},
        {{"x", "1a"}, "cannot be the name"},
        {{"x", ""}, "cannot be the name"},
        {{"x", "a b"}, "cannot be the name"},
        {{"x", "é"}, "cannot be the name"},
        {{"x", "e"}, NULL},
        {{"x", "_w_2"}, NULL},
    };
    const char *text = "x + 1";
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct function *f;
        hstar_error err;
        hstar_status status = expression_new(&text, 1, cases[i].names, 2, &f, &err);
        if (cases[i].message)
            CHECK(status == HSTAR_INVALID && strstr(err.message, cases[i].message), "%s, %s: %d %s",
                  cases[i].names[0], cases[i].names[1], status, err.message);
        else
            CHECK(status == HSTAR_OK, "%s, %s", cases[i].names[0], cases[i].names[1]);
        if (!status) function_free(f);
    }

    /* A variable hides a constant. */
    struct function *f;
    const char *hides = "e + 1", *e[1] = {"e"};
    assert_int_equal(expression_new(&hides, 1, e, 1, &f, NULL), HSTAR_OK);
    const double *columns[1] = {&point[0]};
    const bool varies[1] = {false};
    double value, *outputs[1] = {&value};
    assert_int_equal(
        function_evaluate(f, &(struct points){.n = 1, .column = columns, .varies = varies}, outputs, NULL),
        HSTAR_OK);
    CHECK_SAME(value, point[0] + 1, hides);
    function_free(f);

    /* No variables at all, no expressions at all. */
    hstar_error err;
    CHECK(expression_new(&hides, 1, NULL, 0, &f, &err) == HSTAR_OK, "%s", err.message);
    CHECK(function_variable(f, "e") == 0 && f->n_variables == 0, "a variable out of nowhere");
    function_free(f);
    text = "q";
    CHECK(expression_new(&text, 1, NULL, 0, &f, &err) && strstr(err.message, "there are no variables"), "%s",
          err.message);
    CHECK(expression_new(&text, 0, NULL, 0, &f, &err) == HSTAR_INVALID, "no expression");
    function_free(NULL);
    CHECK_DONE();
}

static void several_outputs(void **state)
{
    (void)state;
    static const char *const texts[] = {"a = x*y; a + 1", "y", "a = x - y; b = a*a; b", "3", "x^2 + 1"};
    enum { N = sizeof texts / sizeof *texts };
    struct function *f;
    hstar_error err;
    assert_int_equal(expression_new(texts, N, variables, 2, &f, &err), HSTAR_OK);
    assert_int_equal(f->n_outputs, N);
    assert_int_equal(function_variable(f, "y"), 1);
    double values[N], *outputs[N];
    for (int o = 0; o < N; o++) outputs[o] = &values[o];
    const double x = point[0], y = point[1], *columns[2] = {&x, &y};
    const bool varies[2] = {true, true};
    assert_int_equal(
        function_evaluate(f, &(struct points){.n = 1, .column = columns, .varies = varies}, outputs, NULL),
        HSTAR_OK);
    const double want[N] = {x * y + 1, y, (x - y) * (x - y), 3, pow(x, two) + 1};
    for (int o = 0; o < N; o++) {
        CHECK_SAME(values[o], want[o], texts[o]);
        CHECK(strcmp(f->texts[o], texts[o]) == 0, "%s", f->texts[o]);
    }
    function_free(f);

    /* A bad one among them names its own text. */
    const char *bad[2] = {"x", "y +"};
    assert_int_equal(expression_new(bad, 2, variables, 2, &f, &err), HSTAR_INVALID);
    CHECK(err.position == 3 && strcmp(err.excerpt, "y +") == 0, "%s", err.excerpt);
    CHECK_DONE();
}

/* ---- limits ---- */

static char *repeat(const char *head, const char *piece, size_t n, const char *tail)
{
    size_t m = strlen(piece), h = strlen(head), t = strlen(tail);
    char *text = malloc(h + n * m + t + 1);
    assert_non_null(text);
    memcpy(text, head, h);
    for (size_t i = 0; i < n; i++) memcpy(text + h + i * m, piece, m);
    memcpy(text + h + n * m, tail, t + 1);
    return text;
}

static void limits(void **state)
{
    (void)state;
    enum { MILLION = EXPRESSION_MAX_LENGTH };
    static const char *const names[] = {
        "(",  "-", "^",     "letters", "sin(", "2^",    "if(1,", "1+ fits", "1+ too long", "spaces",
        "y*", "0", "0.0…1", "\\xff",   "a=",   "256 (", "257 (", "x<",      "=",           "1,",
    };
    const struct {
        char *text;
        const char *message; /* NULL: fine, and the value is */
        double value;
    } cases[] = {
        {repeat("", "(", MILLION, ""), "nested deeper than 256", 0},
        {repeat("", "-", MILLION, ""), "nested deeper than 256", 0},
        {repeat("", "^", MILLION, ""), "found \"^\"", 0},
        {repeat("", "q", MILLION, ""), "unknown name \"qqq", 0},
        {repeat("", "sin(", MILLION / 4, ""), "nested deeper than 256", 0},
        {repeat("", "2^", MILLION / 2 - 1, "2"), "nested deeper than 256", 0},
        {repeat("", "if(1,", MILLION / 5, ""), "nested deeper than 256", 0},
        {repeat("", "1+", MILLION / 2 - 1, "1"), NULL, MILLION / 2},
        {repeat("", "1+", MILLION / 2, "1"), "the longest allowed", 0},
        {repeat("", " ", 20 * MILLION, "x"), "the longest allowed", 0},
        {repeat("", "y*", MILLION / 2 - 1, "x"), NULL, 0},
        {repeat("1", "0", MILLION - 1, ""), "is too large", 0},
        {repeat("0.", "0", MILLION - 4, "1"), NULL, 0},
        {repeat("", "\xff", MILLION, ""), "not part of the language", 0},
        {repeat("", "a=", MILLION / 2, ""), "unknown name \"a\"", 0},
        {repeat("", "(", 256, "x"), "never closed", 0},
        {repeat("", "(", 257, "x"), "nested deeper than 256", 0},
        {repeat("", "x<", MILLION / 2, ""), "do not chain", 0},
        {repeat("", "=", MILLION, ""), "found \"==\"", 0},
        {repeat("", "1,", MILLION / 2, ""), "found \",\"", 0},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct function *f;
        hstar_error err = {0};
        hstar_status status = compile(cases[i].text, &f, &err);
        if (cases[i].message)
            CHECK(status == HSTAR_INVALID && strstr(err.message, cases[i].message), "%s: %s", names[i],
                  err.message);
        else {
            CHECK(status == HSTAR_OK, "%s: %s", names[i], err.message);
            if (!status) CHECK_SAME(evaluate(f, 0, 0), cases[i].value, names[i]);
        }
        if (!status) function_free(f);
        free(cases[i].text);
    }
    CHECK_DONE();
}

/* Depth is what is nested, not how long the text is; 256 of anything are allowed and 10000 are not. */
static void depth(void **state)
{
    (void)state;
    static const struct {
        const char *open, *middle, *close;
        double value;
    } kinds[] = {
        {"(", "y", ")", 0},           {"(1+2*3^", "1", ")", 0}, {"-", "y", "", 0},
        {"2^", "y", "", 0},           {"sin(", "y", ")", 0},    {"max(1,", "y", ")", 1},
        {"if(y<1,1-", "y", ",2)", 0}, {"+", "y", "", 0},
    };
    for (size_t k = 0; k < sizeof kinds / sizeof *kinds; k++)
        for (size_t n = 100; n <= 10000; n *= 10) {
            char *head = repeat("", kinds[k].open, n, kinds[k].middle);
            char *text = repeat(head, kinds[k].close, n, "");
            struct function *f = NULL;
            hstar_error err = {0};
            hstar_status status = compile(text, &f, &err);
            bool fits = n * (strstr(kinds[k].open, "3^") ? 2 : 1) <= EXPRESSION_MAX_DEPTH;
            CHECK(fits ? status == HSTAR_OK : strstr(err.message, "nested deeper than 256") != NULL,
                  "%zu of %s: %s", n, kinds[k].open, err.message);
            if (!status) function_free(f);
            free(head);
            free(text);
        }

    /* 1024 local names are allowed, with all of them alive; one more is not. */
    char *text = malloc(64 * 1100), *at = text;
    for (int i = 0; i <= EXPRESSION_MAX_LOCALS; i++) {
        struct function *f;
        hstar_error err;
        if (i == EXPRESSION_MAX_LOCALS) {
            strcpy(at, "l0 + l1023");
            assert_int_equal(compile(text, &f, &err), HSTAR_OK);
            CHECK_SAME(evaluate(f, 0.5, 0), 0.5 * 0 + 0.5 * 1023, "many locals");
            function_free(f);
        }
        at += sprintf(at, "l%d = x*%d; ", i, i);
    }
    struct function *f;
    hstar_error err = {0};
    strcpy(at, "l0");
    assert_int_equal(compile(text, &f, &err), HSTAR_INVALID);
    CHECK(strstr(err.message, "more than 1024 local names"), "%s", err.message);
    free(text);
    CHECK_DONE();
}

/* ---- random texts ---- */

static uint64_t random_state = 0x9E3779B97F4A7C15u;

static size_t below(size_t n)
{
    random_state ^= random_state << 13;
    random_state ^= random_state >> 7;
    random_state ^= random_state << 17;
    return (size_t)(random_state >> 33) % n;
}

static void append_name(char *text)
{
    const struct expression_entry *entries;
    size_t n = expression_entries(&entries);
    strcat(text, entries[below(n)].name);
}

/* Mostly well-formed, so that many get as far as being run. */
static void grammar(char *text, int depth_left)
{
    static const char *const leaves[] = {"x", "y", "2", "0.5", "x", "3", "-1", "1e300", "0", "pi"};
    static const char *const operators[] = {"+", "-", "*", "/", "^", "<", "<=", "==", "*"};
    static const char *const calls[] = {"sin",  "abs",  "floor",  "relu", "log",
                                        "sqrt", "step", "tgamma", "gelu", "exp"};
    if (depth_left == 0 || strlen(text) > 400) {
        strcat(text, leaves[below(sizeof leaves / sizeof *leaves)]);
        return;
    }
    switch (below(6)) {
    case 0:
        strcat(text, leaves[below(sizeof leaves / sizeof *leaves)]);
        break;
    case 1:
        strcat(text, calls[below(sizeof calls / sizeof *calls)]);
        strcat(text, "(");
        grammar(text, depth_left - 1);
        strcat(text, ")");
        break;
    case 2:
        strcat(text, "if(");
        grammar(text, depth_left - 1);
        strcat(text, ",");
        grammar(text, depth_left - 1);
        strcat(text, ",");
        grammar(text, depth_left - 1);
        strcat(text, ")");
        break;
    default:
        strcat(text, "(");
        grammar(text, depth_left - 1);
        strcat(text, operators[below(sizeof operators / sizeof *operators)]);
        grammar(text, depth_left - 1);
        strcat(text, ")");
        break;
    }
}

static void soup(char *text)
{
    static const char *const tokens[] = {"(",  ")",    "+",   "-",     "*",  "/",  "^", ",",    ";",
                                         "=",  "==",   "<",   ">=",    "!",  "x",  "y", "a",    "sin",
                                         "if", "1",    "0.5", "1e308", " ",  "\n", "é", "\xff", "a = x;",
                                         "2e", "max(", "x)",  "0x",    "..", "e"};
    for (size_t n = 1 + below(12); n > 0; n--) {
        if (below(8) == 0)
            append_name(text);
        else
            strcat(text, tokens[below(sizeof tokens / sizeof *tokens)]);
    }
}

static void run_everything(const char *text, const struct function *f)
{
    arb_ptr at = _arb_vec_init(2), jet = _arb_vec_init(4);
    double value = evaluate(f, point[0], point[1]);
    for (int wide = 0; wide < 2; wide++) {
        for (int v = 0; v < 2; v++) {
            arb_set_d(&at[v], point[v]);
            if (wide) mag_set_d(arb_radref(&at[v]), 0.5);
        }
        for (size_t wrt = 0; wrt < 2; wrt++) {
            assert_int_equal(function_jet(f, 0, at, wrt, 4, 128, jet, NULL), HSTAR_OK);
            for (int j = 1; j < 4; j++)
                CHECK(arb_is_finite(&jet[j - 1]) || !arb_is_finite(&jet[j]), "%s: coefficient %d without %d",
                      text, j, j - 1);
            if (arb_is_finite(jet) && !wide && !strstr(text, "1e300"))
                CHECK(!isnan(value), "%s: exact %g, double %g", text,
                      arf_get_d(arb_midref(jet), ARF_RND_NEAR), value);
        }
    }
    _arb_vec_clear(at, 2);
    _arb_vec_clear(jet, 4);
}

static void random_texts(void **state)
{
    (void)state;
    size_t compiled = 0;
    for (int i = 0; i < 20000; i++) {
        char text[4096] = "";
        struct function *f;
        hstar_error err = {0};
        if (i % 2)
            grammar(text, 5);
        else
            soup(text);
        if (compile(text, &f, &err) == HSTAR_OK) {
            compiled++;
            run_everything(text, f);
            function_free(f);
        } else
            CHECK(*err.message && err.position <= strlen(text), "'%s': %s at %zu", text, err.message,
                  err.position);
    }
    CHECK(compiled > 5000, "only %zu texts were expressions", compiled);
    CHECK_DONE();
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_same_formula_in_c),
        cmocka_unit_test(no_algebra),
        cmocka_unit_test(errors_have_place_and_remedy),
        cmocka_unit_test(variables_are_checked),
        cmocka_unit_test(several_outputs),
        cmocka_unit_test(limits),
        cmocka_unit_test(depth),
        cmocka_unit_test(random_texts),
    };
    int failed = cmocka_run_group_tests(tests, NULL, NULL);
    flint_cleanup();
    return failed;
}
