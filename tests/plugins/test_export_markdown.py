"""`export --to markdown`: a programme for people to read."""

import re
from functools import cache
from pathlib import Path
from typing import Any

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from clustermodel import Loaded, Program, export, load, loads
from clustermodel.model.text import Text

ROOT = Path(__file__).parents[2]
HEAD = "format: clustermodel/1\nprogram: {id: p, title: Programme, cluster: Cluster}\n"


def document(text: str, language: str = "en") -> str:
    return export(loads(HEAD + text), "markdown", language=language).decode()


def chapter(markdown: str, title: str) -> str:
    return re.split(r"^## ", markdown.partition(f"\n## {title}\n")[2], flags=re.MULTILINE)[0]


def rows(markdown: str) -> list[list[str]]:
    """The cells of every table row, without the lines below the headings."""
    lines = [line for line in markdown.splitlines() if line.startswith("|") and not re.fullmatch(r"[| :-]+-[| :-]+", line)]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]


def test_the_title_page_is_a_table() -> None:
    assert document("places: []").startswith("# Programme\n\n## Programme summary\n")
    full = loads(
        "format: clustermodel/1\n"
        "program: {id: p, title: P, cluster: {en: Honey, ru: Мёд}, territory: k, horizon: 2020..2024, status: draft,"
        " judged: [horizon], edition: {number: 2, issued: 2020-12, contract: A 7}}\n"
        "places: [{id: k, name: Krai}]"
    )
    assert rows(chapter(export(full, "markdown", language="ru").decode(), "Паспорт программы"))[1:] == [
        ["**Кластер**", "Мёд"],
        ["**Территория**", "Krai"],
        ["**Срок реализации**", "2020–2024‡"],
        ["**Статус**", "проект"],
        ["**Редакция**", "2"],
        ["**Дата издания**", "декабрь 2020\xa0г."],
        ["**Договор**", "A 7"],
    ]


def test_chapters_with_nothing_to_say_are_left_out() -> None:
    assert re.findall(r"^## (.*)$", document("risks: [{id: R1, text: Rain}]"), re.MULTILINE) == [
        "Programme summary", "Risks",
    ]  # fmt: skip


SWOT = """
swot:
  strengths: [{id: S1, code: С1, text: Air, evidence: {good: weak}}]
  weaknesses: [{id: W1, text: Roads}, {id: W2, text: Rails}]
  opportunities: [{id: O1, text: Guests}]
  threats: [{id: T1, text: Storms}]
  pairings:
    - {id: SO1, quadrant: SO, response: Invite, factors: [S1, O1], printed: {factors: S1 - O1}}
    - {id: SO2, quadrant: SO, response: Heal, factors: {S1: stated, O9: unresolved}, printed: {factors: S1 - O9}}
    - {id: WT1, quadrant: WT, response: Build, factors: {W1: {basis: corrected, or: [W2]}, T1: strong}}
claims: [{id: good, text: The air is good}]
"""


def test_the_matrix_holds_each_response_in_its_quadrant() -> None:
    found = chapter(document(SWOT), "SWOT analysis")
    assert rows(found)[0] == ["", "Opportunities", "Threats"]
    assert rows(found)[1] == [
        "**Strengths**",
        "**SO1** (С1 + O1) Invite<br>**SO2** (С1 + O9?; as printed: “S1 - O9”) Heal",
        "",
    ]
    assert rows(found)[2] == ["**Weaknesses**", "", "**WT1** (W1† (or W2) + T1°) Build"]


def test_factors_stand_in_four_lists_with_their_evidence() -> None:
    found = chapter(document(SWOT), "SWOT analysis")
    assert re.findall(r"^### (.*)$", found, re.MULTILINE)[:4] == ["Strengths", "Weaknesses", "Opportunities", "Threats"]
    assert "- **С1** Air\n  - Evidence: The air is good◊\n" in found
    assert "- **W1** Roads\n- **W2** Rails\n" in found


def test_the_legend_explains_just_the_signs_of_the_chapter() -> None:
    legend = chapter(document(SWOT), "SWOT analysis").strip().splitlines()[-1].split("<br>")
    assert [line[0] for line in legend] == ["†", "°", "◊", "?"]


