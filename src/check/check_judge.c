/* The verdict. A difference beyond the margin is pronounced a bug only after a second opinion, by a selector of another design;
 * an agreement counts only where a bug could have been seen. */
#include "base/memory.h"
#include "check/check_parts.h"

#include <float.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

/* ---- A row by the error bars ---- */

static void undecided(struct check_row *row, const char *reason)
{
    row->verdict = VERDICT_UNDECIDED;
    row->reason = reason;
}

static double explained(const struct check_row *row)
{
    return (row->sense == SENSE_PIECE ? row->expected.piece.local_bar : row->expected.bar) + row->rounding;
}

static void compare(struct check_row *row)
{
    double largest = fmax(fabs(row->got), fabs(row->expected.value));
    row->difference = row->got - row->expected.value;
    row->relative = row->difference == 0 ? 0 : fabs(row->difference) / largest;
    row->bars = row->difference == 0 ? 0 : fabs(row->difference) / explained(row);
}

bool agrees_by_bars(const struct check_row *row)
{
    const double apart = fabs(row->got - row->expected.value);
    return stops[row->expected.stop].trust == TRUST_OK &&
           apart <= CHECK_MARGIN * (row->expected.bar + row->rounding);
}

/* Every number between the slopes from the left and from the right is a subgradient. */
static const char *reason_of_kink(const struct check_row *row)
{
    double half = row->expected.bar * (1 + 1e-9) + row->rounding;
    return fabs(row->got - row->expected.value) <= half
               ? "f has a kink there, and the analytic value lies between its one-sided slopes: a subgradient"
               : "f has a kink there, and the analytic value lies outside its one-sided slopes";
}

enum opinion { OPINION_NONE, OPINION_CONFIRMS, OPINION_NEARER, OPINION_CONTRADICTS };

/* What another numerical derivative says of the difference: it stands there, too; or the two numerical ones do not agree; or
 * the other cannot tell, but is nearer to the first. A difference far beyond what the two are apart stands, whoever is
 * right; that is all there is to a bar that means nothing. */
static enum opinion weigh(const struct check_row *row, const struct step *other, bool bar_counts)
{
    const double far_beyond = 10;
    if (!isfinite(other->value) || !isfinite(other->bar) || stops[other->stop].trust != TRUST_OK)
        return OPINION_NONE;
    double to_got = fabs(other->value - row->got), to_first = fabs(other->value - row->expected.value);
    bool beyond = to_got > CHECK_MARGIN * (other->bar + row->rounding);
    if (beyond && fabs(row->difference) > far_beyond * to_first) return OPINION_CONFIRMS;
    if (!bar_counts) return OPINION_NONE;
    if (to_first > CHECK_MARGIN * (other->bar + row->expected.bar)) return OPINION_CONTRADICTS;
    if (beyond) return OPINION_CONFIRMS;
    return to_first <= to_got ? OPINION_NEARER : OPINION_CONTRADICTS;
}

static hstar_status ask(const struct check_request *r, const struct spot *spot, enum selector_id id,
                        struct check_row *row, struct step *other, hstar_error *err)
{
    hstar_status status = check_search(r, spot, id, other, err);
    if (!status) row->expected.evaluations += other->evaluations;
    return status;
}

/* How noisy f is far from the point nobody has measured: a step that reached far beyond x is asked again nearer by, and where
 * that explains the difference it is the one to go by. It explains nothing where it agrees with both: next to an x of 1e-125
 * everything is flat, and any number within its bar. */
static hstar_status ask_nearby(const struct check_request *r, const struct spot *spot, struct check_row *row,
                               bool *explains, hstar_error *err)
{
    const double far_off = 8, nearby = 4;
    double x = component_x(&spot->component), size = fabs(x);
    *explains = false;
    if (r->selector != SELECTOR_AUTO || !(size > 0) || !(row->expected.h_largest > far_off * size))
        return HSTAR_OK;
    struct spot here = *spot;
    here.lower = fmax(spot->lower, x - nearby * size);
    here.upper = fmin(spot->upper, x + nearby * size);
    struct step other;
    hstar_status status = ask(r, &here, SELECTOR_AUTO, row, &other, err);
    if (status || !isfinite(other.value) || stops[other.stop].trust != TRUST_OK) return status;
    const bool agrees_with_first =
        fabs(row->expected.value - other.value) <= CHECK_MARGIN * (other.bar + row->expected.bar);
    *explains =
        !agrees_with_first && fabs(row->got - other.value) <= CHECK_MARGIN * (other.bar + row->rounding);
    if (!*explains) return HSTAR_OK;
    other.evaluations = row->expected.evaluations;
    row->expected = other;
    compare(row);
    return HSTAR_OK;
}

