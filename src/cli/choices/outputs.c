/* Opening and writing what a command puts out. */
#include "cli/choices/outputs.h"
#include "cli/process/report.h"

#include <string.h>
#include <strings.h>
#include <sys/stat.h>
#include <unistd.h>

static bool is_stdout(const char *path)
{
    return path && !strcmp(path, "-");
}

/* Another name of stdout, such as /dev/stdout, where it is no device. */
static bool leads_to_stdout(const char *path)
{
    struct stat at, out;
    return path && !stat(path, &at) && !fstat(STDOUT_FILENO, &out) && !S_ISCHR(out.st_mode) &&
           at.st_dev == out.st_dev && at.st_ino == out.st_ino;
}

/* The name without what changes nothing at its beginning. */
static const char *bare(const char *path)
{
    while (path[0] == '.' && path[1] == '/')
        for (path++; *path == '/'; path++) continue;
    return path;
}

/* The same name, or two names of one file that is there. */
bool outputs_same_file(const char *a, const char *b)
{
    struct stat at_a, at_b;
    if (!a || !b || is_stdout(a) || is_stdout(b)) return false;
    if (!strcmp(bare(a), bare(b))) return true;
    return !stat(a, &at_a) && !stat(b, &at_b) && S_ISREG(at_a.st_mode) && at_a.st_dev == at_b.st_dev &&
           at_a.st_ino == at_b.st_ino;
}

/* The forms of a result, each with its option, and the ending of -o that asks for it; any other ending is a chart's. Documents are the
 * tables in a form of --table, and have no other option for their path; where there is a chart, .tex is one. */
enum { JSON, CSV, JUNIT, MARKDOWN, LATEX, PLOT, N_FORMS };
static const struct {
    enum option_id option;
    const char *ending, *document;
} forms[N_FORMS] = {[JSON] = {OPTION_JSON, ".json", NULL},     [CSV] = {OPTION_CSV, ".csv", NULL},
                    [JUNIT] = {OPTION_JUNIT, ".xml", NULL},    [MARKDOWN] = {OPTION_TABLE, ".md", "markdown"},
                    [LATEX] = {OPTION_TABLE, ".tex", "latex"}, [PLOT] = {OPTION_PLOT, NULL, NULL}};

/* Where each form goes, and the option that says so; NULL: it is not wanted. */
struct wish {
    const char *path, *option;
};

/* Does that ending ask for that form? The last takes what no other form of the command does. */
static bool of_form(const struct arguments *a, size_t form, const char *ending)
{
    if (!forms[form].ending) return true;
    if (form == LATEX && chart_is_drawn(a)) return false;
    return option_serves(forms[form].option, a->command) && ending && !strcasecmp(ending, forms[form].ending);
}

/* --output is one of the others, by its ending. */
static hstar_status read_output(const struct arguments *a, struct wish wishes[N_FORMS], hstar_error *err)
{
    const char *path = a->value[OPTION_WRITE], *ending = strrchr(path, '.');
    size_t form = 0;
    if (is_stdout(path)) {
        error_set(err, HSTAR_INVALID, "--output - does not say in which form");
        error_remedy(err, chart_is_drawn(a)                       ? "--json -, --csv - or --plot -"
                          : option_serves(OPTION_CSV, a->command) ? "--json - or --csv -"
                                                                  : "--json -");
        return HSTAR_INVALID;
    }
    while (!of_form(a, form, ending)) form++;
    if (wishes[form].path) {
        error_set(err, HSTAR_INVALID, "both --output %.100s and %s %.100s are given", path,
                  wishes[form].option, wishes[form].path);
        error_remedy(err, "leave one of them out");
        return HSTAR_INVALID;
    }
    wishes[form] = (struct wish){path, options[OPTION_WRITE].name};
    return HSTAR_OK;
}

