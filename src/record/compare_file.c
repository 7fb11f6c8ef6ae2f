/* hstar.compare/1 and hstar.growth/1: every way to a derivative. */
#include "base/memory.h"
#include "derive/growth.h"
#include "record/kind.h"

#include <stdlib.h>

static void init_compared(void *object)
{
    ((struct compared *)object)->stop = N_STOPS;
}

#include "record/compare.def"

/* A file does not say by which variables: by all. */
static hstar_status ready_comparison(void *result, hstar_error *err)
{
    struct comparison *c = result;
    const size_t n = c->problem->f->n_variables;
    size_t *wrt = memory_array(n, sizeof *wrt);
    if (!wrt) return error_memory(err);
    for (size_t i = 0; i < n; i++) wrt[i] = i;
    hstar_status status = read_with_respect_to(&c->problem, wrt, n, err);
    free(wrt);
    return status;
}

const struct result_file comparison_file = {.command = "hstar compare",
                                            .head = &question_record,
                                            .record = &comparison_record,
                                            .problem = offsetof(struct comparison, problem),
                                            .csv = &csv_of_elements,
                                            .rows = "way",
                                            .is_read = true,
                                            .ready = ready_comparison};

const struct result_file growth_file = {.command = "hstar compare --scan",
                                        .head = &question_record,
                                        .record = &growth_record,
                                        .problem = offsetof(struct growth, problem),
                                        .csv = &csv_of_elements,
                                        .rows = "size and way",
                                        .is_read = true};
