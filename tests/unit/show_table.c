/* The table fits its columns, says what the sweep says, and lets nothing through that steers a terminal. */
#include "base/text.h"
#include "check.h"
#include "show/table.h"
#include "synthetic.h"

#include <stdbool.h>
#include <stdlib.h>
#include <unistd.h>

/* The table as text, for free(). */
static char *table_as(const struct sweep *s, const struct sheet_style *style)
{
    char path[] = "/tmp/hstar-table-XXXXXX";
    int fd = mkstemp(path);
    assert_true(fd >= 0);
    close(fd);
    hstar_error err = {0};
    struct sink *sink;
    assert_int_equal(sink_open(path, &sink, &err), HSTAR_OK);
    hstar_status status = table_write_sweep(s, style, sink, &err);
    CHECK(status == HSTAR_OK, "%s", err.message);
    assert_int_equal(sink_commit(sink, &err), HSTAR_OK);
    FILE *file = fopen(path, "rb");
    assert_non_null(file);
    char *text = calloc(1, 1 << 20);
    assert_true(fread(text, 1, (1 << 20) - 1, file) > 0);
    fclose(file);
    unlink(path);
    return text;
}

static char *table_of(const struct sweep *s, bool colour)
{
    return table_as(s, &(struct sheet_style){.colour = colour, .width = 100});
}

/* At most so many columns, no spaces before the end of a line, no control characters. */
static void check_width(const char *text, const char *label, size_t width)
{
    size_t column = 0;
    for (const char *c = text; *c; c++) {
        CHECK(*c != '\n' || c == text || c[-1] != ' ', "%s: spaces at the end of a line", label);
        CHECK((unsigned char)*c >= ' ' || *c == '\n', "%s: byte %d", label, *c);
        if (*c == '\n') {
            CHECK(column <= width, "%s: a line of %zu columns: %.*s", label, column, (int)column, c - column);
            column = 0;
        } else if (((unsigned char)*c & 0xc0) != 0x80) {
            column++;
        }
    }
    CHECK(text[0] && text[strlen(text) - 1] == '\n', "%s: the end", label);
}

static void check_shape(const char *text, const char *label)
{
    check_width(text, label, 100);
}

/* As wide as that is, whatever that is. */
static void check_widths(const struct sweep *s, const char *label)
{
    static const size_t widths[] = {40, 41, 60, 80, 99, 140, 1000};
    for (size_t i = 0; i < sizeof widths / sizeof *widths; i++) {
        char *text = table_as(s, &(struct sheet_style){.width = widths[i]});
        check_width(text, label, widths[i]);
        free(text);
        text = table_as(s, &(struct sheet_style){.width = widths[i], .brief = true});
        size_t lines = 0;
        for (const char *c = text; *c; c++) lines += *c == '\n';
        check_width(text, label, widths[i]);
        CHECK(lines == 2 || lines == 3, "%s: %zu lines of brief: %s", label, lines, text);
        free(text);
    }
}

static void check_says(const char *text, const char *what)
{
    CHECK(strstr(text, what) != NULL, "\"%s\" is not in\n%s", what, text);
}

static void replace(char **member, const char *text)
{
    free(*member);
    *member = strdup(text);
}

static void test_one(void **state)
{
    (void)state;
    struct sweep *s = synthetic_sweep(500, 1);
    char *text = table_of(s, false), best[160];
    check_shape(text, "one");
    check_widths(s, "one");
    check_says(text, "The derivative of sin(x) with respect to x at x = 1\n");
    check_says(text, "double: 53 bits; each operation rounds by up to 1.1e-16 of its result\n");
    check_says(text, "500 steps h from 1e-16 to 1, evenly spaced in log h\n");
    check_says(text, "0.540302305868139717400936607442... proven to 1.0e-60\n");
    const struct optimum *o = &s->components[0].methods[2].optimum;
    snprintf(best, sizeof best, "  central     %.1e  %.1e  %.1e to %.1e            2\n", o->measured.h,
             o->measured.error, o->measured.sweet_spot[0], o->measured.sweet_spot[1]);
    check_says(text, best);
    snprintf(best, sizeof best,
             "Use five-point with h near %.1e: its error is up to %.1e, about 12 correct digits.\n",
             s->components[0].methods[3].optimum.measured.h,
             s->components[0].methods[3].optimum.measured.error);
    check_says(text, best);
    check_says(text, "With 2 evaluations instead of 4, use central with h near");
    CHECK(!strstr(text, "too small"), "too small:\n%s", text);
    /* A decade's row: the envelope there, and one mark a method. */
    snprintf(best, sizeof best, "\n  1.0e+00  %.1e    %.1e   %.1e      %.1e\n",
             s->components[0].methods[0].error_envelope[499], s->components[0].methods[1].error_envelope[499],
             s->components[0].methods[2].error_envelope[499],
             s->components[0].methods[3].error_envelope[499]);
    check_says(text, best);
    size_t marks = 0;
    for (const char *c = strstr(text, "ERROR AGAINST h"); *c; c++)
        marks += *c == '*' && c[-1] >= '0' && c[-1] <= '9';
    CHECK(marks == 4, "%zu marks", marks);
    const char *largest = strstr(text, "\n  1.0e-16  ");
    CHECK(largest && strcspn(largest + 1, "*") > strcspn(largest + 1, "\n"),
          "the largest errors are marked:\n%s", text);
    /* The marks are at the steps of the table above, with the errors that stand there. */
    for (size_t m = 0; m < 4; m++) {
        o = &s->components[0].methods[m].optimum;
        snprintf(best, sizeof best, "\n  %.1e  ", o->measured.h);
        const char *row = strstr(strstr(text, "ERROR AGAINST h"), best);
        snprintf(best, sizeof best, "%.1e*", o->measured.error);
        const char *mark = row ? strstr(row, best) : NULL;
        CHECK(mark && (size_t)(mark - row) < 1 + strcspn(row + 1, "\n"), "no %s in its row:\n%s", best, text);
    }
    CHECK(!strstr(text, "\n^") && !strstr(text, "\n- "), "needless notes:\n%s", text);
    free(text);
    text = table_of(s, true);
    check_says(text, "\x1b[1mTHE DERIVATIVE\x1b[0m\n");
    free(text);
    sweep_free(s);
    CHECK_DONE();
}

