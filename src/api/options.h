/* What the public options mean inside: checked, with names turned to rows of tables. */
#ifndef API_OPTIONS_H
#define API_OPTIONS_H

#include "number/format.h"
#include "step/step.h"

/* Over the standard ones those that their caller knew of, in a structure that begins with its size; NULL is none. */
MUST_USE hstar_status options_over(void *options, size_t size, const void *given, const char *remedy,
                                   hstar_error *err);

/* All options, whatever its caller knew of them; NULL means HSTAR_OPTIONS. */
MUST_USE hstar_status options_read(const hstar_options *given, hstar_options *options, hstar_error *err);

/* The derivative is from 1 on, and at most that. */
MUST_USE hstar_status options_derivative(const hstar_options *options, unsigned most, hstar_error *err);

/* Which of n names; NULL is the standard. */
MUST_USE hstar_status options_name(const char *what, const char *name, const char *const *names, size_t n,
                                   size_t standard, size_t *index, hstar_error *err);

/* The n formats of a list with commas, none twice, or `all`; NULL: double. */
MUST_USE hstar_status options_formats(const char *list, const struct format *chosen[N_FORMATS], size_t *n,
                                      hstar_error *err);

/* The selector, and what of it. */
MUST_USE hstar_status options_step(const hstar_options *options, enum selector_id *selector,
                                   struct step_request *request, hstar_error *err);

/* By calls of f, or by rules, with which a search for a step makes no sense: request->use is the way then. */
MUST_USE hstar_status options_by(const hstar_options *options, struct step_request *request,
                                 hstar_error *err);

/* A name that is none of n: what to do about it. */
hstar_status options_unknown(const char *what, const char *name, const char *const *names, size_t n,
                             hstar_error *err);

#endif
