/* Which function a file of kept answers is about. What computes is part of that: the words of a program with the files among them, a
 * shared library, by their bytes. What these read or load in turn is not seen. */
#ifndef API_IDENTITY_H
#define API_IDENTITY_H

#include "function/function.h"
#include "function/source/kept.h"
#include "problem/point_text.h"

/* The answers of a program that is started by these words. */
MUST_USE hstar_status identity_keep_program(const char *path, const char *const *words, size_t n,
                                            const struct point *point, struct kept **kept, hstar_error *err);

/* Those of a plugin, or of a C function by the name that its user gives it; of a plugin that may be NULL. HSTAR_INVALID for another. */
MUST_USE hstar_status identity_keep_function(const char *path, const struct function *f, const char *name,
                                             const double *point, struct kept **kept, hstar_error *err);

#endif
