/* The parts of the table that stand by themselves. */
#ifndef SHOW_TABLE_PARTS_H
#define SHOW_TABLE_PARTS_H

#include "base/sheet.h"
#include "show/table_words.h"
#include "sweep/sweep.h"

/* What stands in the place of a variable where all of them are meant: "gradient", "Jacobian". */
const char *table_whole(const struct sweep *s);

/* The best step, measured, and then as theory and luck have it. */
void table_best_steps(struct sheet *p, const struct sweep *s, size_t most_rows);

/* Errors against h, a column a curve: n_methods curves of n_h numbers, and the step that is the best of each; NaN: none is. */
struct table_curve {
    const char *name;
    const double *values;
    double best;
    double bar; /* of the derivative that they are errors against; 0: it is proven */
};
void table_errors(struct sheet *p, const struct sweep *s, const struct table_curve *curves,
                  const char *caption);

/* In a sentence or two what to use. */
void table_advice(struct sheet *p, const struct sweep *s);

#endif
