/* hstar.hessian/1: second derivatives. */
#include "derive/hessian.h"
#include "record/kind.h"

ASK(is_proven, struct hessian_entry, o->exact.source != REFERENCE_NONE)
ASK(is_inverted, struct hessian, o->inverse != NULL)
ASK(has_column, struct hessian_entry, o->column != HESSIAN_NO_COLUMN)
ASK(is_product, struct hessian, o->along != NULL)
ASK(hessian_is_matrix, struct hessian, o->along == NULL)

static void init_entry(void *object)
{
    struct hessian_entry *e = object;
    e->column = HESSIAN_NO_COLUMN;
}

SAY(say_by, struct hessian, o->by_gradient ? "gradient" : "values")

#include "record/hessian.def"

const struct result_file hessian_file = {.command = "hstar diff --hessian",
                                         .head = &question_record,
                                         .record = &hessian_record,
                                         .problem = offsetof(struct hessian, problem),
                                         .csv = &csv_of_elements,
                                         .rows = "entry"};
