/* Charts of several formats: no two curves look the same, no label is cut off or leaves the page, no decade is empty. */
#include "charting.h"
#include "show/chart_looks.h"
#include "show/chart_page.h"

static hstar_error err;

/* The first n_formats formats, each with the first n_methods of these. */
static struct sweep *sweep_in(size_t n_formats, size_t n_methods)
{
    static const char *const names[] = {"complex-step", "central", "[-3,-1,1,2,5/2,7]", "forward:3",
                                        "richardson"};
    struct sweep *s = sweep_of(n_formats * n_methods, 40, 1);
    for (size_t i = 0; i < s->n_methods; i++) {
        struct method_sweep *m = method_of(s, i);
        char name[64];
        m->format = &formats[i / n_methods];
        snprintf(name, sizeof name, "%s %s", names[i % n_methods], m->format->name);
        rename_text(&m->name, name);
        m->reference = 0.5403;
        m->optimum.measured.error = 0.1;
    }
    return s;
}

static void every_format_has_a_colour(void **state)
{
    struct curve_look looks[N_FORMATS];
    struct sweep *s = sweep_in(N_FORMATS, 1);
    (void)state;
    chart_looks(s->components[0].methods, N_FORMATS, looks);
    for (size_t i = 0; i < N_FORMATS; i++)
        for (size_t k = 0; k < i; k++)
            CHECK(strcmp(looks[i].colour, looks[k].colour) != 0 && looks[i].dash == looks[k].dash,
                  "%s and %s: add a row to chart_format_colours.def", formats[i].name, formats[k].name);
    sweep_free(s);
    CHECK_DONE();
}

/* Every two differ by colour or dash, and by their character; what has a method or a format in common shows it. */
static void looks_differ(void **state)
{
    (void)state;
    for (size_t n_formats = 1; n_formats <= N_FORMATS; n_formats++)
        for (size_t n_methods = 1; n_methods <= 5; n_methods++) {
            struct sweep *s = sweep_in(n_formats, n_methods);
            size_t n = s->n_methods;
            struct curve_look *looks = memory_array(n, sizeof *looks);
            assert_non_null(looks);
            chart_looks(s->components[0].methods, n, looks);
            bool by_format = n_formats > n_methods;
            for (size_t i = 0; i < n; i++)
                for (size_t k = 0; k < i; k++) {
                    const char *a = method_of(s, i)->name, *b = method_of(s, k)->name;
                    bool colour = !strcmp(looks[i].colour, looks[k].colour),
                         dash = looks[i].dash == looks[k].dash;
                    bool format = i / n_methods == k / n_methods, method = i % n_methods == k % n_methods;
                    CHECK(!(colour && dash), "%s looks like %s", a, b);
                    CHECK(looks[i].character != looks[k].character, "%s and %s are %c", a, b,
                          looks[i].character);
                    CHECK(colour == (by_format ? format : method), "%s, %s: %s %s", a, b, looks[i].colour,
                          looks[k].colour);
                    CHECK(dash == (by_format ? method : format), "%s, %s: dashes %d %d", a, b, looks[i].dash,
                          looks[k].dash);
                }
            free(looks);
            sweep_free(s);
        }
    CHECK_DONE();
}

/* Many methods in one format: 7 colours are not enough. */
static void many_methods_differ(void **state)
{
    struct sweep *s = sweep_of(30, 8, 1);
    struct curve_look looks[30];
    (void)state;
    for (size_t m = 0; m < 30; m++) {
        char name[16];
        snprintf(name, sizeof name, "central:%zu", 2 * m + 2);
        rename_text(&method_of(s, m)->name, m ? name : "central");
    }
    chart_looks(s->components[0].methods, 30, looks);
    for (size_t i = 0; i < 30; i++)
        for (size_t k = 0; k < i; k++) {
            CHECK(strcmp(looks[i].colour, looks[k].colour) != 0 || looks[i].dash != looks[k].dash,
                  "%zu and %zu", i, k);
            CHECK(looks[i].character != looks[k].character, "%zu and %zu: %c", i, k, looks[i].character);
        }
    sweep_free(s);
    CHECK_DONE();
}

