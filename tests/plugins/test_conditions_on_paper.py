"""The starting conditions, the passport, the sources and the signs of a programme on paper."""

import io
import re
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.document import Document as File

from clustermodel import export, load, loads

ROOT = Path(__file__).parents[2]
REAL = ROOT / "programs/medical_tourism.yaml"
PROGRAMMES = [REAL, ROOT / "examples/dairy/dairy_valley.yaml"]
HEAD = "format: clustermodel/1\nprogram: {id: p, title: Programme, cluster: Cluster}\n"
PARTS = """
sources:
  - {id: d, kind: document, title: The document}
  - {id: "1", kind: section, title: What there is, within: d, line: 5}
  - {id: "2", kind: section, title: What will be, within: d, line: 50}
  - {id: trade, kind: list, title: Trade, within: "1", line: 20}
  - {id: lead, kind: list, within: "1", line: 6}
  - {id: chart, kind: chart, title: "A chart, lost", within: "1", missing: lost}
  - {id: said, quote: It grows, within: trade}
"""


def made(text: str, **options: Any) -> File:
    return read(export(loads(text if text.startswith("format") else HEAD + text), "docx", language="en", **options))


def read(data: bytes) -> File:
    return docx.Document(io.BytesIO(data))


DRAWN_UP = "Drawn up from the text of the programme, which itself has no summary."
EDITED = f"{DRAWN_UP} The text is the document’s; misprints put right are listed at the end, additions bear ‡ or are told to be such."
"""What stands below every passport, and below that of a text in which misprints are put right."""


def styled(file: File, *styles: str) -> list[str]:
    """The paragraphs in some styles."""
    found = [one.text for one in file.paragraphs if one.style is not None and one.style.name in styles]
    return [one for one in found if one not in (DRAWN_UP, EDITED)]


def rows(file: File, number: int = 1) -> list[list[str]]:
    return [[cell.text.replace("\xa0", " ") for cell in row.cells] for row in file.tables[number].rows]


CLAIMS = PARTS + """
places: [{id: valley, name: The valley}]
claims:
  - {id: c, text: We will grow., source: "2"}
  - {id: b, text: Trade grows by 5%, about: [valley], evidence: [growth], source: said}
  - {id: a, text: The air is pure, source: lead}
  - {id: e, text: Nobody said this}
statistics: [{id: growth, name: growth of trade, values: {2020: 5}}]
"""


def test_statements_are_paragraphs_in_the_order_of_the_document_under_its_headings() -> None:
    file = made(CLAIMS)
    assert styled(file, "Heading 2") == ["1 What there is", "2 What will be"], "no indicator that a sentence tells"
    told = styled(file, "Body Text", "Lead In")[:4]
    assert told == ["Nobody said this.", "The air is pure.", "Trade\nTrade grows by 5%.", "We will grow."]


def test_what_a_statement_is_about_and_rests_on_is_told_to_those_who_work_on_the_programme() -> None:
    assert styled(made(CLAIMS), "Note") == []
    assert styled(made(CLAIMS, readings=True), "Note") == ["Relates to: The valley. Evidence: growth of trade"]


TABLE = PARTS + """
places: [{id: valley, name: The valley}]
claims: [{id: c, text: Trade grows., source: trade}]
statistics:
  - id: t
    name: TITLE
    source: trade
    about: [valley]
    unit: t
    rows:
      - {id: r, name: Milk, ranked_among: valleys, values: [{period: 2020, value: 1, rank: 2, n: 7}]}
      - {id: s, name: Cheese, ranked_among: valleys, scope: Hard cheese, values: {2020: 2}}
"""


def test_a_table_says_once_what_holds_for_all_its_rows() -> None:
    file = made(TABLE.replace("TITLE", "Goods"))
    assert rows(file) == [["Indicator", "2020"], ["Milk", "1 (rank 2, n = 7)"], ["Cheese\nHard cheese", "2"]]
    assert styled(file, "Lead In")[-1] == "Goods\nUnit: t\nRelates to: The valley\nRank among valleys"
    assert styled(file, "Note") == ["n = number of units in the calculation"]


