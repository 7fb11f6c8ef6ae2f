/* Waiting for messages of MPI, which can only be looked for, and for descriptors at the same time. The longer nothing comes, the
 * longer is the nap between two looks: a small part of the time that was waited anyway. So a rank that waits leaves its core to
 * others, and a message is found at once where they follow each other fast. */
#ifndef MPI_LULL_H
#define MPI_LULL_H

#include <poll.h>

struct lull {
    double since; /* of clock_seconds: when something happened last */
};

void lull_ends(struct lull *lull); /* something happened */

/* Naps, or until one of n descriptors is ready: then true. */
int lull_wait(const struct lull *lull, struct pollfd *polled, nfds_t n);

#endif
