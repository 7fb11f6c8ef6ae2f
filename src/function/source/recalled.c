/* The class of functions that are known from a file: each has a class of its own, as each has its kind. */
#include "function/source/recalled.h"
#include "base/memory.h"
#include "base/texts.h"
#include "function/source/expression.h"

#include <stdlib.h>
#include <string.h>

struct recalled {
    struct function head;
    struct function_class class;
    char *kind;
};

static hstar_status recalled_evaluate(const struct function *f, const struct points *points,
                                      double *const *outputs, hstar_error *err)
{
    (void)points;
    (void)outputs;
    return error_set(err, HSTAR_INVALID, "%.60s is known from a file only and cannot be called", f->texts[0]);
}

static void recalled_free(struct function *f)
{
    struct recalled *r = (struct recalled *)f;
    texts_free(f->texts, f->n_outputs);
    texts_free(f->variables, f->n_variables);
    free(r->kind);
    free(r);
}

hstar_status recalled_new(const struct recalled_parts *parts, struct function **f, hstar_error *err)
{
    struct recalled *r = memory_array(1, sizeof *r);
    if (!r) return error_memory(err);
    r->kind = parts->kind;
    r->class = (struct function_class){.kind = r->kind, .evaluate = recalled_evaluate, .free = recalled_free};
    r->head = (struct function){.class = &r->class,
                                .n_variables = parts->n_variables,
                                .n_outputs = parts->n_outputs,
                                .variables = parts->variables,
                                .texts = parts->texts};
    *f = &r->head;
    return HSTAR_OK;
}

struct function *recalled_again(const char *kind, const struct function *f)
{
    struct function *made = NULL;
    if (strcmp(kind, "expression") != 0 ||
        expression_new((const char *const *)f->texts, f->n_outputs, (const char *const *)f->variables,
                       f->n_variables, &made, NULL))
        return NULL;
    if (made->n_outputs == f->n_outputs) return made;
    function_free(made);
    return NULL;
}
