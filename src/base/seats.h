/* Seats that threads take and give back; who finds none free sleeps until there is one. */
#ifndef BASE_SEATS_H
#define BASE_SEATS_H

#include "base/error.h"

#include <stdbool.h>
#include <stddef.h>

struct seats;

MUST_USE hstar_status seats_new(size_t n, struct seats **seats, hstar_error *err);
void seats_free(struct seats *seats); /* NULL is fine */

/* The first that is free. false: all were removed. */
bool seats_take(struct seats *seats, size_t *seat);

void seats_give(struct seats *seats, size_t seat);

/* In the place of giving it back: nobody takes it any more. */
void seats_remove(struct seats *seats, size_t seat);

#endif
