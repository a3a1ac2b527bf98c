"""A verb imports what it needs, and nothing else: start-up is most of what a small programme takes."""

import os
import subprocess
import sys
from collections.abc import Iterable

import pytest

PROGRAM = "programs/medical_tourism.yaml"
"""Its units have one form each: who gives them several pays for the rules of plurals."""
OPTIONAL = {"networkx", "babel", "jinja2", "openpyxl", "docx", "icalendar", "hypothesis"}
HEAVY = {"cattrs", "logging", "importlib.metadata", "email", "multiprocessing", "tomllib", "statistics", "asyncio"}
"""Each takes as long as many checks."""
OWN = {"clustermodel." + name for name in ("graph", "editing", "importing", "testing", "cli.fixing", "cli.supervised")}

RUN = """
import sys
from clustermodel.__main__ import main
sys.argv = ["clustermodel", *sys.argv[1:]]
out, sys.stdout = sys.stdout, sys.stderr
try:
    main()
except SystemExit as end:
    assert end.code in (0, 1, None), end.code
"""

CLASSES = """
for name, module in list(sys.modules.items()):
    if name.startswith("clustermodel."):
        for cls in vars(module).values():
            if isinstance(cls, type) and cls.__module__ == name and "__attrs_attrs__" in vars(cls):
                print(name.removeprefix("clustermodel."), file=out)
"""
MODEL, CALLED = {"model"}, {"cli.checking", "host.choice"}
PUBLIC = {
    "diagnostics", "edits", "engine", "links.edges", "links.trace", "loaded", "messages", "portfolio.job", "scope", "settings",
    *("hookspecs." + name for name in ("checks", "context", "exporters", "hooks")),
}  # fmt: skip
"""Modules whose records are in other people's hands (CONTRIBUTING, «Records»)."""


def imported(*arguments: str) -> set[str]:
    return set(_printed("print(*sorted(sys.modules), file=out)", arguments))


def _printed(end: str, arguments: Iterable[str]) -> list[str]:
    """What a process prints that has carried out a verb, apart from what that prints."""
    environment = {**os.environ, "LC_ALL": "C"}
    done = subprocess.run(
        [sys.executable, "-c", RUN + end, *arguments], capture_output=True, text=True, check=True, env=environment
    )
    return done.stdout.split()


def test_the_version_needs_nothing() -> None:
    found = imported("--version")
    assert not found & {"typing", "click", "attr", "yaml", "cattrs", "pluggy", "clustermodel.cli", "clustermodel.api"}


@pytest.mark.parametrize(
    "arguments",
    [
        ["check", PROGRAM],
        ["show", PROGRAM],
        ["trace", PROGRAM, "kpi:K1"],
        ["coverage", PROGRAM],
        ["compare", PROGRAM, "--format", "json"],
        ["export", PROGRAM, "--to", "json"],
    ],
    ids=lambda arguments: arguments[0],
)
def test_a_verb_leaves_out_what_others_need(arguments: list[str]) -> None:
    found = imported(*arguments)
    assert "clustermodel.model.program" in found
    assert sorted(found & (OPTIONAL | HEAVY | OWN)) == []


def test_a_check_makes_no_attrs_class_but_those_of_the_model_and_of_the_interface() -> None:
    found = _printed(CLASSES, ["check", PROGRAM])
    assert "model.roadmap" in found
    strange = [name for name in found if name.partition(".")[0] not in MODEL and name not in PUBLIC | CALLED]
    assert strange == []
    assert [found.count(name) for name in sorted(CALLED)] == [1, 1]


def test_a_check_loads_no_exporter() -> None:
    found = {one for one in imported("check", PROGRAM) if one.startswith("clustermodel.")}
    assert {"clustermodel.plugins.swot", "clustermodel.plugins.kpis"} <= found
    assert not found & {"clustermodel.plugins.markdown", "clustermodel.plugins.json", "clustermodel.exporting"}
    assert not found & {"clustermodel.views.document", "clustermodel.views.blocks", "clustermodel.views.labels"}


def test_a_good_file_needs_no_means_to_deal_with_a_bad_one() -> None:
    assert not imported("check", PROGRAM) & {"clustermodel.loading.careful", "clustermodel.loading.dump"}


@pytest.mark.parametrize("verb", ["show", "trace", "coverage"])
def test_a_look_at_a_programme_loads_no_plugin(verb: str) -> None:
    arguments = [verb, PROGRAM, *(["kpi:K1"] if verb == "trace" else [])]
    assert not {one for one in imported(*arguments) if one.startswith("clustermodel.plugins.")}


def test_an_export_of_data_loads_no_check() -> None:
    checks = {"clustermodel.plugins.swot", "clustermodel.plugins.kpis", "clustermodel.plugins.roadmap"}
    assert not imported("export", PROGRAM, "--to", "json") & checks
