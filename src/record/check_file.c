/* hstar.check/1: a gradient held against the numerical one. */
#include "base/memory.h"
#include "check/check_words.h"
#include "record/kind.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* ---- A row ---- */

/* The rows stand in one list, those of all points: the check of number `index`, and which row of it that is. */
static size_t point_of_row(const struct checks *s, size_t *index)
{
    size_t i = 0;
    while (*index >= s->at[i]->n_rows) *index -= s->at[i++]->n_rows;
    return i;
}

static size_t row_point(const struct frame *at)
{
    size_t index = at->index;
    return point_of_row(enclosing(at, &checks_record), &index);
}

static const struct check *check_of_row(const struct frame *at)
{
    const struct checks *s = enclosing(at, &checks_record);
    return s->at[row_point(at)];
}

static void say_row(struct text *t, const struct frame *at)
{
    check_says(t, check_of_row(at), at->data);
}

static size_t row_count(const struct frame *at)
{
    const struct checks *s = enclosing(at, &checks_record);
    size_t n = 0;
    for (size_t i = 0; i < s->n_points; i++) n += s->at[i]->n_rows;
    return n;
}

static void *row_at(const struct frame *at, size_t index)
{
    const struct checks *s = enclosing(at, &checks_record);
    size_t i = point_of_row(s, &index);
    return &s->at[i]->row[index];
}

static void say_wrt(struct text *t, const struct frame *at)
{
    const struct check *c = check_of_row(at);
    const struct check_row *row = at->data;
    char wrt[COMPONENT_LABEL];
    check_wrt(c, row, wrt);
    text_append(t, c->n_directions ? wrt : at->head->variables[row->wrt]);
}

/* A variable by its name, or "direction 1". */
static void read_row_wrt(const struct json_value *value, const struct member *m, void *object,
                         const struct frame *at)
{
    static const char prefix[] = "direction ";
    struct check_row *row = object;
    const struct names variables = {(const char *const *)at->head->variables, sizeof(char *),
                                    at->head->n_variables};
    const struct checks *s = enclosing(at, &checks_record);
    (void)m;
    if (!s->at[0]->n_directions) {
        row->wrt = json_choice(value, &variables);
        return;
    }
    const char *text = json_text(value);
    unsigned long number =
        strncmp(text, prefix, sizeof prefix - 1) ? 0 : strtoul(text + sizeof prefix - 1, NULL, 10);
    if (number < 1 || number > s->at[0]->n_directions)
        json_complain(value, "is \"%.40s\", which is not a direction", text);
    row->wrt = number - 1;
}

ASK(has_row_variable, struct check_row, o->variable != CHECK_NO_VARIABLE)

/* Of a Hessian there is a row for each variable that was asked for. */
static void check_row_output(const struct json_value *value, void *object, const struct frame *at)
{
    const struct checks *s = enclosing(at, &checks_record);
    if (s->at[0]->order != 2)
        check_output(value, object, at);
    else if (json_count(value) >= at->head->n_variables)
        json_complain(value, "is %zu, function.variables has %zu", json_count(value), at->head->n_variables);
}

static void init_row(void *object)
{
    struct check_row *row = object;
    row->variable = CHECK_NO_VARIABLE;
    row->other = SIZE_MAX; /* which a file does not say */
}

#define DIAGNOSES NAMES_IN(diagnoses, name)
#define VERDICTS  NAMES_IN(verdicts, name)
static const char *const phantom_words[] = {[PHANTOM_SEEN] = "seen", [PHANTOM_PROVEN] = "proven"};
static const char *const senses[] = {[SENSE_PIECE] = "piece", [SENSE_ACROSS] = "across"};

/* ---- The Taylor test ---- */

ASK(has_taylor, struct check, o->has_taylor)
ASK(is_fitted, struct taylor, !isnan(o->slope))

static void check_taylor(const struct json_value *value, void *object, const struct frame *at)
{
    struct check *c = object;
    (void)at;
    c->has_taylor = !json_is_null(value);
    if (!c->has_taylor) c->taylor.slope = (double)NAN;
}

/* ---- A point ---- */

ASK(is_of_second, struct check, o->order == 2)
static const char *const second_sources[] = {"values", "gradient"};
ASK(is_allclose, struct check, o->criterion == CRITERION_ALLCLOSE || o->criterion == CRITERION_GRADCHECK)
SAY(say_word, struct check, o->word)

/* ---- All of them ---- */

FIND(first_check, struct checks, o->at[0])
FIND(worst_check, struct checks, o->at[o->severity[0]])
static void *check_at(const struct frame *at, size_t index)
{
    const struct checks *s = at->data;
    return s->at[index];
}

