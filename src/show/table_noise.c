/* What a person reads after hstar noise: how much the values of f scatter, and what that means for a step. */
#include "base/numeral.h"
#include "derive/noise_words.h"
#include "show/table.h"
#include "show/table_words.h"

#include <math.h>
#include <stdio.h>

/* All decimal digits of a double: 53 log10(2). */
#define DIGITS_OF_A_DOUBLE 15.95

static void label_of(const struct noises *n, size_t i, char label[COMPONENT_LABEL])
{
    table_label(n->problem, n->component[i].output, n->component[i].wrt, label);
}

static void noise_headline(struct sheet *p, const struct noises *n)
{
    struct text at = {0};
    table_append_point(&at, n->problem);
    if (n->problem->f->n_outputs == 1)
        sheet_title(p, "The noise of %s at %s", n->problem->f->texts[0], text_said(&at, &p->text));
    else
        sheet_title(p, "The noise of %zu functions at %s", n->problem->f->n_outputs,
                    text_said(&at, &p->text));
    text_clear(&at);
    sheet_blank(p);
}

static void begin_noise_row(struct sheet *p, const struct noises *n, size_t i)
{
    char label[COMPONENT_LABEL];
    label_of(n, i, label);
    sheet_row(p);
    sheet_cell(p, "%s", label);
}

static void noise_levels(struct sheet *p, const struct noises *n)
{
    static const struct sheet_column columns[] = {SHEET_WORDS("by", SHEET_KEY, 8),
                                                  SHEET_WORDS("f", SHEET_MAY_GO + 1, 0),
                                                  SHEET_NUMBERS("noise", SHEET_STAYS),
                                                  SHEET_NUMBERS("relative", SHEET_STAYS),
                                                  SHEET_NUMBERS("in roundoffs", SHEET_STAYS),
                                                  SHEET_NUMBERS("digits lost", SHEET_STAYS),
                                                  SHEET_WORDS("told by", SHEET_MAY_GO, 10),
                                                  {0}};
    sheet_heading(p, "HOW NOISY");
    sheet_table(p, columns);
    for (size_t i = 0; i < n->n_components && i < TABLE_MOST_ROWS; i++) {
        const struct noise_row *r = &n->component[i];
        begin_noise_row(p, n, i);
        table_value_cell(p, r->f, 0);
        sheet_number(p, r->noise.level, ' ');
        sheet_number(p, r->relative, ' ');
        sheet_figure(p, r->roundoffs,
                     isnan(r->roundoffs)  ? "-"
                     : r->roundoffs < 1e4 ? "%.1f"
                                          : "%.1e",
                     r->roundoffs);
        sheet_figure(p, r->digits_lost, isnan(r->digits_lost) ? "-" : "%.1f", r->digits_lost);
        sheet_cell(p, "%s", isfinite(r->f) ? noise_source_names[r->noise.source] : "-");
        sheet_blank(p);
    }
    sheet_blank(p);
}

static void noise_measures(struct sheet *p, const struct noises *n)
{
    static const struct sheet_column columns[] = {SHEET_WORDS("by", SHEET_KEY, 8),
                                                  SHEET_NUMBERS("ECNoise", SHEET_STAYS),
                                                  SHEET_NUMBERS("faccur", SHEET_STAYS),
                                                  SHEET_NUMBERS("f twice, gap", SHEET_STAYS),
                                                  SHEET_NUMBERS("roundoff", SHEET_MAY_GO),
                                                  SHEET_NUMBERS("spacing", SHEET_MAY_GO + 1),
                                                  SHEET_NUMBERS("evaluations", SHEET_MAY_GO + 2),
                                                  {0}};
    sheet_heading(p, "HOW IT WAS MEASURED");
    sheet_table(p, columns);
    for (size_t i = 0; i < n->n_components && i < TABLE_MOST_ROWS; i++) {
        const struct noise *noise = &n->component[i].noise;
        begin_noise_row(p, n, i);
        sheet_number(p, noise->ecnoise, ' ');
        sheet_number(p, noise->faccur, ' ');
        sheet_number(p, noise->spread, ' ');
        sheet_number(p, noise->roundoff, ' ');
        sheet_number(p, noise->spacing, ' ');
        sheet_cell(p, "%zu ", noise->evaluations);
        sheet_blank(p);
    }
    sheet_prose(
        p, 2, 2,
        "ECNoise: a standard deviation, from the differences of values side by side. faccur: a bound, "
        "from how far "
        "six values lie off a line. Roundoff: what a correctly rounded f has, |f| 2^-53.");
    sheet_blank(p);
}

