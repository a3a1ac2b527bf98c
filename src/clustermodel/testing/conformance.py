"""What every plugin should hold to, as tests that a plugin's test file takes over.

    from clustermodel.testing.conformance import PluginTests

    class TestAcme(PluginTests):
        plugin, cases = acme_checks, "cases"

`plugin` is the module (or object) with the hooks, `cases` the folder, seen from the test file, in which each code has a
folder with `pass_*.yaml` and `fail_*.yaml`: see `clustermodel.testing.cases`.
"""

import inspect
import socket
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from datetime import date
from pathlib import Path
from typing import Any, NoReturn
from unittest.mock import patch

from hypothesis import HealthCheck, given, settings

from clustermodel.api import Loaded, check, dump, export, loads
from clustermodel.host import Host
from clustermodel.model.program import Program
from clustermodel.testing.cases import Case, cases
from clustermodel.testing.strategies import programs

__all__ = ["HOSTILE", "PluginTests"]

DAY = date(2021, 1, 1)

HOSTILE = "</script><script>alert(1)</script>\\u0022'`|*_#{}[]=1+1;--\\n@evil %s \u2028\u202e\U0001f3e5"
"""A text with what HTML, Markdown, spreadsheets, SQL, TeX, templates and terminals take for more than a text."""

_PROGRAM = """\
format: clustermodel/1
program: {id: demo, title: TEXT, cluster: TEXT, goal: {text: TEXT}}
objectives: [{id: G1, text: TEXT}]
kpis: [{id: K1, name: TEXT, unit: TEXT, measures: [G1], targets: {2021: 1}}]
participants: {members: [{id: p1, name: TEXT}]}
roadmap: {actions: [{id: "1.1", title: TEXT, when: 2021, drives: [K1]}]}
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
        return [one for one in cases(Path(inspect.getfile(type(self))).parent / self.cases) if one.code in mine]

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
        for passes in (True, False):
            covered = {case.code for case in self._cases() if case.fails is not passes}
            assert {one.code for one, _ in self.host.checks()} - covered == set()

    def test_every_check_finds_what_its_cases_say_and_nothing_else(self) -> None:
        """A fail case marks the lines; a pass case is silent."""
        for case in self._cases():
            assert case.expected() or not case.fails, f"{case.path.name} marks no line"
            assert case.found(self.host) == case.expected(), case.path

    def test_no_programme_makes_a_check_fail(self) -> None:
        """Whatever a sound file may hold, the checks come to their end, and change nothing."""

        @settings(max_examples=30, database=None, deadline=None, suppress_health_check=list(HealthCheck))
        @given(programs(1))
        def holds(program: Program) -> None:
            loaded, before = loads(dump(program)), dump(program)
            found = check(loaded, select=["PL"], as_of=DAY, host=self.host).diagnostics
            assert [one.message for one in found] == []
            assert dump(loaded.program or program) == before

        holds()

    def test_an_exporter_makes_the_same_of_the_same(self) -> None:
        """Byte by byte, without the network or the clock."""
        for name in self.host.exporters():
            with _alone(self.plugin):
                first, second = (self._made(name, "A text") for _ in range(2))
            assert first == second, name

    def test_an_exporter_takes_any_text(self) -> None:
        """What a hostile text makes is still read by the parser that the exporter names."""
        for name, exporter in self.host.exporters().items():
            made = self._made(name, HOSTILE)
            if exporter.parse is not None:
                exporter.parse(made)

    def _made(self, name: str, text: str) -> bytes:
        return export(_with(text), name, as_of=DAY, host=self.host)


def _with(text: str) -> Loaded:
    """A small programme of which every text is this one."""
    quoted = '"' + "".join(one if one.isalnum() or one == " " else f"\\U{ord(one):08x}" for one in text) + '"'
    return loads(_PROGRAM.replace("TEXT", quoted))


@contextmanager
def _alone(plugin: Any) -> Iterator[None]:
    """Without the network and without the clock."""

    def refuse(*_: object, **__: object) -> NoReturn:
        raise AssertionError("an exporter needs neither the network nor the clock: the date is `ctx.as_of`")

    class NoToday(date):
        today = refuse

    with ExitStack() as patches:
        for module, name in ((socket, "socket"), (time, "time"), (time, "localtime")):
            patches.enter_context(patch.object(module, name, refuse))
        for name in [name for name, value in getattr(plugin, "__dict__", {}).items() if value is date]:
            patches.enter_context(patch.object(plugin, name, NoToday))
        yield
