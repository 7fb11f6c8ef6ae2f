/* The diagnosis: the first hypothesis that fits, from the most telling to the least, and a sentence with its numbers. */
#include "base/memory.h"
#include "base/text.h"
#include "check/diagnose_parts.h"

#include <math.h>
#include <stdlib.h>

const struct diagnosis_row diagnoses[DIAGNOSIS_NONE] = {
#define X(identifier, name, sentence) {name, sentence},
#include "check/diagnoses.def"
#undef X
};

/* ---- Words ---- */

static void say_name(const struct suspect *s, struct text *t, size_t row)
{
    const struct check_row *r = &s->c->row[row];
    if (s->c->order == 2 && !s->c->along)
        text_format(t, "%s ", s->c->problem->f->variables[r->variable]);
    else if (s->c->problem->f->n_outputs > 1)
        text_format(t, "output %zu by ", r->output);
    if (s->c->n_directions)
        text_format(t, "direction %zu", r->wrt);
    else
        text_append(t, s->c->problem->f->variables[r->wrt]);
}

/* "in all 5 components", "in 2 of 5 components (x, w[3])" */
static void say_where(const struct suspect *s, struct text *t)
{
    enum { FEW = 4 };
    const char *thing = s->c->n_directions ? "projection" : "component";
    size_t all = s->c->n_rows;
    if (all == 1) return;
    if (s->n_wrong == all) {
        text_format(t, " in all %zu %ss", all, thing);
        return;
    }
    text_format(t, " in %zu of %zu %ss", s->n_wrong, all, thing);
    if (s->n_wrong > FEW) return;
    for (size_t k = 0; k < s->n_wrong; k++) {
        text_append(t, k ? ", " : " (");
        say_name(s, t, s->wrong[k]);
    }
    text_append(t, ")");
}

/* 2, -1/3, 0.31831 */
static void say_number(struct text *t, double x)
{
    if (fabs(x) < 1 && x != 0 && fabs(1 / x - nearbyint(1 / x)) < 1e-12 * fabs(1 / x))
        text_format(t, "%s1/%.0f", x < 0 ? "-" : "", fabs(1 / x));
    else if (fabs(x - 1) < 1e-3)
        text_format(t, "(1 %c %.3g)", x < 1 ? '-' : '+', fabs(x - 1));
    else
        text_format(t, "%.6g", x);
}

/* "the analytic gradient" */
static void say_claim(const struct suspect *s, struct text *t)
{
    text_format(t, "the analytic %s", s->c->along ? "product" : s->c->order == 2 ? "Hessian" : "gradient");
}

static void say_zero(const struct suspect *s, struct text *t)
{
    say_claim(s, t);
    text_append(t, " is zero");
    say_where(s, t);
    text_append(t, ", where f does change: not computed, detached, or overwritten");
}

static void say_multiple(const struct suspect *s, struct text *t, const char *reading)
{
    say_claim(s, t);
    text_append(t, " is ");
    say_number(t, s->factor);
    text_append(t, " times the numerical one");
    say_where(s, t);
    if (reading) text_format(t, ": %s", reading);
}

static void say_transposed(const struct suspect *s, struct text *t)
{
    if (s->counted)
        text_format(t, "the analytic gradient by %.*s, %zu by %zu, is transposed, or read column by column",
                    (int)suspect_name_length(s->counted), s->counted, s->rows, s->columns);
    else
        text_format(
            t,
            "the analytic Jacobian is the transpose of the numerical one, %zu by %zu: rows are outputs, "
            "columns are variables",
            s->rows, s->columns);
}

static void say_swapped(const struct suspect *s, struct text *t)
{
    enum { FEW = 3 };
    text_append(t, "exchanged: ");
    size_t said = 0;
    for (size_t k = 0; k < s->n_wrong; k++) {
        size_t i = s->wrong[k], j = s->c->row[i].other;
        if (j < i) continue;
        if (said++ == FEW) {
            text_format(t, ", … (%zu components in all)", s->n_wrong);
            return;
        }
        if (said > 1) text_append(t, ", ");
        say_name(s, t, i);
        text_append(t, " and ");
        say_name(s, t, j);
    }
}

