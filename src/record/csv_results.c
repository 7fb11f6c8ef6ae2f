/* Derivatives, selectors' choices and noises as CSV: a row each. */
#include "record/csv.h"

#include <math.h>

/* A cell with a comma before it; empty where there is no number. */
static void cell(struct text *t, double x)
{
    text_append(t, ",");
    if (isfinite(x)) text_double(t, x);
}

static void word(struct text *t, const char *name)
{
    text_append(t, ",");
    csv_append_name(t, name);
}

static void begin_row(struct text *t, size_t output, const char *wrt)
{
    text_format(t, "%zu", output);
    word(t, wrt);
}

/* The columns that every step has. */
#define STEP_HEADER "value,bar,error,method,order,side,h,h_largest,evaluations,noise,spread,status,stop"

static void step_cells(struct text *t, const struct step *s, double error)
{
    cell(t, s->value);
    cell(t, s->bar);
    cell(t, error);
    word(t, s->use < N_USES ? use_names[s->use] : "");
    text_format(t, ",%u,%d", s->order, s->side);
    cell(t, s->h);
    cell(t, s->h_largest);
    text_format(t, ",%zu", s->evaluations);
    cell(t, s->noise);
    cell(t, s->spread);
    word(t, trust_name(stops[s->stop].trust));
    word(t, stops[s->stop].name);
}

static void piece_cells(struct text *t, const struct step *s)
{
    const struct step_piece *p = &s->piece;
    const double numbers[] = {p->local, p->local_bar, p->across, p->across_bar, p->reach, p->joint};
    for (size_t k = 0; k < sizeof numbers / sizeof *numbers; k++)
        cell(t, step_has_pieces(s) ? numbers[k] : (double)NAN);
    for (size_t k = 0; k < 2; k++) cell(t, s->missing[k] > 0 ? s->missing[k] : (double)NAN);
}

static hstar_status finish(struct text *t, struct sink *sink, hstar_error *err)
{
    hstar_status status = t->failed ? error_memory(err) : sink_write(sink, t->data, t->length, err);
    text_clear(t);
    return status;
}

hstar_status csv_write_derivatives(const struct derivatives *d, struct sink *sink, hstar_error *err)
{
    struct text t;
    text_init(&t);
    text_append(&t, "output,wrt,derivative,exact," STEP_HEADER
                    ",local,local_bar,across,across_bar,piece_reach,joint,missing_left,missing_right\n");
    for (size_t i = 0; i < d->n_components; i++) {
        const struct derivative *c = &d->component[i];
        begin_row(&t, c->output, d->problem->f->variables[c->wrt]);
        text_format(&t, ",%u", d->step.derivative);
        cell(&t, c->exact.source == REFERENCE_NONE ? (double)NAN : c->exact.value);
        step_cells(&t, &c->step, c->error);
        piece_cells(&t, &c->step);
        text_append(&t, "\n");
    }
    return finish(&t, sink, err);
}

hstar_status csv_write_choices(const struct optimal *o, struct sink *sink, hstar_error *err)
{
    struct text t;
    text_init(&t);
    text_append(&t, "output,wrt,selector,asked,regret," STEP_HEADER "\n");
    for (size_t i = 0; i < o->sweep->n_components; i++) {
        const struct component_sweep *component = &o->sweep->components[i];
        const struct choice *choices = optimal_choices(o, i);
        for (size_t k = 0; k < o->n_choices; k++) {
            const struct choice *c = &choices[k];
            begin_row(&t, component->output, o->sweep->problem->f->variables[component->wrt]);
            word(&t, selectors[c->selector].name);
            word(&t, c->selector == SELECTOR_AUTO && c->use < N_USES ? use_names[c->use] : "");
            cell(&t, c->regret);
            step_cells(&t, &c->step, c->error);
            text_append(&t, "\n");
        }
    }
    return finish(&t, sink, err);
}

#define NOISE_HEADER                                                                                         \
    "output,wrt,f,level,source,relative,roundoffs,digits_lost,ecnoise,faccur,spread,roundoff,spacing,"       \
    "evaluations,forward_h,central_h,distance,scatter,scatter_roundoff,kind\n"

/* What a component has once. */
static void noise_cells(struct text *t, const struct noise_row *r, const char *wrt)
{
    begin_row(t, r->output, wrt);
    cell(t, r->f);
    cell(t, r->noise.level);
    word(t, noise_source_names[r->noise.source]);
    const double numbers[] = {r->relative,     r->roundoffs,    r->digits_lost,    r->noise.ecnoise,
                              r->noise.faccur, r->noise.spread, r->noise.roundoff, r->noise.spacing};
    for (size_t k = 0; k < sizeof numbers / sizeof *numbers; k++) cell(t, numbers[k]);
    text_format(t, ",%zu", r->noise.evaluations);
    cell(t, r->forward_h);
    cell(t, r->central_h);
}

/* A row each distance; one where there is none. */
hstar_status csv_write_noises(const struct noises *n, struct sink *sink, hstar_error *err)
{
    struct text t;
    text_init(&t);
    text_append(&t, NOISE_HEADER);
    for (size_t i = 0; i < n->n_components; i++) {
        const struct noise_row *r = &n->component[i];
        for (size_t k = 0; k < r->profile.n; k++) {
            const struct noise_at *at = &r->profile.at[k];
            noise_cells(&t, r, n->problem->f->variables[r->wrt]);
            cell(&t, at->distance);
            cell(&t, at->level);
            cell(&t, at->roundoff);
            word(&t, noise_kind_names[at->kind]);
            text_append(&t, "\n");
        }
        if (r->profile.n) continue;
        noise_cells(&t, r, n->problem->f->variables[r->wrt]);
        text_append(&t, ",,,,\n");
    }
    return finish(&t, sink, err);
}
