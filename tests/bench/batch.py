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
    """Seconds, processor seconds, KB, the part of the time in which a thread had nothing to do, and how often one fell asleep, of a run."""
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
    return time.perf_counter() - begun, usage.ru_utime + usage.ru_stime, usage.ru_maxrss, part, usage.ru_nvcsw


def side_by_side(hstar, halves):
    """Seconds of two programs of one thread each, which share nothing: what the machine gives to whom has two threads."""
    begun = time.perf_counter()
    children = [subprocess.Popen([hstar, "batch", half, "--threads", "1", "-o", os.devnull]) for half in halves]
    for child in children:
        child.wait()
    return time.perf_counter() - begun


def main(hstar, n=100000):
    n = int(n)
    with tempfile.TemporaryDirectory() as place:
        part, few, *halves = (os.path.join(place, name) for name in ("part", "few", "half1", "half2"))
        jobs(part, n // ROUNDS)
        jobs(few, 1000)
        for half in halves:
            jobs(half, n // ROUNDS // 2)
        # The machine may be busier now and then: they take turns, and the median of the ratios in a turn counts.
        rounds = [(run(hstar, part, 1), run(hstar, part, 2), side_by_side(hstar, halves)) for _ in range(ROUNDS)]
        middle = lambda ratio: statistics.median(ratio(one, two, apart) for one, two, apart in rounds)
        print(f"{n} derivatives, a {ROUNDS}th at a time: {1e6 * min(one[0] for one, _, _ in rounds) / (n // ROUNDS):.0f} us each on 1 thread; 2 threads are "
              f"{middle(lambda one, two, apart: one[0] / two[0]):.2f} times as fast, two programs of 1 thread, half of the jobs each, {middle(lambda one, two, apart: one[0] / apart):.2f} times")
        print(f"on 2 threads: processor time {middle(lambda one, two, apart: two[1] / one[1]):.2f} times that on 1; one of them fell asleep {middle(lambda one, two, apart: 1e3 * two[4] / (n // ROUNDS)):.0f} times in 1000 jobs; "
              f"{100 * middle(lambda one, two, apart: two[3]):.1f} % of the time a thread had nothing to do, which a busy machine leaves as it is")
        memory, small = rounds[-1][1][2], run(hstar, few, 2)[2]
        print(f"memory on 2 threads: {small} KB for 1000 jobs, {memory / small:.2f} times that for {n // ROUNDS}")
        outs = [os.path.join(place, f"out{threads}") for threads in (1, 2)]
        for threads, out in zip((1, 2), outs):
            run(hstar, few, threads, out)
        with open(outs[0], "rb") as a, open(outs[1], "rb") as b:
            print("answers are the same" if a.read() == b.read() else "ANSWERS DIFFER")


if __name__ == "__main__":
    main(*sys.argv[1:])
