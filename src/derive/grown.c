/* Longer vectors. */
#include "derive/grown.h"
#include "base/memory.h"
#include "base/texts.h"
#include "check/directions.h"
#include "function/source/expression.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* A variable of the problem, with all of its elements: from first to end. */
struct grown_name {
    const char *name;
    size_t length; /* of the name, without an index */
    size_t first, end, columns;
    bool is_matrix, grows, wanted; /* wanted: it is differentiated by */
};

/* What is laid out: names and values, in problem_parts the rest. */
struct growing {
    const struct grown_request *request;
    struct grown_name *named;
    size_t n_named, n;
    char **names;
    struct problem_parts parts;
    size_t n_wrt;
    uint64_t state;
};

static bool same_name(const struct grown_name *v, const char *name)
{
    return strlen(name) == v->length && !memcmp(v->name, name, v->length);
}

/* Elements follow each other: row by row, "A[0,0]", "A[0,1]", … */
static void find_named(struct growing *g)
{
    const struct function *f = g->request->problem->f;
    for (size_t v = 0; v < f->n_variables; v++) {
        const char *name = f->variables[v];
        const size_t length = strcspn(name, "[");
        struct grown_name *last = g->n_named ? &g->named[g->n_named - 1] : NULL;
        if (!last || last->length != length || memcmp(last->name, name, length)) {
            last = &g->named[g->n_named++];
            *last = (struct grown_name){
                .name = name, .length = length, .first = v, .is_matrix = strchr(name + length, ',') != NULL};
        }
        last->end = v + 1;
        if (!strncmp(name + length, "[0,", 3) || !last->is_matrix) last->columns++;
    }
}

static hstar_status no_vector(const struct growing *g, const char *name, hstar_error *err)
{
    const struct function *f = g->request->problem->f;
    const bool number = function_variable(f, name) < f->n_variables;
    error_set(err, HSTAR_INVALID,
              number ? "%.60s is a number: only vectors and matrices grow"
                     : "%.60s cannot grow: f has no variable of that name",
              name);
    if (number) error_remedy(err, "--at %.60s=[1] makes a vector of it", name);
    return HSTAR_INVALID;
}

static hstar_status choose_vectors(struct growing *g, hstar_error *err)
{
    for (size_t i = 0; i < g->request->n_vectors; i++) {
        const char *name = g->request->vectors[i];
        struct grown_name *found = NULL;
        for (size_t k = 0; k < g->n_named; k++)
            if (same_name(&g->named[k], name) && g->named[k].name[g->named[k].length] == '[')
                found = &g->named[k];
        if (!found) return no_vector(g, name, err);
        found->grows = true;
    }
    for (size_t i = 0; i < g->request->problem->n_wrt; i++)
        for (size_t k = 0; k < g->n_named; k++) {
            struct grown_name *v = &g->named[k];
            const size_t wrt = g->request->problem->wrt[i];
            v->wanted = v->wanted || (wrt >= v->first && wrt < v->end);
        }
    return HSTAR_OK;
}

static size_t n_rows(const struct grown_name *v)
{
    return v->is_matrix ? (v->end - v->first) / v->columns : 1;
}

static bool is_wanted(const struct growing *g, size_t variable)
{
    const struct problem *p = g->request->problem;
    for (size_t i = 0; i < p->n_wrt; i++)
        if (p->wrt[i] == variable) return true;
    return false;
}

static bool grow_variable(struct growing *g, char *name, double value, bool wanted)
{
    if (!name) return false;
    g->names[g->n] = name;
    g->parts.point[g->n] = value;
    if (wanted) g->parts.wrt[g->n_wrt++] = g->n;
    g->n++;
    return true;
}

static char *grown_element_name(const struct grown_name *v, size_t row, size_t column)
{
    char *name;
    const int length = (int)v->length;
    const int n = v->is_matrix ? asprintf(&name, "%.*s[%zu,%zu]", length, v->name, row, column)
                               : asprintf(&name, "%.*s[%zu]", length, v->name, column);
    return n < 0 ? NULL : name;
}

static bool add_grown(struct growing *g, const struct grown_name *v, size_t size)
{
    const double *point = g->request->problem->point;
    for (size_t row = 0; row < n_rows(v); row++)
        for (size_t k = 0; k < size; k++) {
            const double before = point[v->first + row * v->columns + k % v->columns];
            const double value = before * (0.5 + direction_uniform(&g->state));
            if (!grow_variable(g, grown_element_name(v, row, k), value, v->wanted)) return false;
        }
    return true;
}

static bool add_named(struct growing *g, const struct grown_name *v, size_t size)
{
    const struct problem *p = g->request->problem;
    if (v->grows) return add_grown(g, v, size);
    for (size_t i = v->first; i < v->end; i++) {
        const char *name = p->f->variables[i];
        if (!grow_variable(g, memory_text(name, strlen(name)), p->point[i], is_wanted(g, i))) return false;
    }
    return true;
}

static hstar_status lay_out_grown(struct growing *g, size_t size, hstar_error *err)
{
    size_t n = 0;
    for (size_t k = 0; k < g->n_named; k++) {
        const struct grown_name *v = &g->named[k];
        n += v->grows ? n_rows(v) * size : v->end - v->first;
    }
    g->names = memory_array(n, sizeof *g->names);
    g->parts.point = memory_array(n, sizeof *g->parts.point);
    g->parts.wrt = memory_array(n, sizeof *g->parts.wrt);
    bool done = g->names && g->parts.point && g->parts.wrt;
    for (size_t k = 0; done && k < g->n_named; k++) done = add_named(g, &g->named[k], size);
    return done ? HSTAR_OK : error_memory(err);
}

static hstar_status compile_grown(struct growing *g, struct problem **grown, hstar_error *err)
{
    size_t n_texts = 0;
    const char *const *texts = expression_sources(g->request->problem->f, &n_texts);
    hstar_status status =
        expression_new(texts, n_texts, (const char *const *)g->names, g->n, &g->parts.f, err);
    if (!status) status = problem_new(&g->parts, g->n_wrt, grown, err);
    if (!status) g->parts = (struct problem_parts){0};
    return status;
}

hstar_status grown_new(const struct grown_request *request, size_t size, struct problem **grown,
                       hstar_error *err)
{
    const struct function *f = request->problem->f;
    struct growing g = {.request = request,
                        .named = memory_array(f->n_variables, sizeof *g.named),
                        .state = direction_state(request->seed, size)};
    hstar_status status = g.named ? HSTAR_OK : error_memory(err);
    if (!status) {
        find_named(&g);
        status = choose_vectors(&g, err);
    }
    if (!status) status = lay_out_grown(&g, size, err);
    if (!status) status = compile_grown(&g, grown, err);
    if (!status) (*grown)->n_threads = request->problem->n_threads;
    texts_free(g.names, g.n);
    free(g.named);
    function_free(g.parts.f);
    free(g.parts.point);
    free(g.parts.wrt);
    return status;
}
