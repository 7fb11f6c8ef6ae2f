/* hstar_noise. */
#include "api/question.h"
#include "derive/noises.h"

hstar_status hstar_noise(const hstar_problem *problem, const hstar_options *options, hstar_results **results,
                         hstar_error *err)
{
    struct asked_question q;
    struct noises *found = NULL;
    hstar_status status = begin_question(&q, problem, options, results, err);
    struct forecast *forecast = NULL;
    if (!status) status = question_foresee(&q, &forecast, err);
    if (forecast) forecast_noises(forecast);
    status = question_foreseen(&q, status, forecast, err);
    if (!status && !q.forecast) status = noises_run(q.problem, question_listener(&q), &found, err);
    return end_question(&q, status, RESULT_NOISES, found, results, err);
}
