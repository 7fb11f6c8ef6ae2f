/* What several tables say: what was asked, how a component is called, a value with the digits that its bar justifies. */
#ifndef SHOW_TABLE_WORDS_H
#define SHOW_TABLE_WORDS_H

#include "base/sheet.h"
#include "problem/component.h"
#include "step/step.h"
#include "sweep/sweep.h"

enum { TABLE_VALUE = 48, TABLE_DIGITS = 30, TABLE_MOST_ROWS = 40, TABLE_EXPRESSION = 300 };

/* What is asked of f: so many components, and the first. */
struct table_question {
    size_t n_components, output, wrt;
    unsigned derivative;
};

/* How a component is called in its rows: "x", or "1:x" where there are several outputs. */
void table_label(const struct problem *problem, size_t output, size_t wrt, char label[COMPONENT_LABEL]);

/* "x = 1, w = [1.5, -2.3, 0.4, …]": vectors and matrices as one, long ones cut with the number of the rest. */
void table_append_point(struct text *t, const struct problem *problem);

/* The same of other numbers, one for each variable. */
void table_append_vector(struct text *t, const struct function *f, const double *numbers);

/* A user's expression, in at most TABLE_EXPRESSION columns. */
void table_append_expression(struct text *t, const char *expression);

/* "The derivative of sin(x) with respect to x at x = 1", or the gradient, or the Jacobian; `before` stands before it. */
void table_title(struct sheet *p, const char *before, const struct problem *problem,
                 const struct table_question *q);

/* "second ", with a space; "" where there is no word for it. */
const char *table_ordinal(unsigned n);

/* The value with the digits that the bar justifies and two more; all of them where the bar is 0. */
void table_value(char out[TABLE_VALUE], double value, double bar);
/* "0.5403 +- 1.2e-15" with the sign for both. */
void table_value_bar(char out[TABLE_VALUE], double value, double bar);

/* Cells of them; and of "1.2e-09 to 3.4e-08", a dash where the first is NaN. */
void table_value_cell(struct sheet *p, double value, double bar);
void table_bar_cell(struct sheet *p, double value, double bar);
void table_range(struct sheet *p, double from, double to);

/* The first digits of a proven decimal: its mantissa is cut, an exponent stays. */
void table_digits(struct text *t, const char *digits);

/* "h = 6.1e-06, central, order 2, to the right" */
void table_step(struct text *t, const struct step *step);

/* "left", "both", "right" */
const char *table_side(int side);

/* The mark behind the h of a minimum, and the notes that explain such marks at the end of a sheet. */
/* Behind an error that is hidden by the bar of the derivative that it is against, a ?; see best_hidden. */
char table_error_mark(struct sheet *p, double error, double bar, char otherwise);

char table_place_mark(struct sheet *p, enum optimum_place place);
void table_place_notes(struct sheet *p);

#endif
