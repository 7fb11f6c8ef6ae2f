/* A Pratt parser that emits register code as it reads: no tree is built, so a megabyte of 1+1+1+… costs no
 * depth. It recurses only where the text nests (parentheses, arguments, unary signs, the right side of ^) and
 * counts that depth; between two such places there are at most as many calls as levels of precedence. */
#include "function/parser.h"
#include "function/complain.h"
#include "function/expression.h"
#include "function/names.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

static bool expression(struct parser *p, unsigned precedence, operand *o);

static void advance(struct parser *p)
{
    p->token = token_at(p->text, p->token.position + p->token.length);
}

static bool out_of_memory(struct parser *p)
{
    p->status = error_memory(p->err);
    return false;
}

static bool enter(struct parser *p)
{
    if (p->depth >= EXPRESSION_MAX_DEPTH) return complain_depth(p);
    p->depth++;
    return true;
}

static void leave(struct parser *p)
{
    p->depth--;
}

static bool emit(struct parser *p, enum opcode opcode, const operand *arguments, operand *o)
{
    return code_emit(p->code, opcode, arguments, o) || out_of_memory(p);
}

static bool number(struct parser *p, operand *o)
{
    if (isinf(p->token.value)) return complain_overflow(p);
    if (!code_constant(p->code, p->token.value, o)) return out_of_memory(p);
    advance(p);
    return true;
}

static bool parenthesis(struct parser *p, operand *o)
{
    struct token open = p->token;
    if (!enter(p)) return false;
    advance(p);
    if (!expression(p, PRECEDENCE_LOWEST, o)) return false;
    if (p->token.kind != TOKEN_CLOSE) return complain_unclosed(p, open);
    advance(p);
    leave(p);
    return true;
}

/* name(argument, …), the token at the opening parenthesis. */
static bool call(struct parser *p, const struct function_row *row, operand *o)
{
    operand arguments[MAX_ARITY];
    struct token open = p->token;
    unsigned n = 0;
    if (!enter(p)) return false;
    advance(p);
    if (p->token.kind == TOKEN_CLOSE) return complain_arity(p, row, 0);
    for (;;) {
        if (n == row->arity) return complain_arity(p, row, n + 1);
        if (!expression(p, PRECEDENCE_LOWEST, &arguments[n])) return false;
        n++;
        if (p->token.kind != TOKEN_COMMA) break;
        advance(p);
    }
    if (p->token.kind != TOKEN_CLOSE) return complain_unclosed(p, open);
    if (n < row->arity) return complain_arity(p, row, n);
    advance(p);
    leave(p);
    return emit(p, row->opcode, arguments, o);
}

/* A local name, a variable, a constant or a call: in this order, the first that has the name. */
static bool name(struct parser *p, operand *o)
{
    struct token t = p->token;
    struct meaning m = name_meaning(p, t);
    advance(p);
    bool calls = p->token.kind == TOKEN_OPEN;
    if (m.kind == NAME_FUNCTION) return calls ? call(p, m.function, o) : complain_no_call(p, t, m.function);
    if (m.kind == NAME_UNKNOWN) return complain_unknown(p, t, calls);
    if (calls) return complain_not_a_function(p, t, m.kind);
    if (m.kind == NAME_CONSTANT) return code_constant(p->code, m.constant->value, o) || out_of_memory(p);
    *o = m.operand;
    return true;
}

static bool sign(struct parser *p, operand *o)
{
    enum opcode opcode = p->token.binary->opcode;
    operand inner;
    if (opcode != OP_SUB && opcode != OP_ADD) return complain_operand(p);
    if (!enter(p)) return false;
    advance(p);
    if (!expression(p, PRECEDENCE_UNARY, &inner)) return false;
    leave(p);
    *o = inner;
    return opcode == OP_ADD || emit(p, OP_NEG, &inner, o);
}

