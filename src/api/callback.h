/* A C callback of one variable as a function: no exact form, no texts but its name. */
#ifndef API_CALLBACK_H
#define API_CALLBACK_H

#include "function/function.h"

/* Lives where the caller puts it, owns nothing, and is not for function_free(). */
struct callback {
    struct function base;
    hstar_function *f;
    void *context;
    char *variables[1], *texts[1];
};

void callback_init(struct callback *c, hstar_function *f, void *context);

#endif
