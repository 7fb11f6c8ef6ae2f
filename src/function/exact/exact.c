/* Register code run on jets. */
#include "function/exact/exact.h"
#include "base/memory.h"
#include "function/exact/exact_functions.h"
#include "function/machine/code.h"

#include <stdlib.h>

struct step {
    enum opcode opcode;
    struct jet result;
    const struct jet *argument[MAX_ARITY];
};

struct exact_plan {
    const struct code *code;
    size_t wrt;
    slong length, precision;
    struct step *step; /* what the output needs of its text's instructions, also those already run */
    size_t n_steps;
    size_t *rest; /* the steps that depend on the variable */
    size_t n_rest;
    struct jet *input; /* variables, then constants */
    arb_ptr borrowed;  /* the variables' balls, shallow: never written nor cleared */
    arb_ptr point;     /* x, 1, 0, … : the variable's jet; its first is borrowed */
    arb_ptr ray;       /* of a direction: the jets of all variables, `length` numbers each; or NULL */
    arb_ptr number;    /* all that is computed: n_series series, then n_own numbers */
    size_t n_series, n_own, n_numbers;
    slot *series; /* of each temporary that ever depends on the variable: the place of its series, plus 1 */
    const struct jet **jet; /* of each slot, as the planning goes on */
    bool *depends;          /* of each slot: on the variable */
    const struct jet *result;
};

static size_t temporary_jet(const struct code *c, slot s)
{
    return s - c->n_variables - c->n_constants;
}

/* Sets whether the result depends on the variable. */
static bool depends(struct exact_plan *p, const struct instruction *in)
{
    bool d = false;
    for (unsigned k = 0; k < operations[in->opcode].arity; k++) d = d || p->depends[in->argument[k]];
    return p->depends[in->result] = d;
}

/* Finds the places of one instruction's result: a number of its own where it does not depend on the
 * variable, else the series of its temporary. */
static void place(struct exact_plan *p, const struct instruction *in)
{
    if (!depends(p, in)) {
        p->n_own++;
        return;
    }
    slot *series = &p->series[temporary_jet(p->code, in->result)];
    if (!*series) *series = (slot)++p->n_series;
}

/* Plans one instruction; runs it where it does not depend on the variable. */
static void plan(struct exact_plan *p, const struct instruction *in, size_t *n_own)
{
    struct step *s = &p->step[p->n_steps];
    *s = (struct step){.opcode = in->opcode};
    for (unsigned k = 0; k < operations[in->opcode].arity; k++) s->argument[k] = p->jet[in->argument[k]];
    p->jet[in->result] = &s->result;
    if (depends(p, in)) {
        s->result.c = p->number + (p->series[temporary_jet(p->code, in->result)] - 1) * (size_t)p->length;
        p->rest[p->n_rest++] = p->n_steps;
    } else {
        s->result.c = p->number + p->n_series * (size_t)p->length + (*n_own)++;
        exact_operation(s->opcode, &s->result, s->argument, 1, p->precision);
    }
    p->n_steps++;
}

/* The variables that the direction moves: at + d t. */
static void set_ray(struct exact_plan *p, arb_srcptr at, const double *direction)
{
    for (size_t v = 0; v < p->code->n_variables; v++) {
        if (direction[v] == 0) continue;
        arb_ptr series = p->ray + v * (size_t)p->length;
        arb_set(series, &at[v]);
        if (p->length > 1) arb_set_d(series + 1, direction[v]);
        p->input[v] = (struct jet){series, arb_is_finite(&at[v]) ? p->length : 0, false};
        p->depends[v] = true;
    }
}

static void set_inputs(struct exact_plan *p, arb_srcptr at, size_t wrt, const double *direction)
{
    const struct code *c = p->code;
    for (size_t v = 0; v < c->n_variables; v++) {
        p->borrowed[v] = at[v];
        p->input[v] = (struct jet){&p->borrowed[v], arb_is_finite(&at[v]), true};
        p->jet[v] = &p->input[v];
    }
    if (p->ray) {
        set_ray(p, at, direction);
    } else {
        p->input[wrt].c = p->point;
        p->input[wrt].flat = false;
        p->depends[wrt] = true;
    }
    for (size_t k = 0; k < c->n_constants; k++) {
        size_t s = c->n_variables + k;
        p->input[s] = (struct jet){&c->exact_constant[k], 1, true};
        p->jet[s] = &p->input[s];
    }
}

/* All but the numbers. */
static bool plan_rooms(struct exact_plan *p, size_t n_instructions)
{
    const struct code *c = p->code;
    size_t n_inputs = c->n_variables + c->n_constants, n_slots = n_inputs + c->n_temporaries;
    return (p->step = memory_room(n_instructions, sizeof *p->step)) &&
           (p->rest = memory_room(n_instructions, sizeof *p->rest)) &&
           (p->input = memory_array(n_inputs, sizeof *p->input)) &&
           (p->borrowed = memory_array(c->n_variables, sizeof *p->borrowed)) &&
           (p->series = memory_array(c->n_temporaries, sizeof *p->series)) &&
           (p->point = exact_numbers((size_t)p->length)) &&
           (p->jet = memory_array(n_slots, sizeof *p->jet)) &&
           (p->depends = memory_array(n_slots, sizeof *p->depends));
}

