/* Judging results. */
#include "api/said.h"
#include "base/character.h"
#include "base/memory.h"
#include "base/numeral.h"
#include "base/text.h"
#include "base/texts.h"
#include "check/check_words.h"
#include "function/source/remembered.h"
#include "number/format.h"

#include <math.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { MOST_NOTES = 5, DIGITS = 6 };

/* What is being said. */
struct saying {
    struct said *said;
    const struct problem *problem;
    bool failed; /* memory ran out */
    size_t n_bad, n_sided, n_unsteady, n_missing;
};

PRINTF_LIKE(2, 3) static void note(struct saying *s, const char *format, ...)
{
    va_list arguments;
    char *words = NULL, **notes = memory_resize(s->said->notes, s->said->n_notes + 1, sizeof *s->said->notes);
    if (notes) s->said->notes = notes;
    va_start(arguments, format);
    if (!notes || numeral_make(&words, format, arguments) < 0) words = NULL;
    va_end(arguments);
    s->failed = s->failed || !words;
    if (!words) return;
    characters_clean(words, false); /* it may quote a file or a program */
    notes[s->said->n_notes++] = words;
}

/* "the derivative", or with several "the derivative of output 1 with respect to y". */
enum { DERIVATIVE_NAME = 160 };
static void derivative_name(const struct problem *problem, size_t output, size_t wrt,
                            char name[DERIVATIVE_NAME])
{
    const struct function *f = problem->f;
    if (f->n_outputs > 1)
        snprintf(name, DERIVATIVE_NAME, "the derivative of output %zu with respect to %.80s", output,
                 f->variables[wrt]);
    else if (f->n_variables > 1)
        snprintf(name, DERIVATIVE_NAME, "the derivative with respect to %.80s", f->variables[wrt]);
    else
        snprintf(name, DERIVATIVE_NAME, "the derivative");
}

/* A symmetric formula that was shifted to one side. */
static void note_side(struct saying *s, const char *name, const struct step *step)
{
    const bool own_side = step->use == USE_FORWARD || step->use == USE_BACKWARD;
    if (step->side == 0 || own_side || isnan(step->value)) return;
    if (++s->n_sided > MOST_NOTES) return;
    note(s, "%s is from the %s side only: on the other f may not be called or is not a number", name,
         step->side < 0 ? "left" : "right");
}

/* Noise that shows at one point already. */
static void note_unsteady(struct saying *s, const char *name, const struct step *step)
{
    if (!(step->spread > 0) || ++s->n_unsteady > MOST_NOTES) return;
    note(s,
         "%s: f answers differently when it is called twice at one point: a spread of %.1e, taken as noise",
         name, step->spread);
}

/* The nearest place on the way along `variable`, from x, at which f was no number: calls are wasted there, or worse. */
static void note_missing(struct saying *s, const char *variable, double x, const struct step *step)
{
    const bool left = step->missing[0] < step->missing[1];
    const double distance = step->missing[!left];
    if (!isfinite(distance) || step->side || isnan(step->value) || ++s->n_missing > MOST_NOTES) return;
    note(s, "f is not a number at %s = %.*g %c %.2g; --bounds and --reach keep hstar away from there",
         variable, DIGITS, x, left ? '-' : '+', distance);
}

static void judge_step(struct saying *s, const char *name, const struct step *step)
{
    const struct stop_row *stop = &stops[step->stop];
    note_side(s, name, step);
    note_unsteady(s, name, step);
    if (stop->trust == TRUST_OK || s->n_bad++) return;
    const bool none = isnan(step->value);
    error_set(&s->said->error, none ? HSTAR_UNDEFINED : HSTAR_UNRESOLVED, "%s %s: %s", name,
              none ? "could not be found" : "cannot be trusted", stop->sentence);
}

/* Of notes of which only the first were made, and of derivatives of which only the first was named, how many more there are. */
static void count_the_rest(struct saying *s)
{
    if (s->n_sided > MOST_NOTES) note(s, "%zu more are one-sided", s->n_sided - MOST_NOTES);
    if (s->n_unsteady > MOST_NOTES) note(s, "%zu more are unsteady", s->n_unsteady - MOST_NOTES);
    if (s->n_missing > MOST_NOTES) note(s, "the same along %zu more variables", s->n_missing - MOST_NOTES);
    if (s->n_bad > 1)
        error_remedy(&s->said->error, "the same holds for %zu more; the table, --json and --csv say which",
                     s->n_bad - 1);
}

