/* hstar list: the tables that the program is made of. */
#include "base/text.h"
#include "cli/catalogue.h"
#include "cli/command.h"
#include "cli/list_families.h"
#include "cli/list_hard_coded.h"
#include "cli/option_value.h"
#include "cli/report.h"
#include "function/source/expression.h"
#include "show/chart.h"
#include "stencil/describe.h"
#include "stencil/method.h"
#include "step/step.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

static hstar_status print_entry(const struct catalogue_entry *e, hstar_error *err)
{
    enum { MARGIN = 21 };
    struct text at;
    text_init(&at);
    text_append(&at, "");
    for (size_t v = 0; v < e->n; v++) {
        text_format(&at, "%s%s = ", v ? ", " : "", e->variables[v]);
        text_double(&at, e->point[v]);
    }
    hstar_status status = at.failed ? error_memory(err) : HSTAR_OK;
    if (!status) {
        printf("\n  %-18s %s  at %s\n%*s", e->name, e->text, at.data, MARGIN, "");
        report_wrapped(e->why, MARGIN);
    }
    text_clear(&at);
    return status;
}

static hstar_status list_catalogue(hstar_error *err)
{
    struct catalogue_entry *entries = NULL;
    size_t n = 0;
    hstar_status status = catalogue_open(&entries, &n, err);
    if (status) return status;
    printf("The catalogue: hstar sweep --function NAME\n");
    for (size_t i = 0; i < n && !status; i++) status = print_entry(&entries[i], err);
    catalogue_free(entries, n);
    return status;
}

static void list_language(void)
{
    const struct expression_entry *entries;
    size_t n = expression_entries(&entries);
    const char *group = "";
    puts("\nThe expression language: + - * / ^, comparisons, and");
    for (size_t i = 0; i < n; i++) {
        if (strcmp(entries[i].group, group)) printf("\n  %s\n", group = entries[i].group);
        printf("    %-24s %s\n", entries[i].usage, entries[i].summary);
    }
}

static hstar_status list_functions(const struct arguments *a, hstar_error *err)
{
    (void)a;
    hstar_status status = list_catalogue(err);
    if (!status) list_language();
    return status;
}

static hstar_status list_methods(const struct arguments *a, hstar_error *err)
{
    const char *names[N_FORMATS];
    const struct format *in[N_FORMATS];
    size_t indices[N_FORMATS], n = 0;
    for (size_t i = 0; i < N_FORMATS; i++) names[i] = formats[i].name;
    hstar_status status = option_names(a, OPTION_FORMAT, names, N_FORMATS, indices, &n, err);
    for (size_t i = 0; i < n && !status; i++) in[i] = &formats[indices[i]];
    if (!status) status = list_families(in, n, err);
    if (!status) list_hard_coded(in, n);
    return status;
}

static void list_row(const char *name, const char *meaning)
{
    printf("%-14s %s\n", name, meaning);
}

static hstar_status list_selectors(const struct arguments *a, hstar_error *err)
{
    const int margin = 22;
    (void)a, (void)err;
    for (size_t i = 0; i < N_SELECTORS; i++) {
        const struct selector *s = &selectors[i];
        printf("%-20s  ", s->name);
        report_wrapped(s->summary, margin);
        printf("%*s%s; %s; at most %zu evaluations%s\n", margin, "", s->source,
               i == SELECTOR_AUTO ? "any method" : use_names[s->use], s->max_evaluations,
               s->max_derivative > 1 ? "; derivatives 1 to 4" : "");
    }
    return HSTAR_OK;
}

static hstar_status list_stops(const struct arguments *a, hstar_error *err)
{
    (void)a, (void)err;
    for (size_t i = 0; i < N_STOPS; i++) {
        printf("%-16s %-9s ", stops[i].name, trust_name(stops[i].trust));
        report_wrapped(stops[i].sentence, 27);
    }
    return HSTAR_OK;
}

static hstar_status list_criteria(const struct arguments *a, hstar_error *err)
{
    (void)a, (void)err;
#define X(identifier, name, summary) list_row(name, summary);
#include "check/criteria.def"
#undef X
    return HSTAR_OK;
}

static hstar_status list_diagnoses(const struct arguments *a, hstar_error *err)
{
    (void)a, (void)err;
#define X(identifier, name, sentence) list_row(name, sentence);
#include "check/diagnoses.def"
#undef X
    return HSTAR_OK;
}

static hstar_status list_verdicts(const struct arguments *a, hstar_error *err)
{
    (void)a, (void)err;
#define X(identifier, name, exit_status, sentence) list_row(name " (" #exit_status ")", sentence);
#include "check/verdicts.def"
#undef X
    return HSTAR_OK;
}

static hstar_status list_descents(const struct arguments *a, hstar_error *err)
{
    (void)a, (void)err;
#define X(identifier, name, summary) list_row(name, summary);
#include "descent/descents.def"
#undef X
    puts("\nand why one ends:");
#define X(identifier, name, done, sentence) list_row(name, sentence);
#include "descent/descent_stops.def"
#undef X
    return HSTAR_OK;
}

static hstar_status list_noises(const struct arguments *a, hstar_error *err)
{
    (void)a, (void)err;
#define X(identifier, name, meaning) list_row(name, meaning);
#include "step/noise/noise_sources.def"
#undef X
    return HSTAR_OK;
}

