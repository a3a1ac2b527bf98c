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
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import attrs
from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st

from clustermodel.api import Loaded, check, dump, export, load, loads, to_graph
from clustermodel.exporting import NOT_INSTALLED, ExportError
from clustermodel.hookspecs import Exporter
from clustermodel.host import Host
from clustermodel.links.index import Edge
from clustermodel.model.program import Program
from clustermodel.testing.mutations import WRONG, byte_mutations, token_mutations, tree_mutations
from clustermodel.testing.parts import part, renamed, without

__all__ = ["PROPERTIES", "PropertyError", "hold"]

DAY = date(2021, 1, 1)
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
    if loaded.program is None or loaded.diagnostics:
        raise PropertyError("the file has mistakes: correct them first", "\n".join(map(_line, loaded.diagnostics)))
    checks = list(HealthCheck)
    phases = (Phase.generate, Phase.shrink)

    @seed(seed_)
    @settings(max_examples=max_examples, database=None, deadline=None, suppress_health_check=checks, phases=phases)
    @given(st.data())
    def trial(data: st.DataObject) -> None:
        PROPERTIES[name](loaded, data)

    trial()


def _line(one: Any) -> str:
    return f"{one.span}: {one.code} {one.message}"


def _part(loaded: Loaded, data: st.DataObject) -> Loaded:
    """A part of the programme, loaded from its own text; now and then the whole."""
    links = loaded.links
    if data.draw(st.integers(0, 19), label="whole if 19") == 19:  # noqa: PLR2004 - any number but 0, to which it shrinks
        return loaded
    seeds = data.draw(st.sets(st.sampled_from(list(links.elements)), max_size=SEEDS), label="elements")
    kept = seeds | {edge.target for address in seeds for edge in links.out(address)}
    return loads(dump(part(links, kept)))


def _text(loaded: Loaded) -> str:
    return loaded.source.text if loaded.source else ""


def _program(loaded: Loaded) -> Program:
    if loaded.program is None:
        raise PropertyError("a part of the programme does not load", _text(loaded))
    return loaded.program


def dump_and_load(loaded: Loaded, data: st.DataObject) -> None:
    """What is dumped and loaded again is the same programme."""
    program = _program(_part(loaded, data))
    again = loads(dump(program))
    if again.program != program or again.diagnostics:
        raise PropertyError("dumped and loaded it is another programme", dump(program))


def order(loaded: Loaded, data: st.DataObject) -> None:
    """The order of a list of elements changes no finding but its line."""
    mine = _part(loaded, data)
    program = _program(mine)
    names = [name for name, items in _lists(program).items() if len(items) > 1]
    if not names:
        return
    name = data.draw(st.sampled_from(names), label="list")
    mixed = tuple(data.draw(st.permutations(_lists(program)[name]), label="order"))
    changed: dict[str, Any] = {name: mixed}
    other = loads(dump(attrs.evolve(program, **changed)))
    before, after = _found(mine), _found(other)
    if before != after:
        raise PropertyError(f"in another order of {name}: {_difference(before, after)}", _text(mine))


def _lists(program: Program) -> dict[str, tuple[Any, ...]]:
    fields = [field for field in attrs.fields(type(program)) if field.metadata.get("holds")]
    return {field.name: items for field in fields if isinstance(items := getattr(program, field.name), tuple)}


def _found(loaded: Loaded) -> Counter[tuple[str, frozenset[str]]]:
    """The findings without their lines: which of two elements that are alike is named first is a matter of order."""
    report = check(loaded, as_of=DAY)
    return Counter(
        (one.code, frozenset({one.subject.partition("/")[0], *(other.message for other in one.related)}))
        for one in report.diagnostics
    )


def _difference(before: Counter[Any], after: Counter[Any]) -> str:
    return f"lost {sorted(map(str, before - after))}, new {sorted(map(str, after - before))}"


