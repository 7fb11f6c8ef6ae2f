/* Charts: the scripts against golden ones, and the pictures that the real gnuplot makes of them.
 * tests/golden/chart/ holds the scripts; HSTAR_UPDATE_GOLDEN=1 writes them anew. */
#include "picturing.h"
#include "show/chart_ranges.h"
#include "show/chart_slopes.h"
#include "show/chart_uprights.h"

static char golden[PATH_MAX];
static hstar_error err;
static const struct chart_options error_view = {.view = CHART_ERROR}, anatomy_view = {.view = CHART_ANATOMY};

static void drop_anatomy(struct sweep *s)
{
    for (size_t m = 0; m < s->n_methods; m++)
        for (unsigned c = 0; c < N_COLUMNS; c++)
            if (sweep_columns[c].anatomy) {
                free(method_of(s, m)->column[c]);
                method_of(s, m)->column[c] = NULL;
            }
    for (size_t m = 0; m < s->n_methods; m++) {
        free(method_of(s, m)->rounding_envelope);
        method_of(s, m)->rounding_envelope = NULL;
    }
}

static void one_of_each_kind(struct sweep *s)
{
    method_of(s, 0)->column[COLUMN_ERROR][3] = 0;
    method_of(s, 0)->column[COLUMN_ERROR][5] = (double)NAN;
    method_of(s, 0)->column[COLUMN_ROUNDING][5] = (double)NAN;
    method_of(s, 0)->column[COLUMN_TRUNCATION][5] = (double)NAN;
    method_of(s, 0)->n_undefined = 1;
    method_of(s, 1)->column[COLUMN_ERROR][7] = 1e-40;
    for (size_t i = 0; i < s->n_h; i++) method_of(s, 2)->column[COLUMN_TRUNCATION][i] = 0;
    method_of(s, 2)->optimum.fitted.truncation_slope = (double)NAN;
    method_of(s, 2)->optimum.measured.place = OPTIMUM_UPPER_END;
    assert_int_equal(sweep_derive(s, NULL), HSTAR_OK);
}

static void with_gradient(struct sweep *s)
{
    s->gradient_error = memory_array(s->n_methods, sizeof *s->gradient_error);
    assert_non_null(s->gradient_error);
    for (size_t m = 0; m < s->n_methods; m++) {
        struct gradient_error *g = &s->gradient_error[m];
        g->error = column(s->n_h);
        for (size_t i = 0; i < s->n_h; i++) g->error[i] = 2 * fabs(method_of(s, m)->column[COLUMN_ERROR][i]);
        g->optimum = method_of(s, m)->optimum;
        g->optimum.measured.error *= 2;
    }
    assert_int_equal(gradient_derive(s, NULL), HSTAR_OK);
}

static void long_text(struct sweep *s)
{
    char text[600] = "";
    for (int i = 0; i < 60; i++) strcat(text, "sin(x)+");
    strcat(text, "x");
    rename_text(&s->problem->f->texts[0], text);
}

/* No truth and no curves: the selectors alone. */
static void black_box(struct sweep *s)
{
    s->components[0].reference = (struct reference){.source = REFERENCE_NONE, .value = (double)NAN};
    for (size_t m = 0; m < s->n_methods; m++) {
        free(method_of(s, m)->column[COLUMN_ERROR]);
        method_of(s, m)->column[COLUMN_ERROR] = NULL;
        free(method_of(s, m)->error_envelope);
        method_of(s, m)->error_envelope = NULL;
    }
}

/* Four methods in two formats, whose curves are the same, and a sweet spot of some decades. */
static void in_formats(struct sweep *s)
{
    for (size_t m = 0; m < s->n_methods; m++) {
        struct method_sweep *method = method_of(s, m);
        char name[64];
        method->format = &formats[m < 4 ? FORMAT_DOUBLE : FORMAT_HALF];
        method->reference = 0.5403;
        snprintf(name, sizeof name, "%s %s", method->name, method->format->name);
        rename_text(&method->name, name);
        method->optimum.measured.sweet_spot[0] /= 25;
        method->optimum.measured.sweet_spot[1] *= 25;
        method->n_too_small = m < 4 ? 0 : 3;
        if (m >= 4) method->optimum.measured.error = 3e-3;
    }
}

static void named_steps(struct sweep *s)
{
    s->grid = GRID_LIST;
    method_of(s, 1)->column[COLUMN_ERROR][3] = 0;
    method_of(s, 1)->column[COLUMN_ERROR][5] = (double)NAN;
}

/* Every label of a chart of choices stands alone: no rectangle of one, by its place and its characters, meets another. */
static void labels_apart(void **state)
{
    (void)state;
    const struct chart_format *format = &chart_formats[CHART_FORMAT_SVG];
    const struct chart_options options = {
        .view = CHART_CHOICES, .choices = choices_of(), .n_choices = N_CHOSEN};
    struct sweep *s = sweep_of(4, 200, 1);
    struct text t;
    struct area seen[N_CHOSEN];
    size_t n = 0;
    const double width = 980, height = 680;
    text_init(&t);
    CHECK(!chart_script(s, format, &options, &t, &err), "%s", err.message);
    for (char *line = strtok(t.data, "\n"); line; line = strtok(NULL, "\n")) {
        char name[64], side[16];
        double x, y;
        if (sscanf(line, "set label %*u '%63[a-z() -]' at screen %lf,%lf %15s", name, &x, &y, side) != 4)
            continue;
        bool selector = false;
        for (size_t i = 0; i < N_SELECTORS; i++)
            selector = selector || !strncmp(name, selectors[i].name, strlen(selectors[i].name));
        if (!selector || n == N_CHOSEN) continue;
        double long_ = (double)strlen(name) * 0.9 * format->character, left = x * width;
        left -= side[0] == 'r' ? long_ : side[0] == 'c' ? long_ / 2 : 0;
        struct area a = {left, left + long_, y * height - format->em / 2, y * height + format->em / 2};
        for (size_t i = 0; i < n; i++)
            CHECK(a.right <= seen[i].left || a.left >= seen[i].right || a.top <= seen[i].bottom ||
                      a.bottom >= seen[i].top,
                  "%s covers label %zu", name, i);
        seen[n++] = a;
    }
    CHECK(n == N_CHOSEN - 1, "%zu labels of %d choices, one of which has no value", n, N_CHOSEN);
    text_clear(&t);
    sweep_free(s);
    CHECK_DONE();
}

