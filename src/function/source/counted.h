/* A function whose calls are entered in a ledger, and end where its budget does: what is asked beyond that is not a number. */
#ifndef FUNCTION_SOURCE_COUNTED_H
#define FUNCTION_SOURCE_COUNTED_H

#include "function/function.h"
#include "function/ledger.h"

/* Can f be counted? An expression cannot: those count who ask it. */
bool counted_suits(const struct function *f);

/* f and the ledger outlive it; names are those of f. Under a budget it says that one point takes as long as several, so that nobody asks for what
 * may be of no use. */
MUST_USE hstar_status counted_new(const struct function *f, struct ledger *ledger, struct function **counted,
                                  hstar_error *err);

/* The function that is counted; f itself where it is no such function. */
const struct function *counted_of(const struct function *f);

#endif
