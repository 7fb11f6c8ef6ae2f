#!/usr/bin/env python3
"""Validates JSON files against the schema that their member "schema" names, strictly as JSON (no NaN, no member
twice), and what no schema can say: that all columns are as long as h.

    validate.py FILE…      of a file *.ndjson each line is an answer of hstar batch, and its result is by its own schema; exit status 1 and the place of each fault, or where this interpreter lacks jsonschema"""
import json
import pathlib
import sys

try:
    import jsonschema
except ImportError:
    sys.exit("validate.py: this Python cannot import jsonschema (Debian: python3-jsonschema, for /usr/bin/python3)")

SCHEMAS = pathlib.Path(__file__).resolve().parents[2] / "data" / "schema"


def no_constant(name):
    raise ValueError(f"{name} is not JSON")


def no_member_twice(pairs):
    names = [name for name, _ in pairs]
    if len(set(names)) != len(names):
        raise ValueError(f"a member is there twice: {sorted(n for n in names if names.count(n) > 1)[0]}")
    return dict(pairs)


def place(path):
    text = "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in path)
    return text.lstrip(".") or "the file"


def columns(document):
    """(place, length) of every column of a sweep."""
    for i, component in enumerate(document["components"]):
        if "h_used" in component:
            yield f"components[{i}].h_used", len(component["h_used"])
        for j, method in enumerate(component["methods"]):
            for name, member in method.items():
                if isinstance(member, list) and name not in ("nodes", "weights"):
                    yield f"components[{i}].methods[{j}].{name}", len(member)
    for i, method in enumerate(document.get("gradient_error", [])):
        yield f"gradient_error[{i}].error", len(method["error"])


def beyond_the_schema(document):
    if document["schema"] in ("hstar.sweep/1", "hstar.diff/1", "hstar.noise/1", "hstar.descent/1"):
        if list(document["point"]) != document["function"]["variables"]:
            yield "point has not the members that function.variables names"
    if document["schema"] == "hstar.sweep/1":
        n = len(document["h"])
        for where, length in columns(document):
            if length != n:
                yield f"{where} has {length} numbers, h has {n}"
        if any(a >= b for a, b in zip(document["h"], document["h"][1:])):
            yield "h does not ascend"
        if n and not document["components"][0]["methods"]:
            yield "there are steps without methods"
        for method in [] if n else [m for c in document["components"] for m in c["methods"]]:
            if ("basis" in method["optimum"]["modelled"]) == ("no_model" in method):
                yield f"{method['name']} has neither steps nor a measured model, nor a word why, or it has both"
        chosen = [[(s["name"], s["asked"]) for s in c.get("selectors", [])] for c in document["components"]]
        if any(other != chosen[0] for other in chosen):
            yield "the components have not the same selectors"
        names = [[m["name"] for m in c["methods"]] for c in document["components"]]
        if any(other != names[0] for other in names):
            yield "the components have not the same methods"
    if document["schema"] == "hstar.noise/1":
        for i, component in enumerate(document["components"]):
            distances = [row["distance"] for row in component["profile"]["rows"]]
            if any(a >= b for a, b in zip(distances, distances[1:])):
                yield f"components[{i}].profile.rows are not in order"
    if document["schema"] == "hstar.descent/1":
        n = len(document["trace"]["f"])
        for name, column in [*document["trace"].items(), *(document["path"] or {}).items()]:
            if len(column) != n:
                yield f"{name} has {len(column)} numbers, trace.f has {n}"
        if n != document["iterations"] + 1 or document["best"] >= n:
            yield "iterations or best do not fit the trace"
        if list(document["place"]) != document["function"]["variables"]:
            yield "place has not the members that function.variables names"
    if document["schema"] == "hstar.functions/1":
        names = [f["name"] for f in document["functions"]]
        for name in sorted({n for n in names if names.count(n) > 1}):
            yield f"functions: {name} is there twice"


def parsed(text):
    return json.loads(text, parse_constant=no_constant, object_pairs_hook=no_member_twice)


def faults(path):
    try:
        text = pathlib.Path(path).read_bytes().decode("utf-8")
        if not path.endswith(".ndjson"):
            return faults_of(parsed(text))
        found = []
        for number, line in enumerate(text.splitlines(), 1):
            answer = parsed(line)
            mine = by_schema(answer, "hstar.batch/1")
            if not mine and "result" in answer:
                mine = faults_of(answer["result"])
            found += [f"line {number}: {fault}" for fault in mine]
        return found
    except (OSError, ValueError) as error:
        return [str(error)]


def faults_of(document):
    name = document.get("schema") if isinstance(document, dict) else None
    if not isinstance(name, str):
        return ["schema is missing"]
    return by_schema(document, name) or list(beyond_the_schema(document))


def by_schema(document, name):
    file = SCHEMAS / (name.replace("/", "-") + ".json")
    if "/" not in name or not file.is_file():
        return [f"schema names {name}, for which there is no {file.name}"]
    schema = json.loads(file.read_text("utf-8"))
    validator_class = jsonschema.validators.validator_for(schema)
    validator_class.check_schema(schema)
    found = sorted(validator_class(schema).iter_errors(document), key=lambda e: list(map(str, e.absolute_path)))
    return [f"{place(e.absolute_path)}: {e.message[:200]}" for e in found]


def main(paths):
    if not paths:
        print(__doc__.strip(), file=sys.stderr)
        return 2
    bad = 0
    for path in paths:
        for fault in faults(path):
            print(f"{path}: {fault}", file=sys.stderr)
            bad = 1
    return bad


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
