/* Grids of points, and values of JSON as an option has them. */
#include "cli/jobs/job_grid.h"
#include "base/json_quote.h"
#include "base/memory.h"
#include "base/numeral.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Rows of a grid at most: beyond, a count is a mistake. */
static const double most_rows = 1e12;

enum grid_kind { GRID_CONSTANT, GRID_STEPS, GRID_VALUES };

/* One variable of the point. */
struct grid_part {
    char *name;
    enum grid_kind kind;
    size_t n; /* how many places it has */
    double from, to;
    bool log;
    struct place_text {
        char *typed, *json; /* as a command line and as the job have it */
    } * values;             /* n_values: of a constant one, of values n */
    size_t n_values;
};

/* What a reader of JSON carries along. */
struct grid_source {
    const char *bytes;
    size_t length;
    const struct json_tree *tree;
    hstar_error *err;
};

static hstar_status wrong_node(const struct grid_source *s, const struct json_node *node, const char *what)
{
    return error_at(s->err, HSTAR_INVALID, s->bytes, s->length, node->start, "%s%.60s%s%s",
                    node->name ? "\"" : "", node->name ? node->name : "", node->name ? "\" " : "it ", what);
}

static hstar_status wrong_kind(const struct grid_source *s, const struct json_node *node, const char *wanted)
{
    char what[160];
    snprintf(what, sizeof what, "is %s, not %s", json_tree_what(node), wanted);
    return wrong_node(s, node, what);
}

static hstar_status append_parts(const struct grid_source *s, const struct json_node *node, struct text *t)
{
    hstar_status status = HSTAR_OK;
    const struct json_node *first = json_tree_first(s->tree, node);
    for (const struct json_node *p = first; p && !status; p = json_tree_next(s->tree, node, p)) {
        text_format(t, "%s%s%s", p == first ? "" : ",", p->name ? p->name : "", p->name ? "=" : "");
        status = job_value(s->bytes, s->length, s->tree, p, true, t, s->err);
    }
    return status;
}

hstar_status job_value(const char *source, size_t length, const struct json_tree *tree,
                       const struct json_node *node, bool within, struct text *t, hstar_error *err)
{
    const struct grid_source s = {source, length, tree, err};
    hstar_status status;
    switch (node->kind) {
    case JSON_TREE_TEXT:
    case JSON_TREE_NUMBER:
        text_append(t, node->text);
        return HSTAR_OK;
    case JSON_TREE_ARRAY:
        if (within) text_append(t, "[");
        status = append_parts(&s, node, t);
        if (within) text_append(t, "]");
        return status;
    case JSON_TREE_OBJECT:
        if (!within) return append_parts(&s, node, t);
        break;
    case JSON_TREE_TRUE:
    case JSON_TREE_FALSE:
    case JSON_TREE_NULL:
        break;
    }
    return wrong_kind(&s, node, "a number, a text or an array of these");
}

bool job_grid_in(const struct json_tree *tree, const struct json_node *at)
{
    if (at->kind != JSON_TREE_OBJECT) return false;
    for (const struct json_node *m = json_tree_first(tree, at); m; m = json_tree_next(tree, at, m))
        if (m->kind == JSON_TREE_OBJECT) return true;
    return false;
}

static hstar_status add_value(const struct grid_source *s, const struct json_node *node,
                              struct grid_part *part)
{
    struct text t;
    text_init(&t);
    hstar_status status = job_value(s->bytes, s->length, s->tree, node, true, &t, s->err);
    struct place_text *value = &part->values[part->n_values++];
    value->typed = status || t.failed ? NULL : memory_text(text_said(&t, NULL), t.length);
    value->json = memory_text(s->bytes + node->start, node->length);
    if (!status && (!value->typed || !value->json)) status = error_memory(s->err);
    text_clear(&t);
    return status;
}

static hstar_status room_for_values(const struct grid_source *s, struct grid_part *part, size_t n)
{
    part->values = memory_array(n, sizeof *part->values);
    part->n = n;
    return part->values ? HSTAR_OK : error_memory(s->err);
}