def test_a_table_does_not_repeat_the_title_of_its_part_nor_what_its_own_names() -> None:
    assert styled(made(TABLE.replace("TITLE", "Trade")), "Lead In")[-1].startswith("Unit: t\n")
    assert styled(made(TABLE.replace("TITLE", "Goods of the valley")), "Lead In")[-1].split("\n")[:2] == ["Goods of the valley", "Unit: t"]
    inflected = TABLE.replace("TITLE", "Товары в Горном крае").replace("name: The valley", "name: Горный край")
    assert styled(made(inflected), "Lead In")[-1].split("\n")[:2] == ["Товары в Горном крае", "Unit: t"]


def test_each_of_two_values_that_differ_has_its_source_beside_it() -> None:
    values = "[{period: undated, value: 17, source: lead}, {period: undated, value: 18.5, source: '2'}]"
    file = made(PARTS + f"statistics: [{{id: s, name: share of trade, unit: '%', values: {values}}}]")
    assert rows(file) == [["Indicator", "Values", "Source"], ["Share of trade", "17%", "section 1 of the text"], ["Share of trade", "18.5%", "section 2 of the text"]]


def test_those_who_work_on_the_programme_see_every_part_that_a_statement_or_a_number_is_from() -> None:
    text = PARTS + "claims: [{id: c, text: It grows., source: [trade, '2']}]\nstatistics: [{id: s, name: Share, values: {2020: 5}, source: trade}]"
    assert "Source: Trade; 2 What will be" in styled(made(text, readings=True), "Note")
    assert rows(made(text, readings=True))[1] == ["Share", "5 (2020)", "Trade"]
    assert rows(made(text))[1] == ["Share", "5 (2020)", "section 1"], "the paper has it, for the statement"


def test_that_a_number_is_about_the_programme_itself_goes_without_saying() -> None:
    text = "statistics: [{id: s, name: Members, about: ['program:p'], values: {2020: 5}}]"
    assert rows(made(text)) == [["Indicator", "Values"], ["Members", "5 (2020)"]]
    assert rows(made(text, readings=True))[1] == ["Members", "Programme", "5 (2020)"]


def test_signs_are_explained_below_what_bears_them() -> None:
    values = "{id: s, name: Power, values: [{period: 2020, value: lost, source: %s}], judged: [unit], unit: kWh}"
    lost = "[…] the number was shown on a chart, and the text has not preserved it"
    charted = made(PARTS + f"statistics: [{values % 'chart'}]\nrisks: [{{id: R1, text: Rain}}]")
    body = [one.tag.rpartition("}")[2] for one in charted.element.body]
    notes = [one for one in charted.paragraphs if one.text.startswith("[…]")]
    assert [one.text for one in notes] == [lost]
    assert notes[0]._p.getprevious() is charted.tables[1]._tbl
    assert "tbl" in body
    read_off = made(PARTS + f"statistics: [{values % 'lead'}]")
    assert "[…] the number was in the document and cannot be read any more" in styled(read_off, "Note")[0]


HORIZON = "format: clustermodel/1\nprogram: {id: p, title: T, cluster: C, language: en, horizon: 2020..2024, judged: [cluster, horizon], printed: {horizon: UNTIL 2024}}\n"


def test_the_passport_that_is_sent_has_no_row_that_is_a_reading_but_what_is_printed() -> None:
    assert rows(made(HORIZON), 0) == [["Full title", "T"], ["Programme period", "until 2024"]]
    assert rows(made(HORIZON, readings=True), 0)[1:] == [["Cluster", "C‡"], ["Programme period", "2020–2024‡"]]


def test_the_passport_tells_in_short_what_is_promised() -> None:
    text = (
        "objectives: [{id: G1, text: Sell}]\nkpis: [{id: K1, name: Sales}]\norganizations: [{id: o, name: Agency}]\n"
        "governance: {bodies: [{id: b, name: Office, kind: organization, is: o}]}\n"
        "funding: {unit: crowns, sources: [{id: a, name: County}, {id: z, name: Bank}]}\n"
        "roadmap: {directions: [{id: D1, title: Trade}], actions: [{id: '1', title: Act, when: 2021, budget: {a: {2021: 1}, z: {2021: 2}}}]}"
    )
    assert rows(made(text), 0)[2:] == [
        ["Objectives", "1. Sell"],
        ["Key performance indicators", "1. Sales"],
        ["Areas of work", "1. Trade"],
        ["Governing bodies", "Office — Agency"],
        ["Funding", "3 crowns; of which:\nCounty: 1\nBank: 2"],
    ]


