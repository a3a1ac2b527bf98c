"""What must hold for any programme file, however it is put: properties that are tried on a given one.

`clustermodel fuzz` tries them; so does a test of your own:

    from clustermodel.testing.properties import PROPERTIES, hold

    @pytest.mark.parametrize("name", PROPERTIES)
    def test_it_holds(name):
        hold(Path("programme.yaml").read_text("utf-8"), name, max_examples=100)

Most trials are made on a small part of the programme, drawn at random with what it refers to, so that a property that fails
shows a small programme.
"""

from collections import Counter
from collections.abc import Callable
from datetime import date
from itertools import count, takewhile
from operator import eq
from typing import Any

from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st
from hypothesis.errors import HypothesisException

from clustermodel.api import Loaded, check, dump, export, loads, to_graph
from clustermodel.diagnostics import Severity
from clustermodel.exporting import NOT_INSTALLED, ExportError
from clustermodel.hookspecs import Exporter
from clustermodel.host import Host
from clustermodel.links.edges import Edge
from clustermodel.links.index import Links
from clustermodel.model.program import Program
from clustermodel.testing.mutations import mutations, tree_mutations
from clustermodel.testing.parts import lists, part, renamed, with_list, without

__all__ = ["PROPERTIES", "PropertyError", "hold"]

DAY = date(2021, 1, 1)
SETTINGS = settings(
    database=None,
    deadline=None,
    suppress_health_check=list(HealthCheck),
    phases=(Phase.generate, Phase.shrink),
    report_multiple_bugs=False,
)
"""Every run is the same, and ends with one failure, the smallest."""
SEEDS = 4
"""So many elements, with what they refer to, make the part of a programme that is tried."""


class PropertyError(AssertionError):
    """A property does not hold: what is wrong, and the programme it is wrong for."""

    def __init__(self, problem: str, program_text: str) -> None:
        super().__init__(f"{problem}\n\n{program_text}")
        self.problem = problem
        self.program_text = program_text


def hold(program_text: str, name: str, *, max_examples: int = 100, seed_: int = 0) -> None:
    """Try a property on a programme, a number of times. Raises PropertyError when it does not hold."""
    loaded = loads(program_text)
    mistakes = [f"{one.span}: {one.code} {one.message}" for one in loaded.diagnostics if one.severity is Severity.ERROR]
    if mistakes:
        raise PropertyError("the file has mistakes: correct them first", "\n".join(mistakes))

    @seed(seed_)
    @settings(SETTINGS, max_examples=max_examples)
    @given(st.data())
    def trial(data: st.DataObject) -> None:
        mine = _part(loaded, data)
        try:
            PROPERTIES[name](mine, data)
        except (PropertyError, HypothesisException):
            raise
        except Exception as error:  # a fault of the library, or of a plugin: it is shown with what it happens to
            raise PropertyError(f"{type(error).__name__}: {error}", _text(mine)) from error

    trial()


def _part(loaded: Loaded, data: st.DataObject) -> Loaded:
    """A part of the programme, loaded from its own text; now and then the whole."""
    links = loaded.links
    if data.draw(st.integers(0, 19), label="whole if 19") == 19:  # noqa: PLR2004 - any number but 0, to which it shrinks
        return loaded
    seeds = data.draw(st.sets(st.sampled_from(list(links.elements)), max_size=SEEDS), label="elements")
    kept = seeds | {edge.target for address in seeds for edge in links.out(address)}
    wanted = part(links, kept)
    text = dump(wanted)
    mine = loads(text)
    if mine.program != wanted:
        raise PropertyError("dumped and loaded it is another programme", text)
    return mine


def _text(loaded: Loaded) -> str:
    return loaded.source.text if loaded.source else ""


def _program(loaded: Loaded) -> Program:
    if loaded.program is None:
        raise PropertyError("a part of the programme does not load", _text(loaded))
    return loaded.program


def dump_and_load(mine: Loaded, _: st.DataObject) -> None:
    """What is dumped and loaded again is the same programme."""
    program = _program(mine)
    again = loads(dump(program))
    if again.program != program or _codes(again) != _codes(mine):
        raise PropertyError("dumped and loaded it is another programme", dump(program))


def order(mine: Loaded, data: st.DataObject) -> None:
    """The order of a list changes no finding but its line."""
    program = _program(mine)
    found = {path: items for path, items in lists(program) if len(items) > 1}
    if not found:
        return
    path = data.draw(st.sampled_from(list(found)), label="list")
    mixed = tuple(data.draw(st.permutations(found[path]), label="order"))
    other = loads(dump(with_list(program, path, mixed)))
    before, after = _found(mine), _found(other)
    if before != after:
        name = ".".join(map(str, path))
        raise PropertyError(f"in another order of {name}: {_difference(before, after)}", _text(mine))


def _found(loaded: Loaded) -> Counter[tuple[str, frozenset[str]]]:
    """The findings without their lines: which of two elements that are alike is named first is a matter of order."""
    report = check(loaded, as_of=DAY)
    return Counter(
        (one.code, frozenset({one.subject.partition("/")[0], *(other.message for other in one.related)}))
        for one in report.diagnostics
    )


