/* What a person reads after hstar check: the verdict first; where it is bad, loudly, what is wrong, by how much, and why. */
#include "check/check_words.h"
#include "show/table.h"
#include "show/table_words.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

enum { MOST_ROWS = 20, MOST_POINTS = 20, VALUE = 25, GOT = 15 };

/* "sin(x)*exp(y) at x = 1.2, y = 0.5" */
static void append_subject(struct text *t, const struct check *c)
{
    if (c->problem->f->n_outputs > 1)
        text_format(t, "%zu functions", c->problem->f->n_outputs);
    else
        table_append_expression(t, c->problem->f->texts[0]);
    text_append(t, " at ");
    table_append_point(t, c->problem->f->variables, c->problem->point, c->problem->f->n_variables);
}

static const char *noun(const struct check *c)
{
    return c->problem->f->n_outputs > 1     ? "Jacobian"
           : c->problem->f->n_variables > 1 ? "gradient"
                                            : "derivative";
}

static const char *rows_noun(const struct check *c, size_t n)
{
    return c->n_directions ? n == 1 ? "projection" : "projections" : n == 1 ? "component" : "components";
}

/* ---- The head: the verdict in one line, and what it stands on ---- */

static void headline(struct page *p, const struct check *c)
{
    static const char *const words[N_VERDICTS] = {
        [VERDICT_AGREES] = "AGREES", [VERDICT_DISAGREES] = "WRONG", [VERDICT_UNDECIDED] = "UNDECIDED"};
    struct text t;
    text_init(&t);
    append_subject(&t, c);
    page_bold(p);
    if (c->verdict == VERDICT_DISAGREES && c->n_rows > 1)
        page_prose(p, 0, 2, "%s: the %s of %s: %zu of %zu %s disagree%s", words[c->verdict], noun(c),
                   text_said(&t, &p->text), c->count[VERDICT_DISAGREES], c->n_rows, rows_noun(c, c->n_rows),
                   c->count[VERDICT_DISAGREES] == 1 ? "s" : "");
    else
        page_prose(p, 0, 2, "%s: the %s of %s", words[c->verdict], noun(c), text_said(&t, &p->text));
    page_plain(p);
    text_clear(&t);
}

static void criterion(struct page *p, const struct check *c)
{
    if (c->criterion == CRITERION_RELATIVE)
        page_item(p, "criterion",
                  "||a - n|| / (||a|| + ||n||) = %.1e: %s (below 1e-7 correct, 1e-5 probably "
                  "correct, 1e-3 suspicious, else a bug)",
                  c->norm_relative, c->word ? c->word : "-");
    else if (c->criterion == CRITERION_ALLCLOSE)
        page_item(p, "criterion", "|a - n| <= %g + %g |n| in every component", c->atol, c->rtol);
    if (!isnan(c->h)) page_item(p, "step", "h = %g, given", c->h);
}

/* "1.6 of the 6 error bars allowed"; other criteria do not go by them. */
static void append_bars(struct text *t, const struct check *c, const struct check_row *r)
{
    if (r->bars <= c->margin)
        text_format(t, "%.2g of the %g error bars allowed", r->bars, c->margin);
    else
        text_format(t, "%.2g error bars", r->bars);
    if (r->bars > c->margin) text_format(t, ", where %g are allowed", c->margin);
}

static void counts(struct page *p, const struct check *c)
{
    const struct check_row *worst = &c->row[c->severity[0]];
    const char *rows = c->n_directions ? "projections" : "components";
    char name[COMPONENT_LABEL];
    struct text bars;
    check_label(c, worst, name);
    text_init(&bars);
    append_bars(&bars, c, worst);
    const char *apart = bars.data ? bars.data : "";
    if (c->count[VERDICT_AGREES] < c->n_rows) {
        page_item(p, rows, "%zu: %zu agree, %zu disagree, %zu undecided", c->n_rows, c->count[VERDICT_AGREES],
                  c->count[VERDICT_DISAGREES], c->count[VERDICT_UNDECIDED]);
        if (worst->verdict == VERDICT_DISAGREES && isfinite(worst->bars))
            page_item(p, "the worst", "%s: %s", name, apart);
    } else if (worst->bars == 0)
        page_item(p, rows, "%s%zu agree%s: no difference is seen at all", c->n_rows > 1 ? "all " : "the ",
                  c->n_rows, c->n_rows > 1 ? "" : "s");
    else if (c->n_rows == 1)
        page_item(p, "difference", "%.1e: %s", fabs(worst->difference), apart);
    else
        page_item(p, rows, "all %zu agree; the closest call is %s, at %s", c->n_rows, name, apart);
    if (bars.failed) p->text.failed = true;
    text_clear(&bars);
}

