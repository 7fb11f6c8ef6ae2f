/* Calling a C callback for a block of points. */
#include "api/callback.h"

static char callback_text[] = "f(x)", callback_variable[] = "x";

static hstar_status callback_evaluate(const struct function *f, const struct points *points,
                                      double *const *outputs, hstar_error *err)
{
    const struct callback *c = (const struct callback *)f;
    (void)err;
    for (size_t i = 0; i < points->n; i++)
        outputs[0][i] = c->f(points->column[0][points->varies[0] ? i : 0], c->context);
    return HSTAR_OK;
}

static const struct function_class callback_class = {.kind = "callback", .evaluate = callback_evaluate};

void callback_init(struct callback *c, hstar_function *f, void *context)
{
    *c = (struct callback){
        .f = f, .context = context, .variables = {callback_variable}, .texts = {callback_text}};
    c->base = (struct function){.class = &callback_class,
                                .n_variables = 1,
                                .n_outputs = 1,
                                .variables = c->variables,
                                .texts = c->texts};
}
