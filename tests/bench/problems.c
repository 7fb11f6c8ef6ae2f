/* The benchmark of the selectors, data/problems.json. */
#include "bench/problems.h"
#include "record/record.h"

#include <stdlib.h>

static void check_interval(const struct json_value *value, void *object, const struct frame *at)
{
    const struct benchmark_case *p = object;
    (void)at;
    if (!(p->interval[0] < p->interval[1])) json_complain(value, "is no interval: the lower end comes first");
}

static void check_within(const struct json_value *value, void *object, const struct frame *at)
{
    const struct benchmark_case *p = object;
    (void)at;
    for (struct json_value x = json_first(value); x.item; json_next(&x))
        if (!(p->points[x.index] >= p->interval[0] && p->points[x.index] <= p->interval[1]))
            json_complain(&x, "is not within the interval");
}

static void check_names(const struct json_value *value, void *object, const struct frame *at)
{
    const struct problems *p = object;
    const size_t stride = sizeof *p->problem;
    (void)at;
    if (p->n) json_check_unique(value, &(struct names){(const char *const *)&p->problem->name, stride, p->n});
}

#include "bench/problems.def"

hstar_status json_read_problems(const char *path, struct problems *problems, hstar_error *err)
{
    struct problems read = {0};
    hstar_status status = record_read_json(path, &problems_record, &read, err);
    if (status)
        problems_clear(&read);
    else
        *problems = read;
    return status;
}

void problems_clear(struct problems *problems)
{
    for (size_t i = 0; problems->problem && i < problems->n; i++) {
        struct benchmark_case *p = &problems->problem[i];
        free(p->name);
        free(p->text);
        free(p->why);
        free(p->points);
    }
    free(problems->problem);
    free(problems->source);
    *problems = (struct problems){0};
}
