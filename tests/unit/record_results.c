/* What hstar diff, noise and optimal put out: JSON that is valid and, for choices, reads back bit for bit; CSV with a cell for
 * each name; tables of at most 80 columns that say what the numbers say. */
#include "base/text.h"
#include "charting.h"
#include "record/json.h"
#include "results.h"
#include "show/table.h"
#include "show/table_words.h"

#include <sys/wait.h>

static hstar_error err;

/* A derivative of every kind: good, doubtful, none; with and without a truth. */
static struct derivatives derivatives_of(size_t n)
{
    static char product[] = "sin(x)*exp(\"y\")", pair[] = "x, y", x[] = "x", y[] = "y,\"z\"";
    static char *texts[] = {product, pair}, *variables[] = {x, y};
    static const double point[] = {1.2, 0.1 + 0.2};
    static const struct function_class class = {.kind = "expression"};
    static const struct function f = {
        .class = &class, .n_variables = 2, .n_outputs = 2, .variables = variables, .texts = texts};
    static const struct problem problem = {.f = &f, .point = point};
    static struct derivative component[4];
    static char third[] = "0.3000", quarter[] = "0.25";
    const struct step good = {.h = 0x1p-10,
                              .h_largest = 0x1p-3,
                              .value = 0.1 + 0.2,
                              .bar = 3.1e-15,
                              .noise = 1.1e-16,
                              .evaluations = 23,
                              .use = USE_EXTRAPOLATION,
                              .order = 8,
                              .stop = STOP_CONVERGED};
    for (size_t i = 0; i < 4; i++)
        component[i] = (struct derivative){.output = i / 2, .wrt = i % 2, .step = good, .error = (double)NAN};
    component[0].exact = (struct reference){.source = REFERENCE_EXACT, .value = 0.3, .digits = third};
    component[0].error = 5.5e-17;
    component[1].step.stop = STOP_KINK;
    component[1].step.side = -1;
    component[2].step = (struct step){.h = (double)NAN,
                                      .h_largest = (double)NAN,
                                      .value = (double)NAN,
                                      .bar = (double)INFINITY,
                                      .noise = (double)NAN,
                                      .use = USE_CENTRAL,
                                      .stop = STOP_UNDEFINED};
    component[3].exact = (struct reference){.source = REFERENCE_EXACT, .value = 0.25, .digits = quarter};
    component[3].error = 0.05;
    return (struct derivatives){.problem = &problem,
                                .selector = SELECTOR_AUTO,
                                .step = {.derivative = 1, .use = N_USES},
                                .component = component,
                                .n_components = n};
}

static struct noises noises_of(void)
{
    static char text[] = "f", x[] = "x", y[] = "y", *texts[] = {text}, *variables[] = {x, y};
    static const double point[] = {1.2, -3};
    static const struct function_class class = {.kind = "plugin"};
    static const struct function f = {
        .class = &class, .n_variables = 2, .n_outputs = 1, .variables = variables, .texts = texts};
    static const struct problem problem = {.f = &f, .point = point};
    static struct noise_row rows[2];
    rows[0] = (struct noise_row){.f = 0.5,
                                 .noise = {2.2e-8, 2.2e-8, 5e-8, 0, 5.6e-17, 1e-7, 24, NOISE_ECNOISE},
                                 .relative = 4.4e-8,
                                 .roundoffs = 4e8,
                                 .digits_lost = 8.6,
                                 .forward_h = 4.2e-4,
                                 .central_h = 5.1e-3};
    noise_profile_init(&rows[0].profile);
    struct noise_profile *p = &rows[0].profile;
    p->at[0] = (struct noise_at){1.5e-14, 0, 5.6e-17, NOISE_KIND_FLAT};
    p->at[1] = (struct noise_at){2.3e-5, 2.1e-8, 5.7e-17, NOISE_KIND_TOLD};
    p->at[2] = (struct noise_at){0.1, 3.7e-4, 5.9e-17, NOISE_KIND_BENDS};
    p->at[3] = (struct noise_at){4.1, (double)NAN, (double)NAN, NOISE_KIND_UNDEFINED};
    p->n = 4;
    p->picture = NOISE_PICTURE_BEYOND;
    p->within = 1.5e-14;
    p->beyond = 2.1e-8;
    p->missing[1] = 1.7;
    p->central_h = 4.4e-3;
    p->central_error = 7.2e-6;
    p->best.stop = STOP_CONVERGED;
    p->best.value = 1.25;
    p->best.bar = 3e-6;
    p->evaluations = 171;
    const double none = NAN;
    rows[1] = (struct noise_row){.wrt = 1,
                                 .f = none,
                                 .noise = {none, none, none, none, none, none, 2, NOISE_ROUNDOFF},
                                 .relative = none,
                                 .roundoffs = none,
                                 .digits_lost = none,
                                 .forward_h = none,
                                 .central_h = none};
    noise_profile_init(&rows[1].profile);
    return (struct noises){.problem = &problem, .component = rows, .n_components = 2};
}

