# hstar-mpi over three hosts, connected by TCP; what Open MPI starts on a host it starts by an agent in place of rsh.
need mpirun mpicc
[[ -x $hstar_mpi ]] || skip 'hstar-mpi was not built: no MPI was found'
mpirun --version | grep -q 'Open MPI' || skip 'mpirun is not that of Open MPI'
cat >agent <<A
#!/bin/sh
host=\$1
shift
exec "$work/on" "\$host" sh -c "\$*"
A
chmod +x agent
export OMPI_ALLOW_RUN_AS_ROOT=1 OMPI_ALLOW_RUN_AS_ROOT_CONFIRM=1
over_hosts() { # N WORD…
    timeout 120 mpirun -q --oversubscribe --bind-to none -mca plm_rsh_agent "$PWD/agent" -mca btl tcp,self -mca btl_tcp_if_include 10.77.0.0/24 \
        -mca oob_tcp_if_include 10.77.0.0/24 --host front:8,h0:8,h1:8,h2:8 --map-by node -n "$1" "$hstar_mpi" "${@:2}"
}

nobody_seen
for n in 2 7; do
    timed over_hosts "$n" diff --at "$point" --json "mpi$n.json" -- python3 "$f" "$a_call" >"mpi$n.txt"
    same_as_alone "mpi$n.json"
    cmp "$work/alone.txt" "mpi$n.txt" || fail "hstar-mpi prints another table with $n ranks"
done
seen_on_all_hosts
faster 1.2 6 'hstar-mpi and the start of MPI'

# f is an MPI program on two ranks of two hosts.
cat >waves.c <<'C'
#include <math.h>
#include <mpi.h>
double f(const double *x, size_t n, MPI_Comm comm)
{
    int rank, size;
    double part = 0, all = 0;
    MPI_Comm_rank(comm, &rank);
    MPI_Comm_size(comm, &size);
    for (int i = rank; i < 64; i += size) part += sin(x[(size_t)i % n] * (i + 1) / 64);
    MPI_Allreduce(&part, &all, 1, MPI_DOUBLE, MPI_SUM, comm);
    return size == 2 ? all : 0;
}
C
mpicc -shared -fPIC -O2 -o waves.so waves.c -lm
for n in 3 7; do over_hosts "$n" --ranks-per-call 2 diff --at "$point" --plugin ./waves.so:f >"waves$n.txt"; done
cmp waves3.txt waves7.txt || fail 'an MPI program on 3 crews of ranks has another gradient than on 1'
grep -q 'h  evaluations' waves3.txt && ! grep -q ' 0 ± 0 ' waves3.txt || fail 'the MPI program has no gradient'

# Exit statuses are those of hstar.
status=0
over_hosts 3 diff --at x=1 'y' >wrong.txt 2>wrong.err || status=$?
[[ $status -eq 2 ]] || fail "the exit status of a wrong input is $status, not 2"
say 'a plugin on crews of 2 ranks: the same result for 1 crew and 3; exit statuses are those of hstar'
