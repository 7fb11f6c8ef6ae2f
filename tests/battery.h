/* Gradients by the hundred, right ones and wrong ones, from a seed: functions with closed-form gradients at all scales, and bugs
 * planted in them, each with the diagnosis that names it. */
#ifndef TESTS_BATTERY_H
#define TESTS_BATTERY_H

#include "base/memory.h"
#include "check/check.h"
#include "check/directions.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* ---- Functions F(u) of n variables of the size of 1, with their gradients ---- */

#define FAMILIES(X)                                                                                          \
    X(squares)                                                                                               \
    X(chain) X(waves) X(exponential) X(log_sum) X(valley) X(squash) X(mean_square) X(length) X(product)

#define SUM_OVER(n) for (size_t i = 0; i < (n); i++)

static double coefficient(size_t i)
{
    return 0.5 + fmod(0.6180339887 * (double)(i + 1), 1);
}

static double value_squares(const double *u, size_t n)
{
    double sum = 0;
    SUM_OVER(n) sum += coefficient(i) * u[i] * u[i];
    return sum;
}
static void gradient_squares(const double *u, size_t n, double *g)
{
    SUM_OVER(n) g[i] = 2 * coefficient(i) * u[i];
}

static double value_chain(const double *u, size_t n)
{
    double sum = u[0] * u[0];
    for (size_t i = 1; i < n; i++) sum += coefficient(i) * u[i - 1] * u[i];
    return sum;
}
static void gradient_chain(const double *u, size_t n, double *g)
{
    SUM_OVER(n)
    g[i] = (i ? coefficient(i) * u[i - 1] : 2 * u[0]) + (i + 1 < n ? coefficient(i + 1) * u[i + 1] : 0);
}

static double value_waves(const double *u, size_t n)
{
    double sum = 0;
    SUM_OVER(n) sum += sin(coefficient(i) * u[i] + 0.3);
    return sum;
}
static void gradient_waves(const double *u, size_t n, double *g)
{
    SUM_OVER(n) g[i] = coefficient(i) * cos(coefficient(i) * u[i] + 0.3);
}

static double value_exponential(const double *u, size_t n)
{
    double sum = 0;
    SUM_OVER(n) sum += coefficient(i) * u[i];
    return exp(sum / (double)n);
}
static void gradient_exponential(const double *u, size_t n, double *g)
{
    double f = value_exponential(u, n);
    SUM_OVER(n) g[i] = f * coefficient(i) / (double)n;
}

static double value_log_sum(const double *u, size_t n)
{
    double sum = 0;
    SUM_OVER(n) sum += exp(coefficient(i) * u[i]);
    return log(sum);
}
static void gradient_log_sum(const double *u, size_t n, double *g)
{
    double sum = exp(value_log_sum(u, n));
    SUM_OVER(n) g[i] = coefficient(i) * exp(coefficient(i) * u[i]) / sum;
}

static double value_valley(const double *u, size_t n)
{
    double sum = (1 - u[0]) * (1 - u[0]);
    for (size_t i = 1; i < n; i++) {
        double d = u[i] - u[i - 1] * u[i - 1];
        sum += 100 * d * d;
    }
    return sum;
}
static void gradient_valley(const double *u, size_t n, double *g)
{
    SUM_OVER(n) g[i] = i ? 200 * (u[i] - u[i - 1] * u[i - 1]) : -2 * (1 - u[0]);
    for (size_t i = 0; i + 1 < n; i++) g[i] -= 400 * u[i] * (u[i + 1] - u[i] * u[i]);
}

static double value_squash(const double *u, size_t n)
{
    double sum = 0;
    SUM_OVER(n) sum += tanh(coefficient(i) * u[i] * u[(i + 1) % n]);
    return sum;
}
static void gradient_squash(const double *u, size_t n, double *g)
{
    SUM_OVER(n) g[i] = 0;
    SUM_OVER(n)
    {
        size_t k = (i + 1) % n;
        double t = tanh(coefficient(i) * u[i] * u[k]), slope = coefficient(i) * (1 - t * t);
        g[i] += slope * u[k];
        g[k] += slope * u[i];
    }
}

static double value_mean_square(const double *u, size_t n)
{
    double sum = 0;
    SUM_OVER(n) sum += u[i] * u[i];
    return sum / (double)n;
}
static void gradient_mean_square(const double *u, size_t n, double *g)
{
    SUM_OVER(n) g[i] = 2 * u[i] / (double)n;
}

