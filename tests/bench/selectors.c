/* Judges the selectors: each over the 384 points of the 16 problems, over random problems and at the points that every
 * method must survive. Prints a table a set; --help says what its columns mean. */
#include "selectors.h"
#include "base/memory.h"
#include "bench/problems.h"
#include "report.h"
#include "samples_parts.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char usage[] =
    "usage: scripts/bench selectors [OPTION… [SELECTOR…]]   (auto, auto:central, oliver, …; default: all)\n"
    "  --problems FILE   over the problems of this file (default where no set is asked for: "
    "data/problems.json)\n"
    "  --list            only what those problems are\n"
    "  --random N        over N random problems\n"
    "  --noisy N         over N random problems with noise\n"
    "  --seed S          of the random ones (default: 1)\n"
    "  --survivors       at the points that every method must survive\n"
    "  --worst K         the K worst points of each selector instead of the tables\n"
    "  --hard-coded      only rows for src/stencil/hard_coded.def\n"
    "  --json FILE       the tables as JSON\n"
    "  --svg FILE, --png FILE   the chart: evaluations against regret, over the first set\n"
    "  --chart FILE      the script for gnuplot that draws it\n"
    "\n"
    "The columns: how many are solved to a relative error of 1e-6; have no number at all; are called ok. The "
    "relative error's\n"
    "median and largest; the evaluations'. The regular points, at which the floor is at least 1e-14 of f'; "
    "over them the regret,\n"
    "the error over the floor, both at least 2^-53: its median, the 90 % quantile, the largest, and how many "
    "are within 10. The\n"
    "floor is the least running median, over a third of a decade, of the error of the selector's own stencil "
    "at 2000 steps in\n"
    "[1e-16, 1] max(1, |x|); an extrapolator's is that of the central difference. How many per cent of the "
    "finite bars hold\n"
    "the error, and of those that are called ok; the largest error over its bar; the median bar over its "
    "error. The time of a\n"
    "call for exp at 1.\n";

enum { MOST_ENTRANTS = N_SELECTORS + 3 };

struct options {
    const char *problems, *json, *chart;
    uint64_t random, noisy, worst, seed;
    bool survivors, hard_coded, list, help;
    struct entrant entrants[MOST_ENTRANTS];
    size_t n_entrants;
};

static _Noreturn void wrong(const char *what, const char *word)
{
    fprintf(stderr, "bench: %s %s\n%s", what, word, usage);
    exit(2);
}

/* auto is asked for each stencil, too. */
static struct entrant entrant(enum selector_id id, enum stencil_use asked)
{
    struct entrant e = {
        .selector = id, .asked = asked, .judged = asked == N_USES ? selectors[id].use : asked};
    snprintf(e.name, sizeof e.name, "%s%s%s", selectors[id].name, asked == N_USES ? "" : ":",
             asked == N_USES ? "" : use_names[asked]);
    return e;
}

static size_t all_entrants(struct entrant *e)
{
    size_t n = 0;
    e[n++] = entrant(SELECTOR_AUTO, N_USES);
    e[n++] = entrant(SELECTOR_AUTO, USE_CENTRAL);
    e[n++] = entrant(SELECTOR_AUTO, USE_FORWARD);
    e[n++] = entrant(SELECTOR_AUTO, USE_FIVE_POINT);
    for (size_t i = 0; i < N_SELECTORS; i++)
        if (i != SELECTOR_AUTO) e[n++] = entrant((enum selector_id)i, N_USES);
    return n;
}

static void choose(struct options *o, const char *word)
{
    struct entrant all[MOST_ENTRANTS];
    size_t n = all_entrants(all);
    for (size_t i = 0; i < n; i++)
        if (!strcmp(all[i].name, word)) {
            if (o->n_entrants == MOST_ENTRANTS) wrong("too many selectors at", word);
            o->entrants[o->n_entrants++] = all[i];
            return;
        }
    wrong("no selector is called", word);
}

static uint64_t whole(const char *word)
{
    char *end;
    double value = strtod(word, &end);
    if (*end || !(value >= 0 && value <= 1e15 && value == floor(value)))
        wrong("this is not a whole number:", word);
    return (uint64_t)value;
}