/* Every script of every kind, exactly. */
static void scripts(void **state)
{
    static const struct {
        const char *file;
        enum chart_format_id format;
        struct chart_options options;
        size_t n_methods, n_components;
        void (*change)(struct sweep *);
    } rows[] = {
        {"error.gp", CHART_FORMAT_SVG, {.view = CHART_ERROR}, 4, 1, one_of_each_kind},
        {"anatomy.gp", CHART_FORMAT_SVG, {.view = CHART_ANATOMY}, 3, 1, one_of_each_kind},
        {"anatomy_second.gp", CHART_FORMAT_PDF, {.view = CHART_ANATOMY, .component = 1}, 1, 2, NULL},
        {"error_gradient.gp", CHART_FORMAT_PNG, {.view = CHART_ERROR}, 2, 2, with_gradient},
        {"error_second.gp",
         CHART_FORMAT_SVG,
         {.view = CHART_ERROR, .component = 1, .one = true},
         2,
         2,
         with_gradient},
        {"error_plain.gp", CHART_FORMAT_SVG, {.view = CHART_ERROR}, 2, 1, drop_anatomy},
        {"error_hostile.gp", CHART_FORMAT_SVG, {.view = CHART_ERROR}, 2, 1, hostile},
        {"anatomy_hostile_tex.gp", CHART_FORMAT_TEX, {.view = CHART_ANATOMY}, 2, 1, hostile},
        {"error_long.gp", CHART_FORMAT_SVG, {.view = CHART_ERROR}, 1, 1, long_text},
        {"error_formats.gp", CHART_FORMAT_SVG, {.view = CHART_ERROR}, 8, 1, in_formats},
        {"error_formats_tex.gp", CHART_FORMAT_TEX, {.view = CHART_ERROR}, 8, 1, in_formats},
        {"error_formats_terminal.gp",
         CHART_FORMAT_TXT,
         {.view = CHART_ERROR, .columns = 100, .rows = 36},
         8,
         1,
         in_formats},
        {"error_terminal.gp",
         CHART_FORMAT_TERMINAL,
         {.view = CHART_ERROR, .columns = 80, .rows = 24},
         4,
         1,
         one_of_each_kind},
        {"anatomy_terminal.gp",
         CHART_FORMAT_TXT,
         {.view = CHART_ANATOMY, .columns = 100, .rows = 36},
         4,
         1,
         one_of_each_kind},
        {"error_marked.gp",
         CHART_FORMAT_SVG,
         {.view = CHART_ERROR,
          .title = "{/:Bold x}_1 'a' \"b\" \\n `id` $x %d\nnext",
          .width = 1000,
          .height = 640,
          .relative = true,
          .joined = true,
          .marks = {{1e-5, "{a}_b'c'", 8}, {3e-3, "second", 6}},
          .n_marks = 2,
          .guides = {{1, 2}, {1, 1}},
          .n_guides = 2},
         2,
         1,
         NULL},
        {"anatomy_marked_tex.gp",
         CHART_FORMAT_TEX,
         {.view = CHART_ANATOMY,
          .title = "100% of $x_1$ \\input{y}",
          .relative = true,
          .joined = true,
          .marks = {{1e-5, "a_b & 5%", 8}},
          .n_marks = 1,
          .guides = {{1, 3}},
          .n_guides = 1},
         1,
         1,
         NULL},
        {"choices_marked.gp",
         CHART_FORMAT_PDF,
         {.view = CHART_CHOICES,
          .relative = true,
          .joined = true,
          .marks = {{1e-5, "mine", 4}},
          .n_marks = 1},
         2,
         1,
         NULL},
        {"error_slopes.gp",
         CHART_FORMAT_SVG,
         {.view = CHART_ERROR,
          .relative = true,
          .slopes = {{1, 0, 0}, {-1, 0, 0}, {2, 1e-3, 1e-7}},
          .n_slopes = 3,
          .x_range = {3e-12, 0},
          .y_range = {1e-11, 2}},
         2,
         1,
         NULL},
        {"anatomy_slopes_terminal.gp",
         CHART_FORMAT_TXT,
         {.view = CHART_ANATOMY,
          .columns = 100,
          .rows = 36,
          .slopes = {{1, 0, 0}, {-1, 0, 0}},
          .n_slopes = 2,
          .x_range = {2e-7, 9e-7}},
         1,
         1,
         NULL},
        {"choices_ranges.gp",
         CHART_FORMAT_TEX,
         {.view = CHART_CHOICES,
          .slopes = {{4, 0, 0}},
          .n_slopes = 1,
          .x_range = {1e-7, 1e-2},
          .y_range = {0, 1e-6}},
         4,
         1,
         NULL},
        {"error_named.gp", CHART_FORMAT_SVG, {.view = CHART_ERROR}, 4, 1, named_steps},
        {"error_named_terminal.gp",
         CHART_FORMAT_TERMINAL,
         {.view = CHART_ERROR, .columns = 80, .rows = 24},
         2,
         1,
         named_steps},
        {"anatomy_named_tex.gp", CHART_FORMAT_TEX, {.view = CHART_ANATOMY}, 2, 1, named_steps},
        {"choices.gp", CHART_FORMAT_SVG, {.view = CHART_CHOICES}, 4, 1, one_of_each_kind},
        {"choices_black_box.gp", CHART_FORMAT_TEX, {.view = CHART_CHOICES}, 2, 1, black_box},
        {"choices_terminal.gp",
         CHART_FORMAT_TERMINAL,
         {.view = CHART_CHOICES, .columns = 100, .rows = 36},
         4,
         1,
         NULL},
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct sweep *s = sweep_of(rows[i].n_methods, 16, rows[i].n_components);
        struct chart_options options = rows[i].options;
        struct text got, again, want;
        options.choices = choices_of();
        options.n_choices = N_CHOSEN;
        char path[PATH_MAX + 64];
        text_init(&got);
        text_init(&again);
        if (rows[i].change) rows[i].change(s);
        CHECK(!chart_script(s, &chart_formats[rows[i].format], &options, &got, &err), "%s: %s", rows[i].file,
              err.message);
        CHECK(!chart_script(s, &chart_formats[rows[i].format], &options, &again, &err), "%s: %s",
              rows[i].file, err.message);
        CHECK(got.length == again.length && !memcmp(got.data, again.data, got.length),
              "%s: not the same twice", rows[i].file);
        snprintf(path, sizeof path, "%s/%s", golden, rows[i].file);
        if (getenv("HSTAR_UPDATE_GOLDEN")) write_file(path, got.data, 0644);
        CHECK(read_all(path, &want), "there is no %s", path);
        CHECK(want.data && !strcmp(got.data, want.data), "%s differs; HSTAR_UPDATE_GOLDEN=1 writes it anew",
              path);
        text_clear(&got);
        text_clear(&again);
        text_clear(&want);
        sweep_free(s);
    }
    CHECK_DONE();
}

