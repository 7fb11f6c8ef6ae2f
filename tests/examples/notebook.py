#!/usr/bin/env python3
"""Runs the code cells of a notebook in order, as Jupyter does, and holds what they print against what the notebook shows, numbers aside:
their last digits belong to the machine. --update writes it into the notebook."""
import argparse
import ast
import contextlib
import io
import json
import re
import sys


def run_cell(source, names):
    """What a cell prints, and the repr of its last expression."""
    tree = ast.parse(source)
    last = tree.body.pop() if tree.body and isinstance(tree.body[-1], ast.Expr) else None
    printed, value = io.StringIO(), None
    with contextlib.redirect_stdout(printed):
        exec(compile(tree, "cell", "exec"), names)
        if last:
            value = eval(compile(ast.Expression(last.value), "cell", "eval"), names)
    return printed.getvalue(), None if value is None else repr(value)


def outputs_of(printed, value, count):
    """As a notebook holds them."""
    outputs = []
    if printed:
        outputs.append({"name": "stdout", "output_type": "stream", "text": printed.splitlines(True)})
    if value is not None:
        outputs.append({"data": {"text/plain": value.splitlines(True)}, "execution_count": count, "metadata": {},
                        "output_type": "execute_result"})
    return outputs


def without_numbers(outputs):
    text = json.dumps(outputs, ensure_ascii=False, indent=1)
    return re.sub(r" *-?(\d+(\.\d*)?(e[-+]?\d+)?|nan|inf)", " #", text)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--update", action="store_true")
    parser.add_argument("notebook")
    given = parser.parse_args()
    with open(given.notebook, encoding="utf-8") as file:
        notebook = json.load(file)
    names, count, failures = {"__name__": "__main__"}, 0, 0
    for cell in notebook["cells"]:
        if cell["cell_type"] != "code":
            continue
        count += 1
        outputs = outputs_of(*run_cell("".join(cell["source"]), names), count)
        if not given.update and without_numbers(outputs) != without_numbers(cell["outputs"]):
            failures += 1
            print(f"cell {count} prints something else:", "".join(cell["source"]), json.dumps(outputs, indent=1, ensure_ascii=False),
                  "where the notebook shows", json.dumps(cell["outputs"], indent=1, ensure_ascii=False), sep="\n")
        cell["outputs"], cell["execution_count"] = outputs, count
    if given.update:
        with open(given.notebook, "w", encoding="utf-8") as file:
            file.write(json.dumps(notebook, indent=1, ensure_ascii=False) + "\n")
    return failures != 0


sys.exit(main())
