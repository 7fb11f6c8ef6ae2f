/* f at the nodes of all steps, around x exactly, and at the doubles next to x. */
#include "sweep/lesson.h"
#include "base/memory.h"
#include "base/numeral.h"
#include "function/source/recalled.h"
#include "problem/component.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { PRECISION = 256, DIGITS_BITS = 22 };

void lesson_free(struct lesson *lesson)
{
    if (!lesson) return;
    for (size_t i = 0; i < lesson->n; i++) free(lesson->component[i].values);
    free(lesson->component);
    free(lesson);
}

static double to_six_digits(double x)
{
    char text[32];
    if (!isfinite(x)) return (double)NAN;
    numeral_print(text, sizeof text, "%.5e", x);
    return numeral_read(text, NULL);
}

static double ulp(double x)
{
    return nextafter(fabs(x), (double)INFINITY) - fabs(x);
}

/* ---- f as computed ---- */

/* y[i] = the output at the point with one variable at x[i]. */
static hstar_status values_at(const struct function *f, const double *point, const struct lesson_component *c,
                              const double *x, size_t n, double *y, hstar_error *err)
{
    const double **column = memory_array(f->n_variables, sizeof *column);
    bool *varies = memory_array(f->n_variables, sizeof *varies);
    double **outputs = memory_array(f->n_outputs, sizeof *outputs),
           *others = memory_array(f->n_outputs > 1 ? n : 1, sizeof *others);
    hstar_status status = column && varies && outputs && others ? HSTAR_OK : error_memory(err);
    for (size_t v = 0; v < f->n_variables && !status; v++) column[v] = &point[v];
    for (size_t o = 0; o < f->n_outputs && !status; o++) outputs[o] = o == c->output ? y : others;
    if (!status) {
        column[c->wrt] = x;
        varies[c->wrt] = true;
        const struct points points = {.n = n, .column = column, .varies = varies};
        status = function_evaluate(f, &points, outputs, err);
    }
    free(column);
    free(varies);
    free(outputs);
    free(others);
    return status;
}

/* "-1/2" */
static double node_number(const char *text)
{
    char *end;
    const double numerator = numeral_read(text, &end);
    return *end == '/' ? numerator / numeral_read(end + 1, NULL) : numerator;
}

static int by_size(const void *a, const void *b)
{
    const double *p = a, *q = b;
    return (*p > *q) - (*p < *q);
}

/* The nodes of all stencils, and x itself. */
static void find_nodes(const struct sweep *s, const struct component_sweep *c, struct lesson_component *to)
{
    to->n_k = 1;
    for (size_t m = 0; m < s->n_methods; m++)
        for (size_t i = 0; i < c->methods[m].n_nodes && !c->methods[m].halvings; i++) {
            const double k = node_number(c->methods[m].nodes[i]);
            size_t at = 0;
            while (at < to->n_k && to->k[at] != k) at++;
            if (at == to->n_k && to->n_k < LESSON_NODES) to->k[to->n_k++] = k;
        }
    qsort(to->k, to->n_k, sizeof *to->k, by_size);
}

static hstar_status find_values(const struct function *f, const struct sweep *s,
                                const struct component_sweep *c, struct lesson_component *to,
                                hstar_error *err)
{
    const double *h = c->h_used ? c->h_used : s->h;
    const size_t n = to->n_k * s->n_h;
    double *x = memory_array(n, sizeof *x);
    to->values = memory_array(n, sizeof *to->values);
    if (!x || !to->values) {
        free(x);
        return error_memory(err);
    }
    for (size_t i = 0; i < to->n_k; i++)
        for (size_t j = 0; j < s->n_h; j++) x[i * s->n_h + j] = to->x + to->k[i] * h[j];
    hstar_status status = values_at(f, s->problem->point, to, x, n, to->values, err);
    free(x);
    return status;
}

static hstar_status find_grains(const struct function *f, const double *point, struct lesson_component *to,
                                hstar_error *err)
{
    double x[2 * LESSON_GRAINS + 1], y[2 * LESSON_GRAINS + 1];
    enum { ALL = sizeof x / sizeof *x };
    if (to->x == 0 || !isfinite(to->f) || to->f == 0) return HSTAR_OK;
    x[LESSON_GRAINS] = to->x;
    for (size_t i = 1; i <= LESSON_GRAINS; i++) {
        x[LESSON_GRAINS - i] = nextafter(x[LESSON_GRAINS - i + 1], -(double)INFINITY);
        x[LESSON_GRAINS + i] = nextafter(x[LESSON_GRAINS + i - 1], (double)INFINITY);
    }
    hstar_status status = values_at(f, point, to, x, ALL, y, err);
    for (size_t i = 0; i < ALL && !status; i++) {
        const double most = 0x1p53;
        to->grain_x[i] = (x[i] - to->x) / (to->ulp_x / 2);
        to->grain_f[i] = (y[i] - to->f) / (to->ulp_f / 2);
        if (!(fabs(to->grain_f[i]) < most) || to->grain_f[i] != floor(to->grain_f[i]))
            to->grain_f[i] = (double)NAN;
    }
    if (!status) to->n_grains = ALL;
    return status;
}