/* A script stays small however many samples there are, and the extremes stay in it. */
static void thinned(void **state)
{
    enum { N = 300000 };
    struct sweep *s = sweep_of(4, N, 1);
    struct text t;
    char want[64];
    (void)state;
    method_of(s, 0)->column[COLUMN_ERROR][123456] = 7.654e5;
    method_of(s, 0)->column[COLUMN_ERROR][234567] = -6.543e-9;
    text_init(&t);
    CHECK(!chart_script(s, &chart_formats[CHART_FORMAT_SVG], &error_view, &t, &err), "%s", err.message);
    CHECK(t.length < 600000, "%zu bytes", t.length);
    snprintf(want, sizeof want, "%.7g %.5g\n", s->h[123456], 7.654e5);
    CHECK(strstr(t.data, want), "the largest is lost: %s", want);
    snprintf(want, sizeof want, "%.7g %.5g\n", s->h[234567], 6.543e-9);
    CHECK(strstr(t.data, want), "the smallest of its place is lost: %s", want);
    text_clear(&t);
    CHECK(!chart_script(s, &chart_formats[CHART_FORMAT_SVG], &anatomy_view, &t, &err), "%s", err.message);
    CHECK(t.length < 1500000, "%zu bytes", t.length);
    text_clear(&t);
    sweep_free(s);
    CHECK_DONE();
}

static void draws_every_format(void **state)
{
    struct sweep *s = sweep_of(4, 60, 1);
    (void)state;
    for (size_t f = 0; f < N_CHART_FORMATS; f++)
        for (int view = 0; view < N_CHART_VIEWS; view++) {
            const struct chart_format *format = &chart_formats[f];
            const struct chart_options options = {
                .view = (enum chart_view)view, .choices = choices_of(), .n_choices = N_CHOSEN};
            char path[64];
            struct text got;
            if (format->ending[0] != '.') continue; /* stdout: not in a test's output */
            snprintf(path, sizeof path, "chart%s", format->ending);
            CHECK(!chart_write_sweep(s, path, &options, &err), "%s: %s", path, err.message);
            CHECK(read_all(path, &got), "there is no %s", path);
            CHECK(got.length > 1000, "%s: %zu bytes", path, got.length);
            if (format->wrapping == WRAPPING_NONE)
                CHECK(!strncmp(got.data, format->magic, strlen(format->magic)), "%s: begins \"%.20s\"", path,
                      got.data);
            if (format->wrapping == WRAPPING_TEX)
                CHECK(strstr(got.data, "\\usepackage{pict2e}") && strstr(got.data, "\\begin{picture}"), "%s",
                      path);
            if (format->wrapping == WRAPPING_TEXT)
                for (char *line = strtok(got.data, "\n"); line; line = strtok(NULL, "\n"))
                    CHECK(chart_characters(line) <= 100 && line[strlen(line) - 1] != ' ', "%s: %s", path,
                          line);
            text_clear(&got);
        }
    sweep_free(s);
    sweep_up();
    CHECK_DONE();
}

/* Columns with nothing that could be drawn, ends of the range of doubles, and any number of panels. */
static void strange_sweeps(void **state)
{
    static const double fills[] = {0, (double)NAN, (double)INFINITY, 1e-320, 1e308, -1e-308, 2.385};
    (void)state;
    for (size_t i = 0; i < sizeof fills / sizeof *fills; i++)
        for (int view = 0; view < N_CHART_VIEWS; view++) {
            const struct chart_options options = {
                .view = (enum chart_view)view, .choices = choices_of(), .n_choices = N_CHOSEN};
            struct sweep *s = sweep_of(2, 30, 1);
            for (size_t m = 0; m < 2; m++) {
                for (unsigned c = 0; c < N_COLUMNS; c++)
                    for (size_t k = 0; k < 30; k++) method_of(s, m)->column[c][k] = fills[i];
                method_of(s, m)->optimum = (struct optimum){0};
                method_of(s, m)->optimum.fitted.truncation_slope = (double)NAN;
                method_of(s, m)->optimum.fitted.rounding_slope = (double)NAN;
            }
            assert_int_equal(sweep_derive(s, NULL), HSTAR_OK);
            CHECK(!chart_write_sweep(s, "x.svg", &options, &err), "all %g: %s", fills[i], err.message);
            CHECK(!chart_write_sweep(s, "x.txt", &options, &err), "all %g: %s", fills[i], err.message);
            sweep_free(s);
        }
    for (size_t n = 1; n <= 17; n += 4) {
        struct sweep *s = sweep_of(n, n == 5 ? 1 : 25, 1);
        CHECK(!chart_write_sweep(s, "x.svg", &anatomy_view, &err), "%zu panels: %s", n, err.message);
        CHECK(!chart_write_sweep(s, "x.txt", &anatomy_view, &err), "%zu panels: %s", n, err.message);
        CHECK(!chart_write_sweep(s, "x.svg", &error_view, &err), "%zu curves: %s", n, err.message);
        sweep_free(s);
    }
    struct sweep *many = sweep_of(100, 5, 1);
    CHECK(!chart_write_sweep(many, "x.svg", &error_view, &err), "100 curves: %s", err.message);
    sweep_free(many);
    sweep_up();
    CHECK_DONE();
}