/* What a slope means; between the two laws stands what is neither. */
static const char *law(double slope, bool wrong)
{
    const double second = 1.75, beyond = 2.5, first = 1.25, growing = 0.5;
    if (slope > beyond)
        return "it falls faster than h^2: the gradient is right, and there is no curvature to be seen";
    if (slope > second) return "it falls as h^2: to first order f moves as the gradient says";
    if (slope > first) return "between 1 and 2: a gradient that is slightly wrong, or a kink nearby";
    if (slope > growing && !wrong)
        return "it falls as h only: f has a kink there, or the gradient misses a part";
    if (slope > growing) return "it falls as h only: the gradient misses a part of how f moves";
    return "it does not fall with h: f jumps or is too noisy there";
}

static void taylor(struct page *p, const struct check *c)
{
    const struct taylor *t = &c->taylor;
    if (!c->has_taylor) return;
    if (isnan(t->slope)) {
        page_item(p, "Taylor",
                  "no slope: the remainder |f(x + hv) - f(x) - h g.v| is lost in rounding at every h");
        return;
    }
    page_item(p, "Taylor",
              "slope %.2f of the remainder |f(x + hv) - f(x) - h g.v|, from h = %.1e to %.1e: %s", t->slope,
              t->window[0], t->window[1], law(t->slope, c->verdict == VERDICT_DISAGREES));
}

/* Why the verdict can be believed without a tolerance. */
static void explain(struct page *p, const struct check *c)
{
    if (c->verdict == VERDICT_AGREES || c->criterion != CRITERION_BARS) return;
    page_blank(p);
    page_prose(
        p, 2, 0,
        "The law: a gap between the two that grows as 1/h is noise, one that falls as h^p is truncation, "
        "one that stays is a wrong gradient. Only what stays counts here: the error bar covers the others.");
}

static void chance(struct page *p, const struct check *c)
{
    if (!c->n_directions) return;
    page_item(p, "directions",
              "%zu random ones, seed %llu: along each the slope of f is held against g.v. A gradient that "
              "is wrong by M error bars passes all of them by chance with a probability of at most "
              "(2/M)^%zu",
              c->n_directions, (unsigned long long)c->seed, c->n_directions);
}

static void head(struct page *p, const struct check *c)
{
    headline(p, c);
    page_blank(p);
    if (c->says) {
        page_bold(p);
        page_item(p, "looks like", "%s", c->says);
        page_plain(p);
    }
    counts(p, c);
    criterion(p, c);
    taylor(p, c);
    chance(p, c);
    page_item(p, "evaluations", "%zu of f", c->evaluations);
    explain(p, c);
}

/* ---- The rows ---- */

static size_t label_width(const struct check *c, const size_t *rows, size_t n)
{
    const size_t most = 14;
    size_t width = 2;
    for (size_t i = 0; i < n; i++) {
        char label[COMPONENT_LABEL];
        check_label(c, &c->row[rows[i]], label);
        size_t columns = page_columns(label);
        width = columns > width ? columns : width;
    }
    return width < most ? width : most;
}

static void header(struct page *p, size_t width)
{
    text_append(&p->text, "  ");
    page_column(p, width, "by");
    page_column(p, VALUE, "expected \xc2\xb1 bar");
    page_left(p, GOT, "got");
    page_right(p, 11, "difference");
    page_right(p, 10, "relative");
    page_right(p, 9, "bars");
    page_right(p, 10, "step h");
    page_blank(p);
}

