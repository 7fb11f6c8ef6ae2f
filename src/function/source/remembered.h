/* A function around another one, which it asks at no point twice: it remembers the answers, and may keep them in a file.
 *
 * Whether f answers alike is told by its second answer at one point, the first that somebody asks for again, usually the point itself, as
 * every search asks f(x) twice. If the bits are the same nothing is ever asked again; if not f is random, all that is asked is answered
 * anew, and a file keeps each answer with how many there were before at that point. */
#ifndef FUNCTION_SOURCE_REMEMBERED_H
#define FUNCTION_SOURCE_REMEMBERED_H

#include "function/function.h"
#include "function/source/kept.h"

/* f becomes part of the result, and so does `kept`, which may be NULL; they are still the caller's where this fails. */
MUST_USE hstar_status remembered_new(struct function *f, struct kept *kept, struct function **remembered,
                                     hstar_error *err);

/* What f was asked at the point before there was anybody to remember it: n answers, one for each copy of it. */
MUST_USE hstar_status remembered_learn(struct function *remembered, const double *point,
                                       const double *const *answers, size_t n, hstar_error *err);

/* What is remembered; f itself where it is another function. */
struct function *remembered_inner(struct function *f);

const struct function *remembered_within(const struct function *f);

/* Takes over what has changed in it: whether several threads may call it. */
void remembered_follow(struct function *f);

/* As command_derivatives, of f or what it remembers. */
MUST_USE hstar_status remembered_derivatives(const struct function *f, const char *verb, size_t n,
                                             const double *point, double *derivatives, char **answer,
                                             hstar_error *err);

/* As kept_trouble, of a remembered function that is kept; else NULL. */
const char *remembered_trouble(const struct function *f);

#endif
