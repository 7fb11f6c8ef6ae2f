/* The tables, the worst points, the JSON and the data of the chart. */
#include "report.h"
#include "base/memory.h"
#include "chart.h"
#include "samples_parts.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

void report_begin(struct report *r, const char *json_path, const char *chart_path)
{
    *r = (struct report){
        .json_path = json_path, .chart_path = chart_path, .time_gsl = NAN, .time_central = NAN};
    for (size_t i = 0; i < sizeof r->time / sizeof *r->time; i++) r->time[i] = NAN;
    text_init(&r->json);
    if (chart_path) r->chart = chart_new();
    text_append(&r->json, "{ \"schema\": \"hstar.selectors/1\", \"sets\": [");
}

void report_set(struct report *r, const struct samples *samples)
{
    printf("%s: %zu points\n", samples->title, samples->n);
    text_format(&r->json, "%s\n  { \"name\": \"%s\", \"points\": %zu, \"selectors\": [",
                r->n_sets++ ? "," : "", samples->title, samples->n);
    r->n_rows = 0;
}

static void heading(void)
{
    printf("  %-22s %-13s %6s %4s %5s  %-16s %-9s %7s  %-25s %6s  %6s %9s %8s %9s  %7s\n", "", "", "solved",
           "", "", "relative error", "evals", "", "regret", "within", "bar", "of the", "under-", "over-",
           "time a");
    printf("  %-22s %-13s %6s %4s %5s  %7s %8s %4s %4s %7s  %7s %8s %8s %6s  %6s %9s %8s %9s  %7s\n",
           "selector", "stencil", "to1e-6", "fail", "ok", "median", "worst", "med", "most", "regular",
           "median", "90 %", "worst", "10x", "holds", "ok", "stated", "stated", "call us");
}

static double percent(size_t part, size_t n)
{
    return n ? 100 * (double)part / (double)n : (double)NAN;
}

static const struct {
    const char *name;
    size_t offset;
} numbers[] =
    {
#define ROW(name)                                                                                            \
    {                                                                                                        \
#name, offsetof(struct summary, name)                                                                \
    }
        ROW(error_median), ROW(error_worst),  ROW(evaluations_median), ROW(regret_median),
        ROW(regret_90),    ROW(regret_worst), ROW(understated),        ROW(overstated),
#undef ROW
},
  counts[] = {
#define ROW(name)                                                                                            \
    {                                                                                                        \
#name, offsetof(struct summary, name)                                                                \
    }
      ROW(solved),           ROW(failed), ROW(ok),      ROW(regular), ROW(within_ten),
      ROW(evaluations_most), ROW(bars),   ROW(covered), ROW(ok_bars), ROW(ok_covered),
#undef ROW
};

static void row_json(struct report *r, const struct entrant *e, const struct summary *s, double time)
{
    text_format(&r->json, "%s\n    { \"name\": \"%s\", \"stencil\": \"%s\"", r->n_rows++ ? "," : "", e->name,
                use_names[e->judged]);
    for (size_t i = 0; i < sizeof counts / sizeof *counts; i++)
        text_format(&r->json, ", \"%s\": %zu", counts[i].name,
                    *(const size_t *)(const void *)((const char *)s + counts[i].offset));
    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++) {
        text_format(&r->json, ", \"%s\": ", numbers[i].name);
        text_double(&r->json, *(const double *)(const void *)((const char *)s + numbers[i].offset));
    }
    text_append(&r->json, ", \"seconds_a_call\": ");
    text_double(&r->json, time);
    text_append(&r->json, " }");
}

void report_row(struct report *r, const struct entrant *e, const struct summary *s, double time)
{
    if (r->n_rows == 0) heading();
    printf("  %-22s %-13s %6zu %4zu %5zu  %7.1e %8.1e %4.0f %4zu %7zu  %7.2g %8.2g %8.2g %6zu  %5.1f%% "
           "%8.1f%% %8.2g "
           "%9.2g  %7.3g\n",
           e->name, use_names[e->judged], s->solved, s->failed, s->ok, s->error_median, s->error_worst,
           s->evaluations_median, s->evaluations_most, s->regular, s->regret_median, s->regret_90,
           s->regret_worst, s->within_ten, percent(s->covered, s->bars), percent(s->ok_covered, s->ok_bars),
           s->understated, s->overstated, time * 1e6);
    fflush(stdout);
    row_json(r, e, s, time);
    if (r->chart && r->n_sets == 1)
        chart_mark(r->chart, e->name, e->judged, s->evaluations_median, s->regret_median);
}

void report_set_end(struct report *r)
{
    text_append(&r->json, " ] }");
    putchar('\n');
}

static void write_file(const char *path, const struct text *text)
{
    FILE *file = fopen(path, "w");
    if (text->failed || !file || fwrite(text->data, 1, text->length, file) != text->length || fclose(file)) {
        fprintf(stderr, "bench: %s cannot be written\n", path);
        exit(3);
    }
}

