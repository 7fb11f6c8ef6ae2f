/* What a page says of noise, a way downhill, comparisons, forecasts and kept answers. */
#include "page/page_words.h"
#include "show/table_words.h"

#include <math.h>

static void of_point(struct text *t, const struct problem *problem)
{
    table_append_expression(t, problem->f->texts[0]);
    text_append(t, " at ");
    table_append_point(t, problem);
}

void words_noises(struct words *w, const void *result)
{
    const struct noises *n = result;
    const struct noise_row *worst = NULL;
    char level[WORDS_NUMBER], relative[WORDS_NUMBER];
    for (size_t i = 0; i < n->n_components; i++)
        if (!isnan(n->component[i].digits_lost) &&
            (!worst || n->component[i].digits_lost > worst->digits_lost))
            worst = &n->component[i];
    text_append(&w->title, "The noise of ");
    of_point(&w->title, n->problem);
    text_append(&w->question, "How noisy is ");
    of_point(&w->question, n->problem);
    text_append(&w->question, "?");
    if (!worst) {
        words_stress(w, NULL, "That cannot be told");
        words_say(w, ": f is 0 or no finite number there.");
        return;
    }
    if (worst->digits_lost < 1)
        words_stress(w, NULL, "No digits are lost");
    else
        words_stress(w, NULL, "About %.0f digit%s %s lost", worst->digits_lost,
                     worst->digits_lost < 1.5 ? "" : "s", worst->digits_lost < 1.5 ? "is" : "are");
    words_say(w, ": f scatters by %s, which is %s of its value.", words_of(worst->noise.level, level),
              words_of(worst->relative, relative));
}

/* " at x = 1, y = 0", of few variables. */
static void say_place(struct words *w, const struct descent *d)
{
    enum { MOST_SAID = 4 };
    const struct function *f = d->problem->f;
    for (size_t v = 0; f->n_variables <= MOST_SAID && v < f->n_variables; v++) {
        struct text number = {0};
        words_value(&number, d->point[v], (double)NAN);
        words_say(w, "%s%s = %s", v ? ", " : " at ", f->variables[v], text_said(&number, &w->answer));
        text_clear(&number);
    }
}

void words_descent(struct words *w, const void *result)
{
    const struct descent *d = result;
    const struct descent_step *best = &d->trace[d->best];
    struct text f = {0}, why = {0};
    text_append(&w->title, "Downhill: ");
    of_point(&w->title, d->problem);
    text_append(&w->question, "Where is ");
    table_append_expression(&w->question, d->problem->f->texts[0]);
    text_append(&w->question, " least, downhill from ");
    table_append_point(&w->question, d->problem);
    text_append(&w->question, "?");
    words_value(&f, best->f, (double)NAN);
    words_stress(w, NULL, descent_stops[d->stop].done ? "f = %s" : "No minimum was found; f = %s",
                 text_said(&f, &w->answer));
    text_clear(&f);
    say_place(w, d);
    words_say(w, " after %zu steps and %zu calls of f. ", d->n_steps - 1, d->evaluations);
    words_sentence(&why, descent_stops[d->stop].sentence);
    words_say(w, "%s", text_said(&why, &w->answer));
    text_clear(&why);
}

/* The way that costs least of those with the most digits, rounded down. */
static const struct compared *best_way_told(const struct comparison *c)
{
    const struct compared *best = NULL;
    for (size_t i = 0; i < c->n_rows; i++) {
        const struct compared *row = &c->row[i];
        if (isnan(row->digits) || isnan(row->cost) || row->way == COMPARED_PROOF) continue;
        if (!best || floor(row->digits) > floor(best->digits) ||
            (floor(row->digits) == floor(best->digits) && row->cost < best->cost))
            best = row;
    }
    return best;
}

void words_comparison(struct words *w, const void *result)
{
    const struct comparison *c = result;
    const struct compared *best = best_way_told(c);
    char cost[WORDS_NUMBER];
    text_append(&w->title, "Every way to the derivatives of ");
    of_point(&w->title, c->problem);
    text_append(&w->question, "Which way to the derivatives of ");
    of_point(&w->question, c->problem);
    text_append(&w->question, " is best?");
    if (!best) {
        words_stress(w, NULL, "None");
        words_say(w, " has a derivative that can be held against the proven one.");
        return;
    }
    words_stress(w, NULL, "%s", compared_rows[best->way].name);
    words_say(w, ": ");
    words_stress(w, NULL, "%.0f correct digits", floor(best->digits));
    words_say(w, " in the time of %s calls of f.", words_of(best->cost, cost));
}

void words_growth(struct words *w, const void *result)
{
    const struct growth *g = result;
    const struct growth_size *last = &g->size[g->n_sizes - 1];
    const struct compared *least = NULL;
    char cost[WORDS_NUMBER];
    for (size_t i = 0; i < last->compared.n_rows; i++) {
        const struct compared *row = &last->compared.row[i];
        if (!isnan(row->cost) && (!least || row->cost < least->cost)) least = row;
    }
    text_append(&w->title, "What the derivatives cost as vectors grow: ");
    table_append_expression(&w->title, g->problem->f->texts[0]);
    text_append(&w->question, "What do the derivatives of ");
    table_append_expression(&w->question, g->problem->f->texts[0]);
    text_append(&w->question, " cost as its vectors grow?");
    if (!least) {
        words_say(w, "No way has a time.");
        return;
    }
    words_say(w, "With %zu elements ", last->elements);
    words_stress(w, NULL, "%s", compared_rows[least->way].name);
    words_say(w, " is the fastest: it takes the time of %s calls of f.", words_of(least->cost, cost));
}

void words_forecast(struct words *w, const void *result)
{
    const struct forecast *f = result;
    char times[WORDS_NUMBER];
    text_append(&w->title, "Calls of ");
    of_point(&w->title, f->problem);
    text_append(&w->question, "How often would f be called?");
    if (!f->calls) {
        words_stress(w, NULL, "Never");
        words_say(w, ": it needs no value of f.");
        return;
    }
    words_stress(w, NULL, "About %zu times", f->calls);
    words_say(w, ", for %zu derivative%s", f->n_components, f->n_components == 1 ? "" : "s");
    if (f->budget || f->most)
        words_say(w, ", and at most %zu times.", f->budget ? f->budget : f->most);
    else
        words_say(w, "; nothing bounds it but --calls.");
    if (f->copies > 1) words_say(w, " With %zu copies side by side that takes", f->copies);
    if (f->copies > 1) words_say(w, " the time of %s calls.", words_of(f->times, times));
}

void words_kept(struct words *w, const void *result)
{
    const struct kept_list *list = result;
    size_t answers = 0;
    for (size_t i = 0; i < list->n; i++) answers += list->function[i].answers;
    text_format(&w->title, "Answers that %s keeps", list->path);
    text_format(&w->question, "What does %s keep?", list->path);
    words_stress(w, NULL, "%zu answer%s", answers, answers == 1 ? "" : "s");
    words_say(w, " of %zu function%s, in a file of %zu bytes.", list->n, list->n == 1 ? "" : "s",
              list->bytes);
}
