/* CSV read back by a parser of RFC 4180 that knows nothing of the writer. */
#include "check.h"
#include "output/csv.h"
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

static void check_csv(const struct sweep *s)
{
    char *text = csv_of(s), cell[256];
    const char *at = text,
               header[] =
                   "output,wrt,method,h,estimate,error,truncation,node,evaluation,arithmetic,rounding\n";
    CHECK(strncmp(text, header, sizeof header - 1) == 0, "the header is %.100s", text);
    at += sizeof header - 1;
    for (size_t c = 0; c < s->n_components; c++)
        for (size_t m = 0; m < s->n_methods; m++)
            for (size_t i = 0; i < s->n_h; i++) {
                const struct method_sweep *method = &s->components[c].methods[m];
                CHECK(next_cell(&at, cell, sizeof cell) == ',' &&
                          strtoul(cell, NULL, 10) == s->components[c].output,
                      "%s", cell);
                CHECK(next_cell(&at, cell, sizeof cell) == ',' &&
                          strcmp(cell, s->variables[s->components[c].wrt]) == 0,
                      "%s", cell);
                CHECK(next_cell(&at, cell, sizeof cell) == ',' && strcmp(cell, method->name) == 0, "%s",
                      cell);
                CHECK(next_cell(&at, cell, sizeof cell) == ',', "the end after h");
                CHECK_SAME(strtod(cell, NULL), s->h[i], "h");
                for (size_t k = 0; k < N_COLUMNS; k++) {
                    char end = next_cell(&at, cell, sizeof cell);
                    CHECK(end == (k + 1 < N_COLUMNS ? ',' : '\n'), "column %zu ends in %d", k, end);
                    bool number = method->column[k] && isfinite(method->column[k][i]);
                    CHECK(number || !*cell, "%s where there is no number", cell);
                    if (number) CHECK_SAME(strtod(cell, NULL), method->column[k][i], sweep_columns[k].name);
                }
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