void report_end(struct report *r)
{
    if (!isnan(r->time_gsl))
        printf("exp at 1, the same rounds: GSL's deriv_central %.3g us, a bare central difference %.3g us a "
               "call\n",
               r->time_gsl * 1e6, r->time_central * 1e6);
    text_append(&r->json, " ],\n  \"seconds_a_call\": { \"gsl_deriv_central\": ");
    text_double(&r->json, r->time_gsl);
    text_append(&r->json, ", \"central\": ");
    text_double(&r->json, r->time_central);
    text_append(&r->json, " } }\n");
    if (r->json_path) write_file(r->json_path, &r->json);
    if (r->chart) {
        struct text script;
        chart_script(r->chart, &script);
        write_file(r->chart_path, &script);
        text_clear(&script);
        free(r->chart);
    }
    text_clear(&r->json);
}

/* ---- The worst points ---- */

struct ranked {
    size_t index;
    double badness;
};

static int descending(const void *a, const void *b)
{
    double x = ((const struct ranked *)a)->badness, y = ((const struct ranked *)b)->badness;
    return (x < y) - (x > y);
}

static void point_heading(void)
{
    printf("    %22s %22s %8s %8s %8s %8s %8s %8s %9s %5s  %-15s %s\n", "x", "f'", "error", "regret", "floor",
           "at h", "h", "bar", "error/bar", "evals", "stop", "f");
}

/* Errors, floors and bars are relative to f'. */
static void print_point(const struct entrant *e, const struct sample *s, const struct outcome *o)
{
    printf("    %22.16g %22.16g %8.1e %8.2g %8.1e %8.1e %8.1e %8.1e %9.2g %5zu  %-15s %s", s->x, s->truth,
           o->error, o->regret, s->floor[e->judged], s->floor_h[e->judged], o->step.h,
           o->step.bar / fabs(s->truth), o->ratio, o->step.evaluations, stops[o->step.stop].name, s->name);
    if (s->noise > 0) printf("  noise %.1e", s->noise);
    putchar('\n');
}

static void print_ranked(const struct entrant *e, const struct samples *samples,
                         const struct outcome *outcomes, size_t n, struct ranked *ranked, const char *what)
{
    qsort(ranked, samples->n, sizeof *ranked, descending);
    printf("  %s: the %s\n", e->name, what);
    point_heading();
    for (size_t i = 0; i < n && i < samples->n && ranked[i].badness >= 0; i++)
        print_point(e, &samples->sample[ranked[i].index], &outcomes[ranked[i].index]);
}

/* How bad an outcome is in some way; below 0: not at all. */
static double by_regret(const struct outcome *o)
{
    if (isnan(o->step.value)) return INFINITY;
    return o->regular && !isnan(o->regret) ? o->regret : -1;
}

static double by_understatement(const struct outcome *o)
{
    return isnan(o->ratio) ? -1 : o->ratio;
}

static double by_overstatement(const struct outcome *o)
{
    return o->ratio > 0 ? 1 / o->ratio : -1;
}

static double by_trust(const struct outcome *o)
{
    return stops[o->step.stop].trust == TRUST_OK ? -1 : 1;
}

static double by_evaluations(const struct outcome *o)
{
    return (double)o->step.evaluations;
}

static const struct {
    double (*badness)(const struct outcome *o);
    const char *what;
} rankings[] = {
    {by_regret, "largest regrets, failures first"},
    {by_understatement, "largest errors over their bars"},
    {by_overstatement, "largest bars over their errors"},
    {by_trust, "results that are not called ok"},
    {by_evaluations, "most evaluations"},
};

void print_worst(const struct entrant *e, const struct samples *samples, const struct outcome *outcomes,
                 size_t n)
{
    struct ranked *ranked = must_have(memory_array(samples->n, sizeof *ranked));
    for (size_t k = 0; k < sizeof rankings / sizeof *rankings; k++) {
        for (size_t i = 0; i < samples->n; i++)
            ranked[i] = (struct ranked){.index = i, .badness = rankings[k].badness(&outcomes[i])};
        print_ranked(e, samples, outcomes, n, ranked, rankings[k].what);
    }
    free(ranked);
}

void print_survivors(const struct samples *samples, const struct outcome *outcomes)
{
    printf("%s: what auto answers\n  %-44s %10s %22s %22s %8s %8s %5s  %-8s %s\n", samples->title, "f", "x",
           "f' exact", "auto", "error", "bar", "evals", "trust", "why");
    for (size_t i = 0; i < samples->n; i++) {
        const struct sample *s = &samples->sample[i];
        const struct outcome *o = &outcomes[i];
        const struct stop_row *stop = &stops[o->step.stop];
        double error = fabs(sample_error(s, o->step.value));
        bool broken = stop->trust == TRUST_OK && !(error <= o->step.bar);
        printf("%s %-44.44s %10.4g %22.16g %22.16g %8.1e %8.1e %5zu  %-8s %s%s%s\n", broken ? "!" : " ",
               s->name, s->x, s->truth, o->step.value, error, o->step.bar, o->step.evaluations,
               trust_name(stop->trust), stop->name, s->expect ? "; " : "", s->expect ? s->expect : "");
    }
}