static hstar_status read_values(const struct grid_source *s, const struct json_node *list,
                                struct grid_part *part)
{
    part->kind = GRID_VALUES;
    if (list->kind != JSON_TREE_ARRAY) return wrong_kind(s, list, "an array");
    if (list->n == 0) return wrong_node(s, list, "has no values");
    hstar_status status = room_for_values(s, part, list->n);
    const struct json_node *v = json_tree_first(s->tree, list);
    for (; v && !status; v = json_tree_next(s->tree, list, v)) status = add_value(s, v, part);
    return status;
}

static hstar_status read_finite(const struct grid_source *s, const struct json_node *node, double *x)
{
    if (node->kind != JSON_TREE_NUMBER) return wrong_kind(s, node, "a number");
    *x = numeral_read(node->text, NULL);
    return isfinite(*x) ? HSTAR_OK : wrong_node(s, node, "is beyond the numbers of double");
}

static hstar_status read_spacing(const struct grid_source *s, const struct json_node *node,
                                 struct grid_part *part)
{
    part->log = node->kind == JSON_TREE_TEXT && !strcmp(node->text, "log");
    if (part->log || (node->kind == JSON_TREE_TEXT && !strcmp(node->text, "linear"))) return HSTAR_OK;
    return wrong_node(s, node, "can be \"linear\" or \"log\"");
}

static hstar_status check_steps(const struct grid_source *s, const struct json_node *node,
                                const struct grid_part *part, double points)
{
    if (!(points >= 1 && points <= most_rows && points == floor(points)))
        return wrong_node(s, node, "has \"points\" that are not a whole number from 1 to 1e12");
    if (points == 1 && part->from != part->to)
        return wrong_node(s, node, "has one point, and \"from\" is not \"to\"");
    if (part->log && !((part->from > 0 && part->to > 0) || (part->from < 0 && part->to < 0)))
        return wrong_node(s, node, "is spaced by log: \"from\" and \"to\" must be on the same side of 0");
    return HSTAR_OK;
}

static hstar_status read_steps(const struct grid_source *s, const struct json_node *node,
                               struct grid_part *part)
{
    double points = 0;
    const struct {
        const char *name;
        double *x;
    } numbers[] = {{"from", &part->from}, {"to", &part->to}, {"points", &points}};
    hstar_status status = HSTAR_OK;
    part->kind = GRID_STEPS;
    for (size_t i = 0; i < sizeof numbers / sizeof *numbers && !status; i++) {
        const struct json_node *m = json_tree_member(s->tree, node, numbers[i].name);
        status =
            m ? read_finite(s, m, numbers[i].x)
              : wrong_node(s, node, "is a grid, and needs \"from\", \"to\" and \"points\", or \"values\"");
    }
    const struct json_node *spacing = json_tree_member(s->tree, node, "spacing");
    if (!status && spacing) status = read_spacing(s, spacing, part);
    if (!status) status = check_steps(s, node, part, points);
    part->n = status ? 0 : (size_t)points;
    return status;
}

/* What a grid has no use for is a mistake. */
static hstar_status check_grid_members(const struct grid_source *s, const struct json_node *node)
{
    static const char *const names[] = {"from", "to", "points", "spacing", "values"};
    enum { N_NAMES = sizeof names / sizeof *names };
    const bool values = json_tree_member(s->tree, node, "values") != NULL;
    const struct json_node *m = json_tree_first(s->tree, node);
    for (; m; m = json_tree_next(s->tree, node, m)) {
        size_t i = 0;
        while (i < N_NAMES && strcmp(m->name, names[i])) i++;
        if (i == N_NAMES)
            return wrong_node(s, m,
                              "is no member of a grid, which has \"from\", \"to\", \"points\" and "
                              "\"spacing\", or \"values\"");
        if (values && i + 1 < N_NAMES) return wrong_node(s, m, "does not go with \"values\"");
    }
    return HSTAR_OK;
}

