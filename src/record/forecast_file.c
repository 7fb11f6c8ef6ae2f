/* hstar.forecast/1: how often f would be called. */
#include "record/kind.h"

#include "record/forecast.def"

const struct result_file forecast_file = {.command = "hstar",
                                          .head = &question_record,
                                          .record = &forecast_record,
                                          .problem = offsetof(struct forecast, problem)};