/* Of --output, .json and .csv would have been right, too. */
static hstar_status choose_chart(const struct arguments *a, const struct wish *wish,
                                 struct chart_choice *chart, hstar_error *err)
{
    hstar_status status = chart_choose(a, wish->path, chart, err);
    if (!status || !err || wish->option != options[OPTION_WRITE].name ||
        !hstar_chart_check(wish->path, NULL, NULL))
        return status;
    const hstar_error said = *err;
    if (chart_is_drawn(a))
        error_remedy(err, "numbers have the ending .json or .csv, tables .md; for charts, %s", said.remedy);
    else
        error_remedy(err, "a page has the ending .html, numbers %s, tables .md or .tex",
                     option_serves(OPTION_CSV, a->command) ? ".json or .csv" : ".json");
    return status;
}

static hstar_status read_wishes(const struct arguments *a, struct wish wishes[N_FORMS], hstar_error *err)
{
    for (size_t i = 0; i < N_FORMS; i++)
        wishes[i] = (struct wish){forms[i].document ? NULL : a->value[forms[i].option],
                                  options[forms[i].option].name};
    return a->value[OPTION_WRITE] ? read_output(a, wishes, err) : HSTAR_OK;
}

static hstar_status check_wishes(const struct arguments *a, const struct wish wishes[N_FORMS],
                                 hstar_error *err)
{
    static const enum option_id looks[] = {OPTION_VIEW,  OPTION_COMPONENT, OPTION_TITLE,         OPTION_SIZE,
                                           OPTION_MARK,  OPTION_GUIDE,     OPTION_RELATIVE_AXIS, OPTION_LINES,
                                           OPTION_SLOPE, OPTION_XRANGE,    OPTION_YRANGE};
    enum { N_LOOKS = sizeof looks / sizeof *looks };
    int on_stdout = a->given[OPTION_TAP];
    for (size_t i = 0; i < N_FORMS; i++) {
        on_stdout += is_stdout(wishes[i].path) || (a->frame && leads_to_stdout(wishes[i].path));
        for (size_t j = 0; j < i; j++)
            if (outputs_same_file(wishes[i].path, wishes[j].path))
                return error_set(err, HSTAR_INVALID, "%s and %s would write to the same file, %.200s",
                                 wishes[j].option, wishes[i].option, wishes[i].path);
    }
    if (a->frame && on_stdout > 0) {
        error_set(err, HSTAR_INVALID, "a job cannot write to stdout, where all answers go");
        error_remedy(err, "name a file; its numbers are in its answer");
        return HSTAR_INVALID;
    }
    if (a->frame && (a->given[OPTION_TABLE] || a->given[OPTION_BRIEF])) {
        error_set(err, HSTAR_INVALID, "a job has no table, and %s is about one",
                  options[a->given[OPTION_TABLE] ? OPTION_TABLE : OPTION_BRIEF].name);
        error_remedy(
            err, "leave it out; the numbers are in the answer, and \"output\": \"FILE.md\" has the tables");
        return HSTAR_INVALID;
    }
    if (on_stdout > 1)
        return error_set(err, HSTAR_INVALID, "only one of --json%s can go to stdout",
                         option_serves(OPTION_TAP, a->command) ? ", --csv, --junit, --tap and --plot"
                         : chart_is_drawn(a)                   ? ", --csv and --plot"
                                                               : " and --csv");
    for (size_t i = 0; i < N_LOOKS; i++)
        if (a->given[looks[i]] && !wishes[PLOT].path)
            return error_set(err, HSTAR_INVALID, "%s says how a chart looks, and there is no --plot FILE",
                             options[looks[i]].name);
    return HSTAR_OK;
}

static hstar_status open_chart(const struct arguments *a, const struct wish *wish, struct outputs *o,
                               hstar_error *err)
{
    hstar_status status = choose_chart(a, wish, &o->chart, err);
    if (!status) status = sink_open(wish->path, &o->drawing, err);
    return status;
}

/* Tables in a form of their own, whole and without colour. */
static hstar_status open_document(const struct wish *wish, const char *form, struct outputs *o,
                                  hstar_error *err)
{
    const hstar_table_options standard = HSTAR_TABLE_OPTIONS;
    o->documented.options = standard;
    o->documented.options.form = form;
    return sink_open(wish->path, &o->document, err);
}

