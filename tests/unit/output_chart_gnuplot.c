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
        {"cat > /dev/null; echo '<?xm'", "is no picture", ".gp"},
        {"cat > /dev/null; head -c 5000000 /dev/zero", "is no picture", ".gp"},
        {"cat > /dev/null; echo '<?xml half a pict'; kill -15 $$", "signal 15", ".gp"},
        {"cat > /dev/null; echo '<?xml half a pict'; exit 1", "status 1", ".gp"},
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

static int run(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(failing_gnuplots),
        cmocka_unit_test(own_settings),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

int main(void)
{
    return run_in_directory(run);
}