KPIS = """
units: [{id: krub, name: thousand roubles}]
objectives: [{id: G1, text: Heal}]
kpis:
  - {id: K1, name: Sales, unit: krub, aggregation: flow, judged: [aggregation], measures: {G1: weak},
     baseline: {period: 2020-08, value: 5}, targets: {2022: 1500.50, 2021: ~7, 2023: not-set}}
  - {id: K2, name: Patents, baseline: {period: undated, value: not-set},
     targets: [{period: 2021, value: lost}, {period: 2022, value: 1..2, basis: corrected}, {period: 2022, value: 3}]}
"""


def test_indicators_have_a_column_for_each_period_and_signs_for_missing_numbers() -> None:
    found = rows(chapter(document(KPIS), "Key performance indicators"))
    assert found[:3] == [
        ["No.", "Indicator", "Unit", "Baseline", "2021", "2022", "2023"],
        ["**K1**", "Sales", "thousand roubles", "5 (August 2020)", "≈ 7", "1,500.50", "—"],
        ["**K2**", "Patents", "", "—", "\\[…\\]", "1–2†; 3", ""],
    ]
    legend = chapter(document(KPIS), "Key performance indicators")
    assert "— the document gives no number" in legend
    assert "\\[…\\] the number was in the document and cannot be read any more" in legend


def test_indicators_say_how_they_are_counted_and_what_they_measure() -> None:
    found = rows(chapter(document(KPIS), "Key performance indicators"))
    assert found[3:] == [
        ["No.", "Counted as", "Desired trend", "Shows progress towards"],
        ["**K1**", "the sum over the period‡", "increase", "G1◊"],
        ["**K2**", "", "increase", ""],
    ]
    assert rows(chapter(document(KPIS), "Objectives"))[1] == ["**G1**", "Heal", "K1◊"]


def test_the_source_of_a_table_of_numbers_is_what_is_around_it_if_it_has_the_title_of_the_table() -> None:
    sources = "sources: [{id: '1', kind: section, title: Milk}, {id: t, within: '1', kind: table, title: %s}]\n"
    table = "statistics: [{id: m, name: Deliveries, source: t, rows: [{id: r, name: Raw, values: {2024: 1}}]}]"
    assert "\nSource: 1 Milk\n" in document(sources % "Deliveries" + table)
    assert "\nSource: Table 4\n" in document(sources % "Table 4" + table)


def test_a_participant_is_told_as_one_and_a_group_as_several() -> None:
    text = "participants: {members: [{id: a, name: A}], groups: [{id: g, name: G, status: planned}]}"
    told = document(text, "ru")
    assert rows(chapter(told, "Участники"))[1:] == [["A", "действующий участник"]]
    assert rows(chapter(told, "Группы участников"))[1:] == [["G", "планируемые участники"]]


def test_numbers_are_set_flush_right() -> None:
    assert "| --- | --- | --- | ---: | ---: | ---: | ---: |" in document(KPIS)


ROADMAP = """
governance: {bodies: [{id: council, name: Council, kind: council}]}
roadmap:
  directions: [{id: D1, code: "1.", title: Care}, {id: D2, title: Fame}]
  actions:
    - {id: "1.1", direction: D1, title: Meet, when: 2021, every: half-year, until: 2022, responsible: [council]}
    - {id: "2.1", direction: D2, title: Print, when: 2020-12, printed: {when: 12.2020}, result: {value: 5, unit: leaflets}}
    - {id: "2.2", direction: D2, title: Show, when: 2021, judged: [when], printed: {when: later}}
    - {id: "3.1", title: Rest, when: undated}
"""


def test_actions_stand_under_their_directions_and_what_none_of_them_has_is_named_above() -> None:
    found = chapter(document(ROADMAP), "Roadmap")
    assert re.findall(r"^### (.*)$", found, re.MULTILINE) == [r"1\. Care (D1)", "D2 Fame", "Other actions"]
    assert re.findall(r"^.*Not stated for any of these actions: (.*)$", found, re.MULTILINE) == [
        "result.",
        "responsible.",
        "responsible, result.",
    ]
    assert rows(found) == [
        ["No.", "Action", "When", "Responsible"],
        ["**1.1**", "Meet", "2021, then twice a year, until 2022", "Council"],
        ["No.", "Action", "When", "Result"],
        ["**2.1**", "Print", "12.2020", "5 leaflets"],
        ["**2.2**", "Show", "2021‡<br>as printed: “later”", ""],
        ["No.", "Action", "When"],
        ["**3.1**", "Rest", "undated"],
    ]