static void names(void **state)
{
    static const struct {
        const char *name;
        enum format_id format;
        bool own;
        size_t most;
        const char *want;
    } rows[] = {
        {"central", FORMAT_DOUBLE, false, 16, "central"},
        {"central float8-e5m2", FORMAT_FLOAT8_E5M2, true, 16, "central float8-e5m2"},
        {"complex-step float8-e4m3", FORMAT_FLOAT8_E4M3, true, 16, "complex-step float8-e4m3"},
        {"[-3,-1,1,2,5/2,7] bfloat16", FORMAT_BFLOAT16, true, 16, "[-3,-1,1,2,5/2,\xe2\x80\xa6 bfloat16"},
        {"[-3,-1,1,2,5/2,7]", FORMAT_BFLOAT16, false, 16, "[-3,-1,1,2,5/2,\xe2\x80\xa6"},
        {"central", FORMAT_HALF, true, 16, "central"}, /* a file that does not name it */
        {"half", FORMAT_HALF, true, 16, "half"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct method_sweep m = {.name = copy(rows[i].name),
                                 .format = rows[i].own ? &formats[rows[i].format] : NULL};
        struct text t;
        text_init(&t);
        size_t n = chart_method_name(&t, &m, rows[i].most);
        CHECK(!strcmp(t.data, rows[i].want), "got \"%s\"", t.data);
        CHECK(n == chart_characters(rows[i].want), "%s: %zu characters", rows[i].want, n);
        text_clear(&t);
        free(m.name);
    }
    CHECK_DONE();
}

/* Labels as gnuplot has them: those of users' texts and of prose, whose characters can be counted. */
static void within(const char *script, const struct chart_format *format, size_t columns, const char *what)
{
    double width, height;
    const char *size = strstr(script, "size ");
    bool plain = format->markup == MARKUP_PLAIN, tex = format->markup == MARKUP_TEX;
    assert_non_null(size);
    assert_int_equal(sscanf(size, tex ? "size %lfcm,%lfcm" : "size %lf,%lf", &width, &height), 2);
    width /= format->unit;
    for (const char *l = strstr(script, "set label"); l; l = strstr(l + 1, "set label")) {
        char label[512], side[16];
        double x, y;
        int end = (int)strcspn(l, "\n");
        bool name = memmem(l, (size_t)end, "noenhanced", 10), prose = memmem(l, (size_t)end, "#5c5c56", 7);
        if (!(name || prose) || (name && tex) /* whose characters are escaped */ ||
            memmem(l, (size_t)end, "rotate", 6))
            continue;
        if (sscanf(l, "set label %*u '%511[^']' at screen %lf,%lf %15s", label, &x, &y, side) != 4) continue;
        double bold = name && !prose && !plain ? 1.1 : 1,
               long_ = bold * format->character * (double)chart_characters(label);
        double left = x * (width - plain) - (side[0] == 'r' ? long_ : 0), right = left + long_;
        CHECK(right <= (plain ? (double)columns : width) + 1e-3, "%s: \"%s\" ends at %g of %g", what, label,
              right, width);
        CHECK(left >= 0 && y >= 0 && y <= 1, "%s: \"%s\" at %g, %g", what, label, x, y);
    }
}

static void nothing_leaves_the_page(void **state)
{
    static const size_t sizes[][2] = {{1, 4}, {2, 2}, {4, 1}, {N_FORMATS, 1}, {N_FORMATS, 2}, {3, 5}};
    (void)state;
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++)
        for (size_t f = 0; f < N_CHART_FORMATS; f++)
            for (size_t columns = 80; columns <= 140; columns += 60) {
                struct sweep *s = sweep_in(sizes[i][0], sizes[i][1]);
                struct chart_options options = {.view = CHART_ERROR, .columns = columns, .rows = 36};
                char what[80];
                for (size_t m = 0; m < s->n_methods; m++) {
                    method_of(s, m)->n_too_small = 123456;
                    method_of(s, m)->n_undefined = 123456;
                    method_of(s, m)->column[COLUMN_ERROR][3] = 0;
                    method_of(s, m)->column[COLUMN_ERROR][4] = 1e-200;
                }
                for (int view = CHART_ERROR; view <= CHART_ANATOMY; view++) {
                    struct text t;
                    text_init(&t);
                    options.view = (enum chart_view)view;
                    CHECK(!chart_script(s, &chart_formats[f], &options, &t, &err), "%s", err.message);
                    snprintf(what, sizeof what, "%zu formats, %zu methods, %s, view %d", sizes[i][0],
                             sizes[i][1], chart_formats[f].ending, view);
                    within(t.data, &chart_formats[f], columns, what);
                    CHECK(view != CHART_ERROR || chart_formats[f].markup == MARKUP_TEX ||
                              strstr(t.data, method_of(s, s->n_methods - 1)->format->name),
                          "%s: the last format is not named", what);
                    text_clear(&t);
                }
                sweep_free(s);
            }
    CHECK_DONE();
}

