/* A Pratt parser that emits register code as it reads: no tree is built, so a megabyte of 1+1+1+… costs no
 * depth. It recurses only where the text nests (parentheses, arguments, unary signs, the right side of ^) and
 * counts that depth; between two such places there are at most as many calls as levels of precedence. */
#include "function/language/parser.h"
#include "function/language/complain.h"
#include "function/language/offers.h"
#include "function/language/vectors.h"

#include <limits.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

/* Keeps the frame of a function out of those that recurse through it: a level of nesting is as many frames as there are
 * levels of precedence, and hstar.h promises how much stack all of them take at most. */
#define APART __attribute__((noinline))

#define NO_AXIS LONG_MAX

static bool expression(struct parser *p, unsigned precedence, struct value *v);

APART static void advance(struct parser *p)
{
    p->end = p->token.position + p->token.length;
    p->token = token_at(p->text, p->end);
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

static bool constant(struct parser *p, const struct literal *number, struct value *v)
{
    *v = value_scalar(0);
    return code_literal(p->code, number, &v->first) || complain_memory(p);
}

APART static bool number(struct parser *p, struct value *v)
{
    if (isinf(p->token.number.value)) return complain_overflow(p);
    if (!constant(p, &p->token.number, v)) return false;
    advance(p);
    return true;
}

/* From an opening bracket to the closing one, which `closing` is until then. */
static bool open_bracket(struct parser *p, const char *closing, const char **outer)
{
    if (!enter(p)) return false;
    *outer = p->closing;
    p->closing = closing;
    advance(p);
    return true;
}

/* `open`: where the opening one stands. A whole token would be kept on the stack at each level of nesting. */
APART static bool close_bracket(struct parser *p, size_t open, const char *outer)
{
    const struct token opening = token_at(p->text, open);
    enum token_kind wanted = opening.kind == TOKEN_OPEN ? TOKEN_CLOSE : TOKEN_CLOSE_BRACKET;
    if (p->token.kind != wanted) return complain_unclosed(p, opening);
    p->closing = outer;
    advance(p);
    leave(p);
    return true;
}

APART static bool parenthesis(struct parser *p, struct value *v)
{
    const size_t open = p->token.position;
    const char *outer;
    return open_bracket(p, ")", &outer) && expression(p, PRECEDENCE_LOWEST, v) &&
           close_bracket(p, open, outer);
}

/* [a, b, …] is a vector of numbers, or a matrix of vectors as its rows. */
APART static bool literal(struct parser *p, struct value *v)
{
    const size_t open = p->token.position;
    const char *outer;
    struct value row, all = {0};
    struct shape first = shape_scalar();
    size_t n = 0, n_rows = 0, room = 0;
    if (!open_bracket(p, "]", &outer)) return false;
    if (p->token.kind == TOKEN_CLOSE_BRACKET) return complain_no_elements(p);
    for (;;) {
        if (!expression(p, PRECEDENCE_LOWEST, &row)) return false;
        if (row.shape.rank == RANK_MATRIX) return complain_nested(p, &row);
        if (n_rows++ == 0) first = row.shape;
        if (!shape_same(row.shape, first)) return complain_row(p, &row, first);
        for (size_t i = 0; i < value_count(&row); i++)
            if (!value_push(p, &all, n++, &room, value_at(&row, i))) return complain_memory(p);
        value_free(p, &row);
        if (p->token.kind != TOKEN_COMMA) break;
        advance(p);
    }
    all.shape = first.rank == RANK_SCALAR ? shape_vector(n) : shape_matrix(n_rows, first.rows);
    *v = all;
    return close_bracket(p, open, outer);
}

static bool parse_index(struct parser *p, const struct value *v, double *index)
{
    bool minus = p->token.kind == TOKEN_OPERATOR && p->token.binary->opcode == OP_SUB;
    if (minus) return complain_negative_index(p, v);
    if (p->token.kind != TOKEN_NUMBER || p->token.number.value != floor(p->token.number.value))
        return complain_index(p);
    *index = p->token.number.value;
    advance(p);
    return true;
}

/* v[i] or v[i,j], the token at the opening bracket. */
APART static bool indexed(struct parser *p, struct value *v)
{
    const size_t open = p->token.position;
    const char *outer;
    double index[2] = {0};
    size_t place[2] = {0};
    unsigned n = 0;
    if (value_is_scalar(v)) return complain_n_indices(p, open, v, 1);
    if (!open_bracket(p, "]", &outer)) return false;
    do {
        if (n > 0) advance(p);
        if (n == (unsigned)v->shape.rank) return complain_n_indices(p, p->token.position, v, n + 1);
        place[n] = p->token.position;
        if (!parse_index(p, v, &index[n])) return false;
        n++;
    } while (p->token.kind == TOKEN_COMMA);
    if (!close_bracket(p, open, outer)) return false;
    if (index[0] >= (double)v->shape.rows) return complain_range(p, place[0], v, false, index[0]);
    if (index[1] >= (double)v->shape.columns) return complain_range(p, place[1], v, true, index[1]);
    bool row = n < (unsigned)v->shape.rank;
    size_t begin = (size_t)index[0] * v->shape.columns + (size_t)index[1];
    return value_part(p, v, begin, row ? shape_vector(v->shape.columns) : shape_scalar()) ||
           complain_memory(p);
}

/* Is it an axis that comes next, behind the comma: axis=1, or 1 alone where that can be nothing else? */
static bool axis_follows(const struct parser *p, const struct meaning *f, unsigned n)
{
    const struct token t = p->token, next = token_at(p->text, t.position + t.length);
    if (t.kind == TOKEN_NAME && next.kind == TOKEN_ASSIGN)
        return f->reduction && t.length == 4 && !memcmp(p->text + t.position, "axis", 4);
    return n == 1 && !f->function && reduction_has_axis(f->reduction);
}

/* axis=1, 1 or -1. */
APART static bool read_axis(struct parser *p, const struct meaning *f, long *axis)
{
    const double most = 9;
    if (!reduction_has_axis(f->reduction)) return complain_no_axis(p, f->reduction->name);
    const struct token first = p->token;
    if (first.kind == TOKEN_NAME && token_at(p->text, first.position + first.length).kind == TOKEN_ASSIGN) {
        advance(p);
        advance(p);
    }
    const bool minus = p->token.kind == TOKEN_OPERATOR && p->token.binary->opcode == OP_SUB;
    if (minus) advance(p);
    const double typed = p->token.number.value;
    if (p->token.kind != TOKEN_NUMBER || typed != floor(typed) || typed > most)
        return complain_axis_number(p);
    *axis = (long)(minus ? -typed : typed);
    advance(p);
    return true;
}

/* name(argument, …), the name at `place`, the token at the opening parenthesis. Which of two functions of one name is meant,
 * max(v) or max(x, y), the number of arguments tells. */
APART static bool call(struct parser *p, size_t place, const struct meaning *f, struct value *v)
{
    struct value arguments[MAX_ARITY];
    const size_t open = p->token.position;
    const char *outer;
    unsigned n = 0, most = f->function ? f->function->arity : f->reduction->arity;
    long axis = NO_AXIS;
    if (!open_bracket(p, ")", &outer)) return false;
    if (p->token.kind == TOKEN_CLOSE) return complain_arity(p, f, 0);
    for (;;) {
        if (n == most) return complain_arity(p, f, n + 1);
        if (!expression(p, PRECEDENCE_LOWEST, &arguments[n])) return false;
        n++;
        if (p->token.kind != TOKEN_COMMA) break;
        advance(p);
        if (!axis_follows(p, f, n)) continue;
        if (!read_axis(p, f, &axis)) return false;
        break;
    }
    if (p->token.kind != TOKEN_CLOSE) return complain_unclosed(p, token_at(p->text, open));
    bool whole = f->reduction && n == f->reduction->arity;
    if (!whole && n < most) return complain_arity(p, f, n);
    if (!close_bracket(p, open, outer)) return false;
    if (whole && axis != NO_AXIS) return reduce_along(p, f->reduction, arguments, axis, place, v);
    return whole ? reduce(p, f->reduction, arguments, place, v)
                 : elementwise(p, f->function->opcode, arguments, n, place, v);
}

APART static bool named_constant(struct parser *p, const struct meaning *m, struct value *v)
{
    size_t length;
    const struct literal digits = literal_read(m->constant->digits, &length);
    return constant(p, &digits, v);
}

/* A local name, a variable, a constant or a call: in this order, the first that has the name. */
APART static bool name(struct parser *p, struct value *v)
{
    struct token t = p->token;
    struct meaning m = name_meaning(p, t);
    advance(p);
    bool calls = p->token.kind == TOKEN_OPEN;
    if (m.kind == NAME_FUNCTION) return calls ? call(p, t.position, &m, v) : complain_no_call(p, t, &m);
    if (m.kind == NAME_UNKNOWN) return complain_unknown(p, t, calls);
    if (calls) return complain_not_a_function(p, t, m.kind);
    if (m.kind == NAME_CONSTANT) return named_constant(p, &m, v);
    *v = m.value;
    return true;
}

APART static bool sign(struct parser *p, struct value *v)
{
    const size_t place = p->token.position;
    const enum opcode opcode = p->token.binary->opcode;
    if (opcode != OP_SUB && opcode != OP_ADD) return complain_operand(p);
    if (!enter(p)) return false;
    advance(p);
    if (!expression(p, PRECEDENCE_UNARY, v)) return false;
    leave(p);
    return opcode == OP_ADD || elementwise(p, OP_NEG, v, 1, place, v);
}

static bool operand_alone(struct parser *p, struct value *v)
{
    switch (p->token.kind) {
    case TOKEN_NUMBER:
        return number(p, v);
    case TOKEN_NAME:
        return name(p, v);
    case TOKEN_OPEN:
        return parenthesis(p, v);
    case TOKEN_OPEN_BRACKET:
        return literal(p, v);
    case TOKEN_OPERATOR:
        return sign(p, v);
    case TOKEN_END:
    case TOKEN_CLOSE:
    case TOKEN_CLOSE_BRACKET:
    case TOKEN_COMMA:
    case TOKEN_SEMICOLON:
    case TOKEN_ASSIGN:
    case TOKEN_STRANGE:
        break;
    }
    return complain_operand(p);
}

/* An operand with its indices; a sign has taken those of its operand. */
static bool operand_here(struct parser *p, struct value *v)
{
    size_t begin = p->token.position;
    if (!operand_alone(p, v)) return false;
    for (;;) {
        v->begin = begin;
        v->end = p->end;
        if (p->token.kind != TOKEN_OPEN_BRACKET) return true;
        if (!indexed(p, v)) return false;
    }
}

/* *left becomes what the operator makes of it and of the right side. */
APART static bool combine(struct parser *p, const struct operator_row *row, size_t place, struct value *left,
                          const struct value *right)
{
    struct value sides[] = {*left, *right};
    if (row->associativity == NONE && p->token.kind == TOKEN_OPERATOR &&
        p->token.binary->precedence == row->precedence)
        return complain_chained(p);
    if (row->opcode == OP_MUL ? !multiply(p, sides, place, left)
                              : !elementwise(p, row->opcode, sides, 2, place, left))
        return false;
    left->begin = sides[0].begin;
    left->end = p->end;
    return true;
}

/* An operand, and every operator after it that binds at least as tightly as `precedence`. */
static bool expression(struct parser *p, unsigned precedence, struct value *v)
{
    struct value right;
    if (!operand_here(p, v)) return false;
    while (p->token.kind == TOKEN_OPERATOR && p->token.binary->precedence >= precedence) {
        const struct operator_row *row = p->token.binary;
        size_t place = p->token.position;
        bool deeper = row->associativity == RIGHT;
        advance(p);
        if (deeper && !enter(p)) return false;
        if (!expression(p, row->precedence + !deeper, &right)) return false;
        if (deeper) leave(p);
        if (!combine(p, row, place, v, &right)) return false;
    }
    return true;
}

/* name = value, where the name is new. */
static bool assignment(struct parser *p)
{
    struct token t = p->token;
    struct value value;
    struct meaning m = name_meaning(p, t);
    if (m.kind != NAME_UNKNOWN && m.kind != NAME_CONSTANT) return complain_assigned(p, m.kind);
    if (p->n_locals == EXPRESSION_MAX_LOCALS) return complain_locals(p);
    advance(p);
    advance(p);
    if (!expression(p, PRECEDENCE_LOWEST, &value)) return false;
    if (!name_local(p, t, &value)) return complain_memory(p);
    value_keep(p, &value);
    return true;
}

static bool is_assignment(const struct parser *p)
{
    return p->token.kind == TOKEN_NAME &&
           token_at(p->text, p->token.position + p->token.length).kind == TOKEN_ASSIGN;
}

/* Statements up to the last, which is the value. */
static bool statements(struct parser *p, size_t *last)
{
    while (is_assignment(p)) {
        if (!assignment(p)) return false;
        if (p->token.kind == TOKEN_END) return complain_no_value(p);
        if (p->token.kind != TOKEN_SEMICOLON) return complain_operator(p);
        advance(p);
    }
    *last = p->token.position;
    if (!expression(p, PRECEDENCE_LOWEST, &p->value)) return false;
    return p->token.kind == TOKEN_END || complain_operator(p);
}

/* The elements of the value are outputs; nothing else is needed any more. */
static bool finish_output(struct parser *p, size_t begin)
{
    for (size_t i = 0; i < value_count(&p->value); i++)
        if (!code_output(p->code, begin, value_at(&p->value, i))) return false;
    for (size_t i = 0; i < p->n_locals; i++)
        if (!value_release(p, &p->locals[i].value)) return false;
    return true;
}

hstar_status parse_expression(struct code_builder *code, const char *text, const struct variables *variables,
                              struct shape *shape, size_t *last, hstar_error *err)
{
    struct parser p = {.code = code,
                       .text = text,
                       .length = strlen(text),
                       .variables = variables,
                       .err = err,
                       .status = HSTAR_OK};
    size_t begin = code->code->n_instructions;
    if (p.length > EXPRESSION_MAX_LENGTH)
        return error_set(err, HSTAR_INVALID, "the expression is %zu bytes long; the longest allowed has %d",
                         p.length, (int)EXPRESSION_MAX_LENGTH);
    p.token = token_at(text, 0);
    if (p.token.kind == TOKEN_END)
        complain_empty(&p);
    else if (statements(&p, last) && !finish_output(&p, begin))
        complain_memory(&p);
    *shape = p.value.shape;
    elements_clear(&p);
    free(p.locals);
    return p.status;
}