static bool plan_numbers(struct exact_plan *p)
{
    if ((size_t)p->length > (SIZE_MAX / 64 - p->n_own) / (p->n_series + 1)) return false;
    p->n_numbers = p->n_series * (size_t)p->length + p->n_own;
    return (p->number = exact_numbers(p->n_numbers)) != NULL;
}

/* Along one variable, or along a direction where there is one. */
static struct exact_plan *new_plan(const struct code *code, size_t output, arb_srcptr at, size_t wrt,
                                   const double *direction, slong length, slong precision)
{
    const struct code_output *o = &code->output[output];
    size_t n_instructions = o->end - o->begin, n_own = 0;
    size_t n_slots = code->n_variables + code->n_constants + code->n_temporaries;
    struct exact_plan *p = memory_array(1, sizeof *p);
    bool *needed = memory_array(n_instructions, sizeof *needed),
         *wanted = memory_array(n_slots, sizeof *wanted);
    bool done = p && needed && wanted;
    if (done) {
        p->code = code;
        p->wrt = wrt;
        p->length = length;
        p->precision = precision;
        done = plan_rooms(p, exact_needed(code, o, needed, wanted)) &&
               (!direction || (p->ray = exact_numbers(code->n_variables * (size_t)length)));
    }
    if (done) {
        if (length > 1) arb_one(&p->point[1]);
        set_inputs(p, at, wrt, direction);
        for (size_t i = 0; i < n_instructions; i++)
            if (needed[i]) place(p, &code->instruction[o->begin + i]);
        done = plan_numbers(p);
    }
    for (size_t i = 0; done && i < n_instructions; i++)
        if (needed[i]) plan(p, &code->instruction[o->begin + i], &n_own);
    if (done) p->result = p->jet[o->slot];
    free(needed);
    free(wanted);
    if (done) return p;
    exact_plan_free(p);
    return NULL;
}

struct exact_plan *exact_plan_new(const struct code *code, size_t output, arb_srcptr at, size_t wrt,
                                  slong length, slong precision)
{
    return new_plan(code, output, at, wrt, NULL, length, precision);
}

void exact_plan_free(struct exact_plan *p)
{
    if (!p) return;
    for (size_t i = 0; p->ray && i < p->code->n_variables * (size_t)p->length; i++) arb_clear(&p->ray[i]);
    free(p->ray);
    for (slong j = 1; p->point && j < p->length; j++) arb_clear(&p->point[j]);
    for (size_t i = 0; p->number && i < p->n_numbers; i++) arb_clear(&p->number[i]);
    free(p->point);
    free(p->number);
    free(p->step);
    free(p->rest);
    free(p->series);
    free(p->input);
    free(p->borrowed);
    free(p->jet);
    free(p->depends);
    free(p);
}

/* The rest, and what came out. */
static void finish(struct exact_plan *p, arb_ptr coefficients)
{
    for (size_t i = 0; i < p->n_rest; i++) {
        struct step *s = &p->step[p->rest[i]];
        exact_operation(s->opcode, &s->result, s->argument, p->length, p->precision);
    }

    const struct jet *r = p->result;
    for (slong j = 0; j < p->length; j++)
        if (j < r->good)
            arb_set(&coefficients[j], &r->c[j]);
        else if (r->flat && r->good)
            arb_zero(&coefficients[j]);
        else
            arb_indeterminate(&coefficients[j]);
}

void exact_plan_run(struct exact_plan *p, arb_srcptr x, arb_ptr coefficients)
{
    p->input[p->wrt].good = arb_is_finite(x) ? p->length : 0;
    p->point[0] = *x;
    finish(p, coefficients);
}

bool exact_jet_along(const struct code *code, size_t output, arb_srcptr at, const double *direction,
                     slong length, slong precision, arb_ptr coefficients)
{
    struct exact_plan *plan = new_plan(code, output, at, 0, direction, length, precision);
    if (!plan) return false;
    finish(plan, coefficients);
    exact_plan_free(plan);
    return true;
}

bool exact_jet(const struct code *code, size_t output, arb_srcptr at, size_t wrt, slong length,
               slong precision, arb_ptr coefficients)
{
    struct exact_plan *plan = exact_plan_new(code, output, at, wrt, length, precision);
    if (!plan) return false;
    exact_plan_run(plan, &at[wrt], coefficients);
    exact_plan_free(plan);
    return true;
}

bool exact_values(const struct code *code, size_t output, arb_srcptr at, size_t wrt, arb_srcptr x, size_t n,
                  slong precision, arb_ptr y)
{
    struct exact_plan *plan = exact_plan_new(code, output, at, wrt, 1, precision);
    if (!plan) return false;
    for (size_t i = 0; i < n; i++) exact_plan_run(plan, &x[i], &y[i]);
    exact_plan_free(plan);
    return true;
}
