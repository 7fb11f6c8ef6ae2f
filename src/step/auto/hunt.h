/* A hunt: one search of `auto` for a derivative, and what its parts share. */
#ifndef STEP_AUTO_HUNT_H
#define STEP_AUTO_HUNT_H

#include "step/auto/close_look.h"
#include "step/auto/ladder.h"
#include "step/lore.h"
#include "step/record.h"
#include "step/step.h"
#include "step/window.h"

/* Where f stops being the smooth piece that x lies on. */
struct joint {
    double at;   /* its distance from x; 0: none is known */
    int side;    /* 1, -1; 0: not known */
    double size; /* by how much f jumps there, if it does: it may have a corner only */
    bool jumps;
};

struct hunt {
    struct probe *p;
    const struct step_request *request;
    struct record record;
    struct close_look near;
    struct ladder ladder;
    double noise;   /* a standard deviation of f, as far as is known by now */
    double quantum; /* 0: none was seen */
    struct joint joint;
    double
        together; /* how much the residuals of the window go together along the way: 0 for noise, 1 for a single jump */
    bool few_pieces;                           /* beyond the joint a window may have a few of them only */
    int drawn;                                 /* offsets drawn by chance so far */
    enum { BY_LADDER, BY_LOOK, BY_WINDOW } by; /* what the derivative comes from */
    struct step *step;
};

/* The binary exponent of the scale that x itself suggests. */
int hunt_scale(const struct probe *p);

/* Asks f at n offsets within `reach` of x: one in each n-th part of it, on both sides in turn, or on the side where f is defined. */
void hunt_scatter(struct hunt *h, double reach, int n);

/* Walks along an empty ladder until neither a larger nor a smaller step makes its best entry better, or until that is within
 * `tolerance` of its value; at steps from 2^start down and at most 2^farthest. */
void ladder_walk(struct ladder *l, int start, int farthest, double tolerance);

/* What all values say of the ladder's best entry. */
struct confirmation {
    double factor;    /* by which its bar has to grow: at least 1 */
    double broken_at; /* the distance of the nearest value that contradicts it; INFINITY: none */
    double misfit;    /* how far that value is off */
    int counted;      /* values that it was held against */
};
enum { CONFIRMED_BY = 2 }; /* values that others asked for spare as many of its own */
void hunt_confirm(struct hunt *h, struct confirmation *c);

/* A derivative by windows, for an f that is flat or noisy from near to far, or of which only what lies beyond a joint counts; false where no window
 * fits. */
bool hunt_rough(struct hunt *h);

/* f on both sides at the step of a rung, or twice on the one side where it is defined. */
void hunt_ask_pair(struct hunt *h, int exponent);

/* The farthest offset at which f is known. */
double hunt_farthest_asked(const struct hunt *h);

/* The bar hides the value, and is no small part of how steep f is around the steps that were taken: at a minimum a derivative of 0 is told by
 * a bar that is. */
bool hunt_hides_all(const struct hunt *h);

/* f is the same as far as that: its derivative is 0 within what rounding hides over that distance. */
void hunt_report_constant(struct hunt *h, double far);

/* The bar of 0 for the flat piece itself, which ends there: what its doubles hide. */
double hunt_flat_bar(const struct hunt *h, double far);

/* The same for an f of which the close look saw a single value. */
bool hunt_flat(struct hunt *h);

/* Is f smooth in pieces, where the ladder stands only below some distance (broken_at, or that of its largest step), or only the close look does? Then the
 * slope across them is the answer, and that of the piece stands beside. */
void hunt_pieces(struct hunt *h, double broken_at);

/* The same without asking, by the values that are known out to the rungs finest … coarsest; false where they are too few, or others would say more. */
bool hunt_rough_known(struct hunt *h, int finest, int coarsest);

/* By what f has answered to others, without asking at all; false where that is not as good as a search. */
bool hunt_known(struct hunt *h);

/* What is known at places where others have asked, at most so many values, goes into the record. */
enum { HUNT_KNOWN = 256 };
void hunt_remember(struct hunt *h);
void hunt_keep_known(struct hunt *h, const double *x, const double *y, size_t n);
size_t hunt_count_known(const struct probe *p);

/* A rule's steps of those at which others have asked, without asking at all. */
void hunt_rule_known(struct hunt *h, struct step *step);

/* The rung next to that one, if not itself, at which and at n - 1 finer ones f is known by what others have asked; itself where there is none. */
int hunt_known_rung(struct hunt *h, int exponent, int n);

/* How much f scatters about a smooth function where h->joint is not: on the other side of x, and before it. INFINITY: no polynomial fits there. */
double hunt_scatter_elsewhere(const struct hunt *h);

/* Widens the bar by what the windows out to half of x say, where f scatters about a slope that is hardly another. The ladder stands up to `reach`. */
void hunt_allow_for_far(struct hunt *h, double reach);

/* What a ladder's best entry says, with its error times the factor. */
void hunt_report_ladder(const struct ladder *l, double factor, struct step *step);

/* The slope of the close look in place of what was found, where that claims more error. */
void hunt_by_slope(struct hunt *h);

/* What stands in the record against the ladder's best entry, without asking. */
void hunt_hold(struct hunt *h, struct confirmation *c);

/* Is f flat, or noisier than extrapolation can do with? */
bool hunt_is_rough(struct hunt *h);

/* By what was learnt of f elsewhere: the ladder's best entry, by some eight calls; false where what is seen does not fit. */
bool hunt_brief(struct hunt *h, const struct lore *lore);

/* Chooses h for the stencil `use` by what the hunt found, and takes that difference there. */
void hunt_stencil(struct hunt *h, enum stencil_use use);

/* f's Taylor coefficients c[k] = f^(k)(x)/k!, from the first on, as what the hunt found the derivative by tells them; 0 where it tells none. */
enum { HUNT_TAYLOR = STEP_TAYLOR };
void hunt_taylor(struct hunt *h, double c[HUNT_TAYLOR]);

/* How many evaluations that takes at least; 0 where no stencil is asked for. */
size_t hunt_stencil_cost(enum stencil_use use);

/* As many symmetric pairs as a small budget allows, at the steps that a rule suggests. */
void auto_rule(struct probe *p, const struct step_request *request, struct step *step);

#endif