static void say_shifted(const struct suspect *s, struct text *t)
{
    text_format(t, "each analytic component is the numerical one %zu place%s %s", s->other,
                s->other == 1 ? "" : "s", s->factor < 0 ? "before it" : "behind it");
}

static void say_stale(const struct suspect *s, struct text *t)
{
    (void)s;
    text_append(
        t, "the analytic gradient is the numerical one at the other point: of a step before, or not updated");
}

/* "the 4 elements of w", "the 3 rows of A", "the 4 variables", "4" */
static void say_counted(const struct suspect *s, struct text *t, double n)
{
    text_format(t, "%s%.0f", s->counts ? "the " : "", n);
    if (s->counts && s->counted)
        text_format(t, " %s of %.*s", s->counted_as, (int)suspect_name_length(s->counted), s->counted);
    else if (s->counts)
        text_append(t, " variables");
}

static void say_missing_part(const struct suspect *s, struct text *t)
{
    text_format(t, "1/%.0f is missing, as of a mean over ", s->factor);
    say_counted(s, t, s->factor);
    text_append(t, " that is differentiated as a sum");
}

/* A ratio of rows and columns has the reading of the wrong axis, too, where others are as likely. */
static void say_ratio_too(const struct suspect *s, struct text *t)
{
    struct suspect other = *s;
    if (!suspect_is_whole(s) || !suspect_axis_ratio(&other, s->factor)) return;
    text_append(t, ", or ");
    say_axis_ratio(&other, t);
}

static void say_accumulated(const struct suspect *s, struct text *t)
{
    if (s->summed) {
        text_append(
            t,
            "the analytic gradient is the numerical one plus that at the other point: gradients of two calls "
            "were added up, and not reset to zero");
        return;
    }
    say_multiple(s, t, NULL);
    text_format(t, ": gradients of %.0f calls were added up and not reset to zero, or ", s->factor);
    say_missing_part(s, t);
    say_ratio_too(s, t);
}

static void say_factor_n(const struct suspect *s, struct text *t)
{
    say_multiple(s, t, NULL);
    text_append(t, ": ");
    if (s->factor > 1) {
        say_missing_part(s, t);
        return;
    }
    text_format(t, "1/%.0f too many, as of a mean over ", 1 / s->factor);
    say_counted(s, t, 1 / s->factor);
    text_append(t, " where f is a sum");
}

static void say_factor(const struct suspect *s, struct text *t)
{
    const double n = nearbyint(1 / s->factor);
    if (n > 2 && s->factor == 1 / n) {
        say_multiple(s, t, NULL);
        text_format(t, ": a constant factor, or a mean over %.0f where f is a sum", n);
    } else {
        say_multiple(s, t, "a constant factor");
    }
    say_ratio_too(s, t);
}

static void say_wrong_axis(const struct suspect *s, struct text *t)
{
    if (isnan(s->factor)) {
        say_axis(s, t);
        return;
    }
    say_multiple(s, t, NULL);
    text_append(t, ": ");
    say_axis_ratio(s, t);
    text_append(t, ", or a constant factor");
}

static void say_value(const struct suspect *s, struct text *t)
{
    text_append(t, "the analytic gradient is f itself");
    say_where(s, t);
    text_append(t, ": the value stands in place of the derivative");
}

static void say_difference(const struct suspect *s, struct text *t, const char *of, const char *reading)
{
    text_append(t, "analytic minus numerical is ");
    if (fabs(s->factor) != 1) {
        say_number(t, s->factor);
        text_append(t, " times ");
    } else if (s->factor < 0) {
        text_append(t, "minus ");
    }
    if (of)
        text_append(t, of);
    else
        say_name(s, t, s->other);
    say_where(s, t);
    text_format(t, ": %s is %s", reading, s->factor < 0 ? "missing" : "left over");
}

static void say_function(const struct suspect *s, struct text *t)
{
    say_difference(s, t, "f itself", "a term of a product rule");
}

