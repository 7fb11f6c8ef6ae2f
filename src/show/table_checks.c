/* What a person reads after hstar check at several points: how each went, and the worst in full. */
#include "base/numeral.h"
#include "show/table.h"
#include "show/table_check.h"
#include "show/table_words.h"

#include <math.h>
#include <stdio.h>

static void point_row(struct sheet *p, const struct checks *s, size_t i)
{
    const struct check *c = s->at[i];
    struct text point = {0};
    table_append_point(&point, c->problem);
    sheet_row(p);
    sheet_cell(p, "%zu", i + 1);
    sheet_cell(p, "%s", verdicts[c->verdict].name);
    sheet_number(p, c->row[c->severity[0]].bars, ' ');
    if (c->order != 2) {
        const double slope = c->has_taylor ? c->taylor.slope : (double)NAN;
        sheet_figure(p, slope, isnan(slope) ? "-" : "%.2f", slope);
    }
    sheet_cell(p, "%s", c->diagnosis == DIAGNOSIS_NONE ? "" : diagnoses[c->diagnosis].name);
    sheet_cell(p, "%s", text_said(&point, &p->text));
    sheet_blank(p);
    text_clear(&point);
}

static void checks_head(struct sheet *p, const struct checks *s)
{
    struct text f = {0};
    table_check_subject(&f, s->at[0]);
    sheet_title(p, "The %s of %s at %zu random points: %zu agree, %zu disagree, %zu undecided",
                table_check_whole(s->at[0]), text_said(&f, &p->text), s->n_points, s->count[VERDICT_AGREES],
                s->count[VERDICT_DISAGREES], s->count[VERDICT_UNDECIDED]);
    text_clear(&f);
    sheet_blank(p);
    sheet_item(p, "seed", "%llu: the same seed gives the same points", (unsigned long long)s->seed);
    if (s->n_passed_over)
        sheet_item(p, "passed over", "%zu random points, because f is not a finite number there",
                   s->n_passed_over);
    sheet_item(p, "evaluations", "%zu of f%s", s->evaluations,
               s->at[0]->problem->f->n_outputs > 1 ? ", each output by itself" : "");
    sheet_blank(p);
}

/* Of the worst point, or what all of them have in common. */
static void checks_answer(struct sheet *p, const struct checks *s)
{
    const struct check *worst = s->at[s->severity[0]];
    if (s->verdict == VERDICT_AGREES)
        sheet_answer(p, "At every point it agrees; the largest difference is %.2g error bars.",
                     worst->row[worst->severity[0]].bars);
    else
        sheet_answer(p, "The worst is point %zu%s%s.", s->severity[0] + 1, worst->says ? ": " : "",
                     worst->says ? worst->says : "");
}

static void checks_points(struct sheet *p, const struct checks *s)
{
    const bool first = s->at[0]->order != 2; /* a Hessian has no Taylor test */
    struct sheet_column columns[7] = {SHEET_NUMBERS("no.", SHEET_KEY), SHEET_WORDS("verdict", SHEET_STAYS, 0),
                                      SHEET_NUMBERS("bars", SHEET_STAYS)},
                        *next = columns + 3;
    if (first) *next++ = (struct sheet_column)SHEET_NUMBERS("slope", SHEET_MAY_GO);
    *next++ = (struct sheet_column)SHEET_WORDS("looks like", SHEET_STAYS, 0);
    *next = (struct sheet_column)SHEET_WORDS("point", SHEET_STAYS, 20);
    const size_t most = 20, n = s->n_points < most ? s->n_points : most;
    const double margin = s->at[0]->margin;
    char allowed[64] = "";
    if (!isnan(margin)) numeral_print(allowed, sizeof allowed, ", of which %g are allowed", margin);
    sheet_heading(p, s->verdict == VERDICT_AGREES ? "THE POINTS" : "THE POINTS, THE WORST FIRST");
    sheet_table(p, columns);
    for (size_t i = 0; i < n; i++) point_row(p, s, s->severity[i]);
    sheet_more(p, s->n_points - n);
    sheet_prose(p, 2, 0, "bars: the largest difference, in error bars of both%s.%s", allowed,
                first ? " slope: of the Taylor remainder, 2 for a correct gradient." : "");
    p->dashed = false;
    if (s->verdict == VERDICT_AGREES) return;
    sheet_blank(p);
    sheet_prose(p, 0, 0, "The worst of them, point %zu:", s->severity[0] + 1);
}

hstar_status table_write_checks(const struct checks *s, const struct sheet_style *style, struct sink *sink,
                                hstar_error *err)
{
    struct sheet sheet = {.style = style};
    if (s->random) checks_head(&sheet, s);
    if (s->random) checks_answer(&sheet, s);
    if (s->random) checks_points(&sheet, s);
    if (!s->random || s->verdict != VERDICT_AGREES) table_check(&sheet, s->at[s->severity[0]]);
    return sheet_end(&sheet, sink, err);
}
