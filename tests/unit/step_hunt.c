/* The parts of a hunt: the last look finds what is off the ladder's polynomial, pieces are told from a single joint, and what is near x counts
 * where nothing else does. */
#include "stepping.h"

#include "step/auto/hunt.h"

#include <stdlib.h>

/* ---- the last look ---- */

/* sin, and from `from` on something that comes with `grows` and jumps by `jump`: only when it is switched on. */
static struct {
    bool on;
    double from, jump, grows;
} extra;

static double with_extra(double x)
{
    const double beyond = x - extra.from;
    return sin(x) + (extra.on && beyond > 0 ? extra.jump + extra.grows * beyond : 0);
}

struct hunting {
    struct callee callee;
    struct probe probe;
    struct step_request request;
    struct step step;
    struct hunt hunt;
};

static struct hunting *hunting_new(function *f, double x, unsigned derivative)
{
    struct hunting *h = calloc(1, sizeof *h);
    h->callee = callee_of(f);
    h->probe = probe_of(&h->callee, x);
    h->request = (struct step_request){.derivative = derivative, .use = N_USES};
    probe_begin(&h->probe);
    assert_true(step_start(&h->probe, USE_EXTRAPOLATION, 2, &h->step));
    h->hunt.p = &h->probe;
    h->hunt.request = &h->request;
    h->hunt.step = &h->step;
    record_init(&h->hunt.record, &h->probe);
    close_look_take(&h->hunt.record, &h->hunt.near);
    h->hunt.noise = h->hunt.near.noise;
    ladder_init(&h->hunt.ladder, &h->hunt.record, &h->hunt.near, derivative, 0);
    ladder_walk(&h->hunt.ladder, h->hunt.near.reach, 40, 2 * DBL_EPSILON);
    return h;
}

/* Of an entry that is right nothing is off; what was switched on since is found, at the nearest value that shows it. */
static void confirming(void **state)
{
    static const struct {
        const char *name;
        double distance, jump, grows, asked; /* asked: where f is asked besides */
        bool found;
    } rows[] = {
        {"nothing", 1e-3, 0, 0, 2e-3, false},
        {"a jump at 1e-3", 1e-3, 1e-9, 0, 1.1e-3, true},
        {"a large jump at 1e-3", 1e-3, 1, 0, 2e-3, true},
        {"a kink at 1e-3", 1e-3, 0, 1e-4, 2e-3, true},
        {"a jump in the gap", 1e-5, 1e-9, 0, 1e-4, true},
        {"below what noise explains", 1e-3, 1e-18, 0, 2e-3, false},
    };
    (void)state;
    const double x = 1.1;
    for (unsigned derivative = 1; derivative <= 2; derivative++)
        for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
            extra.on = false;
            extra.from = x + rows[i].distance;
            extra.jump = rows[i].jump;
            extra.grows = rows[i].grows;
            struct hunting *h = hunting_new(with_extra, x, derivative);
            assert_true(h->hunt.ladder.best.rung >= 0);
            extra.on = true;
            double t = rows[i].asked * (1 + uneven((int)i, 7) / 16), y;
            record_ask(&h->hunt.record, &t, 1, &y);
            double other = -t; /* of an even derivative pairs tell */
            if (derivative == 2) record_ask(&h->hunt.record, &other, 1, &y);
            struct confirmation c;
            hunt_confirm(&h->hunt, &c);
            const double half = derivative == 2 ? 0.5 : 1; /* the even part of what is on one side alone */
            const double off = half * (rows[i].jump + rows[i].grows * (c.broken_at - rows[i].distance));
            CHECK(isfinite(c.broken_at) == rows[i].found, "%s, derivative %u: broken at %g", rows[i].name,
                  derivative, c.broken_at);
            CHECK(c.factor >= 1 && (rows[i].found || c.factor < 4), "%s, derivative %u: factor %g",
                  rows[i].name, derivative, c.factor);
            if (rows[i].found) {
                CHECK(c.broken_at > rows[i].distance && c.broken_at <= t, "%s, derivative %u: broken at %g",
                      rows[i].name, derivative, c.broken_at);
                CHECK_CLOSE(c.misfit, off, 1e-3, rows[i].name);
            }
            free(h);
        }
    CHECK_DONE();
}

/* No more is asked than the budget has. */
static void confirming_within_the_budget(void **state)
{
    (void)state;
    extra.on = false;
    for (size_t left = 0; left < 5; left++) {
        struct hunting *h = hunting_new(with_extra, 1.1, 1);
        h->probe.budget = h->probe.evaluations + left;
        struct confirmation c;
        hunt_confirm(&h->hunt, &c);
        CHECK(h->callee.calls <= h->probe.budget && isinf(c.broken_at), "%zu left: %zu calls of %zu", left,
              h->callee.calls, h->probe.budget);
        free(h);
    }
    CHECK_DONE();
}

