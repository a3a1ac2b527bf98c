"""Twice the programme, twice the work: no check compares everything with everything."""

from datetime import date
from pathlib import Path

import pytest

from benchmarks.programme import write
from clustermodel import load, loads
from clustermodel.hookspecs import Check, CheckContext
from clustermodel.host import Host
from clustermodel.loaded import Loaded
from tests.steps import steps

SIZE = 100
DAY = date(2026, 1, 1)
CHECKS = [check for check, _ in Host(["checks"]).checks()]


def made_up(size: int, folder: Path) -> Loaded:
    return load(write(5 * size, folder / str(size)))


SECTIONS = {
    "sources": "{id: q@, kind: section, title: Crowd, within: q#, missing: lost}",
    "places": "{id: p@, name: Crowd, within: p#}",
    "organizations": "{id: o@, name: Crowd, same_as: {o0: weak}}",
    "participants.members": "{id: m@, name: Crowd, activities: [a0], place: p0, is: o0}",
    "participants.groups": "{id: g@, name: Crowd, size: 5, within: g#}",
    "value_chain.activities": "{id: a@, name: Crowd, role: core}",
    "value_chain.stages": "{id: s@, name: Crowd, after: [s#], activities: [a0]}",
    "value_chain.products": "{id: z@, name: Crowd, stages: [s@]}",
    "claims": "{id: c@, text: Crowd, about: [p0], evidence: [i0]}",
    "statistics": "{id: i@, name: Crowd, about: [p0], unit: u, values: {undated: @.., 2020: 1, 2021: 2}}",
    "swot.strengths": "{id: S@, text: Crowd, evidence: [i0]}",
    "swot.opportunities": "{id: O@, text: Crowd}",
    "swot.pairings": "{id: x@, quadrant: SO, response: Crowd, factors: {S0: stated, O0: stated}}",
    "objectives": "{id: t@, text: Crowd, answers: [x0]}",
    "kpis": "{id: k@, name: Crowd, unit: u, targets: {2021: 1, 2022: 1}, measures: [t0], part_of: [k#]}",
    "governance.bodies": "{id: b@, name: Crowd, kind: group, is: o0, within: b#, members: [{text: x, is: b0}], functions: ["
    "{id: l@, text: Lead, kind: leads, over: [b0]}, {id: e@, text: Assess, kind: assesses, over: [b0]}]}",
    "roadmap.directions": "{id: d@, title: Crowd, pursues: [t0]}",
    "roadmap.actions": "{id: r@, title: Crowd, direction: d0, when: 2021, requires: [r#], drives: [k0], responsible: [b0]}",
    "risks": "{id: y@, text: Crowd, from: [S0], threatens: [t0], owner: [b0]}",
    "clusters": "{id: n@, name: Crowd, required: true}",
    "links": "{id: w@, text: Crowd, of: [z0], with: [n0], kind: goods}",
}
"""The elements of a programme in which all crowd around the first one: @ is the number of an element, # the one before it."""


def crowded(size: int, folder: Path) -> Loaded:
    """Everybody around one element, with equal names and values, in one long chain."""
    del folder
    lines = ["format: clustermodel/1", "program: {id: p, title: Crowd, cluster: Crowd, territory: p0, horizon: 2020..2030}"]
    opened = ""
    for section, item in SECTIONS.items():
        outer, _, inner = section.rpartition(".")
        lines += [f"{outer}:"] if outer not in ("", opened) else []
        opened = outer
        lines += [f"{'  ' if outer else ''}{inner}:"]
        lines += [f"    - {item.replace('@', str(n)).replace('#', str(max(n - 1, 0)))}" for n in range(size)]
    return loads("\n".join(lines))


@pytest.fixture(scope="module", params=[made_up, crowded], ids=lambda make: make.__name__)
def contexts(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> list[CheckContext]:
    """The same programme in two sizes."""
    folder = tmp_path_factory.mktemp("linear")
    found = [request.param(size, folder) for size in (SIZE, 2 * SIZE)]
    assert all(one.program for one in found)
    return [CheckContext(program=one.program, links=one.links, as_of=DAY) for one in found]


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.code)
def test_twice_the_programme_is_twice_the_work(check: Check, contexts: list[CheckContext]) -> None:
    small, large = (steps(lambda context=context: list(check(context))) for context in contexts)  # type: ignore[misc]
    assert large <= 2.3 * small + 1_000
