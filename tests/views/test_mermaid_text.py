"""Mermaid's flowcharts hold any text as a text."""

import json
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from clustermodel.views.mermaid import flowchart, quoted
from clustermodel.views.naming import handle, shortened

NODES = [("goal:goal", "goal", "Live long"), ("kpi:K1", "kpi", "Years"), ("objective:G1", "objective", "Eat well")]


def drawn(label: str) -> str:
    """What Mermaid draws for a quoted label: it turns `#NNN;` into the sign of that number."""
    assert label[0] == label[-1] == '"'
    return re.sub(r"#(\d+);", lambda entity: chr(int(entity[1])), label[1:-1])


@settings(deadline=None)
@given(st.text())
def test_a_label_is_drawn_as_it_is_written(text: str) -> None:
    visible = re.sub(r"[\x00-\x1f\x7f-\x9f]", " ", text)
    assert drawn(quoted(text)) == " ".join(visible.split())


@settings(deadline=None)
@given(st.text())
def test_a_label_holds_no_sign_that_means_something_to_mermaid_markdown_or_html(text: str) -> None:
    assert not re.search(r"[\"'`\[\]{}<>|*_:;.!&$%\\/@~^=+\n]|^-", re.sub(r"#\d+;", "x", quoted(text)[1:-1]))


@settings(deadline=None)
@given(st.text())
def test_a_title_is_one_line_of_yaml_without_a_sign_of_html(text: str) -> None:
    made = flowchart([], [], title=text)
    (title,) = re.fullmatch(r"(?:---\ntitle: (.*)\n---\n)?flowchart LR\n", made).groups()  # type: ignore[union-attr]
    if title:
        assert re.search("[<>&]", title) is None
        assert json.loads(title).isprintable() or not text.isprintable()
        assert made.encode()


def test_a_title_shows_signs_of_html_by_signs_that_look_alike() -> None:
    assert flowchart([], [], title='A & <b>"Б"</b>').splitlines()[1] == 'title: "A ＆ ‹b›\\"Б\\"‹/b›"'


@settings(deadline=None)
@given(st.text(), st.text())
def test_different_addresses_get_different_identifiers(one: str, other: str) -> None:
    assert re.fullmatch(r"n_[A-Za-z0-9_]*", handle(one))
    assert (handle(one) == handle(other)) == (one == other)


def test_identifiers_that_would_be_keywords_or_collide_are_told_apart() -> None:
    ids = [handle(address) for address in ("end", "a:1.2", "a:1_2", "a:1-2", "a_3a_1", "a:1", "ä", "a")]
    assert len(set(ids)) == len(ids)
    assert "end" not in ids


def test_nodes_are_grouped_by_kind_in_the_order_in_which_kinds_appear() -> None:
    text = flowchart([*NODES, ("kpi:K2", "kpi", "Teeth")], [], titles={"kpi": "Indicators"})
    assert re.findall(r'subgraph \w+\["(.*)"\]|n_\w+\["(.*)"\]', text) == [
        ("goal", ""), ("", "Live long"),
        ("Indicators", ""), ("", "Years"), ("", "Teeth"),
        ("objective", ""), ("", "Eat well"),
    ]  # fmt: skip
    assert text.count("\n  end\n") == 3


def test_edges_are_labelled_and_the_named_ones_are_dashed() -> None:
    achieved = ("goal:goal", "objective:G1", "achieved by")
    measured = ("objective:G1", "kpi:K1", "measured by")
    text = flowchart(NODES, [achieved, measured], dashed={measured})
    assert 'n_goal_3a_goal -->|"achieved by"| n_objective_3a_G1' in text
    assert 'n_objective_3a_G1 -.->|"measured by"| n_kpi_3a_K1' in text


@pytest.mark.parametrize("edge", [("goal:goal", "kpi:K9", "x"), ("kpi:K9", "goal:goal", "x")])
def test_an_edge_with_an_end_that_is_not_drawn_is_left_out(edge: tuple[str, str, str]) -> None:
    assert "-->" not in flowchart(NODES, [edge])


def test_equal_edges_are_drawn_once() -> None:
    assert flowchart(NODES, [("goal:goal", "kpi:K1", "x")] * 2).count("-->") == 1


def test_a_node_without_a_label_shows_its_address() -> None:
    assert '["kpi#58;K1"]' in flowchart([("kpi:K1", "kpi", "")], [])


@pytest.mark.parametrize(
    ("text", "length", "short"),
    [
        ("Years of life", 13, "Years of life"),
        ("Years of life", 12, "Years of…"),
        ("Years, of life", 8, "Years…"),
        ("Lebensjahre", 5, "Lebe…"),
    ],
)
def test_long_labels_are_cut_after_a_word(text: str, length: int, short: str) -> None:
    assert shortened(text, length) == short


@settings(deadline=None)
@given(st.text(), st.integers(2, 30))
def test_a_shortened_label_is_never_longer_than_asked(text: str, length: int) -> None:
    assert len(shortened(text, length)) <= length