/* The level in front of a row's mark: "<" where it is at most that. */
static void profile_row(struct sheet *p, const struct noise_at *at)
{
    const bool bends = at->kind == NOISE_KIND_BENDS, told = at->kind == NOISE_KIND_TOLD || bends;
    const char *none = at->kind == NOISE_KIND_FLAT ? "0 " : "- ", *most = bends ? "< " : "";
    const double roundoffs = at->level / at->roundoff;
    sheet_row(p);
    sheet_figure(p, at->distance, "%.1e", at->distance);
    if (told && isfinite(at->level))
        sheet_figure(p, at->level, "%s%.1e", most, at->level);
    else
        sheet_cell(p, "%s", none);
    if (told && isfinite(roundoffs))
        sheet_figure(p, roundoffs, roundoffs < 1e4 ? "%s%.1f" : "%s%.1e", most, roundoffs);
    else
        sheet_cell(p, "%s", none);
    sheet_cell(p, "%s", noise_kind_names[at->kind]);
    sheet_blank(p);
    p->dashed |= !isfinite(at->level);
}

/* How far it was looked, and what the rows do not say. */
static void profile_notes(struct sheet *p, const struct noise_row *r)
{
    const struct noise_profile *profile = &r->profile;
    struct text words = {0};
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
    sheet_prose(p, 2, 2, "%s", text_said(&words, &p->text));
    text_clear(&words);
}

static void noise_profiles(struct sheet *p, const struct noises *n)
{
    static const struct sheet_column columns[] = {SHEET_NUMBERS("distance", SHEET_KEY),
                                                  SHEET_NUMBERS("scatter", SHEET_STAYS),
                                                  SHEET_NUMBERS("in roundoffs", SHEET_STAYS),
                                                  SHEET_WORDS("what is seen", SHEET_STAYS, 12),
                                                  {0}};
    const size_t most = 4;
    bool bends = false;
    for (size_t i = 0; i < n->n_components && i < most; i++) {
        const struct noise_row *r = &n->component[i];
        char label[COMPONENT_LABEL], heading[2 * COMPONENT_LABEL];
        if (!r->profile.n) continue;
        label_of(n, i, label);
        snprintf(heading, sizeof heading,
                 n->n_components > 1 ? "HOW FAR FROM THE POINT, %s" : "HOW FAR FROM THE POINT", label);
        sheet_heading(p, heading);
        sheet_table(p, columns);
        for (size_t k = 0; k < r->profile.n; k++) {
            profile_row(p, &r->profile.at[k]);
            bends |= r->profile.at[k].kind == NOISE_KIND_BENDS;
        }
        profile_notes(p, r);
        sheet_blank(p);
    }
    if (n->n_components > most) {
        sheet_more(p, n->n_components - most);
        sheet_blank(p);
    }
    if (!bends) return;
    sheet_prose(p, 2, 2,
                "bends: f bends there, or jumps but once, so that its scatter cannot be told; it is at most "
                "about that.");
    sheet_blank(p);
}

