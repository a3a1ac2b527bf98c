"""The conformance kit is content with a good plugin, and says what is wrong with a bad one."""

from collections.abc import Callable, Iterator
from datetime import date, datetime
from types import SimpleNamespace
from typing import Any

import pytest

from clustermodel.hookspecs import Check, CheckContext, ExportContext, Exporter, Finding, check, hookimpl
from clustermodel.plugins import markdown, mermaid, swot
from clustermodel.testing.conformance import PluginTests


class TestOwnExporter(PluginTests):
    plugin = markdown


class TestAnotherOwnExporter(PluginTests):
    plugin = mermaid


class TestOwnChecks(PluginTests):
    plugin, cases = swot, "../cases"


COUNTER = iter(range(100))


def conforms(plugin: Any, folder: str = "nowhere") -> None:
    """Run all tests of the kit on a plugin."""
    made = type("Made", (PluginTests,), {"plugin": plugin, "cases": folder, "__module__": __name__})()
    for name in [name for name in dir(made) if name.startswith("test_")]:
        getattr(made, name)()


def checks(*offered: Check) -> SimpleNamespace:
    @hookimpl
    def clustermodel_checks() -> list[Check]:
        return list(offered)

    return SimpleNamespace(clustermodel_checks=clustermodel_checks)


def exporter(render: Callable[[ExportContext], str], parse: Callable[[bytes], object] | None = None) -> SimpleNamespace:
    @hookimpl
    def clustermodel_exporters() -> list[Exporter]:
        return [Exporter(name="mine", suffix=".txt", render=render, parse=parse)]

    return SimpleNamespace(clustermodel_exporters=clustermodel_exporters, date=date, datetime=datetime)


@check("ACM101")
def documented(ctx: CheckContext, *, most: int = 1) -> Iterator[Finding]:
    """A check. `most` is its parameter.

    Fails: this
    Passes: that
    Fix: do it
    """
    yield from [Finding("", "none") for _ in ctx.program.kpis[:0] if most]


@check("ACM102")
def undocumented(ctx: CheckContext) -> Iterator[Finding]:
    """A check."""
    yield from [Finding("", "none") for _ in ctx.program.kpis[:0]]


@check("ACM103")
def failing(ctx: CheckContext) -> Iterator[Finding]:
    """A check. Fails: a. Passes: b. Fix: c."""
    yield Finding(ctx.program.kpis[0].address, "fails if there is none")


@pytest.mark.parametrize(
    ("plugin", "wrong"),
    [
        (SimpleNamespace(), "assert"),
        (checks(undocumented), "ACM102"),
        (checks(documented), "ACM101"),
        (checks(failing), "IndexError|ACM103"),
        (exporter(lambda _: str(next(COUNTER))), "mine"),
        (exporter(lambda ctx: ctx.program.header.title, parse=lambda made: made.decode("ascii")), "ascii"),
        (exporter(lambda _: f"{__import__('time').time()}"), "clock"),
        (exporter(lambda _: f"{__import__('socket').socket()}"), "network"),
    ],
    ids=["no hooks", "undocumented", "no cases", "raises", "never the same", "unreadable", "clock", "network"],
)
def test_what_is_wrong_is_told(plugin: Any, wrong: str) -> None:
    with pytest.raises(Exception, match=f"(?s){wrong}"):
        conforms(plugin)


def test_nothing_is_wrong_with_a_good_one() -> None:
    conforms(exporter(lambda ctx: f"{ctx.as_of} {ctx.program.header.title}", parse=bytes.decode))