static double value_length(const double *u, size_t n)
{
    double sum = 0;
    SUM_OVER(n) sum += u[i] * u[i];
    return sqrt(sum);
}
static void gradient_length(const double *u, size_t n, double *g)
{
    double f = value_length(u, n);
    SUM_OVER(n) g[i] = u[i] / f;
}

static double value_product(const double *u, size_t n)
{
    double product = 1;
    SUM_OVER(n) product *= 1 + coefficient(i) * u[i] * u[i] / (double)n;
    return product;
}
static void gradient_product(const double *u, size_t n, double *g)
{
    double f = value_product(u, n);
    SUM_OVER(n)
    {
        double c = coefficient(i) / (double)n;
        g[i] = f * 2 * c * u[i] / (1 + c * u[i] * u[i]);
    }
}

static const struct family {
    const char *name;
    double (*value)(const double *u, size_t n);
    void (*gradient)(const double *u, size_t n, double *g);
} families[] = {
#define X(name) {#name, value_##name, gradient_##name},
    FAMILIES(X)
#undef X
};
enum { N_FAMILIES = sizeof families / sizeof *families };

/* ---- Bugs ---- */

/* X(name, diagnosis that names it, least number of variables) */
#define BUGS(X)                                                                                              \
    X(SIGN, SIGN, 1)                                                                                         \
    X(SIGN_OF_ONE, SIGN, 2)                                                                                  \
    X(ZERO, ZERO, 1)                                                                                         \
    X(DOUBLED, ACCUMULATED, 1)                                                                               \
    X(TRIPLED, ACCUMULATED, 1)                                                                               \
    X(HALVED, FACTOR, 1)                                                                                     \
    X(SUMMED, FACTOR_N, 4)                                                                                   \
    X(MEANED, FACTOR_N, 4)                                                                                   \
    X(FACTOR, FACTOR, 1)                                                                                     \
    X(SWAPPED, SWAPPED, 2)                                                                                   \
    X(SHIFTED, SHIFTED, 3)                                                                                   \
    X(NO_FUNCTION, FUNCTION, 2)                                                                              \
    X(NO_COMPONENT, COMPONENT, 2)                                                                            \
    X(NO_VARIABLE, VARIABLE, 2)                                                                              \
    X(CONSTANT, CONSTANT, 3)                                                                                 \
    X(ONE, ONE, 3)                                                                                           \
    X(ONE_SLIGHTLY, ONE, 3)                                                                                  \
    X(NAN_IN_ONE, NAN, 2)                                                                                    \
    X(SPREAD_SUM, AXIS, 8)                                                                                   \
    X(SPREAD_MEAN, AXIS, 8)

enum bug {
#define X(name, diagnosis, least) BUG_##name,
    BUGS(X)
#undef X
        N_BUGS
};
static const struct {
    const char *name;
    enum diagnosis diagnosis;
    size_t least;
} bugs[N_BUGS] = {
#define X(name, diagnosis, least) {#name, DIAGNOSIS_##diagnosis, least},
    BUGS(X)
#undef X
};

/* A function f(x) = scale F(x / size), and its gradient as a function of n outputs, with or without a bug. */
struct planted {
    struct function f, g;
    const struct family *family;
    size_t n, columns; /* columns: of the matrix that the variables are; 0: a vector */
    double size, scale, *point;
    enum bug bug; /* N_BUGS: none */
    double factor;
    size_t place, other;
    char **names;
    size_t *wrt;
    struct problem problem; /* what the checks refer to */
};

static double *scaled_point(const struct planted *p, const struct points *at, size_t i)
{
    double *u = memory_room(p->n, sizeof *u);
    if (!u) abort();
    for (size_t v = 0; v < p->n; v++) u[v] = at->column[v][at->varies[v] ? i : 0] / p->size;
    return u;
}

static hstar_status planted_evaluate(const struct function *f, const struct points *points,
                                     double *const *outputs, hstar_error *err)
{
    const struct planted *p = (const struct planted *)f;
    (void)err;
    for (size_t i = 0; i < points->n; i++) {
        double *u = scaled_point(p, points, i);
        outputs[0][i] = p->scale * p->family->value(u, p->n);
        free(u);
    }
    return HSTAR_OK;
}

