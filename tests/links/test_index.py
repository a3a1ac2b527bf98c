"""References: resolved by kind, both ways, with their basis; the graph, traces and coverage made of them."""

import pickle

import networkx as nx
import pytest

import clustermodel
from clustermodel import Program
from clustermodel.model.ref import Basis

TEXT = """\
format: clustermodel/1
program: {id: demo, title: Demo, cluster: Demo, goal: {text: Thrive}}
places: [{id: town, name: Town, within: region}, {id: region, name: Region}]
participants: {members: [{id: clinic, name: Clinic, place: town, activities: {care: strong}}]}
value_chain:
  activities: [{id: care, name: Care}]
  stages: [{id: main, name: Main, activities: [care], after: [supply]}, {id: supply, name: Supply}]
  products: [{id: package, name: Package, stages: [main]}]
claims: [{id: wages-low, text: Wages are low, evidence: [wage]}]
statistics:
  - {id: table, about: [region], rows: [{id: wage, name: Wage, values: {2020: 5}}]}
swot:
  strengths: [{id: S1, text: Brand, evidence: [wages-low]}]
  opportunities: [{id: O1, text: Demand}]
  pairings: [{id: SO1, quadrant: SO, response: Grow, factors: {S1: corrected, O1: stated, С7: unresolved}}]
objectives: [{id: G1, text: Win, answers: [SO1]}]
kpis: [{id: K1, name: Sales, measures: {G1: weak}, responsible: [group]}]
governance:
  bodies:
    - id: group
      name: Group
      kind: group
      members: [{text: Clinic, is: clinic}]
      functions: [{id: f1, text: Steers, over: [post]}]
    - {id: post, name: Post, kind: post}
roadmap:
  directions: [{id: D1, title: Markets, pursues: [G1]}]
  actions:
    - id: a
      title: Plan
      direction: D1
      pursues: [G1]
      drives: {K1: strong}
      responsible: [group]
      fulfils: [f1]
      creates: [post]
    - {id: b, title: Do, requires: [a], with: [group], uses: [package], answers: [SO1]}
risks: [{id: R1, text: Slump, from: [S1], threatens: [G1]}]
clusters: [{id: pharma, name: Pharma}]
links: [{id: L1, of: [package], with: [pharma], kind: goods}]
"""
LOADED = clustermodel.loads(TEXT)
PROGRAM: Program = LOADED.links.program


def test_the_example_is_sound() -> None:
    assert LOADED.diagnostics == ()


@pytest.mark.parametrize(
    "edge",
    [
        "goal:goal achieved_by objective:G1",
        "objective:G1 answers pairing:SO1",
        "pairing:SO1 combines factor:S1",
        "factor:S1 evidenced_by claim:wages-low",
        "claim:wages-low evidenced_by statistic:wage",
        "objective:G1 measured_by kpi:K1",
        "kpi:K1 driven_by action:a",
        "objective:G1 pursued_by action:a",
        "objective:G1 pursued_by direction:D1",
        "direction:D1 comprises action:a",
        "action:b requires action:a",
        "action:a done_by body:group",
        "action:b with body:group",
        "action:b uses product:package",
        "action:a fulfils function:f1",
        "action:b answers pairing:SO1",
        "body:group staffed_by participant:clinic",
        "body:group has function:f1",
        "function:f1 over body:post",
        "body:post created_by action:a",
        "product:package made_in stage:main",
        "stage:main follows stage:supply",
        "stage:main performs activity:care",
        "activity:care carried_out_by participant:clinic",
        "participant:clinic located_in place:town",
        "place:town within place:region",
        "link:L1 of product:package",
        "link:L1 with cluster:pharma",
        "risk:R1 from factor:S1",
        "risk:R1 threatens objective:G1",
    ],
)
def test_the_graph_has_the_edges_of_the_contract(edge: str) -> None:
    source, relation, target = edge.split()
    graph = clustermodel.to_graph(PROGRAM)
    assert isinstance(graph, nx.MultiDiGraph)
    assert relation in {data["relation"] for data in graph.get_edge_data(source, target, default={}).values()}


def test_edges_carry_their_basis() -> None:
    graph = clustermodel.to_graph(LOADED)
    assert [data["basis"] for data in graph.get_edge_data("pairing:SO1", "factor:S1").values()] == ["corrected"]
    assert [data["basis"] for data in graph.get_edge_data("kpi:K1", "action:a").values()] == ["strong"]


def test_what_is_unresolved_is_kept_and_points_at_nothing() -> None:
    assert [(one.holder, one.ref.id) for one in LOADED.links.unresolved] == [("pairing:SO1", "С7")]
    assert "С7" not in str(clustermodel.to_graph(PROGRAM).edges)


def test_context_is_indexed_but_not_in_the_graph() -> None:
    assert [edge.target for edge in LOADED.links.out("statistic:wage", "about")] == ["place:region"]
    assert not clustermodel.to_graph(PROGRAM).has_edge("statistic:wage", "place:region")


