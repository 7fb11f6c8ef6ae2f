/* Between the hypotheses of what is wrong and their telling. */
#ifndef CHECK_DIAGNOSE_PARTS_H
#define CHECK_DIAGNOSE_PARTS_H

#include "base/text.h"
#include "check/check_parts.h"

/* A matrix of which the analytic gradient went along the wrong axis. */
struct suspect_axis {
    const char *sentence;       /* of axes.def; NULL: it is a factor, or of a vector */
    const char *name, *vector;  /* that begin with the names of the matrix and of the vector, if it is one */
    size_t rows, columns, axis; /* axis: that it went along; of a factor, over what a mean was taken */
};

/* The rows that are to be explained, and what there is to explain them with. */
struct suspect {
    const struct check_request *r;
    struct check *c;
    const double *elsewhere; /* the numerical gradient there, or NULL */
    const double *f;         /* at the point, by outputs */
    size_t n;                /* rows of one output */
    size_t *wrong, n_wrong;  /* rows that disagree with a finite number */
    size_t n_told;           /* those and the rows that agree */

    /* What a hypothesis that fits found. */
    double factor;
    size_t other;           /* a row, or how many places */
    bool counts;            /* a factor is how many variables there are, or elements of `counted` */
    const char *counted;    /* a name that begins with that of a vector or matrix; NULL: all variables */
    size_t rows, columns;   /* of what is transposed; counted is its name, NULL: the Jacobian */
    bool summed;            /* of an accumulated gradient: with that of elsewhere */
    const char *counted_as; /* what of `counted` a factor is the number of: "elements", "rows", "columns" */
    struct suspect_axis axis;
};

/* Does the hypothesis explain all that is wrong, without breaking what agrees? Fills in `factor`, `other`, and `other` of the
 * rows. */
bool hypothesis_fits(struct suspect *s, enum diagnosis id);

/* The same of one row alone, for what can be seen of one: zero, a flipped sign, a telling factor. */
enum diagnosis hypothesis_of_row(const struct suspect *s, size_t row, double *factor);

/* ---- What the files of hypotheses share ---- */

/* By how much a row may be off what explains it. */
double suspect_slack(const struct check_row *row);

/* Beside that: what chance explains. */
double suspect_lenience(const struct check_row *row, double want);

bool suspect_told(const struct check_row *row);

/* Is the analytic value factor times the numerical one of row `from`? */
bool suspect_is_multiple(const struct suspect *s, size_t row, size_t from, double factor);

/* Are the rows the components of a gradient, and not projections? */
bool suspect_is_whole(const struct suspect *s);

/* The length of the name before the first bracket. */
size_t suspect_name_length(const char *variable);

/* How many variables, from row `first` on, are elements of one vector or matrix, and how many of these are in its first row. */
size_t suspect_elements(const struct suspect *s, size_t first, size_t *columns);

/* Is n how many variables there are, of a vector or matrix how many elements, or of a matrix, in whatever f has, how many rows or
 * columns? Fills in `counted` and `counted_as`. */
bool suspect_counts(struct suspect *s, double n);

bool fits_triangle(struct suspect *s);
bool fits_off_diagonal(struct suspect *s);
bool fits_asymmetric(struct suspect *s);
/* Is the difference of the row this number, within its errors and `more_slack`, and is that more than chance, of so many? */
bool suspect_differs_by(const struct check_row *row, double want, double more_slack, double chances);

/* Is the analytic value of the row, or of all that are wrong, `factor` times the numerical one? Not what is 0 within its bar, which
 * is a multiple of anything. */
bool suspect_multiplies(const struct suspect *s, size_t row, double factor);
bool suspect_all_multiply(const struct suspect *s, double factor);

/* The factor of all wrong rows by least squares, each row weighed by its slack. */
double suspect_factor(const struct suspect *s);

/* Is the factor the columns over the rows of a matrix of f, or the reverse? Fills in `axis`. */
bool suspect_axis_ratio(struct suspect *s, double factor);

bool fits_transposed(struct suspect *s);
bool fits_swapped(struct suspect *s);
bool fits_shifted(struct suspect *s);
bool fits_stale(struct suspect *s);
bool fits_axis(struct suspect *s);

/* The sentence of the wrong axis; of a factor only how it comes: "a mean over the 2 rows of X in place of its 3 columns". */
void say_axis(const struct suspect *s, struct text *t);
void say_axis_ratio(const struct suspect *s, struct text *t);

#endif
