/* gnuplots that are not there, fail, or say nothing: what was there before stays, and the error says why. */
#include "charting.h"

static hstar_error err;
static const struct chart_options error_view = {.view = CHART_ERROR};

/* Puts a program of that name first in PATH, or with NULL lets there be none at all. */
static void fake_gnuplot(const char *body)
{
    char script[512];
    assert_true(mkdir("bin", 0755) == 0 || exists("bin"));
    unlink("bin/gnuplot");
    if (!body) {
        setenv("PATH", "./bin", 1);
        return;
    }
    snprintf(script, sizeof script, "#!/bin/sh\nPATH=/usr/bin:/bin\n%s\n", body);
    write_file("bin/gnuplot", script, 0755);
    setenv("PATH", "./bin:/usr/bin:/bin", 1);
}

static void failing_gnuplots(void **state)
{
    static const struct {
        const char *body, *says, *remedy;
    } rows[] = {
        {NULL, "gnuplot was not found", "gnuplot-nox"},
        {"cat > /dev/null; echo 'cannot open display' >&2; exit 1",
         "gnuplot exited with status 1: cannot open display", ".gp"},
        {"cat > /dev/null; printf '\\nfoo\\n^\\n\\\"-\\\" line 7: invalid command\\n' >&2; exit 2",
         "line 7: invalid command", ".gp"},
        {"head -c 100 > /dev/null; kill -9 $$", "gnuplot was killed by signal 9", ".gp"},
        {"exec 0<&-; exit 0", "gnuplot stopped reading", ".gp"},
        {"exit 0", "gnuplot stopped reading", ".gp"},
        {"cat > /dev/null", "gnuplot drew nothing", ".gp"},
        {"cat > /dev/null; echo '<?xm'", "is not a picture", ".gp"},
        {"cat > /dev/null; head -c 5000000 /dev/zero", "is not a picture", ".gp"},
        {"cat > /dev/null; echo '<?xml half a pict'; kill -15 $$", "signal 15", ".gp"},
        {"cat > /dev/null; echo '<?xml half a pict'; exit 1", "status 1", ".gp"},
        {"cat > /dev/null; echo '<?xml half a pict'", "a part of a picture for a .svg file", ".gp"},
    };
    char *path = copy(getenv("PATH"));
    struct sweep *s = sweep_of(4, 2000, 1);
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        const char *body = rows[i].body ? rows[i].body : "(no gnuplot)";
        struct text kept;
        fake_gnuplot(rows[i].body);
        write_file("x.svg", "what was there", 0644);
        err = (hstar_error){0};
        CHECK(chart_write_sweep(s, "x.svg", &error_view, &err) == HSTAR_CHILD, "%s: %s", body, err.message);
        CHECK(strstr(err.message, rows[i].says), "%s: says \"%s\"", body, err.message);
        CHECK(strstr(err.remedy, rows[i].remedy), "%s: remedy \"%s\"", body, err.remedy);
        CHECK(chart_write_sweep(s, "new.svg", &error_view, NULL) == HSTAR_CHILD, "%s: without an error",
              body);
        CHECK(read_all("x.svg", &kept) && !strcmp(kept.data, "what was there"), "%s: the old file is gone",
              body);
        CHECK(!exists("new.svg"), "%s: a file was left", body);
        text_clear(&kept);
        unlink("bin/gnuplot");
        rmdir("bin");
        CHECK(sweep_up() == 1, "%s: something was left", body);
    }
    fake_gnuplot(NULL);
    CHECK(!chart_write_sweep(s, "x.gp", &error_view, &err), "a script needs no gnuplot: %s", err.message);
    rmdir("bin");
    setenv("PATH", path, 1);
    sweep_up();
    free(path);
    sweep_free(s);
    CHECK_DONE();
}

/* The user's own settings are not read: they could be anything. */
static void own_settings(void **state)
{
    struct sweep *s = sweep_of(1, 12, 1);
    char *home = copy(getenv("HOME") ? getenv("HOME") : "");
    (void)state;
    write_file(".gnuplot", "system 'touch pwned'\nset xrange [1:2]\n", 0644);
    setenv("HOME", directory, 1);
    CHECK(!chart_write_sweep(s, "x.svg", &error_view, &err), "%s", err.message);
    CHECK(!exists("pwned"), "the user's settings were read");
    setenv("HOME", home, 1);
    free(home);
    sweep_free(s);
    sweep_up();
    CHECK_DONE();
}

