/* Checks as CSV: a row a component, or a projection, of each point. */
#include "check/check_words.h"
#include "record/csv.h"

#include <math.h>

/* What is written out before more is put together. */
enum { BLOCK = 1 << 16 };

static void cell(struct text *t, double x)
{
    text_append(t, ",");
    if (isfinite(x)) text_double(t, x);
}

static void word(struct text *t, const char *name)
{
    text_append(t, ",");
    csv_append_name(t, name ? name : "");
}

static void append_row(struct text *t, const struct check *c, const struct check_row *r, size_t at)
{
    char wrt[COMPONENT_LABEL];
    struct text says;
    text_init(&says);
    check_wrt(c, r, wrt);
    check_says(&says, c, r);
    const struct step *s = &r->expected;
    const double numbers[] = {s->value, s->bar, r->got, r->rounding, r->difference, r->relative, r->bars};
    text_format(t, "%zu,%zu", at, r->output);
    word(t, c->n_directions ? wrt : c->problem->f->variables[r->wrt]);
    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++) cell(t, numbers[i]);
    word(t, verdicts[r->verdict].name);
    word(t, r->diagnosis == DIAGNOSIS_NONE ? NULL : diagnoses[r->diagnosis].name);
    word(t, says.data);
    word(t, s->use < N_USES ? use_names[s->use] : NULL);
    cell(t, s->h);
    text_format(t, ",%zu", s->evaluations);
    cell(t, s->noise);
    word(t, stops[s->stop].name);
    text_append(t, "\n");
    if (says.failed) t->failed = true;
    text_clear(&says);
}

hstar_status csv_write_survey(const struct survey *s, struct sink *sink, hstar_error *err)
{
    struct text t;
    text_init(&t);
    text_append(
        &t,
        "at,output,wrt,expected,bar,got,rounding,difference,relative,bars,verdict,diagnosis,says,method,h,"
        "evaluations,noise,stop\n");
    hstar_status status = HSTAR_OK;
    for (size_t i = 0; i < s->n_points; i++)
        for (size_t k = 0; k < s->at[i]->n_rows && !status; k++) {
            append_row(&t, s->at[i], &s->at[i]->row[k], i);
            if (t.failed || t.length < BLOCK) continue;
            status = sink_write(sink, t.data, t.length, err);
            t.length = 0;
        }
    if (!status) status = t.failed ? error_memory(err) : sink_write(sink, t.data, t.length, err);
    text_clear(&t);
    return status;
}
