"""Time and peak memory of whole processes, run in turn so that all see the same machine; medians.

usage: measure.py start|process|memory HSTAR PYTHON
"""
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time


def run(argv):
    """Seconds and peak memory in KiB of one process. The peak is at least this one's own, some 10 MB."""
    start = time.perf_counter()
    null = [(os.POSIX_SPAWN_OPEN, 1, os.devnull, os.O_WRONLY, 0)]
    pid = os.posix_spawn(argv[0], argv, os.environ, file_actions=null)
    _, status, usage = os.wait4(pid, 0)
    seconds = time.perf_counter() - start
    if status != 0:
        sys.exit(f"failed with status {status}: {' '.join(argv)}")
    return seconds, usage.ru_maxrss


def process(hstar, python, file):
    script = os.path.join(os.path.dirname(os.path.abspath(__file__)), "sweep_numpy.py")
    sweep = [hstar, "sweep", "sin(x)", "--at", "1"]
    rows = {
        "hstar, anatomy, optimum, JSON": [*sweep, "--json", file],
        "hstar --no-anatomy, JSON": [*sweep, "--no-anatomy", "--json", file],
        "hstar list formats (starting up)": [hstar, "list", "formats"],
        "numpy, loop": [python, script, "loop"],
        "numpy, vectorised": [python, script, "vectorised"],
        "python -c pass (starting up)": [python, "-c", "pass"],
    }
    times = {name: [] for name in rows}
    for _ in range(21):
        for name, argv in rows.items():
            times[name].append(run(argv)[0])
    medians = {name: statistics.median(seconds) for name, seconds in times.items()}
    base = next(iter(medians.values()))
    print("whole process: sin at 1, 4 methods, 500 steps")
    for name, seconds in medians.items():
        print(f"  {name:34} {seconds * 1e3:8.1f} ms {seconds / base:8.2f} times the first")


PLUGIN = "double f(double x) { return x * x * x; }"


def compiled(folder, name, text, *options):
    source, target = os.path.join(folder, name + ".c"), os.path.join(folder, name)
    with open(source, "w") as f:
        f.write(text)
    subprocess.run([os.environ.get("CC", "cc"), "-O2", *options, "-o", target, source], check=True)
    return target


def processor_seconds(argv):
    """Wall and processor time; the latter is of the process and of what it waited for."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    wall = run(argv)[0]
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return wall, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def start(hstar, python, file):
    folder = os.path.dirname(file)
    few, script = os.path.join(folder, "descent.json"), os.path.join(os.path.dirname(os.path.abspath(__file__)), "sweep_numpy.py")
    plugin = compiled(folder, "plugin.so", PLUGIN, "-shared", "-fPIC") + ":f"
    subprocess.run([hstar, "minimize", "--plugin", plugin, "--at", "1", "--json", few], stdout=subprocess.DEVNULL,
                   stderr=subprocess.DEVNULL, check=False)
    empty = [compiled(folder, "empty", "int main(void) { return 0; }")]
    sweep = [hstar, "sweep", "sin(x)", "--at", "1", "--json", file]
    rows = [
        ("an empty main", empty),
        ("hstar --version", [hstar, "--version"]),
        *((f"hstar list {what}", [hstar, "list", what]) for what in ("functions", "methods", "formats", "stops")),
        ("hstar stencil central", [hstar, "stencil", "central"]),
        ("hstar diff --plugin", [hstar, "diff", "--plugin", plugin, "--at", "1.5"]),
        ("hstar plot, of a small file", [hstar, "plot", few, "-o", os.path.join(folder, "descent.gp")]),
        ("hstar diff, of an expression", [hstar, "diff", "x^3", "--at", "1.5"]),
        ("hstar sweep, with all", sweep),
    ]
    times = [[processor_seconds(argv) for _, argv in rows] for _ in range(201)]
    medians = [[statistics.median(both[i] for both in column) for i in range(2)] for column in zip(*times)]
    print(f"starting: medians of {len(times)} runs of each in turn; times those of an empty main")
    print(f"  {'':30} {'wall ms':>8} {'times':>6} {'cpu ms':>8} {'times':>6}")
    for (name, _), (wall, cpu) in zip(rows, medians):
        print(f"  {name:30} {wall * 1e3:8.2f} {wall / medians[0][0]:6.2f} {cpu * 1e3:8.2f} {cpu / medians[0][1]:6.2f}")
    pairs = [[run(argv)[0] for argv in (sweep, [python, script, "loop"])] for _ in range(41)]
    ratio = statistics.median(numpy / own for own, numpy in pairs)
    print(f"  the sweep with its anatomy is {ratio:.1f} times as fast as numpy's loop of plain errors")


def memory(hstar, _python, file):
    print("growth: hstar sweep 'sin(x)' --at 1 --points N --json FILE, 4 methods")
    print(f"  {'points':>8} {'anatomy':>8} {'seconds':>9} {'times':>6} {'peak MB':>9} {'times':>6} {'file MB':>9}")
    for options in ([], ["--no-anatomy"]):
        before = None
        for points in (10**3, 10**4, 10**5, 10**6):
            seconds, peak = run([hstar, "sweep", "sin(x)", "--at", "1", "--points", str(points), "--json", file, *options])
            ratios = (f"{seconds / before[0]:6.1f}", f"{peak / before[1]:6.1f}") if before else (" " * 6, " " * 6)
            print(f"  {points:8} {'no' if options else 'yes':>8} {seconds:9.3f} {ratios[0]} {peak / 1024:9.1f} {ratios[1]}"
                  f" {os.path.getsize(file) / 1e6:9.1f}", flush=True)
            before = seconds, peak


with tempfile.TemporaryDirectory() as folder:
    {"start": start, "process": process, "memory": memory}[sys.argv[1]](sys.argv[2], sys.argv[3], os.path.join(folder, "sweep.json"))