static void say_component(const struct suspect *s, struct text *t)
{
    struct text of;
    text_init(&of);
    text_append(&of, "the component ");
    say_name(s, &of, s->other);
    if (s->n_wrong > 1) text_append(&of, " (or another, each)");
    say_difference(s, t, of.data ? of.data : "another component", "a term of the chain rule");
    text_clear(&of);
}

static void say_variable(const struct suspect *s, struct text *t)
{
    say_difference(s, t,
                   s->n_wrong > 1 ? "the variable itself"
                                  : s->c->problem->f->variables[s->c->row[s->wrong[0]].wrt],
                   "the derivative of a quadratic term");
}

static void say_constant(const struct suspect *s, struct text *t)
{
    text_format(t, "analytic minus numerical is %.6g", s->factor);
    say_where(s, t);
    text_append(t, ": a constant was added");
}

static void say_one(const struct suspect *s, struct text *t)
{
    const struct check_row *row = &s->c->row[s->wrong[0]];
    text_append(t, "only ");
    say_name(s, t, s->wrong[0]);
    text_format(t, " is wrong: it is %.12g and should be %.12g", row->got, row->expected.value);
}

static void say_triangle(const struct suspect *s, struct text *t)
{
    const struct check_row *row = &s->c->row[s->wrong[0]];
    const bool upper = s->wrong[0] % s->n > row->output;
    text_format(t, "only the %s triangle of the analytic Hessian is filled in: the other half is zero",
                upper ? "lower" : "upper");
}

static void say_off_diagonal(const struct suspect *s, struct text *t)
{
    say_multiple(s, t, NULL);
    text_append(t, s->factor > 1 ? ": all that is off the diagonal counts twice"
                                 : ": all that is off the diagonal counts half");
}

static void say_asymmetric(const struct suspect *s, struct text *t)
{
    const size_t k = s->wrong[0], mirror = s->other;
    text_append(t, "the analytic Hessian is not symmetric: ");
    say_name(s, t, k);
    text_format(t, " is %.6g and ", s->c->row[k].got);
    say_name(s, t, mirror);
    text_format(t, " is %.6g", s->c->row[mirror].got);
    if (s->n_wrong > 1) text_format(t, "; %zu such entries in all", s->n_wrong);
}

static void say_sign(const struct suspect *s, struct text *t)
{
    say_multiple(s, t, "a flipped sign");
}

static void (*const say[DIAGNOSIS_NONE])(const struct suspect *, struct text *) = {
    [DIAGNOSIS_ZERO] = say_zero,
    [DIAGNOSIS_SIGN] = say_sign,
    [DIAGNOSIS_TRIANGLE] = say_triangle,
    [DIAGNOSIS_OFF_DIAGONAL] = say_off_diagonal,
    [DIAGNOSIS_TRANSPOSED] = say_transposed,
    [DIAGNOSIS_SWAPPED] = say_swapped,
    [DIAGNOSIS_SHIFTED] = say_shifted,
    [DIAGNOSIS_STALE] = say_stale,
    [DIAGNOSIS_ACCUMULATED] = say_accumulated,
    [DIAGNOSIS_FACTOR_N] = say_factor_n,
    [DIAGNOSIS_VALUE] = say_value,
    [DIAGNOSIS_AXIS] = say_wrong_axis,
    [DIAGNOSIS_FACTOR] = say_factor,
    [DIAGNOSIS_FUNCTION] = say_function,
    [DIAGNOSIS_COMPONENT] = say_component,
    [DIAGNOSIS_VARIABLE] = say_variable,
    [DIAGNOSIS_CONSTANT] = say_constant,
    [DIAGNOSIS_ASYMMETRIC] = say_asymmetric,
    [DIAGNOSIS_ONE] = say_one,
};

/* Several bugs at once: what can be seen row by row. */
static void say_mixture(const struct suspect *s, struct text *t)
{
    size_t zero = 0, sign = 0, factor = 0;
    for (size_t k = 0; k < s->n_wrong; k++) {
        enum diagnosis d = s->c->row[s->wrong[k]].diagnosis;
        zero += d == DIAGNOSIS_ZERO;
        sign += d == DIAGNOSIS_SIGN;
        factor += d == DIAGNOSIS_FACTOR;
    }
    if (zero + sign + factor == 0) return;
    text_format(t, "no single cause explains the %zu wrong components:", s->n_wrong);
    const char *apart = " ";
    if (zero) text_format(t, "%s%zu zero", apart, zero), apart = ", ";
    if (sign) text_format(t, "%s%zu with a flipped sign", apart, sign), apart = ", ";
    if (factor) text_format(t, "%s%zu off by a simple factor", apart, factor), apart = ", ";
    size_t rest = s->n_wrong - zero - sign - factor;
    if (rest) text_format(t, "%s%zu unlike any", apart, rest);
}