/* A row for each format, with what to expect of some methods. */
static void print_formats(const struct method *methods, size_t n)
{
    printf("%-12s %4s  %-8s  %-20s  %-15s  %s\n", "", "", "unit", "normal", "forward", "central");
    printf("%-12s %4s  %-8s  %-20s  %-15s  %s\n", "format", "bits", "roundoff", "numbers", "best h    error",
           "best h    error");
    for (size_t i = 0; i < N_FORMATS; i++) {
        const struct format *f = &formats[i];
        char range[40];
        snprintf(range, sizeof range, "2^%d to 2^%d", f->smallest, f->largest);
        printf("%-12s %4d  %-8.1e  %-20s", f->name, f->bits, f->unit_roundoff, range);
        for (size_t m = 0; m < n; m++) {
            const struct stencil_expectation best = stencil_expect(methods[m].stencil, f->unit_roundoff);
            printf("  %7.1e %7.1e", best.h, best.error);
        }
        printf("\n");
    }
}

static hstar_status list_formats(const struct arguments *a, hstar_error *err)
{
    (void)a;
    struct method *methods;
    size_t n;
    hstar_status status = methods_new("forward,central", 1, &methods, &n, err);
    if (status) return status;
    print_formats(methods, n);
    methods_free(methods, n);
    puts(
        "\nWhat to expect where f and its derivatives are about 1, as in `hstar list methods`: the least sum "
        "of\ntruncation and of rounding, by up to the unit roundoff in each value of f.\n");
    for (size_t i = 0; i < N_FORMATS; i++) list_row(formats[i].name, formats[i].summary);
    return HSTAR_OK;
}

static hstar_status list_grids(const struct arguments *a, hstar_error *err)
{
    (void)a, (void)err;
#define X(identifier, name, meaning) list_row(name, meaning);
#include "sweep/grids.def"
#undef X
    return HSTAR_OK;
}

static hstar_status list_step_rules(const struct arguments *a, hstar_error *err)
{
    (void)a, (void)err;
#define X(identifier, name, meaning) list_row(name, meaning);
#include "sweep/step_rules.def"
#undef X
    return HSTAR_OK;
}

static hstar_status list_references(const struct arguments *a, hstar_error *err)
{
    (void)a, (void)err;
#define X(identifier, name, meaning) list_row(name, meaning);
#include "reference/sources.def"
#undef X
    return HSTAR_OK;
}

static hstar_status list_columns(const struct arguments *a, hstar_error *err)
{
    (void)a, (void)err;
    for (size_t c = 0; c < N_COLUMNS; c++) list_row(sweep_columns[c].name, sweep_columns[c].meaning);
    return HSTAR_OK;
}

static hstar_status list_views(const struct arguments *a, hstar_error *err)
{
    (void)a, (void)err;
    for (size_t v = 0; v < N_CHART_VIEWS; v++) list_row(chart_views[v].name, chart_views[v].meaning);
    return HSTAR_OK;
}

static const struct list {
    const char *name;
    hstar_status (*print)(const struct arguments *a, hstar_error *err);
    const char *summary;
} lists[] = {
#define X(name, function, summary) {name, function, summary},
#include "cli/lists.def"
#undef X
};
enum { N_LISTS = sizeof lists / sizeof *lists };

static int list_lists(void)
{
    for (size_t i = 0; i < N_LISTS; i++) printf("hstar list %-12s %s\n", lists[i].name, lists[i].summary);
    return report_stdout();
}

static hstar_status find_list(const char *word, const struct list **list, hstar_error *err)
{
    const char *names[N_LISTS];
    for (size_t i = 0; i < N_LISTS; i++) {
        *list = &lists[i];
        if (!strcmp(lists[i].name, word)) return HSTAR_OK;
        names[i] = lists[i].name;
    }
    error_set(err, HSTAR_INVALID, "there is no list of \"%.60s\"", word);
    const char *near = text_nearest(word, strlen(word), names, N_LISTS);
    if (near)
        error_remedy(err, "did you mean `hstar list %s`?", near);
    else
        error_remedy(err, "`hstar list` names them");
    return HSTAR_INVALID;
}

/* Only the methods differ from format to format. */
static hstar_status check_format(bool methods, const struct arguments *a, hstar_error *err)
{
    if (!a->given[OPTION_FORMAT] || methods) return HSTAR_OK;
    error_set(err, HSTAR_INVALID, "%s is for the list of methods", options[OPTION_FORMAT].name);
    error_remedy(err, "`hstar list methods %s %.60s`, or leave it out", options[OPTION_FORMAT].name,
                 a->value[OPTION_FORMAT]);
    return HSTAR_INVALID;
}

int command_list(const struct arguments *arguments)
{
    hstar_error err = {.position = HSTAR_NO_POSITION};
    hstar_status status = HSTAR_OK;
    const struct list *list;
    bool methods = false;
    for (size_t i = 0; i < arguments->n_words && !status; i++) {
        status = find_list(arguments->words[i], &list, &err);
        if (!status) methods = methods || list->print == list_methods;
    }
    if (!status) status = check_format(methods, arguments, &err);
    if (!status && arguments->n_words == 0) return list_lists();
    for (size_t i = 0; i < arguments->n_words && !status; i++) {
        status = find_list(arguments->words[i], &list, &err);
        if (!status) status = list->print(arguments, &err);
    }
    return status ? report_error(&err) : report_stdout();
}
