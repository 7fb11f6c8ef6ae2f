/* What a person reads after a sweep: the derivative, the best step of each method, the V of error against h,
 * and in a sentence what to use. */
#include "show/table.h"
#include "base/decimal.h"
#include "base/memory.h"
#include "base/page.h"
#include "show/table_named_steps.h"
#include "show/table_parts.h"
#include "show/table_samples.h"
#include "show/table_words.h"
#include "sweep/best.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* "; x is 0.0999755859375 in it", where a format has other numbers than those that were asked for. */
static void append_point_used(struct text *t, const struct sweep *s, const double *used)
{
    const size_t most = 3;
    size_t n = 0;
    for (size_t v = 0; used && v < s->problem->f->n_variables; v++) {
        if (used[v] == s->problem->point[v]) continue;
        if (n < most)
            text_format(t, "%s%s is %.17g", n ? ", " : "; in it ", s->problem->f->variables[v], used[v]);
        n++;
    }
    if (n > most) text_format(t, " and %zu more are rounded", n - most);
}

/* A format, of which all methods are or some. */
static void format_item(struct page *p, const struct sweep *s, const struct format *f, const double *used,
                        const char *label)
{
    struct text t = {0};
    append_point_used(&t, s, used);
    page_item(p, label, "%s: %d bits; each operation rounds by up to %.1e of its result%s", f->name, f->bits,
              f->unit_roundoff, text_said(&t, &p->text));
    text_clear(&t);
}

static void arithmetic(struct page *p, const struct sweep *s)
{
    const struct component_sweep *c = &s->components[0];
    if (s->n_methods == 0 || !c->methods[0].format) {
        format_item(p, s, s->format, s->point_used, "arithmetic");
        return;
    }
    for (size_t m = 0; m < s->n_methods; m++)
        if (m == 0 || c->methods[m].format != c->methods[m - 1].format)
            format_item(p, s, c->methods[m].format, c->methods[m].point_used, m ? "" : "arithmetic");
}

static void title(struct page *p, const struct sweep *s)
{
    const struct component_sweep *c = &s->components[0];
    table_title(p, "The", s->problem,
                &(struct table_question){s->n_components, c->output, c->wrt, c->methods[0].derivative});
}

/* In which arithmetic, and at which steps. */
static void how_computed(struct page *p, const struct sweep *s)
{
    page_heading(p, "HOW IT WAS COMPUTED");
    arithmetic(p, s);
    char from[DECIMAL_LENGTH], to[DECIMAL_LENGTH];
    decimal_print(s->h[0], from);
    decimal_print(s->h[s->n_h - 1], to);
    static const char *const spaced[N_GRIDS] = {[GRID_LOG] = "evenly spaced in log h",
                                                [GRID_POWERS_OF_TWO] = "the powers of two",
                                                [GRID_LIST] = "as they were named"};
    const char *rule = s->step_rule == STEP_RULE_GIVEN ? "" : "; each is used as (x+h) - x";
    if (s->n_h == 1)
        page_item(p, "step", "h = %s%s", from, rule);
    else
        page_item(p, "steps", "%zu steps h from %s to %s, %s%s", s->n_h, from, to, spaced[s->grid], rule);
    page_blank(p);
}

static void append_estimated(struct text *t, const struct reference *r)
{
    if (isnan(r->bound))
        text_append(t, "   estimated, without a bar");
    else
        text_format(t, "   estimated to %.1e", r->bound);
    if (r->doubtful) text_append(t, ", doubtful");
}

static void reference_line(struct page *p, const struct reference *r)
{
    static const char *const labels[] = {[REFERENCE_NONE] = "unknown",
                                         [REFERENCE_EXACT] = "exact",
                                         [REFERENCE_AUTO] = "by auto",
                                         [REFERENCE_GSL] = "by GSL",
                                         [REFERENCE_GIVEN] = "given"};
    struct text t = {0};
    if (r->digits)
        table_digits(&t, r->digits);
    else if (r->source == REFERENCE_NONE)
        text_append(&t, "-");
    else
        text_double(&t, r->value);
    if (r->source == REFERENCE_GSL || r->source == REFERENCE_AUTO)
        append_estimated(&t, r);
    else if (r->source != REFERENCE_NONE && r->bound == 0)
        text_append(&t, "   exactly");
    else if (r->source != REFERENCE_NONE)
        text_format(&t, "   proven to %.1e", r->bound);
    page_item(p, labels[r->source], "%s", text_said(&t, &p->text));
    if (r->reason) page_item(p, "", "%s", r->reason);
    text_clear(&t);
}

/* Of each format the derivative of what it made of the function and the point, where that is another. */
static void other_derivatives(struct page *p, const struct sweep *s, const struct component_sweep *c)
{
    for (size_t m = 0; m < s->n_methods; m++) {
        const struct method_sweep *method = &c->methods[m];
        if (!method->format || (m > 0 && method->format == c->methods[m - 1].format)) continue;
        if (isnan(method->reference) || method->reference == c->reference.value) continue;
        char label[64];
        struct text t = {0};
        snprintf(label, sizeof label, "in %s", method->format->name);
        text_double(&t, method->reference);
        page_item(p, label, "%s", text_said(&t, &p->text));
        text_clear(&t);
    }
}

