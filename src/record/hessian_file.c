/* hstar.hessian/1: second derivatives. */
#include "base/memory.h"
#include "derive/hessian.h"
#include "record/kind.h"

#include <math.h>
#include <stdlib.h>

ASK(is_proven, struct hessian_entry, o->exact.source != REFERENCE_NONE)
ASK(is_asked_for, struct hessian, o->invert)
ASK(is_inverted, struct hessian, o->inverse != NULL)
ASK(has_column, struct hessian_entry, o->column != HESSIAN_NO_COLUMN)
ASK(is_product, struct hessian, o->along != NULL)
ASK(hessian_is_matrix, struct hessian, o->along == NULL)

static void init_entry(void *object)
{
    struct hessian_entry *e = object;
    e->column = HESSIAN_NO_COLUMN;
}

static void write_invert(struct json_writer *w, const struct member *m, const struct frame *at)
{
    (void)at;
    json_put_raw(w, m->name, "true");
}

static void read_invert(const struct json_value *value, const struct member *m, void *object,
                        const struct frame *at)
{
    struct hessian *h = object;
    (void)value, (void)m, (void)at;
    h->invert = true;
}

SAY(say_by, struct hessian, o->by_gradient ? "gradient" : "values")

/* ---- What follows from what was read ---- */

/* How many variables there are, by the entries: all of them, or those up to the diagonal. */
static void count_variables(const struct json_value *value, void *object)
{
    struct hessian *h = object;
    (void)value;
    h->n = 0;
    while (h->n * (h->n + 1) / 2 < h->n_entries) h->n++;
    if (h->along) h->n = h->n_entries;
}

/* The entries are those of a whole triangle, each in its place. */
static void check_triangle(const struct json_value *entries, const struct hessian *h)
{
    if (h->n * (h->n + 1) / 2 != h->n_entries)
        json_complain(entries, "has %zu elements, which no triangle has", h->n_entries);
    for (size_t i = 0; i < h->n && !entries->file->status; i++)
        for (size_t j = 0; j <= i; j++) {
            const struct hessian_entry *e = &h->entry[hessian_place(i, j)];
            if (e->row == h->entry[hessian_place(i, i)].row && e->column == h->entry[hessian_place(j, j)].row)
                continue;
            json_complain(entries, "does not go row by row, up to the diagonal");
            return;
        }
}

static void finish_hessian(const struct json_value *value, void *object, const struct frame *at)
{
    struct hessian *h = object;
    struct json_value by = json_member(value, "by"), entries = json_member(value, "entries");
    static const char *const bys[] = {"values", "gradient"};
    (void)at;
    h->by_gradient = json_choice(&by, &(struct names)NAMES(bys)) == 1;
    h->invert = h->invert || h->inverse; /* as older files have it */
    count_variables(value, h);
    if (!h->along) check_triangle(&entries, h);
    if (h->along) h->definite = DEFINITE_UNTOLD;
    for (size_t i = 0; i < h->n_entries; i++) {
        struct hessian_entry *e = &h->entry[i];
        e->exact.source = e->exact.digits || !isnan(e->exact.value) ? REFERENCE_EXACT : REFERENCE_NONE;
        e->exact.bound = e->step.h_brief = (double)NAN;
    }
}

static hstar_status ready_hessian(void *result, hstar_error *err)
{
    struct hessian *h = result;
    size_t *wrt = memory_array(h->n, sizeof *wrt);
    if (!wrt) return error_memory(err);
    for (size_t i = 0; i < h->n; i++) wrt[i] = h->entry[h->along ? i : hessian_place(i, i)].row;
    hstar_status status = read_with_respect_to(&h->problem, wrt, h->n, err);
    free(wrt);
    return status;
}

#include "record/hessian.def"

const struct result_file hessian_file = {.command = "hstar diff --hessian",
                                         .head = &question_record,
                                         .record = &hessian_record,
                                         .problem = offsetof(struct hessian, problem),
                                         .csv = &csv_of_elements,
                                         .rows = "entry",
                                         .is_read = true,
                                         .ready = ready_hessian};
