"""How much faster two threads are than one with a plugin that is safe for threads and busy: pairs of runs in turn, the median of their ratios. usage: threads.py HSTAR"""
import os
import statistics
import subprocess
import sys
import tempfile
import time

PLUGIN = """
#include <math.h>
#include <stddef.h>
double busy(const double *x, size_t n, void *context)
{
    double sum = 0;
    for (int k = 0; k < 2000; k++)
        for (size_t i = 0; i < n; i++) sum += sin(x[i] * (double)(i + 1) + k * 1e-3);
    return context ? 0 : sum;
}
"""
POINT = "w=[" + ",".join(str(1 + i / 100) for i in range(40)) + "]"
QUESTIONS = [
    ("diff, 40 variables", ["diff", "--at", POINT, "--csv", "-"]),
    ("check, 40 variables", ["check", "--no-taylor", "--at", POINT, "--gradient", ",".join(["0"] * 40), "--csv", "-"]),
    ("sweep, 2 variables", ["sweep", "--at", "w=[1,2]", "--points", "2000", "--csv", "-"]),
]
PAIRS = 5


def run(hstar, question, plugin, threads):
    begun = time.perf_counter()
    done = subprocess.run([hstar, *question, "--plugin", plugin, "--threads", str(threads)], capture_output=True, check=False)
    return time.perf_counter() - begun, done.stdout


def main():
    with tempfile.TemporaryDirectory() as folder:
        source, plugin = os.path.join(folder, "busy.c"), os.path.join(folder, "busy.so")
        with open(source, "w", encoding="utf-8") as file:
            file.write(PLUGIN)
        subprocess.run([os.environ.get("CC", "cc"), "-O2", "-shared", "-fPIC", "-o", plugin, source, "-lm"], check=True)
        print("a busy plugin on 2 threads: how many times faster than on 1")
        for name, question in QUESTIONS:
            pairs = [[run(sys.argv[1], question, plugin + ":busy", threads) for threads in (1, 2)] for _ in range(PAIRS)]
            same = all(one[1] == two[1] and one[1] for one, two in pairs)
            ratio = statistics.median(one[0] / two[0] for one, two in pairs)
            print(f"  {name:20} {statistics.median(one[0] for one, _ in pairs):6.2f} s alone; {ratio:.2f}" + ("" if same else " (another answer!)"), flush=True)


main()
