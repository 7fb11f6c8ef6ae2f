/* What the benchmarks of gradients differentiate, with as many variables as they like. */
#ifndef TESTS_BENCH_SUBJECTS_H
#define TESTS_BENCH_SUBJECTS_H

#include "base/error.h"
#include "base/memory.h"
#include "base/text.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

static const struct subject {
    const char *what, *text;
    const char *vectors; /* their names, of n elements in all; or */
    bool network;        /* one of x to a layer of as many: a matrix A, and vectors b and w */
} subjects[] = {
    {"sum of squares", "sum(w^2)", "w", false},
    {"dot product", "dot(w, u)", "wu", false},
    {"product", "prod(w)", "w", false},
    {"logsumexp", "logsumexp(w)", "w", false},
    {"norm of softmax", "norm(softmax(w))", "w", false},
    {"two layers, tanh", "(dot(w, tanh(A*x + b)) - 1)^2", "", true},
    {"two layers, relu", "(dot(w, relu(A*x + b)) - 1)^2", "", true},
};

struct names {
    char **name;
    size_t n, n_fixed; /* the last are no variables of the gradient */
};

static void *must_have(void *memory)
{
    if (memory) return memory;
    fputs("bench: no memory\n", stderr);
    exit(3);
}

static void must(hstar_status status, const hstar_error *err)
{
    if (!status) return;
    fprintf(stderr, "bench: %s\n", err->message);
    exit(3);
}

/* v[0] … of n numbers, or the matrix A of that many rows. */
static void add_names(struct names *names, char letter, size_t rows, size_t columns)
{
    names->name = must_have(memory_resize(names->name, names->n + rows * columns, sizeof *names->name));
    for (size_t i = 0; i < rows; i++)
        for (size_t j = 0; j < columns; j++) {
            struct text t;
            text_init(&t);
            if (letter == 'A')
                text_format(&t, "A[%zu,%zu]", i, j);
            else
                text_format(&t, "%c[%zu]", letter, i);
            names->name[names->n++] = must_have(t.failed ? NULL : t.data);
        }
}

static struct names name_variables(const struct subject *s, size_t n)
{
    struct names names = {0};
    const size_t width = (size_t)sqrt((double)n);
    for (const char *v = s->vectors; *v; v++) add_names(&names, *v, n / strlen(s->vectors), 1);
    if (!s->network) return names;
    add_names(&names, 'A', width, width);
    add_names(&names, 'b', width, 1);
    add_names(&names, 'w', width, 1);
    add_names(&names, 'x', width, 1);
    names.n_fixed = width;
    return names;
}

static void names_free(struct names *names)
{
    for (size_t v = 0; v < names->n; v++) free(names->name[v]);
    free(names->name);
}

static double seconds(void)
{
    struct timespec now;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return (double)now.tv_sec + 1e-9 * (double)now.tv_nsec;
}

#endif