/* Room for the rows of each point: the components say to which they belong. */
static void prepare_rows(const struct json_value *value, void *object)
{
    const struct checks *s = object;
    size_t last = 0;
    for (struct json_value e = json_first(value); e.item; json_next(&e)) {
        struct json_value at = json_member(&e, "at");
        size_t point = json_count(&at);
        if (point >= s->n_points) json_complain(&at, "is %zu, points has %zu elements", point, s->n_points);
        if (point < last) json_complain(&at, "is %zu, behind one of %zu", point, last);
        last = point;
        if (!value->file->status) s->at[point]->n_rows++;
    }
    for (size_t i = 0; i < s->n_points && !value->file->status; i++) {
        struct check *c = s->at[i];
        c->row = json_room(value->file, c->n_rows, sizeof *c->row);
        c->severity = json_room(value->file, c->n_rows, sizeof *c->severity);
        if (!c->n_rows) json_complain(value, "has none of points[%zu]", i);
    }
}

static void *make_checks(const struct json_value *root, void *object)
{
    struct checks *s = object;
    struct json_value points = json_member(root, "points");
    size_t n = json_length(&points);
    if (!n) json_complain(&points, "is empty");
    struct check **at = root->file->status ? NULL : memory_resize(s->at, n, sizeof *at);
    s->severity = json_room(root->file, n, sizeof *s->severity);
    if (!at) json_out_of_memory(root->file);
    if (!at) return NULL;
    s->at = at;
    for (; s->n_points < n && !root->file->status; s->n_points++)
        s->at[s->n_points] = json_room(root->file, 1, sizeof **at);
    return s->at[0];
}

static void *made_first(const struct json_value *root, void *object)
{
    const struct checks *s = object;
    (void)root;
    return s->at[0];
}

/* The problem of the first point is that of the file, others are the same elsewhere. */
static void read_checked_point(const struct json_value *value, const struct member *m, void *object,
                               const struct frame *at)
{
    const struct checks *s = enclosing(at, &checks_record);
    struct check *c = object;
    struct problem *there = NULL;
    double *point = json_read_point(value, at->head, true);
    (void)m;
    if (!value->file->status && c != s->at[0] && problem_at(s->at[0]->problem, point, &there, NULL))
        json_out_of_memory(value->file);
    if (there) c->problem = there;
    free(point);
}

FIND(point_of, struct check, &o->problem->point)

#include "record/check.def"

static void *first_row_within(const void *result)
{
    const struct checks *s = result;
    return s->at[0];
}

static bool make_holder(void *result)
{
    struct checks *s = result;
    s->at = memory_array(1, sizeof *s->at);
    if (s->at) s->at[0] = memory_array(1, sizeof **s->at);
    s->n_points = s->at && s->at[0];
    if (!s->n_points) free(s->at);
    return s->n_points;
}

/* What is asked alike at all points stands in the file once. */
static hstar_status share_claim(struct check *c, const struct check *first, hstar_error *err)
{
    c->n_directions = first->n_directions;
    c->criterion = first->criterion;
    c->margin = first->margin;
    c->threshold = first->threshold;
    c->rtol = first->rtol;
    c->atol = first->atol;
    c->h = first->h;
    c->nondet_tol = first->nondet_tol;
    c->order = first->order;
    c->by_gradient = first->by_gradient;
    c->claim_kind = memory_text(first->claim_kind, strlen(first->claim_kind));
    return c->claim_kind ? HSTAR_OK : error_memory(err);
}

/* The variables of the first group of rows, and so of each. */
static hstar_status read_wrt_of(struct check *c, hstar_error *err)
{
    size_t n = c->n_rows / c->problem->f->n_outputs;
    if (c->n_directions || !n) return HSTAR_OK;
    if (c->order == 2 && !c->along)
        for (n = 1; n * n < c->n_rows;) n++;
    if (c->order == 2 && !c->along && n * n != c->n_rows) return HSTAR_OK; /* not what we write */
    size_t *wrt = memory_array(n, sizeof *wrt);
    if (!wrt) return error_memory(err);
    for (size_t i = 0; i < n; i++) wrt[i] = c->row[i].wrt;
    hstar_status status = read_with_respect_to(&c->problem, wrt, n, err);
    free(wrt);
    return status;
}

static hstar_status ready_checks(void *result, hstar_error *err)
{
    struct checks *s = result;
    hstar_status status = HSTAR_OK;
    s->random = s->n_points > 1;
    for (size_t i = 0; i < s->n_points; i++) {
        struct check *c = s->at[i];
        if (i && !status) status = share_claim(c, s->at[0], err);
        if (!status) status = read_wrt_of(c, err);
        for (size_t k = 0; k < c->n_rows; k++) c->count[c->row[k].verdict]++;
        check_sort(c);
    }
    if (!status) checks_conclude(s);
    return status;
}

const struct result_file checks_file = {.command = "hstar check",
                                        .head = &question_record,
                                        .record = &checks_record,
                                        .problem = offsetof(struct check, problem),
                                        .holder = first_row_within,
                                        .csv = &csv_of_elements,
                                        .rows = "component of each point",
                                        .is_read = true,
                                        .make = make_holder,
                                        .ready = ready_checks};