/* What is smooth as far as the steps went may end there, in the next piece of a solver: then a gradient that is right of what the solver approximates
 * is the slope further out, and no numbers tell which is meant. */
static hstar_status ask_across(const struct check_request *r, const struct spot *spot, struct check_row *row,
                               bool *explains, hstar_error *err)
{
    const double tells = 0.1, within = 3;
    struct step across;
    *explains = false;
    if (r->selector != SELECTOR_AUTO || !(row->expected.h_largest > 0)) return HSTAR_OK;
    hstar_status status = check_across(spot, row->expected.h_largest, &across, err);
    if (status) return status;
    row->expected.evaluations += across.evaluations;
    *explains = stops[across.stop].trust == TRUST_OK && across.bar <= tells * fabs(across.value) &&
                fabs(row->got - across.value) <= within * (across.bar + row->rounding);
    if (*explains)
        undecided(row, "it agrees with the slope further out, as of a solver whose pieces end there, and not "
                       "with the one nearby: nothing tells which is meant");
    return HSTAR_OK;
}

/* The cheap one first. GSL's takes f to be rounded to the last bit: where f is noisier its bar means nothing, and oliver's
 * thousands of evaluations are for what its value alone does not settle. */
static hstar_status ask_again(const struct check_request *r, const struct spot *spot, struct check_row *row,
                              hstar_error *err)
{
    static const enum selector_id others[] = {SELECTOR_GSL, SELECTOR_AUTO, SELECTOR_OLIVER};
    const double loud = 64;
    bool noisy = !(row->expected.noise <= loud * DBL_EPSILON * fabs(spot->f));
    bool contradicted = false, explained_nearby;
    hstar_status status = ask_nearby(r, spot, row, &explained_nearby, err);
    if (status || explained_nearby) return status;
    bool explained_across;
    status = ask_across(r, spot, row, &explained_across, err);
    if (status || explained_across) return status;
    row->verdict = VERDICT_DISAGREES;
    for (size_t i = 0; i < sizeof others / sizeof *others; i++) {
        if (others[i] == r->selector) continue;
        struct step other;
        status = ask(r, spot, others[i], row, &other, err);
        if (status) return status;
        enum opinion opinion = weigh(row, &other, others[i] != SELECTOR_GSL || !noisy);
        if (opinion == OPINION_CONFIRMS) return HSTAR_OK;
        /* Where auto cannot tell, the shorter bar of another selector is not to be believed. */
        contradicted = contradicted || opinion == OPINION_CONTRADICTS ||
                       (opinion == OPINION_NEARER && others[i] == SELECTOR_AUTO);
    }
    if (contradicted) undecided(row, "two ways to the numerical derivative do not agree with each other");
    return HSTAR_OK;
}

/* A value that is too noisy to be worth much still has a bar: a claim a thousand of them away is wrong all the same, where
 * another way says so, too. */
static hstar_status ask_of_noise(const struct check_request *r, const struct spot *spot,
                                 struct check_row *row, hstar_error *err)
{
    const double absurd = 1000;
    if (row->expected.stop != STOP_NOISE || !isfinite(row->got) || r->selector == SELECTOR_OLIVER ||
        !(fabs(row->difference) > absurd * explained(row)))
        return HSTAR_OK;
    struct step other;
    hstar_status status = ask(r, spot, SELECTOR_OLIVER, row, &other, err);
    if (status || !isfinite(other.value)) return status;
    double apart = fabs(other.value - row->got);
    if (apart > absurd * (other.bar + row->rounding) && 2 * apart > fabs(row->difference)) {
        row->verdict = VERDICT_DISAGREES;
        row->reason = NULL;
    }
    return HSTAR_OK;
}

/* Of two derivatives, that of the piece at x and the slope across, the analytic one agrees with either, or with none. True where that settles the row. */
static bool judge_in_pieces(struct check_row *row)
{
    const struct step_piece *piece = &row->expected.piece;
    if (!isfinite(piece->local) || !isfinite(row->got)) return false;
    const bool across_counts = stops[row->expected.stop].trust == TRUST_OK;
    const double from_piece = fabs(row->got - piece->local);
    row->verdict = VERDICT_AGREES;
    if (from_piece <= CHECK_MARGIN * (piece->local_bar + row->rounding)) {
        row->sense = SENSE_PIECE;
        row->difference = row->got - piece->local;
        row->bars = row->difference == 0 ? 0 : from_piece / (piece->local_bar + row->rounding);
        row->relative = row->difference == 0 ? 0 : from_piece / fmax(fabs(row->got), fabs(piece->local));
    } else if (across_counts && fabs(row->difference) <= CHECK_MARGIN * explained(row)) {
        row->sense = SENSE_ACROSS;
    } else if (across_counts) {
        row->verdict = VERDICT_DISAGREES;
    } else {
        undecided(row, stops[row->expected.stop].sentence);
    }
    return true;
}

