"""`export --to html`: the report for the council."""

import base64
import hashlib
import json
import re
import shutil
from datetime import date
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from clustermodel import Loaded, check, export, load, loads
from clustermodel.diagnostics import Severity
from clustermodel.explaining import explanations
from clustermodel.model.header import Header
from clustermodel.model.objectives import Kpi, Objective
from clustermodel.model.period import parse_period
from clustermodel.model.program import Program
from clustermodel.model.roadmap import Action, Roadmap
from clustermodel.plugins import html
from clustermodel.testing import conformance
from clustermodel.testing.strategies import programs
from clustermodel.views.labels import Label, labels
from clustermodel.views.printable import printable
from clustermodel.views.report.assets import BUNDLED
from clustermodel.views.report.questions import QUESTIONS
from clustermodel.views.russian import RUSSIAN
from clustermodel.views.russian.report import REPORT
from tests.plugins.pages import Node, editions, read, unpacked
from tests.steps import steps

ROOT = Path(__file__).parents[2]
REAL, DAIRY = ROOT / "programs/medical_tourism.yaml", ROOT / "examples/dairy/dairy_valley.yaml"
DAY = date(2027, 3, 31)


class TestHtml(conformance.PluginTests):
    plugin = html

    def _made(self, name: str, text: str) -> bytes:
        """Without findings, since a hostile text has more of them than a harmless one."""
        return export(loads(conformance._text(text), host=self.host), name, as_of=DAY, host=self.host, findings=False)


@cache
def made(path: Path, language: str | None = None) -> str:
    return export(load(path), "html", language=language, as_of=DAY).decode()


@cache
def page(path: Path, language: str | None = None) -> Node:
    return read(made(path, language))


def small(yaml: str, **options: Any) -> Node:
    return read(export(loads("format: clustermodel/1\n" + yaml), "html", as_of=DAY, **options).decode())