/* More than the rounding of the point explains: with a relative error of each variable of so much. */
static const double off_by_rounding = 0x1p-46;

/* The point may lie beside the curve that is meant. */
static void note_off_curve(struct saying *s, const struct derivatives *d)
{
    const size_t n = d->n_components / d->n_solved;
    for (size_t k = 0; k < d->n_solved; k++) {
        double size = 0;
        for (size_t i = 0; i < s->problem->f->n_variables; i++)
            if (!strcmp(s->problem->f->variables[i], d->solved[k])) size = fabs(s->problem->point[i]);
        for (size_t i = k * n; i < (k + 1) * n; i++)
            size = fmax(size, fabs(d->component[i].step.value * s->problem->point[d->component[i].wrt]));
        if (!(fabs(d->off[k]) > off_by_rounding * size)) continue;
        note(s,
             "the point is not on the curve: %s should be %s by %.*g, to first order. The derivative is that "
             "of the "
             "curve through the point",
             d->solved[k], d->off[k] > 0 ? "smaller" : "larger", DIGITS, fabs(d->off[k]));
    }
}

/* Is there anything to say of it? Of thousands there mostly is nothing, and then its name is not needed. */
static bool step_is_unremarkable(const struct step *step)
{
    return step->side == 0 && !(step->spread > 0) && step_is_trusted(step);
}

static void name_and_judge(struct saying *s, const struct derivatives *d, const struct derivative *c)
{
    const struct function *f = s->problem->f;
    char name[DERIVATIVE_NAME];
    if (d->solved)
        snprintf(name, sizeof name, "d%.70s/d%.70s", d->solved[c->output], f->variables[c->wrt]);
    else
        derivative_name(s->problem, c->output, c->wrt, name);
    judge_step(s, name, &c->step);
}

static void judge_derivatives(struct saying *s, const struct derivatives *d)
{
    const struct function *f = s->problem->f;
    /* A formula has its domain, and costs nothing; of a file it is known by its kind. */
    const bool black_box = !function_is_exact(f) && strcmp(problem_kind(s->problem), "expression") != 0;
    if (d->solved) note_off_curve(s, d);
    for (size_t i = 0; i < d->n_components; i++) {
        const struct derivative *c = &d->component[i];
        if (!step_is_unremarkable(&c->step)) name_and_judge(s, d, c);
        if (black_box) note_missing(s, f->variables[c->wrt], s->problem->point[c->wrt], &c->step);
    }
}

/* What has no proven derivative has no errors. */
static void judge_comparison(struct saying *s, const struct comparison *c)
{
    if (!isnan(c->norm)) return;
    error_set(&s->said->error, HSTAR_UNDEFINED, "there is no proven derivative to hold the others against");
    error_remedy(&s->said->error, "`hstar diff` at this point says why");
}

static void judge_growth(struct saying *s, const struct growth *g)
{
    for (size_t i = 0; i < g->n_sizes && !s->said->error.status; i++)
        judge_comparison(s, &g->size[i].compared);
}

static void judge_hessian(struct saying *s, const struct hessian *h)
{
    for (size_t i = 0; i < h->n_entries; i++) {
        const struct hessian_entry *e = &h->entry[i];
        char name[DERIVATIVE_NAME];
        if (h->along)
            snprintf(name, sizeof name, "the entry of %.60s", s->problem->f->variables[e->row]);
        else
            snprintf(name, sizeof name, "the second derivative by %.60s and %.60s",
                     s->problem->f->variables[e->row], s->problem->f->variables[e->column]);
        judge_step(s, name, &e->step);
    }
}

/* Undecided is what has neither a proven derivative nor one that auto vouches for, and what auto vouched for against the proof;
 * an expression without a derivative has no best step. */
static void judge_optimal(struct saying *s, const struct optimal *o)
{
    for (size_t i = 0; i < o->sweep->n_components; i++) {
        const struct component_sweep *c = &o->sweep->components[i];
        const struct choice *best = choices_best(optimal_choices(o, i), o->n_choices);
        const bool proven = c->reference.source != REFERENCE_NONE;
        char name[DERIVATIVE_NAME];
        if (!best || (proven && best->step.stop != STOP_CONTRADICTED)) continue;
        if (!proven && o->sweep->n_h) {
            error_set(&s->said->error, HSTAR_UNDEFINED, "%s",
                      c->reference.reason ? c->reference.reason : "there is no derivative");
            return;
        }
        derivative_name(s->problem, c->output, c->wrt, name);
        judge_step(s, name, &best->step);
    }
}

