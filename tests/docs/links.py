#!/usr/bin/env python3
"""The links between the pages: each names a file that is there, and a heading that it has."""
import pathlib
import re
import sys

root = pathlib.Path(sys.argv[1]).resolve()


def headings(page):
    """The anchors of a page, as GitHub makes them."""
    found, inside = set(), False
    for line in page.read_text(encoding="utf-8").splitlines():
        inside ^= line.startswith("```")
        heading = re.match(r"#+ (.*)", line)
        if heading and not inside:
            words = re.sub(r"\[([^]]*)\]\([^)]*\)", r"\1", heading.group(1)).lower()
            found.add(re.sub(r"[^\w\- ]", "", words).replace(" ", "-"))
    return found


def links(page):
    text = re.sub(r"^```.*?^```", "", page.read_text(encoding="utf-8"), flags=re.S | re.M)
    return [link for link in re.findall(r"\]\(([^)\s]+)\)", text) if not re.match(r"[a-z]+:", link)]


pages = [root / "README.md", root / "CHANGELOG.md", *(root / "docs").rglob("*.md"), *(root / "plots").glob("*.md")]
faults, n = 0, 0
for page in pages:
    for link in links(page):
        name, _, anchor = link.partition("#")
        to = (page.parent / name).resolve() if name else page
        fault = "no such file" if not to.exists() else "no such heading" if anchor and to.suffix == ".md" and anchor not in headings(to) else ""
        faults, n = faults + bool(fault), n + 1
        if fault:
            print(f"{page.relative_to(root)}: {link}: {fault}")
if n < 100:
    sys.exit(f"only {n} links were found")
sys.exit(1 if faults else 0)
