/* Matrices of balls. */
#ifndef NUMBER_BALL_MATRIX_H
#define NUMBER_BALL_MATRIX_H

#include "number/ball.h"

#if __FLINT_RELEASE >= 30000
#include <flint/arb_mat.h>
#else
#include <arb_mat.h>
#endif

#endif
