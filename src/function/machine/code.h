/* Register code: what an expression is compiled to.
 *
 * A slot holds one number (or one block of numbers, or one jet): first the variables, then the constants,
 * then the temporaries. An instruction writes a temporary that is none of its arguments. */
#ifndef FUNCTION_MACHINE_CODE_H
#define FUNCTION_MACHINE_CODE_H

#include "base/error.h"
#include "function/machine/literal.h"
#include "function/machine/operations.h"
#include "number/ball.h"

#include <stddef.h>

#include <stdint.h>

typedef uint32_t slot;

struct instruction {
    enum opcode opcode;
    slot result, argument[MAX_ARITY]; /* unused arguments are 0 */
    uint32_t place;                   /* the byte of the text that asks for it */
};

/* Instructions begin … end compute the output, which is then in that slot. Outputs of one text share them. */
struct code_output {
    size_t begin, end;
    slot slot;
    size_t text; /* which of the texts it belongs to */
};

struct code {
    size_t n_variables, n_constants, n_temporaries;
    double *constant;
    struct literal *literal; /* the same before they were rounded to doubles */
    arb_ptr exact_constant;  /* the same numbers */
    struct instruction *instruction;
    size_t n_instructions;
    struct code_output *output;
    size_t n_outputs;
    bool gsl; /* some instruction calls GSL */
};

void code_clear(struct code *c);

/* Builds code. An operand is a slot whose place is not settled yet: its two highest bits tell the kind. */
typedef uint32_t operand;
enum operand_kind { OPERAND_VARIABLE, OPERAND_CONSTANT, OPERAND_TEMPORARY };

static inline operand operand_variable(size_t v)
{
    return (operand)v;
}

struct code_builder {
    struct code *code;
    size_t instruction_room, constant_room, literal_room, output_room;
    uint32_t place;   /* of the instructions that follow */
    size_t text;      /* of the outputs that follow */
    uint32_t *unused; /* temporaries that hold nothing now */
    size_t n_unused, unused_room;
    uint32_t *kept; /* per temporary: how many want it beyond its next use */
    size_t kept_room;
};

/* Each is false when memory ran out (or 2^30 slots of a kind did). */
MUST_USE bool code_constant(struct code_builder *b, double value, operand *o);
MUST_USE bool code_literal(struct code_builder *b, const struct literal *l, operand *o);
MUST_USE bool code_emit(struct code_builder *b, enum opcode opcode, const operand *arguments,
                        operand *result);
MUST_USE bool code_output(struct code_builder *b, size_t begin, operand o);

/* From code_keep to code_release the operand outlives its use as an argument; the two nest. */
void code_keep(struct code_builder *b, operand o);
MUST_USE bool code_release(struct code_builder *b, operand o);

/* Ends its keeping where its last use is yet to come. */
void code_unkeep(struct code_builder *b, operand o);

/* What was computed is not used after all. */
MUST_USE bool code_discard(struct code_builder *b, operand o);

/* Turns operands into slots and constants into exact ones; frees what only building needs. */
MUST_USE bool code_finish(struct code_builder *b);
void code_builder_clear(struct code_builder *b);

#endif
