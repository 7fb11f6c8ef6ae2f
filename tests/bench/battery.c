/* The battery: right gradients, which must pass, and bugs, which must be caught and called by their names. */
#include "base/memory.h"
#include "base/text.h"
#include "base/texts.h"
#include "check/check.h"
#include "function/source/expression.h"
#include "problem/point_text.h"
#include "reference/reference.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const struct composite {
    const char *expression, *point, *gradient, *bug, *names;
} composites[] = {
#define X(expression, point, gradient, bug, names) {expression, point, gradient, bug, names},
#include "battery.def"
#undef X
};
enum { N_COMPOSITES = sizeof composites / sizeof *composites };

/* How many there were, and how many went as they should. */
struct tally {
    size_t n_right, n_passed, n_bugs, n_caught, n_nameable,
        n_named;       /* nameable: bugs that look like something */
    size_t n_left_out; /* planted, and not counted as bugs: see may_be_right_across */
};

static void add(struct tally *sum, const struct tally *t)
{
    sum->n_right += t->n_right;
    sum->n_passed += t->n_passed;
    sum->n_bugs += t->n_bugs;
    sum->n_caught += t->n_caught;
    sum->n_nameable += t->n_nameable;
    sum->n_named += t->n_named;
    sum->n_left_out += t->n_left_out;
}

static bool all_well(const struct tally *t)
{
    return t->n_passed == t->n_right && t->n_caught == t->n_bugs && t->n_named == t->n_nameable;
}

/* ---- One check ---- */

/* The expression at the point that the text names, by all its variables. */
static hstar_status battery_problem(const char *expression, const char *at, struct problem **problem,
                                    hstar_error *err)
{
    struct point point = {0};
    struct problem_parts parts = {0};
    hstar_status status = point_parse(at, &point, err);
    if (!status)
        status = expression_new(&expression, 1, (const char *const *)point.names, point.n, &parts.f, err);
    parts.wrt = memory_array(point.n, sizeof *parts.wrt);
    parts.point = point.values;
    for (size_t v = 0; parts.wrt && v < point.n; v++) parts.wrt[v] = v;
    if (!status) status = parts.wrt ? problem_new(&parts, point.n, problem, err) : error_memory(err);
    if (status) {
        function_free(parts.f);
        free(parts.wrt);
    } else {
        point.values = NULL;
        (*problem)->n_threads = 1;
    }
    point_clear(&point);
    return status;
}

/* The gradient as expressions with commas between them. */
static hstar_status battery_claim(const struct problem *problem, const char *text, struct function **g,
                                  struct claim **claim, hstar_error *err)
{
    char **parts = NULL;
    size_t n = 0;
    hstar_status status = split_commas(text, &parts, &n, err);
    if (!status)
        status = expression_new((const char *const *)parts, n, (const char *const *)problem->f->variables,
                                problem->f->n_variables, g, err);
    texts_free(parts, n);
    return status ? status : claim_function(*g, (*g)->n_outputs, claim, err);
}

static hstar_status run(const struct problem *problem, const struct claim *claim, struct check **check,
                        hstar_error *err)
{
    const struct check_request request = {.problem = problem,
                                          .claim = claim,
                                          .criterion = CRITERION_BARS,
                                          .step = {.derivative = 1, .use = N_USES},
                                          .selector = SELECTOR_AUTO,
                                          .h = (double)NAN,
                                          .seed = 1};
    return check_run(&request, check, err);
}

/* The diagnosis of the whole, or where the whole has none that of the worst component. */
static enum diagnosis diagnosis_of(const struct check *c)
{
    return c->diagnosis != DIAGNOSIS_NONE ? c->diagnosis : c->row[c->severity[0]].diagnosis;
}

