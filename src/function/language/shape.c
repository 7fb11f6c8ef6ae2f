/* Places in vectors and matrices, as text. */
#include "function/language/shape.h"

#include <stdio.h>

int shape_element(char *out, size_t room, struct shape s, size_t i)
{
    switch (s.rank) {
    case RANK_VECTOR:
        return snprintf(out, room, "[%zu]", i);
    case RANK_MATRIX:
        return snprintf(out, room, "[%zu,%zu]", i / s.columns, i % s.columns);
    case RANK_SCALAR:
        break;
    }
    return snprintf(out, room, "%s", "");
}
