"""`export --to dot`: the chain of a programme as a graph, read by pydot."""

import re
from typing import Any

import pydot
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from clustermodel import Loaded, export, loads
from clustermodel.model.header import Goal, Header
from clustermodel.model.program import Program
from clustermodel.plugins import dot
from clustermodel.testing.conformance import PluginTests
from clustermodel.views.printable import printable

TEXT = """
format: clustermodel/1
program: {id: p, title: Programme, cluster: Cluster, goal: {text: Live long}}
swot:
  strengths: [{id: S1, code: С1, text: Good air}]
  opportunities: [{id: O1, text: Sick people}]
  pairings: [{id: SO1, quadrant: SO, response: Heal, factors: {S1: corrected, O1: weak}}]
objectives: [{id: G1, text: 'Eat "well" & sleep \\N', answers: [SO1]}]
"""


class TestDot(PluginTests):
    plugin = dot


def graph(text: str = TEXT, language: str = "en", **options: Any) -> Any:
    return read(export(loads(text), "dot", language=language, **options))


def read(made: bytes) -> Any:
    found = pydot.graph_from_dot_data(made.decode())
    assert found is not None
    assert len(found) == 1
    return found[0]


def drawn(label: str) -> str:
    """What Graphviz shows for a label in quotes: it turns escapes and entities back."""
    assert label[0] == label[-1] == '"'
    return re.sub(r"\\(.)|&amp;", lambda one: {"n": "\n", None: "&"}.get(one[1], one[1]), label[1:-1], flags=re.DOTALL)


def labels(found: Any) -> dict[str, str]:
    """Node → what is drawn there."""
    return {one.get_name(): drawn(one.get_label()) for one in found.get_nodes() if one.get_label()}


def kinds(found: Any) -> dict[str, list[str]]:
    """The headings, and what stands below each."""
    told = labels(found)
    below = {name: [text for node, text in told.items() if node.startswith(f"n{name[1:]}_3a_")] for name in told}
    return {told[name]: nodes for name, nodes in below.items() if name.startswith("k_")}


def columns(found: Any) -> list[list[str]]:
    """What Graphviz is told to draw above each other, from the top."""
    told, chains = labels(found), []
    for one in found.get_subgraphs():
        assert one.get_rank() == "same"
        ends = [(edge.get_source(), edge.get_destination(), edge.get_style()) for edge in one.get_edges()]
        assert {style for *_, style in ends} == {"invis"}
        chains.append([told[name] for name in (ends[0][0], *(end for _, end, _ in ends))])
    return chains


def shown(found: Any) -> list[Any]:
    return [one for one in found.get_edges() if one.get_style() != "invis"]


def test_each_kind_has_a_heading_with_its_elements_below_it() -> None:
    assert kinds(graph()) == {
        "Goal": ["Live long"],
        "Objectives": ['G1 Eat "well" & sleep \\N'],
        "SWOT pairings": ["SO1 Heal"],
        "SWOT factors": ["С1 Good air", "O1 Sick people"],
    }
    assert list(kinds(graph(language="ru", kinds="objective,goal"))) == ["Задачи", "Цель"]


def test_columns_run_from_what_there_is_to_what_is_wanted_in_the_order_of_the_file() -> None:
    found = graph()
    assert columns(found) == [
        ["SWOT factors", "С1 Good air", "O1 Sick people"],
        ["SWOT pairings", "SO1 Heal"],
        ["Goal", "Live long", "Objectives", 'G1 Eat "well" & sleep \\N'],
    ]
    ties = [(one.get_source(), one.get_destination()) for one in found.get_edges() if one.get_style() == "invis"]
    assert ties == [("k_factor", "k_pairing"), ("k_pairing", "k_goal")]
    (defaults,) = found.get_node("edge")
    assert defaults.get("constraint") == "false"


def test_an_inferred_link_is_dashed_and_the_legend_says_so() -> None:
    found = graph()
    styles = {(one.get_source(), one.get_destination()): one.get_style() for one in shown(found)}
    assert styles == {
        ("n_goal_3a_goal", "n_objective_3a_G1"): None,
        ("n_objective_3a_G1", "n_pairing_3a_SO1"): None,
        ("n_pairing_3a_SO1", "n_factor_3a_S1"): None,
        ("n_pairing_3a_SO1", "n_factor_3a_O1"): "dashed",
    }
    assert drawn(found.get_label()) == "Programme\nAn arrow reads “rests on”; a dashed one is the compiler’s inference."
    assert drawn(graph(kinds="goal,objective").get_label()) == "Programme"


def test_what_the_title_page_bears_stands_below_the_title() -> None:
    text = TEXT.replace("title: Programme,", 'title: Programme, edition: {markings: [\'Draft "\\N"\', Not for sale]},')
    assert drawn(graph(text, kinds="goal").get_label()) == 'Programme\nDraft "\\N"\nNot for sale'


@pytest.mark.parametrize(("relations", "attribute"), [(True, "label"), (False, "tooltip")])
def test_relations_stand_on_the_arrows_or_under_the_mouse(relations: bool, attribute: str) -> None:
    found = shown(graph(relations=relations))
    assert {drawn(one.get(attribute)) for one in found} == {"achieved by", "answers", "combines"}


def test_the_layout_runs_as_it_is_told_to() -> None:
    for direction in ("LR", "TB"):
        (defaults,) = graph(direction=direction).get_node("graph")
        assert defaults.get("rankdir") == direction


def test_a_programme_with_nothing_to_draw_is_an_empty_graph() -> None:
    found = graph("{format: clustermodel/1, program: {id: p, title: t, cluster: c}}")
    assert (found.get_subgraphs(), found.get_edges()) == ([], [])


@settings(deadline=None, max_examples=30)
@example("\x1f")
@given(st.text(st.characters(codec="utf-8") | st.sampled_from('"\\\n\r&;<>{}[]\x00\x85\u202e'), min_size=1))
def test_any_text_is_drawn_as_it_is(text: str) -> None:
    program = Program(format="clustermodel/1", header=Header(id="p", title=text, cluster="c", goal=Goal(id="goal", text=text)))
    found = read(export(Loaded(program=program), "dot", language="en", max_label=1000))
    ((label,),) = kinds(found).values()
    wanted = "".join(printable(text.strip()).split()) or "goal:goal"
    assert "".join(label.split()) == wanted
    assert "".join(drawn(found.get_label()).split()) == "".join(printable(text).split())


def test_whoever_carries_out_an_action_is_drawn_though_it_is_no_body() -> None:
    text = """
format: clustermodel/1
program: {id: p, title: P, cluster: C}
organizations: [{id: club, name: The club}, {id: idle, name: Nobody}]
governance: {bodies: [{id: head, name: Head, kind: post}]}
roadmap: {actions: [{id: "1", title: Cook, responsible: [club, head]}]}
"""
    found = kinds(graph(text))
    assert (found["Bodies"], found["Organisations"]) == (["Head"], ["The club"])
    assert len(shown(graph(text))) == 2
    assert "Organisations" not in kinds(graph(text, kinds="action,objective"))
