/* The benchmark of the selectors, data/problems.json. */
#include "bench/problems.h"
#include "base/memory.h"
#include "record/json_value.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

static void read_interval(const struct json_value *problem, struct benchmark_case *p)
{
    struct json_value interval = json_member(problem, "interval");
    size_t n = json_length(&interval);
    if (n != 2) {
        json_complain(&interval, "has %zu numbers, not a lower and an upper end", n);
        return;
    }
    for (struct json_value end = json_first(&interval); end.item; json_next(&end))
        p->interval[end.index] = json_number(&end);
    if (!(p->interval[0] < p->interval[1]))
        json_complain(&interval, "is no interval: the lower end comes first");
}

static void read_points(const struct json_value *problem, struct benchmark_case *p)
{
    struct json_value points = json_member(problem, "points");
    size_t n = json_length(&points);
    if (n == 0) json_complain(&points, "names no point");
    if (!(p->points = memory_array(n, sizeof *p->points))) {
        json_out_of_memory(problem->file);
        return;
    }
    p->n_points = n;
    for (struct json_value x = json_first(&points); x.item; json_next(&x)) {
        double value = p->points[x.index] = json_number(&x);
        if (!(value >= p->interval[0] && value <= p->interval[1]))
            json_complain(&x, "is not within the interval");
    }
}

static void read_problem(const struct json_value *problem, struct benchmark_case *p)
{
    struct json_value name = json_member(problem, "name"), text = json_member(problem, "text"),
                      why = json_member(problem, "why");
    p->name = json_line(&name);
    p->text = json_line(&text);
    p->why = json_line(&why);
    read_interval(problem, p);
    read_points(problem, p);
}

static void check_unique(const struct json_value *list, const struct problems *problems)
{
    for (size_t i = 0; i < problems->n && !list->file->status; i++)
        for (size_t j = 0; j < i; j++)
            if (!strcmp(problems->problem[i].name, problems->problem[j].name))
                json_complain(list, "has \"%.60s\" twice: [%zu] and [%zu]", problems->problem[i].name, j, i);
}

hstar_status json_read_problems(const char *path, struct problems *problems, hstar_error *err)
{
    struct json_file file;
    hstar_status status = json_open(path, "hstar.problems/1", &file, err);
    if (status) return status;
    struct json_value root = json_root(&file), source = json_member(&root, "source"),
                      list = json_member(&root, "problems");
    struct problems read = {.source = json_line(&source), .n = json_length(&list)};
    read.problem = memory_array(read.n, sizeof *read.problem);
    if (!read.problem) json_out_of_memory(&file);
    for (struct json_value p = json_first(&list); read.problem && p.item; json_next(&p))
        read_problem(&p, &read.problem[p.index]);
    check_unique(&list, &read);
    json_close(&file);
    if (file.status) {
        problems_clear(&read);
        return file.status;
    }
    *problems = read;
    return HSTAR_OK;
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
