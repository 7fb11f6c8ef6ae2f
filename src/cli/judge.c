/* Judging steps. */
#include "cli/judge.h"
#include "cli/report.h"

#include <math.h>
#include <stdbool.h>

enum { MOST_NOTES = 5, DIGITS = 6 };

/* A symmetric formula that was shifted to one side. */
static void note_side(struct judgement *j, const char *name, const struct step *step)
{
    bool own_side = step->use == USE_FORWARD || step->use == USE_BACKWARD;
    if (step->side == 0 || own_side || isnan(step->value)) return;
    if (++j->n_sided > MOST_NOTES) return;
    report_note("%s is from the %s side only: on the other f may not be called or is no number", name,
                step->side < 0 ? "left" : "right");
}

/* Noise that shows at one point already. */
static void note_unsteady(struct judgement *j, const char *name, const struct step *step)
{
    if (!(step->spread > 0) || ++j->n_unsteady > MOST_NOTES) return;
    report_note(
        "%s: f answers differently when it is called twice at one point: a spread of %.1e, taken as noise",
        name, step->spread);
}

void judge_missing(struct judgement *j, const char *variable, double x, const struct step *step)
{
    const bool left = step->missing[0] < step->missing[1];
    const double distance = step->missing[!left];
    if (!isfinite(distance) || step->side || isnan(step->value) || ++j->n_missing > MOST_NOTES) return;
    report_note("f is no number at %s = %.*g %c %.2g; --bounds and --reach keep hstar from there", variable,
                DIGITS, x, left ? '-' : '+', distance);
}

void judge_step(struct judgement *j, const char *name, const struct step *step, hstar_error *err)
{
    const struct stop_row *stop = &stops[step->stop];
    note_side(j, name, step);
    note_unsteady(j, name, step);
    if (stop->trust == TRUST_OK) return;
    if (j->n_bad++) return;
    bool none = isnan(step->value);
    j->status = error_set(err, none ? HSTAR_UNDEFINED : HSTAR_UNRESOLVED, "%s %s: %s", name,
                          none ? "could not be found" : "cannot be trusted", stop->sentence);
}

hstar_status judge_end(const struct judgement *j, hstar_error *err)
{
    if (j->n_sided > MOST_NOTES) report_note("%zu more are one-sided", j->n_sided - MOST_NOTES);
    if (j->n_unsteady > MOST_NOTES) report_note("%zu more are unsteady", j->n_unsteady - MOST_NOTES);
    if (j->n_missing > MOST_NOTES)
        report_note("so it is along %zu more variables", j->n_missing - MOST_NOTES);
    if (j->n_bad > 1)
        error_remedy(err, "so it is with %zu more; the table, --json and --csv say which", j->n_bad - 1);
    return j->status;
}