/* In each row the sum of the column, times `part`: the sum over the batch in place of its samples. */
static void spread(double *g, size_t n, size_t columns, double part)
{
    for (size_t c = 0; c < columns; c++) {
        double sum = 0;
        for (size_t i = c; i < n; i += columns) sum += g[i];
        for (size_t i = c; i < n; i += columns) g[i] = part * sum;
    }
}

/* What the bug makes of a gradient; f: the function's value. */
static void plant(const struct planted *p, double *g, const double *x, double f)
{
    size_t n = p->n;
    double first = g[0];
    switch (p->bug) {
    case BUG_SIGN:
        SUM_OVER(n) g[i] = -g[i];
        break;
    case BUG_SIGN_OF_ONE:
        g[p->place] = -g[p->place];
        break;
    case BUG_ZERO:
        SUM_OVER(n) g[i] = 0;
        break;
    case BUG_DOUBLED:
        SUM_OVER(n) g[i] *= 2;
        break;
    case BUG_TRIPLED:
        SUM_OVER(n) g[i] *= 3;
        break;
    case BUG_HALVED:
        SUM_OVER(n) g[i] /= 2;
        break;
    case BUG_SUMMED:
        SUM_OVER(n) g[i] *= (double)n;
        break;
    case BUG_MEANED:
        SUM_OVER(n) g[i] /= (double)n;
        break;
    case BUG_FACTOR:
        SUM_OVER(n) g[i] *= p->factor;
        break;
    case BUG_SWAPPED:
        first = g[p->place];
        g[p->place] = g[p->other];
        g[p->other] = first;
        break;
    case BUG_SHIFTED:
        memmove(g, g + 1, (n - 1) * sizeof *g);
        g[n - 1] = first;
        break;
    case BUG_NO_FUNCTION:
        g[p->place] -= f;
        break;
    case BUG_NO_COMPONENT:
        g[p->place] -= g[p->other];
        break;
    case BUG_NO_VARIABLE:
        SUM_OVER(n) g[i] -= 0.37 * p->scale / (p->size * p->size) * x[i];
        break;
    case BUG_CONSTANT:
        SUM_OVER(n) g[i] += 0.11 * p->scale / p->size;
        break;
    case BUG_ONE:
        g[p->place] *= 1.37;
        break;
    case BUG_ONE_SLIGHTLY:
        g[p->place] *= p->factor;
        break;
    case BUG_NAN_IN_ONE:
        g[p->place] = NAN;
        break;
    case BUG_SPREAD_SUM:
        spread(g, n, p->columns, 1);
        break;
    case BUG_SPREAD_MEAN:
        spread(g, n, p->columns, (double)p->columns / (double)n);
        break;
    case N_BUGS:
        break;
    }
}

static hstar_status gradient_evaluate(const struct function *f, const struct points *points,
                                      double *const *outputs, hstar_error *err)
{
    const struct planted *p = (const struct planted *)((const char *)f - offsetof(struct planted, g));
    (void)err;
    double *g = memory_room(p->n, sizeof *g), *x = memory_room(p->n, sizeof *x);
    if (!g || !x) abort();
    for (size_t i = 0; i < points->n; i++) {
        double *u = scaled_point(p, points, i);
        p->family->gradient(u, p->n, g);
        for (size_t v = 0; v < p->n; v++) {
            g[v] *= p->scale / p->size;
            x[v] = u[v] * p->size;
        }
        plant(p, g, x, p->scale * p->family->value(u, p->n));
        for (size_t v = 0; v < p->n; v++) outputs[v][i] = g[v];
        free(u);
    }
    free(g);
    free(x);
    return HSTAR_OK;
}

static const struct function_class planted_class = {
    .kind = "planted", .concurrent = true, .evaluate = planted_evaluate};
static const struct function_class gradient_class = {
    .kind = "planted gradient", .concurrent = true, .evaluate = gradient_evaluate};

/* The columns of a matrix of so many elements; 0: there is none here. */
static size_t columns_of(size_t n)
{
    return n == 8 ? 4 : n == 20 ? 5 : n == 50 || n == 100 ? 10 : n == 1000 ? 40 : 0;
}

