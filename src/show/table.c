/* What a person reads after a sweep: the derivative, the best step of each method, the V of error against h,
 * and in a sentence what to use. */
#include "show/table.h"
#include "base/decimal.h"
#include "base/memory.h"
#include "show/table_named_steps.h"
#include "show/table_page.h"
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

static void estimated_to(struct page *p, const struct reference *r)
{
    if (isnan(r->bound))
        text_append(&p->text, "   estimated, without a bar");
    else
        text_format(&p->text, "   estimated to %.1e", r->bound);
    if (r->doubtful) text_append(&p->text, ", doubtful");
}

static void reference_line(struct page *p, const struct reference *r)
{
    static const char *const labels[] = {[REFERENCE_NONE] = "unknown",
                                         [REFERENCE_EXACT] = "exact",
                                         [REFERENCE_AUTO] = "by auto",
                                         [REFERENCE_GSL] = "by GSL",
                                         [REFERENCE_GIVEN] = "given"};
    text_append(&p->text, "  ");
    page_left(p, 20, labels[r->source]);
    page_bold(p);
    if (r->digits)
        table_digits(&p->text, r->digits);
    else if (r->source == REFERENCE_NONE)
        page_left(p, 1, "-");
    else
        text_double(&p->text, r->value);
    page_plain(p);
    if (r->source == REFERENCE_GSL || r->source == REFERENCE_AUTO)
        estimated_to(p, r);
    else if (r->source != REFERENCE_NONE && r->bound == 0)
        text_append(&p->text, "   exactly");
    else if (r->source != REFERENCE_NONE)
        text_format(&p->text, "   proven to %.1e", r->bound);
    page_blank(p);
    if (r->reason) page_prose(p, 22, 0, "%s", r->reason);
}

/* Of each format the derivative of what it made of the function and the point, where that is another. */
static void other_derivatives(struct page *p, const struct sweep *s, const struct component_sweep *c)
{
    for (size_t m = 0; m < s->n_methods; m++) {
        const struct method_sweep *method = &c->methods[m];
        if (!method->format || (m > 0 && method->format == c->methods[m - 1].format)) continue;
        if (isnan(method->reference) || method->reference == c->reference.value) continue;
        char label[64];
        snprintf(label, sizeof label, "in %s", method->format->name);
        text_append(&p->text, "  ");
        page_left(p, 20, label);
        text_double(&p->text, method->reference);
        page_blank(p);
    }
}

/* What GSL says of the derivative. */
static void gsl_table(struct page *p, const struct component_sweep *c)
{
    static const struct page_column columns[] = {{"", 20, PAGE_LEFT},
                                                 {"", 26, PAGE_LEFT},
                                                 {"claimed error ", 14, PAGE_RIGHT},
                                                 {"true error ", 14, PAGE_RIGHT},
                                                 {0}};
    bool first = true;
    for (size_t i = 0; i < N_GSL_ROUTINES; i++) {
        const struct gsl_estimate *g = &c->gsl[i];
        if (!g->routine) continue;
        if (first) page_table(p, columns);
        first = false;
        page_row(p);
        page_cell(p, "%s", g->routine);
        page_cell(p, isnan(g->value) ? "-" : "%.16g", g->value);
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
    struct page_column columns[] = {{"by", table_label_width(s), PAGE_LEFT_WIDE},
                                    {"value", 25, PAGE_LEFT},
                                    {"known to", 8, PAGE_RIGHT},
                                    {"      gsl_deriv_central", 31, PAGE_LEFT},
                                    {"claims ", 10, PAGE_RIGHT},
                                    {"true error ", 12, PAGE_RIGHT},
                                    {0}};
    if (!gsl) columns[3] = (struct page_column){0};
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
        page_cell(p, "%s", isnan(c->reference.value) ? "-" : value);
        if (c->reference.bound == 0)
            page_cell(p, "exactly");
        else
            page_number(p, c->reference.bound, doubt_mark(p, &c->reference));
        if (gsl) {
            page_cell(p, !g->routine || isnan(g->value) ? "      -" : "      %.16g", g->value);
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

hstar_status table_write_sweep(const struct sweep *s, bool colour, struct sink *sink, hstar_error *err)
{
    struct page page = {.colour = colour};
    title(&page, s);
    if (s->n_components == 1)
        one_derivative(&page, s, &s->components[0]);
    else
        many_derivatives(&page, s);
    if (s->grid == GRID_LIST) {
        table_named_steps(&page, s);
        notes(&page, s);
        return page_end(&page, sink, err);
    }
    if (best_told(s)) table_best_steps(&page, s, TABLE_MOST_ROWS);
    hstar_status status = error_table(&page, s, err);
    if (!status) {
        table_advice(&page, s);
        notes(&page, s);
        return page_end(&page, sink, err);
    }
    text_clear(&page.text);
    return status;
}
