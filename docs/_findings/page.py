"""Makes docs/medical_tourism_findings.md: each known defect of the first programme, the codes that find it, and where.

`python docs/_findings/page.py` writes the page; a test makes it again and compares, so that it cannot drift.
"""

import tomllib
from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import clustermodel
from clustermodel import Diagnostic

HERE = Path(__file__).parent
PAGE = HERE.parent / "medical_tourism_findings.md"
PROGRAM = HERE.parents[1] / "programs" / "medical_tourism.yaml"
AS_OF = date(2026, 11, 23)
SHOWN = 4
"""Places that are named one by one; of more, the number is told."""

HEAD = f"""# What is found in the first programme

The programme of the medical-tourism cluster was read line by line, and 69 defects were noted. This page says for each of
them which check finds it in `programs/medical_tourism.yaml` and where, or why no machine can; then a note in the programme
keeps it. Made by `python docs/_findings/page.py`, as of {AS_OF}.

| defect | what is wrong | found by | where |
|---|---|---|---|
"""


def defects() -> dict[str, dict[str, Any]]:
    """The defects by number."""
    return tomllib.loads((HERE / "defects.toml").read_text("utf-8"))


def findings() -> dict[str, list[Diagnostic]]:
    """What the checks find in the programme, by code."""
    found = defaultdict(list)
    for one in clustermodel.check(clustermodel.load(PROGRAM), as_of=AS_OF).diagnostics:
        found[one.code].append(one)
    return found


def matching(claim: str, found: dict[str, list[Diagnostic]]) -> list[Diagnostic]:
    """The findings that a claim `CODE@subject` or `CODE@*` speaks of."""
    code, _, subject = claim.partition("@")
    return [one for one in found.get(code, []) if subject in ("*", one.subject)]


def page() -> str:
    """The text of the page."""
    found = findings()
    rows = [_row(number, defect, found) for number, defect in defects().items()]
    return HEAD + "\n".join(rows) + "\n" + "\n".join(_rest(found)) + "\n"


def _row(number: str, defect: dict[str, Any], found: dict[str, list[Diagnostic]]) -> str:
    if "manual" in defect:
        return f"| {number} | {defect['what']} | — | by hand: {defect['manual']} |"
    codes = ", ".join(dict.fromkeys(claim.partition("@")[0] for claim in defect["found"]))
    places = [one for claim in defect["found"] for one in matching(claim, found)]
    return f"| {number} | {defect['what']} | {codes} | {_places(places)} |"


def _places(places: list[Diagnostic]) -> str:
    shown = [f"`{one.subject}` (line {one.span.line if one.span else '?'})" for one in places[:SHOWN]]
    return ", ".join(shown) + (f" and {len(places) - SHOWN} more" if len(places) > SHOWN else "")


def _rest(found: dict[str, list[Diagnostic]]) -> Iterator[str]:
    """Codes that find something no defect of the list speaks of."""
    claimed = {claim.partition("@")[0] for defect in defects().values() for claim in defect.get("found", ())}
    yield "\n## Found beyond that list\n"
    for code, several in sorted(found.items()):
        if code not in claimed:
            yield f"- {code}: {several[0].message}" + (f" (and {len(several) - 1} more)" if len(several) > 1 else "")


if __name__ == "__main__":
    PAGE.write_text(page(), "utf-8")