/* ---- The search ---- */

static void name_rows(struct suspect *s, enum diagnosis id)
{
    for (size_t k = 0; k < s->n_wrong; k++) {
        s->c->row[s->wrong[k]].diagnosis = id;
        s->c->row[s->wrong[k]].factor = s->factor;
        if (id != DIAGNOSIS_SWAPPED && id != DIAGNOSIS_COMPONENT) s->c->row[s->wrong[k]].other = s->other;
    }
}

static void name_all(struct suspect *s, struct text *t)
{
    struct check *c = s->c;
    for (int id = 0; id < DIAGNOSIS_NONE; id++) {
        if (!hypothesis_fits(s, (enum diagnosis)id)) continue;
        name_rows(s, (enum diagnosis)id);
        c->diagnosis = (enum diagnosis)id;
        c->factor = s->factor;
        say[id](s, t);
        return;
    }
    for (size_t k = 0; k < s->n_wrong; k++) {
        struct check_row *row = &c->row[s->wrong[k]];
        row->diagnosis = hypothesis_of_row(s, s->wrong[k], &row->factor);
    }
    say_mixture(s, t);
}

/* Numbers that are none come first: they explain all else. */
static void name_nans(struct suspect *s, size_t n_nan, struct text *t)
{
    struct text rest = *t;
    text_init(t);
    say_claim(s, t);
    text_format(t, " is not a finite number in %zu of %zu components", n_nan, s->c->n_rows);
    if (rest.data) text_format(t, "; of the others: %s", rest.data);
    rest.failed = rest.failed || t->failed;
    t->failed = rest.failed;
    text_clear(&rest);
    s->c->diagnosis = DIAGNOSIS_NAN;
    s->c->factor = NAN;
}

hstar_status diagnose(const struct check_request *request, struct check *check, const double *at_elsewhere,
                      hstar_error *err)
{
    struct suspect s = {.r = request, .c = check, .elsewhere = at_elsewhere};
    s.n = check_groups(check) ? check->n_rows / check_groups(check) : 0;
    s.wrong = memory_array(check->n_rows, sizeof *s.wrong);
    const size_t n_values = check->problem->f->n_outputs + check_groups(check);
    double *f = memory_array(n_values, sizeof *f);
    hstar_status status = s.wrong && f ? HSTAR_OK : error_memory(err);
    if (!status) status = problem_values(request->problem, request->problem->point, f, err);
    for (size_t i = 0; check->order == 2 && f && i < n_values; i++)
        f[i] = (double)NAN; /* f explains nothing of its second derivatives */
    s.f = f;
    size_t n_nan = 0;
    for (size_t i = 0; !status && i < check->n_rows; i++) {
        struct check_row *row = &check->row[i];
        if (row->verdict == VERDICT_UNDECIDED) continue;
        if (row->verdict == VERDICT_DISAGREES && !isfinite(row->got)) {
            row->diagnosis = DIAGNOSIS_NAN;
            n_nan++;
            continue;
        }
        s.n_told++;
        /* What fails a tolerance within the bars is no bug that shows. */
        if (row->verdict == VERDICT_DISAGREES && fabs(row->difference) > suspect_slack(row))
            s.wrong[s.n_wrong++] = i;
    }
    struct text t;
    text_init(&t);
    if (!status && s.n_wrong) name_all(&s, &t);
    if (!status && n_nan) name_nans(&s, n_nan, &t);
    if (!status && t.failed) status = error_memory(err);
    if (status)
        text_clear(&t);
    else {
        free(check->says);
        check->says = t.data;
    }
    free(s.wrong);
    free(f);
    return status;
}