static hstar_status read_part(const struct grid_source *s, const struct json_node *node,
                              struct grid_part *part)
{
    *part = (struct grid_part){.name = memory_text(node->name, strlen(node->name)), .n = 1};
    if (!part->name) return error_memory(s->err);
    if (node->kind != JSON_TREE_OBJECT) {
        hstar_status status = room_for_values(s, part, 1);
        return status ? status : add_value(s, node, part);
    }
    hstar_status status = check_grid_members(s, node);
    const struct json_node *values = json_tree_member(s->tree, node, "values");
    if (status) return status;
    return values ? read_values(s, values, part) : read_steps(s, node, part);
}

hstar_status job_grid_read(const char *source, size_t length, const struct json_tree *tree,
                           const struct json_node *at, struct job_grid *grid, hstar_error *err)
{
    const struct grid_source s = {source, length, tree, err};
    struct job_grid new = {.parts = memory_array(at->n, sizeof *new.parts)};
    double rows = 1;
    hstar_status status = new.parts ? HSTAR_OK : error_memory(err);
    const struct json_node *m = json_tree_first(tree, at);
    for (; m && !status; m = json_tree_next(tree, at, m)) {
        status = read_part(&s, m, &new.parts[new.n++]);
        if (!status) rows *= (double)new.parts[new.n - 1].n;
    }
    if (!status && rows > most_rows) status = wrong_node(&s, at, "has more than 1e12 points");
    new.n_rows = status ? 0 : (size_t)rows;
    if (status)
        job_grid_clear(&new);
    else
        *grid = new;
    return status;
}

void job_grid_clear(struct job_grid *grid)
{
    for (size_t p = 0; p < grid->n; p++) {
        struct grid_part *part = &grid->parts[p];
        for (size_t i = 0; i < part->n_values; i++) {
            free(part->values[i].typed);
            free(part->values[i].json);
        }
        free(part->values);
        free(part->name);
    }
    free(grid->parts);
    *grid = (struct job_grid){0};
}

/* Place i of a grid from one end to the other, both exact. */
static double step_at(const struct grid_part *p, size_t i)
{
    const double last = (double)(p->n - 1), k = (double)i;
    if (i == 0) return p->from;
    if (i + 1 == p->n) return p->to;
    if (!p->log) {
        const double way = (p->to - p->from) * k;
        return isfinite(way) ? p->from + way / last : p->from * ((last - k) / last) + p->to * (k / last);
    }
    const double a = log10(fabs(p->from)), b = log10(fabs(p->to));
    return copysign(pow(10, a + (b - a) * k / last), p->from);
}

static void append_place(const struct grid_part *p, size_t i, bool json, struct text *t)
{
    if (p->kind == GRID_STEPS)
        text_double(t, step_at(p, i));
    else
        text_append(t, json ? p->values[i].json : p->values[i].typed);
}

/* Which place part p is at in that row. */
static size_t place_in_row(const struct job_grid *grid, size_t row, size_t p)
{
    for (size_t q = grid->n; --q > p;) row /= grid->parts[q].n;
    return row % grid->parts[p].n;
}

void job_grid_point(const struct job_grid *grid, size_t row, struct text *t)
{
    for (size_t p = 0; p < grid->n; p++) {
        text_format(t, "%s%s=", p ? "," : "", grid->parts[p].name);
        append_place(&grid->parts[p], place_in_row(grid, row, p), false, t);
    }
}

void job_grid_json(const struct job_grid *grid, size_t row, struct text *t)
{
    const char *between = "{";
    for (size_t p = 0; p < grid->n; p++) {
        if (grid->parts[p].kind == GRID_CONSTANT) continue;
        text_append(t, between);
        text_quoted(t, grid->parts[p].name);
        text_append(t, ": ");
        append_place(&grid->parts[p], place_in_row(grid, row, p), true, t);
        between = ", ";
    }
    text_append(t, "}");
}
