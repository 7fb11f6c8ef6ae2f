/* hstar.compare/1 and hstar.growth/1: every way to a derivative. */
#include "derive/growth.h"
#include "record/kind.h"

static void init_compared(void *object)
{
    ((struct compared *)object)->stop = N_STOPS;
}

#include "record/compare.def"

const struct result_file comparison_file = {.command = "hstar compare",
                                            .head = &question_record,
                                            .record = &comparison_record,
                                            .problem = offsetof(struct comparison, problem),
                                            .csv = &csv_of_elements,
                                            .rows = "way",
                                            .is_read = true};

const struct result_file growth_file = {.command = "hstar compare --scan",
                                        .head = &question_record,
                                        .record = &growth_record,
                                        .problem = offsetof(struct growth, problem),
                                        .csv = &csv_of_elements,
                                        .rows = "size and way",
                                        .is_read = true};
