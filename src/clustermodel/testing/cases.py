"""Pass and fail cases of checks: small programme files in `CODE/`, whose comments say where the code is expected.

`CODE/pass_NAME.yaml` must not yield the code. `CODE/fail_NAME.yaml` must yield it on just those lines that end in `#! CODE`
(twice on a line: two findings there). A first line `# as-of: 2021-03-01` sets the date (else 2021-01-01). Actuals stand
beside a case as `NAME.actuals.yaml`, translations as `NAME.en.yaml`, both with marks of their own, and programmes of
neighbours as `NAME.other.yaml`. A pass and a fail case are both the test of a check and the examples on its page in the
documentation.
"""

import re
from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import attrs

from clustermodel.api import check, load
from clustermodel.diagnostics import Diagnostic
from clustermodel.host import Host

_AS_OF = re.compile(r"# as-of: (\d{4}-\d\d-\d\d)")
_MARK = re.compile(r"#!((?: [A-Z]{2,}\d+)+)$")


@attrs.frozen
class Case:
    """One case of one code."""

    code: str
    path: Path

    @property
    def fails(self) -> bool:
        """The code is expected."""
        return self.path.name.startswith("fail")

    @property
    def as_of(self) -> date:
        """The date on which it is checked."""
        match = _AS_OF.match(self.path.read_text("utf-8"))
        return date.fromisoformat(match[1]) if match else date(2021, 1, 1)

    def expected(self) -> Counter[tuple[str, int]]:
        """File name and line → how often the code is expected there."""
        found: Counter[tuple[str, int]] = Counter()
        beside = [one for end in ("actuals", "??") for one in self.path.parent.glob(f"{self.path.stem}.{end}.yaml")]
        for path in (self.path, *beside):
            for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
                match = _MARK.search(line)
                found[path.name, number] += match[1].split().count(self.code) if match else 0
        return +found

    def findings(self, host: Host | None = None) -> list[Diagnostic]:
        """The findings of the code in this case."""
        beside = sorted(self.path.parent.glob(f"{self.path.stem}.other*.yaml"))
        others = [program for one in beside if (program := load(one).program) is not None]
        report = check(load(self.path, host), as_of=self.as_of, select=[self.code], others=others, host=host)
        return [one for one in report.diagnostics if one.code == self.code]

    def found(self, host: Host | None = None) -> Counter[tuple[str, int]]:
        """File name and line → how often the code was found there; no name and line 0 for findings without a place."""
        spans = [one.span for one in self.findings(host)]
        return Counter((Path(span.path).name, span.line) if span else ("", 0) for span in spans)


def cases(folder: Path) -> Iterator[Case]:
    """The cases below a folder, in the order of their names."""
    for path in sorted(folder.glob("*/*.yaml")):
        if path.name.startswith(("pass", "fail")) and "." not in path.stem:
            yield Case(path.parent.name, path)
