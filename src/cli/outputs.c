/* Opening and writing what a command puts out. */
#include "cli/outputs.h"
#include "cli/report.h"

#include <string.h>
#include <sys/stat.h>

static bool is_stdout(const char *path)
{
    return path && !strcmp(path, "-");
}

/* The name without what changes nothing at its beginning. */
static const char *bare(const char *path)
{
    while (path[0] == '.' && path[1] == '/')
        for (path++; *path == '/'; path++) continue;
    return path;
}

/* The same name, or two names of one file that is there. */
static bool same_file(const char *a, const char *b)
{
    struct stat at_a, at_b;
    if (!a || !b || is_stdout(a) || is_stdout(b)) return false;
    if (!strcmp(bare(a), bare(b))) return true;
    return !stat(a, &at_a) && !stat(b, &at_b) && S_ISREG(at_a.st_mode) && at_a.st_dev == at_b.st_dev &&
           at_a.st_ino == at_b.st_ino;
}

static hstar_status check(const struct arguments *a, hstar_error *err)
{
    static const enum option_id outputs[] = {OPTION_JSON, OPTION_CSV, OPTION_PLOT};
    static const enum option_id looks[] = {OPTION_VIEW, OPTION_COMPONENT};
    enum { N_OUTPUTS = sizeof outputs / sizeof *outputs, N_LOOKS = sizeof looks / sizeof *looks };
    int on_stdout = 0;
    for (size_t i = 0; i < N_OUTPUTS; i++) {
        on_stdout += is_stdout(a->value[outputs[i]]);
        for (size_t j = 0; j < i; j++)
            if (same_file(a->value[outputs[i]], a->value[outputs[j]]))
                return error_set(err, HSTAR_INVALID, "%s and %s would write to the same file, %.200s",
                                 options[outputs[j]].name, options[outputs[i]].name, a->value[outputs[i]]);
    }
    if (on_stdout > 1)
        return error_set(err, HSTAR_INVALID, "only one of --json%s can go to stdout",
                         option_serves(OPTION_PLOT, a->command) ? ", --csv and --plot" : " and --csv");
    for (size_t i = 0; i < N_LOOKS; i++)
        if (a->given[looks[i]] && !a->value[OPTION_PLOT])
            return error_set(err, HSTAR_INVALID, "%s says how a chart looks, and there is no --plot FILE",
                             options[looks[i]].name);
    return HSTAR_OK;
}

/* The table is for a person: data on stdout replaces it. */
hstar_status outputs_open(const struct arguments *a, struct outputs *o, hstar_error *err)
{
    const char *json = a->value[OPTION_JSON], *csv = a->value[OPTION_CSV], *plot = a->value[OPTION_PLOT];
    hstar_status status = check(a, err);
    if (status) return status;
    if (plot) status = chart_choose(a, plot, &o->chart, err);
    if (!status && json) status = sink_open(json, &o->json, err);
    if (!status && csv) status = sink_open(csv, &o->csv, err);
    if (!status && !is_stdout(json) && !is_stdout(csv)) status = sink_open("-", &o->table, err);
    return status;
}

static hstar_status finish(struct sink **sink, hstar_error *err)
{
    struct sink *s = *sink;
    *sink = NULL;
    return sink_commit(s, err);
}

hstar_status outputs_write(struct outputs *o, const struct writers *writers, const void *result,
                           hstar_error *err)
{
    hstar_status status = HSTAR_OK;
    if (o->json) {
        status = writers->json(result, o->json, err);
        if (!status) status = finish(&o->json, err);
    }
    if (!status && o->csv) {
        status = writers->csv(result, o->csv, err);
        if (!status) status = finish(&o->csv, err);
    }
    if (!status && o->table) {
        status = writers->table(result, report_colour(), o->table, err);
        if (!status) status = finish(&o->table, err);
    }
    if (!status && o->chart.path) status = writers->chart(result, &o->chart, err);
    return status;
}

void outputs_abandon(struct outputs *o)
{
    sink_abandon(o->json);
    sink_abandon(o->csv);
    sink_abandon(o->table);
    *o = (struct outputs){0};
}
