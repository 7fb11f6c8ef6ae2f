/* hstar.forecast/1: how often f would be called. */
#include "record/kind.h"

static void finish_forecast(const struct json_value *value, void *object, const struct frame *at)
{
    struct forecast *f = object;
    (void)value, (void)at;
    f->is_boundless = !f->most;
}

#include "record/forecast.def"

const struct result_file forecast_file = {.command = "hstar",
                                          .head = &question_record,
                                          .record = &forecast_record,
                                          .problem = offsetof(struct forecast, problem),
                                          .is_read = true};