static void refused(void **state)
{
    struct sweep *s = sweep_of(2, 10, 1);
    const struct chart_options beyond = {.component = 1};
    (void)state;
    CHECK(chart_write_sweep(s, "x.svg", &beyond, &err) == HSTAR_INVALID && strstr(err.message, "component 2"),
          "%s", err.message);
    const struct chart_options choices = {.view = CHART_CHOICES};
    CHECK(chart_write_sweep(s, "x.svg", &choices, &err) == HSTAR_INVALID &&
              strstr(err.message, "no selectors"),
          "%s", err.message);
    const struct chart_options tiny = {.view = CHART_ANATOMY, .width = 400, .height = 300},
                               relative = {.view = CHART_ERROR, .relative = true};
    struct sweep *many = sweep_of(9, 10, 1);
    CHECK(chart_write_sweep(many, "x.svg", &tiny, &err) == HSTAR_INVALID && strstr(err.message, "no room") &&
              strstr(err.remedy, "558x"),
          "%s; %s", err.message, err.remedy);
    sweep_free(many);
    const struct chart_options letters = {.view = CHART_ERROR, .font_size = 3},
                               documents = {.view = CHART_ERROR, .font_size = 13};
    CHECK(chart_check("x.svg", &letters, &err) == HSTAR_INVALID && strstr(err.message, "3 pixels high"), "%s",
          err.message);
    CHECK(chart_check("x.tex", &documents, &err) == HSTAR_INVALID && strstr(err.message, ".tex"), "%s",
          err.message);
    CHECK(chart_check("-", &documents, &err) == HSTAR_INVALID && strstr(err.message, "of characters"), "%s",
          err.message);
    const double truth = s->components[0].reference.value;
    s->components[0].reference.value = 0;
    CHECK(chart_write_sweep(s, "x.svg", &relative, &err) == HSTAR_INVALID &&
              strstr(err.message, "the derivative is 0"),
          "%s", err.message);
    s->components[0].reference.value = truth;
    drop_anatomy(s);
    CHECK(chart_write_sweep(s, "x.svg", &anatomy_view, &err) == HSTAR_INVALID &&
              strstr(err.message, "no anatomy"),
          "%s", err.message);
    CHECK(chart_write_sweep(s, "x.svg", &anatomy_view, NULL) == HSTAR_INVALID, "without an error");
    CHECK(!chart_write_sweep(s, "x.svg", &error_view, &err), "%s", err.message);
    CHECK(chart_write_sweep(s, "nowhere/x.svg", &error_view, &err) == HSTAR_FILE, "%s", err.message);
    size_t n = s->n_methods;
    s->n_methods = 0;
    CHECK(chart_write_sweep(s, "y.svg", &error_view, &err) == HSTAR_INVALID, "an empty sweep");
    s->n_methods = n;
    CHECK(!exists("y.svg"), "a file was left");
    sweep_free(s);
    sweep_up();
    CHECK_DONE();
}

/* A relative error is the error over |derivative|: the samples of one chart are those of the other, divided. */
static void relative_samples(void **state)
{
    struct sweep *s = sweep_of(1, 16, 1);
    (void)state;
    s->components[0].reference.value = -4;
    struct chart_options options = error_view;
    struct text script = {0};
    char one[64], divided[64];
    const double error = fabs(method_of(s, 0)->column[COLUMN_ERROR][9]), h = s->h[9];
    snprintf(one, sizeof one, "\n%.7g %.5g\n", h, error);
    snprintf(divided, sizeof divided, "\n%.7g %.5g\n", h, error / 4);
    for (int relative = 0; relative < 2; relative++) {
        options.relative = relative;
        CHECK(!chart_script(s, &chart_formats[CHART_FORMAT_SVG], &options, &script, &err), "%s", err.message);
        CHECK(strstr(script.data, relative ? divided : one) != NULL, "no%s", relative ? divided : one);
        CHECK(!strstr(script.data, relative ? one : divided), "there is%s", relative ? one : divided);
        text_clear(&script);
    }
    sweep_free(s);
    CHECK_DONE();
}