/* The one of that number: its family, size, scale, point and number of variables. */
static struct planted *planted_new(uint64_t seed, size_t number, size_t most, enum bug bug)
{
    static const size_t sizes[] = {1, 2, 3, 5, 8, 13, 20, 50, 100, 1000};
    static char text[] = "planted";
    static char *texts[] = {text};
    struct planted *p = memory_array(1, sizeof *p);
    if (!p) abort();
    uint64_t state = direction_state(seed, number);
    uint64_t shape = direction_state(seed + 1, number);
    const bool by_matrix = bug < N_BUGS && bugs[bug].diagnosis == DIAGNOSIS_AXIS;
    size_t least = bug < N_BUGS ? bugs[bug].least : 1;
    do p->n = sizes[direction_bits(&state) % (sizeof sizes / sizeof *sizes)];
    while (p->n > most || p->n < least || (by_matrix && !columns_of(p->n)));
    if (by_matrix || direction_bits(&shape) & 1) p->columns = columns_of(p->n);
    p->family = &families[direction_bits(&state) % N_FAMILIES];
    /* Where the gradient is a multiple of the variable, one bug is the other. */
    if (bug == BUG_NO_VARIABLE && (p->family->value == value_mean_square || p->family->value == value_length))
        p->family = &families[0];
    p->size = pow(10, 16 * direction_uniform(&state) - 8);
    p->scale = pow(10, 16 * direction_uniform(&state) - 8);
    p->bug = bug;
    double off = pow(10, -6 * direction_uniform(&state));
    p->factor = direction_bits(&state) & 1 ? 1 + off : 1 - off / 2;
    p->place = direction_bits(&state) % p->n;
    p->other = p->n > 1 ? (p->place + 1 + direction_bits(&state) % (p->n - 1)) % p->n : 0;
    p->point = memory_room(p->n, sizeof *p->point);
    p->wrt = memory_room(p->n, sizeof *p->wrt);
    p->names = memory_array(p->n, sizeof *p->names);
    if (!p->point || !p->wrt || !p->names) abort();
    for (size_t v = 0; v < p->n; v++) {
        p->wrt[v] = v;
        char name[48];
        double u = 0.2 + 1.6 * direction_uniform(&state);
        p->point[v] = p->size * (direction_bits(&state) & 1 ? u : -u);
        int length = p->columns ? snprintf(name, sizeof name, "A[%zu,%zu]", v / p->columns, v % p->columns)
                                : snprintf(name, sizeof name, "w[%zu]", v);
        if (!(p->names[v] = memory_text(name, (size_t)length))) abort();
    }
    p->f = (struct function){
        .class = &planted_class, .n_variables = p->n, .n_outputs = 1, .variables = p->names, .texts = texts};
    p->g = (struct function){.class = &gradient_class,
                             .n_variables = p->n,
                             .n_outputs = p->n,
                             .variables = p->names,
                             .texts = p->names};
    p->problem =
        (struct problem){.f = &p->f, .point = p->point, .wrt = p->wrt, .n_wrt = p->n, .noise = (double)NAN};
    return p;
}

static void planted_free(struct planted *p)
{
    for (size_t v = 0; v < p->n; v++) free(p->names[v]);
    free(p->names);
    free(p->point);
    free(p->wrt);
    free(p);
}

static struct check *planted_check(const struct planted *p, enum criterion criterion, double h, double atol,
                                   double rtol)
{
    struct claim *claim = NULL;
    struct check *check = NULL;
    hstar_error err;
    hstar_status status = claim_function(&p->g, p->n, &claim, &err);
    const struct check_request request = {.problem = &p->problem,
                                          .claim = claim,
                                          .criterion = criterion,
                                          .rtol = rtol,
                                          .atol = atol,
                                          .step = {.derivative = 1, .use = isnan(h) ? N_USES : USE_CENTRAL},
                                          .selector = SELECTOR_AUTO,
                                          .h = h};
    if (!status) status = check_run(&request, &check, &err);
    if (status) fprintf(stderr, "%s\n", err.message);
    claim_free(claim);
    return check;
}

/* ---- The count ---- */

/* The criteria that people write down as numbers. */
static const struct fixed_criterion {
    const char *name;
    double h, atol, rtol;
} fixed_criteria[] = {
    {"relative 1e-5, central h = 1e-5", 1e-5, 0, 1e-5},
    {"atol 1e-4 + rtol 1e-3, central h = 1e-5", 1e-5, 1e-4, 1e-3},
    {"PyTorch: atol 1e-5 + rtol 1e-3, central h = 1e-6", 1e-6, 1e-5, 1e-3},
};
enum { N_FIXED = sizeof fixed_criteria / sizeof *fixed_criteria };

