/* Samples: compiling them, proving their derivatives, and the floors of the stencils at each. */
#include "samples.h"
#include "base/memory.h"
#include "bench/problems.h"
#include "function/source/expression.h"
#include "samples_parts.h"
#include "sweep/floor.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void must(hstar_status status, const hstar_error *err, const char *what)
{
    if (status == HSTAR_OK) return;
    fprintf(stderr, "bench: %s: %s\n", what, err->message);
    exit(3);
}

void *must_have(void *memory)
{
    if (memory) return memory;
    fprintf(stderr, "bench: memory ran out\n");
    exit(3);
}

double sample_error(const struct sample *s, double value)
{
    return (value - s->truth) - s->truth_low;
}

bool sample_prove(struct sample *s)
{
    hstar_error err;
    struct reference reference;
    const struct problem problem = {.f = s->f, .point = &s->x, .noise = NAN};
    const struct component place = {.problem = &problem};
    arb_t ball;
    arb_init(ball);
    must(reference_exact(&place, 1, ball, &reference, &err), &err, s->name);
    s->truth = ball_double(ball);
    arf_t high;
    arf_init(high);
    arf_set_d(high, s->truth);
    arb_sub_arf(ball, ball, high, REFERENCE_PRECISION);
    s->truth_low = ball_double(ball);
    bool proven = reference.source == REFERENCE_EXACT && isfinite(s->truth);
    arf_clear(high);
    arb_clear(ball);
    reference_clear(&reference);
    return proven;
}

void sample_floors(struct sample *s)
{
    static const char *const names[] = {
        [USE_FORWARD] = "forward",
        [USE_BACKWARD] = "backward",
        [USE_CENTRAL] = "central",
        [USE_FIVE_POINT] = "five-point",
    };
    hstar_error err;
    const struct problem problem = {.f = s->f, .point = &s->x, .noise = NAN};
    const struct component place = {.problem = &problem};
    for (size_t u = 0; u < USE_EXTRAPOLATION; u++) {
        struct method *method;
        size_t n;
        must(methods_new(names[u], 1, &method, &n, &err), &err, names[u]);
        must(floor_find(&place, method, s->truth, &s->floor[u], &s->floor_h[u], &err), &err, s->name);
        s->floor[u] /= fabs(s->truth);
        methods_free(method, n);
    }
    s->floor[USE_EXTRAPOLATION] = s->floor[USE_CENTRAL];
    s->floor_h[USE_EXTRAPOLATION] = s->floor_h[USE_CENTRAL];
}

struct function *sample_compile(const char *text)
{
    const char *variable = "x";
    struct function *f;
    hstar_error err;
    must(expression_new(&text, 1, &variable, 1, &f, &err), &err, text);
    return f;
}

struct samples samples_problems(const char *path)
{
    struct problems problems;
    hstar_error err;
    must(json_read_problems(path, &problems, &err), &err, path);
    struct samples all = {.title = "problems"};
    for (size_t i = 0; i < problems.n; i++) all.n += problems.problem[i].n_points;
    all.sample = must_have(memory_array(all.n, sizeof *all.sample));
    struct sample *s = all.sample;
    for (size_t i = 0; i < problems.n; i++) {
        const struct benchmark_case *p = &problems.problem[i];
        for (size_t k = 0; k < p->n_points; k++, s++) {
            *s = (struct sample){
                .name = must_have(strdup(p->name)), .f = sample_compile(p->text), .x = p->points[k]};
            if (!sample_prove(s)) {
                fprintf(stderr, "bench: %s at %.17g has no proven derivative\n", p->name, s->x);
                exit(1);
            }
            sample_floors(s);
        }
    }
    problems_clear(&problems);
    return all;
}

void samples_free(struct samples *s)
{
    for (size_t i = 0; i < s->n; i++) {
        free(s->sample[i].name);
        function_free(s->sample[i].f);
    }
    free(s->sample);
    *s = (struct samples){0};
}
