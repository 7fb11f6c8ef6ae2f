/* CSV read back by a parser of RFC 4180 that knows nothing of the writer. */
#include "check.h"
#include "results.h"
#include "synthetic.h"

#include <stdbool.h>
#include <stdlib.h>
#include <unistd.h>

static char *csv_of(const struct sweep *s)
{
    char path[] = "/tmp/hstar-csv-XXXXXX";
    int fd = mkstemp(path);
    assert_true(fd >= 0);
    close(fd);
    hstar_error err = {0};
    struct sink *sink;
    assert_int_equal(sink_open(path, &sink, &err), HSTAR_OK);
    assert_int_equal(csv_write_sweep(s, sink, &err), HSTAR_OK);
    assert_int_equal(sink_commit(sink, &err), HSTAR_OK);
    FILE *file = fopen(path, "rb");
    assert_non_null(file);
    fseek(file, 0, SEEK_END);
    size_t n = (size_t)ftell(file);
    rewind(file);
    char *text = calloc(n + 1, 1);
    assert_int_equal(fread(text, 1, n, file), n);
    fclose(file);
    unlink(path);
    return text;
}

/* Reads one cell into `cell`; returns what ended it: ',' or '\n'. */
static char next_cell(const char **at, char *cell, size_t size)
{
    size_t n = 0;
    bool quoted = **at == '"';
    if (quoted) ++*at;
    for (; **at; ++*at) {
        if (quoted && **at == '"') {
            if ((*at)[1] != '"') break;
            ++*at;
        } else if (!quoted && (**at == ',' || **at == '\n')) {
            break;
        }
        if (n + 1 < size) cell[n++] = **at;
    }
    cell[n] = '\0';
    if (quoted) ++*at;
    char end = **at;
    if (end) ++*at;
    return end;
}

/* What a row is to say. */
struct row {
    const char *output, *wrt, *method;
    double h, best;
    const double *const *column;
    size_t i;
};

static void check_row(const char **at, const struct row *r)
{
    char cell[256];
    const char *names[] = {r->output, r->wrt, r->method};
    for (size_t k = 0; k < 3; k++)
        CHECK(next_cell(at, cell, sizeof cell) == ',' && !strcmp(cell, names[k]), "%s, not %s", cell,
              names[k]);
    CHECK(next_cell(at, cell, sizeof cell) == ',', "the end after h");
    CHECK_SAME(strtod(cell, NULL), r->h, "h");
    for (size_t k = 0; k < N_COLUMNS; k++) {
        CHECK(next_cell(at, cell, sizeof cell) == ',', "the end of column %zu", k);
        bool number = r->column[k] && isfinite(r->column[k][r->i]);
        CHECK(number || !*cell, "%s where there is no number", cell);
        if (number) CHECK_SAME(strtod(cell, NULL), r->column[k][r->i], sweep_columns[k].name);
    }
    CHECK(next_cell(at, cell, sizeof cell) == '\n' && !strcmp(cell, r->h == r->best ? "1" : "0"),
          "best is %s at %g", cell, r->h);
}

static void check_csv(const struct sweep *s)
{
    char *text = csv_of(s);
    const char *at = text,
               header[] =
                   "output,wrt,method,h,estimate,error,truncation,node,evaluation,arithmetic,rounding,best\n";
    CHECK(strncmp(text, header, sizeof header - 1) == 0, "the header is %.100s", text);
    at += sizeof header - 1;
    for (size_t c = 0; c < s->n_components; c++)
        for (size_t m = 0; m < s->n_methods; m++)
            for (size_t i = 0; i < s->n_h; i++) {
                const struct component_sweep *component = &s->components[c];
                const struct method_sweep *method = &component->methods[m];
                char output[32];
                snprintf(output, sizeof output, "%zu", component->output);
                check_row(&at, &(struct row){output, s->problem->f->variables[component->wrt], method->name,
                                             s->h[i], method->optimum.measured.h,
                                             (const double *const *)method->column, i});
            }
    for (size_t m = 0; s->gradient_error && m < s->n_methods; m++)
        for (size_t i = 0; i < s->n_h; i++) {
            const double *column[N_COLUMNS] = {[COLUMN_ERROR] = s->gradient_error[m].error};
            check_row(&at, &(struct row){"", "", s->components[0].methods[m].name, s->h[i],
                                         s->gradient_error[m].optimum.measured.h, column, i});
        }
    CHECK(!*at, "more than all rows: %.50s", at);
    free(text);
}

static void test_rows(void **state)
{
    (void)state;
    for (size_t components = 1; components <= 2; components++) {
        struct sweep *s = synthetic_sweep(500, components);
        check_csv(s);
        sweep_free(s);
    }
    CHECK_DONE();
}

static void test_odd(void **state)
{
    (void)state;
    struct sweep *s = synthetic_sweep(5, 2);
    static const char *const names[] = {"a,b", "say \"x\"", "two\nlines", ""};
    for (size_t m = 0; m < s->n_methods; m++)
        for (size_t c = 0; c < s->n_components; c++) {
            free(s->components[c].methods[m].name);
            s->components[c].methods[m].name = strdup(names[m]);
        }
    struct method_sweep *m = &s->components[0].methods[0];
    m->column[COLUMN_ESTIMATE][2] = (double)NAN;
    m->column[COLUMN_ESTIMATE][3] = HUGE_VAL;
    m->column[COLUMN_ESTIMATE][4] = -0.0;
    for (size_t k = COLUMN_TRUNCATION; k < N_COLUMNS; k++) {
        free(m->column[k]);
        m->column[k] = NULL;
    }
    check_csv(s);
    sweep_free(s);
    CHECK_DONE();
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_rows), cmocka_unit_test(test_odd)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
