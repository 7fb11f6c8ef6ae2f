/* What the parser says when a text is wrong: where, what was found, what was expected, what would be right.
 * Each returns false, so that a failing path is one line. */
#ifndef FUNCTION_COMPLAIN_H
#define FUNCTION_COMPLAIN_H

#include "function/names.h"

bool complain_empty(struct parser *p);
bool complain_depth(struct parser *p);
bool complain_locals(struct parser *p);
bool complain_overflow(struct parser *p);
bool complain_operand(struct parser *p);  /* an operand was expected */
bool complain_operator(struct parser *p); /* an operator or the end was expected */
bool complain_chained(struct parser *p);
bool complain_unclosed(struct parser *p, struct token open);
bool complain_arity(struct parser *p, const struct function_row *row, unsigned given);
bool complain_no_call(struct parser *p, struct token name, const struct function_row *row);
bool complain_not_a_function(struct parser *p, struct token name, enum name_kind kind);
bool complain_unknown(struct parser *p, struct token name, bool calls);
bool complain_assigned(struct parser *p, enum name_kind kind);
bool complain_no_value(struct parser *p);

#endif
