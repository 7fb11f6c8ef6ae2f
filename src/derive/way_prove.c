/* Second derivatives of the exact form. Along several variables at once they are found along directions that are exact as doubles. */
#include "base/memory.h"
#include "derive/way.h"
#include "problem/problem_along.h"

#include <math.h>
#include <stdlib.h>

enum { SECOND = 2 };

/* The second derivative along a direction; what is said of it is left where it has none. */
static hstar_status prove_along(const struct problem *p, const double *direction, arb_t ball,
                                struct reference *said, hstar_error *err)
{
    struct problem *along;
    hstar_status status = problem_along(p, direction, &along, err);
    if (status) return status;
    const struct component place = {along, 0, 0};
    status = reference_exact(&place, SECOND, ball, said, err);
    problem_release(along);
    return status;
}

static hstar_status prove_one(const struct problem *p, const struct way *way, arb_t ball,
                              struct reference *exact, hstar_error *err)
{
    if (way->direction) return prove_along(p, way->direction, ball, exact, err);
    const struct component place = {p, 0, way->variable};
    return reference_exact(&place, SECOND, ball, exact, err);
}

/* Terms of which a mixed derivative is the sum: each is so many times the second derivative along a direction. */
struct mixed_terms {
    double *direction[3], times[3];
    size_t n;
};

static void terms_clear(struct mixed_terms *t)
{
    for (size_t k = 0; k < t->n; k++) free(t->direction[k]);
}

static hstar_status add_term(struct mixed_terms *t, size_t n_variables, double times, double **direction,
                             hstar_error *err)
{
    *direction = memory_array(n_variables, sizeof **direction);
    if (!*direction) return error_memory(err);
    t->times[t->n] = times;
    t->direction[t->n++] = *direction;
    return HSTAR_OK;
}

/* Of two variables: along both at once, and against each other, a quarter of the difference. */
static hstar_status terms_of_variables(size_t n, size_t i, size_t j, struct mixed_terms *t, hstar_error *err)
{
    double *d;
    for (int sign = -1; sign <= 1; sign += 2) {
        hstar_status status = add_term(t, n, sign * 0.25, &d, err);
        if (status) return status;
        d[i] = 1;
        d[j] = sign;
    }
    return HSTAR_OK;
}

/* A step s of a variable that can be taken from its number in v without rounding: of the sign of that, and the power of two below it. */
static double exact_step(const double *v, size_t n, size_t i)
{
    double size = fabs(v[i]);
    for (size_t k = 0; k < n && v[i] == 0; k++) size = fmax(size, fabs(v[k]));
    int exponent;
    frexp(size, &exponent);
    return copysign(ldexp(1, exponent - 1), v[i]);
}

/* Of variable i and a direction v: (v'Hv + ss H_ii - (v - s e)'H(v - s e)) / 2s. */
static hstar_status terms_of_direction(size_t n, size_t i, const double *v, struct mixed_terms *t,
                                       hstar_error *err)
{
    const double s = exact_step(v, n, i), half = 0.5 / s;
    double *d;
    hstar_status status = add_term(t, n, half, &d, err);
    for (size_t k = 0; k < n && !status; k++) d[k] = v[k];
    if (!status) status = add_term(t, n, -half, &d, err);
    for (size_t k = 0; k < n && !status; k++) d[k] = k == i ? v[k] - s : v[k];
    if (!status) status = add_term(t, n, half, &d, err);
    if (!status) d[i] = s;
    return status;
}

static bool is_zero(const double *direction, size_t n)
{
    for (size_t k = 0; k < n; k++)
        if (direction[k] != 0) return false;
    return true;
}

/* Not finite, and with the reason in `exact`, where one of the terms has no derivative. */
static hstar_status sum_terms(const struct problem *p, const struct mixed_terms *t, arb_t sum,
                              struct reference *exact, hstar_error *err)
{
    arb_t ball, times;
    hstar_status status = HSTAR_OK;
    arb_init(ball);
    arb_init(times);
    arb_zero(sum);
    for (size_t k = 0; k < t->n && !status && arb_is_finite(sum); k++) {
        struct reference said = {0};
        if (is_zero(t->direction[k], p->f->n_variables)) continue;
        status = prove_along(p, t->direction[k], ball, &said, err);
        if (status) break;
        arb_set_d(times, t->times[k]);
        arb_mul(ball, ball, times, REFERENCE_MAX_PRECISION);
        arb_add(sum, sum, ball, REFERENCE_MAX_PRECISION);
        if (arb_is_finite(sum))
            reference_clear(&said);
        else
            *exact = said; /* there is none, and why */
    }
    arb_clear(ball);
    arb_clear(times);
    return status;
}

hstar_status way_prove(const struct problem *p, const struct way *a, const struct way *b, arb_t ball,
                       struct reference *exact, hstar_error *err)
{
    const struct way *along = b->direction ? b : a, *other = b->direction ? a : b;
    const size_t n = p->f->n_variables;
    struct mixed_terms t = {0};
    if (a == b) return prove_one(p, a, ball, exact, err);
    hstar_status status = along->direction ? terms_of_direction(n, other->variable, along->direction, &t, err)
                                           : terms_of_variables(n, a->variable, b->variable, &t, err);
    if (!status) status = sum_terms(p, &t, ball, exact, err);
    if (!status && arb_is_finite(ball)) status = reference_of_ball(ball, exact, err);
    terms_clear(&t);
    return status;
}