def test_objectives_have_a_chapter_of_their_own_if_it_says_more_than_the_passport() -> None:
    alone = "objectives: [{id: G1, text: Sell}]\n"
    assert "Objectives" not in styled(made(alone), "Heading 1")
    assert "Objectives" in styled(made(alone + "kpis: [{id: K1, name: Sales, measures: [G1]}]"), "Heading 1")
    assert "Objectives" in styled(made(alone, readings=True), "Heading 1")


def test_sources_are_the_sections_that_are_headings_and_what_is_cited() -> None:
    statistics = "statistics: [{id: s, name: Share, values: {2020: 1}, source: office-note}]\n"
    statistics += "claims: [{id: c, text: It grows., source: trade}]\n"
    other = "  - {id: office-note, kind: appendix, title: The annex}\n  - {id: office, kind: producer, title: The office}\n"
    file = made(PARTS + other + statistics)
    assert styled(file, "List Bullet", "List Bullet Kept") == ["The document", "The annex"]
    assert styled(file, "List Bullet 2", "List Bullet 2 Kept") == ["1 What there is"]
    assert styled(file, "Body Text")[-1] == "Data providers: The office"


def test_a_section_that_is_printed_under_another_number_is_told_with_it_to_those_who_look_it_up() -> None:
    text = PARTS.replace('id: "2"', 'id: "2", printed: {id: "1"}')
    text += "claims: [{id: c, text: It grows., source: '2'}, {id: e, text: It is., source: '1'}]"
    assert "In the text this section bears the number 1." in styled(made(text, readings=True), "Note")
    assert styled(made(text), "Note") == []


def test_misprints_that_are_put_right_are_listed_at_the_end() -> None:
    claims = [
        "{id: a, text: It grows fast., printed: {text: It grwos fast.}, source: trade}",
        "{id: b, text: It is sold in the towns., printed: {text: It is sold in towns.}, source: '2'}",
        "{id: c, text: A new wording., printed: {text: Quite another one.}}",  # no slip of the pen
        "{id: e, text: He sells honey., printed: {text: He selsl honey.}, judged: [text]}",  # a reading
        "{id: f, text: It went well., printed: {text: Itwent well.}, source: '1'}",
    ]
    places = "places: [{id: p, name: P, source: '2', profile: {For: [families, youngsters]}, printed: {profile: yuongsters}}]\n"
    file = made(f"{PARTS}{places}claims: [{', '.join(claims)}]")
    assert [[cell.text for cell in row.cells] for row in file.tables[-1].rows][1:] == [
        ["section\u00a01", "“Itwent well”", "“It went well”"],
        ["section\u00a01", "“It grwos fast”", "“It grows fast”"],
        ["section\u00a02", "“yuongsters”", "“youngsters”"],
        ["section\u00a02", "“sold in towns”", "“sold in the towns”"],
    ]


@pytest.mark.parametrize("language", ["ru", "en"])
def test_every_section_that_is_cited_stands_among_the_sources(language: str) -> None:
    file = read(export(load(PROGRAMMES[1]), "docx", language=language))
    cells = [cell.text for table in file.tables for row in table.rows for cell in row.cells[-1:]]
    found = {one for cell in cells for one in re.findall("(?:раздел|section)\xa0([\\d.]+)", cell)}
    styles = [(one.style.name if one.style else "", one.text) for one in file.paragraphs]
    start = max(place for place, (style, text) in enumerate(styles) if style == "Heading 1" and text in ("Sources", "Источники"))
    listed = {text.partition(" ")[0].rstrip(".") for style, text in styles[start:] if style.startswith(("List Bullet 2", "List Bullet 3"))}
    assert found
    assert found <= listed
    headings = {one.text.partition(" ")[0].rstrip(".") for one in file.paragraphs if one.style and one.style.name == "Heading 2"}
    told = [re.match(r"(?:Source|Источник): ([\d.]+)", one.text) for one in file.paragraphs]
    ties = {one[1].rstrip(".") for one in told if one}
    used = found | headings | ties
    assert not [one for one in listed if one[:1].isdigit() and not any(f"{each}.".startswith(f"{one}.") for each in used)], "or is around one that is"


