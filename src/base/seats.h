/* Seats that threads take and give back; who finds none free sleeps until there is one, or until another is set up. */
#ifndef BASE_SEATS_H
#define BASE_SEATS_H

#include "base/error.h"

#include <stdbool.h>
#include <stddef.h>

struct seats;

/* Of n seats the first n_ready are there from the beginning. */
MUST_USE hstar_status seats_new(size_t n, size_t n_ready, struct seats **seats, hstar_error *err);
void seats_free(struct seats *seats); /* NULL is fine */

/* The first that is free of those that are there. Where none is, the next one is set up after so many seconds. false: all were removed. */
bool seats_take(struct seats *seats, double patience, size_t *seat);

/* At least so many are there from here on. */
void seats_set_up(struct seats *seats, size_t n);

/* How many were set up. */
size_t seats_ready(struct seats *seats);

void seats_give(struct seats *seats, size_t seat);

/* In the place of giving it back: nobody takes it any more. */
void seats_remove(struct seats *seats, size_t seat);

#endif
