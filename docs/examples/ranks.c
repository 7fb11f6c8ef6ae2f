/* A function that is itself an MPI program, for hstar-mpi --ranks-per-call: all ranks of comm call it at the same time, with the same x.
 *
 *     mpicc -shared -fPIC -O2 -o ranks.so docs/examples/ranks.c -lm
 *     mpirun -n 5 hstar-mpi --ranks-per-call 2 diff --at x=1,y=2 --plugin ./ranks.so:integral
 */
#include <math.h>
#include <mpi.h>
#include <stddef.h>

/* The integral of sin(x t) exp(-y t) for t from 0 to 1, by the midpoint rule; each rank sums its part. */
double integral(const double *x, size_t n, MPI_Comm comm)
{
    enum { STEPS = 100000 };
    int rank, size;
    double part = 0, sum = 0;
    MPI_Comm_rank(comm, &rank);
    MPI_Comm_size(comm, &size);
    if (n != 2) return NAN;
    for (int i = rank; i < STEPS; i += size) {
        const double t = (i + 0.5) / STEPS;
        part += sin(x[0] * t) * exp(-x[1] * t) / STEPS;
    }
    /* What the first rank returns counts. */
    MPI_Reduce(&part, &sum, 1, MPI_DOUBLE, MPI_SUM, 0, comm);
    return sum;
}
