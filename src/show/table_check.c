/* What a person reads after hstar check: the verdict first; where it is bad, loudly, what is wrong, by how much, and why. */
#include "show/table_check.h"
#include "base/numeral.h"
#include "check/check_words.h"
#include "show/table_check_matrix.h"
#include "show/table_words.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

enum { MOST_CHECK_ROWS = 20, VALUE_WIDTH = 25 };

const char *table_check_whole(const struct check *c)
{
    if (c->order == 2) return c->along ? "product Hv" : "Hessian";
    return c->problem->f->n_outputs > 1     ? "Jacobian"
           : c->problem->f->n_variables > 1 ? "gradient"
                                            : "derivative";
}

void table_check_subject(struct text *t, const struct check *c)
{
    if (c->problem->f->n_outputs > 1)
        text_format(t, "%zu functions", c->problem->f->n_outputs);
    else
        table_append_expression(t, c->problem->f->texts[0]);
}

static const char *rows_noun(const struct check *c, size_t n)
{
    return c->n_directions ? n == 1 ? "projection" : "projections" : n == 1 ? "component" : "components";
}

static void headline(struct sheet *p, const struct check *c)
{
    static const char *const words[N_VERDICTS] = {
        [VERDICT_AGREES] = "AGREES", [VERDICT_DISAGREES] = "WRONG", [VERDICT_UNDECIDED] = "UNDECIDED"};
    struct text t = {0};
    table_check_subject(&t, c);
    text_append(&t, " at ");
    table_append_point(&t, c->problem);
    if (c->verdict == VERDICT_DISAGREES && c->n_rows > 1)
        sheet_title(p, "%s: the %s of %s: %zu of %zu %s disagree%s", words[c->verdict], table_check_whole(c),
                    text_said(&t, &p->text), c->count[VERDICT_DISAGREES], c->n_rows, rows_noun(c, c->n_rows),
                    c->count[VERDICT_DISAGREES] == 1 ? "s" : "");
    else
        sheet_title(p, "%s: the %s of %s", words[c->verdict], table_check_whole(c), text_said(&t, &p->text));
    text_clear(&t);
}

/* Which rule of gradcheck it was. */
static void decided_by(struct sheet *p, const struct check *c)
{
    const bool apart = c->count[VERDICT_DISAGREES], unsteady = c->nondeterminism > c->nondet_tol;
    char twice[80] = "";
    if (unsteady)
        numeral_print(twice, sizeof twice, "called twice, f or the gradient differs by %.2e",
                      c->nondeterminism);
    if (apart)
        sheet_item(p, "decided by", "atol and rtol: %zu of %zu %s %s further apart%s%s",
                   c->count[VERDICT_DISAGREES], c->n_rows, rows_noun(c, c->n_rows),
                   c->count[VERDICT_DISAGREES] == 1 ? "is" : "are", unsteady ? "; and nondet-tol: " : "",
                   twice);
    else if (unsteady)
        sheet_item(p, "decided by", "nondet-tol: %s", twice);
    else if (c->verdict == VERDICT_AGREES)
        sheet_item(p, "decided by", "both rules, and neither is broken");
}

