/* The lists, as pages. Most are rows of a name and its meaning; some have a page of their own. */
#include "show/lists.h"
#include "base/wrap.h"
#include "check/check.h"
#include "function/source/expression.h"
#include "record/catalogue_place.h"
#include "show/lists_families.h"
#include "show/lists_hard_coded.h"
#include "stencil/describe.h"
#include "stencil/method.h"
#include "step/step.h"

#include <float.h>
#include <stdio.h>
#include <string.h>

struct list_row {
    const char *name, *shown, *meaning;
};

/* What a list is shown for. */
struct showing {
    struct text *text;
    const struct format *const *in; /* n formats */
    size_t n;
};

/* ---- Rows ---- */

static const struct list_row methods_rows[] = {
#define X(name, kind, side, order, orders, summary) {name, name, summary},
#include "stencil/methods.def"
#undef X
};

static const struct list_row selectors_rows[] = {
#define X(identifier, name, kind, use, max_derivative, max_evaluations, run, source, summary)                \
    {name, name, summary},
#include "step/selectors.def"
#undef X
};

static const struct list_row stops_rows[] = {
#define X(identifier, name, trust, sentence) {name, name, sentence},
#include "step/stops.def"
#undef X
};

static const struct list_row criteria_rows[] = {
#define X(identifier, name, summary) {name, name, summary},
#include "check/criteria.def"
#undef X
};

static const struct list_row diagnoses_rows[] = {
#define X(identifier, name, sentence) {name, name, sentence},
#include "check/diagnoses.def"
#undef X
};

static const struct list_row verdicts_rows[] = {
#define X(identifier, name, exit_status, sentence) {name, name " (" #exit_status ")", sentence},
#include "check/verdicts.def"
#undef X
};

static const struct list_row descents_rows[] = {
#define X(identifier, name, summary) {name, name, summary},
#include "descent/descents.def"
#undef X
};

static const struct list_row descent_stops_rows[] = {
#define X(identifier, name, done, sentence) {name, name, sentence},
#include "descent/descent_stops.def"
#undef X
};

static const struct list_row noises_rows[] = {
#define X(identifier, name, meaning) {name, name, meaning},
#include "step/noise/noise_sources.def"
#undef X
};

static const struct list_row formats_rows[] = {
#define X(name, identifier, bits, smallest, largest, unit_roundoff, arithmetic, most, beyond, summary)       \
    {name, name, summary},
#include "number/formats.def"
#undef X
};

static const struct list_row grids_rows[] = {
#define X(identifier, name, meaning) {name, name, meaning},
#include "sweep/grids.def"
#undef X
};

static const struct list_row step_rules_rows[] = {
#define X(identifier, name, meaning) {name, name, meaning},
#include "sweep/step_rules.def"
#undef X
};

static const struct list_row references_rows[] = {
#define X(identifier, name, meaning) {name, name, meaning},
#include "reference/sources.def"
#undef X
};

static const struct list_row columns_rows[] = {
#define X(identifier, name, anatomy, meaning) {name, name, meaning},
#include "sweep/columns.def"
#undef X
};

static const struct list_row views_rows[] = {
#define X(identifier, name, meaning) {name, name, meaning},
#include "show/views.def"
#undef X
};

static void show_rows(struct text *t, const struct list_row *rows, size_t n)
{
    for (size_t i = 0; i < n; i++) text_format(t, "%-14s %s\n", rows[i].shown, rows[i].meaning);
}

/* ---- Pages of their own ---- */

static void show_entry(struct text *t, const struct catalogue_entry *e)
{
    enum { MARGIN = 21 };
    text_format(t, "\n  %-18s %s  at ", e->name, e->text);
    for (size_t v = 0; v < e->n; v++) {
        text_format(t, "%s%s = ", v ? ", " : "", e->variables[v]);
        text_double(t, e->point[v]);
    }
    text_format(t, "\n%*s", MARGIN, "");
    text_wrapped(t, e->why, MARGIN);
}

static hstar_status show_catalogue(struct text *t, hstar_error *err)
{
    struct catalogue_entry *entries = NULL;
    size_t n = 0;
    hstar_status status = catalogue_open(&entries, &n, err);
    if (status) return status;
    text_append(t, "The catalogue: hstar sweep --function NAME\n");
    for (size_t i = 0; i < n; i++) show_entry(t, &entries[i]);
    catalogue_free(entries, n);
    return HSTAR_OK;
}

static hstar_status show_functions(const struct showing *s, hstar_error *err)
{
    const struct expression_entry *entries;
    const size_t n = expression_entries(&entries);
    const char *group = "";
    struct text *t = s->text;
    hstar_status status = show_catalogue(t, err);
    if (status) return status;
    text_append(t, "\nThe expression language: + - * / ^, comparisons, and\n");
    for (size_t i = 0; i < n; i++) {
        if (strcmp(entries[i].group, group)) text_format(t, "\n  %s\n", group = entries[i].group);
        text_format(t, "    %-24s %s\n", entries[i].usage, entries[i].summary);
    }
    return HSTAR_OK;
}

static const char *function_name(size_t i)
{
    const struct expression_entry *entries;
    return i < expression_entries(&entries) ? entries[i].name : NULL;
}

static hstar_status show_methods(const struct showing *s, hstar_error *err)
{
    hstar_status status = lists_families(s->text, s->in, s->n, err);
    if (!status) lists_hard_coded(s->text, s->in, s->n);
    return status;
}

