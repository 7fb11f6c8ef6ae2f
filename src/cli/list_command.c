/* hstar list: the tables that the program is made of. */
#include "base/text.h"
#include "cli/catalogue.h"
#include "cli/command.h"
#include "cli/list_families.h"
#include "cli/list_hard_coded.h"
#include "cli/list_problems.h"
#include "cli/report.h"
#include "function/expression.h"
#include "output/chart.h"
#include "step/step.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

static hstar_status list_catalogue(hstar_error *err)
{
    struct catalogue_entry *entries = NULL;
    size_t n = 0;
    hstar_status status = catalogue_open(&entries, &n, err);
    if (status) return status;
    printf("The catalogue: hstar sweep --function NAME\n");
    for (size_t i = 0; i < n; i++) {
        struct text at;
        text_init(&at);
        for (size_t v = 0; v < entries[i].n; v++) {
            text_format(&at, "%s%s = ", v ? ", " : "", entries[i].variables[v]);
            text_double(&at, entries[i].point[v]);
        }
        printf("\n  %-18s %s  at %s\n%21s", entries[i].name, entries[i].text, at.failed ? "" : at.data, "");
        report_wrapped(entries[i].why, 21);
        text_clear(&at);
    }
    catalogue_free(entries, n);
    return HSTAR_OK;
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

static hstar_status list_functions(hstar_error *err)
{
    hstar_status status = list_catalogue(err);
    if (!status) list_language();
    return status;
}

static hstar_status list_methods(hstar_error *err)
{
    hstar_status status = list_families(err);
    if (!status) list_hard_coded();
    return status;
}

static void row(const char *name, const char *meaning)
{
    printf("%-14s %s\n", name, meaning);
}

static hstar_status list_selectors(hstar_error *err)
{
    const int margin = 22;
    (void)err;
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

static hstar_status list_stops(hstar_error *err)
{
    (void)err;
    for (size_t i = 0; i < N_STOPS; i++) {
        printf("%-16s %-9s ", stops[i].name, trust_name(stops[i].trust));
        report_wrapped(stops[i].sentence, 27);
    }
    return HSTAR_OK;
}

static hstar_status list_criteria(hstar_error *err)
{
    (void)err;
#define X(identifier, name, summary) row(name, summary);
#include "gradient/criteria.def"
#undef X
    return HSTAR_OK;
}

static hstar_status list_diagnoses(hstar_error *err)
{
    (void)err;
#define X(identifier, name, sentence) row(name, sentence);
#include "gradient/diagnoses.def"
#undef X
    return HSTAR_OK;
}

static hstar_status list_verdicts(hstar_error *err)
{
    (void)err;
#define X(identifier, name, exit_status, sentence) row(name " (" #exit_status ")", sentence);
#include "gradient/verdicts.def"
#undef X
    return HSTAR_OK;
}

static hstar_status list_descents(hstar_error *err)
{
    (void)err;
#define X(identifier, name, summary) row(name, summary);
#include "gradient/descents.def"
#undef X
    puts("\nand why one ends:");
#define X(identifier, name, done, sentence) row(name, sentence);
#include "gradient/descent_stops.def"
#undef X
    return HSTAR_OK;
}

static hstar_status list_noises(hstar_error *err)
{
    (void)err;
#define X(identifier, name, meaning) row(name, meaning);
#include "step/noise_sources.def"
#undef X
    return HSTAR_OK;
}

/* u^(1/(p+1)), and with it u^(p/(p+1)): what is left of it when only the sizes count. */
static void expect(const struct format *f, double order)
{
    printf("  %7.1e %7.1e", pow(f->unit_roundoff, 1 / (order + 1)),
           pow(f->unit_roundoff, order / (order + 1)));
}

static hstar_status list_formats(hstar_error *err)
{
    (void)err;
    printf("%-12s %4s  %-8s  %-20s  %-15s  %s\n", "", "", "unit", "normal", "forward", "central");
    printf("%-12s %4s  %-8s  %-20s  %-15s  %s\n", "format", "bits", "roundoff", "numbers", "best h    error",
           "best h    error");
    for (size_t i = 0; i < N_FORMATS; i++) {
        const struct format *f = &formats[i];
        char range[40];
        snprintf(range, sizeof range, "2^%d to 2^%d", f->smallest, f->largest);
        printf("%-12s %4d  %-8.1e  %-20s", f->name, f->bits, f->unit_roundoff, range);
        expect(f, 1);
        expect(f, 2);
        printf("\n");
    }
    puts("\nWhat to expect where x, f and its derivatives are near 1: h = u^(1/(p+1)) and an error "
         "of\nu^(p/(p+1)), for the unit roundoff u and the order p of the method.\n");
    for (size_t i = 0; i < N_FORMATS; i++) row(formats[i].name, formats[i].summary);
    return HSTAR_OK;
}

static hstar_status list_grids(hstar_error *err)
{
    (void)err;
#define X(identifier, name, meaning) row(name, meaning);
#include "sweep/grids.def"
#undef X
    return HSTAR_OK;
}

static hstar_status list_step_rules(hstar_error *err)
{
    (void)err;
#define X(identifier, name, meaning) row(name, meaning);
#include "sweep/step_rules.def"
#undef X
    return HSTAR_OK;
}

static hstar_status list_references(hstar_error *err)
{
    (void)err;
#define X(identifier, name, meaning) row(name, meaning);
#include "reference/sources.def"
#undef X
    return HSTAR_OK;
}

static hstar_status list_columns(hstar_error *err)
{
    (void)err;
    for (size_t c = 0; c < N_COLUMNS; c++) row(sweep_columns[c].name, sweep_columns[c].meaning);
    return HSTAR_OK;
}

static hstar_status list_views(hstar_error *err)
{
    (void)err;
    for (size_t v = 0; v < N_CHART_VIEWS; v++) row(chart_views[v].name, chart_views[v].meaning);
    return HSTAR_OK;
}

static const struct list {
    const char *name;
    hstar_status (*print)(hstar_error *err);
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

int command_list(const struct arguments *arguments)
{
    if (arguments->n_words == 0) return list_lists();
    hstar_error err = {.position = HSTAR_NO_POSITION};
    hstar_status status = HSTAR_OK;
    const struct list *list;
    for (size_t i = 0; i < arguments->n_words && !status; i++)
        status = find_list(arguments->words[i], &list, &err);
    for (size_t i = 0; i < arguments->n_words && !status; i++) {
        status = find_list(arguments->words[i], &list, &err);
        if (!status) status = list->print(&err);
    }
    return status ? report_error(&err) : report_stdout();
}
