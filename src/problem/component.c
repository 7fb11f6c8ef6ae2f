/* Components: where they are, how they are called. */
#include "problem/component.h"

#include <stdio.h>

double component_x(const struct component *component)
{
    return component->problem->point[component->wrt];
}

void component_label(size_t n_outputs, size_t output, const char *variable, char label[COMPONENT_LABEL])
{
    if (n_outputs > 1)
        snprintf(label, COMPONENT_LABEL, "%zu:%s", output, variable);
    else
        snprintf(label, COMPONENT_LABEL, "%s", variable);
}
