/* Register code as a flow of numbers: every number that it computes has a place of its own, and knows who takes it. So what
 * depends on one variable is found without a look at the rest.
 *
 * Nodes are the variables, the constants, and then the results of the instructions. A step computes a node from others, its
 * elements: an instruction from its arguments, or a whole chain ((e[0] + e[1]) + e[2]) + …, of sums or of products, whose
 * partial results nobody else wants, from its elements. The step of a chain is called by its last instruction. */
#ifndef FUNCTION_MACHINE_FLOW_H
#define FUNCTION_MACHINE_FLOW_H

#include "function/machine/code.h"

typedef uint32_t node;

struct flow_use {
    uint32_t step, element;
};

struct flow_chain {
    size_t begin, n; /* its elements in `element` */
};

/* What an instruction is that ends no chain: a step of its own, or a link inside of one. */
#define FLOW_ALONE  UINT32_MAX
#define FLOW_INSIDE (UINT32_MAX - 1)

struct flow {
    const struct code *code;
    size_t n_given;              /* variables and constants */
    node (*argument)[MAX_ARITY]; /* of each instruction */
    node *output;                /* of each output */
    uint32_t *earliest;          /* of each output: the first instruction that it needs */

    uint32_t *chain_of; /* of each instruction: the chain that it ends, FLOW_ALONE or FLOW_INSIDE */
    struct flow_chain *chain;
    node *element; /* of all chains, n_elements */
    node *partial; /* beside each element: the result so far, with it */
    size_t n_elements;

    size_t *first_use; /* of each node, and of one beyond */
    struct flow_use *use;
};

/* The elements of step i. */
static inline const node *flow_elements(const struct flow *f, size_t i, size_t *n)
{
    const uint32_t chain = f->chain_of[i];
    if (chain == FLOW_ALONE) {
        *n = operations[f->code->instruction[i].opcode].arity;
        return f->argument[i];
    }
    *n = f->chain[chain].n;
    return f->element + f->chain[chain].begin;
}

static inline size_t flow_n_nodes(const struct flow *f)
{
    return f->n_given + f->code->n_instructions;
}

/* The code outlives it. False when memory ran out. */
MUST_USE bool flow_init(struct flow *f, const struct code *code);
void flow_clear(struct flow *f);

#endif