/* What the profile says, and whether it has said all that there is to say of steps. */
static bool profile_meaning(struct sheet *p, const char *lead, const struct noise_row *r)
{
    struct text words = {0};
    if (r->profile.n) noise_words(&words, r);
    if (words.length || words.failed) {
        sheet_prose(p, 2, 2, "%s%s", lead, text_said(&words, &p->text));
        sheet_is_answer(p);
    }
    text_clear(&words);
    return r->profile.n > 0 && r->profile.picture != NOISE_PICTURE_UNKNOWN;
}

/* "x: " or nothing, then how good f is and, where the profile did not do so, the steps that follow. True where steps were given. */
static bool meaning(struct sheet *p, const char *lead, const struct noise_row *r)
{
    char steps[COMPONENT_LABEL] = "";
    if (!isfinite(r->f)) {
        sheet_prose(p, 2, 2, "%sf is not a finite number there: it has no noise, and no derivative.", lead);
        sheet_is_answer(p);
        return false;
    }
    if (!profile_meaning(p, lead, r))
        numeral_print(steps, sizeof steps, " Steps to try: %.1e forward, %.1e central.", r->forward_h,
                      r->central_h);
    if (r->noise.source == NOISE_UNSTEADY)
        sheet_prose(
            p, 2, 2,
            "%sf called twice at the same point gives two answers, %.1e apart: it depends on more than its "
            "argument, such as chance, a clock or earlier calls.",
            lead, r->noise.spread);
    if (isnan(r->relative)) {
        sheet_prose(p, 2, 2, "%sf is 0 there, so that its noise cannot be compared with its size.", lead);
        return false;
    }
    const bool nearby = isfinite(r->profile.beyond) && r->profile.beyond > 8 * r->noise.level;
    if (nearby)
        sheet_prose(p, 2, 2, "%sthe selectors go by the level nearest to x, %.1e.%s", lead, r->noise.level,
                    steps);
    else if (r->digits_lost < 1 && r->profile.n && r->profile.picture == NOISE_PICTURE_SMOOTH)
        return false; /* it is said */
    else if (r->digits_lost < 1)
        sheet_prose(p, 2, 2, "%sf is as exact as its rounding: all of about 16 digits are good.%s", lead,
                    steps);
    else
        sheet_prose(p, 2, 2, "%snoise takes %.1f digits of 16; about %.0f are good.%s", lead, r->digits_lost,
                    fmax(0, floor(DIGITS_OF_A_DOUBLE - r->digits_lost)), steps);
    sheet_is_answer(p);
    return steps[0] != '\0';
}

static void noise_meanings(struct sheet *p, const struct noises *n)
{
    const size_t most = 8;
    bool steps = false;
    sheet_heading(p, "WHAT IT MEANS");
    for (size_t i = 0; i < n->n_components && i < most; i++) {
        char label[COMPONENT_LABEL], lead[COMPONENT_LABEL + 4] = "";
        label_of(n, i, label);
        if (n->n_components > 1) snprintf(lead, sizeof lead, "%s: ", label);
        steps |= meaning(p, lead, &n->component[i]);
    }
    sheet_prose(p, 2, 2,
                "A step must move f by more than its noise: the best one grows as the square root of the "
                "noise for the forward difference, as its cube root for "
                "the central one.%s `hstar optimal` finds those for f as it is.",
                steps ? " The steps to try are for an f whose derivatives are about as large as itself;"
                      : "");
    sheet_more(p, n->n_components > most ? n->n_components - most : 0);
    sheet_blank(p);
}

hstar_status table_write_noises(const struct noises *n, const struct sheet_style *style, struct sink *sink,
                                hstar_error *err)
{
    struct sheet sheet = {.style = style};
    noise_headline(&sheet, n);
    noise_meanings(&sheet, n);
    noise_levels(&sheet, n);
    noise_measures(&sheet, n);
    noise_profiles(&sheet, n);
    if (sheet.dashed) sheet_prose(&sheet, 0, 2, "- no such number: not measured, or not found.");
    return sheet_end(&sheet, sink, err);
}