def sha(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


@pytest.mark.parametrize("path", [REAL, DAIRY])
def test_the_page_allows_its_own_scripts_and_style_and_nothing_else(path: Path) -> None:
    found = page(path)
    run = [one.text() for one in found.all("script") if "type" not in one.attributes]
    run += [unpacked(one) for one in found.all("script", class_="library")]
    policy = found.all("meta", **{"http-equiv": "Content-Security-Policy"})[0].attributes["content"] or ""
    rules = dict(one.strip().split(" ", 1) for one in policy.split(";"))
    assert set(rules.pop("script-src").split()) == set(map(sha, run))
    assert rules.pop("style-src") == sha(found.all("style")[0].text())
    assert rules == {"default-src": "'none'", "base-uri": "'none'", "form-action": "'none'"}


@pytest.mark.parametrize("path", [REAL, DAIRY])
def test_nothing_in_the_page_leads_out_of_it(path: Path) -> None:
    for edition in editions(page(path)):
        for node in edition.walk():
            assert node.tag not in {"img", "link", "iframe", "object", "form", "base", "style"}
            assert {name for name in node.attributes if name.startswith("on") or name in {"src", "style", "action"}} == set()
            assert (node.attributes.get("href") or "#").startswith("#")
    assert re.findall(r"url\(|@import|https?:", page(path).all("style")[0].text()) == []


@pytest.mark.parametrize("path", [REAL, DAIRY])
def test_every_element_has_its_page_and_every_link_its_end(path: Path) -> None:
    links = load(path).links
    for edition in editions(page(path)):
        prefix = edition.attributes["data-prefix"] or ""
        ids = [one.attributes["id"] for one in edition.walk() if "id" in one.attributes]
        assert len(ids) == len(set(ids))
        assert {prefix + address for address in links.elements} <= set(ids)
        # a link to another edition leads to its overview
        ends = {unquote(one.attributes["href"] or "")[1:] for one in edition.all("a") if "hreflang" not in one.attributes}
        assert ends - set(ids) == set()


def reported_in_full(program: Program) -> str:
    """Actuals with a number of each indicator for each year, and a sentence of result for each occurrence of each action."""
    years = (program.header.horizon or parse_period("2020")).years
    result = "Проведено; в мероприятии участвовали представители организаций кластера и органов власти края."
    numbers = [f"  {kpi.id}: {{{', '.join(f'{year}: {year - 2000}' for year in years)}}}" for kpi in program.kpis]
    told = (
        f'  "{action.id}":\n' + "\n".join(
            f"    - {{period: {period}, status: done, evidence: Протокол № {number}, result: {{text: «{result}»}}}}"
            for number, period in enumerate(action.occurrences(program.header.horizon), 1)
        ) for action in program.roadmap.actions
    )  # fmt: skip
    head = f"format: clustermodel-actuals/1\nprogram: {program.header.id}\nas_of: {years[-1]}-12-31"
    return "\n".join([head, "kpis:", *numbers, "actions:", *told]) + "\n"


def test_it_is_small_enough_to_be_mailed_when_everything_is_reported(tmp_path: Path) -> None:
    copied = Path(shutil.copytree(REAL.parent, tmp_path / "programs")) / REAL.name
    copied.with_suffix(".actuals.yaml").write_text(reported_in_full(load(REAL).links.program), "utf-8")
    loaded = load(copied)
    assert loaded.actuals
    assert not any(one.code.startswith("YM") for one in loaded.diagnostics)
    whole = export(loaded, "html", as_of=DAY).decode()
    assert whole.count("Проведено; в мероприятии") > 90
    assert len(whole.encode()) < 1_500_000


@pytest.mark.parametrize("path", [REAL, DAIRY])
def test_the_graph_counts_elements_as_their_pages_follow_each_other(path: Path) -> None:
    links = load(path).links
    for edition in editions(page(path)):
        data = json.loads(edition.all("script", class_="chain-data")[0].text())
        prefix = edition.attributes["data-prefix"] or ""
        entries = [one for part in edition.all("section", class_="entries") for one in part.content if isinstance(one, Node)]
        addresses = [(one.attributes.get("id") or "").removeprefix(prefix) for one in entries if one.tag == "article"]
        counted = [one for one in addresses if one.partition(":")[0] in data["kinds"]]
        drawn = [(counted[start], counted[end]) for start, end, *_ in data["edges"]]
        known = {*counted}
        assert drawn == [(one.source, one.target) for one in links.edges if one.rests and {one.source, one.target} <= known]


@pytest.mark.parametrize(("language", "other"), [("ru", "en"), ("en", "ru")])
def test_both_languages_are_in_the_page_the_one_asked_for_is_shown(language: str, other: str) -> None:
    shown, packed = editions(page(REAL, language))
    assert (shown.attributes["lang"], packed.attributes["lang"]) == (language, other)
    headings = {"ru": "Главное", "en": "Overview"}
    assert [one.all("h2")[0].text() for one in (shown, packed)] == [headings[language], headings[other]]
    assert packed.at(f"{other}/kpi:K7").all("h4")[0].text().startswith("K7 ")


@pytest.mark.parametrize("path", [REAL, DAIRY])
def test_every_word_of_the_page_itself_is_russian_for_russian_readers(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    unknown = set()

    def watched(tag: str) -> Label:
        label, known = labels(tag), {**RUSSIAN, **REPORT}

        def look_up(wording: str, context: str = "") -> str:
            if wording and context not in {"str", "Localized"} and known.keys().isdisjoint({wording, f"{context}|{wording}"}):
                unknown.add(wording)  # a word of the programme's own may be in any language
            return label(wording, context)

        return look_up

    monkeypatch.setattr("clustermodel.views.wording.labels", watched)
    export(load(path), "html", language="ru", as_of=DAY, languages=("ru",))
    assert unknown == set()


@pytest.mark.parametrize(("tag", "name"), [("ru", "Русский"), ("en", "English"), ("de", "Deutsch"), ('"><b>', '"><b>')])
def test_a_language_is_called_as_it_calls_itself(tag: str, name: str) -> None:
    found = small("program: {id: p, title: T, cluster: C}", languages=("en", tag) if tag != "en" else ("ru", "en"), graph=False)
    assert found.all("ul", class_="languages")[0].all("a")[1].text() == name


def test_a_programme_in_one_language_has_no_switch() -> None:
    found = small("program: {id: p, title: T, cluster: C}")
    assert [one.attributes["lang"] for one in editions(found)] == ["en"]
    assert found.all("ul", class_="languages") == []


def test_it_is_the_same_each_time() -> None:
    assert export(load(REAL), "html", as_of=DAY).decode() == made(REAL)


def test_the_place_of_the_file_makes_no_difference(tmp_path: Path) -> None:
    text = DAIRY.read_text("utf-8")
    for folder in ("a", "b"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "p.yaml").write_text(text, "utf-8")
    assert made(tmp_path / "a/p.yaml") == made(tmp_path / "b/p.yaml")


def listed(node: Node) -> list[str]:
    return [one.text() for one in node.all("li")]


def test_the_overview_says_what_is_due(tmp_path: Path) -> None:
    (tmp_path / "p.yaml").write_text("""
format: clustermodel/1
program: {id: p, title: T, cluster: C, horizon: 2025..2028}
roadmap:
  actions:
    - {id: a, title: A, when: 2025, every: year}
    - {id: b, title: B, when: 2026-Q1, every: quarter, until: 2026}
    - {id: c, title: C, when: 2027-06}
    - {id: d, title: D, when: undated}
""")
    (tmp_path / "p.actuals.yaml").write_text("""
format: clustermodel-actuals/1
program: p
as_of: 2027-03
actions:
  a: [{period: 2025, status: done}, {period: 2026, status: running}, {period: 2027, status: running}]
  b: [{period: 2026-Q1, status: cancelled}, {period: 2026-Q2, status: planned}]
""")
    found = page(tmp_path / "p.yaml").at("overview")
    assert listed(found.all("ul", class_="counts")[0]) == [
        "done: 1", "running: 1", "cancelled: 1", "time over, nothing reported: 2", "overdue, not done: 2", "ahead: 2",
    ]  # fmt: skip
    due = found.all("section", class_="coming")[0]
    said = f"As of {DAY:%-d %B %Y}: 3 actions, 9 occurrences, each repetition counted. Of these occurrences:"
    assert due.all("p")[0].text() == said
    assert [(one.text(), listed(other)) for one, other in zip(due.all("h4"), due.all("ul")[1:], strict=True)] == [
        ("Overdue and not done (2 actions)", ["Q2 2026b B", "2026a A"]),
        ("Time over, nothing reported (1 action, 2 occurrences)", ["Q3 2026 – Q4 2026, 2 occurrencesb B"]),
        ("Cancelled at some or all of their dates", ["b B: Q1 2026"]),
        ("Period running", ["2027a A"]),
        ("Begins in the next three months", ["June 2027 (by 30 June 2027)c C"]),
    ]


def lead(folder: Path, text: str, actuals: str = "") -> str:
    (folder / "p.yaml").write_text("format: clustermodel/1\n" + text, "utf-8")
    if actuals:
        (folder / "p.actuals.yaml").write_text("format: clustermodel-actuals/1\nprogram: p\n" + actuals, "utf-8")
    found = read(export(load(folder / "p.yaml"), "html", as_of=DAY).decode()).at("overview").all("p", class_="lead")
    return "".join(one.text() for one in found)


@pytest.mark.parametrize(("horizon", "said"), [
    ("2020..2024", "The programme’s period, 2020–2024, is over."),
    ("2025..2028", "The programme is under way: its period is 2025–2028."),
    ("2028..2030", "The programme’s period, 2028–2030, has not begun yet."),
])  # fmt: skip
def test_the_overview_begins_with_where_the_programme_stands(tmp_path: Path, horizon: str, said: str) -> None:
    assert lead(tmp_path, f"program: {{id: p, title: T, cluster: C, horizon: {horizon}}}") == said


def test_the_overview_begins_with_how_much_is_reported(tmp_path: Path) -> None:
    text = """
program: {id: p, title: T, cluster: C}
kpis: [{id: K1, name: N}, {id: K2, name: M}]
roadmap: {actions: [{id: a, title: A, when: 2026}, {id: b, title: B, when: 2026}, {id: c, title: C, when: undated}]}
"""
    assert lead(tmp_path, text) == (
        "No actual value is reported for any of the 2 indicators. Nothing is reported on any of the 3 actions."
    )
    actuals = "as_of: 2027-01\nkpis: {K1: {2026: 3}, K2: {2026: not-reported}}\nactions: {a: [{period: 2026, status: done}]}"
    assert lead(tmp_path, text, actuals) == (
        "Time over, and nothing reported: b."
        "Actual values are reported for 1 of 2 indicators. There are reports on 1 of 3 actions."
    )


def overdue(folder: Path, reported: str) -> Node:
    actions = ", ".join(f'{{id: "{year}", title: A, when: {year}, responsible: [b]}}' for year in range(2024, 2010, -1))
    (folder / "p.yaml").write_text(f"""
format: clustermodel/1
program: {{id: p, title: T, cluster: C}}
governance: {{bodies: [{{id: b, name: Council, kind: council}}]}}
roadmap: {{actions: [{actions}]}}
""")
    if reported:
        (folder / "p.actuals.yaml").write_text(f"format: clustermodel-actuals/1\nprogram: p\nas_of: 2026-12-31\n{reported}")
    return read(export(load(folder / "p.yaml"), "html", as_of=DAY).decode()).at("overview")


def test_a_long_list_of_what_is_overdue_is_folded_below_its_oldest(tmp_path: Path) -> None:
    shown, folded = (listed(one) for one in overdue(tmp_path, 'actions: {"2011": [{period: 2011, status: done}]}\n').all("ul", class_="dated"))
    assert [one[:4] for one in shown + folded] == [str(year) for year in range(2012, 2025)]
    assert len(shown) == 8
    assert "Responsible: Council" in shown[0]


def test_where_nothing_is_reported_at_all_the_list_is_folded_whole(tmp_path: Path) -> None:
    found = overdue(tmp_path, "")
    [folded] = (listed(one) for one in found.all("ul", class_="dated"))
    assert len(folded) == 14
    assert found.all("summary")[0].text() == "Time over, execution not known, no report (14 actions)"


def test_errors_and_the_weightiest_findings_are_told_in_sentences() -> None:
    found = page(REAL).at("overview").all("section", class_="broken")[0]
    errors, _, others = (listed(one) for one in found.all("ul")[1:])
    assert errors[0].startswith("K6: целевого значения нет"), "a question is put by it, too"
    assert errors[1].startswith("Доля Ставропольского края")
    assert len(errors) == 2
    assert "Функция органа, выполнение которой не обеспечено ни одним мероприятием дорожной карты: всего 8." in others
    assert "Фактор, который не учтён ни в одном решении по SWOT: 8 из 23." in others
    assert not any("утрачено" in one for one in others)


def test_contradictions_stand_on_the_overview() -> None:
    found = page(REAL).at("overview").all("section", class_="broken")[0]
    assert [one.text() for one in found.all("h4")] == ["Ошибки", "Противоречия", "Главное из остального"]
    said = listed(found.all("ul")[2])
    assert said[0].startswith("K5")
    assert "разные круги организаций" in said[0]
    more = {one.attributes["href"] for one in found.all("ul")[2].all("a")}
    assert {"#KP107", "#SW108", "#RM103", "#ST102"} <= more
    quiet = small("program: {id: p, title: T, cluster: C}\nobjectives: [{id: G1, text: A}]").at("overview").all("section", class_="broken")[0]
    assert [one.text() for one in quiet.all("h4")] == ["What else weighs most"]


def test_values_are_joined_by_a_line_where_each_goes_on_from_the_one_before() -> None:
    def drawn(aggregation: str) -> tuple[int, bool]:
        card = small(f"""
program: {{id: p, title: T, cluster: C, horizon: 2025..2027}}
kpis: [{{id: K1, name: N, aggregation: {aggregation}, targets: {{2025: 1, 2026: 3}}}}]
""").at("chart-K1")
        return len(card.all("svg")[0].all("path", class_="line")), "no line leads from value to value" in card.text()

    assert [drawn(one) for one in ("stock", "cumulative", "flow", "unspecified")] == [
        (1, False), (1, False), (0, False), (0, True),
    ]  # fmt: skip


def test_a_change_of_a_hundredth_does_not_look_like_a_fall() -> None:
    card = small("""
program: {id: p, title: T, cluster: C, horizon: 2025..2027}
kpis: [{id: K1, name: N, aggregation: stock, targets: {2025: 6.9, 2026: 6.8}}]
""").at("chart-K1")
    first, second = (float(one.attributes["cy"] or "") for one in card.all("circle"))
    assert 0 < second - first < 40  # of 162
    assert "The axis does not begin at zero." in card.text()


def test_that_something_is_not_stated_bears_no_sign_of_a_reading() -> None:
    cells = [one.text() for one in page(REAL).at("overview").all("td")]
    assert "не указано" in cells
    assert "не указано‡" not in cells


def test_the_foot_tells_which_numbers_are_of_the_file() -> None:
    said = page(REAL).all("footer")[0].text()
    assert "задачи G1–G6, ключевые показатели эффективности K1–K7, направления D1–D3" in said
    assert "SWOT pairings SO1–WT2" in page(DAIRY).all("footer")[0].text()
    bare = small("program: {id: p, title: T, cluster: C}\nobjectives: [{id: o, code: G1, text: A}]").all("footer")[0].text()
    assert "Numbers that" not in bare


def test_what_is_wrong_with_the_whole_programme_weighs_more_than_a_few_numbers() -> None:
    said = listed(page(REAL).at("overview").all("section", class_="broken")[0].all("ul")[3])
    assert any(check_text("RM107")[:30] in one for one in said)  # no action has a budget
    assert any(check_text("TR110")[:30] in one for one in said)  # nothing measures the goal
    assert not any("место края" in one for one in said)


def test_the_overview_says_which_links_are_missing() -> None:
    found = small("""
program: {id: p, title: T, cluster: C}
objectives: [{id: G1, text: Thrive}, {id: G2, text: Grow}]
kpis: [{id: K1, name: N, measures: [G1]}]
roadmap: {actions: [{id: a, title: A, pursues: [G1, G2]}]}
""").at("overview")
    assert [(one.text(), one.attributes["href"], one.attributes["title"]) for one in found.all("a", class_="gap")] == [
        ("1 without indicators", "#matrix-objective-kpi", "Objectives × Key performance indicators"),
        ("1 without actions", "#matrix-kpi-action", "Key performance indicators × Actions"),
        ("1 without indicators", "#matrix-kpi-action", "Key performance indicators × Actions"),
    ]
    whole = small("program: {id: p, title: T, cluster: C}\nobjectives: [{id: G1, text: A}]\nkpis: [{id: K1, name: N, measures: [G1]}]")
    assert whole.at("overview").all("a", class_="gap") == []


def test_what_recurs_from_december_on_begins_in_december(tmp_path: Path) -> None:
    (tmp_path / "p.yaml").write_text("""
format: clustermodel/1
program: {id: p, title: T, cluster: C, horizon: 2020..2021}
roadmap: {actions: [{id: a, title: A, when: 2020-12, every: year}]}
""")
    for day, first in ((date(2020, 11, 1), "ahead"), (date(2020, 12, 1), "period running")):
        found = read(export(load(tmp_path / "p.yaml"), "html", as_of=day).decode()).at("roadmap")
        marks = [one for one in found.all("svg", class_="mark") if one.all("title")]
        assert [one.text() for one in marks] == [
            f"December 2020 (by 31 December 2020): {first}", "December 2021 (by 31 December 2021): ahead",
        ]  # fmt: skip
        assert [one.attributes["x"] for one in marks] == ["50.07%", "100.00%"]
        spans = found.all("table")[0].all("rect", class_="span")
        assert [one.attributes["x"] for one in spans] == ["45.83%", "95.76%"]


def drawn(when: str) -> list[tuple[str, str]]:
    """Shape and words of what stands on the line of an action: a bar, or the path of a mark."""
    text = f"program: {{id: p, title: T, cluster: C, horizon: 2025..2029}}\nroadmap: {{actions: [{{id: a, title: A, {when}}}]}}"
    found = small(text).at("roadmap").all("table")[0]
    bars = [("bar", one.text()) for one in found.all("rect", class_="bar")]
    marks = found.all("svg", class_="mark")
    return bars or [("circle" if one.all("circle") else "diamond", one.text()) for one in marks]


@pytest.mark.parametrize(("when", "wanted"), [
    ("when: 2028", [("diamond", "2028 (by 31 December 2028): ahead")]),
    ("when: 2028-06", [("diamond", "June 2028 (by 30 June 2028): ahead")]),
    ("when: 2028-06-15", [("diamond", "15 June 2028: ahead")]),
    ("when: 2026..2028", [("bar", "2026–2028: period running")]),
    ("when: 2026, until: 2026, every: half-year", [
        ("circle", "H1 2026 (by 30 June 2026): execution not known, no report"),
        ("circle", "H2 2026 (by 31 December 2026): execution not known, no report"),
    ]),
])  # fmt: skip
def test_the_roadmap_tells_a_deadline_from_a_recurrence_and_from_work_that_goes_on(when: str, wanted: list[tuple[str, str]]) -> None:
    assert drawn(when) == wanted


def test_the_signs_of_the_roadmap_are_explained_if_they_are_there() -> None:
    for path, number in ((REAL, [2, 1]), (DAIRY, [3, 6])):
        legends = page(path).at("roadmap").all("ul", class_="legend")
        assert [len(one.all("li")) for one in legends] == number


def test_codes_before_remarks_lead_to_what_explains_them() -> None:
    found = small("""
program: {id: p, title: T, cluster: C, notes: ["Marks: B… are defects."]}
objectives: [{id: G1, text: Thrive, notes: ["B57: a hope", "C1: unknown", "B: none"]}]
""")
    items = found.at("objective:G1").all("details")[0].all("li")
    assert [one.text() for one in items] == ["B57: a hope", "C1: unknown", "B: none"]
    assert [[link.attributes["href"] for link in one.all("a")] for one in items] == [["#program:p"], [], []]


def test_the_overview_counts_findings_by_family() -> None:
    report = check(load(REAL), as_of=DAY).diagnostics
    numbers = {severity: sum(one.severity is severity for one in report) for severity in Severity}
    found = page(REAL).at("overview")
    assert [re.findall(r"\d+", one)[0] for one in listed(found.all("ul", class_="counts")[1])] == [str(one) for one in numbers.values() if one]
    of_kpis = [sum(one.severity is severity and one.family == "KP" for one in report) for severity in Severity]
    rows = [[cell.text() for cell in row.all("th", "td")] for row in found.all("tr")]
    assert ["Ключевые показатели", *(str(number or "") for number in of_kpis)] in rows


def test_an_element_says_what_it_rests_on_and_in_which_words() -> None:
    entry = page(REAL).at("kpi:K7")
    assert [one.text() for one in entry.all("h5")] == [
        "От чего зависит", "Что от этого зависит", "Замечания",
    ]  # fmt: skip
    assert [one.text() for one in entry.all("summary")] == ["Рабочие пометки составителя (1)"]
    ties = {dd.text() for dd in entry.all("dd")}
    assert any(one.startswith("1.2 ") and "(вывод из формулировок)«в сфере реализации совместных проектов»" in one for one in ties)
    other = page(REAL).at("action:1.2").all("dd")
    words = next(one for one in other if one.text().startswith("K7 ")).all("a", class_="words")
    assert [one.text() for one in words] == ["«…» раздел 2.4"]
    told = page(REAL).at(unquote(words[0].attributes["href"] or "")[1:]).all("h4")
    assert [one.text() for one in told] == ["в сфере реализации совместных проектов"]
    assert "измеряет" in [one.text() for one in entry.all("dt")]


def test_a_finding_has_its_place_its_element_and_what_to_do() -> None:
    group = page(REAL).at("KP101")
    finding = group.all("li")[0]
    assert re.fullmatch(r"строка \d+", finding.all("code")[0].text())
    assert finding.all("a")[0].attributes["href"] == "#kpi:K6"
    assert "Что сделать: " in group.text()
    title, _, why = explanations("ru")["KP101"].partition("\n\n")
    assert group.all("summary")[0].text() == f"ошибка {title.rstrip('.')} K6"
    assert group.all("p", class_="why")[0].text() == why.partition("\n\n")[0]


def test_findings_that_say_the_same_are_one_entry_with_its_elements() -> None:
    group = page(REAL).at("RM101")
    assert group.all("summary")[0].text().endswith("Мероприятие, для которого не назначен ответственный 27 из 29")
    items = group.all("li")
    assert len(items) == 27
    assert all((one.all("a")[0].attributes["href"] or "").startswith("#action:") for one in items)
    assert group.text().count(check_text("RM101")) == 1


def check_text(code: str) -> str:
    said = next(one.text("ru") for one in check(load(REAL), as_of=DAY).diagnostics if one.code == code)
    return said[1:]  # a sentence begins with a capital letter


def test_how_all_actions_stand_alike_is_said_once() -> None:
    alike = page(REAL).at("roadmap")
    assert alike.text().count("У всех мероприятий: исполнение неизвестно, сведения не представлены.") == 1
    assert alike.all("span", class_="said") == []
    assert page(DAIRY).at("roadmap").all("span", class_="said") != []


def test_what_readers_see_no_list_of_is_counted_without_its_whole() -> None:
    assert [page(REAL).at(code).all("b", class_="times")[0].text() for code in ("SR103", "RM101")] == ["3", "27 из 29"]


def test_twice_as_many_findings_of_one_code_take_twice_the_work() -> None:
    def work(number: int) -> int:
        actions = ", ".join(f"{{id: a{one}, title: Do {one}, when: 2025}}" for one in range(number))
        loaded = loads(f"format: clustermodel/1\nprogram: {{id: p, title: T, cluster: C}}\nroadmap: {{actions: [{actions}]}}")
        return steps(lambda: export(loaded, "html", as_of=DAY))

    work(2)  # what is made once
    none, few, many = work(2), work(100), work(200)
    assert many - none < 2.2 * (few - none)


def test_what_the_copy_has_lost_stands_apart_from_faults() -> None:
    sections = page(REAL).at("findings").all("section", class_="family")
    codes = [[one.attributes["id"] for one in section.all("details")] for section in sections]
    assert codes[-1] == ["TX105", "SR102"]
    assert not {"SR102", "TX105"} & {code for several in codes[:-1] for code in several}


def test_elements_that_a_finding_speaks_of_are_called_by_their_names() -> None:
    finding = next(one for one in page(REAL).at("findings").all("li") if one.all("a", href="#body:head"))
    assert "body:" not in finding.text()


def test_a_sentence_that_begins_with_an_element_calls_it_by_its_name() -> None:
    found = page(REAL, "en").at("elements")
    assert not re.search(r"\b[A-Z][a-z]+:[a-z]", found.text())
    assert any(one.text().startswith("Working Group") for one in found.all("a", href="#body:working-group"))


def test_what_only_those_understand_who_know_the_files_is_set_apart() -> None:
    hint = page(REAL).at("ST102").all("span", class_="hint")[0]
    apart = hint.all("span", class_="inward")
    assert [one.text() for one in apart] == [" («scope»)"]
    why = page(DAIRY, "ru").at("AC108").all("p", class_="why")[0]
    assert why.all("code") == []
    told = page(REAL).at("GV101").all("p", class_="why")[0]
    assert "supervises" in told.all("span", class_="inward")[0].text()
    assert "Такой надзор не может быть независимым." in told.text()


def test_what_is_to_be_done_calls_elements_by_their_names_too() -> None:
    hint = page(REAL).at("SW102").all("span", class_="hint")[0]
    assert "factor:" not in hint.text()
    assert [(one.text(), one.attributes["href"]) for one in hint.all("a")] == [("Сл1", "#factor:W1"), ("В2", "#factor:O2")]


def test_a_finding_is_a_sentence_that_names_what_it_is_about() -> None:
    items = listed(page(REAL).at("KP101"))
    assert items[0].startswith("K6: целевого значения нет")


def test_a_quotation_that_a_finding_names_is_told_as_one() -> None:
    said = listed(page(DAIRY).at("ST101"))[0]
    assert "“The Milk Board, which also counts milk sold at the farm…”." in said


def test_an_indicator_is_one_step_from_its_chart_and_from_the_others() -> None:
    for prefix, found in zip(("", "en/"), editions(page(REAL)), strict=True):
        entry = found.at(f"{prefix}kpi:K7")
        assert f"#{prefix}chart-K7" in [one.attributes["href"] for one in entry.all("a")]
        assert found.at(f"{prefix}chart-K7").all("h3")[0].text().startswith("K7 ")
        headings = [one for part in found.all("section", class_="entries") for one in part.all("h3")]
        assert f"#{prefix}all-kpi" in [link.attributes["href"] for one in headings for link in one.all("a")]


def test_the_passport_has_nothing_that_is_merely_supposed() -> None:
    chapter = page(REAL).all("section", class_="chapter")[0]
    assert "Территория" in chapter.text()
    assert "НИУ" not in chapter.text()  # who prepared the programme is the compiler's guess
    assert "◊" not in chapter.text()


def test_the_foot_says_what_the_page_was_made_from() -> None:
    said = page(REAL).all("footer")[0].text()
    assert "текстовой копией документа" in said
    assert "sources/" not in said
    assert "сверяются" not in small("program: {id: p, title: T, cluster: C}").all("footer")[0].text()


def test_a_section_is_called_by_both_numbers_wherever_it_is_named() -> None:
    found = small("""
program: {id: p, title: T, cluster: C}
sources: [{id: '1.4', kind: section, title: A, printed: {id: '1.3'}}]
objectives: [{id: G1, text: Thrive, source: '1.4'}]
""")
    assert found.at("source:1.4").all("h4")[0].text() == "1.4 (as printed: 1.3) A"
    assert found.at("objective:G1").all("dd")[0].text() == "section 1.4 (as printed: 1.3)"


def test_the_heading_of_a_list_is_named_without_its_colon() -> None:
    found = small("""
program: {id: p, title: T, cluster: C}
sources: [{id: tasks, kind: list, title: 'Objectives:'}]
objectives: [{id: G1, text: Thrive, source: tasks}]
""")
    assert found.at("objective:G1").all("dd")[0].text() == "list “Objectives”"


def test_what_was_mended_is_shown_as_printed_on_its_page() -> None:
    found = small("""
program: {id: p, title: T, cluster: C}
swot:
  weaknesses: [{id: W1, text: A}]
  opportunities: [{id: O1, text: B}]
  pairings: [{id: WO1, quadrant: WO, response: R, printed: {factors: С1 – В1}, factors: {W1: corrected, O1: stated}}]
roadmap:
  actions:
    - {id: a, title: A, when: 2021-12, every: year, printed: {when: 12.2021 and on}}
    - {id: b, title: B, when: 2021, printed: {when: '2021'}}
""")
    said = {one: found.at(one).text().count("As printed") for one in ("pairing:WO1", "action:a", "action:b")}
    assert said == {"pairing:WO1": 1, "action:a": 1, "action:b": 0}
    assert found.at("pairing:WO1").all("dd")[0].text() == "“С1 – В1”"
    assert "December 2021, then every year" in found.at("roadmap").text()


def test_elements_that_are_read_into_the_text_bear_their_sign_wherever_they_are_named() -> None:
    found = small("program: {id: p, title: T, cluster: C}\nobjectives: [{id: G1, text: A, basis: weak}, {id: G2, text: B}]")
    assert [one for one in listed(found.at("overview")) if one[:1] == "G"] == ["G1◊ A", "G2 B"]


def test_elements_of_one_name_say_what_they_are_part_of() -> None:
    found = small("""
program: {id: p, title: T, cluster: C}
participants:
  groups:
    - {id: a, name: Core}
    - {id: b, name: Others}
    - {id: a1, within: a, name: Small ones}
    - {id: b1, within: b, name: Small ones}
statistics: [{id: s, name: Number, about: [a1]}, {id: t, name: Number, about: [b]}]
""")
    headings = [found.at(one).all("h4")[0].text() for one in ("group:a1", "group:b1", "statistic:s", "statistic:t", "group:a")]
    assert headings == ["Small ones (Core)", "Small ones (Others)", "Number (Small ones, Core)", "Number (Others)", "Core"]


def test_a_reader_of_another_language_is_told_in_which_the_words_are_quoted() -> None:
    head = page(REAL, "en").all("header")[0].text()
    assert "The programme’s texts are given in translation; what is quoted from the original is in Russian." in head
    assert "Цитаты" not in page(REAL).all("header")[0].text()


def test_an_axis_that_does_not_begin_at_zero_says_so() -> None:
    for targets, said in (("{2021: 99.1, 2022: 99.5}", True), ("{2021: 10, 2022: 20}", False)):
        made = small(f"program: {{id: p, title: T, cluster: C}}\nkpis: [{{id: K1, name: N, targets: {targets}}}]").at("kpis")
        assert ("The axis does not begin at zero." in made.text()) == said


def test_the_table_of_a_source_is_a_table() -> None:
    found = small("""
program: {id: p, title: T, cluster: C}
sources: [{id: t, kind: table, title: Jars, columns: [what, number], rows: [[Small, "12"], [Large]]}]
""").at("source:t")
    assert [[cell.text() for cell in row.all("th", "td")] for row in found.all("tr")] == [["what", "number"], ["Small", "12"], ["Large", ""]]
    assert [one.text() for one in found.all("dt")] == ["Kind"]


def test_what_a_code_means_has_no_signs_of_markup() -> None:
    found = page(REAL, "en").at("findings")
    assert "`" not in found.text()
    assert "printed" in [one.text() for why in found.all("details") for one in why.all("code")]


def test_an_element_without_a_wording_is_called_by_its_number_once() -> None:
    found = small("""
program: {id: p, title: T, cluster: C}
clusters: [{id: n, name: Neighbour}]
links: [{id: L1, with: [n], kind: goods}]
""")
    assert found.at("link:L1").all("h4")[0].text() == "L1 goods: Neighbour"


def test_missing_numbers_are_not_drawn_and_are_marked_in_the_table() -> None:
    found = small("""
program: {id: p, title: T, cluster: C}
kpis: [{id: K1, name: N, aggregation: stock, targets: {2021: 5, 2022: not-set, 2023: 7, 2024: 8..9, 2025: lost}}]
""").at("kpis")
    assert len(found.all("circle", class_="target")) == 1 + 3  # the legend's, and three numbers
    assert len(found.all("path", class_="range")) == 1
    lines = [one.attributes["d"] for one in found.all("svg", class_="chart")[0].all("path", class_="line")]
    assert len(lines) == 1  # not across the gap
    assert [[cell.text() for cell in row.all("td")] for row in found.all("tr")][1:] == [
        ["2021", "5"], ["2022", "—"], ["2023", "7"], ["2024", "8–9"], ["2025", "[…]"],
    ]  # fmt: skip


def ticks(targets: str) -> list[str]:
    made = small(f"program: {{id: p, title: T, cluster: C}}\nkpis: [{{id: K1, name: N, targets: {targets}}}]").at("kpis")
    return [one.text() for one in made.all("text", class_="value")]


@pytest.mark.parametrize(
    ("targets", "wanted"),
    [
        ("{2021: 10, 2022: 20}", ["0", "5", "10", "15", "20"]),
        ("{2021: 18, 2022: 20}", ["0", "5", "10", "15", "20"]),  # what is counted is counted from zero
        ("{2021: 1, 2022: 1}", ["0", "1"]),  # and there is no half of it
        ("{2021: 2, 2022: 3}", ["0", "1", "2", "3"]),
        ("{2021: -1, 2022: 1}", ["-1", "0", "1"]),
        ("{2021: 0.4, 2022: 0.8}", ["0", "0.2", "0.4", "0.6", "0.8"]),
        ("{2021: 99.1, 2022: 99.5}", ["85", "90", "95", "100"]),  # a small change looks small
    ],
)
def test_axes_begin_at_zero_and_have_no_parts_of_what_is_whole(targets: str, wanted: list[str]) -> None:
    assert ticks(targets) == wanted


def test_the_legend_names_what_is_drawn() -> None:
    assert [one.text().strip() for one in page(REAL).at("kpis").all("ul", class_="legend")[0].all("li")] == ["План", "Исходное значение"]
    assert len(page(DAIRY).at("kpis").all("ul", class_="legend")[0].all("li")) == 4
    assert small("program: {id: p, title: T, cluster: C}\nkpis: [{id: K1, name: N}]").at("kpis").all("ul", class_="legend") == []


def test_a_target_is_met_only_if_that_is_certain() -> None:
    rows = [[cell.text() for cell in row.all("td")] for row in page(DAIRY).at("kpis").all("tr")]
    verdicts = {(row[1], row[2]): row[3] for row in rows if len(row) == 4 and row[3]}
    assert verdicts["78", "78.4"] == "met"
    assert verdicts["155", "151.8"] == "not met"
    assert verdicts["205", "206"] == "not met (the desired trend is a decrease)"
    assert verdicts["31", "≈ 31"] == "cannot be determined (the actual value is approximate)"


def test_a_matrix_has_a_cell_for_each_link_and_says_what_has_none() -> None:
    found = page(REAL).at("coverage").all("section", class_="matrix")[0]
    assert "Без связи (Задачи): G3" in [one.text() for one in found.all("p")]
    assert len([one for one in found.all("td") if one.text() in set("●◐○◌")]) == 5


def test_a_large_matrix_is_told_as_lists() -> None:
    actions = ", ".join(f'{{id: "{number}", title: A, drives: [K1]}}' for number in range(800))
    kpis = ", ".join(f"{{id: K{number}, name: N}}" for number in range(8))
    found = small(f"program: {{id: p, title: T, cluster: C}}\nkpis: [{kpis}]\nroadmap: {{actions: [{actions}]}}")
    assert found.at("coverage").all("table", class_="heat") == []
    assert found.at("coverage").all("section", class_="matrix")[-1].all("li")[0].text().startswith("K1 N: ● 0 ● 1 ")


@pytest.mark.parametrize(("option", "view"), [("graph", "chain"), ("text", "text"), ("findings", "findings")])
def test_parts_can_be_left_out(option: str, view: str) -> None:
    text = "program: {id: p, title: T, cluster: C, goal: {text: G}}"
    views = [[one.attributes["id"] for one in small(text, **{option: on}).all("section", class_="view")] for on in (True, False)]
    assert [one for one in views[0] if one not in views[1]] == [view]


def test_without_the_graph_nothing_of_its_library_is_in_the_page() -> None:
    text = "program: {id: p, title: T, cluster: C, goal: {text: G}}"
    assert len(small(text).all("script", class_="library")) == 1
    assert small(text, graph=False).all("script", class_="library") == []


def test_languages_can_be_chosen() -> None:
    found = small("program: {id: p, title: T, cluster: C}", languages=("ru", "en"))
    assert [one.attributes["lang"] for one in editions(found)] == ["ru", "en"]


def test_what_is_bundled_is_what_was_published() -> None:
    notice = (ROOT / "NOTICE").read_text("utf-8")
    folder = ROOT / "src/clustermodel/views/report/assets"
    for one in BUNDLED:
        script, licence = (folder / name for name in (one.file, one.license))
        assert hashlib.sha256(script.read_bytes()).hexdigest() == one.sha256
        assert hashlib.sha256(licence.read_bytes()).hexdigest() == one.license_sha256
        assert all(part in notice for part in (one.version, one.sha256, one.file, one.license))
        assert "Permission is hereby granted" in one.notice
        assert "</script" not in one.script.lower()
        assert "\r" not in one.script


def test_the_licence_of_what_is_bundled_is_in_the_page() -> None:
    assert BUNDLED[0].notice in page(DAIRY).all("footer")[0].text()


def colours() -> list[dict[str, str]]:
    """The colours of the light theme and of the dark one, by name."""
    light, dark = re.findall(r":root\{([^{}]*--paper[^{}]*)\}", page(DAIRY).all("style")[0].text())[:2]
    named = [dict(re.findall(r"--([\w-]+):(#\w+)", one)) for one in (light, dark)]
    return [named[0], {**named[0], **named[1]}]


def contrast(one: str, other: str) -> float:
    """The ratio of WCAG 2."""

    def luminance(colour: str) -> float:
        digits = colour[1:] if len(colour) > 4 else "".join(digit * 2 for digit in colour[1:])
        parts = [int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4)]
        linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


TEXTS = [(one, ground) for one in ("ink", "dim", "accent", "error", "warning", "advice") for ground in ("paper", "card", "wash")]
CELLS = [("paper", "stated"), ("on-corrected", "corrected"), ("ink", "strong"), ("ink", "weak"), ("paper", "accent")]
STATES = [(one, ground) for one in ("done", "running", "cancelled", "untold", "late", "due", "ahead") for ground in ("paper", "card")]
MARKS = [(one, "paper") for one in ("edge", "good", "k-goal", "k-objective", "k-pairing", "k-factor", "k-kpi", "k-direction",
                                    "k-action", "k-body", "k-other")]  # fmt: skip


@pytest.mark.parametrize(("pairs", "least"), [(TEXTS + CELLS, 4.5), (STATES + MARKS, 3)])
def test_colours_stand_out_from_their_ground_in_both_themes(pairs: list[tuple[str, str]], least: float) -> None:
    poor = [(index, *pair, contrast(theme[pair[0]], theme[pair[1]])) for index, theme in enumerate(colours()) for pair in pairs]
    assert [one for one in poor if one[-1] < least] == []


def test_headings_go_down_one_level_at_a_time() -> None:
    for prefix, found in zip(("", "en/"), editions(page(REAL)), strict=True):
        for view in found.all("section", class_="view"):
            levels = [int(one.tag[1]) for one in view.walk() if re.fullmatch("h[1-6]", one.tag)]
            steep = [(one, other) for one, other in pairwise(levels) if other > one + 1]
            assert steep == [], (prefix, view.attributes["id"])


HOSTILE = ["<script>alert(1)</script>", "</script><!--", "<!--<script>", "</td></table>", "&lt;b&gt;", '" onload="x', "]]>", "\u2028\u2029", "{n}{{}}"]
hostile = st.text(st.characters(codec="utf-8") | st.sampled_from("\x00\x1b\x85\ufffe&<>\"'\r\n\t/!-={}"), min_size=1) | st.sampled_from(HOSTILE)


@given(hostile, hostile)
@settings(max_examples=40)
def test_any_text_is_text(name: str, title: str) -> None:
    program = Program(
        format="clustermodel/1",
        header=Header(id="p", title=title, cluster="C"),
        objectives=(Objective(id="G1", text=name),),
        kpis=(Kpi(id="K1", name=name, unit=title),),
        roadmap=Roadmap(actions=(Action(id="Zq7", title=title),)),
    )
    found = read(export(Loaded(program=program), "html", language="en", as_of=DAY).decode())
    assert found.all("h1")[0].text() == printable(title)
    assert found.all("title")[0].text() == printable(title)
    assert found.at("objective:G1").all("h4")[0].text() == f"G1 {printable(name)}"
    assert found.at("kpi:K1").all("dd")[0].text() == printable(title)
    assert found.at("action:Zq7").all("h4")[0].text() == f"Zq7 {printable(title)}"
    assert json.loads(found.all("script", class_="chain-data")[0].text())["kinds"] == ["objective", "kpi", "action"]


@given(programs())
@settings(max_examples=10)
def test_any_programme_has_a_report(program: Program) -> None:
    for language in ("en", "ru"):
        found = read(export(Loaded(program=program), "html", language=language, as_of=DAY).decode())
        assert found.all("h1")


@given(st.text(st.characters(codec="utf-8") | st.sampled_from("<>&\u2028\u2029/!-\"\\")))
def test_data_in_a_script_is_read_back(text: str) -> None:
    from clustermodel.views.report.markup import data

    written = data({text: [text]})
    assert json.loads(written) == {text: [text]}
    assert set(written) & set("<>&\u2028\u2029") == set()


def said_of(found: Node) -> dict[str, str]:
    """Label and content of each row at the head of an element's page."""
    cells = found.all("dl")[0].all("dt", "dd")
    return {one.text(): other.text() for one, other in pairwise(cells) if (one.tag, other.tag) == ("dt", "dd")}


BARE = """
program: {id: p, title: T, cluster: C}
places: [{id: a, name: Spa, kind: city}, {id: b, name: Port, kind: city}]
organizations: [{id: o, name: Board, kind: agency, place: b}]
swot: {strengths: [{id: S1, text: Springs, about: [b]}], opportunities: [{id: O1, text: Fashion}],
       pairings: [{id: SO1, quadrant: SO, response: Sell, factors: [S1, O1]}]}
objectives: [{id: G1, text: Thrive}]
kpis: [{id: K1, name: N}, {id: K2, name: M, aggregation: stock, responsible: [c], measures: [G1]}]
governance: {bodies: [{id: c, name: Council, kind: council, members: [{text: Board, of: o}]}]}
roadmap: {actions: [{id: x, title: A, when: 2026}, {id: y, title: B, when: 2026, responsible: [c], drives: [K2], pursues: [G1]}]}
"""


def test_the_page_of_an_element_says_what_is_not_there() -> None:
    found = small(BARE)
    kpi = {"Responsible": "not named", "Actions": "none", "Objectives": "none", "Counted as": "not stated"}
    assert kpi.items() <= said_of(found.at("kpi:K1")).items()
    assert not kpi.keys() & {one for one, said in said_of(found.at("kpi:K2")).items() if said.startswith("no")}
    action = said_of(found.at("action:x"))
    assert (action["Responsible"], action["Objectives"], action["Key performance indicators"]) == ("not named", "none", "none")
    assert "Responsible" not in said_of(found.at("action:y"))
    assert said_of(found.at("body:c")) | {"Functions": "none"} == said_of(found.at("body:c"))


def test_the_page_of_a_place_says_who_names_it_or_that_nobody_does() -> None:
    found = small(BARE)
    labels = ("Actions that concern it in particular", "Bodies in which it is represented", "SWOT pairings that concern it")
    assert [said_of(found.at("place:a"))[one] for one in labels] == ["none", "not known", "none"]
    assert [said_of(found.at("place:b"))[one] for one in labels] == ["none", "Council (through Board)", "SO1 (through S1)"]


def test_what_names_a_place_by_way_of_something_else_is_told_with_the_way() -> None:
    town = said_of(page(REAL).at("place:kislovodsk"))
    assert town["Мероприятия, которые касаются именно этой территории"] == "нет"
    assert town["Решения SWOT, которые касаются этой территории"] == "SO2 (через С2)"


def test_of_the_territory_of_the_programme_it_is_said_that_all_of_it_is_for_it() -> None:
    territory, town = (said_of(page(REAL).at(f"place:{one}")) for one in ("krai", "kislovodsk"))
    assert territory["Территория"] == "программа в целом составлена для неё"
    assert "Территория" not in town


def test_what_the_territory_lies_in_is_not_what_the_programme_is_drawn_up_for() -> None:
    valley, county = (said_of(page(DAIRY).at(f"place:{one}")) for one in ("valley", "lindmark"))
    assert valley["Territory"] == "the programme as a whole is drawn up for it"
    assert county["Territory"] == "the territory of the programme lies in it: Tarrow Valley"
    assert "none" not in county.values(), "all actions have to do with it"


def test_dates_that_are_there_only_because_no_end_is_named_bear_a_sign() -> None:
    found = small("""
program: {id: p, title: T, cluster: C, horizon: 2025..2029}
roadmap: {actions: [{id: a, title: A, when: 2028, every: year}, {id: b, title: B, when: 2027, every: year, until: 2028}]}
""")
    assert [one.text() for one in found.at("roadmap").all("td", class_="when")] == ["2028, then every year‡", "2027, then every year, until 2028"]
    assert "‡ Where the text names no end" in found.at("roadmap").text()
    said = said_of(found.at("action:a"))["Until"]
    assert said == "2029‡ (the text names no end, so the end of the programme is taken)"
    assert said_of(found.at("action:b"))["Until"] == "2028"


@pytest.mark.parametrize(("language", "said"), [("en", "Goal: By 2029 seven"), ("ru", "Цель: К 2029 году")])
def test_where_the_graph_begins_nothing_is_called_by_its_kind_twice(language: str, said: str) -> None:
    found = read(export(load(DAIRY), "html", language=language, as_of=DAY).decode()).at("chain")
    assert found.all("p", class_="beginnings")[0].text().startswith(said)


@pytest.mark.parametrize(("code", "said"), [
    ("SW104", "С3: ни в одном решении по SWOT не использована сильная сторона. "), ("SR102", "Диаграмма (2.3): содержание утрачено (диаграмма). "),
])  # fmt: skip
def test_a_finding_does_not_name_its_element_twice(code: str, said: str) -> None:
    assert next(iter(listed(page(REAL).at(code).all("ul")[0]))).startswith(said)


def test_what_is_found_in_the_programme_as_a_whole_is_said_once() -> None:
    assert page(REAL).at("RM106").text().count("Ожидаемый результат не назван ни у одного мероприятия") == 1


def test_the_page_of_a_risk_says_what_is_done_about_it() -> None:
    assert said_of(page(DAIRY).at("risk:R1"))["Response"] == "Sales contracts with two buyers before the loans are signed"


def test_a_row_of_a_table_has_on_its_page_what_it_has_from_the_table() -> None:
    said = said_of(page(DAIRY).at("statistic:milk"))
    assert (said["Unit"], said["Relates to"]) == ("thousand tonnes", "Tarrow Valley")


def test_a_note_that_stands_at_a_tie_is_not_among_the_working_notes_again() -> None:
    assert page(DAIRY).at("pairing:WT1").text().count("the code printed is that of the retail chains") == 1


def test_a_participant_is_called_so() -> None:
    assert said_of(page(REAL).at("participant:orto"))["Статус"] == "действующий участник"


def test_a_post_lacks_no_members() -> None:
    said = said_of(page(REAL).at("body:manager"))
    assert "Состав" not in said
    assert said["Мероприятия с его участием"] == "нет"


def test_a_finding_does_not_refer_to_the_element_that_it_is_about() -> None:
    group = read(export(load(DAIRY), "html", language="en", as_of=date(2026, 11, 26)).decode()).at("AC108")
    told = [one.text() for one in group.all("div", class_="note") if not one.has(class_="inward")]
    assert not any("See also: K" in one for one in told)


def test_what_rests_on_an_action_through_others_is_told_with_the_way_and_its_footing() -> None:
    entry = page(REAL).at("action:2.12")
    assert "Что зависит от этого через другие мероприятия" in [one.text() for one in entry.all("h5")]
    assert said_of(entry)["Ключевые показатели эффективности"].startswith("напрямую нет")
    after = entry.text().partition("Что зависит от этого через другие мероприятия")[2]
    assert re.search(r"через 2\.5K2.*\(предположение составителя\)K5.*через 2\.10", after)


def test_a_circle_of_actions_that_require_each_other_has_an_end() -> None:
    found = small("""
program: {id: p, title: T, cluster: C}
kpis: [{id: K1, name: N}]
roadmap: {actions: [{id: a, title: A, requires: [c]}, {id: b, title: B, requires: [a]}, {id: c, title: D, requires: [b], drives: [K1]}]}
""")
    assert "through c" in found.at("action:a").text().lower() or "through D" in found.at("action:a").text()



def test_an_action_on_which_a_long_roadmap_rests_names_the_nearest_and_counts_the_others() -> None:
    chain = "".join(f", {{id: a{n}, title: A{n}, requires: [a{n - 1}], drives: [K{n}]}}" for n in range(1, 41))
    kpis = "".join(f"- {{id: K{n}, name: Indicator {n}, unit: persons, targets: {{2026: {n}}}}}\n" for n in range(41))
    text = f"program: {{id: p, title: T, cluster: C}}\nkpis:\n{kpis}roadmap: {{actions: [{{id: a0, title: A0, drives: [K0]}}{chain}]}}\n"
    entry = small(text).at("action:a0")
    assert entry.all("a", href="#kpi:K1")
    assert not entry.all("a", href="#kpi:K20")
    assert "and 28 more" in entry.text()


def test_the_overview_begins_with_the_questions_that_a_council_decides() -> None:
    asked = page(REAL).at("overview").all("section", class_="questions")[0]
    assert [one.all("a")[0].attributes["href"] for one in asked.all("li")] == ["#AC101", "#RM101", "#KP101", "#TR103", "#VC103"]
    assert [one.text() for one in asked.all("span", class_="note")] == ["27 из 29", "K6", "K4; K6", "таблица (1.3)"]


def test_every_question_is_put_by_a_check_that_there_is() -> None:
    assert set(QUESTIONS) <= set(explanations("ru"))


@pytest.mark.parametrize("language", ["ru", "en"])
def test_an_edition_without_findings_has_nothing_of_an_audit(language: str) -> None:
    found = read(export(load(REAL), "html", language=language, as_of=DAY, findings=False).decode())
    shown = editions(found)[0]
    views = [one.attributes["data-name"] for one in shown.all("section", class_="view")]
    assert not {"findings", "coverage"} & set(views)
    assert [shown.all(class_=name) for name in ("gap", "questions", "broken", "working")] == [[], [], [], []]
    for word in {"ru": ("Ответственныйне", "замечани", "Противоречит"), "en": ("Responsiblenot", "finding", "In conflict with")}[language]:
        assert word not in shown.text()
    assert not re.search(r"\bB\d\d:", shown.text())  # what the compiler noted while he read
    assert not re.search(r"\bC\d\d\b", shown.text())  # the numbers of places in the text in an inventory of its defects
    said = shown.at("overview").all("p", class_="lead")[0].text()
    assert said.endswith({"ru": "Исполнение неизвестно: сведения о нём не представлены.",
                          "en": "Execution is not known: no report is available."}[language])  # fmt: skip


def test_what_nobody_reports_on_at_all_is_not_known_rather_than_overdue() -> None:
    for view in ("overview", "roadmap"):
        said = page(REAL, "en").at(view).text()
        assert "execution not known, no report" in said
        assert "nothing reported:" not in said


def test_the_lead_names_what_is_late_cancelled_or_under_way_without_a_report() -> None:
    made = read(export(load(DAIRY), "html", language="en", as_of=date(2026, 11, 26)).decode())
    wrong, told = (one.text() for one in made.at("overview").all("p", class_="lead"))
    assert "Done late: 2.1. Cancelled at some or all of their dates: 1.3, 3.2." in wrong
    assert told.endswith(
        "There are reports on 13 of 20 actions. Of the others: reported only as of a later day (28 February 2027), not counted – "
        "1.2, 1.4, 1.5, 4.2; not begun yet – 3.3, 4.4, 4.5."
    ), "13, 4 and 3 are the 20"


def test_the_lead_tells_first_of_what_weighs_most() -> None:
    """K9 has no target for its last value, and is worse than before the programme."""
    said = read(export(load(DAIRY), "html", language="en", as_of=date(2026, 11, 26)).decode()).all("p", class_="lead")[0].text()
    assert said.startswith(
        "The programme is under way: its period is 2025–2029. Targets missed by the last actual value: K3, K6, K7. "
        "Worse than before the programme, without a target for that time: K9. Results below plan: 2.2, 2.3, 3.4. "
        "Spent more than planned: 2.3."
    )


def test_letters_that_look_alike_are_no_misprint_for_a_reader() -> None:
    matrix = page(REAL, "en").at("swot")
    shown = {one.text() for one in matrix.all("li")}
    assert any(one.startswith("SO1 (S1 + O1)") for one in shown)
    assert any(one.startswith("WO1 (W1† + O2") for one in shown)


def test_a_finding_stands_on_the_pages_of_all_that_it_names() -> None:
    late = next(one for one in check(load(REAL), as_of=DAY).diagnostics if one.subject.startswith("action:2.5/") and
                any(other.subject == "action:2.12" for other in one.related))  # fmt: skip
    assert late.text("ru")[1:20] in page(REAL).at("action:2.12").text()


def lived(folder: Path, actuals: str, day: str = "2027-03-31") -> Node:
    """The report of a small programme of which something is reported."""
    (folder / "p.yaml").write_text("""
format: clustermodel/1
program: {id: p, title: T, cluster: C, horizon: 2025..2028}
kpis:
  - {id: K1, name: N, direction: increase, targets: {2025: 10, 2026: 20, 2028: 40}}
  - {id: K2, name: M, direction: decrease, targets: {2026: 20}}
funding: {unit: crowns, sources: [{id: county, name: County}]}
roadmap:
  actions:
    - {id: a, title: A, when: 2026-Q1, result: {value: 12, unit: people}, budget: {county: {2026: 6}}}
    - {id: b, title: B, when: 2026-Q2, budget: {county: {2026: 3}}}
    - {id: c, title: C, when: 2028, budget: {county: {2028: 30}}}
""")
    (folder / "p.actuals.yaml").write_text(f"format: clustermodel-actuals/1\nprogram: p\nas_of: 2027-03-31\n{actuals}\n")
    return read(export(load(folder / "p.yaml"), "html", as_of=date.fromisoformat(day), graph=False).decode())


def test_what_is_done_after_its_time_is_told_as_late(tmp_path: Path) -> None:
    found = lived(tmp_path, """
actions: {a: [{period: 2026-Q1, status: done, date: 2026-03-31}], b: [{period: 2026-Q2, status: done, date: 2026-07-01}]}
""")
    counts = listed(found.at("overview").all("ul", class_="counts")[0])
    assert counts[:2] == ["done: 1", "done late: 1"]
    assert "Done, but late" in [one.text() for one in found.at("overview").all("h4")]
    assert "Q2 2026 (by 30 June 2026): done late" in found.at("roadmap").text()


@pytest.mark.parametrize(("result", "short"), [
    ("{value: 8, unit: people}", True), ("{value: 12, unit: people}", False), ("{value: ~12, unit: people}", False),
    ("{value: 8, unit: farms}", False),
])  # fmt: skip
def test_a_result_below_what_was_promised_is_marked_beside_both_numbers(tmp_path: Path, result: str, short: bool) -> None:
    found = lived(tmp_path, f"actions: {{a: [{{period: 2026-Q1, status: done, result: {result}}}]}}")
    cell = next(one.text() for one in found.at("action:a").all("td") if one.text().startswith("Plan: 12"))
    assert ("▼" in cell) == short


def test_the_overview_names_the_indicators_that_miss_the_target_of_their_last_value(tmp_path: Path) -> None:
    found = lived(tmp_path, "kpis: {K1: {2025: 9, 2026: 21}, K2: {2026: 23}}")
    assert "Targets missed by the last actual value: K2." in found.at("overview").all("p", class_="lead")[0].text()
    rows = {row.all("td")[0].text()[:2]: row.all("td")[-1].text() for row in found.at("overview").all("tr") if row.all("td")}
    assert (rows["K1"], rows["K2"]) == ("21 (2026);\nplan: 20;\nmet", "23 (2026);\nplan: 20;\n▼\u00a0not\u00a0met")
    missed = [found.at(f"chart-{one}").all("path", class_="missed") for one in ("K1", "K2")]
    assert [[one.text() for one in several] for several in missed] == [["2025: 9"], ["2026: 23"]]


def test_the_overview_tells_what_is_spent_beside_what_was_planned(tmp_path: Path) -> None:
    found = lived(tmp_path, """
actions: {a: [{period: 2026-Q1, status: done, spent: {county: 7.5}}], b: [{period: 2026-Q2, status: done, spent: {county: 2}}]}
""").at("overview")
    assert listed(found.all("ul", class_="money")[0]) == [
        "Spent, as reported (actions: 2 of 3): 9.5 crowns", "Planned for the same actions, 2026: 9.0 crowns", "Planned for the same actions, for all years: 9.0 crowns", "Planned for the whole programme: 39.0 crowns",
    ]  # fmt: skip
    assert "a A: 7.5 crowns in 2026 (plan: 6.0 crowns)" in listed(found)
    assert not any(one.startswith("b B: ") for one in listed(found))


def test_a_wording_that_was_put_right_bears_the_sign_and_its_page_tells_what_was_printed() -> None:
    found = small("""
program: {id: p, title: T, cluster: C}
objectives: [{id: G1, text: Thrive and grow, printed: {text: Thrive and grows}}, {id: G2, text: Rest}]
kpis: [{id: K1, name: N, measures: [G1, G2], responsible: [b], judged: [responsible]}, {id: K2, name: M, responsible: [b]}]
governance: {bodies: [{id: b, name: Board, kind: council}]}
""")
    assert said_of(found.at("objective:G1"))["As printed"] == "“Thrive and grows”†"
    assert "As printed" not in said_of(found.at("objective:G2"))
    objectives = listed(found.at("overview").all("section", class_="promised")[0])
    assert objectives[:2] == ["G1† Thrive and grow", "G2 Rest"]
    ties = [[one.text() for one in found.at(f"kpi:{id}").all("dd") if one.text().startswith("Board")] for id in ("K1", "K2")]
    assert ties == [["Board‡"], ["Board"]]


def test_every_error_is_told_though_a_question_is_put_by_it() -> None:
    found = small(
        "program: {id: p, title: T, cluster: C, horizon: 2021..2027}\nkpis: [{id: K1, name: N, unit: pcs}]\n"
        "objectives: [{id: G1, text: Eat}]\n"
        "roadmap: {actions: [{id: a, title: A, when: 2027-06, drives: [K1]}]}\n"
    ).at("overview")
    errors = [one.text() for one in found.all("li", class_="error")]
    listed = [one for one in found.all("div") if one.all("h4") and one.all("h4")[0].text() == "Errors"]
    assert errors == ["1 error"]
    assert [len(one.all("li")) for one in listed] == [1]
    assert "Which targets are to be set for indicators that have none" in found.text()
    assert "another cluster" not in found.text()


def test_a_question_about_one_element_is_in_the_singular_and_none_is_put_of_what_has_begun(tmp_path: Path) -> None:
    text = (
        "format: clustermodel/1\nprogram: {id: p, title: T, cluster: C, horizon: 2026..2028}\n"
        "roadmap: {actions: [{id: a, title: A, when: 2027-06}, {id: b, title: B, when: 2027-02, requires: [a]}]}\n"
    )
    told = (
        "format: clustermodel-actuals/1\nprogram: p\nas_of: 2027-03-10\n"
        "actions: {b: [{period: 2027-02, status: done, date: 2027-02-10}]}\n"
    )
    for name in ("silent", "begun"):
        (tmp_path / f"{name}.yaml").write_text(text, "utf-8")
    (tmp_path / "begun.actuals.yaml").write_text(told, "utf-8")
    said = "How is the date of the action to be changed that begins before what it requires?"
    assert said in read(made(tmp_path / "silent.yaml")).at("overview").text()
    assert said not in read(made(tmp_path / "begun.yaml")).at("overview").text()


def test_an_action_has_its_budget_by_year_and_what_is_cancelled_or_below_plan_its_figures() -> None:
    found = read(export(load(DAIRY), "html", language="en", as_of=date(2026, 11, 26)).decode())
    heads = [cell.text() for cell in found.at("action:1.2").all("table")[0].all("th")]
    assert heads == ["Period", "Plan, million crowns"]
    told = [one.text() for one in found.at("overview").all("li")]
    assert any(one.startswith("1.3 ") and "Q3 2026 (The auditor was ill)" in one for one in told)
    assert any(one.startswith("2.3 ") and "9 dairies (plan: 12" in one for one in told)
