/* What the parser says when a text is wrong: where, what was found, what was expected, what would be right.
 * Each returns false, so that a failing path is one line. */
#ifndef FUNCTION_LANGUAGE_COMPLAIN_H
#define FUNCTION_LANGUAGE_COMPLAIN_H

#include "function/language/names.h"

bool complain_empty(struct parser *p);
bool complain_depth(struct parser *p);
bool complain_locals(struct parser *p);
bool complain_overflow(struct parser *p);
bool complain_operand(struct parser *p);  /* an operand was expected */
bool complain_operator(struct parser *p); /* an operator or the end was expected */
bool complain_chained(struct parser *p);
bool complain_unclosed(struct parser *p, struct token open);
bool complain_arity(struct parser *p, const struct meaning *f, unsigned given);
bool complain_no_call(struct parser *p, struct token name, const struct meaning *f);
bool complain_not_a_function(struct parser *p, struct token name, enum name_kind kind);
bool complain_unknown(struct parser *p, struct token name, bool calls);
bool complain_assigned(struct parser *p, enum name_kind kind);
bool complain_no_value(struct parser *p);
bool complain_memory(struct parser *p);

/* ---- complain_shapes.c ---- */

bool complain_shapes(struct parser *p, size_t place, const struct value *a, const struct value *b);
bool complain_product(struct parser *p, size_t place, const struct value *a, const struct value *b);
bool complain_takes(struct parser *p, size_t place, const char *function, enum takes takes,
                    const struct value *v);
bool complain_no_axis(struct parser *p, const char *function);
bool complain_axis_number(struct parser *p);
bool complain_axis(struct parser *p, size_t place, const char *function, const struct value *v, long axis);
bool complain_no_elements(struct parser *p);                                      /* [] */
bool complain_row(struct parser *p, const struct value *row, struct shape first); /* ragged */
bool complain_nested(struct parser *p, const struct value *row);                  /* a matrix in a matrix */
bool complain_index(struct parser *p); /* no index that it could be */
bool complain_negative_index(struct parser *p, const struct value *v);
bool complain_n_indices(struct parser *p, size_t place, const struct value *v, unsigned given);
bool complain_range(struct parser *p, size_t place, const struct value *v, bool column, double index);
bool complain_operations(struct parser *p);
bool complain_large(struct parser *p, size_t place, struct shape shape);

/* ---- what the two files share ---- */

enum { COMPLAIN_SHOWN = 40 }; /* bytes of a token that are shown */

struct shown {
    char text[4 * COMPLAIN_SHOWN + 8];
};

/* A token for a message: in quotes, cut where it is long, bytes that do not print as \xNN. */
struct shown complain_show(const struct parser *p, struct token t);

/* Sets the error at a byte of the text; false. */
bool complain_at(struct parser *p, size_t place, const char *format, ...) PRINTF_LIKE(3, 4);

#endif
