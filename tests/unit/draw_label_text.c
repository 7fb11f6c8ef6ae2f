/* Texts of users in charts: what wants to be run is shown, by the real gnuplot. */
#include "base/child.h"
#include "charting.h"

static hstar_error err;
static const struct chart_options error_view = {.view = CHART_ERROR}, anatomy_view = {.view = CHART_ANATOMY};

static const char *const payloads[] = {
    "`touch pwned`",
    "\"`touch pwned`\"",
    "'`touch pwned`'",
    "'; system('touch pwned'); '",
    "''; system(\"touch pwned\") #",
    "\n!touch pwned\n",
    "\nsystem 'touch pwned'\n",
    "EOD\n!touch pwned\n$d1 << EOD",
    "\\\nsystem 'touch pwned'",
    "x\\",
    "x'\\",
    "@X @ARG0 @GPVAL_VERSION",
    "%c%s%n%T %1$s",
    "{/Symbol a}^{2}_{3} \\U+1F600 &{x} ~a{.5b} \\046",
    "$(touch pwned) ${X} $d1",
    "|touch pwned",
    "\t\v\f\r\x1b[31m\x7f",
    "\xff\xfe\xc0\xaf\xed\xa0\x80\xf4\x90\x80\x80\xe2",
    "\xe2\x88\x82\xcf\x80 \xe2\x80\xae \xef\xbf\xbf \xf0\x9f\x98\x80",
    "</text></svg><script>alert(1)</script>&lt;]]><!--",
    "x[[1]]>0 ]]]>",
    "<![CDATA[]]>-->",
    "\\input|\"touch pwned\" \\write18{touch pwned} \\end{document} ~#$%^&_{}",
    "",
};
enum { N_PAYLOADS = sizeof payloads / sizeof *payloads };

/* What a reader of the SVG should find: the payload, cleaned, with its markup escaped as gnuplot does. */
static void in_svg(const char *payload, struct text *t)
{
    struct text clean;
    text_init(&clean);
    chart_clean(&clean, payload, 16);
    for (const char *c = clean.data; *c; c++)
        if (*c == '<')
            text_append(t, "&lt;");
        else if (*c == '&')
            text_append(t, "&amp;");
        else if (*c == '>' && c - clean.data >= 2 && c[-1] == ']' && c[-2] == ']')
            text_append(t, "&gt;");
        else
            text_append_bytes(t, c, 1);
    text_clear(&clean);
}

static void texts_are_only_shown(void **state)
{
    static const char *const files[] = {"x.svg", "x.txt", "x.tex"};
    (void)state;
    for (size_t i = 0; i < N_PAYLOADS; i++) {
        struct sweep *s = sweep_of(2, 12, 1);
        struct text got, want;
        rename_text(&s->problem->f->texts[0], payloads[i]);
        rename_text(&s->problem->f->variables[0], payloads[i]);
        rename_text(&method_of(s, 0)->name, payloads[i]);
        for (size_t f = 0; f < sizeof files / sizeof *files; f++)
            for (int view = 0; view < N_CHART_VIEWS; view++) {
                const struct chart_options options = {
                    .view = (enum chart_view)view, .choices = choices_of(), .n_choices = N_CHOSEN};
                CHECK(!chart_write_sweep(s, files[f], &options, &err), "%s, %s: %s", payloads[i], files[f],
                      err.message);
                CHECK(!exists("pwned"), "%s was run by %s", payloads[i], files[f]);
            }
        text_init(&want);
        in_svg(payloads[i], &want);
        CHECK(!chart_write_sweep(s, "x.svg", &error_view, &err), "%s", err.message);
        CHECK(read_all("x.svg", &got), "no x.svg");
        CHECK(!want.data || strstr(got.data, want.data), "%s: %s is not in the picture", payloads[i],
              want.data);
        CHECK(!strstr(got.data, "<script>alert"), "%s is in the SVG", payloads[i]);
        CHECK(!strstr(got.data, "]]>"), "%s: no XML may have ]]> in a text", payloads[i]);
        text_clear(&got);
        CHECK(read_all("x.tex", &got), "no x.tex");
        CHECK(!strstr(got.data, "\\write18") && !strstr(got.data, "\\end{document}") &&
                  !strstr(got.data, "\\input|"),
              "%s is in the LaTeX", payloads[i]);
        text_clear(&got);
        text_clear(&want);
        sweep_free(s);
    }
    sweep_up();
    CHECK_DONE();
}

