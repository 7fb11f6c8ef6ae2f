/* What a person reads after a sweep: the derivative, the best step of each method, the V of error against h,
 * and in a sentence what to use. */
#include "show/table.h"
#include "base/decimal.h"
#include "base/memory.h"
#include "base/sheet.h"
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
static void format_item(struct sheet *p, const struct sweep *s, const struct format *f, const double *used,
                        const char *label)
{
    struct text t = {0};
    append_point_used(&t, s, used);
    sheet_item(p, label, "%s: %d bits; each operation rounds by up to %.1e of its result%s", f->name, f->bits,
               f->unit_roundoff, text_said(&t, &p->text));
    text_clear(&t);
}

static void arithmetic(struct sheet *p, const struct sweep *s)
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

static void title(struct sheet *p, const struct sweep *s)
{
    const struct component_sweep *c = &s->components[0];
    table_title(p, "The", s->problem,
                &(struct table_question){s->n_components, c->output, c->wrt, c->methods[0].derivative});
}

/* In which arithmetic, and at which steps. */
static void how_computed(struct sheet *p, const struct sweep *s)
{
    sheet_heading(p, "HOW IT WAS COMPUTED");
    arithmetic(p, s);
    char from[DECIMAL_LENGTH], to[DECIMAL_LENGTH];
    decimal_print(s->h[0], from);
    decimal_print(s->h[s->n_h - 1], to);
    static const char *const spaced[N_GRIDS] = {[GRID_LOG] = "evenly spaced in log h",
                                                [GRID_POWERS_OF_TWO] = "the powers of two",
                                                [GRID_LIST] = "as they were named"};
    const char *rule = s->step_rule == STEP_RULE_GIVEN ? "" : "; each is used as (x+h) - x";
    if (s->n_h == 1)
        sheet_item(p, "step", "h = %s%s", from, rule);
    else
        sheet_item(p, "steps", "%zu steps h from %s to %s, %s%s", s->n_h, from, to, spaced[s->grid], rule);
    sheet_blank(p);
}

static void append_estimated(struct text *t, const struct reference *r)
{
    if (isnan(r->bound))
        text_append(t, "   estimated, without a bar");
    else
        text_format(t, "   estimated to %.1e", r->bound);
    if (r->doubtful) text_append(t, ", doubtful");
}

static void reference_line(struct sheet *p, const struct reference *r)
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
    sheet_item(p, labels[r->source], "%s", text_said(&t, &p->text));
    if (r->reason) sheet_item(p, "", "%s", r->reason);
    text_clear(&t);
}

/* Of each format the derivative of what it made of the function and the point, where that is another. */
static void other_derivatives(struct sheet *p, const struct sweep *s, const struct component_sweep *c)
{
    for (size_t m = 0; m < s->n_methods; m++) {
        const struct method_sweep *method = &c->methods[m];
        if (!method->format || (m > 0 && method->format == c->methods[m - 1].format)) continue;
        if (isnan(method->reference) || method->reference == c->reference.value) continue;
        char label[64];
        struct text t = {0};
        snprintf(label, sizeof label, "in %s", method->format->name);
        text_double(&t, method->reference);
        sheet_item(p, label, "%s", text_said(&t, &p->text));
        text_clear(&t);
    }
}

/* What GSL says of the derivative. */
static void gsl_table(struct sheet *p, const struct component_sweep *c)
{
    static const struct sheet_column columns[] = {SHEET_WORDS("routine", SHEET_KEY, 0),
                                                  SHEET_WORDS("value", SHEET_STAYS, 0),
                                                  SHEET_NUMBERS("claimed error", SHEET_STAYS),
                                                  SHEET_NUMBERS("true error", SHEET_STAYS),
                                                  {0}};
    bool first = true;
    for (size_t i = 0; i < N_GSL_ROUTINES; i++) {
        const struct gsl_estimate *g = &c->gsl[i];
        if (!g->routine) continue;
        if (first) sheet_blank(p);
        if (first) sheet_table(p, columns);
        first = false;
        sheet_row(p);
        sheet_cell(p, "%s", g->routine);
        sheet_figure(p, g->value, isnan(g->value) ? "-" : "%.16g", g->value);
        p->dashed |= isnan(g->value) || isnan(c->reference.value);
        sheet_number(p, g->abserr, ' ');
        sheet_number(p, g->error, ' ');
        sheet_blank(p);
    }
}

