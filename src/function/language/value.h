/* The values of the language while it is parsed: a shape, and the operands of its elements. A vector is no more
 * than that: what is done to it is done to each element, by an instruction on numbers.
 *
 * A value is used once: what takes it as an argument gives its temporaries back, except those that a local name
 * keeps. */
#ifndef FUNCTION_LANGUAGE_VALUE_H
#define FUNCTION_LANGUAGE_VALUE_H

#include "function/language/shape.h"
#include "function/machine/code.h"

/* The operands of elements that do not follow each other. */
struct elements {
    struct elements *next, *previous;
    operand at[];
};

struct value {
    struct shape shape;
    operand first;         /* list == NULL: element i is operand first + i */
    struct elements *list; /* else it is at[offset + i] of the list */
    size_t offset;
    bool borrowed;     /* the list is a local name's */
    size_t begin, end; /* where it stands in the text */
};

struct parser;

static inline size_t value_count(const struct value *v)
{
    return shape_count(v->shape);
}

static inline operand value_at(const struct value *v, size_t i)
{
    return v->list ? v->list->at[v->offset + i] : v->first + (operand)i;
}

static inline bool value_is_scalar(const struct value *v)
{
    return v->shape.rank == RANK_SCALAR;
}

struct value value_scalar(operand o);

/* A value of that shape whose elements are still to be set, by value_set; false when memory ran out. The
 * list is the parser's, which frees all that are left at its end: a failing path leaves them. */
MUST_USE bool value_new(struct parser *p, struct shape shape, struct value *v);
void value_set(struct value *v, size_t i, operand o);

/* Appends to a value that is growing; *room is 0 before the first. */
MUST_USE bool value_push(struct parser *p, struct value *v, size_t n, size_t *room, operand o);

/* Frees the list, but not the temporaries of the elements. */
void value_free(struct parser *p, struct value *v);

/* Elements begin … begin + shape's count; the others are given back. */
MUST_USE bool value_part(struct parser *p, struct value *v, size_t begin, struct shape shape);

/* The temporaries outlive their use as an argument until value_release, which may give them back. */
void value_keep(struct parser *p, const struct value *v);
MUST_USE bool value_release(struct parser *p, const struct value *v);

void elements_clear(struct parser *p);

#endif