/* GSL has doubles only. A wider format is not what its functions are in, then. */
static void note_gsl(struct saying *s, const struct sweep *sweep)
{
    if (!s->problem->f->calls_gsl || !sweep->n_components) return;
    const struct format *last = NULL; /* the methods of each format come one after the other */
    for (size_t m = 0; m < sweep->n_methods; m++) {
        const struct format *own = sweep->components[0].methods[m].format,
                            *format = own ? own : sweep->format;
        if (format == last) continue;
        last = format;
        if (format_is_wide(format))
            note(s, "GSL's functions are in double here too, and then numbers of %s", format->name);
    }
}

/* A derivative that nobody could tell leaves estimates without errors: an answer, but an undecided one. */
static void judge_sweep(struct saying *s, const struct sweep *sweep)
{
    note_gsl(s, sweep);
    for (size_t c = 0; c < sweep->n_components; c++) {
        const struct reference *reference = &sweep->components[c].reference;
        if (reference->source != REFERENCE_NONE) {
            if (reference->reason) note(s, "%s", reference->reason);
            continue;
        }
        error_set(&s->said->error, HSTAR_UNDEFINED, "%s",
                  reference->reason ? reference->reason : "there is no reference");
        error_remedy(&s->said->error,
                     "the errors are left out; --reference EXPR%s gives something to compare with",
                     sweep->components[c].methods[0].derivative > 1 ? "" : " or --reference gsl");
        return;
    }
}

/* Where f is not a number there is no noise to measure. */
static void judge_noises(struct saying *s, const struct noises *n)
{
    for (size_t i = 0; i < n->n_components; i++) {
        if (isfinite(n->component[i].f)) continue;
        error_set(&s->said->error, HSTAR_UNDEFINED,
                  "f%s is not a finite number there: its noise cannot be told",
                  s->problem->f->n_outputs > 1 ? ", one of its outputs," : "");
        return;
    }
}

static void judge_descent(struct saying *s, const struct descent *d)
{
    /* What to do about an end that is not a minimum. */
    static const char *const remedies[N_DESCENT_STOPS] = {
        [DESCENT_STOP_ITERATIONS] =
            "--iterations allows more; --tolerance ends earlier; --descent bfgs needs the fewest",
        [DESCENT_STOP_SHORT] = "a larger --rate, or another --descent",
        [DESCENT_STOP_SADDLE] = "start beside it: another --at",
        [DESCENT_STOP_DIVERGED] =
            "a smaller --rate, or --descent bfgs, which finds the length of its steps itself",
        [DESCENT_STOP_UNBOUNDED] = "--bounds keep the variables where f means something",
        [DESCENT_STOP_UNTOLD] = "`hstar diff` there says more; --bounds keep away from it",
        [DESCENT_STOP_UNDEFINED] = "--bounds keep the variables where f is defined",
    };
    const struct descent_stop_row *stop = &descent_stops[d->stop];
    if (stop->done) return;
    if (d->h > 0 && d->stop == DESCENT_STOP_ITERATIONS) {
        note(s, "all iterations that were asked for are made; what a given step is off by is not looked at");
        return;
    }
    error_set(&s->said->error, d->stop == DESCENT_STOP_UNDEFINED ? HSTAR_UNDEFINED : HSTAR_UNRESOLVED,
              "no minimum was found: %s", stop->sentence);
    if (remedies[d->stop]) error_remedy(&s->said->error, "%s", remedies[d->stop]);
}

/* A test that nobody gave up must not be missing in silence. */
static void note_no_taylor(struct saying *s, const struct checks *checks)
{
    size_t n = 0, price = 0;
    for (size_t k = 0; k < checks->n_points; k++) {
        n += checks->at[k]->taylor_price > 0;
        if (checks->at[k]->taylor_price) price = checks->at[k]->taylor_price;
    }
    if (n == 0) return;
    if (checks->n_points == 1)
        note(s, "the Taylor test is left out: it takes %zu calls of f, and so many are not left", price);
    else
        note(s,
             "the Taylor test is left out at %zu of %zu points: it takes %zu calls of f each, and so many "
             "are not left",
             n, checks->n_points, price);
}

