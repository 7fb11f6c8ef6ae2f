/* Stencils for a person: one in full, or several side by side. */
#include "show/table.h"
#include "show/table_page.h"
#include "show/table_words.h"
#include "stencil/describe.h"

#include <stdio.h>
#include <stdlib.h>

/* A text of the stencil's, which may not be there. */
static const char *shown(struct page *p, const char *text)
{
    if (!text) p->text.failed = true;
    return text ? text : "";
}

/* A row a node: the node, its weight, and the weight times the divisor. */
static void weights(struct page *p, const struct stencil *s)
{
    enum { N_CELLS = 3 };
    char *cell[STENCIL_MAX_NODES][N_CELLS] = {{NULL}};
    char *divisor = stencil_divisor_text(s), times[64];
    snprintf(times, sizeof times, "times %.40s", shown(p, divisor));
    const char *const head[N_CELLS] = {"node", "weight", times};
    static const size_t most[N_CELLS] = {20, 34, 34};
    size_t width[N_CELLS] = {page_wider(0, head[0]), page_wider(0, head[1]), page_wider(0, head[2])};
    bool cut = false;
    for (size_t i = 0; i < s->n; i++) {
        cell[i][0] = stencil_node_text(s, i);
        cell[i][1] = stencil_weight_text(s, i);
        cell[i][2] = stencil_integer_text(s, i);
        for (size_t c = 0; c < N_CELLS; c++) width[c] = page_wider(width[c], shown(p, cell[i][c]));
    }
    for (size_t c = 0; c < N_CELLS; c++) {
        cut = cut || width[c] > most[c];
        if (width[c] > most[c]) width[c] = most[c];
    }
    const struct page_column columns[] = {{head[0], width[0], PAGE_RIGHT_WIDE},
                                          {head[1], width[1], PAGE_RIGHT_WIDE},
                                          {head[2], width[2], PAGE_RIGHT},
                                          {0}};
    p->table = columns;
    for (size_t i = 0; i <= s->n; i++) {
        page_row(p);
        for (size_t c = 0; c < N_CELLS; c++) {
            if (c) text_append(&p->text, " ");
            page_cell(p, "%s", i ? shown(p, cell[i - 1][c]) : head[c]);
        }
        page_blank(p);
    }
    if (cut) page_prose(p, 2, 0, "What ends in .. is longer: --json has it all.");
    page_blank(p);
    for (size_t i = 0; i < s->n; i++)
        for (size_t c = 0; c < N_CELLS; c++) free(cell[i][c]);
    free(divisor);
}

/* What stands behind h: nothing, or "^2". */
static const char *power_text(unsigned power, char out[16])
{
    out[0] = '\0';
    if (power > 1) snprintf(out, 16, "^%u", power);
    return out;
}

static void facts(struct page *p, const struct stencils *all, const struct stencil *s)
{
    const struct stencil_expectation expect = stencil_expect(s, all->format->unit_roundoff);
    char *leading = stencil_leading_text(s), *constant = stencil_constant_text(s), power[16];
    page_item(p, "order", "%u: exact for polynomials of degree %u and below", s->order,
              s->order + s->derivative - 1);
    page_item(p, "truncation", "%s and higher powers of h; the error constant is %s", shown(p, leading),
              shown(p, constant));
    page_item(p, "noise",
              "factor %.4g = sum |weight|: errors of f come through up to that many times, over h%s",
              stencil_noise(s), power_text(s->derivative, power));
    page_item(p, "best step", "h near %.1e, error near %.1e in %s, where f and its derivatives are about 1",
              expect.h, expect.error, all->format->name);
    free(leading);
    free(constant);
}

static void one(struct page *p, const struct stencils *all)
{
    const struct method *m = &all->methods[0];
    const struct stencil *s = m->stencil;
    char *formula = stencil_formula_text(s);
    page_bold(p);
    page_prose(p, 0, 2, "%s: the %sderivative from %zu values of f", m->name, table_ordinal(s->derivative),
               s->n);
    page_plain(p);
    page_blank(p);
    page_prose(p, 2, 2, "%s", shown(p, formula));
    page_blank(p);
    weights(p, s);
    facts(p, all, s);
    free(formula);
}

enum { MOST_NAME = 24 };

static void several(struct page *p, const struct stencils *all)
{
    size_t width = 6;
    for (size_t m = 0; m < all->n; m++) width = page_wider(width, all->methods[m].name);
    if (width > MOST_NAME) width = MOST_NAME;
    page_left(p, width, "method");
    text_append(&p->text,
                "  order  evaluations  noise factor   best h    error   leading term of the truncation");
    page_blank(p);
    bool beyond = false;
    for (size_t m = 0; m < all->n; m++) {
        const struct stencil *s = all->methods[m].stencil;
        const struct stencil_expectation expect = stencil_expect(s, all->format->unit_roundoff);
        char *leading = stencil_leading_text(s), row[96];
        beyond = beyond || expect.h > 1;
        page_left(p, width, all->methods[m].name);
        snprintf(row, sizeof row, "  %5u  %11zu  %12.4g  %7.1e  %7.1e   ", s->order, s->n, stencil_noise(s),
                 expect.h, expect.error);
        text_append(&p->text, row);
        page_clean(&p->text, shown(p, leading), 48);
        page_blank(p);
        free(leading);
    }
    page_blank(p);
    char power[16];
    page_prose(
        p, 0, 0,
        "noise factor: the sum of all |weight|; errors of f come through up to that many times, over h%s. "
        "best h, error: "
        "the step to be expected to do best in %s, where f and its derivatives are about 1, and the "
        "error there. "
        "The step goes with u^(1/(p+%u)), p the order, u the unit roundoff.%s",
        power_text(all->derivative, power), all->format->name, all->derivative,
        beyond ? " Where that is above 1, the scale of f ends it sooner." : "");
}

hstar_status table_write_stencils(const struct stencils *s, bool colour, struct sink *sink, hstar_error *err)
{
    struct page page = {.colour = colour};
    if (s->n == 1)
        one(&page, s);
    else
        several(&page, s);
    return page_end(&page, sink, err);
}
