/* What a person reads after hstar noise: how much the values of f scatter, and what that means for a step. */
#include "derive/noise_words.h"
#include "show/table.h"
#include "show/table_words.h"

#include <math.h>
#include <stdio.h>

/* All decimal digits of a double: 53 log10(2). */
#define DIGITS_OF_A_DOUBLE 15.95

static size_t label_of(const struct noises *n, const struct noise_row *r, char label[COMPONENT_LABEL])
{
    component_label(n->problem->f->n_outputs, r->output, n->problem->f->variables[r->wrt], label);
    return page_columns(label);
}

static size_t label_width(const struct noises *n)
{
    const size_t most = 12;
    size_t width = 2;
    for (size_t i = 0; i < n->n_components; i++) {
        char label[COMPONENT_LABEL];
        size_t columns = label_of(n, &n->component[i], label);
        if (columns > width) width = columns;
    }
    return width < most ? width : most;
}

static void title(struct page *p, const struct noises *n)
{
    struct text at;
    text_init(&at);
    for (size_t v = 0; v < n->problem->f->n_variables; v++) {
        text_format(&at, "%s%s = ", v ? ", " : "", n->problem->f->variables[v]);
        text_double(&at, n->problem->point[v]);
    }
    page_bold(p);
    if (n->problem->f->n_outputs == 1)
        page_prose(p, 0, 2, "The noise of %s at %s", n->problem->f->texts[0], text_said(&at, &p->text));
    else
        page_prose(p, 0, 2, "The noise of %zu functions at %s", n->problem->f->n_outputs,
                   text_said(&at, &p->text));
    page_plain(p);
    text_clear(&at);
    page_blank(p);
}

static void levels(struct page *p, const struct noises *n, size_t width)
{
    page_heading(p, "HOW NOISY");
    text_append(&p->text, "  ");
    page_column(p, width, "by");
    page_column(p, 22, "f");
    page_right(p, 9, "noise ");
    page_right(p, 12, "relative ");
    page_right(p, 14, "in roundoffs ");
    page_right(p, 13, "digits lost ");
    text_append(&p->text, " told by");
    page_blank(p);
    for (size_t i = 0; i < n->n_components && i < TABLE_MOST_ROWS; i++) {
        const struct noise_row *r = &n->component[i];
        char label[COMPONENT_LABEL], number[TABLE_VALUE];
        label_of(n, r, label);
        text_append(&p->text, "  ");
        page_column(p, width, label);
        table_value(number, r->f, 0);
        page_column(p, 22, number);
        page_number(p, 9, r->noise.level, ' ');
        page_number(p, 12, r->relative, ' ');
        snprintf(number, sizeof number, r->roundoffs < 1e4 ? "%.1f " : "%.1e ", r->roundoffs);
        page_right(p, 14, isnan(r->roundoffs) ? "- " : number);
        snprintf(number, sizeof number, "%.1f ", r->digits_lost);
        page_right(p, 13, isnan(r->digits_lost) ? "- " : number);
        text_format(&p->text, " %s", isfinite(r->f) ? noise_source_names[r->noise.source] : "-");
        page_blank(p);
    }
    page_blank(p);
}

static void measures(struct page *p, const struct noises *n, size_t width)
{
    page_heading(p, "HOW IT WAS MEASURED");
    text_append(&p->text, "  ");
    page_column(p, width, "by");
    page_right(p, 10, "ECNoise ");
    page_right(p, 10, "faccur ");
    page_right(p, 14, "f twice, gap ");
    page_right(p, 12, "roundoff ");
    page_right(p, 12, "spacing ");
    page_right(p, 13, "evaluations ");
    page_blank(p);
    for (size_t i = 0; i < n->n_components && i < TABLE_MOST_ROWS; i++) {
        const struct noise_row *r = &n->component[i];
        char label[COMPONENT_LABEL], number[TABLE_VALUE];
        label_of(n, r, label);
        text_append(&p->text, "  ");
        page_column(p, width, label);
        page_number(p, 10, r->noise.ecnoise, ' ');
        page_number(p, 10, r->noise.faccur, ' ');
        page_number(p, 14, r->noise.spread, ' ');
        page_number(p, 12, r->noise.roundoff, ' ');
        page_number(p, 12, r->noise.spacing, ' ');
        snprintf(number, sizeof number, "%zu ", r->noise.evaluations);
        page_right(p, 13, number);
        page_blank(p);
    }
    page_prose(p, 2, 2,
               "ECNoise: a standard deviation, from the differences of values side by side. faccur: a bound, "
               "from how far "
               "six values lie off a line. Roundoff: what a correctly rounded f has, |f| 2^-53.");
    page_blank(p);
}

