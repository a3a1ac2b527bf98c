"""What every plugin should hold to, as tests that a plugin's test file takes over.

    from clustermodel.testing.conformance import PluginTests

    class TestAcme(PluginTests):
        plugin, cases = acme_checks, "cases"

`plugin` is the module (or object) with the hooks, `cases` the folder, seen from the test file, in which each code has a
folder with `pass_*.yaml` and `fail_*.yaml`: see `clustermodel.testing.cases`.
"""

import inspect
from datetime import date
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, example, given, settings

from clustermodel.api import check, dump, export, loads
from clustermodel.host import Host
from clustermodel.model.program import Program
from clustermodel.testing.alone import alone, elsewhere
from clustermodel.testing.cases import Case, cases
from clustermodel.testing.shapes import FORMULAS, READERS, formulas, harmless
from clustermodel.testing.strategies import programs

__all__ = ["HOSTILE", "PluginTests"]

DAY = date(2021, 1, 1)

HOSTILE = "</script><script>alert(1)</script>\\u0022\"'`,|*_*#_[](x){}[]=1+1;--\\n@evil --> &amp; %s \u2028\u202e\U0001f3e5"
"""A text with what HTML, Markdown, spreadsheets, SQL, TeX, templates and terminals take for more than a text."""

_PROGRAM = """\
format: clustermodel/1
program: {id: demo, title: TEXT, cluster: TEXT, territory: area, goal: {text: TEXT}, mission: {text: TEXT}}
places: [{id: area, name: TEXT, profile: {TEXT: [TEXT]}}]
organizations: [{id: o1, name: TEXT}, {id: o2, name: TEXT}]
participants: {members: [{id: p1, name: TEXT}, {id: p2, name: TEXT}, {id: p3, name: TEXT}]}
statistics: [{id: wage, name: TEXT, unit: TEXT, about: [area], values: {2019: 12.5, 2020: ~13}}]
claims: [{id: low, text: TEXT, about: [area]}]
swot:
  strengths: [{id: S1, text: TEXT, evidence: [wage, low]}]
  threats: [{id: T1, text: TEXT}]
  pairings: [{id: ST1, quadrant: ST, response: TEXT, factors: [S1, T1]}]
objectives: [{id: G1, text: TEXT, answers: [ST1]}, {id: G2, text: TEXT}]
kpis:
  - {id: K1, name: TEXT, unit: TEXT, measures: [G1], targets: {2021: 1}}
  - {id: K2, name: TEXT, unit: TEXT, measures: [G1, G2], targets: {2021: not-set}}
  - {id: K3, name: TEXT, unit: TEXT, measures: [G2], notes: [TEXT]}
governance: {bodies: [{id: b1, name: TEXT, kind: group, functions: [{id: f1, text: TEXT}]}]}
roadmap:
  actions:
    - {id: "1.1", title: TEXT, when: 2021, drives: [K1], responsible: [o1, b1], result: {text: TEXT}}
    - {id: "1.2", title: TEXT, when: 2022, drives: [K2, K3], responsible: [o2]}
risks: [{id: R1, text: TEXT, from: [T1], threatens: [G1], response: TEXT}]
clusters: [{id: near, name: TEXT}]
"""