def test_what_there_is_comes_before_what_follows_of_it() -> None:
    chapters = styled(read(export(load(PROGRAMMES[1]), "docx", language="en")), "Heading 1")
    wanted = ["Programme summary", "Starting conditions", "Places", "SWOT analysis", "Key performance indicators", "Roadmap", "Sources"]
    assert [one for one in chapters if one in wanted] == wanted
    assert chapters[-2:] == ["Sources", "Corrected misprints"], "no list of signs and numbers"


def test_chapters_stand_under_the_sections_of_the_text_that_they_are_from() -> None:
    file = read(export(load(REAL), "docx", language="en"))
    chapters = ["1. Current state of the Cluster", "2. Target model of the Cluster"]
    assert styled(file, "Heading 1") == ["Programme summary", *chapters, "Appendices", "Corrected misprints"]
    assert [cell.text for cell in file.tables[-1].rows[5].cells][1:] == ["“С1\u00a0– У1”", "“W1 (or W3)\u00a0– T1” (the compiler’s supposition)"]
    numbers = [one.partition(" ")[0] for one in styled(file, "Heading 2")]
    assert numbers == ["1.1", "1.2", "1.3", "1.4", "2.1", "2.2", "2.3", "2.4"]
    told = [one.text for one in file.paragraphs]
    places = [next(place for place, text in enumerate(told) if text.startswith(start)) for start in ("2.1 ", "Mission — ", "Goal — ", "Objectives:")]
    assert places == sorted(places)


def test_what_the_text_concludes_from_the_matrix_follows_it_under_the_title_of_the_text() -> None:
    body = read(export(load(REAL), "docx", language="ru")).element.body
    told = ["".join(one.itertext()) for one in body]
    title = next(place for place, one in enumerate(told) if one.startswith("Направления развития преимуществ"))
    assert "Преимущества для минимизации угроз" in told[title + 1]
    assert [one for one in told[title + 2 : title + 5] if one.startswith("Оценка взаимного влияния")] != []


def test_sections_with_few_of_the_chapters_lend_them_no_numbers() -> None:
    text = "kpis: [{id: K1, name: Jars, unit: t, targets: {2026: 1}, source: '2'}]\nclaims: [{id: c, text: It grows., source: '1'}]\n"
    few = "roadmap: {actions: [{id: '1', title: Meet}]}\nswot: {strengths: [{id: S1, text: Milk}]}\n"
    assert styled(made(PARTS + text), "Heading 1") == ["Programme summary", "1 What there is", "2 What will be", "Sources"]
    mixed = styled(made(PARTS + text + few), "Heading 1")
    assert mixed[:3] == ["Programme summary", "Starting conditions", "SWOT analysis"]
    assert "Key performance indicators" in mixed


def test_lost_charts_and_a_table_that_is_left_out_are_told() -> None:
    table = "  - {id: t, kind: table, within: '2', columns: [a], rows: [[b]]}\n"
    text = PARTS.replace("title: The document", "title: Programme") + table + "claims: [{id: c, text: It grows., source: '1'}, {id: e, text: It is., source: '2'}]\n"
    text += "kpis: [{id: K1, name: Jars, unit: t, targets: {2026: 1}, source: '2'}]\n"
    assert styled(made(text), "Note") == [
        "Charts that have not been preserved:\nA chart, lost",
        "The table in this section is not reproduced.",
    ]
    other = text.replace("kind: table,", "kind: table, belongs_to: inns, judged: [belongs_to],") + "clusters: [{id: inns, name: Inns, source: '2'}]\n"
    why = "Compiler’s note: the table in this section is not reproduced: judging by its content, it belongs to another cluster (Inns)."
    assert why in styled(made(other), "Note")
    assert why.replace("Compiler’s note: the", "The") in styled(made(other.replace(", judged: [belongs_to]", "")), "Note")
    odd = other.replace("text: It is.,", "text: It si., printed: {text: si},")
    doubt = "The text of the section is given as printed; it is damaged and appears to belong in part to the same cluster."
    assert f"{why} {doubt}" in styled(made(odd), "Note")
    assert doubt not in "".join(styled(made(odd.replace("belongs_to: inns, judged: [belongs_to],", "")), "Note"))


