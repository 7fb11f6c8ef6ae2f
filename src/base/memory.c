/* Allocation with checked sizes. */
#include "base/memory.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

void *memory_array(size_t n, size_t size)
{
    return calloc(n ? n : 1, size ? size : 1);
}

void *memory_room(size_t n, size_t size)
{
    return memory_resize(NULL, n, size);
}

void *memory_resize(void *old, size_t n, size_t size)
{
    if (size && n > SIZE_MAX / size) return NULL;
    size_t bytes = n * size;
    return realloc(old, bytes ? bytes : 1);
}

char *memory_text(const char *text, size_t length)
{
    char *copy = length < SIZE_MAX ? malloc(length + 1) : NULL;
    if (!copy) return NULL;
    memcpy(copy, text, length);
    copy[length] = '\0';
    return copy;
}