static void criterion(struct sheet *p, const struct check *c)
{
    if (c->threshold > 0)
        sheet_item(p, "criterion", "||a - n|| / (||a|| + ||n||) = %.3g: %s (up to %g passes)",
                   fabs(c->norm_relative), /* no -nan */
                   c->word ? c->word : "-", c->threshold);
    else if (c->criterion == CRITERION_RELATIVE)
        sheet_item(p, "criterion",
                   "||a - n|| / (||a|| + ||n||) = %.1e: %s (below 1e-7 correct, 1e-5 probably "
                   "correct, 1e-3 suspicious, else a bug)",
                   c->norm_relative, c->word ? c->word : "-");
    else if (c->criterion == CRITERION_ALLCLOSE)
        sheet_item(p, "criterion", "|a - n| <= %g + %g |n| in every component", c->atol, c->rtol);
    else if (c->criterion == CRITERION_GRADCHECK)
        sheet_item(p, "criterion",
                   "gradcheck: |a - n| <= %g + %g |n| in every component, and f and the gradient, each "
                   "called twice, the same within %g",
                   c->atol, c->rtol, c->nondet_tol);
    if (c->criterion == CRITERION_GRADCHECK) decided_by(p, c);
    if (c->criterion == CRITERION_GRADCHECK)
        sheet_item(p, "step", "eps = %g, of the central difference", c->h);
    else if (!isnan(c->h))
        sheet_item(p, "step", "h = %g, given", c->h);
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

/* What texts ask for: the largest absolute and relative difference, and where. */
static void largest_gaps(struct sheet *p, const struct check *c)
{
    const struct check_row *absolute = NULL, *relative = NULL;
    char at[COMPONENT_LABEL], relative_at[COMPONENT_LABEL];
    for (size_t i = 0; i < c->n_rows; i++) {
        const struct check_row *r = &c->row[i];
        if (!isnan(r->difference) && !(absolute && fabs(r->difference) <= fabs(absolute->difference)))
            absolute = r;
        if (!isnan(r->relative) && !(relative && r->relative <= relative->relative)) relative = r;
    }
    if (c->n_rows == 1 || !absolute || !relative || absolute->difference == 0) return;
    check_label(c, absolute, at);
    check_label(c, relative, relative_at);
    sheet_item(p, "max |a - n|", "%.2e, at %s; max |a - n| / max(|a|, |n|) is %.2e, at %s",
               fabs(absolute->difference), at, relative->relative, relative_at);
}

/* Variables without effect, which only the claim of a derivative of 0 suits. */
static void phantoms(struct sheet *p, const struct check *c)
{
    for (int phantom = PHANTOM_SEEN; phantom <= PHANTOM_PROVEN; phantom++) {
        struct text said = {0};
        if (check_phantoms(&said, c, (enum phantom)phantom))
            sheet_item(p, "no effect", "%s", text_said(&said, &p->text));
        text_clear(&said);
    }
}

static void check_counts(struct sheet *p, const struct check *c)
{
    const struct check_row *worst = &c->row[c->severity[0]];
    const char *rows = c->n_directions ? "projections" : "components";
    char name[COMPONENT_LABEL];
    struct text bars = {0};
    check_label(c, worst, name);
    append_bars(&bars, c, worst);
    const char *apart = text_said(&bars, &p->text);
    if (c->count[VERDICT_AGREES] < c->n_rows) {
        sheet_item(p, rows, "%zu: %zu agree, %zu disagree, %zu undecided", c->n_rows,
                   c->count[VERDICT_AGREES], c->count[VERDICT_DISAGREES], c->count[VERDICT_UNDECIDED]);
        if (worst->verdict == VERDICT_DISAGREES && isfinite(worst->bars))
            sheet_item(p, "the worst", "%s: %s", name, apart);
    } else if (worst->bars == 0)
        sheet_item(p, rows, "%s%zu agree%s: no difference is seen at all", c->n_rows > 1 ? "all " : "the ",
                   c->n_rows, c->n_rows > 1 ? "" : "s");
    else if (c->n_rows == 1)
        sheet_item(p, "difference", "%.1e: %s", fabs(worst->difference), apart);
    else
        sheet_item(p, rows, "all %zu agree; the closest call is %s, at %s", c->n_rows, name, apart);
    text_clear(&bars);
}

static void taylor(struct sheet *p, const struct check *c)
{
    static const char *const laws[] = {
        [TAYLOR_STRAIGHT] =
            "it falls faster than h^2: the gradient is right, and there is no curvature to be seen",
        [TAYLOR_RIGHT] = "it falls as h^2: to first order f moves as the gradient says",
        [TAYLOR_BETWEEN] = "between 1 and 2: a gradient that is slightly wrong, or a kink nearby",
        [TAYLOR_FIRST] = "it falls as h only: f has a kink there, or the gradient misses a part",
        [TAYLOR_NONE] = "it does not fall with h: f jumps or is too noisy there"};
    static const char *const misses = "it falls as h only: the gradient misses a part of how f moves";
    const struct taylor *t = &c->taylor;
    const enum taylor_law law = taylor_law(t->slope);
    if (!c->has_taylor) return;
    if (isnan(t->slope)) {
        sheet_item(p, "Taylor",
                   "no slope: the remainder |f(x + hv) - f(x) - h g.v| is lost in rounding at every h");
        return;
    }
    sheet_item(p, "Taylor",
               "slope %.2f of the remainder |f(x + hv) - f(x) - h g.v|, from h = %.1e to %.1e: %s", t->slope,
               t->window[0], t->window[1],
               law == TAYLOR_FIRST && c->verdict == VERDICT_DISAGREES ? misses : laws[law]);
    sheet_is_answer(p);
}

/* Why the verdict can be believed without a tolerance. */
static void explain_law(struct sheet *p, const struct check *c)
{
    if (c->verdict == VERDICT_AGREES || c->criterion != CRITERION_BARS) return;
    sheet_blank(p);
    sheet_prose(
        p, 2, 0,
        "The law: a gap between the two that grows as 1/h is noise, one that falls as h^p is truncation, "
        "one that stays is a wrong %s. Only what stays counts here: the error bar covers the others.",
        c->order == 2 ? table_check_whole(c) : "gradient");
}

static void chance(struct sheet *p, const struct check *c)
{
    if (!c->n_directions) return;
    sheet_item(p, "directions",
               "%zu random ones, seed %llu: along each the slope of f is held against g.v. A gradient that "
               "is wrong by M error bars passes all of them by chance with a probability of at most "
               "(2/M)^%zu",
               c->n_directions, (unsigned long long)c->seed, c->n_directions);
}

/* The numbers that are compared show at least the digits in which they differ. */
static void compared_numbers(const struct check_row *r, char expected[TABLE_VALUE], char got[TABLE_VALUE])
{
    const int all = 17, shown = 12;
    const bool piece = r->sense == SENSE_PIECE;
    double value = piece ? r->expected.piece.local : r->expected.value,
           bar = piece ? r->expected.piece.local_bar : r->expected.bar;
    char number[TABLE_VALUE];
    if (!isfinite(r->got))
        snprintf(got, TABLE_VALUE, "%s", isnan(r->got) ? "nan" : r->got > 0 ? "inf" : "-inf");
    else
        numeral_print(got, TABLE_VALUE, "%.*g", shown, r->got);
    table_value_bar(expected, value, bar);
    /* Too long for its column: the value loses digits, the bar none. */
    for (int digits = all; sheet_columns(expected) > VALUE_WIDTH && digits > 2; digits--) {
        numeral_print(number, sizeof number, "%.*g", digits, value);
        if (isfinite(bar))
            numeral_print(expected, TABLE_VALUE, "%.28s \xc2\xb1 %.1e", number, bar);
        else
            snprintf(expected, TABLE_VALUE, "%.28s, no bar", number);
    }
}

static void check_row(struct sheet *p, const struct check *c, const struct check_row *r)
{
    char label[COMPONENT_LABEL], expected[TABLE_VALUE], got[TABLE_VALUE];
    check_label(c, r, label);
    compared_numbers(r, expected, got);
    sheet_row(p);
    sheet_cell(p, "%s", label);
    sheet_pair(p, r->sense == SENSE_PIECE ? r->expected.piece.local : r->expected.value,
               r->sense == SENSE_PIECE ? r->expected.piece.local_bar : r->expected.bar, expected);
    if (r->verdict == VERDICT_DISAGREES) sheet_bold(p);
    sheet_figure(p, r->got, "%s", got);
    if (r->verdict == VERDICT_DISAGREES) sheet_plain(p);
    sheet_number_3(p, r->difference);
    sheet_number_3(p, r->relative);
    sheet_number(p, r->bars, ' ');
    sheet_number(p, r->expected.h, ' ');
    sheet_blank(p);
}

/* What is said under a row, unless the row before said it, or the head did. */
static void says(struct sheet *p, const struct check *c, const struct check_row *r, struct text *before)
{
    struct text t = {0};
    check_says(&t, c, r);
    bool known =
        r->verdict == VERDICT_DISAGREES && r->diagnosis != DIAGNOSIS_NONE && r->diagnosis == c->diagnosis;
    bool again = t.data && before->data && !strcmp(t.data, before->data);
    if (t.data && !known && !again) sheet_row_note(p, "%s", t.data);
    if (t.failed) p->text.failed = true;
    text_clear(before);
    *before = t;
}

/* The rows of a section, the worst first, and how many more there are. */
struct check_section {
    size_t row[MOST_CHECK_ROWS], n, n_more;
};

/* Those with this verdict; of what agrees nothing that stands in a matrix beside what does not. */
static void choose_section(const struct check *c, enum verdict v, const struct checked_matrices *shown,
                           struct check_section *s)
{
    *s = (struct check_section){0};
    for (size_t k = 0; k < c->n_rows; k++) {
        const size_t i = c->severity[k];
        if (c->row[i].verdict != v) continue;
        if (v == VERDICT_AGREES && c->verdict != v && table_check_in_matrix(shown, i)) continue;
        if (s->n < MOST_CHECK_ROWS)
            s->row[s->n++] = i;
        else
            s->n_more++;
    }
}

static void section(struct sheet *p, const struct check *c, const struct check_section *s,
                    const char *heading)
{
    static const struct sheet_column columns[] = {
        SHEET_WORDS("by", SHEET_KEY, 8),
        {"expected \xc2\xb1 bar", SHEET_LEFT, SHEET_STAYS, 0, "expected|bar"},
        SHEET_WORDS("got", SHEET_STAYS, 0),
        SHEET_NUMBERS("difference", SHEET_STAYS),
        SHEET_NUMBERS("relative", SHEET_MAY_GO + 1),
        SHEET_NUMBERS("bars", SHEET_MAY_GO),
        SHEET_NUMBERS("step h", SHEET_MAY_GO + 2),
        {0}};
    struct text before = {0};
    if (!s->n) return;
    sheet_blank(p);
    sheet_heading(p, heading);
    sheet_table(p, columns);
    for (size_t k = 0; k < s->n; k++) {
        const struct check_row *r = &c->row[s->row[k]];
        check_row(p, c, r);
        says(p, c, r, &before);
    }
    sheet_more(p, s->n_more);
    text_clear(&before);
}

/* A model may have several endpoints that claim the same. */
static void say_endpoint(struct sheet *p, const struct check *c)
{
    static const char by_model[] = "um-bridge ";
    const size_t n = sizeof by_model - 1;
    if (!strncmp(c->claim_kind, by_model, n))
        sheet_item(p, "claimed by", "the model's /%s", c->claim_kind + n);
}

/* Of a Hessian: the two that should be the same and are furthest apart, beyond what rounding explains. */
static void symmetry(struct sheet *p, const struct check *c)
{
    const size_t n = c->problem->n_wrt;
    const struct check_row *one = NULL, *other = NULL;
    double furthest = 0;
    if (c->order != 2 || c->along) return;
    for (size_t i = 0; i < n; i++)
        for (size_t j = 0; j < i; j++) {
            const struct check_row *a = &c->row[i * n + j], *b = &c->row[j * n + i];
            const double apart = fabs(a->got - b->got);
            if (!(apart > furthest && apart > a->rounding + b->rounding)) continue;
            furthest = apart;
            one = a;
            other = b;
        }
    if (!one) return;
    char label[COMPONENT_LABEL], mirror[COMPONENT_LABEL];
    check_label(c, one, label);
    check_label(c, other, mirror);
    sheet_item(p, "symmetric", "no: %s and %s are %.2e apart", label, mirror, furthest);
}

static void check_head(struct sheet *p, const struct check *c)
{
    headline(p, c);
    sheet_blank(p);
    if (c->says) {
        sheet_bold(p);
        sheet_item(p, "looks like", "%s", c->says);
        sheet_is_answer(p);
        sheet_plain(p);
    }
    check_counts(p, c);
    sheet_is_answer(p);
    largest_gaps(p, c);
    symmetry(p, c);
    phantoms(p, c);
    criterion(p, c);
    taylor(p, c);
    chance(p, c);
    if (c->along) {
        struct text v = {0};
        table_append_vector(&v, c->problem->f, c->along);
        sheet_item(p, "v", "%s", text_said(&v, &p->text));
        text_clear(&v);
    }
    sheet_item(p, "evaluations", "%zu of %s%s", c->evaluations, c->by_gradient ? "the gradient" : "f",
               c->problem->f->n_outputs > 1 ? ", each output by itself" : "");
    say_endpoint(p, c);
    explain_law(p, c);
}

void table_check(struct sheet *p, const struct check *c)
{
    static const struct {
        enum verdict verdict;
        const char *heading;
    } parts[] = {{VERDICT_DISAGREES, "WHAT DISAGREES, THE WORST FIRST"},
                 {VERDICT_UNDECIDED, "WHAT CANNOT BE TOLD HERE, AND WHY"},
                 {VERDICT_AGREES, "WHAT AGREES, THE CLOSEST CALL FIRST"}};
    struct checked_matrices shown;
    struct check_section s;
    check_head(p, c);
    table_check_matrices(p, c, &shown);
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        choose_section(c, parts[i].verdict, &shown, &s);
        /* Beside a bug the right ones are of use only while they are few. */
        if (parts[i].verdict == VERDICT_AGREES && c->verdict != VERDICT_AGREES && s.n_more) continue;
        section(p, c, &s, parts[i].heading);
    }
    if (p->dashed) sheet_prose(p, 2, 2, "- means that there is no such number.");
}