/* ---- from outside ---- */

static struct step find(function *f, double x, unsigned derivative)
{
    struct callee c = callee_of(f);
    struct probe p = probe_of(&c, x);
    struct step step;
    const struct step_request request = {.derivative = derivative, .use = N_USES};
    assert_int_equal(step_find(SELECTOR_AUTO, &request, &p, &step, NULL), HSTAR_OK);
    return step;
}

/* One jump, one corner, wherever and however large: the derivative next to x is told, or that it is not is said. */
static void a_single_joint(void **state)
{
    (void)state;
    int ok = 0, n = 0, held = 0;
    extra.on = true;
    for (double distance = 1e-5; distance < 0.2; distance *= 10)
        for (double size = 1e-11; size < 20; size *= 100)
            for (int kink = 0; kink < 2; kink++)
                for (double x = 0.7; x < 1.4; x += 0.2, n++) {
                    extra.from = x + distance;
                    extra.jump = kink ? 0 : size;
                    extra.grows = kink ? size : 0;
                    const struct step s = find(with_extra, x, 1);
                    const bool trusted = stops[s.stop].trust == TRUST_OK;
                    ok += trusted;
                    const double error = fabs(s.value - cos(x));
                    held += trusted && error <= s.bar;
                    CHECK(!trusted || error <= 3 * s.bar,
                          "%s of %g at %g from %g: %.17g +/- %g is wrong by %g, %s",
                          kink ? "a kink" : "a jump", size, distance, x, s.value, s.bar, error,
                          stops[s.stop].name);
                    CHECK(s.stop != STOP_PIECES, "%s of %g at %g from %g: pieces", kink ? "a kink" : "a jump",
                          size, distance, x);
                }
    /* One that hides in the rounding of f may move the slope by as much as its bar. */
    CHECK(ok >= 0.8 * n && held >= 0.99 * ok, "%d of %d are told, %d within their bars", ok, n, held);
    CHECK_DONE();
}

/* A table of sin with pieces of another slope than sin's. */
static double width;
static const double piece_slope = 0.5;

static double table(double x)
{
    const double middle = (floor(x / width) + 0.5) * width;
    return sin(middle) + piece_slope * (x - middle);
}

static void pieces(void **state)
{
    (void)state;
    int told = 0, n = 0;
    for (width = 1e-6; width < 2e-2; width *= 10)
        for (double near = 0.6; near < 1.35; near += 0.09, n++) {
            const double x = (floor(near / width) + 0.37) * width, jump = fabs(piece_slope - cos(x)) * width;
            const struct step s = find(table, x, 1);
            CHECK(stops[s.stop].trust != TRUST_OK || fabs(s.value - cos(x)) <= s.bar + width,
                  "width %g at %.17g: %.17g +/- %g is wrong by %g, %s", width, x, s.value, s.bar,
                  s.value - cos(x), stops[s.stop].name);
            if (s.stop != STOP_PIECES) {
                CHECK(isnan(s.piece.local) || s.stop == STOP_TWO_SLOPES, "width %g at %.17g: %s with a piece",
                      width, x, stops[s.stop].name);
                continue;
            }
            told++;
            CHECK(fabs(s.piece.local - piece_slope) <= s.piece.local_bar && s.piece.local_bar < 1e-5,
                  "width %g at %.17g: a piece with %g +/- %g", width, x, s.piece.local, s.piece.local_bar);
            /* x is 0.37 of the width from the left end, and 0.63 from the right. */
            CHECK(s.piece.reach > 0.36 * width && s.piece.reach < 0.64 * width,
                  "width %g at %.17g: a reach of %g", width, x, s.piece.reach);
            CHECK(fabs(s.piece.joint - jump) < 0.1 * jump + 0.6 * width * width,
                  "width %g at %.17g: jumps of %g, told %g", width, x, jump, s.piece.joint);
        }
    CHECK(told >= 0.8 * n, "pieces are told in %d of %d", told, n);
    CHECK_DONE();
}

/* A table that is read by straight lines has corners only, and lacks the bend of sin. */
static double straight(double x)
{
    const double a = floor(x / width) * width;
    return sin(a) + (sin(a + width) - sin(a)) * (x - a) / width;
}

