"""Pass and fail cases of checks: small programme files in `CODE/`, whose comments say where the code is expected.

`CODE/pass_NAME.yaml` must not yield the code. `CODE/fail_NAME.yaml` must yield it on just those lines that end in `#! CODE`
(twice on a line: two findings there). A first line `# as-of: 2021-03-01` sets the date (else 2021-01-01). Actuals stand
beside a case as `NAME.actuals.yaml`, programmes of neighbours as `NAME.other.yaml`. A pass and a fail case are both the
test of a check and the examples on its page in the documentation.
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

    def expected(self) -> Counter[int]:
        """Line → how often the code is expected on it."""
        found: Counter[int] = Counter()
        for number, line in enumerate(self.path.read_text("utf-8").splitlines(), 1):
            match = _MARK.search(line)
            found[number] += match[1].split().count(self.code) if match else 0
        return +found

    def findings(self, host: Host | None = None) -> list[Diagnostic]:
        """The findings of the code in this case."""
        beside = sorted(self.path.parent.glob(f"{self.path.stem}.other*.yaml"))
        others = [program for one in beside if (program := load(one).program) is not None]
        report = check(load(self.path), as_of=self.as_of, select=[self.code], others=others, host=host)
        return [one for one in report.diagnostics if one.code == self.code]

    def found(self, host: Host | None = None) -> Counter[int]:
        """Line → how often the code was found on it; line 0 for findings without a place."""
        return Counter(one.span.line if one.span else 0 for one in self.findings(host))


def cases(folder: Path) -> Iterator[Case]:
    """The cases below a folder, in the order of their names."""
    for path in sorted(folder.glob("*/*.yaml")):
        if path.name.startswith(("pass", "fail")) and "." not in path.stem:
            yield Case(path.parent.name, path)