/* The numbers that are compared show at least the digits in which they differ. */
static void numbers(const struct check_row *r, char expected[TABLE_VALUE], char got[TABLE_VALUE])
{
    const int all = 17, shown = 12;
    const bool piece = r->sense == SENSE_PIECE;
    double value = piece ? r->expected.piece.local : r->expected.value,
           bar = piece ? r->expected.piece.local_bar : r->expected.bar;
    char number[TABLE_VALUE];
    if (!isfinite(r->got))
        snprintf(got, TABLE_VALUE, "%s", isnan(r->got) ? "nan" : r->got > 0 ? "inf" : "-inf");
    else
        snprintf(got, TABLE_VALUE, "%.*g", shown, r->got);
    table_value_bar(expected, value, bar);
    /* Too long for its column: the value loses digits, the bar none. */
    for (int digits = all; page_columns(expected) > VALUE && digits > 2; digits--) {
        snprintf(number, sizeof number, "%.*g", digits, value);
        if (isfinite(bar))
            snprintf(expected, TABLE_VALUE, "%.28s \xc2\xb1 %.1e", number, bar);
        else
            snprintf(expected, TABLE_VALUE, "%.28s, no bar", number);
    }
}

static void row(struct page *p, const struct check *c, const struct check_row *r, size_t width)
{
    char label[COMPONENT_LABEL], expected[TABLE_VALUE], got[TABLE_VALUE];
    check_label(c, r, label);
    numbers(r, expected, got);
    text_append(&p->text, "  ");
    page_column(p, width, label);
    page_column(p, VALUE, expected);
    if (r->verdict == VERDICT_DISAGREES) page_bold(p);
    page_left(p, GOT, got);
    if (r->verdict == VERDICT_DISAGREES) page_plain(p);
    page_number(p, 11, r->difference, ' ');
    page_number(p, 10, r->relative, ' ');
    page_number(p, 9, r->bars, ' ');
    page_number(p, 10, r->expected.h, ' ');
    page_blank(p);
}

/* What is said under a row, unless the row before said it, or the head did. */
static void says(struct page *p, const struct check *c, const struct check_row *r, struct text *before)
{
    struct text t;
    text_init(&t);
    check_says(&t, c, r);
    bool known =
        r->verdict == VERDICT_DISAGREES && r->diagnosis != DIAGNOSIS_NONE && r->diagnosis == c->diagnosis;
    bool again = t.data && before->data && !strcmp(t.data, before->data);
    if (t.data && !known && !again) page_prose(p, 6, 0, "%s", t.data);
    if (t.failed) p->text.failed = true;
    text_clear(before);
    *before = t;
}

/* The rows with this verdict, the worst first. */
static void section(struct page *p, const struct check *c, enum verdict v, const char *heading)
{
    if (!c->count[v]) return;
    size_t first = 0;
    while (c->row[c->severity[first]].verdict != v) first++;
    size_t n = c->count[v] < MOST_ROWS ? c->count[v] : MOST_ROWS,
           width = label_width(c, c->severity + first, n);
    struct text before;
    text_init(&before);
    page_blank(p);
    page_heading(p, heading);
    header(p, width);
    for (size_t i = 0; i < n; i++) {
        const struct check_row *r = &c->row[c->severity[first + i]];
        row(p, c, r, width);
        says(p, c, r, &before);
    }
    if (c->count[v] > n)
        page_prose(p, 2, 0, "... and %zu more, which --json and --csv have", c->count[v] - n);
    text_clear(&before);
}

static void rows(struct page *p, const struct check *c)
{
    section(p, c, VERDICT_DISAGREES, "WHAT DISAGREES, THE WORST FIRST");
    section(p, c, VERDICT_UNDECIDED, "WHAT CANNOT BE TOLD HERE, AND WHY");
    /* Beside a bug the right ones are of use only while they are few. */
    if (c->verdict == VERDICT_AGREES || c->count[VERDICT_AGREES] <= MOST_ROWS)
        section(p, c, VERDICT_AGREES, "WHAT AGREES, THE CLOSEST CALL FIRST");
    if (p->dashed) page_prose(p, 2, 2, "- no such number.");
}

/* ---- Several points ---- */