MONEY = """
funding: {unit: crowns, sources: [{id: state, name: State}, {id: firms, name: Firms}]}
roadmap:
  actions:
    - {id: "1", title: a, budget: {state: {2021: 1.5, 2022: not-set}, firms: {2021: ~2}}}
    - {id: "2", title: b, budget: {state: {2021: 2..3, 2022: 4}}}
"""


def test_sums_of_money_keep_what_is_known_of_their_parts() -> None:
    found = rows(chapter(document(MONEY), "Funding"))
    assert found[-4:] == [
        ["Source of funding", "2021", "2022", "Total"],
        ["State", "3.5–4.5", "4+", "7.5–8.5+"],
        ["Firms", "≈ 2", "", "≈ 2"],
        ["**Total**", "**≈ 5.5–6.5**", "**4**+", "**≈ 9.5–10.5**+"],
    ]
    assert r"\+ sum of the numbers that are given; some are missing" in document(MONEY)


def test_links_to_other_clusters_show_the_words_they_are_founded_on() -> None:
    text = document(
        "sources: [{id: s, kind: section, title: State}, {id: q, within: s, quote: They sell drugs}]\n"
        "clusters: [{id: c, name: Pharmacy, required: true}]\n"
        "links:\n"
        "- {id: L1, with: {c: {basis: weak, source: q}}, source: s, kind: goods, flow: in, judged: [kind]}\n"
        "- {id: L2, with: [c], source: s, kind: people}\n"
    )
    assert rows(chapter(text, "Other clusters"))[2:] == [
        ["No.", "With", "Kind", "Flow", "Basis", "What the text says"],
        ["**L1**", "Pharmacy◊", "goods‡", "into this cluster", "merely plausible", "“They sell drugs”"],
        ["**L2**", "Pharmacy", "people", "both ways", "stated in the text", "State"],
    ]


def test_remarks_tell_the_notes_and_what_is_printed_otherwise() -> None:
    text = document(
        "risks: [{id: R1, text: Rain, notes: [Often], printed: {text: Rains}}, {id: R2, text: Sun, notes: [No]}]"
    )
    assert "### Remarks\n\n- **R1**\n  - as printed: “Rains”\n  - Often\n- **R2** — No\n" in text


def test_a_member_is_explained_only_where_the_line_does_not_tell() -> None:
    text = document(
        "organizations: [{id: u, name: State University}]\n"
        "governance: {bodies: [{id: b, name: Board, kind: council, members: ["
        "{text: Rector of the State University, of: u, as: post}, {text: The rector, of: u, number: open}]}]}\n"
    )
    assert "- Rector of the State University (ex officio)\n- The rector (State University, number not given)\n" in text


def test_sources_are_a_tree_and_missing_ones_are_named() -> None:
    text = document(
        "sources:\n- {id: chart, within: '1', kind: chart, title: Wages, missing: lost}\n"
        "- {id: doc, kind: document, title: Plan}\n"
        "- {id: '1', within: doc, kind: section, title: State}\n- {id: q, within: '1', quote: words}\n"
        "- {id: t, within: doc, kind: table, title: T, columns: [a, b], rows: [[1], [2, '3|4']]}\n",
        "ru",
    )
    assert (
        "- Plan (документ)\n  - **1** State (раздел)\n    - Wages (диаграмма, не сохранилась)\n  - T (таблица)\n"
        "\n### T\n\n| a | b |\n| --- | --- |\n| 1 |  |\n| 2 | 3&#124;4 |\n" in text
    )


def test_an_untitled_source_is_told_by_what_it_is_and_where_it_stands() -> None:
    text = document(
        "sources: [{id: '1.3', kind: section, title: Chain},"
        " {id: t, within: '1.3', kind: table, columns: [a], rows: [[1]]}, {id: q, within: t, quote: words}]\n"
        "claims: [{id: k, text: said, source: q}]\n"
    )
    assert "- **1.3** Chain (section)\n  - table (untitled)\n" in text
    assert "\n### table: 1.3 Chain\n" in text
    assert rows(chapter(text, "Statements"))[1] == ["said", "1.3 Chain"]


