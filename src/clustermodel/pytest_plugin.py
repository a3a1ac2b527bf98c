"""Programme files as tests: `pytest programs/` checks each of them, one test for each family of findings.

Nothing of the library is loaded until there is a programme file. The settings in force for a programme (`clustermodel.toml`)
and the plugins that they name are those of `clustermodel check`. What the ini file of pytest says wins:

- `clustermodel_select`: codes, or their beginnings, that count
- `clustermodel_fail_on`: `error`, `warning`, `advice` or `never`: from which severity on a finding fails
- `clustermodel_as_of`: the date that counts as today, YYYY-MM-DD
- `clustermodel_ignore`: patterns of paths that are no tests, seen from the root of the tests: `drafts/*`

Findings that are known stand in `NAME.known.txt` beside the programme, one `CODE subject` a line, with a reason behind `#`.
They do not fail, but one that is no longer found does: the list never says more than is true.

Cases of a plugin's checks, `CODE/pass_….yaml` and `CODE/fail_….yaml`, are left to its conformance tests.

Fixtures: `load_program(path)` gives the programme of a file without errors, `program` that of the marker
`@pytest.mark.clustermodel_program("path")`, both seen from the folder of the test.
"""

import re
from collections.abc import Callable, Iterator
from datetime import date
from fnmatch import fnmatch
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from clustermodel import Diagnostic, Program
    from clustermodel.portfolio.alone import Alone

SUFFIXES = (".yaml", ".yml")
LEAST = ("error", "warning", "advice", "never")
_FORMAT = re.compile(rb"""^(?:\xef\xbb\xbf)?\{?format:[ \t]+["']?clustermodel/1["']?[ \t]*(?:[,#].*)?\r?$""", re.MULTILINE)
_CODE = re.compile(r"[A-Z]{2,}\d+")


def pytest_addoption(parser: pytest.Parser) -> None:
    """The settings."""
    parser.addini("clustermodel_select", "Codes, or their beginnings, that count.", type="linelist", default=[])
    parser.addini("clustermodel_fail_on", "error, warning, advice or never: from which severity on one fails.", default="")
    parser.addini("clustermodel_as_of", "The date that counts as today, YYYY-MM-DD.", default="")
    parser.addini("clustermodel_ignore", "Patterns of paths that are no tests.", type="linelist", default=[])


def pytest_configure(config: pytest.Config) -> None:
    """The marker. Settings that cannot be are refused here, once."""
    config.addinivalue_line("markers", "clustermodel_program(path): the file of the fixture `program`.")
    least, _ = config.getini("clustermodel_fail_on"), _as_of(config)
    if least and least not in LEAST:
        raise pytest.UsageError(f"clustermodel_fail_on is {least!r}: one of {', '.join(LEAST)}")


def _as_of(config: pytest.Config) -> date | None:
    written = config.getini("clustermodel_as_of")
    try:
        return date.fromisoformat(written) if written else None
    except ValueError:
        raise pytest.UsageError(f"clustermodel_as_of is {written!r}: a date, YYYY-MM-DD") from None


def pytest_collect_file(file_path: Path, parent: pytest.Collector) -> "ProgramFile | None":
    """A programme file is one that says so."""
    if file_path.suffix not in SUFFIXES or _ignored(file_path, parent.config) or not is_programme(file_path):
        return None
    return ProgramFile.from_parent(parent, path=file_path)


def is_programme(path: Path) -> bool:
    """Whether a file says in its first lines that it is a programme, and is no case of a check (`CODE/fail_….yaml`)."""
    if _CODE.fullmatch(path.parent.name) and path.name.startswith(("pass", "fail")):
        return False
    try:
        with path.open("rb") as stream:
            return _FORMAT.search(stream.read(4096)) is not None
    except OSError:  # somebody else's file: whoever needs it will say so
        return False


def _ignored(path: Path, config: pytest.Config) -> bool:
    inside = path.relative_to(config.rootpath) if path.is_relative_to(config.rootpath) else path
    return any(fnmatch(inside.as_posix(), pattern) for pattern in config.getini("clustermodel_ignore"))


