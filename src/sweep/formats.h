/* One sweep in several formats: a request for each, and their results as rows of one. */
#ifndef SWEEP_FORMATS_H
#define SWEEP_FORMATS_H

#include "sweep/run.h"

/* A request in one format: its function, its point and its given derivative are rounded to that. */
struct format_request {
    struct sweep_request request;
    struct problem problem;     /* what the request then asks */
    struct function *f, *given; /* owned; NULL for double */
    double *point;
};

/* HSTAR_INVALID where the function is not an expression and the format not double, or a coordinate of the point is beyond it. */
MUST_USE hstar_status format_request_init(struct format_request *r, const struct sweep_request *all,
                                          const struct format *format, hstar_error *err);
void format_request_clear(struct format_request *r);

/* The sweep is of what was asked; what the format made of the point stands beside it. */
MUST_USE hstar_status sweep_asked(struct sweep *s, const struct problem *asked, hstar_error *err);

/* Says of each method of a sweep in which format it is. */
MUST_USE hstar_status sweep_name_format(struct sweep *s, hstar_error *err);

/* Moves the methods of `from`, a sweep of the same request in another format, behind those of `into`; and the reference and
 * GSL's estimates where `from` is in double, in which the point is the one that was asked for. */
MUST_USE hstar_status sweep_join(struct sweep *into, struct sweep *from, hstar_error *err);

#endif