static void point_row(struct page *p, const struct survey *s, size_t i)
{
    const struct check *c = s->at[i];
    char number[32], slope[32];
    struct text point;
    text_init(&point);
    table_append_point(&point, c->problem->f->variables, c->problem->point, c->problem->f->n_variables);
    snprintf(number, sizeof number, "%zu", i + 1);
    if (isnan(c->taylor.slope) || !c->has_taylor)
        strcpy(slope, "-");
    else
        snprintf(slope, sizeof slope, "%.2f", c->taylor.slope);
    text_append(&p->text, "  ");
    page_right(p, 5, number);
    text_append(&p->text, "  ");
    page_column(p, 9, verdicts[c->verdict].name);
    page_number(p, 8, c->row[c->severity[0]].bars, ' ');
    page_right(p, 7, slope);
    text_append(&p->text, "  ");
    page_column(p, 11, c->diagnosis == DIAGNOSIS_NONE ? "" : diagnoses[c->diagnosis].name);
    page_left(p, 50, text_said(&point, &p->text));
    page_blank(p);
    text_clear(&point);
}

static void points_head(struct page *p, const struct survey *s)
{
    const struct check *c = s->at[0];
    struct text f;
    text_init(&f);
    table_append_expression(&f, c->problem->f->texts[0]);
    page_bold(p);
    if (c->problem->f->n_outputs > 1)
        page_prose(
            p, 0, 2,
            "The Jacobian of %zu functions at %zu random points: %zu agree, %zu disagree, %zu undecided",
            c->problem->f->n_outputs, s->n_points, s->count[VERDICT_AGREES], s->count[VERDICT_DISAGREES],
            s->count[VERDICT_UNDECIDED]);
    else
        page_prose(p, 0, 2, "The %s of %s at %zu random points: %zu agree, %zu disagree, %zu undecided",
                   noun(c), text_said(&f, &p->text), s->n_points, s->count[VERDICT_AGREES],
                   s->count[VERDICT_DISAGREES], s->count[VERDICT_UNDECIDED]);
    page_plain(p);
    text_clear(&f);
    page_blank(p);
    page_item(p, "seed", "%llu: the same seed gives the same points", (unsigned long long)s->seed);
    if (s->n_passed_over)
        page_item(p, "passed over", "%zu random points, because f is no finite number there",
                  s->n_passed_over);
    page_item(p, "evaluations", "%zu of f", s->evaluations);
    page_blank(p);
}

static void points(struct page *p, const struct survey *s)
{
    points_head(p, s);
    page_heading(p, s->verdict == VERDICT_AGREES ? "THE POINTS" : "THE POINTS, THE WORST FIRST");
    text_append(&p->text, "  ");
    page_right(p, 5, "no.");
    text_append(&p->text, "  ");
    page_column(p, 9, "verdict");
    page_right(p, 8, "bars ");
    page_right(p, 7, "slope");
    text_append(&p->text, "  ");
    page_column(p, 11, "looks like");
    text_append(&p->text, "point");
    page_blank(p);
    size_t n = s->n_points < MOST_POINTS ? s->n_points : MOST_POINTS;
    for (size_t i = 0; i < n; i++) point_row(p, s, s->severity[i]);
    if (s->n_points > n)
        page_prose(p, 2, 0, "... and %zu more, which --json and --csv have", s->n_points - n);
    double margin = s->at[0]->margin;
    char allowed[64] = "";
    if (!isnan(margin)) snprintf(allowed, sizeof allowed, ", of which %g are allowed", margin);
    page_prose(
        p, 2, 0,
        "bars: the largest difference, in error bars of both%s. slope: of the Taylor remainder, 2 for a "
        "correct gradient.",
        allowed);
    p->dashed = false;
    if (s->verdict == VERDICT_AGREES) return;
    page_blank(p);
    page_prose(p, 0, 0, "The worst of them, point %zu:", s->severity[0] + 1);
}

hstar_status table_write_survey(const struct survey *s, bool colour, struct sink *sink, hstar_error *err)
{
    struct page page = {.colour = colour};
    const struct check *worst = s->at[s->severity[0]];
    if (s->random) points(&page, s);
    if (!s->random || s->verdict != VERDICT_AGREES) {
        head(&page, worst);
        rows(&page, worst);
    }
    hstar_status status =
        page.text.failed ? error_memory(err) : sink_write(sink, page.text.data, page.text.length, err);
    text_clear(&page.text);
    return status;
}
