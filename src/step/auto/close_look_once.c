/* One close look: noise, the shape of f at x, and a slope to check by, all from seven values. */
#include "step/auto/close_look_once.h"

#include "number/exponent.h"

#include <math.h>

/* A correctly rounded f scatters uniformly within half an ulp: 2^-53 |f| / sqrt 3 at the least favourable mantissa. */
static const double rounding = 0x1p-53 * 0.5774;

const double close_look_nodes[2][NEAR_POINTS] = {
    {-765.0 / 256, -531.0 / 256, -263.0 / 256, 0, 245.0 / 256, 509.0 / 256, 787.0 / 256},
    {0, 245.0 / 256, 531.0 / 256, 765.0 / 256, 1061.0 / 256, 1277.0 / 256, 1543.0 / 256},
};

#define X(identifier, symmetric, aside) {symmetric, aside},
#define W(...)                                                                                               \
    {                                                                                                        \
        __VA_ARGS__                                                                                          \
    }
const double close_look_weights[N_NEAR_WEIGHTS][2][NEAR_POINTS] = {
#include "step/auto/close_look_weights.def"
};
#undef W

/* sum |weight|, by which noise grows. */
#define SIZE(w)                ((w) < 0 ? -(w) : (w))
#define W(a, b, c, d, e, f, g) (SIZE(a) + SIZE(b) + SIZE(c) + SIZE(d) + SIZE(e) + SIZE(f) + SIZE(g))
static const double near_gains[N_NEAR_WEIGHTS][2] = {
#include "step/auto/close_look_weights.def"
};
#undef W
#undef SIZE
#undef X

static double near_dot(enum close_look_weight which, const struct close_look *n)
{
    const double *weight = close_look_weights[which][n->side != 0];
    double sum = 0;
    for (int i = 0; i < NEAR_POINTS; i++) sum += weight[i] * n->y[i];
    return sum;
}

static double near_gain(enum close_look_weight which, const struct close_look *n)
{
    return near_gains[which][n->side != 0];
}

/* Six values beside f(x); false where one of them is not a number. The realised nodes miss those of the weights by a unit in the last
 * place of x: what f rises by over that is taken back. */
static bool evaluate_near(struct record *r, struct close_look *n)
{
    double t[NEAR_POINTS - 1], y[NEAR_POINTS - 1], s = n->side < 0 ? -n->spacing : n->spacing;
    const double *node = close_look_nodes[n->side != 0];
    int k = 0;
    for (int i = 0; i < NEAR_POINTS; i++)
        if (node[i] != 0) t[k++] = node[i] * s;
    bool finite = record_ask(r, t, NEAR_POINTS - 1, y);
    double slope =
        (y[NEAR_POINTS - 2] - (n->side ? r->p->f : y[0])) / (t[NEAR_POINTS - 2] - (n->side ? 0 : t[0]));
    if (!isfinite(slope)) slope = 0;
    k = 0;
    for (int i = 0; i < NEAR_POINTS; i++) {
        n->y[i] = node[i] == 0 ? r->p->f : y[k] - slope * (t[k] - node[i] * s);
        k += node[i] != 0;
    }
    return finite;
}

/* On both sides, or on the one side where f is defined; n->side is what is known of that. */
static bool evaluate_somewhere(struct record *r, struct close_look *n)
{
    const double reach = 4;
    const struct probe *p = r->p;
    if (n->side) return evaluate_near(r, n);
    if (p->x + reach * n->spacing > p->upper) n->side = -1;
    if (p->x - reach * n->spacing < p->lower) n->side = 1;
    if (evaluate_near(r, n)) return true;
    if (n->side) return false;
    n->side = isfinite(n->y[4]) && isfinite(n->y[5]) && isfinite(n->y[6]) ? 1 : -1;
    return evaluate_near(r, n);
}

double close_look_rms(const double *v, int n)
{
    double largest = 0, sum = 0;
    for (int i = 0; i < n; i++) largest = larger_of(fabs(v[i]), largest);
    if (!(largest > 0) || !isfinite(largest)) return largest;
    for (int i = 0; i < n; i++) sum += v[i] / largest * (v[i] / largest);
    return largest * sqrt(sum / n);
}

/* The parts of degree four, five and six are noise alone where they do not fall with the degree. */
static enum close_look_spacing measure_parts(struct close_look *n, double *noise)
{
    const double plateau = 4; /* levels within such a factor are one level */
    n->part[0] = near_dot(NEAR_FOURTH_PART, n);
    n->part[1] = near_dot(NEAR_FIFTH_PART, n);
    n->part[2] = near_dot(NEAR_SIXTH_PART, n);
    const double part[3] = {fabs(n->part[0]), fabs(n->part[1]), fabs(n->part[2])};
    int same = 0;
    for (int i = 1; i < NEAR_POINTS; i++) same += n->y[i] == n->y[i - 1];
    *noise = 0;
    if (same >= NEAR_POINTS / 2) return SPACING_TOO_SMALL;
    bool level = part[0] <= plateau * fmax(part[1], part[2]);
    *noise = level ? close_look_rms(part, 3) : close_look_rms(part + 1, 2);
    return level || part[1] <= plateau * part[2] ? SPACING_GOOD : SPACING_TOO_LARGE;
}

/* A line and how far it bends, through three of the values. */
struct arm {
    double at_x, slope, bend; /* bend: the divided second difference */
};

