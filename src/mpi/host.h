/* A rank that answers: it runs the program that rank 0 asks for, one at a time, and hands its bytes to and fro. */
#ifndef MPI_HOST_H
#define MPI_HOST_H

#include "mpi/crew.h"

#include <mpi.h>

/* Until rank 0 sends it home. self: the path of this program, which answers for a plugin. crew: with which it calls plugins that
 * are MPI programs; NULL: plugins are as hstar knows them. */
void host_serve(MPI_Comm comm, const char *self, struct crew *crew);

/* What only the MPI around this process is to see is taken from the environment of what it starts: a program may itself use MPI. */
void host_environment(void);

#endif