/* Decades without a sample are not shown, unless they were asked for. */
static void no_empty_decades(void **state)
{
    static const struct {
        bool from_asked, to_asked;
        const char *range;
    } rows[] = {{false, false, "set xrange [1e-7:1e-1]"},
                {true, false, "set xrange [1e-15:1e-1]"},
                {false, true, "set xrange [1e-7:1e0]"}};
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        for (int view = CHART_ERROR; view <= CHART_ANATOMY; view++) {
            struct sweep *s = sweep_in(2, 1);
            const struct chart_options options = {.view = (enum chart_view)view};
            struct text t;
            text_init(&t);
            s->from_asked = rows[i].from_asked;
            s->to_asked = rows[i].to_asked;
            for (size_t m = 0; m < 2; m++)
                for (size_t k = 0; k < s->n_h; k++)
                    if (s->h[k] < (m ? 1.1e-7 : 1e-5) || s->h[k] > 0.09)
                        for (unsigned c = 0; c < N_COLUMNS; c++) method_of(s, m)->column[c][k] = (double)NAN;
            CHECK(!chart_script(s, &chart_formats[CHART_FORMAT_SVG], &options, &t, &err), "%s", err.message);
            CHECK(strstr(t.data, rows[i].range), "row %zu: no %s", i, rows[i].range);
            text_clear(&t);
            sweep_free(s);
        }
    CHECK_DONE();
}

/* The slope of the rounding stands beside what it was fitted to, not at the level where x + h is x. */
static void slope_beside_its_part(void **state)
{
    static const char label[] = "'slope \xe2\x88\x92"
                                "1.00' at screen ";
    const struct chart_options options = {.view = CHART_ANATOMY};
    struct sweep *s = sweep_of(1, 400, 1);
    struct method_sweep *m = method_of(s, 0);
    double left, right, x = 0;
    struct text t;
    (void)state;
    for (size_t i = 0; i < s->n_h; i++) {
        m->column[COLUMN_ROUNDING][i] = s->h[i] < 1e-4 ? 0.3 : 3e-5 / s->h[i];
        m->column[COLUMN_ERROR][i] = m->column[COLUMN_TRUNCATION][i] + m->column[COLUMN_ROUNDING][i];
    }
    m->optimum.fitted.rounding_at_1 = 3e-5;
    assert_int_equal(sweep_derive(s, NULL), HSTAR_OK);
    text_init(&t);
    CHECK(!chart_script(s, &chart_formats[CHART_FORMAT_SVG], &options, &t, &err), "%s", err.message);
    const char *at = strstr(t.data, label);
    assert_non_null(at);
    assert_int_equal(sscanf(strstr(t.data, "set lmargin"), "set lmargin at screen %lf", &left), 1);
    assert_int_equal(sscanf(strstr(t.data, "set rmargin"), "set rmargin at screen %lf", &right), 1);
    assert_int_equal(sscanf(at + strlen(label), "%lf", &x), 1);
    double h = -15 + 15 * (x - left) / (right - left);
    CHECK(h > -5, "at h = 1e%g", h);
    text_clear(&t);
    sweep_free(s);
    CHECK_DONE();
}

static void drawn(const struct sweep *s, enum chart_view view, struct text *script)
{
    const struct chart_options options = {.view = view};
    text_init(script);
    CHECK(!chart_script(s, &chart_formats[CHART_FORMAT_SVG], &options, script, &err), "%s", err.message);
    assert_non_null(script->data);
}