/* Of each kind, the picture without the last byte that counts is none: what was there before stays. */
static void truncated_pictures(void **state)
{
    struct sweep *s = sweep_of(1, 12, 1);
    char *path = copy(getenv("PATH")), body[256];
    (void)state;
    for (size_t i = 0; i < N_CHART_FORMATS; i++) {
        const struct chart_format *format = &chart_formats[i];
        if (format->wrapping == WRAPPING_SCRIPT || format->ending[0] != '.') continue;
        /* of a page of text a whole row: the rest of the last is blank */
        const char *cut =
            format->wrapping == WRAPPING_TEXT ? "head -n -2" : "sed -z 's/\\n*$//' | head -c -1";
        char name[32];
        struct text kept;
        snprintf(name, sizeof name, "x%s", format->ending);
        write_file(name, "what was there", 0644);
        snprintf(body, sizeof body, "PATH=%s gnuplot \"$@\" | %s", "/usr/local/bin:/usr/bin:/bin", cut);
        fake_gnuplot(body);
        CHECK(chart_write_sweep(s, name, &error_view, &err) == HSTAR_CHILD, "%s was taken", name);
        CHECK(strstr(err.message, "gnuplot wrote a part of a picture"), "%s: says \"%s\"", name, err.message);
        CHECK(read_all(name, &kept) && !strcmp(kept.data, "what was there"), "%s: the old file is gone",
              name);
        text_clear(&kept);
        fake_gnuplot("PATH=/usr/local/bin:/usr/bin:/bin gnuplot \"$@\"");
        CHECK(!chart_write_sweep(s, name, &error_view, &err), "%s: %s", name, err.message);
        unlink("bin/gnuplot");
        rmdir("bin");
        sweep_up();
    }
    setenv("PATH", path, 1);
    free(path);
    sweep_free(s);
    CHECK_DONE();
}

/* What the user set for other programs reaches no picture: each is the one that is drawn without. */
static void own_environment(void **state)
{
    static const char *const variables[][2] = {
        {"GNUTERM", "qt"},          {"GNUTERM", "x11"},           {"GNUTERM", "wxt"},
        {"GNUTERM", "nonsense"},    {"GNUPLOT_LIB", "/nowhere"},  {"GNUPLOT_DRIVER_DIR", "/nowhere"},
        {"GDFONTPATH", "/nowhere"}, {"GNUPLOT_FONTPATH", "/tmp"}, {"LC_ALL", "de_DE.UTF-8"},
        {"LC_NUMERIC", "de_DE"},    {"DISPLAY", ":2385"},         {"TERM", "xterm"},
        {"COLUMNS", "20"},          {"LANGUAGE", "de"},           {"GNUPLOT_DEFAULT_GDFONT", "none"},
    };
    struct sweep *s = sweep_of(1, 12, 1);
    struct text want, got;
    (void)state;
    assert_false(chart_write_sweep(s, "x.svg", &error_view, &err));
    assert_true(read_all("x.svg", &want));
    for (size_t i = 0; i < sizeof variables / sizeof *variables; i++) {
        const char *name = variables[i][0], *before = getenv(name);
        char *kept = before ? copy(before) : NULL;
        setenv(name, variables[i][1], 1);
        hstar_status status = chart_write_sweep(s, "x.svg", &error_view, &err);
        CHECK(!status, "%s=%s: %s", name, variables[i][1], err.message);
        CHECK(read_all("x.svg", &got) && got.length == want.length &&
                  !memcmp(got.data, want.data, want.length),
              "%s=%s: another picture", name, variables[i][1]);
        text_clear(&got);
        if (kept)
            setenv(name, kept, 1);
        else
            unsetenv(name);
        free(kept);
    }
    text_clear(&want);
    sweep_free(s);
    sweep_up();
    CHECK_DONE();
}

static int run(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(failing_gnuplots),
        cmocka_unit_test(own_settings),
        cmocka_unit_test(truncated_pictures),
        cmocka_unit_test(own_environment),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

int main(void)
{
    return run_in_directory(run);
}