/* Is the diagnosis one of `names`, which | parts? */
static bool is_named(enum diagnosis d, const char *names)
{
    if (d == DIAGNOSIS_NONE) return false;
    size_t length = strlen(diagnoses[d].name);
    for (const char *s = names; *s; s += strcspn(s, "|"), s += *s == '|')
        if (strcspn(s, "|") == length && !strncmp(s, diagnoses[d].name, length)) return true;
    return false;
}

/* bug: NULL of a right gradient. */
static void count(struct tally *t, const struct check *c, const char *bug, const char *names)
{
    bool caught = c->verdict == VERDICT_DISAGREES;
    if (!bug) {
        t->n_right++;
        t->n_passed += c->verdict == VERDICT_AGREES;
        return;
    }
    t->n_bugs++;
    t->n_caught += caught;
    t->n_nameable += *names != '\0';
    t->n_named += caught && is_named(diagnosis_of(c), names);
}

/* ---- The functions of the language ---- */

/* Where its variables are taken: vectors and matrices by their names, numbers from a list that is gone through until f is smooth. */
static void append_variable(struct text *t, const char *name, size_t i, double first)
{
    static const char *const whole[][2] = {{"v", "[0.7, -1.3, 2.1]"},
                                           {"u", "[1.1, 0.4, -0.6]"},
                                           {"A", "[[0.7, -1.3], [2.1, 0.4]]"},
                                           {"B", "[[1.2, 0.3], [-0.5, 0.9]]"}};
    text_format(t, "%s%s=", i ? "," : "", name);
    for (size_t k = 0; k < sizeof whole / sizeof *whole; k++)
        if (!strcmp(whole[k][0], name)) {
            text_append(t, whole[k][1]);
            return;
        }
    text_format(t, "%g", first + 0.9 * (double)i);
}

/* "fma(x, y, z)": the point x=…,y=…,z=… */
static void append_point(struct text *t, const char *usage, double first)
{
    const char *s = strchr(usage, '(');
    for (size_t i = 0; s && *s && *s != ')'; i++) {
        char name[16];
        s += 1 + strspn(s + 1, " ");
        size_t n = strcspn(s, ",)");
        snprintf(name, sizeof name, "%.*s", (int)n, s);
        append_variable(t, name, i, first);
        s += n;
    }
}

/* All components by their power series, rounded; false where one is not proven. */
static hstar_status exact_gradient(const struct problem *problem, double *gradient, bool *proven,
                                   hstar_error *err)
{
    const struct function *f = problem->f;
    hstar_status status = HSTAR_OK;
    arb_t ball;
    arb_init(ball);
    *proven = true;
    for (size_t i = 0; i < f->n_outputs * problem->n_wrt && *proven && !status; i++) {
        struct reference reference = {0};
        const struct component place = {problem, i / problem->n_wrt, problem->wrt[i % problem->n_wrt]};
        status = reference_exact(&place, 1, ball, &reference, err);
        *proven = !status && reference.source == REFERENCE_EXACT;
        gradient[i] = reference.value;
        if (!status) reference_clear(&reference);
    }
    arb_clear(ball);
    return status;
}

/* The function at the first of some points at which its gradient is proven. */
static hstar_status find_place(const struct expression_entry *e, struct problem **found, double **gradient,
                               hstar_error *err)
{
    static const double firsts[] = {0.7, 1.3, 2.4, 0.3, -0.6, 5.2};
    for (size_t i = 0; i < sizeof firsts / sizeof *firsts; i++) {
        struct text point;
        bool proven = false;
        text_init(&point);
        append_point(&point, e->usage, firsts[i]);
        hstar_status status =
            point.failed ? error_memory(err) : battery_problem(e->usage, point.data, found, err);
        text_clear(&point);
        if (status) return status;
        const struct problem *problem = *found;
        *gradient = memory_array(problem->f->n_outputs * problem->n_wrt, sizeof **gradient);
        status = *gradient ? exact_gradient(problem, *gradient, &proven, err) : error_memory(err);
        if (!status && proven) return HSTAR_OK;
        free(*gradient);
        *gradient = NULL;
        problem_release(problem);
        *found = NULL;
        if (status) return status;
    }
    error_set(err, HSTAR_UNRESOLVED, "the battery has no point at which the gradient of %s is proven",
              e->usage);
    return HSTAR_UNRESOLVED;
}

