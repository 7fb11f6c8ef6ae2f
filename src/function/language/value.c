/* Values: their lists of operands, and how long what the operands hold lives. */
#include "function/language/value.h"
#include "base/memory.h"
#include "function/language/names.h"

#include <stdint.h>
#include <stdlib.h>

struct value value_scalar(operand o)
{
    return (struct value){.shape = shape_scalar(), .first = o};
}

static struct elements *list_resize(struct parser *p, struct elements *old, size_t n)
{
    if (n > SIZE_MAX / sizeof(operand) - 8) return NULL;
    struct elements *list = memory_resize(old, 1, sizeof *list + n * sizeof(operand));
    if (!list) return NULL;
    if (!old) *list = (struct elements){.next = p->lists};
    if (list->previous)
        list->previous->next = list;
    else
        p->lists = list;
    if (list->next) list->next->previous = list;
    return list;
}

bool value_new(struct parser *p, struct shape shape, struct value *v)
{
    struct elements *list = list_resize(p, NULL, shape_count(shape));
    if (list) *v = (struct value){.shape = shape, .list = list};
    return list != NULL;
}

bool value_push(struct parser *p, struct value *v, size_t n, size_t *room, operand o)
{
    if (n == *room) {
        size_t more = *room ? 2 * *room : 8;
        struct elements *list = list_resize(p, v->list, more);
        if (!list) return false;
        v->list = list;
        *room = more;
    }
    value_set(v, n, o);
    return true;
}

void value_set(struct value *v, size_t i, operand o)
{
    v->list->at[v->offset + i] = o;
}

void value_free(struct parser *p, struct value *v)
{
    struct elements *list = v->list;
    if (!list || v->borrowed) return;
    if (list->previous)
        list->previous->next = list->next;
    else
        p->lists = list->next;
    if (list->next) list->next->previous = list->previous;
    free(list);
    v->list = NULL;
}

/* Elements without a list are variables, or a single one. What a local name keeps is not given back either. */
static bool can_be_given_back(const struct value *v)
{
    return v->list ? !v->borrowed : value_is_scalar(v);
}

bool value_part(struct parser *p, struct value *v, size_t begin, struct shape shape)
{
    size_t end = begin + shape_count(shape), n = value_count(v);
    for (size_t i = 0; can_be_given_back(v) && i < n; i++)
        if ((i < begin || i >= end) && !code_discard(p->code, value_at(v, i))) return false;
    if (shape.rank == RANK_SCALAR) {
        operand o = value_at(v, begin);
        value_free(p, v);
        *v = value_scalar(o);
        return true;
    }
    v->first += (operand)begin;
    v->offset += begin;
    v->shape = shape;
    return true;
}

void value_keep(struct parser *p, const struct value *v)
{
    size_t n = v->list ? value_count(v) : value_is_scalar(v);
    for (size_t i = 0; i < n; i++) code_keep(p->code, value_at(v, i));
}

bool value_release(struct parser *p, const struct value *v)
{
    size_t n = v->list ? value_count(v) : value_is_scalar(v);
    for (size_t i = 0; i < n; i++)
        if (!code_release(p->code, value_at(v, i))) return false;
    return true;
}

void elements_clear(struct parser *p)
{
    while (p->lists) {
        struct elements *list = p->lists;
        p->lists = list->next;
        free(list);
    }
}