/* The table is for a person: data on stdout replaces it. */
hstar_status outputs_open(const struct arguments *a, struct outputs *o, hstar_error *err)
{
    struct wish wishes[N_FORMS];
    hstar_status status = read_wishes(a, wishes, err);
    if (!status) status = check_wishes(a, wishes, err);
    if (!status) status = table_choose(a, &o->tables, err);
    if (status) return status;
    const char *json = wishes[JSON].path, *csv = wishes[CSV].path, *junit = wishes[JUNIT].path;
    const bool tap = a->given[OPTION_TAP],
               replaced = is_stdout(json) || is_stdout(csv) || is_stdout(junit) || tap;
    if (wishes[PLOT].path) status = open_chart(a, &wishes[PLOT], o, err);
    if (!status && json) status = sink_open(json, &o->json, err);
    if (!status && csv) status = sink_open(csv, &o->csv, err);
    if (!status && junit) status = sink_open(junit, &o->junit, err);
    for (size_t i = MARKDOWN; i <= LATEX && !status; i++)
        if (wishes[i].path) status = open_document(&wishes[i], forms[i].document, o, err);
    if (!status && tap) status = sink_open("-", &o->tap, err);
    if (!status && !replaced && !a->frame) status = sink_open("-", &o->table, err);
    o->frame = a->frame;
    o->verdict = o->table || o->tap || o->frame;
    return status;
}

int writing_take(const char *bytes, size_t n, void *writing)
{
    struct writing *w = writing;
    return sink_write(w->sink, bytes, n, &w->failure) != HSTAR_OK;
}

hstar_status writing_said(const struct writing *w, hstar_status status, hstar_error *err)
{
    if (!status || !w->failure.status) return status;
    *err = w->failure;
    return w->failure.status;
}

/* Writes one of the outputs, if it is asked for; the chart by its path, all else in a form. */
static hstar_status put_form(const hstar_results *results, const struct chart_choice *chart, hstar_form form,
                             struct sink **sink, hstar_error *err)
{
    struct writing w = {.sink = *sink};
    if (!w.sink) return HSTAR_OK;
    hstar_status status =
        chart ? hstar_results_chart(results, chart->path, &chart->options, writing_take, &w, err)
              : hstar_results_write(results, form, writing_take, &w, err);
    status = writing_said(&w, status, err);
    if (status) return status;
    *sink = NULL;
    return sink_commit(w.sink, err);
}

hstar_status outputs_draw(const hstar_results *results, const struct chart_choice *chart, struct sink **sink,
                          hstar_error *err)
{
    return put_form(results, chart, HSTAR_TEXT, sink, err);
}

/* The same of tables. */
static hstar_status put_tables(const hstar_results *results, const struct table_choice *tables,
                               struct sink **sink, hstar_error *err)
{
    struct writing w = {.sink = *sink};
    if (!w.sink) return HSTAR_OK;
    hstar_status status =
        writing_said(&w, hstar_results_table(results, &tables->options, writing_take, &w, err), err);
    if (status) return status;
    *sink = NULL;
    return sink_commit(w.sink, err);
}

/* Keeps the first failure; a reader who left is none if there is another. */
static void keep(hstar_status status, const hstar_error *what, hstar_status *first, hstar_error *err)
{
    if (!status || (*first && !sink_reader_left(err))) return;
    *first = status;
    *err = *what;
}

/* Each is written also where another failed: a reader of the table who leaves does not take the chart along. */
hstar_status outputs_write(struct outputs *o, const hstar_results *results, hstar_error *err)
{
    hstar_status first = HSTAR_OK;
    hstar_error what = {0};
    keep(put_form(results, NULL, HSTAR_JSON, &o->json, &what), &what, &first, err);
    keep(put_form(results, NULL, HSTAR_CSV, &o->csv, &what), &what, &first, err);
    keep(put_tables(results, &o->tables, &o->table, &what), &what, &first, err);
    keep(put_tables(results, &o->documented, &o->document, &what), &what, &first, err);
    keep(put_form(results, &o->chart, HSTAR_TEXT, &o->drawing, &what), &what, &first, err);
    return first;
}

void outputs_abandon(struct outputs *o)
{
    sink_abandon(o->json);
    sink_abandon(o->csv);
    sink_abandon(o->table);
    sink_abandon(o->document);
    sink_abandon(o->junit);
    sink_abandon(o->tap);
    sink_abandon(o->drawing);
    *o = (struct outputs){0};
}
