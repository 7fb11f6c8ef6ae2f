/* hstar.compare/1: every way to a derivative. */
#include "derive/comparison.h"
#include "record/kind.h"

#include "record/compare.def"

const struct result_file comparison_file = {.command = "hstar compare",
                                            .head = &question_record,
                                            .record = &comparison_record,
                                            .problem = offsetof(struct comparison, problem),
                                            .csv = &csv_of_elements,
                                            .rows = "way"};