static void one_derivative(struct sheet *p, const struct sweep *s, const struct component_sweep *c)
{
    sheet_heading(p, "THE DERIVATIVE");
    reference_line(p, &c->reference);
    other_derivatives(p, s, c);
    gsl_table(p, c);
    sheet_blank(p);
}

static char doubt_mark(struct sheet *p, const struct reference *r)
{
    p->doubted |= r->doubtful;
    return r->doubtful ? '!' : ' ';
}

/* Who estimated them; what is proven needs no word. */
static void say_estimated(struct sheet *p, const struct sweep *s)
{
    const enum reference_source source = s->components[0].reference.source;
    if (source == REFERENCE_AUTO || source == REFERENCE_GSL)
        sheet_prose(p, 2, 0, "Estimated by %s, known to what it claims.", reference_names[source]);
}

static void many_derivatives(struct sheet *p, const struct sweep *s)
{
    /* GSL has first derivatives only */
    const bool gsl = s->components[0].gsl[0].routine != NULL;
    const size_t n = s->n_components < TABLE_MOST_ROWS ? s->n_components : TABLE_MOST_ROWS;
    const struct sheet_column columns[] = {
        SHEET_WORDS("by", SHEET_KEY, 8),
        SHEET_WORDS("value", SHEET_STAYS, 0),
        SHEET_NUMBERS("known to", SHEET_STAYS),
        gsl ? (struct sheet_column)SHEET_WORDS("gsl_deriv_central", SHEET_MAY_GO, 0)
            : (struct sheet_column){0},
        SHEET_NUMBERS("claims", SHEET_MAY_GO),
        SHEET_NUMBERS("true error", SHEET_MAY_GO),
        {0}};
    sheet_heading(p, "THE DERIVATIVES");
    say_estimated(p, s);
    sheet_table(p, columns);
    for (size_t i = 0; i < n; i++) {
        const struct component_sweep *c = &s->components[i];
        const struct gsl_estimate *g = &c->gsl[0];
        char label[COMPONENT_LABEL], value[DECIMAL_LENGTH];
        table_label(s->problem, c->output, c->wrt, label);
        decimal_print(c->reference.value, value);
        sheet_row(p);
        sheet_cell(p, "%s", label);
        sheet_figure(p, c->reference.value, "%s", isnan(c->reference.value) ? "-" : value);
        if (c->reference.bound == 0)
            sheet_figure(p, 0, "exactly");
        else
            sheet_number(p, c->reference.bound, doubt_mark(p, &c->reference));
        if (gsl) {
            const bool none = !g->routine || isnan(g->value);
            sheet_figure(p, none ? (double)NAN : g->value, none ? "-" : "%.16g", g->value);
            sheet_number(p, g->routine ? g->abserr : (double)NAN, ' ');
            sheet_number(p, g->routine ? g->error : (double)NAN, ' ');
        }
        sheet_blank(p);
    }
    sheet_more(p, s->n_components - n);
    sheet_blank(p);
}

/* The envelope of each method, or of the norm of the gradient by it. */
static hstar_status error_table(struct sheet *p, const struct sweep *s, hstar_error *err)
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

static void notes(struct sheet *p, const struct sweep *s)
{
    table_place_notes(p);
    if (p->doubted) sheet_prose(p, 0, 2, "! doubtful: auto does not vouch for it.");
    if (p->dashed)
        sheet_prose(p, 0, 2,
                    "- no such number: not defined there, not computed, or (a power of h) nothing that "
                    "follows one.");
    table_counts(p, s);
}

hstar_status table_write_sweep(const struct sweep *s, const struct sheet_style *style, struct sink *sink,
                               hstar_error *err)
{
    struct sheet sheet = {.style = style};
    title(&sheet, s);
    sheet_blank(&sheet);
    if (s->grid != GRID_LIST) table_advice(&sheet, s);
    if (s->grid == GRID_LIST) table_named_steps(&sheet, s);
    how_computed(&sheet, s);
    if (s->n_components == 1)
        one_derivative(&sheet, s, &s->components[0]);
    else
        many_derivatives(&sheet, s);
    if (s->grid != GRID_LIST && best_told(s)) table_best_steps(&sheet, s, TABLE_MOST_ROWS);
    hstar_status status = s->grid == GRID_LIST ? HSTAR_OK : error_table(&sheet, s, err);
    if (!status) {
        notes(&sheet, s);
        return sheet_end(&sheet, sink, err);
    }
    sheet_clear(&sheet);
    return status;
}