static struct optimal optimal_of(struct sweep *s)
{
    return (struct optimal){.sweep = s, .choices = choices_of(), .n_choices = N_CHOSEN};
}

enum kind { DERIVATIVES, NOISES, OPTIMAL };
enum form { JSON, CSV, TABLE };

static hstar_status write_result(enum kind kind, enum form form, const void *result, struct sink *sink)
{
    switch (kind) {
    case DERIVATIVES:
        return form == JSON ? json_write_derivatives(result, sink, &err)
               : form == CSV
                   ? csv_write_derivatives(result, sink, &err)
                   : table_write_derivatives(result, &(struct sheet_style){.colour = false}, sink, &err);
    case NOISES:
        return form == JSON  ? json_write_noises(result, sink, &err)
               : form == CSV ? csv_write_noises(result, sink, &err)
                             : table_write_noises(result, &(struct sheet_style){.colour = false}, sink, &err);
    case OPTIMAL:
        return form == JSON ? json_write_optimal(result, sink, &err)
               : form == CSV
                   ? csv_write_optimal(result, sink, &err)
                   : table_write_optimal(result, &(struct sheet_style){.colour = false}, sink, &err);
    }
    return HSTAR_INVALID;
}

static void put(enum kind kind, enum form form, const void *result, const char *path, struct text *text)
{
    struct sink *sink;
    assert_int_equal(sink_open(path, &sink, &err), HSTAR_OK);
    CHECK(!write_result(kind, form, result, sink), "%s", err.message);
    assert_int_equal(sink_commit(sink, &err), HSTAR_OK);
    assert_true(read_all(path, text));
}

/* By a validator that is not ours. */
static void check_valid(const char *path)
{
    const char *root = getenv("HSTAR_SOURCE");
    char command[PATH_MAX];
    if (!root) return;
    snprintf(command, sizeof command,
             "p=$('%s/scripts/python' jsonschema) && exec \"$p\" '%s/tests/schema/validate.py' %s", root,
             root, path);
    int status = system(command);
    CHECK(status == 0, "%s is not valid (%d)", path, status);
}

static void valid_json(void **state)
{
    struct derivatives d = derivatives_of(4);
    struct noises n = noises_of();
    struct sweep *s = sweep_of(2, 20, 2);
    struct optimal o = optimal_of(s);
    struct choice twice[2 * N_CHOSEN];
    const void *results[] = {&d, &n, &o};
    (void)state;
    memcpy(twice, o.choices, N_CHOSEN * sizeof *twice);
    memcpy(twice + N_CHOSEN, o.choices, N_CHOSEN * sizeof *twice);
    o.choices = twice;
    for (size_t k = 0; k < 3; k++) {
        struct text t;
        put((enum kind)k, JSON, results[k], "x.json", &t);
        if (k != OPTIMAL) check_valid("x.json"); /* the sweep's own members are made up here */
        text_clear(&t);
    }
    sweep_free(s);
    sweep_up();
    CHECK_DONE();
}

