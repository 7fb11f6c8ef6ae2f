/* Claims that can be asked again elsewhere: functions, plugins, programs. How much rounding is in them is measured by asking at
 * seven points beside each other, for all components at once. */
#include "base/memory.h"
#include "base/numeral.h"
#include "base/pool.h"
#include "check/claim_digits.h"
#include "check/claim_parts.h"
#include "check/directions.h"
#include "function/source/counted.h"
#include "function/source/remembered.h"

#include <float.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

struct asked {
    struct claim base;
    const struct function *f;    /* who is asked */
    size_t n_all;                /* numbers in an answer */
    size_t *pick;                /* those that are wanted; NULL: all, in their order */
    const char *verb;            /* of a program: what it is asked for; NULL */
    struct claim_digits written; /* by the program */
};

double claim_least_rounding(double value)
{
    return fmax(4 * DBL_EPSILON * fabs(value), DBL_TRUE_MIN);
}

/* One answer, at x: n_all numbers. */
static hstar_status ask_function(const struct function *g, const double *x, double *all, hstar_error *err)
{
    const double **column = memory_array(g->n_variables, sizeof *column);
    bool *varies = memory_array(g->n_variables, sizeof *varies);
    double **y = memory_array(g->n_outputs, sizeof *y);
    hstar_status status = column && varies && y ? HSTAR_OK : error_memory(err);
    for (size_t v = 0; !status && v < g->n_variables; v++) column[v] = &x[v];
    for (size_t o = 0; !status && o < g->n_outputs; o++) y[o] = &all[o];
    const struct points one = {.n = 1, .column = column, .varies = varies};
    if (!status) status = function_evaluate(g, &one, y, err);
    free(column);
    free(varies);
    free(y);
    return status;
}

static const char between[] = " \t\r\n,;[](){}";

/* The digits of an answer, number by number: half a unit of the last of each into `half`, where that is not NULL. */
static void look_at_digits(const char *answer, struct claim_digits *w, double *half)
{
    size_t n = 0;
    for (const char *word = answer + strspn(answer, between); *word; n++) {
        size_t length = strcspn(word, between);
        if (half)
            half[n] = claim_digits_rounding(w, word, length, numeral_read(word, NULL));
        else
            claim_digits_look(w, word, length);
        word += length;
        word += strspn(word, between);
    }
}

/* Some points at which a claim is asked, one after the other or side by side. */
struct claim_questions {
    struct asked *a;
    const double *x; /* a point each */
    double *all;     /* n_all numbers each */
    char **text;     /* of a program, how it was written */
};

static hstar_status ask_claim(void *context, size_t i, hstar_error *err)
{
    const struct claim_questions *q = context;
    const struct asked *a = q->a;
    const double *x = q->x + i * a->f->n_variables;
    double *all = q->all + i * a->n_all;
    if (!a->verb) return ask_function(a->f, x, all, err);
    return remembered_derivatives(a->f, a->verb, a->n_all, x, all, &q->text[i], err);
}

/* A program with several copies answers as many at a time. */
static hstar_status ask_claims(struct claim_questions *q, size_t n, hstar_error *err)
{
    struct asked *a = q->a;
    const struct pool_job job = {.task = ask_claim, .context = q};
    const size_t width = a->verb ? function_width(a->f) : 1;
    hstar_status status = pool_run(&job, n, width, err);
    for (size_t i = 0; i < n && a->verb && !status; i++) look_at_digits(q->text[i], &a->written, NULL);
    return status;
}

/* Polynomials of degree 4, 5 and 6 that are orthogonal on seven equally spaced points: of anything smooth over so short a
 * distance they see nothing; of noise with a standard deviation of 1 each sees 1. */
enum { LOOKS = 7, CONTRASTS = 3 };
static const double contrasts[CONTRASTS][LOOKS] = {
    {3, -7, 1, 6, 1, -7, 3}, {-1, 4, -5, 0, 5, -4, 1}, {1, -6, 15, -20, 15, -6, 1}};
static const double contrast_squares[CONTRASTS] = {154, 84, 924};

/* The point moved by k times some thousand units in the last place, different ones for each variable; exact, so that it is
 * the rounding of the formula that is seen and not that of its argument. */
static void move(const double *point, size_t n, int k, double *x)
{
    uint64_t state = 0;
    for (size_t v = 0; v < n; v++) {
        double size = point[v] != 0 ? fabs(point[v]) : 1;
        double unit = 2 * (nextafter(size, INFINITY) - size);
        x[v] = point[v] + k * (double)(1024 + (direction_bits(&state) & 1023)) * unit;
    }
}

/* How far from the point, for each that is asked; the point itself is the first. */
static int look_of(int asked)
{
    return (asked + LOOKS / 2) % LOOKS - LOOKS / 2;
}

/* The rms of what is no polynomial in the answers y, `apart` from each other. */
static double noise_of_looks(const double *y, size_t apart)
{
    double squares = 0;
    for (size_t c = 0; c < CONTRASTS; c++) {
        double sum = 0;
        for (int asked = 0; asked < LOOKS; asked++)
            sum += contrasts[c][look_of(asked) + LOOKS / 2] * y[(size_t)asked * apart];
        squares += sum * (sum / contrast_squares[c]);
    }
    return sqrt(squares / CONTRASTS);
}