static void test_two(void **state)
{
    (void)state;
    struct sweep *s = synthetic_sweep(160, 2);
    char *text = table_of(s, false);
    check_shape(text, "two");
    check_widths(s, "two");
    check_says(text, "The gradient of sin(x)*exp(y) at x = 1, y = 0.5\n");
    check_says(text, "The largest norm of the gradient's error");
    check_says(text, "\n  y   1.3873511113297634   1.0e-60");
    const struct gradient_error *g = &s->gradient_error[3];
    char best[160];
    snprintf(best, sizeof best, "            five-point  %.1e  %.1e  %.1e to %.1e", g->optimum.measured.h,
             g->optimum.measured.error, g->optimum.measured.sweet_spot[0], g->optimum.measured.sweet_spot[1]);
    check_says(text, best);
    snprintf(best, sizeof best,
             "For the whole gradient, use five-point with h near %.1e: the norm of its error",
             g->optimum.measured.h);
    check_says(text, best);
    check_says(text, "With respect to y, use five-point");
    free(text);
    sweep_free(s);
    CHECK_DONE();
}

/* Whatever is missing shows as a dash, and is explained once. */
static void test_missing(void **state)
{
    (void)state;
    struct sweep *s = synthetic_sweep(50, 1);
    struct component_sweep *c = &s->components[0];
    free(c->reference.digits);
    c->reference = (struct reference){
        .value = (double)NAN, .bound = (double)NAN, .reason = strdup("no derivative at x = 0")};
    for (size_t m = 0; m < s->n_methods; m++) {
        struct method_sweep *method = &c->methods[m];
        method->optimum.modelled.h = method->optimum.fitted.h = method->optimum.measured.h = (double)NAN;
        method->optimum.measured.error = method->optimum.luckiest.h = method->optimum.luckiest.error =
            (double)NAN;
        method->optimum.measured.sweet_spot[0] = method->optimum.measured.sweet_spot[1] = (double)NAN;
        method->optimum.fitted.rounding_slope = method->optimum.fitted.truncation_slope = (double)NAN;
        for (size_t i = 0; i < s->n_h; i++) method->error_envelope[i] = (double)NAN;
        method->n_undefined = m == 1 ? 17 : 0;
        method->n_unresolved = m == 2 ? 5 : 0;
    }
    char *text = table_of(s, false);
    check_shape(text, "missing");
    check_says(text, "no derivative at x = 0");
    check_says(text, "No step can be recommended");
    check_says(text, "\n- no such number");
    check_says(text, "backward: at 17 of 50 steps the function or its difference is not a finite number.");
    check_says(text, "central: at 5 of 50 steps a cause of the error could not be proven");
    CHECK(!strstr(text, "nan") && !strstr(text, "null") && !strstr(text, "LUCK"), "a nan:\n%s", text);
    free(text);
    sweep_free(s);

    s = synthetic_sweep(2, 1);
    s->components[0].methods[0].optimum.measured.place = OPTIMUM_UPPER_END;
    s->components[0].methods[3].optimum.measured.error = 0;
    s->components[0].methods[3].optimum.measured.place = OPTIMUM_UPPER_END;
    text = table_of(s, false);
    check_shape(text, "two steps");
    check_says(text, "\n^ at an end of the grid");
    check_says(text, "it has no error there.\n");
    free(text);
    sweep_free(s);
    CHECK_DONE();
}