def _difference(before: Counter[Any], after: Counter[Any]) -> str:
    return f"lost {sorted(map(str, before - after))}, new {sorted(map(str, after - before))}"


def renaming(mine: Loaded, data: st.DataObject) -> None:
    """An element with another id, wherever it is named, gives the same graph with another name in it."""
    links = mine.links
    if not links.elements:
        return
    address = data.draw(st.sampled_from(list(links.elements)), label="element")
    id = next(name for name in map("renamed-{}".format, count(1)) if not links.candidates(name))
    other = loads(dump(renamed(links, address, id)))
    graph = to_graph(mine)
    names = {one: f"{address.partition(':')[0]}:{id}" if one == address else one for one in graph}
    expected = Counter((names[a], names[b], relation) for a, b, relation in graph.edges(data="relation"))
    same = set(to_graph(other)) == set(names.values()) and Counter(to_graph(other).edges(data="relation")) == expected
    if not same or _codes(other) != _codes(mine):
        raise PropertyError(f"{address} renamed: the graph is another one", _text(mine))


def _codes(loaded: Loaded) -> Counter[str]:
    return Counter(one.code for one in loaded.diagnostics)


def removal(mine: Loaded, data: st.DataObject) -> None:
    """An element that goes leaves a finding at each reference to it, and nowhere else."""
    links = mine.links
    alone = [address for address, element in links.elements.items() if len(links.candidates(element.id)) == 1]
    referred = [one for one in alone if any(edge.ref for edge in (*links.into(one), *links.out(one)))]
    if not referred:
        return
    chosen = data.draw(st.sampled_from(referred), label="element")
    other = loads(dump(without(links, {chosen})))
    gone = set(links.elements) - set(other.links.elements)  # what stood in it has gone too, what holds others has not
    places = {(edge.holder, edge.at, name) for edge in links.edges for name in _named(edge, links)}
    expected = Counter(f"{holder}/{at[0]}" for holder, at, name in places if name in gone and holder not in gone)
    found = _places(other) - _places(mine)
    if found != expected:
        raise PropertyError(f"without {chosen}: {_difference(expected, found)}", _text(mine))


def _named(edge: Edge, links: Links) -> list[str]:
    """The addresses that a reference names: the end of its edge that is not its holder, and what `or` holds."""
    if edge.ref is None:
        return []
    other = edge.source if edge.target == edge.holder else edge.target
    return [other, *(address for name in edge.ref.or_ for address in links.candidates(name))]


def _places(loaded: Loaded) -> Counter[str]:
    return Counter(one.subject for one in loaded.diagnostics if one.code.startswith("RF"))


def wrong_type(mine: Loaded, data: st.DataObject) -> None:
    """A value of another type than its field takes is refused, at its line."""
    text = _text(mine)
    mutation = data.draw(tree_mutations(text, ("wrong type",)), label="mutation")
    lines = {one.span.line for one in loads(mutation.data).diagnostics if one.span and one.code.startswith("YM")}
    if mutation.code and lines.isdisjoint(_changed(text, mutation.text)):
        raise PropertyError(f"{mutation.what}: nothing is said at its line", mutation.text)


def _changed(before: str, after: str) -> range:
    """The lines, from 1, between what two texts begin with and what they end with alike."""
    old, new = before.split("\n"), after.split("\n")
    head, tail = (sum(1 for _ in takewhile(bool, map(eq, a, b))) for a, b in ((old, new), (old[::-1], new[::-1])))
    return range(head + 1, max(len(new) - tail, head + 1) + 1)


def mutation(mine: Loaded, data: st.DataObject) -> None:
    """Whatever happens to the file, it is said, and nothing is raised."""
    one = data.draw(mutations(_text(mine)), label="mutation")
    try:
        codes = [found.code for found in check(loads(one.data), as_of=DAY).diagnostics]
    except Exception as error:
        raise PropertyError(f"{one.what}: {type(error).__name__}: {error}", one.text) from error
    if one.code and not any(code.startswith(one.code) for code in codes):
        raise PropertyError(f"{one.what}: {one.code} is not among {codes}", one.text)


def exporters(mine: Loaded, data: st.DataObject) -> None:
    """Every exporter takes whatever is accepted."""
    host = Host(["export", "sections", "relations"])
    exporter: Exporter = data.draw(st.sampled_from(list(host.exporters().values())), label="exporter")
    try:
        made = export(mine, exporter.name, as_of=DAY, host=host)
    except ExportError as error:
        if error.diagnostic.code == NOT_INSTALLED.code:
            return
        raise PropertyError(error.diagnostic.message, _text(mine)) from error
    if exporter.parse is not None:
        exporter.parse(made)


PROPERTIES: dict[str, Callable[[Loaded, st.DataObject], None]] = {
    "dump and load": dump_and_load,
    "order": order,
    "renaming": renaming,
    "removal": removal,
    "wrong type": wrong_type,
    "mutation": mutation,
    "exporters": exporters,
}
"""The properties by name; the docstring of each says what must hold."""