def test_a_note_that_refers_to_an_appendix_says_that_it_is_not_there() -> None:
    parts = "  - {id: n, kind: note, within: '1', quote: '* See Appendix 1'}\n  - {id: x, kind: appendix, title: Appendix 1, missing: absent, source: n}\n"
    text = PARTS + parts + "claims: [{id: c, text: It grows., source: ['1', n]}]\n"
    text += "kpis: [{id: K1, name: Jars, unit: t, targets: {2026: 1}, source: '2'}]\n"
    assert "* See Appendix 1 (compiler’s note: not attached to the text)" in styled(made(text), "Note")
    assert "* See Appendix 1" in styled(made(text.replace("missing: absent, ", "")), "Note")


def test_a_chart_that_is_lost_is_told_with_its_note_below_what_the_text_says_beside_it() -> None:
    parts = """
  - {id: part, kind: list, within: '1', title: Dairies}
  - {id: n, kind: note, within: part, quote: 1 – From 7 dairies}
  - {id: pie, kind: chart, within: part, title: "Sales, t.¹", missing: lost, source: n}
  - {id: bars, kind: chart, within: part, title: "Wages, t.", missing: lost}
"""
    kpis = "kpis: [{id: K1, name: Jars, unit: t, targets: {2026: 1}, source: '2'}]\n"
    file = made(f"{PARTS}{parts[1:]}claims: [{{id: c, text: Few sell., source: part}}, {{id: d, text: It lasts., source: '1'}}]\n" + kpis)
    assert "Charts that have not been preserved:\nSales, t. From 7 dairies\nWages, t." in styled(file, "Note")
    assert "Charts that have not been preserved:\nA chart, lost" in styled(file, "Note")


def test_a_lost_chart_stands_below_what_comes_before_it_in_its_section() -> None:
    parts = PARTS.replace('title: "A chart, lost"', 'line: 10, title: "A chart, lost"')
    kpis = "kpis: [{id: K1, name: Jars, unit: t, targets: {2026: 1}, source: '2'}]\n"
    file = made(f"{parts}claims: [{{id: c, text: Few sell., source: trade}}, {{id: d, text: It lasts., source: lead}}]\n" + kpis)
    told = styled(file, "Lead In", "Body Text", "Body Text Kept", "Note")
    assert told[:3] == ["It lasts.", "Charts that have not been preserved:\nA chart, lost", "Trade\nFew sell."]


def test_clusters_that_a_chart_shows_are_listed_with_the_own_one_and_the_fate_of_the_chart() -> None:
    text = HEAD.replace("cluster: Cluster", "cluster: The own one, source: map")
    text += "sources: [{id: map, kind: chart, missing: lost}]\nclusters: [{id: inns, name: Inns, source: map}]\n"
    file = made(text)
    assert styled(file, "Heading 1")[-1] == "Clusters shown in the programme’s chart"
    assert styled(file, "Lead In")[-1] == "The chart has not been preserved; it showed the clusters:"
    assert styled(file, "List Bullet", "List Bullet Kept")[-2:] == ["The own one", "Inns"]
    other = made(text.replace(", missing: lost", "").replace(", source: map}\n", "}\n", 1))
    assert styled(other, "Lead In")[-1] == "The chart shows the clusters:"
    assert "The own one" not in styled(other, "List Bullet", "List Bullet Kept")


def test_what_most_numbers_of_one_year_were_computed_from_is_a_column() -> None:
    values = "{id: a, name: Sales, values: [{period: 2018, value: 19.6, n: 645}]}, {id: b, name: Wages, values: [{period: 2018, value: 30, n: 1141}]}"
    text = f"statistics: [{{id: t, name: Firms, rows: [{values}, {{id: c, name: Firms, values: {{2018: 7}}}}]}}]"
    wanted = [["Indicator", "2018", "Computed from (number of units)"], ["Sales", "19.6", "645"], ["Wages", "30", "1,141"], ["Firms", "7", ""]]
    assert rows(made(text)) == wanted
    assert rows(made(text, readings=True))[1] == ["Sales", "19.6 (n = 645)"]
    assert rows(made(text.replace(", n: 1141", "")))[1] == ["Sales", "19.6 (n = 645)"], "few have it"


