/* The parts of a complex step's error, in balls at a precision that rises until they are told:
 *
 *     truncation = Im f (x + i h)/h - f'(x)           -h^2 f'''(x)/6 …
 *     node       = 0                                  x and h are numbers of the format
 *     evaluation = Im f^(x + i h)/h - Im f (x + i h)/h
 *     arithmetic = estimate - Im f^(x + i h)/h        the division
 */
#include "sweep/split_complex.h"

#include <math.h>

enum { FIRST_PRECISION = 128, LAST_PRECISION = 4096 };

/* The truncation is about h^2 beside f': that many bits more tell it, as far down as a double can hold it. */
static slong first_precision(double h)
{
    const int bits = h < 1 ? -ilogb(h) : 0, most = 540;
    return FIRST_PRECISION + 2 * (bits < most ? bits : most);
}

hstar_status split_complex(const struct anatomy *a, const struct estimate_block *block, size_t m, size_t i,
                           struct part_numbers *numbers, bool *resolved, hstar_error *err)
{
    const struct component *place = a->place;
    const double h = block->h[i];
    hstar_status status = HSTAR_OK;
    arb_ptr part = _arb_vec_init(N_PARTS + 1);
    arb_t exact, computed, step;
    arb_init(exact);
    arb_init(computed);
    arb_init(step);
    arb_set_d(step, h);
    *resolved = false;
    for (slong precision = first_precision(h); !*resolved && precision <= LAST_PRECISION; precision *= 2) {
        status = place->problem->f->class->complex_step->exact(
            place->problem->f, place->output, place->problem->point, place->wrt, h, precision, exact, err);
        if (status) break;
        ball_set_number(computed, &block->imaginary, i);
        arb_sub(part + PART_EVALUATION, computed, exact, precision);
        arb_div(part + PART_EVALUATION, part + PART_EVALUATION, step, precision);
        arb_div(part + PART_TRUNCATION, exact, step, precision);
        arb_sub(part + PART_TRUNCATION, part + PART_TRUNCATION, a->reference, precision);
        ball_set_number(part + PART_ARITHMETIC, &block->estimate[m], i);
        arb_mul(part + PART_ARITHMETIC, part + PART_ARITHMETIC, step, ARF_PREC_EXACT);
        arb_sub(part + PART_ARITHMETIC, part + PART_ARITHMETIC, computed, ARF_PREC_EXACT);
        arb_div(part + PART_ARITHMETIC, part + PART_ARITHMETIC, step, precision);
        arb_add(part + N_PARTS, part + PART_EVALUATION, part + PART_ARITHMETIC, precision);
        *resolved = parts_told(part);
    }
    parts_numbers(part, *resolved, numbers);
    arb_clear(exact);
    arb_clear(computed);
    arb_clear(step);
    _arb_vec_clear(part, N_PARTS + 1);
    return status;
}
