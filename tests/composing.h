/* Expressions of all operations of the language: each alone, under what makes its flatness and its kinks tell, in vectors, and in
 * compositions by chance. */
#ifndef TESTS_COMPOSING_H
#define TESTS_COMPOSING_H

#include "function/source/expression.h"

#include <stdlib.h>

#include "check.h"

enum { N_NAMES = 17 };
static const char *const names[N_NAMES] = {"x",      "y",      "z",      "v[0]",   "v[1]",   "v[2]",
                                           "u[0]",   "u[1]",   "u[2]",   "A[0,0]", "A[0,1]", "A[1,0]",
                                           "A[1,1]", "B[0,0]", "B[0,1]", "B[1,0]", "B[1,1]"};

static struct function *compile(const char *const *texts, size_t n_texts)
{
    struct function *f;
    hstar_error err;
    if (expression_new(texts, n_texts, names, N_NAMES, &f, &err)) fail_msg("%s: %s", *texts, err.message);
    return f;
}

/* The pattern with an argument for each #. */
static void fill(char *text, size_t room, const char *pattern, const char *const *argument)
{
    size_t n = 0;
    for (const char *c = pattern; *c; c++)
        n += (size_t)(*c == '#' ? snprintf(text + n, room - n, "%s", *argument++)
                                : snprintf(text + n, room - n, "%c", *c));
    assert_true(n < room);
}

/* ---- all rows ---- */

static const char *const calls[] = {
#define X(name, arity, usage, group, kind, implementation, exact, limit, analytic, summary)                  \
    (arity) == 1 ? #name "(x)" : (arity) == 2 ? #name "(x, y)" : #name "(x, y, z)",
#include "function/machine/functions.def"
#undef X
#define X(identifier, symbol, precedence, associativity, exact, computed, analytic, summary)                 \
    "(x " symbol " y)",
#include "function/machine/operators.def"
#undef X
    "(-x)",
};

enum { N_CALLS = sizeof calls / sizeof *calls };

/* Inside, and on kinks, jumps and ends of domains. */
static const double places[] = {0.75, 2.5, -1.25, 0, 1, -1, 0.5, 3, -2, 1e300};
enum { N_PLACES = sizeof places / sizeof *places };

/* Alone, and under what makes the row's flatness and its kinks tell: a tie, a switch, a factor of 0. */
static const char *const around[] = {"#",
                                     "max(#, y)",
                                     "if(# > 0, x, y)",
                                     "0*# + z",
                                     "relu(#)*y + z^2",
                                     "a = #; x*a - floor(a)",
                                     "if(x > y, z, #)"};

enum { N_AROUND = sizeof around / sizeof *around };

/* ---- vectors, and names that are used twice ---- */

static const char *const reductions[] = {
#define X(name, arity, takes, usage, summary) usage,
#include "function/language/reductions.def"
#undef X
    "norm(relu(A*v[0] - B))*max(v)",
    "a = A*[x, y]; b = max(a); [a*b, a/b]",
    "a = max(v); if(x > 0, a, log(-1 - a^2))",
    "a = [x*y, x - y]; b = tanh(A*a); softmax(B*b)",
    "[max(max(x, x), y), max(x, min(y, y)) + z, step(x)*y + floor(z)*x]",
    "[x, 3, y]",
    "logsumexp(relu(v)*u) + mean(abs(u - v))",
};

enum { N_REDUCTIONS = sizeof reductions / sizeof *reductions };

static const double points[][N_NAMES] = {
    {0.75, -1.25, 2, 0.5, 0.5, -1, 0.25, 1, 2.385, 1, 0.5, -0.25, 2, 1.5, -1, 0.75, 0.375},
    {0},
    {1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1},
    {-1, 2, 0.3, 2.1, -0.7, 2.1, 2.1, 0, 0, 0, 0, 1.3, 2, 1, 1, -0.4, 0.9},
};
enum { N_POINTS = sizeof points / sizeof *points };

/* ---- compositions by chance ---- */

struct dice {
    uint64_t state;
};

static size_t throw(struct dice * d, size_t n)
{
    d->state = d->state * 6364136223846793005u + 1442695040888963407u;
    return (size_t)(d->state >> 33) % n;
}

/* What is applied to up to three arguments; those that are not smooth come often. */
static const char *const operations[] = {
    "(# + #)",
    "(# - #)",
    "(#*#)",
    "(#*#)",
    "(#/#)",
    "(#^2)",
    "(#^#)",
    "(# > #)",
    "max(#, #)",
    "min(#, #)",
    "if(#, #, #)",
    "relu(#)",
    "abs(#)",
    "floor(#)",
    "step(#)",
    "sign(#)",
    "fmod(#, #)",
    "copysign(#, #)",
    "hypot(#, #)",
    "fdim(#, #)",
    "atan2(#, #)",
    "sqrt(#)",
    "log(#)",
    "sin(#)",
    "exp(-(#)^2)",
    "tanh(#)",
    "fma(#, #, #)",
    "sigmoid(#)",
    "logsumexp([#, #])",
    "max([#, #, #])",
    "(-#)",
    "cbrt(#)",
    "round(#)",
    "(# == #)",
    "(0*#)",
    "softmax([#, #, #])[1]",
};

/* Writes an expression of at most `depth` operations above each other, whose leaves are numbers, variables and names. */
static void compose(struct dice *d, size_t depth, const char *const *leaf, size_t n_leaves, char *text,
                    size_t room)
{
    if (depth == 0 || throw(d, 6) == 0) {
        snprintf(text, room, "%s", leaf[throw(d, n_leaves)]);
        return;
    }
    char *part[3];
    for (int i = 0; i < 3; i++) {
        part[i] = malloc(room / 4);
        compose(d, depth - 1, leaf, n_leaves, part[i], room / 4);
    }
    fill(text, room, operations[throw(d, sizeof operations / sizeof *operations)], (const char *const *)part);
    for (int i = 0; i < 3; i++) free(part[i]);
}

/* "a = #; b = #; [#, a*b]", the first two of `low` operations above each other, the third of `high`. */
enum { COMPOSED = 1 << 17 };
static void compose_two(struct dice *d, size_t low, size_t high, char text[COMPOSED])
{
    enum { ROOM = COMPOSED / 4 };
    static const char *const leaf[] = {"a",    "b", "x", "y", "z", "v[0]", "v[1]",
                                       "u[2]", "x", "y", "1", "0", "2",    "0.5"};
    const size_t n_leaves = sizeof leaf / sizeof *leaf;
    static char part[3][ROOM];
    compose(d, low, leaf + 2, n_leaves - 2, part[0], ROOM);
    compose(d, low, leaf + 2, n_leaves - 2, part[1], ROOM);
    compose(d, high, leaf, n_leaves, part[2], ROOM);
    fill(text, COMPOSED, "a = #; b = #; [#, a*b]", (const char *const[]){part[0], part[1], part[2]});
}

#endif
