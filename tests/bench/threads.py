"""How much faster two threads are than one with a plugin that is safe for threads and busy: pairs of runs in turn, the median of their ratios.

usage: threads.py HSTAR"""
import os
import statistics
import subprocess
import sys
import tempfile
import time

# It tells how much of the time from the first call to the end of the last its threads had a processor or waited for one.
PLUGIN = """
#define _GNU_SOURCE
#include <math.h>
#include <stdatomic.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>
enum { MOST = 64 };
static atomic_int n_threads;
static double begun, ended, had_at_first, had[MOST];
static _Thread_local int number = -1;
static double now(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return t.tv_sec + 1e-9 * t.tv_nsec;
}
static double had_so_far(void)
{
    double ran = 0, waited = 0;
    FILE *file = fopen("/proc/thread-self/schedstat", "r");
    if (file && fscanf(file, "%lf %lf", &ran, &waited) != 2) ran = waited = 0;
    if (file) fclose(file);
    return 1e-9 * (ran + waited);
}
__attribute__((destructor)) static void tell(void)
{
    const char *path = getenv("TOLD");
    FILE *file = path ? fopen(path, "w") : NULL;
    double all = -had_at_first;
    for (int i = 0; i < n_threads; i++) all += had[i];
    if (file) fprintf(file, "%.6f\\n", all / (ended - begun));
    if (file) fclose(file);
}
double busy(const double *x, size_t n, void *context)
{
    if (number < 0) number = atomic_fetch_add(&n_threads, 1) % MOST;
    if (begun == 0) {
        begun = now();
        had_at_first = had_so_far();
    }
    double sum = 0;
    for (int k = 0; k < 80000 / (int)n; k++)
        for (size_t i = 0; i < n; i++) sum += sin(x[i] * (double)(i + 1) + k * 1e-3);
    had[number] = had_so_far();
    ended = fmax(ended, now());
    return context ? 0 : sum;
}
"""
POINT = "w=[" + ",".join(str(1 + i / 100) for i in range(40)) + "]"
QUESTIONS = [
    ("diff, 1 variable", ["diff", "--at", "w=[1]", "--csv", "-"]),
    ("diff, 3 variables", ["diff", "--at", "w=[1,2,3]", "--csv", "-"]),
    ("diff, 40 variables", ["diff", "--at", POINT, "--csv", "-"]),
    ("check, 40 variables", ["check", "--no-taylor", "--at", POINT, "--gradient", ",".join(["0"] * 40), "--csv", "-"]),
    ("sweep, 2 variables", ["sweep", "--at", "w=[1,2]", "--points", "100", "--csv", "-"]),
]
PAIRS = 5


def run(hstar, question, plugin, threads, told):
    """Seconds, how many threads were at work on average, and what was said."""
    begun = time.perf_counter()
    done = subprocess.run([hstar, *question, "--plugin", plugin, "--threads", str(threads)], capture_output=True, check=False, env={**os.environ, "TOLD": told})
    took = time.perf_counter() - begun
    with open(told, encoding="ascii") as file:
        return took, float(file.read()), done.stdout


def main():
    with tempfile.TemporaryDirectory() as folder:
        source, plugin, told = (os.path.join(folder, name) for name in ("busy.c", "busy.so", "told"))
        with open(source, "w", encoding="utf-8") as file:
            file.write(PLUGIN)
        subprocess.run([os.environ.get("CC", "cc"), "-O2", "-shared", "-fPIC", "-o", plugin, source, "-lm"], check=True)
        print("a busy plugin on 2 threads beside 1: how many times faster; and how many of the threads had work on average, which a busy machine leaves as it is")
        for name, question in QUESTIONS:
            pairs = [[run(sys.argv[1], question, plugin + ":busy@vector", threads, told) for threads in (1, 2)] for _ in range(PAIRS)]
            same = all(one[2] == two[2] and one[2] for one, two in pairs)
            ratio = statistics.median(one[0] / two[0] for one, two in pairs)
            busy = statistics.median(two[1] for _, two in pairs)
            print(f"  {name:20} {statistics.median(one[0] for one, _ in pairs):6.3f} s alone; {ratio:.2f} times, {busy:.2f} threads" + ("" if same else " (another answer!)"), flush=True)


main()
