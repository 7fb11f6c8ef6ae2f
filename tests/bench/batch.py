#!/usr/bin/env python3
"""hstar batch: 10^5 derivatives on two threads beside one, and its memory by the number of jobs.

    batch.py HSTAR [JOBS]      JOBS in place of 10^5"""
import glob
import os
import random
import statistics
import subprocess
import sys
import tempfile
import time

FUNCTIONS = ("sin(x)*exp(y)", "x^2*y", "log(x)+sqrt(y)", "exp(sin(x))/y", "tanh(x*y)")
ROUNDS = 5


def jobs(path, n):
    random.seed(1)
    with open(path, "w", encoding="ascii") as file:
        for i in range(n):
            file.write('{"command": "diff", "function": "%s", "at": {"x": %.6f, "y": %.6f}, "wrt": "x", "id": %d}\n'
                       % (FUNCTIONS[i % 5], random.uniform(0.1, 3), random.uniform(0.1, 3), i))


def idle(pid, begun):
    """Which part of its time the idlest thread had nothing to do: neither had a processor nor waited for one."""
    parts = [0]
    for file in glob.glob(f"/proc/{pid}/task/*/schedstat"):
        try:
            with open(file, encoding="ascii") as numbers:
                had, waited = map(int, numbers.read().split()[:2])
        except OSError:
            continue
        parts.append(1 - (had + waited) / 1e9 / (time.perf_counter() - begun))
    return max(parts)


def run(hstar, path, threads, out=os.devnull):
    """Seconds, processor seconds, KB, and the part of the time in which a thread had nothing to do, of a run."""
    begun = time.perf_counter()
    child = subprocess.Popen([hstar, "batch", path, "--threads", str(threads), "-o", out])
    part = 0
    while True:
        part = idle(child.pid, begun) or part
        pid, _, usage = os.wait4(child.pid, os.WNOHANG)
        if pid:
            break
        time.sleep(0.01)
    child.returncode = 0
    return time.perf_counter() - begun, usage.ru_utime + usage.ru_stime, usage.ru_maxrss, part


def main(hstar, n=100000):
    n = int(n)
    with tempfile.TemporaryDirectory() as place:
        part, few = os.path.join(place, "part"), os.path.join(place, "few")
        jobs(part, n // ROUNDS)
        jobs(few, 1000)
        # The machine may be busier now and then: the two take turns, and the best of each counts.
        times = {1: [], 2: []}
        work = {1: 0, 2: 0}
        parts = []
        for _ in range(ROUNDS):
            for threads in times:
                seconds, processor, memory, nothing = run(hstar, part, threads)
                times[threads].append(seconds)
                work[threads] += processor
            parts.append(nothing)
        one, two = min(times[1]), min(times[2])
        print(f"{n} derivatives, a {ROUNDS}th at a time: {1e6 * one / (n // ROUNDS):.0f} us each on 1 thread, "
              f"{one / two:.2f} times as fast on 2; processor time {work[2] / work[1]:.2f} times that on 1, and {100 * statistics.median(parts):.1f} % "
              "of the time a thread had nothing to do, which a busy machine leaves as it is")
        small = run(hstar, few, 2)[2]
        print(f"memory on 2 threads: {small} KB for 1000 jobs, {memory / small:.2f} times that for {n // ROUNDS}")
        outs = [os.path.join(place, f"out{threads}") for threads in times]
        for threads, out in zip(times, outs):
            run(hstar, few, threads, out)
        with open(outs[0], "rb") as a, open(outs[1], "rb") as b:
            print("answers are the same" if a.read() == b.read() else "ANSWERS DIFFER")


if __name__ == "__main__":
    main(*sys.argv[1:])