/* ---- f exactly ---- */

static double six_digits_of(const arb_t ball)
{
    if (arb_is_zero(ball)) return 0;
    return arb_is_finite(ball) && arb_rel_accuracy_bits(ball) >= DIGITS_BITS
               ? to_six_digits(ball_double(ball))
               : (double)NAN;
}

/* f(x + sign d) - f(x) for all distances, where f(x) is in `middle`. */
static hstar_status find_side(const struct function *f, arb_srcptr at, struct lesson_component *to, int sign,
                              const arb_t middle, double out[LESSON_DISTANCES], hstar_error *err)
{
    arb_ptr x = _arb_vec_init(LESSON_DISTANCES), y = _arb_vec_init(LESSON_DISTANCES);
    arb_t d;
    arb_init(d);
    for (size_t i = 0; i < LESSON_DISTANCES; i++) {
        arb_set_d(d, sign * to->d[i]);
        arb_add(x + i, at + to->wrt, d, 2 * PRECISION);
    }
    hstar_status status = function_values(f, to->output, at, to->wrt, x, LESSON_DISTANCES, PRECISION, y, err);
    for (size_t i = 0; i < LESSON_DISTANCES && !status; i++) {
        arb_sub(y + i, y + i, middle, PRECISION);
        out[i] = six_digits_of(y + i);
    }
    arb_clear(d);
    _arb_vec_clear(x, LESSON_DISTANCES);
    _arb_vec_clear(y, LESSON_DISTANCES);
    return status;
}

static hstar_status find_curve(const struct function *f, const double *point, struct lesson_component *to,
                               hstar_error *err)
{
    arb_ptr at = _arb_vec_init((slong)f->n_variables);
    arb_t middle;
    arb_init(middle);
    for (size_t v = 0; v < f->n_variables; v++) arb_set_d(at + v, point[v]);
    for (int i = 0; i < LESSON_DISTANCES; i++)
        to->d[i] = to_six_digits(pow(10, (double)(LESSON_FIRST + i) / LESSON_A_DECADE));
    hstar_status status =
        function_values(f, to->output, at, to->wrt, at + to->wrt, 1, PRECISION, middle, err);
    if (!status) status = find_side(f, at, to, -1, middle, to->left, err);
    if (!status) status = find_side(f, at, to, 1, middle, to->right, err);
    arb_clear(middle);
    _arb_vec_clear(at, (slong)f->n_variables);
    return status;
}

/* ---- The whole ---- */

static hstar_status find_component(const struct function *f, const struct sweep *s,
                                   const struct component_sweep *c, struct lesson_component *to,
                                   hstar_error *err)
{
    const double *point = s->problem->point;
    to->output = c->output;
    to->wrt = c->wrt;
    to->x = point[c->wrt];
    to->ulp_x = ulp(to->x);
    to->derivative = c->reference.value;
    find_nodes(s, c, to);
    hstar_status status = values_at(f, point, to, &to->x, 1, &to->f, err);
    to->ulp_f = ulp(to->f);
    if (!status) status = find_values(f, s, c, to, err);
    if (!status) status = find_grains(f, point, to, err);
    return status ? status : find_curve(f, point, to, err);
}

static bool is_in_doubles(const struct sweep *s)
{
    return s->n_methods && s->n_h && s->n_h <= LESSON_STEPS && s->format == &formats[FORMAT_DOUBLE] &&
           !s->components[0].methods[0].format;
}

hstar_status lesson_of(const struct sweep *s, struct lesson **lesson, hstar_error *err)
{
    struct function *made = NULL;
    const struct function *f = NULL;
    *lesson = NULL;
    if (is_in_doubles(s))
        f = function_is_exact(s->problem->f)
                ? s->problem->f
                : (made = recalled_again(problem_kind(s->problem), s->problem->f));
    if (!f) return HSTAR_OK;
    const size_t n = s->n_components < LESSON_COMPONENTS ? s->n_components : LESSON_COMPONENTS;
    struct lesson *l = memory_array(1, sizeof *l);
    if (l) l->component = memory_array(n, sizeof *l->component);
    hstar_status status = l && l->component ? HSTAR_OK : error_memory(err);
    if (l) l->n_h = s->n_h;
    while (!status && l->n < n) {
        l->n++;
        status = find_component(f, s, &s->components[l->n - 1], &l->component[l->n - 1], err);
    }
    function_free(made);
    if (status)
        lesson_free(l);
    else
        *lesson = l;
    return status;
}
