/* Naps that grow. */
#include "mpi/lull.h"
#include "base/clock.h"

#include <math.h>
#include <time.h>

/* Seconds: so long there is no nap at all; so long is the longest; and the part of the time since that a nap takes. */
static const double wide_awake = 50e-6, longest = 5e-3, part = 0.05;

void lull_ends(struct lull *lull)
{
    lull->since = clock_seconds();
}

int lull_wait(const struct lull *lull, struct pollfd *polled, nfds_t n)
{
    const double waited = clock_seconds() - lull->since;
    const double nap = waited < wide_awake ? 0 : fmin(part * waited, longest);
    const struct timespec pause = {.tv_nsec = (long)(nap * 1e9)};
    return ppoll(polled, n, &pause, NULL) > 0;
}
