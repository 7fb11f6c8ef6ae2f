/* Every way to a derivative, run and timed, and held against the proven one. */
#include "derive/comparison.h"
#include "base/clock.h"
#include "base/memory.h"
#include "derive/compared_ways.h"
#include "reference/reference.h"
#include "sweep/digits.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

const struct compared_row compared_rows[N_COMPARED] = {
#define X(identifier, name, kind, which, grows, summary) {name, summary, grows},
#include "derive/comparisons.def"
#undef X
};

/* A way is run again until so much time has passed, and the shortest run counts. */
#define ROUND_SECONDS 2e-3

/* What will take longer than a smaller f makes expect is not worth a wait. */
#define MOST_SECONDS 5

static hstar_status run_timed(struct contest *c, enum compared_way way, double *seconds, hstar_error *err)
{
    const double begin = clock_seconds();
    hstar_status status;
    *seconds = INFINITY;
    do {
        const double start = clock_seconds();
        status = compared_way_run(c, way, err);
        *seconds = fmin(*seconds, clock_seconds() - start);
    } while (!status && compared_way_is_timed(way) && clock_seconds() - begin < ROUND_SECONDS);
    return status;
}

/* The norm of what the way is off, by the digits that are proven. */
static double norm_of_errors(const struct contest *c)
{
    double sum = 0;
    arb_t off;
    arb_init(off);
    for (size_t i = 0; i < c->n; i++) {
        arb_set_d(off, c->value[i]);
        arb_sub(off, off, &c->truth[i], REFERENCE_MAX_PRECISION);
        sum = hypot(sum, ball_double(off));
        if (!isfinite(c->value[i]) || !arb_is_finite(&c->truth[i])) sum = NAN;
    }
    arb_clear(off);
    return sum;
}

static void judge_compared(const struct contest *c, const struct comparison *all, double seconds,
                           struct compared *row)
{
    const bool single = c->n == 1;
    row->error = norm_of_errors(c);
    if (!isnan(row->error)) row->digits = digits_correct(row->error, all->norm, &formats[FORMAT_DOUBLE]);
    row->value = single ? c->value[0] : (double)NAN;
    row->h = single ? c->h : (double)NAN;
    row->evaluations = c->evaluations;
    row->operations = c->operations;
    row->bytes = c->bytes;
    row->stop = c->stop;
    row->cost = compared_way_is_timed(row->way) ? seconds / all->call_seconds : (double)c->evaluations;
}

/* How long it will take at most: so many more calls of an f that is so much longer. NaN: nobody knows. */
static double seconds_to_expect(const struct contest *c, const struct comparison *smaller,
                                const struct compared *before)
{
    const double growth = (double)c->effort.call_bytes / (double)smaller->bytes;
    return before->cost * smaller->call_seconds * growth * growth;
}

/* That a way is not for this function, or takes too long, is an answer. */
static hstar_status no_way(struct compared *row, const char *reason, hstar_error *err)
{
    row->reason = memory_text(reason, strlen(reason));
    return row->reason ? HSTAR_OK : error_memory(err);
}

static hstar_status takes_too_long(struct compared *row, double seconds, hstar_error *err)
{
    char words[64];
    snprintf(words, sizeof words, "it would take some %.0f s here", seconds);
    return no_way(row, words, err);
}

static hstar_status compare_way(struct contest *c, const struct comparison_request *request,
                                struct comparison *all, struct compared *row, hstar_error *err)
{
    const struct compared *before = request->smaller ? comparison_way(request->smaller, row->way) : NULL;
    hstar_error why = {0};
    double seconds = NAN;
    if (before && before->reason) return no_way(row, before->reason, err);
    if (before && seconds_to_expect(c, request->smaller, before) > MOST_SECONDS)
        return takes_too_long(row, seconds_to_expect(c, request->smaller, before), err);
    hstar_status status = run_timed(c, row->way, &seconds, &why);
    if (status == HSTAR_INVALID) return no_way(row, why.message, err);
    if (!status)
        judge_compared(c, all, seconds, row);
    else if (err)
        *err = why;
    return status;
}

static hstar_status time_call(struct contest *c, double *seconds, hstar_error *err)
{
    const double begin = clock_seconds();
    hstar_status status;
    *seconds = INFINITY;
    do {
        const double start = clock_seconds();
        status = problem_values(c->problem, c->point, c->y, err);
        *seconds = fmin(*seconds, clock_seconds() - start);
    } while (!status && clock_seconds() - begin < ROUND_SECONDS);
    *seconds = fmax(*seconds, 1e-9);
    return status;
}

/* The truth first, which the others are held against. */
static hstar_status find_truth(struct contest *c, struct comparison *all, hstar_error *err)
{
    hstar_status status = compared_truth(c, err);
    all->norm = 0;
    for (size_t i = 0; i < c->n && !status; i++) {
        all->norm = hypot(all->norm, c->value[i]);
        if (!isfinite(c->value[i])) all->norm = NAN;
    }
    if (c->n == 1 && !status) all->norm = c->value[0];
    return status;
}

static bool is_asked(enum compared_way way, const struct comparison_request *request)
{
    return (!request->grows || compared_rows[way].grows) &&
           (request->step > 0 || !compared_way_wants_step(way));
}

static hstar_status run_contest(struct contest *c, const struct comparison_request *request,
                                struct comparison *all, hstar_error *err)
{
    hstar_status status = time_call(c, &all->call_seconds, err);
    if (!status) status = find_truth(c, all, err);
    all->operations = c->effort.operations;
    all->bytes = c->effort.call_bytes;
    for (size_t i = 0; i < N_COMPARED && !status; i++) {
        const enum compared_way way = (enum compared_way)i;
        struct compared *row = &all->row[all->n_rows];
        if (!is_asked(way, request)) continue;
        *row = (struct compared){.way = way,
                                 .value = NAN,
                                 .error = NAN,
                                 .digits = NAN,
                                 .h = NAN,
                                 .cost = NAN,
                                 .operations = NAN,
                                 .bytes = NAN,
                                 .stop = N_STOPS};
        all->n_rows++;
        status = compare_way(c, request, all, row, err);
        if (!status && !progress_tell(request->progress, i + 1, N_COMPARED))
            status = error_set(err, HSTAR_CANCELLED, "the comparison was called off");
    }
    return status;
}

hstar_status comparison_run(const struct comparison_request *request, struct comparison **result,
                            hstar_error *err)
{
    struct comparison *all = memory_array(1, sizeof *all);
    struct contest c = {0};
    hstar_status status = all ? contest_init(&c, request, err) : error_memory(err);
    if (!status) {
        all->problem = problem_hold(request->problem);
        status = run_contest(&c, request, all, err);
    }
    contest_clear(&c);
    if (status)
        comparison_free(all);
    else
        *result = all;
    return status;
}

const struct compared *comparison_way(const struct comparison *c, enum compared_way way)
{
    for (size_t i = 0; i < c->n_rows; i++)
        if (c->row[i].way == way) return &c->row[i];
    return NULL;
}

void comparison_clear(struct comparison *c)
{
    problem_release(c->problem);
    for (size_t i = 0; i < c->n_rows; i++) free(c->row[i].reason);
}

void comparison_free(struct comparison *c)
{
    if (!c) return;
    comparison_clear(c);
    free(c);
}