/* What a chart is drawn from comes back bit for bit; so does what a file without it says. */
static void noises_read_back(void **state)
{
    struct noises n = noises_of();
    struct noises *back = NULL;
    enum result_kind kind;
    void *result = NULL;
    struct text t;
    (void)state;
    put(NOISES, JSON, &n, "n.json", &t);
    text_clear(&t);
    CHECK(!result_read("n.json", &kind, &result, &err) && kind == RESULT_NOISES, "%s", err.message);
    back = result;
    for (size_t c = 0; back && c < n.n_components; c++) {
        const struct noise_row *a = &n.component[c], *b = &back->component[c];
        const struct noise_profile *p = &a->profile, *q = &b->profile;
        CHECK(a->output == b->output && a->wrt == b->wrt && p->n == q->n && p->picture == q->picture &&
                  p->best.stop == q->best.stop && p->evaluations == q->evaluations &&
                  a->noise.source == b->noise.source && a->noise.evaluations == b->noise.evaluations,
              "component %zu", c);
        const double want[] = {a->f,          a->noise.level, a->relative,        a->noise.spacing,
                               a->forward_h,  p->within,      p->beyond,          p->quantum,
                               p->missing[0], p->missing[1],  p->central_h,       p->central_error,
                               p->best.value, p->best.bar,    p->best.piece.reach},
                     got[] = {b->f,          b->noise.level, b->relative,        b->noise.spacing,
                              b->forward_h,  q->within,      q->beyond,          q->quantum,
                              q->missing[0], q->missing[1],  q->central_h,       q->central_error,
                              q->best.value, q->best.bar,    q->best.piece.reach};
        for (size_t k = 0; k < sizeof want / sizeof *want; k++) CHECK_SAME(got[k], want[k], "a number");
        for (size_t k = 0; k < p->n && k < q->n; k++) {
            CHECK_SAME(q->at[k].distance, p->at[k].distance, "distance");
            CHECK_SAME(q->at[k].level, p->at[k].level, "scatter");
            CHECK_SAME(q->at[k].roundoff, p->at[k].roundoff, "roundoff");
            CHECK(q->at[k].kind == p->at[k].kind, "row %zu", k);
        }
    }
    noises_free(back);
    CHECK_DONE();
}

/* Every field of every choice comes back; a file that says other things is refused with its place. */
static void choices_read_back(void **state)
{
    struct sweep *s = sweep_of(2, 20, 1);
    struct optimal o = optimal_of(s), *back = NULL;
    struct text t;
    (void)state;
    put(OPTIMAL, JSON, &o, "x.json", &t);
    CHECK(!json_read_optimal("x.json", &back, &err), "%s", err.message);
    for (size_t i = 0; back && i < N_CHOSEN; i++) {
        const struct choice *a = &o.choices[i], *b = &back->choices[i];
        const char *name = selectors[a->selector].name;
        CHECK(a->selector == b->selector && a->use == b->use && a->step.use == b->step.use, "%s: names",
              name);
        CHECK(a->step.stop == b->step.stop && a->step.evaluations == b->step.evaluations &&
                  a->step.side == b->step.side && a->step.order == b->step.order,
              "%s: counts", name);
        CHECK_SAME(b->step.h, a->step.h, name);
        CHECK_SAME(b->step.h_largest, a->step.h_largest, name);
        CHECK_SAME(b->step.noise, a->step.noise, name);
        CHECK_SAME(b->step.value, a->step.value, name);
        CHECK_SAME(b->step.bar, a->step.bar, name);
        CHECK_SAME(b->error, a->error, name);
        CHECK_SAME(b->regret, a->regret, name);
    }
    optimal_free(back);

    static const struct {
        const char *from, *to, *says;
    } rows[] = {
        {"\"shi-central\"", "\"shy-central\"", "selectors[7].name is \"shy-central\""},
        {"\"stop\":\t\"converged\"", "\"stop\":\t\"tired\"", "selectors[0].stop is \"tired\""},
        {"\"side\":\t0", "\"side\":\t2", "side is 2, not -1, 0 or 1"},
        {"\"regret\":\t1", "\"regrets\":\t1", "regret is missing"},
        {"\"asked\":\tnull", "\"asked\":\t\"sideways\"", "asked is \"sideways\""},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        char *at = strstr(t.data, rows[i].from);
        assert_non_null(at);
        FILE *file = fopen("y.json", "wb");
        fprintf(file, "%.*s%s%s", (int)(at - t.data), t.data, rows[i].to, at + strlen(rows[i].from));
        fclose(file);
        back = NULL;
        CHECK(json_read_optimal("y.json", &back, &err) == HSTAR_INVALID && strstr(err.message, rows[i].says),
              "%s: %s", rows[i].to, err.message);
        optimal_free(back);
    }
    text_clear(&t);
    sweep_free(s);
    sweep_up();
    CHECK_DONE();
}