/* Of several points those that have no effect at the first of them are told. */
static void judge_checks(struct saying *s, const struct checks *checks)
{
    note_no_taylor(s, checks);
    for (int phantom = PHANTOM_SEEN; phantom <= PHANTOM_PROVEN; phantom++) {
        struct text said;
        text_init(&said);
        if (check_phantoms(&said, checks->at[0], (enum phantom)phantom) && !said.failed)
            note(s, "%s", said.data);
        s->failed = s->failed || said.failed;
        text_clear(&said);
    }
}

/* "x = 3, y = 1": of a point with many variables the first. */
static void append_failed_point(const struct function *f, const double *point, struct text *text)
{
    enum { SHOWN = 4 };
    for (size_t v = 0; v < f->n_variables && v < SHOWN; v++) {
        text_format(text, "%s%s = ", v ? ", " : "", f->variables[v]);
        text_double(text, point[v]);
    }
    if (f->n_variables > SHOWN) text_append(text, ", …");
}

static const char *plural(size_t n)
{
    return n == 1 ? "" : "s";
}

/* ", 2 times at each," — its own words on stderr stand there as often. */
static void append_tries(const struct function_failures *failures, struct text *text)
{
    if (failures->tries > 1)
        text_format(text, ", %zu times%s,", failures->tries, failures->n == 1 ? "" : " at each");
}

/* Where the program behind f failed and was started again. */
static void note_failed_points(struct saying *s, const struct function_failures *failures, bool has_bounds)
{
    struct text at, tries;
    text_init(&at);
    text_init(&tries);
    text_append(&tries, "");
    append_tries(failures, &tries);
    append_failed_point(s->problem->f, failures->nearest, &at);
    const bool is_program = !strcmp(problem_kind(s->problem), "command");
    note(s, "the %s failed at %zu point%s%s%s; f is not a number there. %s at %s: %s%s",
         is_program ? "program" : "server", failures->n, plural(failures->n), text_said(&tries, NULL),
         is_program ? " and was started again" : "", failures->n == 1 ? "It was" : "The nearest was",
         at.failed ? "an unknown place" : at.data, failures->why.message,
         has_bounds ? "; --bounds keeps f to where it answers" : "");
    text_clear(&at);
    text_clear(&tries);
}

/* Where answers could not be kept: of f, or of what it is made of. */
static void note_unkept(struct saying *s)
{
    for (const struct problem *p = s->problem; p; p = p->parts ? p->parts->of : NULL) {
        const char *trouble = remembered_trouble(p->f);
        if (!trouble) continue;
        note(s, "%s", trouble);
        return;
    }
}

/* What came of the program behind f: nothing is said of one that always answered. */
static void note_failures(struct saying *s, bool has_bounds)
{
    struct function_failures failures;
    function_failures(s->problem->f, &failures);
    if (failures.n) note_failed_points(s, &failures, has_bounds);
    if (failures.n_overcome)
        note(s, "the program failed %zu time%s and was started again; asked again, it answered",
             failures.n_overcome, plural(failures.n_overcome));
    if (failures.n_lost && failures.n_lost < failures.n_all)
        note(s, "%zu of %zu copies of the program could not go on, and the others did their work: %s",
             failures.n_lost, failures.n_all, failures.lost.message);
}

hstar_status said_of(enum result_kind kind, const struct problem *problem, const void *result,
                     struct said *said, hstar_error *err)
{
    struct saying s = {.said = said, .problem = problem};
    *said = (struct said){.error.position = HSTAR_NO_POSITION};
    if (problem) note_failures(&s, kind != RESULT_SWEEP);
    note_unkept(&s);
    if (kind == RESULT_SWEEP) judge_sweep(&s, result);
    if (kind == RESULT_OPTIMAL) judge_optimal(&s, result);
    if (kind == RESULT_DERIVATIVES) judge_derivatives(&s, result);
    if (kind == RESULT_HESSIAN) judge_hessian(&s, result);
    if (kind == RESULT_CHECKS) judge_checks(&s, result);
    if (kind == RESULT_COMPARISON) judge_comparison(&s, result);
    if (kind == RESULT_GROWTH) judge_growth(&s, result);
    if (kind == RESULT_NOISES) judge_noises(&s, result);
    if (kind == RESULT_DESCENT) judge_descent(&s, result);
    count_the_rest(&s);
    if (!s.failed) return HSTAR_OK;
    said_clear(said);
    return error_memory(err);
}

void said_clear(struct said *said)
{
    texts_free(said->notes, said->n_notes);
    *said = (struct said){0};
}
