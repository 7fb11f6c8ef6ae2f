/* What the files of the check share: the search for a numerical derivative, and the judgement of a row. */
#ifndef CHECK_CHECK_PARTS_H
#define CHECK_CHECK_PARTS_H

#include "check/check.h"
#include "reference/reference.h"
#include "step/component_search.h"

/* A difference is beyond the errors where it exceeds so many times their sum. A bar holds 99 errors of 100, so that among a
 * thousand components ten are beyond theirs, but none that is right is seven times as wrong. */
#define CHECK_MARGIN 6.0

/* Where a derivative is wanted, and within which bounds. */
struct check_place {
    struct component component;
    double lower, upper;
    double f; /* what f is there */
    struct search_aids aids;
    /* Of second derivatives, in place of all this: another numerical derivative of the row, for a second opinion. */
    hstar_status (*another)(void *context, const struct check_row *row, struct step *other, hstar_error *err);
    void *context;
};

/* The numerical derivative by a selector, or with the step that is asked for. */
MUST_USE hstar_status check_search(const struct check_request *r, const struct check_place *spot,
                                   enum selector_id id, struct step *step, hstar_error *err);

/* The slope beyond the steps of a row's numerical derivative. */
MUST_USE hstar_status check_across(const struct check_place *spot, double from, struct step *step,
                                   hstar_error *err);

/* What a relative error means: by the threshold of the request, or by the words of the texts. */
struct relative_word {
    double below;
    const char *word;
    enum verdict verdict;
};
const struct relative_word *relative_word_of(const struct check_request *r, double relative);

/* The numbers of the row do not settle it. */
void row_undecided(struct check_row *row, const char *reason);

/* What the bar and the rounding of a row explain of its difference. */
double row_explained(const struct check_row *row);

/* Is what the row has within its bars already? */
bool agrees_by_bars(const struct check_row *row);

/* Compares row->got with row->expected. A difference beyond the margin gets a second opinion, at the cost of more
 * evaluations. */
MUST_USE hstar_status judge_row(const struct check_request *r, const struct check_place *spot,
                                struct check_row *row, hstar_error *err);

/* What can be judged only beside all the others: whether an agreement means anything, and the whole. */
MUST_USE hstar_status judge_all(const struct check_request *r, struct check *check, const double *f,
                                hstar_error *err);

/* The rows of which the variable has no effect. */
MUST_USE hstar_status phantoms_find(struct check *check, hstar_error *err);

#endif