/* What is said of several methods is said once; of all of them without their names. */
static void test_samples(void **state)
{
    (void)state;
    struct sweep *s = synthetic_sweep(50, 1);
    struct method_sweep *m = s->components[0].methods;
    m[0].n_too_small = m[2].n_too_small = 7;
    m[1].n_too_small = 8;
    m[1].n_undefined = 1;
    for (size_t i = 0; i < 4; i++) m[i].n_unresolved = 2;
    char *text = table_of(s, false);
    check_shape(text, "samples");
    check_says(text, "\nforward, central: at 7 of 50 steps h is too small for double.\n"
                     "backward: at 8 of 50 steps h is too small for double.\n"
                     "backward: at 1 of 50 steps the function or its difference is not a finite number.\n"
                     "At 2 of 50 steps a cause of the error could not be proven to 6 digits.\n");
    free(text);
    s->step_rule = STEP_RULE_REPRESENTABLE;
    m[1].n_undefined = m[1].n_too_small = 0;
    m[3].no_estimate = strdup("each is odd");
    m[3].n_too_small = 50;
    text = table_of(s, false);
    check_says(text, "\nforward, central: at 7 of 50 steps x+h is x.\n");
    check_says(text, "\n  five-point: there is no estimate at any step: each is odd.\n\n");
    CHECK(!strstr(text, "50 of 50"), "counted as well:\n%s", text);
    free(text);
    for (size_t i = 0; i < 4; i++) {
        if (i < 3) m[i].no_estimate = strdup("each is odd");
        m[i].optimum.measured.h = m[i].optimum.measured.error = (double)NAN;
        for (size_t k = 0; k < s->n_h; k++) m[i].error_envelope[k] = (double)NAN;
    }
    text = table_of(s, false);
    check_says(text, "ERROR AGAINST h\n  There is no estimate at any step: each is odd.\n");
    check_says(text, "WHAT TO USE\n  No step can be recommended, because there is no estimate.\n");
    free(text);
    sweep_free(s);
    CHECK_DONE();
}

/* Of a method whose evaluations vary the most are told; it is compared by those at its best step. */
static void test_calls(void **state)
{
    (void)state;
    static const struct {
        double calls;
        const char *says; /* NULL: it is the cheapest itself */
    } rows[] = {{12, "With 2 evaluations instead of 12, use central"},
                {1, NULL},
                {0, "With 2 evaluations instead of 20, use central"},
                {1e300, "With 2 evaluations instead of 20, use central"},
                {(double)NAN, "With 2 evaluations instead of 20, use central"}};
    for (size_t r = 0; r < sizeof rows / sizeof *rows; r++) {
        struct sweep *s = synthetic_sweep(50, 1);
        struct method_sweep *m = &s->components[0].methods[3];
        m->evaluations = 20;
        m->halvings = synthetic_column(50);
        m->levels = synthetic_column(50);
        m->calls = synthetic_column(50);
        for (size_t i = 0; i < 50; i++) m->calls[i] = s->h[i] == m->optimum.measured.h ? rows[r].calls : 18;
        char *text = table_of(s, false);
        check_shape(text, "calls");
        check_says(text, "     up to 20\n");
        if (rows[r].says)
            check_says(text, rows[r].says);
        else
            CHECK(!strstr(text, "instead of"), "%s", text);
        free(text);
        sweep_free(s);
    }
    CHECK_DONE();
}

static void test_hostile(void **state)
{
    (void)state;
    struct sweep *s = synthetic_sweep(50, 2);
    struct text t;
    text_init(&t);
    for (size_t i = 0; i < 500; i++) text_append(&t, "sin(x)+");
    replace(&s->problem->f->texts[0], t.data);
    text_clear(&t);
    replace(&s->problem->f->variables[0], "\x1b]0;a window's title\x07\xc2\x9b"
                                          "31m and a name of many words, beyond any width of any column");
    replace(&s->problem->f->variables[1],
            "\xc3\xa9\xc3\xa9\xc3\xa9\xc3\xa9\xc3\xa9\xc3\xa9\xc3\xa9\xc3\xa9\xc3\xa9\xc3"
            "\xa9\xc3\xa9\xc3\xa9%n%s\xff\xfe");
    for (size_t c = 0; c < 2; c++)
        replace(&s->components[c].methods[1].name, "a-method-with-a-very-long-name-%s\n");
    char *text = table_of(s, false);
    check_shape(text, "hostile");
    check_widths(s, "hostile");
    CHECK(!strstr(text, "\xc2\x9b"), "C1 came through");
    free(text);
    sweep_free(s);
    CHECK_DONE();
}

/* From one step to a hundred thousand. */
static void test_sizes(void **state)
{
    (void)state;
    static const size_t sizes[] = {1, 2, 3, 17, 1000};
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
        struct sweep *s = synthetic_sweep(sizes[i] > 1 ? sizes[i] : 2, 1 + i % 2);
        s->n_h = sizes[i];
        char *text = table_of(s, false);
        check_shape(text, "sizes");
        free(text);
        sweep_free(s);
    }
    CHECK_DONE();
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_one),     cmocka_unit_test(test_two),   cmocka_unit_test(test_missing),
        cmocka_unit_test(test_hostile), cmocka_unit_test(test_sizes), cmocka_unit_test(test_samples),
        cmocka_unit_test(test_calls),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
