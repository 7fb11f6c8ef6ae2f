/* The methods: from their rows to stencils. */
#include "stencil/method.h"
#include "base/memory.h"
#include "base/text.h"

#include <stdlib.h>
#include <string.h>

static const struct method_row rows[] = {
#define X(name, kind, derivative, nodes, formula, summary)                                                   \
    {name, METHOD_##kind, derivative, nodes, formula, summary},
#include "stencil/methods.def"
#undef X
};
enum { N_ROWS = sizeof rows / sizeof *rows };

size_t method_rows(const struct method_row **out)
{
    *out = rows;
    return N_ROWS;
}

/* Reads "1 0 -1/2": the nodes of a row. */
static hstar_status read_nodes(const char *text, fmpq *nodes, size_t *n, hstar_error *err)
{
    char *copy = memory_text(text, strlen(text)), *rest = NULL;
    if (!copy) return error_memory(err);
    *n = 0;
    for (char *word = strtok_r(copy, " ", &rest); word && *n < STENCIL_MAX_NODES;
         word = strtok_r(NULL, " ", &rest))
        if (fmpq_set_str(nodes + (*n)++, word, 10) != 0) {
            error_set(err, HSTAR_INVALID, "\"%s\" is not a node", word);
            free(copy);
            return HSTAR_INVALID;
        }
    free(copy);
    return HSTAR_OK;
}

static hstar_status method_init(struct method *m, const struct method_row *row, hstar_error *err)
{
    fmpq *nodes = _fmpq_vec_init(STENCIL_MAX_NODES);
    size_t n = 0;
    m->kind = row->kind;
    m->name = memory_text(row->name, strlen(row->name));
    hstar_status status = m->name ? read_nodes(row->nodes, nodes, &n, err) : error_memory(err);
    if (!status) status = stencil_new(nodes, n, row->derivative, &m->stencil, err);
    _fmpq_vec_clear(nodes, STENCIL_MAX_NODES);
    return status;
}

static hstar_status unknown_method(const char *list, const char *word, size_t length, hstar_error *err)
{
    const char *names[N_ROWS];
    for (size_t i = 0; i < N_ROWS; i++) names[i] = rows[i].name;
    error_at(err, HSTAR_INVALID, list, strlen(list), (size_t)(word - list), "there is no method \"%.*s\"",
             length < 60 ? (int)length : 60, word);
    const char *near = text_nearest(word, length, names, N_ROWS);
    if (near)
        error_remedy(err, "did you mean %s?", near);
    else
        error_remedy(err, "`hstar list methods` shows them all");
    return HSTAR_INVALID;
}

static const struct method_row *find_row(const char *word, size_t length)
{
    for (size_t i = 0; i < N_ROWS; i++)
        if (strlen(rows[i].name) == length && !memcmp(rows[i].name, word, length)) return &rows[i];
    return NULL;
}

static bool is_there(const struct method *methods, size_t n, const char *name)
{
    for (size_t i = 0; i < n; i++)
        if (!strcmp(methods[i].name, name)) return true;
    return false;
}

hstar_status methods_new(const char *list, struct method **out, size_t *n_out, hstar_error *err)
{
    struct method *methods = memory_array(N_ROWS, sizeof *methods);
    if (!methods) return error_memory(err);
    hstar_status status = HSTAR_OK;
    size_t n = 0;
    if (!strcmp(list, "all")) {
        while (n < N_ROWS && !status) {
            status = method_init(&methods[n], &rows[n], err);
            n++;
        }
    } else {
        for (const char *word = list; !status;) {
            size_t length = strcspn(word, ",");
            const struct method_row *row = find_row(word, length);
            if (!row)
                status = unknown_method(list, word, length, err);
            else if (is_there(methods, n, row->name))
                status = error_at(err, HSTAR_INVALID, list, strlen(list), (size_t)(word - list),
                                  "the method \"%s\" stands there twice", row->name);
            else
                status = method_init(&methods[n++], row, err);
            if (word[length] == '\0') break;
            word += length + 1;
        }
    }
    if (status) {
        methods_free(methods, n);
        return status;
    }
    *out = methods;
    *n_out = n;
    return HSTAR_OK;
}

void methods_free(struct method *methods, size_t n)
{
    if (!methods) return;
    for (size_t i = 0; i < n; i++) {
        free(methods[i].name);
        stencil_free(methods[i].stencil);
    }
    free(methods);
}