struct tally {
    size_t correct, false_alarms, undecided;
    size_t buggy, visible, caught, missed, named; /* visible: by ten times the error bar somewhere */
    size_t fixed_alarms[N_FIXED], fixed_misses[N_FIXED];
    size_t evaluations;
};

/* Is one component off by more than ten times what its errors explain? */
static bool is_visible(const struct check *c)
{
    for (size_t i = 0; i < c->n_rows; i++) {
        const struct check_row *row = &c->row[i];
        if (isfinite(row->expected.value) && !(row->bars <= 10)) return true;
    }
    return false;
}

static void tell(const struct planted *p, const struct check *c, const char *what)
{
    const struct check_row *row = &c->row[c->severity[0]];
    fprintf(stderr,
            "%s: %s, n = %zu, size %.1e, scale %.1e, %s x %.8g (w[%zu], w[%zu]): %s %s; worst w[%zu]: %.17g "
            "+- %.1e, got %.17g +- %.1e, %.3g bars, %s, %s %s\n",
            what, p->family->name, p->n, p->size, p->scale, p->bug < N_BUGS ? bugs[p->bug].name : "correct",
            p->factor, p->place, p->other, verdicts[c->verdict].name,
            c->diagnosis < DIAGNOSIS_NONE ? diagnoses[c->diagnosis].name : "-", row->wrt, row->expected.value,
            row->expected.bar, row->got, row->rounding, row->bars, stops[row->expected.stop].name,
            row->reason ? row->reason : "", c->says ? c->says : "");
}

/* One gradient into the tally; what is not as it should be goes to stderr. */
static void tally_one(struct tally *t, uint64_t seed, size_t number, size_t most, enum bug bug,
                      bool fixed_too)
{
    struct planted *p = planted_new(seed, number, most, bug);
    struct check *c = planted_check(p, CRITERION_BARS, NAN, 0, 0);
    if (!c) abort();
    t->evaluations += c->evaluations;
    bool disagrees = c->verdict == VERDICT_DISAGREES;
    if (bug == N_BUGS) {
        t->correct++;
        t->false_alarms += disagrees;
        t->undecided += c->verdict == VERDICT_UNDECIDED;
        if (c->verdict != VERDICT_AGREES) tell(p, c, "correct");
    } else {
        bool visible = is_visible(c), named = disagrees && c->diagnosis == bugs[bug].diagnosis;
        t->buggy++;
        t->visible += visible;
        t->caught += disagrees;
        t->missed += visible && !disagrees;
        t->named += named;
        if (visible && !disagrees) tell(p, c, "missed");
        if (disagrees && !named) tell(p, c, "not named");
    }
    check_free(c);
    for (size_t k = 0; fixed_too && k < N_FIXED; k++) {
        const struct fixed_criterion *x = &fixed_criteria[k];
        c = planted_check(p, CRITERION_ALLCLOSE, x->h, x->atol, x->rtol);
        if (!c) abort();
        bool flagged = c->count[VERDICT_DISAGREES] > 0;
        if (bug == N_BUGS)
            t->fixed_alarms[k] += flagged;
        else
            t->fixed_misses[k] += !flagged;
        check_free(c);
    }
    planted_free(p);
}

/* n correct ones and n wrong ones, each kind of bug as often as the others. */
static struct tally tally_all(uint64_t seed, size_t n, size_t most, bool fixed_too)
{
    struct tally t = {0};
    for (size_t i = 0; i < n; i++) tally_one(&t, seed, i, most, N_BUGS, fixed_too);
    for (size_t i = 0; i < n; i++) tally_one(&t, seed, n + i, most, (enum bug)(i % N_BUGS), fixed_too);
    return t;
}

static void print_tally(FILE *to, const struct tally *t)
{
    fprintf(to,
            "| criterion | false alarms of %zu | undecided | missed of %zu | named "
            "|\n|---|---:|---:|---:|---:|\n",
            t->correct, t->buggy);
    fprintf(to, "| error bars | %zu | %zu | %zu | %zu of %zu |\n", t->false_alarms, t->undecided,
            t->buggy - t->caught, t->named, t->caught);
    for (size_t k = 0; k < N_FIXED; k++)
        fprintf(to, "| %s | %zu | | %zu | |\n", fixed_criteria[k].name, t->fixed_alarms[k],
                t->fixed_misses[k]);
}

#endif
