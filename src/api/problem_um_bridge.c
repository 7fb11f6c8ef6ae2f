/* Problems whose function is a model of a server of UM-Bridge. */
#include "api/problem_make.h"
#include "base/file.h"
#include "base/text.h"
#include "function/source/remembered.h"
#include "function/source/um_bridge.h"

static hstar_status make_um_bridge(const void *settings, const struct point *point, struct function **f,
                                   hstar_error *err)
{
    struct function *model;
    hstar_status status =
        um_bridge_new(settings, (const char *const *)point->names, point->n, point->values, &model, err);
    if (status) return status;
    status = remembered_new(model, NULL, f, err);
    if (status) function_free(model);
    return status;
}

hstar_status hstar_problem_um_bridge(const char *address, const char *config, const char *at, double timeout,
                                     size_t in_flight, unsigned retries, hstar_problem **problem,
                                     hstar_error *err)
{
    enum { MOST_IN_FLIGHT = 256 };
    struct text file;
    struct um_bridge_settings settings = {.address = address,
                                          .config = config,
                                          .patience = timeout,
                                          .in_flight = in_flight ? in_flight : 1,
                                          .retries = retries};
    if (!address) return problem_lacks("address of the model", err);
    hstar_status status = problem_check_timeout(timeout, err);
    if (!status && in_flight > MOST_IN_FLIGHT)
        status = error_set(err, HSTAR_INVALID, "there can be at most %d requests in flight, not %zu",
                           MOST_IN_FLIGHT, in_flight);
    text_init(&file);
    if (!status && config && *config == '@') {
        status = file_read(config + 1, "the configuration of the model", &file, err);
        settings.config = file.data;
    }
    if (!status) status = problem_of_text(make_um_bridge, &settings, at, problem, err);
    text_clear(&file);
    return status;
}
