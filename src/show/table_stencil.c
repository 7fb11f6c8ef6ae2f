/* Stencils for a person: one in full, or several side by side. */
#include "base/sheet.h"
#include "show/table.h"
#include "show/table_stencils.h"
#include "show/table_words.h"
#include "stencil/describe.h"

#include <stdio.h>
#include <stdlib.h>

/* A text of the stencil's, which may not be there. */
static const char *shown(struct sheet *p, const char *text)
{
    if (!text) p->text.failed = true;
    return text ? text : "";
}

static void text_cell(struct sheet *p, char *text)
{
    sheet_cell(p, "%s", shown(p, text));
    free(text);
}

/* A row a node: the node, its weight, and the weight times the divisor. */
static void weights(struct sheet *p, const struct stencil *s)
{
    enum { CUT = 20 };
    char *divisor = stencil_divisor_text(s), times[64];
    snprintf(times, sizeof times, "times %.40s", shown(p, divisor));
    const struct sheet_column columns[] = {{"node", SHEET_RIGHT, SHEET_KEY, CUT, NULL},
                                           {"weight", SHEET_RIGHT, SHEET_STAYS, CUT, NULL},
                                           {times, SHEET_RIGHT, SHEET_MAY_GO, CUT, NULL},
                                           {0}};
    sheet_heading(p, "THE WEIGHTS");
    sheet_table(p, columns);
    for (size_t i = 0; i < s->n; i++) {
        sheet_row(p);
        text_cell(p, stencil_node_text(s, i));
        text_cell(p, stencil_weight_text(s, i));
        text_cell(p, stencil_integer_text(s, i));
        sheet_blank(p);
    }
    free(divisor);
}

/* What stands behind h: nothing, or "^2". */
static const char *power_text(unsigned power, char out[16])
{
    out[0] = '\0';
    if (power > 1) snprintf(out, 16, "^%u", power);
    return out;
}

static void facts(struct sheet *p, const struct stencils *all, const struct stencil *s)
{
    const struct stencil_expectation expect = stencil_expect(s, all->format->unit_roundoff);
    char *leading = stencil_leading_text(s), *constant = stencil_constant_text(s), power[16];
    sheet_item(p, "order", "%u: exact for polynomials of degree %u and below", s->order,
               s->order + s->derivative - 1);
    sheet_item(p, "truncation", "%s and higher powers of h; the error constant is %s", shown(p, leading),
               shown(p, constant));
    sheet_item(p, "noise",
               "factor %.4g = sum |weight|: errors of f come through up to that many times, over h%s",
               stencil_noise(s), power_text(s->derivative, power));
    sheet_item(p, "best step", "h near %.1e, error near %.1e in %s, where f and its derivatives are about 1",
               expect.h, expect.error, all->format->name);
    sheet_is_answer(p);
    free(leading);
    free(constant);
}

static void one(struct sheet *p, const struct stencils *all)
{
    const struct method *m = &all->methods[0];
    const struct stencil *s = m->stencil;
    char *formula = stencil_formula_text(s);
    sheet_title(p, "%s: the %sderivative from %zu values of f", m->name, table_ordinal(s->derivative), s->n);
    sheet_blank(p);
    sheet_prose(p, 2, 2, "%s", shown(p, formula));
    sheet_is_answer(p);
    sheet_blank(p);
    facts(p, all, s);
    sheet_blank(p);
    weights(p, s);
    free(formula);
}

/* That with the smallest error to be expected. */
static void several_answer(struct sheet *p, const struct stencils *all)
{
    size_t best = 0;
    for (size_t m = 1; m < all->n; m++)
        if (stencil_expect(all->methods[m].stencil, all->format->unit_roundoff).error <
            stencil_expect(all->methods[best].stencil, all->format->unit_roundoff).error)
            best = m;
    const struct stencil_expectation expect =
        stencil_expect(all->methods[best].stencil, all->format->unit_roundoff);
    sheet_title(p, "%zu formulas for the %sderivative", all->n, table_ordinal(all->derivative));
    sheet_blank(p);
    sheet_heading(p, "WHAT TO USE");
    sheet_prose(p, 2, 2,
                "Of these %s is to be expected to have the smallest error: near %.1e, with h near %.1e, in "
                "%s, where f and its "
                "derivatives are about 1.",
                all->methods[best].name, expect.error, expect.h, all->format->name);
    sheet_is_answer(p);
    sheet_blank(p);
    sheet_heading(p, "SIDE BY SIDE");
}

void table_stencils(struct sheet *p, const struct stencils *all)
{
    static const struct sheet_column columns[] = {
        SHEET_WORDS("method", SHEET_KEY, 12),
        SHEET_NUMBERS("order", SHEET_STAYS),
        SHEET_NUMBERS("evaluations", SHEET_MAY_GO + 1),
        SHEET_NUMBERS("noise factor", SHEET_MAY_GO + 2),
        SHEET_NUMBERS("best h", SHEET_STAYS),
        SHEET_NUMBERS("error", SHEET_STAYS),
        SHEET_WORDS("leading term of the truncation", SHEET_MAY_GO, 20),
        {0}};
    bool beyond = false;
    sheet_table(p, columns);
    for (size_t m = 0; m < all->n; m++) {
        const struct stencil *s = all->methods[m].stencil;
        const struct stencil_expectation expect = stencil_expect(s, all->format->unit_roundoff);
        beyond = beyond || expect.h > 1;
        sheet_row(p);
        sheet_cell(p, "%s", all->methods[m].name);
        sheet_cell(p, "%u", s->order);
        sheet_cell(p, "%zu", s->n);
        sheet_figure(p, stencil_noise(s), "%.4g", stencil_noise(s));
        sheet_number(p, expect.h, ' ');
        sheet_number(p, expect.error, ' ');
        text_cell(p, stencil_leading_text(s));
        sheet_blank(p);
    }
    sheet_blank(p);
    char power[16];
    sheet_prose(
        p, 0, 0,
        "noise factor: the sum of all |weight|; errors of f come through up to that many times, over h%s. "
        "best h, error: "
        "the step to be expected to do best in %s, where f and its derivatives are about 1, and the "
        "error there. "
        "The step goes with u^(1/(p+%u)), p the order, u the unit roundoff.%s",
        power_text(all->derivative, power), all->format->name, all->derivative,
        beyond ? " Where that is above 1, the scale of f ends it sooner." : "");
}

hstar_status table_write_stencils(const struct stencils *s, const struct sheet_style *style,
                                  struct sink *sink, hstar_error *err)
{
    struct sheet sheet = {.style = style};
    if (s->n == 1) one(&sheet, s);
    if (s->n > 1) several_answer(&sheet, s);
    if (s->n > 1) table_stencils(&sheet, s);
    return sheet_end(&sheet, sink, err);
}