/* What a user marks is read before anything is drawn. */
static void marks(void **state)
{
    static const struct {
        const char *marks, *guides, *says;
    } rows[] = {
        {"1e-5", NULL, NULL},
        {"1e-5=a b, 2^-20=c=d ,3", "1,1/2, 2/3", NULL},
        {"1e-5=", NULL, NULL},
        {"", NULL, "does not begin"},
        {"1e-5,,1", NULL, "does not begin"},
        {"x=1", NULL, "\"x=1\""},
        {"0=a", NULL, "above 0"},
        {"-1", NULL, "above 0"},
        {"nan=a", NULL, "above 0"},
        {"1e999=a", NULL, "does not begin"},
        {"1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1", NULL, "too many marks"},
        {NULL, "", "cannot be at"},
        {NULL, "2", "\"2\""},
        {NULL, "3/2", "cannot be"},
        {NULL, "1/0", "cannot be"},
        {NULL, "1/-2", "cannot be"},
        {NULL, "1/2/3", "cannot be"},
        {NULL, "1/100", "cannot be"},
        {NULL, "99999999999999999999999/1", "cannot be"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct chart_options o = {.view = CHART_ERROR};
        hstar_status status = chart_marks_read(rows[i].marks, &o, &err);
        if (!status) status = chart_guides_read(rows[i].guides, &o, &err);
        CHECK(rows[i].says ? status == HSTAR_INVALID && strstr(err.message, rows[i].says) : !status,
              "row %zu: %s", i, err.message);
    }
    struct chart_options o = {.view = CHART_ERROR};
    CHECK(!chart_marks_read("1e-5=a b, 2^-20=c=d ,3", &o, NULL) && o.n_marks == 3, "%zu", o.n_marks);
    CHECK_SAME(o.marks[1].h, 0x1p-20, "a power");
    CHECK(o.marks[1].length == 3 && !memcmp(o.marks[1].words, "c=d", 3), "%.9s", o.marks[1].words);
    CHECK(o.marks[2].length == 1 && *o.marks[2].words == '3', "%s", "a step without words is its own name");
    CHECK_DONE();
}

/* What slopes and ranges are is read before anything is drawn. */
static void slopes_read(void **state)
{
    static const struct {
        const char *text;
        size_t n;
        double slope, at, value; /* of the last */
    } rows[] = {
        {NULL, 0, 0, 0, 0},          {"1", 1, 1, 0, 0},
        {"1,-1, 2.5", 3, 2.5, 0, 0}, {" -4@1e-3:2e-6 ", 1, -4, 1e-3, 2e-6},
        {"0,1e1", 2, 10, 0, 0},      {"1@2:3,1@3:4", 2, 1, 3, 4},
    };
    static const char *const wrong[] = {"",           ",",
                                        "1,,2",       "1,",
                                        "x",          "1x",
                                        "nan",        "inf",
                                        "101",        "2@",
                                        "2@1e-3",     "2@1:",
                                        "2@:1",       "2@0:1",
                                        "2@1:0",      "2@-1:1",
                                        "2@1:1x",     "2@1:1:1",
                                        "2@1 :1",     "2@1:inf",
                                        "2@,1:1",     "1@2,3",
                                        "2@nan:1",    "0@1:nan",
                                        "1,2@1e-3,3", "1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1"};
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct chart_options o = {.view = CHART_ERROR};
        CHECK(!chart_slopes_read(rows[i].text, &o, &err) && o.n_slopes == rows[i].n, "row %zu: %zu, %s", i,
              o.n_slopes, err.message);
        if (!o.n_slopes) continue;
        CHECK_SAME(o.slopes[o.n_slopes - 1].slope, rows[i].slope, rows[i].text);
        CHECK_SAME(o.slopes[o.n_slopes - 1].at, rows[i].at, rows[i].text);
        CHECK_SAME(o.slopes[o.n_slopes - 1].value, rows[i].value, rows[i].text);
    }
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        struct chart_options o = {.view = CHART_ERROR};
        CHECK(chart_slopes_read(wrong[i], &o, &err) == HSTAR_INVALID && strstr(err.message, "slope"),
              "\"%s\": %s", wrong[i], err.message);
        CHECK(chart_slopes_read(wrong[i], &o, NULL) == HSTAR_INVALID, "%s", "without an error");
    }
    CHECK_DONE();
}

static void ranges_read(void **state)
{
    static const struct {
        const char *text;
        double low, high;
    } rows[] = {
        {"1e-12:1", 1e-12, 1},           {":1", 0, 1}, {"0.5:", 0.5, 0}, {" 2 : 2.2 ", 2, 2.2},
        {"1e-300:1e300", 1e-300, 1e300},
    };
    static const char *const wrong[] = {"",      ":",     "1",        "1:1", "2:1",   "1:1.05",
                                        "0:1",   "-1:1",  "1:x",      "x:1", "1:2:3", "1:2x",
                                        "nan:1", "1:inf", "1e-310:1", "1,2", " : ",   "1e-3-1"};
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct chart_range r = {0};
        CHECK(!chart_range_read(rows[i].text, "vertical", &r, &err), "%s: %s", rows[i].text, err.message);
        CHECK_SAME(r.low, rows[i].low, rows[i].text);
        CHECK_SAME(r.high, rows[i].high, rows[i].text);
    }
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        struct chart_range r = {3, 4};
        CHECK(chart_range_read(wrong[i], "vertical", &r, &err) == HSTAR_INVALID &&
                  strstr(err.message, "vertical"),
              "\"%s\": %s", wrong[i], err.message);
        CHECK(r.low == 3 && r.high == 4, "%s: the range was touched", wrong[i]);
    }
    struct chart_range none = {3, 4};
    CHECK(!chart_range_read(NULL, "vertical", &none, NULL) && none.low == 3, "%s", "no text changes nothing");
    CHECK_DONE();
}

