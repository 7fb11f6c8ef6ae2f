/* What tests of charts share: sweeps that are the same on every machine, a directory to work in, files. */
#ifndef TESTS_CHARTING_H
#define TESTS_CHARTING_H

#include "asking.h"
#include "base/memory.h"
#include "check.h"
#include "show/chart_script.h"
#include "sweep/envelope.h"

#include <dirent.h>
#include <limits.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

static char directory[] = "/tmp/hstar-chart-XXXXXX";

static const struct {
    const char *name;
    unsigned order;
} kinds[] = {{"forward", 1}, {"central", 2}, {"five-point", 4}, {"backward", 1}};

static inline char *copy(const char *s)
{
    char *c = memory_text(s, strlen(s));
    assert_non_null(c);
    return c;
}

static inline double *column(size_t n)
{
    double *c = memory_array(n, sizeof *c);
    assert_non_null(c);
    return c;
}

/* truncation = h^p / 2, rounding = 1e-16 / h times a factor that goes up and down; no function of the C
 * library whose last bit could differ. */
static inline void fill_method(struct method_sweep *m, size_t kind, const double *h, size_t n)
{
    static const double factors[] = {0.8, -0.3, 0.05, 0.6, -1};
    m->name = copy(kinds[kind].name);
    m->derivative = 1;
    m->order = kinds[kind].order;
    m->evaluations = 2 * kinds[kind].order;
    for (unsigned c = 0; c < N_COLUMNS; c++) m->column[c] = column(n);
    for (size_t i = 0; i < n; i++) {
        double power = 0.5;
        for (unsigned p = 0; p < m->order; p++) power *= h[i];
        m->column[COLUMN_TRUNCATION][i] = power;
        m->column[COLUMN_NODE][i] = factors[i % 5] * 0.25e-16 / h[i];
        m->column[COLUMN_EVALUATION][i] = factors[i % 5] * 0.5e-16 / h[i];
        m->column[COLUMN_ARITHMETIC][i] = factors[i % 5] * 0.25e-16 / h[i];
        m->column[COLUMN_ROUNDING][i] = factors[i % 5] * 1e-16 / h[i];
        m->column[COLUMN_ERROR][i] = power + m->column[COLUMN_ROUNDING][i];
        m->column[COLUMN_ESTIMATE][i] = 0.5403 + m->column[COLUMN_ERROR][i];
    }
    m->optimum.measured.place = OPTIMUM_INSIDE;
    m->optimum.measured.h = kinds[kind].order == 1 ? 1e-8 : kinds[kind].order == 2 ? 5.6e-6 : 6.3e-4;
    m->optimum.measured.error = kinds[kind].order == 1 ? 1.3e-8 : kinds[kind].order == 2 ? 2.4e-11 : 2.4e-13;
    m->optimum.measured.sweet_spot[0] = m->optimum.measured.h / 4;
    m->optimum.measured.sweet_spot[1] = m->optimum.measured.h * 4;
    m->optimum.fitted.truncation_slope = m->order;
    m->optimum.fitted.truncation_at_1 = 0.5;
    m->optimum.fitted.rounding_slope = -1;
    m->optimum.fitted.rounding_at_1 = 0.6e-16;
}

static inline struct sweep *sweep_of(size_t n_methods, size_t n, size_t n_components)
{
    static const char *const variables[] = {"x", "y"};
    static const double point[] = {1.2, 0.5};
    struct sweep *s = memory_array(1, sizeof *s);
    assert_non_null(s);
    s->problem = asking_of_text("sin(x)", variables, n_components, point, NULL, 0);
    s->format = &formats[FORMAT_DOUBLE];
    s->h = column(n);
    s->n_h = n;
    s->n_methods = n_methods;
    s->n_components = n_components;
    s->components = memory_array(n_components, sizeof *s->components);
    assert_non_null(s->components);
    for (size_t i = 0; i < n; i++) s->h[i] = pow(10, -15 + 15 * (double)i / (double)(n > 1 ? n - 1 : 1));
    for (size_t c = 0; c < n_components; c++) {
        s->components[c].reference = (struct reference){.source = REFERENCE_EXACT, .value = 0.5403};
        s->components[c].wrt = c;
        s->components[c].methods = memory_array(n_methods, sizeof *s->components[c].methods);
        assert_non_null(s->components[c].methods);
        for (size_t m = 0; m < n_methods; m++) fill_method(&s->components[c].methods[m], m % 4, s->h, n);
    }
    assert_int_equal(sweep_derive(s, NULL), HSTAR_OK);
    return s;
}