class PluginTests:
    """Tests of a plugin; derive from it and name the plugin."""

    plugin: Any = None
    cases: str = "cases"

    @property
    def host(self) -> Host:
        """The plugin, and no other."""
        return Host(plugins=[("plugin", self.plugin)], installed=False)

    def _cases(self) -> list[Case]:
        """The cases of its own codes."""
        mine = {one.code for one, _ in self.host.checks()}
        return [one for one in self._found() if one.code in mine]

    def _found(self) -> list[Case]:
        """The cases in the folder."""
        return list(cases(Path(inspect.getfile(type(self))).parent / self.cases))

    def test_it_fits_the_hooks(self) -> None:
        """Everything it offers is taken."""
        host = self.host
        assert host.checks() or host.offered_exporters() or host.sections() or host.hooks(host.plugins[0])
        assert [one.message for one in host.problems] == []

    def test_every_check_is_documented(self) -> None:
        """What it finds, what fails, what passes, how to mend it, and what each parameter does."""
        for one, _ in self.host.checks():
            wanted = ["Fails:", "Passes:", "Fix:", *(f"`{name}`" for name in one.parameters)]
            assert [part for part in wanted if part not in one.doc] == [], one.code

    def test_every_check_has_a_pass_and_a_fail_case(self) -> None:
        """A check without one is not tested."""
        there = {(case.code, case.fails) for case in self._cases()}
        wanted = [(one.code, fails) for one, _ in self.host.checks() for fails in (False, True)]
        names = {one: f"{self.cases}/{one[0]}/{'fail' if one[1] else 'pass'}_….yaml" for one in wanted}
        missing = [name for one, name in names.items() if one not in there]
        assert not missing, f"write {', '.join(missing)}"

    def test_every_case_is_of_a_check_that_there_is(self) -> None:
        """A folder that is misspelt, or left over, is looked at by nobody."""
        codes = {one.code for host in (self.host, Host(["checks"])) for one, _ in host.checks()}
        strange = sorted({case.code for case in self._found()} - codes)
        assert not strange, f"there is no check {', '.join(strange)}: rename or delete what stands in {self.cases}"

    def test_every_check_finds_what_its_cases_say_and_nothing_else(self) -> None:
        """A fail case marks the lines; a pass case is silent."""
        for case in self._cases():
            assert case.expected() or not case.fails, f"{case.path.name} marks no line"
            assert case.found(self.host) == case.expected(), case.path

    def test_no_programme_makes_a_check_fail(self) -> None:
        """Whatever a sound file may hold, the checks come to their end, and change nothing."""

        @settings(max_examples=30, database=None, deadline=None, suppress_health_check=list(HealthCheck))
        @given(programs(1))
        @example(loads(_text("A text")).program)
        def holds(program: Program) -> None:
            loaded, before = loads(dump(program)), dump(program)
            found = check(loaded, as_of=DAY, host=self.host).diagnostics
            assert [one.message for one in found if one.code.startswith("PL")] == []
            assert dump(loaded.program or program) == before

        if self.host.checks():
            holds()

    def test_an_exporter_makes_the_same_of_the_same(self) -> None:
        """Byte by byte, without the network or the clock."""
        for name, exporter in self.host.exporters().items():
            with alone(self.plugin, exporter.render):
                first, second = (self._made(name, "A text") for _ in range(2))
            assert first == second, f"{name} makes something else the second time"

    def test_an_exporter_makes_the_same_everywhere(self) -> None:
        """Whatever the locale, the time zone or the hash seed; seen if the plugin is a module that can be imported."""
        if self.host.exporters():
            made = elsewhere(self.plugin, _text("A text"), DAY)
            other = [name for name in self.host.exporters() if len({one[name] for one in made}) > 1]
            assert other == [], f"{other} make something else with another hash seed, time zone or locale"

    def test_an_exporter_takes_any_text(self) -> None:
        """A hostile text is still a text, for the parser that the exporter names and for one that knows its suffix."""
        for name, exporter in self.host.exporters().items():
            made = self._made(name, HOSTILE)
            if exporter.parse is not None:
                exporter.parse(made)
            read = READERS.get(exporter.suffix.lower())
            if read is not None:
                assert read(made) == read(self._made(name, harmless(HOSTILE))), f"{name} lets a text become more than a text"

    def test_an_exporter_of_tables_makes_no_formula_of_a_text(self) -> None:
        """Spreadsheets carry out what begins with =, +, - or @ in a .csv or .tsv file, unless it is a number."""
        for name, exporter in self.host.exporters().items():
            if exporter.suffix.lower() in (".csv", ".tsv"):
                cells = [cell for text in FORMULAS for cell in formulas(self._made(name, text))]
                assert not cells, f"{name} lets a spreadsheet take a text for a formula: {cells[0]!r}"

    def _made(self, name: str, text: str) -> bytes:
        return export(loads(_text(text), host=self.host), name, as_of=DAY, host=self.host)


def _text(text: str) -> str:
    """A programme of which every text is this one."""
    quoted = '"' + "".join(one if one.isalnum() or one == " " else f"\\U{ord(one):08x}" for one in text) + '"'
    return _PROGRAM.replace("TEXT", quoted)
