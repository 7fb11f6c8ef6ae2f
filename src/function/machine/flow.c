/* From register code, whose temporaries hold one number after the other, to the flow of its numbers. */
#include "function/machine/flow.h"
#include "base/memory.h"

#include <stdlib.h>

/* Shorter chains are no faster than their instructions. */
enum { LEAST_LINKS = 4 };

/* What is needed on the way only. */
struct weaving {
    node *held;      /* by each slot, as of the instruction that is looked at */
    uint32_t *uses;  /* of each instruction's result, outputs included */
    uint32_t *links; /* of each instruction: how long a chain ends there; 0: it goes on */
};

static void find_arguments(struct flow *f, struct weaving *w)
{
    const struct code *c = f->code;
    for (size_t s = 0; s < f->n_given; s++) w->held[s] = (node)s;
    for (size_t i = 0; i < c->n_instructions; i++) {
        const struct instruction *in = &c->instruction[i];
        for (unsigned k = 0; k < operations[in->opcode].arity; k++) {
            const node a = f->argument[i][k] = w->held[in->argument[k]];
            if (a >= f->n_given) w->uses[a - f->n_given]++;
        }
        w->held[in->result] = (node)(f->n_given + i);
    }
    for (size_t o = 0; o < c->n_outputs; o++) {
        const node out = f->output[o] = w->held[c->output[o].slot];
        if (out >= f->n_given) w->uses[out - f->n_given]++;
    }
}

/* The link before instruction i of a chain, or i itself where it is the first. */
static size_t link_before(const struct flow *f, const struct weaving *w, size_t i)
{
    const enum opcode opcode = f->code->instruction[i].opcode;
    if ((opcode != OP_ADD && opcode != OP_MUL) || f->argument[i][0] < f->n_given) return i;
    const size_t before = f->argument[i][0] - f->n_given;
    return f->code->instruction[before].opcode == opcode && w->uses[before] == 1 ? before : i;
}

static void measure_chains(const struct flow *f, struct weaving *w, size_t *n_chains, size_t *n_elements)
{
    for (size_t i = 0; i < f->code->n_instructions; i++) {
        const size_t before = link_before(f, w, i);
        w->links[i] = 1;
        if (before == i) continue;
        w->links[i] += w->links[before];
        w->links[before] = 0;
    }
    *n_chains = *n_elements = 0;
    for (size_t i = 0; i < f->code->n_instructions; i++) {
        if (w->links[i] < LEAST_LINKS) continue;
        ++*n_chains;
        *n_elements += w->links[i] + 1;
    }
}

/* From its last link back to its first. */
static void lay_chain(struct flow *f, size_t last, const struct flow_chain *chain)
{
    size_t i = last;
    for (size_t k = chain->begin + chain->n - 1; k > chain->begin; k--) {
        f->element[k] = f->argument[i][1];
        f->partial[k] = (node)(f->n_given + i);
        f->element[k - 1] = f->partial[k - 1] = f->argument[i][0];
        if (i != last) f->chain_of[i] = FLOW_INSIDE;
        if (k > chain->begin + 1) i = f->argument[i][0] - f->n_given;
    }
}

static void lay_chains(struct flow *f, const struct weaving *w)
{
    uint32_t n_chains = 0;
    size_t begin = 0;
    for (size_t i = 0; i < f->code->n_instructions; i++) f->chain_of[i] = FLOW_ALONE;
    for (size_t i = 0; i < f->code->n_instructions; i++) {
        if (w->links[i] < LEAST_LINKS) continue;
        const struct flow_chain chain = {begin, (size_t)w->links[i] + 1};
        lay_chain(f, i, &chain);
        f->chain_of[i] = n_chains;
        f->chain[n_chains++] = chain;
        begin += chain.n;
    }
}

/* In the order of the steps. */
static void find_uses(struct flow *f)
{
    const size_t n_nodes = flow_n_nodes(f);
    size_t n;
    for (size_t i = 0; i < f->code->n_instructions; i++) {
        if (f->chain_of[i] == FLOW_INSIDE) continue;
        const node *element = flow_elements(f, i, &n);
        for (size_t k = 0; k < n; k++) f->first_use[element[k]]++;
    }
    /* From how many there are to where they end, and then backwards to where they begin. */
    for (size_t a = 0; a < n_nodes; a++) f->first_use[a + 1] += f->first_use[a];
    for (size_t i = f->code->n_instructions; i-- > 0;) {
        if (f->chain_of[i] == FLOW_INSIDE) continue;
        const node *element = flow_elements(f, i, &n);
        for (size_t k = n; k-- > 0;)
            f->use[--f->first_use[element[k]]] = (struct flow_use){(uint32_t)i, (uint32_t)k};
    }
}

/* `earliest` has a place for each instruction here. */
static void find_earliest(struct flow *f, uint32_t *earliest)
{
    const struct code *c = f->code;
    for (size_t i = 0; i < c->n_instructions; i++) {
        earliest[i] = (uint32_t)i;
        for (unsigned k = 0; k < operations[c->instruction[i].opcode].arity; k++) {
            const node a = f->argument[i][k];
            if (a >= f->n_given && earliest[a - f->n_given] < earliest[i])
                earliest[i] = earliest[a - f->n_given];
        }
    }
    for (size_t o = 0; o < c->n_outputs; o++)
        f->earliest[o] = f->output[o] < f->n_given ? 0 : earliest[f->output[o] - f->n_given];
}

static bool flow_room(struct flow *f, struct weaving *w)
{
    const struct code *c = f->code;
    const size_t n = c->n_instructions;
    w->held = memory_array(f->n_given + c->n_temporaries, sizeof *w->held);
    w->uses = memory_array(n, sizeof *w->uses);
    w->links = memory_array(n, sizeof *w->links);
    f->argument = memory_array(n, sizeof *f->argument);
    f->output = memory_array(c->n_outputs, sizeof *f->output);
    f->earliest = memory_array(c->n_outputs, sizeof *f->earliest);
    f->chain_of = memory_array(n, sizeof *f->chain_of);
    f->first_use = memory_array(flow_n_nodes(f) + 1, sizeof *f->first_use);
    f->use = memory_array(n, MAX_ARITY * sizeof *f->use);
    return w->held && w->uses && w->links && f->argument && f->output && f->earliest && f->chain_of &&
           f->first_use && f->use;
}

static bool weave(struct flow *f, struct weaving *w)
{
    size_t n_chains;
    if (flow_n_nodes(f) >= FLOW_INSIDE || !flow_room(f, w)) return false;
    find_arguments(f, w);
    measure_chains(f, w, &n_chains, &f->n_elements);
    f->chain = memory_array(n_chains, sizeof *f->chain);
    f->element = memory_array(f->n_elements, sizeof *f->element);
    f->partial = memory_array(f->n_elements, sizeof *f->partial);
    if (!f->chain || !f->element || !f->partial) return false;
    lay_chains(f, w);
    find_uses(f);
    find_earliest(f, w->links);
    return true;
}

bool flow_init(struct flow *f, const struct code *code)
{
    struct weaving w = {0};
    *f = (struct flow){.code = code, .n_given = code->n_variables + code->n_constants};
    const bool done = weave(f, &w);
    free(w.held);
    free(w.uses);
    free(w.links);
    if (!done) flow_clear(f);
    return done;
}

void flow_clear(struct flow *f)
{
    free(f->argument);
    free(f->output);
    free(f->earliest);
    free(f->chain_of);
    free(f->chain);
    free(f->element);
    free(f->partial);
    free(f->first_use);
    free(f->use);
    *f = (struct flow){0};
}
