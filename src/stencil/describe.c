/* Stencils in words and in figures. */
#include "stencil/describe.h"
#include "base/text.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

void stencil_error_constant(fmpq_t constant, const struct stencil *s)
{
    fmpq_t factor;
    fmpq_init(factor);
    stencil_moment(constant, s, s->derivative + s->order);
    for (unsigned k = 2; k <= s->derivative + s->order; k++) {
        fraction_set_ratio(factor, (slong)k, 1);
        fraction_div(constant, constant, factor);
    }
    fmpq_clear(factor);
}

char *stencil_constant_text(const struct stencil *s)
{
    fmpq_t constant;
    fmpq_init(constant);
    stencil_error_constant(constant, s);
    char *text = fraction_text(constant);
    fmpq_clear(constant);
    return text;
}

static char *integer_text(const fmpz_t x)
{
    const fmpq fraction = fraction_of(x);
    return fraction_text(&fraction);
}

char *stencil_integer_text(const struct stencil *s, size_t i)
{
    return integer_text(s->weight + i);
}

char *stencil_divisor_text(const struct stencil *s)
{
    return integer_text(s->divisor);
}

static void append_owned(struct text *t, char *owned)
{
    if (owned)
        text_append(t, owned);
    else
        t->failed = true;
    free(owned);
}

/* "h", "h^4" */
static void append_power(struct text *t, unsigned power)
{
    text_append(t, "h");
    if (power > 1) text_format(t, "^%u", power);
}

/* +3 or -3, with these words for the sign; no 1 */
static void append_factor(struct text *t, const fmpz_t x, const char *minus, const char *plus)
{
    const fmpq factor = fraction_of(x);
    const bool negative = fraction_is_negative(&factor);
    fmpq_t size;
    fmpq_init(size);
    text_append(t, negative ? minus : plus);
    if (negative)
        fraction_neg(size, &factor);
    else
        fraction_set(size, &factor);
    if (!fmpz_is_one(fmpq_numref(size))) append_owned(t, fraction_text(size));
    fmpq_clear(size);
}

/* "x", "x+h", "x-3h/2" */
static void append_node(struct text *t, const fmpq_t node)
{
    text_append(t, "x");
    if (fmpq_is_zero(node)) return;
    append_factor(t, fmpq_numref(node), "-", "+");
    text_append(t, "h");
    if (fmpz_is_one(fmpq_denref(node))) return;
    text_append(t, "/");
    append_owned(t, integer_text(fmpq_denref(node)));
}

static char *finish_text(struct text *t)
{
    if (!t->failed) return t->data;
    text_clear(t);
    return NULL;
}

char *stencil_formula_text(const struct stencil *s)
{
    struct text t;
    text_init(&t);
    text_append(&t, "(");
    for (size_t i = 0; i < s->n; i++) {
        append_factor(&t, s->weight + i, i ? " - " : "-", i ? " + " : "");
        text_append(&t, "f(");
        append_node(&t, s->node + i);
        text_append(&t, ")");
    }
    bool one = fmpz_is_one(s->divisor);
    text_append(&t, one ? ")/" : ")/(");
    if (!one) append_owned(&t, stencil_divisor_text(s));
    append_power(&t, s->derivative);
    if (!one) text_append(&t, ")");
    return finish_text(&t);
}

char *stencil_leading_text(const struct stencil *s)
{
    struct text t;
    char *constant = stencil_constant_text(s);
    text_init(&t);
    if (!constant) return NULL;
    if (!strcmp(constant, "-1"))
        text_append(&t, "-");
    else if (strcmp(constant, "1") != 0)
        text_format(&t, "%s ", constant);
    free(constant);
    append_power(&t, s->order);
    text_format(&t, " f^(%u)(x)", s->derivative + s->order);
    return finish_text(&t);
}

struct stencil_expectation stencil_expect(const struct stencil *s, double unit_roundoff)
{
    const double p = s->order, d = s->derivative, rounding = unit_roundoff * stencil_noise(s);
    fmpq_t constant;
    fmpq_init(constant);
    stencil_error_constant(constant, s);
    const double truncation = fabs(fraction_double(constant));
    fmpq_clear(constant);
    const double h = pow(d * rounding / (p * truncation), 1 / (p + d));
    return (struct stencil_expectation){h, truncation * pow(h, p) + rounding / pow(h, d)};
}