static struct arm arm_of(const struct close_look *n, int outer, int middle, int inner)
{
    const double *t = close_look_nodes[n->side != 0], *y = n->y;
    double slope = (y[inner] - y[middle]) / (t[inner] - t[middle]);
    double before = (y[middle] - y[outer]) / (t[middle] - t[outer]);
    return (struct arm){y[inner] - slope * t[inner], slope, fabs((slope - before) / (t[inner] - t[outer]))};
}

/* What f first makes of x rounds, too, as 1 + x: then it sees a neighbour of x, and that in the same way at all places of one side. Where f is nearly 0
 * this is all the rounding that there is. */
static double rounding_of_x(const struct close_look *n, double x, double slope)
{
    return 8 * rounding * fabs(x * slope / n->spacing);
}

/* Is f not smooth at x? On each side the values lie on a smooth arm by themselves; do the two meet at x, in value and slope?
 * *rough: how far the arms themselves bend. */
static enum close_look_shape shape_by_arms(struct close_look *n, double x, double *rough)
{
    const double clear = 16, floor = fmax(8 * rounding * n->largest, 0x1p-1072); /* subnormals round, too */
    const double *y = n->y;
    if (n->side) {
        double first = fabs(y[1] - y[0]), second = fabs(y[2] - y[1]), third = fabs(y[3] - y[2]);
        *rough = fabs(y[6] - 2 * y[5] + y[4]);
        n->break_size = first;
        return first > 2 * second && second >= third && first > clear * (floor + *rough) ? NEAR_STEEP
                                                                                         : NEAR_SMOOTH;
    }
    struct arm left = arm_of(n, 0, 1, 2), right = arm_of(n, 6, 5, 4);
    *rough = fmax(left.bend, right.bend);
    double small = clear * (*rough + floor), gap = right.at_x - left.at_x, turn = right.slope - left.slope;
    double aside = fmin(fabs(y[3] - left.at_x), fabs(y[3] - right.at_x));
    n->break_size = fmax(fmax(fabs(gap), aside), fabs(turn));
    n->slopes[0] = left.slope / n->spacing;
    n->slopes[1] = right.slope / n->spacing;
    const double apart = fmax(small, clear * rounding_of_x(n, x, fmin(fabs(left.slope), fabs(right.slope))));
    if (fabs(gap) > apart || aside > apart) return NEAR_JUMP;
    if (fabs(turn) > small) return NEAR_KINK;
    double inner = y[4] - y[2], outer = y[6] - y[0];
    bool through = (y[4] - y[3]) * (y[3] - y[2]) > 0 && left.slope * right.slope > 0;
    if (through && fabs(inner) > small && fabs(outer) < 2 * fabs(inner)) return NEAR_STEEP;
    return NEAR_SMOOTH;
}

/* A thousand times the rounding of doubles: is it noise, or does f oscillate? */
static bool is_loud(const struct close_look *n)
{
    return n->noise > 0x1p-43 * n->largest;
}

/* What follows from the values. */
static void take_near_slope(struct close_look *n)
{
    const double s = n->side < 0 ? -n->spacing : n->spacing, low = near_dot(NEAR_SLOPE_LOW, n) / s;
    n->slope = near_dot(NEAR_SLOPE, n) / s;
    n->second = near_dot(NEAR_SECOND, n) / s / s;
    n->slope_truncation = 2 * fabs(n->slope - low);
}

void close_look_take_noise(struct close_look *n)
{
    /* What is at the level of rounding is known to be no less; what is above it was measured, with three degrees of freedom,
     * and may be twice that. */
    const double level = 2 * rounding * n->largest, slope_sigmas = 4;
    n->noise = fmax(n->noise, rounding * n->largest);
    n->loud = is_loud(n);
    n->noise_bound = NEAR_SIGMAS * (n->noise + fmax(0, n->noise - level));
    n->slope_error = slope_sigmas * near_gain(NEAR_SLOPE, n) * n->noise / n->spacing + n->slope_truncation;
}

int close_look_reach(const struct close_look *n, int otherwise)
{
    const double clear = 8;
    double first = fabs(near_dot(NEAR_SLOPE, n)), second = fabs(near_dot(NEAR_SECOND, n)),
           third = fabs(near_dot(NEAR_THIRD, n));
    if (!(second > clear * near_gain(NEAR_SECOND, n) * n->noise)) return otherwise;
    double scale = first > clear * near_gain(NEAR_SLOPE, n) * n->noise ? first / second : 0;
    if (third > clear * near_gain(NEAR_THIRD, n) * n->noise) scale = fmax(scale, second / third);
    if (!(scale > 0) || !isfinite(scale)) return otherwise;
    int reach = n->exponent + exponent_of(scale) + 2;
    return reach < otherwise ? reach : otherwise;
}

double close_look_distance(int exponent)
{
    const double spread = 1.0 / 5;
    return (1 + spread * uneven(exponent, 1)) * power_of_two(exponent);
}

bool close_look_once(struct record *r, int exponent, int side, struct close_look *n,
                     enum close_look_spacing *spacing)
{
    *n = (struct close_look){.exponent = exponent, .spacing = close_look_distance(exponent), .side = side};
    if (!evaluate_somewhere(r, n)) return false;
    for (int i = 0; i < NEAR_POINTS; i++) n->largest = larger_of(fabs(n->y[i]), n->largest);
    double rough;
    *spacing = measure_parts(n, &n->noise);
    n->shape = shape_by_arms(n, r->p->x, &rough);
    if (n->shape > NEAR_SMOOTH)
        n->noise = rough;
    else if (*spacing == SPACING_TOO_SMALL)
        n->shape = NEAR_FLAT;
    take_near_slope(n);
    close_look_take_noise(n);
    return true;
}