static void corners_only(void **state)
{
    (void)state;
    for (width = 1e-4; width < 2e-3; width *= 10)
        for (double near = 0.6; near < 1.35; near += 0.09) {
            const double x = (floor(near / width) + 0.37) * width, left = floor(x / width) * width,
                         slope = (sin(left + width) - sin(left)) / width;
            const struct step s = find(straight, x, 1);
            CHECK(s.stop == STOP_PIECES && fabs(s.value - cos(x)) <= s.bar,
                  "width %g at %.17g: %.17g +/- %g is wrong by %g, %s", width, x, s.value, s.bar,
                  s.value - cos(x), stops[s.stop].name);
            CHECK(fabs(s.piece.local - slope) <= s.piece.local_bar,
                  "width %g at %.17g: the line's %.17g +/- %g, want %.17g", width, x, s.piece.local,
                  s.piece.local_bar, slope);
        }
    CHECK_DONE();
}

/* A few wide pieces: nobody can tell which slope is meant. */
static void two_slopes(void **state)
{
    (void)state;
    width = 0.1;
    for (int k = 7; k < 13; k++) {
        const double x = (k + 0.37) * width;
        const struct step s = find(table, x, 1);
        CHECK(s.stop == STOP_TWO_SLOPES, "at %g: %s", x, stops[s.stop].name);
        CHECK(fabs(s.value - cos(x)) <= s.bar && fabs(s.value - piece_slope) <= s.bar, "at %g: %g +/- %g", x,
              s.value, s.bar);
        CHECK(s.piece.reach > 0.03 && s.piece.reach < 0.07, "at %g: a reach of %g", x, s.piece.reach);
    }
    CHECK_DONE();
}

/* Teeth of a saw jump by more than they rise: the rise is the derivative, or nobody can tell; the rise stands beside. */
static double saw(double x)
{
    return remainder(x, 0.7);
}

static void teeth(void **state)
{
    (void)state;
    int told = 0, n = 0;
    for (double x = 0.4; x < 7; x += 0.0731, n++) {
        const struct step s = find(saw, x, 1);
        CHECK(stops[s.stop].trust != TRUST_OK || fabs(s.value - 1) <= s.bar, "at %g: %g +/- %g", x, s.value,
              s.bar);
        told += fabs((s.piece.reach > 0 ? s.piece.local : s.value) - 1) < 1e-8;
    }
    CHECK(told >= 0.8 * n, "%d of %d are told", told, n);
    CHECK_DONE();
}

/* What is smooth has no pieces. */
static double gaussian(double x)
{
    return exp(-x * x);
}

static void no_pieces(void **state)
{
    static function *const smooth[] = {sin, exp, atan, log, sqrt, gaussian};
    (void)state;
    for (size_t i = 0; i < sizeof smooth / sizeof *smooth; i++)
        for (double x = 0.11; x < 30; x *= 1.7)
            for (unsigned d = 1; d <= 2; d++) {
                const struct step s = find(smooth[i], x, d);
                CHECK(s.stop != STOP_PIECES && s.stop != STOP_TWO_SLOPES && isnan(s.piece.local) &&
                          isnan(s.piece.local_bar) && isnan(s.piece.reach) && isnan(s.piece.joint),
                      "function %zu at %g, derivative %u: %s", i, x, d, stops[s.stop].name);
            }
    CHECK_DONE();
}

/* ---- offsets by chance ---- */

static void scattering(void **state)
{
    enum { N = 20 };
    (void)state;
    for (int side = -1; side <= 1; side++) {
        extra.on = false;
        struct hunting *h = hunting_new(with_extra, 1.1, 1);
        h->hunt.near.side = side;
        const int before = h->hunt.record.n;
        hunt_scatter(&h->hunt, 0.5, N);
        const struct record *r = &h->hunt.record;
        CHECK(r->n == before + N, "%d asked", r->n - before);
        int left = 0;
        for (int i = before; i < r->n; i++) {
            const double size = fabs(r->t[i]);
            const int part = i - before;
            CHECK(size >= 0.5 * part / N && size <= 0.5 * (part + 1) / N, "side %d: %g in part %d", side,
                  r->t[i], part);
            left += r->t[i] < 0;
        }
        CHECK(left == (side < 0 ? N : side > 0 ? 0 : N / 2), "side %d: %d to the left", side, left);
        free(h);
    }
    CHECK_DONE();
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(confirming),     cmocka_unit_test(confirming_within_the_budget),
        cmocka_unit_test(a_single_joint), cmocka_unit_test(pieces),
        cmocka_unit_test(corners_only),   cmocka_unit_test(two_slopes),
        cmocka_unit_test(no_pieces),      cmocka_unit_test(teeth),
        cmocka_unit_test(scattering),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
