/* Why a sample is none: the step is too small, or f or what is made of it is beyond the largest number. Asked only where
 * samples are missing. */
#include "sweep/no_estimate.h"
#include "base/memory.h"
#include "base/text.h"
#include "number/round.h"

#include <math.h>
#include <stdlib.h>

/* What an estimate is divided by, but for signs: c h^power, or h halved so many times. */
struct divisor {
    double c;
    unsigned power, halvings;
};

static struct divisor divisor_of(const struct method *method)
{
    const struct stencil *s = method->stencil;
    struct divisor divisor = {.c = 1, .power = 1};
    if (method->kind == METHOD_STENCIL) divisor = (struct divisor){s->divisor_d, s->derivative, 0};
    if (method->kind == METHOD_RICHARDSON) divisor.halvings = (unsigned)(s->n / 2) - 1;
    return divisor;
}

bool step_is_too_small(const struct method *method, const struct format *format, double h)
{
    const struct divisor d = divisor_of(method);
    switch (format->arithmetic) {
#define ROUND(x, type) (rounded ? (type)round_double(format, (double)(x)) : (type)(x))
#define X(identifier, type, suffix)                                                                          \
    case ARITHMETIC_##identifier: {                                                                          \
        const bool rounded = ARITHMETIC_##identifier == ARITHMETIC_ROUNDED;                                  \
        volatile type power = (type)h;                                                                       \
        for (unsigned j = 1; j < d.power; j++) power = ROUND(power * (type)h, type);                         \
        for (unsigned j = 0; j < d.halvings; j++) power = ROUND(power / 2, type);                            \
        power = ROUND(power * ROUND((type)d.c, type), type);                                                 \
        return power == 0;                                                                                   \
    }
#include "number/arithmetics.def"
#undef X
#undef ROUND
    case N_ARITHMETICS:
        break;
    }
    return false;
}

/* What is asked about, and the reason as far as it is known. */
struct missing_question {
    const struct component *place;
    const struct method *method;
    const struct format *format;
    enum step_rule rule;
    struct text *reason;
};

static bool is_beyond_format(const struct format *format, double x)
{
    return !isfinite(round_double(format, x));
}

static void tell_beyond(const struct missing_question *q)
{
    text_format(q->reason, " is beyond the largest %s, %.6g", q->format->name, q->format->top);
}

/* Of steps that are not all 0 themselves, the largest, what is made of them is. */
static void tell_steps_too_small(const struct missing_question *q, double largest)
{
    const double least = format_least(q->format);
    const struct divisor d = divisor_of(q->method);
    if (largest > 0) {
        text_append(q->reason, "h");
        if (d.power > 1) text_format(q->reason, "^%u", d.power);
        if (d.halvings) text_format(q->reason, "/%lu", 1UL << d.halvings);
        text_format(q->reason, " is 0 in %s at all of them", q->format->name);
        return;
    }
    if (q->rule == STEP_RULE_REPRESENTABLE) {
        text_format(q->reason, "%s+h is %s at all of them", q->place->problem->f->variables[q->place->wrt],
                    q->place->problem->f->variables[q->place->wrt]);
        return;
    }
    text_format(q->reason, "each is too small for %s", q->format->name);
    if (least > 0) text_format(q->reason, ", whose smallest number above 0 is %.2g", least);
}

/* A weight, the divisor or a node that the format does not have. */
static bool tell_weights(const struct missing_question *q)
{
    const struct stencil *s = q->method->stencil;
    if (q->method->kind == METHOD_RICHARDSON) {
        const double factor = ldexp(1, (int)s->n - 2); /* 4^(levels - 1), the last */
        if (!is_beyond_format(q->format, factor)) return false;
        text_format(q->reason, "the factor %.17g of its extrapolation", factor);
        tell_beyond(q);
        return true;
    }
    if (q->method->kind != METHOD_STENCIL) return false;
    double largest = s->divisor_d, node = 0;
    bool divisor = true;
    for (size_t i = 0; i < s->n; i++) {
        node = fmax(node, fabs(s->node_d[i]));
        if (fabs(s->weight_d[i]) <= largest) continue;
        largest = fabs(s->weight_d[i]);
        divisor = false;
    }
    if (!is_beyond_format(q->format, fmax(largest, node))) return false;
    text_format(q->reason, "the %s %.6g",
                largest < node ? "node"
                : divisor      ? "divisor"
                               : "weight",
                fmax(largest, node));
    tell_beyond(q);
    return true;
}