def test_a_rate_in_a_unit_of_something_else_has_a_note() -> None:
    text = """
units: [{id: kv, name: thousand visits, of: v, times: 1000}, {id: v, name: visits}]
statistics:
  - id: t
    name: Clinics
    rows:
      - {id: all, name: Capacity, unit: kv, values: {2018: 6}}
      - {id: rate, name: Capacity for 100 people, unit: people, rate: {of: all, per: 100}, values: {2018: 2}}
"""
    note = "Compiler’s note: the unit of “Capacity for 100 people” is as in the text; its total is given in “thousand visits”."
    assert styled(made(text), "Note") == [note]
    assert styled(made(text, findings=False), "Note") == []
    assert styled(made(text.replace("unit: people", "unit: v")), "Note") == []


@pytest.mark.parametrize(("columns", "head"), [
    ("[Nr, What, '2020', '2021']", ["Nr", "What", "2020", "2021"]),
    ("[Nr, What, '2021', '2020']", ["No.", "Indicator", "2020", "2021"]),
    ("[Indicator, 'No.', '2020', '2021']", ["No.", "Indicator", "2020", "2021"]),
    ("[Nr, What, Before, After]", ["No.", "Indicator", "2020", "2021"]),
])  # fmt: skip
def test_headings_of_the_text_stand_only_above_the_columns_they_are_of(columns: str, head: list[str]) -> None:
    text = f"sources: [{{id: t, kind: table, columns: {columns}}}]\nkpis: [{{id: K1, name: Jars, targets: {{2020: 1, 2021: 2}}, source: t}}]"
    assert rows(made(text))[0] == head


def test_numbers_stand_in_a_table_unless_sentences_tell_all_of_them() -> None:
    claims = "claims: [{id: c, text: 'In 2018 it sold 1484 jars, 5% of them abroad.', evidence: [jars, abroad, tonnes]}]\n"
    values = "{id: jars, name: Jars, values: {2018: 1484}}, {id: abroad, name: Abroad, values: {2018: 5}}"
    other = "{id: tonnes, name: Tonnes, values: {2018: 4.84}}, {id: silent, name: Silent, values: {2018: 5}}"
    file = made(f"{PARTS}{claims}statistics: [{values}, {other}]")
    assert [row[0] for row in rows(file)][1:] == ["Tonnes", "Silent"]


def test_who_produced_the_numbers_is_told_in_the_words_of_the_note() -> None:
    notes = "  - {id: n, kind: note, within: '1', title: own count from data of the Office, quote: 'Source: own count from data of the Office'}\n"
    makers = "  - {id: own, kind: producer, title: own count, source: n}\n  - {id: office, kind: producer, title: the Office, source: n}\n"
    text = f"{PARTS}{notes}{makers}statistics: [{{id: s, name: Trade, origin: [own, office], rows: [{{id: r, name: Sales, values: {{2020: 1}}}}]}}]"
    assert "Source: own count from data of the Office" in styled(made(text), "Note")
    assert "Source: own count, the Office; " not in styled(made(text), "Note")


def test_the_title_page_has_the_place_as_it_is_printed_and_the_notes_of_the_title_page_follow() -> None:
    file = read(export(load(REAL), "docx", language="ru"))
    assert file.sections[0].footer.paragraphs[0].text == "СТАВРОПОЛЬ 2020"
    (above,) = styled(file, "Cover Head")
    assert above.replace("\u00a0", " ").startswith("Программа подготовлена в рамках договора от 23 декабря 2019 г. № СК 2020/30 по разработке")
    assert any(one.startswith("Материалы Программы подготовлены на базе") for one in styled(file, "Body Text"))


def test_a_note_of_the_text_to_a_statement_stands_below_it_for_who_reads_its_language() -> None:
    note = '- {id: star, kind: note, within: "1", quote: "* See the annex"}'
    text = f"{PARTS}  {note}\nclaims: [{{id: c, text: Trade* grows., source: [trade, star]}}, {{id: d, text: It lasts., source: trade}}]"
    file = made(text)
    assert [one for one in styled(file, "Note") if "annex" in one] == ["* See the annex"]
    assert styled(file, "Lead In", "Body Text", "Body Text Kept", "Note")[:3] == ["Trade\nTrade* grows.", "* See the annex", "It lasts."]
    foreign = made(HEAD.replace("id: p,", "id: p, language: ru,") + text)
    assert [one for one in styled(foreign, "Note") if "annex" in one] == []