/* Names of files, in a script that the user's own gnuplot runs: it draws to that name and runs nothing. */
static void names_are_only_names(void **state)
{
    static const char *const names[] = {
        "plain",        "|touch pwned", "`touch pwned`", "a'b",      "a\"b", "@X",
        "a b\\",        "%d%c",         "$HOME",         "~",        "-",    "a.b.c",
        "'; system(1)", "<touch pwned", "a\nb\tc",       "\xc3\xa9", "",     "#no comment",
        "\xff",
    };
    struct sweep *s = sweep_of(2, 12, 1);
    (void)state;
    hostile(s);
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        char script[64], picture[64];
        struct text out, messages;
        text_init(&out);
        text_init(&messages);
        snprintf(script, sizeof script, "./%s.gp", names[i]);
        snprintf(picture, sizeof picture, "./%s.svg", names[i]);
        for (char *c = picture; *c; c++)
            if (*c == '\n' || *c == '\t') *c = '_';
        CHECK(!chart_write_sweep(s, script, &anatomy_view, &err), "%s: %s", script, err.message);
        const struct program gnuplot = {.argv = (const char *const[]){"gnuplot", script, NULL}};
        CHECK(!child_run(&gnuplot, "", 0, 0, &out, &messages, &err), "%s: %s", script, err.message);
        CHECK(out.length == 0, "%s: drew to stdout", script);
        CHECK(exists(picture), "%s: there is no %s", script, picture);
        CHECK(!exists("pwned"), "%s was run", script);
        text_clear(&out);
        text_clear(&messages);
        sweep_up();
    }
    sweep_free(s);
    CHECK_DONE();
}

static void cleaned(void **state)
{
    static const struct {
        const char *user;
        size_t most;
        const char *clean;
    } rows[] = {
        {"sin(x)", 6, "sin(x)"},
        {"sin(x)", 5, "sin(\xe2\x80\xa6"},
        {"sin(x)", 1, "\xe2\x80\xa6"},
        {"sin(x)", 0, ""},
        {"", 5, ""},
        {"a\n\tb\x7f", 9, "a  b "},
        {"\xcf\x80\xcf\x80\xcf\x80", 3, "\xcf\x80\xcf\x80\xcf\x80"},
        {"\xcf\x80\xcf\x80\xcf\x80", 2, "\xcf\x80\xe2\x80\xa6"},
        {"\xc0\xaf", 9, "\xef\xbf\xbd\xef\xbf\xbd"},
        {"\xe2\x88", 9, "\xef\xbf\xbd\xef\xbf\xbd"},
        {"\xc2\x9b"
         "31m",
         9, " 31m"},
        {"a\xe2\x80\xae"
         "b",
         9, "a b"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct text t;
        text_init(&t);
        size_t n = chart_clean(&t, rows[i].user, rows[i].most);
        CHECK(!strcmp(t.data ? t.data : "", rows[i].clean), "%s: got \"%s\"", rows[i].user, t.data);
        CHECK(n == chart_characters(rows[i].clean), "%s: %zu characters", rows[i].user, n);
        text_clear(&t);
    }
    CHECK_DONE();
}

static int run(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(cleaned),
        cmocka_unit_test(texts_are_only_shown),
        cmocka_unit_test(names_are_only_names),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

int main(void)
{
    unsetenv("GNUTERM"); /* gnuplot is run here as it is, and would start a terminal that may not be there */
    return run_in_directory(run);
}
