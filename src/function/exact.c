/* Register code run on jets. */
#include "function/exact.h"
#include "base/memory.h"
#include "function/code.h"

#include <stdlib.h>

struct step {
    enum opcode opcode;
    struct jet result;
    const struct jet *argument[MAX_ARITY];
};

struct exact_plan {
    const struct code *code;
    slong length, precision;
    struct step *step; /* all of the output's instructions, also those already run */
    size_t n_steps;
    size_t *rest; /* the steps that depend on the variable */
    size_t n_rest;
    struct jet *input; /* variables, then constants */
    arb_ptr borrowed;  /* the variables' balls, shallow: never written nor cleared */
    arb_ptr point;     /* x, 1, 0, … : the variable's jet; its first is borrowed */
    arb_ptr number;    /* all that is computed; n_numbers */
    size_t n_numbers;
    const struct jet **jet; /* of each slot, as the planning goes on */
    bool *depends;          /* of each slot: on the variable */
    const struct jet *result;
};

/* Every number in the ball is below 2^limit in magnitude. */
static bool within(const arb_t x, slong limit)
{
    mag_t m;
    mag_init(m);
    arb_get_mag(m, x);
    bool is = mag_cmp_2exp_si(m, limit) < 0;
    mag_clear(m);
    return is;
}

static void run(struct step *s, slong length, slong precision)
{
    const struct operation *o = &operations[s->opcode];
    struct jet *r = &s->result;
    slong n = length;
    r->flat = true;
    for (unsigned k = 0; k < o->arity; k++) {
        const struct jet *a = s->argument[k];
        if (!a->flat) {
            r->flat = false;
            if (a->good < n) n = a->good;
        } else if (a->good == 0)
            n = 0;
    }
    /* What `if` does not choose may be undefined. */
    if (s->opcode == OP_if) n = length;
    r->good = n = r->flat && n > 1 ? 1 : n;
    if (n == 0) return;
    if (o->limit != WORD_MAX)
        for (unsigned k = 0; k < o->arity; k++)
            if (!within(s->argument[k]->c, o->limit)) {
                r->good = 0;
                return;
            }
    o->exact(r, s->argument, n, precision);
    if (r->flat && r->good > 1) r->good = 1;
    for (slong j = 0; j < r->good; j++)
        if (!arb_is_finite(&r->c[j])) r->good = j;
}

/* Plans one instruction; runs it where it does not depend on the variable. Its number then has a place of its
 * own, one that depends shares the place of its temporary. */
static void plan(struct exact_plan *p, const struct instruction *in, size_t *n_own)
{
    const struct code *c = p->code;
    struct step *s = &p->step[p->n_steps];
    bool depends = false;
    *s = (struct step){.opcode = in->opcode};
    for (unsigned k = 0; k < operations[in->opcode].arity; k++) {
        s->argument[k] = p->jet[in->argument[k]];
        depends = depends || p->depends[in->argument[k]];
    }
    p->jet[in->result] = &s->result;
    p->depends[in->result] = depends;
    if (depends) {
        size_t temporary = in->result - c->n_variables - c->n_constants;
        s->result.c = p->number + temporary * (size_t)p->length;
        p->rest[p->n_rest++] = p->n_steps;
    } else {
        s->result.c = p->number + c->n_temporaries * (size_t)p->length + (*n_own)++;
        run(s, 1, p->precision);
    }
    p->n_steps++;
}

static void set_inputs(struct exact_plan *p, arb_srcptr at, size_t wrt)
{
    const struct code *c = p->code;
    for (size_t v = 0; v < c->n_variables; v++) {
        p->borrowed[v] = at[v];
        p->input[v] = (struct jet){&p->borrowed[v], arb_is_finite(&at[v]), true};
        p->jet[v] = &p->input[v];
    }
    p->input[wrt].c = p->point;
    p->input[wrt].flat = false;
    p->depends[wrt] = true;
    for (size_t k = 0; k < c->n_constants; k++) {
        size_t s = c->n_variables + k;
        p->input[s] = (struct jet){&c->exact_constant[k], 1, true};
        p->jet[s] = &p->input[s];
    }
}

/* n numbers, initialised; NULL when memory ran out. */
static arb_ptr numbers(size_t n)
{
    arb_ptr a = memory_array(n, sizeof *a);
    for (size_t i = 0; a && i < n; i++) arb_init(&a[i]);
    return a;
}

struct exact_plan *exact_plan_new(const struct code *code, size_t output, arb_srcptr at, size_t wrt,
                                  slong length, slong precision)
{
    const struct code_output *o = &code->output[output];
    size_t n_inputs = code->n_variables + code->n_constants, n_slots = n_inputs + code->n_temporaries;
    size_t n_instructions = o->end - o->begin, n_own = 0;
    struct exact_plan *p = memory_array(1, sizeof *p);
    if (!p || (size_t)length > SIZE_MAX / 64 / (code->n_temporaries + 1)) goto memory;
    p->code = code;
    p->length = length;
    p->precision = precision;
    p->n_numbers = code->n_temporaries * (size_t)length + n_instructions;
    if (!(p->step = memory_array(n_instructions, sizeof *p->step)) ||
        !(p->rest = memory_array(n_instructions, sizeof *p->rest)) ||
        !(p->input = memory_array(n_inputs, sizeof *p->input)) ||
        !(p->borrowed = memory_array(code->n_variables, sizeof *p->borrowed)) ||
        !(p->point = numbers((size_t)length)) || !(p->number = numbers(p->n_numbers)) ||
        !(p->jet = memory_array(n_slots, sizeof *p->jet)) ||
        !(p->depends = memory_array(n_slots, sizeof *p->depends)))
        goto memory;
    if (length > 1) arb_one(&p->point[1]);
    set_inputs(p, at, wrt);
    for (size_t i = o->begin; i < o->end; i++) plan(p, &code->instruction[i], &n_own);
    p->result = p->jet[o->slot];
    return p;

memory:
    exact_plan_free(p);
    return NULL;
}

void exact_plan_free(struct exact_plan *p)
{
    if (!p) return;
    for (slong j = 1; p->point && j < p->length; j++) arb_clear(&p->point[j]);
    for (size_t i = 0; p->number && i < p->n_numbers; i++) arb_clear(&p->number[i]);
    free(p->point);
    free(p->number);
    free(p->step);
    free(p->rest);
    free(p->input);
    free(p->borrowed);
    free(p->jet);
    free(p->depends);
    free(p);
}

void exact_plan_run(struct exact_plan *p, arb_srcptr x, arb_ptr coefficients)
{
    for (size_t v = 0; v < p->code->n_variables; v++)
        if (p->input[v].c == p->point) p->input[v].good = arb_is_finite(x) ? p->length : 0;
    p->point[0] = *x;
    for (size_t i = 0; i < p->n_rest; i++) run(&p->step[p->rest[i]], p->length, p->precision);

    const struct jet *r = p->result;
    for (slong j = 0; j < p->length; j++)
        if (j < r->good)
            arb_set(&coefficients[j], &r->c[j]);
        else if (r->flat && r->good)
            arb_zero(&coefficients[j]);
        else
            arb_indeterminate(&coefficients[j]);
}