static bool operand_here(struct parser *p, operand *o)
{
    switch (p->token.kind) {
    case TOKEN_NUMBER:
        return number(p, o);
    case TOKEN_NAME:
        return name(p, o);
    case TOKEN_OPEN:
        return parenthesis(p, o);
    case TOKEN_OPERATOR:
        return sign(p, o);
    case TOKEN_END:
    case TOKEN_CLOSE:
    case TOKEN_COMMA:
    case TOKEN_SEMICOLON:
    case TOKEN_ASSIGN:
    case TOKEN_STRANGE:
        break;
    }
    return complain_operand(p);
}

/* An operand, and every operator after it that binds at least as tightly as `precedence`. */
static bool expression(struct parser *p, unsigned precedence, operand *o)
{
    operand sides[2];
    if (!operand_here(p, &sides[0])) return false;
    while (p->token.kind == TOKEN_OPERATOR && p->token.binary->precedence >= precedence) {
        const struct operator_row *row = p->token.binary;
        bool right = row->associativity == RIGHT;
        advance(p);
        if (right && !enter(p)) return false;
        if (!expression(p, row->precedence + !right, &sides[1])) return false;
        if (right) leave(p);
        if (row->associativity == NONE && p->token.kind == TOKEN_OPERATOR &&
            p->token.binary->precedence == row->precedence)
            return complain_chained(p);
        if (!emit(p, row->opcode, sides, &sides[0])) return false;
    }
    *o = sides[0];
    return true;
}

/* name = value, where the name is new. */
static bool assignment(struct parser *p)
{
    struct token t = p->token;
    operand value;
    struct meaning m = name_meaning(p, t);
    if (m.kind != NAME_UNKNOWN && m.kind != NAME_CONSTANT) return complain_assigned(p, m.kind);
    if (p->n_locals == EXPRESSION_MAX_LOCALS) return complain_locals(p);
    advance(p);
    advance(p);
    if (!expression(p, PRECEDENCE_LOWEST, &value)) return false;
    if (!name_local(p, t, value)) return out_of_memory(p);
    code_keep(p->code, value);
    return true;
}

static bool is_assignment(const struct parser *p)
{
    return p->token.kind == TOKEN_NAME &&
           token_at(p->text, p->token.position + p->token.length).kind == TOKEN_ASSIGN;
}

/* Statements up to the last, which is the value. */
static bool statements(struct parser *p, operand *o)
{
    while (is_assignment(p)) {
        if (!assignment(p)) return false;
        if (p->token.kind == TOKEN_END) return complain_no_value(p);
        if (p->token.kind != TOKEN_SEMICOLON) return complain_operator(p);
        advance(p);
    }
    if (!expression(p, PRECEDENCE_LOWEST, o)) return false;
    return p->token.kind == TOKEN_END || complain_operator(p);
}

static bool release_locals(struct parser *p)
{
    for (size_t i = 0; i < p->n_locals; i++)
        if (p->locals[i].operand != p->value && !code_release(p->code, p->locals[i].operand)) return false;
    return true;
}

hstar_status parse_expression(struct code_builder *code, const char *text, const char *const *variables,
                              size_t n_variables, hstar_error *err)
{
    struct parser p = {.code = code,
                       .text = text,
                       .length = strlen(text),
                       .variables = variables,
                       .n_variables = n_variables,
                       .err = err,
                       .status = HSTAR_OK};
    size_t begin = code->code->n_instructions;
    if (p.length > EXPRESSION_MAX_LENGTH)
        return error_set(err, HSTAR_INVALID, "the expression is %zu bytes long; the longest allowed has %d",
                         p.length, (int)EXPRESSION_MAX_LENGTH);
    p.token = token_at(text, 0);
    if (p.token.kind == TOKEN_END)
        complain_empty(&p);
    else if (statements(&p, &p.value) && !(code_output(code, begin, p.value) && release_locals(&p)))
        out_of_memory(&p);
    free(p.locals);
    return p.status;
}
