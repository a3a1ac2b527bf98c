"""`export --to graphml`: the graph, read by networkx."""

from pathlib import Path
from typing import Any

import networkx as nx
import pytest
from hypothesis import given, settings

from clustermodel import Loaded, export, load, loads, to_graph
from clustermodel.model.program import Program
from clustermodel.plugins import graphml
from clustermodel.testing.conformance import PluginTests
from clustermodel.testing.strategies import programs
from clustermodel.views.printable import printable

ROOT = Path(__file__).parents[2]
PROGRAMMES = [ROOT / "programs/medical_tourism.yaml", ROOT / "examples/dairy/dairy_valley.yaml"]


class TestGraphml(PluginTests):
    plugin = graphml


def read(loaded: Loaded, language: str | None = None) -> Any:
    return nx.parse_graphml(export(loaded, "graphml", language=language).decode(), force_multigraph=True)


def content(graph: Any) -> tuple[dict[str, Any], list[Any]]:
    """Nodes and edges with what the library's graph tells; XML has U+FFFD in the place of what it cannot hold."""
    told = {address: {name: node[name] for name in ("kind", "label") if name in node} for address, node in graph.nodes.items()}
    nodes = {address: {name: printable(text) for name, text in node.items()} for address, node in told.items()}
    names = ("relation", "basis", "source")
    edges = [(*ends, {name: printable(edge[name]) for name in names if edge.get(name)}) for *ends, edge in graph.edges(data=True)]
    return nodes, sorted(edges, key=str)


@pytest.mark.parametrize("path", PROGRAMMES, ids=lambda path: path.stem)
def test_it_reads_back_to_the_graph_of_the_library(path: Path) -> None:
    loaded = load(path)
    found, wanted = content(read(loaded)), content(to_graph(loaded))
    assert found[1] == wanted[1]
    assert found[0].keys() == wanted[0].keys()
    parts = {edge.source for edge in loaded.links.edges if edge.relation == "part_of"}
    assert all(found[0][address]["label"].endswith(wanted[0][address]["label"]) for address in parts), "after that of the whole"
    named = {address for address in wanted[0] if not address.startswith("source:")} - parts
    assert {address: found[0][address] for address in named} == {address: wanted[0][address] for address in named}
    assert len(found[1]) > 100


def test_the_graph_tells_the_title_and_what_the_title_page_bears() -> None:
    text = "{format: clustermodel/1, program: {id: p, title: P, cluster: C, edition: {markings: [Draft, <No & sale>]}}}"
    assert read(loads(text)).graph.items() >= {"title": "P", "markings": "Draft\n<No & sale>"}.items()
    assert "markings" not in read(loads(text.replace(", edition: {markings: [Draft, <No & sale>]}", ""))).graph


def test_labels_are_in_the_readers_language() -> None:
    loaded = loads("""
        format: clustermodel/1
        program: {id: p, title: P, cluster: C}
        kpis: [{id: K1, name: {en: Jars, ru: Банки}}]
    """)
    assert [read(loaded, language).nodes["kpi:K1"]["label"] for language in ("en", "ru")] == ["Jars", "Банки"]


def test_analyses_have_numbers_truth_values_days_and_words_to_work_with() -> None:
    text = """
        format: clustermodel/1
        program: {id: p, title: P, cluster: C, language: en}
        sources: [{id: q, kind: quotation, quote: We sell more}]
        kpis: [{id: K1, code: Nr 1, name: Jars}]
        roadmap: {actions: [{id: "1.10", title: Sell, when: 2021-H1, drives: {K1: {basis: weak, source: q}}}]}
    """
    found = read(loads(text), "en")
    action, kpi = found.nodes["action:1.10"], found.nodes["kpi:K1"]
    assert (action["first"], action["last"], action["group"]) == ("2021-01-01", "2021-06-30", "Actions")
    assert kpi == {"kind": "kpi", "label": "Jars", "group": "Key performance indicators", "code": "Nr 1"}
    ((_, _, edge),) = found.edges(data=True)
    assert edge == {
        "relation": "driven_by", "basis": "weak", "source": "q", "title": "driven by", "rank": 3, "inferred": True,
        "quote": "We sell more",
    }  # fmt: skip
    ((*_, edge),) = read(loads(text), "ru").edges(data=True)
    assert edge["title"] == "зависит от мероприятия"


def test_identifiers_of_edges_are_never_used_twice() -> None:
    keys = [key for *_, key in read(load(PROGRAMMES[1])).edges(keys=True)]
    assert len(set(keys)) == len(keys)


@settings(max_examples=40, deadline=None)
@given(programs())
def test_any_programme_reads_back(program: Program) -> None:
    loaded = Loaded(program=program)
    found, wanted = content(read(loaded, program.header.language)), content(to_graph(loaded))
    assert found[1] == wanted[1]
    assert {address: told["kind"] for address, told in found[0].items()} == {
        address: told["kind"] for address, told in wanted[0].items()
    }  # fmt: skip
    for action in program.roadmap.actions:
        assert found[0][action.address]["label"] == printable(loaded.links.elements[action.address].label) or action.title