/* Of all numbers of an answer: value at the point, and the rms of what is no polynomial around it. */
static hstar_status measure_rounding(struct asked *a, const double *point, double *value, double *noise,
                                     char **answer, hstar_error *err)
{
    const size_t n_variables = a->f->n_variables, n = a->n_all;
    double *x = memory_room(n_variables, LOOKS * sizeof *x), *all = memory_room(n, LOOKS * sizeof *all);
    char *text[LOOKS] = {0};
    struct claim_questions questions = {.a = a, .x = x, .all = all, .text = text};
    hstar_status status = x && all ? HSTAR_OK : error_memory(err);
    for (int asked = 0; !status && asked < LOOKS; asked++) /* the point itself first */
        move(point, n_variables, look_of(asked), x + (size_t)asked * n_variables);
    if (!status) memcpy(x, point, n_variables * sizeof *x);
    if (!status) status = ask_claims(&questions, LOOKS, err);
    if (!status) memcpy(value, all, n * sizeof *all);
    for (size_t i = 0; !status && i < n; i++) noise[i] = noise_of_looks(all + i, n);
    if (!status) {
        *answer = text[0];
        text[0] = NULL;
    }
    for (size_t i = 0; i < LOOKS; i++) free(text[i]);
    free(x);
    free(all);
    return status;
}

/* Three degrees of freedom see less than a quarter of the standard deviation in one case of fifty. */
static const double noise_to_rounding = 4;
/* What programs print is %g, at the shortest: fewer digits than its 6 are those of a short number. */
enum { DIGITS_OF_PRINTF = 6 };

static hstar_status asked_at(const struct claim *claim, const double *point, double *value, double *rounding,
                             hstar_error *err)
{
    struct asked *a = (struct asked *)(uintptr_t)claim;
    a->written = (struct claim_digits){0};
    char *answer = NULL;
    double *all = memory_room(a->n_all, sizeof *all), *noise = memory_room(a->n_all, sizeof *noise);
    double *half = memory_array(a->n_all, sizeof *half);
    hstar_status status = all && noise && half ? HSTAR_OK : error_memory(err);
    if (!status) status = measure_rounding(a, point, all, noise, &answer, err);
    if (!status && answer) {
        a->written.even = false;
        if (a->written.digits < DIGITS_OF_PRINTF) a->written.digits = DIGITS_OF_PRINTF;
        look_at_digits(answer, &a->written, half);
    }
    for (size_t i = 0; !status && i < claim->n; i++) {
        size_t from = a->pick ? a->pick[i] : i;
        value[i] = all[from];
        rounding[i] = claim_least_rounding(all[from]);
        if (isfinite(noise[from])) rounding[i] = fmax(rounding[i], noise_to_rounding * noise[from]);
        rounding[i] = fmax(rounding[i], half[from]);
    }
    free(answer);
    free(all);
    free(noise);
    free(half);
    return status;
}

static void asked_free(struct claim *claim)
{
    struct asked *a = (struct asked *)claim;
    free(a->pick);
    free(a);
}

static struct asked *asked_new(const char *kind, const struct function *f, size_t n)
{
    struct asked *a = memory_array(1, sizeof *a);
    if (a)
        *a = (struct asked){
            .base = {.kind = kind, .at = asked_at, .free = asked_free, .n = n}, .f = f, .n_all = n};
    return a;
}

/* Of answers for all variables those of wrt. */
static bool pick_components(struct asked *a, const struct claim_form *form)
{
    a->n_all = claim_form_all(form);
    if (!(a->pick = memory_array(a->base.n, sizeof *a->pick))) return false;
    for (size_t i = 0; i < a->base.n; i++) a->pick[i] = claim_form_pick(form, i);
    return true;
}

hstar_status claim_function(const struct function *g, size_t n, struct claim **claim, hstar_error *err)
{
    if (g->n_outputs != n) {
        error_set(err, HSTAR_INVALID, "the analytic gradient has %zu component%s where %zu are wanted",
                  g->n_outputs, g->n_outputs == 1 ? "" : "s", n);
        error_remedy(err, "it wants one for each output and each variable, output by output");
        return HSTAR_INVALID;
    }
    struct asked *a = asked_new(g->class->kind, g, n);
    if (!a) return error_memory(err);
    *claim = &a->base;
    return HSTAR_OK;
}

hstar_status claim_program(const struct claim_form *form, struct claim **claim, hstar_error *err)
{
    struct asked *a = asked_new("program", counted_of(form->problem->f), claim_form_count(form));
    if (!a) return error_memory(err);
    a->verb = form->of == CLAIM_OF_FIRST ? "gradient" : "hessian";
    if (!pick_components(a, form)) {
        asked_free(&a->base);
        return error_memory(err);
    }
    *claim = &a->base;
    return HSTAR_OK;
}

void claim_free(struct claim *claim)
{
    if (claim) claim->free(claim);
}