/* The level in front of a row's mark: "<" where it is at most that. */
static void profile_row(struct page *p, const struct noise_at *at)
{
    char number[TABLE_VALUE];
    snprintf(number, sizeof number, "%.1e ", at->distance);
    page_right(p, 13, number);
    const bool told = at->kind == NOISE_KIND_TOLD || at->kind == NOISE_KIND_BENDS;
    const char *most = at->kind == NOISE_KIND_BENDS ? "< " : "";
    snprintf(number, sizeof number, "%s%.1e ", most, at->level);
    page_right(p, 13, at->kind == NOISE_KIND_FLAT ? "0 " : told && isfinite(at->level) ? number : "- ");
    const double roundoffs = at->level / at->roundoff;
    snprintf(number, sizeof number, roundoffs < 1e4 ? "%s%.1f " : "%s%.1e ", most, roundoffs);
    page_right(p, 14, at->kind == NOISE_KIND_FLAT ? "0 " : told && isfinite(roundoffs) ? number : "- ");
    text_format(&p->text, " %s", noise_kind_names[at->kind]);
    page_blank(p);
    p->dashed |= !isfinite(at->level);
}

/* How far it was looked, and what the rows do not say. */
static void profile_notes(struct page *p, const struct noise_row *r)
{
    const struct noise_profile *profile = &r->profile;
    struct text words;
    text_init(&words);
    if (profile->quantum > 0) {
        text_append(&words, "All values are multiples ");
        noise_quantum_words(&words, r);
        text_append(&words, ". ");
    }
    for (int side = 0; side < 2; side++)
        if (isfinite(profile->missing[side]))
            text_format(&words, "No finite number %.1e to the %s of x. ", profile->missing[side],
                        side ? "right" : "left");
    text_format(&words, "%zu evaluations.", profile->evaluations);
    page_prose(p, 2, 2, "%s", words.data ? words.data : "");
    p->text.failed |= words.failed;
    text_clear(&words);
}

static void profiles(struct page *p, const struct noises *n)
{
    const size_t most = 4;
    bool bends = false;
    for (size_t i = 0; i < n->n_components && i < most; i++) {
        const struct noise_row *r = &n->component[i];
        char label[COMPONENT_LABEL], heading[2 * COMPONENT_LABEL];
        if (!r->profile.n) continue;
        label_of(n, r, label);
        snprintf(heading, sizeof heading,
                 n->n_components > 1 ? "HOW FAR FROM THE POINT, %s" : "HOW FAR FROM THE POINT", label);
        page_heading(p, heading);
        text_append(&p->text, "  ");
        page_right(p, 11, "distance ");
        page_right(p, 13, "scatter ");
        page_right(p, 14, "in roundoffs ");
        page_blank(p);
        for (size_t k = 0; k < r->profile.n; k++) {
            profile_row(p, &r->profile.at[k]);
            bends |= r->profile.at[k].kind == NOISE_KIND_BENDS;
        }
        profile_notes(p, r);
        page_blank(p);
    }
    if (n->n_components > most) {
        page_prose(p, 2, 0, "... and %zu more, which --json and --csv have", n->n_components - most);
        page_blank(p);
    }
    if (!bends) return;
    page_prose(p, 2, 2,
               "bends: f bends there, or jumps but once, so that its scatter cannot be told; it is at most "
               "about that.");
    page_blank(p);
}