static hstar_status judge_by_bars(const struct check_request *r, const struct spot *spot,
                                  struct check_row *row, hstar_error *err)
{
    const struct stop_row *stop = &stops[row->expected.stop];
    bool fixed = !isnan(r->h);
    if (!fixed && judge_in_pieces(row)) return HSTAR_OK;
    row->verdict = VERDICT_AGREES;
    if (row->expected.stop == STOP_KINK)
        undecided(row, reason_of_kink(row));
    else if (!isfinite(row->expected.value) || (stop->trust != TRUST_OK && row->expected.stop != STOP_RULE)) {
        undecided(row, stop->sentence);
        if (!fixed) return ask_of_noise(r, spot, row, err);
    } else if (!isfinite(row->got))
        row->verdict = VERDICT_DISAGREES;
    else if (!(fabs(row->difference) <= CHECK_MARGIN * explained(row))) {
        if (!fixed) return ask_again(r, spot, row, err);
        row->verdict = VERDICT_DISAGREES;
    }
    return HSTAR_OK;
}

/* ---- A row by the field's own criteria ---- */

/* Of ||a - n|| / (||a|| + ||n||), as the texts have it; the words are theirs. */
static const struct threshold {
    double below;
    const char *word;
    enum verdict verdict;
} thresholds[] = {{1e-7, "correct", VERDICT_AGREES},
                  {1e-5, "probably correct", VERDICT_AGREES},
                  {1e-3, "suspicious", VERDICT_UNDECIDED},
                  {INFINITY, "bug", VERDICT_DISAGREES}};
enum { N_THRESHOLDS = sizeof thresholds / sizeof *thresholds };

static const struct threshold *threshold_of(double relative)
{
    size_t i = 0;
    while (i < N_THRESHOLDS - 1 && !(relative < thresholds[i].below)) i++;
    return &thresholds[i];
}

static void judge_by_criterion(const struct check_request *r, struct check_row *row)
{
    if (isnan(row->expected.value)) {
        undecided(row, stops[row->expected.stop].sentence);
        return;
    }
    double distance = fabs(row->difference), n = fabs(row->expected.value);
    if (r->criterion == CRITERION_ALLCLOSE) {
        row->verdict = distance <= r->atol + r->rtol * n ? VERDICT_AGREES : VERDICT_DISAGREES;
        return;
    }
    const struct threshold *t = threshold_of(distance == 0 ? 0 : distance / (fabs(row->got) + n));
    row->verdict = t->verdict;
    if (t->verdict == VERDICT_UNDECIDED) row->reason = "the relative difference is between 1e-5 and 1e-3";
}

hstar_status judge_row(const struct check_request *r, const struct spot *spot, struct check_row *row,
                       hstar_error *err)
{
    compare(row);
    if (r->criterion == CRITERION_BARS) return judge_by_bars(r, spot, row, err);
    judge_by_criterion(r, row);
    return HSTAR_OK;
}

/* ---- All rows together ---- */

/* How much smaller than the derivative the margin must be for an agreement: an error of a tenth could have been seen. */
static const double visible = 0.1;
/* The same beside the largest component of an output, and beside f/x where both are 0 as far as can be told. */
static const double beside_largest = 1e-4, beside_function = 1e-4;

static bool means_something(const struct check_row *row, double largest, double f, double x)
{
    double margin = CHECK_MARGIN * explained(row), got = fabs(row->got),
           expected = fabs(row->sense == SENSE_PIECE ? row->expected.piece.local : row->expected.value);
    if (margin <= visible * fmax(got, expected) || margin <= beside_largest * largest) return true;
    double size = (f != 0 && isfinite(f) ? fabs(f) : 1) / (x != 0 ? fabs(x) : 1);
    bool nothing = expected <= margin && got <= margin;
    return nothing && margin <= beside_function * size;
}