/* A file without selectors is a sweep; one without steps is one only with selectors. */
static void sweeps_without(void **state)
{
    struct sweep *s = sweep_of(2, 20, 1), *bare = sweep_of(1, 5, 1);
    struct optimal plain = {.sweep = s}, o = optimal_of(bare), *back = NULL;
    struct sweep *read = NULL;
    struct text t;
    (void)state;
    put(OPTIMAL, JSON, &plain, "x.json", &t);
    text_clear(&t);
    CHECK(!json_read_optimal("x.json", &back, &err) && back->n_choices == 0, "%s", err.message);
    optimal_free(back);
    size_t n_h = bare->n_h, n_methods = bare->n_methods;
    bare->n_h = bare->n_methods = 0;
    put(OPTIMAL, JSON, &o, "x.json", &t);
    text_clear(&t);
    back = NULL;
    CHECK(!json_read_optimal("x.json", &back, &err) && back->n_choices == N_CHOSEN, "%s", err.message);
    optimal_free(back);
    put(OPTIMAL, JSON, &(struct optimal){.sweep = bare}, "x.json", &t);
    text_clear(&t);
    CHECK(json_read_sweep("x.json", &read, &err) == HSTAR_INVALID && strstr(err.message, "methods is empty"),
          "%s", err.message);
    bare->n_h = n_h;
    bare->n_methods = n_methods;
    sweep_free(s);
    sweep_free(bare);
    sweep_up();
    CHECK_DONE();
}

/* As many cells in each row as names in the header; commas within quotes do not count. */
static void csv_cells(void **state)
{
    struct derivatives d = derivatives_of(4);
    struct noises n = noises_of();
    struct sweep *s = sweep_of(2, 20, 1);
    struct optimal o = optimal_of(s);
    const void *results[] = {&d, &n, &o};
    const size_t n_rows[] = {4, 5, N_CHOSEN};
    (void)state;
    for (size_t k = 0; k < 3; k++) {
        struct text t;
        size_t header = 0, cells = 1, rows = 0;
        bool quoted = false;
        put((enum kind)k, CSV, results[k], "x.csv", &t);
        for (const char *c = t.data; *c; c++) {
            if (*c == '"') quoted = !quoted;
            if (*c == ',' && !quoted) cells++;
            if (*c != '\n' || quoted) continue;
            if (!header) header = cells;
            CHECK(cells == header, "kind %zu, row %zu: %zu cells, not %zu", k, rows, cells, header);
            cells = 1;
            rows++;
        }
        CHECK(rows == n_rows[k] + 1, "kind %zu: %zu rows", k, rows);
        CHECK(!strstr(t.data, "nan") && !strstr(t.data, "inf"), "%s", t.data);
        text_clear(&t);
    }
    sweep_free(s);
    sweep_up();
    CHECK_DONE();
}

static void check_shape(const char *text, size_t kind)
{
    size_t column = 0;
    for (const char *c = text; *c; c++) {
        CHECK(*c != '\n' || c == text || c[-1] != ' ', "%zu: spaces at the end of a line", kind);
        if (*c == '\n') {
            CHECK(column <= 80, "%zu: a line of %zu columns: %.*s", kind, column, (int)column, c - column);
            column = 0;
        } else if (((unsigned char)*c & 0xc0) != 0x80) {
            column++;
        }
    }
}

