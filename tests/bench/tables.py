#!/usr/bin/env python3
"""Writes the measured tables of docs/selectors.md anew, between their marks, from a file of schema hstar.selectors/1; or those of the
hard functions, from what bench_hard --markdown prints."""
import json
import sys


def number(x):
    if x is None:
        return "–"
    if x == 0:
        return "0"
    if x >= 1e4 or x < 1e-3:
        return f"{x:.1e}"
    return f"{x:.2g}" if x < 100 else f"{x:.0f}"


def percent(part, whole):
    if not whole:
        return "–"
    return "100 %" if part == whole else f"{100 * part / whole:.1f} %"


def table(heads, rows):
    lines = [heads, ["---"] + ["--:"] * (len(heads) - 1)] + rows
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)


def problems(sets):
    """The problems: a row a selector."""
    rows = []
    for s in sets[0]["selectors"]:
        rows.append([
            f"`{s['name']}`", str(s["solved"]), str(s["ok"]), f"{s['error_median']:.1e}", f"{s['error_worst']:.1e}",
            f"{s['evaluations_median']:.0f} / {s['evaluations_most']}",
            number(s["regret_median"]), number(s["regret_90"]), number(s["regret_worst"]),
            f"{s['within_ten']} of {s['regular']}", percent(s["covered"], s["bars"]),
            number(s["understated"]), number(s["overstated"])])
    return table(["selector", "solved", "called ok", "relative error, median", "worst",
                  "evaluations, median / most", "regret, median", "90 %", "worst", "regular and within 10",
                  "coverage", "understatement", "overstatement"], rows)


def strangers(sets):
    """The random problems, smooth and noisy: a row a selector."""
    rows = []
    for pair in zip(sets[1]["selectors"], sets[2]["selectors"]):
        row = [f"`{pair[0]['name']}`"]
        for s in pair:
            row += [str(s["ok"]), number(s["regret_median"]), number(s["regret_90"]), number(s["regret_worst"]),
                    percent(s["covered"], s["bars"]), percent(s["ok_covered"], s["ok_bars"])]
        rows.append(row)
    half = ["called ok", "regret, median", "90 %", "worst", "coverage", "of those called ok"]
    return table(["selector"] + [f"{kind}: {half[0]}" if not i else name
                                 for kind in ("smooth", "noisy") for i, name in enumerate(half)], rows)


def replace(page, name, text):
    begin, end = f"<!-- {name}: written by scripts/bench selectors -->\n", f"<!-- {name} ends -->\n"
    start, stop = page.index(begin) + len(begin), page.index(end)
    return page[:start] + text + "\n" + page[stop:]


def main():
    hard = sys.argv[1:2] == ["--hard"]
    names = sys.argv[2:] if hard else sys.argv[1:]
    if len(names) != 2:
        sys.exit("usage: tables.py SELECTORS.json PAGE.md\n       tables.py --hard TABLES.md PAGE.md")
    with open(names[0], encoding="utf-8") as file:
        measured = file.read()
    with open(names[1], encoding="utf-8") as file:
        page = file.read()
    if hard:
        page = replace(page, "hard functions", measured.strip())
    else:
        sets = json.loads(measured)["sets"]
        page = replace(page, "problems", problems(sets))
        page = replace(page, "random problems", strangers(sets))
    with open(names[1], "w", encoding="utf-8") as file:
        file.write(page)


main()
