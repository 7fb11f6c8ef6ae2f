/* Measuring the profile: a batch of points for each distance, and a closer look where the scatter begins. */
#include "step/noise/noise_profile.h"
#include "step/noise/noise_look.h"

#include <math.h>

const char *const noise_kind_names[N_NOISE_KINDS] = {
#define X(identifier, name, meaning) [NOISE_KIND_##identifier] = name,
#include "step/noise/noise_kinds.def"
#undef X
};
const char *const noise_picture_names[N_NOISE_PICTURES] = {
#define X(identifier, name, meaning) [NOISE_PICTURE_##identifier] = name,
#include "step/noise/noise_pictures.def"
#undef X
};

void noise_profile_init(struct noise_profile *profile)
{
    *profile = (struct noise_profile){.beyond = NAN, .central_h = NAN, .central_error = NAN};
    profile->missing[0] = profile->missing[1] = INFINITY;
    profile->best.stop = STOP_UNTOLD;
    profile->best.h = profile->best.value = NAN;
    profile->best.bar = INFINITY;
    profile->best.piece = (struct step_piece){NAN, NAN, NAN, NAN, NAN, NAN};
}

/* All values within a distance of x. */
static void values_within(const struct noise_look *look, double distance, struct record *near)
{
    const struct record *all = &look->record;
    record_init(near, look->p);
    for (int k = 1; k < all->n; k++) {
        if (fabs(all->t[k]) > distance || !isfinite(all->y[k])) continue;
        near->y[near->n++] = all->y[k];
        near->largest = fmax(near->largest, fabs(all->y[k]));
    }
}

/* That of the first row which tells one. Further out values differ by so many quanta that rounding hides what they have in common, or f is of another size, and a
 * float then has another one. */
static double find_quantum(const struct noise_look *look)
{
    struct record near;
    for (size_t i = 0; i < look->profile->n; i++) {
        values_within(look, look->profile->at[i].distance, &near);
        const double quantum = quantum_of(&near);
        if (quantum > 0) return quantum;
    }
    return 0;
}

/* Of the truncation h^2 |f'''|/6 and the noise level/h, which are least together at (3 level/|f'''|)^(1/3), where they are 3/2 level/h. The third derivative
 * is that of the nearest row in which it stands out. */
static void find_central(const struct noise_look *look)
{
    const double clear = 16;
    struct noise_profile *profile = look->profile;
    if (!(profile->beyond > 0)) return;
    for (size_t i = 0; i < profile->n; i++) {
        const struct scatter *s = &look->scatter[i];
        if (s->n <= 3 || !(s->part[3] > clear * profile->beyond) || !(s->cubic > 0) || !isfinite(s->cubic))
            continue;
        profile->central_h = cbrt(3 * (profile->beyond / s->cubic));
        profile->central_error = 1.5 * (profile->beyond / profile->central_h);
        return;
    }
}

/* What the rows say together. */
struct profile_tally {
    size_t told, bends, flat;
    bool exact;          /* all that was told is */
    double within_level; /* the largest up to profile->within */
};

static struct profile_tally tally_of(struct noise_profile *profile)
{
    struct profile_tally tally = {.exact = true};
    bool within = true;
    for (size_t i = 0; i < profile->n; i++) {
        const struct noise_at *at = &profile->at[i];
        tally.bends += at->kind == NOISE_KIND_BENDS;
        tally.flat += at->kind == NOISE_KIND_FLAT;
        within = within && noise_look_exact(at);
        if (within) profile->within = at->distance;
        if (within) tally.within_level = fmax(tally.within_level, at->level);
        if (at->kind != NOISE_KIND_TOLD) continue;
        tally.told++;
        profile->beyond = fmax(profile->beyond, at->level);
        tally.exact = tally.exact && noise_look_exact(at);
    }
    return tally;
}

static enum noise_picture picture_of(const struct noise_profile *profile, const struct profile_tally *tally,
                                     bool unsteady)
{
    const double clear = 8;
    if (unsteady) return NOISE_PICTURE_UNSTEADY;
    if (tally->told + tally->bends == 0) return tally->flat ? NOISE_PICTURE_CONSTANT : NOISE_PICTURE_UNKNOWN;
    if (profile->quantum > 0) return NOISE_PICTURE_STEPS;
    if (isfinite(profile->best.piece.joint)) return NOISE_PICTURE_PIECES;
    if (profile->best.stop == STOP_JUMP) return NOISE_PICTURE_JUMP;
    if (tally->told == 0) return NOISE_PICTURE_HIDDEN;
    if (tally->exact) return NOISE_PICTURE_SMOOTH;
    return profile->within > 0 && profile->beyond > clear * tally->within_level ? NOISE_PICTURE_BEYOND
                                                                                : NOISE_PICTURE_NOISY;
}

/* `auto` finds joints, and how well the derivative can be told. */
static void ask_auto(struct probe *p, struct noise_profile *profile)
{
    static const struct step_request request = {.derivative = 1, .use = N_USES};
    enum { LEAST = 40 }; /* with fewer it says no more than that it had too few */
    struct probe own = *p;
    if (p->status || probe_left(p) < LEAST) return;
    own.budget = probe_left(p);
    own.evaluations = 0;
    own.out_of_budget = own.out_of_bounds = false;
    if (step_find(SELECTOR_AUTO, &request, &own, &profile->best, p->err)) p->status = own.status;
    p->evaluations += own.evaluations;
}

void noise_profile_measure(struct probe *p, struct noise_profile *profile)
{
    struct noise_look look;
    const size_t before = p->evaluations;
    noise_profile_init(profile);
    noise_look(p, profile, &look);
    profile->quantum = find_quantum(&look);
    profile->missing[0] = look.record.missing[0];
    profile->missing[1] = look.record.missing[1];
    ask_auto(p, profile);
    const struct profile_tally tally = tally_of(profile);
    find_central(&look);
    profile->picture = picture_of(profile, &tally, p->f != p->f_again);
    profile->evaluations = p->evaluations - before;
}