static inline struct method_sweep *method_of(struct sweep *s, size_t m)
{
    return &s->components[0].methods[m];
}

/* What selectors could have chosen: one of each row of their table, and auto for three methods. */
enum { N_CHOSEN = N_SELECTORS + 3 };
static inline struct choice *choices_of(void)
{
    static struct choice choices[N_CHOSEN];
    static const enum stencil_use asked[] = {USE_FORWARD, USE_CENTRAL, USE_FIVE_POINT};
    static const double best_h[] = {1e-8, 1e-8, 5.6e-6, 6.3e-4, 0.0625},
                        best_error[] = {1.3e-8, 1.3e-8, 2.4e-11, 2.4e-13, 3e-16};
    for (size_t i = 0; i < N_CHOSEN; i++) {
        struct choice *c = &choices[i];
        *c = (struct choice){.selector = i < N_SELECTORS ? (enum selector_id)i : SELECTOR_AUTO};
        c->use = i >= N_SELECTORS ? asked[i - N_SELECTORS] : i == SELECTOR_AUTO ? N_USES : selectors[i].use;
        enum stencil_use use = c->use == N_USES ? USE_EXTRAPOLATION : c->use;
        c->step.use = use;
        c->step.h = best_h[use] * (1 + 0.125 * (double)i);
        c->step.h_largest = use == USE_EXTRAPOLATION ? 32 * c->step.h : c->step.h;
        c->step.noise = i % 2 ? 1.1e-16 : (double)NAN;
        c->step.evaluations = 3 + i;
        c->step.side = (int)(i % 3) - 1;
        c->step.order = 1 + (unsigned)i;
        c->error = best_error[use] * (0.25 + 0.375 * (double)(i % 5));
        c->step.value = 0.5403 + c->error;
        c->step.bar = best_error[use];
        c->step.stop = i % 7 == 3 ? STOP_RULE : STOP_CONVERGED;
        c->regret = 1;
    }
    choices[4].error = 0;
    choices[5].step.h = choices[6].step.h;
    choices[5].error = choices[6].error;
    choices[7].step.value = choices[7].step.h = choices[7].error = choices[7].regret = (double)NAN;
    choices[7].step.stop = STOP_UNDEFINED;
    return choices;
}

static inline void rename_text(char **text, const char *to)
{
    free(*text);
    *text = copy(to);
}

static inline void hostile(struct sweep *s)
{
    rename_text(&s->problem->f->texts[0],
                "`touch pwned` \"$(id)\" '; system('touch pwned') # @X %c {/Symbol a}^2_3 \\ & "
                "<b> \n\x01\xff \xe2\x88\x82");
    rename_text(&s->problem->f->variables[0], "@x'`touch pwned`");
    rename_text(&method_of(s, 0)->name, "EOD\n!touch pwned\n");
    rename_text(&method_of(s, 1)->name, "a'`touch pwned`_{b}");
}

static inline bool read_all(const char *path, struct text *t)
{
    char block[4096];
    size_t n;
    FILE *f = fopen(path, "rb");
    text_init(t);
    if (!f) return false;
    while ((n = fread(block, 1, sizeof block, f)) > 0) text_append_bytes(t, block, n);
    fclose(f);
    if (!t->data) text_append(t, "");
    return true;
}

static inline void write_file(const char *path, const char *content, mode_t mode)
{
    FILE *f = fopen(path, "wb");
    assert_non_null(f);
    fputs(content, f);
    fclose(f);
    assert_int_equal(chmod(path, mode), 0);
}

/* Removes what is in the directory in which all tests work, and counts it. */
static inline size_t sweep_up(void)
{
    size_t n = 0;
    DIR *d = opendir(".");
    assert_non_null(d);
    for (struct dirent *e; (e = readdir(d));)
        if (strcmp(e->d_name, ".") && strcmp(e->d_name, "..")) {
            unlink(e->d_name);
            n++;
        }
    closedir(d);
    return n;
}

static inline bool exists(const char *path)
{
    return access(path, F_OK) == 0;
}

/* Runs the tests in a directory of their own; it has to be empty again at the end. */
static inline int run_in_directory(int (*run)(void))
{
    if (!mkdtemp(directory) || chdir(directory)) return 2;
    int failed = run();
    return chdir("/") || rmdir(directory) ? failed + 1 : failed;
}

#endif