SHARES = PARTS + """
claims:
  - {id: a, text: It has 17% of all guests, evidence: [share], source: trade}
  - {id: b, text: It has 18.5% of all guests, evidence: [share], source: "2"}
  - {id: c, text: More than 130 inns are at the lake, evidence: [lake], source: trade}
  - {id: d, text: There are more than 100 inns, evidence: [inns], source: "2"}
statistics:
  - {id: share, name: Share of guests, unit: "%", values: [{period: undated, value: 17, source: trade}, {period: undated, value: 18.5, source: "2"}]}
  - {id: inns, name: Inns of the valley, values: [{period: undated, value: over 100}], source: "2"}
  - {id: lake, name: Inns at the lake, part_of: {inns: weak}, values: [{period: undated, value: over 130}], source: trade}
"""


def test_numbers_that_contradict_each_other_have_a_note_below_each_statement_that_tells_one() -> None:
    differing = (
        "Compiler’s note: the programme gives different values of this indicator: "
        "17% (section\u00a01), 18.5% (section\u00a02); no year is given."
    )
    unequal = (
        "Compiler’s note: figures in the programme do not agree: “Inns at the lake” – more than 130 (section\u00a01); "
        "“Inns of the valley” – more than 100 (section\u00a02). They may count different things."
    )
    notes = [one for one in styled(made(SHARES), "Note") if one.startswith("Compiler")]
    assert notes == [differing, unequal, differing, unequal]
    assert not [one for one in styled(made(SHARES, findings=False), "Note") if one.startswith("Compiler")]


@pytest.mark.parametrize(
    "agreeing",
    [
        SHARES.replace("period: undated, value: 17,", "period: 2019, value: 17,").replace("over 130", "over 90"),
        SHARES.replace("value: 18.5", "value: 18.5, as: target")
        .replace("over 130", "130, as: target")
        .replace("over 100", "200"),
        SHARES.replace("value: 17,", "value: 17..19,").replace(
            "id: lake, name: Inns at the lake,", "id: lake, unit: beds, name: Inns at the lake,"
        ),
    ],
)
def test_numbers_that_may_both_be_true_have_none(agreeing: str) -> None:
    assert [one for one in styled(made(agreeing), "Note") if one.startswith("Compiler")] == []


SWOT = """
sources:
  - {id: d, kind: document, title: The document}
  - {id: so, kind: list, within: d, title: Strengths for opportunities}
  - {id: said, within: so, quote: Sell}
swot:
  strengths: [{id: S1, text: Cheese}]
  opportunities: [{id: O1, text: Guests}]
  threats: [{id: T1, text: Rain}]
  pairings:
    - {id: SO1, quadrant: SO, response: Sell cheese, factors: [S1, O1], source: said}
    - {id: SO2, quadrant: SO, response: Show it, factors: [S1, O1], source: so}
    - {id: ST1, quadrant: ST, response: Build a roof, factors: [S1, T1], source: d}
"""


def test_responses_stand_below_the_heading_that_the_text_has_for_their_list() -> None:
    cells = rows(made(SWOT), -1)[1]
    assert cells[1:] == ["Strengths for opportunities\nS1 – O1 Sell cheese\nS1 – O1 Show it", "S1 – T1 Build a roof"]


def test_the_document_begins_with_what_the_text_says_of_its_materials() -> None:
    head = HEAD.replace("cluster: Cluster", "cluster: Cluster, source: [front, how]")
    text = head + SWOT.replace("sources:", "sources:\n  - {id: front, kind: section, within: d}\n  - {id: how, kind: note, within: front, quote: Made of surveys}")
    told = [one.text for one in made(text).paragraphs]
    assert told[told.index("Made of surveys.") + 1] == "Programme summary"
    assert "Made of surveys." not in [one.text for one in made(text.replace("id: p,", "id: p, language: ru,")).paragraphs]


def test_a_table_does_not_repeat_the_heading_of_its_section() -> None:
    table = "statistics: [{id: t, name: What there is, unit: t, source: lead, rows: [{id: r, name: Milk, values: {2020: 1}}]}]\n"
    said = [one.text.split("\n")[0] for one in made(PARTS + table).paragraphs]
    assert said.count("1. What there is") + said.count("1 What there is") == 2, "contents and heading"
    assert "What there is" not in said


def test_profiles_of_places_have_a_title_of_their_own() -> None:
    places = "places: [{id: v, name: Valley, profile: {Air: [pure]}}, {id: t, name: Town}]"
    assert "Features of the places" in styled(made(places), "Lead In")