def test_sources_that_are_parts_of_each_other_are_listed_and_the_export_ends() -> None:
    text = document(
        "sources: [{id: a, within: b, quote: x}, {id: b, within: a, quote: y},"
        " {id: c, within: d, kind: table, title: C}, {id: d, within: c, kind: table, title: D}]\n"
        "claims: [{id: k, text: said, source: a}]\n"
    )
    assert "- C (table)\n  - D (table)\n" in text
    assert rows(chapter(text, "Statements"))[1] == ["said", "x"]


def test_a_reference_that_points_at_nothing_is_shown_as_written() -> None:
    assert rows(chapter(document("risks: [{id: R1, text: Rain, from: [T9]}]"), "Risks"))[1] == ["**R1**", "Rain", "T9?"]


def test_deep_trees_and_long_programmes_are_written_all_the_same() -> None:
    links = "".join(f"- {{id: s{n}, within: s{n - 1}, kind: section, title: Part {n}}}\n" for n in range(1, 3000))
    text = document("sources:\n- {id: s0, kind: document, title: Part 0}\n" + links)
    assert f"{' ' * 16}- Part 2999 (section)" in text


def tokens(markdown: str) -> list[Token]:
    parser = MarkdownIt("commonmark").enable(["table", "strikethrough"])
    return [part for token in parser.parse(markdown) for part in [token, *(token.children or ())]]


def shape(markdown: str) -> list[str]:
    return [f"{one.type} {one.markup}" for one in tokens(markdown) if one.type != "text"]


def content(markdown: str) -> str:
    """All that is to be read, without white space, which tests of single texts look after."""
    return "".join("".join(one.content for one in tokens(markdown) if one.type in ("text", "html_inline")).split())


TOLD = {"quote", "columns", "rows", "aliases", "contract", "replaces", "printed", "unit"}
"""Fields of type `str` that hold wordings too."""


def saying(value: Any, text: str, *, wording: bool = False) -> Any:
    """A model object all of whose wordings are one text."""
    if isinstance(value, tuple):
        return tuple(saying(one, text, wording=wording) for one in value)
    if isinstance(value, dict):
        return type(value)({key: saying(one, text, wording=wording) for key, one in value.items()})
    if isinstance(value, str):
        return text if wording else value
    if not attrs.has(type(value)):
        return value
    fields = attrs.fields(attrs.resolve_types(type(value)))
    parts = {one.name: saying(getattr(value, one.name), text, wording=_is_wording(one)) for one in fields}
    return attrs.evolve(value, **{name.lstrip("_"): part for name, part in parts.items()})


def _is_wording(field: "attrs.Attribute[Any]") -> bool:
    return field.name in TOLD or str(Text) in str(field.type)


@cache
def dairy() -> Program:
    program = load(ROOT / "examples" / "dairy" / "dairy_valley.yaml").program
    assert program is not None
    return program


@cache
def published(text: str) -> str:
    return export(Loaded(program=saying(dairy(), text)), "markdown", language="en").decode()


@settings(max_examples=12, deadline=None)
@given(st.text(st.characters(exclude_categories=["Cc", "Cs", "Zl", "Zp"]), min_size=1, max_size=40).filter(str.strip))
def test_no_text_of_a_programme_becomes_markup_and_all_read_back_as_they_are(text: str) -> None:
    plain = "ж" * len("".join(text.split()))
    assert shape(published(text)) == shape(published(plain))
    assert content(published(text)) == content(published(plain)).replace(plain, "".join(text.split()))


@pytest.mark.parametrize(
    "text", ["<script>x</script>", "| a |b |", "[x](y)", "**b**", "`c`", "# h", "1. i", "- i", "&lt;", " s ", "*", "!"]
)
def test_wordings_full_of_markup_are_wordings(text: str) -> None:
    plain = "ж" * len("".join(text.split()))
    assert shape(published(text)) == shape(published(plain))
    assert content(published(text)) == content(published(plain)).replace(plain, "".join(text.split()))


@pytest.mark.parametrize("language", ["en", "ru"])
@pytest.mark.parametrize(
    "path", ["examples/minimal.yaml", "examples/dairy/dairy_valley.yaml", "programs/medical_tourism.yaml"]
)
def test_whole_programmes_are_published(path: str, language: str) -> None:
    text = export(load(ROOT / path), "markdown", language=language).decode()
    tables = [one for one in tokens(text) if one.type == "table_open"]
    assert len(tables) >= 5
    assert text == export(load(ROOT / path), "markdown", language=language).decode()
