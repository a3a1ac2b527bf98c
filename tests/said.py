"""What the findings of all fail cases say: their values, places and related elements; their wording may change at any time.

`python -m tests.said` writes it to `cases/said.json`, one line a case. Read the difference before you commit it: it is what users
will see otherwise than before.
"""

import json
from pathlib import Path
from typing import Any

from clustermodel.diagnostics import Diagnostic
from clustermodel.testing.cases import Case, cases

FOLDER = Path(__file__).parent / "cases"
FILE = FOLDER / "said.json"


def name(case: Case) -> str:
    """What a case is called."""
    return case.path.relative_to(FOLDER).as_posix()


def said(case: Case) -> list[Any]:
    """The findings of a case."""
    return [_said(one) for one in case.findings()]


def _said(finding: Diagnostic) -> list[Any]:
    span = finding.span
    place = f"{span.line}:{span.column}-{span.end_line}:{span.end_column}" if span else ""
    related = [f"{one.subject or one.message} {one.span.line if one.span else ''}" for one in finding.related]
    return [place, finding.subject, finding.severity, {key: _plain(value) for key, value in finding.values.items()}, related]


def _plain(value: object) -> Any:
    if isinstance(value, list | tuple):
        return [_plain(one) for one in value]
    return value if isinstance(value, int | bool) else str(value)


def main() -> None:
    """Write the file."""
    lines = [f"{json.dumps(name(one))}: {json.dumps(said(one), ensure_ascii=False)}" for one in cases(FOLDER) if one.fails]
    FILE.write_text("{\n" + ",\n".join(lines) + "\n}\n", "utf-8")


if __name__ == "__main__":
    main()
