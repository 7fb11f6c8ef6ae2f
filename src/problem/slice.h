/* A function of several variables along one of them: what GSL and the selectors call. */
#ifndef PROBLEM_SLICE_H
#define PROBLEM_SLICE_H

#include "problem/component.h"

/* A function at a point: what all slices there share. */
struct slices;

/* f and the point outlive it. */
MUST_USE hstar_status slices_new(const struct function *f, const double *point, struct slices **slices,
                                 hstar_error *err);
void slices_free(struct slices *slices); /* NULL is fine */

/* f takes many points in a call: those who search along several slices do so in lockstep, with slices_answer as the one who answers. */
bool slices_run_together(const struct slices *slices);
hstar_status slices_answer(void *slices, void *const *requests, size_t n, hstar_error *err);

/* Several outputs share what f answers: what one search asks others know. Between begin and end what is known along the variable is kept. */
bool slices_share(const struct slices *slices);
void slices_begin(struct slices *slices, size_t wrt);
void slices_end(struct slices *slices, size_t wrt);

/* What is known now can be recalled from here on, whatever is asked meanwhile. */
void slices_freeze(struct slices *slices);

struct slice;

/* One that is on its own; and one of several at a point, which outlive it. Threads may take slices at once. */
MUST_USE hstar_status slice_new(const struct component *place, struct slice **line, hstar_error *err);
MUST_USE hstar_status slice_take(const struct slices *slices, size_t output, size_t wrt, struct slice **line,
                                 hstar_error *err);
void slice_free(struct slice *line); /* NULL is fine */

/* y[i] = f(point with variable wrt = x[i]), in one call of f: the numbers that function_evaluate gives. */
MUST_USE hstar_status slice_values(struct slice *line, const double *x, size_t n, double *y,
                                   hstar_error *err);

/* A function that writes into its arguments changes the point behind the values that follow. That is seen to at each call, at
 * a cost that goes with the number of variables; or, from slice_trust on, by who asks slice_spoilt once a search is over:
 * where that is true the search is to be made again, and slice_values sees to it from then on. */
void slice_trust(struct slice *line);
bool slice_spoilt(struct slice *line);

/* Places that are likely to be asked for next, of which the first few are kept: a function that takes many points is called there, too. */
enum { SLICE_FORESEEN = 24 };
void slice_foresee(void *line, const double *x, size_t n);

/* At most so many places, and what f is there, of those that were known when the slices were frozen; how many. */
size_t slice_recall(void *line, double *x, double *y, size_t most);

/* Was f there known then, so that it is to be had without a call? */
bool slice_has(void *line, double x);

/* slice_values with an untyped first parameter, as struct probe has it. */
hstar_status slice_call(void *line, const double *x, size_t n, double *y, hstar_error *err);

#endif
