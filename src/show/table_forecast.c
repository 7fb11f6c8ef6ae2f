/* What a person reads after --dry-run: how often f would be called, and how long that would take. */
#include "base/numeral.h"
#include "show/table.h"
#include "show/table_words.h"

#include <math.h>

/* "once", "41 times" */
enum { TIMES = 32 };
static void times_text(double n, char text[TIMES])
{
    if (n < 10 && n != floor(n))
        numeral_print(text, TIMES, "%.1f times", n);
    else if (n == 1)
        snprintf(text, TIMES, "once");
    else
        snprintf(text, TIMES, "%.0f times", n);
}

static void forecast_headline(struct sheet *p, const struct forecast *f)
{
    struct text at = {0};
    const struct problem *problem = f->problem;
    table_append_point(&at, problem);
    if (problem->f->n_outputs == 1)
        sheet_title(p, "Calls of %s at %s", problem->f->texts[0], text_said(&at, &p->text));
    else
        sheet_title(p, "Calls of %zu functions at %s", problem->f->n_outputs, text_said(&at, &p->text));
    text_clear(&at);
    sheet_blank(p);
}

hstar_status table_write_forecast(const struct forecast *f, const struct sheet_style *style,
                                  struct sink *sink, hstar_error *err)
{
    struct sheet sheet = {.style = style}, *p = &sheet;
    char times[TIMES];
    text_init(&p->text);
    forecast_headline(p, f);
    if (f->calls == 0) {
        sheet_prose(p, 2, 0, "None: f is not called for that.");
        sheet_is_answer(p);
        return sheet_end(p, sink, err);
    }
    sheet_item(p, "calls of f", "about %zu, for %zu derivative%s", f->calls, f->n_components,
               f->n_components == 1 ? "" : "s");
    sheet_is_answer(p);
    if (f->budget)
        sheet_item(p, "at most", "%zu, as --calls allows", f->budget);
    else if (f->most)
        sheet_item(p, "at most", "%zu", f->most);
    else
        sheet_item(p, "at most", "nothing bounds them; --calls N does");
    sheet_item(p, "at least", "%zu: --calls cannot be smaller", f->least);
    sheet_item(p, "rounds", "about %zu, of which each waits for the one before", f->rounds);
    times_text(f->times, times);
    if (f->copies > 1)
        sheet_item(p, "time", "about %s that of one call, with %zu copies side by side", times, f->copies);
    else
        sheet_item(p, "time", "about %s that of one call", times);
    sheet_is_answer(p);
    return sheet_end(p, sink, err);
}
