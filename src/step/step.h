/* The selectors: algorithms that choose the step by calling the function only.
 *
 * Each is one file, step/published/NAME.c, after its paper; selectors.def is their table. What can go wrong in f is no
 * failure of a selector: it ends with a `stop` that says what it saw. */
#ifndef STEP_STEP_H
#define STEP_STEP_H

#include "stencil/classic.h"
#include "step/probe.h"

#include <stdint.h>

/* What the step is chosen for: a classic stencil, or an extrapolation. */
enum stencil_use {
#define X(identifier, name, order, divisor, nodes, weights) USE_##identifier,
#include "stencil/classic.def"
#undef X
    USE_EXTRAPOLATION,
    N_USES, /* none of these; behind it stands what needs no search for a step */
#define X(identifier, asked, name, summary) USE_##identifier,
#include "step/ways.def"
#undef X
    N_ALL_USES
};
extern const char *const
    use_names[N_ALL_USES]; /* "forward" … "five-point", "extrapolation"; NULL: N_USES; "reverse-mode" … */

/* "reverse", …: how those behind N_USES are asked for. */
enum { N_WAYS = N_ALL_USES - N_USES - 1 };
extern const char *const way_names[N_WAYS];

/* Does the step need no search? */
static inline bool use_is_way(enum stencil_use use)
{
    return use > N_USES;
}

/* With fewer evaluations nothing can be measured: `auto` takes a rule's steps, and f(x) only where it needs it. */
enum { STEP_LEAST_BUDGET = 16 };

/* What calling f alone tells of it near x: its Taylor coefficients, of which those that do not stand out of the noise are 0, and the noise. */
enum { STEP_TAYLOR = 8 };
struct step_taylor {
    bool known;            /* not where the search ends with a derivative that it does not vouch for */
    double c[STEP_TAYLOR]; /* f^(k)(x) / k! */
    double noise;          /* a standard deviation, absolute */
};

struct step_request {
    unsigned derivative; /* 1 … 4 */
    bool piece; /* where f is smooth in pieces: the derivative of the piece at x, not the slope across them */
    enum stencil_use use; /* what `auto` is to choose for; N_USES: the most accurate it can */
    struct step_taylor
        *taylor; /* takes what a search of `auto` tells of f, without lore; NULL: nobody asks */
};

/* Where f is smooth in pieces there are two derivatives: that of the piece at x, and the slope across many of them; a step's value is the one that
 * was asked for. NaN where no pieces were seen; `across` also where it could not be told. */
struct step_piece {
    double local, local_bar, across, across_bar;
    double reach, joint; /* the distance at which the piece ends, and by how much f jumps there */
};

/* What a selector found. */
struct step {
    double
        h; /* as used: x + h is a double where one of them is f's argument. An extrapolator's is the smallest
                           of the entry that it settled on; NaN where there is none */
    double h_largest; /* an extrapolator's largest; h for the others */
    double
        h_brief; /* `auto`: where three pairs, at this and its half and quarter, would tell most; else h_largest */
    double value;  /* the derivative, by the differences really taken: NaN where there is none */
    double bar;    /* |value - derivative| is claimed to be at most this; INFINITY: nothing is claimed */
    double noise;  /* absolute, of f near x: measured or given; NaN where nothing looked */
    double spread; /* |f(x) - f(x) again|: not 0 where f answers differently, and then part of the noise */
    size_t evaluations; /* of f, the two at x included */
    enum stencil_use use;
    unsigned order; /* of accuracy */
    int side;       /* -1, 0, 1: one-sided to the left, symmetric, to the right */
    struct step_piece piece;
    double missing[2]; /* `auto`: to the left and to the right, the least distance at which f was no number;
                          INFINITY, or 0: there was none */
    enum stop stop;    /* why it ended; stops[stop].trust says how far to trust it */
};

enum step_kind { SELECTOR, EXTRAPOLATOR };

struct selector {
    const char *name; /* "stepleman-winarsky" */
    enum step_kind kind;
    enum stencil_use use;
    unsigned max_derivative; /* derivatives 1 … max_derivative */
    size_t max_evaluations;  /* its own bound, the two at x included */
    void (*run)(struct probe *p, const struct step_request *request, struct step *step);
    const char *source, *summary;
};

enum selector_id {
#define X(identifier, name, kind, use, max_derivative, max_evaluations, run, source, summary)                \
    SELECTOR_##identifier,
#include "step/selectors.def"
#undef X
    N_SELECTORS
};
extern const struct selector selectors[N_SELECTORS];

enum {
#define X(identifier, name, kind, use, max_derivative, max_evaluations, run, source, summary)                \
    SELECTOR_##identifier##_MOST = max_evaluations,
#include "step/selectors.def"
#undef X
};

#define X(identifier, name, kind, use, max_derivative, max_evaluations, run, source, summary)                \
    void run(struct probe *p, const struct step_request *request, struct step *step);
#include "step/selectors.def"
#undef X

/* Runs a selector: f(x) twice, then the search within the lesser of its own bound on evaluations and the probe's
 * budget; whatever it answers is complete and consistent (no NaN with trust OK, no bar of 0 or below). Fails where
 * `call` fails, and where the selector has no such derivative. */
MUST_USE hstar_status step_find(enum selector_id id, const struct step_request *request, struct probe *p,
                                struct step *step, hstar_error *err);

/* The slope of f by least squares over values further than `from` from x, for a second opinion: where f is smooth as far as that and in pieces beyond it is
 * another, and its bar is what they scatter. */
MUST_USE hstar_status step_across(struct probe *p, double from, struct step *step, hstar_error *err);

/* Whatever a selector met, what leaves here means what it says. */
void tidy_step(const struct probe *p, struct step *step);

static inline bool step_is_trusted(const struct step *step)
{
    return stops[step->stop].trust == TRUST_OK;
}

/* Were pieces seen? */
static inline bool step_has_pieces(const struct step *step)
{
    return step->piece.reach > 0;
}

/* The selector of that name, N_SELECTORS where there is none. */
enum selector_id selector_find(const char *name);

/* What selectors share. A run begins with `step_start`, which fills in f(x)'s noise where it is given and
 * returns false where the search is over already (f(x) is not a number), with the stop set. */
bool step_start(const struct probe *p, enum stencil_use use, unsigned order, struct step *step);

/* h rounded so that x + h (and x - h) is a double: (x+h) - x. Never 0 for h > 0. */
double step_realised(double x, double h);

/* The distance from |v| to the next double. */
double step_ulp(double v);

void step_sort(double *values, size_t n);

/* The least that can be claimed of a difference over h: f is told to half a unit of its last place, and where it is 0 to the
 * smallest number there is. Above 0: values alone prove nothing exactly. */
double step_least_bar(const struct probe *p, double h);

/* The central, forward, five-point … difference of first order at a realised h, by 2, 1 or 4 evaluations; *noise_gain is
 * sum |w| / h, by which the noise of f is multiplied. */
double step_difference(struct probe *p, enum stencil_use use, double h, double *noise_gain);

/* The same by any stencil; y: its values, that at x included. */
double step_difference_by(struct probe *p, const struct classic_stencil *s, double h,
                          double y[CLASSIC_NODES]);

#endif