/* Checks n numbers as they were printed. */
static hstar_status run_numbers(const struct problem *problem, const double *gradient, size_t n,
                                struct check **check, hstar_error *err)
{
    struct text t;
    struct claim *claim = NULL;
    text_init(&t);
    for (size_t i = 0; i < n; i++) text_format(&t, "%.17g\n", gradient[i]);
    hstar_status status = t.failed ? error_memory(err) : claim_numbers(t.data, n, &claim, err);
    if (!status) status = run(problem, claim, check, err);
    claim_free(claim);
    text_clear(&t);
    return status;
}

enum planted { PLANTED_NONE, PLANTED_SIGN, PLANTED_ZERO, PLANTED_SLIGHT, N_PLANTED };

/* Of a gradient that is all zero a bug is what is not. */
static void plant(enum planted what, double *gradient, size_t n, const char **names)
{
    const double slight = 1e-6;
    size_t k = 0;
    while (k < n && gradient[k] == 0) k++;
    *names = what == PLANTED_SIGN ? "sign" : what == PLANTED_ZERO ? "zero" : n > 1 ? "one|factor" : "factor";
    if (what == PLANTED_NONE) return;
    if (k == n) {
        gradient[0] = 1;
        *names = "";
        return;
    }
    for (size_t i = 0; i < n; i++) {
        if (what == PLANTED_SIGN) gradient[i] = gradient[i] == 0 ? 0 : -gradient[i];
        if (what == PLANTED_ZERO) gradient[i] = 0;
    }
    if (what == PLANTED_SLIGHT) gradient[k] *= 1 + slight;
}

/* Of what is smooth in pieces, as floor is, a wrong derivative may be the slope across them for all that numbers can tell; and
 * beyond a corner, as of max, so may one that agrees with the slope further out. */
static bool may_be_right_across(const struct check *c)
{
    bool pieces = false, further_out = false;
    for (size_t i = 0; i < c->n_rows; i++) {
        const struct check_row *row = &c->row[i];
        pieces = pieces || isfinite(row->expected.piece.local);
        further_out = further_out || (row->reason && strstr(row->reason, "the slope further out"));
    }
    return c->verdict == VERDICT_UNDECIDED && (pieces || further_out);
}

static hstar_status try_function(const struct expression_entry *e, struct tally *t, hstar_error *err)
{
    static const char *const bugs[N_PLANTED] = {NULL, "the sign flipped", "zero", "off by 1e-6"};
    struct problem *problem = NULL;
    double *exact = NULL, *gradient = NULL;
    hstar_status status = find_place(e, &problem, &exact, err);
    if (status) return status;
    size_t n = problem->f->n_outputs * problem->n_wrt;
    gradient = memory_array(n, sizeof *gradient);
    if (!gradient) status = error_memory(err);
    for (size_t k = 0; k < N_PLANTED && !status; k++) {
        struct check *check = NULL;
        struct tally one = {0};
        const char *names;
        memcpy(gradient, exact, n * sizeof *gradient);
        plant((enum planted)k, gradient, n, &names);
        status = run_numbers(problem, gradient, n, &check, err);
        if (status) break;
        if (k && may_be_right_across(check))
            one.n_left_out++;
        else
            count(&one, check, bugs[k], names);
        if (!all_well(&one))
            printf("  FAILED: %s, %s: %s, %s\n", e->usage, bugs[k] ? bugs[k] : "right",
                   verdicts[check->verdict].name, check->says ? check->says : "no diagnosis");
        add(t, &one);
        check_free(check);
    }
    free(exact);
    free(gradient);
    problem_release(problem);
    return status;
}

