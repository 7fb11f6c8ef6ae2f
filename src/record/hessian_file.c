/* hstar.hessian/1: second derivatives. */
#include "derive/hessian.h"
#include "record/kind.h"

ASK(is_proven, struct hessian_entry, o->exact.source != REFERENCE_NONE)
ASK(is_inverted, struct hessian, o->inverse != NULL)
SAY(say_by, struct hessian, o->by_gradient ? "gradient" : "values")

#include "record/hessian.def"

const struct result_file hessian_file = {.command = "hstar diff --hessian",
                                         .head = &question_record,
                                         .record = &hessian_record,
                                         .problem = offsetof(struct hessian, problem),
                                         .csv = &csv_of_elements,
                                         .rows = "entry"};
