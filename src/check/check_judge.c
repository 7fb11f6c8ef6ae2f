/* The verdict. A difference beyond the margin is pronounced a bug only after a second opinion, by a selector of another design;
 * an agreement counts only where a bug could have been seen. */
#include "base/memory.h"
#include "check/check_parts.h"

#include <float.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

/* ---- A row by the error bars ---- */

void row_undecided(struct check_row *row, const char *reason)
{
    row->verdict = VERDICT_UNDECIDED;
    row->reason = reason;
}

double row_explained(const struct check_row *row)
{
    return (row->sense == SENSE_PIECE ? row->expected.piece.local_bar : row->expected.bar) + row->rounding;
}

static void compare_row(struct check_row *row)
{
    double largest = fmax(fabs(row->got), fabs(row->expected.value));
    row->difference = row->got - row->expected.value;
    row->relative = row->difference == 0 ? 0 : fabs(row->difference) / largest;
    row->bars = row->difference == 0 ? 0 : fabs(row->difference) / row_explained(row);
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

static hstar_status ask_selector(const struct check_request *r, const struct check_place *spot,
                                 enum selector_id id, struct check_row *row, struct step *other,
                                 hstar_error *err)
{
    hstar_status status = check_search(r, spot, id, other, err);
    if (!status) row->expected.evaluations += other->evaluations;
    return status;
}

/* How noisy f is far from the point nobody has measured: a step that reached far beyond x is asked again nearer by, and where
 * that explains the difference it is the one to go by. It explains nothing where it agrees with both: next to an x of 1e-125
 * everything is flat, and any number within its bar. */
static hstar_status ask_nearby(const struct check_request *r, const struct check_place *spot,
                               struct check_row *row, bool *explains, hstar_error *err)
{
    const double far_off = 8, nearby = 4;
    double x = component_x(&spot->component), size = fabs(x);
    *explains = false;
    if (r->selector != SELECTOR_AUTO || !(size > 0) || !(row->expected.h_largest > far_off * size))
        return HSTAR_OK;
    struct check_place here = *spot;
    here.lower = fmax(spot->lower, x - nearby * size);
    here.upper = fmin(spot->upper, x + nearby * size);
    struct step other;
    hstar_status status = ask_selector(r, &here, SELECTOR_AUTO, row, &other, err);
    if (status || !isfinite(other.value) || stops[other.stop].trust != TRUST_OK) return status;
    const bool agrees_with_first =
        fabs(row->expected.value - other.value) <= CHECK_MARGIN * (other.bar + row->expected.bar);
    *explains =
        !agrees_with_first && fabs(row->got - other.value) <= CHECK_MARGIN * (other.bar + row->rounding);
    if (!*explains) return HSTAR_OK;
    other.evaluations = row->expected.evaluations;
    row->expected = other;
    compare_row(row);
    return HSTAR_OK;
}

/* What is smooth as far as the steps went may end there, in the next piece of a solver: then a gradient that is right of what the solver approximates
 * is the slope further out, and no numbers tell which is meant. */
static hstar_status ask_across(const struct check_request *r, const struct check_place *spot,
                               struct check_row *row, bool *explains, hstar_error *err)
{
    const double tells = 0.1, within = 3, resolves = 0.1;
    struct step across;
    *explains = false;
    if (r->selector != SELECTOR_AUTO || !(row->expected.h_largest > 0)) return HSTAR_OK;
    hstar_status status = check_across(spot, row->expected.h_largest, &across, err);
    if (status) return status;
    row->expected.evaluations += across.evaluations;
    /* A slope that is told worse than what there is to explain by far explains nothing. */
    const bool is_wide = fabs(row->difference) <= resolves * across.bar;
    *explains = stops[across.stop].trust == TRUST_OK && !is_wide &&
                across.bar <= tells * fabs(across.value) &&
                fabs(row->got - across.value) <= within * (across.bar + row->rounding);
    if (*explains)
        row_undecided(row,
                      "it agrees with the slope further out, as of a solver whose pieces end there, and not "
                      "with the one nearby: nothing tells which is meant");
    return HSTAR_OK;
}

/* The cheap one first. GSL's takes f to be rounded to the last bit: where f is noisier its bar means nothing, and oliver's
 * thousands of evaluations are for what its value alone does not settle. */
static hstar_status ask_again(const struct check_request *r, const struct check_place *spot,
                              struct check_row *row, hstar_error *err)
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
        status = ask_selector(r, spot, others[i], row, &other, err);
        if (status) return status;
        enum opinion opinion = weigh(row, &other, others[i] != SELECTOR_GSL || !noisy);
        if (opinion == OPINION_CONFIRMS) return HSTAR_OK;
        /* Where auto cannot tell, the shorter bar of another selector is not to be believed. */
        contradicted = contradicted || opinion == OPINION_CONTRADICTS ||
                       (opinion == OPINION_NEARER && others[i] == SELECTOR_AUTO);
    }
    if (contradicted) row_undecided(row, "two ways to the numerical derivative do not agree with each other");
    return HSTAR_OK;
}