static const struct option {
    const char *name;
    enum { FLAG, WHOLE, TEXT } kind;
    size_t place; /* in struct options: of a bool, a uint64_t, a text */
} option_rows[] = {
    {"--problems", TEXT, offsetof(struct options, problems)},
    {"--random", WHOLE, offsetof(struct options, random)},
    {"--noisy", WHOLE, offsetof(struct options, noisy)},
    {"--seed", WHOLE, offsetof(struct options, seed)},
    {"--worst", WHOLE, offsetof(struct options, worst)},
    {"--survivors", FLAG, offsetof(struct options, survivors)},
    {"--hard-coded", FLAG, offsetof(struct options, hard_coded)},
    {"--list", FLAG, offsetof(struct options, list)},
    {"--help", FLAG, offsetof(struct options, help)},
    {"-h", FLAG, offsetof(struct options, help)},
    {"--json", TEXT, offsetof(struct options, json)},
    {"--chart", TEXT, offsetof(struct options, chart)},
};

static const struct option *option_of(const char *word)
{
    for (size_t i = 0; i < sizeof option_rows / sizeof *option_rows; i++)
        if (!strcmp(option_rows[i].name, word)) return &option_rows[i];
    wrong("there is no option", word);
}

static struct options parse(char **argv)
{
    struct options o = {.seed = 1};
    while (*++argv) {
        if (argv[0][0] != '-') {
            choose(&o, *argv);
            continue;
        }
        const struct option *option = option_of(*argv);
        void *place = (char *)&o + option->place;
        if (option->kind == FLAG) {
            *(bool *)place = true;
            continue;
        }
        if (!argv[1]) wrong("a value is missing after", *argv);
        argv++;
        if (option->kind == WHOLE)
            *(uint64_t *)place = whole(*argv);
        else
            *(const char **)place = *argv;
    }
    if (!o.problems && !o.random && !o.noisy && !o.survivors) o.problems = HSTAR_SOURCE_DATA "/problems.json";
    if (o.n_entrants == 0) o.n_entrants = all_entrants(o.entrants);
    return o;
}

static void list_problems(const char *path)
{
    struct problems problems;
    hstar_error err;
    must(json_read_problems(path, &problems, &err), &err, path);
    puts(problems.source);
    for (size_t i = 0; i < problems.n; i++) {
        const struct benchmark_case *p = &problems.problem[i];
        printf("\n  %-12s %s  on [%g, %g], %zu points\n  %-12s %s\n", p->name, p->text, p->interval[0],
               p->interval[1], p->n_points, "", p->why);
    }
    problems_clear(&problems);
}

static void run_set(const struct options *o, struct samples samples, struct report *report)
{
    struct outcome *outcomes = must_have(memory_array(samples.n, sizeof *outcomes));
    report_set(report, &samples);
    for (size_t i = 0; i < o->n_entrants; i++) {
        const struct entrant *e = &o->entrants[i];
        judge(e, &samples, outcomes);
        if (o->worst) {
            print_worst(e, &samples, outcomes, o->worst);
            continue;
        }
        const struct summary s = summarise(outcomes, samples.n);
        report_row(report, e, &s, report->time[i]);
    }
    report_set_end(report);
    free(outcomes);
    samples_free(&samples);
}

/* A survivor is a row of its own; auto alone is asked, as its default and for the central difference. */
static void run_survivors(struct samples samples)
{
    struct outcome *outcomes = must_have(memory_array(samples.n, sizeof *outcomes));
    const struct entrant e = entrant(SELECTOR_AUTO, N_USES);
    judge(&e, &samples, outcomes);
    print_survivors(&samples, outcomes);
    free(outcomes);
    samples_free(&samples);
}

static int hard_coded(const struct options *o)
{
    struct samples samples = samples_problems(o->problems);
    print_hard_coded(&samples);
    samples_free(&samples);
    return 0;
}

int main(int argc, char **argv)
{
    (void)argc;
    struct options o = parse(argv);
    if (o.help) return fputs(usage, stdout) < 0;
    if (o.list) {
        list_problems(HSTAR_SOURCE_DATA "/problems.json");
        return 0;
    }
    if (o.hard_coded) return hard_coded(&o);
    struct report report;
    report_begin(&report, o.json, o.chart);
    if (!o.worst) measure_times(o.entrants, o.n_entrants, &report);
    if (o.problems) run_set(&o, samples_problems(o.problems), &report);
    if (o.random) run_set(&o, samples_random(o.random, o.seed, false), &report);
    if (o.noisy) run_set(&o, samples_random(o.noisy, o.seed, true), &report);
    if (o.survivors) run_survivors(samples_survivors());
    report_end(&report);
    return 0;
}