/* The largest weight times f(x), where that is too large. */
static bool tell_product(const struct missing_question *q, double f)
{
    const struct stencil *s = q->method->stencil;
    double largest = 0;
    if (q->method->kind != METHOD_STENCIL) return false;
    for (size_t i = 0; i < s->n; i++) largest = fmax(largest, fabs(s->weight_d[i]));
    if (!is_beyond_format(q->format, largest * f)) return false;
    text_format(q->reason, "the weight %.6g times f, which is %.2g,", largest, f);
    tell_beyond(q);
    return true;
}

/* f at the point, as computed and as it is. */
static hstar_status ask_f_and_exact(const struct component *place, double *computed, arb_t exact,
                                    hstar_error *err)
{
    const struct problem *problem = place->problem;
    double *values = memory_array(problem->f->n_outputs, sizeof *values);
    hstar_status status = values ? problem_values(problem, problem->point, values, err) : error_memory(err);
    arb_indeterminate(exact);
    if (!status && function_is_exact(problem->f))
        status = component_jet(place, NULL, 1, REFERENCE_PRECISION, exact, err);
    if (!status) *computed = values[place->output];
    free(values);
    return status;
}

/* What f at the point explains. */
static hstar_status tell_value(const struct missing_question *q, hstar_error *err)
{
    double computed = NAN;
    arb_t exact, top;
    arb_init(exact);
    arb_init(top);
    arb_set_d(top, q->format->top);
    hstar_status status = ask_f_and_exact(q->place, &computed, exact, err);
    arb_abs(exact, exact);
    if (!status && isfinite(computed)) {
        if (!tell_product(q, computed))
            text_append(q->reason, "f at one of its nodes, or the difference, is not a finite number");
    } else if (!status && arb_is_finite(exact) && isfinite(q->format->top) && arb_gt(exact, top)) {
        text_append(q->reason, "f");
        if (isfinite(ball_double(exact))) text_format(q->reason, ", of size %.2g,", ball_double(exact));
        tell_beyond(q);
    } else if (!status && arb_is_finite(exact) && !isfinite(ball_double(exact))) {
        text_append(q->reason, "f is beyond the largest double, in which all columns are");
    } else if (!status) {
        text_format(q->reason, "f at the point comes out as %s in %s",
                    isnan(computed) ? "no number"
                    : computed > 0  ? "infinity"
                                    : "-infinity",
                    q->format->name);
    }
    arb_clear(exact);
    arb_clear(top);
    return status;
}

hstar_status no_estimate_reason(const struct component *place, const struct method *method,
                                const struct method_sweep *m, enum step_rule rule, const double *h, size_t n,
                                char **reason, hstar_error *err)
{
    struct text text;
    text_init(&text);
    const struct missing_question q = {place, method, function_format(place->problem->f), rule, &text};
    hstar_status status = HSTAR_OK;
    if (m->n_too_small == n)
        tell_steps_too_small(&q, h[n - 1]);
    else if (!isfinite(h[m->n_too_small]))
        text_format(&text, "each is beyond the largest %s, %.6g", q.format->name, q.format->top);
    else if (!tell_weights(&q))
        status = tell_value(&q, err);
    if (!status && text.failed) status = error_memory(err);
    if (status)
        text_clear(&text);
    else
        *reason = text.data;
    return status;
}
