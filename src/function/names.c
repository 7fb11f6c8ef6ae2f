/* Looking names up: local ones first, then variables, functions, constants. */
#include "function/names.h"
#include "base/memory.h"

#include <string.h>

struct meaning name_meaning(const struct parser *p, struct token t)
{
    const char *name = p->text + t.position;
    struct meaning m = {.kind = NAME_UNKNOWN};
    for (size_t i = 0; i < p->n_locals; i++)
        if (p->locals[i].length == t.length && memcmp(p->text + p->locals[i].position, name, t.length) == 0)
            return (struct meaning){.kind = NAME_LOCAL, .operand = p->locals[i].operand};
    for (size_t v = 0; v < p->n_variables; v++)
        if (strncmp(p->variables[v], name, t.length) == 0 && p->variables[v][t.length] == '\0')
            return (struct meaning){.kind = NAME_VARIABLE, .operand = operand_variable(v)};
    if ((m.function = function_named(name, t.length)))
        m.kind = NAME_FUNCTION;
    else if ((m.constant = constant_named(name, t.length)))
        m.kind = NAME_CONSTANT;
    return m;
}

bool name_local(struct parser *p, struct token t, operand value)
{
    if (p->n_locals == p->locals_room) {
        size_t room = p->locals_room ? 2 * p->locals_room : 8;
        struct local *grown = memory_resize(p->locals, room, sizeof *grown);
        if (!grown) return false;
        p->locals = grown;
        p->locals_room = room;
    }
    p->locals[p->n_locals++] = (struct local){t.position, t.length, value};
    return true;
}
