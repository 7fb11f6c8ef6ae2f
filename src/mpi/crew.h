/* Several ranks that compute one value together: a plugin that is itself an MPI program,
 *
 *     double f(const double *x, size_t n, MPI_Comm comm)
 *
 * which all ranks of the crew call at the same time with the same x. The answer is what the first of them gets. */
#ifndef MPI_CREW_H
#define MPI_CREW_H

#include "base/error.h"
#include "base/text.h"

#include <mpi.h>
#include <stdbool.h>

struct crew;

/* Of the ranks of comm, all of which call this; NULL where memory ran out. */
struct crew *crew_new(MPI_Comm comm);
bool crew_leads(const struct crew *crew); /* the first of them */
void crew_free(struct crew *crew);

/* The first: loads the plugin on all ranks. */
MUST_USE hstar_status crew_open(struct crew *crew, const char *name, hstar_error *err);

/* The first: the next bytes of requests, "value 1 2" each line; answers are appended. False where it cannot answer: it says so on stderr. */
bool crew_take(struct crew *crew, const char *bytes, size_t n, struct text *answers);

/* The others: until the first sends them home, which crew_free does. */
void crew_follow(struct crew *crew);

#endif