static void tables(void **state)
{
    struct derivatives many = derivatives_of(4), one = derivatives_of(1);
    struct noises n = noises_of();
    struct sweep *s = sweep_of(4, 20, 1), *unknown = sweep_of(2, 20, 1);
    struct optimal o = optimal_of(s), black = optimal_of(unknown);
    unknown->components[0].reference = (struct reference){.source = REFERENCE_NONE, .value = (double)NAN};
    const struct {
        enum kind kind;
        const void *result;
        const char *says[5];
    } rows[] = {
        {DERIVATIVES,
         &many,
         {"The Jacobian of 2 functions at x = 1.2, y,\"z\" = 0.30000000000000004", "doubtful: kink",
          "none: undefined", "left", "! the true error is larger than the bar."}},
        {DERIVATIVES,
         &one,
         {"value        0.30000000000000004 \xc2\xb1 3.1e-15", "exact        0.3000",
          "true error   5.5e-17, within the bar", "h from 9.8e-04 to 1.2e-01, extrapolation, order 8",
          "status       ok: "}},
        {NOISES,
         &n,
         {"The noise of f at x = 1.2, y = -3", "ecnoise", "noise takes 8.6 digits of 16; about 7 are good",
          "y: f is not a finite number there", "- no such number"}},
        {OPTIMAL,
         &o,
         {"WHAT TO USE", "central     h = 5.6e-06: error up to 2.4e-11", "THEORY, FIT AND MEASUREMENT",
          "EVERY SELECTOR, BY ITS ERROR", "auto (five-point)"}},
        {OPTIMAL, &black, {"exact       unknown", "consensus", "distance", "undefined", "EVERY SELECTOR"}},
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct text t;
        put(rows[i].kind, TABLE, rows[i].result, "x.txt", &t);
        check_shape(t.data, i);
        for (size_t k = 0; k < 5; k++)
            CHECK(strstr(t.data, rows[i].says[k]), "\"%s\" is not in\n%s", rows[i].says[k], t.data);
        text_clear(&t);
    }
    sweep_free(s);
    sweep_free(unknown);
    sweep_up();
    CHECK_DONE();
}

/* A value shows the digits that its bar justifies and two more, and never a digit that is not there. */
static void values(void **state)
{
    const double inf = (double)INFINITY;
    static const struct {
        double value, bar;
        const char *text;
    } rows[] = {
        {2.385, 1e-3, "2.38500"},
        {-2.385, 4e-3, "-2.38500"},
        {2.385, 0, "2.385"},
        {0.1 + 0.2, 0, "0.30000000000000004"},
        {2.385, 1e-30, "2.3849999999999998"},
        {2.385e-20, 1e-16, "2.4e-20"},
        {2385, 1, "2385.00"},
        {2385, 1e3, "2385"},
        {2.385e20, 1e19, "2.385e+20"},
        {2.385e20, 1e21, "2.4e+20"},
        {0, 1e-3, "0"},
        {-0.0, 0, "0"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        char got[TABLE_VALUE];
        table_value(got, rows[i].value, rows[i].bar);
        CHECK(!strcmp(got, rows[i].text), "%.17g to %g: got %s, want %s", rows[i].value, rows[i].bar, got,
              rows[i].text);
    }
    char got[TABLE_VALUE];
    table_value(got, 0.123456789, inf);
    CHECK(!strcmp(got, "0.123457"), "without a bar: %s", got);
    table_value(got, (double)NAN, 1);
    CHECK(!strcmp(got, "-"), "nothing: %s", got);
    CHECK_DONE();
}

static int run(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(valid_json),
        cmocka_unit_test(noises_read_back),
        cmocka_unit_test(choices_read_back),
        cmocka_unit_test(sweeps_without),
        cmocka_unit_test(csv_cells),
        cmocka_unit_test(tables),
        cmocka_unit_test(values),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

int main(void)
{
    return run_in_directory(run);
}
