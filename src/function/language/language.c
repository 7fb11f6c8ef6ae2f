/* The tables of the language, expanded from their .def files. */
#include "function/language/language.h"
#include "function/language/offers.h"

#include <string.h>

#define COUNT(array) (sizeof(array) / sizeof *(array))

static const struct operator_row operators[] = {
#define X(identifier, symbol, precedence, associativity, exact, computed, analytic, summary)                 \
    {symbol, precedence, associativity, OP_##identifier},
#include "function/machine/operators.def"
#undef X
};

static const struct function_row functions[] = {
#define X(name, arity, usage, group, kind, implementation, exact, limit, analytic, summary)                  \
    {#name, usage, arity, OP_##name},
#include "function/machine/functions.def"
#undef X
};

static const struct reduction_row reductions[] = {
#define X(name, arity, takes, usage, summary) {#name, usage, arity, TAKES_##takes, REDUCTION_##name},
#include "function/language/reductions.def"
#undef X
};

static const struct constant_row constants[] = {
#define X(name, value, summary) {#name, #value},
#include "function/language/constants.def"
#undef X
};

static const struct {
    const char *foreign, *here;
} synonyms[] = {
#define X(foreign, here) {foreign, here},
#include "function/language/synonyms.def"
#undef X
};

static const char *const modules[] = {
#define X(name) name,
#include "function/language/modules.def"
#undef X
};

static const struct expression_entry entries[] = {
#define X(name, arity, usage, group, kind, implementation, exact, limit, analytic, summary)                  \
    {#name, usage, group, summary},
#include "function/machine/functions.def"
#undef X
#define X(name, arity, takes, usage, summary) {#name, usage, EXPRESSION_VECTORS, summary},
#include "function/language/reductions.def"
#undef X
#define X(name, value, summary) {#name, #name, "constant", summary},
#include "function/language/constants.def"
#undef X
};

size_t expression_entries(const struct expression_entry **rows)
{
    *rows = entries;
    return COUNT(entries);
}

const struct operator_row *operator_at(const char *text)
{
    const struct operator_row *longest = NULL;
    size_t most = 0;
    for (size_t i = 0; i < COUNT(operators); i++) {
        size_t n = strlen(operators[i].symbol);
        if (n > most && strncmp(text, operators[i].symbol, n) == 0) {
            longest = &operators[i];
            most = n;
        }
    }
    return longest;
}

static bool is_word(const char *name, size_t length, const char *other)
{
    return strncmp(name, other, length) == 0 && other[length] == '\0';
}

const struct function_row *function_named(const char *name, size_t length)
{
    for (size_t i = 0; i < COUNT(functions); i++)
        if (is_word(name, length, functions[i].name)) return &functions[i];
    return NULL;
}

const struct reduction_row *reduction_named(const char *name, size_t length)
{
    for (size_t i = 0; i < COUNT(reductions); i++)
        if (is_word(name, length, reductions[i].name)) return &reductions[i];
    return NULL;
}

const struct constant_row *constant_named(const char *name, size_t length)
{
    for (size_t i = 0; i < COUNT(constants); i++)
        if (is_word(name, length, constants[i].name)) return &constants[i];
    return NULL;
}

const char *synonym_of(const char *name, size_t length)
{
    for (size_t i = 0; i < COUNT(synonyms); i++)
        if (is_word(name, length, synonyms[i].foreign)) return synonyms[i].here;
    return NULL;
}

bool is_module(const char *name, size_t length)
{
    for (size_t i = 0; i < COUNT(modules); i++)
        if (is_word(name, length, modules[i])) return true;
    return false;
}
