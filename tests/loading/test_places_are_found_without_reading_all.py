"""A file that has been read well is not read as a whole again to find a few places: those are the same all the same."""

from collections.abc import Iterable
from itertools import count

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from clustermodel import check, loads
from clustermodel.loading import sought
from clustermodel.loading.called import ids
from clustermodel.loading.locate import locate
from clustermodel.loading.paths import Path
from clustermodel.loading.reader import events
from clustermodel.loading.source import Source

HEAD = (
    "format: clustermodel/1\n"
    "program: {id: p, title: t, cluster: c, language: en, horizon: 2020..2021, mission: {text: m}, goal: {text: g}}\n"
)
SHAPES = (
    "  - id: {id}\n    {key}: One thing\n",
    "  - {{id: {id}, {key}: One thing}}\n",
    "  - {{id: {id},\n     {key}: One thing}}\n",
    "  -\n    id: {id}\n    {key}: One thing\n",
    "  -   id: {id}\n      {key}: |\n        One\n\n        thing\n\n\n",
    "  # what follows\n  - {key}: >-\n      One\n      thing\n    id: {id}  # - not an item\n# and on\n",
    '  - id: {id}\n    {key}: "One\n      - thing"\n',
    "  - id: {id}\n    {key}: One thing\n    notes: ['- id: X9']\n",
    "\n\n  - id: {id}\n    {key}: One thing\n\n",
)
"""Ways to write an item."""
PLAIN = "objectives:\n" + "".join(f"  - id: G{number}\n    text: t\n" for number in range(9))
SECTIONS = {"objectives:": "text", "claims:": "text", "places:": "name", "risks:": "text", "roadmap:\n  actions:": "title"}


@st.composite
def texts(draw: st.DrawFn) -> str:
    """Programmes in which nothing is wrong, with lists written in all ways."""
    text = HEAD
    for number, (section, key) in enumerate(SECTIONS.items()):
        shapes = draw(st.lists(st.sampled_from(SHAPES), max_size=7))
        if shapes:
            items = (shape.format(id=f"I{number}-{at}", key=key) for at, shape in enumerate(shapes))
            text += f"{section}\n{''.join(items)}"
    return text.replace("\n", draw(st.sampled_from(["\n", "\r\n", "\r"])))


@st.composite
def _paths(draw: st.DrawFn) -> Path:
    number = draw(st.integers(0, len(SECTIONS) - 1))
    section = tuple(list(SECTIONS)[number].replace(":", "").split())
    item = draw(st.integers(0, 8) | st.builds("I{}-{}".format, st.just(number), st.integers(0, 6)))
    rest = draw(st.sampled_from([(), ("id",), ("text",), ("name",), ("title",), (0,), ("unknown",), ("notes", 0)]))
    return draw(st.sampled_from([(*section, item, *rest), section, (number + 2, item, *rest), ("program", "title")]))


def _found(source: Source, paths: Iterable[Path]) -> list[object]:
    places = locate(source, paths)
    ids = [one and one.value for one in (places.id_of(path) for path in places)]
    return [*((one.key, one.value, one.found) for one in places.values()), *ids]


@given(texts(), st.lists(_paths(), max_size=9))
@example(HEAD + PLAIN, [("objectives", 4, "text")])
@example(HEAD + PLAIN, [("objectives", "G4", "text")])
@example(HEAD + PLAIN.replace("- id: G5", "-\n    id: G5"), [("objectives", 4, "text"), ("objectives", 7)])
@example(HEAD + PLAIN, [(2, 4, "text"), ("objectives", 12, "id")])
def test_the_same_places_are_found(text: str, paths: list[Path]) -> None:
    source = loads(text).source
    assert source is not None
    assert bool(source.items) == ("id: I" in text or "id: G" in text), "it was not read in one go"
    assert _found(source, paths) == _found(Source(source.path, source.text), paths)


@given(texts(), st.lists(_paths(), max_size=9))
@example(HEAD + PLAIN, [("objectives", 4), ("objectives", -1), ("objectives", 9), (), ("objectives",)])
def test_ids_that_are_found_without_reading_stand_there(text: str, paths: list[Path]) -> None:
    source = loads(text).source
    assert source is not None
    places = locate(Source(source.path, source.text), paths)
    for path, at in ids(source, paths).items():
        found = places.id_of(path)
        assert found is not None
        assert found.value == source.span(*at)


def test_findings_about_items_read_nothing_again(monkeypatch: pytest.MonkeyPatch) -> None:
    """Not even one event, where each of the items that findings are about begins with its id."""
    rows = [f"  - id: G{number}\n    text: Goal number {number}\n" for number in range(40)]
    rows[8] = "  - {id: G8,\n     text: Goal number 8}\n"
    loaded = loads(HEAD + "objectives:\n" + "".join(rows))
    monkeypatch.setattr(sought, "events", None)
    found = check(loaded, select=["TR107"]).diagnostics
    places = [(4 + 2 * number, 10 if number == 8 else 9) for number in range(40)]
    assert [(one.span.line, one.span.column) for one in found if one.span] == places


def test_only_what_is_asked_for_is_read_again(monkeypatch: pytest.MonkeyPatch) -> None:
    """Counted in events, not in time."""
    rows = (f"  - id: G{number}\n    text: t\n" for number in range(1000))
    source = loads(HEAD + "objectives:\n" + "".join(rows)).source
    assert source is not None
    met = count()
    monkeypatch.setattr(sought, "events", lambda text: (event for event, _ in zip(events(text), met, strict=False)))
    assert locate(source, [("objectives", 500, "text")])["objectives", 500, "text"].value.line == 1005
    assert next(met) < 100


def test_findings_far_apart_keep_their_places() -> None:
    rows = [f"  - id: G{number}\n    text: Goal number {number}\n" for number in range(40)]
    rows[17] = "  - id: G17\n    text: The the goal\n"
    rows[31] = "  - {id: G31, text: Our our goal}\n"
    text = HEAD + "objectives:\n" + "".join(rows)
    found = check(loads(text), select=["TX104"]).diagnostics
    lines = [number for number, line in enumerate(text.splitlines(), 1) if "The the" in line or "Our our" in line]
    assert [(one.span.line, one.span.column) for one in found if one.span] == [(lines[0], 11), (lines[1], 21)]
