/* The shapes of a gradient's or Hessian's parts against those of the variables: numbers alone would be taken in the order in which they
 * stand, and a transposed matrix would be checked against the wrong elements. */
#include "check/claim_shape.h"
#include "function/language/variables.h"
#include "function/source/expression.h"

#include <stdio.h>
#include <string.h>

/* What a part should look like: a variable's shape, or that of the Jacobian. */
struct wanted {
    struct shape shape;
    const char *name; /* of the variable; NULL: the whole, such as the Jacobian */
    const char *whole;
    bool by_variables; /* its rows are variables, too */
};

/* The variable behind column c of a gradient with numbers for all variables, or for those of --wrt. */
static size_t variable_of(const struct problem *problem, bool all, size_t c)
{
    return all ? c : problem->wrt[c];
}

/* The variable whose elements, all of them and in their order, are the columns from c on. */
static const struct variable *variable_at(const struct problem *problem, const struct variables *v, bool all,
                                          size_t c, size_t n_columns)
{
    for (size_t i = 0; i < v->n; i++) {
        const size_t n = shape_count(v->variable[i].shape);
        size_t k = 0;
        while (k < n && c + k < n_columns && variable_of(problem, all, c + k) == v->variable[i].first + k)
            k++;
        if (k == n) return &v->variable[i];
    }
    return NULL;
}

/* Of the k numbers from `at` on, of n; false where no shape can be told. */
static bool find_wanted(const struct claim_form *form, const struct variables *v, size_t n, size_t at,
                        size_t k, struct wanted *w)
{
    const struct problem *problem = form->problem;
    const bool all = n != claim_form_count(form) && n == claim_form_all(form);
    const size_t n_columns = all ? form->all_columns : form->columns, n_rows = n / n_columns;
    *w = (struct wanted){.whole = form->matrix, .by_variables = form->of == CLAIM_OF_SECOND};
    if (n_rows > 1 && n_columns > 1 && k == n) {
        w->shape = shape_matrix(n_rows, n_columns);
        return true;
    }
    const bool column_alone = form->of == CLAIM_OF_PRODUCT;
    const size_t length = column_alone ? n_rows : n_columns;
    const struct variable *one = variable_at(problem, v, all, at % length, length);
    if (!one || shape_count(one->shape) != k) return false;
    w->shape = one->shape;
    w->name = one->name;
    return true;
}

static bool is_transposed(struct shape a, struct shape b)
{
    return a.rows == b.columns && a.columns == b.rows && !(a.rows == b.rows);
}

/* "3 by 2, and the variable A is 2 by 3" */
static void append_shapes(char *out, size_t room, struct shape got, const struct wanted *w)
{
    char shape[64];
    if (w->shape.rank == RANK_MATRIX)
        snprintf(shape, sizeof shape, "%zu by %zu", w->shape.rows, w->shape.columns);
    else
        snprintf(shape, sizeof shape, "a vector of %zu", w->shape.rows);
    if (w->name)
        snprintf(out, room, "%zu by %zu, and the variable %.60s is %s", got.rows, got.columns, w->name,
                 shape);
    else
        snprintf(out, room, "%zu by %zu, and %s is %s: a row for each %s, a column for each variable",
                 got.rows, got.columns, w->whole, shape, w->by_variables ? "variable" : "output");
}

static hstar_status check_expression(const struct claim_form *form, const char *text, struct shape got,
                                     const struct wanted *w, hstar_error *err)
{
    char shapes[256];
    const bool line = w->shape.rank == RANK_VECTOR && (got.rows == 1 || got.columns == 1);
    if (line || (w->shape.rank == RANK_MATRIX && shape_same(got, w->shape))) return HSTAR_OK;
    append_shapes(shapes, sizeof shapes, got, w);
    error_set(err, HSTAR_INVALID, "%s: \"%.60s\" is %s", form->noun, text, shapes);
    if (is_transposed(got, w->shape))
        error_remedy(err, "transpose(%.60s) has that shape", text);
    else
        error_remedy(err, "give it that shape, or a vector of its %zu numbers, row by row", shape_count(got));
    return HSTAR_INVALID;
}

hstar_status claim_shape_expressions(const struct claim_form *form, char *const *texts, size_t n_texts,
                                     size_t n, hstar_error *err)
{
    const struct function *f = form->problem->f;
    const char *const *names = (const char *const *)f->variables;
    struct variables v = {0};
    hstar_status status = variables_group(names, f->n_variables, &v, err);
    for (size_t i = 0, at = 0; i < n_texts && !status; i++) {
        struct shape got;
        struct wanted w;
        status = expression_shape(texts[i], names, f->n_variables, &got, err);
        if (status) break;
        if (got.rank == RANK_MATRIX && find_wanted(form, &v, n, at, shape_count(got), &w))
            status = check_expression(form, texts[i], got, &w, err);
        at += shape_count(got);
    }
    variables_clear(&v);
    return status;
}

/* The rows of a text with equally many numbers in each line; false where there are none such. */
static bool rows_of(const char *text, struct shape *shape)
{
    static const char between[] = " \t\r,;[](){}";
    size_t rows = 0, columns = 0;
    for (const char *line = text; *line;) {
        size_t length = strcspn(line, "\n"), n = 0;
        for (const char *word = line + strspn(line, between); word < line + length; n++) {
            word += strcspn(word, " \t\r\n,;[](){}");
            word += strspn(word, between);
        }
        if (n && rows++ == 0) columns = n;
        if (n && n != columns) return false;
        line += length + (line[length] == '\n');
    }
    *shape = shape_matrix(rows, columns);
    return rows > 1 && columns > 1;
}

hstar_status claim_shape_file(const struct claim_form *form, const char *path, const char *text, size_t n,
                              hstar_error *err)
{
    const struct function *f = form->problem->f;
    struct variables v = {0};
    struct shape got;
    struct wanted w;
    if (!rows_of(text, &got)) return HSTAR_OK;
    hstar_status status = variables_group((const char *const *)f->variables, f->n_variables, &v, err);
    if (!status && find_wanted(form, &v, n, 0, n, &w) && w.shape.rank == RANK_MATRIX &&
        is_transposed(got, w.shape)) {
        char shapes[256];
        append_shapes(shapes, sizeof shapes, got, &w);
        status = error_set(err, HSTAR_INVALID, "%s in %.100s is %s", form->noun, path, shapes);
        error_remedy(err, "write it transposed; with one number a line it is taken row by row");
    }
    variables_clear(&v);
    return status;
}