class ProgramFile(pytest.File):
    """A programme file; checked once for all its tests."""

    checked: "Alone"

    def collect(self) -> Iterator["Family"]:
        """A test for each family of findings that counts."""
        from clustermodel.diagnostics import FAMILIES
        from clustermodel.portfolio.alone import check_alone

        select = self.config.getini("clustermodel_select")
        self.checked = check_alone(self.path, select=select, as_of=_as_of(self.config), run=f"pytest {id(self.config)}")
        counts = self.checked.settings
        there = dict.fromkeys(one.code.rstrip("0123456789") for one in self.checked.report.diagnostics)
        for family in dict.fromkeys([*FAMILIES, *sorted(there)]):
            wanted = not counts.select or family.startswith(tuple(one[:2] for one in counts.select))
            if family in there or (wanted and not family.startswith(counts.ignore)):
                yield Family.from_parent(self, name=family)

    @property
    def least(self) -> str:
        """From which severity on a finding fails."""
        return self.config.getini("clustermodel_fail_on") or self.checked.settings.fail_on or "error"

    def known(self) -> set[str]:
        """The findings that are known, «CODE subject»."""
        path = self.path.with_name(f"{self.path.stem}.known.txt")
        lines = path.read_text("utf-8").splitlines() if path.is_file() else []
        return {line for line in (one.partition("#")[0].strip() for one in lines) if line}


class Family(pytest.Item):
    """The findings of one family in one programme."""

    parent: ProgramFile

    def runtest(self) -> None:
        """Fails for findings that are not known, and for known ones that are gone."""
        from clustermodel import Severity

        mine = [one for one in self.parent.checked.report.diagnostics if one.code.rstrip("0123456789") == self.name]
        names = {f"{one.code} {one.subject}".strip() for one in mine}
        known = {one for one in self.parent.known() if one.partition(" ")[0].rstrip("0123456789") == self.name}
        least = -1 if self.parent.least == "never" else Severity(self.parent.least).rank
        new = [one for one in mine if one.severity.rank <= least and f"{one.code} {one.subject}".strip() not in known]
        if new or known - names:
            raise FindingsError(new, sorted(known - names))

    def repr_failure(self, excinfo: pytest.ExceptionInfo[BaseException], style: Any = None) -> Any:
        """The findings as `clustermodel check` shows them."""
        if not isinstance(excinfo.value, FindingsError):
            return super().repr_failure(excinfo, style)
        from clustermodel.rendering.text import TextRenderer

        checked = self.parent.checked
        renderer = TextRenderer(sources=checked.sources, language=checked.settings.language or "en")
        gone = "".join(f"known, but no longer found: {one}\n" for one in excinfo.value.gone)
        return "".join(map(renderer.render, excinfo.value.new)) + gone

    def reportinfo(self) -> tuple[Path, int | None, str]:
        """What a line of the report says."""
        return self.path, None, f"{self.path.name}: {self.name}"


class FindingsError(Exception):
    """A programme has findings."""

    def __init__(self, new: "list[Diagnostic]", gone: list[str]) -> None:
        super().__init__(f"{len(new)} findings, {len(gone)} gone")
        self.new = new
        self.gone = gone


@pytest.fixture
def load_program(request: pytest.FixtureRequest) -> "Callable[[str | Path], Program]":
    """Path, seen from the folder of the test → programme. A file with errors fails the test."""

    def loaded(path: "str | Path") -> "Program":
        from clustermodel import Severity, load

        found = load(request.path.parent / path)
        errors = [f"{one.span}: {one.code} {one.message}" for one in found.diagnostics if one.severity is Severity.ERROR]
        if errors or found.program is None:
            pytest.fail("\n".join(errors), pytrace=False)
        return found.program

    return loaded


@pytest.fixture
def program(request: pytest.FixtureRequest, load_program: "Callable[[str | Path], Program]") -> "Program":
    """The programme that the marker `clustermodel_program` names."""
    marker = request.node.get_closest_marker("clustermodel_program")
    if marker is None:
        pytest.fail('say which programme: @pytest.mark.clustermodel_program("path.yaml")', pytrace=False)
    return load_program(marker.args[0])
