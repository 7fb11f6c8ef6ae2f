/* What the two ways to the parts of an error share. */
#include "sweep/parts.h"

void parts_same_nodes(const double *x, size_t n, size_t *first)
{
    for (size_t j = 0; j < n; j++)
        for (first[j] = 0; first[j] < j && x[first[j]] != x[j];) first[j]++;
}
