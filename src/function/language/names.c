/* Looking names up: local ones first, then variables, functions, constants. */
#include "function/language/names.h"
#include "base/memory.h"

#include <string.h>

struct meaning name_meaning(const struct parser *p, struct token t)
{
    const char *name = p->text + t.position;
    struct meaning m = {.kind = NAME_UNKNOWN};
    for (size_t i = 0; i < p->n_locals; i++)
        if (p->locals[i].length == t.length && memcmp(p->text + p->locals[i].position, name, t.length) == 0) {
            m = (struct meaning){.kind = NAME_LOCAL, .value = p->locals[i].value};
            m.value.borrowed = true;
            return m;
        }
    for (size_t v = 0; v < p->variables->n; v++) {
        const struct variable *row = &p->variables->variable[v];
        if (strncmp(row->name, name, t.length) || row->name[t.length]) continue;
        m.kind = NAME_VARIABLE;
        m.value = (struct value){.shape = row->shape, .first = operand_variable(row->first)};
        return m;
    }
    m.function = function_named(name, t.length);
    m.reduction = reduction_named(name, t.length);
    if (m.function || m.reduction)
        m.kind = NAME_FUNCTION;
    else if ((m.constant = constant_named(name, t.length)))
        m.kind = NAME_CONSTANT;
    return m;
}

bool name_local(struct parser *p, struct token t, const struct value *value)
{
    if (p->n_locals == p->locals_room) {
        size_t room = p->locals_room ? 2 * p->locals_room : 8;
        struct local *grown = memory_resize(p->locals, room, sizeof *grown);
        if (!grown) return false;
        p->locals = grown;
        p->locals_room = room;
    }
    p->locals[p->n_locals++] = (struct local){t.position, t.length, *value};
    return true;
}