def test_descendants_and_trace_agree() -> None:
    graph = clustermodel.to_graph(PROGRAM)
    for address in graph.nodes:
        assert set(clustermodel.trace(LOADED, address).nodes) == {address} | nx.descendants(graph, address)
        assert set(clustermodel.impact(LOADED, address).nodes) == {address} | nx.ancestors(graph, address)


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("kpi:K11", "there is no element 'kpi:K11': did you mean kpi:K1?"),
        ("K1", "there is no element 'K1': did you mean kpi:K1?"),
        ("kpy:K1", "there is no element 'kpy:K1': did you mean kpi:K1?"),
        ("statistic:wages", "there is no element 'statistic:wages': did you mean statistic:wage?"),
        ("kpi:nowhere", "there is no element 'kpi:nowhere'"),
    ],
)
def test_an_unknown_element_is_told_with_what_may_be_meant(address: str, said: str) -> None:
    with pytest.raises(clustermodel.UnknownElementError) as caught:
        clustermodel.trace(PROGRAM, address)
    assert str(caught.value) == said
    assert str(pickle.loads(pickle.dumps(caught.value))) == said
    with pytest.raises(KeyError):
        clustermodel.impact(PROGRAM, address)


def test_what_is_linked_to_another_kind_is_covered() -> None:
    loaded = clustermodel.loads(
        "format: clustermodel/1\nprogram: {id: demo, title: Demo, cluster: Demo, goal: {text: Thrive}}\n"
         "organizations: [{id: ckr, name: CKR}]\nobjectives: [{id: G1, text: Win}]\n"
         "kpis: [{id: K1, name: Sales, measures: [goal]}, {id: K2, name: Flow}]\n"
         "governance: {bodies: [{id: board, name: Board}]}\n"
         "roadmap: {actions: [{id: a, title: A, responsible: [ckr]}, {id: b, title: B, responsible: [board, ckr]}, {id: c, title: C}]}\n"
    )
    matrices = {one.name: one for one in clustermodel.coverage(loaded)}
    assert matrices["objective × kpi"].uncovered_columns() == ("kpi:K2",)
    assert matrices["objective × kpi"].elsewhere == {"kpi:K1": ("goal:goal",)}
    assert matrices["action × body"].uncovered_rows() == ("action:c",)
    assert matrices["action × body"].elsewhere == {"action:a": ("organization:ckr",), "action:b": ("organization:ckr",)}


def test_coverage_keeps_the_firmest_basis_and_names_what_is_uncovered() -> None:
    matrices = {one.name: one for one in clustermodel.coverage(LOADED)}
    assert matrices["objective × kpi"].cells == {("objective:G1", "kpi:K1"): Basis.WEAK}
    assert matrices["factor × pairing"].cells[("factor:S1", "pairing:SO1")] is Basis.CORRECTED
    assert matrices["action × body"].uncovered_rows() == ("action:b",)
    assert list(matrices) == [
        "objective × kpi",
        "objective × action",
        "kpi × action",
        "factor × pairing",
        "pairing × action",
        "action × body",
    ]


@pytest.mark.parametrize(
    ("reference", "code"),
    [
        ("K7", "RF101"),
        ("a", "RF102"),
        ("G1", "RF102"),
        ("kpi:K1", None),
        ("Г1", "RF101"),
        ("К1", "RF104"),
        ("pharma#kpi:K1", "RF107"),
    ],
)
def test_a_reference_is_resolved_among_the_kinds_of_its_field(reference: str, code: str | None) -> None:
    text = TEXT.replace("drives: {K1: strong}", f"drives: ['{reference}']")
    assert [one.code for one in clustermodel.loads(text).diagnostics] == ([code] if code else [])


def test_a_bare_id_of_two_kinds_is_ambiguous_and_the_kind_tells() -> None:
    text = TEXT.replace("places: [", "places: [{id: care, name: Care Street}, ").replace("about: [region]", "about: [care]")
    [found] = clustermodel.loads(text).diagnostics
    assert found.code == "RF103"
    assert clustermodel.loads(text.replace("about: [care]", "about: ['activity:care']")).diagnostics == ()


def test_a_second_reading_is_checked_but_not_in_the_graph() -> None:
    text = TEXT.replace("O1: stated", "O1: {basis: corrected, or: [S1]}")
    loaded = clustermodel.loads(text)
    assert loaded.diagnostics == ()
    targets = [edge.target for edge in loaded.links.out("pairing:SO1", "combines")]
    assert targets == ["factor:S1", "factor:O1"]
    assert [one.code for one in clustermodel.loads(text.replace("or: [S1]", "or: [S8]")).diagnostics] == ["RF101"]


def test_whatever_something_rests_on_is_a_node_with_its_kind() -> None:
    text = """
    format: clustermodel/1
    program: {id: p, title: P, cluster: C}
    sources: [{id: table, kind: table, title: Firms}, {id: other, kind: table, title: Others}]
    clusters: [{id: c, name: Neighbour}]
    links: [{id: L1, of: [table], with: [c], kind: goods}]
    """
    graph = clustermodel.to_graph(clustermodel.loads(text))
    assert graph.nodes["source:table"] == {"kind": "source", "label": "Firms"}
    assert "source:other" not in graph


def test_who_has_prepared_a_programme_is_known_but_carries_nothing() -> None:
    text = "format: clustermodel/1\nprogram: {id: a, title: A, cluster: A, edition: {prepared_by: hse}}\n"
    links = clustermodel.loads(text + "organizations: [{id: hse, name: HSE}]\n").links
    assert [(edge.target, edge.rests) for edge in links.out("program:a", "prepared_by")] == [("organization:hse", False)]