/* What GSL says of the derivative. */
static void gsl_table(struct page *p, const struct component_sweep *c)
{
    static const struct page_column columns[] = {PAGE_WORDS("routine", PAGE_KEY, 0),
                                                 PAGE_WORDS("value", PAGE_STAYS, 0),
                                                 PAGE_NUMBERS("claimed error", PAGE_STAYS),
                                                 PAGE_NUMBERS("true error", PAGE_STAYS),
                                                 {0}};
    bool first = true;
    for (size_t i = 0; i < N_GSL_ROUTINES; i++) {
        const struct gsl_estimate *g = &c->gsl[i];
        if (!g->routine) continue;
        if (first) page_blank(p);
        if (first) page_table(p, columns);
        first = false;
        page_row(p);
        page_cell(p, "%s", g->routine);
        page_figure(p, g->value, isnan(g->value) ? "-" : "%.16g", g->value);
        p->dashed |= isnan(g->value) || isnan(c->reference.value);
        page_number(p, g->abserr, ' ');
        page_number(p, g->error, ' ');
        page_blank(p);
    }
}

static void one_derivative(struct page *p, const struct sweep *s, const struct component_sweep *c)
{
    page_heading(p, "THE DERIVATIVE");
    reference_line(p, &c->reference);
    other_derivatives(p, s, c);
    gsl_table(p, c);
    page_blank(p);
}

static char doubt_mark(struct page *p, const struct reference *r)
{
    p->doubted |= r->doubtful;
    return r->doubtful ? '!' : ' ';
}

/* Who estimated them; what is proven needs no word. */
static void say_estimated(struct page *p, const struct sweep *s)
{
    const enum reference_source source = s->components[0].reference.source;
    if (source == REFERENCE_AUTO || source == REFERENCE_GSL)
        page_prose(p, 2, 0, "Estimated by %s, known to what it claims.", reference_names[source]);
}

static void many_derivatives(struct page *p, const struct sweep *s)
{
    /* GSL has first derivatives only */
    const bool gsl = s->components[0].gsl[0].routine != NULL;
    const size_t n = s->n_components < TABLE_MOST_ROWS ? s->n_components : TABLE_MOST_ROWS;
    const struct page_column columns[] = {
        PAGE_WORDS("by", PAGE_KEY, 8),
        PAGE_WORDS("value", PAGE_STAYS, 0),
        PAGE_NUMBERS("known to", PAGE_STAYS),
        gsl ? (struct page_column)PAGE_WORDS("gsl_deriv_central", PAGE_MAY_GO, 0) : (struct page_column){0},
        PAGE_NUMBERS("claims", PAGE_MAY_GO),
        PAGE_NUMBERS("true error", PAGE_MAY_GO),
        {0}};
    page_heading(p, "THE DERIVATIVES");
    say_estimated(p, s);
    page_table(p, columns);
    for (size_t i = 0; i < n; i++) {
        const struct component_sweep *c = &s->components[i];
        const struct gsl_estimate *g = &c->gsl[0];
        char label[COMPONENT_LABEL], value[DECIMAL_LENGTH];
        table_label(s->problem, c->output, c->wrt, label);
        decimal_print(c->reference.value, value);
        page_row(p);
        page_cell(p, "%s", label);
        page_figure(p, c->reference.value, "%s", isnan(c->reference.value) ? "-" : value);
        if (c->reference.bound == 0)
            page_figure(p, 0, "exactly");
        else
            page_number(p, c->reference.bound, doubt_mark(p, &c->reference));
        if (gsl) {
            const bool none = !g->routine || isnan(g->value);
            page_figure(p, none ? (double)NAN : g->value, none ? "-" : "%.16g", g->value);
            page_number(p, g->routine ? g->abserr : (double)NAN, ' ');
            page_number(p, g->routine ? g->error : (double)NAN, ' ');
        }
        page_blank(p);
    }
    page_more(p, s->n_components - n);
    page_blank(p);
}

/* The envelope of each method, or of the norm of the gradient by it. */
static hstar_status error_table(struct page *p, const struct sweep *s, hstar_error *err)
{
    struct table_curve *curves = memory_array(s->n_methods, sizeof *curves);
    if (!curves) return error_memory(err);
    for (size_t m = 0; m < s->n_methods; m++) {
        const struct method_sweep *method = &s->components[0].methods[m];
        const struct gradient_error *g = s->gradient_error ? &s->gradient_error[m] : NULL;
        curves[m] = (struct table_curve){.name = method->name,
                                         .values = g ? g->envelope : method->error_envelope,
                                         .bar = g ? best_bar_of_all(s) : best_bar(&s->components[0]),
                                         .best = g ? g->optimum.measured.h : method->optimum.measured.h};
    }
    table_errors(p, s, curves,
                 s->gradient_error
                     ? "The largest norm of the gradient's error seen near each h; * marks each "
                       "method's best step."
                     : "The largest error seen near each h; * marks a method's best step.");
    free(curves);
    return HSTAR_OK;
}

static void notes(struct page *p, const struct sweep *s)
{
    table_place_notes(p);
    if (p->doubted) page_prose(p, 0, 2, "! doubtful: auto does not vouch for it.");
    if (p->dashed)
        page_prose(p, 0, 2,
                   "- no such number: not defined there, not computed, or (a power of h) nothing that "
                   "follows one.");
    table_counts(p, s);
}

hstar_status table_write_sweep(const struct sweep *s, const struct page_style *style, struct sink *sink,
                               hstar_error *err)
{
    struct page page = {.style = style};
    title(&page, s);
    page_blank(&page);
    if (s->grid != GRID_LIST) table_advice(&page, s);
    if (s->grid == GRID_LIST) table_named_steps(&page, s);
    how_computed(&page, s);
    if (s->n_components == 1)
        one_derivative(&page, s, &s->components[0]);
    else
        many_derivatives(&page, s);
    if (s->grid != GRID_LIST && best_told(s)) table_best_steps(&page, s, TABLE_MOST_ROWS);
    hstar_status status = s->grid == GRID_LIST ? HSTAR_OK : error_table(&page, s, err);
    if (!status) {
        notes(&page, s);
        return page_end(&page, sink, err);
    }
    page_clear(&page);
    return status;
}