/* Steps that are lacking: of one format how many of a method's, never a sum over curves; of several formats which. */
static void too_small_steps(void **state)
{
    static const struct {
        size_t n_formats, n_methods, lack[3]; /* of each method */
        bool representable;
        const char *says;
    } rows[] = {
        {0, 2, {7, 7}, false, "'7 of 40 steps are too small for double'"},
        {0, 2, {7, 7}, true, "'at 7 of 40 steps x+h is x'"},
        {0, 3, {7, 0, 9}, true, "'at up to 9 of 40 steps x+h is x'"},
        {2, 1, {0, 9}, false, "'float: 9 of 40 steps are too small for it'"},
        {2, 1, {0, 9}, true, "'float: at 9 of 40 steps x+h is x'"},
        {3, 1, {2, 0, 9}, false, "'double, long-double: smaller steps are too small for them'"},
        {3, 1, {2, 0, 9}, true, "'double, long-double: at smaller steps x+h is x'"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct sweep *s = rows[i].n_formats ? sweep_in(rows[i].n_formats, rows[i].n_methods)
                                            : sweep_of(rows[i].n_methods, 40, 1);
        struct text t;
        for (size_t m = 0; m < s->n_methods; m++) {
            method_of(s, m)->n_too_small = rows[i].lack[m];
            for (size_t k = 0; k < s->n_h; k++) /* no curve under another: nothing else to be told */
                method_of(s, m)->column[COLUMN_ERROR][k] = (double)(m + 1);
        }
        assert_int_equal(sweep_derive(s, NULL), HSTAR_OK);
        if (rows[i].representable) s->step_rule = STEP_RULE_REPRESENTABLE;
        drawn(s, CHART_ERROR, &t);
        CHECK(strstr(t.data, rows[i].says), "row %zu: no %s", i, rows[i].says);
        text_clear(&t);
        sweep_free(s);
    }
    CHECK_DONE();
}

/* What is differentiated how often stands above the chart and beside its axis. */
static void second_derivative(void **state)
{
    struct sweep *s = sweep_of(1, 20, 1);
    (void)state;
    method_of(s, 0)->derivative = 2;
    for (int view = CHART_ERROR; view <= CHART_ANATOMY; view++) {
        struct text t;
        drawn(s, (enum chart_view)view, &t);
        CHECK(strstr(t.data, view == CHART_ERROR ? "'Error of the second derivative of "
                                                 : "'Truncation and rounding of the second derivative of "),
              "view %d: the title", view);
        CHECK(strstr(t.data, "'|error| of the second derivative'"), "view %d: the axis", view);
        text_clear(&t);
    }
    sweep_free(s);
    CHECK_DONE();
}

/* A curve on which another lies for some decades is drawn wider there, and nowhere else. */
static void wider_where_hidden(void **state)
{
    static const char head[] = "# where it lies under others\n";
    struct sweep *s = sweep_of(2, 400, 1);
    struct text t;
    double h, y, least = 1, most = 0;
    (void)state;
    for (size_t m = 0; m < 2; m++)
        for (size_t i = 0; i < s->n_h; i++)
            method_of(s, m)->column[COLUMN_ERROR][i] = s->h[i] < 1e-9 ? 0.3 : m ? 1e-6 : 1e-3;
    assert_int_equal(sweep_derive(s, NULL), HSTAR_OK);
    drawn(s, CHART_ERROR, &t);
    const char *at = strstr(t.data, head);
    assert_non_null(at);
    CHECK(!strstr(at + 1, head), "once");
    CHECK(strstr(t.data, "'wide: lies under another line'"), "the key");
    at = strchr(at + sizeof head, '\n') + 1;
    for (; sscanf(at, "%lf %lf", &h, &y) == 2; at = strchr(at, '\n') + 1) {
        CHECK_CLOSE(y, 0.3, 1e-4, "the level");
        least = fmin(least, h);
        most = fmax(most, h);
    }
    CHECK(least < 1e-14 && most > 1e-10 && most < 1e-8, "from %g to %g", least, most);
    text_clear(&t);
    sweep_free(s);
    CHECK_DONE();
}

/* A cause without a line to be seen says why, and stands beside none. */
static void below_the_chart(void **state)
{
    struct sweep *s = sweep_of(1, 200, 1);
    struct text t;
    (void)state;
    for (size_t i = 0; i < s->n_h; i++) {
        method_of(s, 0)->column[COLUMN_TRUNCATION][i] = 1e-200;
        method_of(s, 0)->column[COLUMN_ERROR][i] = method_of(s, 0)->column[COLUMN_ROUNDING][i];
    }
    assert_int_equal(sweep_derive(s, NULL), HSTAR_OK);
    drawn(s, CHART_ANATOMY, &t);
    CHECK(strstr(t.data, "'is below the chart'"), "not told");
    text_clear(&t);
    for (size_t i = 0; i < s->n_h; i++) method_of(s, 0)->column[COLUMN_TRUNCATION][i] = (double)NAN;
    drawn(s, CHART_ANATOMY, &t);
    const char *key = strstr(t.data, "'truncation' at"); /* the one of the key */
    CHECK(key && !strstr(key + 1, "'truncation' at") && !strstr(t.data, "'is below"), "a label of nothing");
    text_clear(&t);
    sweep_free(s);
    CHECK_DONE();
}

/* Nine labels have no room for three lines each: the error stands behind the step. */
static void errors_in_one_line(void **state)
{
    struct sweep *s = sweep_in(N_FORMATS, 1);
    struct text t;
    size_t n = 0;
    (void)state;
    drawn(s, CHART_ERROR, &t);
    for (const char *at = t.data; (at = strstr(at, ", error ")); at++) n++;
    CHECK(n == N_FORMATS, "%zu errors", n);
    text_clear(&t);
    sweep_free(s);
    CHECK_DONE();
}

/* Where a curve is dashed, each label has a stretch of its line; where none is, none. */
static void dashes_beside_labels(void **state)
{
    (void)state;
    for (int dashed = 0; dashed < 2; dashed++) {
        struct sweep *s = sweep_of(2, 20, 1);
        struct text t;
        size_t n = 0;
        rename_text(&method_of(s, 0)->name, "central");
        rename_text(&method_of(s, 1)->name, dashed ? "ridders" : "five-point");
        drawn(s, CHART_ERROR, &t);
        for (const char *at = t.data; (at = strstr(at, "nohead lw 1.8")); at++) n++;
        CHECK(dashed ? n >= 4 : n == 0, "%zu pieces", n);
        text_clear(&t);
        sweep_free(s);
    }
    CHECK_DONE();
}

/* Prose is broken at blanks, in lines that fit where the words do, and loses no word. */
static void prose(void **state)
{
    static const struct {
        const char *words;
        size_t most, lines;
    } rows[] = {{"", 10, 0},
                {"one", 10, 1},
                {"one two", 7, 1},
                {"one two", 6, 2},
                {"one two", 3, 2},
                {"onetwothree", 4, 1},
                {"a onetwothree b", 4, 3},
                {"a  b", 2, 2},
                {"\xc3\xa9\xc3\xa9 \xc3\xa9\xc3\xa9", 5, 1},
                {"ends ", 4, 1}};
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        size_t n = chart_prose(NULL, rows[i].words, rows[i].most, 0, 0);
        CHECK(n == rows[i].lines, "\"%s\" in %zu: %zu lines", rows[i].words, rows[i].most, n);
    }
    CHECK_DONE();
}

