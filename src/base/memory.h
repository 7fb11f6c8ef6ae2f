/* Allocation with checked sizes. What comes from here goes back with free(). */
#ifndef BASE_MEMORY_H
#define BASE_MEMORY_H

#include <stddef.h>

/* n objects of `size` bytes, zeroed; NULL where n * size overflows or memory ran out. n = 0 gives a pointer.
 */
void *memory_array(size_t n, size_t size) __attribute__((malloc, warn_unused_result));

/* The same, not zeroed: for large arrays that are written whole before they are read. */
void *memory_room(size_t n, size_t size) __attribute__((malloc, warn_unused_result));

/* As realloc for n objects; NULL leaves `old` as it was. */
void *memory_resize(void *old, size_t n, size_t size) __attribute__((warn_unused_result));

/* A copy of text[0 … length) with a terminating zero. */
char *memory_text(const char *text, size_t length) __attribute__((malloc, warn_unused_result));

#endif