static hstar_status show_selectors(const struct showing *s, hstar_error *err)
{
    const int margin = 22;
    (void)err;
    for (size_t i = 0; i < N_SELECTORS; i++) {
        const struct selector *own = &selectors[i];
        text_format(s->text, "%-20s  ", own->name);
        text_wrapped(s->text, own->summary, (size_t)margin);
        text_format(s->text, "%*s%s; %s; at most %zu evaluations%s\n", margin, "", own->source,
                    i == SELECTOR_AUTO ? "any method" : use_names[own->use], own->max_evaluations,
                    own->max_derivative > 1 ? "; derivatives 1 to 4" : "");
    }
    return HSTAR_OK;
}

static hstar_status show_stops(const struct showing *s, hstar_error *err)
{
    const size_t margin = 27;
    (void)err;
    for (size_t i = 0; i < N_STOPS; i++) {
        text_format(s->text, "%-16s %-9s ", stops[i].name, trust_name(stops[i].trust));
        text_wrapped(s->text, stops[i].sentence, margin);
    }
    return HSTAR_OK;
}

static hstar_status show_descents(const struct showing *s, hstar_error *err)
{
    (void)err;
    show_rows(s->text, descents_rows, sizeof descents_rows / sizeof *descents_rows);
    text_append(s->text, "\nand why one ends:\n");
    show_rows(s->text, descent_stops_rows, sizeof descent_stops_rows / sizeof *descent_stops_rows);
    return HSTAR_OK;
}

/* A row for each format, with what to expect of some methods. */
static void show_expectations(struct text *t, const struct method *methods, size_t n)
{
    text_format(t, "%-12s %4s  %-8s  %-20s  %-15s  %s\n", "", "", "unit", "normal", "forward", "central");
    text_format(t, "%-12s %4s  %-8s  %-20s  %-15s  %s\n", "format", "bits", "roundoff", "numbers",
                "best h    error", "best h    error");
    for (size_t i = 0; i < N_FORMATS; i++) {
        const struct format *f = &formats[i];
        char range[40];
        snprintf(range, sizeof range, "2^%d to 2^%d", f->smallest, f->largest);
        text_format(t, "%-12s %4d  %-8.1e  %-20s", f->name, f->bits, f->unit_roundoff, range);
        for (size_t m = 0; m < n; m++) {
            const struct stencil_expectation best = stencil_expect(methods[m].stencil, f->unit_roundoff);
            text_format(t, "  %7.1e %7.1e", best.h, best.error);
        }
        text_append(t, "\n");
    }
}

static hstar_status show_formats(const struct showing *s, hstar_error *err)
{
    struct method *methods;
    size_t n;
    hstar_status status = methods_new("forward,central", 1, &methods, &n, err);
    if (status) return status;
    show_expectations(s->text, methods, n);
    methods_free(methods, n);
    text_append(
        s->text,
        "\nWhat to expect where f and its derivatives are about 1, as in `hstar list methods`: the least sum "
        "of\ntruncation and of rounding, by up to the unit roundoff in each value of f.\n\n");
    show_rows(s->text, formats_rows, sizeof formats_rows / sizeof *formats_rows);
    return HSTAR_OK;
}

/* ---- The lists ---- */

static const struct list {
    const char *name;
    const struct list_row *rows; /* n_rows; NULL: name_at knows the names */
    size_t n_rows;
    const char *(*name_at)(size_t i);
    hstar_status (*show)(const struct showing *s, hstar_error *err); /* NULL: the rows */
    const char *summary;
} lists[] = {
#define ROWS(rows)                    rows, sizeof rows / sizeof *rows, NULL
#define NAMES(at)                     NULL, 0, at
#define X(name, names, show, summary) {name, names, show, summary},
#include "show/lists.def"
#undef X
#undef NAMES
#undef ROWS
};
enum { N_LISTS = sizeof lists / sizeof *lists };

const char lists_all[] = "lists";

/* NULL: the list of all lists, or none. */
static const struct list *find_list(const char *name)
{
    for (size_t i = 0; i < N_LISTS; i++)
        if (!strcmp(lists[i].name, name)) return &lists[i];
    return NULL;
}

hstar_status lists_check(const char *name, hstar_error *err)
{
    const char *names[N_LISTS];
    if (find_list(name) || !strcmp(name, lists_all)) return HSTAR_OK;
    for (size_t i = 0; i < N_LISTS; i++) names[i] = lists[i].name;
    error_set(err, HSTAR_INVALID, "there is no list of \"%.60s\"", name);
    const char *near = text_nearest(name, strlen(name), names, N_LISTS);
    if (near)
        error_remedy(err, "did you mean `hstar list %s`?", near);
    else
        error_remedy(err, "`hstar list` names them");
    return HSTAR_INVALID;
}

const char *lists_name(const char *name, size_t i)
{
    const struct list *list = find_list(name);
    if (!list) return i < N_LISTS ? lists[i].name : NULL;
    if (list->name_at) return list->name_at(i);
    return i < list->n_rows ? list->rows[i].name : NULL;
}

hstar_status lists_show(const char *name, const struct format *const *in, size_t n, struct text *t,
                        hstar_error *err)
{
    const struct list *list = find_list(name);
    const struct showing showing = {t, in, n};
    hstar_status status = HSTAR_OK;
    if (!list)
        for (size_t i = 0; i < N_LISTS; i++)
            text_format(t, "hstar list %-12s %s\n", lists[i].name, lists[i].summary);
    else if (list->show)
        status = list->show(&showing, err);
    else
        show_rows(t, list->rows, list->n_rows);
    return !status && t->failed ? error_memory(err) : status;
}