static void print_tally(const char *name, size_t n, const struct tally *t)
{
    printf("  %-18s %10zu %8zu of %-4zu %6zu of %-5zu %5zu of %zu\n", name, n, t->n_passed, t->n_right,
           t->n_caught, t->n_bugs, t->n_named, t->n_nameable);
}

static hstar_status try_functions(struct tally *sum, hstar_error *err)
{
    const struct expression_entry *entries;
    size_t n = expression_entries(&entries);
    puts("THE FUNCTIONS OF THE LANGUAGE\n  With their exact gradients; with the sign flipped, zero, and one "
         "number off "
         "by 1e-6 of itself.");
    printf("  %-18s %10s %12s   %11s   %10s\n", "group", "functions", "right pass", "bugs caught",
           "and named");
    for (size_t i = 0; i < n;) {
        const char *group = entries[i].group;
        struct tally t = {0};
        size_t first = i;
        for (; i < n && !strcmp(entries[i].group, group); i++) {
            if (!strcmp(group, "constant")) continue;
            hstar_status status = try_function(&entries[i], &t, err);
            if (status) return status;
        }
        if (t.n_right) print_tally(group, i - first, &t);
        add(sum, &t);
    }
    return HSTAR_OK;
}

/* ---- The composites ---- */

static hstar_status try_composite(const struct composite *c, struct tally *sum, hstar_error *err)
{
    struct problem *problem = NULL;
    struct function *g = NULL;
    struct claim *claim = NULL;
    struct check *check = NULL;
    struct tally t = {0};
    hstar_status status = battery_problem(c->expression, c->point, &problem, err);
    if (status) return status;
    status = battery_claim(problem, c->gradient, &g, &claim, err);
    if (!status) status = run(problem, claim, &check, err);
    if (!status) {
        count(&t, check, c->bug, c->names);
        enum diagnosis d = diagnosis_of(check);
        char f[31];
        bool cut = snprintf(f, sizeof f, "%s", c->expression) >= (int)sizeof f;
        if (cut) memcpy(f + sizeof f - 3, "..", 3);
        printf("  %-30s  %-25s  %-10s %-12s %s\n", f, c->bug ? c->bug : "right",
               verdicts[check->verdict].name,
               check->verdict == VERDICT_AGREES ? ""
               : d == DIAGNOSIS_NONE            ? "-"
                                                : diagnoses[d].name,
               all_well(&t) ? "ok" : "FAILED");
        add(sum, &t);
    }
    check_free(check);
    claim_free(claim);
    function_free(g);
    problem_release(problem);
    return status;
}

static hstar_status try_composites(struct tally *sum, hstar_error *err)
{
    puts("\nCOMPOSITE EXPRESSIONS OF THE TEXTS");
    printf("  %-30s  %-25s  %-10s %-12s\n", "f", "its gradient", "verdict", "looks like");
    hstar_status status = HSTAR_OK;
    for (size_t i = 0; i < N_COMPOSITES && !status; i++) status = try_composite(&composites[i], sum, err);
    return status;
}

int main(void)
{
    struct tally t = {0};
    hstar_error err = {.position = HSTAR_NO_POSITION};
    hstar_status status = try_functions(&t, &err);
    if (!status) status = try_composites(&t, &err);
    if (status) {
        fprintf(stderr, "battery: %s\n", err.message);
        return 3;
    }
    printf("\nNOT COUNTED: %zu planted bugs of functions that are smooth in pieces, which may be the slope "
           "across.\n",
           t.n_left_out);
    printf("%s: %zu of %zu right gradients pass, %zu of %zu bugs are caught, and %zu of the %zu that look "
           "like something are called by their names.\n",
           all_well(&t) ? "ALL WELL" : "FAILED", t.n_passed, t.n_right, t.n_caught, t.n_bugs, t.n_named,
           t.n_nameable);
    return all_well(&t) ? 0 : 1;
}
