/* The lists, as pages. Most are rows of a name and its meaning; some have a page of their own. */
#include "show/lists.h"
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
    struct sheet *page;
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

static const struct list_row tables_rows[] = {
#define X(identifier, name, meaning) {name, name, meaning},
#include "base/sheet_forms.def"
#undef X
};

static const struct list_row views_rows[] = {
#define X(identifier, name, meaning) {name, name, meaning},
#include "show/views.def"
#undef X
};

static void show_rows(struct sheet *p, const struct list_row *rows, size_t n)
{
    for (size_t i = 0; i < n; i++) sheet_item(p, rows[i].shown, "%s", rows[i].meaning);
}

/* ---- Pages of their own ---- */

static void show_entry(struct sheet *p, const struct catalogue_entry *e)
{
    struct text t = {0};
    for (size_t v = 0; v < e->n; v++) {
        text_format(&t, "%s%s = ", v ? ", " : "", e->variables[v]);
        text_double(&t, e->point[v]);
    }
    sheet_item(p, e->name, "%s at %s: %s", e->text, text_said(&t, &p->text), e->why);
    text_clear(&t);
}

static hstar_status show_catalogue(struct sheet *p, hstar_error *err)
{
    struct catalogue_entry *entries = NULL;
    size_t n = 0;
    hstar_status status = catalogue_open(&entries, &n, err);
    if (status) return status;
    sheet_heading(p, "THE CATALOGUE: hstar sweep --function NAME");
    for (size_t i = 0; i < n; i++) show_entry(p, &entries[i]);
    catalogue_free(entries, n);
    return HSTAR_OK;
}

static hstar_status show_functions(const struct showing *s, hstar_error *err)
{
    const struct expression_entry *entries;
    const size_t n = expression_entries(&entries);
    const char *group = "";
    struct sheet *p = s->page;
    hstar_status status = show_catalogue(p, err);
    if (status) return status;
    sheet_blank(p);
    sheet_heading(p, "THE EXPRESSION LANGUAGE");
    sheet_prose(p, 2, 0, "+ - * / ^, comparisons, and");
    for (size_t i = 0; i < n; i++) {
        if (strcmp(entries[i].group, group)) sheet_blank(p);
        if (strcmp(entries[i].group, group)) sheet_heading(p, group = entries[i].group);
        sheet_item(p, entries[i].usage, "%s", entries[i].summary);
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
    hstar_status status = lists_families(s->page, s->in, s->n, err);
    if (!status) lists_hard_coded(s->page, s->in, s->n);
    return status;
}

static hstar_status show_selectors(const struct showing *s, hstar_error *err)
{
    (void)err;
    for (size_t i = 0; i < N_SELECTORS; i++) {
        const struct selector *own = &selectors[i];
        sheet_item(s->page, own->name, "%s (%s; %s; at most %zu evaluations%s)", own->summary, own->source,
                   i == SELECTOR_AUTO ? "any method" : use_names[own->use], own->max_evaluations,
                   own->max_derivative > 1 ? "; derivatives 1 to 4" : "");
    }
    return HSTAR_OK;
}

static hstar_status show_stops(const struct showing *s, hstar_error *err)
{
    (void)err;
    for (size_t i = 0; i < N_STOPS; i++)
        sheet_item(s->page, stops[i].name, "%s: %s", trust_name(stops[i].trust), stops[i].sentence);
    return HSTAR_OK;
}

static hstar_status show_descents(const struct showing *s, hstar_error *err)
{
    (void)err;
    sheet_heading(s->page, "THE WAYS DOWN");
    show_rows(s->page, descents_rows, sizeof descents_rows / sizeof *descents_rows);
    sheet_blank(s->page);
    sheet_heading(s->page, "WHY ONE ENDS");
    show_rows(s->page, descent_stops_rows, sizeof descent_stops_rows / sizeof *descent_stops_rows);
    return HSTAR_OK;
}

/* A row for each format, with what to expect of forward and central differences. */
static void show_expectations(struct sheet *p, const struct method *methods, size_t n)
{
    static const struct sheet_column columns[] = {SHEET_WORDS("format", SHEET_KEY, 0),
                                                  SHEET_NUMBERS("bits", SHEET_STAYS),
                                                  SHEET_NUMBERS("unit roundoff", SHEET_STAYS),
                                                  SHEET_WORDS("normal numbers", SHEET_MAY_GO, 0),
                                                  SHEET_NUMBERS("forward: best h", SHEET_STAYS),
                                                  SHEET_NUMBERS("its error", SHEET_STAYS),
                                                  SHEET_NUMBERS("central: best h", SHEET_STAYS),
                                                  SHEET_NUMBERS("its error", SHEET_STAYS),
                                                  {0}};
    sheet_table(p, columns);
    for (size_t i = 0; i < N_FORMATS; i++) {
        const struct format *f = &formats[i];
        sheet_row(p);
        sheet_cell(p, "%s", f->name);
        sheet_cell(p, "%d", f->bits);
        sheet_number(p, f->unit_roundoff, ' ');
        sheet_cell(p, "2^%d to 2^%d", f->smallest, f->largest);
        for (size_t m = 0; m < n; m++) {
            const struct stencil_expectation best = stencil_expect(methods[m].stencil, f->unit_roundoff);
            sheet_number(p, best.h, ' ');
            sheet_number(p, best.error, ' ');
        }
        sheet_blank(p);
    }
}

static hstar_status show_formats(const struct showing *s, hstar_error *err)
{
    struct method *methods;
    struct sheet *p = s->page;
    size_t n;
    hstar_status status = methods_new("forward,central", 1, &methods, &n, err);
    if (status) return status;
    sheet_heading(p, "WHAT TO EXPECT OF THEM");
    show_expectations(p, methods, n);
    methods_free(methods, n);
    sheet_blank(p);
    sheet_prose(p, 2, 0,
                "The steps are for an f that is, with its derivatives, about 1, as in `hstar list methods`: "
                "there the sum of truncation and of rounding, by up to the unit roundoff in each value of f, "
                "is least.");
    sheet_blank(p);
    sheet_heading(p, "WHAT THEY ARE");
    show_rows(p, formats_rows, sizeof formats_rows / sizeof *formats_rows);
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

hstar_status lists_show(const char *name, const struct format *const *in, size_t n, struct sheet *p,
                        hstar_error *err)
{
    const struct list *list = find_list(name);
    const struct showing showing = {p, in, n};
    hstar_status status = HSTAR_OK;
    for (size_t i = 0; !list && i < N_LISTS; i++) {
        char command[64];
        snprintf(command, sizeof command, "hstar list %s", lists[i].name);
        sheet_item(p, command, "%s", lists[i].summary);
    }
    if (list && list->show) status = list->show(&showing, err);
    if (list && !list->show) show_rows(p, list->rows, list->n_rows);
    return status;
}