/* Numbers of ticks, and how many characters are seen of each. */
static void ticks(void **state)
{
    static const struct {
        double x;
        const char *want[3];
        size_t characters[3];
    } rows[] = {
        {1e-5,
         {"10^{\xe2\x88\x92"
          "5}",
          "$10^{-5}$", "1e-5"},
         {4, 4, 4}},
        {1, {"10^{0}", "$10^{0}$", "1e0"}, {3, 3, 3}},
        {2.5e-6,
         {"2.5\xc2\xb7"
          "10^{\xe2\x88\x92"
          "6}",
          "2.5$\\cdot 10^{-6}$", "2.5e-6"},
         {8, 8, 6}},
        {3e-16,
         {"3\xc2\xb7"
          "10^{\xe2\x88\x92"
          "16}",
          "3$\\cdot 10^{-16}$", "3e-16"},
         {7, 7, 5}},
        {0.25, {"0.25", "0.25", "0.25"}, {4, 4, 4}},
        {20, {"20", "20", "20"}, {2, 2, 2}},
        {9.9999e-9,
         {"10^{\xe2\x88\x92"
          "8}",
          "$10^{-8}$", "1e-8"},
         {4, 4, 4}},
        {1234,
         {"1.23\xc2\xb7"
          "10^{3}",
          "1.23$\\cdot 10^{3}$", "1.23e3"},
         {8, 8, 6}},
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        for (int markup = MARKUP_ENHANCED; markup <= MARKUP_PLAIN; markup++) {
            struct text t = {0};
            const size_t n = chart_tick(&t, rows[i].x, (enum markup)markup);
            CHECK(!strcmp(t.data, rows[i].want[markup]), "%g: got %s", rows[i].x, t.data);
            CHECK(n == rows[i].characters[markup], "%s: %zu characters", t.data, n);
            text_clear(&t);
        }
    CHECK_DONE();
}

/* Of the curve of method m in this view, at h; the last step of an edge is wide. */
static double curve_at(const struct sweep *s, const double *values, double h)
{
    size_t i = 0;
    while (i + 1 < s->n_h && s->h[i] < h * (1 - 1e-9)) i++;
    return fabs(values[i]);
}

/* A line of a slope stands just above the curve that follows it; one that none follows goes through the middle, and in several panels
 * nowhere. */
static void slopes_stand_beside_curves(void **state)
{
    static const double slopes[] = {1, -1, 4, 2, 30};
    static const size_t methods[] = {0, 2, 2, 1}; /* that follow them longest */
    struct sweep *s = sweep_of(3, 400, 1);
    struct chart_options options = error_view;
    (void)state;
    options.n_slopes = sizeof slopes / sizeof *slopes;
    for (size_t i = 0; i < options.n_slopes; i++) options.slopes[i].slope = slopes[i];
    for (int relative = 0; relative < 2; relative++) {
        struct text script = {0};
        double x[80], y[80];
        size_t n;
        options.relative = relative;
        CHECK(!chart_script(s, &chart_formats[CHART_FORMAT_SVG], &options, &script, &err), "%s", err.message);
        const char *at = script.data;
        const double unit = relative ? 0.5403 : 1;
        for (size_t k = 0; k < options.n_slopes; k++) {
            at = block_of(at, "a slope", x, y, 80, &n);
            CHECK(at && n > 10, "slope %g has %zu points", slopes[k], n);
            if (!at || n < 2) break;
            const double slope = log10(y[n - 1] / y[0]) / log10(x[n - 1] / x[0]);
            CHECK(fabs(slope - slopes[k]) < 2e-3, "slope %g is %g", slopes[k], slope);
            if (k == 4) continue;
            CHECK(log10(x[n - 1] / x[0]) > 1.2, "slope %g goes from %g to %g", slopes[k], x[0], x[n - 1]);
            double edge[400];
            assert_int_equal(
                envelope_edge(s->h, method_of(s, methods[k])->error_envelope, s->n_h, edge, NULL), HSTAR_OK);
            for (size_t i = 0; i < n; i++) {
                const double curve = curve_at(s, edge, x[i]) / unit, above = log10(y[i] / curve);
                CHECK(above > 0 && above < 1.8, "slope %g is %g decades above its curve at %g", slopes[k],
                      above, x[i]);
            }
        }
        CHECK(at && !block_of(at, "a slope", x, y, 80, &n), "there are more lines than slopes");
        text_clear(&script);
    }
    options = anatomy_view;
    options.n_slopes = 2;
    options.slopes[0].slope = 30;
    options.slopes[1].slope = 4;
    struct text script = {0};
    double x[80], y[80];
    size_t n;
    CHECK(!chart_script(s, &chart_formats[CHART_FORMAT_SVG], &options, &script, &err), "%s", err.message);
    const char *first = block_of(script.data, "a slope", x, y, 80, &n);
    CHECK(first && fabs(log10(y[n - 1] / y[0]) / log10(x[n - 1] / x[0]) - 4) < 2e-3, "%zu points", n);
    CHECK(first && !block_of(first, "a slope", x, y, 80, &n),
          "a panel has a slope that none of its curves has");
    text_clear(&script);
    sweep_free(s);
    CHECK_DONE();
}

/* The label's rectangle on a page of so many units; false where the line is no label of one of these words. */
static bool label_area(const char *line, const char *const *words, size_t n_words, double width,
                       double height, struct area *area)
{
    const struct chart_format *format = &chart_formats[CHART_FORMAT_SVG];
    char name[64], side[16];
    double x, y;
    bool wanted = false;
    if (sscanf(line, "set label %*u '%63[^']' at screen %lf,%lf %15s", name, &x, &y, side) != 4) return false;
    for (size_t i = 0; i < n_words; i++) wanted = wanted || !strncmp(name, words[i], strlen(words[i]));
    if (!wanted) return false;
    /* A minus sign is of three bytes; letters of mixed words are narrower than their mean. */
    const double long_ = (double)chart_characters(name) * 0.85 * format->character,
                 left = x * width - (side[0] == 'r'   ? long_
                                     : side[0] == 'c' ? long_ / 2
                                                      : 0);
    *area = (struct area){left, left + long_, y * height - format->em * 0.4, y * height + format->em * 0.4};
    return true;
}

/* The names of slopes, marks and guides cover no envelope and no other name, whatever the ranges are. */
static void names_keep_clear(void **state)
{
    static const char *const words[] = {"slope ", "taken", "eps"};
    static const struct chart_range x_ranges[] = {{0, 0}, {1e-10, 1e-2}, {3e-7, 2e-4}},
                                    y_ranges[] = {{0, 0}, {1e-12, 1e-2}, {0, 1e-5}};
    const double width = 1000, height = 640;
    struct sweep *s = sweep_of(3, 400, 1);
    (void)state;
    for (size_t r = 0; r < 9; r++) {
        struct chart_options o = {.view = CHART_ERROR,
                                  .width = width,
                                  .height = height,
                                  .slopes = {{1, 0, 0}, {-1, 0, 0}, {2, 0, 0}, {4, 1e-3, 1e-9}},
                                  .n_slopes = 4,
                                  .marks = {{1e-5, "taken", 5}},
                                  .n_marks = 1,
                                  .guides = {{1, 3}},
                                  .n_guides = 1,
                                  .x_range = x_ranges[r % 3],
                                  .y_range = y_ranges[r / 3]};
        struct text t = {0};
        struct area seen[8], panel;
        size_t n = 0, n_slopes = 0;
        double x0, x1, y0, y1;
        CHECK(!chart_script(s, &chart_formats[CHART_FORMAT_SVG], &o, &t, &err), "%s", err.message);
        range_of(t.data, "set xrange [", &x0, &x1);
        range_of(t.data, "set yrange [", &y0, &y1);
        panel = (struct area){number_behind(t.data, "set lmargin at screen ") * width,
                              number_behind(t.data, "set rmargin at screen ") * width,
                              number_behind(t.data, "set bmargin at screen ") * height,
                              number_behind(t.data, "set tmargin at screen ") * height};
        for (const char *line = t.data; line; line = strchr(line, '\n') ? strchr(line, '\n') + 1 : NULL) {
            struct area a;
            if (!label_area(line, words, 3, width, height, &a) || n == 8) continue;
            n_slopes += strstr(line, "slope ") && strstr(line, "slope ") < strchr(line, '\n');
            for (size_t i = 0; i < n; i++)
                CHECK(a.right <= seen[i].left || a.left >= seen[i].right || a.top <= seen[i].bottom ||
                          a.bottom >= seen[i].top,
                      "case %zu: label %zu covers label %zu", r, n, i);
            CHECK(a.left >= panel.left && a.right <= panel.right && a.bottom >= panel.bottom &&
                      a.top <= panel.top,
                  "case %zu: label %zu leaves the panel", r, n);
            size_t n_covered = 0;
            for (size_t m = 0; m < s->n_methods; m++) {
                double edge[400];
                assert_int_equal(envelope_edge(s->h, method_of(s, m)->error_envelope, s->n_h, edge, NULL),
                                 HSTAR_OK);
                for (size_t i = 0; i < s->n_h; i++) {
                    const double y = log10(edge[i]),
                                 x = panel.left +
                                     (log10(s->h[i]) - x0) / (x1 - x0) * (panel.right - panel.left),
                                 up = panel.bottom + (y - y0) / (y1 - y0) * (panel.top - panel.bottom);
                    n_covered += x > a.left && x < a.right && up > a.bottom && up < a.top;
                }
            }
            CHECK(!n_covered, "case %zu: label %zu covers %zu places of curves", r, n, n_covered);
            seen[n++] = a;
        }
        CHECK(r > 0 || (n == 6 && n_slopes == 4), "%zu labels, %zu of slopes", n, n_slopes);
        CHECK(n_slopes >= 1, "case %zu: no slope is named", r);
        text_clear(&t);
    }
    sweep_free(s);
    CHECK_DONE();
}

/* Each of few named steps is seen: a tick with its number, and in the picture a disc of each method at its error. */
static void named_steps_are_seen(void **state)
{
    static const double steps[] = {2e-9, 1e-5, 3e-3, 0.25};
    static const char *const numbers[] = {"2\xc2\xb7"
                                          "10^{\xe2\x88\x92"
                                          "9}",
                                          "10^{\xe2\x88\x92"
                                          "5}",
                                          "3\xc2\xb7"
                                          "10^{\xe2\x88\x92"
                                          "3}",
                                          "0.25"};
    static const char *const colours[] = {"#0b2fb5", "#23785a"};
    (void)state;
    for (size_t n_steps = 1; n_steps <= 4; n_steps++) {
        struct sweep *s = sweep_of(2, n_steps, 1);
        struct drawn d;
        s->grid = GRID_LIST;
        memcpy(s->h, steps, n_steps * sizeof *steps);
        for (size_t m = 0; m < 2; m++)
            for (size_t i = 0; i < n_steps; i++)
                method_of(s, m)->column[COLUMN_ERROR][i] =
                    (i % 2 ? -1 : 1) * (m ? 0.7 * steps[i] * steps[i] : 0.3 * steps[i]);
        assert_int_equal(sweep_derive(s, NULL), HSTAR_OK);
        CHECK(!chart_write_sweep(s, "a.svg", &error_view, &err), "%s", err.message);
        CHECK(!chart_write_sweep(s, "a.gp", &error_view, &err), "%s", err.message);
        drawn_read(&d);
        for (size_t i = 0; i < n_steps; i++) {
            char tick[64];
            snprintf(tick, sizeof tick, "'%s' %.7g", numbers[i], steps[i]);
            CHECK(strstr(d.script.data, tick), "%zu steps: no tick %s", n_steps, tick);
            for (size_t m = 0; m < 2; m++) {
                const double error = fabs(method_of(s, m)->column[COLUMN_ERROR][i]);
                double off;
                const size_t n =
                    points_drawn(&d, colours[m], 7, pixel_x(&d, steps[i]), pixel_y(&d, error), &off);
                CHECK(n == n_steps && off < 1, "%zu of %zu discs of method %zu, %g pixels off at %g", n,
                      n_steps, m, off, steps[i]);
            }
        }
        CHECK(!strstr(d.script.data, "h}*") && strstr(d.script.data, "'least at "), "an optimum of %zu steps",
              n_steps);
        CHECK(!strstr(d.script.data, "a fitted slope") && !strstr(d.script.data, "envelope"),
              "what is not known between steps is drawn");
        drawn_clear(&d);
        for (int view = CHART_ERROR; view <= CHART_ANATOMY; view++)
            for (size_t f = 0; f < N_CHART_FORMATS; f++) {
                const struct chart_options o = {.view = (enum chart_view)view, .columns = 80, .rows = 24};
                char path[64];
                snprintf(path, sizeof path, "x%s", chart_formats[f].ending);
                if (chart_formats[f].ending[0] == '.' && n_steps % 3 == 1)
                    CHECK(!chart_write_sweep(s, path, &o, &err), "%s: %s", path, err.message);
            }
        sweep_free(s);
    }
    sweep_up();
    CHECK_DONE();
}

/* Ranges of any width, and where nothing is, are drawn in every kind of picture. */
static void any_range(void **state)
{
    static const struct chart_range ranges[] = {{1e-5, 1.1e-5},  {2e-5, 9e-5}, {0.3, 300}, {1e3, 1e7},
                                                {1e-307, 1e300}, {5, 0},       {0, 1e-20}};
    struct sweep *s = sweep_of(2, 60, 1);
    (void)state;
    for (size_t i = 0; i < sizeof ranges / sizeof *ranges; i++)
        for (int view = 0; view < N_CHART_VIEWS; view++)
            for (int axis = 1; axis <= 3; axis++)
                for (size_t f = 0; f < N_CHART_FORMATS; f++) {
                    struct chart_options o = {.view = (enum chart_view)view,
                                              .columns = 100,
                                              .rows = 36,
                                              .choices = choices_of(),
                                              .n_choices = N_CHOSEN,
                                              .slopes = {{1, 0, 0}, {-1, 1e-5, 1e-9}, {0, 0, 0}},
                                              .n_slopes = 3};
                    struct text t = {0};
                    if (axis & 1) o.x_range = ranges[i];
                    if (axis & 2) o.y_range = ranges[i];
                    CHECK(!chart_script(s, &chart_formats[f], &o, &t, &err) && !strstr(t.data, "nan") &&
                              !strstr(t.data, "inf"),
                          "range %zu, view %d, %s: %s", i, view, chart_formats[f].ending, err.message);
                    text_clear(&t);
                    if (axis < 3 || (f != CHART_FORMAT_SVG && f != CHART_FORMAT_TXT)) continue;
                    CHECK(!chart_write_sweep(s, f == CHART_FORMAT_SVG ? "x.svg" : "x.txt", &o, &err),
                          "range %zu, view %d: %s", i, view, err.message);
                }
    sweep_free(s);
    sweep_up();
    CHECK_DONE();
}

static void sizes(void **state)
{
    static const struct {
        const char *path;
        double width, height;
        hstar_status status;
    } rows[] = {
        {"a.svg", 0, 0, HSTAR_OK},          {"a.svg", 400, 300, HSTAR_OK},
        {"a.svg", 4000, 4000, HSTAR_OK},    {"a.svg", 399, 300, HSTAR_INVALID},
        {"a.svg", 400, 299, HSTAR_INVALID}, {"a.svg", 4001, 300, HSTAR_INVALID},
        {"a.svg", 800, 0, HSTAR_INVALID},   {"a.txt", 60, 18, HSTAR_OK},
        {"a.txt", 59, 18, HSTAR_INVALID},   {"-", 1001, 18, HSTAR_INVALID},
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        const struct chart_options o = {.width = rows[i].width, .height = rows[i].height};
        CHECK(chart_check(rows[i].path, &o, &err) == rows[i].status, "row %zu", i);
    }
    CHECK_DONE();
}

static void endings(void **state)
{
    static const struct {
        const char *path;
        hstar_status status;
        const char *says, *remedy;
    } rows[] = {
        {"a.svg", HSTAR_OK, NULL, NULL},
        {"-", HSTAR_OK, NULL, NULL},
        {"a.b/c.PNG", HSTAR_OK, NULL, NULL},
        {".gp", HSTAR_OK, NULL, NULL},
        {"a.svgg", HSTAR_INVALID, "\".svgg\"", "did you mean .svg?"},
        {"a.jpeg", HSTAR_INVALID, "\".jpeg\"", ".svg .png .pdf .txt .tex .gp .html, and - for the terminal"},
        {"chart", HSTAR_INVALID, "\"chart\" has none", ".svg .png"},
        {"a.svg/chart", HSTAR_INVALID, "has none", ".svg .png"},
        {"a.svg.gz", HSTAR_INVALID, "\".gz\"", ".svg .png"},
        {"a.", HSTAR_INVALID, "\".\"", ".svg .png"},
        {"", HSTAR_INVALID, "has none", ".svg .png"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        err = (hstar_error){0};
        CHECK(chart_check(rows[i].path, &error_view, &err) == rows[i].status, "%s", rows[i].path);
        if (rows[i].says) CHECK(strstr(err.message, rows[i].says), "%s: %s", rows[i].path, err.message);
        if (rows[i].remedy) CHECK(strstr(err.remedy, rows[i].remedy), "%s: %s", rows[i].path, err.remedy);
    }
    CHECK_DONE();
}

static int run(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(scripts),
        cmocka_unit_test(labels_apart),
        cmocka_unit_test(thinned),
        cmocka_unit_test(relative_samples),
        cmocka_unit_test(marks),
        cmocka_unit_test(slopes_read),
        cmocka_unit_test(ranges_read),
        cmocka_unit_test(ticks),
        cmocka_unit_test(slopes_stand_beside_curves),
        cmocka_unit_test(names_keep_clear),
        cmocka_unit_test(named_steps_are_seen),
        cmocka_unit_test(any_range),
        cmocka_unit_test(sizes),
        cmocka_unit_test(endings),
        cmocka_unit_test(refused),
        cmocka_unit_test(draws_every_format),
        cmocka_unit_test(strange_sweeps),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

int main(void)
{
    const char *root = getenv("HSTAR_SOURCE"), *here = strstr(__FILE__, "tests/unit/");
    if (root)
        snprintf(golden, sizeof golden, "%s/tests/golden/chart", root);
    else
        snprintf(golden, sizeof golden, "%.*stests/golden/chart", here ? (int)(here - __FILE__) : 0,
                 __FILE__);
    return run_in_directory(run);
}
