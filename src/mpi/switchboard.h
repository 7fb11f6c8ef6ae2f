/* Rank 0: connects what hstar starts as copies of a program with the ranks on which they run. */
#ifndef MPI_SWITCHBOARD_H
#define MPI_SWITCHBOARD_H

#include "base/error.h"
#include "mpi/link.h"

#include <mpi.h>
#include <sys/types.h>

struct switchboard;

/* rank[i] is the one on which copy i runs, of n. */
MUST_USE hstar_status switchboard_new(MPI_Comm comm, const int *rank, size_t n, struct switchboard **board,
                                      hstar_error *err);

/* Where links find it. */
const char *switchboard_address(const struct switchboard *board);

/* Until the process `asker`, a child of this one, has ended: how, as waitpid has it. */
int switchboard_serve(struct switchboard *board, pid_t asker);

/* Sends the ranks home; NULL is fine. */
void switchboard_free(struct switchboard *board);

#endif