/* What the profile says, and whether it has said all that there is to say of steps. */
static bool profile_meaning(struct page *p, const char *lead, const struct noise_row *r)
{
    struct text words;
    text_init(&words);
    if (r->profile.n) noise_words(&words, r);
    if (words.length) page_prose(p, 2, 2, "%s%s", lead, words.data);
    p->text.failed |= words.failed;
    text_clear(&words);
    return r->profile.n > 0 && r->profile.picture != NOISE_PICTURE_UNKNOWN;
}

/* "x: " or nothing, then how good f is and, where the profile did not do so, the steps that follow. True where steps were given. */
static bool meaning(struct page *p, const char *lead, const struct noise_row *r)
{
    char steps[COMPONENT_LABEL] = "";
    if (!isfinite(r->f)) {
        page_prose(p, 2, 2, "%sf is not a finite number there: it has no noise, and no derivative.", lead);
        return false;
    }
    if (!profile_meaning(p, lead, r))
        snprintf(steps, sizeof steps, " Steps to try: %.1e forward, %.1e central.", r->forward_h,
                 r->central_h);
    if (r->noise.source == NOISE_UNSTEADY)
        page_prose(
            p, 2, 2,
            "%sf called twice at the same point gives two answers, %.1e apart: it depends on more than its "
            "argument, such as chance, a clock or earlier calls.",
            lead, r->noise.spread);
    if (isnan(r->relative)) {
        page_prose(p, 2, 2, "%sf is 0 there, so that its noise cannot be compared with its size.", lead);
        return false;
    }
    const bool nearby = isfinite(r->profile.beyond) && r->profile.beyond > 8 * r->noise.level;
    if (nearby)
        page_prose(p, 2, 2, "%sthe selectors go by the level nearest to x, %.1e.%s", lead, r->noise.level,
                   steps);
    else if (r->digits_lost < 1 && r->profile.n && r->profile.picture == NOISE_PICTURE_SMOOTH)
        return false; /* it is said */
    else if (r->digits_lost < 1)
        page_prose(p, 2, 2, "%sf is as exact as its rounding: all of about 16 digits are good.%s", lead,
                   steps);
    else
        page_prose(p, 2, 2, "%snoise takes %.1f digits of 16; about %.0f are good.%s", lead, r->digits_lost,
                   fmax(0, floor(DIGITS_OF_A_DOUBLE - r->digits_lost)), steps);
    return steps[0] != '\0';
}

static void meanings(struct page *p, const struct noises *n)
{
    const size_t most = 8;
    bool steps = false;
    page_heading(p, "WHAT IT MEANS");
    for (size_t i = 0; i < n->n_components && i < most; i++) {
        char label[COMPONENT_LABEL], lead[COMPONENT_LABEL + 4] = "";
        label_of(n, &n->component[i], label);
        if (n->n_components > 1) snprintf(lead, sizeof lead, "%s: ", label);
        steps |= meaning(p, lead, &n->component[i]);
    }
    page_prose(p, 2, 2,
               "A step must move f by more than its noise: the best one grows as the square root of the "
               "noise for the forward difference, as its cube root for "
               "the central one.%s `hstar optimal` finds those for f as it is.",
               steps ? " The steps to try are for an f whose derivatives are about as large as itself;" : "");
    if (n->n_components > TABLE_MOST_ROWS)
        page_prose(p, 2, 0, "... and %zu more, which --json and --csv have",
                   n->n_components - TABLE_MOST_ROWS);
    if (p->dashed) page_prose(p, 0, 2, "- no such number: not measured, or not found.");
}

hstar_status table_write_noises(const struct noises *n, bool colour, struct sink *sink, hstar_error *err)
{
    struct page page = {.colour = colour};
    size_t width = label_width(n);
    title(&page, n);
    levels(&page, n, width);
    measures(&page, n, width);
    profiles(&page, n);
    meanings(&page, n);
    hstar_status status =
        page.text.failed ? error_memory(err) : sink_write(sink, page.text.data, page.text.length, err);
    text_clear(&page.text);
    return status;
}