/* A value that is too noisy to be worth much still has a bar: a claim a thousand of them away is wrong all the same, where
 * another way says so, too. */
static hstar_status ask_of_noise(const struct check_request *r, const struct check_place *spot,
                                 struct check_row *row, hstar_error *err)
{
    const double absurd = 1000;
    if (row->expected.stop != STOP_NOISE || !isfinite(row->got) || r->selector == SELECTOR_OLIVER ||
        !(fabs(row->difference) > absurd * row_explained(row)))
        return HSTAR_OK;
    struct step other;
    hstar_status status = ask_selector(r, spot, SELECTOR_OLIVER, row, &other, err);
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
    } else if (across_counts && fabs(row->difference) <= CHECK_MARGIN * row_explained(row)) {
        row->sense = SENSE_ACROSS;
    } else if (across_counts) {
        row->verdict = VERDICT_DISAGREES;
    } else {
        row_undecided(row, stops[row->expected.stop].sentence);
    }
    return true;
}

/* A solver's tolerance is a smooth error, of which one way sees less than others: a difference of so many bars wants to be confirmed. */
static const double few_bars = 1000;

/* A second opinion of one who knows of no selectors. */
static hstar_status ask_another(const struct check_place *spot, struct check_row *row, hstar_error *err)
{
    struct step other;
    hstar_status status = spot->another(spot->context, row, &other, err);
    if (status) return status;
    row->verdict = VERDICT_DISAGREES;
    const enum opinion opinion = weigh(row, &other, true);
    if (opinion == OPINION_CONTRADICTS)
        row_undecided(row, "two ways to the numerical derivative do not agree with each other");
    else if (opinion != OPINION_CONFIRMS && row->bars < few_bars)
        row_undecided(row, "it is a few error bars off, and a look nearer by does not confirm that");
    return HSTAR_OK;
}

static hstar_status judge_by_bars(const struct check_request *r, const struct check_place *spot,
                                  struct check_row *row, hstar_error *err)
{
    const struct stop_row *stop = &stops[row->expected.stop];
    bool fixed = !isnan(r->h);
    if (!fixed && judge_in_pieces(row)) return HSTAR_OK;
    row->verdict = VERDICT_AGREES;
    if (row->expected.stop == STOP_KINK)
        row_undecided(row, reason_of_kink(row));
    else if (!isfinite(row->expected.value) || (stop->trust != TRUST_OK && row->expected.stop != STOP_RULE)) {
        row_undecided(row, stop->sentence);
        if (!fixed && !spot->another) return ask_of_noise(r, spot, row, err);
    } else if (!isfinite(row->got))
        row->verdict = VERDICT_DISAGREES;
    else if (!(fabs(row->difference) <= CHECK_MARGIN * row_explained(row))) {
        if (spot->another) return ask_another(spot, row, err);
        if (!fixed) return ask_again(r, spot, row, err);
        row->verdict = VERDICT_DISAGREES;
    }
    return HSTAR_OK;
}

/* ---- A row by the field's own criteria ---- */

/* Of ||a - n|| / (||a|| + ||n||), as the texts have it; the words are theirs. */
static const struct relative_word relative_words[] = {{1e-7, "correct", VERDICT_AGREES},
                                                      {1e-5, "probably correct", VERDICT_AGREES},
                                                      {1e-3, "suspicious", VERDICT_UNDECIDED},
                                                      {INFINITY, "bug", VERDICT_DISAGREES}};
enum { N_RELATIVE_WORDS = sizeof relative_words / sizeof *relative_words };

const struct relative_word *relative_word_of(const struct check_request *r, double relative)
{
    static const struct relative_word pass = {.word = "pass", .verdict = VERDICT_AGREES},
                                      fail = {.word = "fail", .verdict = VERDICT_DISAGREES};
    size_t i = 0;
    if (r->threshold > 0) return relative <= r->threshold ? &pass : &fail;
    while (i < N_RELATIVE_WORDS - 1 && !(relative < relative_words[i].below)) i++;
    return &relative_words[i];
}

static void judge_by_criterion(const struct check_request *r, struct check_row *row)
{
    if (isnan(row->expected.value)) {
        row_undecided(row, stops[row->expected.stop].sentence);
        return;
    }
    double distance = fabs(row->difference), n = fabs(row->expected.value);
    if (r->criterion == CRITERION_ALLCLOSE || r->criterion == CRITERION_GRADCHECK) {
        row->verdict = distance <= r->atol + r->rtol * n ? VERDICT_AGREES : VERDICT_DISAGREES;
        return;
    }
    const struct relative_word *t = relative_word_of(r, distance == 0 ? 0 : distance / (fabs(row->got) + n));
    row->verdict = t->verdict;
    if (t->verdict == VERDICT_UNDECIDED) row->reason = "the relative difference is between 1e-5 and 1e-3";
}

hstar_status judge_row(const struct check_request *r, const struct check_place *spot, struct check_row *row,
                       hstar_error *err)
{
    compare_row(row);
    if (r->criterion == CRITERION_BARS) return judge_by_bars(r, spot, row, err);
    judge_by_criterion(r, row);
    return HSTAR_OK;
}