def renaming(loaded: Loaded, data: st.DataObject) -> None:
    """An element with another id, wherever it is named, gives the same graph with another name in it."""
    mine = _part(loaded, data)
    links = mine.links
    if not links.elements:
        return
    address = data.draw(st.sampled_from(list(links.elements)), label="element")
    other = loads(dump(renamed(links, address, "renamed-1")))
    new = f"{address.partition(':')[0]}:renamed-1"
    graph = to_graph(mine)
    names = {one: new if one == address else one for one in graph}
    expected = Counter((names[a], names[b], relation) for a, b, relation in graph.edges(data="relation"))
    if other.diagnostics or Counter(to_graph(other).edges(data="relation")) != expected:
        raise PropertyError(f"{address} renamed: the graph is another one", _text(mine))


def removal(loaded: Loaded, data: st.DataObject) -> None:
    """An element that goes leaves a finding at each reference to it, and nowhere else."""
    mine = _part(loaded, data)
    links = mine.links
    alone = [address for address, element in links.elements.items() if len(links.candidates(element.id)) == 1]
    referred = [one for one in alone if any(edge.ref for edge in (*links.into(one), *links.out(one)))]
    if not referred:
        return
    gone = {data.draw(st.sampled_from(referred), label="element")}
    other = loads(dump(without(links, gone)))
    gone = set(links.elements) - set(other.links.elements)  # what stood in it has gone too, what holds others has not
    expected = {edge.holder for edge in links.edges if edge.ref and _named(edge) in gone and edge.holder not in gone}
    expected |= {holder for holder, named in _second_readings(mine) if named in gone and holder not in gone}
    found = {one.subject.partition("/")[0] for one in other.diagnostics if one.code.startswith("RF")}
    if found != expected:
        told = f"without {sorted(gone)}: findings at {sorted(found)} instead of {sorted(expected)}"
        raise PropertyError(told, _text(mine))


def _named(edge: Edge) -> str:
    """The end of an edge that is not the element which writes it."""
    return edge.source if edge.target == edge.holder else edge.target


def _second_readings(loaded: Loaded) -> list[tuple[str, str]]:
    links = loaded.links
    pairs = [(edge.holder, other) for edge in links.edges if edge.ref for other in edge.ref.or_]
    return [(holder, address) for holder, other in pairs for address in links.candidates(other)]


def wrong_type(loaded: Loaded, data: st.DataObject) -> None:
    """A value of another kind than its field takes is refused, at its line."""
    mutation = data.draw(tree_mutations(_text(_part(loaded, data)), ("wrong type",)), label="mutation")
    if not mutation.path:
        return
    marked = [number for number, line in enumerate(mutation.text.splitlines(), 1) if WRONG in line]
    there = {line + step for line in marked for step in (-1, 0, 1)}  # the value stands on up to three lines
    lines = {one.span.line for one in loads(mutation.text).diagnostics if one.span and one.code.startswith("YM")}
    if not lines & there:
        raise PropertyError(f"{mutation.what}: nothing is said at its line", mutation.text)


def mutation(loaded: Loaded, data: st.DataObject) -> None:
    """Whatever happens to the file, it is said, and nothing is raised."""
    text = _text(_part(loaded, data))
    one = data.draw(st.one_of(byte_mutations(text), token_mutations(text), tree_mutations(text)), label="mutation")
    with TemporaryDirectory() as folder:
        path = Path(folder) / "programme.yaml"
        path.write_bytes(one.data)
        try:
            codes = [found.code for found in check(load(path), as_of=DAY).diagnostics]
        except Exception as error:
            raise PropertyError(f"{one.what}: {type(error).__name__}: {error}", one.text) from error
    if one.code and not any(code.startswith(one.code) for code in codes):
        raise PropertyError(f"{one.what}: {one.code} is not among {codes}", one.text)


def exporters(loaded: Loaded, data: st.DataObject) -> None:
    """Every exporter takes whatever is accepted."""
    mine = _part(loaded, data)
    host = Host(["export"])
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
