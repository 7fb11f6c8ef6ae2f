/* Freeing stencils. */
#include "stencil/stencils.h"
#include "base/texts.h"

#include <stdlib.h>

void stencils_free(struct stencils *s)
{
    if (!s) return;
    methods_free(s->methods, s->n);
    texts_free(s->command, s->n_command);
    free(s);
}
