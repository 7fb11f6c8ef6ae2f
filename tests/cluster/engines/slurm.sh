# --launcher 'srun -N1 -n1 --exclusive' in an allocation of a Slurm of this test's own, a slurmd on each host.
need munged mungekey slurmctld slurmd salloc sbatch srun sinfo
mkdir munge state spool
chmod 700 munge
mungekey --create --keyfile "$PWD/munge/key" 2>/dev/null || head -c 1024 /dev/urandom >munge/key
chmod 600 munge/key
mkdir -p /run/munge
chmod 755 /run/munge
munged --force --key-file "$PWD/munge/key" --socket /run/munge/munge.socket.2 --pid-file /run/munge/pid --log-file "$PWD/munge/log" \
    --seed-file "$PWD/munge/seed" 2>munge/said || fail "munged does not start: $(<munge/said)"
cat >slurm.conf <<C
ClusterName=hstar
SlurmctldHost=front(10.77.0.1)
SlurmUser=root
SlurmdUser=root
AuthType=auth/munge
AuthInfo=socket=/run/munge/munge.socket.2
CredType=cred/munge
StateSaveLocation=$PWD/state
SlurmdSpoolDir=$PWD/spool/%n
SlurmctldPidFile=/run/slurmctld.pid
SlurmdPidFile=/run/slurmd-%n.pid
SlurmctldLogFile=$PWD/slurmctld.log
SlurmdLogFile=$PWD/slurmd-%n.log
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
JobAcctGatherType=jobacct_gather/none
MpiDefault=none
ReturnToService=2
SelectType=select/cons_tres
SelectTypeParameters=CR_Core
SlurmdParameters=config_overrides
NodeName=h0 NodeAddr=10.77.0.10 CPUs=4
NodeName=h1 NodeAddr=10.77.0.11 CPUs=4
NodeName=h2 NodeAddr=10.77.0.12 CPUs=4
PartitionName=all Nodes=h0,h1,h2 Default=YES MaxTime=INFINITE State=UP
C
echo 'CgroupPlugin=cgroup/v1' >cgroup.conf
export SLURM_CONF=$PWD/slurm.conf
slurmctld
for host in "${hosts[@]}"; do
    mkdir -p "spool/$host"
    # It looks for control groups, which nothing here uses, and wants to see their place.
    "$work/on" "$host" sh -c 'mount -t tmpfs groups /sys/fs/cgroup && exec "$@"' sh "$(command -v slurmd)" -N "$host"
done
three_idle() { [[ $(sinfo -h -t idle -o %D) == 3 ]]; }
until_ready 'Slurm with three hosts' three_idle
nobody_seen
timed salloc -Q -N3 -n6 "$hstar" diff --at "$point" --json slurm.json --jobs 6 --launcher 'srun -N1 -n1 --exclusive' -- python3 "$f" "$a_call" >slurm.out
same_as_alone slurm.json
seen_on_all_hosts
faster 1.2 6 'salloc, and srun for each copy'

# The scripts of docs/at-scale.md, as they stand there.
mkdir job
cp -r "$root/docs" job/
mkdir job/bin
ln -s "$hstar" job/bin/hstar
[[ ! -x $hstar_mpi ]] || ln -s "$hstar_mpi" job/bin/hstar-mpi
export PATH=$PWD/job/bin:$PATH OMPI_ALLOW_RUN_AS_ROOT=1 OMPI_ALLOW_RUN_AS_ROOT_CONFIRM=1
cd job
hstar diff --at x=1,y=2 --json alone.json -- python3 docs/examples/program.py >alone.out
for script in launcher mpi; do
    if [[ $script == mpi ]] && ! { command -v hstar-mpi && command -v mpirun; } >/dev/null; then
        say 'no MPI: mpi.sbatch is left out'
        continue
    fi
    rm -f gradient.json
    sbatch -Q --wait -o "$script.out" -e "$script.err" "docs/examples/$script.sbatch" || fail "docs/examples/$script.sbatch ends with status $?: $(<"$script.err")"
    diff <(grep -v '"command":' alone.json) <(grep -v '"command":' gradient.json) || fail "docs/examples/$script.sbatch: another result"
    cmp alone.out "$script.out" || fail "docs/examples/$script.sbatch prints something else: $(<"$script.err")"
    say "docs/examples/$script.sbatch: the same result"
done
cd ..

# mpirun in an allocation of Slurm, which tells it the hosts: 5 copies.
command -v mpirun >/dev/null && [[ -x $hstar_mpi ]] || exit 0
nobody_seen
timed salloc -Q -N3 -n6 mpirun -q --bind-to none "$hstar_mpi" diff --at "$point" --json mpi.json -- python3 "$f" "$a_call" >mpi.out
same_as_alone mpi.json
seen_on_all_hosts
faster 1.2 5 'mpirun within salloc'
