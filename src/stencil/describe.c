/* Stencils in words and in figures. */
#include "stencil/describe.h"
#include "base/memory.h"
#include "base/text.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

void stencil_error_constant(fmpq_t constant, const struct stencil *s)
{
    fmpz_t factorial;
    fmpz_init(factorial);
    fmpz_fac_ui(factorial, s->derivative + s->order);
    stencil_moment(constant, s, s->derivative + s->order);
    fmpq_div_fmpz(constant, constant, factorial);
    fmpz_clear(factorial);
}

/* FLINT's memory becomes ours. */
static char *adopt(char *flint_text)
{
    if (!flint_text) return NULL;
    char *text = memory_text(flint_text, strlen(flint_text));
    flint_free(flint_text);
    return text;
}

char *stencil_constant_text(const struct stencil *s)
{
    fmpq_t constant;
    fmpq_init(constant);
    stencil_error_constant(constant, s);
    char *text = adopt(fmpq_get_str(NULL, 10, constant));
    fmpq_clear(constant);
    return text;
}

char *stencil_integer_text(const struct stencil *s, size_t i)
{
    return adopt(fmpz_get_str(NULL, 10, s->weight + i));
}

char *stencil_divisor_text(const struct stencil *s)
{
    return adopt(fmpz_get_str(NULL, 10, s->divisor));
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

/* "x", "x+h", "x-3h/2" */
static void append_node(struct text *t, const fmpq_t node)
{
    text_append(t, "x");
    if (fmpq_is_zero(node)) return;
    fmpz_t size;
    fmpz_init(size);
    fmpz_abs(size, fmpq_numref(node));
    text_append(t, fmpq_sgn(node) < 0 ? "-" : "+");
    if (!fmpz_is_one(size)) append_owned(t, adopt(fmpz_get_str(NULL, 10, size)));
    text_append(t, "h");
    if (!fmpz_is_one(fmpq_denref(node))) {
        text_append(t, "/");
        append_owned(t, adopt(fmpz_get_str(NULL, 10, fmpq_denref(node))));
    }
    fmpz_clear(size);
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
    fmpz_t size;
    text_init(&t);
    fmpz_init(size);
    text_append(&t, "(");
    for (size_t i = 0; i < s->n; i++) {
        bool negative = fmpz_sgn(s->weight + i) < 0;
        text_append(&t, i == 0 ? (negative ? "-" : "") : negative ? " - " : " + ");
        fmpz_abs(size, s->weight + i);
        if (!fmpz_is_one(size)) append_owned(&t, adopt(fmpz_get_str(NULL, 10, size)));
        text_append(&t, "f(");
        append_node(&t, s->node + i);
        text_append(&t, ")");
    }
    bool one = fmpz_is_one(s->divisor);
    text_append(&t, one ? ")/" : ")/(");
    if (!one) append_owned(&t, stencil_divisor_text(s));
    append_power(&t, s->derivative);
    if (!one) text_append(&t, ")");
    fmpz_clear(size);
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
    arb_t ball;
    fmpq_init(constant);
    arb_init(ball);
    stencil_error_constant(constant, s);
    arb_set_fmpq(ball, constant, 64);
    const double truncation = fabs(ball_double(ball));
    arb_clear(ball);
    fmpq_clear(constant);
    const double h = pow(d * rounding / (p * truncation), 1 / (p + d));
    return (struct stencil_expectation){h, truncation * pow(h, p) + rounding / pow(h, d)};
}