static const char *why_not(const struct check_request *r, const struct check_row *row)
{
    if (row->rounding <= row->expected.bar) return "the error bar is too wide beside the derivative to tell";
    bool written = !strcmp(r->claim->kind, "numbers") || !strcmp(r->claim->kind, "program");
    return written ? "the analytic value is written with too few digits"
                   : "the analytic value is itself too noisy";
}

static void judge_meaning(const struct check_request *r, struct check *c, const double *f)
{
    size_t n = c->problem->f->n_outputs ? c->n_rows / c->problem->f->n_outputs : 0;
    for (size_t o = 0; o < c->problem->f->n_outputs; o++) {
        double largest = 0;
        for (size_t i = o * n; i < (o + 1) * n; i++)
            if (c->row[i].expected.bar < fabs(c->row[i].expected.value))
                largest = fmax(largest, fabs(c->row[i].expected.value));
        for (size_t i = o * n; i < (o + 1) * n; i++) {
            struct check_row *row = &c->row[i];
            double x = r->n_directions ? 0 : r->problem->point[row->wrt];
            if (row->verdict == VERDICT_AGREES && !means_something(row, largest, f[o], x))
                undecided(row, why_not(r, row));
        }
    }
}

static int by_size(const void *a, const void *b)
{
    double p = *(const double *)a, q = *(const double *)b;
    return (p > q) - (p < q);
}

/* The noise of f that the n searches of an output saw: the upper one of the two in the middle. */
static double usual_noise(const struct check_row *row, size_t n, double *room)
{
    size_t seen = 0;
    for (size_t i = 0; i < n; i++)
        if (isfinite(row[i].expected.noise)) room[seen++] = row[i].expected.noise;
    qsort(room, seen, sizeof *room, by_size);
    return seen ? room[seen / 2] : 0;
}

/* Where f hardly moves along a variable its values repeat, and so do their roundings: no noise is seen. That of the other
 * variables is in f all the same, and hides what is as small. */
static hstar_status judge_quiet(struct check *c, hstar_error *err)
{
    const double quiet = 0.125;
    size_t n = c->problem->f->n_outputs ? c->n_rows / c->problem->f->n_outputs : 0;
    double *room = memory_array(n, sizeof *room);
    if (!room) return error_memory(err);
    for (size_t o = 0; o < c->problem->f->n_outputs; o++) {
        double noise = usual_noise(c->row + o * n, n, room);
        for (struct check_row *row = c->row + o * n; row < c->row + (o + 1) * n; row++) {
            if (row->verdict != VERDICT_DISAGREES || !(row->expected.noise < quiet * noise)) continue;
            if (fabs(row->difference) <= CHECK_MARGIN * (explained(row) + noise / row->expected.h))
                undecided(row, "it is as small as the noise that f shows along other variables");
        }
    }
    free(room);
    return HSTAR_OK;
}

/* ||got - expected|| / (||got|| + ||expected||), over the rows that have a numerical derivative. */
static double norm_relative(const struct check *c)
{
    long double difference = 0, got = 0, expected = 0;
    for (size_t i = 0; i < c->n_rows; i++) {
        const struct check_row *row = &c->row[i];
        if (isnan(row->expected.value)) continue;
        difference += (long double)row->difference * row->difference;
        got += (long double)row->got * row->got;
        expected += (long double)row->expected.value * row->expected.value;
    }
    return difference == 0 ? 0 : (double)(sqrtl(difference) / (sqrtl(got) + sqrtl(expected)));
}

hstar_status judge_all(const struct check_request *r, struct check *c, const double *f, hstar_error *err)
{
    if (r->criterion == CRITERION_BARS) {
        hstar_status status = judge_quiet(c, err);
        if (status) return status;
        judge_meaning(r, c, f);
    }
    for (size_t i = 0; i < c->n_rows; i++) c->count[c->row[i].verdict]++;
    c->verdict = c->count[VERDICT_DISAGREES]   ? VERDICT_DISAGREES
                 : c->count[VERDICT_UNDECIDED] ? VERDICT_UNDECIDED
                                               : VERDICT_AGREES;
    c->norm_relative = norm_relative(c);
    if (r->criterion != CRITERION_RELATIVE) return HSTAR_OK;
    const struct threshold *t = threshold_of(c->norm_relative);
    c->word = t->word;
    c->verdict = t->verdict;
    for (size_t i = 0; i < c->n_rows; i++) /* what has no numerical derivative is in no norm */
        if (isnan(c->row[i].expected.value) && c->verdict == VERDICT_AGREES) c->verdict = VERDICT_UNDECIDED;
    return HSTAR_OK;
}