/* A strip covers its curve, ends where its samples end, and stays in the panel. */
static void strips(void **state)
{
    const struct area panel = {100, 700, 50, 450};
    const struct decades axes = {.x0 = -6, .x1 = 0, .y0 = -8, .y1 = 0};
    const double h[] = {1e-6, 1e-5, 1e-4, 1e-4, 1e-3, 1e-2, 0.1, 1};
    const double values[] = {1e-8, 1e-8, 1e-8, 1e-2, 1e-2, (double)NAN, 1e-3, 1};
    struct drawing d;
    double x, low, high, last_x = 0;
    size_t n = 0, blocks = 0;
    (void)state;
    assert_int_equal(draw_init(&d, &chart_formats[CHART_FORMAT_SVG], 860, 580, &err), HSTAR_OK);
    draw_panel(&d, &panel, &axes, NULL, NULL);
    draw_strip(&d, "a strip", h, values, 8, 10, "#123456");
    for (char *line = strtok(d.data.data, "\n"); line; line = strtok(NULL, "\n")) {
        blocks += !strncmp(line, "EOD", 3);
        if (sscanf(line, "%lf %lf %lf", &x, &low, &high) != 3) continue;
        CHECK(x >= h[0] && x <= h[7] && !(x > 1.001e-3 && x < 0.0999) && x >= last_x, "x = %g after %g", x,
              last_x);
        CHECK(low >= 1e-8 * (1 - 1e-4) && high <= 1 + 1e-4 && low <= high, "%g: %g to %g", x, low, high);
        /* 10 units are a fifth of a decade up and a tenth across; the jump is covered on both of its sides */
        if (x > 1.2e-5 && x < 7e-5) CHECK_CLOSE(high, 1e-8 * pow(10, 0.1), 1e-3, "the upper edge");
        if (x > 0.93e-4 && x < 1.07e-4)
            CHECK(low <= 1.0001e-8 && high >= 1e-2, "the jump: %g to %g", low, high);
        last_x = x;
        n++;
    }
    CHECK(blocks == 2 && n > 4, "%zu pieces, %zu columns", blocks, n);
    draw_clear(&d);
    CHECK_DONE();
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_format_has_a_colour),
        cmocka_unit_test(looks_differ),
        cmocka_unit_test(many_methods_differ),
        cmocka_unit_test(names),
        cmocka_unit_test(nothing_leaves_the_page),
        cmocka_unit_test(no_empty_decades),
        cmocka_unit_test(slope_beside_its_part),
        cmocka_unit_test(too_small_steps),
        cmocka_unit_test(second_derivative),
        cmocka_unit_test(wider_where_hidden),
        cmocka_unit_test(below_the_chart),
        cmocka_unit_test(errors_in_one_line),
        cmocka_unit_test(dashes_beside_labels),
        cmocka_unit_test(prose),
        cmocka_unit_test(strips),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
