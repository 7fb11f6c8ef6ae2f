/* Building register code: growing arrays, temporaries used again as soon as nothing reads them. */
#include "function/machine/code.h"
#include "base/memory.h"

#include <stdlib.h>
#include <string.h>

enum { KIND_SHIFT = 30, RECENT = 8 };
#define INDEX_LIMIT ((size_t)1 << KIND_SHIFT)

static operand operand_of(enum operand_kind kind, size_t index)
{
    return (operand)kind << KIND_SHIFT | (operand)index;
}

static enum operand_kind kind_of(operand o)
{
    return (enum operand_kind)(o >> KIND_SHIFT);
}

static size_t index_of(operand o)
{
    return o & (INDEX_LIMIT - 1);
}

/* Room for one more of n items. */
static bool grow(void **items, size_t n, size_t *room, size_t size)
{
    if (n < *room) return true;
    size_t more = *room ? 2 * *room : 16;
    void *grown = memory_resize(*items, more, size);
    if (!grown) return false;
    *items = grown;
    *room = more;
    return true;
}

#define GROW(items, n, room) grow((void **)&(items), (n), &(room), sizeof *(items))

bool code_constant(struct code_builder *b, double value, operand *o)
{
    const struct literal l = literal_of(value);
    return code_literal(b, &l, o);
}

static bool same(const struct literal *a, const struct literal *b)
{
    return memcmp(&a->value, &b->value, sizeof a->value) == 0 &&
           memcmp(&a->odd, &b->odd, sizeof a->odd) == 0 && a->extended == b->extended &&
           a->widest == b->widest;
}

/* The same number again, as in 1+1+1+…, is looked for among the most recent ones only. */
bool code_literal(struct code_builder *b, const struct literal *l, operand *o)
{
    struct code *c = b->code;
    for (size_t i = c->n_constants; i > 0 && i + RECENT > c->n_constants; i--)
        if (same(&c->literal[i - 1], l)) {
            *o = operand_of(OPERAND_CONSTANT, i - 1);
            return true;
        }
    if (c->n_constants >= INDEX_LIMIT || !GROW(c->constant, c->n_constants, b->constant_room) ||
        !GROW(c->literal, c->n_constants, b->literal_room))
        return false;
    c->constant[c->n_constants] = l->value;
    c->literal[c->n_constants] = *l;
    *o = operand_of(OPERAND_CONSTANT, c->n_constants++);
    return true;
}

static bool temporary(struct code_builder *b, operand *o)
{
    struct code *c = b->code;
    if (b->n_unused) {
        *o = operand_of(OPERAND_TEMPORARY, b->unused[--b->n_unused]);
        return true;
    }
    if (c->n_temporaries >= INDEX_LIMIT || !GROW(b->kept, c->n_temporaries, b->kept_room)) return false;
    b->kept[c->n_temporaries] = 0;
    *o = operand_of(OPERAND_TEMPORARY, c->n_temporaries++);
    return true;
}

/* Gives a temporary back, unless it is kept. */
bool code_discard(struct code_builder *b, operand o)
{
    if (kind_of(o) != OPERAND_TEMPORARY || b->kept[index_of(o)]) return true;
    if (!GROW(b->unused, b->n_unused, b->unused_room)) return false;
    b->unused[b->n_unused++] = (uint32_t)index_of(o);
    return true;
}

/* The first argument last: the next result goes to its place, so that a long sum stays in few registers. */
static bool all_done_with(struct code_builder *b, const operand *arguments, unsigned n)
{
    for (unsigned k = n; k-- > 0;) {
        bool again = false;
        for (unsigned j = 0; j < k; j++) again = again || arguments[j] == arguments[k];
        if (!again && !code_discard(b, arguments[k])) return false;
    }
    return true;
}

bool code_emit(struct code_builder *b, enum opcode opcode, const operand *arguments, operand *result)
{
    struct code *c = b->code;
    unsigned arity = operations[opcode].arity;
    struct instruction i = {.opcode = opcode, .place = b->place};
    if (!temporary(b, &i.result) || !GROW(c->instruction, c->n_instructions, b->instruction_room))
        return false;
    for (unsigned k = 0; k < arity; k++) i.argument[k] = arguments[k];
    if (!all_done_with(b, arguments, arity)) return false;
    c->instruction[c->n_instructions++] = i;
    c->gsl = c->gsl || operations[opcode].gsl;
    *result = i.result;
    return true;
}

bool code_output(struct code_builder *b, size_t begin, operand o)
{
    struct code *c = b->code;
    if (!GROW(c->output, c->n_outputs, b->output_room)) return false;
    c->output[c->n_outputs++] = (struct code_output){begin, c->n_instructions, o, b->text};
    code_keep(b, o);
    return true;
}

void code_keep(struct code_builder *b, operand o)
{
    if (kind_of(o) == OPERAND_TEMPORARY) b->kept[index_of(o)]++;
}

void code_unkeep(struct code_builder *b, operand o)
{
    if (kind_of(o) == OPERAND_TEMPORARY) b->kept[index_of(o)]--;
}

bool code_release(struct code_builder *b, operand o)
{
    code_unkeep(b, o);
    return code_discard(b, o);
}

static slot settle(const struct code *c, operand o)
{
    size_t index = index_of(o);
    switch (kind_of(o)) {
    case OPERAND_TEMPORARY:
        index += c->n_constants; /* fall through */
    case OPERAND_CONSTANT:
        index += c->n_variables; /* fall through */
    case OPERAND_VARIABLE:
        break;
    }
    return (slot)index;
}

bool code_finish(struct code_builder *b)
{
    struct code *c = b->code;
    for (size_t i = 0; i < c->n_instructions; i++) {
        struct instruction *in = &c->instruction[i];
        in->result = settle(c, in->result);
        for (unsigned k = 0; k < operations[in->opcode].arity; k++)
            in->argument[k] = settle(c, in->argument[k]);
    }
    for (size_t i = 0; i < c->n_outputs; i++) c->output[i].slot = settle(c, c->output[i].slot);
    c->exact_constant = memory_array(c->n_constants, sizeof *c->exact_constant);
    if (!c->exact_constant) return false;
    for (size_t i = 0; i < c->n_constants; i++) {
        arb_init(&c->exact_constant[i]);
        arb_set_d(&c->exact_constant[i], c->constant[i]);
    }
    return true;
}

void code_builder_clear(struct code_builder *b)
{
    free(b->unused);
    free(b->kept);
}

void code_clear(struct code *c)
{
    if (c->exact_constant)
        for (size_t i = 0; i < c->n_constants; i++) arb_clear(&c->exact_constant[i]);
    free(c->exact_constant);
    free(c->constant);
    free(c->literal);
    free(c->instruction);
    free(c->output);
}
